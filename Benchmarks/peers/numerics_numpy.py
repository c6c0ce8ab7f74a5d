"""The tasks of `benchmarks numerics` as a user of NumPy would write them; the same inputs, the same checks."""
import os
import sys

threads = sys.argv[sys.argv.index("--threads") + 1] if "--threads" in sys.argv else "1"
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = threads

import json
import time

import numpy as np


def measure(body, runs, warm_ups=2):
    for _ in range(warm_ups):
        check = body()
    times = []
    for _ in range(max(runs, 5)):
        wall, cpu = time.perf_counter(), time.process_time()
        check = body()
        times.append(((time.perf_counter() - wall) * 1e3, (time.process_time() - cpu) * 1e3))
    times.sort()
    middle = times[len(times) // 2]
    return {"ms": middle[0], "lo": times[0][0], "hi": times[-1][0], "cpu_ms": middle[1], "n": len(times),
            "check": float(check)}


def sigmoid(Z):
    A = np.negative(Z)
    np.exp(A, out=A)
    A += 1
    np.reciprocal(A, out=A)
    return A


def cost(A, Y):
    return -(np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)).item() / Y.shape[1]


def dot_1e6():
    r = np.random.RandomState(1)
    a, b = r.rand(1, 1000000).ravel(), r.rand(1, 1000000).ravel()
    return measure(lambda: np.dot(a, b), 101)


def logistic(m, runs):
    r = np.random.RandomState(1)
    X = r.rand(12288, m)
    Y = (r.rand(1, m) > 0.5) * 1.0

    def step():
        w, b = np.zeros((12288, 1)), 0.0
        A = sigmoid(np.dot(w.T, X) + b)
        dZ = A - Y
        dw, db = np.dot(X, dZ.T) / m, dZ.sum() / m
        J = cost(A, Y)
        w -= 0.005 * dw
        b -= 0.005 * db
        return J + w[0, 0] + b

    return measure(step, runs)


def shallow():
    r = np.random.RandomState(1)
    X = r.randn(2, 400)
    Y = (X[:1] * X[1:] > 0) * 1.0
    m = 400

    def train():
        r = np.random.RandomState(2)
        W1, W2 = r.randn(4, 2) * 0.01, r.randn(1, 4) * 0.01
        b1, b2 = np.zeros((4, 1)), np.zeros((1, 1))
        for i in range(10000):
            A1 = np.tanh(np.dot(W1, X) + b1)
            A2 = sigmoid(np.dot(W2, A1) + b2)
            J = cost(A2, Y)
            if i == 999:
                check = J  # Later on the last digit of a sum decides in which of two valleys the walk ends.
            dZ2 = A2 - Y
            dW2, db2 = np.dot(dZ2, A1.T) / m, dZ2.sum(axis=1, keepdims=True) / m
            dZ1 = np.dot(W2.T, dZ2) * (1 - A1 * A1)
            dW1, db1 = np.dot(dZ1, X.T) / m, dZ1.sum(axis=1, keepdims=True) / m
            W1 -= 1.2 * dW1
            b1 -= 1.2 * db1
            W2 -= 1.2 * dW2
            b2 -= 1.2 * db2
        return check

    return measure(train, 5)


def forward(X, layers):
    activations = [X]
    for l, (W, b) in enumerate(layers):
        Z = np.dot(W, activations[-1])
        Z += b
        activations.append(sigmoid(Z) if l == len(layers) - 1 else np.maximum(Z, 0, out=Z))
    return activations


def backward(activations, layers, Y):
    m = Y.shape[1]
    gradients = [None] * len(layers)
    dZ = activations[-1] - Y
    for l in reversed(range(len(layers))):
        A = activations[l]
        gradients[l] = (np.dot(dZ, A.T) / m, dZ.sum(axis=1, keepdims=True) / m)
        if l > 0:
            dZ = np.dot(layers[l][0].T, dZ)
            dZ *= A > 0
    return gradients


def initial(sizes, r):
    return [(r.randn(n, p) / np.sqrt(p), np.zeros((n, 1))) for p, n in zip(sizes, sizes[1:])]


def deep(sizes, m, iterations, rate):
    r = np.random.RandomState(1)
    X = r.rand(sizes[0], m)
    Y = (r.rand(1, m) > 0.5) * 1.0
    start = initial(sizes, r)

    def train():
        layers = [(W.copy(), b.copy()) for W, b in start]
        for _ in range(iterations):
            activations = forward(X, layers)
            J = cost(activations[-1], Y)
            for (W, b), (dW, db) in zip(layers, backward(activations, layers, Y)):
                W -= rate * dW
                b -= rate * db
        return J

    return measure(train, 5, 1)


def elementwise(function):
    x = np.random.RandomState(1).randn(1, 10000000)
    y = np.empty_like(x)

    def run():
        if function == "tanh":
            np.tanh(x, out=y)
        else:
            np.negative(x, out=y)
            np.exp(y, out=y)
            np.add(y, 1, out=y)
            np.reciprocal(y, out=y)
        return y[0, 0] + y[0, -1]

    return measure(run, 11)


def gradient_check():
    r = np.random.RandomState(1)
    X = r.randn(12, 64)
    Y = (r.rand(1, 64) > 0.5) * 1.0
    layers = initial([12, 8, 4, 1], r)

    def check():
        backward(forward(X, layers), layers, Y)
        total, h = 0.0, 1e-6
        for W, b in layers:
            for array in (W, b):
                flat = array.reshape(-1)
                for k in range(flat.size):
                    old = flat[k]
                    flat[k] = old + h
                    above = cost(forward(X, layers)[-1], Y)
                    flat[k] = old - h
                    below = cost(forward(X, layers)[-1], Y)
                    flat[k] = old
                    total += (above - below) / (2 * h)
        return total

    return measure(check, 41)


TASKS = {
    "dot_1e6": dot_1e6,
    "logreg_step_12288x209": lambda: logistic(209, 41),
    "logreg_step_12288x2000": lambda: logistic(2000, 11),
    "shallow_2_4_1_m400_10000it": shallow,
    "deep_12288_20_7_5_1_m209_100it": lambda: deep([12288, 20, 7, 5, 1], 209, 100, 0.0075),
    "deep_784_256_128_1_m4096_20it": lambda: deep([784, 256, 128, 1], 4096, 20, 0.1),
    "sigmoid_1e7": lambda: elementwise("sigmoid"),
    "tanh_1e7": lambda: elementwise("tanh"),
    "gradcheck_12_8_4_1_m64": gradient_check,
}

if __name__ == "__main__":
    only = sys.argv[sys.argv.index("--only") + 1].split(",") if "--only" in sys.argv else []
    tasks = {name: task() for name, task in TASKS.items() if not only or any(map(name.startswith, only))}
    print(json.dumps({"peer": "numpy " + np.__version__, "threads": int(threads), "tasks": tasks}))

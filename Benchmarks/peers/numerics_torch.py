"""The tasks of `benchmarks numerics` as a user of PyTorch would write them; the same inputs, the same checks.

The gradients are written out as in the lecture, as in the other programs: autograd only costs on top of that. The
inputs come from NumPy's seeds, which every program shares.
"""
import os
import sys

threads = sys.argv[sys.argv.index("--threads") + 1] if "--threads" in sys.argv else "1"
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = threads

import json

import numpy as np
import torch

from numerics_numpy import initial, measure

torch.set_num_threads(int(threads))
torch.set_grad_enabled(False)
tensor = torch.from_numpy


def cost(A, Y):
    return -(torch.log(A) @ Y.T + torch.log(1 - A) @ (1 - Y).T).item() / Y.shape[1]


def dot_1e6():
    r = np.random.RandomState(1)
    a, b = tensor(r.rand(1000000)), tensor(r.rand(1000000))
    return measure(lambda: torch.dot(a, b), 101)


def logistic(m, runs):
    r = np.random.RandomState(1)
    X = tensor(r.rand(12288, m))
    Y = tensor((r.rand(1, m) > 0.5) * 1.0)

    def step():
        w, b = torch.zeros((12288, 1), dtype=torch.float64), 0.0
        A = torch.sigmoid(w.T @ X + b)
        dZ = A - Y
        dw, db = X @ dZ.T / m, dZ.sum().item() / m
        J = cost(A, Y)
        w -= 0.005 * dw
        b -= 0.005 * db
        return J + w[0, 0].item() + b

    return measure(step, runs)


def shallow():
    r = np.random.RandomState(1)
    x = r.randn(2, 400)
    X, Y = tensor(x), tensor((x[:1] * x[1:] > 0) * 1.0)
    m = 400

    def train():
        r = np.random.RandomState(2)
        W1, W2 = tensor(r.randn(4, 2) * 0.01), tensor(r.randn(1, 4) * 0.01)
        b1, b2 = torch.zeros((4, 1), dtype=torch.float64), torch.zeros((1, 1), dtype=torch.float64)
        for i in range(10000):
            A1 = torch.tanh(W1 @ X + b1)
            A2 = torch.sigmoid(W2 @ A1 + b2)
            J = cost(A2, Y)
            if i == 999:
                check = J  # Later on the last digit of a sum decides in which of two valleys the walk ends.
            dZ2 = A2 - Y
            dW2, db2 = dZ2 @ A1.T / m, dZ2.sum(dim=1, keepdim=True) / m
            dZ1 = (W2.T @ dZ2) * (1 - A1 * A1)
            dW1, db1 = dZ1 @ X.T / m, dZ1.sum(dim=1, keepdim=True) / m
            W1 -= 1.2 * dW1
            b1 -= 1.2 * db1
            W2 -= 1.2 * dW2
            b2 -= 1.2 * db2
        return check

    return measure(train, 5)


def forward(X, layers):
    activations = [X]
    for l, (W, b) in enumerate(layers):
        Z = W @ activations[-1]
        Z += b
        activations.append(torch.sigmoid_(Z) if l == len(layers) - 1 else torch.relu_(Z))
    return activations


def backward(activations, layers, Y):
    m = Y.shape[1]
    gradients = [None] * len(layers)
    dZ = activations[-1] - Y
    for l in reversed(range(len(layers))):
        A = activations[l]
        gradients[l] = (dZ @ A.T / m, dZ.sum(dim=1, keepdim=True) / m)
        if l > 0:
            dZ = layers[l][0].T @ dZ
            dZ *= A > 0
    return gradients


def deep(sizes, m, iterations, rate):
    r = np.random.RandomState(1)
    X = tensor(r.rand(sizes[0], m))
    Y = tensor((r.rand(1, m) > 0.5) * 1.0)
    start = [(tensor(W), tensor(b)) for W, b in initial(sizes, r)]

    def train():
        layers = [(W.clone(), b.clone()) for W, b in start]
        for _ in range(iterations):
            activations = forward(X, layers)
            J = cost(activations[-1], Y)
            for (W, b), (dW, db) in zip(layers, backward(activations, layers, Y)):
                W.sub_(dW, alpha=rate)
                b.sub_(db, alpha=rate)
        return J

    return measure(train, 5, 1)


def elementwise(function):
    x = tensor(np.random.RandomState(1).randn(1, 10000000))
    y = torch.empty_like(x)

    def run():
        function(x, out=y)
        return (y[0, 0] + y[0, -1]).item()

    return measure(run, 11)


def gradient_check():
    r = np.random.RandomState(1)
    X = tensor(r.randn(12, 64))
    Y = tensor((r.rand(1, 64) > 0.5) * 1.0)
    layers = [(tensor(W), tensor(b)) for W, b in initial([12, 8, 4, 1], r)]

    def check():
        backward(forward(X, layers), layers, Y)
        total, h = 0.0, 1e-6
        for W, b in layers:
            for array in (W, b):
                # The same memory: NumPy's access to single numbers is the quicker one.
                flat = array.numpy().reshape(-1)
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
    "sigmoid_1e7": lambda: elementwise(torch.sigmoid),
    "tanh_1e7": lambda: elementwise(torch.tanh),
    "gradcheck_12_8_4_1_m64": gradient_check,
}

if __name__ == "__main__":
    only = sys.argv[sys.argv.index("--only") + 1].split(",") if "--only" in sys.argv else []
    tasks = {name: task() for name, task in TASKS.items() if not only or any(map(name.startswith, only))}
    print(json.dumps({"peer": "torch " + torch.__version__, "threads": int(threads), "tasks": tasks}))

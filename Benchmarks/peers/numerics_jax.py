"""The tasks of `benchmarks numerics` as a user of JAX would write them: compiled, whole training loops in one program.

The same inputs, the same checks. Gradients are written out as in the other programs. What compiling costs is not
counted: the first runs warm up.
"""
import os
import sys

threads = sys.argv[sys.argv.index("--threads") + 1] if "--threads" in sys.argv else "1"
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = threads
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["JAX_ENABLE_X64"] = "1"
# Its pool takes a thread for every processor that the process may use.
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-int(threads):])

import json

import jax
import jax.flatten_util
import jax.numpy as jnp
import numpy as np

import numerics_numpy
from numerics_numpy import initial


def measure(body, *runs):
    # JAX hands out results before they are there.
    return numerics_numpy.measure(lambda: float(body()), *runs)


def sigmoid(Z):
    return 1 / (1 + jnp.exp(-Z))


def cost(A, Y):
    return -(jnp.dot(Y, jnp.log(A).T) + jnp.dot(1 - Y, jnp.log(1 - A).T)).sum() / Y.shape[1]


def dot_1e6():
    r = np.random.RandomState(1)
    a, b = jnp.array(r.rand(1000000)), jnp.array(r.rand(1000000))
    dot = jax.jit(jnp.dot)
    return measure(lambda: dot(a, b), 101)


def logistic(m, runs):
    r = np.random.RandomState(1)
    X = jnp.array(r.rand(12288, m))
    Y = jnp.array((r.rand(1, m) > 0.5) * 1.0)

    @jax.jit
    def step(w, b):
        A = sigmoid(jnp.dot(w.T, X) + b)
        dZ = A - Y
        dw, db = jnp.dot(X, dZ.T) / m, dZ.sum() / m
        return cost(A, Y), w - 0.005 * dw, b - 0.005 * db

    def run():
        J, w, b = step(jnp.zeros((12288, 1)), 0.0)
        return J + w[0, 0] + b

    return measure(run, runs)


def shallow():
    r = np.random.RandomState(1)
    x = r.randn(2, 400)
    X, Y = jnp.array(x), jnp.array((x[:1] * x[1:] > 0) * 1.0)
    m = 400

    def step(i, state):
        W1, b1, W2, b2, check = state
        A1 = jnp.tanh(jnp.dot(W1, X) + b1)
        A2 = sigmoid(jnp.dot(W2, A1) + b2)
        J = cost(A2, Y)
        dZ2 = A2 - Y
        dW2, db2 = jnp.dot(dZ2, A1.T) / m, dZ2.sum(axis=1, keepdims=True) / m
        dZ1 = jnp.dot(W2.T, dZ2) * (1 - A1 * A1)
        dW1, db1 = jnp.dot(dZ1, X.T) / m, dZ1.sum(axis=1, keepdims=True) / m
        # Later on the last digit of a sum decides in which of two valleys the walk ends.
        check = jnp.where(i == 999, J, check)
        return W1 - 1.2 * dW1, b1 - 1.2 * db1, W2 - 1.2 * dW2, b2 - 1.2 * db2, check

    train = jax.jit(lambda start: jax.lax.fori_loop(0, 10000, step, start)[-1])

    def run():
        r = np.random.RandomState(2)
        W1, W2 = r.randn(4, 2) * 0.01, r.randn(1, 4) * 0.01
        return train((W1, np.zeros((4, 1)), W2, np.zeros((1, 1)), 0.0))

    return measure(run, 5)


def forward(X, layers):
    activations = [X]
    for l, (W, b) in enumerate(layers):
        Z = jnp.dot(W, activations[-1]) + b
        activations.append(sigmoid(Z) if l == len(layers) - 1 else jnp.maximum(Z, 0))
    return activations


def backward(activations, layers, Y):
    m = Y.shape[1]
    gradients = [None] * len(layers)
    dZ = activations[-1] - Y
    for l in reversed(range(len(layers))):
        A = activations[l]
        gradients[l] = (jnp.dot(dZ, A.T) / m, dZ.sum(axis=1, keepdims=True) / m)
        if l > 0:
            dZ = jnp.dot(layers[l][0].T, dZ) * (A > 0)
    return gradients


def deep(sizes, m, iterations, rate):
    r = np.random.RandomState(1)
    X = jnp.array(r.rand(sizes[0], m))
    Y = jnp.array((r.rand(1, m) > 0.5) * 1.0)
    start = [(jnp.array(W), jnp.array(b)) for W, b in initial(sizes, r)]

    @jax.jit
    def step(layers):
        activations = forward(X, layers)
        gradients = backward(activations, layers, Y)
        moved = [(W - rate * dW, b - rate * db) for (W, b), (dW, db) in zip(layers, gradients)]
        return moved, cost(activations[-1], Y)

    def train():
        layers = start
        for _ in range(iterations):
            layers, J = step(layers)
        return J

    return measure(train, 5, 1)


def elementwise(function):
    x = jnp.array(np.random.RandomState(1).randn(1, 10000000))
    compiled = jax.jit(function)

    def run():
        y = compiled(x).block_until_ready()
        return y[0, 0] + y[0, -1]

    return measure(run, 11)


def gradient_check():
    r = np.random.RandomState(1)
    X = jnp.array(r.randn(12, 64))
    Y = jnp.array((r.rand(1, 64) > 0.5) * 1.0)
    start = [(jnp.array(W), jnp.array(b)) for W, b in initial([12, 8, 4, 1], r)]
    flat, restored = jax.flatten_util.ravel_pytree(start)
    h = 1e-6

    @jax.jit
    def check(flat):
        layers = restored(flat)
        analytic = backward(forward(X, layers), layers, Y)

        def slope(k):
            above = cost(forward(X, restored(flat.at[k].add(h)))[-1], Y)
            below = cost(forward(X, restored(flat.at[k].add(-h)))[-1], Y)
            return (above - below) / (2 * h)

        return jax.vmap(slope)(jnp.arange(flat.size)).sum(), analytic

    return measure(lambda: check(flat)[0], 41)


TASKS = {
    "dot_1e6": dot_1e6,
    "logreg_step_12288x209": lambda: logistic(209, 41),
    "logreg_step_12288x2000": lambda: logistic(2000, 11),
    "shallow_2_4_1_m400_10000it": shallow,
    "deep_12288_20_7_5_1_m209_100it": lambda: deep([12288, 20, 7, 5, 1], 209, 100, 0.0075),
    "deep_784_256_128_1_m4096_20it": lambda: deep([784, 256, 128, 1], 4096, 20, 0.1),
    "sigmoid_1e7": lambda: elementwise(sigmoid),
    "tanh_1e7": lambda: elementwise(jnp.tanh),
    "gradcheck_12_8_4_1_m64": gradient_check,
}

if __name__ == "__main__":
    only = sys.argv[sys.argv.index("--only") + 1].split(",") if "--only" in sys.argv else []
    tasks = {name: task() for name, task in TASKS.items() if not only or any(map(name.startswith, only))}
    print(json.dumps({"peer": "jax " + jax.__version__, "threads": int(threads), "tasks": tasks}))

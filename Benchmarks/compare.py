"""Runs a group of benchmarks and its peers in turns and prints the medians side by side.

    compare.py [numerics|formulas] [--rounds N] [--own PROGRAM] [options for all of them]

A peer that is not installed is left out, and said so. Each program runs alone, in turns, three times; the best median
of each counts. The last column is how many times slower the best of the peers is: 1 and more is what we want.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))


def taken(options, name, otherwise):
    """The value of an option that is ours and not for the programs."""
    if name not in options:
        return otherwise
    place = options.index(name)
    value = options[place + 1]
    del options[place:place + 2]
    return value


def python(file, module):
    """A peer in Python; None where what it needs is missing."""
    if subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode != 0:
        print(f"left out: {file}, which needs {module}", file=sys.stderr)
        return None
    return [sys.executable, os.path.join(here, "peers", file)]


def tape():
    """The tape in C, compiled; None where there is no compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    program = os.path.join(tempfile.mkdtemp(), "graph_tape")
    source = os.path.join(here, "peers", "graph_tape.c")
    subprocess.run([compiler, "-O3", source, "-lm", "-o", program], check=True)
    return [program]


def peers(group):
    if group == "formulas":
        return [python("formulas_sympy.py", "sympy")]
    return [python("numerics_numpy.py", "numpy"), python("numerics_torch.py", "torch"),
            python("numerics_jax.py", "jax"), tape()]


def best(runs):
    """The run with the least median, by task."""
    tasks = {}
    for run in runs:
        for task, figures in run["tasks"].items():
            time = figures.get("ms", figures.get("median_us"))
            if task not in tasks or time < tasks[task][0]:
                tasks[task] = (time, figures.get("check"))
    return tasks


def main():
    options = sys.argv[1:]
    rounds = taken(options, "--rounds", None)
    own = taken(options, "--own", os.path.join(here, ".build/release/benchmarks"))
    group = options.pop(0) if options and not options[0].startswith("-") else "numerics"
    commands = [[own, group]] + [command for command in peers(group) if command]
    runs = [[] for _ in commands]
    for _ in range(int(rounds or (3 if group == "numerics" else 1))):
        for place, command in enumerate(commands):
            output = subprocess.run(command + options, check=True, capture_output=True, text=True).stdout
            runs[place].append(json.loads(output))
    names = ["gradus"] + [run[0]["peer"] for run in runs[1:]]
    ours, *theirs = [best(run) for run in runs]

    print("| task | " + " | ".join(names) + " | ratio |\n|---|" + "--:|" * (len(names) + 1))
    for task, (time, check) in ours.items():
        for name, peer in zip(names[1:], theirs):
            other = peer.get(task, (0, None))[1]
            if check is not None and other is not None and abs(check - other) > 1e-6 * max(abs(check), abs(other)):
                sys.exit(f"{task}: the results differ, {check} here and {other} in {name}")
        times = [peer[task][0] if task in peer else None for peer in theirs]
        if all(other is None for other in times):
            continue
        ratio = min(other for other in times if other is not None) / time
        cells = ["–" if other is None else f"{other:.3g}" for other in [time] + times]
        print(f"| `{task}` | " + " | ".join(cells) + f" | {ratio:.2f} |")


main()

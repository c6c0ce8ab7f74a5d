"""Runs a group of benchmarks and its peer in turns and prints how many times slower the peer is."""
import json
import os
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
PEERS = {"numerics": "numerics_numpy.py", "formulas": "formulas_sympy.py"}


def run(command):
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    group = sys.argv[1] if len(sys.argv) > 1 else "numerics"
    options = sys.argv[2:]
    own = [os.path.join(here, ".build/release/benchmarks"), group] + options
    peer = [sys.executable, os.path.join(here, "peers", PEERS[group])] + options
    best = {}
    for _ in range(3 if group == "numerics" else 1):
        for who, command in (("gradus", own), ("peer", peer)):
            result = run(command)
            if who == "peer":
                name = result["peer"]
            for task, figures in result["tasks"].items():
                time = figures.get("ms", figures.get("median_us"))
                old = best.setdefault(task, {}).get(who)
                if old is None or time < old[0]:
                    best[task][who] = (time, figures.get("check"))
    print(f"| task | gradus | {name} | ratio |\n|---|--:|--:|--:|")
    for task, who in best.items():
        if "peer" not in who or "gradus" not in who:
            continue
        (a, x), (b, y) = who["gradus"], who["peer"]
        if x is not None and abs(x - y) > 1e-6 * max(abs(x), abs(y)):
            sys.exit(f"{task}: the results differ, {x} and {y}")
        print(f"| {task} | {a:.4g} | {b:.4g} | {b / a:.3g} |")


main()

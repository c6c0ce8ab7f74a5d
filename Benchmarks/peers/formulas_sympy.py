"""The pairs of `benchmarks formulas` as `simplify(left - right) == 0` in SymPy; ten seconds a pair at most."""
import json
import os
import re
import signal
import sys
import time

import sympy
from sympy.parsing.sympy_parser import (convert_xor, implicit_multiplication, parse_expr, split_symbols,
                                        standard_transformations)

data = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "pairs.jsonl")
names = {letter: sympy.Symbol(letter, real=True) for letter in "abchmnxyzw"}
names["α"] = sympy.Symbol("alpha", real=True)
names["σ"] = lambda z: 1 / (1 + sympy.exp(-z))
names["relu"] = lambda z: sympy.Max(z, 0)
names["max"], names["abs"], names["e"] = sympy.Max, sympy.Abs, sympy.E
transformations = standard_transformations + (split_symbols, implicit_multiplication, convert_xor)


def read(text):
    text = re.sub(r"\|([^|]*)\|", r"abs(\1)", text)
    derivative = re.match(r"d/d(\w) (.*)", text)
    if derivative:
        return sympy.diff(read(derivative[2]), names[derivative[1]])
    return parse_expr(text, local_dict=dict(names), transformations=transformations)


class Late(Exception):
    pass


def alarm(*_):
    raise Late


def main():
    signal.signal(signal.SIGALRM, alarm)
    times, right, wrong, silent = [], 0, 0, 0
    for line in open(data, encoding="utf-8"):
        pair = json.loads(line)
        if any(sign in pair["left"] + pair["right"] for sign in ("Σ", "\\", ">")):
            continue
        begin = time.perf_counter()
        signal.alarm(10)
        try:
            equal = sympy.simplify(read(pair["left"]) - read(pair["right"])) == 0
            right, wrong = right + (equal == pair["equal"]), wrong + (equal != pair["equal"])
        except Exception:
            silent += 1
        finally:
            signal.alarm(0)
        times.append((time.perf_counter() - begin) * 1e6)
    times.sort()
    figures = {"median_us": times[len(times) // 2], "p99_us": times[int(len(times) * 0.99)], "n": len(times),
               "right": right, "wrong": wrong, "undecided": silent}
    print(json.dumps({"peer": "sympy " + sympy.__version__, "tasks": {"equal": figures}}))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Answers of an invented class as JSON lines: right, wrong, unreadable and hostile ones, second attempts, a broken line."""

import json
import random
import sys

ANSWERS = {
    "week2/reverse-walk": [
        "dJ/db = dJ/dv * dv/du * du/db\n= 3*1*c\n= 3c", "dJ/db = 3*c", "dJ/db = 3*b", "dJ/db = c", "dJ/db = 3*(c",
    ],
    "week2/derive-dz": [
        "dL/dz = dL/da * da/dz\n= (-y/a + (1 - y)/(1 - a)) * a(1 - a)\n= -y(1 - a) + (1 - y)a\n= a - y",
        "dL/dz = dL/da * da/dz\n= (-y/a + (1 - y)/(1 - a)) * z(1 - z)",
        "dL/dz = dL/da * da/dz\n= (-y/a + (1 - y)/(1 - a)) * a(1 + a)\n= a - y",
    ],
    "week2/da-one-fraction": [
        "(a - y)/(a(1 - a))", "(a - y)/(a - a^2)", "\\frac{a-y}{a(1-a)}", "(a + y)/(a(1 - a))", "(y - a)/(a(1 - a))",
    ],
    "week2/cost-of-three": ["0.4757", "(-ln 0.6 - ln 0.5 - ln 0.8)/3", "1.427", "0.24", "(-ln 0.6"],
    "week2/count-the-parameters": ["32*32*3 + 1", "3073", "3072", "3072 +"],
}
HOSTILE = ["'; DROP TABLE gradus_mark; --", "\\", "\u0000", "\\!rm -rf /\n\\q", "9^9^9^9", "<script>alert(1)</script>", "👩‍🔬" * 40]


def main():
    learners = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    draw = random.Random(7)
    lines = []
    for number in range(learners):
        for exercise, answers in ANSWERS.items():
            for _ in range(draw.choice([1, 1, 1, 2])):
                answer = draw.choice(HOSTILE if draw.random() < 0.02 else answers)
                lines.append(json.dumps({"learner": f"learner-{number:04}", "exercise": exercise, "answer": answer}))
    lines.append(json.dumps({"learner": "o'hara \\ 李", "exercise": "week9/none", "answer": "1"}))
    draw.shuffle(lines)
    lines.insert(len(lines) // 2, '{"learner": "torn')
    print("\n".join(lines))


if __name__ == "__main__":
    main()

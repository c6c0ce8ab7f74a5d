#!/usr/bin/env python3
"""Grades a class on an Apache Spark cluster and keeps the marks in PostgreSQL.

Grading is a pure function of (exercise, answer), so `gradus grade --jsonl` is a filter that Spark's `pipe` runs once for
every partition, wherever that partition lies. Marks reach the database as upserts: a task that Spark starts a second time,
and a second run of all of this, write the same rows again.

Where the database is, and who may write there, psql takes from its environment (PGHOST, PGDATABASE, PGSERVICEFILE, ...).
"""

import argparse
import json
import os
import subprocess
import sys

from pyspark import SparkConf, SparkContext


def keyed(line):
    """A line of marks under the learner and the exercise that it is about; None where it names neither."""
    mark = json.loads(line)
    if isinstance(mark.get("learner"), str) and isinstance(mark.get("exercise"), str):
        return (mark["learner"], mark["exercise"]), line
    return None, line


def better(one, other):
    """The attempt that counts: the best one, and of equal ones always the same, in whatever order they come."""

    def rank(line):
        points = json.loads(line).get("points")
        return points is not None, points or 0, line

    return max(one, other, key=rank)


def upsert(gradus, environment):
    """Writes the marks of one partition in one transaction."""

    def store(lines):
        exporter = subprocess.Popen(
            [gradus, "export", "--format", "sql", "--marks"],
            env={**os.environ, **environment}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        database = subprocess.Popen(
            ["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"],
            env={**os.environ, **environment}, stdin=exporter.stdout)
        exporter.stdout.close()
        for line in lines:
            exporter.stdin.write(line.encode() + b"\n")
        exporter.stdin.close()
        # A partition that is not stored fails its task: Spark tries again, and gives up loudly.
        statuses = exporter.wait(), database.wait()
        if any(statuses):
            raise RuntimeError(f"marks were not stored: gradus ended with {statuses[0]}, psql with {statuses[1]}")

    return store


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("answers", help="JSON lines of {learner, exercise, answer}; a folder or a pattern will do")
    parser.add_argument("--gradus", default="gradus", help="the program, in the same place on every machine")
    parser.add_argument("--course", default=os.getcwd(), help="the course, in the same place on every machine")
    parser.add_argument("--master", default="local[*]", help="local[2], local-cluster[2,1,1024], spark://..., yarn")
    parser.add_argument("--partitions", type=int, default=8)
    options = parser.parse_args()

    environment = {"GRADUS_COURSE": options.course, "GRADUS_LANG": "en", "OPENBLAS_NUM_THREADS": "1"}
    for name, value in os.environ.items():
        if name.startswith("PG") or name in ("PATH", "HOME"):
            environment[name] = value
    store = upsert(options.gradus, environment)
    # Made once before all others come: two that make the same table at the same time stand in each other's way.
    store([])

    configuration = SparkConf().setMaster(options.master).setAppName("gradus").set("spark.ui.enabled", "false")
    with SparkContext(conf=configuration) as spark:
        spark.setLogLevel("ERROR")
        answers = spark.textFile(options.answers, options.partitions)
        marks = answers.pipe(f"{options.gradus} grade --jsonl --jobs 1", env=environment, checkCode=True)
        named = marks.map(keyed).persist()
        lost = named.filter(lambda pair: pair[0] is None).values().collect()
        best = named.filter(lambda pair: pair[0] is not None).reduceByKey(better, options.partitions).values()
        best.persist().foreachPartition(store)
        print(f"{named.count()} lines, {best.count()} marks kept, {len(lost)} lines without a learner and an exercise")
    for line in sorted(lost):
        print(f"grade.py: {line}", file=sys.stderr)
    return 2 if lost else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Measure speed and memory against named peers in the same run.

    python3 Tests/Bench/bench.py .build/release/ekscost [section …] [--scale 0.1] [--rounds 3]

A section is a file `bench_NAME.py` beside this one with a function `bench(world)`; without names all run. Inputs are
made once, under `.build/bench`. CPU seconds are what to compare: wall time depends on what else the machine does.
Ends with 1 where a goal is missed; at another scale than 1 the goals are shown and not judged.
"""
import argparse
import dataclasses
import importlib
import os
import pathlib
import sys

from measure import Sheet

HERE = pathlib.Path(__file__).resolve().parent


@dataclasses.dataclass
class World:
    """What a section needs to know."""

    binary: str
    sheet: Sheet
    folder: pathlib.Path
    root: pathlib.Path
    scale: float
    rounds: int

    @property
    def python(self):
        """The interpreter that has the peers of the Makefile's environment."""
        own = self.root / ".build/venv/bin/python"
        return str(own) if own.exists() else sys.executable


def main():
    names = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("sections", nargs="*", metavar="section", help="of " + ", ".join(names))
    parser.add_argument("--scale", type=float, default=1, help="size of the inputs")
    parser.add_argument("--rounds", type=int, default=3, help="how often each pair runs")
    arguments = parser.parse_args()
    unknown = set(arguments.sections) - set(names)
    if unknown:
        parser.error(f"no section {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    root = HERE.parent.parent
    folder = root / ".build/bench"
    folder.mkdir(parents=True, exist_ok=True)
    sheet = Sheet()
    world = World(os.path.abspath(arguments.binary), sheet, folder, root, arguments.scale, arguments.rounds)
    for name in arguments.sections or names:
        importlib.import_module("bench_" + name).bench(world)
    if sheet.missed:
        print("\nmissed:")
        for words in sheet.missed:
            print("  " + words)
        sys.exit(1 if arguments.scale == 1 else 0)


if __name__ == "__main__":
    main()

"""What every benchmark measures with: CPU seconds, wall seconds and peak memory of whole processes."""
import dataclasses
import os
import statistics
import subprocess
import tempfile
import time


@dataclasses.dataclass
class Run:
    """One process: seconds of user and system time, seconds on the wall, peak MB, and what it printed."""

    cpu: float
    wall: float
    peak: float
    output: str


def run(command, **options):
    """Runs a command to its end and measures it; stops the benchmark where it fails."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        begin = time.monotonic()
        child = subprocess.Popen(command, stdout=out, stderr=errors, **options)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - begin
        out.seek(0)
        errors.seek(0)
        if status:
            raise SystemExit(f"{' '.join(command)} failed: {errors.read()[-500:]}")
        return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, out.read())


def median(runs):
    """The run of the middle CPU time."""
    return sorted(runs, key=lambda it: it.cpu)[len(runs) // 2]


def paired(rounds, ours, peers):
    """Runs ours and each peer in turn and gives their middle runs and the ratios, peer by ours, pair by pair.

    `ours` and the values of `peers` are functions that return a `Run`.
    """
    mine, theirs = [], {name: [] for name in peers}
    for _ in range(rounds):
        mine.append(ours())
        for name, peer in peers.items():
            theirs[name].append(peer())
    ratios = {
        name: statistics.median(peer.cpu / own.cpu for own, peer in zip(mine, runs)) for name, runs in theirs.items()
    }
    return median(mine), {name: median(runs) for name, runs in theirs.items()}, ratios


class Sheet:
    """Prints rows as they come and remembers what was missed."""

    def __init__(self):
        self.missed = []

    def title(self, words):
        print(f"\n{words}", flush=True)

    def row(self, name, measured, note=""):
        print(f"  {name:<34} {measured.cpu:8.2f} CPU s {measured.wall:8.2f} s wall {measured.peak:8.0f} MB  {note}".rstrip(), flush=True)

    def note(self, words):
        print(f"  {words}", flush=True)

    def goal(self, words, reached):
        """A figure that the project promises."""
        print(f"  {'reached' if reached else 'MISSED '}  {words}", flush=True)
        if not reached:
            self.missed.append(words)

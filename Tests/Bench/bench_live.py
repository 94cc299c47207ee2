"""How much of a live import is waiting for `aws`, and what calls side by side gain.

A section of bench.py. Starts the emulator, imports its home region one call after another and eight at a time, and
prints: the share of the wall time with an `aws` child running, ekscost's own share of the CPU time, and the gain.
"""
import json
import os
import resource
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".build/venv/bin")

# Notes when a child begins and ends; the real CLI runs in the same process, so nothing else is measured.
WRAPPER = """#!{python}
import atexit, os, sys, time
start = time.time()
def note():
    usage = os.times()
    with open(os.environ["BENCH_LOG"], "a") as log:
        log.write("%f %f %f\\n" % (start, time.time(), usage.user + usage.system))
atexit.register(note)
import awscli.clidriver
sys.exit(awscli.clidriver.main())
"""


def covered(spans):
    """The length of the union of spans."""
    total, end = 0.0, 0.0
    for first, last in sorted(spans):
        total += max(0.0, last - max(first, end))
        end = max(end, last)
    return total


def run(binary, folder, environment, parallel):
    log = os.path.join(folder, f"log-{parallel}")
    database = os.path.join(folder, f"{parallel}.sqlite")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.time()
    subprocess.run([binary, "import", "aws", "-q", "--parallel", str(parallel), "--db", database], check=True,
                   env={**environment, "BENCH_LOG": log}, stderr=subprocess.DEVNULL)
    wall = time.time() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    everything = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rows = [tuple(map(float, line.split())) for line in open(log)]
    # An interpreter's start and end lie outside of what it can note: 40 ms each, measured with an empty program.
    children = sum(cpu for _, _, cpu in rows)
    return {"wall": wall, "inside": covered([(first - 0.04, last) for first, last, _ in rows]) / wall,
            "own": max(0.0, everything - children) / everything, "calls": len(rows)}


def measured(binary):
    """The runs one after another and eight at a time."""
    with tempfile.TemporaryDirectory() as folder:
        emulator = subprocess.Popen([os.path.join(VENV, "python"), os.path.join(ROOT, "Tests/Bench/emulator.py"), folder],
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            url = json.loads(emulator.stdout.readline())["url"]
            os.mkdir(folder + "/bin")
            with open(folder + "/bin/aws", "w") as file:
                file.write(WRAPPER.format(python=os.path.join(VENV, "python")))
            os.chmod(folder + "/bin/aws", 0o755)
            environment = {
                "PATH": folder + "/bin:/usr/bin:/bin", "HOME": folder, "AWS_ENDPOINT_URL": url,
                "AWS_CONFIG_FILE": folder + "/config", "AWS_SHARED_CREDENTIALS_FILE": folder + "/credentials",
                "AWS_EC2_METADATA_DISABLED": "true", "AWS_REGION": "us-east-1"}
            return [run(binary, folder, environment, parallel) for parallel in (1, 8)]
        finally:
            emulator.stdin.close()
            emulator.wait()


def bench(world):
    """A section of bench.py."""
    one, eight = measured(world.binary)
    sheet = world.sheet
    sheet.title(f"live import of {eight['calls']} calls of the AWS CLI")
    sheet.note(f"{one['wall']:.1f} s one after another, {eight['wall']:.1f} s eight at a time, {os.cpu_count()} cores")
    for name, it in [("one after another", one), ("eight at a time", eight)]:
        sheet.goal(f"{name}: {it['inside']:.1%} of the wall time with an aws child running (at least 90 %)", it["inside"] >= 0.90)
        sheet.goal(f"{name}: {it['own']:.1%} of the CPU time is ekscost's own (less than 10 %)", it["own"] < 0.10)
    gain = one["wall"] / eight["wall"]
    sheet.goal(f"eight at a time is {gain:.2f} times as fast (at least 1.7)", gain >= 1.7)

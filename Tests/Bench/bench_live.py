"""How much of a live import is waiting for `aws`, and what calls side by side gain.

A section of bench.py. Starts the emulator, imports its home region one call after another and eight at a time, and
prints: the share of the wall time with an `aws` child running, ekscost's own share of the CPU time, and the gain. Both
shares come from /proc, looked at every ten milliseconds.
"""
import glob
import json
import os
import re
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".build/venv/bin")
TICKS = os.sysconf("SC_CLK_TCK")


def own_time(pid):
    """User and system seconds of a process without its children."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def has_child(pid):
    for name in glob.glob(f"/proc/{pid}/task/*/children"):
        with open(name) as file:
            if file.read().strip():
                return True
    return False


def run(binary, folder, environment, parallel):
    database = os.path.join(folder, f"{parallel}.sqlite")
    with tempfile.TemporaryFile("w+") as errors:
        begin = time.monotonic()
        child = subprocess.Popen([binary, "import", "aws", "--parallel", str(parallel), "--db", database],
                                 env=environment, stderr=errors)
        own, inside, looks = 0.0, 0, 0
        while True:
            done, status, used = os.wait4(child.pid, os.WNOHANG)
            if done:
                break
            try:
                own = own_time(child.pid)
                inside += has_child(child.pid)
                looks += 1
            except (FileNotFoundError, ProcessLookupError):
                pass  # it ended between the two looks
            time.sleep(0.01)
        wall = time.monotonic() - begin
        errors.seek(0)
        told = errors.read()
    if status:
        raise SystemExit(f"the import failed: {told}")
    return {"wall": wall, "inside": inside / looks, "own": own / (used.ru_utime + used.ru_stime),
            "calls": int(re.search(r"(\d+) calls to", told)[1])}


def measured(binary):
    """The runs one after another and eight at a time."""
    with tempfile.TemporaryDirectory() as folder:
        emulator = subprocess.Popen([os.path.join(VENV, "python"), os.path.join(ROOT, "Tests/Bench/emulator.py"), folder],
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            url = json.loads(emulator.stdout.readline())["url"]
            environment = {
                "PATH": VENV + ":/usr/bin:/bin", "HOME": folder, "AWS_ENDPOINT_URL": url,
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

"""Flow logs against DuckDB, ClickHouse (chdb), polars and ISA-L's decompression alone, on the same files.

The job is the same for all: bytes, packets and records by both ends' places (longest prefix), direction and path; the
importer also tells which records saw the same packets, keeps the talkers and writes to its store. EKSCOST_BENCH_FLOW_MB
is the size of the large set as text: 2000, for which the goals are meant.
"""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

from measure import Run, paired, run

HERE = pathlib.Path(__file__).resolve().parent


def peers_python(world):
    own = world.root / ".build/peers/bin/python"
    return str(own) if own.exists() else world.python


def flatten(prefixes, path):
    """Nested prefixes as disjoint ranges, the longest winning, for peers that join by ranges."""
    with open(prefixes) as file:
        rows = [(int(r["first"]), int(r["last"]), int(r["cidr"].split("/")[1]), r["class"]) for r in csv.DictReader(file)]
    edges = sorted({0, 1 << 32, *(row[0] for row in rows), *(row[1] + 1 for row in rows)})
    with open(path, "w") as out:
        out.write("first,last,class\n")
        for low, high in zip(edges, edges[1:]):
            best = max(((n, c) for first, last, n, c in rows if first <= low and high - 1 <= last), default=(0, "internet"))
            out.write(f"{low},{high - 1},{best[1]}\n")


def generated(world, name, megabytes, least, most, seed):
    """A set of logs, plain and compressed, made where it is not there yet."""
    program, source = world.folder / "flowgen", HERE / "flowgen.c"
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        compiler = shutil.which("cc") or shutil.which("clang")
        subprocess.run([compiler, "-O2", str(source), "-o", str(program), "-lm"], check=True)
    folder = world.folder / f"flow-{name}-{megabytes}"
    done = folder / ".done"
    if not done.exists() or done.stat().st_mtime < source.stat().st_mtime:
        shutil.rmtree(folder, ignore_errors=True)
        world.sheet.note(f"writing {folder.relative_to(world.root)}")
        subprocess.run([str(program), str(folder), str(megabytes * 1_000_000), str(least), str(most), str(seed)], check=True)
        (folder / "gz").mkdir()
        for log in sorted((folder / "logs").iterdir()):
            with open(folder / "gz" / (log.name + ".gz"), "wb") as out:
                subprocess.run(["gzip", "-6", "-n", "-c", str(log)], stdout=out, check=True)
        flatten(folder / "prefixes.csv", folder / "ranges.csv")
        done.touch()
    return folder


def sums(output):
    """A peer's rows, and how many records they are."""
    rows = sorted(line for line in output.strip().splitlines())
    return rows, sum(int(line.rsplit(",", 1)[1]) for line in rows)


class Set:
    """One set of logs, and the commands that read it."""

    def __init__(self, world, folder, kind):
        self.world, self.folder, self.kind = world, folder, kind
        files = folder / ("gz" if kind == "gz" else "logs")
        self.files = [str(path) for path in sorted(files.iterdir())]
        self.pattern = str(files / ("*.gz" if kind == "gz" else "*.log"))
        self.place = str(files)
        self.store = tempfile.mkdtemp(prefix="ekscost-bench-") + "/flow.sqlite"
        run([world.binary, "import", "json", "--quiet", "--db", self.store, str(folder / "estate")])
        self.rows = None

    def ours(self):
        return run([self.world.binary, "import", "flow-logs", self.place, "--quiet", "--matrix", "json", "--db", self.store])

    def peer(self, name):
        python, script = peers_python(self.world), str(HERE / f"peer_flow_{name}.py")
        if name == "chdb":
            command = [python, script, str(self.folder / "prefixes.csv"), self.pattern]
        else:
            command = [python, script, str(self.folder / "ranges.csv"), *self.files]
        measured = run(command, env=dict(os.environ, POLARS_MAX_THREADS="2"))
        rows, _ = sums(measured.output)
        if self.rows is not None and rows != self.rows:
            raise SystemExit(f"{name} has another answer than the peers before it")
        self.rows = rows
        return measured

    def check(self, mine):
        """The embedded reader must have counted as many records as the peers."""
        lines = json.loads(mine.output)["lines"]
        records = sum(int(row.rsplit(",", 1)[1]) for row in self.rows)
        if lines["broken"] or lines["good"] - lines.get("rejected", 0) != records:
            raise SystemExit(f"ekscost has {lines} where the peers have {records} accepted records")

    def remove(self):
        shutil.rmtree(os.path.dirname(self.store), ignore_errors=True)


def compare(world, logs, title, goals):
    """Runs ekscost and the peers in turn; goals are ratios by peer."""
    sheet = world.sheet
    size = sum(os.path.getsize(path) for path in logs.files) / 1e6
    plain = sum(os.path.getsize(path) for path in sorted((logs.folder / "logs").iterdir())) / 1e9
    sheet.title(f"flow logs, {title}: {len(logs.files)} files, {size:.0f} MB, {plain:.2f} GB as text")
    mine, theirs, ratios = paired(world.rounds, logs.ours, {name: (lambda name=name: logs.peer(name)) for name in goals})
    logs.check(mine)
    sheet.row("ekscost", mine, f"{plain / mine.cpu:.2f} GB a CPU second, {mine.cpu / mine.wall:.2f} cores")
    for name, measured in theirs.items():
        sheet.row(name, measured, f"{ratios[name]:.1f} times ekscost's CPU")
    for name, goal in goals.items():
        if goal:
            sheet.goal(f"{goal} times {name}'s speed per CPU second: {ratios[name]:.1f}", ratios[name] >= goal)
    sheet.goal(f"under 64 MB: {mine.peak:.0f}", mine.peak < 64)
    return mine


def igzip(world, logs):
    """ISA-L's own program, which does nothing but unpack; one file after the other, as it knows no threads."""
    program = shutil.which("igzip")
    if not program:
        world.sheet.note("igzip is not installed (Debian's isal): the decompression goal was not measured")
        return
    mine, theirs, ratios = paired(world.rounds, logs.ours, {"igzip": lambda: run(["sh", "-c", "exec \"$0\" -d -c \"$@\" > /dev/null", program, *logs.files])})
    world.sheet.row("igzip -dc, nothing else", theirs["igzip"])
    rate = ratios["igzip"]
    world.sheet.goal(f"45 % of the rate of ISA-L's decompression alone: {rate * 100:.0f} %", rate >= 0.45)


def bench(world):
    megabytes = max(4, int(int(os.environ.get("EKSCOST_BENCH_FLOW_MB", "2000")) * world.scale))
    large = generated(world, "large", megabytes, megabytes * 1e6 / 40, megabytes * 1e6 / 5, 1)
    small = generated(world, "small", max(2, megabytes // 20), 60_000, 400_000, 2)
    packed = Set(world, large, "gz")
    mine = compare(world, packed, "compressed", {"duckdb": 5, "chdb": 3, "polars": 5})
    igzip(world, packed)
    cores = mine.cpu / mine.wall
    world.sheet.goal(f"both cores used: {cores:.2f} of {os.cpu_count()}", cores > 1.3 or os.cpu_count() == 1)
    plain = Set(world, large, "text")
    compare(world, plain, "plain text", {"duckdb": 7})
    many = Set(world, small, "gz")
    compare(world, many, "many small files", {"chdb": 4})
    for logs in (packed, plain, many):
        logs.remove()

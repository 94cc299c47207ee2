"""Import of a large estate, a what-if on it, and how fast rows reach SQLite."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from measure import Run, paired, run

HERE = pathlib.Path(__file__).resolve().parent
NETWORK = ["vpcs.json", "subnets.json", "route-tables.json", "nat-gateways.json", "internet-gateways.json", "cluster.json"]
LARGE = ["nodes.json", "enis.json", "pods.json"]


def generated(world, compact=False):
    """The export's folder, made where it is not there yet; `compact` is without white space, as the API answers."""
    sizes = {"nodes": 5000, "enis": 50000, "pods": 150000}
    counts = {name: max(1, int(size * world.scale)) for name, size in sizes.items()}
    generator = HERE / "generate_export.py"
    folder = world.folder / ("export-" + "-".join(str(n) for n in counts.values()) + ("-compact" if compact else ""))
    done = folder / ".done"
    if not done.exists() or done.stat().st_mtime < generator.stat().st_mtime:
        shutil.rmtree(folder, ignore_errors=True)
        world.sheet.note(f"writing {folder.relative_to(world.root)}")
        sizes = [part for name, count in counts.items() for part in (f"--{name}", str(count))]
        subprocess.run([sys.executable, str(generator), str(folder), *sizes, *(["--compact"] if compact else [])], check=True)
        done.touch()
    return folder, counts


def simdjson_peer(world):
    """The C++ program, built where it is out of date; nothing where the library is missing."""
    source, program = HERE / "peer_simdjson.cpp", world.folder / "peer_simdjson"
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        compiler = ["g++", "-O3", "-std=c++17", "-march=native", str(source), "-lsimdjson", "-lsqlite3", "-o", str(program)]
        built = subprocess.run(compiler, capture_output=True, text=True)
        if built.returncode:
            raise SystemExit("cannot build the simdjson peer; run `make bench`, which installs libsimdjson-dev\n" + built.stderr[-500:])
    return str(program)


def counted(counts, measured):
    """Stops where a peer lost rows: a fast wrong answer is no peer."""
    wanted = f"{counts['pods']} {counts['nodes']} {counts['enis']}"
    if measured.output.strip() != wanted:
        raise SystemExit(f"a peer wrote {measured.output.strip()} rows, not {wanted}")
    return measured


def bench(world):
    folder, counts = generated(world)
    with tempfile.TemporaryDirectory(prefix="ekscost-bench-") as scratch:
        store = os.path.join(scratch, "bench.sqlite")
        # orjson refuses documents of 2 GB and more, so both read the estate without white space, too.
        orjson = {"orjson, Python": lambda peer: peer(world.python, str(HERE / "peer_orjson.py"))}
        importing(world, *generated(world, compact=True), scratch, store, orjson, {"orjson, Python": 10})
        simdjson = {"simdjson 3 on demand, C++": lambda peer: peer(simdjson_peer(world))}
        mine = importing(world, folder, counts, scratch, store, simdjson, {"simdjson 3 on demand, C++": 1.5})
        world.sheet.goal(f"under 6 s of CPU: {mine.cpu:.2f}", mine.cpu < 6)
        world.sheet.goal(f"under 150 MB: {mine.peak:.0f}", mine.peak < 150)
        what_if(world, folder, store)
        inserts(world, scratch)


def importing(world, folder, counts, scratch, store, peers, goals):
    """Times the import beside peers; `goals` says how many times each peer's speed is promised."""
    sheet = world.sheet
    large = [str(folder / name) for name in LARGE]
    gigabytes = sum(os.path.getsize(path) for path in large) / 1e9
    sheet.title(f"import json: {counts['nodes']} nodes, {counts['enis']} interfaces, {counts['pods']} pods, {gigabytes:.2f} GB")

    def clean(path):
        for end in ("", "-wal", "-shm"):
            pathlib.Path(path + end).unlink(missing_ok=True)

    def ours():
        clean(store)
        return run([world.binary, "import", "json", "--quiet", "--db", store, *(str(folder / n) for n in NETWORK), *large])

    def peer(*command):
        path = os.path.join(scratch, "peer.sqlite")
        clean(path)
        return counted(counts, run([*command, path, *large]))

    mine, theirs, ratios = paired(world.rounds, ours, {name: lambda make=make: make(peer) for name, make in peers.items()})
    sheet.row("ekscost", mine, f"{gigabytes / mine.cpu:.2f} GB a CPU second")
    for name, measured in theirs.items():
        sheet.row(name, measured, f"{ratios[name]:.1f} times ekscost's CPU")
        sheet.goal(f"{goals[name]} times the speed of {name}: {ratios[name]:.1f}", ratios[name] >= goals[name])
    return mine


def what_if(world, folder, store):
    sheet = world.sheet
    sheet.title("what-if --nat-per-az on that snapshot")
    run([world.binary, "import", "traffic", "--quiet", "--db", store, str(folder / "traffic.csv")])
    command = [world.binary, "what-if", "--nat-per-az", "--format", "json", "--db", store, "--pricing", str(world.root / "pricing")]
    runs = [run(command) for _ in range(world.rounds)]
    answer = json.loads(runs[0].output)
    middle = sorted(runs, key=lambda it: it.cpu)[len(runs) // 2]
    sheet.row("ekscost", middle, f"{len(answer['before']['lines'])} lines before, change {answer['change']['monthly_cost']} USD")
    sheet.goal(f"under 1 s of CPU: {middle.cpu:.2f}", middle.cpu < 1)
    sheet.goal(f"under 300 MB: {middle.peak:.0f}", middle.peak < 300)


def inserts(world, scratch):
    """Pods that are little more than their row, so that the import is the inserting; its reading counts all the same."""
    sheet = world.sheet
    count = max(1000, int(1_000_000 * world.scale))
    sheet.title(f"SQLite: {count} pods of one line each, reading included, against executemany without reading")
    source = os.path.join(scratch, "lines.json")
    with open(source, "w") as out:
        out.write('{"kind":"PodList","apiVersion":"v1","items":[\n')
        for i in range(count):
            out.write(("," if i else "") + '{"metadata":{"name":"web-5d4f8c7b9-%07d","namespace":"team-%04d"},"spec":{"nodeName":"ip-10-0-%d-%d.ec2.internal"},"status":{"phase":"Running","podIP":"10.0.%d.%d"}}\n' % (i, i * 120 // count, i % 20, i % 250, i % 200, i % 250))
        out.write("]}\n")
    stores = iter(range(1000))
    last = []

    def ours():
        last.append(os.path.join(scratch, f"rows-{next(stores)}.sqlite"))
        return run([world.binary, "import", "json", "--quiet", "--db", last[-1], source])

    def python():
        copy = os.path.join(scratch, f"copy-{next(stores)}.sqlite")
        whole = run([sys.executable, str(HERE / "peer_executemany.py"), last[-1], copy])
        cpu, rows = whole.output.split()
        if int(rows) != count:
            raise SystemExit(f"the store has {rows} pods, not {count}")
        os.unlink(copy)
        return Run(float(cpu), whole.wall, whole.peak, whole.output)

    mine, theirs, ratios = paired(world.rounds, ours, {"executemany": python})
    sheet.row("ekscost", mine, f"{count / mine.cpu / 1000:.0f} thousand rows a CPU second")
    peer = theirs["executemany"]
    sheet.row("Python sqlite3, executemany", peer, f"{count / peer.cpu / 1000:.0f} thousand rows a CPU second")
    sheet.goal(f"0.6 times Python's speed: {ratios['executemany']:.2f}", ratios["executemany"] >= 0.6)

"""The report of a large estate with three years behind it, and how fast a long sheet is written."""
import json
import os
import pathlib
import subprocess
import tempfile

from bench_import import LARGE, NETWORK, generated
from measure import paired, run

HERE = pathlib.Path(__file__).resolve().parent
MONTHS = 36
SUBNETS = 1000


def bench(world):
    with tempfile.TemporaryDirectory(prefix="ekscost-bench-") as scratch:
        report(world, scratch)
        sheet(world, scratch)


def more_subnets(scratch, own, count, back):
    """The estate's subnets, of which the generator makes a few; the others belong to VPCs beside it.

    Each month some addresses more are in use, so that the trend has something to draw.
    """
    path = os.path.join(scratch, "all-subnets.json")
    with open(own) as file:
        subnets = json.load(file)["Subnets"]
    for subnet in subnets:
        size = 2 ** (32 - int(subnet["CidrBlock"].split("/")[1])) - 5
        subnet["AvailableIpAddressCount"] = size // 4 + size // 200 * back
    subnets += [
        {"SubnetId": "subnet-0b3ec2%011x" % i, "VpcId": "vpc-0b3ec1%011x" % (i % 30), "AvailabilityZone": "us-east-1" + "abc"[i % 3],
         "CidrBlock": f"10.{100 + i % 30}.{i // 30}.0/24", "AvailableIpAddressCount": min(251, 251 - i % 200 + back * (i % 4)), "State": "available", "Tags": []}
        for i in range(count)
    ]
    with open(path, "w") as out:
        json.dump({"Subnets": subnets}, out)
    return path


def history(world, folder, counts):
    """A store of three years, every month with all nodes, interfaces and pods; made where it is not there yet."""
    store = world.folder / f"report-{counts['nodes']}-{counts['pods']}.sqlite"
    done = store.with_suffix(".done")
    newest = max(path.stat().st_mtime for path in (pathlib.Path(__file__), HERE / "generate_export.py"))
    if done.exists() and store.exists() and done.stat().st_mtime > newest:
        return store
    world.sheet.note(f"importing {MONTHS} months into {store.relative_to(world.root)}")
    for end in ("", "-wal", "-shm"):
        pathlib.Path(str(store) + end).unlink(missing_ok=True)
    network = [str(folder / name) for name in NETWORK if name != "subnets.json"]
    with tempfile.TemporaryDirectory(prefix="ekscost-bench-") as scratch:
        for back in range(MONTHS - 1, -1, -1):
            year, month = divmod(2026 * 12 + 10 - back, 12)
            subnets = more_subnets(scratch, folder / "subnets.json", max(1, int(SUBNETS * world.scale) - 18), back)
            # Less traffic in the months before.
            rows = (folder / "traffic.csv").read_text().splitlines()
            traffic = pathlib.Path(scratch) / "traffic.csv"
            traffic.write_text("\n".join([rows[0]] + [scaled(row, 1 - back / 50) for row in rows[1:]]) + "\n")
            run([world.binary, "import", "json", "--quiet", "--db", str(store), "--taken-at", f"{year}-{month + 1:02d}-01T00:00:00Z",
                 subnets, *network, *(str(folder / name) for name in LARGE)])
            run([world.binary, "import", "traffic", "--quiet", "--db", str(store), str(traffic)])
    done.touch()
    return store


def scaled(row, factor):
    """A row of the traffic table with its gigabytes times a factor."""
    source, destination, out, back, *rest = row.split(",")
    return ",".join([source, destination, f"{float(out) * factor:.0f}", f"{float(back) * factor:.0f}", *rest])


def report(world, scratch):
    folder, counts = generated(world)
    sheet = world.sheet
    sheet.title(f"report: {counts['nodes']} nodes, {counts['pods']} pods, {max(19, int(SUBNETS * world.scale))} subnets, {MONTHS} months of all of it")
    store = str(history(world, folder, counts))
    out = os.path.join(scratch, "out")
    command = [world.binary, "report", "--month", "2026-10", "--db", store, "--out", out, "--pricing", str(world.root / "pricing")]
    runs = sorted((run(command) for _ in range(world.rounds)), key=lambda it: it.cpu)
    middle = runs[len(runs) // 2]
    size = os.path.getsize(os.path.join(out, "ekscost-2026-10.xlsx")) / 1e6
    sheet.row("ekscost", middle, f"workbook of {size:.1f} MB")
    sheet.goal(f"under 10 s of CPU: {middle.cpu:.2f}", middle.cpu < 10)
    sheet.goal(f"under 300 MB: {middle.peak:.0f}", middle.peak < 300)
    sheet.goal(f"a workbook under 20 MB: {size:.1f}", size < 20)


def sheet(world, scratch):
    rows = max(1000, int(200_000 * world.scale))
    world.sheet.title(f"a sheet of {rows} rows and 12 columns, row by row")
    # The binary comes from `make build`; the program that writes one sheet stands beside it.
    ours = pathlib.Path(world.binary).parent / "reportbench"
    if not ours.exists():
        subprocess.run(["swift", "build", "-c", "release", "--product", "reportbench"], cwd=world.root, check=True)
    peer = world.folder / "peer_xlsx"
    source = HERE / "peer_xlsx.c"
    if not peer.exists() or peer.stat().st_mtime < source.stat().st_mtime:
        subprocess.run(["gcc", "-O2", str(source), "-lxlsxwriter", "-o", str(peer)], check=True)
    path = lambda name: os.path.join(scratch, name + ".xlsx")
    mine, theirs, ratios = paired(
        world.rounds, lambda: run([str(ours), path("ours"), str(rows)]),
        {
            "libxlsxwriter, C, constant memory": lambda: run([str(peer), path("c"), str(rows)]),
            "XlsxWriter, constant memory": lambda: run([world.python, str(HERE / "peer_xlsxwriter.py"), path("python"), str(rows)]),
        })
    world.sheet.row("ekscost", mine, f"{os.path.getsize(path('ours')) / 1e6:.1f} MB")
    for name, measured in theirs.items():
        world.sheet.row(name, measured, f"{ratios[name]:.2f} times ekscost's CPU")
    least = ratios["libxlsxwriter, C, constant memory"]
    world.sheet.goal(f"within 1.2 times plain libxlsxwriter: {1 / least:.2f}", 1 / least <= 1.2)
    world.sheet.goal(f"4 times XlsxWriter's speed: {ratios['XlsxWriter, constant memory']:.1f}", ratios["XlsxWriter, constant memory"] >= 4)

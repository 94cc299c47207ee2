"""How fast pods are placed and given addresses.

Placement: every zone of a large estate is lost in turn, and its pods look for a place. Addresses: the pods come one by
one on every node, and its address manager takes interfaces, addresses and prefixes as they come.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from measure import median, paired, run

# cluster-capacity runs the real scheduler with some fifteen plugins. It is in no package that this machine can install;
# it was measured before, once, on these sizes: 5,000 nodes, 388 MiB, 224 pods for each further CPU second.
CLUSTER_CAPACITY = 224


def bench(world):
    folder = world.folder / f"placement-{world.scale:g}"
    nodes, pods = max(30, int(5000 * world.scale)), max(900, int(150_000 * world.scale))
    counts = folder / "counts.json"
    if not counts.exists():
        script = str(world.root / "Tests/Bench/generate_placement.py")
        made = subprocess.run([sys.executable, script, str(folder), "--nodes", str(nodes), "--pods", str(pods)], check=True, capture_output=True, text=True)
        counts.write_text(made.stdout)
    known = json.loads(counts.read_text())
    sheet = world.sheet
    sheet.title(f"placement: {known['pods']} pods of {known['workloads']} workloads on {known['nodes']} nodes, each zone lost in turn")
    with tempfile.TemporaryDirectory(prefix="ekscost-bench-") as scratch:
        store = os.path.join(scratch, "placement.sqlite")
        run([world.binary, "import", "json", "--quiet", "--db", store, str(folder / "nodes.json"), str(folder / "pods.json")])
        base = [world.binary, "capacity", "--db", store, "--pricing", str(world.root / "pricing"), "--format", "json"]
        ask = base + ["--az-loss", "1"]
        ours, peers, ratios = paired(
            world.rounds, lambda: run(ask),
            {"numpy, 4 of the rules": lambda: run([str(world.root / ".build/peers/bin/python"), str(world.root / "Tests/Bench/peer_placement_numpy.py"), str(folder)])})
        without = run(base)
    sheet.row("ekscost capacity --az-loss 1", ours, "everything: reading the store, counting, placing")
    sheet.row("ekscost capacity", without, "the same without the scenarios")
    for name, peer in peers.items():
        sheet.row(name, peer, f"{peer.output.strip()}; {ratios[name]:.1f} × ours")
    answers = [s for s in json.loads(ours.output)["scenarios"] if s["name"] == "az-loss"]
    moved = sum(int(s["detail"].split(" ")[0]) for s in answers)
    rate = moved / ours.cpu
    sheet.note(f"{moved} pods looked for a place: {rate:,.0f} a CPU second of the whole program")
    sheet.note(f"cluster-capacity, recorded and not run here: {CLUSTER_CAPACITY} a CPU second; {rate / CLUSTER_CAPACITY:,.0f} ×")
    sheet.goal(f"under 3 s of CPU: {ours.cpu:.2f}", ours.cpu < 3)
    sheet.goal(f"under 200 MB: {ours.peak:.0f}", ours.peak < 200)
    sheet.goal(f"100 × cluster-capacity: {rate / CLUSTER_CAPACITY:,.0f} ×", rate >= 100 * CLUSTER_CAPACITY)
    addresses(world, nodes, pods)


def addresses(world, nodes, pods):
    """The whole process is timed, its start among it. No other program simulates the address manager to pair it with."""
    ours = pathlib.Path(world.binary).parent / "addressbench"
    if not ours.exists():
        subprocess.run(["swift", "build", "-c", "release", "--product", "addressbench"], cwd=world.root, check=True)
    world.sheet.title(f"addresses: {pods} pods come one by one on {nodes} nodes of four sizes and four settings")
    measured = median([run([str(ours), str(nodes), str(pods)]) for _ in range(world.rounds)])
    world.sheet.row("ekscost's address managers", measured, measured.output.strip())
    world.sheet.goal(f"under 0.2 s of CPU: {measured.cpu:.3f}", measured.cpu < 0.2)

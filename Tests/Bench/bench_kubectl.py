"""Memory of `import kubectl` on a cluster of 150,000 pods, beside one of a tenth and beside `kubectl get -o json`.

A section of bench.py. The real kubectl asks a server on loopback that has the pods of `generate_export.py` and gives
them page by page, as an API server does. ekscost's own memory and CPU time are looked up in /proc while it runs, for
what the system counts at the end has its children in it.
"""
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

from measure import run

HERE = pathlib.Path(__file__).resolve().parent
NODES, PODS = 5000, 150000


def generated(world, pods):
    """An export with one object a line, made where it is not there yet."""
    nodes = max(1, NODES * pods // PODS)
    folder = world.folder / f"pages-{nodes}-{pods}"
    generator = HERE / "generate_export.py"
    done = folder / ".done"
    if not done.exists() or done.stat().st_mtime < generator.stat().st_mtime:
        world.sheet.note(f"writing {folder.relative_to(world.root)}")
        subprocess.run([sys.executable, str(generator), str(folder), "--compact", "--nodes", str(nodes),
                        "--pods", str(pods), "--enis", "1"], check=True)
        done.touch()
    return folder


class Served:
    """The server with a folder's objects, and a kubeconfig for it."""

    def __init__(self, folder, scratch):
        self.kubeconfig = os.path.join(scratch, folder.name + ".kubeconfig")
        self.process = subprocess.Popen([sys.executable, str(HERE / "page_server.py"), str(folder), self.kubeconfig],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdout.readline()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


def own(pid):
    """A process's own peak in MB and its CPU seconds, without its children."""
    with open(f"/proc/{pid}/status") as file:
        peak = re.search(r"VmHWM:\s+(\d+) kB", file.read())
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return int(peak[1]) / 1024, (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def watched(command, environment):
    """Wall seconds, own peak, own CPU seconds and CPU seconds with children."""
    with tempfile.TemporaryFile("w+") as errors:
        begin = time.monotonic()
        child = subprocess.Popen(command, stderr=errors, env=environment)
        peak = cpu = 0.0
        while True:
            done, status, used = os.wait4(child.pid, os.WNOHANG)
            if done:
                break
            try:
                peak, cpu = own(child.pid)
            except (FileNotFoundError, ProcessLookupError, TypeError):
                pass  # it ended between the two looks
            time.sleep(0.01)
        if status:
            errors.seek(0)
            raise SystemExit(f"the import failed: {errors.read()[-500:]}")
    return time.monotonic() - begin, peak, cpu, used.ru_utime + used.ru_stime


def imported(world, pods, scratch):
    folder = generated(world, pods)
    store = os.path.join(scratch, f"{pods}.sqlite")
    environment = {**os.environ, "TMPDIR": scratch}
    run([world.binary, "import", "json", "--quiet", "--db", store, str(folder / "vpcs.json"), str(folder / "cluster.json")])
    with Served(folder, scratch) as served:
        measured = watched([world.binary, "import", "kubectl", "--quiet", "--db", store, "--kubeconfig", served.kubeconfig],
                           environment)
        peer = None
        if pods < PODS * world.scale:
            # Sorted by nothing, printed to nowhere: what a script does that saves the cluster by hand.
            peer = run(["sh", "-c", 'exec kubectl --kubeconfig "$0" get pods -A -o json >/dev/null', served.kubeconfig],
                       env={**os.environ, "HOME": scratch})
    found = counted(store)
    if found != [pods, max(1, NODES * pods // PODS)]:
        raise SystemExit(f"the store has {found} pods and nodes, not {pods}")
    return measured, peer


def has(program):
    return any(os.access(os.path.join(folder, program), os.X_OK) for folder in os.environ.get("PATH", "").split(":"))


def counted(store):
    with sqlite3.connect(store) as opened:
        return [opened.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("pod", "node")]


def bench(world):
    """A section of bench.py."""
    if not has("kubectl"):
        raise SystemExit("no kubectl; `make deps` installs it")
    sheet = world.sheet
    many = max(10, int(PODS * world.scale))
    few = many // 10
    with tempfile.TemporaryDirectory(prefix="ekscost-bench-") as scratch:
        small, peer = imported(world, few, scratch)
        large, _ = imported(world, many, scratch)
    sheet.title(f"import kubectl: {many} pods in pages of 500, and a tenth of them")
    for count, (wall, peak, cpu, total) in [(few, small), (many, large)]:
        sheet.note(f"{count:>7} pods: {wall:6.1f} s, ekscost itself {cpu:5.2f} CPU s and {peak:4.0f} MB; kubectl {total - cpu:5.1f} CPU s")
    sheet.row(f"kubectl get pods -o json, {few}", peer)
    sheet.goal(f"{many} pods in under 100 MB: {large[1]:.0f}", large[1] < 100)
    sheet.goal(f"ten times the pods take at most 1.5 times the memory: {large[1] / small[1]:.2f} times", large[1] <= 1.5 * small[1])
    sheet.goal(f"ekscost's own CPU time is less than kubectl's: {large[2]:.1f} s", large[2] < large[3] - large[2])
    sheet.goal(f"less memory than kubectl -o json takes for a tenth of the pods: {peer.peak / large[1]:.1f} times less", large[1] < peer.peak)

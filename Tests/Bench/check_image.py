"""Checks a built container image: what is in it, and that it imports and reports as the program beside it does.

Usage: check_image.py IMAGE, with the Python that has moto. Whichever of docker, podman and buildah works has the image.
Prints a line a check and ends with 1 where one fails.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "reports" / "example"
# The most that an image may weigh, unpacked, in MB.
LIMIT = 400


def builder():
    for tool in ["docker", "podman"]:
        if shutil.which(tool) and not subprocess.run([tool, "info"], capture_output=True).returncode:
            return tool
    if shutil.which("buildah"):
        return "buildah"
    raise SystemExit("no working docker, podman or buildah here")


class Image:
    """An image, and a way to run a command in a new container of it with the machine's network."""

    def __init__(self, name):
        self.tool, self.name = builder(), name

    def settings(self):
        if self.tool == "buildah":
            told = json.loads(self.output("inspect", "--type", "image", self.name))
            return told["OCIv1"]["config"]
        return json.loads(self.output("image", "inspect", self.name))[0]["Config"]

    def output(self, *arguments):
        return subprocess.run([self.tool, *arguments], check=True, capture_output=True, text=True).stdout

    def run(self, *command, folders=(), environment=None):
        """Runs a command as the image's user; the image's own entry point where it begins with `ekscost`."""
        more = []
        for inside, outside, mode in folders:
            more += ["--volume", f"{outside}:{inside}:{mode}"]
        for name, value in (environment or {}).items():
            more += ["--env", f"{name}={value}"]
        if self.tool == "buildah":
            container = self.output("from", "--pull=never", self.name).strip()
            try:
                return finished([self.tool, "run", "--network", "host", *more, container, "--", *command])
            finally:
                self.output("rm", container)
        entry = ["--entrypoint", command[0]] if command[0] != "ekscost" else []
        rest = command[1:]
        return finished([self.tool, "run", "--rm", "--network", "host", "--read-only", "--tmpfs", "/tmp",
                         *more, *entry, self.name, *rest])


def finished(command):
    return subprocess.run(command, capture_output=True, text=True)


failures = []


def check(what, good, detail=""):
    print(("ok   " if good else "FAIL ") + what + ("" if good else f": {detail}"), flush=True)
    if not good:
        failures.append(what)


def contents(image):
    """Who it runs as, what it weighs, and that nothing of the build is left in it."""
    settings = image.settings()
    check("it runs as 65532", settings["User"] == "65532:65532", settings["User"])
    check("it starts the program", settings["Entrypoint"] == ["/usr/local/bin/ekscost"], settings["Entrypoint"])
    who = image.run("sh", "-c", "id -u; id -g; touch /usr/local/bin/x 2>&1; touch /var/lib/ekscost/x && echo writes")
    lines = who.stdout.split("\n")
    check("nobody inside, who writes in /var/lib/ekscost", lines[:2] == ["65532", "65532"]
          and (image.tool != "buildah" or "writes" in lines) and not lines[2] == "", who.stdout + who.stderr)
    weighed = image.run("sh", "-c", "du -sxm / 2>/dev/null | cut -f1; du -sm /usr/local/bin/ekscost /opt/aws /usr/bin/kubectl")
    size = int(weighed.stdout.split()[0])
    parts = ", ".join(f"{path} {mb} MB" for mb, path in (line.split() for line in weighed.stdout.split("\n")[1:] if line))
    check(f"{size} MB unpacked ({parts}), under {LIMIT}", size < LIMIT)
    # An empty folder is where a builder mounted something, and no leftover.
    left = image.run("sh", "-c",
                     "find /src /ekscost /opt/swift /root/.cache /usr/share/doc -mindepth 1 2>/dev/null | head; "
                     "ls -d /var/lib/apt/lists/*_* 2>/dev/null; "
                     "find / -xdev \\( -name '*.swift' -o -name '*.swiftmodule' -o -name '*.o' -o -name '*.deb' -o -name 'libswift*' "
                     "-o -name 'libFoundation*' -o -name '*-dev.list' \\) 2>/dev/null; "
                     "command -v gcc clang swift git pip make")
    check("nothing of the build is left", not left.stdout.strip(), left.stdout)
    linked = image.run("sh", "-c", "ldd /usr/local/bin/ekscost")
    check("every library that it is linked with is there", linked.returncode == 0 and "not found" not in linked.stdout,
          linked.stdout + linked.stderr)


def programs(image):
    version = image.run("ekscost", "--version")
    check("ekscost --version", version.returncode == 0 and version.stdout.strip().count(".") == 2, version.stderr)
    expected = next(line for line in (ROOT / "Makefile").read_text().split() if "awscli==" in line).strip('"').split("==")[1]
    aws = image.run("aws", "--version")
    check(f"aws is {expected}", aws.stdout.startswith(f"aws-cli/{expected} "), aws.stdout + aws.stderr)
    kubectl = image.run("kubectl", "version", "--client")
    check("kubectl is there", kubectl.returncode == 0, kubectl.stderr)


def example(image, state):
    """The example's import and report, the same to the byte as the one that the project has."""
    # From the same place as `make report`, for the report names the files that its figures come from.
    store = "--db /var/lib/ekscost/example.sqlite"
    steps = []
    for month, after in [("08", "09"), ("09", "10")]:
        earlier = f"reports/example/earlier/2026-{month}"
        steps += [f"import json reports/example/input {earlier}/describe-subnets.json --taken-at 2026-{after}-01T00:00:00Z {store}",
                  f"import traffic {earlier}/traffic.csv {store}"]
    steps += [f"import json reports/example/input --taken-at 2026-11-01T00:00:00Z {store}",
              f"import traffic reports/example/traffic.csv {store}",
              f"report --month 2026-10 --out /var/lib/ekscost/reports {store} --lang en"]
    ran = image.run("sh", "-ec", "cd /project\n" + "\n".join("ekscost " + step for step in steps),
                    folders=[("/project/reports/example", EXAMPLE, "ro"), ("/var/lib/ekscost", state, "rw")])
    check("the example is imported and reported", ran.returncode == 0, ran.stderr[-500:])
    for name in ["ekscost-2026-10.md", "ekscost-2026-10.xlsx"]:
        made = state / "reports" / name
        same = made.exists() and made.read_bytes() == (EXAMPLE / name).read_bytes()
        check(f"{name} is the one that the project has", same, "it differs or is not there")


def live(image, state):
    """An account of the emulator's and a cluster on loopback, by the CLI and the kubectl of the image."""
    with tempfile.TemporaryDirectory(prefix="ekscost-image-") as scratch:
        servers = [subprocess.Popen([sys.executable, str(ROOT / "Tests/Bench" / script), scratch], stdin=subprocess.PIPE,
                                    stdout=subprocess.PIPE, text=True) for script in ["emulator.py", "apiserver.py"]]
        try:
            estate = json.loads(servers[0].stdout.readline())
            servers[1].stdout.readline()
            subprocess.run(["chmod", "-R", "a+rX", scratch], check=True)
            ran = image.run(
                "sh", "-ec", "ekscost import aws --region us-east-1 --db live.sqlite\n"
                "ekscost import kubectl --kubeconfig /account/kubeconfig --db live.sqlite\nekscost export --db live.sqlite",
                folders=[("/account", scratch, "ro"), ("/var/lib/ekscost", state, "rw")],
                environment={"AWS_ENDPOINT_URL": estate["url"], "AWS_CONFIG_FILE": "/account/config",
                             "AWS_SHARED_CREDENTIALS_FILE": "/account/credentials", "AWS_EC2_METADATA_DISABLED": "true"})
        finally:
            for server in servers:
                server.stdin.close()
                server.wait()
    check("import aws and import kubectl work", ran.returncode == 0, ran.stderr[-1500:])
    bundle = json.loads(ran.stdout or "{}")
    gateways = {gateway["NatGatewayId"] for gateway in bundle.get("NatGateways", [])}
    check("the account's three NAT gateways are there", gateways == set(estate["nats"]), gateways)
    check("the cluster's nodes and pods are there", "ENABLE_PREFIX_DELEGATION" in ran.stdout, ran.stdout[:200])


def main():
    image = Image(sys.argv[1])
    contents(image)
    programs(image)
    with tempfile.TemporaryDirectory(prefix="ekscost-image-") as folder:
        state = pathlib.Path(folder)
        # The image's user writes here, and owns nothing else of this machine.
        os.chmod(folder, 0o777)
        example(image, state)
        live(image, state)
    if failures:
        raise SystemExit(f"{len(failures)} checks failed")


main()

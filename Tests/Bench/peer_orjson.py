#!/usr/bin/env python3
"""The import as one would write it with orjson: documents read whole, the same columns into SQLite.

    python peer_orjson.py STORE FILE…
"""
import gc
import sqlite3
import sys

import orjson

UNITS = {"Ki": 1 << 10, "Mi": 1 << 20, "Gi": 1 << 30, "k": 10**3, "M": 10**6, "G": 10**9}


def amount(text):
    for unit, factor in UNITS.items():
        if text.endswith(unit):
            return int(float(text[: -len(unit)]) * factor)
    return int(text)


def millis(text):
    return int(text[:-1]) if text.endswith("m") else int(float(text) * 1000)


def number(address):
    a, b, c, d = address.split(".")
    return int(a) << 24 | int(b) << 16 | int(c) << 8 | int(d)


DEFAULT_TAINTS = {"node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"}


def asked(container):
    """CPU and memory that a container requests."""
    requests = container.get("resources", {}).get("requests") or {}
    return millis(requests.get("cpu", "0")), amount(requests.get("memory", "0"))


def requests(spec):
    """The effective requests of a pod: of its containers and sidecars, or of the init container that needs most."""
    cpu = memory = most_cpu = most_memory = side_cpu = side_memory = 0
    for container in spec["containers"]:
        one = asked(container)
        cpu, memory = cpu + one[0], memory + one[1]
    for container in spec.get("initContainers") or ():
        one = asked(container)
        most_cpu, most_memory = max(most_cpu, side_cpu + one[0]), max(most_memory, side_memory + one[1])
        if container.get("restartPolicy") == "Always":
            side_cpu, side_memory = side_cpu + one[0], side_memory + one[1]
    over = spec.get("overhead") or {}
    return max(cpu + side_cpu, most_cpu) + millis(over.get("cpu", "0")), max(memory + side_memory, most_memory) + amount(over.get("memory", "0"))


def constraints(spec):
    """What binds a pod to some nodes, as JSON; None where nothing does."""
    found = {key: spec[key] for key in ("affinity", "nodeSelector", "schedulingGates", "topologySpreadConstraints") if spec.get(key)}
    own = [t for t in spec.get("tolerations") or () if not (t.get("key") in DEFAULT_TAINTS and t.get("effect") == "NoExecute" and "tolerationSeconds" in t)]
    if own:
        found["tolerations"] = own
    ports = [port["hostPort"] for container in spec["containers"] for port in container.get("ports") or () if port.get("hostPort")]
    if ports:
        found["hostPorts"] = ports
    claims = sum("persistentVolumeClaim" in volume or "ephemeral" in volume for volume in spec.get("volumes") or ())
    if claims:
        found["persistentVolumeClaims"] = claims
    return orjson.dumps(found, option=orjson.OPT_SORT_KEYS).decode() if found else None


def pods(items):
    for pod in items:
        metadata, spec, status = pod["metadata"], pod["spec"], pod["status"]
        owner = next((o for o in metadata.get("ownerReferences") or () if o.get("controller")), {})
        kind, name = owner.get("kind"), owner.get("name")
        labels = metadata.get("labels")
        yield (
            metadata["namespace"], metadata["name"], kind, name, name.rpartition("-")[0] if kind == "ReplicaSet" else name or metadata["name"],
            spec.get("nodeName"), number(status["podIP"]) if "podIP" in status else None, spec.get("hostNetwork", False), status["phase"],
            *requests(spec), constraints(spec), orjson.dumps(labels, option=orjson.OPT_SORT_KEYS).decode() if labels else None,
            "deletionTimestamp" in metadata,
        )


def nodes(items):
    for node in items:
        metadata, status = node["metadata"], node["status"]
        labels = metadata["labels"]
        yield (
            metadata["name"], node["spec"].get("providerID"), labels.get("topology.kubernetes.io/zone"),
            labels.get("node.kubernetes.io/instance-type"), orjson.dumps(labels).decode(),
            millis(status["allocatable"]["cpu"]), amount(status["allocatable"]["memory"]), int(status["capacity"]["pods"]),
        )


def interfaces(items):
    for it in items:
        yield (
            it["NetworkInterfaceId"], it["VpcId"], it["SubnetId"], it["AvailabilityZone"], it["InterfaceType"], it["Description"],
            it["Status"], it["Attachment"].get("InstanceId"), it["RequesterId"],
            orjson.dumps([number(a["PrivateIpAddress"]) for a in it["PrivateIpAddresses"]]).decode(),
        )


TABLES = {
    "Pod": ("pod", pods, 14, "namespace TEXT, name TEXT, ownerKind TEXT, ownerName TEXT, workloadName TEXT, nodeName TEXT, podIP INTEGER, host INTEGER, phase TEXT, cpu INTEGER, memory INTEGER, constraints TEXT, labels TEXT, terminating INTEGER, PRIMARY KEY (namespace, name)"),
    "Node": ("node", nodes, 8, "name TEXT PRIMARY KEY, providerID TEXT, zone TEXT, type TEXT, labels TEXT, cpu INTEGER, memory INTEGER, pods INTEGER"),
    "NetworkInterface": ("interface", interfaces, 10, "id TEXT PRIMARY KEY, vpc TEXT, subnet TEXT, zone TEXT, type TEXT, description TEXT, status TEXT, instance TEXT, requester TEXT, addresses TEXT"),
}


def main():
    gc.disable()  # millions of objects that all live to the end: collecting only costs
    store, files = sys.argv[1], sys.argv[2:]
    db = sqlite3.connect(store, isolation_level=None)
    db.execute("PRAGMA journal_mode = wal")
    db.execute("PRAGMA synchronous = normal")
    db.execute("BEGIN")
    for path in files:
        with open(path, "rb") as source:
            document = orjson.loads(source.read())
        if "NetworkInterfaces" in document:
            kind, items = "NetworkInterface", document["NetworkInterfaces"]
        else:
            items = document["items"]
            kind = items[0]["kind"]
        table, rows, count, columns = TABLES[kind]
        db.execute(f"CREATE TABLE {table} ({columns}) WITHOUT ROWID")
        marks = ",".join("?" * count)
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows(items))
    db.execute("COMMIT")
    print(*(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table, *_ in TABLES.values()))


if __name__ == "__main__":
    main()

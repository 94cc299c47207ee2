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


def pods(items):
    for pod in items:
        metadata, spec, status = pod["metadata"], pod["spec"], pod["status"]
        owner = next(iter(metadata.get("ownerReferences") or [{}]))
        requests = [c.get("resources", {}).get("requests", {}) for c in spec["containers"]]
        yield (
            metadata["namespace"], metadata["name"], owner.get("kind"), owner.get("name"), spec.get("nodeName"),
            number(status["podIP"]) if "podIP" in status else None, spec.get("hostNetwork", False), status["phase"],
            sum(millis(r["cpu"]) for r in requests if "cpu" in r), sum(amount(r["memory"]) for r in requests if "memory" in r),
            orjson.dumps([spec.get(k) for k in ("nodeSelector", "tolerations", "topologySpreadConstraints", "affinity")]).decode(),
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
    "Pod": ("pod", pods, 11, "namespace TEXT, name TEXT, ownerKind TEXT, ownerName TEXT, nodeName TEXT, podIP INTEGER, host INTEGER, phase TEXT, cpu INTEGER, memory INTEGER, constraints TEXT, PRIMARY KEY (namespace, name)"),
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

#!/usr/bin/env python3
"""Write nodes and pods with every rule that placement knows, as kubectl prints them.

    python3 Tests/Bench/generate_placement.py FOLDER [--nodes 5000] [--pods 150000]

Nodes of four shapes in three zones and three pools, one of them tainted. Workloads of 1 to 200 pods: of ten, six spread
over the zones, one over the nodes as well, one keeps its pods apart by node, one stays with another in its zone; some
choose a pool, tolerate the taint, take a host port, a volume or a device. The same every time. Pods stand where a plain
first fit over the zones in turn puts them.
"""
import argparse
import json
import pathlib
import random

ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"]
ZONE, HOST = "topology.kubernetes.io/zone", "kubernetes.io/hostname"
SHAPES = [("m5.2xlarge", 7910, 31146756, 58), ("m5.4xlarge", 15890, 60763552, 234),
          ("m5.8xlarge", 31850, 125000000, 234), ("m5.xlarge", 3920, 14976912, 58)]
WEIGHTS = [2, 3, 1, 1]
CPU, MEMORY = [25, 50, 50, 100, 100, 250, 250, 500, 1000], [64, 64, 128, 128, 256, 256, 512, 1024, 2048]


def nodes(count, dice):
    for index in range(count):
        kind, cpu, memory, pods = dice.choices(SHAPES, WEIGHTS)[0]
        pool = "gpu" if index % 50 == 0 else "batch" if index % 5 == 0 else "general"
        yield {"name": f"node-{index:05d}", "zone": index % 3, "type": kind, "cpu": cpu, "memory": memory, "pods": pods, "pool": pool}


def node_object(node):
    extra = {"nvidia.com/gpu": "4"} if node["pool"] == "gpu" else {}
    amounts = {"cpu": f"{node['cpu']}m", "memory": f"{node['memory']}Ki", "pods": str(node["pods"]),
               "ephemeral-storage": "83873772Ki", "attachable-volumes-aws-ebs": "25", **extra}
    taints = [{"key": "nvidia.com/gpu", "value": "true", "effect": "NoSchedule"}] if node["pool"] == "gpu" else []
    zone = ZONES[node["zone"]]
    return {"apiVersion": "v1", "kind": "Node", "metadata": {"name": node["name"], "labels": {
        HOST: node["name"], ZONE: zone, "topology.kubernetes.io/region": "us-east-1", "pool": node["pool"],
        "node.kubernetes.io/instance-type": node["type"], "eks.amazonaws.com/nodegroup": node["pool"],
        "kubernetes.io/arch": "amd64", "kubernetes.io/os": "linux"}},
        "spec": {"providerID": f"aws:///{zone}/i-{int(node['name'][5:]):017x}", **({"taints": taints} if taints else {})},
        "status": {"capacity": amounts, "allocatable": amounts, "conditions": [{"type": "Ready", "status": "True"}],
                   "nodeInfo": {"osImage": "Amazon Linux 2023.9", "kubeletVersion": "v1.34.2-eks-1"}}}


def workloads(total, dice):
    left, index = total, 0
    while left > 0:
        size = min(left, 1 + dice.randrange(200))
        yield {"name": f"app-{index:05d}", "namespace": f"team-{index % 60:02d}", "size": size,
               "cpu": dice.choice(CPU), "memory": dice.choice(MEMORY), "rule": dice.randrange(10), "extra": dice.randrange(20)}
        left -= size
        index += 1


def spec(work):
    """What a workload's pods ask for and are bound by."""
    selector = {"matchLabels": {"app": work["name"]}}
    required = "requiredDuringSchedulingIgnoredDuringExecution"
    requests = {"cpu": f"{work['cpu']}m", "memory": f"{work['memory']}Mi"}
    container = {"name": "app", "resources": {"requests": requests}}
    body = {"containers": [container]}
    spread = lambda key, skew: {"labelSelector": selector, "maxSkew": skew, "topologyKey": key, "whenUnsatisfiable": "DoNotSchedule"}
    if work["rule"] < 6:
        body["topologySpreadConstraints"] = [spread(ZONE, 1)]
    elif work["rule"] == 6:
        body["topologySpreadConstraints"] = [spread(ZONE, 1), spread(HOST, 2)]
    elif work["rule"] == 7:
        body["affinity"] = {"podAntiAffinity": {required: [{"labelSelector": selector, "topologyKey": HOST}]}}
    elif work["rule"] == 8:
        body["affinity"] = {"podAffinity": {required: [{"labelSelector": selector, "topologyKey": ZONE}]}}
    if work["extra"] < 3:
        body["nodeSelector"] = {"pool": "batch"}
    elif work["extra"] == 3:
        body["affinity"] = {**body.get("affinity", {}), "nodeAffinity": {required: {"nodeSelectorTerms": [
            {"matchExpressions": [{"key": "pool", "operator": "NotIn", "values": ["batch"]}]}]}}}
    elif work["extra"] == 4 and work["size"] < 60:
        container["ports"] = [{"containerPort": 9000, "hostPort": 9000 + work["cpu"] % 7}]
    elif work["extra"] == 5:
        body["volumes"] = [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]
    elif work["extra"] == 6 and work["size"] < 40:
        requests["nvidia.com/gpu"] = "1"
        body["tolerations"] = [{"key": "nvidia.com/gpu", "operator": "Exists", "effect": "NoSchedule"}]
        body["nodeSelector"] = {"pool": "gpu"}
    elif work["extra"] == 7:
        container["ports"] = []
        body["initContainers"] = [{"name": "init", "resources": {"requests": {"cpu": "200m", "memory": "64Mi"}}}]
    return body


def place(all_nodes, works):
    """The node of each pod, first fit over the zones in turn, so that every workload that spreads does."""
    free = [[n["cpu"], n["memory"], n["pods"]] for n in all_nodes]
    by_zone = [[i for i, n in enumerate(all_nodes) if n["zone"] == z and n["pool"] != "gpu"] for z in range(3)]
    batch = [[i for i in zone if all_nodes[i]["pool"] == "batch"] for zone in by_zone]
    gpu = [[i for i, n in enumerate(all_nodes) if n["zone"] == z and n["pool"] == "gpu"] for z in range(3)]
    starts = {}
    for work in works:
        body = spec(work)
        pool = body.get("nodeSelector", {}).get("pool")
        homes = gpu if pool == "gpu" else batch if pool == "batch" else by_zone
        need = max(work["cpu"], 200 if "initContainers" in body else 0)
        for number in range(work["size"]):
            zone = number % 3 if work["rule"] != 8 else 0
            names, key = homes[zone], (pool, zone)
            at, tries = starts.get(key, 0), 0
            while tries < len(names):
                slot = free[names[at % len(names)]]
                if slot[0] >= need and slot[1] >= work["memory"] * 1024 and slot[2] >= 1:
                    break
                at, tries = at + 1, tries + 1
            starts[key] = at + 1
            if tries == len(names):
                yield work, number, None
                continue
            node = names[at % len(names)]
            free[node][0] -= need
            free[node][1] -= work["memory"] * 1024
            free[node][2] -= 1
            yield work, number, node


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--nodes", type=int, default=5000)
    parser.add_argument("--pods", type=int, default=150000)
    arguments = parser.parse_args()
    dice = random.Random(7)
    all_nodes = list(nodes(arguments.nodes, dice))
    works = list(workloads(arguments.pods, dice))
    arguments.folder.mkdir(parents=True, exist_ok=True)
    head = '{"apiVersion": "v1", "kind": "List", "items": [\n'
    with open(arguments.folder / "nodes.json", "w") as out:
        out.write(head + ",\n".join(json.dumps(node_object(n)) for n in all_nodes) + "\n]}\n")
    bodies = {work["name"]: json.dumps(spec(work))[1:] for work in works}
    waiting = 0
    with open(arguments.folder / "pods.json", "w") as out, open(arguments.folder / "pods.csv", "w") as table:
        out.write(head)
        for index, (work, number, node) in enumerate(place(all_nodes, works)):
            waiting += node is None
            name = work["name"]
            where = f'"nodeName": "{all_nodes[node]["name"]}", ' if node is not None else ""
            out.write((",\n" if index else "") + (
                f'{{"apiVersion": "v1", "kind": "Pod", "metadata": {{"name": "{name}-{number}", "namespace": "{work["namespace"]}", '
                f'"labels": {{"app": "{name}"}}, "ownerReferences": [{{"kind": "ReplicaSet", "name": "{name}-abc", "controller": true}}]}}, '
                f'"spec": {{{where}{bodies[name]}, "status": {{"phase": "Running"}}}}'))
            table.write(f'{int(name[4:])},{work["cpu"]},{work["memory"]},{int(work["rule"] < 7)},{-1 if node is None else node}\n')
        out.write("\n]}\n")
    with open(arguments.folder / "nodes.csv", "w") as table:
        table.writelines(f'{n["zone"]},{n["cpu"]},{n["memory"] // 1024},{n["pods"]}\n' for n in all_nodes)
    print(json.dumps({"nodes": len(all_nodes), "pods": sum(w["size"] for w in works), "workloads": len(works), "waiting": waiting}))


if __name__ == "__main__":
    main()

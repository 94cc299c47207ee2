#!/usr/bin/env python3
"""Write the export of a large EKS estate, in the shapes that kubectl and the AWS CLI print.

    python3 Tests/Bench/generate_export.py FOLDER [--nodes 5000] [--enis 50000] [--pods 150000] [--compact]

One VPC of five blocks in us-east-1, three zones, a public and five private subnets in each, one NAT gateway; nodes of
m5.2xlarge with four interfaces each; the other interfaces belong to thirty VPCs beside it. Pods come from 1,500
workloads of uneven size. The same arguments give the same bytes. `--compact` leaves the white space out, as the API
server answers; without it the layout is kubectl's own. Beside the JSON lies `traffic.csv`.
"""
import argparse
import json
import os
import random

REGION = "us-east-1"
ZONES = "abc"
BLOCKS = 5
INTERFACES_PER_NODE = 4
ACCOUNT = "111122223333"
STAMP = "2026-10-01T08:15:30Z"


class Estate:
    """What all files share: sizes, identifiers and how an item is laid out."""

    def __init__(self, arguments):
        self.nodes, self.enis, self.pods = arguments.nodes, arguments.enis, arguments.pods
        self.compact = arguments.compact
        self.random = random.Random(20261101)
        self.vpc = "vpc-0b3ec000000000001"

    def hexadecimal(self, digits):
        return "%0*x" % (digits, self.random.getrandbits(4 * digits))

    def layout(self, value, depth=2):
        if self.compact:
            return json.dumps(value, separators=(",", ":"))
        return ("\n" + " " * 4 * depth).join(json.dumps(value, indent=4).split("\n"))

    def node(self, index):
        """Name, zone's letter, private subnet and instance of a node."""
        zone = index % 3
        block = index // 3 % BLOCKS
        return f"ip-10-{block}-{index // 250}-{index % 250}.ec2.internal", ZONES[zone], subnet(zone, block), "i-%017x" % (index + 1)


def subnet(zone, block):
    return "subnet-0b3ec%012x" % (zone * 16 + block + 1)


def public_subnet(zone):
    return "subnet-0b3ec%012x" % (0xF00 + zone)


# ---- The AWS CLI ----


def network(estate):
    """The small answers, by file name."""
    route = lambda target: {"DestinationCidrBlock": "0.0.0.0/0", "Origin": "CreateRoute", "State": "active", **target}
    local = {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "Origin": "CreateRouteTable", "State": "active"}
    blocks = [{"AssociationId": f"vpc-cidr-assoc-{i}", "CidrBlock": f"10.{i}.0.0/16", "CidrBlockState": {"State": "associated"}} for i in range(BLOCKS)]
    subnets = [
        (subnet(z, b), z, f"10.{b}.{z * 64}.0/18", False) for z in range(3) for b in range(BLOCKS)
    ] + [(public_subnet(z), z, f"10.{z}.192.0/24", True) for z in range(3)]
    table = lambda id, target, ids, main: {
        "RouteTableId": id, "VpcId": estate.vpc, "OwnerId": ACCOUNT, "PropagatingVgws": [], "Tags": [], "Routes": [local, route(target)],
        "Associations": [{"Main": False, "RouteTableAssociationId": f"rtbassoc-{s}", "RouteTableId": id, "SubnetId": s, "AssociationState": {"State": "associated"}} for s in ids]
        + ([{"Main": True, "RouteTableAssociationId": "rtbassoc-main", "RouteTableId": id, "AssociationState": {"State": "associated"}}] if main else []),
    }
    return {
        "vpcs.json": {"Vpcs": [{"VpcId": estate.vpc, "OwnerId": ACCOUNT, "CidrBlock": "10.0.0.0/16", "CidrBlockAssociationSet": blocks, "State": "available", "InstanceTenancy": "default", "IsDefault": False, "Tags": []}]},
        "subnets.json": {"Subnets": [{"SubnetId": id, "VpcId": estate.vpc, "OwnerId": ACCOUNT, "AvailabilityZone": REGION + ZONES[z], "AvailabilityZoneId": f"use1-az{z + 1}", "CidrBlock": cidr, "AvailableIpAddressCount": 4000, "MapPublicIpOnLaunch": public, "State": "available", "Tags": []} for id, z, cidr, public in subnets]},
        "route-tables.json": {"RouteTables": [
            table("rtb-0b3ec00000000000a", {"NatGatewayId": "nat-0b3ec000000000001"}, [s for s, _, _, p in subnets if not p], False),
            table("rtb-0b3ec00000000000b", {"GatewayId": "igw-0b3ec000000000001"}, [s for s, _, _, p in subnets if p], True)]},
        "nat-gateways.json": {"NatGateways": [{"NatGatewayId": "nat-0b3ec000000000001", "VpcId": estate.vpc, "SubnetId": public_subnet(0), "State": "available", "ConnectivityType": "public", "CreateTime": STAMP, "NatGatewayAddresses": [{"AllocationId": "eipalloc-1", "NetworkInterfaceId": "eni-0b3ecffffffffffff", "PrivateIp": "10.0.192.10", "PublicIp": "203.0.113.10"}], "Tags": []}]},
        "internet-gateways.json": {"InternetGateways": [{"InternetGatewayId": "igw-0b3ec000000000001", "OwnerId": ACCOUNT, "Attachments": [{"State": "available", "VpcId": estate.vpc}], "Tags": []}]},
        "cluster.json": {"cluster": {"name": "bench", "arn": f"arn:aws:eks:{REGION}:{ACCOUNT}:cluster/bench", "version": "1.34", "status": "ACTIVE", "createdAt": 1760000000.0, "resourcesVpcConfig": {"vpcId": estate.vpc, "subnetIds": [subnet(z, 0) for z in range(3)], "endpointPublicAccess": True, "endpointPrivateAccess": True}, "kubernetesNetworkConfig": {"serviceIpv4Cidr": "172.20.0.0/16", "ipFamily": "ipv4"}}},
    }


def interfaces(estate):
    """Four of each node; the rest, of functions and databases, in other VPCs."""
    for i in range(estate.enis):
        node = i // INTERFACES_PER_NODE
        if node < estate.nodes:
            _, zone, where, instance = estate.node(node)
            place = "abc".index(zone), node // 3 % BLOCKS
            first = (node // 15) * INTERFACES_PER_NODE + i % INTERFACES_PER_NODE
            base, count = (10 << 24) + (place[1] << 16) + (place[0] << 14) + 8 + first * 11, 11
            vpc, text = estate.vpc, f"aws-K8S-{instance}" if i % INTERFACES_PER_NODE else ""
        else:
            other = i % 30
            zone, where, vpc, count = ZONES[i % 3], "subnet-0b3ec1%011x" % (other * 3 + i % 3), "vpc-0b3ec1%011x" % other, 1
            base, instance, text = (10 << 24) + ((100 + other) << 16) + i % 65000 + 10, None, "AWS Lambda VPC ENI-report"
        yield interface(estate, i, zone, where, vpc, instance, text, base, count)


def interface(estate, index, zone, where, vpc, instance, text, base, count):
    address = lambda k: ".".join(str((base + k) >> shift & 255) for shift in (24, 16, 8, 0))
    name = lambda k: f"ip-{address(k).replace('.', '-')}.ec2.internal"
    mac = "%012x" % (0x02B3EC000000 + index)
    return {
        "Attachment": {"AttachTime": STAMP, "AttachmentId": "eni-attach-%017x" % index, "DeleteOnTermination": True, "DeviceIndex": index % 4, "NetworkCardIndex": 0, **({"InstanceId": instance} if instance else {}), "InstanceOwnerId": ACCOUNT, "Status": "attached"},
        "AvailabilityZone": REGION + zone, "AvailabilityZoneId": f"use1-az{ZONES.index(zone) + 1}", "Description": text,
        "Groups": [{"GroupName": "eks-cluster-sg-bench", "GroupId": "sg-0b3ec000000000001"}],
        "InterfaceType": "interface" if instance else "lambda", "Ipv6Addresses": [],
        "MacAddress": ":".join(mac[k:k + 2] for k in range(0, 12, 2)), "NetworkInterfaceId": "eni-0b3ec%012x" % index, "OwnerId": ACCOUNT,
        "PrivateDnsName": name(0), "PrivateIpAddress": address(0),
        "PrivateIpAddresses": [{"Primary": k == 0, "PrivateDnsName": name(k), "PrivateIpAddress": address(k)} for k in range(count)],
        "RequesterId": "AROAEXAMPLE:bench", "RequesterManaged": False, "SourceDestCheck": True, "Status": "in-use", "SubnetId": where,
        "TagSet": [{"Key": "cluster.k8s.amazonaws.com/name", "Value": "bench"}, {"Key": "node.k8s.amazonaws.com/createdAt", "Value": STAMP}],
        "VpcId": vpc,
    }


# ---- kubectl ----


def kubernetes_node(estate, index):
    name, zone, _, instance = estate.node(index)
    labels = {
        "alpha.eksctl.io/cluster-name": "bench", "eks.amazonaws.com/capacityType": "ON_DEMAND", "eks.amazonaws.com/nodegroup": f"general-{zone}",
        "kubernetes.io/arch": "amd64", "kubernetes.io/hostname": name, "kubernetes.io/os": "linux", "node.kubernetes.io/instance-type": "m5.2xlarge",
        "topology.kubernetes.io/region": REGION, "topology.kubernetes.io/zone": REGION + zone,
    }
    images = [{"names": [f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/team/service-{k}@sha256:{estate.hexadecimal(64)}", f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/team/service-{k}:v1.{k}"], "sizeBytes": 120000000 + k} for k in range(30)]
    conditions = [{"lastHeartbeatTime": STAMP, "lastTransitionTime": STAMP, "message": f"kubelet says {kind}", "reason": "KubeletReady", "status": "True" if kind == "Ready" else "False", "type": kind} for kind in ("MemoryPressure", "DiskPressure", "PIDPressure", "Ready")]
    amounts = {"attachable-volumes-aws-ebs": "25", "cpu": "8", "ephemeral-storage": "83873772Ki", "hugepages-1Gi": "0", "memory": "31836932Ki", "pods": "58"}
    return {
        "apiVersion": "v1", "kind": "Node",
        "metadata": {"annotations": {"node.alpha.kubernetes.io/ttl": "0", "volumes.kubernetes.io/controller-managed-attach-detach": "true"}, "creationTimestamp": STAMP, "labels": labels, "name": name, "resourceVersion": str(1000000 + index), "uid": uid(estate)},
        "spec": {"providerID": f"aws:///{REGION}{zone}/{instance}"},
        "status": {"addresses": [{"address": name, "type": "Hostname"}], "allocatable": {**amounts, "cpu": "7910m", "memory": "31146756Ki"}, "capacity": amounts, "conditions": conditions, "daemonEndpoints": {"kubeletEndpoint": {"Port": 10250}}, "images": images, "nodeInfo": {"architecture": "amd64", "containerRuntimeVersion": "containerd://1.7.27", "kernelVersion": "6.1.141", "kubeletVersion": "v1.34.1-eks-113cf36", "operatingSystem": "linux", "osImage": "Amazon Linux 2023.8.20250915"}},
    }


def uid(estate):
    return "-".join(estate.hexadecimal(n) for n in (8, 4, 4, 4, 12))


KINDS = ["ReplicaSet"] * 16 + ["StatefulSet"] * 2 + ["DaemonSet", "Job"]
CPU = ["50m", "100m", "150m", "200m", "250m"]
MEMORY = ["64Mi", "128Mi", "256Mi", "512Mi", "700M"]


def container(estate, name, words):
    environment = [{"name": f"{estate.random.choice(words)}_{k}", "value": f"value-{estate.hexadecimal(estate.random.randint(4, 24))}"} for k in range(estate.random.randint(3, 18))]
    probe = lambda path: {"failureThreshold": 3, "httpGet": {"path": path, "port": 8080, "scheme": "HTTP"}, "periodSeconds": 10, "successThreshold": 1, "timeoutSeconds": 1}
    memory = estate.random.choice(MEMORY)
    return {
        "args": ["--config=/etc/config/app.yaml", "--log-format={\"json\": true}"], "env": environment + [{"name": "POD_IP", "valueFrom": {"fieldRef": {"apiVersion": "v1", "fieldPath": "status.podIP"}}}],
        "image": f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/{name}:v1", "imagePullPolicy": "IfNotPresent", "livenessProbe": probe("/healthz"), "name": name,
        "ports": [{"containerPort": 8080, "name": "http", "protocol": "TCP"}], "readinessProbe": probe("/ready"),
        "resources": {"limits": {"memory": memory}, "requests": {"cpu": estate.random.choice(CPU), "memory": memory}},
        "securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}, "readOnlyRootFilesystem": True, "runAsNonRoot": True},
        "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File",
        "volumeMounts": [{"mountPath": "/etc/config", "name": "config", "readOnly": True}, {"mountPath": "/tmp", "name": "tmp"}, {"mountPath": "/var/run/secrets/kubernetes.io/serviceaccount", "name": "kube-api-access-@TOKEN@", "readOnly": True}],
    }


def workload(estate, index):
    """The text of a workload's pods, with marks where they differ."""
    words = ["DB_HOST", "KAFKA_URL", "REDIS_PORT", "LOG_LEVEL", "FEATURE_MODE", "OTEL_TIMEOUT"]
    name, kind = f"{estate.random.choice(['pay', 'search', 'cart', 'auth', 'ledger', 'stream'])}-{index}", estate.random.choice(KINDS)
    containers = [container(estate, name if k == 0 else f"sidecar-{k}", words) for k in range(estate.random.choices([1, 2, 3], [45, 45, 10])[0])]
    default = lambda key: {"effect": "NoExecute", "key": key, "operator": "Exists", "tolerationSeconds": 300}
    labels = {"app": name, "app.kubernetes.io/name": name, "pod-template-hash": estate.hexadecimal(10), "team": f"team-{index % 120}"}
    spec = {
        "containers": containers, "dnsPolicy": "ClusterFirst", "enableServiceLinks": True, **({"hostNetwork": True} if kind == "DaemonSet" else {}),
        **({"initContainers": [container(estate, "init", words)]} if len(containers) == 3 else {}), "nodeName": "@NODE@", "nodeSelector": {"kubernetes.io/arch": "amd64"},
        "preemptionPolicy": "PreemptLowerPriority", "priority": 0, "restartPolicy": "Always", "schedulerName": "default-scheduler", "securityContext": {"fsGroup": 1000}, "serviceAccount": name, "serviceAccountName": name,
        "terminationGracePeriodSeconds": 30, "tolerations": [default("node.kubernetes.io/not-ready"), default("node.kubernetes.io/unreachable")],
        **({"topologySpreadConstraints": [{"labelSelector": {"matchLabels": {"app": name}}, "maxSkew": 1, "topologyKey": "topology.kubernetes.io/zone", "whenUnsatisfiable": "ScheduleAnyway"}]} if index % 5 < 2 else {}),
        "volumes": [{"configMap": {"defaultMode": 420, "name": name + "-config"}, "name": "config"}, {"emptyDir": {}, "name": "tmp"}, {"name": "kube-api-access-@TOKEN@", "projected": {"defaultMode": 420, "sources": [{"serviceAccountToken": {"expirationSeconds": 3607, "path": "token"}}, {"configMap": {"items": [{"key": "ca.crt", "path": "ca.crt"}], "name": "kube-root-ca.crt"}}]}}],
    }
    images = [estate.hexadecimal(64) for _ in containers]
    last = {"terminated": {"containerID": "containerd://@ID64@", "exitCode": 137, "finishedAt": "@TIME@", "reason": "OOMKilled", "startedAt": "@TIME@"}}
    status = lambda restarted: {
        "conditions": [{"lastProbeTime": None, "lastTransitionTime": "@TIME@", "status": "True", "type": kind} for kind in ("PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled")],
        "containerStatuses": [{"containerID": "containerd://@ID64@", "image": c["image"], "imageID": c["image"] + "@sha256:" + image, "lastState": last if restarted else {}, "name": c["name"], "ready": True, "restartCount": "@RESTARTS@", "started": True, "state": {"running": {"startedAt": "@TIME@"}}} for c, image in zip(containers, images)],
        "hostIP": "@HOST@", "hostIPs": [{"ip": "@HOST@"}], "phase": "Running", "podIP": "@IP@", "podIPs": [{"ip": "@IP@"}], "qosClass": "Burstable", "startTime": "@TIME@",
    }
    owner = {"apiVersion": "apps/v1", "blockOwnerDeletion": True, "controller": True, "kind": kind, "name": f"{name}-{labels['pod-template-hash']}" if kind == "ReplicaSet" else name, "uid": uid(estate)}
    metadata = {"annotations": {"checksum/config": estate.hexadecimal(64), "prometheus.io/port": "9090", "prometheus.io/scrape": "true"}, "creationTimestamp": "@TIME@", "generateName": name + "-", "labels": labels, "name": name + "-@SUFFIX@", "namespace": f"team-{index % 120}", "ownerReferences": [owner], "resourceVersion": "@VERSION@", "uid": "@UID@"}
    texts = [estate.layout({"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec, "status": status(restarted)}).replace("%", "%%") for restarted in (False, True)]
    marks = {"@NODE@": "node", "@ID64@": "id", "@HOST@": "host", "@IP@": "ip", "@SUFFIX@": "suffix", "@VERSION@": "version", "@UID@": "uid", "@TOKEN@": "token", "@TIME@": "time", '"@RESTARTS@"': "restarts"}
    for mark, field in marks.items():
        texts = [text.replace(mark, f"%({field})s") for text in texts]
    return texts, kind == "DaemonSet", (metadata["namespace"], name)


def pods(estate):
    """Texts of pods by namespace and name, as the API server lists them, each node with its share."""
    workloads = [workload(estate, k) for k in range(1500)]
    weights = [estate.random.paretovariate(1.1) for _ in workloads]
    chosen = estate.random.choices(workloads, weights, k=estate.pods)
    order = sorted(range(estate.pods), key=lambda i: (chosen[i][2][0], f"{chosen[i][2][1]}-{i:05x}"))
    for i in order:
        texts, on_host, _ = chosen[i]
        node = i % estate.nodes
        turn = i // estate.nodes
        first = (node // 15) * INTERFACES_PER_NODE + turn // 10
        base = (10 << 24) + ((node // 3 % BLOCKS) << 16) + ((node % 3) << 14) + 8 + first * 11
        address = lambda k: ".".join(str((base + k) >> shift & 255) for shift in (24, 16, 8, 0))
        host = address(-(turn // 10) * 11)
        # One pod of twenty was started again since it came.
        restarts = estate.random.randint(1, 30) if i % 20 == 0 else 0
        yield texts[restarts > 0] % {
            "node": estate.node(node)[0], "id": estate.hexadecimal(64), "host": host, "ip": host if on_host else address(1 + turn % 10),
            "suffix": "%05x" % i, "version": 200000000 + i, "uid": uid(estate),
            "token": estate.hexadecimal(5), "time": f"2026-10-{i % 28 + 1:02d}T{i % 24:02d}:{i % 60:02d}:30Z", "restarts": restarts,
        }


# ---- Files ----


def write(path, head, texts, tail):
    with open(path, "w", buffering=1 << 22) as out:
        out.write(head)
        for i, text in enumerate(texts):
            out.write((",\n        " if i else "") + text)
        out.write(tail)


def write_all(folder, estate):
    os.makedirs(folder, exist_ok=True)
    for name, document in network(estate).items():
        with open(os.path.join(folder, name), "w") as out:
            json.dump(document, out, indent=4)
    write(os.path.join(folder, "enis.json"), '{\n    "NetworkInterfaces": [\n        ', map(estate.layout, interfaces(estate)), "\n    ]\n}\n")
    head, tail = '{\n    "apiVersion": "v1",\n    "items": [\n        ', '\n    ],\n    "kind": "List",\n    "metadata": {\n        "resourceVersion": ""\n    }\n}\n'
    write(os.path.join(folder, "nodes.json"), head, (estate.layout(kubernetes_node(estate, k)) for k in range(estate.nodes)), tail)
    write(os.path.join(folder, "pods.json"), head, pods(estate), tail)
    with open(os.path.join(folder, "traffic.csv"), "w") as out:
        out.write("source,destination,gb_out,gb_in,basis\n")
        for zone in ZONES:
            for destination, sent, received in (("internet", 12000, 4000), ("s3", 30000, 90000), ("aws:ecr.dkr", 40, 2000)):
                out.write(f"{REGION}{zone},{destination},{sent},{received},metered\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--nodes", type=int, default=5000)
    parser.add_argument("--enis", type=int, default=50000)
    parser.add_argument("--pods", type=int, default=150000)
    parser.add_argument("--compact", action="store_true")
    arguments = parser.parse_args()
    write_all(arguments.folder, Estate(arguments))


if __name__ == "__main__":
    main()

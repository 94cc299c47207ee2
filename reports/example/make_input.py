#!/usr/bin/env python3
"""Write the example export: a team in Seoul with three zones, one NAT gateway and no S3 endpoint.

The files have the shape of what `aws … --output json` and `kubectl get … -o json` print. Nobody's real account:
the ids, names and addresses are made up. Run it from anywhere; the same input comes out every time.
"""
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent / "input"
REGION, ACCOUNT, VPC = "ap-northeast-2", "111122223333", "vpc-0e1a2b3c4d5e6f701"
ZONES = ["a", "b", "c"]
PUBLIC = {z: f"subnet-0aa0000000000000{i}" for i, z in enumerate(ZONES, 1)}
PRIVATE = {z: f"subnet-0bb0000000000000{i}" for i, z in enumerate(ZONES, 1)}
NAT, IGW = "nat-0c0ffee0000000001", "igw-0d00d000000000001"
GROUPS = {"general": ("m6i.large", 6), "memory": ("r6i.xlarge", 3)}
# CPUs, what of them pods may have, memory likewise, pods: what kubelets of these types say.
KUBELET = {"m6i.large": ("2", "1930m", "7910360Ki", "7220184Ki", "29"),
           "r6i.xlarge": ("4", "3920m", "32386544Ki", "31369712Ki", "58")}
# Namespace, name, replicas, CPU, memory, where it may run.
WORKLOADS = [
    ("kube-system", "coredns", 2, "100m", "70Mi", {"spread": "kubernetes.io/hostname"}),
    ("kube-system", "aws-load-balancer-controller", 2, "100m", "128Mi", {}),
    ("shop", "web", 9, "250m", "512Mi", {"spread": "topology.kubernetes.io/zone"}),
    ("shop", "api", 12, "300m", "768Mi", {"spread": "topology.kubernetes.io/zone"}),
    ("shop", "worker", 6, "400m", "1Gi", {}),
    ("shop", "cache", 3, "500m", "8Gi", {"pool": "memory", "apart": "kubernetes.io/hostname"}),
    ("shop", "search", 3, "1", "10Gi", {"pool": "memory", "spread": "topology.kubernetes.io/zone"}),
    ("monitoring", "prometheus", 1, "500m", "4Gi", {"pool": "memory"}),
]
DAEMONS = {"aws-node": ("50m", None), "kube-proxy": ("100m", None)}


def write(name, document):
    (HERE / name).write_text(json.dumps(document, indent=4) + "\n")


def tags(name, **more):
    return [{"Key": "Name", "Value": name}] + [{"Key": k.replace("__", "/"), "Value": v} for k, v in more.items()]


def subnet(zone, ids, block, kind, free):
    position = ZONES.index(zone) + 1
    role = {"kubernetes.io__role__elb" if kind == "public" else "kubernetes.io__role__internal-elb": "1"}
    return {
        "AvailabilityZone": REGION + zone, "AvailabilityZoneId": f"apne2-az{position}",
        "AvailableIpAddressCount": free, "CidrBlock": block, "DefaultForAz": False,
        "MapPublicIpOnLaunch": kind == "public", "State": "available", "SubnetId": ids[zone], "VpcId": VPC,
        "OwnerId": ACCOUNT, "AssignIpv6AddressOnCreation": False, "Ipv6CidrBlockAssociationSet": [],
        "Tags": tags(f"shop-{kind}-{zone}", **role),
        "SubnetArn": f"arn:aws:ec2:{REGION}:{ACCOUNT}:subnet/{ids[zone]}", "Ipv6Native": False,
    }


def table(number, name, ids, target):
    route = {"DestinationCidrBlock": "0.0.0.0/0", "Origin": "CreateRoute", "State": "active", **target}
    return {
        "Associations": [
            {"Main": False, "RouteTableAssociationId": f"rtbassoc-{number}{i}", "RouteTableId": f"rtb-0f{number:015d}",
             "SubnetId": s, "AssociationState": {"State": "associated"}} for i, s in enumerate(ids)],
        "PropagatingVgws": [], "RouteTableId": f"rtb-0f{number:015d}",
        "Routes": [{"DestinationCidrBlock": "10.20.0.0/16", "GatewayId": "local", "Origin": "CreateRouteTable",
                    "State": "active"}, route],
        "Tags": tags(name), "VpcId": VPC, "OwnerId": ACCOUNT,
    }


def node_name(index, zone):
    return f"ip-10-20-{64 + 16 * ZONES.index(zone)}-{10 + index}.{REGION}.compute.internal"


def instance_id(index):
    return f"i-0{index:016d}"


def network():
    write("describe-vpcs.json", {"Vpcs": [{
        "CidrBlock": "10.20.0.0/16", "DhcpOptionsId": "dopt-0123456789abcdef0", "State": "available", "VpcId": VPC,
        "OwnerId": ACCOUNT, "InstanceTenancy": "default",
        "CidrBlockAssociationSet": [{"AssociationId": "vpc-cidr-assoc-01", "CidrBlock": "10.20.0.0/16",
                                     "CidrBlockState": {"State": "associated"}}],
        "IsDefault": False, "Tags": tags("shop")}]})
    write("describe-subnets.json", {"Subnets":
        [subnet(z, PUBLIC, f"10.20.{i}.0/24", "public", 240) for i, z in enumerate(ZONES)]
        + [subnet(z, PRIVATE, f"10.20.{64 + 16 * i}.0/20", "private", 3900 - 40 * i) for i, z in enumerate(ZONES)]})
    write("describe-route-tables.json", {"RouteTables": [
        table(1, "shop-public", PUBLIC.values(), {"GatewayId": IGW}),
        table(2, "shop-private", PRIVATE.values(), {"NatGatewayId": NAT})]})
    write("describe-internet-gateways.json", {"InternetGateways": [
        {"Attachments": [{"State": "available", "VpcId": VPC}], "InternetGatewayId": IGW, "OwnerId": ACCOUNT,
         "Tags": tags("shop")}]})
    write("describe-nat-gateways.json", {"NatGateways": [{
        "CreateTime": "2025-03-02T04:05:06+00:00", "NatGatewayAddresses": [{
            "AllocationId": "eipalloc-0a1", "NetworkInterfaceId": "eni-0aa", "PrivateIp": "10.20.0.10",
            "PublicIp": "203.0.113.10", "AssociationId": "eipassoc-0a1", "IsPrimary": True, "Status": "succeeded"}],
        "NatGatewayId": NAT, "State": "available", "SubnetId": PUBLIC["a"], "VpcId": VPC, "Tags": tags("shop"),
        "ConnectivityType": "public"}]})
    write("describe-vpc-endpoints.json", {"VpcEndpoints": []})
    write("describe-addresses.json", {"Addresses": [
        {"PublicIp": "203.0.113.10", "AllocationId": "eipalloc-0a1", "AssociationId": "eipassoc-0a1", "Domain": "vpc",
         "NetworkInterfaceId": "eni-0aa", "NetworkInterfaceOwnerId": ACCOUNT, "PrivateIpAddress": "10.20.0.10",
         "PublicIpv4Pool": "amazon", "NetworkBorderGroup": REGION},
        {"PublicIp": "203.0.113.77", "AllocationId": "eipalloc-0a2", "Domain": "vpc", "PublicIpv4Pool": "amazon",
         "NetworkBorderGroup": REGION}]})
    arn = f"arn:aws:elasticloadbalancing:{REGION}:{ACCOUNT}:loadbalancer/app/k8s-shop-web/50dc6c495c0c9188"
    write("describe-load-balancers.json", {"LoadBalancers": [{
        "LoadBalancerArn": arn, "DNSName": f"k8s-shop-web-1.{REGION}.elb.amazonaws.com",
        "CanonicalHostedZoneId": "ZWKZPGTI48KDX", "CreatedTime": "2025-03-05T01:02:03.450000+00:00",
        "LoadBalancerName": "k8s-shop-web", "Scheme": "internet-facing", "VpcId": VPC, "State": {"Code": "active"},
        "Type": "application", "AvailabilityZones": [
            {"ZoneName": REGION + z, "SubnetId": PUBLIC[z], "LoadBalancerAddresses": []} for z in ZONES],
        "SecurityGroups": ["sg-0b1"], "IpAddressType": "ipv4"}]})
    write("describe-target-groups.json", {"TargetGroups": [{
        "TargetGroupArn": f"arn:aws:elasticloadbalancing:{REGION}:{ACCOUNT}:targetgroup/k8s-shop-web/73e2d6bc24d8a067",
        "TargetGroupName": "k8s-shop-web", "Protocol": "HTTP", "Port": 8080, "VpcId": VPC,
        "LoadBalancerArns": [arn], "TargetType": "ip", "IpAddressType": "ipv4"}]})


def nodes():
    index = 0
    for group, (kind, count) in GROUPS.items():
        for number in range(count):
            index += 1
            yield index, group, kind, ZONES[number % 3]


def cluster():
    write("describe-cluster.json", {"cluster": {
        "name": "shop", "arn": f"arn:aws:eks:{REGION}:{ACCOUNT}:cluster/shop", "createdAt": "2025-03-02T04:05:06+09:00",
        "version": "1.34", "endpoint": f"https://0123456789ABCDEF0123456789ABCDEF.gr7.{REGION}.eks.amazonaws.com",
        "resourcesVpcConfig": {"subnetIds": list(PRIVATE.values()), "securityGroupIds": [],
                               "clusterSecurityGroupId": "sg-0c1", "vpcId": VPC, "endpointPublicAccess": True,
                               "endpointPrivateAccess": True, "publicAccessCidrs": ["0.0.0.0/0"]},
        "kubernetesNetworkConfig": {"serviceIpv4Cidr": "172.20.0.0/16", "ipFamily": "ipv4"}, "status": "ACTIVE",
        "platformVersion": "eks.9", "tags": {}, "upgradePolicy": {"supportType": "STANDARD"}}})
    for group, (kind, count) in GROUPS.items():
        write(f"describe-nodegroup-{group}.json", {"nodegroup": {
            "nodegroupName": group, "nodegroupArn": f"arn:aws:eks:{REGION}:{ACCOUNT}:nodegroup/shop/{group}/1",
            "clusterName": "shop", "version": "1.34", "releaseVersion": "1.34.2-20261101", "status": "ACTIVE",
            "capacityType": "ON_DEMAND", "scalingConfig": {"minSize": 3, "maxSize": count * 2, "desiredSize": count},
            "instanceTypes": [kind], "subnets": list(PRIVATE.values()), "amiType": "AL2023_x86_64_STANDARD",
            "labels": {"pool": group}, "updateConfig": {"maxUnavailable": 1}, "diskSize": 50,
            "resources": {"autoScalingGroups": [{"name": f"eks-{group}-1"}]}, "health": {"issues": []}, "tags": {}}})
    write("describe-instances.json", {"Reservations": [{
        "ReservationId": f"r-0{i:016d}", "OwnerId": ACCOUNT, "Groups": [], "Instances": [{
            "InstanceId": instance_id(i), "InstanceType": kind, "ImageId": "ami-0123456789abcdef0",
            "LaunchTime": "2026-10-01T00:00:00+00:00", "Placement": {"AvailabilityZone": REGION + z, "Tenancy": "default"},
            "PrivateIpAddress": f"10.20.{64 + 16 * ZONES.index(z)}.{10 + i}", "State": {"Code": 16, "Name": "running"},
            "SubnetId": PRIVATE[z], "VpcId": VPC, "Tags": tags(f"shop-{group}", **{"eks:cluster-name": "shop",
                                                                                 "eks:nodegroup-name": group})}]}
        for i, group, kind, z in nodes()]})
    write("get-nodes.json", {"apiVersion": "v1", "kind": "List", "metadata": {"resourceVersion": ""}, "items": [{
        "apiVersion": "v1", "kind": "Node", "metadata": {
            "name": node_name(i, z),
            "labels": {"kubernetes.io/arch": "amd64", "kubernetes.io/hostname": node_name(i, z),
                       "kubernetes.io/os": "linux", "pool": group,
                       "topology.kubernetes.io/region": REGION, "topology.kubernetes.io/zone": REGION + z,
                       "node.kubernetes.io/instance-type": kind, "eks.amazonaws.com/nodegroup": group,
                       "eks.amazonaws.com/capacityType": "ON_DEMAND"}},
        "spec": {"providerID": f"aws:///{REGION}{z}/{instance_id(i)}"},
        "status": {"capacity": {"cpu": KUBELET[kind][0], "ephemeral-storage": "52416492Ki",
                                "memory": KUBELET[kind][2], "pods": KUBELET[kind][4]},
                   "allocatable": {"cpu": KUBELET[kind][1], "ephemeral-storage": "47233297124",
                                   "memory": KUBELET[kind][3], "pods": KUBELET[kind][4]},
                   "conditions": [{"type": "Ready", "status": "True"}],
                   "nodeInfo": {"kubeletVersion": "v1.34.2-eks-1", "osImage": "Amazon Linux 2023.9"}}}
        for i, group, kind, z in nodes()]})


def template(name, cpu, memory, rule):
    """The pod template of a workload: what it asks for and where it may run."""
    labels = {"app": name}
    requests = {"cpu": cpu, **({"memory": memory} if memory else {})}
    spec = {"containers": [{"name": name, "image": f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/{name}:1",
                            "resources": {"requests": requests}}]}
    if name in DAEMONS:
        spec |= {"hostNetwork": True, "tolerations": [{"operator": "Exists"}]}
    if "pool" in rule:
        spec["nodeSelector"] = {"pool": rule["pool"]}
    if "spread" in rule:
        spec["topologySpreadConstraints"] = [{
            "labelSelector": {"matchLabels": labels}, "maxSkew": 1, "topologyKey": rule["spread"],
            "whenUnsatisfiable": "DoNotSchedule"}]
    if "apart" in rule:
        spec["affinity"] = {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [
            {"labelSelector": {"matchLabels": labels}, "topologyKey": rule["apart"]}]}}
    return {"metadata": {"labels": labels}, "spec": spec}


def workload(kind, namespace, name, replicas, pod):
    spec = {"replicas": replicas} if replicas else {}
    if name == "aws-node":
        pod["spec"]["containers"][0]["env"] = [
            {"name": "ENABLE_PREFIX_DELEGATION", "value": "false"}, {"name": "WARM_ENI_TARGET", "value": "1"}]
    return {"apiVersion": "apps/v1", "kind": kind, "metadata": {"name": name, "namespace": namespace},
            "spec": {**spec, "selector": {"matchLabels": {"app": name}}, "template": pod}}


def kubernetes():
    """What kubectl get pods,deployments,daemonsets --all-namespaces prints, one object a line."""
    everywhere, items, turn = list(nodes()), [], 0
    used = {z: 100 for z in ZONES}

    def pod(namespace, name, owner, place, body):
        index, _, _, z = place
        spec = {**body["spec"], "nodeName": node_name(index, z)}
        address = f"10.20.{64 + 16 * ZONES.index(z)}.{10 + index}"
        if not spec.get("hostNetwork"):
            used[z] += 1
            address = f"10.20.{64 + 16 * ZONES.index(z)}.{used[z]}"
        items.append({"apiVersion": "v1", "kind": "Pod", "metadata": {
            "name": name, "namespace": namespace, "labels": body["metadata"]["labels"],
            "ownerReferences": [{"apiVersion": "apps/v1", "kind": owner[0], "name": owner[1], "controller": True}]},
            "spec": spec, "status": {"phase": "Running", "podIP": address}})

    for name, (cpu, memory) in DAEMONS.items():
        body = template(name, cpu, memory, {})
        for place in everywhere:
            pod("kube-system", f"{name}-{place[0]:05d}", ("DaemonSet", name), place, body)
        items.append(workload("DaemonSet", "kube-system", name, None, body))
    for namespace, name, replicas, cpu, memory, rule in WORKLOADS:
        body = template(name, cpu, memory, rule)
        homes = [place for place in everywhere if place[1] == rule.get("pool", "general")]
        for number in range(replicas):
            pod(namespace, f"{name}-5d4f7b9c6-{number:05d}", ("ReplicaSet", f"{name}-5d4f7b9c6"),
                homes[(turn + number) % len(homes)], body)
        # Each Deployment starts where the last one ended, in a whole round of zones.
        turn += (replicas + 2) // 3 * 3
        items.append(workload("Deployment", namespace, name, replicas, body))
    lines = ",\n".join(json.dumps(item) for item in items)
    (HERE / "get-pods.json").write_text(
        '{"apiVersion": "v1", "kind": "List", "metadata": {"resourceVersion": ""}, "items": [\n' + lines + "\n]}\n")
    write("describe-addon-vpc-cni.json", {"addon": {
        "addonName": "vpc-cni", "clusterName": "shop", "status": "ACTIVE", "addonVersion": "v1.20.4-eksbuild.1",
        "health": {"issues": []}, "addonArn": f"arn:aws:eks:{REGION}:{ACCOUNT}:addon/shop/vpc-cni/1",
        "configurationValues": json.dumps({"env": {"ENABLE_PREFIX_DELEGATION": "false", "WARM_ENI_TARGET": "1"}}),
        "tags": {}}})


def traffic(name="traffic.csv", scale=1.0):
    gb = lambda amount: round(amount * scale)
    rows = ["source,destination,gb_out,gb_in,basis"]
    for zone, share in zip(ZONES, (1.0, 1.2, 0.8)):
        s = PRIVATE[zone]
        rows.append(f"{s},internet,{gb(420 * share)},{gb(260 * share)},metered")
        rows.append(f"{s},s3,{gb(1800 * share)},{gb(5200 * share)},metered")
        rows.append(f"{s},aws:ecr.dkr,{gb(3 * share)},{gb(190 * share)},assumed")
        rows.append(f"{s},aws:logs,{gb(310 * share)},{gb(4 * share)},assumed")
    rows.append(f"{REGION}a,{REGION}b,{gb(640)},{gb(210)},assumed")
    rows.append(f"{REGION}b,{REGION}c,{gb(580)},{gb(190)},assumed")
    (HERE.parent / name).write_text("\n".join(rows) + "\n")


def earlier():
    """What was otherwise in the two months before: fewer addresses in use, less traffic."""
    subnets = json.loads((HERE / "describe-subnets.json").read_text())["Subnets"]
    for back, month, scale in ((2, "2026-08", 0.8), (1, "2026-09", 0.9)):
        folder = HERE.parent / "earlier" / month
        folder.mkdir(parents=True, exist_ok=True)
        growth = dict(zip(PRIVATE.values(), (20, 40, 110)))
        older = [{**s, "AvailableIpAddressCount": s["AvailableIpAddressCount"] + back * growth.get(s["SubnetId"], 0)}
                 for s in subnets]
        (folder / "describe-subnets.json").write_text(json.dumps({"Subnets": older}, indent=4) + "\n")
        traffic(f"earlier/{month}/traffic.csv", scale)


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    network()
    cluster()
    kubernetes()
    traffic()
    earlier()

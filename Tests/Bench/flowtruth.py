#!/usr/bin/env python3
"""flowtruth.py FOLDER [v5|v2] [ROUNDS]: flow logs whose traffic matrix is known.

Three zones, one NAT gateway in the first, S3 both ways (a gateway endpoint in the first two zones, the NAT gateway in
the third), traffic between zones, IPv6, an Application Load Balancer, an interface endpoint. Every packet is written
as often as AWS writes it: at the pod's interface, at the NAT gateway's, at both ends between subnets. Beside the logs
lie estate.json (what describe-* calls print) and truth.csv, which is added up while the traffic is drawn, by another
rule than the reader's: never from the records.
"""
import gzip, json, os, random, sys

folder = sys.argv[1]
form = sys.argv[2] if len(sys.argv) > 2 else "v5"
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 400
draw = random.Random(20261124)
os.makedirs(f"{folder}/logs/AWSLogs/111122223333/vpcflowlogs/eu-west-1/2026/10/01", exist_ok=True)
ZONES = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
PRIVATE = [f"subnet-0aaaaaaaaaaaaaa{z}1" for z in range(3)]
PUBLIC = [f"subnet-0bbbbbbbbbbbbbb{z}1" for z in range(3)]
NAT_ENI, NAT_IP, NAT = "eni-0cccccccccccccc01", "10.0.100.10", "nat-0123456789abcdef0"
ALB_ENI, ALB_IP = "eni-0dddddddddddddd01", "10.0.101.20"
VPCE_ENI, VPCE_IP, VPCE = "eni-0eeeeeeeeeeeeee01", "10.0.1.250", "vpce-0123456789abcdef1"
FIELDS = {
    "v2": "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status",
    "v5": "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action "
    "log-status vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id sublocation-type "
    "sublocation-id pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path",
}
header = FIELDS[form].split()
nodes = [dict(zone=z, eni=f"eni-0fffffffffff{z}{n:02d}01", ip=f"10.0.{z}.{10 + n}", subnet=PRIVATE[z],
              pods=[f"10.0.{z}.{100 + 8 * n + p}" for p in range(8)],
              v6=f"2001:db8:1:{z}::{10 + n:x}") for z in range(3) for n in range(6)]
records, truth = [], {}
start = 1790812800  # 2026-10-01T00:00:00Z


def count(source, destination, path, out, back):
    row = truth.setdefault((source, destination, path), [0, 0])
    row[0] += out
    row[1] += back


def see(eni, subnet, src, dst, psrc, pdst, size, direction, path="-", src_service="-", dst_service="-", at=0):
    records.append(dict(zip(FIELDS["v5"].split(), [
        "5" if form == "v5" else "2", "111122223333", eni, src, dst, "443", "40000", "6", str(1 + size // 1400), str(size),
        str(start + at), str(start + at + 60), "ACCEPT", "OK", "vpc-0123456789abcdef0", subnet, "-", "19",
        "IPv6" if ":" in psrc else "IPv4", psrc, pdst, "eu-west-1", "euw1-az1", "-", "-", src_service, dst_service,
        direction, path])))


def outside(node, remote, service, out, back, at):
    """Node to the internet or S3 and back: its own interface, and the NAT gateway's where it is on the way."""
    eni, subnet, ip, z = node["eni"], node["subnet"], node["ip"], node["zone"]
    endpoint = service == "S3" and z < 2
    path = "7" if endpoint else "1"
    see(eni, subnet, ip, remote, ip, remote, out, "egress", path, dst_service=service, at=at)
    see(eni, subnet, remote, ip, remote, ip, back, "ingress", src_service=service, at=at)
    count(subnet, "s3" if service == "S3" else "internet", "gateway-endpoint" if endpoint else "nat", out, back)
    if endpoint: return
    see(NAT_ENI, PUBLIC[0], ip, NAT_IP, ip, remote, out, "ingress", dst_service=service, at=at)
    see(NAT_ENI, PUBLIC[0], NAT_IP, remote, NAT_IP, remote, out, "egress", "8", dst_service=service, at=at)
    see(NAT_ENI, PUBLIC[0], remote, NAT_IP, remote, NAT_IP, back, "ingress", src_service=service, at=at)
    see(NAT_ENI, PUBLIC[0], NAT_IP, ip, remote, ip, back, "egress", "1", src_service=service, at=at)


def inside(a, b, out, back, v6, at):
    """Pod to pod: both interfaces write both directions, with their own primary addresses in srcaddr and dstaddr."""
    if v6: ap = ai = a["v6"]; bp = bi = b["v6"]
    else: ap, bp, ai, bi = draw.choice(a["pods"]), draw.choice(b["pods"]), a["ip"], b["ip"]
    see(a["eni"], a["subnet"], ai, bp, ap, bp, out, "egress", "1", at=at)
    see(b["eni"], b["subnet"], ap, bi, ap, bp, out, "ingress", at=at)
    see(b["eni"], b["subnet"], bi, ap, bp, ap, back, "egress", "1", at=at)
    see(a["eni"], a["subnet"], bp, ai, bp, ap, back, "ingress", at=at)
    # Within one subnet there is no direction to tell apart.
    if a["subnet"] == b["subnet"]: count(a["subnet"], b["subnet"], "direct", out + back, 0)
    elif a["subnet"] < b["subnet"]: count(a["subnet"], b["subnet"], "direct", out, back)
    else: count(b["subnet"], a["subnet"], "direct", back, out)


def beside(node, eni, subnet, ip, name, path, out, back, at):
    """Pod to a load balancer's or an endpoint's interface in the VPC."""
    see(node["eni"], node["subnet"], node["ip"], ip, node["ip"], ip, out, "egress", "1", at=at)
    see(eni, subnet, node["ip"], ip, node["ip"], ip, out, "ingress", at=at)
    see(eni, subnet, ip, node["ip"], ip, node["ip"], back, "egress", "1", at=at)
    see(node["eni"], node["subnet"], ip, node["ip"], ip, node["ip"], back, "ingress", at=at)
    count(node["subnet"], name, path, out, back)


for turn in range(rounds):
    at = turn * 86400 // rounds
    size = lambda: draw.randint(40, 10 ** draw.randint(3, 9))
    node = draw.choice(nodes)
    outside(node, f"203.0.113.{draw.randint(1, 250)}", "-", size(), size(), at)
    outside(draw.choice(nodes), f"52.218.{draw.randint(0, 100)}.{draw.randint(1, 250)}", "S3", size(), size(), at)
    inside(draw.choice(nodes), draw.choice(nodes), size(), size(), False, at)
    inside(draw.choice(nodes), draw.choice(nodes), size(), size(), turn % 3 == 0, at)
    beside(draw.choice(nodes), ALB_ENI, PUBLIC[1], ALB_IP, "alb:web", "load-balancer", size(), size(), at)
    beside(draw.choice(nodes), VPCE_ENI, PRIVATE[1], VPCE_IP, VPCE, "interface-endpoint", size(), size(), at)
    if form == "v5":
        out, back = size(), size()
        see(node["eni"], node["subnet"], node["v6"], "2600:9000::1", node["v6"], "2600:9000::1", out, "egress", "8", at=at)
        see(node["eni"], node["subnet"], "2600:9000::1", node["v6"], "2600:9000::1", node["v6"], back, "ingress", at=at)
        count(node["subnet"], "internet-ipv6", "internet-gateway", out, back)

# Refused packets, intervals without data and nonsense, none of which is traffic.
see(nodes[0]["eni"], PRIVATE[0], "198.51.100.9", "10.0.0.10", "198.51.100.9", "10.0.0.10", 999999, "ingress")
records[-1]["action"] = "REJECT"
draw.shuffle(records)
lines = [" ".join(r[f] for f in header) for r in records]
lines.insert(5, " ".join("-" if f not in ("version", "account-id", "interface-id", "start", "end", "log-status") else
                         {"version": "2", "account-id": "111122223333", "interface-id": NAT_ENI, "start": str(start),
                          "end": str(start + 60), "log-status": "NODATA"}[f] for f in header))
lines.insert(9, lines[5].replace("NODATA", "SKIPDATA"))
lines.insert(11, "bogus line")
third = len(lines) // 3
base = f"{folder}/logs/AWSLogs/111122223333/vpcflowlogs/eu-west-1/2026/10/01/111122223333_vpcflowlogs_eu-west-1_fl-0123_2026100100"
head = " ".join(header) + "\n"
with open(base + "05Z_aaaa.log", "w") as f: f.write(head + "\n".join(lines[:third]) + "\n")
with gzip.open(base + "10Z_bbbb.log.gz", "wt") as f: f.write(head + "\n".join(lines[third:2 * third]) + "\n")
# Two members, the header again in the second, with the columns turned round, no line feed at the end, CR LF.
turned = list(reversed(header))
at = [header.index(f) for f in turned]
last = [" ".join(l.split(" ")[i] for i in at) if len(l.split(" ")) == len(header) else l for l in lines[2 * third:]]
half = len(last) // 2
with open(base + "15Z_cccc.log.gz", "wb") as f:
    f.write(gzip.compress((" ".join(turned) + "\r\n" + "\r\n".join(last[:half]) + "\r\n").encode()))
    f.write(gzip.compress((" ".join(turned) + "\n" + "\n".join(last[half:])).encode()))

vpc = "vpc-0123456789abcdef0"
subnet = lambda id, z, block, v6=None: dict(
    SubnetId=id, VpcId=vpc, AvailabilityZone=ZONES[z], CidrBlock=block,
    Ipv6CidrBlockAssociationSet=[dict(Ipv6CidrBlock=v6, Ipv6CidrBlockState=dict(State="associated"))] if v6 else [])
table = lambda id, ids, routes: dict(RouteTableId=id, VpcId=vpc, Associations=[
    dict(SubnetId=s, RouteTableId=id, Main=False) for s in ids], Routes=[
    dict(DestinationCidrBlock="10.0.0.0/16", GatewayId="local", State="active")] + routes)
everywhere = lambda **to: dict(DestinationCidrBlock="0.0.0.0/0", State="active", **to)
s3 = dict(DestinationPrefixListId="pl-6da54004", GatewayId="vpce-0123456789abcdef9", State="active")
eni = lambda id, subnet, z, kind, text, ips: dict(
    NetworkInterfaceId=id, VpcId=vpc, SubnetId=subnet, AvailabilityZone=ZONES[z], InterfaceType=kind, Description=text,
    PrivateIpAddress=ips[0], PrivateIpAddresses=[dict(PrivateIpAddress=i, Primary=n == 0) for n, i in enumerate(ips)])
parts = {
    "vpcs.json": dict(Vpcs=[dict(VpcId=vpc, CidrBlock="10.0.0.0/16", CidrBlockAssociationSet=[], IsDefault=False)]),
    "subnets.json": dict(Subnets=[subnet(PRIVATE[z], z, f"10.0.{z}.0/24", f"2001:db8:1:{z}::/64") for z in range(3)]
                         + [subnet(PUBLIC[z], z, f"10.0.{100 + z}.0/24") for z in range(3)]),
    "routes.json": dict(RouteTables=[
        table("rtb-0a", PRIVATE[:2], [everywhere(NatGatewayId=NAT), s3]),
        table("rtb-0c", PRIVATE[2:], [everywhere(NatGatewayId=NAT)]),
        table("rtb-0b", PUBLIC, [everywhere(GatewayId="igw-0123456789abcdef0")])]),
    "nat.json": dict(NatGateways=[dict(NatGatewayId=NAT, VpcId=vpc, SubnetId=PUBLIC[0], State="available",
                     ConnectivityType="public", NatGatewayAddresses=[dict(PrivateIp=NAT_IP, PublicIp="198.51.100.1",
                     NetworkInterfaceId=NAT_ENI, AllocationId="eipalloc-01")])]),
    "endpoints.json": dict(VpcEndpoints=[
        dict(VpcEndpointId="vpce-0123456789abcdef9", VpcId=vpc, ServiceName="com.amazonaws.eu-west-1.s3",
             VpcEndpointType="Gateway", State="available", RouteTableIds=["rtb-0a"], SubnetIds=[]),
        dict(VpcEndpointId=VPCE, VpcId=vpc, ServiceName="com.amazonaws.eu-west-1.ecr.dkr", VpcEndpointType="Interface",
             State="available", SubnetIds=[PRIVATE[1]], PrivateDnsEnabled=True, RouteTableIds=[])]),
    "prefixes.json": dict(PrefixLists=[dict(PrefixListId="pl-6da54004", PrefixListName="com.amazonaws.eu-west-1.s3",
                                            Cidrs=["52.218.0.0/17"])]),
    "enis.json": dict(NetworkInterfaces=[
        eni(NAT_ENI, PUBLIC[0], 0, "nat_gateway", f"Interface for NAT Gateway {NAT}", [NAT_IP]),
        eni(ALB_ENI, PUBLIC[1], 1, "interface", "ELB app/web/50dc6c495c0c9188", [ALB_IP]),
        eni(VPCE_ENI, PRIVATE[1], 1, "vpc_endpoint", f"VPC Endpoint Interface {VPCE}", [VPCE_IP])]
        + [eni(n["eni"], n["subnet"], n["zone"], "interface", "aws-K8S-node", [n["ip"]] + n["pods"]) for n in nodes]),
    "pods.json": dict(apiVersion="v1", kind="List", items=[
        dict(apiVersion="v1", kind="Pod", metadata=dict(namespace="shop", name=f"web-{n['zone']}-{i}", ownerReferences=[
            dict(kind="StatefulSet", name="web" if i < 4 else "db", controller=True)]),
            spec=dict(nodeName=n["eni"], containers=[]), status=dict(phase="Running", podIP=ip))
        for n in nodes for i, ip in enumerate(n["pods"])]),
}
os.makedirs(f"{folder}/estate", exist_ok=True)
for name, value in parts.items():
    with open(f"{folder}/estate/{name}", "w") as f: json.dump(value, f)
with open(f"{folder}/truth.csv", "w") as f:
    f.write("source,destination,path,bytes_out,bytes_in\n")
    for (a, b, path), (out, back) in sorted(truth.items()):
        f.write(f"{a},{b},{path},{out},{back}\n")

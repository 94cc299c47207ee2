"""An AWS of our own on loopback: starts moto, seeds an estate, prints where it is, and ends with its standard input.

Usage: emulator.py FOLDER [MONTH]. FOLDER gets `config` and `credentials` for the AWS CLI: the profile `default` of
one account, and of another one `other` with keys and `assumed` with a role that the first may take. One line of JSON
on standard output says that all is ready. MONTH (YYYY-MM) is the month that gets meters. The accounts have three
regions enabled. The server lives as long as standard input is open, so no test can leave it behind.
"""
import datetime
import json
import logging
import os
import sys

import botocore.session
from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend
from moto.elb.models import elb_backends
from moto.server import ThreadedMotoServer

ACCOUNT, OTHER = "123456789012", "222233334444"
# The third has nothing but the default VPC that every region begins with.
HOME, FAR, UNUSED = "us-east-1", "ap-northeast-2", "eu-west-1"


def client(url, service, region, keys):
    session = botocore.session.Session()
    return session.create_client(service, region_name=region, endpoint_url=url, aws_access_key_id=keys[0],
                                 aws_secret_access_key=keys[1], aws_session_token=keys[2])


def network(ec2, block, region, zones, gateways, name):
    """A VPC with a public and a private subnet a zone, and NAT gateways in the first zones."""
    vpc = ec2.create_vpc(CidrBlock=block, TagSpecifications=[
        {"ResourceType": "vpc", "Tags": [{"Key": "Name", "Value": name}]}])["Vpc"]["VpcId"]
    ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": True})
    igw = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=igw, VpcId=vpc)
    public = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    ec2.create_route(RouteTableId=public, DestinationCidrBlock="0.0.0.0/0", GatewayId=igw)
    prefix = ".".join(block.split(".")[:2])
    subnets, tables, nats = [], [], []
    for index, zone in enumerate(zones):
        outer = ec2.create_subnet(VpcId=vpc, CidrBlock=f"{prefix}.{index}.0/24",
                                  AvailabilityZone=region + zone)["Subnet"]["SubnetId"]
        ec2.associate_route_table(RouteTableId=public, SubnetId=outer)
        inner = ec2.create_subnet(VpcId=vpc, CidrBlock=f"{prefix}.{16 * (index + 1)}.0/20",
                                  AvailabilityZone=region + zone)["Subnet"]["SubnetId"]
        if index < gateways:
            address = ec2.allocate_address(Domain="vpc")["AllocationId"]
            nats.append(ec2.create_nat_gateway(SubnetId=outer, AllocationId=address,
                                               ConnectivityType="public")["NatGateway"]["NatGatewayId"])
        table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
        ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", NatGatewayId=nats[-1])
        ec2.associate_route_table(RouteTableId=table, SubnetId=inner)
        subnets.append(inner)
        tables.append(table)
    return vpc, subnets, tables, nats


def cluster(eks, name, subnets, groups, account=ACCOUNT):
    eks.create_cluster(name=name, version="1.33", roleArn=f"arn:aws:iam::{account}:role/eks",
                       resourcesVpcConfig={"subnetIds": subnets})
    for group, (kind, size, template) in groups.items():
        more = {"launchTemplate": {"id": template, "version": "1"}} if template else {}
        eks.create_nodegroup(clusterName=name, nodegroupName=group, subnets=subnets, instanceTypes=[kind],
                             nodeRole=f"arn:aws:iam::{account}:role/node",
                             scalingConfig={"minSize": 1, "maxSize": 9, "desiredSize": size}, **more)


def without_default(ec2):
    """Takes the default VPC away, which every account has and no test is about."""
    for vpc in ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"]:
        for subnet in ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc["VpcId"]]}])["Subnets"]:
            ec2.delete_subnet(SubnetId=subnet["SubnetId"])
        ec2.delete_vpc(VpcId=vpc["VpcId"])


def home(url, keys):
    ec2 = client(url, "ec2", HOME, keys)
    without_default(ec2)
    vpc, subnets, tables, nats = network(ec2, "10.0.0.0/16", HOME, "abc", 3, "shop")
    ec2.associate_vpc_cidr_block(VpcId=vpc, CidrBlock="100.64.0.0/16")
    ec2.create_vpc_endpoint(VpcId=vpc, ServiceName=f"com.amazonaws.{HOME}.s3", VpcEndpointType="Gateway",
                            RouteTableIds=tables)
    endpoint = ec2.create_vpc_endpoint(
        VpcId=vpc, ServiceName=f"com.amazonaws.{HOME}.ecr.dkr", VpcEndpointType="Interface",
        SubnetIds=subnets, PrivateDnsEnabled=True)["VpcEndpoint"]["VpcEndpointId"]
    ec2.create_managed_prefix_list(PrefixListName="offices", MaxEntries=5, AddressFamily="IPv4", Entries=[
        {"Cidr": "198.51.100.0/24", "Description": "one"}, {"Cidr": "203.0.113.0/24", "Description": "two"}])
    gateway = ec2.create_transit_gateway(Description="core")["TransitGateway"]["TransitGatewayId"]
    ec2.create_transit_gateway_vpc_attachment(TransitGatewayId=gateway, VpcId=vpc, SubnetIds=subnets)
    client(url, "s3", HOME, keys).create_bucket(Bucket="flow-logs-of-shop")
    ec2.create_flow_logs(ResourceIds=[vpc], ResourceType="VPC", TrafficType="ALL", LogDestinationType="s3",
                         LogDestination="arn:aws:s3:::flow-logs-of-shop")
    image = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
    template = ec2.create_launch_template(LaunchTemplateName="nodes", LaunchTemplateData={
        "InstanceType": "m6i.large", "ImageId": image, "UserData": "IyEvYmluL3NoCg=="})
    template = template["LaunchTemplate"]["LaunchTemplateId"]
    client(url, "autoscaling", HOME, keys).create_auto_scaling_group(
        AutoScalingGroupName="self-managed", MinSize=2, MaxSize=4, DesiredCapacity=2,
        LaunchTemplate={"LaunchTemplateId": template, "Version": "1"}, VPCZoneIdentifier=",".join(subnets),
        Tags=[{"Key": "kubernetes.io/cluster/shop", "Value": "owned", "PropagateAtLaunch": True,
               "ResourceId": "self-managed", "ResourceType": "auto-scaling-group"}])
    eks = client(url, "eks", HOME, keys)
    cluster(eks, "shop", subnets, {"web": ("m6i.large", 3, None), "batch": ("c6i.xlarge", 2, template)})
    eks.create_fargate_profile(fargateProfileName="jobs", clusterName="shop", subnets=subnets,
                               podExecutionRoleArn=f"arn:aws:iam::{ACCOUNT}:role/fargate",
                               selectors=[{"namespace": "jobs"}])
    elb = client(url, "elbv2", HOME, keys)
    arns = {}
    for name, kind in [("web", "application"), ("stream", "network")]:
        arns[name] = elb.create_load_balancer(Name=name, Type=kind, Subnets=subnets, Scheme="internet-facing")[
            "LoadBalancers"][0]["LoadBalancerArn"]
    elb.modify_load_balancer_attributes(LoadBalancerArn=arns["stream"], Attributes=[
        {"Key": "load_balancing.cross_zone.enabled", "Value": "true"}])
    group = elb.create_target_group(Name="web", Protocol="HTTP", Port=80, VpcId=vpc, TargetType="ip")
    group = group["TargetGroups"][0]["TargetGroupArn"]
    elb.create_listener(LoadBalancerArn=arns["web"], Protocol="HTTP", Port=80, DefaultActions=[
        {"Type": "forward", "TargetGroupArn": group}])
    classic(url, keys, HOME, AvailabilityZones=[HOME + "a"])
    client(url, "organizations", HOME, keys).create_organization(FeatureSet="ALL")
    return {"vpc": vpc, "subnets": subnets, "nats": nats, "endpoint": endpoint, "balancers": arns}


def away(url, keys):
    """A VPC of two zones with one gateway between them and a node of a cluster in each, and another Classic Load Balancer `old`."""
    ec2 = client(url, "ec2", FAR, keys)
    without_default(ec2)
    vpc, subnets, _, nats = network(ec2, "10.1.0.0/16", FAR, "ab", 1, "shop-far")
    image = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
    nodes = []
    for subnet in subnets:
        tags = [{"Key": "kubernetes.io/cluster/far", "Value": "owned"}]
        made = ec2.run_instances(ImageId=image, MinCount=1, MaxCount=1, InstanceType="m6i.large", SubnetId=subnet,
                                 TagSpecifications=[{"ResourceType": "instance", "Tags": tags}])
        nodes.append(made["Instances"][0]["InstanceId"])
    classic(url, keys, FAR, Subnets=subnets[:1])
    return {"nat": nats[0], "subnets": subnets, "nodes": nodes}


def elsewhere(url, keys):
    """The other account: a network and a cluster."""
    ec2 = client(url, "ec2", HOME, keys)
    without_default(ec2)
    vpc, subnets, _, nats = network(ec2, "10.2.0.0/16", HOME, "a", 1, "other")
    cluster(client(url, "eks", HOME, keys), "books", subnets, {"web": ("m6i.large", 1, None)}, OTHER)
    return {"vpc": vpc, "nat": nats[0], "subnets": subnets}


def classic(url, keys, region, **where):
    client(url, "elb", region, keys).create_load_balancer(
        LoadBalancerName="old", Listeners=[{"Protocol": "TCP", "LoadBalancerPort": 80, "InstancePort": 80}], **where)
    # The emulator gives all of a name one address and those of subnets no zones, which AWS never does.
    made = elb_backends[ACCOUNT][region].load_balancers["old"]
    made.dns_name, made.availability_zones = f"old-1234567890.{region}.elb.amazonaws.com", [region + "a"]


GIB = 1 << 30


def metering(url, keys, region, month):
    """What puts values of a month, the first on its third day and the next nine days later."""
    year, number = map(int, month.split("-"))
    watch = client(url, "cloudwatch", region, keys)

    def put(namespace, name, dimensions, *values):
        for day, value in enumerate(values):
            watch.put_metric_data(Namespace=namespace, MetricData=[{
                "MetricName": name, "Value": value,
                "Timestamp": datetime.datetime(year, number, 3 + 9 * day, 12, tzinfo=datetime.timezone.utc),
                "Dimensions": [{"Name": key, "Value": text} for key, text in dimensions.items()]}])

    return put


def meters_away(put, far):
    """One gateway's bytes, of which one zone's node has three times the other's."""
    put("AWS/NATGateway", "BytesInFromSource", {"NatGatewayId": far["nat"]}, 20 * GIB)
    put("AWS/NATGateway", "BytesInFromDestination", {"NatGatewayId": far["nat"]}, 60 * GIB, 20 * GIB)
    for node, share in zip(far["nodes"], [3, 1]):
        put("AWS/EC2", "NetworkIn", {"InstanceId": node}, share * 2 * GIB)
        put("AWS/EC2", "NetworkOut", {"InstanceId": node}, share * GIB, share * GIB)
    put("AWS/ELB", "EstimatedProcessedBytes", {"LoadBalancerName": "old"}, 2 * GIB)


def meters_elsewhere(put, second):
    put("AWS/NATGateway", "BytesInFromSource", {"NatGatewayId": second["nat"]}, 3 * GIB)


def meters_home(put, estate):
    for index, nat in enumerate(estate["nats"]):
        own = {"NatGatewayId": nat}
        put("AWS/NATGateway", "BytesInFromSource", own, (index + 1) * 10 * GIB, 5 * GIB)
        put("AWS/NATGateway", "BytesOutToDestination", own, (index + 1) * 10 * GIB, 5 * GIB)
        put("AWS/NATGateway", "BytesInFromDestination", own, (index + 1) * 40 * GIB)
        put("AWS/NATGateway", "BytesOutToSource", own, (index + 1) * 40 * GIB)
    put("AWS/PrivateLinkEndpoints", "BytesProcessed", {
        "Endpoint Type": "Interface", "Service Name": f"com.amazonaws.{HOME}.ecr.dkr",
        "VPC Endpoint Id": estate["endpoint"], "VPC Id": estate["vpc"]}, 12 * GIB)
    for name, namespace in [("web", "AWS/ApplicationELB"), ("stream", "AWS/NetworkELB")]:
        own = {"LoadBalancer": estate["balancers"][name].split(":loadbalancer/")[1]}
        put(namespace, "ConsumedLCUs", own, 100.25, 50.5)
        put(namespace, "ProcessedBytes", own, 30 * GIB)
    put("AWS/ELB", "EstimatedProcessedBytes", {"LoadBalancerName": "old"}, 7 * GIB)


def main():
    folder = sys.argv[1]
    # Nothing of the caller's own settings reaches the emulator's clients.
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(AWS_EC2_METADATA_DISABLED="true", AWS_CONFIG_FILE=folder + "/none",
                      AWS_SHARED_CREDENTIALS_FILE=folder + "/none")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    RegionsAndZonesBackend.regions = [
        region for region in RegionsAndZonesBackend.regions if region.name in (HOME, FAR, UNUSED)]
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    keys = ("testing", "testing", None)
    estate = home(url, keys)
    far = away(url, keys)
    role = f"arn:aws:iam::{OTHER}:role/reader"
    taken = client(url, "sts", HOME, keys).assume_role(RoleArn=role, RoleSessionName="seed")["Credentials"]
    others = (taken["AccessKeyId"], taken["SecretAccessKey"], taken["SessionToken"])
    second = elsewhere(url, others)
    if len(sys.argv) > 2:
        meters_home(metering(url, keys, HOME, sys.argv[2]), estate)
        meters_away(metering(url, keys, FAR, sys.argv[2]), far)
        meters_elsewhere(metering(url, others, HOME, sys.argv[2]), second)
    with open(folder + "/config", "w") as file:
        file.write(f"[default]\nregion = {HOME}\n[profile other]\nregion = {HOME}\n"
                   f"[profile assumed]\nregion = {HOME}\nrole_arn = {role}\nsource_profile = default\n")
    with open(folder + "/credentials", "w") as file:
        file.write("[default]\naws_access_key_id = testing\naws_secret_access_key = testing\n"
                   f"[other]\naws_access_key_id = {others[0]}\naws_secret_access_key = {others[1]}\n"
                   f"aws_session_token = {others[2]}\n")
    told = {"url": url, "account": ACCOUNT, "other": OTHER, "far": far, "second": second, **estate}
    print(json.dumps(told), flush=True)
    sys.stdin.read()
    server.stop()


main()

"""An AWS of our own on loopback: starts moto, seeds an estate, prints where it is, and ends with its standard input.

Usage: emulator.py FOLDER [MONTH]. FOLDER gets `config` and `credentials` for the AWS CLI, with the profiles
`default` and `other` of two accounts. One line of JSON on standard output says that all is ready. MONTH (YYYY-MM) is
the month that gets meters. The server lives as long as standard input is open, so no test can leave it behind.
"""
import datetime
import json
import logging
import os
import sys

import botocore.session
from moto.server import ThreadedMotoServer

ACCOUNT, OTHER = "123456789012", "222233334444"
HOME, FAR = "us-east-1", "ap-northeast-2"


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


def cluster(eks, name, subnets, groups):
    eks.create_cluster(name=name, version="1.33", roleArn=f"arn:aws:iam::{ACCOUNT}:role/eks",
                       resourcesVpcConfig={"subnetIds": subnets})
    for group, (kind, size, template) in groups.items():
        more = {"launchTemplate": {"id": template, "version": "1"}} if template else {}
        eks.create_nodegroup(clusterName=name, nodegroupName=group, subnets=subnets, instanceTypes=[kind],
                             nodeRole=f"arn:aws:iam::{ACCOUNT}:role/node",
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
    client(url, "elb", HOME, keys).create_load_balancer(
        LoadBalancerName="old", Listeners=[{"Protocol": "TCP", "LoadBalancerPort": 80, "InstancePort": 80}],
        AvailabilityZones=[HOME + "a"])
    client(url, "organizations", HOME, keys).create_organization(FeatureSet="ALL")
    return {"vpc": vpc, "subnets": subnets, "nats": nats, "endpoint": endpoint, "balancers": arns}


def meters(url, keys, estate, month):
    """Bytes of a month, on two of its days."""
    year, number = map(int, month.split("-"))
    watch = client(url, "cloudwatch", HOME, keys)
    gib = 1 << 30

    def put(namespace, name, dimensions, *values):
        for day, value in enumerate(values):
            watch.put_metric_data(Namespace=namespace, MetricData=[{
                "MetricName": name, "Value": value,
                "Timestamp": datetime.datetime(year, number, 3 + 9 * day, 12, tzinfo=datetime.timezone.utc),
                "Dimensions": [{"Name": key, "Value": text} for key, text in dimensions.items()]}])

    for index, nat in enumerate(estate["nats"]):
        own = {"NatGatewayId": nat}
        put("AWS/NATGateway", "BytesInFromSource", own, (index + 1) * 10 * gib, 5 * gib)
        put("AWS/NATGateway", "BytesOutToDestination", own, (index + 1) * 10 * gib, 5 * gib)
        put("AWS/NATGateway", "BytesInFromDestination", own, (index + 1) * 40 * gib)
        put("AWS/NATGateway", "BytesOutToSource", own, (index + 1) * 40 * gib)
    put("AWS/PrivateLinkEndpoints", "BytesProcessed", {
        "Endpoint Type": "Interface", "Service Name": f"com.amazonaws.{HOME}.ecr.dkr",
        "VPC Endpoint Id": estate["endpoint"], "VPC Id": estate["vpc"]}, 12 * gib)
    for name, namespace in [("web", "AWS/ApplicationELB"), ("stream", "AWS/NetworkELB")]:
        own = {"LoadBalancer": estate["balancers"][name].split(":loadbalancer/")[1]}
        put(namespace, "ConsumedLCUs", own, 100.25, 50.5)
        put(namespace, "ProcessedBytes", own, 30 * gib)
    put("AWS/ELB", "EstimatedProcessedBytes", {"LoadBalancerName": "old"}, 7 * gib)


def main():
    folder = sys.argv[1]
    # Nothing of the caller's own settings reaches the emulator's clients.
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(AWS_EC2_METADATA_DISABLED="true", AWS_CONFIG_FILE=folder + "/none",
                      AWS_SHARED_CREDENTIALS_FILE=folder + "/none")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    keys = ("testing", "testing", None)
    estate = home(url, keys)
    far = client(url, "ec2", FAR, keys)
    without_default(far)
    network(far, "10.1.0.0/16", FAR, "ab", 1, "shop-far")
    role = client(url, "sts", HOME, keys).assume_role(RoleArn=f"arn:aws:iam::{OTHER}:role/reader",
                                                      RoleSessionName="seed")["Credentials"]
    others = (role["AccessKeyId"], role["SecretAccessKey"], role["SessionToken"])
    second = client(url, "ec2", HOME, others)
    without_default(second)
    network(second, "10.2.0.0/16", HOME, "a", 1, "other")
    if len(sys.argv) > 2:
        meters(url, keys, estate, sys.argv[2])
    with open(folder + "/config", "w") as file:
        file.write(f"[default]\nregion = {HOME}\n[profile other]\nregion = {HOME}\n")
    with open(folder + "/credentials", "w") as file:
        file.write("[default]\naws_access_key_id = testing\naws_secret_access_key = testing\n"
                   f"[other]\naws_access_key_id = {others[0]}\naws_secret_access_key = {others[1]}\n"
                   f"aws_session_token = {others[2]}\n")
    print(json.dumps({"url": url, "account": ACCOUNT, "other": OTHER, **estate}), flush=True)
    sys.stdin.read()
    server.stop()


main()

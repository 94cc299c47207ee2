"""Saves what the AWS CLI prints, call by call, as a user would by hand, in one process to spare its start.

Usage: save_by_hand.py ENDPOINT OUT REGION… with the Python that has the CLI (version 1 or 2). The list of calls is
written out here on purpose: it is what the program's own list is compared with.
"""
import contextlib
import io
import json
import os
import sys

import awscli.clidriver

REGIONAL = """
ec2 describe-vpcs
ec2 describe-subnets
ec2 describe-route-tables
ec2 describe-nat-gateways
ec2 describe-vpc-endpoints
ec2 describe-internet-gateways
ec2 describe-egress-only-internet-gateways
ec2 describe-network-interfaces
ec2 describe-addresses
ec2 describe-availability-zones
ec2 describe-vpc-peering-connections
ec2 describe-transit-gateway-attachments
ec2 describe-transit-gateway-vpc-attachments
ec2 describe-managed-prefix-lists
ec2 describe-prefix-lists
ec2 describe-flow-logs
ec2 describe-instances
elbv2 describe-load-balancers
elbv2 describe-target-groups
elb describe-load-balancers
autoscaling describe-auto-scaling-groups
eks list-clusters
""".split("\n")


def main():
    endpoint, out, regions = sys.argv[1], sys.argv[2], sys.argv[3:]
    os.makedirs(out, exist_ok=True)

    def save(region, name, *arguments):
        raw = io.BytesIO()
        text = io.TextIOWrapper(raw, "utf-8", write_through=True)
        with contextlib.redirect_stdout(text), contextlib.redirect_stderr(io.StringIO()) as errors:
            code = awscli.clidriver.create_clidriver().main(
                [*arguments, "--region", region, "--endpoint-url", endpoint, "--output", "json"])
        if code:
            raise SystemExit(f"aws {' '.join(arguments)}: {errors.getvalue()}")
        answer = raw.getvalue().decode()
        with open(f"{out}/{region}--{name}.json", "w") as file:
            file.write(answer)
        return json.loads(answer or "{}")

    for region in regions:
        answers = {}
        for line in filter(None, REGIONAL):
            answers[line] = save(region, line.replace(" ", "."), *line.split())
        vpcs = [vpc["VpcId"] for vpc in answers["ec2 describe-vpcs"]["Vpcs"]]
        for vpc in vpcs:
            for flag in ["enableDnsSupport", "enableDnsHostnames"]:
                save(region, f"{flag}.{vpc}", "ec2", "describe-vpc-attribute", "--vpc-id", vpc, "--attribute", flag)
        for found in answers["ec2 describe-managed-prefix-lists"]["PrefixLists"]:
            if found["OwnerId"] != "AWS":
                name = found["PrefixListId"]
                save(region, name, "ec2", "get-managed-prefix-list-entries", "--prefix-list-id", name,
                     "--query", "{PrefixListId: '%s', Entries: Entries}" % name)
        for found in answers["elbv2 describe-load-balancers"]["LoadBalancers"]:
            if found["Type"] == "network":
                arn = found["LoadBalancerArn"]
                save(region, "attributes." + found["LoadBalancerName"], "elbv2",
                     "describe-load-balancer-attributes", "--load-balancer-arn", arn,
                     "--query", "{LoadBalancerArn: '%s', Attributes: Attributes}" % arn)
        templates, types = set(), set()
        for name in answers["eks list-clusters"]["clusters"]:
            own = ("--cluster-name", name)
            save(region, name, "eks", "describe-cluster", "--name", name)
            for group in save(region, "groups", "eks", "list-nodegroups", *own)["nodegroups"]:
                told = save(region, "group." + group, "eks", "describe-nodegroup", *own, "--nodegroup-name", group)
                types.update(told["nodegroup"]["instanceTypes"])
                if "launchTemplate" in told["nodegroup"]:
                    used = told["nodegroup"]["launchTemplate"]
                    templates.add((used["id"], used["version"]))
            for profile in save(region, "profiles", "eks", "list-fargate-profiles", *own)["fargateProfileNames"]:
                save(region, "profile." + profile, "eks", "describe-fargate-profile", *own,
                     "--fargate-profile-name", profile)
        for found in answers["autoscaling describe-auto-scaling-groups"]["AutoScalingGroups"]:
            used = found["LaunchTemplate"]
            templates.add((used["LaunchTemplateId"], used["Version"]))
        for found in answers["ec2 describe-instances"]["Reservations"]:
            types.update(one["InstanceType"] for one in found["Instances"])
        for template, version in templates:
            save(region, f"{template}.{version}", "ec2", "describe-launch-template-versions",
                 "--launch-template-id", template, "--versions", version)
        if types:
            save(region, "types", "ec2", "describe-instance-types", "--instance-types", *sorted(types))
    save(regions[0], "accounts", "organizations", "list-accounts")


main()

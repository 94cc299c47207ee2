#!/usr/bin/env bash
# Plays the AWS CLI where the emulator cannot: a small estate, and for the calls that match $STUB_CALL the failure
# that $STUB names. Every call is written to $STUB_LOG. Used by the tests as an executable named aws.
echo "$*" >>"$STUB_LOG"
call="$1 $2"

fail() { # a code and what the CLI would say
  echo >&2
  echo "$2" >&2
  exit "$1"
}

if [[ $call == ${STUB_CALL:-none} ]]; then
  case $STUB in
  denied)
    fail 254 "An error occurred (AccessDenied) when calling the operation: User: arn:aws:iam::111122223333:user/reader is not authorized to perform this" ;;
  unauthorized)
    fail 254 "An error occurred (UnauthorizedOperation) when calling the operation: You are not authorized to perform this operation." ;;
  throttled) # twice, then it answers
    if [ "$(grep -c -- "$call" "$STUB_LOG")" -le 2 ]; then
      fail 254 "An error occurred (RequestLimitExceeded) when calling the operation (reached max retries: 4): Request limit exceeded."
    fi ;;
  html)
    fail 255 "Unable to parse response (syntax error: line 1, column 0), invalid XML received. Further retries may succeed:
b'<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2 Final//EN\">\\n<title>500 Internal Server Error</title>'" ;;
  notfound)
    fail 255 "An error occurred (404) when calling the operation: Not Found" ;;
  hang)
    sleep 60 ;;
  network)
    fail 255 "Could not connect to the endpoint URL: \"https://${1}.us-east-1.amazonaws.com/\"" ;;
  halfway) # all is well at first
    if [ "$(wc -l <"$STUB_LOG")" -gt 9 ]; then
      fail 255 "Could not connect to the endpoint URL: \"https://${1}.us-east-1.amazonaws.com/\""
    fi ;;
  broken)
    echo '{"Vpcs": [{"VpcId": "vpc-1",'
    exit 0 ;;
  credentials)
    fail 253 "Unable to locate credentials. You can configure credentials by running \"aws configure\"." ;;
  expired)
    fail 254 "An error occurred (ExpiredToken) when calling the operation: The security token included in the request is expired" ;;
  esac
fi

case $call in
"configure get") echo us-east-1 ;;
"sts get-caller-identity")
  echo '{"UserId": "AIDA", "Account": "111122223333", "Arn": "arn:aws:iam::111122223333:user/reader"}' ;;
"ec2 describe-regions") echo '{"Regions": [{"RegionName": "us-east-1"}, {"RegionName": "eu-west-1"}]}' ;;
"ec2 describe-vpcs") echo '{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "OwnerId": "111122223333"}]}' ;;
"ec2 describe-vpc-attribute") echo '{"VpcId": "vpc-1", "EnableDnsSupport": {"Value": true}}' ;;
"ec2 describe-subnets")
  echo '{"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "us-east-1a"}]}' ;;
"ec2 describe-route-tables")
  echo '{"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}],
    "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-1", "State": "active"}]}]}' ;;
"ec2 describe-nat-gateways")
  echo '{"NatGateways": [{"NatGatewayId": "nat-1", "VpcId": "vpc-1", "SubnetId": "subnet-1", "State": "available"}]}' ;;
"ec2 describe-managed-prefix-lists")
  echo '{"PrefixLists": [{"PrefixListId": "pl-1", "PrefixListName": "offices", "OwnerId": "111122223333"}]}' ;;
"ec2 get-managed-prefix-list-entries")
  echo '{"PrefixListId": "pl-1", "Entries": [{"Cidr": "198.51.100.0/24"}]}' ;;
"ec2 describe-instances")
  echo '{"Reservations": [{"Instances": [{"InstanceId": "i-1", "InstanceType": "m6i.large", "State": {"Name": "running"},
    "SubnetId": "subnet-1", "VpcId": "vpc-1", "Placement": {"AvailabilityZone": "us-east-1a"},
    "Tags": [{"Key": "eks:cluster-name", "Value": "shop"}]}]}]}' ;;
"elbv2 describe-load-balancers")
  echo '{"LoadBalancers": [{"LoadBalancerArn": "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/stream/1",
    "LoadBalancerName": "stream", "Type": "network", "VpcId": "vpc-1"}]}' ;;
"elbv2 describe-load-balancer-attributes")
  echo '{"LoadBalancerArn": "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/stream/1",
    "Attributes": [{"Key": "load_balancing.cross_zone.enabled", "Value": "true"}]}' ;;
"autoscaling describe-auto-scaling-groups")
  echo '{"AutoScalingGroups": [{"AutoScalingGroupName": "workers", "MinSize": 0, "MaxSize": 2, "DesiredCapacity": 0}]}' ;;
"eks list-clusters") echo '{"clusters": ["shop"]}' ;;
"eks describe-cluster")
  echo '{"cluster": {"name": "shop", "arn": "arn:aws:eks:us-east-1:111122223333:cluster/shop", "version": "1.33",
    "resourcesVpcConfig": {"vpcId": "vpc-1", "subnetIds": ["subnet-1"]}}}' ;;
"eks list-nodegroups") echo '{"nodegroups": ["web"]}' ;;
"eks describe-nodegroup")
  echo '{"nodegroup": {"nodegroupName": "web", "clusterName": "shop", "instanceTypes": ["m6i.large"],
    "scalingConfig": {"minSize": 1, "maxSize": 3, "desiredSize": 1}, "subnets": ["subnet-1"],
    "launchTemplate": {"id": "lt-1", "version": "2"}}}' ;;
"eks list-addons") echo '{"addons": ["vpc-cni"]}' ;;
"eks describe-addon")
  echo '{"addon": {"addonName": "vpc-cni", "clusterName": "shop", "configurationValues": "{\"env\":{\"ENABLE_PREFIX_DELEGATION\":\"true\"}}"}}' ;;
"eks list-fargate-profiles") echo '{"fargateProfileNames": ["jobs"]}' ;;
"eks describe-fargate-profile")
  echo '{"fargateProfile": {"fargateProfileName": "jobs", "clusterName": "shop", "subnets": ["subnet-1"]}}' ;;
"organizations list-accounts") echo '{"Accounts": [{"Id": "111122223333", "Name": "shop"}]}' ;;
"cloudwatch get-metric-data")
  echo '{"MetricDataResults": [{"Id": "m0", "Label": "nat-1 BytesInFromSource", "Timestamps": ["2026-10-01T00:00:00+00:00"],
    "Values": [1073741824.0]}]}' ;;
*) echo '{}' ;;
esac

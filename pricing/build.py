#!/usr/bin/env python3
"""Builds the price book from a folder of facts.

    python3 pricing/build.py [FACTS_DIR] [--out DIR]

FACTS_DIR is pricing/facts where none is named. Reads network_prices.csv, ec2_ondemand.csv and instance_types.csv (with their .sources.csv) and writes one
REGION.YYYY-MM-DD.csv a region, global.YYYY-MM-DD.csv, sources.csv and instance-types.csv. The date is the newest
date of any price in the file. The same facts give the same bytes. Rows of confidence `unverified` are left out: a
price that nobody can vouch for is a missing price.
"""

import argparse
import csv
import hashlib
import pathlib
import re
import sys

HEADER = ["usage_type", "operation", "unit", "tier_from", "tier_to", "usd", "source", "source_date", "confidence"]

# What the facts call a thing: usage type, operation and unit as the bill has them, without the region's prefix.
KEYS = {
    "nat_gateway_hour": ("NatGateway-Hours", "", "Hrs"),
    "nat_gateway_gb": ("NatGateway-Bytes", "", "GB"),
    "regional_nat_gateway_hour": ("RegionalNatGateway-Hours", "", "Hrs"),
    "regional_nat_gateway_gb": ("RegionalNatGateway-Bytes", "", "GB"),
    "vpce_interface_hour": ("VpcEndpoint-Hours", "", "Hrs"),
    "vpce_interface_gb": ("VpcEndpoint-Bytes", "", "GB"),
    "vpce_gwlb_hour": ("VpcEndpoint-GWLBE-Hours", "", "Hrs"),
    "vpce_gwlb_gb": ("VpcEndpoint-GWLBE-Bytes", "", "GB"),
    "tgw_vpc_attachment_hour": ("TransitGateway-Hours", "TransitGatewayVPC", "Hrs"),
    "tgw_peering_attachment_hour": ("TransitGateway-Hours", "TransitGatewayPeering", "Hrs"),
    "tgw_vpc_attachment_gb": ("TransitGateway-Bytes", "", "GB"),
    "public_ipv4_inuse_hour": ("PublicIPv4:InUseAddress", "", "Hrs"),
    "public_ipv4_idle_hour": ("PublicIPv4:IdleAddress", "", "Hrs"),
    "eks_cluster_hour": ("AmazonEKS-Hours:perCluster", "", "Hrs"),
    "eks_extended_support_surcharge_hour": ("AmazonEKS-Hours:extendedSupport", "", "Hrs"),
    "eks_provisioned_xl_hour": ("AmazonEKS-Hours:XL-ProvisionedTier", "", "Hrs"),
    "eks_provisioned_2xl_hour": ("AmazonEKS-Hours:2XL-ProvisionedTier", "", "Hrs"),
    "eks_provisioned_4xl_hour": ("AmazonEKS-Hours:4XL-ProvisionedTier", "", "Hrs"),
    "eks_provisioned_8xl_hour": ("AmazonEKS-Hours:8XL-ProvisionedTier", "", "Hrs"),
    "eks_fargate_vcpu_hour": ("Fargate-vCPU-Hours:perCPU", "", "vCPU-Hours"),
    "eks_fargate_gb_hour": ("Fargate-GB-Hours", "", "GB-Hours"),
    "alb_hour": ("LoadBalancerUsage", "LoadBalancing:Application", "Hrs"),
    "nlb_hour": ("LoadBalancerUsage", "LoadBalancing:Network", "Hrs"),
    "gwlb_hour": ("LoadBalancerUsage", "LoadBalancing:Gateway", "Hrs"),
    "clb_hour": ("LoadBalancerUsage", "LoadBalancing", "Hrs"),
    "alb_lcu_hour": ("LCUUsage", "LoadBalancing:Application", "LCU-Hrs"),
    "nlb_lcu_hour": ("LCUUsage", "LoadBalancing:Network", "LCU-Hrs"),
    "gwlb_lcu_hour": ("LCUUsage", "LoadBalancing:Gateway", "LCU-Hrs"),
    "clb_gb": ("DataProcessing-Bytes", "LoadBalancing", "GB"),
    "inter_az_gb_each_direction": ("DataTransfer-Regional-Bytes", "", "GB"),
    "vpc_peering_gb_each_direction": ("DataTransfer-Regional-Bytes", "VPCPeering", "GB"),
    "internet_out_gb": ("DataTransfer-Out-Bytes", "", "GB"),
    "internet_out_free_allowance_gb": ("DataTransfer-Out-Bytes:FreeAllowance", "", "GB"),
    "internet_in_gb": ("DataTransfer-In-Bytes", "", "GB"),
    "ec2_dedicated_region_fee_hour": ("DedicatedRegionFee", "", "Hrs"),
}

# How far an EC2 source is to be trusted, by its code; all others are AWS's own feed. S2 asked for tenancy
# Dedicated to find bare metal, which is billed as plain BoxUsage.
EC2_CONFIDENCE = {"S2": "derived", "S5": "single-note"}


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def destinations(row):
    """The regions that an inter-region price covers, and no more: pairs are not uniform."""
    key, source, unit = row["sku_key"], row["region"], row["unit"]
    if key.startswith("inter_region_out_gb:to:"):
        return [key.rsplit(":", 1)[1]]
    if key == "inter_region_out_gb:us-east":
        return ["us-east-2" if source == "us-east-1" else "us-east-1"]
    if "Tokyo, N. Virginia" in unit:
        return ["ap-northeast-1", "us-east-1", "us-west-1"]
    if "to us-west-1" in unit:
        return ["us-west-2" if source in ("us-east-1", "us-west-1") else "us-west-1"]
    sys.exit(f"network_prices.csv: {source} {key}: does not say where the traffic goes; add it to destinations()")


def network(rows, left_out):
    for row in rows:
        if row["confidence"] == "unverified":
            continue
        if row["sku_key"].startswith("inter_region_out_gb"):
            things = [("AWS-Out-Bytes", f"to:{region}", "GB") for region in destinations(row)]
        elif row["sku_key"] in KEYS:
            things = [KEYS[row["sku_key"]]]
        else:
            left_out.add(row["sku_key"].split(":")[0])
            continue
        region = "global" if row["region"] == "*" else row["region"]
        for usage_type, operation, unit in things:
            yield region, {
                "usage_type": usage_type,
                "operation": operation,
                "unit": unit,
                "tier_from": row["tier_from"] or "0",
                "tier_to": row["tier_to"] or "inf",
                "usd": row["usd"],
                "source": re.sub(r", index public note, \d+", "", row["source"]),
                "source_date": row["source_date"],
                # Said aloud, so that a check can tell a source without a date from a forgotten one.
                "confidence": row["confidence"] if row["source_date"] else "undated",
            }


def compute(rows, sources):
    for row in rows:
        plain = row["tenancy"] == "Shared" or ".metal" in row["instance_type"]
        yield row["region"], {
            "usage_type": f"{'BoxUsage' if plain else 'DedicatedUsage'}:{row['instance_type']}",
            "operation": "",
            "unit": "Hrs",
            "tier_from": "0",
            "tier_to": "inf",
            "usd": row["usd_per_hour"],
            "source": sources[row["source"]],
            "source_date": row["source_date"],
            "confidence": EC2_CONFIDENCE.get(row["source"], "feed"),
        }


def full_date(date):
    """A date that lacks its day or month counts as the first day it can be."""
    return (date + "-01-01"[len(date) - 4 :]) if len(date) in (4, 7) else date


def register(sources, text):
    """The short code of a source: made of its text, so that an older file of the folder keeps its meaning."""
    code = "s" + hashlib.sha256(text.encode()).hexdigest()[:6]
    if sources.setdefault(code, text) != text:
        sys.exit(f"two sources share the code {code}: take more digits in register()")
    return code


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    home = pathlib.Path(__file__).resolve().parent
    parser.add_argument(
        "facts", type=pathlib.Path, nargs="?", default=home / "facts",
        help="folder with network_prices.csv, ec2_ondemand.csv, …")
    parser.add_argument("--out", type=pathlib.Path, default=home)
    arguments = parser.parse_args()
    facts, out = arguments.facts, arguments.out
    out.mkdir(parents=True, exist_ok=True)

    left_out = set()
    ec2_sources = {row["code"]: row["source"] for row in read(facts / "ec2_ondemand.sources.csv")}
    priced = list(network(read(facts / "network_prices.csv"), left_out))
    priced += compute(read(facts / "ec2_ondemand.csv"), ec2_sources)

    books = {}
    for region, row in priced:
        key = (row["usage_type"], row["operation"], float(row["tier_from"]))
        book = books.setdefault(region, {})
        # One price can be known from a pair and from a general row; the newer one stays, the first on a tie.
        if key not in book or full_date(book[key]["source_date"]) < full_date(row["source_date"]):
            book[key] = row

    sources = {}
    if (out / "sources.csv").exists():  # older files of the folder still need theirs
        sources = {row["code"]: row["source"] for row in read(out / "sources.csv")}
    for region, book in sorted(books.items()):
        rows = [dict(book[key]) for key in sorted(book)]
        date = max(full_date(row["source_date"]) for row in rows)
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
            sys.exit(f"{region}: no price has a date, so the file cannot be named")
        for row in rows:
            row["source"] = register(sources, row["source"])
        write(out / f"{region}.{date}.csv", HEADER, rows)

    types = read(facts / "instance_types.csv")
    type_sources = {row["code"]: row["source"] for row in read(facts / "instance_types.sources.csv")}
    for row in types:
        row["source"] = register(sources, type_sources[row["source"]])
    write(out / "instance-types.csv", list(types[0]), sorted(types, key=lambda row: row["instance_type"]))

    write(out / "sources.csv", ["code", "source"], [{"code": c, "source": s} for c, s in sorted(sources.items())])
    print(f"{len(books)} files, {sum(map(len, books.values()))} prices; not in the book: {', '.join(sorted(left_out))}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Import a generated bill and print its CPU seconds, lines a second and peak memory.

    python3 Tests/Bench/bill_bench.py .build/release/ekscost [--lines 5000000] [--gzip] [--json]

The bill is a legacy Cost and Usage Report of one month, hour by hour: nodes, a NAT gateway per ten nodes, transfer
between zones, endpoints, load balancers and addresses, mixed with storage and database lines that are only counted.
The same seed gives the same bytes. Ends with 1 where the import takes 300 MB or more, or loses a line.
"""
import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

LIMIT_MB = 300
HEADER = (
    "identity/LineItemId,identity/TimeInterval,bill/InvoiceId,bill/BillingEntity,bill/BillType,bill/PayerAccountId,"
    "bill/BillingPeriodStartDate,bill/BillingPeriodEndDate,lineItem/UsageAccountId,lineItem/LineItemType,"
    "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,lineItem/Operation,"
    "lineItem/AvailabilityZone,lineItem/ResourceId,lineItem/UsageAmount,lineItem/NormalizationFactor,"
    "lineItem/CurrencyCode,lineItem/UnblendedRate,lineItem/UnblendedCost,lineItem/BlendedRate,lineItem/BlendedCost,"
    "lineItem/LineItemDescription,product/ProductName,product/instanceType,product/location,product/operatingSystem,"
    "product/region,product/servicecode,product/sku,pricing/publicOnDemandCost,pricing/publicOnDemandRate,"
    "pricing/term,pricing/unit,resourceTags/aws:eks:cluster-name,resourceTags/user:team\n"
)


def resources(generator):
    """What the account has: (kept, product, usage type, operation, zone, resource, amount, rate, unit)."""
    found = []
    for node in range(1500):
        zone = "us-east-1" + "abc"[node % 3]
        name = "i-%017x" % generator.getrandbits(68)
        found.append((1, "AmazonEC2", "BoxUsage:m6i.xlarge", "RunInstances", zone, name, "1.0000000000", 0.192, "Hrs"))
        for way in ("In", "Out"):
            amount = "%.10f" % generator.uniform(0.1, 40)
            found.append((1, "AmazonEC2", "DataTransfer-Regional-Bytes", "InterZone-" + way, "", name, amount, 0.01, "GB"))
        if node % 10 == 0:
            nat = "arn:aws:ec2:us-east-1:111122223333:natgateway/nat-%017x" % generator.getrandbits(68)
            found.append((1, "AmazonEC2", "NatGateway-Hours", "NatGateway", "", nat, "1.0000000000", 0.045, "Hrs"))
            amount = "%.10f" % generator.uniform(1, 400)
            found.append((1, "AmazonEC2", "NatGateway-Bytes", "NatGateway", "", nat, amount, 0.045, "GB"))
        eni = "arn:aws:ec2:us-east-1:111122223333:network-interface/eni-%017x" % generator.getrandbits(68)
        found.append((1, "AmazonVPC", "PublicIPv4:InUseAddress", "AllocateAddressVPC", "", eni, "1.0000000000", 0.005, "Hrs"))
        for service, usage in (("AmazonS3", "TimedStorage-ByteHrs"), ("AmazonEC2", "EBS:VolumeUsage.gp3"),
                               ("AmazonRDS", "InstanceUsage:db.r6g.large"), ("AmazonCloudWatch", "DataProcessing-Bytes")):
            name = "arn:aws:x:us-east-1:111122223333:thing/%017x" % generator.getrandbits(68)
            found.append((0, service, usage, "Op", "", name, "%.10f" % generator.random(), 0.1, "GB-Mo"))
    return found


def write(path, count):
    """Writes the bill and returns how many of its lines the importer keeps by resource."""
    generator = random.Random(5)
    rows = []
    for kept, product, usage, operation, zone, name, amount, rate, unit in resources(generator):
        cost = "%.10f" % (float(amount) * rate)
        front = "%052x," % generator.getrandbits(208)
        back = (
            f",{product},{usage},{operation},{zone},{name},{amount},,USD,{rate:.10f},{cost},{rate:.10f},{cost},"
            f'"${rate:.4f} per unit, or part of it",Amazon Elastic Compute Cloud,m6i.xlarge,US East (N. Virginia),'
            f"Linux,us-east-1,{product},9TVNMPM8WGRMHDZR,{cost},{rate:.10f},OnDemand,{unit},shop,team-{len(name) % 7}\n"
        )
        rows.append((kept, front, back))
    kept_lines = 0
    written = 0
    hour = 0
    with open(path, "w", buffering=1 << 22) as out:
        out.write(HEADER)
        while written < count:
            start, end = (f"2026-10-{1 + h // 24:02d}T{h % 24:02d}:00:00Z" for h in (hour % 743, hour % 743 + 1))
            middle = (
                f"{start}/{end},,AWS,Anniversary,111122223333,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,111122223333,"
                f"Usage,{start},{end}"
            )
            part = rows[: count - written]
            out.writelines([front + middle + back for _, front, back in part])
            kept_lines += sum(kept for kept, _, _ in part)
            written += len(part)
            hour += 1
    return kept_lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--lines", type=int, default=5_000_000)
    parser.add_argument("--gzip", action="store_true", help="pack the bill first, as AWS delivers it")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    binary = os.path.abspath(arguments.binary)
    folder = tempfile.mkdtemp(prefix="ekscost-bill-")
    try:
        bill = os.path.join(folder, "bill.csv")
        kept = write(bill, arguments.lines)
        size = os.path.getsize(bill)
        if arguments.gzip:
            subprocess.run(["gzip", "-1", bill], check=True)
            bill += ".gz"
        store = os.path.join(folder, "store.sqlite")
        network = os.path.join(folder, "vpcs.json")
        with open(network, "w") as out:
            out.write('{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}')
        subprocess.run([binary, "import", "json", network, "--db", store, "--quiet"], check=True)
        begin = time.monotonic()
        child = subprocess.Popen([binary, "import", "bill", bill, "--db", store, "--quiet"])
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - begin
        if status:
            sys.exit("the import failed")
        found = sqlite3.connect(store).execute(
            "SELECT (SELECT sum(lines) FROM billUsage), (SELECT sum(lines) FROM billElsewhere)").fetchone()
        cpu = used.ru_utime + used.ru_stime
        peak = used.ru_maxrss / 1024
        result = {
            "lines": arguments.lines, "megabytes": round(size / 1e6), "packed": arguments.gzip,
            "cpu_seconds": round(cpu, 2), "wall_seconds": round(wall, 2), "peak_mb": round(peak),
            "lines_per_cpu_second": round(arguments.lines / cpu), "store_megabytes": round(os.path.getsize(store) / 1e6),
        }
        print(json.dumps(result) if arguments.json else "bill: " + ", ".join(f"{k} {v}" for k, v in result.items()))
        wanted = (kept, arguments.lines - kept)
        if tuple(found) != wanted:
            sys.exit(f"the store has {found} lines where the bill has {wanted}")
        if peak >= LIMIT_MB:
            sys.exit(f"the import took {peak:.0f} MB, which is not under {LIMIT_MB}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

"""Time and memory of `import bill` on a bill of 5 million lines, plain and packed as AWS delivers it.

A section of bench.py. The bill is a legacy Cost and Usage Report of one month, hour by hour: nodes, a NAT gateway per
ten nodes, transfer between zones, endpoints, load balancers and addresses, mixed with storage and database lines that
are only counted. The same seed gives the same bytes, and the store must have every line.
"""
import pathlib
import random
import sqlite3
import subprocess
import tempfile

from measure import median, run

LINES = 5_000_000
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


def imported(world, bill):
    """One import into a new store, and how many lines that has by resource and in all."""
    with tempfile.TemporaryDirectory(prefix="ekscost-bill-") as folder:
        store = f"{folder}/store.sqlite"
        network = pathlib.Path(folder, "vpcs.json")
        network.write_text('{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}')
        run([world.binary, "import", "json", str(network), "--db", store, "--quiet"])
        measured = run([world.binary, "import", "bill", str(bill), "--db", store, "--quiet"])
        found = sqlite3.connect(store).execute(
            "SELECT (SELECT sum(lines) FROM billUsage), (SELECT sum(lines) FROM billElsewhere)").fetchone()
        return measured, found


def bench(world):
    lines = max(10_000, int(LINES * world.scale))
    with tempfile.TemporaryDirectory(prefix="ekscost-bill-") as folder:
        plain = pathlib.Path(folder, "bill.csv")
        kept = write(plain, lines)
        world.sheet.title(f"a bill of {lines:,} lines, {plain.stat().st_size / 1e9:.2f} GB")
        subprocess.run(["gzip", "-1", "-k", str(plain)], check=True)
        for name, bill in (("plain", plain), ("packed", pathlib.Path(f"{plain}.gz"))):
            runs = []
            for _ in range(world.rounds):
                measured, found = imported(world, bill)
                if found != (kept, lines - kept):
                    raise SystemExit(f"the store has {found} lines where the bill has {(kept, lines - kept)}")
                runs.append(measured)
            middle = median(runs)
            world.sheet.row(f"import bill, {name}", middle, f"{lines / middle.cpu / 1e6:.2f} million lines a CPU second")
            peak = max(it.peak for it in runs)
            world.sheet.goal(f"under {LIMIT_MB} MB: {peak:.0f}", peak < LIMIT_MB)

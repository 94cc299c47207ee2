#!/usr/bin/env python3
"""Time and memory of `pricing import` on an offer file of 450 MB, beside Python's own JSON reader on the same file.

    python3 Tests/Bench/bench_offer.py .build/release/ekscost [--megabytes 450]

Both must find the same prices. Memory is the process's greatest resident set.
"""

import argparse
import csv
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent

# What a script does that reads the file whole: the same on-demand Linux and NAT prices.
WHOLE = """
import json, sys
offer = json.load(open(sys.argv[1]))
found = {}
for sku, product in offer["products"].items():
    a = product["attributes"]
    kind = a["usagetype"].split("-", 1)[1]
    plain = (a.get("operatingSystem"), a.get("preInstalledSw"), a.get("capacitystatus"), a.get("tenancy"))
    if a.get("group") == "NGW:NatGateway" or (
            plain == ("Linux", "NA", "Used", "Shared") and a["operation"] == "RunInstances"):
        for term in offer["terms"]["OnDemand"][sku].values():
            for price in term["priceDimensions"].values():
                found[kind] = float(price["pricePerUnit"]["USD"])
for kind in sorted(found):
    print(kind, found[kind])
"""


def run(command, **options):
    """Runs a command: its seconds, its greatest resident set in MB, what it printed."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    output = process.stdout.read()
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]}: {errors}")
    return time.monotonic() - start, usage.ru_maxrss / 1024, output


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--megabytes", type=float, default=450)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        offer = pathlib.Path(folder, "index.json")
        generator = [sys.executable, str(HERE / "offer_generator.py"), str(offer)]
        subprocess.run([*generator, "--megabytes", str(arguments.megabytes)], check=True)
        size = offer.stat().st_size / 1e6
        book = pathlib.Path(folder, "book")
        ours = run([str(arguments.binary.resolve()), "pricing", "import", str(offer), "--pricing", str(book),
                    "--on", "2026-11-25", "-q"])
        peer = run([sys.executable, "-c", WHOLE, str(offer)])
        with open(book / "ap-northeast-2.2026-11-20.csv", newline="", encoding="utf-8") as file:
            found = {row["usage_type"]: float(row["usd"]) for row in csv.DictReader(file)}
        expected = {line.split()[0]: float(line.split()[1]) for line in peer[2].splitlines()}
        if found != expected:
            sys.exit(f"the two found different prices: {set(found.items()) ^ set(expected.items())}")
        print(f"offer file of {size:.0f} MB, {len(found)} prices, the same in both")
        for name, (seconds, memory, _) in [("ekscost pricing import", ours), ("python3 json.load", peer)]:
            print(f"  {name:24} {seconds:6.2f} s  {size / seconds:6.0f} MB/s  {memory:7.0f} MB resident")


if __name__ == "__main__":
    main()

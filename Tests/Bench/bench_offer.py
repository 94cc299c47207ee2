"""Time and memory of `pricing import` on an offer file of 450 MB, beside Python's own JSON reader on the same file.

A section of bench.py. Both must find the same prices.
"""
import csv
import os
import pathlib
import subprocess
import sys
import tempfile

from measure import paired, run

HERE = pathlib.Path(__file__).resolve().parent
MEGABYTES = 450

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


def generated(world, megabytes):
    """The offer file, made where it is not there yet."""
    generator = HERE / "offer_generator.py"
    offer = world.folder / f"offer-{megabytes:.0f}.json"
    if not offer.exists() or offer.stat().st_mtime < generator.stat().st_mtime:
        world.sheet.note(f"writing {offer.relative_to(world.root)}")
        subprocess.run([sys.executable, str(generator), str(offer), "--megabytes", str(megabytes)], check=True)
    return offer


def prices(book):
    """The prices that the book has, by usage type."""
    with open(book / "ap-northeast-2.2026-11-20.csv", newline="", encoding="utf-8") as file:
        return {row["usage_type"]: float(row["usd"]) for row in csv.DictReader(file)}


def bench(world):
    """A section of bench.py."""
    sheet = world.sheet
    offer = generated(world, MEGABYTES * world.scale)
    size = os.path.getsize(offer) / 1e6
    sheet.title(f"pricing import: an offer file of {size:.0f} MB")
    with tempfile.TemporaryDirectory(prefix="ekscost-bench-") as scratch:
        book = pathlib.Path(scratch, "book")
        command = [world.binary, "pricing", "import", str(offer), "--pricing", str(book), "--on", "2026-11-25", "-q"]
        mine, theirs, ratios = paired(world.rounds, lambda: run(command), {
            "python3 json.load": lambda: run([sys.executable, "-c", WHOLE, str(offer)])})
        found = prices(book)
    peer = theirs["python3 json.load"]
    expected = {line.split()[0]: float(line.split()[1]) for line in peer.output.splitlines()}
    if found != expected:
        raise SystemExit(f"the two found different prices: {set(found.items()) ^ set(expected.items())}")
    sheet.row("ekscost", mine, f"{len(found)} prices, {size / mine.cpu:.0f} MB a CPU second")
    sheet.row("python3 json.load", peer, f"the same prices, {ratios['python3 json.load']:.1f} times ekscost's CPU")
    sheet.goal(f"under 50 MB, however long the file: {mine.peak:.0f}", mine.peak < 50)
    sheet.goal(f"at least as fast as json.load: {ratios['python3 json.load']:.1f} times", ratios["python3 json.load"] >= 1)

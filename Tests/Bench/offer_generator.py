#!/usr/bin/env python3
"""Writes an offer file of AmazonEC2 as the Price List has them, of any size, with known prices in it.

    python3 Tests/Bench/offer_generator.py FILE [--megabytes 450] [--region ap-northeast-2] [--form json|csv]

Most products are what a price book has no place for: Windows, reserved capacity, dedicated hosts, storage. The
prices are made up: the price of type number N is N+1 thousandths of a dollar.
"""

import argparse
import json

PREFIXES = {"us-east-1": "", "ap-northeast-2": "APN2-", "eu-west-1": "EU-"}
FAMILIES = ["c7g", "m7i", "r7i", "c6i", "m6g", "r6g", "t4g", "m5", "c5", "r5"]
SIZES = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "metal"]
FILLER = {
    "currentGeneration": "Yes", "instanceFamily": "General purpose", "vcpu": "8", "memory": "32 GiB",
    "physicalProcessor": "Intel Xeon Platinum 8375C (Ice Lake)", "clockSpeed": "3.5 GHz", "storage": "EBS only",
    "networkPerformance": "Up to 12500 Megabit", "processorArchitecture": "64-bit", "licenseModel": "No License required",
    "availabilityzone": "NA", "classicnetworkingsupport": "false", "dedicatedEbsThroughput": "Up to 10000 Mbps",
    "ecu": "NA", "enhancedNetworkingSupported": "Yes", "gpuMemory": "NA", "intelAvxAvailable": "Yes",
    "intelAvx2Available": "Yes", "intelTurboAvailable": "Yes", "normalizationSizeFactor": "16",
    "processorFeatures": "Intel AVX; Intel AVX2; Intel AVX512; Intel Turbo",
    "servicename": "Amazon Elastic Compute Cloud", "vpcnetworkingsupport": "true",
}


def sku(number):
    return f"{number:016X}"


def box(region, number, system="Linux", software="NA", capacity="Used", tenancy="Shared", operation="RunInstances"):
    instance = f"{FAMILIES[number % len(FAMILIES)]}.{SIZES[number // len(FAMILIES) % len(SIZES)]}"
    usage = {"Shared": "BoxUsage", "Dedicated": "DedicatedUsage", "Host": "HostBoxUsage"}[tenancy]
    usage = usage if capacity == "Used" else "UnusedBox" if tenancy == "Shared" else "UnusedDed"
    return {
        "productFamily": "Compute Instance",
        "attributes": {
            "servicecode": "AmazonEC2", "location": "Asia Pacific (Seoul)", "locationType": "AWS Region",
            "instanceType": instance, "tenancy": tenancy, "operatingSystem": system, "preInstalledSw": software,
            "capacitystatus": capacity, "marketoption": "OnDemand", "operation": operation, "regionCode": region,
            "usagetype": f"{PREFIXES[region]}{usage}:{instance}", **FILLER,
        },
    }


def nat(region, kind, unit):
    return {
        "productFamily": "NAT Gateway",
        "attributes": {
            "servicecode": "AmazonEC2", "location": "Asia Pacific (Seoul)", "locationType": "AWS Region",
            "group": "NGW:NatGateway", "operation": kind, "regionCode": region,
            "usagetype": f"{PREFIXES[region]}{kind}-{unit}", "servicename": "Amazon Elastic Compute Cloud",
        },
    }


def products(region):
    """Endlessly: what the book keeps first, then what it does not."""
    yield nat(region, "NatGateway", "Hours"), "0.059", "Hrs"
    yield nat(region, "NatGateway", "Bytes"), "0.059", "GB"
    yield nat(region, "RegionalNatGateway", "Hours"), "0.061", "Hrs"
    yield nat(region, "RegionalNatGateway", "Bytes"), "0.061", "GB"
    for number in range(len(FAMILIES) * len(SIZES)):
        yield box(region, number), f"{(number + 1) / 1000:.4f}", "Hrs"
    number = 0
    while True:
        yield box(region, number, system="Windows", operation="RunInstances:0002"), "9.0", "Hrs"
        yield box(region, number, software="SQL Std", operation="RunInstances:0004"), "9.1", "Hrs"
        yield box(region, number, capacity="UnusedCapacityReservation"), "9.2", "Hrs"
        yield box(region, number, tenancy="Host"), "9.3", "Hrs"
        number += 1


def term(key, price, unit):
    code = f"{key}.JRTCKXETXF"
    rate = f"{code}.6YS6EN2CT7"
    return {code: {
        "offerTermCode": "JRTCKXETXF", "sku": key, "effectiveDate": "2026-11-01T00:00:00Z",
        "priceDimensions": {rate: {
            "rateCode": rate, "description": f"${price} per On Demand", "beginRange": "0", "endRange": "Inf",
            "unit": unit, "pricePerUnit": {"USD": f"{price}000000"}, "appliesTo": []}},
        "termAttributes": {}}}


def reserved(key):
    terms = {}
    for offer in ["4NA7Y494T4", "NQ3QZPMQV9", "6QCMYABX3D", "HU7G6KETJZ"]:
        code = f"{key}.{offer}"
        rate = f"{code}.6YS6EN2CT7"
        terms[code] = {
            "offerTermCode": offer, "sku": key, "effectiveDate": "2026-11-01T00:00:00Z",
            "priceDimensions": {rate: {
                "rateCode": rate, "description": "reserved instance applied", "beginRange": "0", "endRange": "Inf",
                "unit": "Hrs", "pricePerUnit": {"USD": "0.0000000000"}, "appliesTo": []}},
            "termAttributes": {"LeaseContractLength": "1yr", "OfferingClass": "standard",
                               "PurchaseOption": "No Upfront"}}
    return terms


def write_json(file, region, size):
    made = []

    def member(key, value, is_first):
        text = ("" if is_first else ",\n") + f'    "{key}" : ' + json.dumps(value, indent=2)
        file.write(text)
        return len(text)

    file.write('{\n  "formatVersion" : "v1.0",\n  "disclaimer" : "made up",\n  "offerCode" : "AmazonEC2",\n'
               '  "version" : "20261120201410",\n  "publicationDate" : "2026-11-20T20:14:10Z",\n  "products" : {\n')
    written = 0
    for number, (product, price, unit) in enumerate(products(region)):
        if made and written > 0.35 * size and number > 94:
            break
        key = sku(number)
        written += member(key, {"sku": key, **product}, number == 0)
        made.append((key, price, unit))
    file.write('\n  },\n  "terms" : {\n  "OnDemand" : {\n')
    for number, (key, price, unit) in enumerate(made):
        written += member(key, term(key, price, unit), number == 0)
    file.write('\n  },\n  "Reserved" : {\n')
    for number, (key, _, _) in enumerate(made):
        if number and written > size:
            break
        written += member(key, reserved(key), number == 0)
    file.write('\n  }\n  },\n  "attributesList" : { }\n}\n')


def write_csv(file, region, size):
    names = ["SKU", "OfferTermCode", "RateCode", "TermType", "PriceDescription", "EffectiveDate", "StartingRange",
             "EndingRange", "Unit", "PricePerUnit", "Currency", "Product Family", "serviceCode", "Location",
             "Location Type", "Tenancy", "Operating System", "usageType", "operation", "CapacityStatus",
             "MarketOption", "Pre Installed S/W", "Region Code"]

    def line(fields):
        text = ",".join('"' + field.replace('"', '""') + '"' for field in fields) + "\n"
        file.write(text)
        return len(text)

    for about in [("FormatVersion", "v1.0"), ("Disclaimer", "made up"), ("Publication Date", "2026-11-20T20:14:10Z"),
                  ("Version", "20261120201410"), ("OfferCode", "AmazonEC2")]:
        line(about)
    written = line(names)
    for number, (product, price, unit) in enumerate(products(region)):
        if written > size and number > 94:
            break
        key, a = sku(number), product["attributes"]
        for kind in ["OnDemand", "Reserved"]:
            written += line([
                key, "JRTCKXETXF", f"{key}.JRTCKXETXF.6YS6EN2CT7", kind, f"${price} per On Demand", "2026-11-01", "0",
                "Inf", unit, f"{price}000000" if kind == "OnDemand" else "0.0000000000", "USD",
                product["productFamily"], a["servicecode"], a["location"], a["locationType"], a.get("tenancy", ""),
                a.get("operatingSystem", ""), a["usagetype"], a["operation"], a.get("capacitystatus", ""),
                a.get("marketoption", ""), a.get("preInstalledSw", ""), region])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file")
    parser.add_argument("--megabytes", type=float, default=450)
    parser.add_argument("--region", default="ap-northeast-2", choices=sorted(PREFIXES))
    parser.add_argument("--form", default="json", choices=["json", "csv"])
    arguments = parser.parse_args()
    with open(arguments.file, "w", encoding="utf-8") as file:
        write = write_json if arguments.form == "json" else write_csv
        write(file, arguments.region, arguments.megabytes * 1e6)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""athena_emulator.py RESULT.csv QUERIES: moto's Athena on loopback, which answers the next query with RESULT.csv.

Prints its address as one line, lives as long as its standard input is open, and leaves in QUERIES what it was asked.
"""
import csv
import json
import sys
import urllib.request

from moto.athena.models import athena_backends
from moto.server import ThreadedMotoServer

result, queries = sys.argv[1:]
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
url = f"http://{host}:{port}"
with open(result) as file:
    # Athena leaves the value out where a cell is empty text as little as where it is NULL.
    rows = [{"Data": [{"VarCharValue": cell} if cell else {} for cell in row]} for row in csv.reader(file)]
answer = {"account_id": "123456789012", "region": "eu-west-1", "results": [{"rows": rows, "column_info": []}]}
request = urllib.request.Request(
    url + "/moto-api/static/athena/query-results", json.dumps(answer).encode(), {"Content-Type": "application/json"})
urllib.request.urlopen(request).read()
print(url, flush=True)
sys.stdin.read()
asked = [execution.query for execution in athena_backends["123456789012"]["eu-west-1"].executions.values()]
with open(queries, "w") as file:
    file.write("\n".join(asked))
server.stop()

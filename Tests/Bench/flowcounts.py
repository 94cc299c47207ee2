#!/usr/bin/env python3
"""flowcounts.py FILE...: good, skipped and broken lines of flow logs as flowlogs-reader sees them, one JSON object a file.

The package parses every record; only the header line and "a record has fewer words than the header" are decided here,
as its own file readers sit on S3 clients.
"""
import gzip, json, sys
from flowlogs_reader.flowlogs_reader import DEFAULT_FIELDS, FlowRecord

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        data = file.read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    lines = data.decode(errors="replace").splitlines()
    fields, counts = DEFAULT_FIELDS, {"good": 0, "skipped": 0, "broken": 0}
    for number, line in enumerate(lines):
        words = line.split()
        if number == 0 and not any(w.isdigit() for w in words):
            fields = [w.replace("-", "_") for w in words]
            continue
        if not words:
            continue
        try:
            if len(words) < len(fields):
                raise ValueError("fewer words than columns")
            record = FlowRecord.from_cwl_event({"message": line}, fields)
            counts["skipped" if record.log_status in ("NODATA", "SKIPDATA") else "good"] += 1
        except (ValueError, TypeError):
            counts["broken"] += 1
    print(json.dumps({"path": path, **counts}))

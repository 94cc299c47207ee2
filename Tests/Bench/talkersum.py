#!/usr/bin/env python3
"""talkersum.py WORKBOOK: what the sheet of the talkers adds up to, as JSON: rows, NAT, between zones, USD."""
import json
import sys

import openpyxl

sheet = openpyxl.load_workbook(sys.argv[1], data_only=True)["Top talkers"]
rows = list(sheet.iter_rows(min_row=2, values_only=True))
print(json.dumps({"rows": len(rows), "nat": sum(r[7] for r in rows), "between": sum(r[8] for r in rows),
                  "usd": sum(r[9] for r in rows), "bases": sorted({r[10] for r in rows})}))

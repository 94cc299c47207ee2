"""The same sheet by XlsxWriter in constant-memory mode: peer_xlsxwriter.py FILE ROWS"""
import sys

import xlsxwriter

book = xlsxwriter.Workbook(sys.argv[1], {"constant_memory": True})
sheet = book.add_worksheet("traffic")
money = book.add_format({"num_format": "#,##0.00;[Red]-#,##0.00"})
text = book.add_format({"indent": 1})
for column in range(12):
    sheet.write_string(0, column, f"column {column}", text)
for row in range(1, int(sys.argv[2]) + 1):
    for column in range(5):
        kind, most = ("az", 40) if column < 3 else ("eni", 100000)
        sheet.write_string(row, column, f"team-{row % 120:03d}/{kind}-{(row * 7 + column) % most}", text)
    for column in range(5, 12):
        sheet.write_number(row, column, row * 1.25 + column * 0.01, money)
book.close()

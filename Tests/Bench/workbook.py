#!/usr/bin/env python3
"""Look at a workbook of `ekscost report` with other people's programs: openpyxl reads it, LibreOffice calculates it.

    workbook.py check FILE                     the package itself: parts, relationships, names, types of cells
    workbook.py recalculate FILE [NAME=VALUE]… calculate from scratch after the changes; prints JSON

NAME is a defined name or SHEET!CELL. Every cached value is thrown away first, so LibreOffice has to calculate each
formula itself. The JSON holds the cells whose value differs from the cached one by more than a billionth (only
without changes), the cells with an error, and the values of the defined names.
"""
import json
import pathlib
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

import openpyxl

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# Functions that Excel 2010 and LibreOffice 7 both have.
FUNCTIONS = {"SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "ROUND", "MIN", "MAX", "IF", "ISNUMBER", "ISTEXT", "MATCH", "CHOOSE", "AND", "OR"}


def package(path):
    """What is wrong with the zip and its XML, as sentences."""
    faults = []
    with zipfile.ZipFile(path) as archive:
        if archive.testzip():
            faults.append(f"the checksum of {archive.testzip()} is wrong")
        names = set(archive.namelist())
        trees = {}
        for name in names:
            if name.endswith((".xml", ".rels", ".vml")):
                try:
                    trees[name] = ElementTree.fromstring(archive.read(name))
                except ElementTree.ParseError as error:
                    faults.append(f"{name} is not well-formed: {error}")
    types = trees["[Content_Types].xml"]
    defaults = {e.get("Extension").lower() for e in types.findall(TYPES + "Default")}
    overrides = {e.get("PartName") for e in types.findall(TYPES + "Override")}
    for name in names - {"[Content_Types].xml"}:
        if "/" + name not in overrides and name.rsplit(".", 1)[-1].lower() not in defaults:
            faults.append(f"{name} has no content type")
    for part in overrides:
        if part.lstrip("/") not in names:
            faults.append(f"{part} has a content type but is not there")
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        home = posixpath.dirname(posixpath.dirname(name))
        seen = set()
        for relation in tree.findall(RELATIONSHIP + "Relationship"):
            if relation.get("Id") in seen:
                faults.append(f"{name} has {relation.get('Id')} twice")
            seen.add(relation.get("Id"))
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target")
            place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(home, target))
            if place not in names:
                faults.append(f"{name} leads to {target}, which is not there")
    return faults + [f for name, tree in trees.items() if name.startswith("xl/worksheets/sheet") for f in rows(name, tree)]


def rows(name, tree):
    """Rows and cells must rise, and a shared formula has its first cell."""
    faults, last_row, shared = [], 0, set()
    for row in tree.iter(MAIN + "row"):
        number = int(row.get("r"))
        if number <= last_row:
            faults.append(f"{name}: row {number} after row {last_row}")
        last_row, last_column = number, 0
        for cell in row.findall(MAIN + "c"):
            letters = re.match(r"[A-Z]+", cell.get("r")).group()
            column = openpyxl.utils.column_index_from_string(letters)
            if column <= last_column:
                faults.append(f"{name}: {cell.get('r')} is out of order")
            last_column = column
            formula = cell.find(MAIN + "f")
            if formula is not None and formula.get("t") == "shared":
                if formula.text:
                    shared.add(formula.get("si"))
                elif formula.get("si") not in shared:
                    faults.append(f"{name}: {cell.get('r')} shares a formula that is not there")
    return faults


def cells(path):
    """What is wrong with names, formulas and the kinds of cells."""
    faults = []
    book = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    sheets = set(book.sheetnames)
    for name, defined in book.defined_names.items():
        for sheet, _ in defined.destinations:
            if sheet not in sheets:
                faults.append(f"{name} names the sheet {sheet}, which is not there")
    for sheet in book:
        if len(sheet.title) > 31:
            faults.append(f"the name of {sheet.title} is too long")
        if sheet.protection.sheet:
            faults.append(f"{sheet.title} is protected")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    if unknown := set(re.findall(r"([A-Z][A-Z0-9.]+)\(", cell.value)) - FUNCTIONS:
                        faults.append(f"{sheet.title}!{cell.coordinate} uses {sorted(unknown)}")
                    if values[sheet.title][cell.coordinate].value is None and '""' not in cell.value:
                        faults.append(f"{sheet.title}!{cell.coordinate} has no cached value")
                elif cell.data_type == "e":
                    faults.append(f"{sheet.title}!{cell.coordinate} is an error")
                elif isinstance(cell.value, str) and re.fullmatch(r"-?\d+\.\d+", cell.value):
                    faults.append(f"{sheet.title}!{cell.coordinate} has the number {cell.value} as text")
                elif isinstance(cell.value, str) and cell.number_format not in ("General", "@"):
                    faults.append(f"{sheet.title}!{cell.coordinate} has text where a number belongs")
    if not any(sheet.data_validations.dataValidation for sheet in book):
        faults.append("no cell has a data validation")
    if not any(cell.comment for sheet in book for row in sheet.iter_rows() for cell in row):
        faults.append("no cell has a comment")
    return faults


def calculate(path, folder):
    """Let LibreOffice calculate a workbook without cached values; returns the copy."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        sys.exit("workbook.py: error: no LibreOffice; install libreoffice-calc-nogui")
    out = folder / "calculated"
    subprocess.run(
        [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
         "--outdir", str(out), str(path)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    return out / path.name


def place(book, name):
    """The cell of a defined name or of SHEET!CELL."""
    if name in book.defined_names:
        (sheet, cell), = book.defined_names[name].destinations
    else:
        sheet, cell = name.rsplit("!", 1)
    return book[sheet][cell.replace("$", "")]


def recalculate(path, changes):
    cached = openpyxl.load_workbook(path, data_only=True)
    book = openpyxl.load_workbook(path)
    formulas = [(s.title, c.coordinate) for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]
    for change in changes:
        name, value = change.split("=", 1)
        try:
            value = float(value)
        except ValueError:
            pass
        place(book, name).value = value
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        copy = folder / "copy.xlsx"
        book.save(copy)  # openpyxl writes formulas without values
        fresh = openpyxl.load_workbook(calculate(copy, folder), data_only=True)
    errors, differences, largest = [], [], 0.0
    for sheet, coordinate in formulas:
        new, old = fresh[sheet][coordinate].value, cached[sheet][coordinate].value
        if isinstance(new, str) and new.startswith("#"):
            errors.append(f"{sheet}!{coordinate}: {new}")
        elif isinstance(new, (int, float)) and isinstance(old, (int, float)):
            gap = abs(new - old) / max(1.0, abs(old))
            largest = max(largest, gap)
            if gap > 1e-9:
                differences.append(f"{sheet}!{coordinate}: {old} became {new}")
        elif (new or "") != (old or ""):
            differences.append(f"{sheet}!{coordinate}: {old!r} became {new!r}")
    names = {name: place(fresh, name).value for name in book.defined_names if not name.startswith("_xlnm")}
    return {"formulas": len(formulas), "errors": errors, "largest": largest,
            "differences": [] if changes else differences, "names": names}


def main(arguments):
    if len(arguments) >= 2 and arguments[0] == "check":
        faults = package(arguments[1]) + cells(arguments[1])
        print("\n".join(faults) or "nothing is wrong")
        return 1 if faults else 0
    if len(arguments) >= 2 and arguments[0] == "recalculate":
        print(json.dumps(recalculate(pathlib.Path(arguments[1]), arguments[2:])))
        return 0
    sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

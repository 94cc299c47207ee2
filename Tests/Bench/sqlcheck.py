#!/usr/bin/env python3
"""sqlcheck.py DIALECT FILE: ends with 0 where sqlglot reads the file's statements as that dialect."""
import sys
import sqlglot

dialect, path = sys.argv[1:]
with open(path) as file:
    statements = [s for s in sqlglot.parse(file.read(), read=dialect, error_level=sqlglot.ErrorLevel.RAISE) if s]
# A statement that the parser gives up on becomes a Command, which holds anything.
if not statements or any(isinstance(s, sqlglot.exp.Command) for s in statements):
    sys.exit(f"{path} is not understood as {dialect}")
if not isinstance(statements[-1], sqlglot.exp.Select):
    sys.exit(f"{path} does not end in one SELECT")

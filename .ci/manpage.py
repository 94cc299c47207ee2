#!/usr/bin/env python3
"""Make the manual page of the command line's own description.

    ekscost --experimental-dump-help | python3 .ci/manpage.py > ekscost.1
"""
import json
import sys

FILES = """\
.SH FILES
.TP
.I ekscost.sqlite
The store, where neither \\-\\-db nor EKSCOST_DB names another.
.TP
.I ekscost.yaml
Discounts, currency, prices of your own and defaults, where \\-\\-config names no other.
.TP
.I PREFIX/share/ekscost/pricing
The price book, one dated file a region.
.SH ENVIRONMENT
.TP
.B EKSCOST_DB
The store, where \\-\\-db is not given.
.TP
.B EKSCOST_PRICING
The folder of the price book, where \\-\\-pricing is not given.
.TP
.B NO_COLOR
Where it is set and not empty, nothing is coloured.
.SH EXIT STATUS
0 done, and nothing crossed a threshold; 1 a check or threshold failed; 64 wrong usage; 65 the input is not what it
should be; 66 an input is missing; 69 an outside program or service failed; 70 a fault of ekscost's own; 73, 74 could
not write, read; 77 permission denied; 78 bad configuration or, under \\-\\-strict, a line without a price.
.SH EXAMPLES
.nf
ekscost import json export/
ekscost import traffic traffic.csv
ekscost what\\-if \\-\\-nat\\-per\\-az \\-\\-s3\\-endpoint gateway
ekscost report \\-\\-month 2026\\-10
.fi
"""


def text(words):
    """Words as roff prints them: no escape, no request and no dash that wraps into a hyphen."""
    lines = (words or "").replace("\\", "\\e").replace("-", "\\-").split("\n")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in lines)


def spelled(name):
    return ("-" if name["kind"] in ("short", "longWithSingleDash") else "--") + name["name"]


def placeholder(argument):
    return "<" + (argument.get("valueName") or "value") + ">"


def heading(argument):
    if argument["kind"] == "positional":
        return text(placeholder(argument) + (" ..." if argument.get("isRepeating") else ""))
    names = ", ".join(spelled(name) for name in argument["names"])
    value = "" if argument["kind"] == "flag" else " " + placeholder(argument)
    return f"\\fB{text(names)}\\fR{text(value)}"


def explanation(argument):
    words = argument.get("abstract") or ""
    if argument.get("discussion"):
        words += "\n" + argument["discussion"]
    values = argument.get("allValues") or argument.get("allValueStrings")
    if values and argument["kind"] != "flag":
        words += f" One of {', '.join(values)}."
    if argument.get("defaultValue") and argument["kind"] != "flag":
        words += f" Default: {argument['defaultValue']}."
    return text(words.strip())


def shown(items):
    return [item for item in items or [] if item.get("shouldDisplay", True)]


def page_of(command, path):
    """The section of a command, and those of its subcommands behind it."""
    out = []
    name = " ".join(path + [command["commandName"]])
    arguments = [a for a in shown(command.get("arguments")) if not is_help(a)]
    subcommands = [c for c in shown(command.get("subcommands")) if c["commandName"] != "help"]
    if path:
        out.append(f".SS {text(name)}")
        if not subcommands:
            out.append(synopsis(name, arguments))
        out.append(text(command.get("abstract")))
        if command.get("discussion"):
            out += [".PP", text(command["discussion"])]
    for argument in arguments:
        out += [".TP", heading(argument), explanation(argument)]
    for subcommand in subcommands:
        out += page_of(subcommand, path + [command["commandName"]])
    return out


def is_help(argument):
    return any(name["name"] in ("help", "version") for name in argument.get("names") or [])


def synopsis(name, arguments):
    words = [f"\\fB{text(name)}\\fR"]
    if any(a["kind"] != "positional" for a in arguments):
        words.append("[options]")
    for argument in arguments:
        if argument["kind"] == "positional":
            word = placeholder(argument) + ("..." if argument.get("isRepeating") else "")
            words.append(text(f"[{word}]" if argument.get("isOptional") else word))
    return " ".join(words) + "\n.br"


def page(tool):
    command = tool["command"]
    name = command["commandName"]
    abstract = (command.get("abstract") or "").rstrip(".")
    out = [
        f'.TH {name.upper()} 1 "" "{name}" "User Commands"', ".SH NAME", f"{name} \\- {text(abstract)}",
        ".SH SYNOPSIS", f"\\fB{name}\\fR <command> [options]", ".br", f"\\fB{name} help\\fR <command>", ".br",
        f"\\fB{name}\\fR [\\-\\-version] [\\-h]", ".SH DESCRIPTION",
        "Reads what the AWS CLI and kubectl print, follows every traffic class through the route tables, prices each hop, and",
        "says what a change would cost before it is made. Data goes to standard output, everything else to standard error.",
        ".SH COMMANDS",
    ]
    return "\n".join(out + page_of(command, [])) + "\n" + FILES


if __name__ == "__main__":
    sys.stdout.write(page(json.load(sys.stdin)))

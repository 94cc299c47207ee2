#!/usr/bin/env python3
"""Insert the rows of a store's table `pod` again with Python's `executemany`, and print its CPU seconds.

    python3 peer_executemany.py STORE COPY

The copy is made by the store's own CREATE TABLE, in WAL mode, in one transaction; only that is timed, not the reading.
"""
import gc
import sqlite3
import sys
import time


def main():
    gc.disable()
    source = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    table = source.execute("SELECT sql FROM sqlite_schema WHERE name = 'pod'").fetchone()[0]
    rows = source.execute("SELECT * FROM pod").fetchall()
    copy = sqlite3.connect(sys.argv[2], isolation_level=None)
    copy.execute("PRAGMA journal_mode = wal")
    copy.execute("PRAGMA cache_size = -65536")
    copy.execute(table)
    marks = ",".join("?" * len(rows[0]))
    begin = time.process_time()
    copy.execute("BEGIN")
    copy.executemany(f"INSERT OR REPLACE INTO pod VALUES ({marks})", rows)
    copy.execute("COMMIT")
    print(time.process_time() - begin, len(rows))


if __name__ == "__main__":
    main()

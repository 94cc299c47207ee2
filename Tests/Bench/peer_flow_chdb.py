#!/usr/bin/env python3
"""peer_flow_chdb.py PREFIXES.csv PATTERN: the flow logs' aggregate by ClickHouse (chdb), with its ip_trie dictionary.

Only the columns that are needed are named, which is what makes ClickHouse's CSV reader fast.
"""
import os
import sys
from chdb import session

prefixes, pattern = (os.path.abspath(path) for path in sys.argv[1:])
needed = "`pkt-srcaddr` String, `pkt-dstaddr` String, packets String, bytes String, action String, `log-status` String, `flow-direction` String, `traffic-path` String"
db = session.Session()
db.query("CREATE DATABASE IF NOT EXISTS d ENGINE = Atomic")
db.query("CREATE TABLE d.n (cidr String, class String) ENGINE = Memory")
db.query(f"INSERT INTO d.n SELECT cidr, class FROM file('{prefixes}', 'CSVWithNames', 'cidr String, first UInt32, last UInt32, class String')")
db.query("CREATE DICTIONARY d.t (cidr String, class String DEFAULT 'internet') PRIMARY KEY cidr SOURCE(CLICKHOUSE(DB 'd' TABLE 'n')) LAYOUT(IP_TRIE) LIFETIME(0)")
place = lambda name: f"if(position({name}, ':') > 0, 'ipv6', dictGet('d.t', 'class', tuple(toIPv4OrDefault({name}))))"
answer = db.query(f"""
    SELECT {place('`pkt-srcaddr`')} AS s, {place('`pkt-dstaddr`')} AS d, `flow-direction` AS direction,
        if(`traffic-path` = '-', '0', `traffic-path`) AS path, sum(toUInt64OrZero(bytes)), sum(toUInt64OrZero(packets)), count()
    FROM file('{pattern}', 'CSVWithNames', '{needed}') WHERE action = 'ACCEPT' AND `log-status` = 'OK'
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    SETTINGS max_threads = 2, format_csv_delimiter = ' ', input_format_csv_allow_whitespace_or_tab_as_delimiter = 1,
        input_format_skip_unknown_fields = 1, format_csv_allow_single_quotes = 0, format_csv_allow_double_quotes = 0,
        input_format_csv_trim_whitespaces = 0""", "CSV")
print(str(answer).replace('"', "").replace(" ", ","), end="")  # the delimiter is the output's too

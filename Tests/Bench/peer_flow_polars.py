#!/usr/bin/env python3
"""peer_flow_polars.py RANGES.csv FILE...: the flow logs' aggregate by polars' streaming engine."""
import gzip
import sys
import polars as pl

ranges, *files = sys.argv[1:]
opener = gzip.open if files[0].endswith(".gz") else open
with opener(files[0], "rt") as file:
    names = file.readline().replace("-", "_").split()
schema = {name: pl.Int64 if name in ("packets", "bytes") else pl.String for name in names}
rows = pl.scan_csv(files, separator=" ", has_header=False, skip_rows=1, schema=schema, null_values="-", quote_char=None)
rows = rows.filter((pl.col("action") == "ACCEPT") & (pl.col("log_status") == "OK"))
sums = [pl.col("bytes").sum(), pl.col("packets").sum(), pl.len().alias("n")]
pairs = rows.select(
    pl.col("pkt_srcaddr").alias("s"), pl.col("pkt_dstaddr").alias("d"), pl.col("flow_direction").fill_null("-").alias("way"),
    pl.col("traffic_path").fill_null("0").alias("path"), "bytes", "packets",
).group_by("s", "d", "way", "path").agg(sums).collect(engine="streaming")
table = pl.read_csv(ranges).select(pl.col("first").alias("v"), "class").sort("v")
ends = pl.concat([pairs.select(pl.col("s").alias("a")), pairs.select(pl.col("d").alias("a"))]).unique()
parts = pl.col("a").str.split(".")
four = ends.filter(~pl.col("a").str.contains(":", literal=True)).with_columns(
    v=sum(parts.list.get(i).cast(pl.Int64) * (1 << (24 - 8 * i)) for i in range(4))
).sort("v").join_asof(table, on="v").select("a", "class")
six = ends.filter(pl.col("a").str.contains(":", literal=True)).with_columns(pl.lit("ipv6").alias("class"))
ends = pl.concat([four, six])
result = pairs.join(ends, left_on="s", right_on="a").rename({"class": "sc"}).join(ends, left_on="d", right_on="a").rename(
    {"class": "dc"}).group_by("sc", "dc", "way", "path").agg(pl.col("bytes").sum(), pl.col("packets").sum(), pl.col("n").sum())
print(result.sort("sc", "dc", "way", "path").write_csv(include_header=False), end="")

"""Who acted towards whom, from rows in the form of ICEWS.

    dragoman export --format icews -o south.tab
    python3 event_rows.py south.tab

Such rows hold only what happened and is news, one for each pair of a source and a target. For the
sentence behind a row, export with --extra.
"""

import sys

import pandas as pd

rows = pd.read_csv(sys.argv[1], sep="\t", keep_default_na=False)
print(f"{len(rows)} rows, {rows['Event Date'].min()} to {rows['Event Date'].max()}")
table = (
    rows.groupby(["Source Country", "Target Country"])["Intensity"]
    .agg(rows="size", intensity="mean")
    .sort_values("rows", ascending=False)
)
print(table.round(1).head(10).to_string())

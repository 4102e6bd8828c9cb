"""What two states did month by month, and how much of it is only planned, threatened or denied.

    dragoman export --format csv -o south
    python3 dyads_by_month.py south

Reads events.csv of the export into pandas. Each row is an event as one report tells it; the columns
`actor_countries` and `recipient_countries` hold several countries, separated by `|`.
"""

import sys
from itertools import product

import pandas as pd

events = pd.read_csv(f"{sys.argv[1]}/events.csv", keep_default_na=False)

# Only news of the report itself, with a month in a known year.
events = events[(events["report"] == "news") & events["start"].str.match(r"\d{4}-\d{2}")]
events["month"] = events["start"].str[:7]


def dyads(event):
    """The pairs of states in an event; in what states do together, all are actors."""
    actors = {c for c in event["actor_countries"].split("|") if c}
    others = {c for c in event["recipient_countries"].split("|") if c} or actors
    return sorted({tuple(sorted(pair)) for pair in product(actors, others) if pair[0] != pair[1]})


events["dyad"] = events.apply(dyads, axis=1)
pairs = events.explode("dyad").dropna(subset=["dyad"])
pairs["dyad"] = pairs["dyad"].str.join("-")

# What did not happen is in the data too: count it, or leave it out, but knowingly.
happened = pairs[pairs["realis"] == "happened"]
table = happened.groupby(["dyad", "month"]).agg(events=("id", "nunique"), score=("score", "mean"))
print(table.round(1).to_string())

print("\nShare of each realis:")
print(events["realis"].value_counts(normalize=True).round(2).to_string())

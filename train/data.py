"""Reads the training sets: trees (CoNLL-U) and names (CoNLL columns), to one Sentence type.

Labels of older treebank releases are renamed to today's. Names of every set are mapped
to PER, ORG, LOC, NORP (nationality, religious or political group) and OTHER; a token whose
name is not known is masked with None. A set's own habits are kept apart by `bank` (trees)
and `source` (names), which the model sees as small learned vectors.

Left out on purpose: re3d, since its BBC sentences (non-commercial) are mixed with the
free ones and not marked.
"""
import gzip
import os
import re
from dataclasses import dataclass, field

import harmonise

OLD_LABELS = {
    "obl:tmod": "obl:unmarked", "obl:npmod": "obl:unmarked",
    "nmod:tmod": "nmod:unmarked", "nmod:npmod": "nmod:unmarked",
}
KEPT_FEATURES = {
    "Case", "Definite", "Degree", "Gender", "Mood", "Number", "NumType", "Person",
    "Polarity", "Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice",
}
NAME_TYPES = ["PER", "ORG", "LOC", "NORP", "OTHER"]
BANKS = ["gum", "ewt"]
SOURCES = ["any", "gum", "wikigold", "crossner", "wnut"]


@dataclass
class Sentence:
    forms: list
    bank: str = ""  # "" for sentences without a tree
    source: str = ""  # "" for sentences without names
    upos: list = field(default_factory=list)
    xpos: list = field(default_factory=list)
    feats: list = field(default_factory=list)  # None where the treebank lacks them
    heads: list = field(default_factory=list)
    labels: list = field(default_factory=list)
    names: list = field(default_factory=list)  # BIOES tags, None = masked
    lesson: dict = None  # what teachers make of it (teach.py)


def keep_features(text):
    kept = [pair for pair in text.split("|") if pair.split("=")[0] in KEPT_FEATURES]
    return "|".join(kept) if kept else "_"


def blocks(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        block = []
        for line in lines:
            line = line.rstrip("\n")
            if line.strip():
                block.append(line)
            elif block:
                yield block
                block = []
        if block:
            yield block


def read_trees(path, bank, with_names=False):
    sentences = []
    for block in blocks(path):
        rows = [line.split("\t") for line in block if line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        if not rows:
            continue
        sentence = Sentence([row[1] for row in rows], bank)
        sentence.upos = [row[3] for row in rows]
        sentence.xpos = [row[4] for row in rows]
        has_feats = any(row[5] != "_" for row in rows) or bank == "gum"
        sentence.feats = [keep_features(row[5]) if has_feats else None for row in rows]
        sentence.heads = [int(row[6]) for row in rows]
        sentence.labels = [OLD_LABELS.get(row[7], row[7]) for row in rows]
        if with_names:
            sentence.source = "gum"
            sentence.names = None
            sentence.misc = [row[9] for row in rows]
        sentences.append(sentence)
    return sentences


# --- names from GUM's entity annotation ---

ENTITY_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "time": None}
INNER_WORDS = {"of", "the", "and", "for", "de", "la", "von", "van", "der", "al", "-", "&", "'s", "\u2019s"}


def read_list(path):
    with open(path, encoding="utf-8") as lines:
        return {line.strip() for line in lines if line.strip() and line[0] != "#"}


def entity_mentions(misc):
    """(first, last, type, first head token) of every mention that closes in the sentence."""
    open_mentions, mentions = {}, []
    for i, text in enumerate(misc):
        value = next((part[7:] for part in text.split("|") if part.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", value):
            body = piece.strip("()")
            if piece[0] == "(":
                parts = body.split("-")
                head = re.match(r"\d+", parts[5]) if len(parts) > 5 else None
                mention = [i, i, parts[1] if len(parts) > 1 else "", int(head.group()) if head else 1]
                if piece[-1] == ")":
                    mentions.append(mention)
                else:
                    open_mentions.setdefault(parts[0], []).append(mention)
            elif open_mentions.get(body):
                mention = open_mentions[body].pop()
                mention[1] = i
                mentions.append(mention)
    return mentions


def name_span(sentence, first, last, head, kind, titles):
    """The proper name around a mention's head, or None if the head is a common noun."""
    upos, forms = sentence.upos, sentence.forms
    if not first <= head <= last or upos[head] != "PROPN":
        return None

    def inner(i):
        return upos[i] == "PROPN" or (upos[i] in ("ADJ", "NUM", "NOUN", "X") and forms[i][:1].isupper())

    begin = end = head
    while begin > first and (inner(begin - 1) or (forms[begin - 1] in ("-", "&", ".") and begin - 1 > first)):
        begin -= 1
    while end < last:
        step = end + 1
        while step < last and forms[step] in INNER_WORDS:
            step += 1
        if not inner(step) or (step > end + 1 and kind == "PER" and forms[end + 1] not in ("-", "de", "von", "van", "al", "la", "der")):
            break
        end = step
    if kind == "PER":
        while begin < end and (sentence.labels[begin] == "nmod:desc" or forms[begin].lower().strip(".") in titles):
            begin += 1
    while begin < end and upos[begin] == "PUNCT":
        begin += 1
    return begin, end


def bioes(length, spans, masked=()):
    tags = ["O"] * length
    for i in masked:
        tags[i] = None
    for begin, end, kind in spans:
        if begin == end:
            tags[begin] = "S-" + kind
        else:
            tags[begin:end + 1] = ["B-" + kind] + ["I-" + kind] * (end - begin - 1) + ["E-" + kind]
    return tags


def group_spans(forms, groups, taken):
    """Nationality, religious and political groups by the list, outside other names."""
    spans = []
    for i, form in enumerate(forms):
        if form not in groups or i in taken:
            continue
        begin = i
        if i and forms[i - 1] in ("South", "North", "Central", "Latin", "Saudi", "Sri", "West", "East") and i - 1 not in taken:
            begin = i - 1
        spans.append((begin, i, "NORP"))
        taken.update(range(begin, i + 1))
    return spans


def gum_names(sentence, groups, titles):
    spans, taken = [], set()
    mentions = sorted(entity_mentions(sentence.misc), key=lambda m: (m[0] - m[1], m[0]))
    for first, last, entity, head in mentions:
        kind = ENTITY_TYPES.get(entity, "OTHER")
        span = name_span(sentence, first, last, first + head - 1, kind, titles)
        if span is None or taken & set(range(span[0], span[1] + 1)):
            continue
        begin, end = span
        words = [form for form in sentence.forms[begin:end + 1]]
        if all(word in groups for word in words) and kind != "LOC":
            kind = "NORP"
        taken.update(range(begin, end + 1))
        if kind:
            spans.append((begin, end, kind))
    spans += group_spans(sentence.forms, groups, taken)
    masked = [i for i, tag in enumerate(sentence.upos) if tag == "PROPN" and i not in taken]
    sentence.names = bioes(len(sentence.forms), spans, masked)


# --- names from CoNLL columns ---

COLUMN_TYPES = {
    "per": "PER", "person": "PER", "politician": "PER",
    "org": "ORG", "organisation": "ORG", "organization": "ORG", "politicalparty": "ORG", "corporation": "ORG", "group": "ORG",
    "loc": "LOC", "location": "LOC", "country": "LOC", "facility": "LOC", "norp": "NORP",
}
IGNORED_TYPES = {"date", "money", "temporal", "quantity"}


def column_spans(tags):
    """BIO or IO tags to (first, last, type) spans, types as in the file."""
    spans, begin, kind = [], None, None
    for i, tag in enumerate(tags + ["O"]):
        prefix, _, this = tag.partition("-")
        if begin is not None and (prefix in ("O", "B") or this != kind):
            spans.append((begin, i - 1, kind))
            begin = None
        if prefix != "O" and begin is None:
            begin, kind = i, this
    return spans


def read_columns(path, tag_column=-1):
    """(forms, tags) of each sentence of a file with a form and a tag on a line."""
    for block in blocks(path):
        rows = [line.split("\t") if "\t" in line else line.split(" ") for line in block]
        rows = [row for row in rows if len(row) > 1 and not (row[0].startswith("#") and len(row) != 2 and tag_column == -1)]
        if tag_column == 2:
            rows = [row for row in rows if row[0].isdigit()]
            yield [row[1] for row in rows], [row[2] for row in rows]
        elif rows:
            yield [row[0] for row in rows], [row[tag_column] for row in rows]


def read_names(path, source, groups, tag_column=-1):
    sentences = []
    for forms, tags in read_columns(path, tag_column):
        if forms == ["-DOCSTART-"]:
            continue
        spans, taken = [], set()
        for begin, end, kind in column_spans(tags):
            if kind.lower() in IGNORED_TYPES:
                continue
            kind = COLUMN_TYPES.get(kind.lower(), "OTHER")
            words = [form for form in forms[begin:end + 1]]
            if kind in ("OTHER", "ORG") and (words[-1] in groups) and all(w in groups or w in ("South", "North") for w in words):
                kind = "NORP"
            spans.append((begin, end, kind))
            taken.update(range(begin, end + 1))
        if source:
            spans += group_spans(forms, groups, taken)
        sentences.append(Sentence(forms, "", source or "any", names=bioes(len(forms), spans)))
    return sentences


def load(folder, here):
    """Training sentences and the sets to select on."""
    groups = read_list(os.path.join(here, "groups.txt"))
    titles = {t.lower() for t in read_list(os.path.join(here, "titles.txt"))}
    ud, ner = os.path.join(folder, "ud"), os.path.join(folder, "ner")
    gum = read_trees(os.path.join(ud, "gum-train-free.conllu.gz"), "gum", with_names=True)
    for sentence in gum:
        gum_names(sentence, groups, titles)
    ewt = read_trees(os.path.join(ud, "ewt-train.conllu.gz"), "ewt")
    times = read_list(os.path.join(here, "time_words.txt"))
    for sentence in ewt:
        harmonise.mark_agents(sentence, times)
    copies = [harmonise.title_copies(sentence, titles) for sentence in ewt]
    train = gum + ewt + [copy for copy in copies if copy]
    for name, source in (("wikigold.conll", "wikigold"), ("crossner-politics.train.txt", "crossner"),
                         ("crossner-politics.dev.txt", "crossner"), ("wnut17.train.conll", "wnut")):
        train += read_names(os.path.join(ner, name), source, groups)
    dev = {
        "gum-dev": read_trees(os.path.join(ud, "gum-dev.conllu.gz"), "gum"),
        "ewt-dev": read_trees(os.path.join(ud, "ewt-dev.conllu.gz"), "ewt"),
        "uner-ewt-dev": read_names(os.path.join(ner, "uner-ewt.dev.iob2"), "", groups, tag_column=2),
        "worldwide-dev": read_names(os.path.join(ner, "worldwide-newswire.dev.tsv"), "", groups, tag_column=1),
    }
    return train, dev

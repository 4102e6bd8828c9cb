#!/usr/bin/env python3
"""Pronouns of a treebank with coreference (GUM's Entity= in MISC) as rows in the form of GAP.

For every he or she: the text from six sentences before to one after; A the name of the one who is
meant that stands nearest, B the nearest name of somebody else. Where the one meant is not named
there, two names of others, and neither is meant; without any name of a person there is no row.

    python3 train/pronoun_rows.py gum-train-free.conllu.gz > rows.tsv
"""

import gzip
import re
import sys

PRONOUNS = {"he", "him", "his", "she", "her", "hers"}
BEFORE, AFTER = 6, 1
LEFT_OUT = ("GUM_conversation", "GUM_vlog")  # talk is too unlike reports


class Mention:
    def __init__(self, entity, kind, begin):
        self.entity, self.kind, self.begin, self.end = entity, kind, begin, begin


def documents(path):
    """(name, tokens, sentences as token ranges) of each; tokens are (form, tag, head, space, misc)."""
    name, tokens, sentences = "", [], []
    start = 0
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        spans_to, space_of_span = 0, True
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                if tokens:
                    yield name, tokens, sentences
                name, tokens, sentences, start = line.split("=")[-1].strip(), [], [], 0
            elif not line:
                if len(tokens) > start:
                    sentences.append((start, len(tokens)))
                start = len(tokens)
            elif not line.startswith("#"):
                cells = line.split("\t")
                space = "SpaceAfter=No" not in cells[9]
                if "-" in cells[0]:
                    spans_to, space_of_span = int(cells[0].split("-")[1]), space
                elif "." not in cells[0]:
                    number = int(cells[0])
                    if number < spans_to:
                        space = False
                    elif number == spans_to:
                        space, spans_to = space_of_span, 0
                    head = start + int(cells[6]) - 1 if cells[6] != "0" else -1
                    tokens.append((cells[1], cells[3], head, space, cells[9]))
    if tokens:
        yield name, tokens, sentences


def mentions_of(tokens):
    done, open_ones = [], []
    for t, token in enumerate(tokens):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", token[4])
        if not found:
            continue
        text, i = found.group(1), 0
        while i < len(text):
            if text[i] == "(":
                end = i + 1
                while end < len(text) and text[end] not in "()":
                    end += 1
                cells = text[i + 1:end].split("-")
                open_ones.append(Mention(cells[0], cells[1] if len(cells) > 1 else "", t))
                if end < len(text) and text[end] == ")":
                    open_ones[-1].end = t + 1
                    done.append(open_ones.pop())
                    end += 1
                i = end
            else:
                end = text.find(")", i)
                if end < 0:
                    break
                entity = text[i:end]
                for m in reversed(open_ones):
                    if m.entity == entity:
                        m.end = t + 1
                        done.append(m)
                        open_ones.remove(m)
                        break
                i = end + 1
    return done


def name_in(mention, tokens):
    """The run of proper nouns about the mention's head, or nothing."""
    head = next((t for t in range(mention.begin, mention.end)
                 if not mention.begin <= tokens[t][2] < mention.end), None)
    if head is None or tokens[head][1] != "PROPN":
        return None
    begin, end = head, head + 1
    while begin > mention.begin and tokens[begin - 1][1] == "PROPN":
        begin -= 1
    while end < mention.end and tokens[end][1] == "PROPN":
        end += 1
    return begin, end


def rows_of(name, tokens, sentences):
    mentions = mentions_of(tokens)
    names = []
    for m in mentions:
        if m.kind == "person" and (found := name_in(m, tokens)):
            names.append((m.entity, *found))
    for s, (first, last) in enumerate(sentences):
        begin = sentences[max(0, s - BEFORE)][0]
        end = sentences[min(len(sentences) - 1, s + AFTER)][1]
        text, at = "", []
        for t in range(begin, end):
            at.append(len(text))
            text += tokens[t][0] + (" " if tokens[t][3] else "")
        near = [n for n in names if begin <= n[1] and n[2] <= end]
        for m in mentions:
            t = m.begin
            if not first <= t < last or m.end != t + 1 or tokens[t][1] != "PRON":
                continue
            if tokens[t][0].lower() not in PRONOUNS or m.kind != "person":
                continue
            ranked = sorted(near, key=lambda n: (n[1] > t, abs(t - n[1])))
            its = [n for n in ranked if n[0] == m.entity]
            others = [n for n in ranked if n[0] != m.entity]
            a = its[0] if its else others[0] if others else None
            if a is None:
                continue
            b = others[0] if its and others else others[1] if not its and len(others) > 1 else a
            cells = [f"{name}-{t}", text.strip(), tokens[t][0], str(at[t - begin])]
            for n, true in ((a, bool(its)), (b, False)):
                words = text[at[n[1] - begin]:at[n[2] - 1 - begin] + len(tokens[n[2] - 1][0])]
                cells += [words, str(at[n[1] - begin]), "TRUE" if true else "FALSE"]
            yield "\t".join(cells + [""])


def main():
    print("\t".join(["ID", "Text", "Pronoun", "Pronoun-offset", "A", "A-offset", "A-coref",
                     "B", "B-offset", "B-coref", "URL"]))
    for path in sys.argv[1:]:
        for name, tokens, sentences in documents(path):
            if name.startswith(LEFT_OUT):
                continue
            for row in rows_of(name, tokens, sentences):
                print(row)


if __name__ == "__main__":
    main()

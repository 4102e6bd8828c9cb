#!/usr/bin/python3
"""Words for happenings that may be words for one and the same: data/linking/related_words.tsv.

    tools/related_words.py [/usr/share/wordnet] > data/linking/related_words.tsv

Reads WordNet 3.0 (Debian's wordnet-base). A pair is `near` where the two words share a synset or
where one is derived from the other in it ("explode", "explosion"), `wide` where a synset of one
stands right above one of the other ("kill", "murder"), causes or entails it ("kill", "die"), or
holds a word derived from one of the other. Only common senses count: the places of the two senses
in WordNet's order, from 0, add up to 3 at most for near, to 1 for wide. Nouns are those of acts,
events, communication, phenomena, possession, processes and states; words with a blank, and words
that WordNet's own texts never show, are left out.
"""
import sys
from pathlib import Path

NOUN_FILES = {"04", "10", "11", "19", "21", "22", "26"}
KINDS = (("n", "noun"), ("v", "verb"))
MOST_NEAR, MOST_WIDE = 3, 1

HEAD = """\
# Words for happenings that may be words for the same one. near: they share a sense, or one is derived from the other
# in it; wide: a sense of one stands right above one of the other, causes or entails it, or its words are derived from it.
# Made by tools/related_words.py. Source: WordNet 3.0, (c) 2006 Princeton University, used under the WordNet licence.
"""


def read_senses(folder):
    """(kind, offset) -> (words, [(symbol, target, source word, target word)]); words count from 1."""
    senses = {}
    for kind, name in KINDS:
        for line in (folder / f"data.{name}").read_text(encoding="latin1").splitlines():
            if line.startswith(" "):
                continue
            cells = line.split("|")[0].split()
            if kind == "n" and cells[1] not in NOUN_FILES:
                continue
            count = int(cells[3], 16)
            words = [cells[4 + 2 * i].lower() for i in range(count)]
            at = 5 + 2 * count
            pointers = []
            for i in range(int(cells[at - 1])):
                symbol, offset, target_kind, ends = cells[at + 4 * i : at + 4 * i + 4]
                pointers.append((symbol, (target_kind, offset), int(ends[:2], 16), int(ends[2:], 16)))
            senses[kind, cells[0]] = words, pointers
    return senses


def read_ranks(folder):
    """The place of each sense among its word's, and the words that tagged texts show."""
    ranks, shown = {}, set()
    for kind, name in KINDS:
        for line in (folder / f"index.{name}").read_text(encoding="latin1").splitlines():
            if line.startswith(" "):
                continue
            cells = line.split()
            count = int(cells[2])
            for rank, offset in enumerate(cells[-count:]):
                ranks[cells[0], (kind, offset)] = rank
            if int(cells[-count - 1]) > 0:
                shown.add(cells[0])
    return ranks, shown


def relation(symbol, ends, places, rank):
    if symbol == "+" and ends == places and rank <= MOST_NEAR:
        return "near"
    if symbol in "+@~" and rank <= MOST_WIDE:
        return "wide"
    return "wide" if symbol in ">*" and rank == 0 else None


def related(folder):
    senses, (ranks, shown) = read_senses(folder), read_ranks(folder)
    pairs = {}

    def put(a, b, how):
        if how is None or a == b or not {a, b} <= shown or not (a.isalpha() and b.isalpha()):
            return
        key = min(a, b), max(a, b)
        pairs[key] = min(how, pairs.get(key, how))  # "near" before "wide"

    for sense, (words, pointers) in senses.items():
        for a in words:
            for b in words:
                if ranks[a, sense] + ranks[b, sense] <= MOST_NEAR:
                    put(a, b, "near")
        for symbol, target, source_end, target_end in pointers:
            for i, a in enumerate(words, 1):
                for j, b in enumerate(senses.get(target, ([],))[0], 1):
                    rank = ranks[a, sense] + ranks[b, target]
                    put(a, b, relation(symbol, (source_end, target_end), (i, j), rank))
    return pairs


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
    print(HEAD + "word\tother\trelation\tsource")
    for (a, b), how in sorted(related(folder).items()):
        print(f"{a}\t{b}\t{how}\twordnet")


if __name__ == "__main__":
    main()

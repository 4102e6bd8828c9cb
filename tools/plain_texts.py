#!/usr/bin/env python3
"""The texts of labelled data as JSON lines, one document each, to see what the lexicon finds in them.

usage: plain_texts.py PATH... > texts.jsonl

PATH: files or folders. Read are JSON lines with `text`, tables of sentence and label (.tsv), words in
columns (CoNLL, BIO, CoNLL-U; plain or .gz), brat and ECB+ archives (.tar.gz). Labels are dropped; words
in columns are joined by blanks, sentences of one file to documents of twenty. Then, for instance:
  dragoman doctor --lexicon texts.jsonl
"""
import gzip, json, re, sys, tarfile
from pathlib import Path

SENTENCES = 20  # to a document, where a file has no documents of its own


def opened(path):
    raw = gzip.open(path).read() if path.suffix == ".gz" else path.read_bytes()
    return raw.decode("utf-8", "replace")


def from_columns(text):
    """Sentences of a file of words: of CoNLL-U its `text` lines."""
    if "# text = " in text:
        return re.findall(r"^# text = (.+)$", text, re.M)
    sentences, words = [], []
    for line in text.splitlines() + [""]:
        if line.strip() and not line.startswith(("#", "-DOCSTART-")):
            cells = line.split("\t") if "\t" in line else line.split()
            words.append(cells[1] if cells[0].isdigit() and len(cells) > 3 else cells[0])
        elif words:
            sentences.append(" ".join(words))
            words = []
    return sentences


def from_archive(path):
    """Whole articles: the .txt files of brat, the tokens of ECB+."""
    with tarfile.open(path) as archive:
        for member in archive:
            if not member.isfile():
                continue
            if member.name.endswith(".txt"):
                yield archive.extractfile(member).read().decode("utf-8", "replace")
            elif member.name.endswith(".xml"):
                xml = archive.extractfile(member).read().decode("utf-8", "replace")
                sentences = {}
                for number, word in re.findall(r'<token [^>]*sentence="(\d+)"[^>]*>([^<]*)<', xml):
                    sentences.setdefault(int(number), []).append(word)
                yield "\n\n".join(" ".join(words) for _, words in sorted(sentences.items()))


def texts_of(path):
    name = path.name
    if name.endswith(".tar.gz"):
        yield from from_archive(path)
    elif name.endswith(".jsonl"):
        for line in opened(path).splitlines():
            yield json.loads(line)["text"]
    elif name.startswith("class"):
        lines = [line.split("\t")[0] for line in opened(path).splitlines() if line.strip()]
        for i in range(0, len(lines), SENTENCES):
            yield "\n\n".join(lines[i:i + SENTENCES])
    elif re.search(r"\.(conllu|conll|txt|iob2|tsv)(\.gz)?$", name) and "gap" not in name:
        sentences = from_columns(opened(path))
        for i in range(0, len(sentences), SENTENCES):
            yield "\n\n".join(sentences[i:i + SENTENCES])


def main():
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    for given in map(Path, sys.argv[1:]):
        files = sorted(p for p in given.rglob("*") if p.is_file()) if given.is_dir() else [given]
        for path in files:
            for text in texts_of(path):
                if text.strip():
                    print(json.dumps({"url": str(path), "text": text}))


if __name__ == "__main__":
    main()

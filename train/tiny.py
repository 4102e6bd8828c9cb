"""A complete model of a few kilobytes with random weights: python3 tiny.py FILE

For fuzzing the reader of model files (tests/fuzz/model_fuzz.cpp) and for trying the format.
"""
import sys

import numpy as np

import modelfile
from export import quantise, word_table

WIDTH, PART = 32, 32
LISTS = {
    "upos": ["NOUN", "VERB"], "xpos": ["NN", "VB"], "feats": ["_", "Number=Sing"], "labels": ["root", "dep"],
    "names": ["O", "B-PER", "I-PER", "E-PER", "S-PER"], "banks": ["gum"], "sources": ["any"],
}
SETTINGS = {
    "encoder.layers": "1,a", "encoder.width": WIDTH, "encoder.heads": 4, "distance.steps": "1,2",
    "run_time.bank": 0, "run_time.source": 0, "leaky.slope": 0.1, "norm.epsilon": "1e-05",
}


def entries():
    random = np.random.default_rng(1)

    def plain(name, *shape):
        return [(name, random.normal(size=shape).astype(np.float32))]

    def codes(name, rows, columns):
        return quantise(name, random.normal(size=(rows, columns)).astype(np.float32))

    def linear(name, outputs, inputs):
        return codes(name + ".weight", outputs, inputs) + plain(name + ".bias", outputs)

    def norm(name):
        return plain(name + ".weight", WIDTH) + plain(name + ".bias", WIDTH)

    found = [("settings", "".join("%s=%s\n" % pair for pair in sorted(SETTINGS.items())))]
    found += [("list." + name, "\n".join(items)) for name, items in LISTS.items()]
    found += [("characters.fold", np.array([[65, 97]], np.uint32)), ("characters.strip", np.array([[233, 101]], np.uint32)),
              ("characters.class", np.array([[65, 90, 0], [97, 122, 1]], np.uint32))]
    found += word_table("vectors.words", ["two"]) + codes("vectors", 2, 8)
    found += word_table("words.words", ["words"]) + codes("words.weight", 2, 8)
    found += codes("affixes.weight", 4, 2) + codes("shapes.weight", 4, 2)
    found += linear("project", WIDTH, 8 + 8 + 7 * 2 + 2) + codes("banks.weight", 1, WIDTH)
    found += norm("layers.0.norm") + linear("layers.0.mix", 2 * WIDTH, 3 * WIDTH)
    found += norm("layers.1.norm") + linear("layers.1.mix", 3 * WIDTH, WIDTH) + linear("layers.1.out", WIDTH, WIDTH)
    found += plain("layers.1.distance", 4, 7) + norm("norm")
    for name in ("upos", "xpos", "feats"):
        found += linear(name, len(LISTS[name]), WIDTH)
    found += linear("arc_dependent", PART, WIDTH) + linear("arc_head", PART, WIDTH) + codes("arc_weight.weight", PART, PART)
    found += plain("arc_root", PART) + plain("arc_distance", 7) + plain("arc_bias", PART)
    found += linear("label_dependent", PART, WIDTH) + linear("label_head", PART, WIDTH) + plain("label_root", PART)
    found += codes("label_weight", len(LISTS["labels"]), PART * PART) + linear("label_linear", len(LISTS["labels"]), 2 * PART)
    found += linear("name_hidden", PART, WIDTH) + codes("name_sources.weight", 1, PART)
    return found + linear("name_tags", len(LISTS["names"]), PART)


if __name__ == "__main__":
    print("%s: %d bytes" % (sys.argv[1], modelfile.write(sys.argv[1], entries())))

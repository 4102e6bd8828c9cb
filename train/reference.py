"""The model in plain numpy, from the model file alone: the specification of the C++ runtime.

    python3 reference.py ../models/english.dgm --self-test
    python3 reference.py ../models/english.dgm --conllu FILE   (figures on gold tokens)

One sentence at a time, no padding, float32, inputs of matrices rounded as the runtime
rounds them; nothing here is shared with training but
decode.py and the hashing of text.py.
"""
import argparse
import os

import numpy as np

import decode
import modelfile
from text import CLASS_MARKS, OTHER, affixes, bucket, hash_text

WORD_KIND = 255
NONE = 1e9


def layer_norm(x, weight, bias, epsilon):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / np.sqrt(variance + np.float32(epsilon)) * weight + bias


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)

STEPS = np.float32(63)  # largest code of an input


class Model:
    def __init__(self, path):
        self.file = modelfile.read(path)
        self.settings = dict(line.split("=", 1) for line in self.file["settings"].decode().splitlines())
        self.lists = {k[5:]: v.decode().split("\n") for k, v in self.file.items() if k.startswith("list.")}
        self.fold = {int(a): chr(b) for a, b in self.file["characters.fold"]}
        self.strip = {int(a): chr(b) for a, b in self.file["characters.strip"]}
        self.classes = self.file["characters.class"]
        self.slope = np.float32(self.settings["leaky.slope"])
        self.steps = [int(s) for s in self.settings["distance.steps"].split(",")]
        self.weights, self.codes = {}, {}
        for name, value in self.file.items():
            if isinstance(value, np.ndarray) and value.dtype == np.int8:
                self.codes[name] = value.astype(np.float64), self.file[name + ".scale"]
                self.weights[name] = value.astype(np.float32) * self.file[name + ".scale"][:, None]
            elif isinstance(value, np.ndarray) and value.dtype == np.float32:
                self.weights[name] = value

    # --- from words to rows ---

    def word_row(self, table, word):
        """1 + the word's number, or 0."""
        slots, offsets, text = (self.file[table + "." + k] for k in ("slots", "offsets", "text"))
        data, at = word.encode("utf-8"), hash_text(WORD_KIND, word) & (len(slots) - 1)
        while slots[at]:
            row = int(slots[at])
            if text[offsets[row - 1]:offsets[row]] == data:
                return row
            at = (at + 1) & (len(slots) - 1)
        return 0

    def character_class(self, char):
        at = int(np.searchsorted(self.classes[:, 0], ord(char), "right")) - 1
        return int(self.classes[at, 2]) if at >= 0 and ord(char) <= self.classes[at, 1] else OTHER

    def shape(self, form):
        out = []
        for char in form:
            kind = self.character_class(char)
            mark = self.fold.get(ord(char), char) if kind == OTHER else CLASS_MARKS[kind]
            if len(out) >= 3 and out[-1] == out[-2] == out[-3] == mark:
                continue
            out.append(mark)
            if len(out) == 12:
                break
        return "".join(out)

    def features(self, form):
        normal = '"' if form in ("``", "''") else "".join(self.fold.get(ord(c), c) for c in form)
        plain = "".join(self.strip.get(ord(c), c) for c in normal)
        vector = self.word_row("vectors.words", normal) or self.word_row("vectors.words", plain)
        word = self.word_row("words.words", normal)
        rows = len(self.weights["affixes.weight"])
        return ([vector, word] + [bucket(k, a, rows) for k, a in enumerate(affixes(normal))]
                + [bucket(7, self.shape(form), len(self.weights["shapes.weight"]))])

    # --- the network ---

    def multiply(self, x, name):
        """x @ weight.T with inputs rounded to 7 bits, exact in integers (here in doubles)."""
        codes, scales = self.codes[name]
        most = np.abs(x).max(1).astype(np.float32)
        steps = np.where(most > 0, STEPS / np.where(most > 0, most, np.float32(1)), np.float32(0))
        rounded = np.rint(x * steps[:, None]).astype(np.float64)
        sums = (rounded @ codes.T).astype(np.float32)
        return sums * ((most / STEPS)[:, None] * scales)

    def linear(self, x, name):
        return self.multiply(x, name + ".weight") + self.weights[name + ".bias"]

    def activate(self, x):
        return np.where(x > 0, x, self.slope * x)

    def norm(self, x, name):
        return layer_norm(x, self.weights[name + ".weight"], self.weights[name + ".bias"], self.settings["norm.epsilon"])

    def convolution(self, x, name, dilation):
        h = self.norm(x, name + ".norm")
        pad = np.zeros((dilation, h.shape[1]), np.float32)
        padded = np.concatenate([pad, h, pad])
        mixed = self.linear(np.concatenate([padded[:len(h)], h, padded[2 * dilation:]], 1), name + ".mix")
        value, gate = np.split(mixed, 2, 1)
        return x + value * sigmoid(gate)

    def attention(self, x, name, buckets):
        heads = int(self.settings["encoder.heads"])
        size = x.shape[1] // heads
        mixed = self.linear(self.norm(x, name + ".norm"), name + ".mix").reshape(len(x), 3, heads, size)
        query, key, value = mixed.transpose(1, 2, 0, 3)
        scores = query @ key.transpose(0, 2, 1) * np.float32(size ** -0.5) + self.weights[name + ".distance"][:, buckets]
        joined = (softmax(scores) @ value).transpose(1, 0, 2).reshape(len(x), -1)
        return x + self.linear(joined, name + ".out")

    def buckets(self, length):
        offsets = np.arange(length)[None, :] - np.arange(length)[:, None]
        size = 1 + sum((np.abs(offsets) > step).astype(int) for step in self.steps)
        size[offsets == 0] = 0
        return np.where(offsets > 0, size + len(self.steps) + 1, size)

    def encode(self, forms, buckets):
        rows = np.array([self.features(form) for form in forms])
        w = self.weights
        parts = [w["vectors"][rows[:, 0]], w["words.weight"][rows[:, 1]],
                 w["affixes.weight"][rows[:, 2:9]].reshape(len(forms), -1), w["shapes.weight"][rows[:, 9]]]
        bank = w["banks.weight"][int(self.settings["run_time.bank"])]
        x = self.multiply(np.concatenate(parts, 1), "project.weight") + (w["project.bias"] + bank)
        for i, layer in enumerate(self.settings["encoder.layers"].split(",")):
            name = "layers.%d" % i
            x = self.attention(x, name, buckets) if layer == "a" else self.convolution(x, name, int(layer))
        return self.norm(x, "norm")

    def arcs(self, h, buckets):
        w = self.weights
        dependent = self.activate(self.linear(h, "arc_dependent"))
        heads = np.concatenate([self.activate(w["arc_root"])[None], self.activate(self.linear(h, "arc_head"))])
        scores = (self.multiply(dependent, "arc_weight.weight") + w["arc_bias"]) @ heads.T
        scores[:, 1:] += w["arc_distance"][buckets]
        return scores

    def labels(self, h, heads):
        w = self.weights
        dependent = self.activate(self.linear(h, "label_dependent"))
        parents = np.concatenate([self.activate(w["label_root"])[None], self.activate(self.linear(h, "label_head"))])[heads]
        pairs = (dependent[:, :, None] * parents[:, None, :]).reshape(len(h), -1)
        single = np.concatenate([dependent, parents], 1)
        scores = self.multiply(pairs, "label_weight") + self.linear(single, "label_linear")
        root = self.lists["labels"].index("root")
        scores[:, root] = np.where(np.asarray(heads) == 0, NONE, -NONE)
        return scores

    def names(self, h):
        source = self.weights["name_sources.weight"][int(self.settings["run_time.source"])]
        hidden = self.multiply(h, "name_hidden.weight") + (self.weights["name_hidden.bias"] + source)
        return self.linear(self.activate(hidden), "name_tags")

    def parse(self, sentences):
        decoder, results = decode.NameDecoder(self.lists["names"]), []
        for forms in sentences:
            buckets = self.buckets(len(forms))
            h = self.encode(forms, buckets)
            result = {k: [self.lists[k][i] for i in self.linear(h, k).argmax(1)] for k in ("upos", "xpos", "feats")}
            result["heads"] = decode.tree(self.arcs(h, buckets).astype(np.float64)).tolist()
            result["labels"] = [self.lists["labels"][i] for i in self.labels(h, result["heads"]).argmax(1)]
            result["names"] = decoder(self.names(h).astype(np.float64))
            results.append(result)
        return results


def to_lines(sentences, results):
    """A line a word: form, upos, xpos, feats, head, label, name tag; a blank line after a sentence."""
    lines = []
    for forms, r in zip(sentences, results):
        columns = zip(forms, r["upos"], r["xpos"], r["feats"], map(str, r["heads"]), r["labels"], r["names"])
        lines += ["\t".join(row) for row in columns] + [""]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--conllu", default="")
    parser.add_argument("--bank", default="")
    options = parser.parse_args()
    model = Model(options.model)
    if options.bank:
        model.settings["run_time.bank"] = model.lists["banks"].index(options.bank)
    if options.self_test:
        blocks = [b.split("\n") for b in model.file["selftest"].decode().strip("\n").split("\n\n")]
        sentences = [[line.split("\t")[0] for line in block] for block in blocks]
        same = to_lines(sentences, model.parse(sentences)) == model.file["selftest"].decode()
        print("self-test of %d sentences: %s" % (len(sentences), "passed" if same else "FAILED"))
    if options.conllu:
        import data
        import evaluate
        sentences = data.read_trees(options.conllu, "gum")
        print(os.path.basename(options.conllu), evaluate.tree_figures(sentences, model.parse([s.forms for s in sentences])))


if __name__ == "__main__":
    main()

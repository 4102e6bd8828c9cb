#!/usr/bin/env python3
"""Learns models/events.dgm, the model of main events (src/reading/event_model.h, decision 0050).

    python3 train/events.py [--test FILE.tsv --to 900]

Two log-linear tables over sparse features. Triggers: softmax over all pairs of a candidate word and
a CAMEO root of a sentence; the right pair is the marked one. Parties: softmax over the four labels of
each candidate, given the marked trigger and root. Both with L2 and with features left out at random,
by Adam with a falling step, from zero; the same sentences give the same model on one thread. The
sentences are data/sentences/*.marked, all of our own; the features come from the program itself, so
what is learned is what is read. The weights of several runs are averaged (their sentences in
different orders), rows whose weights stay near zero are dropped, and the rest stored as bytes.

Words that stand in no sentence are not unknown: a linear map from word vectors (those of
models/english.dgm) to the outputs is learned along with the weights, for the trigger and for its
object, and stored as a row for each of the commonest words (features V= and VO=).

--test FILE prints what `dragoman eval class` says of it afterwards (more of its flags may follow).
"""

import argparse
import collections
import pathlib
import subprocess

import numpy as np
import torch

import modelfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODEL = ROOT / "models" / "events.dgm"
PROGRAM = ROOT / "build" / "release" / "dragoman"
ROOTS, LABELS = 21, 4
LEAST = 2  # sentences in which a feature must stand
WORDS = {"V=": 40000, "VO=": 20000}  # commonest words with a row of their own
SMALL = 0.02  # a row whose weights are all smaller is dropped


def fnv(name):
    key = 0xCBF29CE484222325
    for byte in name.encode("utf-8"):
        key = ((key ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return key


def read_features(program, files):
    """[(root, [(is_trigger, features)], [(label, features)])]"""
    out = subprocess.run([program, "eval", "class", "--features", *files], check=True,
                         capture_output=True, text=True).stdout
    sentences = []
    for line in out.splitlines():
        kind, value, *rest = line.split("\t")
        if kind == "S":
            sentences.append((int(value), [], []))
        elif kind == "T":
            sentences[-1][1].append((int(value), rest))
        else:
            sentences[-1][2].append((int(value), rest))
    return sentences


def number(groups):
    """Numbers from 1 for the features that stand in LEAST groups or more."""
    counts = collections.Counter(f for group in groups for f in set(group) if not f.startswith(tuple(WORDS)))
    return {f: i + 1 for i, f in enumerate(sorted(f for f, n in counts.items() if n >= LEAST))}


def read_vectors():
    """Numbers of the words, commonest first, and their vectors; the last row is for none."""
    model = dict(modelfile.read(ROOT / "models" / "english.dgm").items())
    text, ends = bytes(model["vectors.words.text"]), model["vectors.words.offsets"]
    words = {text[ends[i]:ends[i + 1]].decode(): i for i in range(len(ends) - 1)}
    vectors = model["vectors"].astype("f4")[1:] * model["vectors.scale"][1:, None]  # row 0: unknown words
    return words, torch.tensor(np.vstack([vectors / vectors.std(), np.zeros((1, vectors.shape[1]), "f4")]))


def word_places(features, words):
    """Rows of the vectors of the trigger's and the object's word; -1 for none."""
    place = {f[:f.index("=") + 1]: words.get(f[f.index("=") + 1:], -1) for f in features if f.startswith(tuple(WORDS))}
    return [place.get(kind, -1) for kind in WORDS]


def padded(lists, numbers):
    rows = [[numbers[f] for f in features if f in numbers] for features in lists]
    width = max(map(len, rows))
    table = np.zeros((len(rows), width), np.int64)
    for table_row, row in zip(table, rows):
        table_row[:len(row)] = row
    return torch.tensor(table)


def learn(size, outputs, batches, loss_of, epochs, l2, drop, seed, vectors=None):
    """Rows of weights of the features, and the maps from word vectors, one for each kind of WORDS."""
    torch.manual_seed(seed)
    weights = torch.nn.Embedding(size + 1, outputs, padding_idx=0)
    torch.nn.init.zeros_(weights.weight)
    step, maps = 0.01, []
    groups = [{"params": weights.parameters(), "lr": step}]
    if vectors is not None:
        maps = [torch.nn.Parameter(torch.zeros(vectors.shape[1], outputs)) for _ in WORDS]
        groups.append({"params": maps, "lr": step / 5, "weight_decay": 1e-4})
    adam = torch.optim.Adam(groups)
    steps = [group["lr"] for group in groups]
    for epoch in range(epochs):
        for group, first in zip(adam.param_groups, steps):
            group["lr"] = first * (1 - epoch / epochs)
        for x, places, *rest in batches():
            x = x * (torch.rand(x.shape) > drop).long()
            used = weights(x[x > 0].unique())
            scores = weights(x).sum(-2)
            for i, mapped in enumerate(maps):
                scores = scores + torch.nn.functional.dropout(vectors[places[..., i]], drop) @ mapped
            loss = loss_of(scores, *rest) + l2 * (used * used).sum() / len(x)
            adam.zero_grad()
            loss.backward()
            adam.step()
    return weights.weight.detach()[1:], [mapped.detach() for mapped in maps]


def learn_triggers(sentences, numbers, words, vectors, seed):
    width = max(len(triggers) for _, triggers, _ in sentences)
    tables = [padded([f for _, f in triggers], numbers) for _, triggers, _ in sentences]
    depth = max(table.shape[1] for table in tables)
    x = torch.zeros(len(sentences), width, depth, dtype=torch.long)
    places = torch.full((len(sentences), width, len(WORDS)), -1, dtype=torch.long)
    there = torch.zeros(len(sentences), width, dtype=torch.bool)
    right = []
    for i, (root, triggers, _) in enumerate(sentences):
        x[i, :tables[i].shape[0], :tables[i].shape[1]] = tables[i]
        there[i, :len(triggers)] = True
        for k, (_, features) in enumerate(triggers):
            places[i, k] = torch.tensor(word_places(features, words))
        right.append([g for g, _ in triggers].index(1) * ROOTS + root)
    right = torch.tensor(right)

    def batches():
        for chosen in torch.randperm(len(x)).split(32):
            yield x[chosen], places[chosen], there[chosen], right[chosen]

    def loss(scores, mask, wanted):
        pairs = (scores[..., :ROOTS] + scores[..., ROOTS:]).masked_fill(~mask[..., None], -1e9)
        return torch.nn.functional.cross_entropy(pairs.flatten(1), wanted)

    return learn(len(numbers), ROOTS + 1, batches, loss, 8, 0.03, 0.3, seed, vectors)


def learn_parties(sentences, numbers, seed):
    parties = [party for _, _, found in sentences for party in found]
    x = padded([f for _, f in parties], numbers)
    labels = torch.tensor([label for label, _ in parties])

    def batches():
        for chosen in torch.randperm(len(x)).split(64):
            yield x[chosen], None, labels[chosen]

    return learn(len(numbers), LABELS, batches, torch.nn.functional.cross_entropy, 6, 0.005, 0.1, seed)[0]


def entries(name, features, weights):
    """`features` in the order of the rows of `weights`."""
    weights = np.asarray(weights)
    kept = [i for i in range(len(features)) if np.abs(weights[i]).max() >= SMALL]
    rows = weights[kept].astype(np.float32)
    scale = np.abs(rows).max(1) / 127
    codes = np.rint(rows / scale[:, None]).astype(np.int8)
    keys = np.array([[k & 0xFFFFFFFF, k >> 32] for k in (fnv(features[i]) for i in kept)], np.uint32)
    return [(name + ".keys", keys.reshape(-1)), (name + ".weights", codes),
            (name + ".weights.scale", scale.astype(np.float32))]


def rows_of_words(words, vectors, maps):
    """Features of the commonest words and their rows."""
    features, rows = [], []
    for (kind, count), mapped in zip(WORDS.items(), maps):
        chosen = [word for word in words if word.isalpha() and word.islower()][:count]
        features += [kind + word for word in chosen]
        rows.append(vectors[[words[word] for word in chosen]] @ mapped)
    return features, torch.cat(rows)


def write_empty():
    """So that the program starts before anything was learned."""
    blocks = []
    for name, outputs in (("triggers", ROOTS + 1), ("parties", LABELS)):
        blocks += [(name + ".keys", np.zeros(2, np.uint32)), (name + ".weights", np.zeros((1, outputs), np.int8)),
                   (name + ".weights.scale", np.ones(1, np.float32))]
    modelfile.write(MODEL, blocks)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--test", help="a file for `dragoman eval class`")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--program", type=pathlib.Path, default=PROGRAM, help="the program to ask")
    options, flags = parser.parse_known_args()
    torch.set_num_threads(1)
    if not MODEL.exists():
        write_empty()
    sentences = read_features(options.program, sorted((ROOT / "data" / "sentences").glob("*.marked")))
    triggers = number([[f for _, features in found for f in features] for _, found, _ in sentences])
    parties = number([[f for _, features in found for f in features] for _, _, found in sentences])
    words, vectors = read_vectors()
    runs = [learn_triggers(sentences, triggers, words, vectors, seed) for seed in range(options.runs)]
    weights = sum(run[0] for run in runs) / len(runs)
    maps = [sum(run[1][i] for run in runs) / len(runs) for i in range(len(WORDS))]
    word_features, word_rows = rows_of_words(words, vectors, maps)
    party_weights = sum(learn_parties(sentences, parties, seed) for seed in range(options.runs)) / options.runs
    modelfile.write(MODEL, entries("triggers", list(triggers) + word_features, torch.cat([weights, word_rows]))
                    + entries("parties", list(parties), party_weights))
    print(f"{len(sentences)} sentences, {len(triggers)} and {len(parties)} features, {MODEL.stat().st_size:,} bytes")
    if options.test:
        subprocess.run([options.program, "eval", "class", options.test, *flags], check=True)


if __name__ == "__main__":
    main()

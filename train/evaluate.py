"""Figures on gold tokens: tags, features, trees (main types and subtypes) and names."""
import argparse
import json
import os

import numpy as np
import torch

import data
import decode


def predict(network, vocabulary, features, sentences, bank, source, with_tree=True, with_names=True):
    """A dict of upos, xpos, feats, heads, labels, names for each sentence, in order."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].forms))
    results = [None] * len(sentences)
    decoder = decode.NameDecoder(vocabulary["names"])
    bank, source = vocabulary["banks"].index(bank), vocabulary["sources"].index(source)
    root = vocabulary["labels"].index("root")
    for start in range(0, len(order), 32):
        chosen = order[start:start + 32]
        length = max(len(sentences[i].forms) for i in chosen)
        rows = torch.zeros(len(chosen), length, 10, dtype=torch.long)
        mask = torch.zeros(len(chosen), length, 1)
        for b, i in enumerate(chosen):
            n = len(sentences[i].forms)
            rows[b, :n] = torch.tensor([features(f) for f in sentences[i].forms])
            mask[b, :n] = 1
        with torch.no_grad():
            h, buckets = network.encode(rows, mask, torch.full((len(chosen),), bank))
            tags = {k: getattr(network, k)(h).argmax(-1) for k in ("upos", "xpos", "feats")}
            names = network.names(h, torch.full((len(chosen),), source)).double().numpy() if with_names else None
            if with_tree:
                arcs = network.arcs(h, mask, buckets).double().numpy()
                heads = torch.zeros(len(chosen), length, dtype=torch.long)
                for b, i in enumerate(chosen):
                    n = len(sentences[i].forms)
                    heads[b, :n] = torch.from_numpy(decode.tree(arcs[b, :n, :n + 1]))
                scores = network.labels(h, heads)
                scores[..., root] = torch.where(heads == 0, torch.tensor(1e9), torch.tensor(-1e9))
                labels = scores.argmax(-1)
        for b, i in enumerate(chosen):
            n = len(sentences[i].forms)
            result = {k: [vocabulary[k][t] for t in tags[k][b, :n]] for k in tags}
            if with_tree:
                result["heads"] = heads[b, :n].tolist()
                result["labels"] = [vocabulary["labels"][t] for t in labels[b, :n]]
            if with_names:
                result["names"] = decoder(names[b, :n])
            results[i] = result
    return results


def tree_figures(sentences, results):
    hits = dict.fromkeys(["upos", "xpos", "feats", "uas", "las", "las_sub"], 0)
    words = 0
    for s, r in zip(sentences, results):
        words += len(s.forms)
        for k in ("upos", "xpos", "feats"):
            hits[k] += sum(a == b for a, b in zip(getattr(s, k), r[k]))
        for gold_head, head, gold, label in zip(s.heads, r["heads"], s.labels, r["labels"]):
            same = gold_head == head
            hits["uas"] += same
            hits["las"] += same and gold.split(":")[0] == label.split(":")[0]
            hits["las_sub"] += same and gold == label
    return " ".join("%s %.2f" % (k, 100 * v / words) for k, v in hits.items())


def name_figures(sentences, results, kinds=("PER", "ORG", "LOC")):
    counts = {k: [0, 0, 0] for k in kinds}
    for s, r in zip(sentences, results):
        gold, found = set(decode.spans(s.names)), set(decode.spans(r["names"]))
        for k in kinds:
            g, f = {x for x in gold if x[2] == k}, {x for x in found if x[2] == k}
            counts[k][0] += len(g & f)
            counts[k][1] += len(f)
            counts[k][2] += len(g)
    total = np.sum(list(counts.values()), 0)
    line = ["f1 %.2f (p %.2f r %.2f)" % f1(total)]
    return " ".join(line + ["%s %.1f" % (k, f1(v)[0]) for k, v in counts.items()])


def f1(counts):
    hit, found, gold = counts
    precision, recall = 100 * hit / max(found, 1), 100 * hit / max(gold, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall


def report(network, vocabulary, features, dev, config, quick=False):
    for name in ("gum-dev", "ewt-dev"):
        sentences = dev[name][::4] if quick else dev[name]
        bank = "gum" if name.startswith("gum") else "ewt"
        yield name + " " + tree_figures(sentences, predict(network, vocabulary, features, sentences, bank, "any", with_names=False))
    for name in ("uner-ewt-dev", "worldwide-dev"):
        sentences = dev[name][::3] if quick else dev[name]
        for source in (["any"] if quick else vocabulary["sources"]):
            results = predict(network, vocabulary, features, sentences, config["run_time"]["bank"], source, with_tree=False)
            yield "%s (%s) %s" % (name, source, name_figures(sentences, results, ("PER", "ORG", "LOC")))
    if not quick:
        results = predict(network, vocabulary, features, dev["worldwide-dev"], config["run_time"]["bank"], "any", with_tree=False)
        yield "worldwide-dev norp " + name_figures(dev["worldwide-dev"], results, ("NORP", "OTHER"))

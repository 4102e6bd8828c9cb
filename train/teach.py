"""What a pair of larger models makes of sentences: the lessons that the model that ships learns from.

Distillation (Hinton, Vinyals and Dean 2015; for parsers Kuncoro et al. 2016): the teachers'
distributions over tags, heads, labels and names are averaged. They say more than one right
answer does, and they are there where nobody annotated anything: for the trees of sentences
that only have names, for the names of those that only have trees, for the older treebank's
sentences under the younger one's habits, and for copies with other names.
"""
import os

import numpy as np
import torch

from model import Network

TASKS = ("upos", "xpos", "feats", "arcs", "labels", "names")


def load_teacher(run, vocabulary, vectors):
    kept = torch.load(os.path.join(run, "weights.pt"), map_location="cpu")
    network = Network(kept["config"], {k: len(v) for k, v in vocabulary.items()}, vectors)
    network.load_state_dict(kept["weights"], strict=False)
    network.eval()
    return network


def give_lessons(networks, features, sentences, banks, sources, say):
    """Sets `lesson` of each sentence: a task's name to [words, choices] in 16-bit floats."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].forms))
    gum, anything = banks["gum"], sources["any"]
    start, done = 0, 0
    while start < len(order):
        length = len(sentences[order[min(start + 15, len(order) - 1)]].forms)
        size = max(1, min(64, 1600 // max(1, length)))
        chosen = [sentences[i] for i in order[start:start + size]]
        start += size
        with torch.no_grad():
            for sentence, lesson in zip(chosen, lessons_of(networks, features, chosen, banks, sources, gum, anything)):
                sentence.lesson = lesson
        done += len(chosen)
        if done // 5000 != (done - len(chosen)) // 5000:
            say("lessons for %d of %d sentences" % (done, len(sentences)))


def lessons_of(networks, features, chosen, banks, sources, gum, anything):
    length = max(len(s.forms) for s in chosen)
    rows = torch.zeros(len(chosen), length, 10, dtype=torch.long)
    mask = torch.zeros(len(chosen), length, 1)
    for b, s in enumerate(chosen):
        rows[b, :len(s.forms)] = torch.tensor([features(f) for f in s.forms])
        mask[b, :len(s.forms)] = 1
    bank = torch.tensor([banks.get(s.bank, gum) for s in chosen])
    source = torch.tensor([sources.get(s.source, anything) for s in chosen])
    encoded = [network.encode(rows, mask, bank) for network in networks]

    def mean(ask):
        return sum(torch.softmax(ask(n, h, buckets), -1) for n, (h, buckets) in zip(networks, encoded)) / len(networks)

    found = {k: mean(lambda n, h, _: getattr(n, k)(h)) for k in ("upos", "xpos", "feats")}
    found["arcs"] = mean(lambda n, h, buckets: n.arcs(h, mask, buckets))
    heads = found["arcs"].argmax(-1)
    for b, s in enumerate(chosen):  # labels are asked for under the right head where it is known
        for i, head in enumerate(s.heads):
            if head is not None:
                heads[b, i] = head
    found["labels"] = mean(lambda n, h, _: n.labels(h, heads))
    found["names"] = mean(lambda n, h, _: n.names(h, source))
    for b, s in enumerate(chosen):
        n = len(s.forms)
        lesson = {k: found[k][b, :n].half().numpy() for k in TASKS}
        lesson["arcs"] = lesson["arcs"][:, :n + 1]
        lesson["heads"] = heads[b, :n].numpy()
        yield lesson

"""Trains the English model: python3 train.py --data FOLDER --embeddings PACKAGE --out RUN.

Writes RUN/weights.pt (averaged weights), RUN/vocabulary.json and RUN/log.txt. The same
seed and configuration give the same weights on CPU.
"""
import argparse
import json
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import augment
import data
import embeddings
import evaluate
from model import Network
from text import Features, normalise

HERE = os.path.dirname(os.path.abspath(__file__))
IGNORED = -100


def counted(items, least=1):
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return sorted((item for item, n in counts.items() if n >= least), key=lambda k: (-counts[k], k))


def build_vocabulary(sentences, config):
    least = config["features"]["least_count"]
    trees = [s for s in sentences if s.bank]
    vocabulary = {
        "words": counted((normalise(f) for s in sentences for f in s.forms), least),
        "upos": counted(t for s in trees for t in s.upos if t is not None),
        "xpos": counted(t for s in trees for t in s.xpos if t is not None),
        "feats": counted(t for s in trees for t in s.feats if t is not None),
        "labels": counted((l for s in trees for l in s.labels if l is not None), 4),
        "names": ["O"] + [p + "-" + t for t in data.NAME_TYPES for p in "BIES"],
        "banks": data.BANKS,
        "sources": data.SOURCES,
    }
    return vocabulary


class Batches:
    """Sentences as padded tensors; batches hold sentences of like length."""

    def __init__(self, sentences, vocabulary, features, config, rng, replacer):
        self.options, self.rng, self.features, self.replacer = config["train"], rng, features, replacer
        self.index = {name: {t: i for i, t in enumerate(items)} for name, items in vocabulary.items()}
        longest = self.options["longest"]
        self.sentences = [s for s in sentences if len(s.forms) <= longest]

    def label_index(self, label):
        table = self.index["labels"]
        return table.get(label, table.get(label.split(":")[0], 0))

    def with_other_names(self):
        """This epoch's sentences: some with their names swapped, trees kept beside the copy."""
        chosen = []
        for s in self.sentences:
            named = bool(s.source) and any(n and n != "O" for n in s.names)
            if not s.bank and not named and self.rng.random() >= self.options["keep_nameless"]:
                continue
            swap = named and self.rng.random() < self.options["swap_names"]
            if not swap or s.bank:
                chosen.append(s)
            if swap:
                chosen.append(self.replacer(s))
        return chosen

    def epoch(self):
        """The epoch's batches, each a list of sentences."""
        sentences = self.with_other_names()
        order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i].forms) + self.rng.random() * 3, i))
        batches, batch, longest = [], [], 0
        for i in order:
            longest = max(longest, len(sentences[i].forms))
            if batch and longest * (len(batch) + 1) > self.options["batch_tokens"]:
                batches.append(batch)
                batch, longest = [], len(sentences[i].forms)
            batch.append(sentences[i])
        batches.append(batch)
        self.rng.shuffle(batches)
        return batches

    def tensors(self, sentences):
        size, length = len(sentences), max(len(s.forms) for s in sentences)
        rows = torch.zeros(size, length, 10, dtype=torch.long)
        mask = torch.zeros(size, length, 1)
        gold = {k: torch.full((size, length), IGNORED) for k in ("upos", "xpos", "feats", "arcs", "labels", "names")}
        bank, source = [], []
        for b, s in enumerate(sentences):
            n = len(s.forms)
            rows[b, :n] = torch.tensor([self.features(f) for f in s.forms])
            mask[b, :n] = 1
            known = self.index["banks"].get(s.bank)
            whole = not s.bank or s.upos[0] is not None  # a partly taught copy keeps its bank
            if known is None or whole and self.rng.random() < self.options["bank_flip"]:
                known = self.rng.randrange(len(self.index["banks"]))
            bank.append(known)
            dropped = not s.source or self.rng.random() < self.options["source_drop"]
            source.append(0 if dropped else self.index["sources"][s.source])
            if s.bank:
                for key in ("upos", "xpos", "feats"):
                    values = getattr(s, key)
                    gold[key][b, :n] = torch.tensor([IGNORED if v is None else self.index[key][v] for v in values])
                gold["arcs"][b, :n] = torch.tensor([IGNORED if h is None else h for h in s.heads])
                gold["labels"][b, :n] = torch.tensor([IGNORED if l is None else self.label_index(l) for l in s.labels])
            if s.source:
                gold["names"][b, :n] = torch.tensor([IGNORED if v is None else self.index["names"][v] for v in s.names])
        return rows, mask, torch.tensor(bank), torch.tensor(source), gold


def cross_entropy(scores, gold):
    if not (gold != IGNORED).any():
        return scores.sum() * 0
    return F.cross_entropy(scores.flatten(0, -2), gold.flatten(), ignore_index=IGNORED)


def losses(network, batch):
    rows, mask, bank, source, gold = batch
    h, buckets = network.encode(rows, mask, bank)
    found = {}
    if (gold["arcs"] != IGNORED).any():
        found = {k: cross_entropy(getattr(network, k)(h), gold[k]) for k in ("upos", "xpos", "feats")}
        found["arcs"] = cross_entropy(network.arcs(h, mask, buckets), gold["arcs"])
        found["labels"] = cross_entropy(network.labels(h, gold["arcs"].clamp(min=0)), gold["labels"])
    if (gold["names"] != IGNORED).any():
        found["names"] = cross_entropy(network.names(h, source), gold["names"])
    return found


class Average:
    """A slowly moving average of the weights, which is what is kept."""

    def __init__(self, network, decay, every):
        self.decay, self.every, self.steps = decay, every, 0
        self.weights = {k: v.detach().clone() for k, v in network.named_parameters()}

    def update(self, network, step):
        if step % self.every:
            return
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10))
        for name, value in network.named_parameters():
            self.weights[name].mul_(decay).add_(value.detach(), alpha=1 - decay)

    def into(self, network):
        state = network.state_dict()
        state.update(self.weights)
        network.load_state_dict(state)


def fit(network, batches, config, log, dev_check):
    options = config["train"]
    optimiser = torch.optim.Adam(network.parameters(), lr=options["rate"], betas=options["betas"])
    average = Average(network, options["average"], options["average_every"])
    step, started, sums = 0, time.time(), {}
    for epoch in range(options["epochs"]):
        plan = batches.epoch()
        for done, sentences in enumerate(plan):
            progress = (epoch + done / len(plan)) / options["epochs"]
            rate = 1 - (1 - options["last_rate"]) * progress
            for group in optimiser.param_groups:
                group["lr"] = options["rate"] * rate * min(1.0, (step + 1) / options["warm_up"])
            found = losses(network, batches.tensors(sentences))
            loss = sum(options["weights"][k] * v for k, v in found.items())
            optimiser.zero_grad(set_to_none=False)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), options["clip"])
            optimiser.step()
            step += 1
            average.update(network, step)
            for k, v in found.items():
                sums.setdefault(k, []).append(float(v))
            if step % 200 == 0:
                log("step %d %.0f%% %.0fs %s" % (step, 100 * progress, time.time() - started,
                                           " ".join("%s %.3f" % (k, np.mean(v)) for k, v in sorted(sums.items()))))
                sums = {}
        dev_check(epoch, average)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default=os.path.join(HERE, "..", "..", "shared", "data"))
    parser.add_argument("--embeddings", default="", help="the npm package, packed or unpacked; fetched if left out")
    parser.add_argument("--tables", default=os.path.join(HERE, "..", "data"), help="the project's tables")
    parser.add_argument("--out", default=os.path.join(HERE, "..", "build", "train"))
    parser.add_argument("--config", default=os.path.join(HERE, "config.json"))
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--rate", type=float)
    parser.add_argument("--start", default="", help="a run to go on from; its vocabulary is kept")
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    with open(options.config, encoding="utf-8") as file:
        config = json.load(file)
    if options.epochs:
        config["train"]["epochs"] = options.epochs
    if options.rate:
        config["train"]["rate"] = options.rate
    torch.set_num_threads(config["threads"])
    torch.manual_seed(config["seed"])
    rng = random.Random(config["seed"])
    torch.use_deterministic_algorithms(True)

    log_file = open(os.path.join(options.out, "log.txt"), "w", encoding="utf-8")

    def log(line):
        print(line, flush=True)
        log_file.write(line + "\n")
        log_file.flush()

    train, dev = data.load(options.data, HERE)
    vector_words, codes, scales = embeddings.load(options.embeddings, options.out, config["vectors"])
    vocabulary = build_vocabulary(train, config)
    if options.start:
        with open(os.path.join(options.start, "vocabulary.json"), encoding="utf-8") as file:
            vocabulary = json.load(file)
    vocabulary["vectors"] = vector_words
    with open(os.path.join(options.out, "vocabulary.json"), "w", encoding="utf-8") as file:
        json.dump(vocabulary, file, ensure_ascii=False)
    features = Features(vector_words, vocabulary["words"], config["features"]["affix_rows"], config["features"]["shape_rows"])
    sizes = {k: len(v) for k, v in vocabulary.items()}
    vectors = torch.from_numpy(codes.astype(np.float32) * scales[:, None])
    network = Network(config, sizes, vectors)
    if options.start:
        network.load_state_dict(torch.load(os.path.join(options.start, "weights.pt"))["weights"], strict=False)
    log("sentences %d, sizes %s, weights %d" % (len(train), sizes, sum(p.numel() for p in network.parameters())))
    replacer = augment.Replacer(options.data, options.tables, HERE, rng)
    batches = Batches(train, vocabulary, features, config, rng, replacer)

    def dev_check(epoch, average):
        last = epoch + 1 == config["train"]["epochs"]
        if not last and epoch % 3 != 2 and epoch > 0:
            return
        kept = {k: v.clone() for k, v in network.state_dict().items()}
        average.into(network)
        torch.save({"weights": {k: v for k, v in network.state_dict().items() if k != "vectors"}, "config": config},
                   os.path.join(options.out, "weights.pt"))
        network.eval()
        for line in evaluate.report(network, vocabulary, features, dev, config, quick=not last):
            log("epoch %d %s" % (epoch + 1, line))
        network.train()
        network.load_state_dict(kept)

    network.train()
    fit(network, batches, config, log, dev_check)


if __name__ == "__main__":
    main()

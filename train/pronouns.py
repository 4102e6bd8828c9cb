#!/usr/bin/env python3
"""Learns the weights of data/reading/pronoun_weights.tsv (docs/decisions/0041-pronouns.md).

A log-linear ranking of the candidates of a pronoun: the likelihood of the right one, or, where a
row says only that neither of its two names is meant, of all others together. L2-regularised,
convex but for that sum, solved by L-BFGS from zero: the same file gives the same weights.

The features come from the program, which also says what earlier pronouns of the text mean; so the
program is asked, the weights are learned, and the program is asked again with them (--rounds).

    python3 train/pronoun_rows.py ../shared/data/ud/gum-train-free.conllu.gz > gum.tsv
    python3 train/pronouns.py ../shared/data/coref/gap-development.tsv.gz --more gum.tsv

Trained on rows 1 to 1,000 of GAP's development set (Apache 2.0) and on GUM (CC BY 4.0). --folds 10
prints what ten-fold cross-validation within GAP's rows says, and writes nothing.
"""

import argparse
import pathlib
import subprocess

import numpy as np
import torch

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "data" / "reading" / "pronoun_weights.tsv"
HEAD = """\
# Weights of the features by which the person is chosen that a pronoun means (src/reading/pronoun_model.h names and
# explains them). "/subject", "/possessor", "/object": only of pronouns that are one; without, of all. A feature that is
# not here weighs nothing. threshold: what the likeliest person's probability must reach. source: learned = by
# train/pronouns.py from rows 1 to 1,000 of the development set of GAP (Webster and others 2018, Apache 2.0) and from
# pronouns of GUM's freely licensed training documents (CC BY 4.0); own = set by the editors; both: what the editors added to
# what was learned.
feature\tweight\tsource
"""

# What GAP has no examples of, set by hand: "himself" ...
OWN = {"bound": 5.0}
# ... and, added to what was learned, what it has too few of. Its rows were chosen to be ambiguous: nearly all have two
# candidates in the pronoun's sentence, where news has one and means it; their two names are of one gender; and where
# grammar forbids one of them there is little to choose; and its snippets often begin after the name that is meant, so
# that even an object may be meant beforehand. Costs nothing in cross-validation.
ADDED = {"only_here": 1.0, "clause_subject/possessor": 0.5, "name_other_gender": -0.8,
         "coargument": -0.5, "own_phrase": -1.0, "fronted": 0.7, "nobody.noun_says": 2.5,
         "name.after.object": -1.5, "name.after.oblique": -1.5, "name.after.modifier": -1.5}


class Row:
    def __init__(self, name, feminine, truth, weight):
        self.name, self.feminine, self.truth, self.weight = name, feminine, truth, weight
        self.features, self.is_a, self.is_b, self.nobody = [], [], [], []

    def right(self):
        """Which candidates are right; empty where the meant one is no candidate."""
        if self.truth == "A":
            return [bool(a) for a in self.is_a]
        if self.truth == "B":
            return [bool(b) for b in self.is_b]
        return [not a and not b for a, b in zip(self.is_a, self.is_b)]


def ask(binary, path, count, weight):
    """The features as the program prints them, by row."""
    lines = subprocess.run(
        [binary, "eval", "coreference", path, "--to", str(count), "--features", "--data", str(ROOT / "data")],
        check=True, capture_output=True, text=True).stdout.splitlines()
    rows = {}
    for line in sorted(lines, key=lambda l: (l.split("\t")[0], int(l.split("\t")[2]))):
        name, gender, number, is_a, is_b, truth, features = line.split("\t")
        row = rows.setdefault(name, Row(name, gender == "f", truth, weight))
        row.features.append(features.split())
        row.is_a.append(int(is_a))
        row.is_b.append(int(is_b))
        row.nobody.append(int(number) == 0)
    return [rows[name] for name in sorted(rows, key=lambda n: (n.split("-")[0], int(n.split("-")[-1])))]


class Batch:
    """Rows as flat arrays: candidates one below the other, `of` tells whose they are."""

    def __init__(self, rows, numbers):
        rows = [row for row in rows if any(row.right())]
        flat, of, right, where = [], [], [], []
        for r, row in enumerate(rows):
            for features, good in zip(row.features, row.right()):
                where += [(len(of), numbers[f]) for f in features if f in numbers]
                of.append(r)
                right.append(good)
        self.of = torch.tensor(of)
        self.right = torch.tensor(right)
        self.count = len(rows)
        self.weight = torch.tensor([row.weight for row in rows], dtype=torch.float64)
        self.x = torch.zeros(len(of), len(numbers), dtype=torch.float64)
        at = torch.tensor(where)
        self.x[at[:, 0], at[:, 1]] = 1.0

    def loss(self, weights):
        scores = self.x @ weights
        def total(keep):
            low = torch.full((self.count,), -1e9, dtype=torch.float64)
            top = low.scatter_reduce(0, self.of[keep], scores[keep], "amax").detach()
            sums = torch.zeros(self.count, dtype=torch.float64).index_add(
                0, self.of[keep], torch.exp(scores[keep] - top[self.of[keep]]))
            return torch.log(sums) + top
        return (self.weight * (total(torch.ones_like(self.right)) - total(self.right))).sum()


def learn(rows, numbers, decay):
    batch = Batch(rows, numbers)
    weights = torch.zeros(len(numbers), dtype=torch.float64, requires_grad=True)
    solver = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")
    def step():
        solver.zero_grad()
        loss = batch.loss(weights) + 0.5 * decay * (weights ** 2).sum()
        loss.backward()
        return loss
    solver.step(step)
    return weights.detach().numpy()


def answer(row, weights, numbers, of_two=True):
    """(A?, B?) as eval coreference answers: of the two, unless nobody is likelier."""
    scores = [sum(weights[numbers[f]] for f in features if f in numbers) for features in row.features]
    for i in np.argsort([-s for s in scores], kind="stable"):
        if row.nobody[i]:
            return (False, False)
        if row.is_a[i] or row.is_b[i] or not of_two:
            return (bool(row.is_a[i]), bool(row.is_b[i]))
    return (False, False)


def figures(rows, answers):
    counts = {}
    for row, (a, b) in zip(rows, answers):
        for said, true in ((a, row.truth == "A"), (b, row.truth == "B")):
            for key in ("all", "f" if row.feminine else "m"):
                c = counts.setdefault(key, [0, 0, 0])
                c[0] += said and true
                c[1] += said
                c[2] += true
    f1 = {key: 2 * c[0] / max(1, c[1] + c[2]) for key, c in counts.items()}
    return f"f1={f1['all']:.4f} bias={f1['f'] / f1['m']:.4f} masculine={f1['m']:.4f} feminine={f1['f']:.4f}"


def with_added(weights, numbers):
    weights = weights.copy()
    for name, more in ADDED.items():
        weights[numbers[name]] += more
    return weights


def cross_validate(rows, others, numbers, decay, folds, seed=1):
    """What is said of the rows by weights learned from the rest of them and from the others."""
    order = np.random.default_rng(seed).permutation(len(rows))
    two, whole = [None] * len(rows), [None] * len(rows)
    for fold in range(folds):
        held = set(order[fold::folds].tolist())
        weights = learn([r for i, r in enumerate(rows) if i not in held] + others, numbers, decay)
        weights = with_added(weights, numbers)
        for i in held:
            two[i] = answer(rows[i], weights, numbers)
            whole[i] = answer(rows[i], weights, numbers, of_two=False)
    return figures(rows, two), figures(rows, whole)


def write(names, weights, threshold):
    lines = [f"{name}\t{weight:.3f}\t{'learned|own' if name in ADDED else 'learned'}" for name, weight in zip(names, weights)
             if abs(weight) >= 0.0005 and name not in OWN]
    lines += [f"{name}\t{weight}\town" for name, weight in {**OWN, "threshold": threshold}.items()]
    TABLE.write_text(HEAD + "\n".join(sorted(lines)) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gap")
    parser.add_argument("--more", help="rows of pronoun_rows.py to learn from as well")
    parser.add_argument("--share", type=float, default=1.0, help="what each of those counts")
    parser.add_argument("--check", nargs="*", default=[], help="other files of rows, for their figures only")
    parser.add_argument("--binary", default=str(ROOT / "build" / "release" / "dragoman"))
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--decay", type=float, default=3.0, help="strength of the L2 term")
    parser.add_argument("--rarest", type=int, default=5, help="features of fewer candidates weigh nothing")
    parser.add_argument("--threshold", type=float, default=0.3)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate instead of learning")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    for turn in range(max(1, arguments.rounds)):
        rows = ask(arguments.binary, arguments.gap, arguments.rows, 1.0)
        others = ask(arguments.binary, arguments.more, 0, arguments.share) if arguments.more else []
        seen = {}
        for row in rows + others:
            for features in row.features:
                for feature in features:
                    seen[feature] = seen.get(feature, 0) + 1
        names = sorted(f for f, times in seen.items() if times >= arguments.rarest)
        numbers = {name: i for i, name in enumerate(names)}
        if arguments.folds:
            two, whole = cross_validate(rows, others, numbers, arguments.decay, arguments.folds)
            print(f"{len(rows)} rows, {len(names)} features, decay {arguments.decay}: {two}; of all: {whole}")
        weights = with_added(learn(rows + others, numbers, arguments.decay), numbers)
        if not arguments.folds:
            print(f"round {turn + 1}: {figures(rows, [answer(r, weights, numbers) for r in rows])} on what it learned")
            write(names, weights, arguments.threshold)
        for path in arguments.check:
            held = ask(arguments.binary, path, 0, 1.0)
            print(f"{path}: {figures(held, [answer(r, weights, numbers) for r in held])}; of all: "
                  f"{figures(held, [answer(r, weights, numbers, of_two=False) for r in held])} n={len(held)}")
        if arguments.folds:
            return


if __name__ == "__main__":
    main()

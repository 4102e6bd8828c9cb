"""How a word form becomes numbers: the part of the model that is not weights.

A form is normalised (typographic quotes and dashes to ASCII, lower case), looked up
among the word vectors and the trained words, and its affixes and shape are hashed.
The character tables are built here from Unicode's data and travel in the model file,
so that the reader of the file needs no Unicode library and cannot disagree.

Left out on purpose: composing decomposed accents (the text is expected in NFC) and
any character mapping that changes the number of characters (the sharp s stays itself).
"""
import sys
import unicodedata

FNV_OFFSET = 0xCBF29CE484222325
FNV_PRIME = 0x100000001B3
MASK = (1 << 64) - 1

TYPOGRAPHY = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u02b9": "'",
    "\u00b4": "'", "\u0060": "'", "\u2032": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
    "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"', "\u2010": "-", "\u2011": "-",
    "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-", "\u2022": "*",
}
BASE_LETTERS = {  # letters whose decomposition Unicode does not give
    "\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00f0": "d", "\u0131": "i", "\u0127": "h",
    "\u0167": "t", "\u0259": "e", "\u00e6": "a", "\u0153": "o", "\u00df": "s", "\u00fe": "t",
}
UPPER, LOWER, DIGIT, LETTER, OTHER = range(5)
CLASS_MARKS = "Xxdw"
LAST_CODE_POINT = 0x2FFFF


def character_class(char):
    category = unicodedata.category(char)
    if category in ("Lu", "Lt"):
        return UPPER
    if category == "Ll":
        return LOWER
    if category == "Nd":
        return DIGIT
    return LETTER if category[0] in "LM" else OTHER


def fold(char):
    char = TYPOGRAPHY.get(char, char)
    lower = char.lower()
    return lower if len(lower) == 1 else char


def strip(char):
    """The letter under an accent, for a lower-case character."""
    if char in BASE_LETTERS:
        return BASE_LETTERS[char]
    parts = unicodedata.normalize("NFD", char)
    if len(parts) > 1 and all(unicodedata.combining(mark) for mark in parts[1:]):
        return parts[0]
    return char


def character_tables():
    """(fold pairs, strip pairs, class ranges): what the model file carries."""
    folds, strips, ranges = [], [], []
    for code in range(LAST_CODE_POINT + 1):
        if 0xD800 <= code <= 0xDFFF:
            continue
        char = chr(code)
        if fold(char) != char:
            folds.append((code, ord(fold(char))))
        if strip(char) != char and not 0xAC00 <= code <= 0xD7A3:  # Hangul decomposes too
            strips.append((code, ord(strip(char))))
        kind = character_class(char)
        if kind == OTHER:
            continue
        if ranges and ranges[-1][1] == code - 1 and ranges[-1][2] == kind:
            ranges[-1][1] = code
        else:
            ranges.append([code, code, kind])
    return folds, strips, ranges


def hash_text(kind, text):
    """FNV-1a over a kind byte and the UTF-8 bytes."""
    value = ((FNV_OFFSET ^ kind) * FNV_PRIME) & MASK
    for byte in text.encode("utf-8"):
        value = ((value ^ byte) * FNV_PRIME) & MASK
    return value


def bucket(kind, text, size):
    value = hash_text(kind, text)
    return (value ^ (value >> 32)) % size


def normalise(form):
    if form in ("``", "''"):
        return '"'
    return "".join(fold(char) for char in form)


def stripped(normal):
    return "".join(strip(char) for char in normal)


def shape(form):
    """Xxxd-: runs cut at 3, whole cut at 12; other characters stand for themselves."""
    out = []
    for char in form:
        kind = character_class(char)
        mark = fold(char) if kind == OTHER else CLASS_MARKS[kind]
        if len(out) >= 3 and out[-1] == out[-2] == out[-3] == mark:
            continue
        out.append(mark)
        if len(out) == 12:
            break
    return "".join(out)


def affixes(normal):
    """Prefixes of 1-3 and suffixes of 1-4 characters; a short word gives itself."""
    return [normal[:n] for n in (1, 2, 3)] + [normal[-n:] for n in (1, 2, 3, 4)]


class Features:
    """Forms to rows: [vector, word, 7 affixes, shape], cached by form."""

    def __init__(self, vector_words, trained_words, affix_size, shape_size):
        self.vectors = {word: i + 1 for i, word in enumerate(vector_words)}
        self.words = {word: i + 1 for i, word in enumerate(trained_words)}
        self.affix_size, self.shape_size = affix_size, shape_size
        self.cache = {}

    def lookup(self, table, normal):
        row = table.get(normal, 0)
        return row if row else table.get(stripped(normal), 0)

    def __call__(self, form):
        found = self.cache.get(form)
        if found is None:
            normal = normalise(form)
            found = [self.lookup(self.vectors, normal), self.words.get(normal, 0)]
            found += [bucket(k, affix, self.affix_size) for k, affix in enumerate(affixes(normal))]
            found.append(bucket(7, shape(form), self.shape_size))
            self.cache[sys.intern(form)] = found
        return found

"""The annotated files as passages of words with labels (-1: not known), and words from running text.

The tokenizer here only has to cut as the core's segmenter mostly does; training does not depend on the C++ build.
"""
from __future__ import annotations
import gzip, json, re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterator

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "group": "GROUP"}
NAMES = ["O"] + [f"{p}-{t}" for t in TYPES.values() for p in "BI"]
OPEN = re.compile("[“‘\"'(\\[]+$")

TOKEN = re.compile(r"""
    https?://[^\s<>"”]+ | www\.[^\s<>"”]+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+        # addresses
  | [@\#]\w+
  | (?:[A-Za-z]\.){2,}                                                       # U.S.
  | (?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Reps|Sens|Gen|Lt|Col|Capt|Sgt|Prof|Rev|St|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|Inc|Corp|Co|Ltd|[A-Z])\.(?=\s)
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![\w])
  | \d+(?:[.,]\d+)*
  | [A-Za-z]+&[A-Za-z]+
  | [^\W_]+(?:['’][^\W_]+)*
  | \.{2,} | -{2,} | ``|'' | (.)\1{2,}
  | \S
""", re.X)
CLITIC = re.compile(r"^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$", re.I)


@dataclass
class Passage:
    forms: list[str]
    starts: list[int]                       # first word of each sentence
    spans: list[tuple[int, int]] = field(default_factory=list)
    upos: list[int] | None = None
    feats: list[int] | None = None
    lemma: list[int] | None = None
    head: list[int] | None = None           # index in the passage, -1 root, -2 unknown
    rel: list[int] | None = None
    name: list[int] | None = None
    cue: list[int] | None = None            # 0, 1 begins, 2 goes on, -1 not known
    links: list[tuple[list[int], list[int], list[int]]] | None = None  # cue words, source words, content words
    doc: str = ""


def tokenize(text: str, base: int = 0) -> list[tuple[str, int, int]]:
    out = []
    for m in TOKEN.finditer(text):
        word, at = m.group(), base + m.start()
        clitic = CLITIC.match(word) if len(word) > 2 else None
        if word.lower() == "cannot":
            out += [(word[:3], at, at + 3), (word[3:], at + 3, at + 6)]
        elif clitic:
            a = clitic.group(1)
            out += [(a, at, at + len(a)), (word[len(a):], at + len(a), at + len(word))]
        elif len(word) > 1 and word[-1] in "'’" and word[:-1].isalpha():
            out += [(word[:-1], at, at + len(word) - 1), (word[-1], at + len(word) - 1, at + len(word))]
        else:
            out.append((word, at, at + len(word)))
    return out


def sentence_starts(tokens: list[tuple[str, int, int]]) -> list[int]:
    starts, i, n = [0], 0, len(tokens)
    while i < n:
        word = tokens[i][0]
        if word in (".", "!", "?", "...", "…") or word[-1] in ".?!" and len(word) > 1 and not word[0].isalnum():
            j = i + 1
            while j < n and tokens[j][0] in ("”", "’", '"', "'", ")", "''") and tokens[j][1] == tokens[j - 1][2]:
                j += 1
            if j < n and tokens[j][1] > tokens[j - 1][2] and (tokens[j][0][0].isupper() or tokens[j][0][0] in "“\"'‘([0123456789-—*"):
                starts.append(j)
            i = j
        else:
            i += 1
    return starts


def passages_of(text: str) -> Iterator[Passage]:
    at = 0
    for part in re.split(r"(\n\s*\n|\n)", text):
        if part.strip():
            tokens = tokenize(part, at)
            if tokens:
                yield Passage([t[0] for t in tokens], sentence_starts(tokens), [(t[1], t[2]) for t in tokens])
        at += len(part)


def within(spans: list[tuple[int, int]], passage: list[list[int]]) -> list[int]:
    """Words that lie at least half in the passage."""
    return [i for i, (a, b) in enumerate(spans)
            if any(2 * (min(b, e) - max(a, s)) >= b - a for s, e in passage)]


def names(path: Path) -> list[Passage]:
    out = []
    for line in open(path, encoding="utf-8"):
        article = json.loads(line)
        for p in passages_of(article["text"]):
            p.name, p.doc = [0] * len(p.forms), article["id"]
            for g in article["gold"]:
                if g["type"] not in TYPES:
                    continue
                inside = [i for i, (a, b) in enumerate(p.spans) if a < g["span"][1] and g["span"][0] < b]
                for k, i in enumerate(inside):
                    p.name[i] = 1 + 2 * list(TYPES).index(g["type"]) + (k > 0)
            out.append(p)
    return out


def attributions(path: Path) -> list[Passage]:
    out = []
    for line in open(path, encoding="utf-8"):
        article = json.loads(line)
        for p in passages_of(article["text"]):
            lo, hi = p.spans[0][0], p.spans[-1][1]
            p.cue, p.links, p.doc = [0] * len(p.forms), [], article["id"]
            for i in within(p.spans, [s for s in article["ignore"] if s[0] < hi and s[1] > lo]):
                p.cue[i] = -1
            for g in article["gold"]:
                if not g["cue"] or g["cue"][0][0] >= hi or g["cue"][-1][1] <= lo:
                    continue
                cue = within(p.spans, g["cue"])
                if not cue:
                    continue
                for k, i in enumerate(cue):
                    p.cue[i] = 1 if k == 0 or cue[k - 1] != i - 1 else 2
                p.links.append((cue, within(p.spans, g.get("source") or []), within(p.spans, g["content"])))
            out.append(p)
    return out


def edit_rule(form: str, lemma: str) -> str:
    """`case strip>add`: case l: lower the form, c: lower but for the first letter, =: as it is; then replace the ending."""
    low = form.lower()
    case = "l" if lemma == lemma.lower() and form != low and lemma != form else "c" if lemma != form and lemma[:1].isupper() and low != form else "="
    base = low if case == "l" else form[:1].upper() + low[1:] if case == "c" else form
    k = 0
    while k < min(len(base), len(lemma)) and base[k] == lemma[k]:
        k += 1
    return f"{case} {base[k:]}>{lemma[k:]}"


def apply_rule(form: str, rule: str) -> str | None:
    case, _, rest = rule.partition(" ")
    strip, _, add = rest.rpartition(">")
    low = form.lower()
    base = low if case == "l" else form[:1].upper() + low[1:] if case == "c" else form
    if not base.endswith(strip) or len(base) - len(strip) + len(add) == 0:
        return None
    return base[:len(base) - len(strip)] + add


@dataclass
class Labels:
    upos: list[str]
    feats: list[str]
    lemma: list[str]
    rel: list[str]
    feats_of: list[list[int]] = field(default_factory=list)   # for each tag the features it may have


def treebank(path: Path, labels: Labels | None = None) -> tuple[list[Passage], Labels]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    rows, groups, doc = [], [], ""
    for block in text.split("\n\n"):
        words, new = [], not groups
        for line in block.split("\n"):
            if line.startswith("# newdoc id"):
                doc, new = line.partition("=")[2].strip(), True
            if line.startswith("# newpar"):
                new = True
            if line[:1].isdigit():
                row = line.split("\t")
                if "-" not in row[0] and "." not in row[0]:
                    words.append(row)
        if words:
            if new:
                groups.append((doc, []))
            groups[-1][1].append(words)
            rows += words
    if labels is None:
        from collections import Counter
        feats, rules, rels = Counter(r[5] for r in rows), Counter(edit_rule(r[1], r[2]) for r in rows if r[2] != "_"), Counter(r[7] for r in rows)
        labels = Labels(sorted({r[3] for r in rows}), [f for f, n in feats.most_common() if n >= 8],
                        ["= >"] + [r for r, n in rules.most_common() if n >= 4 and r != "= >"], [r for r, n in rels.most_common() if n >= 3])
        pairs = Counter((r[3], r[5]) for r in rows)
        labels.feats_of = [sorted(labels.feats.index(f) for (t, f), n in pairs.items() if t == tag and f in labels.feats and n >= 3)
                           for tag in labels.upos]
    find = [{v: i for i, v in enumerate(x)} for x in (labels.upos, labels.feats, labels.lemma, labels.rel)]
    out = []
    for doc, sentences in groups:
        p = Passage([], [], upos=[], feats=[], lemma=[], head=[], rel=[], doc=doc)
        for words in sentences:
            at = len(p.forms)
            p.starts.append(at)
            for r in words:
                p.forms.append(r[1])
                p.upos.append(find[0].get(r[3], -1))
                p.feats.append(find[1].get(r[5], -1))
                p.lemma.append(find[2].get(edit_rule(r[1], r[2]), -1) if r[2] != "_" else -1)
                p.head.append(at + int(r[6]) - 1 if r[6] != "0" else -1)
                p.rel.append(find[3].get(r[7], find[3].get(r[7].split(":")[0], -1)))
        out.append(p)
    return out, labels

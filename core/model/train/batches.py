"""Passages made into padded tensors."""
from __future__ import annotations
import random
import numpy as np
import torch
import features
from data import Passage


class Vocabulary:
    """Words by the hash of their normal form; row 0 is every other word."""

    def __init__(self, hashes: list[int], counts: list[int], classes: dict[int, int] | None = None):
        self.hashes, self.counts = hashes, np.array([0] + counts, np.float32)
        self.row = {h: i + 1 for i, h in enumerate(hashes)}
        self.classes = classes or {}    # by the upper 24 bits of the hash: 1 to 255; others are 0

    @staticmethod
    def build(parts: list[tuple[list[Passage], int]], size: int) -> "Vocabulary":
        from collections import Counter
        count: Counter = Counter()
        for passages, weight in parts:
            for p in passages:
                for f in p.forms:
                    count[features.of_form(f.encode())[0]] += weight
        chosen = sorted(sorted(count, key=lambda h: (-count[h], h))[:size])
        return Vocabulary(chosen, [count[h] for h in chosen])


class Pieces:
    """WordPiece of the teacher: lower case, accents kept off, greedy longest match."""

    def __init__(self, vocabulary):
        self.ids = {w.rstrip("\n"): i for i, w in enumerate(open(vocabulary, encoding="utf-8"))}
        self.cache: dict[str, list[int]] = {}

    def __call__(self, form: str) -> list[int]:
        known = self.cache.get(form)
        if known is None:
            import unicodedata
            word = "".join(c for c in unicodedata.normalize("NFD", form.lower()) if unicodedata.category(c) != "Mn")
            word, known, at = word or "?", [], 0
            parts, now = [], ""
            for c in word:  # punctuation is a word of its own
                if c.isalnum():
                    now += c
                else:
                    parts += [now, c]
                    now = ""
            for part in filter(None, parts + [now]):
                at = 0
                while at < len(part):
                    end = len(part)
                    while end > at and (("##" if at else "") + part[at:end]) not in self.ids:
                        end -= 1
                    if end == at:
                        known.append(self.ids["[UNK]"])
                        break
                    known.append(self.ids[("##" if at else "") + part[at:end]])
                    at = end
            known = self.cache[form] = known[:12]
        return known


def rows_of(forms: list[str], starts: list[int], vocabulary: Vocabulary) -> np.ndarray:
    parts = [features.of_form(f.encode()) for f in forms]
    misc = features.misc_rows([p[2] for p in parts], [p[3] for p in parts], set(starts))
    return np.array([[vocabulary.row.get(p[0], 0), *p[1], *m, vocabulary.classes.get(p[0] >> 8, 0)] for p, m in zip(parts, misc)], np.int64)


def piece_of(p: Passage, first: int, last: int) -> Passage:
    """Words [first, last) of a passage, which begin and end sentences."""
    def part(x): return None if x is None else x[first:last]
    links = None
    if p.links is not None:
        move = lambda words: [w - first for w in words if first <= w < last]
        links = [(move(c), move(s), move(t)) for c, s, t in p.links if c and first <= c[0] and c[-1] < last]
    head = None if p.head is None else [h - first if h >= 0 else h for h in p.head[first:last]]
    return Passage(p.forms[first:last], [s - first for s in p.starts if first <= s < last], p.spans[first:last], part(p.upos), part(p.feats),
                   part(p.lemma), head, part(p.rel), part(p.name), part(p.cue), links, p.doc)


def cut(passages: list[Passage], limit: int, rng: random.Random | None = None, single: float = 0.0) -> list[Passage]:
    """Passages of at most `limit` words (longer sentences whole); with `rng` some at random limits, so that context may lack."""
    out = []
    for p in passages:
        most = limit
        if rng and len(p.starts) > 1 and rng.random() < single:
            most = rng.choice([1, 20, 40, 80])
        ends = p.starts[1:] + [len(p.forms)]
        first = 0
        for s, e in zip(p.starts, ends):
            if e - first > most and s > first:
                out.append(piece_of(p, first, s))
                first = s
        out.append(p if first == 0 else piece_of(p, first, len(p.forms)))
    return out


def batch_of(passages: list[Passage], vocabulary: Vocabulary, pieces: Pieces | None = None, rng: random.Random | None = None,
             rare: float = 2.0, case: float = 0.06, capital: float = .6) -> dict:
    """Padded tensors. With `rng`, words are forgotten (the rarer, the more often) and some passages change case."""
    b, t = len(passages), max(len(p.forms) for p in passages)
    rows, mask, sentence = np.zeros((b, t, 12), np.int64), np.zeros((b, t), np.float32), np.zeros((b, t), np.int64)
    labels = {k: np.full((b, t), -1, np.int64) for k in ("upos", "feats", "lemma", "rel", "name", "cue")}
    heads, sentences, cues, targets, pieced = np.full((b, t), -2, np.int64), [], [], [], []
    from network import WINDOW
    for i, p in enumerate(passages):
        n, forms = len(p.forms), p.forms
        if rng and case and rng.random() < case:
            forms = rng.choice([lambda f: f.upper(), lambda f: f.upper(), lambda f: f.lower(), lambda f: f[:1].upper() + f[1:]])
            forms = [forms(f) if len(f.upper()) == len(f) else f for f in p.forms]
        rows[i, :n], mask[i, :n] = rows_of(forms, p.starts, vocabulary), 1
        for k, (s, e) in enumerate(zip(p.starts, p.starts[1:] + [n])):
            sentence[i, s:e] = k
            sentences.append((i * t + s, e - s))
        for k, values in labels.items():
            given = getattr(p, k)
            if given is not None:
                values[i, :n] = given
        if p.head is not None:
            heads[i, :n] = [h + i * t if h >= 0 else h for h in p.head]
        for cue, source, content in p.links or []:
            runs = [c for c in cue if c - cue[0] == cue.index(c)]
            want = np.zeros(2 * WINDOW + 1, np.int64)
            for words, label in ((source, 1), (content, 2)):
                for w in words:
                    if abs(w - cue[0]) <= WINDOW:
                        want[w - cue[0] + WINDOW] = label
            cues.append((i, runs[0], runs[-1]))
            targets.append(want)
        if pieces:
            pieced.append([pieces(f) for f in forms])
    if rng:
        chance = np.random.default_rng(rng.getrandbits(32))
        drop = chance.random((b, t)) < .03 + rare / (rare + vocabulary.counts[rows[..., 0]])
        # Words with capitals are forgotten more often, and with some their beginnings and endings too: most names of a text to come
        # are new, and the class of a word, which says town or surname, is only learned where nothing else gives the word away.
        caps = rows[..., 8] // 6
        large = (caps >= 1) & (caps <= 3) & (rows[..., 8] // 3 % 2 == 0)
        drop |= large & (chance.random((b, t)) < capital)
        rows[..., 1:7][drop & large & (chance.random((b, t)) < capital)] = 0
        rows[..., 0][drop] = 0
        rows[..., 11][drop & (rows[..., 1] > 0) & (chance.random((b, t)) < .25)] = 0
    longest = max(n for _, n in sentences)
    at = np.array([[s + min(k, n - 1) for k in range(longest)] for s, n in sentences]) if longest < 600 else np.zeros((1, 1), np.int64)
    ok = np.array([[k < n for k in range(longest)] for _, n in sentences]) if longest < 600 else np.zeros((1, 1), bool)
    out = {"rows": rows, "mask": mask, "sentence": sentence, "sentence_at": at, "sentence_mask": ok, "heads": heads,
           "cues": np.array(cues, np.int64).reshape(-1, 3), "targets": np.array(targets, np.int64).reshape(-1, 2 * WINDOW + 1), **labels}
    if pieces:
        longest = min(510, max(sum(len(w) for w in ws) for ws in pieced)) + 2
        ids, first = np.zeros((b, longest), np.int64), np.zeros((b, t), np.int64)
        for i, ws in enumerate(pieced):
            at = 1
            ids[i, 0] = pieces.ids["[CLS]"]
            for k, w in enumerate(ws):
                first[i, k] = min(at, longest - 1)
                for x in w:
                    if at < longest - 1:
                        ids[i, at] = x
                        at += 1
            ids[i, at] = pieces.ids["[SEP]"]
        out |= {"pieces": ids, "first": first}
    return {k: torch.from_numpy(v) for k, v in out.items()} | {"passages": passages}


def grouped(passages: list[Passage], words: int, rng: random.Random | None = None) -> list[list[Passage]]:
    """Batches of about `words` words, of passages of like length."""
    order = sorted(range(len(passages)), key=lambda i: len(passages[i].forms) * (1 + .2 * (rng.random() if rng else 0)))
    out, now, longest = [], [], 0
    for i in order:
        n = len(passages[i].forms)
        if now and max(longest, n) * (len(now) + 1) > words:
            out.append(now)
            now, longest = [], 0
        now.append(passages[i])
        longest = max(longest, n)
    if now:
        out.append(now)
    if rng:
        rng.shuffle(out)
    return out

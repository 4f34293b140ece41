"""Figures of a network on the development sets, words given (running text is cut by data.py, so the core's own figures differ a little)."""
from __future__ import annotations
import argparse, json, sys
from pathlib import Path
import numpy as np
import torch
import batches, data, decode
from network import WINDOW

CHANGE = 0.5        # what a change of label costs within one cue's window
CUE_BIAS = 0.5      # added to begin-of-cue scores: a missed cue loses more than a wrong one


def predict(net, passages, vocabulary, pieces, words=4000):
    """Yields each passage with its scores as arrays, in the order of batches."""
    net.eval()
    with torch.no_grad():
        for group in batches.grouped(passages, words):
            batch = batches.batch_of(group, vocabulary, pieces)
            with torch.autocast("cpu", torch.bfloat16, enabled=pieces is not None):
                x = net.encoder(batch).float()
            tags = {k: layer(x).numpy() for k, layer in net.heads.tags.items()}
            yield group, batch, x, tags


def trees(net, group, batch, x):
    scores, root = net.heads.arcs(x, batch)
    scores, root, at, ok = scores.numpy(), root.numpy(), batch["sentence_at"].numpy(), batch["sentence_mask"].numpy()
    t = x.shape[1]
    heads = np.full((len(group), t), -1)
    for s in range(len(at)):
        n = int(ok[s].sum())
        first = int(at[s, 0])
        b, offset = divmod(first, t)
        heads[b, offset:offset + n] = [h + offset if h >= 0 else -1 for h in decode.tree(scores[s, :n, :n], root[s, :n])]
    return heads


def links(net, group, batch, x, cue_scores, change=CHANGE, bias=CUE_BIAS):
    """For each passage its (cue run, words of the source, words of the content)."""
    out, cues = [[] for _ in group], []
    for b, p in enumerate(group):
        scores = cue_scores[b, :len(p.forms)].copy()
        scores[:, 1] += bias
        cues += [(b, s, e - 1) for s, e, _ in decode.runs(decode.bio(scores))]
    if not cues:
        return out
    scores, _ = net.heads.pairs(x, batch, torch.tensor(cues))
    scores = scores.numpy()
    for (b, first, last), s in zip(cues, scores):
        n = len(group[b].forms)
        lo, hi = max(0, first - WINDOW), min(n, first + WINDOW + 1)
        s = s[lo - first + WINDOW:hi - first + WINDOW]
        labels = decode.smooth(s, change)
        source, content = [lo + k for k, v in enumerate(labels) if v == 1], [lo + k for k, v in enumerate(labels) if v == 2]
        if content:
            out[b].append((list(range(first, last + 1)), source, content))
    return out


def evaluate(net, labels, vocabulary, pieces, sets: Path, scorers: Path, only_trees=False) -> dict[str, float]:
    out = {}
    with torch.no_grad():
        path = sets / "syntax/ewt.dev.conllu"
        gold, _ = data.treebank(path, labels)
        right = dict.fromkeys(("upos", "feats", "lemma", "uas", "las"), 0)
        total, lemmas = 0, gold_lemmas(path)
        where, at = {}, 0
        for p in gold:
            where[id(p)] = at
            at += len(p.forms)
        for group, batch, x, tags in predict(net, gold, vocabulary, pieces, 6000):
            heads = trees(net, group, batch, x)
            b, t = heads.shape
            flat = torch.from_numpy((heads.clip(0) + np.arange(b)[:, None] * t).reshape(-1))
            rel = net.heads.rels(x, torch.arange(b * t), flat).argmax(-1).view(b, t).numpy()
            upos = tags["upos"].argmax(-1)
            for i, p in enumerate(group):
                n = len(p.forms)
                total += n
                got = rel[i, :n]
                for k in range(n):
                    right["upos"] += upos[i, k] == p.upos[k]
                    allowed = labels.feats_of[upos[i, k]]
                    right["feats"] += allowed[int(tags["feats"][i, k, allowed].argmax())] == p.feats[k]
                    right["lemma"] += "lemma" in tags and lemmas[where[id(p)] + k] in ("_", lemma_of(p.forms[k], tags["lemma"][i, k], labels.lemma))
                    if heads[i, k] == p.head[k]:
                        right["uas"] += 1
                        name = "root" if p.head[k] < 0 else labels.rel[got[k]].split(":")[0]
                        right["las"] += name == ("root" if p.head[k] < 0 else labels.rel[p.rel[k]].split(":")[0])
        out |= {k: round(100 * v / total, 2) for k, v in right.items()}
        if only_trees:
            return out
        for name in ("worldwide", "uner_ewt"):
            out[name] = round(100 * name_f1(net, vocabulary, pieces, sets / f"names/{name}.dev.jsonl"), 2)
        out |= attribution_f1(net, vocabulary, pieces, sets / "attribution/polnear.dev.jsonl", scorers)
    return out


def gold_lemmas(path: Path) -> list[str]:
    return [r[2] for r in (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line[:1].isdigit())
            if "-" not in r[0] and "." not in r[0]]


def lemma_of(form: str, scores: np.ndarray, rules: list[str]) -> str:
    low = form.lower()
    best, word = None, form
    for i, rule in enumerate(rules):
        strip = rule[2:].partition(">")[0]
        if low.endswith(strip.lower()) and (best is None or scores[i] > best):
            made = data.apply_rule(form, rule)
            if made is not None:
                best, word = scores[i], made
    return word


def name_f1(net, vocabulary, pieces, path: Path) -> float:
    found = wanted = right = 0
    for line in open(path, encoding="utf-8"):
        article = json.loads(line)
        keep = {"person": 0, "organization": 1, "place": 2}
        gold = {(*g["span"], keep[g["type"]]) for g in article["gold"] if g["type"] in keep}
        got = set()
        for group, _, _, tags in predict(net, list(data.passages_of(article["text"])), vocabulary, pieces):
            for b, p in enumerate(group):
                for s, e, kind in decode.runs(decode.bio(tags["name"][b, :len(p.forms)])):
                    if kind < 3:
                        got.add((p.spans[s][0], p.spans[e - 1][1], kind))
        found, wanted, right = found + len(got), wanted + len(gold), right + len(got & gold)
    return 2 * right / max(1, found + wanted)


def attribution_f1(net, vocabulary, pieces, path: Path, scorers: Path, change=CHANGE, bias=CUE_BIAS) -> dict[str, float]:
    sys.path.insert(0, str(scorers))
    import attribution as scorer
    documents = []
    for line in open(path, encoding="utf-8"):
        article = json.loads(line)
        found, text = [], article["text"]
        for group, batch, x, tags in predict(net, list(data.passages_of(text)), vocabulary, pieces):
            for p, linked in zip(group, links(net, group, batch, x, tags["cue"], change, bias)):
                spans = lambda words: [p.spans[w] for w in words]
                found += [scorer.attribution(text, spans(t), spans(s), spans(c), "mixed") for c, s, t in linked]
        documents.append(scorer.Document(article["id"], text, scorer.gold_of(article), scorer.join(found), scorer.letters(text, article["ignore"])))
    report = scorer.measure("attribution/polnear", documents)
    return {k: round(100 * report.rows[f"{v}"], 2) for k, v in (("linked", "linked overlap F1"), ("content", "content overlap F1"),
            ("letters", "content letters F1"), ("cue", "cue overlap F1"), ("source", "source overlap F1"), ("speaker", "speaker accuracy"))}

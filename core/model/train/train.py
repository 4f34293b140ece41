"""Trains the network (or the teacher) and keeps the averaged weights of the last epochs. `README.md` has the recipe."""
from __future__ import annotations
import argparse, copy, json, math, pickle, random, sys, time
from dataclasses import asdict
from pathlib import Path
import numpy as np
import torch
import torch.nn.functional as F
import batches, data
from evaluate import evaluate
from network import Encoder, Heads, Network, Teacher


def arguments():
    a = argparse.ArgumentParser()
    a.add_argument("--sets", type=Path, required=True, help="folder with syntax/, names/ and attribution/")
    a.add_argument("--scorers", type=Path, required=True, help="folder with the scorers (attribution.py)")
    a.add_argument("--out", type=Path, required=True)
    a.add_argument("--teacher", type=Path, help="folder of the teacher's model: train it instead of the small network")
    a.add_argument("--pseudo", type=Path, help="the passages with trees by the teacher (label.py)")
    a.add_argument("--vectors", type=Path, help="classes and first vectors of words (vectors.py)")
    a.add_argument("--arc", type=int, default=64)
    a.add_argument("--start", type=Path, help="weights to go on from")
    a.add_argument("--width", type=int, default=96)
    a.add_argument("--layers", default="c1 r c1 r")
    a.add_argument("--words", type=int, default=9000)
    a.add_argument("--epochs", type=float, default=12)
    a.add_argument("--rate", type=float, default=3e-3)
    a.add_argument("--dropout", type=float, default=.2)
    a.add_argument("--batch", type=int, default=3000)
    a.add_argument("--repeat", type=int, default=2, help="how often the treebank is seen in an epoch")
    a.add_argument("--attributed", type=float, default=1.0, help="share of the attribution passages seen in an epoch")
    a.add_argument("--named", type=float, default=1.0, help="the same for the name passages")
    a.add_argument("--trees", type=float, default=1.0, help="weight of arcs and relations")
    a.add_argument("--capital", type=float, default=.6, help="how often words with capitals are forgotten")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--minutes", type=float, default=1e9, help="plan the epochs to end by then")
    a.add_argument("--evaluate-every", type=int, default=3)
    return a.parse_args()


def sizes_of(labels) -> dict[str, int]:
    return {"upos": len(labels.upos), "feats": len(labels.feats), "lemma": len(labels.lemma), "rel": len(labels.rel), "name": len(data.NAMES), "cue": 3}


WEIGHT = {"upos": 1.0, "feats": .5, "lemma": .5, "name": 1.5, "cue": 1.5, "arc": 1.0, "rel": 1.0}


def loss_of(net: Network, batch: dict, weigh: dict[str, float]) -> tuple[torch.Tensor, dict[str, float]]:
    x = net.encoder(batch)
    heads, flat = net.heads, None
    total, shown = x.new_zeros(()), {}
    words = float(batch["mask"].sum())

    def add(name, value, weight):
        nonlocal total
        total = total + weight * value / words
        shown[name] = float(value.detach()) / words

    dropped = heads.drop(x)
    for name, layer in heads.tags.items():
        want = batch[name].reshape(-1)
        keep = (want >= 0).nonzero().squeeze(-1)
        if len(keep):
            add(name, F.cross_entropy(layer(dropped.reshape(-1, x.shape[-1])[keep]).float(), want[keep], reduction="sum"), WEIGHT[name])
    at, ok = batch["sentence_at"], batch["sentence_mask"]
    gold = batch["heads"].reshape(-1)[at].masked_fill(~ok, -2)
    use = (gold[:, 0] != -2) | (gold > -2).any(1)
    if use.any() and at.shape[1] > 1:
        part = {"sentence_at": at[use], "sentence_mask": ok[use]}
        scores, root = heads.arcs(x, part)
        want, first = gold[use], at[use][:, :1]
        column = torch.where(want >= 0, want - first, torch.full_like(want, at.shape[1]))
        column = column.masked_fill(want == -2, -100)
        both = torch.cat([scores, root.unsqueeze(-1)], -1).float()
        add("arc", F.cross_entropy(both.reshape(-1, both.shape[-1]), column.reshape(-1), ignore_index=-100, reduction="sum"), WEIGHT["arc"])
        chosen = (batch["heads"].reshape(-1) >= 0) & (batch["rel"].reshape(-1) >= 0)
        word = chosen.nonzero().squeeze(-1)
        add("rel", F.cross_entropy(heads.rels(x, word, batch["heads"].reshape(-1)[word]).float(), batch["rel"].reshape(-1)[word], reduction="sum"), WEIGHT["rel"])
    if len(batch["cues"]):
        scores, ok = heads.pairs(x, batch, batch["cues"])
        want = batch["targets"].masked_fill(~ok, -100)
        add("pair", F.cross_entropy(scores.reshape(-1, 3).float(), want.reshape(-1), ignore_index=-100, reduction="sum"), .7)
    return total, shown


def main():
    o = arguments()
    WEIGHT["arc"] = WEIGHT["rel"] = o.trees
    torch.manual_seed(o.seed)
    torch.set_num_threads(o.threads)
    rng = random.Random(o.seed)
    treebank, labels = data.treebank(o.sets / "syntax/ewt.train.conllu.gz")
    named, attributed = data.names(o.sets / "names/worldwide.train.jsonl"), data.attributions(o.sets / "attribution/polnear.train.jsonl")
    vocabulary = batches.Vocabulary.build([(treebank, 3), (named, 1), (attributed, 1)], o.words - 1)
    known = np.load(o.vectors) if o.vectors else None
    if o.vectors:
        vocabulary.classes = {int(h) >> 8: int(c) for h, c in zip(known["hashes"], known["classes"])}
    if o.pseudo:
        named, attributed = pickle.loads(o.pseudo.read_bytes())
    pieces = batches.Pieces(o.teacher / "vocab.txt") if o.teacher else None
    sizes = sizes_of(labels)
    if o.teacher:
        encoder = Teacher(o.teacher)
        net = Network(encoder, Heads(encoder.width, sizes, 192, 128, 96))
    else:
        net = Network(Encoder(o.words, o.width, o.layers, o.dropout), Heads(o.width, sizes, o.arc, dropout=o.dropout))
        if o.vectors:
            with torch.no_grad():
                for h, v in zip(known["hashes"], known["vectors"]):
                    if int(h) in vocabulary.row:
                        n = min(o.width, len(v))
                        net.encoder.word.weight[vocabulary.row[int(h)], :n] = torch.from_numpy(v[:n].astype(np.float32)) * .2
    if o.start:
        left = net.load_state_dict(torch.load(o.start, weights_only=False)["state"], strict=False)
        print("going on from", o.start, "new:", left.missing_keys, "unknown:", left.unexpected_keys)
    if o.teacher:
        net.encoder.word.weight.requires_grad_(False)   # 12 million numbers that a small treebank has little to say about
    body = [p for n, p in net.named_parameters() if n.startswith("encoder.") and "misc" not in n and p.requires_grad] if o.teacher else []
    rest = [p for n, p in net.named_parameters() if not (o.teacher and n.startswith("encoder.") and "misc" not in n)]
    groups = [{"params": body, "peak": o.rate}, {"params": rest, "peak": 1e-3}] if o.teacher else [{"params": rest, "peak": o.rate}]
    adam = torch.optim.AdamW(groups, lr=o.rate, betas=(.9, .98 if o.teacher else .95), weight_decay=.01 if o.teacher else 1e-4, eps=1e-8)

    def epoch_of(k: int):
        others = [p for passages, share in ((named, o.named), (attributed, o.attributed))
                  for p in rng.sample(passages, int(len(passages) * share))]
        part = batches.cut(treebank * o.repeat, 140, rng, .4) + batches.cut(others, 140, rng, .1)
        return batches.grouped(part, o.batch, rng)

    def save(state, path=o.out):
        torch.save({"state": state, "labels": asdict(labels), "hashes": vocabulary.hashes, "counts": vocabulary.counts.tolist(), "classes": vocabulary.classes,
                    "options": {k: str(v) for k, v in vars(o).items()}, "sizes": sizes}, path)

    average, averaged = None, 0
    begin, step, epoch = time.time(), 0, 0
    steps = None
    while epoch < math.ceil(o.epochs):
        net.train()
        groups_now, seen, shown = epoch_of(epoch), 0, {}
        steps = steps or int(len(groups_now) * o.epochs)
        for group in groups_now:
            batch = batches.batch_of(group, vocabulary, pieces, rng, case=.06, capital=o.capital)
            done = max(step / steps, (time.time() - begin) / (o.minutes * 60))
            if done >= 1:
                break
            scale = min(1, (step + 1) / 200) * (1 - done if o.teacher else (.01 + .99 * (1 - done)))
            for g in adam.param_groups:
                g["lr"] = g["peak"] * scale
            with torch.autocast("cpu", torch.bfloat16, enabled=bool(o.teacher)):
                loss, parts = loss_of(net, batch, WEIGHT)
            if not loss.requires_grad:   # passages of a word that nobody labelled
                continue
            adam.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0 if not o.teacher else 1.0)
            adam.step()
            step += 1
            seen += float(batch["mask"].sum())
            for k, v in parts.items():
                shown[k] = shown.get(k, 0) + v * float(batch["mask"].sum())
            if done > .6 and not o.teacher:
                averaged += 1
                if average is None:
                    average = {k: v.detach().clone() for k, v in net.state_dict().items()}
                else:
                    rate = max(1 / averaged, 1 / 800)
                    for k, v in net.state_dict().items():
                        average[k].add_(v.detach() - average[k], alpha=rate) if v.is_floating_point() else average[k].copy_(v)
            if step % 100 == 0:
                print(f"epoch {epoch} step {step}/{steps} {seen / 1000:.0f}k words, {time.time() - begin:.0f}s, " +
                      " ".join(f"{k} {v / seen:.3f}" for k, v in shown.items()), flush=True)
        epoch += 1
        save(average or net.state_dict(), o.out.with_suffix(".last.pt"))
        finished = epoch >= o.epochs or time.time() - begin >= o.minutes * 60
        if epoch % o.evaluate_every == 0 or finished:
            state = average or net.state_dict()
            save(state)
            probe = copy.deepcopy(net)
            probe.load_state_dict(state)
            print(f"epoch {epoch}, {time.time() - begin:.0f}s:", json.dumps(evaluate(probe, labels, vocabulary, pieces, o.sets, o.scorers, only_trees=bool(o.teacher))), flush=True)
        if finished:
            break


if __name__ == "__main__":
    main()

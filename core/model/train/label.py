#!/usr/bin/env python3
"""Trees by the teacher and a small network together, for the passages that have names or attributions only: `train.py --pseudo`
reads what this writes.

    python label.py TEACHER.pt SMALL.pt --sets SETS --teacher FOLDER --out supposed.pickle [--minutes M]

The two err differently: the mean of their logarithms decides. A head that gets less than `--least` by it is left unknown. Passages are taken in an order of chance, so that ending by the
clock leaves a fair sample labelled; the others stay as they are."""
from __future__ import annotations
import argparse, pickle, random, time
from pathlib import Path
import numpy as np
import torch
import batches, data, decode
from network import Encoder, Heads, Network, Teacher


def main():
    a = argparse.ArgumentParser()
    a.add_argument("network", type=Path)
    a.add_argument("small", type=Path)
    a.add_argument("--sets", type=Path, required=True)
    a.add_argument("--teacher", type=Path, required=True, help="folder of the teacher's model, for its word pieces")
    a.add_argument("--out", type=Path, required=True)
    a.add_argument("--least", type=float, default=.5)
    a.add_argument("--minutes", type=float, default=1e9)
    a.add_argument("--seed", type=int, default=1)
    o = a.parse_args()
    torch.set_num_threads(1)
    saved = torch.load(o.network, weights_only=False)
    encoder = Teacher(o.teacher)
    net = Network(encoder, Heads(encoder.width, saved["sizes"], 192, 128, 96))
    net.load_state_dict(saved["state"])
    net.eval()
    small = smaller(o.small)
    vocabulary = small.vocabulary
    pieces = batches.Pieces(o.teacher / "vocab.txt")
    named, attributed = data.names(o.sets / "names/worldwide.train.jsonl"), data.attributions(o.sets / "attribution/polnear.train.jsonl")
    rng = random.Random(o.seed)
    short = [p for p in named + attributed if len(p.forms) <= 200]
    rng.shuffle(short)
    begin, words, kept = time.time(), 0, 0
    for at in range(0, len(short), 600):
        if time.time() - begin > o.minutes * 60:
            break
        for group in batches.grouped(short[at:at + 600], 4000):
            with torch.no_grad():
                batch = batches.batch_of(group, vocabulary, pieces)
                with torch.autocast("cpu", torch.bfloat16):
                    x = net.encoder(batch).float()
                with torch.no_grad():
                    w, k = label((net, small), (x, small.encoder(batch)), group, batch, o.least)
            words, kept = words + w, kept + k
        print(f"{words / 1000:.0f}k words, {kept / max(1, words):.3f} of the heads kept, {time.time() - begin:.0f}s", flush=True)
    o.out.write_bytes(pickle.dumps((named, attributed)))


def smaller(path: Path) -> Network:
    saved = torch.load(path, weights_only=False)
    options, state = saved["options"], saved["state"]
    width, arc = int(options["width"]), state["heads.arc_word.weight"].shape[0]
    net = Network(Encoder(len(saved["hashes"]) + 1, width, options["layers"], 0), Heads(width, saved["sizes"], arc))
    net.load_state_dict(state)
    net.eval()
    net.vocabulary = batches.Vocabulary(saved["hashes"], saved["counts"][1:], saved["classes"])
    return net


def label(nets, read, group, batch, least: float) -> tuple[int, int]:
    """Writes heads and relations into the passages; how many words there were, and how many got a head."""
    both = 0
    for net, x in zip(nets, read):
        scores, root = net.heads.arcs(x, batch)
        both = both + torch.cat([scores, root.unsqueeze(-1)], -1).log_softmax(-1) / len(nets)
    sure, both = both.softmax(-1).numpy(), both.numpy()
    at, ok = batch["sentence_at"].numpy(), batch["sentence_mask"].numpy()
    t = read[0].shape[1]
    heads = np.full((len(group), t), -2)
    flat = np.zeros((len(group), t), np.int64)
    for s in range(len(at)):
        n, (b, offset) = int(ok[s].sum()), divmod(int(at[s, 0]), t)
        if n > decode.STRETCH:
            continue
        for i, h in enumerate(decode.tree(both[s, :n, :n], both[s, :n, -1])):
            if sure[s, i, h if h >= 0 else -1] >= least:
                heads[b, offset + i] = h + offset if h >= 0 else -1
                flat[b, offset + i] = b * t + (h + offset if h >= 0 else offset + i)
    rel = sum(net.heads.rels(x, torch.arange(flat.size), torch.from_numpy(flat.reshape(-1))).log_softmax(-1) for net, x in zip(nets, read))
    rel = rel.argmax(-1).view(flat.shape).numpy()
    words = kept = 0
    for b, p in enumerate(group):
        n = len(p.forms)
        p.head, p.rel = heads[b, :n].tolist(), [int(r) if h >= 0 else -1 for h, r in zip(heads[b, :n], rel[b, :n])]
        words, kept = words + n, kept + sum(h > -2 for h in p.head)
    return words, kept


if __name__ == "__main__":
    main()

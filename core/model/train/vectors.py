"""Classes and first vectors for words, from the teacher as it comes: words of like meaning get one class (1–255), by k-means.

Covers every word of the training text and every whole word the teacher's own vocabulary knows, so that a rare name still looks
like a town or a surname to the small network.
"""
from __future__ import annotations
import argparse, re
from pathlib import Path
import numpy as np
import torch
import batches, data, features
from network import Teacher

CLASSES = 256


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--sets", type=Path, required=True)
    a.add_argument("--teacher", type=Path, required=True)
    a.add_argument("--out", type=Path, required=True)
    a.add_argument("--width", type=int, default=96)
    o = a.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    treebank, _ = data.treebank(o.sets / "syntax/ewt.train.conllu.gz")
    passages = treebank + data.names(o.sets / "names/worldwide.train.jsonl") + data.attributions(o.sets / "attribution/polnear.train.jsonl")
    words = {features.normal(f.encode()).decode("utf-8", "replace") for p in passages for f in p.forms}
    words |= {w.strip() for w in open(o.teacher / "vocab.txt", encoding="utf-8") if not w.startswith(("##", "["))}
    words = sorted(w for w in words if re.fullmatch(r"[^\W\d_][^\W\d_.'-]*", w) and len(w) > 1)
    net, pieces = Teacher(o.teacher).eval(), batches.Pieces(o.teacher / "vocab.txt")
    order, vectors = sorted(range(len(words)), key=lambda i: len(pieces(words[i]))), np.zeros((len(words), net.width), np.float32)
    with torch.no_grad():
        for at in range(0, len(order), 512):
            part = order[at:at + 512]
            ids = [pieces(words[i]) for i in part]
            n = max(map(len, ids)) + 2
            table = torch.zeros(len(part), n, dtype=torch.long)
            for r, x in enumerate(ids):
                table[r, :len(x) + 2] = torch.tensor([pieces.ids["[CLS]"], *x, pieces.ids["[SEP]"]])
            b = {"pieces": table, "first": torch.arange(n).expand(len(part), n), "rows": torch.zeros(len(part), n, 12, dtype=torch.long),
                 "mask": torch.zeros(len(part), n)}
            b["mask"] = (table != 0).float()
            with torch.autocast("cpu", torch.bfloat16):
                h = net(b)
            m = b["mask"].unsqueeze(-1)
            vectors[part] = (h * m).sum(1).div(m.sum(1)).float().numpy()
    v = torch.from_numpy(vectors)
    v = v / v.norm(dim=1, keepdim=True)
    v = v - v.mean(0)
    _, s, basis = torch.pca_lowrank(v, max(o.width, 128), center=False, niter=4)
    small = v @ basis[:, :128]
    centre = small[torch.randperm(len(small))[:CLASSES - 1]].clone()
    for _ in range(25):
        best = torch.cat([torch.cdist(x, centre).argmin(1) for x in small.split(8192)])
        for k in range(CLASSES - 1):
            mine = small[best == k]
            centre[k] = mine.mean(0) if len(mine) else small[torch.randint(len(small), (1,))[0]]
    first = small[:, :o.width]
    first = first / first.std(0)          # every direction alike
    np.savez(o.out, hashes=np.array([features.fnv(w.encode()) for w in words], np.uint32), classes=(best + 1).numpy().astype(np.uint8),
             vectors=first.numpy().astype(np.float16))
    for k in range(0, CLASSES - 1, 25):
        print(k, [words[i] for i in (best == k).nonzero().squeeze(-1).tolist()[:12]])
    print(len(words), "words")


if __name__ == "__main__":
    main()

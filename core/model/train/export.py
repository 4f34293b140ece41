"""Writes the weights file (core/model/FORMAT.md) from a trained network."""
from __future__ import annotations
import argparse, json, struct, zlib
from pathlib import Path
import numpy as np
import torch
import data
from evaluate import CHANGE, CUE_BIAS
from network import ARC_REACH, WINDOW

MAGIC, VERSION = b"\x89FXM\r\n\x1a\n", 2


def rows(table: np.ndarray) -> bytes:
    factor = np.clip(np.ceil(np.abs(table).max(1) * 256 / 127 - 1e-6), 1, 20)
    values = np.clip(np.round(table * 256 / factor[:, None]), -127, 127)
    return struct.pack("<I", len(table)) + factor.astype(np.uint8).tobytes() + values.astype(np.int8).tobytes()


def matrix(weight: np.ndarray, bias: np.ndarray | None) -> bytes:
    bias = np.zeros(len(weight)) if bias is None else bias
    factor = np.clip(np.ceil(np.abs(weight).max(1) * 4096 / 127 - 1e-6), 1, 255)
    values = np.clip(np.round(weight * 4096 / factor[:, None]), -127, 127)
    return (struct.pack("<II", *weight.shape) + factor.astype(np.uint8).tobytes() + np.round(bias * (1 << 20)).astype(np.int32).tobytes() +
            values.astype(np.int8).tobytes())


def short(values: np.ndarray) -> bytes:
    return np.clip(np.round(values * 256), -32767, 32767).astype("<i2").tobytes()


def main():
    a = argparse.ArgumentParser()
    a.add_argument("network", type=Path)
    a.add_argument("out", type=Path)
    a.add_argument("--description", type=Path, help="lines of `key: value` to carry")
    o = a.parse_args()
    saved = torch.load(o.network, weights_only=False)
    state = {k: v.float().numpy() for k, v in saved["state"].items()}
    labels = saved["labels"]
    layers = saved["options"]["layers"].split()
    width = state["encoder.misc.weight"].shape[1]

    def linear(name: str) -> bytes:
        return matrix(state[name + ".weight"], state.get(name + ".bias"))

    out = bytearray()
    description = (o.description.read_text() if o.description else "name: unnamed\n").encode()
    out += struct.pack("<I", len(description)) + description
    for names in (labels["upos"], labels["feats"], labels["rel"], data.NAMES):
        out += struct.pack("<H", len(names))
        for name in names:
            out += struct.pack("<B", len(name.encode())) + name.encode()
    for may in labels["feats_of"]:
        may = may or [labels["feats"].index("_")]
        out += struct.pack(f"<H{len(may)}H", len(may), *may)
    out += struct.pack("<BB", labels["rel"].index("root"), labels["rel"].index("parataxis"))
    out += struct.pack("<7Hh", width, state["heads.arc_word.weight"].shape[0], state["heads.rel_word.weight"].shape[0],
                       state["heads.pair_word.weight"].shape[0], WINDOW, ARC_REACH, round(CHANGE * 256), round(CUE_BIAS * 256))
    out += struct.pack("<B", len(layers)) + "".join(l[0] for l in layers).encode()
    assert all(l in ("c", "c1", "r") for l in layers), layers
    hashes = saved["hashes"]
    out += struct.pack(f"<I{len(hashes)}I", len(hashes), *hashes)
    classes = sorted((saved.get("classes") or {}).items())
    out += struct.pack("<I", len(classes)) + b"".join(struct.pack("<I", h)[:3] for h, _ in classes) + bytes(c for _, c in classes)
    state.setdefault("encoder.kind.weight", np.zeros((256, width), np.float32))
    for table in ("word", "affix", "misc", "kind"):
        out += rows(state[f"encoder.{table}.weight"])
    for i in range(len(layers)):
        out += linear(f"encoder.layers.{i}.linear")
    for name in ("tags.upos", "tags.feats", "tags.name", "tags.cue", "arc_word", "arc_head", "root", "rel_word", "rel_head", "rel"):
        out += linear("heads." + name)
    out += short(state["heads.arc_bias"])
    for name in ("pair_word", "pair_cue", "pair_conv.linear", "pair_recurrent.linear", "pair_out"):
        out += linear("heads." + name)
    out += short(state["heads.pair_place.weight"]) + short(state["heads.pair_mark.weight"])
    body = bytes(out)
    o.out.write_bytes(MAGIC + struct.pack("<III", VERSION, len(body) + 20, zlib.crc32(body)) + body)
    print(f"{o.out}: {len(body) + 20} bytes")


if __name__ == "__main__":
    main()

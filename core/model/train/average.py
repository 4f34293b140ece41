"""The mean of several networks of one run of training: `average.py OUT.pt A.pt[=WEIGHT] B.pt[=WEIGHT] …` (labels and words are those of
the last; a weight is 1 where none is given)."""
import sys
import torch

if __name__ == "__main__":
    paths, weights = zip(*((path, float(weight or 1)) for path, _, weight in (given.partition("=") for given in sys.argv[2:])))
    parts = [torch.load(path, weights_only=False) for path in paths]
    out = parts[-1]
    out["state"] = {k: sum(w * p["state"][k].float() for w, p in zip(weights, parts)) / sum(weights) for k in out["state"]}
    torch.save(out, sys.argv[1])

"""The mean of several networks of one run of training: `average.py OUT.pt A.pt B.pt …` (labels and words are those of the last)."""
import sys
import torch

if __name__ == "__main__":
    parts = [torch.load(path, weights_only=False) for path in sys.argv[2:]]
    out = parts[-1]
    out["state"] = {k: sum(p["state"][k].float() for p in parts) / len(parts) for k in out["state"]}
    torch.save(out, sys.argv[1])

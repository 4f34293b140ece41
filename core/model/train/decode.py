"""From scores to labels: the same steps, ties included, as core/model/decode.cpp."""
from __future__ import annotations
import numpy as np
from network import WINDOW

STRETCH = 160    # a longer sentence gets a tree for each stretch of this many words


def tree(scores: np.ndarray, root: np.ndarray) -> list[int]:
    """Heads of one sentence, -1 for its one root. `scores[i, j]`: word i under head j; impossible ones are very low.

    The root is the word that gains most over its best head; the others take their best head. Where that is no tree without crossing
    arcs, the best such tree is sought (`project`).
    """
    n = len(root)
    if n == 1:
        return [-1]
    head = [int(h) for h in scores.argmax(1)]
    head[int((root - scores[np.arange(n), head]).argmax())] = -1
    return head if is_projective(head) else project(scores, root)


def is_projective(head: list[int]) -> bool:
    """Whether heads with one root make a tree without crossing arcs."""
    for i, h in enumerate(head):   # what stands between a word and its head has its own head there
        if h >= 0:
            low, high = min(i, h), max(i, h)
            if any(not low <= head[k] <= high for k in range(low + 1, high)):
                return False
    reached = [h < 0 for h in head]
    for i in range(len(head)):     # and all ways up end at the root
        path = []
        while not reached[i] and len(path) <= len(head):
            path.append(i)
            i = head[i]
        if len(path) > len(head):
            return False
        for k in path:
            reached[k] = True
    return True


def project(scores: np.ndarray, root: np.ndarray) -> list[int]:
    """The best tree without crossing arcs (Eisner 1996). right[s, t]: best of the words s … t hanging from s; left: from t."""
    n = len(root)
    right, left = np.zeros((n, n), scores.dtype), np.zeros((n, n), scores.dtype)
    open_right, open_left = np.zeros((n, n), scores.dtype), np.zeros((n, n), scores.dtype)
    cut, cut_right, cut_left = (np.zeros((n, n), int) for _ in range(3))
    for k in range(1, n):
        for s in range(n - k):
            t = s + k
            both = right[s, s:t] + left[s + 1:t + 1, t]
            at = int(both.argmax())
            cut[s, t] = s + at
            open_right[s, t], open_left[s, t] = both[at] + scores[t, s], both[at] + scores[s, t]
            part = open_right[s, s + 1:t + 1] + right[s + 1:t + 1, t]
            at = int(part.argmax())
            cut_right[s, t], right[s, t] = s + 1 + at, part[at]
            part = left[s, s:t] + open_left[s:t, t]
            at = int(part.argmax())
            cut_left[s, t], left[s, t] = s + at, part[at]
    top = int((left[0] + right[:, n - 1] + root).argmax())
    head = [-1] * n
    todo = [("left", 0, top), ("right", top, n - 1)]
    while todo:
        kind, s, t = todo.pop()
        if s == t:
            continue
        if kind == "right":
            k = int(cut_right[s, t])
            head[k] = s
            todo += [("between", s, k), ("right", k, t)]
        elif kind == "left":
            k = int(cut_left[s, t])
            head[k] = t
            todo += [("left", s, k), ("between", k, t)]
        else:
            k = int(cut[s, t])
            todo += [("right", s, k), ("left", k + 1, t)]
    return head


def bio(scores: np.ndarray) -> list[int]:
    """The best labels in which an inside label (even) follows its own begin (odd) or inside label. Label 0 is outside."""
    n, k = scores.shape
    total, back = scores[0].copy(), np.zeros((n, k), int)
    total[2::2] -= 1e6
    for t in range(1, n):
        best = int(total.argmax())
        new = np.empty(k, total.dtype)
        for label in range(k):
            if label and label % 2 == 0:
                before = label if total[label] > total[label - 1] else label - 1
            else:
                before = best
            back[t, label], new[label] = before, total[before] + scores[t, label]
        total = new
    labels = [int(total.argmax())]
    for t in range(n - 1, 0, -1):
        labels.append(int(back[t, labels[-1]]))
    return labels[::-1]


def runs(labels: list[int]) -> list[tuple[int, int, int]]:
    """(first, past the last, type number) of begin/inside labels."""
    out = []
    for i, label in enumerate(labels):
        if label % 2 == 1:
            out.append((i, i + 1, label // 2))
        elif label and out:
            out[-1] = (out[-1][0], i + 1, out[-1][2])
    return out


def smooth(scores: np.ndarray, change: float) -> list[int]:
    """The best sequence of none, source, content where each change of label costs `change`."""
    n, k = scores.shape
    total, back = scores[0].copy(), np.zeros((n, k), int)
    for t in range(1, n):
        best = int(total.argmax())
        new = np.empty(k, total.dtype)
        for label in range(k):
            before = label if total[label] >= total[best] - change else best
            back[t, label] = before
            new[label] = total[before] - (0 if before == label else change) + scores[t, label]
        total = new
    labels = [int(total.argmax())]
    for t in range(n - 1, 0, -1):
        labels.append(int(back[t, labels[-1]]))
    return labels[::-1]

"""From scores to labels: the same steps, ties included, as core/model/decode.cpp."""
from __future__ import annotations
import numpy as np
from network import WINDOW

BAND = 160       # sentences up to this many words are scored whole
REACH = 64       # in longer ones a head lies at most this far from its word


def tree(scores: np.ndarray, root: np.ndarray) -> list[int]:
    """Heads of one sentence, -1 for its one root. `scores[i, j]`: word i under head j; impossible ones are very low.

    The root is the word that gains most over its best head; the others take their best head; a cycle is opened where that costs
    least to a word that hangs from the root already.
    """
    n = len(root)
    best = scores.argmax(1)
    top = int((root - scores[np.arange(n), best]).argmax()) if n > 1 else 0
    head = [int(h) for h in best]
    head[top] = -1
    reached = [False] * n
    reached[top] = True

    def climb(i: int) -> tuple[bool, list[int]]:
        path, on = [], set()
        while i >= 0 and not reached[i] and i not in on:
            path.append(i)
            on.add(i)
            i = head[i]
        return (i < 0 or reached[i]), (path if i < 0 or reached[i] else path[path.index(i):])

    loops = []
    seen = [False] * n
    for i in range(n):
        if reached[i] or seen[i]:
            continue
        path, j = [], i
        while not reached[j] and not seen[j]:
            seen[j] = True
            path.append(j)
            j = head[j]
        if reached[j]:
            for k in path:
                reached[k] = True
        elif j in path:
            loops.append(path[path.index(j):])
    children: list[list[int]] = [[] for _ in range(n)]
    if loops:
        for i, h in enumerate(head):
            if h >= 0:
                children[h].append(i)
    for loop in loops:
        gain, at, to = None, loop[0], top
        for i in sorted(loop):
            for j in range(n):
                if reached[j] and scores[i, j] > -9000:
                    g = scores[i, j] - scores[i, head[i]]
                    if gain is None or g > gain:
                        gain, at, to = g, i, j
        children[head[at]].remove(at)
        head[at] = to
        children[to].append(at)
        stack = [at]
        while stack:
            i = stack.pop()
            if not reached[i]:
                reached[i] = True
                stack += children[i]
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

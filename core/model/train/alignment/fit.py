#!/usr/bin/env python3
r"""Fits the weights of the comparison on ECB+ (Cybulska and Vossen 2014, CC BY 3.0), train part:

    python3 fit.py --tool build/release/core/alignment-features --train ecb.train.jsonl [--dev ecb.dev.jsonl] --stories stories/train \
        --marked stories/ecb.train.json --out core/compare/scorer_weights.hpp

1. Articles: do two of them speak of one event? Logistic regression; examples are the pairs of a topic's two events put into one
   story, and (lighter) the pairs of each event alone and of the stories below, so that a story of one event is not torn apart.
2. Claims: do two of them say the same? Logistic regression over the features of core/compare/score.hpp, then a network with one
   hidden layer beside it (what a name tells depends on the verb, and what words tell on the event). Annotated are sentences,
   so that learning is by bags: of a `close` pair of sentences (60 % of their event chains in common) at least one pair of claims
   says the same; the best ones by the last round's weights count, the others are left out. Negative are pairs of sentences
   that share no chain; claims of one article (lighter: nearly all of them say different things); and pairs of which one sentence
   was not annotated (lighter: annotators chose the sentences that speak of the event). Sentence pairs that share a chain and are not
   close are left out.
   The invented stories in `stories/train` (written for this project; every claim of them is annotated, with groups and their relations) give
   positive and negative pairs of claims directly; so do five articles each of 38 stories of ECB+, whose claims were grouped for this
   project in the same way (`stories/ecb.train.json`: places in the articles, no text).
Every story weighs by the root of its pairs. The event features are computed here anew, from step 1. Needs numpy.

The network: the mean of three with 16 rectified units and a linear part each, over features of mean 0 and deviation 1, by Adam with
decoupled weight decay (Kingma and Ba 2015, Loshchilov and Hutter 2019) on examples drawn by their weight, 2,500 batches of 2,048; seeds 0, 1
and 2. Means and deviations are folded into the weights that are written."""
import argparse
import collections
import json
import pathlib
import subprocess
import textwrap

import numpy as np

from marked import member_span, read_marked

SAME_ARTICLE_LOGIT = 2.5  # kOneArticle of score.cpp
LIGHT = {"close": 1.0, "apart": 1.0, "same article": 0.1, "not annotated": 0.1}
SINGLE_EVENT = 0.2        # weight of article pairs of a story of one event
WRITTEN_EVENT = 0.4       # the same of an invented or marked story, whose articles differ more
CLOSE = 3.0               # weight of a close pair: ECB+ has what says the same in a tenth of the sentences only
INVENTED = 0.1            # weight of an invented story beside one of ECB+
MARKED = 8.0              # of a marked one: real text, every claim of it annotated
UNIT = 1000               # the hidden units' weights are written as whole numbers of such parts
HOLDS = 0.6               # share of a member's words that a claim of it has
KEEP = 0.7                # of a bag: claims' pairs that score this share of the best
THIN = 7                  # of the light examples one in so many is kept, with so many times the weight
NETWORKS, HIDDEN, DECAY, STEPS, BATCH, RATE = 3, 16, 0.1, 2500, 2048, 3e-3


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


def read_stories(path):
    """(id, articles, event of each article, gold pairs, close pairs): each event alone, then both of a topic as one story."""
    stories = [json.loads(line) for line in open(path, encoding="utf-8")]
    halves = collections.defaultdict(list)
    for story in stories:
        halves[story["id"].removesuffix("ecbplus").removesuffix("ecb")].append(story)
    for parts in [[story] for story in stories] + list(halves.values()):
        articles, events, gold, close = [], [], set(), set()
        for number, story in enumerate(parts):
            left = len(articles)
            pairs = [((a + left, i), (b + left, j)) for (a, i), (b, j) in story["pairs"]]
            gold |= set(pairs)
            close |= {pairs[n] for n in story["close"]}
            articles += story["articles"]
            events += [number] * len(story["articles"])
        if len(parts) == 2:
            first = len(parts[0]["articles"])
            gold |= {((a, i), (b + first, j)) for (a, i), (b, j) in parts[0]["across"]}
            yield "both:" + parts[0]["id"], articles, events, gold, close
        elif len(parts) == 1:
            yield parts[0]["id"], articles, events, gold, close


def sentences_of(spans, article):
    """The scored sentences that hold half of the claim or more."""
    held = lambda s, e: sum(max(0, min(e, b) - max(s, a)) for a, b in spans)
    return {i for i in article["scored"] if 2 * held(*article["sentences"][i]) >= max(1, sum(b - a for a, b in spans))}


class Dump:
    """What the tool prints of stories, by story."""

    def __init__(self, tool, stories):
        lines = "".join(json.dumps({"id": id, "articles": [{"id": a["id"], "text": a["text"]} for a in articles]}) + "\n"
                        for id, articles, *_ in stories)
        out = subprocess.run([tool], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
        self.articles, self.claims, self.pairs = (collections.defaultdict(dict) for _ in range(3))
        for line in out.splitlines():
            kind, id, *values = line.split("\t")
            if kind == "F":
                setattr(self, id + "_names", values)
            elif kind == "A":
                self.articles[id][int(values[0]), int(values[1])] = np.array(values[2:], float)
            elif kind == "C":
                spans = list(map(int, values[3:]))
                self.claims[id][int(values[0]), int(values[1])] = (int(values[2]), list(zip(spans[::2], spans[1::2])))
            else:
                a, i, b, j = map(int, values[:4])
                self.pairs[id][(a, i), (b, j)] = np.array(values[4:], np.float32)


def fit(x, y, weight, strength=3.0, steps=60):
    """Newton's method with an L2 penalty on all but the bias."""
    weight = weight * len(weight) / weight.sum()
    w = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], strength)
    penalty[0] = 0
    for _ in range(steps):
        p = sigmoid(x @ w)
        hessian = (x.T * (weight * p * (1 - p))) @ x + np.diag(penalty + 1e-6)
        step = np.linalg.solve(hessian, x.T @ (weight * (p - y)) + penalty * w)
        w -= step
        if np.abs(step).max() < 1e-7:
            break
    return w


def fit_articles(dump, stories, here):
    """Weights of the article pairs; without `here`, of what the two articles alone tell, from mixed stories only."""
    x, y, weights = [], [], []
    for id, _, events, gold, _ in stories:
        mixed = id.startswith("both:")
        if not mixed and not here:
            continue
        pairs = dump.articles[id]
        for (a, b), values in pairs.items():
            x.append(values)
            y.append(events[a] == events[b])
            weights.append((1.0 if mixed else SINGLE_EVENT if gold is not None else WRITTEN_EVENT) / np.sqrt(len(pairs)))
    x = np.array(x)
    if not here:
        x[:, [n for n, name in enumerate(dump.article_names) if name.endswith("_here")]] = 0
    return fit(x, np.array(y, float), np.array(weights))


def with_event(names, x, logits):
    """The features with those of the event set anew."""
    column = {name: n for n, name in enumerate(names)}
    event = sigmoid(logits)
    x = x.astype(float)
    x[:, column["event_logit"]], x[:, column["event"]] = np.clip(logits, -6, 6), event
    for name, n in column.items():
        if name.startswith("event_") and name != "event_logit":
            x[:, n] = event * x[:, column[name.removeprefix("event_")]]
    return x


def examples(dump, stories, event_weights):
    """Features, labels, weights, bags (−1: in none)."""
    xs, ys, weights, bags, bag_count = [], [], [], [], 0
    for id, articles, _, gold, close in stories:
        if gold is None:
            continue  # an invented story: see examples_of_groups
        claims = {c: (place, sentences_of(spans, articles[c[0]])) for c, (place, spans) in dump.claims[id].items()}
        partners = collections.defaultdict(set)
        for one, two in gold:
            partners[one].add(two)
            partners[two].add(one)
        rows, here = [], {}
        for (one, two), values in dump.pairs[id].items():
            (a, b), (place_one, s), (place_two, t) = (one[0], two[0]), claims[one], claims[two]
            if a == b:
                if place_one != place_two and min(place_one, place_two) == 0:
                    continue  # the text repeats its headline
                if s and t and not s & t and any(partners[a, i] & partners[a, j] for i in s for j in t):
                    continue
                rows.append((values, SAME_ARTICLE_LOGIT, 0, -1, "same article"))
                continue
            logit = float(dump.articles[id][min(a, b), max(a, b)] @ event_weights)
            if not s or not t:
                if s or t:
                    rows.append((values, logit, 0, -1, "not annotated"))
                continue
            pairs = {tuple(sorted([(a, i), (b, j)])) for i in s for j in t}
            if pairs & close:
                bag = here.setdefault(min(pairs & close), bag_count + len(here))
                rows.append((values, logit, 1, bag, "close"))
            elif not pairs & gold:
                rows.append((values, logit, 0, -1, "apart"))
        bag_count += len(here)
        if not rows:
            continue
        light = [number for number, row in enumerate(rows) if LIGHT[row[4]] < 1]
        dropped = set(light) - set(light[::THIN])
        rows = [row for number, row in enumerate(rows) if number not in dropped]
        share = 1 / np.sqrt(max(1, sum(row[4] in ("close", "apart") for row in rows)))
        xs.append(with_event(dump.claim_names, np.array([row[0] for row in rows]), np.array([row[1] for row in rows])))
        ys += [row[2] for row in rows]
        bags += [row[3] for row in rows]
        weights += [share * (CLOSE if row[2] else LIGHT[row[4]] if LIGHT[row[4]] == 1 else THIN * LIGHT[row[4]]) for row in rows]
    return np.concatenate(xs), np.array(ys, float), np.array(weights), np.array(bags)


def read_invented(folder):
    """The stories that were written for this project, in the form of read_stories; instead of close pairs the groups."""
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        story = json.loads(path.read_text("utf-8"))
        yield path.stem, story["articles"], [0] * len(story["articles"]), None, story["groups"]


def groups_of(claims, articles, groups):
    """For each claim the groups of which it holds a member: 60 % of its words or more."""
    number = {article["id"]: n for n, article in enumerate(articles)}
    out = collections.defaultdict(set)
    for g, group in enumerate(groups):
        for member in group["members"]:
            a = number[member["article"]]
            begin, end = member_span(member, articles[a]["text"])
            for claim, (_, spans) in claims.items():
                if claim[0] == a and sum(max(0, min(end, e) - max(begin, s)) for s, e in spans) >= HOLDS * (end - begin):
                    out[claim].add(g)
    return out


def examples_of_groups(dump, stories, event_weights):
    """Features, labels, weights of the invented stories: every claim of them was annotated."""
    xs, ys, weights = [], [], []
    for id, articles, _, gold, groups in stories:
        if gold is not None:
            continue
        of = groups_of(dump.claims[id], articles, groups)
        rows = []
        for (one, two), values in dump.pairs[id].items():
            a, b = one[0], two[0]
            if a == b:
                if not of[one] & of[two]:
                    rows.append((values, SAME_ARTICLE_LOGIT, 0, LIGHT["same article"]))
                continue
            logit = float(dump.articles[id][min(a, b), max(a, b)] @ event_weights)
            rows.append((values, logit, float(bool(of[one] & of[two])), 1.0))
        if not rows:
            continue
        share = (MARKED if id.startswith("marked:") else INVENTED) / np.sqrt(max(1, sum(row[3] == 1 for row in rows)))
        xs.append(with_event(dump.claim_names, np.array([row[0] for row in rows]), np.array([row[1] for row in rows])))
        ys += [row[2] for row in rows]
        weights += [share * row[3] for row in rows]
    return (np.concatenate(xs), np.array(ys, float), np.array(weights)) if xs else (np.zeros((0, len(dump.claim_names))), np.zeros(0), np.zeros(0))


def choose_examples(x, y, weights, bags, rounds=3):
    in_bag, best_of = bags >= 0, bags.max() + 1
    use = np.ones(len(y))
    for _ in range(rounds):
        kept = use > 0
        w = fit(x[kept], y[kept], (weights * use)[kept])
        p, best = sigmoid(x @ w), np.zeros(best_of)
        np.maximum.at(best, bags[in_bag], p[in_bag])
        use[in_bag] = p[in_bag] >= KEEP * best[bags[in_bag]]
    return use > 0


class Network:
    """Several networks of one hidden layer and a linear part each, as one: what they say is averaged."""

    def __init__(self, x, y, weights):
        mean, deviation = x.mean(0), x.std(0) + 1e-6
        mean[0], deviation[0] = 0, 1
        z = ((x - mean) / deviation).astype(np.float32)
        share = weights / weights.sum()
        several = [self.learn(z, y.astype(np.float32), share, seed) for seed in range(NETWORKS)]
        # As weights of the features as they are; the first feature is 1 and takes what the means leave.
        hidden = np.concatenate([parts[0] for parts in several], axis=1)
        offsets = np.concatenate([parts[1] for parts in several])
        linear = sum(parts[3] for parts in several) / NETWORKS
        self.hidden, self.linear = hidden / deviation[:, None], linear / deviation
        self.out = np.concatenate([parts[2] for parts in several]) / NETWORKS
        self.hidden[0] += offsets - mean @ self.hidden
        self.linear[0] -= mean @ self.linear

    @staticmethod
    def learn(z, y, share, seed):
        rng = np.random.default_rng(seed)
        width = z.shape[1]
        parts = [rng.uniform(-1, 1, (width, HIDDEN)) * width ** -.5, rng.uniform(-1, 1, HIDDEN) * width ** -.5,
                 rng.uniform(-1, 1, HIDDEN) * HIDDEN ** -.5, np.zeros(width)]
        means, squares = [np.zeros_like(p) for p in parts], [np.zeros_like(p) for p in parts]
        drawn = rng.choice(len(z), size=(STEPS, BATCH), p=share)
        for step in range(1, STEPS + 1):
            rate = RATE * (1 + np.cos(np.pi * (step - 1) / STEPS)) / 2
            into, wanted = z[drawn[step - 1]], y[drawn[step - 1]]
            hidden = np.maximum(0, into @ parts[0] + parts[1])
            error = (sigmoid(hidden @ parts[2] + into @ parts[3]) - wanted) / BATCH
            back = np.outer(error, parts[2]) * (hidden > 0)
            slopes = [into.T @ back, back.sum(0), hidden.T @ error, into.T @ error]
            for part, slope, m, s in zip(parts, slopes, means, squares):
                part *= 1 - rate * DECAY
                m *= .9
                m += .1 * slope
                s *= .999
                s += .001 * slope * slope
                part -= rate * (m / (1 - .9 ** step)) / (np.sqrt(s / (1 - .999 ** step)) + 1e-8)
        return parts

    def __call__(self, x):
        return sigmoid(np.maximum(0, x @ self.hidden) @ self.out + x @ self.linear)


def array(comment, type, name, names, values):
    lines = ",\n    ".join(f"{value:.4f} /* {key} */" for key, value in zip(names, values))
    return f"/// {comment}\ninline constexpr {type} {name} = {{\n    {lines}}};\n\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--train", required=True)
    parser.add_argument("--dev")
    parser.add_argument("--stories", help="the folder of invented stories")
    parser.add_argument("--marked", help="the groups of claims of ECB+")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    grouped = list(read_invented(options.stories)) if options.stories else []
    for story in read_marked(options.marked, options.train) if options.marked else []:
        grouped.append(("marked:" + story["id"], story["articles"], [0] * len(story["articles"]), None, story["groups"]))
    stories = list(read_stories(options.train)) + grouped
    dump = Dump(options.tool, stories)
    event, related = fit_articles(dump, stories, True), fit_articles(dump, stories, False)
    x, y, weights, bags = examples(dump, stories, event)
    used = choose_examples(x, y, weights, bags)
    more = examples_of_groups(dump, stories, event)
    claims = Network(*(np.concatenate([part[used], added]) for part, added in zip((x, y, weights), more)))
    if options.dev:
        others = list(read_stories(options.dev))
        other = Dump(options.tool, others)
        x, y, weights, bags = examples(other, others, event)
        scored = claims(x)
        for bound in (.1, .2, .3, .4, .5):
            said = scored >= bound
            print(f"dev, claim pairs from {bound}: P {(y * said * weights).sum() / (said * weights).sum():.3f} R {(y * said * weights).sum() / (y * weights).sum():.3f}")
    for name, value in [*zip(dump.article_names, event), *zip(dump.claim_names, claims.linear)]:
        print(f"  {name:24} {value:7.3f}")
    with open(options.out, "w", encoding="utf-8") as out:
        out.write("#pragma once\n// Made by core/model/train/alignment/fit.py from ECB+ (annotations CC BY 3.0) and the stories beside it; do not edit.\n\n"
                  '#include <array>\n#include <cstddef>\n#include <cstdint>\n\n#include "compare/likeness.hpp"\n#include "compare/score.hpp"\n\nnamespace facts::compare {\n\n')
        out.write(array("Two claims say the same: the linear part.", "Features", "kScorerWeights", dump.claim_names, claims.linear))
        units = np.rint(claims.hidden.T * UNIT).astype(int)
        assert np.abs(units).max() < 2 ** 15
        out.write(f"/// Its hidden units: their weights, in parts of {UNIT}, and what each adds.\n"
                  f"inline constexpr std::size_t kHidden = {len(claims.out)};\ninline constexpr double kHiddenUnit = 1.0 / {UNIT};\n"
                  "inline constexpr std::array<std::array<std::int16_t, kFeatures>, kHidden> kHiddenWeights = {{\n")
        for unit in units:
            out.write("    {" + "\n     ".join(textwrap.wrap(", ".join(map(str, unit)), 130)) + "},\n")
        out.write("}};\ninline constexpr std::array<double, kHidden> kHiddenOut = {"
                  + "\n    ".join(textwrap.wrap(", ".join(f"{value:.4f}" for value in claims.out), 110)) + "};\n\n")
        out.write(array("Two articles speak of one event, as the story shows it.", "ArticleFeatures", "kEventWeights", dump.article_names, event))
        out.write(array("The same from the two articles alone.", "ArticleFeatures", "kRelatedWeights", dump.article_names, related))
        out.write("}  // namespace facts::compare\n")


if __name__ == "__main__":
    main()

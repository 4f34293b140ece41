#!/usr/bin/env python3
"""Scores the comparison on stories with gold groups:  score_stories.py --tool PROGRAM [--errors N] FILE-OR-FOLDER…
                                                     score_stories.py --tool PROGRAM --marked ecb.dev.json --sets ecb.dev.jsonl

The files are invented stories; --marked are stories of ECB+ whose claims were grouped for this project (places, no text: --sets has it).

A found pair is two claims of different articles in one group; it is right if some gold group has words that each of the two claims
holds (60 % of them or more). A gold pair is two members of different articles; it is found if some found pair holds both.
Relations: share of the found gold pairs whose group has the gold group's relation. Claims: gold members that some claim holds."""
import argparse
import collections
import itertools
import json
import pathlib
import subprocess

from marked import read_marked


def held(start, end, spans):
    return sum(max(0, min(end, e) - max(start, s)) for s, e in spans) >= 0.6 * (end - start)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", required=True)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--marked", type=pathlib.Path)
    parser.add_argument("--sets", type=pathlib.Path)
    parser.add_argument("paths", nargs="*", type=pathlib.Path)
    args = parser.parse_args()
    files = [f for p in args.paths for f in (sorted(p.rglob("*.json")) if p.is_dir() else [p])]
    stories = [json.loads(file.read_text("utf-8")) for file in files]
    if args.marked:
        stories += read_marked(args.marked, args.sets)
    found_n = right_n = gold_n = hit_n = rel_n = rel_all = member_n = member_hit = 0
    confusion = collections.Counter()
    for story in stories:
        line = json.dumps({"id": story["id"], "articles": story["articles"]}) + "\n"
        out = json.loads(subprocess.run([args.tool, "compare", "--input", "jsonl", "-"], input=line.encode(), stdout=subprocess.PIPE, check=True).stdout)
        text = {a["id"]: a["text"] for a in story["articles"]}
        spans = {(a["article"]["id"], c["id"]): [tuple(s) for s in c["content"]] for a in out["articles"] for c in a["claims"]}
        show = lambda k: k[0] + ": " + " … ".join(text[k[0]][s:e] for s, e in spans[k])
        gold = collections.defaultdict(list)  # claim -> (group, member)
        pairs = {}
        for g, group in enumerate(story["groups"]):
            members = []
            for m, member in enumerate(group["members"]):
                start = member["begin"] if "begin" in member else text[member["article"]].find(member["words"])
                if start < 0:
                    print(f"{story['id']}: not in the text: {member['words']}")
                    continue
                at = start, start + len(member["words"])
                held_by = [k for k in spans if k[0] == member["article"] and held(*at, spans[k])]
                members.append((member["article"], g, m))
                member_n += 1
                member_hit += bool(held_by)
                if not held_by and args.errors: print(f"[{story['id']}] no claim: {member['words']}")
                for k in held_by:
                    gold[k].append((member["article"], g, m))
            for x, y in itertools.combinations(members, 2):
                if x[0] != y[0]:
                    pairs[x, y] = None
        words = lambda x: story["groups"][x[1]]["members"][x[2]]
        shown = 0
        for group in out["groups"]:
            keys = [(m["article"], m["claim"]) for m in group["members"]]
            for x, y in itertools.combinations(keys, 2):
                if x[0] == y[0]:
                    continue
                found_n += 1
                right = False
                for p in gold[x]:
                    for q in gold[y]:
                        if p[1] == q[1]:
                            right = True
                            key = (p, q) if (p, q) in pairs else (q, p)
                            if key in pairs and pairs[key] != story["groups"][p[1]]["relation"]:
                                pairs[key] = group["relation"]
                right_n += right
                if not right and shown < args.errors:
                    shown += 1
                    print(f"[{story['id']}] wrongly joined ({group['relation']}):\n    {show(x)}\n    {show(y)}")
        shown = 0
        for (x, y), relation in pairs.items():
            gold_n += 1
            want = story["groups"][x[1]]["relation"]
            if relation is None:
                if shown < args.errors:
                    shown += 1
                    print(f"[{story['id']}] missed ({want}):\n    {x[0]}: {words(x)['words']}\n    {y[0]}: {words(y)['words']}")
                continue
            hit_n += 1
            rel_all += 1
            rel_n += relation == want
            if relation != want:
                confusion[want, relation] += 1
                if args.errors: print(f"[{story['id']}] {want} read as {relation}:\n    {words(x)['words']}\n    {words(y)['words']}")
    p, r = right_n / max(1, found_n), hit_n / max(1, gold_n)
    print(f"{len(stories)} stories: members with a claim {100 * member_hit / max(1, member_n):.1f} %, pairs P {100 * p:.1f} R {100 * r:.1f} "
          f"F1 {200 * p * r / max(1e-9, p + r):.1f}, relations {100 * rel_n / max(1, rel_all):.1f} %  {dict(confusion)}")


main()

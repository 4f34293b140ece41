#!/usr/bin/env python3
"""Time and memory of `compare` by the number of articles:

    python3 tests/bench/size.py --tool build/release/fact-explorer [--sizes 10,100,1000,10000] FILE.jsonl…

The files hold articles or stories (`{"articles": […]}`), one a line. What is missing for a size is made of them: each round through
them takes other names, numbers and days, always the same for one round of one story, so that its articles stay one story and are
none with the round before. The articles are then mixed. Prints a line a size, and at the end the exponent of the time between
the first size that takes a second or more and the last. Needs nothing but Python."""
import argparse
import json
import math
import os
import random
import re
import subprocess
import tempfile
import time


def stories(paths):
    for path in paths:
        loose = []
        for line in open(path, encoding="utf-8"):
            item = json.loads(line)
            if "articles" in item:
                yield item["articles"]
            else:
                loose.append(item)
        for at in range(0, len(loose), 10):
            yield loose[at:at + 10]


SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "el", "or")]


def varied(articles, round, number):
    """A story with other names, numbers and days; the same for equal arguments."""
    if round == 0:
        return articles
    names = {}

    def name(match):
        word = match.group()
        if word not in names:
            own = random.Random(f"{word} {round} {number}")
            names[word] = "".join(own.choice(SYLLABLES) for _ in range(2 + own.randrange(2))).capitalize()
        return names[word]

    own = random.Random(f"{round} {number}")
    times = 1 + own.random()
    changed = []
    for article in articles:
        text = re.sub(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b", name, article["text"])
        for old, new in names.items():
            text = re.sub(rf"\b{old}\b", new, text)
        text = re.sub(r"\b\d{2,4}\b", lambda m: str(int(int(m.group()) * times)), text)
        day = f"20{10 + round % 15:02d}-{1 + own.randrange(12):02d}-{1 + own.randrange(28):02d}"
        changed.append({**article, "text": text, "published": article.get("published") or day})
    return changed


def collection(all_stories, size):
    out, round = [], 0
    while len(out) < size:
        for number, articles in enumerate(all_stories):
            out += varied(articles, round, number)
            if len(out) >= size:
                break
        round += 1
    out = out[:size]
    random.Random(size).shuffle(out)
    return [{"text": a["text"], "source": a.get("source", ""), "published": a.get("published", "")} for a in out]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--sizes", default="10,100,1000,10000")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    given = list(stories(options.files))
    measured = []
    for size in map(int, options.sizes.split(",")):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            articles = collection(given, size)
            for article in articles:
                file.write(json.dumps(article) + "\n")
            file.flush()
            start = time.time()
            child = subprocess.Popen([options.tool, "compare", "--jobs", "2", file.name], stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.time() - start
        measured.append((size, wall))
        print(f"{size:6} articles  {wall:7.1f} s ({1000 * wall / size:6.1f} ms each), {usage.ru_utime + usage.ru_stime:7.1f} s of processor, "
              f"{usage.ru_maxrss / 1024:7.0f} MiB ({usage.ru_maxrss / size:6.0f} KiB each), exit {os.waitstatus_to_exitcode(status)}", flush=True)
    long = [m for m in measured if m[1] >= 1]
    if len(long) > 1:
        print(f"exponent {math.log(long[-1][1] / long[0][1]) / math.log(long[-1][0] / long[0][0]):.2f} (at most 1.1)")


if __name__ == "__main__":
    main()

"""Stories of ECB+ whose claims were grouped for this project: stories/ecb.*.json has places in the articles and no text."""
import json
import pathlib


def read_marked(path, sets):
    """In the form of the invented stories: {"id", "articles", "groups"}; a member has "article", "words" and "begin". `sets`: ecb.*.jsonl."""
    texts = {}
    for line in open(sets, encoding="utf-8"):
        story = json.loads(line)
        texts[story["id"]] = {article["id"]: article["text"] for article in story["articles"]}
    for id, story in json.loads(pathlib.Path(path).read_text("utf-8")).items():
        cut = lambda article, begin, end: {"article": article, "begin": begin, "words": texts[id][article][begin:end]}
        yield {"id": id, "articles": [{"id": article, "text": texts[id][article]} for article in story["articles"]],
               "groups": [{**group, "members": [cut(*member) for member in group["members"]]} for group in story["groups"]]}


def member_span(member, text):
    """Where a member's words stand in its article."""
    begin = member["begin"] if "begin" in member else text.index(member["words"])
    return begin, begin + len(member["words"])

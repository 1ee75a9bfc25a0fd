#!/usr/bin/env python3
"""Write wikidata=Q... into the column ids of normalize/data/skills*.tsv.

    npm pack wikidata-lang && tar xzf wikidata-lang-*.tgz
    python3 normalize/tools/add_wikidata.py package/data/languages.json

Human languages: npm wikidata-lang 5.0.1 (MIT; its data are Wikidata's, CC0), where label and skill are the same name, one
item alone has it, and it has a code of ISO 639-1 or -3. The rest: wikidata.tsv beside this file, by hand. A skill that is
not named exactly so gets nothing. Run make_skills.py afterwards. Python 3, standard library.
"""
import collections
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
COLUMNS = 12
HUMAN = "human-language"


def main():
    named = collections.defaultdict(set)
    for item in json.load(open(sys.argv[1], encoding="utf-8")):
        if item.get("label") and (item.get("iso6391") or item.get("iso6393")):
            named[item["label"]].add(item["wd"])
    human = {name: items.pop() for name, items in named.items() if len(items) == 1}
    other = dict(line.split("\t") for line in (HERE / "wikidata.tsv").read_text(encoding="utf-8").splitlines()
                 if line and not line.startswith("#"))
    done = 0
    for path in sorted((HERE.parent / "data").glob("skills*.tsv")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for at, line in enumerate(lines):
            fields = line.split("\t")
            if len(fields) < 5 or line.startswith("#") or fields[0] == "id":
                continue
            item = human.get(fields[2]) if fields[3] == HUMAN else other.pop(fields[2], None)
            ids = [x for x in (fields[11] if len(fields) == COLUMNS else "").split("|") if x and not x.startswith("wikidata=")]
            if item:
                ids.append("wikidata=" + item)
                done += 1
            fields += [""] * (COLUMNS - len(fields)) if ids else []
            if len(fields) == COLUMNS:
                fields[11] = "|".join(ids)
            lines[at] = "\t".join(fields).rstrip("\t") if not ids else "\t".join(fields)
        path.write_text("\n".join(lines), encoding="utf-8")
    print(f"{done} skills; no skill is named {', '.join(other) or 'otherwise'}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""jobmill beside what people use today, on the same labelled postings.

    tests/bench/side_by_side.py --gold ../shared/gold --npm DIR [--jobmill build/release/jobmill]

Each of the others stands in jobmill's place before the same scorer (GOLD/score.py), for the fields it reads:

  extruct          Debian's python3-extruct, the glue of most crawlers: JSON-LD, microdata and RDFa of a page, the JobPosting's
                   fields taken as they stand. Judged on the pages with JSON-LD alone: elsewhere it has nothing to say
  skill-extractor  npm skill-extractor, its 30,957 names found in the description; without its neural filter, whose model is
                   not part of the package
  jobspy-js        npm jobspy-js, pay found in the description (its regular expression for dollars)

The last two get title and description as jobmill reads them, so that only their own part is judged. DIR holds the unpacked packages:
`npm pack NAME && mkdir NAME && tar xzf NAME-*.tgz -C NAME`. What is not there is left out. Asserts nothing; postings whose labels were seen
while jobmill was built favour jobmill, which the reader should know."""
import argparse
import json
import os
import re
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIELDS = {"extruct": ["posting", "title", "company", "country", "city", "base salary", "employment_type", "date_posted", "valid_through"],
          "skill-extractor": ["skills"], "jobspy-js": ["salary", "base salary"]}
NODE = {"skill-extractor": """
import { readFileSync } from 'node:fs';
import { KeywordMatcher } from '%(dir)s/skill-extractor/package/src/matcher.js';
const m = new KeywordMatcher(JSON.parse(readFileSync('%(dir)s/skill-extractor/package/data/skills.json', 'utf8')));
for (const l of readFileSync(0, 'utf8').split('\\n').filter(Boolean)) {
  const p = JSON.parse(l);
  p.skills = [...new Set(m.extract(p.title + '. ' + (p.description || '')).map(x => x[0]))].map(name => ({ name, quote: name }));
  console.log(JSON.stringify(p));
}""", "jobspy-js": """
import { readFileSync } from 'node:fs';
import { extractSalary } from '%(dir)s/jobspy-js/utils.mjs';
const unit = { yearly: 'year', monthly: 'month', weekly: 'week', daily: 'day', hourly: 'hour' };
for (const l of readFileSync(0, 'utf8').split('\\n').filter(Boolean)) {
  const p = JSON.parse(l), s = extractSalary(p.description);
  p.salaries = s ? [{ kind: 'base', min: s.min_amount, max: s.max_amount, currency: s.currency, period: unit[s.interval] }] : [];
  console.log(JSON.stringify(p));
}"""}
STAND_IN = """#!/bin/sh
exec {jobmill} "$@" | node {script}
"""
EXTRUCT_STAND_IN = """#!/bin/sh
exec /usr/bin/python3 {me} --extruct "$@"
"""


def first(x):
    return first(x[0]) if isinstance(x, list) and x else x


def text(x):
    x = first(x)
    if isinstance(x, dict):
        x = x.get("name") or x.get("@value")
    return x if isinstance(x, str) else None


def job_of(item, url):
    """A JobPosting's fields as glue code takes them."""
    pay, spots = first(item.get("baseSalary")), item.get("jobLocation") or []
    salaries, value = [], first(pay.get("value")) if isinstance(pay, dict) else None
    if isinstance(value, dict):
        low, high = value.get("minValue", value.get("value")), value.get("maxValue", value.get("value"))
        try:
            salaries = [{"kind": "base", "min": float(low), "max": float(high), "currency": text(pay.get("currency")), "period": str(text(value.get("unitText"))).lower()}]
        except (TypeError, ValueError):
            pass
    places = []
    for spot in spots if isinstance(spots, list) else [spots]:
        address = first(spot.get("address")) if isinstance(spot, dict) else None
        if isinstance(address, dict):
            places.append({"city": text(address.get("addressLocality")), "country": text(address.get("addressCountry"))})
    day = lambda name: (text(item.get(name)) or "")[:10] or None
    kind = text(item.get("employmentType"))
    return {"url": url, "title": text(item.get("title")), "company": text(item.get("hiringOrganization")), "locations": places, "salaries": salaries,
            "employment_type": kind.lower() if kind else None, "date_posted": day("datePosted"), "valid_through": day("validThrough")}


def postings(node, found):
    """Every JobPosting in what extruct returns, wherever it is nested."""
    if isinstance(node, list):
        for x in node:
            postings(x, found)
    elif isinstance(node, dict):
        if "JobPosting" in str(node.get("@type")):
            found.append(node)
        else:
            for x in node.values():
                postings(x, found)


def extruct_parse(argv):
    import extruct
    url = argv[argv.index("--url") + 1] if "--url" in argv else ""
    if argv[argv.index("--kind") + 1] != "page":
        return
    found = []
    try:
        postings(extruct.extract(Path(argv[-1]).read_bytes(), syntaxes=["json-ld", "microdata", "rdfa"], uniform=True), found)
    except Exception as e:  # damaged JSON-LD ends extruct with whatever its parser throws
        print(type(e).__name__, e, file=sys.stderr)
    for item in found:
        print(json.dumps(job_of(item, url)))


def stand_in(name, jobmill, npm, folder):
    """A program that answers `parse` with the other's fields; None when the other is not installed."""
    path = folder / name
    if name == "extruct":
        if subprocess.run(["/usr/bin/python3", "-c", "import extruct"], capture_output=True).returncode:
            return None
        path.write_text(EXTRUCT_STAND_IN.format(me=Path(__file__).resolve()))
    else:
        if not npm or not (npm / name / "package").is_dir():
            return None
        script = folder / f"{name}.mjs"
        if name == "jobspy-js":  # TypeScript: the one function, its types taken off
            source = (npm / name / "package/src/utils.ts").read_text()
            body = source[source.index("export function extractSalary"):]
            body = body[:body.index("\n}\n") + 3]
            body = re.sub(r"\(\n\s+text: .*?\): ExtractedSalary \| null \{", "(text, opts = {}) {", body, flags=re.S)
            body = re.sub(r": (string|number)( \| undefined)?(?=[;),])", "", body)
            unit = "const CompensationInterval = { HOURLY: 'hourly', MONTHLY: 'monthly', YEARLY: 'yearly' };\n"
            (folder / name.replace("jobspy-js", "utils.mjs")).write_text(unit + body)
            script.write_text((NODE[name] % {"dir": npm}).replace(f"{npm}/jobspy-js/utils.mjs", str(folder / "utils.mjs")))
        else:
            script.write_text(NODE[name] % {"dir": npm})
        path.write_text(STAND_IN.format(jobmill=jobmill, script=script))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def rows(scorer, program, kind):
    out = subprocess.run([sys.executable, scorer, *(["--kind", kind] if kind else []), str(program)], capture_output=True, text=True, check=True).stdout
    table = {}
    for line in out.splitlines():
        m = re.match(r"(\S.*?)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+)\s+(\S+)$", line)
        if m:
            table[m[1]] = (int(m[2]), int(m[3]), int(m[4]))
    return table


def share(n):
    labelled, found, right = n
    return f"{right / found if found else 0:.3f} / {right / labelled if labelled else 0:.3f}"


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--jobmill", default=str(ROOT / "build/release/jobmill"))
    args.add_argument("--gold", required=True, type=Path)
    args.add_argument("--npm", type=Path)
    args = args.parse_args()
    scorer = args.gold / "score.py"
    print(f"{'field':16} {'labelled':>8}  {'jobmill (P / R)':>16}  other (P / R)")
    with tempfile.TemporaryDirectory() as d:
        for name, fields in FIELDS.items():
            program = stand_in(name, os.path.abspath(args.jobmill), args.npm and args.npm.resolve(), Path(d))
            if not program:
                print(f"{name}: not installed, left out")
                continue
            kind = "html-jsonld" if name == "extruct" else None
            ours, theirs = rows(scorer, args.jobmill, kind), rows(scorer, program, kind)
            for f in fields:
                print(f"{f:16} {ours[f][0]:8}  {share(ours[f]):>16}  {share(theirs.get(f, (0, 0, 0)))}  {name}")


if __name__ == "__main__":
    if "--extruct" in sys.argv:
        extruct_parse(sys.argv[sys.argv.index("--extruct") + 1:])
    else:
        main()

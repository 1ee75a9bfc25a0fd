#!/usr/bin/env python3
"""Every figure of every report of a served market against plain.py, and the postings behind them.

    check_reports.py JOBMILL

JOBMILL_MARKET=20000 is the long form: so many pages, and all scopes instead of some."""
import json
import os
import random
import sys
import time

import formats
import plain
import search
from boards import day
from market import Market
from truth import DAY, NIGHTS

MONEY, SHARE = 0.0051, 0.0000011
FAILED = []


def fail(text):
    FAILED.append(text)
    if len(FAILED) <= 40:
        print("FAIL", text[:600])


# ---- what the program prints ----

def lines_of(market, arguments):
    ran = market.run("report", *arguments, "--format", "json")
    if ran.returncode or ran.stderr:
        fail(f"report {' '.join(arguments)}: exit {ran.returncode}: {ran.stderr}")
        return []
    return [json.loads(line) for line in ran.stdout.splitlines()]


def figures_of(market, arguments):
    out = {}
    for o in lines_of(market, arguments):
        if list(o) != ["figure", "role", "key", "value", "n", "ci"]:
            fail(f"{arguments}: a line of another shape: {list(o)}")
        key = (o["figure"], o["role"], o["key"])
        if key in out:
            fail(f"{arguments}: {key} stands twice")
        out[key] = (o["value"], o["n"], o["ci"])
    return out


def differs(figure, want, have):
    slack = 0.01 if figure == "days_to_close" else SHARE if "share" in figure or figure in ("top_skill", "skill_overlap", "key_skill") else MONEY
    slack = 0.000051 if figure == "active_ratio" else slack
    pairs = [(want[0], have[0])] + list(zip(want[2] or [None] * 2, have[2] or [None] * 2))
    if want[1] != have[1] or any((a is None) != (b is None) for a, b in pairs):
        return True
    return any(a is not None and abs(a - b) > slack for a, b in pairs)


def compare(market, arguments, want):
    have = figures_of(market, arguments)
    for key in want.keys() - have.keys():
        fail(f"{' '.join(arguments)}: {key} is missing: {want[key]}")
    for key in have.keys() - want.keys():
        fail(f"{' '.join(arguments)}: {key} is too many: {have[key]}")
    for key in want.keys() & have.keys():
        if differs(key[0], want[key], have[key]):
            fail(f"{' '.join(arguments)}: {key}: printed {have[key]}, counted {want[key]}")
    return len(want)


# ---- which options ----

SCOPES = [  # options of the command, and the same for plain.Scope
    ([], {}),
    (["--country", "US"], {"country": "US"}),
    (["--country", "IN", "--min-n", "5"], {"country": "IN", "min_n": 5}),
    (["--country", "de", "--currency", "eur", "--min-n", "3"], {"country": "DE", "currency": "EUR", "min_n": 3}),
    (["--country", "GB", "--count", "roles", "--min-n", "1"], {"country": "GB", "count": "roles", "min_n": 1}),
    (["--count", "postings"], {"count": "postings"}),
    (["--as-of", day(NIGHTS[1]), "--min-n", "10"], {"as_of": NIGHTS[1], "min_n": 10}),
    (["--since", "2026-03-10", "--until", "2026-03-31"], {"since": NIGHTS[1] + DAY, "as_of": NIGHTS[2] + 8 * DAY}),
    (["--currency", "EUR", "--count", "roles", "--since", "2026-03-01", "--min-n", "8"],
     {"currency": "EUR", "count": "roles", "since": NIGHTS[0] - DAY, "min_n": 8}),
]

SHORT = (0, 1, 2, 4, 7)


def scope_of(market, options):
    return plain.Scope(market.pages, **{"as_of": NIGHTS[-1], **options})


def parents_of(market):
    """Name of the top parent of each skill, and all tops."""
    rows = [line.split("\t") for line in market.run_plain("taxonomy", "list").stdout.splitlines() if line.startswith("skill\t")]
    names, parent = {r[1]: r[2] for r in rows}, {r[1]: r[4] for r in rows}

    def top(slug):
        return top(parent[slug]) if parent[slug] else slug

    return {r[2]: names[top(r[1])] for r in rows}


def check_figures(market, parents):
    n, is_long = 0, "JOBMILL_MARKET" in os.environ
    for arguments, options in SCOPES if is_long else [SCOPES[i] for i in SHORT]:
        a, b = "backend-developer", "devops-engineer"
        n += compare(market, ["compare", a, b, *arguments], plain.compare(scope_of(market, options), a, b))
        for slug in (a, "site-reliability-engineer", "data-engineer") if is_long else (a,):
            n += compare(market, ["role", slug, *arguments], plain.role(scope_of(market, options), slug))
        n += compare(market, ["top", *arguments], plain.top(scope_of(market, options)))
        if "country" in options:
            n += compare(market, ["bands", b, a, *arguments], plain.bands(scope_of(market, options), [b, a], parents))
        trend = dict(options)
        trend.setdefault("since", trend.get("as_of", NIGHTS[-1]) - 84 * DAY + DAY)
        n += compare(market, ["trend", a, *arguments], plain.trend(scope_of(market, trend), a, day))
    return n


# ---- what is behind a figure ----

TRACES = [("active",), ("median",), ("total",), ("on-call",), ("level", "senior"), ("level", "unstated"), ("level-median", "staff"), ("mode", "remote"),
          ("mode", "unstated"), ("skill", "Kubernetes"), ("skill-median", "Rust")]


def check_traces(market):
    """The postings, and each one's pay; their number is the n of the figure."""
    n = 0
    for arguments, options in (SCOPES[0], SCOPES[1], SCOPES[4], SCOPES[7]):
        given = [a for i, a in enumerate(arguments) if "--min-n" not in arguments[max(0, i - 1):i + 1]]
        for figure, *key in TRACES:
            scope = scope_of(market, options)
            want = {p["id"]: p for p in plain.behind(scope, figure, "backend-developer", *key)}
            have = {o["id"]: o for o in lines_of(market, ["trace", figure, "backend-developer", *key, *given])}
            n += len(want)
            if want.keys() != have.keys():
                fail(f"trace {figure} {key} {given}: {len(have)} postings, counted {len(want)}")
                continue
            for id_, p in want.items():
                pay = scope.total(p) if figure == "total" else scope.base(p)
                if have[id_]["value"] != (sum(pay) / 2 if pay else None) or have[id_]["company"] != p["o"]["company"]:
                    fail(f"trace {figure}: {have[id_]}: the page says {pay}")
    return n


def check_explained(market):
    """From a figure to the words on the page: `explain` quotes the pay and the skills as written."""
    scope = scope_of(market, {"country": "US"})
    pages = plain.behind(scope, "median", "backend-developer")
    for p in random.Random(1).sample(pages, min(12, len(pages))):
        ran = market.run("explain", p["id"], "-c", os.path.join(market.dir, "jobmill.conf"))
        if ran.returncode or p["o"]["title"] not in ran.stdout:
            fail(f"explain {p['id']}: exit {ran.returncode}: {ran.stderr}{ran.stdout[:300]}")
            continue
        pay = p["o"]["base"]
        figure = pay["zones"][0][1] if pay["kind"] == "zones" else pay["high"] if pay["kind"] == "up to" else pay["low"]
        if f"{figure:,}" not in ran.stdout and str(figure) not in ran.stdout:
            fail(f"explain {p['id']} does not quote {figure}:\n{ran.stdout}")
        for skill in p["o"]["skills"]:
            if skill not in ran.stdout:
                fail(f"explain {p['id']} does not quote {skill}")


def main():
    began = time.monotonic()
    market = Market(sys.argv[1], int(os.environ.get("JOBMILL_MARKET", "2000")))
    try:
        made = time.monotonic()
        parents = parents_of(market)
        for key, name in (("cloud", "Cloud Computing"), ("security", "Security"), ("ai", "Artificial Intelligence")):
            plain.AREAS[key] = {skill for skill, top in parents.items() if top == name}
        n = check_figures(market, parents)
        traced = check_traces(market)
        check_explained(market)
        formats.check(market, fail)
        found = search.check(market, fail)
        print(f"{len(market.pages)} pages served and read in {made - began:.1f} s; {n} figures and {traced} traced postings and {found} hits in "
              f"{time.monotonic() - made:.1f} s; {len(FAILED)} differences")
    finally:
        market.close()
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())

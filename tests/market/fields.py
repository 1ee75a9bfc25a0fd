"""Holds what jobmill stored against what each page says: the first look when a figure differs."""
import collections
import sqlite3

from truth import PERIODS, level_of

MODES = {"remote": 2, "hybrid": 4, "onsite": 8}


def ranges_of(page):
    """Stated base pay by the year: [(zone, low, high)] in the opening's currency."""
    pay = page["o"]["base"]
    if not pay or page["hides_pay"]:
        return []
    if pay["kind"] == "zones":
        return [(zone, float(low), float(high)) for zone, low, high in pay["zones"]]
    times = PERIODS[pay["period"]]
    low, high = pay["low"] * times, pay["high"] * times
    return [(None, *{"range": (low, high), "single": (low, low), "up to": (high, high), "from": (low, low)}[pay["kind"]])]


def total_of(page):
    total = page["o"]["total"]
    return (float(total["low"]), float(total["high"])) if total and not page["hides_pay"] else None


def countries_of(page):
    o = page["o"]
    return {c[3] for c in (o["city"], o["second"]) if c}


def expected(page, company):
    o = page["o"]
    total = total_of(page)
    pays = {("base", zone, low, high) for zone, low, high in ranges_of(page)}
    if total:
        pays.add((o["total"]["kind"], None, *total))
    return {"title": o["title"], "company": company, "role": o["role"], "seniority": level_of(o), "years": o["years"], "on_call": o["on_call"] or None,
            "work_modes": MODES.get(o["mode"], 0), "scope": o["scope"], "countries": countries_of(page),
            "skills": o["skills"] | o["uncounted"], "pays": pays}


def stored(path):
    """external_id -> the same fields, as the database has them."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    parts = collections.defaultdict(lambda: {"countries": set(), "skills": set(), "pays": set()})
    for n, country in db.execute("SELECT posting, country FROM posting_location"):
        parts[n]["countries"].add(country)
    for n, name in db.execute("SELECT x.posting, k.name FROM posting_skill x JOIN skill k ON k.id = x.skill"):
        parts[n]["skills"].add(name)
    for n, kind, zone, low, high in db.execute(
            "SELECT posting, kind, zone, coalesce(annual_min_cents, annual_max_cents), coalesce(annual_max_cents, annual_min_cents) FROM posting_salary"):
        parts[n]["pays"].add((kind, zone, *(None if x is None else x / 100 for x in (low, high))))
    out = {}
    for row in db.execute("SELECT n, external_id, title, company, role, seniority, experience_min, on_call, work_modes, remote_scope FROM posting"):
        out[row[1]] = dict(zip(("title", "company", "role", "seniority", "years", "on_call", "work_modes", "scope"), row[2:]), **parts[row[0]])
    db.close()
    return out


def differences(path, sources, pages, port):
    """Lines on what was stored otherwise than the pages say."""
    companies = {s["name"]: s["company"] for s in sources}
    have, lines = stored(path), []
    for page in pages:
        ext = f"http://127.0.0.1:{port}/jobs/{page['ext']}" if page["kind"] == "sitemap" else page["ext"]
        got = have.pop(ext, None)
        want = expected(page, companies[page["source"]])
        if got is None:
            lines.append(f"{ext}: not stored")
            continue
        lines += [f"{ext} ({want['title']}) {key}: stored {got[key]!r}, the page says {want[key]!r}" for key in want if got[key] != want[key]]
    return lines + [f"{ext}: stored, but no page" for ext in have]

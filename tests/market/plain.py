"""The figures of every report, computed the plain way from the truth by the counting rules of
docs/reports.md: lists, sorting and whole numbers, nothing shared with the program."""
import functools
import math
import statistics

from fields import MODES, countries_of, ranges_of, total_of
from truth import DAY, LAST, LEVELS, NIGHTS, ROLES, RUN_AT, SKILLS, level_of

STALE = 30 * DAY
NAMES = {slug: title for title, slug, _, _ in ROLES}
SENIORITY = ["intern", "entry", "mid", "senior", "staff", "principal", "lead", "manager", "director", "vp", "executive"]
AREAS = {"cloud": {s[0] for s in SKILLS if s[1] == "cloud"}, "security": {s[0] for s in SKILLS if s[1] == "security"},
         "ai": {s[0] for s in SKILLS if s[1] == "ai"}}
UPPER = {"senior", "staff", "principal", "lead"}
TOP = [
    ("DevOps Engineer, principal", "devops-engineer", {"principal"}, None), ("Backend Developer, staff", "backend-developer", {"staff"}, None),
    ("Backend Architect", "backend-architect", None, None), ("Cloud Architect", "cloud-architect", None, None),
    ("Site Reliability Engineer, senior to principal", "site-reliability-engineer", {"senior", "staff", "principal"}, None),
    ("MLOps Engineer", "mlops-engineer", None, None), ("Platform Engineer, senior", "platform-engineer", {"senior"}, None),
    ("DevSecOps Engineer, senior", "devsecops-engineer", {"senior"}, None),
    ("Infrastructure Engineer, senior and staff", "infrastructure-engineer", {"senior", "staff"}, None),
    ("Backend Developer, senior, Go or Rust", "backend-developer", {"senior"}, {"Go", "Rust"}),
]


# ---- statistics ----

@functools.lru_cache(None)
def interval_rank(n):
    """The largest r with P(fewer than r of n fair coins) <= 2.5%; 0: none."""
    term, below, rank = 1, 0, 0
    while rank < n:
        below += term
        if below * 40 > 2**n:
            break
        term = term * (n - rank) // (rank + 1)
        rank += 1
    return rank


def median(values):
    """(value, n, interval or None)"""
    values, n = sorted(values), len(values)
    if not n:
        return (0, 0, None)
    r = interval_rank(n)
    return (statistics.median(values), n, (values[r - 1], values[n - r]) if r else None)


# ---- what is active ----

def spans_of(page):
    """[(opened, last second, done)]; done: a listing or its own date said so."""
    spans, k = [], 0
    shown = page["nights"]
    while k <= LAST:
        if k not in shown:
            k += 1
            continue
        opened = NIGHTS[k] + RUN_AT
        while k in shown:
            k += 1
        ended, done = (NIGHTS[k] + RUN_AT, True) if k <= LAST else (math.inf, False)
        if page["until"]:  # the source left the configuration
            ended, done = NIGHTS[page["until"] - 1] + RUN_AT + STALE, False
        if "expires" in page and page["expires"] + DAY - 1 < ended:
            ended, done = page["expires"] + DAY - 1, True
        if ended > opened:  # what is past its date when it comes is never open
            spans.append((opened, ended, done))
    return spans if "expires" not in page else spans[:1]


class Scope:
    """One set of options."""

    def __init__(self, pages, as_of, since=None, country=None, currency=None, count="jobs", min_n=30):
        self.end = as_of + DAY - 1
        self.start = since if since is not None else self.end
        self.country, self.count, self.min_n, self.pages, self.currency = country, count, min_n, pages, currency

    def key(self, page):
        return page["id"] if self.count == "postings" else page["opening"] if self.count == "jobs" else (page["o"]["company"], page["o"]["title"])

    def active_pages(self, role):
        return [p for p in self.pages if p["o"]["role"] == role and (not self.country or self.country in countries_of(p))
                and any(a <= self.end and b >= self.start for a, b, _ in p["spans"])]

    def jobs(self, role):
        """One page for each thing that counts: the one seen first."""
        first = {}
        for p in sorted(self.active_pages(role), key=lambda p: p["order"]):
            first.setdefault(self.key(p), p)
        return list(first.values())

    def choose_currency(self, roles):
        """That of most active postings."""
        counts = {}
        for role in roles:
            for p in self.active_pages(role):
                if ranges_of(p):
                    c = p["o"]["base"]["currency"]
                    counts[c] = counts.get(c, 0) + 1
        if not self.currency:
            self.currency = min(counts, key=lambda c: (-counts[c], c)) if counts else None

    def base(self, page):
        """(low, high) by the year: the zones that fit the country, else all of them together."""
        ranges = ranges_of(page) if page["o"]["base"] and page["o"]["base"]["currency"] == self.currency else []
        cities = [c[0] for c in (page["o"]["city"], page["o"]["second"]) if c and c[3] == self.country and not page["o"]["scope"]]
        fitting = [r for r in ranges if r[0] and self.country and any(city in r[0] for city in cities)]
        ranges = fitting or ranges
        return (min(r[1] for r in ranges), max(r[2] for r in ranges)) if ranges else None

    def total(self, page):
        return total_of(page) if self.currency == "USD" else None

    def mids(self, jobs):
        return [sum(self.base(j)) / 2 for j in jobs if self.base(j)]


class Figures(dict):
    """(figure, role, key) -> (value or None, n, interval or None)"""

    def __init__(self, scope):
        super().__init__()
        self.scope = scope

    def put(self, figure, role, key, value, n, ci=None):
        assert (figure, role, key) not in self, (figure, role, key)
        self[figure, role, key] = (value, n, ci)

    def count(self, figure, role, key, n):
        self.put(figure, role, key, n, n)

    def share(self, figure, role, key, part, of):
        self.put(figure, role, key, part / of if of else None, of)

    def median(self, figure, role, key, values):
        value, n, ci = median(values)
        self.put(figure, role, key, *((value, n, ci) if n and n >= self.scope.min_n else (None, n, None)))

    def band(self, prefix, role, key, pays):
        ranges = [p for p in pays if p[0] < p[1]]
        self.median(prefix + "_band_low", role, key, [p[0] for p in ranges])
        self.median(prefix + "_band_high", role, key, [p[1] for p in ranges])
        mids = [(a + b) / 2 for a, b in pays]
        self.median(prefix + "_median", role, key, mids)
        said = bool(mids) and len(mids) >= self.scope.min_n
        quartiles = statistics.quantiles(mids, n=4, method="inclusive") if len(mids) > 1 else mids * 3
        self.put(prefix + "_q1", role, key, quartiles[0] if said else None, len(mids))
        self.put(prefix + "_q3", role, key, quartiles[2] if said else None, len(mids))


# ---- what holds for a role ----

def skill_counts(jobs):
    counts = {}
    for j in jobs:
        for s in j["o"]["skills"]:
            counts[s] = counts.get(s, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0].encode()))


def put_role(f, role, jobs):
    scope, n = f.scope, len(jobs)
    f.count("active_postings", role, None, n)
    f.median("median_base", role, scope.currency, scope.mids(jobs))
    skills = skill_counts(jobs)
    if skills:
        f.share("top_skill", role, skills[0][0], skills[0][1], n)
    levels = [level_of(j["o"]) for j in jobs]
    f.count("entry_level", role, None, levels.count("entry"))
    f.share("entry_level_share", role, None, levels.count("entry"), n)
    f.share("seniority_share", role, "unstated", levels.count(None), n)
    for level in SENIORITY:
        f.share("seniority_share", role, level, levels.count(level), n)
        f.share("seniority_share_unstated_as_mid", role, level, levels.count(level) + (levels.count(None) if level == "mid" else 0), n)
    for mode in (*MODES, None):
        f.share("work_mode_share", role, mode or "unstated", sum(j["o"]["mode"] == mode for j in jobs), n)
    remote = [j for j in jobs if j["o"]["mode"] == "remote"]
    for scope_name in {j["o"]["scope"] for j in remote}:
        f.share("remote_scope_share", role, scope_name or "unstated", sum(j["o"]["scope"] == scope_name for j in remote), len(remote))
    for country in set().union(*(countries_of(j) for j in jobs)):
        f.share("country_share", role, country, sum(country in countries_of(j) for j in jobs), n)
    companies = {}
    for j in jobs:
        companies[j["o"]["company"]] = companies.get(j["o"]["company"], 0) + 1
    for name, count in sorted(companies.items(), key=lambda item: (-item[1], item[0].encode()))[:20]:
        f.count("company_postings", role, name, count)


def put_skill_pay(f, role, jobs, names):
    scope = f.scope
    whole = median(scope.mids(jobs))[0]
    for name in names:
        with_it = [j for j in jobs if name in j["o"]["skills"] and scope.base(j)]
        if not with_it:
            continue
        value, n, _ = median(scope.mids(with_it))
        f.median("skill_median", role, name, scope.mids(with_it))
        f.put("skill_premium", role, name, value - whole if n >= scope.min_n else None, n)
        total, weight = 0, 0
        for level in (None, *SENIORITY):
            mine = scope.mids([j for j in with_it if level_of(j["o"]) == level])
            if len(mine) >= 5:
                all_of_level = scope.mids([j for j in jobs if level_of(j["o"]) == level])
                total += (statistics.median(mine) - statistics.median(all_of_level)) * len(mine)
                weight += len(mine)
        f.put("skill_premium_same_level", role, name, total / weight if weight and weight >= scope.min_n else None, weight)


# ---- the reports ----

def compare(scope, role_a, role_b):
    roles = (role_a, role_b)
    scope.choose_currency(roles)
    f, jobs = Figures(scope), {r: scope.jobs(r) for r in roles}
    for r in roles:
        put_role(f, r, jobs[r])
    a, b = (len(jobs[r]) for r in roles)
    f.put("active_ratio", None, None, a / b if b else None, a + b)
    (ma, na, _), (mb, nb, _) = (median(scope.mids(jobs[r])) for r in roles)
    said = min(na, nb) >= max(1, scope.min_n)
    f.put("median_gap", None, scope.currency, ma - mb if said else None, na + nb)
    f.put("median_gap_share", None, None, (ma - mb) / mb if said else None, na + nb)
    counts = {r: dict(skill_counts(jobs[r])) for r in roles}
    top = {r: {name for name, _ in skill_counts(jobs[r])[:30]} for r in roles}
    union = top[role_a] | top[role_b]
    every = set(counts[role_a]) | set(counts[role_b])
    f.put("skill_overlap", None, None, len(top[role_a] & top[role_b]) / len(union) if union else None, len(union))
    for r in roles:
        other = role_b if r == role_a else role_a
        for name in union:
            f.share("skill_share", r, name, counts[r].get(name, 0), len(jobs[r]))
        for name in top[r] - top[other]:
            f.share("exclusive_skill", r, name, counts[r][name], len(jobs[r]))
        put_skill_pay(f, r, jobs[r], every)
    return f


def role(scope, slug):
    scope.choose_currency([slug])
    f, jobs = Figures(scope), scope.jobs(slug)
    put_role(f, slug, jobs)
    n, pays = len(jobs), [scope.base(j) for j in jobs if scope.base(j)]
    f.share("salary_share", slug, None, len(pays), n)
    f.share("on_call_share", slug, None, sum(j["o"]["on_call"] for j in jobs), n)
    f.band("base", slug, None, pays)
    f.band("total", slug, None, [scope.total(j) for j in jobs if scope.total(j)])
    f.median("years_asked", slug, None, [j["o"]["years"] for j in jobs if j["o"]["years"] is not None])
    for level in SENIORITY:
        f.band("level_base", slug, level, [scope.base(j) for j in jobs if level_of(j["o"]) == level and scope.base(j)])
    names = skill_counts(jobs)
    for name, count in names[:30]:
        f.share("skill_share", slug, name, count, n)
    put_skill_pay(f, slug, jobs, [name for name, _ in names])
    return f


def bands(scope, slugs, parents):
    """parents: skill -> name of its top parent."""
    scope.choose_currency(slugs)
    f = Figures(scope)
    for slug in slugs:
        jobs = scope.jobs(slug)
        n = len(jobs)
        f.count("active_postings", slug, None, n)
        f.share("on_call_share", slug, None, sum(j["o"]["on_call"] for j in jobs), n)
        f.share("salary_share", slug, None, len(scope.mids(jobs)), n)
        f.median("years_asked", slug, None, [j["o"]["years"] for j in jobs if j["o"]["years"] is not None])
        for key, levels in (("entry", {"entry"}), ("mid", {"mid"}), ("senior", UPPER)):
            mine = [j for j in jobs if level_of(j["o"]) in levels]
            f.count("level_postings", slug, key, len(mine))
            f.band("base", slug, key, [scope.base(j) for j in mine if scope.base(j)])
        for group in set(parents.values()):
            having = sum(any(parents.get(s) == group for s in j["o"]["skills"]) for j in jobs)
            f.share("skill_group_share", slug, group, having, n)
    return f


def top(scope):
    slugs = list(dict.fromkeys(slug for _, slug, _, _ in TOP))
    scope.choose_currency(slugs)
    f, jobs = Figures(scope), {slug: scope.jobs(slug) for slug in slugs}
    for label, slug, levels, skills in TOP:
        mine = [j for j in jobs[slug] if (not levels or level_of(j["o"]) in levels) and (not skills or skills & j["o"]["skills"])]
        f.count("active_postings", slug, label, len(mine))
        f.band("base", slug, label, [scope.base(j) for j in mine if scope.base(j)])
        f.band("total", slug, label, [scope.total(j) for j in mine if scope.total(j)])
        f.median("years_asked", slug, label, [j["o"]["years"] for j in mine if j["o"]["years"] is not None])
        for name, count in skill_counts(mine)[:4]:
            f.share("key_skill", slug, f"{label}: {name}", count, len(mine))
    every = [j for slug in slugs for j in jobs[slug]]
    for key, levels in (("entry", {"entry"}), ("mid", {"mid"}), ("senior", {"senior"}), ("staff", {"staff", "principal"})):
        mine = [j for j in every if level_of(j["o"]) in levels]
        f.count("level_postings", None, key, len(mine))
        f.band("level_base", None, key, [scope.base(j) for j in mine if scope.base(j)])
        f.band("level_total", None, key, [scope.total(j) for j in mine if scope.total(j)])
    for key, skills in AREAS.items():
        put_area(f, key, skills, jobs, every)
    return f


def put_area(f, key, skills, jobs, every):
    scope = f.scope
    having = [j for j in every if skills & j["o"]["skills"]]
    lacking = [j for j in every if not skills & j["o"]["skills"]]
    with_it, without = median(scope.mids(having)), median(scope.mids(lacking))
    f.median("specialisation_median_with", None, key, scope.mids(having))
    f.median("specialisation_median_without", None, key, scope.mids(lacking))
    said = min(with_it[1], without[1]) >= scope.min_n
    f.put("specialisation_premium", None, key, with_it[0] - without[0] if said else None, with_it[1])
    total = weight = 0
    for mine in jobs.values():
        for level in (None, *SENIORITY):
            a = scope.mids([j for j in mine if level_of(j["o"]) == level and skills & j["o"]["skills"]])
            b = scope.mids([j for j in mine if level_of(j["o"]) == level and not skills & j["o"]["skills"]])
            if len(a) >= 5 and len(b) >= 5:
                total += (statistics.median(a) - statistics.median(b)) * len(a)
                weight += len(a)
    f.put("specialisation_premium_same_role_level", None, key, total / weight if weight and weight >= scope.min_n else None, weight)


def trend(scope, slug, day_name):
    scope.choose_currency([slug])
    f = Figures(scope)
    standing = {scope.key(j): j for j in scope.jobs(slug)}
    openings = {key: [] for key in standing}
    for p in scope.pages:
        if p["o"]["role"] == slug and scope.key(p) in openings and (not scope.country or scope.country in countries_of(p)):
            openings[scope.key(p)] += [s for s in p["spans"] if s[0] <= scope.end]
    end = scope.end
    while end >= scope.start:
        mine = [standing[key] for key, spans in openings.items() if any(a <= end <= b for a, b, _ in spans)]
        f.count("week_active", slug, day_name(end), len(mine))
        f.median("week_median_base", slug, day_name(end), scope.mids(mine))
        f.share("week_salary_share", slug, day_name(end), len(scope.mids(mine)), len(mine))
        end -= 7 * DAY
    f.count("active_in_window", slug, None, len(standing))
    days, again = [], 0
    for spans in openings.values():
        spans.sort()
        last = max(spans, key=lambda s: (s[1], s[2]))
        if last[2] and last[1] <= scope.end:
            days.append((last[1] - spans[0][0]) / DAY)
        again += any(a >= scope.start and all(b < a for x, b, _ in spans if x < a) for a, _, _ in spans if a > spans[0][0])
    f.median("days_to_close", slug, None, days)
    f.share("repost_share", slug, None, again, len(standing))
    return f


# ---- the postings behind a figure ----

def behind(scope, figure, slug, key=None):
    scope.choose_currency([slug])
    tests = {
        "active": lambda j: True, "median": scope.base, "total": scope.total, "on-call": lambda j: j["o"]["on_call"],
        "level": lambda j: (level_of(j["o"]) or "unstated") == key, "level-median": lambda j: (level_of(j["o"]) or "unstated") == key and scope.base(j),
        "mode": lambda j: (j["o"]["mode"] or "unstated") == key, "skill": lambda j: key in j["o"]["skills"],
        "skill-median": lambda j: key in j["o"]["skills"] and scope.base(j),
    }
    return [j for j in scope.jobs(slug) if tests[figure](j)]

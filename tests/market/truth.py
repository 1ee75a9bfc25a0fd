"""An invented market of job postings whose truth is known: what each page says, and on which
nights it is shown. Deterministic. The figures of plain.py are computed from this alone.

A page is one posting on one board; an opening may be shown on two boards; a group is the same
title of one company in any city."""
import random

DAY = 86400
NIGHTS = [  # midnight UTC; the run starts at three
    1772409600,  # 2026-03-02
    1773014400,  # 2026-03-09
    1774224000,  # 2026-03-23
    1776038400,  # 2026-04-13
]
RUN_AT = 3 * 3600
LAST = len(NIGHTS) - 1

ROLES = [  # title, slug, weight, pay factor
    ("Backend Developer", "backend-developer", 26, 1.0),
    ("DevOps Engineer", "devops-engineer", 22, 0.95),
    ("Backend Architect", "backend-architect", 6, 1.3),
    ("Cloud Architect", "cloud-architect", 6, 1.35),
    ("Site Reliability Engineer", "site-reliability-engineer", 9, 1.1),
    ("MLOps Engineer", "mlops-engineer", 6, 1.2),
    ("Platform Engineer", "platform-engineer", 8, 1.05),
    ("DevSecOps Engineer", "devsecops-engineer", 6, 1.08),
    ("Infrastructure Engineer", "infrastructure-engineer", 7, 1.0),
    ("Data Engineer", "data-engineer", 4, 1.0),
]
LEVELS = [  # words before the title, what they mean, weight, pay factor
    ("", None, 36, 0.9), ("Junior ", "entry", 9, 0.6), ("Mid-Level ", "mid", 8, 0.85), ("Senior ", "senior", 26, 1.1),
    ("Staff ", "staff", 9, 1.35), ("Principal ", "principal", 7, 1.5), ("Lead ", "lead", 5, 1.25),
]
CITIES = [  # city, region as written, country, code, currency, share of pay, weight
    ("New York", "NY", "United States", "US", "USD", 1.0, 16), ("Austin", "TX", "United States", "US", "USD", 0.9, 12),
    ("Denver", "CO", "United States", "US", "USD", 0.85, 9), ("Seattle", "WA", "United States", "US", "USD", 1.05, 8),
    ("Bengaluru", "Karnataka", "India", "IN", "INR", 18.0, 14), ("Hyderabad", "Telangana", "India", "IN", "INR", 16.0, 10),
    ("Berlin", "Berlin", "Germany", "DE", "EUR", 0.5, 12), ("Munich", "Bavaria", "Germany", "DE", "EUR", 0.55, 5),
    ("London", "England", "United Kingdom", "GB", "GBP", 0.5, 12), ("Toronto", "ON", "Canada", "CA", "CAD", 0.8, 6),
]
# name, its top parent where that is a specialisation, weight for backend-like and for other roles
SKILLS = [
    ("AWS", "cloud", 43, 45), ("Azure", "cloud", 18, 30), ("Google Cloud", "cloud", 15, 22), ("Kubernetes", None, 30, 60),
    ("Docker", None, 34, 50), ("CI/CD", None, 38, 63), ("Python", None, 35, 44), ("Java", None, 33, 12), ("Go", None, 22, 20),
    ("Rust", None, 12, 6), ("C++", None, 10, 4), ("TypeScript", None, 17, 5), ("Node.js", None, 16, 4), ("React", None, 11, 2),
    ("SQL", None, 28, 9), ("PostgreSQL", None, 25, 8), ("MySQL", None, 14, 6), ("Redis", None, 18, 7), ("Kafka", None, 19, 8),
    ("gRPC", None, 9, 2), ("Microservices", None, 31, 14), ("Distributed Systems", None, 26, 12), ("Terraform", None, 13, 46),
    ("Ansible", None, 5, 25), ("Pulumi", None, 3, 9), ("Helm", None, 6, 19), ("GitOps", None, 3, 13), ("Linux", None, 12, 30),
    ("Bash", None, 6, 27), ("Git", None, 22, 24), ("Jenkins", None, 7, 25), ("Prometheus", None, 9, 23), ("Grafana", None, 8, 22),
    ("Datadog", None, 7, 13), ("OpenTelemetry", None, 4, 9), ("SAST", "security", 2, 6), ("DAST", "security", 2, 5),
    ("MLflow", "ai", 2, 6), ("PyTorch", "ai", 4, 5), ("TensorFlow", "ai", 4, 5), ("Agile", None, 20, 18), ("Scrum", None, 14, 13),
]
UNCOUNTED = [("Communication", 40), ("German", 9), ("CISSP", 6)]  # soft, a human language, a certification
WORDS = """amber anchor apple arrow autumn basket beacon birch blanket bottle branch bridge bronze brook bucket butter candle
canyon carpet castle cedar chapel cherry chimney circle clover cobalt copper coral cotton cradle crystal curtain daisy dawn
desert dolphin donkey drum dune eagle falcon feather fern fiddle field flame forest fountain fox garden garnet ginger
glacier glove granite grape gravel guitar hammer harbor harvest hazel hedge heron hill honey island ivory kettle
lagoon lake lantern lark lemon lilac lily linen lion maple marble meadow melon mill mirror mist moss mountain nutmeg oak
oasis ocean olive orchard otter owl paddle palace panther parrot peach pearl pebble pepper piano pillow pine plum pond
poplar prairie pumpkin quail quilt raven reed ribbon ridge river robin rose saddle saffron sail salmon sand sapphire
shadow shell silver sparrow spice spruce squirrel star stone stream summer swallow swan thistle thunder tiger timber trail
tulip tunnel turtle umbrella valley velvet village violin walnut willow window winter wolf wool yarrow""".split()
# as the page writes it, and as it reads
HOSTILE = [("Quill &lt;script&gt;document.title='run'&lt;/script&gt; Works", "Quill Works"),
           ("Oak \"&amp;\" | Sons' <b>Ltd</b>", "Oak \"&\" | Sons' Ltd"), ("[Birch](javascript:alert) *Mill*",) * 2, ("株式会社ミライ",) * 2,
           ("Größe & Söhne",) * 2]
PERIODS = {"year": 1, "month": 12, "hour": 2080}
GROUPS = {}


def pick(rng, rows, at):
    return rng.choices(rows, [row[at] for row in rows])[0]


def money(rng, amount, step):
    return int(round(amount * rng.uniform(0.75, 1.3) / step)) * step


def base_pay(rng, city, factor):
    """None, or what the page says of base pay: one range, one figure, one end, or zones."""
    if rng.random() < 0.42:
        return None
    currency, share = city[4], city[5]
    period = "hour" if currency == "USD" and rng.random() < 0.12 else "month" if currency == "EUR" and rng.random() < 0.3 else "year"
    step = 100000 if currency == "INR" else {"year": 1000, "month": 100, "hour": 1}[period]
    low = money(rng, 140000 * factor * share / PERIODS[period], step)
    kind = rng.choices(["range", "single", "up to", "from", "zones"], [60, 16, 7, 7, 10 if currency == "USD" and period == "year" else 0])[0]
    if currency == "INR":
        low = min(low, 70 * step)  # a crore and more is not believed
    high = low + step * rng.randint(3, 25 if currency == "INR" else 40 if period == "year" else 14)
    pay = {"kind": kind, "currency": currency, "period": period, "low": low, "high": high}
    if kind == "zones":
        pay["zones"] = [(city[0], low, high), ("Remote Canada", low - 20000, high - 15000)]
    return pay


def make_opening(rng, number, source):
    title, role, _, role_factor = pick(rng, ROLES, 2)
    words, level, _, level_factor = pick(rng, LEVELS, 2)
    city = pick(rng, CITIES, 6)
    backend = role in ("backend-developer", "backend-architect", "data-engineer")
    skills = {s[0] for s in SKILLS if rng.random() * 100 < s[2 if backend else 3]}
    factor = role_factor * level_factor * (1.12 if "Rust" in skills or "Pulumi" in skills else 1.0)
    base = base_pay(rng, city, factor)
    total = None
    if rng.random() < 0.22 and city[4] == "USD":
        low = money(rng, 190000 * factor, 1000) + 500  # never the figure of the base
        total = {"kind": rng.choice(["total", "ote"]), "low": low, "high": low + 1000 * rng.choice([0, 25, 40, 70])}
    mode = rng.choices(["remote", "hybrid", "onsite", None], [30, 24, 26, 20])[0]
    scope = city[3] if mode == "remote" and rng.random() < 0.5 else None
    second = rng.choice(CITIES) if rng.random() < 0.08 and not scope else None
    return {
        "number": number, "company": source["company"], "title": words + title, "role": role, "level": level,
        "years": rng.choice([None, None, 0, 1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 12]), "city": city, "mode": mode,
        "scope": scope,
        "second": None if second == city else second, "skills": skills,
        "uncounted": {s[0] for s in UNCOUNTED if rng.random() * 100 < s[1]}, "base": base, "total": total,
        "on_call": rng.random() < (0.2 if backend else 0.45), "noise": rng.random() < 0.3,
        "filler": [rng.choice(WORDS) for _ in range(600 if "mirror" in source else 180)],  # copies may lack a line
    }


def nights_of(rng):
    """The nights on which a page is shown."""
    first = rng.choices(range(len(NIGHTS)), [60, 14, 13, 13])[0]
    nights = set(range(first, len(NIGHTS)))
    what = rng.random()
    if what < 0.16 and first < LAST:
        nights = set(range(first, rng.randint(first + 1, LAST)))
    elif what < 0.22 and first + 2 <= LAST:
        nights.discard(first + 1)
    return nights


def level_of(opening):
    """As stated; else by the years asked; else None."""
    years = opening["years"]
    if opening["level"] or years is None:
        return opening["level"]
    return "entry" if years <= 2 else "mid" if years <= 5 else "senior" if years <= 9 else "staff"


def make_sources(n_pages):
    """Boards: name, kind and company; the first has a mirror, one vanishes, one is a site of its own."""
    n = max(9, min(60, n_pages // 220))
    companies = HOSTILE + [(f"{WORDS[i * 7 % len(WORDS)].title()}{WORDS[i * 11 % len(WORDS)]} Systems",) * 2 for i in range(n - len(HOSTILE))]
    sources = [{"name": f"b{i}", "kind": ["greenhouse", "lever", "ashby"][i % 3], "company": c[1], "written": c[0]} for i, c in enumerate(companies)]
    sources[6]["kind"] = "sitemap"
    for i in (7, 8):
        sources.append({"name": f"m{i}", "kind": "greenhouse" if sources[i]["kind"] != "greenhouse" else "lever", "company": companies[i][1], "written": companies[i][0]})
        sources[i]["mirror"] = sources[-1]["name"]
    sources[5]["until"] = 1  # in jobmill.conf on the first night alone
    return sources


def make_page(source, opening, nights):
    gone = source.get("until", len(NIGHTS))
    return {"source": source["name"], "kind": source["kind"], "opening": opening["number"], "o": opening, "nights": {k for k in nights if k < gone},
            "ext": f"{source['name']}-{opening['number']}", "until": source.get("until"), "hides_pay": False}


def is_taken(taken, source, opening):
    """On two boards, one title at one place is one opening, whatever the texts say: so none is made twice."""
    key = (opening["company"], opening["title"], opening["scope"] or opening["city"][0])
    if "mirror" not in source:
        return False
    return key in taken or taken.add(key) is not None


def make(n_pages, seed=20260302):
    """(sources, pages): some n_pages pages."""
    rng = random.Random(seed)
    sources = make_sources(n_pages)
    by_name = {s["name"]: s for s in sources}
    pages, number, taken = [], 0, set()
    own = [s for s in sources if not s["name"].startswith("m")]
    weights = [4 if s["kind"] == "sitemap" else 6 if "until" in s else 40 + 60 // (i + 1) for i, s in enumerate(own)]
    while len(pages) < n_pages:
        source = rng.choices(own, weights)[0]
        number += 1
        opening = make_opening(rng, number, source)
        if is_taken(taken, source, opening):
            continue
        page = make_page(source, opening, nights_of(rng))
        if source["kind"] == "sitemap" and rng.random() < 0.3:
            page["expires"] = NIGHTS[1] + 4 * DAY  # a day between two nights
        pages.append(page)
        first = min(page["nights"], default=LAST)
        if "mirror" in source and first < LAST and rng.random() < 0.5:
            twin = make_page(by_name[source["mirror"]], opening, set(range(first + 1, len(NIGHTS))))
            twin["hides_pay"] = rng.random() < 0.4
            pages.append(twin)
        if rng.random() < 0.06 and not opening["scope"]:  # the same in another city
            number += 1
            copy = dict(opening, number=number, city=rng.choice([c for c in CITIES if c[4] == opening["city"][4]]), second=None)
            if copy["city"] != opening["city"] and not (copy["base"] and copy["base"]["kind"] == "zones") and not is_taken(taken, source, copy):
                pages.append(make_page(source, copy, page["nights"]))
    return sources, [p for p in pages if p["nights"]]

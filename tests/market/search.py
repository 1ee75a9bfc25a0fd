"""`jobmill search` on the market: what it finds with each filter is what the truth says."""
import json

from fields import countries_of, ranges_of, total_of
from truth import DAY, NIGHTS

NOW = NIGHTS[-1] + 5 * 3600


def words_of(page):
    o = page["o"]
    return {w.lower() for w in o["filler"]} | {w.lower() for s in o["skills"] for w in [s]} | set(o["title"].lower().split())


def pays(page, least, currency=None):
    """Any stated base or total that reaches so far up, by the year."""
    found = [(page["o"]["base"]["currency"], high) for _, _, high in ranges_of(page)]
    if total_of(page):
        found.append(("USD", total_of(page)[1]))
    return any(high >= least and currency in (None, c) for c, high in found)


def active(page):
    return any(a <= NOW <= b for a, b, _ in page["spans"])


ROWS = [  # arguments, which pages
    (["violin"], lambda p: "violin" in words_of(p)),
    (["violin", "walnut"], lambda p: {"violin", "walnut"} <= words_of(p)),
    (["viol*"], lambda p: {"violin"} & words_of(p)),
    (["glacier", "--role", "devops-engineer"], lambda p: "glacier" in words_of(p) and p["o"]["role"] == "devops-engineer"),
    (["glacier", "--skill", "kubernetes"], lambda p: "glacier" in words_of(p) and "Kubernetes" in p["o"]["skills"]),
    (["glacier", "--skill", "K8s", "--skill", "Go"], lambda p: "glacier" in words_of(p) and {"Kubernetes", "Go"} <= p["o"]["skills"]),
    (["lagoon", "--country", "IN"], lambda p: "lagoon" in words_of(p) and "IN" in countries_of(p)),
    (["lagoon", "--min-salary", "150k"], lambda p: "lagoon" in words_of(p) and pays(p, 150000)),
    (["lagoon", "--min-salary", "60000", "--currency", "EUR"], lambda p: "lagoon" in words_of(p) and pays(p, 60000, "EUR")),
    (["senior", "--remote"], lambda p: "senior" in words_of(p) and p["o"]["mode"] == "remote"),
    (["principal", "--since", "2026-03-23"], lambda p: "principal" in words_of(p) and p["order"][0] >= NIGHTS[2]),
    (["harbor", "--all"], lambda p: "harbor" in words_of(p)),
    (["harbor", "--all", "--country", "US", "--remote", "--role", "backend-developer", "--min-salary", "100k", "--since", "2026-03-03"],
     lambda p: "harbor" in words_of(p) and "US" in countries_of(p) and p["o"]["mode"] == "remote" and p["o"]["role"] == "backend-developer"
     and pays(p, 100000) and p["order"][0] >= NIGHTS[0] + DAY),
]
KEYS = ["id", "url", "title", "company", "source", "role", "seniority", "work_mode", "places", "snippet", "salary_min", "salary_max", "currency", "period",
        "first_seen", "closed_at", "close_reason"]


def check(market, fail):
    """Number of hits that were right."""
    n = 0
    for arguments, test in ROWS:
        want = {p["id"] for p in market.pages if test(p) and ("--all" in arguments or active(p))}
        ran = market.run("search", *arguments, "--format", "json", "--limit", "1000", now=NOW)
        hits = [json.loads(line) for line in ran.stdout.splitlines()]
        have = {hit["id"] for hit in hits}
        if ran.returncode or (have != want if len(want) < 1000 else len(have) < 1000 or not have <= want):
            fail(f"search {arguments}: {len(have)} found, {len(want)} are there; exit {ran.returncode}: {ran.stderr}")
        words = [a.rstrip("*") for a in arguments[:1 + (len(arguments) > 1 and not arguments[1].startswith("--"))]]
        for hit in hits:
            if list(hit) != KEYS or not any(f"[{word}" in hit["snippet"].lower() for word in words):
                fail(f"search {arguments}: {hit}")
        n += len(hits)
    return n

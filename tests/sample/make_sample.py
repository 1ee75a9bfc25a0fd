#!/usr/bin/env python3
"""Makes sample/sample.warc.gz: some 200 invented postings of invented companies, in the
shapes that boards and career sites really answer with. Deterministic: the same bytes each
time. Python 3, standard library.

    tests/sample/make_sample.py [OUT.warc.gz]

Beside it, OUT.truth.jsonl says what was put in, for tests."""
import gzip
import html
import io
import json
import random
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from xml.sax.saxutils import escape

RNG = random.Random(20260501)
NOW = datetime(2026, 5, 1, 3, 0, tzinfo=timezone.utc)

CITIES = [  # city, region as written, country name, code, currency, postal
    ("San Francisco", "CA", "United States", "US", "USD"),
    ("New York", "NY", "United States", "US", "USD"),
    ("Austin", "TX", "United States", "US", "USD"),
    ("Seattle", "WA", "United States", "US", "USD"),
    ("Denver", "CO", "United States", "US", "USD"),
    ("Boston", "MA", "United States", "US", "USD"),
    ("London", "England", "United Kingdom", "GB", "GBP"),
    ("Berlin", "Berlin", "Germany", "DE", "EUR"),
    ("Munich", "Bavaria", "Germany", "DE", "EUR"),
    ("Bengaluru", "Karnataka", "India", "IN", "INR"),
    ("Hyderabad", "Telangana", "India", "IN", "INR"),
    ("Toronto", "ON", "Canada", "CA", "CAD"),
    ("Amsterdam", "North Holland", "Netherlands", "NL", "EUR"),
    ("Paris", "Île-de-France", "France", "FR", "EUR"),
]
WEIGHTS = [9, 9, 6, 6, 4, 4, 5, 5, 2, 6, 3, 3, 2, 2]

LEVELS = [  # prefix, seniority, years asked, pay factor, weight
    ("Junior", "entry", (0, 2), 0.62, 1),
    ("", None, (3, 5), 0.85, 5),
    ("Senior", "senior", (5, 8), 1.0, 5),
    ("Staff", "staff", (8, 10), 1.22, 2),
    ("Principal", "principal", (10, 12), 1.4, 1),
]
ROLES = {  # title words, US base at senior level, required pool, optional pool, duties
    "backend-developer": (["Backend Engineer", "Backend Developer", "Software Engineer, Backend"], 165000,
        ["Python", "Java", "Go", "PostgreSQL", "Kafka", "Redis", "REST APIs", "gRPC", "Microservices", "AWS", "MySQL", "Node.js", "TypeScript", "Distributed systems"],
        ["Rust", "Kubernetes", "Docker", "GraphQL", "MongoDB", "Elasticsearch"],
        ["Design and run services that answer millions of requests a day", "Own schemas, queries and migrations of our core database",
         "Break a monolith into services that can be deployed alone", "Write the APIs that mobile and web teams build on"]),
    "devops-engineer": (["DevOps Engineer", "DevOps Engineer - Platform", "Cloud DevOps Engineer"], 150000,
        ["CI/CD", "Terraform", "Kubernetes", "AWS", "Linux", "Bash", "Jenkins", "Docker", "Ansible", "Prometheus", "Infrastructure as Code", "GitLab", "Helm", "Python"],
        ["Pulumi", "Argo CD", "Datadog", "Grafana", "Azure", "Google Cloud"],
        ["Build the pipelines that ship every team's code", "Keep clusters healthy, patched and cheap",
         "Automate what is still done by hand", "Take part in the on-call rotation, one week in six"]),
    "site-reliability-engineer": (["Site Reliability Engineer"], 170000,
        ["Linux", "Kubernetes", "Go", "Prometheus", "Terraform", "Python", "Observability", "Grafana"], ["Kafka", "AWS", "PagerDuty"],
        ["Set and defend service level objectives", "Lead incident reviews without blame"]),
    "data-engineer": (["Data Engineer"], 155000,
        ["Python", "SQL", "Apache Spark", "Airflow", "Snowflake", "dbt", "Kafka"], ["Scala", "AWS", "BigQuery"],
        ["Build the pipelines behind every dashboard", "Keep data fresh, tested and documented"]),
    "frontend-developer": (["Frontend Engineer", "Frontend Developer"], 150000,
        ["TypeScript", "React", "CSS", "HTML", "Next.js", "Jest"], ["GraphQL", "Figma", "Vue.js"],
        ["Build interfaces that load fast on slow phones", "Care for accessibility from the first sketch"]),
    "machine-learning-engineer": (["Machine Learning Engineer"], 180000,
        ["Python", "PyTorch", "Kubernetes", "MLflow", "SQL"], ["TensorFlow", "AWS", "LLMs"],
        ["Bring models from notebook to production", "Measure what a model really changes"]),
}
ROLE_WEIGHTS = {"backend-developer": 74, "devops-engineer": 66, "site-reliability-engineer": 18,
                "data-engineer": 16, "frontend-developer": 16, "machine-learning-engineer": 10}
FACTOR = {"US": 1.0, "GB": 0.52, "DE": 0.5, "IN": 24.0, "CA": 0.95, "NL": 0.49, "FR": 0.42}
PITCH = ["{c} makes software for {d}. We are {n} people in {k} countries.",
         "At {c}, {d} is what we think about all day; {n} colleagues do.",
         "{c} was founded in 2014 to make {d} simple. Today {n} people work here."]
DOMAINS = ["harbour logistics", "school timetables", "hospital rosters", "grain trading", "concert halls", "bicycle leasing",
           "municipal water", "wine cellars", "lighthouse maintenance", "railway catering"]
BENEFITS = ["25 days of paid holiday", "Health insurance from the first day", "A yearly learning budget",
            "Sixteen weeks of parental leave", "A desk, a screen and a chair of your choice"]
EEO = ("{c} is an equal opportunity employer. All qualified applicants will receive consideration without regard to "
       "race, color, religion, sex, national origin, disability or veteran status.")


def jobs(count_of):
    """Invented jobs as dicts, by role weights."""
    out = []
    for role, count in count_of.items():
        for _ in range(count):
            out.append(one_job(role))
    RNG.shuffle(out)
    return out


def one_job(role):
    titles, base, need, nice, duties = ROLES[role]
    city = RNG.choices(CITIES, WEIGHTS)[0]
    level = RNG.choices(LEVELS, [x[4] for x in LEVELS])[0]
    title = (level[0] + " " + RNG.choice(titles)).strip()
    mid = base * level[3] * FACTOR[city[3]] * RNG.uniform(0.9, 1.12)
    step = 50000 if city[3] == "IN" else 1000
    low, high = (int(mid * f // step * step) for f in (0.88, 1.12))
    paid = RNG.random() < (0.7 if city[3] == "US" else 0.4)
    mode = RNG.choices(["remote", "hybrid", "onsite", None], [3, 3, 2, 2])[0]
    return {"role": role, "title": title, "city": city[0], "region": city[1], "country_name": city[2], "country": city[3],
            "currency": city[4], "min": low if paid else None, "max": high if paid else None, "mode": mode,
            "seniority": level[1], "years": level[2][0], "need": RNG.sample(need, min(len(need), RNG.randint(5, 8))),
            "nice": RNG.sample(nice, 2), "duties": RNG.sample(duties, 2), "benefits": RNG.sample(BENEFITS, 3),
            "posted": (NOW - timedelta(days=RNG.randint(1, 40), hours=RNG.randint(0, 20))),
            "type": RNG.choices(["full_time", "contract"], [12, 1])[0]}


def money(j):
    sign = {"USD": "$", "GBP": "£", "EUR": "€", "CAD": "CA$"}.get(j["currency"])
    if j["currency"] == "INR":
        return "₹%g - ₹%g lakh per annum" % (j["min"] / 1e5, j["max"] / 1e5)
    if j["currency"] == "EUR" and j["country"] == "DE":
        return "%s € - %s € brutto pro Jahr" % (f'{j["min"]:,}'.replace(",", "."), f'{j["max"]:,}'.replace(",", "."))
    return f'{sign}{j["min"]:,} - {sign}{j["max"]:,} per year'


def body(j, company, with_pay):
    """The posting's own text as HTML, the way recruiters write it."""
    pitch = RNG.choice(PITCH).format(c=company, d=RNG.choice(DOMAINS), n=RNG.randint(30, 900), k=RNG.randint(2, 9))
    items = lambda xs: "<ul>" + "".join(f"<li>{html.escape(x)}</li>" for x in xs) + "</ul>"
    need = [f"{j['years']}+ years of professional experience" if j["years"] else "First professional experience, or a good degree",
            "Experience with " + ", ".join(j["need"][:3]), "Working knowledge of " + " and ".join(j["need"][3:5]),
            *[f"{s} in production" for s in j["need"][5:]]]
    out = [f"<p>{html.escape(pitch)}</p>", "<h3>What you will do</h3>", items(j["duties"]), "<h3>What we look for</h3>", items(need),
           "<h3>Nice to have</h3>", items(j["nice"]), "<h3>What we offer</h3>", items(j["benefits"])]
    if j["mode"] == "hybrid":
        out.insert(1, "<p>This is a hybrid role: two days a week in our office.</p>")
    if with_pay and j["min"]:
        out.append(f"<p>The base salary range for this role is {html.escape(money(j))}.</p>")
    out.append(f"<p>{html.escape(EEO.format(c=company))}</p>")
    return "".join(out)


def place(j):
    return f'{j["city"]}, {j["region"]}' if j["country"] in ("US", "CA") else f'{j["city"]}, {j["country_name"]}'


def iso(t):
    return t.strftime("%Y-%m-%dT%H:%M:%SZ")


def number(n, low=4000000):
    return low + n * 7919 % 900000


def truth(rows, j, kind, board, ext, company, pay):
    rows.append({"kind": kind, "board": board, "external_id": str(ext), "title": j["title"], "company": company, "role": j["role"],
                 "city": j["city"], "country": j["country"], "min": j["min"] if pay else None, "max": j["max"] if pay else None,
                 "currency": j["currency"] if pay and j["min"] else None, "seniority": j["seniority"], "mode": j["mode"],
                 "skills": j["need"] + j["nice"]})


# ---- one function per kind: (list of jobs) -> [(url, content type, body)] ----

def greenhouse(js, rows):
    board, company = "saltmarshsystems", "Saltmarsh Systems"
    out = []
    for i, j in enumerate(js):
        ext = number(i)
        out.append({"id": ext, "internal_job_id": ext + 7, "title": j["title"], "updated_at": iso(j["posted"] + timedelta(days=1)),
                    "first_published": iso(j["posted"]), "requisition_id": f"R-{100 + i}", "company_name": company,
                    "location": {"name": place(j) + (" (Remote)" if j["mode"] == "remote" else "")},
                    "absolute_url": f"https://boards.greenhouse.io/{board}/jobs/{ext}", "language": "en", "metadata": [],
                    "content": html.escape(body(j, company, True)), "departments": [{"id": 1, "name": "Engineering"}], "offices": []})
        truth(rows, j, "greenhouse", board, ext, company, True)
    return [(f"https://boards-api.greenhouse.io/v1/boards/{board}/jobs?content=true", "application/json",
             json.dumps({"jobs": out, "meta": {"total": len(out)}}))]


def lever(js, rows):
    board, company = "tallowandwick", "Tallow & Wick"
    out = []
    for i, j in enumerate(js):
        ext = "%08x-1b2c-4d3e-8f4a-%012x" % (number(i) * 31, number(i))
        text = body(j, company, False)
        row = {"id": ext, "text": j["title"], "hostedUrl": f"https://jobs.lever.co/{board}/{ext}",
               "applyUrl": f"https://jobs.lever.co/{board}/{ext}/apply", "createdAt": int(j["posted"].timestamp() * 1000),
               "categories": {"location": place(j), "allLocations": [place(j)], "team": "Engineering", "department": "Product",
                              "commitment": "Full-time" if j["type"] == "full_time" else "Contract"},
               "country": j["country"], "workplaceType": {"remote": "remote", "hybrid": "hybrid", "onsite": "on-site", None: "unspecified"}[j["mode"]],
               "description": text, "descriptionPlain": "", "lists": [], "additional": "", "additionalPlain": ""}
        if j["min"]:
            row["salaryRange"] = {"currency": j["currency"], "interval": "per-year-salary", "min": j["min"], "max": j["max"]}
        out.append(row)
        truth(rows, j, "lever", board, ext, company, True)
    return [(f"https://api.lever.co/v0/postings/{board}?mode=json", "application/json", json.dumps(out))]


def ashby(js, rows):
    board, company = "quillfern", "Quillfern"
    out = []
    for i, j in enumerate(js):
        ext = "%08x-77aa-4bcd-9eef-%012x" % (number(i) * 17, number(i) * 3)
        row = {"id": ext, "title": j["title"], "department": "Engineering", "team": "Core",
               "employmentType": "FullTime" if j["type"] == "full_time" else "Contract", "location": place(j), "secondaryLocations": [],
               "publishedAt": iso(j["posted"]), "isListed": True, "isRemote": j["mode"] in ("remote", "hybrid"),
               "workplaceType": {"remote": "Remote", "hybrid": "Hybrid", "onsite": "OnSite", None: None}[j["mode"]],
               "address": {"postalAddress": {"addressLocality": j["city"], "addressRegion": j["region"], "addressCountry": j["country_name"]}},
               "jobUrl": f"https://jobs.ashbyhq.com/{board}/{ext}", "applyUrl": f"https://jobs.ashbyhq.com/{board}/{ext}/application",
               "descriptionHtml": body(j, company, False), "descriptionPlain": ""}
        if j["min"]:
            row["compensation"] = {"compensationTierSummary": "", "compensationTiers": [], "summaryComponents": [
                {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": j["currency"], "minValue": j["min"], "maxValue": j["max"]},
                {"compensationType": "EquityPercentage", "interval": "NONE", "currencyCode": None, "minValue": 0.01, "maxValue": 0.1}]}
        out.append(row)
        truth(rows, j, "ashby", board, ext, company, True)
    return [(f"https://api.ashbyhq.com/posting-api/job-board/{board}?includeCompensation=true", "application/json",
             json.dumps({"apiVersion": "1", "jobs": out}))]


def smartrecruiters(js, rows):
    board, company = "BrackenfieldGroup", "Brackenfield Group"
    base = f"https://api.smartrecruiters.com/v1/companies/{board}/postings"
    listing, pages = [], []
    for i, j in enumerate(js):
        ext = str(743999000000000 + number(i))
        head = {"id": ext, "uuid": "u-" + ext, "name": j["title"], "refNumber": f"REF{i}X", "releasedDate": iso(j["posted"]),
                "company": {"identifier": board, "name": company},
                "location": {"city": j["city"], "region": j["region"], "country": j["country"].lower(), "remote": j["mode"] == "remote",
                             "hybrid": j["mode"] == "hybrid"},
                "typeOfEmployment": {"id": "permanent", "label": "Full-time" if j["type"] == "full_time" else "Contract"},
                "language": {"code": "en"}}
        listing.append(head)
        detail = dict(head, applyUrl=f"https://jobs.smartrecruiters.com/{board}/{ext}?oga=true",
                      postingUrl=f"https://jobs.smartrecruiters.com/{board}/{ext}",
                      jobAd={"sections": {"companyDescription": {"title": "Company Description", "text": f"<p>{company}.</p>"},
                                          "jobDescription": {"title": "Job Description", "text": body(j, company, True)},
                                          "qualifications": {"title": "Qualifications", "text": ""},
                                          "additionalInformation": {"title": "Additional Information", "text": ""}}})
        pages.append((f"{base}/{ext}", "application/json", json.dumps(detail)))
        truth(rows, j, "smartrecruiters", board, ext, company, True)
    return [(f"{base}?limit=100&offset=0", "application/json",
             json.dumps({"offset": 0, "limit": 100, "totalFound": len(listing), "content": listing})), *pages]


def workable(js, rows):
    board, company = "pebbleandpine", "Pebble & Pine"
    out = []
    for i, j in enumerate(js):
        code = "%010X" % (number(i) * 4093)
        out.append({"title": j["title"], "shortcode": code, "code": "", "employment_type": "Full-time" if j["type"] == "full_time" else "Contract",
                    "telecommuting": j["mode"] == "remote", "department": "Engineering", "url": f"https://apply.workable.com/j/{code}",
                    "application_url": f"https://apply.workable.com/j/{code}/apply", "published_on": j["posted"].strftime("%Y-%m-%d"),
                    "created_at": j["posted"].strftime("%Y-%m-%d"), "country": j["country_name"], "city": j["city"], "state": j["region"],
                    "locations": [{"country": j["country_name"], "countryCode": j["country"], "city": j["city"], "region": j["region"], "hidden": False}],
                    "description": body(j, company, True)})
        truth(rows, j, "workable", board, code, company, True)
    return [(f"https://apply.workable.com/api/v1/widget/accounts/{board}?details=true", "application/json",
             json.dumps({"name": company, "description": "", "jobs": out}))]


def recruitee(js, rows):
    board, company = "wrenhollow", "Wren Hollow"
    out = []
    for i, j in enumerate(js):
        ext = number(i, 1200000)
        row = {"id": ext, "title": j["title"], "slug": f"job-{ext}", "status": "published", "company_name": company,
               "created_at": j["posted"].strftime("%Y-%m-%d %H:%M:%S UTC"), "published_at": j["posted"].strftime("%Y-%m-%d %H:%M:%S UTC"),
               "description": body(j, company, False), "requirements": "", "careers_url": f"https://{board}.recruitee.com/o/job-{ext}",
               "careers_apply_url": f"https://{board}.recruitee.com/o/job-{ext}/c/new", "location": place(j), "city": j["city"],
               "country": j["country_name"], "country_code": j["country"], "remote": j["mode"] == "remote", "hybrid": j["mode"] == "hybrid",
               "on_site": j["mode"] == "onsite", "employment_type_code": "fulltime_permanent" if j["type"] == "full_time" else "fulltime_fixed_term",
               "department": "Engineering", "tags": []}
        if j["min"]:
            row["salary"] = {"min": str(j["min"]), "max": str(j["max"]), "period": "year", "currency": j["currency"]}
        out.append(row)
        truth(rows, j, "recruitee", board, ext, company, True)
    return [(f"https://{board}.recruitee.com/api/offers/", "application/json", json.dumps({"offers": out}))]


def personio(js, rows):
    board, company = "dünenwerk".replace("ü", "ue"), "Dünenwerk GmbH"
    parts = []
    for i, j in enumerate(js):
        ext = number(i, 300000)
        parts.append(f"<position><id>{ext}</id><subcompany>{company}</subcompany><office>{escape(j['city'])}</office><department>IT</department>"
                     f"<recruitingCategory>Tech</recruitingCategory><name>{escape(j['title'])} (m/w/d)</name><jobDescriptions><jobDescription>"
                     f"<name>The job</name><value><![CDATA[{body(j, company, True)}]]></value></jobDescription></jobDescriptions>"
                     f"<employmentType>permanent</employmentType><seniority>experienced</seniority><schedule>full-time</schedule>"
                     f"<yearsOfExperience>2-5</yearsOfExperience><createdAt>{j['posted'].strftime('%Y-%m-%dT%H:%M:%S+0200')}</createdAt></position>")
        truth(rows, j, "personio", board, ext, company, True)
    return [(f"https://{board}.jobs.personio.de/xml?language=en", "text/xml; charset=utf-8",
             '<?xml version="1.0" encoding="UTF-8"?>\n<workzag-jobs>' + "".join(parts) + "</workzag-jobs>")]


NAV = ('<nav><ul><li><a href="/">Home</a></li><li><a href="/jobs">Jobs</a></li><li><a href="/about">About</a></li></ul></nav>')
FOOT = ('<aside><h3>Similar jobs</h3><ul><li><a href="/jobs/9001">Payroll Clerk</a></li><li><a href="/jobs/9002">PHP Developer, Oslo</a></li></ul></aside>'
        '<footer><p>Imprint · Privacy · We use cookies to make this site better.</p></footer>')


def jsonld_pages(js, rows):
    company, host = "Larkspur Labs", "careers.larkspurlabs.example"
    out = []
    for i, j in enumerate(js):
        url = f"https://{host}/jobs/{number(i, 10000)}"
        data = {"@context": "https://schema.org/", "@type": "JobPosting", "title": j["title"], "description": body(j, company, False),
                "datePosted": j["posted"].strftime("%Y-%m-%d"), "employmentType": ["FULL_TIME" if j["type"] == "full_time" else "CONTRACTOR"],
                "hiringOrganization": {"@type": "Organization", "name": company, "sameAs": "https://larkspurlabs.example"},
                "identifier": {"@type": "PropertyValue", "name": company, "value": f"LL-{i}"},
                "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": j["city"], "addressRegion": j["region"],
                                                              "addressCountry": j["country"]}}}
        if j["mode"] == "remote":
            data["jobLocationType"] = "TELECOMMUTE"
            data["applicantLocationRequirements"] = {"@type": "Country", "name": j["country_name"]}
        if j["min"]:
            data["baseSalary"] = {"@type": "MonetaryAmount", "currency": j["currency"],
                                  "value": {"@type": "QuantitativeValue", "minValue": j["min"], "maxValue": j["max"], "unitText": "YEAR"}}
        text = json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "Job"}, data]} if i % 3 == 2 else data)
        if i % 4 == 3:  # as found in the wild: a trailing comma
            text = text[:-1] + ",}"
        page = (f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(j["title"])} | {company}</title>'
                f'<script type="application/ld+json">{text}</script></head><body>{NAV}<main><h1>{html.escape(j["title"])}</h1>'
                f'<p>{html.escape(place(j))}</p>{body(j, company, False)}</main>{FOOT}</body></html>')
        out.append((url, "text/html; charset=utf-8", page))
        truth(rows, j, "page", "", url, company, True)
    return out


def microdata_pages(js, rows):
    company, host = "Oxbow Press", "jobs.oxbowpress.example"
    out = []
    for i, j in enumerate(js):
        url = f"https://{host}/vacancy/{number(i, 500)}"
        pay = ""
        if j["min"]:
            pay = (f'<div itemprop="baseSalary" itemscope itemtype="http://schema.org/MonetaryAmount"><meta itemprop="currency" content="{j["currency"]}">'
                   f'<span itemprop="value" itemscope itemtype="http://schema.org/QuantitativeValue"><meta itemprop="minValue" content="{j["min"]}">'
                   f'<meta itemprop="maxValue" content="{j["max"]}"><meta itemprop="unitText" content="YEAR"></span></div>')
        page = (f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(j["title"])} - {company}</title></head><body>{NAV}'
                f'<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">{html.escape(j["title"])}</h1>'
                f'<span itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization"><span itemprop="name">{company}</span></span>'
                f'<div itemprop="jobLocation" itemscope itemtype="http://schema.org/Place"><div itemprop="address" itemscope itemtype="http://schema.org/PostalAddress">'
                f'<span itemprop="addressLocality">{j["city"]}</span>, <span itemprop="addressRegion">{j["region"]}</span>, '
                f'<span itemprop="addressCountry">{j["country"]}</span></div></div>'
                f'<time itemprop="datePosted" datetime="{j["posted"].strftime("%Y-%m-%d")}">recently</time>'
                f'<span itemprop="employmentType">{"FULL_TIME" if j["type"] == "full_time" else "CONTRACTOR"}</span>{pay}'
                f'<div itemprop="description">{body(j, company, False)}</div></div>{FOOT}</body></html>')
        out.append((url, "text/html; charset=utf-8", page))
        truth(rows, j, "page", "", url, company, True)
    return out


def prose_pages(js, rows):
    company, host = "Marrow & Thyme", "www.marrowthyme.example"
    out = []
    for i, j in enumerate(js):
        url = f"https://{host}/careers/{number(i, 70)}-{j['role']}"
        mode = {"remote": "Remote", "hybrid": "Hybrid", "onsite": "On-site", None: None}[j["mode"]]
        facts = [("Company", company), ("Location", place(j)), ("Employment type", "Full-time" if j["type"] == "full_time" else "Contract"),
                 ("Posted", j["posted"].strftime("%B %-d, %Y"))]
        if mode:
            facts.append(("Workplace", mode))
        if j["min"]:
            facts.append(("Salary", money(j)))
        page = (f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(j["title"])} – Careers at {html.escape(company)}</title></head>'
                f'<body><header>{NAV}</header><main><h1>{html.escape(j["title"])}</h1><dl>'
                + "".join(f"<dt>{k}</dt><dd>{html.escape(v)}</dd>" for k, v in facts)
                + f'</dl>{body(j, company, False)}<a class="button" href="{url}/apply">Apply now</a></main>{FOOT}</body></html>')
        out.append((url, "text/html; charset=utf-8", page))
        truth(rows, j, "page", "", url, company, True)
    return out


def record(kind, headers, block):
    lines = [f"WARC/1.1", f"WARC-Type: {kind}"] + [f"{k}: {v}" for k, v in headers] + [f"Content-Length: {len(block)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def member(data):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0, compresslevel=9) as f:
        f.write(data)
    return out.getvalue()


def uuid():
    return "<urn:uuid:%08x-%04x-4%03x-8%03x-%012x>" % (RNG.getrandbits(32), RNG.getrandbits(16), RNG.getrandbits(12), RNG.getrandbits(12), RNG.getrandbits(48))


def main():
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "sample/sample.warc.gz")
    kinds = [greenhouse, lever, ashby, smartrecruiters, workable, recruitee, personio, jsonld_pages, microdata_pages, prose_pages]
    pool, rows, answers = jobs(ROLE_WEIGHTS), [], []
    share = [30, 28, 28, 16, 18, 18, 14, 24, 12, 12]
    at = 0
    for make, n in zip(kinds, share):
        answers += make(pool[at:at + n], rows)
        at += n
    assert at == len(pool), (at, len(pool))
    with open(target, "wb") as f:
        info = b"software: jobmill sample generator\r\nformat: WARC File Format 1.1\r\n"
        f.write(member(record("warcinfo", [("WARC-Date", iso(NOW)), ("WARC-Record-ID", uuid()), ("Content-Type", "application/warc-fields")], info)))
        for i, (url, content_type, text) in enumerate(answers):
            data = text.encode()
            head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(data)}\r\n\r\n".encode()
            f.write(member(record("response", [("WARC-Date", iso(NOW + timedelta(seconds=i))), ("WARC-Record-ID", uuid()), ("WARC-Target-URI", url),
                                               ("Content-Type", "application/http;msgtype=response")], head + data)))
    with open(str(target).replace(".warc.gz", ".truth.jsonl"), "w") as f:
        for r in rows:
            f.write(json.dumps(r, ensure_ascii=False) + "\n")
    print(f"{target}: {len(answers)} answers, {len(rows)} postings, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()

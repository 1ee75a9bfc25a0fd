"""The market as boards answer: payloads in the shapes of four kinds, served over 127.0.0.1."""
import html
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from truth import NIGHTS, DAY

SIGN = {"USD": "$", "EUR": "€", "GBP": "£", "CAD": "CA$"}
PER = {"year": "per year", "month": "per month", "hour": "per hour"}
MODE_PROSE = {"remote": "This position is fully remote.", "hybrid": "This is a hybrid role, three days a week in our office.",
              "onsite": "This role is on-site."}


def amount(pay, n):
    if pay["currency"] == "INR":
        return f"₹{n // 100000},{n // 1000 % 100:02d},{n % 1000:03d}"
    return f"{SIGN[pay['currency']]}{n:,}"


def pay_prose(pay):
    low, high, per = amount(pay, pay["low"]), amount(pay, pay["high"]), PER[pay["period"]]
    return {"range": f"Base salary: {low} - {high} {per}.", "single": f"Base salary: {low} {per}.",
            "up to": f"Base salary: up to {high} {per}.", "from": f"Base salary: from {low} {per}."}[pay["kind"]]


def body(page, structured_pay, structured_mode):
    o = page["o"]
    parts = ["<p>" + " ".join(o["filler"][i:i + 90]).capitalize() + ".</p>" for i in range(0, len(o["filler"]), 90)]
    names = sorted(o["skills"]) + sorted(o["uncounted"])
    parts.append("<h3>Requirements</h3><ul>" + "".join(f"<li>{'Fluent in' if s == 'German' else 'Experience with'} {html.escape(s)}</li>" for s in names) + "</ul>")
    if o["years"] is not None:
        parts.append(f"<p>You have {o['years']}+ years of experience.</p>")
    if o["on_call"]:
        parts.append("<p>You take part in our on-call rotation.</p>")
    if o["mode"] and not structured_mode:
        parts.append(f"<p>{MODE_PROSE[o['mode']]}</p>")
    if o["base"] and not structured_pay and not page["hides_pay"]:
        pay = o["base"]
        if pay["kind"] == "zones":
            for zone, low, high in pay["zones"]:
                parts.append(f"<p>{zone}: ${low:,} - ${high:,} per year</p>")
        else:
            parts.append(f"<p>{pay_prose(pay)}</p>")
    if o["total"] and not page["hides_pay"]:
        t = o["total"]
        words = {"total": "Total compensation", "ote": "On-target earnings (OTE)"}[t["kind"]]
        end = f" - ${t['high']:,}" if t["high"] > t["low"] else ""
        parts.append(f"<p>{words}: ${t['low']:,}{end} per year.</p>")
    if o["noise"]:
        parts.append("<p>We have raised $120,000,000 in funding. Sign-on bonus: $20,000. Our 401(k) matches up to $9,000 a year.</p>")
    return "".join(parts)


def place(city, scope=None):
    if scope:
        return f"Remote - {city[2]}"
    return f"{city[0]}, {city[1]}, {city[2]}" if city[3] in ("US", "CA") else f"{city[0]}, {city[2]}"


def greenhouse(source, pages):
    jobs = []
    for p in pages:
        o = p["o"]
        where = place(o["city"], o["scope"]) + ("; " + place(o["second"]) if o["second"] else "")
        jobs.append({"id": p["ext"], "title": o["title"], "updated_at": p["changed"], "company_name": source["written"],
                     "absolute_url": f"https://boards.greenhouse.io/{source['name']}/jobs/{p['ext']}", "location": {"name": where},
                     "content": html.escape(body(p, False, False))})
    return {f"/v1/boards/{source['name']}/jobs?content=true&pay_transparency=true": json.dumps({"jobs": jobs, "meta": {"total": len(jobs)}})}


def lever(source, pages):
    jobs = []
    for p in pages:
        o, pay = p["o"], p["o"]["base"]
        structured = bool(pay) and pay["kind"] in ("range", "single") and not p["hides_pay"]
        row = {"id": p["ext"], "text": o["title"], "hostedUrl": f"https://jobs.lever.co/{source['name']}/{p['ext']}",
               "createdAt": NIGHTS[0] * 1000, "workplaceType": {"onsite": "on-site", None: "unspecified"}.get(o["mode"], o["mode"]),
               "categories": {"location": place(o["city"], o["scope"]), "allLocations": [place(c, o["scope"]) for c in (o["city"], o["second"]) if c]},
               "description": body(p, structured, True), "descriptionPlain": "", "lists": [], "additional": "",
               "changed": p["changed"]}
        if structured:
            row["salaryRange"] = {"currency": pay["currency"], "interval": f"per-{pay['period']}-{'wage' if pay['period'] == 'hour' else 'salary'}",
                                  "min": pay["low"], "max": pay["high"] if pay["kind"] == "range" else pay["low"]}
        jobs.append(row)
    return {f"/v0/postings/{source['name']}?mode=json": json.dumps(jobs)}


def ashby(source, pages):
    jobs = []
    for p in pages:
        o, pay = p["o"], p["o"]["base"]
        structured = bool(pay) and pay["kind"] in ("range", "single", "zones") and not p["hides_pay"]
        row = {"id": p["ext"], "title": o["title"], "location": place(o["city"], o["scope"]), "publishedAt": "2026-03-01T10:00:00.000+00:00", "isListed": True,
               "secondaryLocations": [{"location": place(o["second"])}] if o["second"] else [],
               "workplaceType": {"remote": "Remote", "hybrid": "Hybrid", "onsite": "OnSite", None: None}[o["mode"]],
               "jobUrl": f"https://jobs.ashbyhq.com/{source['name']}/{p['ext']}", "updated": p["changed"],
               "descriptionHtml": body(p, structured, True)}
        if structured:
            ranges = pay.get("zones") or [("", pay["low"], pay["high"] if pay["kind"] == "range" else pay["low"])]
            row["compensation"] = {"compensationTiers": [{"title": zone, "components": [
                {"summary": "", "compensationType": "Salary", "interval": f"1 {pay['period'].upper()}", "currencyCode": pay["currency"],
                 "minValue": low, "maxValue": high}]} for zone, low, high in ranges], "summaryComponents": []}
        jobs.append(row)
    return {f"/posting-api/job-board/{source['name']}?includeCompensation=true": json.dumps({"jobs": jobs, "apiVersion": "1"})}


def sitemap(source, pages, port):
    out, urls = {}, []
    for p in pages:
        o, pay = p["o"], p["o"]["base"]
        structured = bool(pay) and pay["kind"] in ("range", "single") and not p["hides_pay"]
        data = {"@context": "https://schema.org", "@type": "JobPosting", "title": o["title"], "datePosted": "2026-03-01",
                "hiringOrganization": {"@type": "Organization", "name": source["written"]},
                "jobLocation": [{"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": c[0], "addressRegion": c[1],
                                                               "addressCountry": c[3]}} for c in (o["city"], o["second"]) if c],
                "description": body(p, structured, False)}
        if o["scope"]:
            del data["jobLocation"]
            data.update(jobLocationType="TELECOMMUTE", applicantLocationRequirements={"@type": "Country", "name": o["city"][2]})
        if "expires" in p:
            data["validThrough"] = day(p["expires"])
        if structured:
            data["baseSalary"] = {"@type": "MonetaryAmount", "currency": pay["currency"], "value": {
                "@type": "QuantitativeValue", "minValue": pay["low"], "maxValue": pay["high"] if pay["kind"] == "range" else pay["low"],
                "unitText": pay["period"].upper()}}
        text = json.dumps(data).replace("</", "<\\/")
        out[f"/jobs/{p['ext']}"] = ("<!doctype html><html lang=en><head><title>Opening</title>"
                                    f'<script type="application/ld+json">{text}</script></head><body><h1>{html.escape(o["title"])}</h1></body></html>')
        urls.append(f"<url><loc>http://127.0.0.1:{port}/jobs/{p['ext']}</loc><lastmod>{p['changed'][:10]}</lastmod></url>")
    out["/sitemap.xml"] = ('<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' + "".join(urls) + "</urlset>")
    return out


def day(at_s):
    import datetime
    return datetime.datetime.fromtimestamp(at_s, datetime.timezone.utc).strftime("%Y-%m-%d")


class Server:
    """Serves what show() was given, on a free port."""

    def __init__(self):
        self.answers = {}
        answers = self.answers

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                text = answers.get(self.path)
                data = (text or "").encode()
                self.send_response(200 if text is not None else 404)
                kind = "text/html; charset=utf-8" if self.path.startswith("/jobs/") else "application/xml" if self.path.endswith("xml") else "application/json"
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.http.server_address[1]
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def show(self, sources, pages, night):
        """What all boards answer on a night."""
        self.answers.clear()
        for source in sources:
            mine = [dict(p, changed=f"2026-03-{1 + 0:02d}T00:00:00Z") for p in pages if p["source"] == source["name"] and night in p["nights"]]
            if source["kind"] == "sitemap":
                self.answers.update(sitemap(source, mine, self.port))
            else:
                self.answers.update({"greenhouse": greenhouse, "lever": lever, "ashby": ashby}[source["kind"]](source, mine))

    def conf(self, sources, night):
        """jobmill.conf of a night."""
        lines = ['allow-private = yes\nrate = "100000/s"\nconcurrency = 8\nretries = 0\narchive = "archive"\n']
        for s in sources:
            if night >= s.get("until", len(NIGHTS)):
                continue
            company = json.dumps(s["company"], ensure_ascii=False).replace("$", "\\$")
            where = (f'url = "http://127.0.0.1:{self.port}/sitemap.xml"  match = "/jobs/"' if s["kind"] == "sitemap"
                     else f'board = "{s["name"]}"  endpoint = "http://127.0.0.1:{self.port}"')
            lines.append(f'source "{s["name"]}" {{ kind = {s["kind"]}  {where}  company = {company} }}\n')
        return "".join(lines)

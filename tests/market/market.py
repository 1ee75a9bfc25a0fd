"""Makes the market, serves it, has `jobmill run` ingest it night by night."""
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time

import boards
import truth
from fields import differences
from plain import spans_of

SLOW_RUN_S, FOREVER_S = 900, 1 << 40


class Market:
    """A database with a known truth. Close it: the folder goes."""

    def __init__(self, jobmill, n_pages):
        self.jobmill, self.dir = jobmill, tempfile.mkdtemp(prefix="jobmill-market-")
        self.db = os.path.join(self.dir, "jobs.db")
        self.sources, self.pages = truth.make(n_pages)
        self.server = boards.Server()
        for night, at in enumerate(truth.NIGHTS):
            self.server.show(self.sources, self.pages, night)
            conf = os.path.join(self.dir, "jobmill.conf")
            with open(conf, "w", encoding="utf-8") as out:
                out.write(self.server.conf(self.sources, night))
            ran = self.run("run", "-c", conf, "--quiet", now=at + truth.RUN_AT)
            if ran.returncode or ran.stderr:
                raise AssertionError(f"night {night}: exit {ran.returncode}: {ran.stderr}")
        wrong = differences(self.db, self.sources, self.pages, self.server.port)
        if wrong:
            raise AssertionError(f"{len(wrong)} fields were stored otherwise than the pages say:\n" + "\n".join(wrong[:20]))
        self.know_ids()

    def know_ids(self):
        """Each page gets its id, its spans, and its place in the order of first sight."""
        db = sqlite3.connect(f"file:{self.db}?mode=ro", uri=True)
        stale = db.execute("SELECT count(*) FROM (SELECT * FROM posting_fact EXCEPT SELECT * FROM v_fact)").fetchone()[0]
        lacking = db.execute("SELECT (SELECT count(*) FROM v_fact) - (SELECT count(*) FROM posting_fact)").fetchone()[0]
        assert stale == 0 and lacking == 0, f"posting_fact: {stale} rows are not as v_fact has them, {lacking} are missing"
        spans = {}
        for ext, *span in db.execute("SELECT p.external_id, v.opened_at, v.ended_at FROM v_span v JOIN posting p ON p.n = v.n "
                                     "WHERE v.ended_at > v.opened_at ORDER BY v.opened_at"):
            spans.setdefault(ext, []).append(span)
        rows = {ext: (id_, first, n) for ext, id_, first, n in db.execute("SELECT external_id, id, first_seen, n FROM posting")}
        db.close()
        for p in self.pages:
            p["url_id"] = f"http://127.0.0.1:{self.server.port}/jobs/{p['ext']}" if p["kind"] == "sitemap" else p["ext"]
            p["id"], first, n = rows[p["url_id"]]
            night = max(k for k in range(len(truth.NIGHTS)) if truth.NIGHTS[k] <= first)
            assert night == min(p["nights"]), (p["ext"], night)
            p["order"], p["spans"] = (first, n), spans_of(p)
            have = spans.get(p["url_id"], [])
            assert len(have) == len(p["spans"]) and all(
                abs(a - c) < SLOW_RUN_S and (abs(b - d) < SLOW_RUN_S or min(b, d) > FOREVER_S) for (a, b), (c, d, _) in zip(have, p["spans"])
            ), f"{p['url_id']}: open in {have}, not in {p['spans']}"

    def run(self, *arguments, now=truth.NIGHTS[-1] + 5 * 3600):
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
        return subprocess.run([self.jobmill, *arguments, "-d", self.db], env=dict(os.environ, JOBMILL_NOW=stamp), capture_output=True,
                              encoding="utf-8", check=False)

    def run_plain(self, *arguments):
        return subprocess.run([self.jobmill, *arguments], capture_output=True, encoding="utf-8", check=True)

    def close(self):
        self.server.http.shutdown()
        shutil.rmtree(self.dir, ignore_errors=True)

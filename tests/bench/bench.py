#!/usr/bin/env python3
"""jobmill's whole night beside what cannot be avoided, in CPU time per page.

    tests/bench/bench.py [--pages 3000] [--concurrency 16] [--jobmill build/release/jobmill] [--scrapy]

Generates career pages of some 54 KB with JSON-LD (and as many without), serves them gzipped from nginx on
127.0.0.1, and prints CPU milliseconds per page and ratios of: a bare libcurl multi download with gunzip, a bare
htmlReadMemory, `jobmill parse` alone, `jobmill run` with and without an archive. Needs nginx, gcc, libcurl and
libxml2. --scrapy adds a Scrapy spider with extruct over the same pages (Debian's python3-scrapy and
python3-extruct; it only writes JSON lines: no store, no skills, no twins). Asserts nothing: timings are for reading."""
import argparse
import gzip
import importlib.util
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("make_sample", ROOT / "tests/sample/make_sample.py")
sample = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sample)

TARGET = 54 * 1024


def filler(rng, size):
    """Menus, styles and scripts, as they surround a posting on a real page."""
    words = "work team about life press blog legal store cloud data price login search help news event partner".split()
    out, n, k = [], 0, 0
    while n < size:
        kind = k % 3
        k += 1
        if kind == 0:
            part = "<ul class=menu>" + "".join(f'<li class="i{rng.randint(1,99)}"><a href="/{rng.choice(words)}/{rng.randint(1,9999)}" data-t="{rng.random():.6f}">{rng.choice(words)} {rng.choice(words)}</a></li>' for _ in range(25)) + "</ul>"
        elif kind == 1:
            part = "<script>" + "".join(f'window.q{rng.randint(1,999)}=function(a,b){{if(a<b){{return "{rng.choice(words)}"+{rng.randint(1,9999)};}}}};' for _ in range(30)) + "</script>"
        else:
            part = "<style>" + "".join(f".c{rng.randint(1,999)}>a{{margin:{rng.randint(0,9)}px;color:#{rng.randint(0,0xFFFFFF):06x}}}" for _ in range(40)) + "</style>"
        out.append(part)
        n += len(part)
    return out


def pages(n, with_data):
    rng = random.Random(7)
    rows = []
    js = [sample.one_job(rng.choice(list(sample.ROLES))) for _ in range(n)]
    made = (sample.jsonld_pages if with_data else sample.prose_pages)(js, rows)
    for i, (_, _, text) in enumerate(made):
        parts = filler(rng, max(0, TARGET - len(text)))
        half = len(parts) // 2
        text = text.replace("</head>", "".join(p for p in parts[:half] if p.startswith("<s")) + "</head>")
        text = text.replace("<main>", "<div class=top>" + "".join(p for p in parts[:half] if p.startswith("<u")) + "</div><main>")
        text = text.replace("</body>", "".join(parts[half:]) + "</body>")
        yield i, text


def cpu(command, **kw):
    """Runs a command; returns (CPU seconds of it, wall seconds, its stdout)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    t = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, **kw)
    wall = time.monotonic() - t
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{command}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall, done.stdout + done.stderr


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pages", type=int, default=3000)
    ap.add_argument("--concurrency", type=int, default=16)
    ap.add_argument("--port", type=int, default=18765)
    ap.add_argument("--jobmill", default=str(ROOT / "build/release/jobmill"))
    ap.add_argument("--scrapy", action="store_true", help="measure spider.py too")
    ap.add_argument("--keep", action="store_true", help="keep the folder of pages")
    a = ap.parse_args()
    work = Path(tempfile.mkdtemp(prefix="jobmill-bench-"))
    nginx = None
    try:
        bare = work / "bare"
        flags = subprocess.check_output(["pkg-config", "--cflags", "--libs", "libcurl", "libxml-2.0"], text=True).split()
        subprocess.check_call(["gcc", "-O2", "-o", str(bare), str(ROOT / "tests/bench/bare.c"), *flags])
        rows = []
        for name, with_data in (("json-ld", True), ("prose", False)):
            site = work / name
            (site / "jobs").mkdir(parents=True)
            urls, size = [], 0
            for i, text in pages(a.pages, with_data):
                (site / f"jobs/{i}.html").write_text(text)
                with open(site / f"jobs/{i}.html.gz", "wb") as f:
                    f.write(gzip.compress(text.encode(), 6, mtime=0))
                urls.append(f"http://127.0.0.1:{a.port}/{name}/jobs/{i}.html")
                size += len(text.encode())
            (site / "urls").write_text("\n".join(urls) + "\n")
            (site / "sitemap.xml").write_text('<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' + "".join(f"<url><loc>{u}</loc></url>" for u in urls) + "</urlset>")
            rows.append((name, site, size / a.pages))
        os.chmod(work, 0o755)
        conf = work / "nginx.conf"
        conf.write_text(f"""daemon off; worker_processes 1; pid {work}/nginx.pid; error_log {work}/error.log; events {{ worker_connections 1024; }}
http {{ access_log off; default_type text/html; types {{ text/html html; text/xml xml; }} client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3; uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
keepalive_requests 100000; server {{ listen 127.0.0.1:{a.port}; root {work}; gzip_static on; charset utf-8; }} }}""")
        nginx = subprocess.Popen(["nginx", "-c", str(conf), "-p", str(work)], stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        print(f"{'pages':9}{'what':34}{'CPU ms/page':>12}{'pages/CPU-s':>12}{'x download':>11}{'x tree':>8}   wall s")
        for name, site, size in rows:
            files = [str(p) for p in sorted((site / "jobs").glob("*.html"))]
            def show(what, seconds, wall):
                ms = seconds * 1000 / a.pages
                print(f"{name:9}{what:34}{ms:12.3f}{a.pages / seconds:12.0f}{seconds / down:11.2f}{seconds / tree:8.2f}{wall:9.2f}", flush=True)
            down, down_wall, _ = cpu([str(bare), "download", str(site / "urls"), str(a.concurrency)])
            tree, tree_wall, _ = cpu([str(bare), "tree", *files])
            show(f"bare download ({size / 1024:.0f} KB pages)", down, down_wall)
            show("bare htmlReadMemory", tree, tree_wall)
            if a.scrapy:
                used, wall, _ = cpu(["/usr/bin/python3", "-m", "scrapy", "runspider", str(ROOT / "tests/bench/spider.py"), "-a", f"urls={site / 'urls'}", "-o", str(site / "out.jsonl")], cwd=work)
                with open(site / "out.jsonl") as f:
                    show(f"Scrapy + extruct ({sum(1 for _ in f)} items)", used, wall)
            for archive in ("", "archive"):
                conf = work / f"{name}{archive}.conf"
                conf.write_text(f'archive = "{archive}"\nallow-private = yes\nrobots = no\nrate = "1000000/s"\nconcurrency = {a.concurrency}\n'
                                f'source "{name}" {{ kind = sitemap  url = "http://127.0.0.1:{a.port}/{name}/sitemap.xml"  match = "/jobs/" }}\n')
                db = work / f"{name}{archive}.db"
                used, wall, text = cpu([a.jobmill, "run", "-c", str(conf), "-d", str(db)])
                stored = re.search(r"new=(\d+)", text)
                show(f"jobmill run{' with archive' if archive else ', no archive'} ({stored.group(1) if stored else '?'} stored)", used, wall)
                if not archive:
                    used, wall, text = cpu([a.jobmill, "run", "-c", str(conf), "-d", str(db)])
                    show("jobmill run again, nothing changed", used, wall)
    finally:
        if nginx:
            nginx.terminate()
            nginx.wait()
        if not a.keep:
            shutil.rmtree(work, ignore_errors=True)
        else:
            print(work)


if __name__ == "__main__":
    main()

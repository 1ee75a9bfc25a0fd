#!/usr/bin/env python3
"""fetch/ alone beside a bare libcurl multi downloader, and its memory over many hosts.

    tests/bench/fetch.py [--pages 5000] [--rounds 5] [--build build/release]

Serves gzipped pages of some 54 KB from nginx and prints CPU time per page of: a bare download with gunzip; fetch
without an archive; fetch with one. Each round runs all three; the median of the rounds counts. Then the largest
resident size of fetch over 100, 1,000 and 10,000 hosts (addresses of 127.0.0.0/8, all answered by the same nginx)
that are asked for robots.txt and three pages each. Needs nginx, gcc, libcurl and a build of fetch and base."""
import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import bench  # noqa: E402  its pages and its stopwatch

ROOT = bench.ROOT
LIBS = "libcurl libdeflate zlib libbrotlidec libzstd libcrypto libxxhash libutf8proc".split()


def build(work, folder):
    flags = subprocess.check_output(["pkg-config", "--cflags", "--libs", "libcurl"], text=True).split()
    subprocess.check_call(["gcc", "-O2", "-o", str(work / "bare"), str(ROOT / "tests/bench/bare.c"), *flags,
                           *subprocess.check_output(["pkg-config", "--cflags", "--libs", "libxml-2.0"], text=True).split()])
    libs = subprocess.check_output(["pkg-config", "--cflags", "--libs", *LIBS], text=True).split()
    subprocess.check_call(["gcc", "-O2", "-std=gnu17", f"-I{ROOT}", "-o", str(work / "fetch"), str(ROOT / "tests/bench/fetch_bench.c"),
                           str(folder / "libfetch.a"), str(folder / "libbase.a"), *libs, "-lpthread", "-lm"])


def serve(work, port):
    conf = work / "nginx.conf"
    conf.write_text(f"""daemon off; worker_processes 1; pid {work}/nginx.pid; error_log {work}/error.log; worker_rlimit_nofile 8192; events {{ worker_connections 4096; }}
http {{ access_log off; default_type text/html; types {{ text/html html; }} client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3; uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
keepalive_requests 100000; server {{ listen {port}; allow 127.0.0.0/8; deny all; root {work}; gzip_static on; charset utf-8; }} }}""")
    server = subprocess.Popen(["nginx", "-c", str(conf), "-p", str(work)], stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    return server


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pages", type=int, default=5000)
    ap.add_argument("--rounds", type=int, default=5)
    ap.add_argument("--concurrency", type=int, default=16)
    ap.add_argument("--port", type=int, default=18766)
    ap.add_argument("--build", default=str(ROOT / "build/release"))
    a = ap.parse_args()
    work = Path(tempfile.mkdtemp(prefix="jobmill-fetch-"))
    os.chmod(work, 0o755)
    server = None
    try:
        build(work, Path(a.build).resolve())
        (work / "jobs").mkdir()
        texts = [gzip.compress(text.encode(), 6, mtime=0) for _, text in bench.pages(min(a.pages, 300), True)]
        for i in range(a.pages):
            (work / f"jobs/{i}.html").write_text("needed beside the .gz\n")
            (work / f"jobs/{i}.html.gz").write_bytes(texts[i % len(texts)])
        for i in range(3):
            (work / f"page{i}.html").write_text("<p>small</p>" * 200)
        (work / "urls").write_text("".join(f"http://127.0.0.1:{a.port}/jobs/{i}.html\n" for i in range(a.pages)))
        server = serve(work, a.port)
        urls, many = str(work / "urls"), str(a.concurrency)
        commands = {"bare download": lambda: [str(work / "bare"), "download", urls, many],
                    "fetch, no archive": lambda: [str(work / "fetch"), "urls", urls, many, "-"],
                    "fetch, archive": lambda: [str(work / "fetch"), "urls", urls, many, tempfile.mkdtemp(dir=work)]}
        used = {name: [] for name in commands}
        for _ in range(a.rounds):
            for name, command in commands.items():
                seconds, _, said = bench.cpu(command())
                if not said.startswith(f"{a.pages} pages"):
                    sys.exit(f"{name}: {said}")
                used[name].append(seconds * 1e6 / a.pages)
        base = statistics.median(used["bare download"])
        for name, values in used.items():
            each = statistics.median(values)
            print(f"{name:20}{each:8.1f} us/page{each / base:7.2f} x   ({min(values):.1f} to {max(values):.1f})", flush=True)
        for hosts in (100, 1000, 10000):
            seconds, wall, said = bench.cpu([str(work / "fetch"), "hosts", str(hosts), str(a.port), "3"])
            print(f"{hosts:6} hosts: {said.strip()}, {seconds * 1e6 / hosts / 4:.0f} us CPU/request, {wall:.1f} s", flush=True)
    finally:
        if server:
            server.terminate()
            server.wait()
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""How fast the recognisers are, in CPU time of one core.

    tests/bench/normalize.py [--jobmill build/release/jobmill] [--repeat 3] [--instructions]

Makes lines of each kind (invented, all different) and runs `jobmill normalize KIND` as a filter over many and over none
(each command makes the tables that it needs): the difference is the recogniser's with reading and writing. Also: the whole of `jobmill parse` per JSON-LD page, from a
WARC file; start-up, with and without an overlay of 10,000 aliases; memory. The best of --repeat runs counts, since other
programs only make it slower; --instructions counts them with valgrind, on a tenth of the lines: no load changes that. Asserts nothing:
timings are for reading."""
import argparse
import importlib.util
import io
import random
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("make_sample", ROOT / "tests/sample/make_sample.py")
sample = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sample)
RNG = random.Random(5)

AREAS = "Backend Frontend Platform Data Mobile Cloud Security Payments Search Growth Billing Machine Learning Infrastructure Embedded".split()
JOBS = ["Software Engineer", "Developer", "Data Analyst", "Product Manager", "Registered Nurse", "Account Executive", "Sales Representative",
        "Mechanical Engineer", "Warehouse Associate", "Project Manager", "Head Chef", "Accountant", "Customer Success Manager", "DevOps Engineer",
        "Site Reliability Engineer", "Designer", "Technician", "Recruiter", "Softwareentwickler", "Développeur Web", "Ingeniero de Software"]
LEVELS = ["", "", "", "Senior ", "Junior ", "Staff ", "Lead ", "Principal ", "Sr. ", "Associate "]
TAILS = ["", "", "", " (m/w/d)", " II", " - Remote", " (Remote, US)", ", Berlin", " - Night Shift", " | Full Time", " (Contract)"]
CITIES = ["San Francisco, CA", "New York, NY", "Austin, Texas, United States", "London, UK", "Berlin, Germany", "München", "Paris, France", "Toronto, ON, Canada",
          "Bengaluru, Karnataka, India", "Sydney NSW", "Amsterdam", "Remote - US", "Remote (EMEA)", "Warsaw, Poland", "São Paulo, Brazil", "Tokyo, Japan",
          "Chicago, IL 60601", "Dublin, Ireland", "Hybrid - Boston, MA", "Seattle, WA or Portland, OR", "Springfield, MO", "Leeds, West Yorkshire"]


def salaries(n):
    for _ in range(n):
        low, high = RNG.randint(40, 160), RNG.randint(161, 260)
        yield RNG.choice([f"${low},000 - ${high},000 a year", f"${low}k-{high}k", f"€{low}.000 – €{high}.000", f"£{low},500 per annum", f"{low} - {low + 9} LPA",
                          f"${low / 4:.2f} per hour", f"{high},000 CHF", f"Up to ${high}K OTE", f"From {low}00 EUR per month", f"Competitive {low}"])


def titles(n):
    for _ in range(n):
        yield f"{RNG.choice(LEVELS)}{RNG.choice([a + ' ' for a in AREAS] + [''] * 14)}{RNG.choice(JOBS)}{RNG.choice(TAILS)}"


def places(n):
    for _ in range(n):
        a, b = RNG.choice(CITIES), RNG.choice(CITIES)
        yield RNG.choice([a, a, a, a, f"{a}; {b}"])


PARTS = [["Our team", "You", "The engineers of this group", "Together with colleagues in four offices, you", "Every quarter the whole department", "A small crew of six people"],
         ["will plan and carry out", "keep an eye on", "design, build and look after", "help others to understand", "take part in", "measure and explain"],
         ["the services that customers use each day", "how orders travel from the shop to the warehouse", "reports which the board reads on Monday mornings",
          "the way new people find their feet in the first weeks", "a programme that brings older systems to rest", "experiments whose results nobody can foresee"],
         ["so that nothing is lost when a machine fails.", "and write down what was learned, for those who come later.", "while keeping costs within the plan for the year.",
          "because our customers trust us with what matters to them.", "with respect for the time and attention of everyone involved.", "and you will have a say in how it is done."]]


def descriptions(n):
    """Some 4,000 bytes of prose with 10 to 20 skills in it, as descriptions are."""
    for _ in range(n):
        job = sample.one_job(RNG.choice(list(sample.ROLES)))
        prose = [" ".join(" ".join(RNG.choice(p) for p in PARTS) for _ in range(RNG.randint(3, 6))) for _ in range(4)]
        text = re.sub("<[^>]+>", "\n", sample.body(job, "Example Ltd", True))
        yield "\n\n".join(prose[:2] + [text] + prose[2:]).replace("\n", "\\n")


def pages(n):
    rows = []
    jobs = [sample.one_job(RNG.choice(list(sample.ROLES))) for _ in range(n)]
    for url, _, text in sample.jsonld_pages(jobs, rows):
        yield url, text


def cpu(command, text, count):
    """CPU seconds (or instructions) of a filter, its output and peak memory in KiB."""
    if count:
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"] + command
    with tempfile.TemporaryFile() as file:
        file.write(text)
        file.seek(0)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, stdin=file, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{command}: exit {done.returncode}\n{done.stderr.decode()[-1000:]}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if count:
        used = int(re.search(r"Collected : (\d+)", done.stderr.decode()).group(1)) / 1e9
    return used, done.stdout


def best(command, text, a):
    return min(cpu(command, text, a.instructions)[0] for _ in range(a.repeat))


def warc(items):
    out = io.BytesIO()
    for url, text in items:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + text.encode()
        out.write(f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: {sample.uuid()}\r\nWARC-Date: 2026-05-01T03:00:00Z\r\nWARC-Target-URI: {url}\r\n"
                  f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n")
    return out.getvalue()


def memory(command, text):
    """Peak resident memory in KiB."""
    with tempfile.TemporaryFile() as file:
        file.write(text)
        file.seek(0)
        done = subprocess.run([sys.executable, "-c", "import resource,subprocess,sys;subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL);"
                               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"] + command, stdin=file, capture_output=True, text=True)
    return int(done.stdout)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--jobmill", default=str(ROOT / "build/release/jobmill"))
    ap.add_argument("--repeat", type=int, default=3)
    ap.add_argument("--lines", type=int, default=200000)
    ap.add_argument("--instructions", action="store_true", help="billions of instructions instead of seconds")
    a = ap.parse_args()
    if a.instructions:
        a.lines, a.repeat = a.lines // 10, 1
    some = 10 if a.instructions else 1
    unit = "G instructions" if a.instructions else "CPU s"
    folder = Path(tempfile.mkdtemp(prefix="jobmill-bench-"))
    conf = folder / "none.conf"
    conf.write_text("")
    small = ["-c", str(conf)]
    print(f"{'what':44}{unit:>16}{'a second' if not a.instructions else 'instr. each':>16}")

    def line(what, used, n, word):
        each = f"{n / used:,.0f} {word}" if not a.instructions else f"{used * 1e9 / n:,.0f}"
        print(f"{what:44}{used:16.3f}{each:>16}", flush=True)

    def above(command, text):
        """What the text costs above the start-up of its command."""
        return max(best(command, text, a) - best(command, b"", a), 1e-9)

    line("start-up (normalize of no title)", best([a.jobmill, "normalize", "title", *small], b"", a), 1, "")
    line("start-up (parse of no page)", best([a.jobmill, "parse", "--warc", "-", *small], b"", a), 1, "")
    for kind, make in (("salary", salaries), ("title", titles), ("place", places)):
        text = ("\n".join(make(a.lines)) + "\n").encode()
        line(f"{kind}: {a.lines} lines", above([a.jobmill, "normalize", kind, *small], text), a.lines, "/s")
    text = ("\n".join(descriptions(4000 // some)) + "\n").encode()
    used = above([a.jobmill, "normalize", "skills", *small], text)
    line(f"skills: {len(text) / 1e6:.1f} MB of descriptions", used, len(text) / 1e6 if not a.instructions else len(text), "MB/s")
    items = list(pages(4000 // some))
    text = warc(items)
    used = above([a.jobmill, "parse", "--warc", "-", *small], text)
    line(f"parse and normalise, {len(text) / len(items) / 1024:.1f} KiB JSON-LD pages", used, len(items), "/s")
    if not a.instructions:
        print(f"{'':44}{used / len(items) * 1000:16.3f} ms a page")
    (folder / "ten.tsv").write_text("".join(f"add\tov-{i}\tZork{i} Flow\ttool\t\t\t" + "|".join(f"zork{i} name{k}" for k in range(4)) + "\n" for i in range(2500)))
    overlay = folder / "ten.conf"
    overlay.write_text('taxonomy = "ten.tsv"\n')
    line("start-up with 2,500 skills, 10,000 aliases", best([a.jobmill, "normalize", "skills", "-c", str(overlay)], b"", a), 1, "")
    print(f"peak memory: nothing {memory([a.jobmill, 'normalize', 'skills', *small], b'')} KiB, "
          f"overlay {memory([a.jobmill, 'normalize', 'skills', '-c', str(overlay)], b'')} KiB")


if __name__ == "__main__":
    main()

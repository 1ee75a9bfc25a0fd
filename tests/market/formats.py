"""The same reports as text and Markdown: every row that the reports promise, 80 columns, whole tables."""
import re
import unicodedata

TITLES = {  # rows and tables that must be there
    "compare backend-developer devops-engineer --country US --min-n 5": [
        r"active postings +[\d,]+ +[\d,]+ +\d\.\d\dx", r"median base, USD +\$[\d,.]+ \(n=[\d,]+\) +\$[\d,.]+ \(n=[\d,]+\) +[+-]\$[\d,.]+, [+-]\d+\.\d%",
        r"95% interval +\$[\d,.]+ to \$[\d,.]+ +\$[\d,.]+ to \$[\d,.]+", r"top skill +\S.* \d+% +\S.* \d+%", r"entry level +[\d,]+ \(\d+\.\d%\) +[\d,]+ \(\d+\.\d%\)",
        r"top 30 overlap +\d+%", r"^Seniority$", r"mid +[\d,]+ \(\d+\.\d%\) +\d+% +[\d,]+ \(\d+\.\d%\) +\d+%", r"^Work mode$",
        r"remote +[\d,]+ \(\d+\.\d%\) +[\d,]+ \(\d+\.\d%\)", r"hybrid +\d", r"onsite +\d", r"^Where a remote worker may live$", r"^Skills of either top 30$",
        r"CI/CD +\d+%  █+ +\d+%  █+", r"^Skills in one top 30 only$", r"^Median base pay by skill, and premium over the role's median$",
        r"Rust +\$[\d,.]+ \(n=\d+\) +[+-]\$[\d,.]+ ", r"^The same skills: 95% interval, and premium at the same level$",
        r"^Median base pay, skills of both top 30$", r"^Countries$", r"US +100% +US +100%", r"^Most active postings$", r"\S +[\d,]+$"],
    "bands backend-developer devops-engineer --country IN --min-n 2": [
        r"^Pay bands by experience, a year$", r"fresher / +Backend +[\d,]+ +₹[\d.]+–[\d.]+ LPA +₹[\d.]+–[\d.]+ LPA +₹[\d.]+ LPA", r"mid \(3–5 +DevOps +[\d,]+ +₹", r"senior / lead +Backend +[\d,]+ +₹[\d.]+–[\d.]+ LPA",
        r"^Demand$", r"Backend[ \w]* +[\d,]+ +[\d,]+ \(\d+\.\d%\) +[\d,]+ \(\d+\.\d%\) +[\d.]+ \(n=[\d,]+\)", r"^Core skill groups$", r"Cloud Computing +[\d,]+ \(\d+\.\d%\) +[\d,]+ \(\d+\.\d%\)"],
    "top --country US --min-n 2": [
        r"^Best-paid roles, a year$", r"role +median base +95% interval +base range +total", r"Cloud +\$[\d,.]+ +\$[\d,.]+ to +\$[\d.]+–[\d.]+k +\$[\d.]+–[\d.]+k",
        r"^What they ask$", r"role +active +years asked +key skills", r"^Pay by experience, all these roles$", r"entry \(0–2", r"mid \(3–5",
        r"senior \(6–10", r"staff, principal", r"^Specialisation premium$", r"cloud +\$[\d,.]+", r"security +\$", r"AI +\$"],
    "role site-reliability-engineer": [r"^In short$", r"state base pay +[\d,]+ \(\d", r"total compensation, where stated"],
    "trend backend-developer --min-n 5": [r"^Active postings by week$", r"2026-04-13 +[\d,]+ +[\d,]+ \(\d+\.\d%\)", r"^Median base pay by week$", r"days from first seen to closed, median +\d+\.\d \(n=[\d,]+\)",
                                          r"came again after they were gone +[\d,]+ \(\d+\.\d%\)"],
    "trace median backend-developer --country GB": [r"[0-9a-f]{16} +£[\d.]+"],
}


def width_of(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in line)


def check_text(name, text, wanted, fail):
    for line in text.splitlines():
        if width_of(line) > 80:
            fail(f"{name}: {width_of(line)} columns: {line}")
    for pattern in wanted:
        if not re.search(pattern, text, re.MULTILINE):
            fail(f"{name}: no row like {pattern}:\n{text}")


def check_md(name, text, fail):
    """Every table: a heading, a rule, rows of as many cells; no markup of its own in a cell."""
    cells = 0
    for line in text.splitlines():
        if not line.startswith("|"):
            cells = 0
            continue
        n = len(re.findall(r"(?<!\\)\|", line))
        if cells and n != cells:
            fail(f"{name}: {n} bars, not {cells}: {line}")
        cells = n
        if re.search(r"(?<!\\)[<\[*]", line):
            fail(f"{name}: not escaped: {line}")
    if not text.startswith("# ") or "\n|---" not in text:
        fail(f"{name}: not Markdown: {text[:200]}")


def check(market, fail):
    for name, wanted in TITLES.items():
        ran = market.run("report", *name.split())
        check_text(name, ran.stdout, wanted, fail)
        ran = market.run("report", *name.split(), "--format", "md")
        check_md(name, ran.stdout, fail)

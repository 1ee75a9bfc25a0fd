#!/usr/bin/env python3
"""Make normalize/data/skills_gen.c from normalize/data/skills*.tsv.

    python3 normalize/tools/make_skills.py          writes the file
    python3 normalize/tools/make_skills.py --next   prints the next free id
    python3 normalize/tools/make_skills.py --count  prints skills and names

The columns and marks of the tables are described in docs/taxonomy.md. Stops with
one line per fault when a table is not sound. Python 3, standard library.
"""
import hashlib
import sys
import unicodedata
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
COLUMNS = "id slug name type parent mark aliases cue ban for against ids".split()
TYPES = "language framework database cloud tool practice domain certification human-language soft".split()
CUES = ["", "mid", "near", "strong", "list", "lang"]
EDITION = "2026.11"  # of the tables; the version adds a digest
ACCENT = 8
FILTER_BYTES = 8192  # as FILTER_BITS in skills_table.h
MARKS = {"=": 1, "^": 2, "~": 4}
LETTERS = {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ß": "s", "æ": "a", "Æ": "a", "đ": "d", "Đ": "d", "ı": "i", "œ": "o", "Œ": "o",
           "ð": "d", "Ð": "d", "þ": "t", "Þ": "t", "ħ": "h", "Ħ": "h", "ŧ": "t", "Ŧ": "t", "ĸ": "k", "ŉ": "n", "ŋ": "n", "Ŋ": "n",
           "ĳ": "i", "Ĳ": "i", "ŀ": "l", "Ŀ": "l", "ſ": "s"}
SEPARATORS = " -\u2010\u2011\u2012\u2013_"


def fold_char(c):
    o = ord(c)
    if o < 0x80 or o >= 0x180:
        return c.lower()
    if o < 0xC0 or c in "×÷":
        return c
    base = LETTERS.get(c) or "".join(x for x in unicodedata.normalize("NFKD", c) if not unicodedata.combining(x)).lower()
    assert len(base) == 1 and base.isascii(), c
    return base


def fold(s):
    s = "".join(fold_char(c) for c in s.replace("\u2019", "'"))
    for c in SEPARATORS:
        s = s.replace(c, " ")
    return " ".join(s.split()).replace("<n>", "\x01")


def is_word(c):
    o = ord(c)
    return (c.isalnum() and o < 0x80) or 0xC0 <= o < 0x2000


def first_token(key):
    """Length in bytes of the part that is hashed."""
    i = 1 if key[0] == "." else 0
    if 0x3000 <= ord(key[0]) < 0xE000:
        return 3
    while i < len(key) and is_word(key[i]):
        i += 1
    return len(key[:i].encode())


def hash_of(data):
    """As words.h hashes a word; the lower bits choose slots."""
    h = 0x011C9DC5
    for b in data:
        h = ((h ^ b) * 0x01000193) & 0xFFFFFFFF
    return h ^ (h >> 15)


def sign_of(key, first):
    """The ASCII sign right after the first word."""
    rest = key[first:first + 1]
    return rest[0] if rest and rest[0] < 128 and not chr(rest[0]).isalnum() and rest[0] != 1 else 0


def second_of(key, first):
    """The first letter or digit of the second word."""
    rest = key[first:first + 2]
    return rest[1] if len(rest) == 2 and rest[0] == 32 and chr(rest[1]).isalnum() and rest[1] < 128 else 0


def seconds_of(keys):
    """As skill_slot.second."""
    bits = 0
    for key, _, _, _, first in keys:
        bits |= 1 << (second_of(key, first) & 31)
    return bits


def split_marks(text):
    mark = 0
    while text and text[0] in MARKS:
        mark |= MARKS[text[0]]
        text = text[1:]
    return mark, text


def read_tables():
    rows, faults = [], []
    for path in sorted(DATA.glob("skills*.tsv")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if not line or line.startswith("#") or line.startswith("id\t"):
                continue
            parts = line.split("\t")
            if len(parts) > len(COLUMNS):
                faults.append(f"{path.name}:{number}: {len(parts)} columns")
                continue
            row = dict(zip(COLUMNS, parts + [""] * (len(COLUMNS) - len(parts))))
            row["at"] = f"{path.name}:{number}"
            rows.append(row)
    return rows, faults


def check(rows, faults):
    ids, slugs, names = {}, {}, {}
    for r in rows:
        for seen, field in ((ids, "id"), (slugs, "slug"), (names, "name")):
            if r[field] in seen:
                faults.append(f"{r['at']}: {field} {r[field]} is also at {seen[r[field]]}")
            seen[r[field]] = r["at"]
        if not r["id"].isdigit():
            faults.append(f"{r['at']}: id {r['id']!r}")
        if r["type"] not in TYPES:
            faults.append(f"{r['at']}: type {r['type']!r}")
        if r["cue"].split("+")[0] not in CUES:
            faults.append(f"{r['at']}: cue {r['cue']!r}")
    for r in rows:
        if r["parent"] and r["parent"] not in slugs:
            faults.append(f"{r['at']}: no parent {r['parent']}")
        doubtful = "~" in r["mark"] or any("~" in a[:3] for a in r["aliases"].split("|"))
        if doubtful and not r["cue"]:
            faults.append(f"{r['at']}: {r['name']} has a doubtful name and no cue")
    return faults


def make_keys(rows, faults):
    keys, seen = [], {}
    order = {r["slug"]: i for i, r in enumerate(rows)}

    def add(index, text, where):
        mark, text = split_marks(text)
        key = fold(text)
        if not key:
            faults.append(f"{where}: empty name")
            return
        if not (is_word(key[0]) or key[0] == "." or 0x3000 <= ord(key[0]) < 0xE000):
            faults.append(f"{where}: {text!r} begins with a sign")
            return
        if any("\u00c0" <= c < "\u0180" for c in text):
            mark |= ACCENT
        exact = text if mark & 1 else ""
        prior = seen.get((key, exact))
        if prior is not None:
            if prior[0] != index and index != 0xFFFF:  # a phrase that is a name needs no ban
                faults.append(f"{where}: {text!r} is also a name at {prior[1]}")
            return
        seen[(key, exact)] = (index, where)
        keys.append((key, text, index, mark))

    for i, r in enumerate(rows):
        if r["mark"] != "-":
            add(i, r["mark"] + r["name"], r["at"])
        for a in filter(None, r["aliases"].split("|")):
            add(i, a, r["at"])
    for r in rows:
        for b in filter(None, r["ban"].split("|")):
            add(0xFFFF, b, r["at"])
    plain = {k: w for (k, e), (_, w) in seen.items() if not e}
    for (k, e), (i, w) in seen.items():
        if e and k in plain and seen[(k, "")][0] == i:
            faults.append(f"{w}: {e!r} is also there in any case")
    return keys, order


def c_string(s):
    out = []
    for b in s.encode():
        out.append(chr(b) if 32 <= b < 127 and b not in (34, 92, 63) else f"\\{b:03o}")
    return '"' + "".join(out) + '"'


def version(rows):
    """Year and month by hand, and a digest of all that the rows say."""
    text = "\n".join("\t".join(r[c] for c in COLUMNS) for r in rows)
    return f"{EDITION}.{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def emit(rows, keys, order):
    keys = [(k.encode(), t, i, m, first_token(k)) for k, t, i, m in keys]
    keys.sort(key=lambda x: (x[0][:x[4]], -len(x[0]), not x[3] & 1, x[0]))
    groups = {}
    for n, k in enumerate(keys):
        groups.setdefault(k[0][:k[4]], []).append(n)
    size = 1
    while size < 2 * len(groups):
        size *= 2
    slots, bits = [None] * size, bytearray(FILTER_BYTES)
    for token, members in groups.items():
        h = hash_of(token)
        bits[(h & (8 * FILTER_BYTES - 1)) >> 3] |= 1 << (h & 7)
        at = h & (size - 1)
        while slots[at]:
            at = (at + 1) & (size - 1)
        slots[at] = (h, members[0], len(members), seconds_of(keys[n] for n in members))
    out = ["/* Generated by normalize/tools/make_skills.py from normalize/data/skills*.tsv:",
           " * change those, not this. */", '#include "normalize/skills/skills_table.h"', "", '#include "base/banned.h"', "", "// clang-format off"]
    kinds = {t: "SKILL_" + t.upper().replace("-", "_") for t in TYPES}
    out.append("static const struct skill_row rows[] = {")
    for r in rows:
        cue, _, words = r["cue"].partition("+")
        aliases = [split_marks(a)[1] for a in r["aliases"].split("|") if a]
        names = "(const char *const[]){" + ", ".join([c_string(a) for a in aliases] + ["NULL"]) + "}"
        parent = order[r["parent"]] if r["parent"] else 0xFFFF
        opt = lambda f: c_string(r[f]) if r[f] else "NULL"
        words = c_string("|".join(fold(w) for w in words.split(","))) if words else "NULL"
        out.append(f'{{{r["id"]}, {parent}, {kinds[r["type"]]}, CUE_{(cue or "none").upper()}, {c_string(r["slug"])}, {c_string(r["name"])}, {names}, {words}, {opt("for")}, {opt("against")}, {opt("ids")}}},')
    out.append("};")
    out.append("static const struct skill_key keys[] = {")
    for key, text, i, m, first in keys:
        out.append(f'{{{c_string(key.decode())}, {c_string(text) if m & 1 else "NULL"}, {i}, {len(key)}, {first}, {m}, {sign_of(key, first)}, {second_of(key, first)}}},')
    out.append("};")
    out.append("static const struct skill_slot slots[] = {")
    out += ["".join("{%du,%d,%d,%du}," % s if s else "{0,0,0,0}," for s in slots[i:i + 8]) for i in range(0, size, 8)]
    out.append("};")
    out.append(f"static const uint8_t filter[{FILTER_BYTES}] = {{")
    out += ["".join(f"{b}," for b in bits[i:i + 64]) for i in range(0, FILTER_BYTES, 64)]
    out.append("};")
    out.append("static const char latin[192] = {")
    chars = [fold_char(chr(o)) for o in range(0xC0, 0x180)]
    out.append("".join(f"'{c}'," if c.isascii() else "0," for c in chars))
    out.append("};")
    classes = [1 if chr(b).isalnum() and b < 128 else 2 if 0xC3 <= b <= 0xDF else 3 if b in (0xE0, 0xE1) else 4 if 0xE3 <= b <= 0xED else 0 for b in range(256)]
    out += ["const uint8_t skill_classes[256] = {", "".join(f"{c}," for c in classes), "};"]
    small = [ord(chr(b).lower()) if b < 128 else b - 256 for b in range(256)]
    out += ["const char skill_small[256] = {", "".join(f"{c}," for c in small), "};"]
    out.append("const struct skill_table skill_table = {rows, sizeof(rows) / sizeof(rows[0]), keys,")
    out.append("    sizeof(keys) / sizeof(keys[0]), slots, sizeof(slots) / sizeof(slots[0]) - 1, filter, latin,")
    out.append(f"    {c_string(version(rows))}, NULL}};")
    (DATA / "skills_gen.c").write_text("\n".join(out) + "\n")


def main():
    rows, faults = read_tables()
    if "--next" in sys.argv:
        print(1 + max((int(r["id"]) for r in rows), default=0))
        return 0
    check(rows, faults)
    rows.sort(key=lambda r: int(r["id"]))
    keys, order = make_keys(rows, faults)
    if "--count" in sys.argv:
        print(len(rows), "skills,", len(rows) + sum(len([a for a in r["aliases"].split("|") if a]) for r in rows), "names")
    for f in faults:
        print(f, file=sys.stderr)
    if not faults and "--count" not in sys.argv:
        emit(rows, keys, order)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

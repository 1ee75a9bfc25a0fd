#!/usr/bin/env python3
"""Makes base/data/entities.c: the named character references of the HTML standard
(https://html.spec.whatwg.org/multipage/named-characters.html), as Python's
html.entities holds them. Run by hand when the standard changes (it never does)."""
from html.entities import html5

rows = sorted((name, value) for name, value in html5.items())
print("/* base/data/entities.c: made by base/tools/make_entities.py; do not edit.\n"
      " * Named character references of the HTML standard, sorted bytewise. */")
print('#include "base/data/entities.h"\n\n#include "base/banned.h"\n')
offset, offsets, lines = 0, [], []
for name, value in rows:
    data = value.encode()
    offsets.append(offset)
    offset += len(name) + 1 + len(data) + 1
    lines.append('    "%s\\0" "%s\\0"' % (name, "".join("\\x%02x" % b for b in data)))
assert offset < 65536
print('#pragma GCC diagnostic ignored "-Woverlength-strings"\n')
print("// clang-format off\nconst char ENTITY_POOL[] =\n" + "\n".join(lines) + ";\n")
print("const uint16_t ENTITY_AT[ENTITY_COUNT] = {")
for i in range(0, len(offsets), 16):
    print("    " + ", ".join(map(str, offsets[i:i + 16])) + ",")
print("};")
with open("base/data/entities.h", "w") as h:
    h.write("""/* base/data/entities.h: made by base/tools/make_entities.py; do not edit. */
#ifndef BASE_DATA_ENTITIES_H
#define BASE_DATA_ENTITIES_H

#include <stdint.h>

enum { ENTITY_COUNT = %d };
/* "name\\0utf8\\0" pairs; names keep their ";" where they have one. */
extern const char ENTITY_POOL[];
extern const uint16_t ENTITY_AT[ENTITY_COUNT];

#endif
""" % len(rows))

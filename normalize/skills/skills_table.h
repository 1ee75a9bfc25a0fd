/* normalize/skills/skills_table.h: the skill table as it is compiled in. Generated
 * from normalize/data/skills*.tsv by normalize/tools/make_skills.py; what the columns mean
 * is in docs/taxonomy.md. Private to normalize/. */
#ifndef NORMALIZE_SKILLS_TABLE_H
#define NORMALIZE_SKILLS_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/model.h"

/* What must stand beside a doubtful name; from the least to the most. */
enum skill_cue {
    CUE_NONE,
    CUE_MID,    /* inside a sentence a capital is enough; else as CUE_NEAR */
    CUE_NEAR,   /* a sure skill in the same sentence; else as CUE_STRONG */
    CUE_STRONG, /* a list with sure skills, "experience with", a version, "X developer" */
    CUE_LIST,   /* as CUE_STRONG without "experience with" */
    CUE_LANG    /* a human language: words of speaking, levels, "-kenntnisse" */
};

enum {
    MARK_EXACT = 1,     /* letters as written in the table */
    MARK_CAPITAL = 2,   /* every word begins with a capital or a digit */
    MARK_DOUBT = 4,     /* only with the row's cue */
    MARK_ACCENT = 8,    /* has letters with accents; others never match such letters */
    SKILL_BAN = 0xFFFF, /* key without a skill: the phrase is eaten */
    NO_PARENT = 0xFFFF,
    FILTER_BITS = 0x10000 /* one word of twenty-five passes by chance */
};

struct skill_row {
    uint32_t id;
    uint16_t parent; /* index of a row, or NO_PARENT */
    uint8_t type;    /* enum skill_type */
    uint8_t cue;     /* enum skill_cue */
    const char *slug, *name;
    const char *const *aliases;    /* NULL-terminated, without marks */
    const char *cue_words;         /* stems that are cue enough, by '|', or NULL */
    const char *example, *against; /* texts by '|' that do and do not name it, or NULL */
    const char *ids;               /* "onet=Name|esco=..." by '|', or NULL */
};

/* One name, folded: small letters, Latin without accents, hyphens as spaces,
 * \1 for a number. Keys with the same first word stand together, longest first. */
struct skill_key {
    const char *text;
    const char *exact;  /* as written, when MARK_EXACT */
    uint16_t skill;     /* index of a row, or SKILL_BAN */
    uint8_t n, n_first; /* bytes of text, and of its first word */
    uint8_t mark;
    char sign;   /* ASCII byte right after the first word; 0: none, or a letter */
    char second; /* first letter or digit of the second word; 0: none, or a sign */
};

struct skill_slot {
    uint32_t hash; /* of the first word */
    uint32_t begin;
    uint32_t n;      /* keys; 0: empty */
    uint32_t second; /* bit letter & 31: a key with this `second`; bit 0: any other key */
};

struct skill_table {
    const struct skill_row *rows;
    size_t n_rows;
    const struct skill_key *keys;
    size_t n_keys;
    const struct skill_slot *slots; /* open addressing; a power of two */
    size_t slot_mask;
    const uint8_t *filter;      /* FILTER_BITS bits: first words that exist */
    const char *latin;          /* U+00C0..U+017F to small ASCII; 0: no letter */
    const char *version;        /* changes with the rows */
    const char *const *origins; /* per row "FILE:LINE" of an overlay, or NULL; NULL: all built in */
};

enum byte_class {
    BYTE_OTHER,
    BYTE_PLAIN, /* ASCII letter or digit */
    BYTE_TWO,   /* lead of a two-byte letter: Latin, Greek, Cyrillic ... */
    BYTE_THREE, /* lead of a three-byte letter of an alphabet: Thai, Devanagari ... */
    BYTE_CJK    /* lead of a character that is a word of its own */
};

extern const struct skill_table skill_table;
extern const uint8_t skill_classes[256]; /* enum byte_class by byte */
extern const char skill_small[256];      /* ASCII capitals as small letters */

#endif

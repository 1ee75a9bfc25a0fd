/* normalize/skills/overlay.h: a user's own changes laid over the compiled skill table.
 * The draft is the table under change: rows and names with where they came from;
 * when all lines are done, a new skill_table is built of it. What the lines mean
 * is in docs/taxonomy.md. Private to normalize/. */
#ifndef NORMALIZE_OVERLAY_H
#define NORMALIZE_OVERLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "normalize/normalize.h"
#include "normalize/skills/skills_table.h"
#include "normalize/text/text_map.h"

enum {
    OVERLAY_ID_MIN = 1000000,    /* numbers of overlay skills; the built-in ones stay below */
    OVERLAY_ID_MAX = 2147483647, /* they are kept as 32 bits with a sign elsewhere */
    NAME_BYTES_MAX = 200         /* of one name, folded; the longest built-in one has 80 */
};

struct taxonomy {
    struct arena arena; /* everything but the compiled rows */
    struct skill_table table;
    struct str version; /* NUL-terminated beyond its n bytes */
};

/* A name as it is matched. */
struct name {
    struct str key;   /* folded: see struct skill_key */
    struct str exact; /* as written when MARK_EXACT, else absent */
    uint8_t mark, n_first;
};

struct draft_name {
    struct name name;
    uint32_t row; /* index in draft.rows, or DRAFT_BAN */
    bool is_gone;
};

struct draft_row {
    struct skill_row row; /* parent: index in draft.rows */
    const char **aliases; /* own list when changed, else NULL */
    size_t n_aliases, cap_aliases;
    const char *origin; /* "FILE:LINE"; NULL: built in */
    bool is_gone;
};

enum { DRAFT_BAN = UINT32_MAX, DRAFT_TOP = 0xFFFF };

struct draft {
    struct arena *arena;
    struct draft_row *rows;
    size_t n_rows, cap_rows;
    struct draft_name *names;
    size_t n_names, cap_names;
    size_t n_built_in; /* of names, in the order of the compiled table */
    struct text_map by_name, by_slug, by_id;

    struct str file; /* being read */
    size_t line;
    struct buf *report; /* one line per fault */
    struct error *err;  /* the first of them */
    size_t n_faults;
};

/* ---- overlay_draft.c: the table under change ---- */

/* A draft of the compiled table. Errors: E_NOMEM. */
MUST_USE enum status draft_init(struct draft *draft, struct arena *arena);
/* Reports a fault of the line under work; true, for `return !draft_fault()`. */
bool draft_fault(struct draft *draft, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Reads a name with its marks in front. False, with a fault, when it is none. */
bool draft_read_name(struct draft *draft, struct str text, struct name *ret);
/* The name's entry, or NULL. */
struct draft_name *draft_find_name(const struct draft *draft, const struct name *name);
/* Row of a slug, or SIZE_MAX. */
size_t draft_find_slug(const struct draft *draft, struct str slug);
const char *draft_origin(const struct draft *draft, size_t row); /* never NULL */

/* Gives the row (or DRAFT_BAN) a name; it may have it already. False, with a
 * fault, when another row has it. */
bool draft_add_name(struct draft *draft, size_t row, struct str text);
bool draft_add_alias(struct draft *draft, size_t row, struct str text); /* and lists it */
/* Takes the name from the row in every case and mark; false when it has none. */
bool draft_drop_name(struct draft *draft, size_t row, struct str text);
/* A new row with a slug and a number of its own (0: made of the slug); SIZE_MAX,
 * with a fault, when either is taken. */
size_t draft_add_row(struct draft *draft, struct str slug, uint32_t id);
/* The number that a slug gets when none is given: OVERLAY_ID_MIN and above. */
uint32_t overlay_id_of(struct str slug);
void draft_drop_row(struct draft *draft, size_t row);

/* ---- overlay_build.c ---- */

/* The table of the draft, in the draft's arena. Errors: E_NOMEM, E_LIMIT. */
MUST_USE enum status draft_build(struct draft *draft, struct skill_table *ret, struct error *err);
/* Small letters, no accents, hyphens as blanks, "<n>" as \1: as make_skills.py
 * does it. Absent when out of memory. */
struct str name_fold(struct arena *arena, struct str text);
/* Bytes of the first word of a folded name. */
size_t name_first(struct str key);

#endif

/* normalize/normalize.h: what a posting says becomes what it means. Pure: no
 * I/O, clock, locale or logging. Unknown stays unset: precision before recall.
 * Knowledge is in tables beside the recognisers; the big ones are compiled in. */
#ifndef NORMALIZE_NORMALIZE_H
#define NORMALIZE_NORMALIZE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/model.h"

/* Rises with every release in which the same raw posting may mean something else; see
 * PARSE_VERSION.
 *   2  2026-11: schooling, weekly hours, length of the contract, more occupations and
 *      titles, places and pay in more wordings */
enum { NORMALIZE_VERSION = 5 };

struct normalizer; /* compiled tables; immutable; shared by all threads */
struct taxonomy;   /* the skills with a user's overlay; see below */

/* Nearly all tables are laid out by the build (normalize/tools/): little is left to prepare. *ret
 * is owned: normalizer_free(). Errors: E_NOMEM. */
MUST_USE enum status normalizer_new(struct normalizer **ret, struct error *err);
/* The same with the skills of a taxonomy, which must live longer; NULL: the
 * built-in ones. Skills of postings then borrow slug and name from it. */
MUST_USE enum status normalizer_new_with(const struct taxonomy *taxonomy, struct normalizer **ret,
                                         struct error *err);
/* The same with some of the tables only, bits of enum normalizer_part: what is left out
 * costs no time. A recogniser may be called when its parts, named beside it below, are
 * there; normalize() needs them all. */
enum normalizer_part {
    PART_PHRASES = 1,
    PART_SKILLS = 2,
    PART_PLACES = 4,
    PART_TITLES = 8,
    PARTS_ALL = PART_PHRASES | PART_SKILLS | PART_PLACES | PART_TITLES
};
MUST_USE enum status normalizer_new_of(unsigned parts, const struct taxonomy *taxonomy,
                                       struct normalizer **ret, struct error *err);
void normalizer_free(struct normalizer *normalizer); /* NULL is a no-op */

/* One raw posting. `page` gives source, kind, board, company and URL, and
 * fetched_at_s (Unix s, UTC) as "now" for relative dates; NULL: none of them is known. *ret lives
 * in `arena` and borrows from raw; it is written only on OK. A field not understood stays unset.
 * Errors: E_NOMEM, E_FORMAT (no title, or no id: not a posting). */
MUST_USE enum status normalize(const struct normalizer *normalizer, const struct raw_posting *raw,
                               const struct page *page, struct arena *arena, struct posting *ret,
                               struct error *err);

/* ---- single recognisers, for `jobmill normalize` ---- */
/* Input may be a field ("$120k-150k/yr"), markup, or a whole description. All
 * results live in the arena and borrow from text; units and forms are those of
 * base/model.h (money in hundredths, ISO codes). What is not understood is absent,
 * NULL or an empty list. None of them fails but for E_NOMEM, and *ret is written
 * only on OK. */

struct salary_list {
    struct salary *items;
    size_t n;
};
/* Needs PART_PHRASES. */
MUST_USE enum status normalize_salary(const struct normalizer *normalizer, struct str text,
                                      struct arena *arena, struct salary_list *ret);

struct place_list {
    struct place *items;
    size_t n;
    enum work_mode work_mode;
    struct str *remote_scope; /* as in struct posting */
    size_t n_remote_scope;
};
/* Needs PART_PLACES. */
MUST_USE enum status normalize_place(const struct normalizer *normalizer, struct str text,
                                     struct arena *arena, struct place_list *ret);

struct role_candidate {
    const char *role; /* static slug */
    uint8_t score;    /* percent */
};
struct title_reading {
    struct str title;              /* cleaned */
    const char *role, *soc, *isco; /* NULL below the floor */
    uint8_t role_score;
    enum seniority seniority;
    struct role_candidate *candidates; /* best first */
    size_t n_candidates;
};
/* Needs PART_TITLES and PART_PLACES. */
MUST_USE enum status normalize_title(const struct normalizer *normalizer, struct str text,
                                     struct arena *arena, struct title_reading *ret);

struct skill_list {
    struct skill *items;
    size_t n;
};
/* Needs PART_SKILLS and PART_PHRASES. */
MUST_USE enum status normalize_skills(const struct normalizer *normalizer, struct str text,
                                      struct arena *arena, struct skill_list *ret);

struct mode_reading {
    enum work_mode work_mode;
    uint8_t work_modes; /* bits 1 << enum work_mode */
    struct str *remote_scope;
    size_t n_remote_scope;
};
/* Needs PART_PHRASES and PART_PLACES. */
MUST_USE enum status normalize_workmode(const struct normalizer *normalizer, struct str text,
                                        struct arena *arena, struct mode_reading *ret);

struct company_reading {
    struct str company; /* the employer's name as shown; absent where nobody is named */
    struct str key;     /* folded, without legal form: under it spellings fall together */
};
/* Needs no part. */
MUST_USE enum status normalize_company(const struct normalizer *normalizer, struct str text,
                                       struct arena *arena, struct company_reading *ret);

/* ---- the taxonomy, for `jobmill taxonomy` and the store's tables ---- */

/* A file of changes to the built-in skills (docs/taxonomy.md); borrowed. */
struct overlay_file {
    struct str name, text; /* name: for faults */
};
/* The built-in skills with the files' changes, in order. Appends a line
 * "FILE:LINE: what is wrong" per fault to `report`. *ret is owned:
 * taxonomy_free(); written only on OK. Errors: E_CONFIG (err holds the first
 * fault), E_NOMEM. */
MUST_USE enum status taxonomy_new(const struct overlay_file *files, size_t n, struct buf *report,
                                  struct taxonomy **ret, struct error *err);
void taxonomy_free(struct taxonomy *taxonomy); /* NULL is a no-op */

/* Below, taxonomy NULL means the built-in skills. */

struct taxonomy_skill {
    uint32_t id;
    const char *slug, *name, *parent; /* parent "" at the top */
    enum skill_type type;
    const char *const *aliases; /* NULL-terminated */
    const char *ids;            /* "onet=Name|esco=URI", or "" */
};
struct taxonomy_role {
    const char *slug, *name, *family, *soc, *isco;
};
size_t taxonomy_skill_count(const struct taxonomy *taxonomy);
struct taxonomy_skill taxonomy_skill_at(const struct taxonomy *taxonomy, size_t index);
size_t taxonomy_role_count(void);
struct taxonomy_role taxonomy_role_at(size_t index);
/* Month and digest of the rows: "2026.11.0a0e30"; with an overlay
 * "2026.11.0a0e30+3f9a0c5d": it changes with either. Static, or the taxonomy's. */
const char *taxonomy_version(const struct taxonomy *taxonomy);
/* Proves the skill table: no name twice without a rule, no parent missing or in
 * a circle, every name found by the matcher, every example true. Appends a line
 * per fault to `report`. Errors: E_NOMEM, E_FORMAT (err names the first fault). */
MUST_USE enum status taxonomy_check(const struct taxonomy *taxonomy, struct buf *report,
                                    struct error *err);
/* ---- skills of other taxonomies, for `jobmill taxonomy import` ---- */

enum import_source { IMPORT_ESCO, IMPORT_ONET, IMPORT_LIGHTCAST, IMPORT_SOURCE_COUNT };
struct import_input {
    enum import_source source;
    struct str file, text; /* file: for faults */
};
struct import_counts {
    size_t rows;    /* skills in the file */
    size_t known;   /* of them, skills of the taxonomy: they get the id and new names */
    size_t added;   /* of them, new skills */
    size_t names;   /* other names given to either */
    size_t dropped; /* skills and names left out, each with its reason in a comment */
};
/* Appends the lines of an overlay that give the taxonomy what the file has and it
 * has not. A name that is also an ordinary word gets a cue rule or is left out;
 * one that two skills claim is left out. Errors: E_FORMAT ("FILE:LINE: ..."),
 * E_LIMIT, E_NOMEM. */
MUST_USE enum status taxonomy_import(const struct taxonomy *taxonomy,
                                     const struct import_input *input, struct buf *out,
                                     struct import_counts *ret, struct error *err);
/* "esco" and so on; static. */
const char *import_source_name(enum import_source source);

/* Whether a slug names a role; NULL when not. */
const struct taxonomy_role *taxonomy_role_find(struct str slug);

#endif

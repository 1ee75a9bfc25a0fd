/* normalize/skills/import.h: skills of other taxonomies, read into rows and written as
 * the lines of an overlay. Private to normalize/; the public face is
 * taxonomy_import() in normalize.h. */
#ifndef NORMALIZE_IMPORT_H
#define NORMALIZE_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/model.h"
#include "base/str.h"
#include "normalize/normalize.h"
#include "normalize/text/text_map.h"

enum { IMPORT_NAMES_MAX = 64, IMPORT_ROWS_MAX = 60000 };

/* A skill as the other taxonomy has it. */
struct import_row {
    struct str id;     /* "esco=http://..." */
    struct str label;  /* its main name */
    struct str *names; /* others; may hold the label again */
    size_t n_names;    /* at most IMPORT_NAMES_MAX */
    enum skill_type type;
    struct str acronym; /* one of names that stands for the label, or absent */
    bool is_doubtful;   /* the source itself says that the bare name means other things too */
    bool is_phrase;     /* of ordinary words by nature ("analyse rehabilitation services") */
};

struct import_rows {
    struct import_row *items; /* arena */
    size_t n, cap;
    struct text_map by_id;
};

/* ---- import_read.c ---- */

/* Rows in order of appearance, without those that are obsolete or have no name.
 * Errors: E_FORMAT ("FILE:LINE: ..."), E_LIMIT, E_NOMEM. */
MUST_USE enum status import_read(const struct import_input *input, struct arena *arena,
                                 struct import_rows *ret, struct error *err);
/* A new row at the end, or NULL: out of memory, or IMPORT_ROWS_MAX. */
struct import_row *import_add(struct import_rows *rows, struct arena *arena, struct str id);
bool import_add_name(struct import_row *row, struct arena *arena, struct str name);

/* ---- import_json.c ---- */

/* Lightcast's JSON: {"data":[{"id","name","type":{"id","name"}}]}, or the list alone.
 * Calls `take` for each skill. Errors: E_FORMAT, E_NOMEM. */
struct import_skill {
    struct str id, name, type_id, type_name;
};
MUST_USE enum status import_read_json(struct str text, struct arena *arena,
                                      bool (*take)(void *ctx, const struct import_skill *skill),
                                      void *ctx, struct error *err);

/* ---- import_table.c ---- */

/* A CSV (RFC 4180) or tab-separated text, one record after another. */
struct import_table {
    struct str rest; /* not read yet */
    char separator;
    size_t line; /* where the record begins, from 1 */
    size_t next_line;
    struct str *fields; /* of the last record; borrowed until the next */
    size_t n_fields, cap_fields;
    struct arena *arena;
};
void import_table_open(struct import_table *table, struct str text, struct arena *arena);
/* The next record; false at the end, or out of memory (the arena remembers it). */
bool import_table_next(struct import_table *table);
/* Place of the column with one of the names (NULL-terminated, any case), or
 * SIZE_MAX; of the record under work. */
size_t import_table_column(const struct import_table *table, const char *const *names);
struct str import_table_field(const struct import_table *table, size_t column);

#endif

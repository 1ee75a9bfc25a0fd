/* tests/parse/support_damage.h: writes pages whose JSON-LD is damaged: in the way
 * its tokens are written, in what wraps the document, in the script's tag. Each
 * kind stands alone or with kinds of the other two tables. */
#ifndef TESTS_PARSE_SUPPORT_DAMAGE_H
#define TESTS_PARSE_SUPPORT_DAMAGE_H

#include <stdbool.h>

#include "base/buf.h"

struct damage_job {
    const char *title, *company, *city, *country;
    const char *currency, *min, *max, *unit;
    const char *posted, *until, *type;
    const char *description; /* HTML; quotes and line breaks in it as they are */
    const char *words;       /* that its text must hold */
};

size_t damage_job_count(void);
const struct damage_job *damage_job_at(size_t index);

/* How the tokens are written. Zeroes are sound JSON. */
struct damage_style {
    const char *name;
    const char *open, *close;   /* round strings; NULL: '"' */
    const char *before, *after; /* round each member */
    const char *colon, *comma;  /* between; NULL: ":" and "," */
    const char *extra;          /* a member among the others, as text */
    const char *prefix;         /* of keys: "schema:" */
    const char *tail;           /* before the last bracket */
    const char *js_quote;       /* for ' in strings */
    const char *context;        /* the first member; NULL: the usual, "": none */
    const char *type;           /* of the posting, a JSON text; NULL: the usual */
    bool bare_keys, raw_quotes, raw_lines, upper_keys, snake_keys, encoded_text, as_values;
    bool lone_quote; /* one string's end is missing */
};

enum damage_form {
    FORM_NONE,
    FORM_COMPANY_TEXT,
    FORM_PLACES_LIST,
    FORM_PLACE_TEXT,
    FORM_PAY_TEXT,
    FORM_PAY_NUMBER,
    FORM_PAY_FLAT,
    FORM_PAY_GROUPED,
    FORM_LISTS,
    FORM_REFERENCES
};

/* What stands round the document. */
struct damage_wrap {
    const char *name;
    const char *before, *after;
    int n_encoded;      /* times as entities */
    bool is_literal;    /* escaped as a string of JavaScript with quotes '"' */
    size_t cut;         /* bytes taken from the end, in percent */
    const char *spaces; /* all blanks between tokens as this */
};

struct damage_tag {
    const char *name;
    const char *before, *open, *close, *after;
};

size_t damage_style_count(void);
const struct damage_style *damage_style_at(size_t index);
size_t damage_wrap_count(void);
const struct damage_wrap *damage_wrap_at(size_t index);
size_t damage_tag_count(void);
const struct damage_tag *damage_tag_at(size_t index);
size_t damage_form_count(void);
const char *damage_form_name(enum damage_form form);

/* A whole page. */
void damage_write(struct buf *out, const struct damage_job *job, enum damage_form form,
                  const struct damage_style *style, const struct damage_wrap *wrap,
                  const struct damage_tag *tag);

#endif

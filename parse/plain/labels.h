/* parse/plain/labels.h: the words by which pages mark what stands beside them: labels
 * of fields, headings of sections, calls to apply, headings of other jobs ...
 * One table over thirteen languages; short texts of a page are looked up in it. */
#ifndef PARSE_LABELS_H
#define PARSE_LABELS_H

#include "base/model.h"

enum label_kind {
    LABEL_NONE,
    LABEL_FIELD,   /* a field's value follows: see field */
    LABEL_DUTIES,  /* heading: what the job is */
    LABEL_PROFILE, /* heading: what is asked for */
    LABEL_OFFER,   /* heading: benefits, pay */
    LABEL_ABOUT,   /* heading: the company, the team, the text itself */
    LABEL_APPLY,   /* link or button by which one applies */
    LABEL_RELATED, /* heading: other jobs follow */
    LABEL_COOKIES, /* beginning of a consent banner */
    LABEL_GUIDE,   /* heading of an occupation guide, a template, an article */
    LABEL_LIST,    /* heading or words of a results page */
    LABEL_GENERIC, /* heading that names the page, not the job */
    LABEL_ERROR,   /* "Page not found" */
    LABEL_KIND_COUNT
};

struct label_row {
    const char *text; /* in lower case; "..." at the end: more may follow */
    enum label_kind kind;
    enum field field; /* of LABEL_FIELD */
    const char *language;
};

enum { LABEL_TEXT_BYTES = 72 };

/* The start of a piece of a page, as labels are compared: without tags, in lower
 * case, single blanks. */
struct label_text {
    char p[LABEL_TEXT_BYTES];
    size_t n;
    bool is_whole; /* all of the piece is in p */
};
void label_fold(struct str html, struct label_text *ret);
/* The same into `out`, at most `cap` bytes: whole UTF-8 characters. */
struct str label_fold_into(struct str html, char *out, size_t cap);

/* The table, ready for finding: a hash index over label_rows. */
enum { LABEL_SLOTS = 8192 };
struct label_index {
    uint16_t slots[LABEL_SLOTS]; /* row + 1; 0: free */
};
void label_index_init(struct label_index *index);

struct label_hit {
    const struct label_row *row;
    size_t n;       /* bytes of the text that are label, with its colon */
    bool is_whole;  /* nothing follows */
    bool has_colon; /* and words behind it */
};
/* The longest row that is the whole of the text, or begins it (rows with "..."),
 * or stands before a colon (labels of dates also before a blank and a number).
 * A colon, stars, "?" and "!" at the end do not count.
 * False when there is none. */
bool label_find(const struct label_index *index, const struct label_text *text,
                struct label_hit *ret);

/* Field named by a class, id or data attribute ("job-location"): FIELD_NONE. */
enum field label_class(struct str word);

size_t label_count(void);
const struct label_row *label_at(size_t index);

#endif

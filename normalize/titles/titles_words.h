/* normalize/titles/titles_words.h: the tables of titles, compiled: what a phrase is, and
 * which occupation a field makes with a head. Private to titles*.c. */
#ifndef NORMALIZE_TITLES_WORDS_H
#define NORMALIZE_TITLES_WORDS_H

#include "normalize/normalize.h"
#include "normalize/titles/titles_levels.h"
#include "normalize/titles/titles_tokens.h"

enum {
    SPECS = 240,    /* fields that the table may name; a byte says which */
    TARGETS = 2048, /* occupations that it may name */
};

enum head {
    HEAD_none,
    HEAD_eng,
    HEAD_dev,
    HEAD_engineering,
    HEAD_develop,
    HEAD_teamlead,
    HEAD_staff, /* says no occupation: "assistant", "officer", "intern" */
    HEAD_expert,
    HEAD_arch,
    HEAD_admin,
    HEAD_analyst,
    HEAD_scientist,
    HEAD_designer,
    HEAD_tester,
    HEAD_consultant,
    HEAD_technician,
    HEAD_manager,
    HEADS
};

enum word_kind {
    WORD_DIRECT,
    WORD_ENDING,
    WORD_ALONE,
    WORD_FIELD,
    WORD_HEAD,
    WORD_SPEC,
    WORD_VETO
};

/* Where a field may stand for its head; COMPOSE's last column. */
enum reach { REACH_SEGMENT, REACH_FAR, REACH_ADJACENT };

struct spec_row {
    const char *spec;
    uint8_t yields; /* 1 to software, 2 to a side of the wire, 3 to none */
    bool other, builds;
};

/* An occupation, of the table of roles or not. */
struct target {
    const char *name;
    const struct taxonomy_role *role; /* NULL: known only to keep others away */
    bool is_generic, is_technical;
};
/* A phrase of the table. */
struct word {
    const char *phrase;
    enum word_kind kind;
    enum head head;
    uint8_t spec;                /* of a field with a head */
    const struct target *target; /* of a direct phrase or a field without a head */
};
struct composed {
    const struct target *target; /* NULL: the two do not compose */
    enum reach reach;
};
struct titles {
    struct phrase_table words, specs, names;
    struct level_tables levels;
    struct word *rows;    /* by row of the table of words */
    struct arena plurals; /* phrases made from the table's */
    const struct spec_row *kinds[SPECS];
    struct composed composed[SPECS][HEADS];
    struct target targets[TARGETS];
    size_t n_targets, n_specs;
    const struct target *software, *bare, *bare_high, *managers, *other; /* named by rules */
    uint8_t software_spec;
};

#endif

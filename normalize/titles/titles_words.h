/* normalize/titles/titles_words.h: the tables of titles, as the build lays them out
 * (normalize/tools/lay_titles.c): what a phrase is, and which occupation a field makes with a
 * head. Private to titles*.c and that tool. */
#ifndef NORMALIZE_TITLES_WORDS_H
#define NORMALIZE_TITLES_WORDS_H

#include "normalize/normalize.h"
#include "normalize/titles/titles_levels.h"
#include "normalize/titles/titles_phrases.h"

enum {
    SPECS = 240 /* fields that the table may name; a byte says which */
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
    enum word_kind kind;
    enum head head;
    uint16_t target; /* of a direct phrase or a field without a head; 0: the one without a name */
    uint8_t spec;    /* of a field with a head */
};
struct composed {
    uint16_t target; /* 0: the two do not compose */
    uint8_t reach;   /* enum reach */
};
struct titles {
    struct title_phrases words, names;
    struct level_tables levels;
    const struct word *rows;      /* by row of the table of words */
    const struct target *targets; /* by row of the table of names; the first has no name */
    const struct spec_row *kinds; /* of SPECS fields */
    const struct composed (*composed)[HEADS];                            /* likewise */
    const struct target *software, *bare, *bare_high, *managers, *other; /* named by rules */
    uint8_t software_spec;
};

#endif

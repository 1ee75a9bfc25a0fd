/* tests/normalize/support_changes.h: changes of a text that do not change its meaning, for
 * test_metamorphic.c. */
#ifndef TESTS_NORMALIZE_SUPPORT_CHANGES_H
#define TESTS_NORMALIZE_SUPPORT_CHANGES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

/* What is read; bits of struct change. */
enum {
    SALARY = 1,
    TITLE = 2,
    PLACE = 4,
    SKILLS = 8,
    WORKMODE = 16,
    KIND_COUNT = 5,
    ALL_KINDS = 31,
    PROSE_KINDS = SALARY | SKILLS | WORKMODE
};

struct change;
/* Appends the changed text; false: the change says nothing about this text. */
typedef bool changing(const struct change *change, struct str text, struct buf *out);

struct change {
    const char *name;
    unsigned kinds;
    unsigned share; /* per mille of the answers that must stay */
    changing *apply;
    const char *a, *b; /* for `apply` */
    bool any_order;    /* the answer's items may change places */
};

extern const struct change CHANGES[];
extern const size_t CHANGE_COUNT;

#endif

/* normalize/workmode/workmode_clause.h: what a sentence says of the place of work when its parts
 * are put together: where one is (home, the office), how much of the week, who, and when. Private
 * to normalize/workmode*.c. */
#ifndef NORMALIZE_WORKMODE_CLAUSE_H
#define NORMALIZE_WORKMODE_CLAUSE_H

#include "normalize/workmode/workmode.h"

/* Tags of the terms (workmode_terms.c). They are looked up in sentences that name a place only. */
enum clause_term {
    TERM_DAY,        /* a number before it counts days; value: the number when the term holds it */
    TERM_TIMES,      /* the same of visits: "times", "x" */
    TERM_ONCE,       /* value: how many times; a period must follow or stand before */
    TERM_PERIOD,     /* value: its weeks */
    TERM_PERCENT,    /* a number stands before it */
    TERM_OF_TIME,    /* "of your time": behind a share, which else is of something else */
    TERM_MUCH,       /* value: enum much */
    TERM_WEEKDAY,    /* value: its number, and WEEKDAY_EVERY for one that comes again */
    TERM_IN,         /* before a place; value: bits IN_* of what else the word may be */
    TERM_AND,        /* "and", "or" */
    TERM_TURN,       /* behind "and" it begins a clause: "you", "can", "is" */
    TERM_BUT,        /* begins a clause wherever it stands */
    TERM_CHOICE,     /* both places, as one likes: "split", "whether" */
    TERM_EARLY,      /* for a time only: "during training" */
    TERM_LATER,      /* the time behind that: "afterwards" */
    TERM_ASIDE,      /* an interview */
    TERM_EVENT,      /* a training, a meeting: what takes place, not the job */
    TERM_OTHERS,     /* customers, patients: whose place is spoken of */
    TERM_VISIT,      /* "trips", "travel to": it says "seldom" of an office */
    TERM_DUTY,       /* what is done for them: "support", "install" */
    TERM_OWN,        /* "you", "this role" */
    TERM_OTHER_SHARE /* what else has a share: travel, the hours of a part-time job */
};
enum { IN_TO = 1, IN_AND = 2, IN_OF = 4, WEEKDAY_EVERY = 10, DUTY_FOR_OTHERS = 1 };
/* How much of the week; the last two only in the table: "daily" may be further away from what it is
 * of than "entirely" may, "everyone" says "entirely" of home alone. */
enum much {
    MUCH_UNSAID,
    MUCH_NONE,
    MUCH_SELDOM,
    MUCH_PART,
    MUCH_REST,
    MUCH_ALL,
    MUCH_DAILY,
    MUCH_EVERYONE
};

struct sentence {
    size_t index, end; /* its first hit; the word behind it */
    uint64_t muted;    /* bit k: hit index + k does not speak of the job's place */
    uint64_t denied;   /* the same: it is denied */
};
/* Reads the sentence of hit `index` and tells *find what its parts say
 * together. What phrases say alone is left to the caller. */
struct sentence clause_read(const struct mode_text *text, size_t index, struct mode_find *find);

#endif

/* tests/nights/boards.h: boards whose whole life is known beforehand: which
 * postings they list on which night, and what befalls them. Everything follows
 * from the number of the board; nothing is random. */
#ifndef TESTS_NIGHTS_BOARDS_H
#define TESTS_NIGHTS_BOARDS_H

#include <stdbool.h>
#include <stddef.h>

enum kind { KIND_GREENHOUSE, KIND_LEVER, KIND_SMART, KIND_SITEMAP, KIND_FEED, KIND_COUNT };

enum fate {
    FATE_HEALTHY,
    FATE_FAILS,        /* no listing, in one of many ways; comes back */
    FATE_VANISHES,     /* 404 for good */
    FATE_REDIRECTS,    /* 301 to another host, same postings */
    FATE_MOVES,        /* 404 for two nights, then the configuration names its new board */
    FATE_BLIND_PAY,    /* pay under a name nobody reads; comes back */
    FATE_BLIND_TEXT,   /* likewise descriptions */
    FATE_SHRINKS,      /* lists three postings of ten, for good */
    FATE_FLOODS,       /* lists four times as many; comes back */
    FATE_EMPTIES,      /* a well-formed "none", for one night */
    FATE_FREEZES,      /* shows an old copy for good */
    FATE_DROPS,        /* most entries have no title; comes back */
    FATE_BLOCKS_PAGES, /* every posting's own page is a challenge; comes back */
    FATE_BREAKS_PAGES, /* every posting's own page is an error; comes back */
    FATE_COUNT
};

enum fault {
    FAULT_NONE,
    FAULT_500,
    FAULT_RESET,
    FAULT_CUT,       /* the body ends before its length */
    FAULT_JUNK,      /* a page of something else, 200 */
    FAULT_CHALLENGE, /* 403 and a challenge */
    FAULT_HALF,      /* half of the document, as if it were whole */
    FAULT_NOTHING,   /* 200 and no byte */
    FAULT_GONE,      /* 404 */
    FAULT_REFUSED,   /* 400: unlike 500 it does not slow the fetching of the rest */
    FAULT_COUNT
};

struct job {
    int id;         /* unique among all boards */
    int born, dies; /* listed on nights born <= t < dies */
    bool has_pay, is_flood;
};

struct board {
    int number;
    enum kind kind;
    enum fate fate;
    int from, until;  /* nights on which it is odd: from <= t < until */
    enum fault fault; /* FAILS: how */
    struct job *jobs;
    int n_jobs;
};

struct town {
    struct board *boards;
    int n_boards, n_nights;
};

/* is_long: thirty nights' worth of fates; else they fit into twelve. */
void town_build(struct town *town, int n_boards, int n_nights, bool is_long);
void town_free(struct town *town);

bool board_is_odd(const struct board *board, int night);
/* Whether the listing of that night shows the job (readable or not). */
bool board_lists(const struct board *board, const struct job *job, int night);
/* DROPS: this entry cannot be read on that night. */
bool board_drops(const struct board *board, const struct job *job, int night);
enum fault board_fault(const struct board *board, int night);
/* The name of its section, and the board's name on that night. */
void board_name(const struct board *board, char out[32]);
void board_token(const struct board *board, int night, char out[32]);
const char *kind_word(enum kind kind);

/* The answer to METHOD-less `url` ("http://001.b.test/path?query") on that night.
 * What came of it: */
enum answer { ANSWER_BODY, ANSWER_REDIRECT, ANSWER_FAULT, ANSWER_UNKNOWN };
struct reply {
    enum answer what;
    enum fault fault;
    char *body;       /* owned: free() */
    const char *type; /* content type */
    char location[128];
};
void town_answer(const struct town *town, const char *url, int night, struct reply *ret);

/* A number from two others, evenly spread. */
unsigned mix(unsigned a, unsigned b);

#endif

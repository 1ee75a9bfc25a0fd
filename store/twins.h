/* store/twins.h: private to twins*.c: postings held against each other. A posting
 * joins another one by at most one link, which keeps its reason; the links of a
 * job lead to its earliest posting. What is one job follows from them, so none is
 * ever merged for good. */
#ifndef STORE_TWINS_H
#define STORE_TWINS_H

#include "store/db.h"

enum twin_reason {
    TWIN_NONE,
    TWIN_SAME_REQUISITION, /* one number of one employer at one place */
    TWIN_SHOWN_TWICE, /* company, core, place and every word; two adverts of one board at a time */
    TWIN_SAME_TEXT,   /* company, core of the title, place; texts alike */
    TWIN_REPOST,      /* likewise on one board, the earlier one closed shortly before */
    TWIN_OTHER_TITLE, /* the same text under a title that shares no word: translated */
    /* those below count only where no other job fits */
    TWIN_OTHER_BOARD,   /* company, core, place; on another board, the text written anew */
    TWIN_NO_TEXT,       /* likewise; one of them has no text to tell them apart */
    TWIN_NO_PLACE,      /* company, core, text; one of them does not say where */
    TWIN_TRANSLATION,   /* company, role, level, place; another language */
    TWIN_AGENCY_COPY,   /* title core, place and text of another company; an agency is one */
    TWIN_OTHER_PLACE,   /* relation "group": company and core of the title */
    TWIN_OTHER_OPENING, /* likewise, at the same place: another number, text or team */
    TWIN_REASON_COUNT
};
const char *twin_reason_name(enum twin_reason reason); /* "same-text"; "" for none */
enum twin_reason twin_reason_find(struct str name);

struct twin_link {
    int64_t other; /* posting.n; 0: no link */
    enum twin_reason reason;
    int percent; /* of the texts' minima that agree; -1: a text is missing */
    bool is_repost;
};

struct twin_member {
    int64_t n, source, company, first_seen;
    int64_t closed_at; /* when it was last seen, if it is closed; INT64_MAX: open */
    char id[POSTING_ID_BYTES];
    uint64_t core, title, title_words;
    uint64_t place, requisition, shape, role, department, employment; /* hashes; 0: none */
    char language[4];
    uint32_t minhash[MINHASH_COUNT];
    bool has_text, is_agency, is_aggregator;
    struct twin_link stored_job, stored_group; /* as the store has them */
    struct twin_link job_link, group_link;     /* as they are found */
    size_t job, next_of_job;                   /* index of the job's head; of its next member */
    size_t joins;                              /* index of the member it was found to be like */
};

/* All postings of a company, or under a title. */
struct twin_set {
    struct twin_member *members; /* owned */
    size_t n, cap;
};
#define TWIN_NOBODY SIZE_MAX

/* ---- shared by the judging and the settling ---- */

struct twin_key {
    uint64_t key;
    size_t at; /* index of the member */
};
typedef uint64_t twin_keying(const struct twin_member *m);
uint64_t twin_by_core(const struct twin_member *m);
/* Members by key, of equals by their order. Owned; NULL out of memory. */
struct twin_key *twin_keys(const struct twin_set *set, twin_keying *key_of);
/* previous[i]: the last member before i with i's key; key 0 has none. Owned; NULL out of
 * memory. */
size_t *twin_chain(const struct twin_set *set, twin_keying *key_of);
enum {
    CHAIN_MAX = 512,  /* earlier postings of one key looked at */
    ALIKE_MARGIN = 4, /* by which the best of several must lead */
};
bool twin_is_earlier(const struct twin_member *a, const struct twin_member *b);
/* Seconds from the closing of one to the first sight of the other; negative when
 * both were open at a time. */
int64_t twin_pause(const struct twin_member *a, const struct twin_member *b);
/* Minima that agree, 0 to MINHASH_COUNT; -1 when a text is missing. */
int twin_alike(const struct twin_member *a, const struct twin_member *b);
int twin_percent(int alike);
/* Fills in job_link and group_link of one company's postings; puts them in another
 * order. Errors: E_NOMEM. */
MUST_USE enum status twin_judge(struct twin_set *set);
/* Of members whose job and joins are set: turns the links towards the earliest,
 * marks reposts, fills in group_link. Errors: E_NOMEM. */
MUST_USE enum status twin_settle(struct twin_set *set);
/* Fills in job_link of postings under one title, in order of first sight, that are the first of
 * their job in their company, where an agency's copy and the employer's own meet; what has a stored
 * link within its company keeps it. Errors: E_NOMEM. */
MUST_USE enum status twin_judge_agencies(struct twin_set *set);

#endif

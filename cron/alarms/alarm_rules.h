/* cron/alarms/alarm_rules.h: when a source is not as it used to be. Pure: the history of
 * a source in, a finding out. Each source and figure is held against its own
 * past, robustly: one odd night in the past moves no threshold, and few postings
 * prove nothing. */
#ifndef CRON_ALARM_RULES_H
#define CRON_ALARM_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/store.h"

enum alarm_test {
    ALARM_LEVEL,      /* a number against the median of the past */
    ALARM_SHARE,      /* a share against that of the past: binomial */
    ALARM_STANDSTILL, /* nothing new for longer than ever */
    ALARM_SILENCE     /* nothing whole has come */
};
enum alarm_state {
    ALARM_UNKNOWN, /* cannot be told: an alarm that is raised stays, none is raised */
    ALARM_WELL,
    ALARM_ILL
};
enum { ALARM_EXAMPLES = 6 };

/* A history in short, the last crawl being judged: "100*6 40" numbers, "80/100*6
 * 0/100" shares, one crawl a day; verdicts "cccfff". */
struct alarm_example {
    const char *history;
    enum alarm_state want;
};

struct alarm_rule {
    const char *code;    /* stable: stored, scripts match it */
    const char *figure;  /* what is counted, for people */
    const char *meaning; /* what it may mean, and what to do */
    enum alarm_test test;
    bool is_rise;      /* too much is the alarm; else too little */
    size_t part;       /* offset in struct crawl_record */
    size_t whole[2];   /* SHARE: offsets, added up; the second may be 0: none */
    double factor;     /* beyond this many times the usual */
    double floor;      /* and at least this far from it */
    size_t in_row;     /* LEVEL: crawls that must be so in a row */
    uint32_t verdicts; /* of crawls that can be judged: bits 1 << enum crawl_verdict */
    const char *unit;  /* LEVEL: "ms" */
    enum store_look look;
    struct alarm_example examples[ALARM_EXAMPLES];
};
const struct alarm_rule *alarm_rules(size_t *ret_n);
const struct alarm_rule *alarm_rule_find(struct str code); /* NULL: no such rule */

enum { ALARM_HISTORY = 60, ALARM_USUAL = 20 }; /* crawls looked at; that make the usual */

struct alarm_history {
    const struct crawl_record *crawls; /* the oldest first */
    size_t n;
    bool is_window;         /* the source shows the newest only */
    bool is_fresh;          /* the last one ended in this run */
    bool is_raised;         /* an alarm is open: the usual is fixed ... */
    size_t n_usual;         /* ... to so many of the crawls */
    int64_t now_s, every_s; /* every_s: as configured; 0: each run */
};
struct alarm_finding {
    enum alarm_state state;
    bool has_before;
    double before, after;      /* shares from 0 to 1; days; numbers */
    int64_t n_before, n_after; /* SHARE: of so many */
    size_t n_usual;            /* crawls of the history that are the usual */
};
void alarm_judge(const struct alarm_rule *rule, const struct alarm_history *history,
                 struct alarm_finding *ret);

#endif

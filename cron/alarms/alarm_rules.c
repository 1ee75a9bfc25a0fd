/* cron/alarms/alarm_rules.c: the table of alarms. How the figures are judged is in
 * alarm_judge.c. Thresholds are this program's own; what a share proves is
 * bounded there. */
#include "cron/alarms/alarm_rules.h"

#include "base/banned.h"

#define BIT(verdict) (1U << (verdict))
/* The listing was read to its end. */
#define WHOLE                                                                                      \
    (BIT(CRAWL_COMPLETE) | BIT(CRAWL_UNCHANGED) | BIT(CRAWL_EMPTY) | BIT(CRAWL_SUSPICIOUS))
/* Something was read, so what was read can be judged. */
#define SOME       (WHOLE | BIT(CRAWL_PARTIAL))
#define OF(member) offsetof(struct crawl_record, member)

// clang-format off
#define FIELD_SHARE                                                                                \
    .test = ALARM_SHARE, .whole = {OF(read)}, .factor = 2, .verdicts = SOME,                       \
    .meaning = "the field is no longer read, or no longer given: explain the posting; when the "   \
               "page still says it, its form has changed",                                         \
    .examples = {{"80/100*6 0/100", ALARM_ILL},                                                    \
                 {"80/100*6 70/100", ALARM_WELL},                                                  \
                 {"80/100*6 30/100", ALARM_ILL},                                                   \
                 {"80/100*6 0/2", ALARM_WELL},                                                     \
                 {"95/100 3/3 2/2 0/3 0/2 0/2", ALARM_ILL},                                        \
                 {"2/100*6 0/100", ALARM_UNKNOWN}}

static const struct alarm_rule RULES[] = {
    {.code = "no-data", .figure = "days since the listing was last read whole", .test = ALARM_SILENCE,
     .meaning = "the source fails, blocks, is gone, or is never reached: the verdict tells which; "
                "jobmill detect finds a board that moved",
     .is_rise = true, .look = LOOK_FAILED,
     .examples = {{"cccccfff", ALARM_ILL}, {"cccccff", ALARM_UNKNOWN}, {"cccccffc", ALARM_WELL},
                  {"ccccc....", ALARM_ILL}, {"ggg", ALARM_ILL}, {"pppppp", ALARM_WELL}}},
    {.code = "postings-low", .figure = "postings seen", .test = ALARM_LEVEL, .part = OF(seen),
     .meaning = "the listing has shrunk, or is read in part: look at the listing; acknowledge it "
                "when the employer is the cause",
     .factor = 2, .floor = 5, .in_row = 1, .verdicts = WHOLE, .look = LOOK_LISTING,
     .examples = {{"100*6 40", ALARM_ILL}, {"100*6 60", ALARM_UNKNOWN}, {"100*6 80", ALARM_WELL},
                  {"8*6 3", ALARM_WELL}, {"100 20 90 30 100 25 15", ALARM_UNKNOWN}, {"40 43 46 49 52 55 58 61 20", ALARM_ILL}}},
    {.code = "postings-high", .figure = "postings seen", .test = ALARM_LEVEL, .part = OF(seen),
     .meaning = "the listing shows what it did not: another employer's postings, or each twice; "
                "look at the listing",
     .is_rise = true, .factor = 2, .floor = 20, .in_row = 1, .verdicts = WHOLE, .look = LOOK_LISTING,
     .examples = {{"50*6 200", ALARM_ILL}, {"50*6 90", ALARM_UNKNOWN}, {"5*6 20", ALARM_WELL},
                  {"50 60 70 80 90 100 110", ALARM_WELL}}},
    {.code = "standstill", .figure = "days since a posting was new", .test = ALARM_STANDSTILL, .part = OF(added),
     .meaning = "the listing may be an old copy: compare it with the site",
     .is_rise = true, .verdicts = WHOLE, .look = LOOK_LISTING,
     .examples = {{"50 2*10 0*10", ALARM_ILL}, {"50 2*10 0*4", ALARM_WELL}, {"50 2*10 0*10 1", ALARM_WELL},
                  {"50 0*9 1 0*9", ALARM_UNKNOWN}, {"50 2 0*5 2*8 0*10", ALARM_WELL}}},
    {.code = "salary-share", .figure = "postings with pay", .part = OF(with_salary), .look = LOOK_NO_SALARY, FIELD_SHARE},
    {.code = "place-share", .figure = "postings with a place", .part = OF(with_place), .look = LOOK_NO_PLACE, FIELD_SHARE},
    {.code = "description-share", .figure = "postings with a description", .part = OF(with_description), .look = LOOK_NO_DESCRIPTION, FIELD_SHARE},
    {.code = "skills-share", .figure = "postings with a skill", .part = OF(with_skills), .look = LOOK_NO_SKILLS, FIELD_SHARE},
    {.code = "role-share", .figure = "postings with a role", .part = OF(with_role), .look = LOOK_NO_ROLE, FIELD_SHARE},
    {.code = "date-share", .figure = "postings with a date", .part = OF(with_date), .look = LOOK_NO_DATE, FIELD_SHARE},
    {.code = "withheld", .figure = "postings with a withheld value", .test = ALARM_SHARE, .part = OF(withheld),
     .whole = {OF(read)},
     .meaning = "values are read that cannot be true: explain the posting",
     .is_rise = true, .factor = 2, .floor = 0.2, .verdicts = SOME, .look = LOOK_WITHHELD,
     .examples = {{"1/100*6 90/100", ALARM_ILL}, {"1/100*6 8/100", ALARM_WELL}, {"0/3*6 2/3", ALARM_UNKNOWN}}},
    {.code = "malformed", .figure = "pages not in form", .test = ALARM_SHARE, .part = OF(malformed),
     .whole = {OF(requests)},
     .meaning = "the pages have another form, or arrive cut off: look at the page",
     .is_rise = true, .factor = 2, .floor = 0.2, .verdicts = SOME, .look = LOOK_MALFORMED,
     .examples = {{"0/40*6 30/40", ALARM_ILL}, {"0/40*6 1/40", ALARM_WELL}, {"0/1*20 1/1", ALARM_UNKNOWN}}},
    {.code = "dropped", .figure = "entries that could not be read", .test = ALARM_SHARE, .part = OF(dropped),
     .whole = {OF(dropped), OF(listed)},
     .meaning = "the listing's entries have another form: look at the listing",
     .is_rise = true, .factor = 2, .floor = 0.2, .verdicts = SOME, .look = LOOK_LISTING,
     .examples = {{"0/40*6 30/40", ALARM_ILL}, {"1/40*6 2/40", ALARM_WELL}}},
    {.code = "limits", .figure = "pages on which a limit was reached", .test = ALARM_SHARE, .part = OF(limited),
     .whole = {OF(requests)},
     .meaning = "pages are larger or deeper than the parser reads: look at the page",
     .is_rise = true, .factor = 2, .floor = 0.2, .verdicts = SOME, .look = LOOK_LIMITED,
     .examples = {{"0/40*6 30/40", ALARM_ILL}, {"8/40*6 9/40", ALARM_WELL}}},
    {.code = "blocked", .figure = "pages that were a challenge, a login or a shell", .test = ALARM_SHARE,
     .part = OF(blocked), .whole = {OF(requests)},
     .meaning = "the site turns us away: lower rate and concurrency, or ask its owner",
     .is_rise = true, .factor = 2, .floor = 0.2, .verdicts = SOME, .look = LOOK_BLOCKED,
     .examples = {{"0/40*6 30/40", ALARM_ILL}, {"0/40*6 1/40", ALARM_WELL}}},
    {.code = "failures", .figure = "requests that failed", .test = ALARM_SHARE, .part = OF(unanswered),
     .whole = {OF(requests)},
     .meaning = "the site answers with errors or not at all: look at the page; try a longer timeout",
     .is_rise = true, .factor = 2, .floor = 0.2, .verdicts = SOME, .look = LOOK_FAILED,
     .examples = {{"0/40*6 30/40", ALARM_ILL}, {"0/40*6 2/40", ALARM_WELL}}},
    {.code = "latency", .figure = "median time of an answer", .test = ALARM_LEVEL, .part = OF(latency_ms), .unit = " ms",
     .meaning = "the site has become slow: lower rate and concurrency, or run at another hour",
     .is_rise = true, .factor = 4, .floor = 2000, .in_row = 2, .verdicts = SOME, .look = LOOK_SLOW,
     .examples = {{"80*6 5000 6000", ALARM_ILL}, {"80*6 5000", ALARM_UNKNOWN}, {"80*6 5000 90", ALARM_WELL},
                  {"80*6 1500*2", ALARM_WELL}}},
};
// clang-format on

const struct alarm_rule *
alarm_rules(size_t *ret_n)
{
    *ret_n = sizeof RULES / sizeof RULES[0];
    return RULES;
}

const struct alarm_rule *
alarm_rule_find(struct str code)
{
    for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
        if (str_is(code, RULES[i].code)) {
            return &RULES[i];
        }
    }
    return NULL;
}

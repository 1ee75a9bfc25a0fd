/* normalize/workmode/workmode_terms.c: what the words of normalize/data/workmode_terms.def are to
 * a sentence: an amount of the week, a time, a person, a choice, a duty. */
#include "normalize/workmode/workmode_clause.h"

#include "base/banned.h"

// clang-format off
#define DAY(text, n) {text, TERM_DAY, n}
#define TIMES(text, n) {text, TERM_TIMES, n}
#define ONCE(text, n) {text, TERM_ONCE, n}
#define PERIOD(text, weeks) {text, TERM_PERIOD, weeks}
#define PERCENT(text) {text, TERM_PERCENT, 0}
#define OF_TIME(text) {text, TERM_OF_TIME, 0}
#define ALL(text) {text, TERM_MUCH, MUCH_DAILY}
#define WHOLLY(text) {text, TERM_MUCH, MUCH_ALL}
#define EVERYONE(text) {text, TERM_MUCH, MUCH_EVERYONE}
#define PART(text) {text, TERM_MUCH, MUCH_PART}
#define SELDOM(text) {text, TERM_MUCH, MUCH_SELDOM}
#define VISIT(text) {text, TERM_VISIT, 0}
#define REST(text) {text, TERM_MUCH, MUCH_REST}
#define CHOICE(text) {text, TERM_CHOICE, 0}
#define EARLY(text) {text, TERM_EARLY, 0}
#define LATER(text) {text, TERM_LATER, 0}
#define ASIDE(text) {text, TERM_ASIDE, 0}
#define EVENT(text) {text, TERM_EVENT, 0}
#define OTHERS(text) {text, TERM_OTHERS, 0}
#define DUTY(text) {text, TERM_DUTY, 0}
#define BOTH(text) {text, TERM_DUTY, DUTY_FOR_OTHERS}
#define OWN(text) {text, TERM_OWN, 0}
#define OTHER(text) {text, TERM_OTHER_SHARE, 0}
#define IN(text, also) {text, TERM_IN, also}
#define AND(text) {text, TERM_AND, 0}
#define TURN(text) {text, TERM_TURN, 0}
#define BUT(text) {text, TERM_BUT, 0}
#define ON(text, day) {text, TERM_WEEKDAY, day}
#define EVERY(text, day) {text, TERM_WEEKDAY, (day) + WEEKDAY_EVERY}

static const struct phrase ROWS[] = {
#include "normalize/data/workmode_terms.def"
};
// clang-format on
const struct phrase_table WORKMODE_TERMS_TABLE = {GROUP_CLAUSE, ROWS, sizeof ROWS / sizeof ROWS[0]};

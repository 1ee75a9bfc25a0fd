/* normalize/text/dates.h: dates as postings write them: ISO 8601, Unix seconds and
 * milliseconds, mail dates, "July 5, 2026" and its kin in ten languages,
 * "05/07/2026" where the order is certain, "Posted 3 Days Ago" against a given
 * now. Private to normalize/. */
#ifndef NORMALIZE_DATES_H
#define NORMALIZE_DATES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "normalize/text/words.h"

struct date_reading {
    int64_t unix_s; /* UTC; midnight when no time was said */
    bool has_time;
    bool is_relative;
};
/* now_s: for relative dates; TIME_UNKNOWN: they are not read. language: of the
 * posting, "" unknown; it decides day and month order where both are possible
 * ("en" does not, "en-US" and "en-GB" do). */
bool date_read_any(struct str text, int64_t now_s, const char *language, struct arena *arena,
                   struct date_reading *ret);
/* A day without its year, "15 March", "24.2.": the first such day on or after after_s,
 * if it comes within months. */
bool date_read_coming(struct str text, int64_t after_s, struct arena *arena,
                      struct date_reading *ret);

#endif

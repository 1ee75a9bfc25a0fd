/* base/date.h: the proleptic Gregorian calendar in UTC, and the date forms of
 * protocols: RFC 3339 / ISO 8601, RFC 5322 mail dates, the three HTTP dates of
 * RFC 9110 5.6.7. No time zone database, no locale. Dates in human prose are
 * normalize's affair. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define TIME_UNKNOWN INT64_MIN /* "no time", wherever Unix seconds are held */

enum { DAY_S = 86400, HOUR_S = 3600, DATE_BYTES = 11, TIME_BYTES = 21 };

struct civil {
    int year, month, day;     /* 1..12, 1..31 */
    int hour, minute, second; /* second may be 60 */
};

bool civil_is_valid(const struct civil *c);       /* a day that exists */
int64_t civil_days(int year, int month, int day); /* days since 1970-01-01 */
int64_t civil_to_s(const struct civil *c);
struct civil civil_from_s(int64_t unix_s);

/* "2026-05-01T03:00:00Z", with offset "+02:00" or "+0200" or "+02", "T" or a
 * space, fraction ignored, seconds optional; a bare date is its midnight; no
 * zone means UTC ("... UTC" is accepted too). All of `s` must be consumed. */
bool date_read_rfc3339(struct str s, int64_t *ret_s);
/* "Sun, 06 Nov 1994 08:49:37 GMT", RFC 850 and asctime forms, mail dates with
 * numeric or named US zones. */
bool date_read_http(struct str s, int64_t *ret_s);
/* "2026-05-01" only. */
bool date_read_day(struct str s, int64_t *ret_s);

void date_write_day(int64_t unix_s, char out[DATE_BYTES]);  /* 2026-05-01 */
void date_write_time(int64_t unix_s, char out[TIME_BYTES]); /* 2026-05-01T03:00:00Z */

#endif

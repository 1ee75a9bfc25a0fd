/* base/date.c: calendar arithmetic after Howard Hinnant's "chrono-Compatible
 * Low-Level Date Algorithms"; protocol date forms by a cursor. */
#include "base/date.h"

#include "base/banned.h"

int64_t
civil_days(int year, int month, int day)
{
    int64_t y = year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t yoe = y - era * 400;
    int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

static int
month_days(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return DAYS[month - 1] + (month == 2 && leap);
}

bool
civil_is_valid(const struct civil *c)
{
    return c->year >= 1 && c->year <= 9999 && c->month >= 1 && c->month <= 12 && c->day >= 1 &&
           c->day <= month_days(c->year, c->month) && c->hour >= 0 && c->hour <= 24 &&
           c->minute >= 0 && c->minute <= 59 && c->second >= 0 && c->second <= 60;
}

int64_t
civil_to_s(const struct civil *c)
{
    return civil_days(c->year, c->month, c->day) * DAY_S + (int64_t)c->hour * HOUR_S +
           (int64_t)c->minute * 60 + c->second;
}

struct civil
civil_from_s(int64_t unix_s)
{
    int64_t days = unix_s / DAY_S;
    int64_t rest = unix_s % DAY_S;
    if (rest < 0) {
        rest += DAY_S;
        days--;
    }
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    int month = (int)(mp < 10 ? mp + 3 : mp - 9);
    return (struct civil){
        .year = (int)(yoe + era * 400 + (month <= 2)),
        .month = month,
        .day = (int)(doy - (153 * mp + 2) / 5 + 1),
        .hour = (int)(rest / HOUR_S),
        .minute = (int)(rest % HOUR_S / 60),
        .second = (int)(rest % 60),
    };
}

/* ---- a cursor over the text ---- */

struct cursor {
    struct str s;
    size_t at;
};

static char
peek(const struct cursor *c)
{
    return (char)(c->at < c->s.n ? c->s.p[c->at] : '\0');
}

static bool
skip(struct cursor *c, char byte)
{
    if (peek(c) != byte || c->at >= c->s.n) {
        return false;
    }
    c->at++;
    return true;
}

static void
skip_spaces(struct cursor *c)
{
    while (byte_is_space(peek(c))) {
        c->at++;
    }
}

/* Between min and max digits. */
static bool
number(struct cursor *c, int min, int max, int *ret)
{
    int value = 0;
    int count = 0;
    while (count < max && byte_is_digit(peek(c))) {
        value = value * 10 + (peek(c) - '0');
        c->at++;
        count++;
    }
    *ret = value;
    return count >= min;
}

static struct str
word(struct cursor *c)
{
    size_t begin = c->at;
    while (byte_is_alpha(peek(c))) {
        c->at++;
    }
    return str_sub(c->s, begin, c->at - begin);
}

/* A zone: Z, UTC, GMT, a US name, +hh:mm, +hhmm, +hh; nothing is UTC. */
static bool
zone(struct cursor *c, int *ret_offset_s)
{
    static const struct {
        const char *name;
        int offset_s;
    } NAMES[] = {
        {"Z", 0},           {"UTC", 0},         {"GMT", 0},         {"UT", 0},
        {"EST", -5 * 3600}, {"EDT", -4 * 3600}, {"CST", -6 * 3600}, {"CDT", -5 * 3600},
        {"MST", -7 * 3600}, {"MDT", -6 * 3600}, {"PST", -8 * 3600}, {"PDT", -7 * 3600},
        {"CET", 3600},      {"CEST", 7200},
    };
    *ret_offset_s = 0;
    skip_spaces(c);
    char sign = peek(c);
    if (sign == '+' || sign == '-') {
        int hours = 0;
        int minutes = 0;
        c->at++;
        if (!number(c, 2, 2, &hours)) {
            return false;
        }
        (void)skip(c, ':');
        if (byte_is_digit(peek(c)) && !number(c, 2, 2, &minutes)) {
            return false;
        }
        *ret_offset_s = (sign == '-' ? -1 : 1) * (hours * HOUR_S + minutes * 60);
        return hours <= 15 && minutes <= 59;
    }
    struct str name = word(c);
    if (name.n == 0) {
        return true;
    }
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (str_is_nocase(name, NAMES[i].name)) {
            *ret_offset_s = NAMES[i].offset_s;
            return true;
        }
    }
    return false;
}

static bool
clock_time(struct cursor *c, struct civil *t)
{
    if (!number(c, 1, 2, &t->hour) || !skip(c, ':') || !number(c, 2, 2, &t->minute)) {
        return false;
    }
    if (skip(c, ':') && !number(c, 2, 2, &t->second)) {
        return false;
    }
    if (peek(c) == '.' || peek(c) == ',') {
        c->at++;
        while (byte_is_digit(peek(c))) {
            c->at++;
        }
    }
    return true;
}

static bool
finish(struct cursor *c, const struct civil *t, int offset_s, int64_t *ret_s)
{
    skip_spaces(c);
    if (c->at != c->s.n || !civil_is_valid(t)) {
        return false;
    }
    *ret_s = civil_to_s(t) - offset_s;
    return true;
}

static bool
day_part(struct cursor *c, struct civil *t)
{
    return number(c, 4, 4, &t->year) && skip(c, '-') && number(c, 1, 2, &t->month) &&
           skip(c, '-') && number(c, 1, 2, &t->day);
}

bool
date_read_rfc3339(struct str s, int64_t *ret_s)
{
    struct cursor c = {str_trim(s), 0};
    struct civil t = {0};
    int offset_s = 0;
    if (!day_part(&c, &t)) {
        return false;
    }
    if (c.at < c.s.n) {
        if (peek(&c) != 'T' && peek(&c) != 't' && peek(&c) != ' ') {
            return false;
        }
        c.at++;
        if (!clock_time(&c, &t) || !zone(&c, &offset_s)) {
            return false;
        }
    }
    return finish(&c, &t, offset_s, ret_s);
}

bool
date_read_day(struct str s, int64_t *ret_s)
{
    struct cursor c = {s, 0};
    struct civil t = {0};
    return day_part(&c, &t) && finish(&c, &t, 0, ret_s);
}

static bool
month_name(struct str name, int *ret)
{
    static const char NAMES[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    if (name.n < 3) {
        return false;
    }
    for (int i = 0; i < 12; i++) {
        if (str_eq_nocase(str_sub(name, 0, 3), (struct str){NAMES + (size_t)i * 3, 3})) {
            *ret = i + 1;
            return true;
        }
    }
    return false;
}

/* RFC 9110: two-digit years more than 50 years ahead are of the last century;
 * a fixed pivot keeps this pure. */
static int
full_year(int year)
{
    enum { PIVOT = 70 };
    if (year >= 100) {
        return year;
    }
    return year < PIVOT ? 2000 + year : 1900 + year;
}

/* "Nov  6 08:49:37 1994", after the day's name. */
static bool
read_asctime(struct cursor *c, struct civil *t)
{
    if (!month_name(word(c), &t->month)) {
        return false;
    }
    skip_spaces(c);
    if (!number(c, 1, 2, &t->day)) {
        return false;
    }
    skip_spaces(c);
    if (!clock_time(c, t)) {
        return false;
    }
    skip_spaces(c);
    return number(c, 4, 4, &t->year);
}

/* "06 Nov 1994 08:49:37 GMT" or "06-Nov-94 08:49:37 GMT". */
static bool
read_mail_date(struct cursor *c, struct civil *t, int *ret_offset_s)
{
    int year = 0;
    if (!number(c, 1, 2, &t->day)) {
        return false;
    }
    (void)skip(c, '-');
    skip_spaces(c);
    if (!month_name(word(c), &t->month)) {
        return false;
    }
    (void)skip(c, '-');
    skip_spaces(c);
    if (!number(c, 2, 4, &year)) {
        return false;
    }
    t->year = full_year(year);
    skip_spaces(c);
    if (c->at == c->s.n) {
        return true;
    }
    return clock_time(c, t) && zone(c, ret_offset_s);
}

bool
date_read_http(struct str s, int64_t *ret_s)
{
    struct cursor c = {str_trim(s), 0};
    struct civil t = {0};
    int offset_s = 0;
    if (byte_is_alpha(peek(&c))) {
        (void)word(&c); /* the day's name; not checked against the date */
        (void)skip(&c, ',');
        skip_spaces(&c);
    }
    bool read = byte_is_alpha(peek(&c)) ? read_asctime(&c, &t) : read_mail_date(&c, &t, &offset_s);
    return read && finish(&c, &t, offset_s, ret_s);
}

/* The last `width` digits of a number, with zeros before it, and a byte behind. */
static char *
put_digits(char *out, unsigned number, int width, char behind)
{
    for (int i = width; i-- > 0; number /= 10) {
        out[i] = (char)('0' + number % 10);
    }
    out[width] = behind;
    return out + width + 1;
}

static char *
put_day(char *out, const struct civil *c, char behind)
{
    out = put_digits(out, (unsigned)c->year, 4, '-');
    out = put_digits(out, (unsigned)c->month, 2, '-');
    return put_digits(out, (unsigned)c->day, 2, behind);
}

void
date_write_day(int64_t unix_s, char out[DATE_BYTES])
{
    struct civil c = civil_from_s(unix_s);
    (void)put_day(out, &c, '\0');
}

void
date_write_time(int64_t unix_s, char out[TIME_BYTES])
{
    struct civil c = civil_from_s(unix_s);
    char *at = put_day(out, &c, 'T');
    at = put_digits(at, (unsigned)c.hour, 2, ':');
    at = put_digits(at, (unsigned)c.minute, 2, ':');
    at = put_digits(at, (unsigned)c.second, 2, 'Z');
    *at = '\0';
}

/* cron/config_values.c: spans, sizes and rates as people write them. */
#include "cron/config.h"

#include "base/banned.h"

struct unit {
    const char *name;
    double factor;
};

/* Number and unit; the row without a name holds for a bare number. */
static bool
read_with_unit(struct str text, const struct unit *units, size_t n, double *ret)
{
    struct str s = str_trim(text);
    size_t at = 0;
    while (at < s.n && (byte_is_digit(s.p[at]) || s.p[at] == '.')) {
        at++;
    }
    double number = 0;
    struct str unit = str_trim(str_sub(s, at, s.n));
    if (!str_double(str_sub(s, 0, at), &number)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (str_is_nocase(unit, units[i].name)) {
            *ret = number * units[i].factor;
            return *ret < 9e15; /* fits int64 with room */
        }
    }
    return false;
}

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

bool
config_read_span(struct str text, int64_t *ret_ms)
{
    static const struct unit UNITS[] = {
        {"", 1000},        {"ms", 1},          {"s", 1000},      {"sec", 1000},
        {"m", 60000},      {"min", 60000},     {"h", 3600000},   {"d", 86400000},
        {"day", 86400000}, {"days", 86400000}, {"w", 604800000}, {"hours", 3600000},
    };
    double value = 0;
    bool ok = read_with_unit(text, UNITS, COUNT(UNITS), &value);
    *ret_ms = ok ? (int64_t)(value + 0.5) : *ret_ms;
    return ok;
}

bool
config_read_size(struct str text, int64_t *ret_bytes)
{
    static const struct unit UNITS[] = {
        {"", 1},           {"b", 1},           {"k", 1024},         {"kb", 1024},
        {"kib", 1024},     {"m", 1048576},     {"mb", 1048576},     {"mib", 1048576},
        {"g", 1073741824}, {"gb", 1073741824}, {"gib", 1073741824},
    };
    double value = 0;
    bool ok = read_with_unit(text, UNITS, COUNT(UNITS), &value);
    *ret_bytes = ok ? (int64_t)value : *ret_bytes;
    return ok;
}

bool
config_read_rate(struct str text, int64_t *ret_mhz)
{
    static const struct unit UNITS[] = {
        {"", 1000},
        {"/s", 1000},
        {"/sec", 1000},
        {"/min", 1000.0 / 60},
        {"/m", 1000.0 / 60},
        {"/h", 1000.0 / 3600},
        {"/hour", 1000.0 / 3600},
        {"/d", 1000.0 / 86400},
        {"/day", 1000.0 / 86400},
    };
    double value = 0;
    bool ok = read_with_unit(text, UNITS, COUNT(UNITS), &value);
    if (!ok || value <= 0) {
        return false;
    }
    *ret_mhz = value < 1 ? 1 : (int64_t)(value + 0.5);
    return true;
}

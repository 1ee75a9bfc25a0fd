/* fetch/head.c: picks the headers that matter out of a header block. Sources:
 * RFC 9110 5 and 10.2.3, TDMRep (W3C community group), X-Robots-Tag. */
#include "fetch/head.h"

#include "base/date.h"

#include "base/banned.h"

struct header_row {
    const char *name;
    size_t member; /* offset in struct head */
    bool is_list;  /* several of them are one list; else the first counts */
};

static const struct header_row HEADERS[] = {
    {"content-type", offsetof(struct head, content_type), false},
    {"content-encoding", offsetof(struct head, content_encoding), true},
    {"etag", offsetof(struct head, etag), false},
    {"last-modified", offsetof(struct head, last_modified), false},
    {"location", offsetof(struct head, location), false},
    {"retry-after", offsetof(struct head, retry_after), false},
    {"cache-control", offsetof(struct head, cache_control), true},
    {"link", offsetof(struct head, link), true},
    {"x-robots-tag", offsetof(struct head, robots_tag), true},
    {"tdm-reservation", offsetof(struct head, tdm_reservation), false},
};

static const struct header_row *
header_find(struct str name)
{
    for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; i++) {
        if (str_is_nocase(name, HEADERS[i].name)) {
            return &HEADERS[i];
        }
    }
    return NULL;
}

static void
header_take(struct str line, struct arena *arena, struct head *ret)
{
    size_t colon = str_find_byte(line, ':');
    const struct header_row *row = colon == SIZE_MAX ? NULL : header_find(str_sub(line, 0, colon));
    struct str value = row ? str_trim(str_sub(line, colon + 1, line.n)) : STR_NONE;
    if (!value.n) {
        return;
    }
    struct str *member = (struct str *)(void *)((char *)ret + row->member);
    if (!member->p) {
        *member = arena_str(arena, value);
    } else if (row->is_list) {
        *member = arena_printf(arena, "%.*s, %.*s", STR_ARG(*member), STR_ARG(value));
    }
}

void
head_read(struct str text, struct arena *arena, struct head *ret)
{
    *ret = (struct head){0};
    (void)str_cut(&text, '\n'); /* the status line */
    while (text.p) {
        header_take(str_cut(&text, '\n'), arena, ret);
    }
}

int64_t
head_retry_after_ms(struct str value, int64_t now_s)
{
    const int64_t longest_s = INT64_C(366) * DAY_S;
    bool is_digits = value.n > 0;
    for (size_t i = 0; i < value.n; i++) {
        is_digits = is_digits && byte_is_digit(value.p[i]);
    }
    int64_t seconds = 0;
    if (is_digits) {
        seconds = str_int(value, &seconds) && seconds < longest_s ? seconds : longest_s;
        return seconds * 1000;
    }
    int64_t at_s = 0;
    if (!date_read_http(value, &at_s)) {
        return -1;
    }
    seconds = at_s > now_s ? at_s - now_s : 0;
    return (seconds < longest_s ? seconds : longest_s) * 1000;
}

int64_t
head_max_age_s(struct str cache_control)
{
    int64_t found = -1;
    for (struct str rest = cache_control; rest.p;) {
        struct str value = str_trim(str_cut(&rest, ','));
        struct str name = str_trim(str_cut(&value, '='));
        value = str_trim(value);
        if (value.n >= 2 && value.p[0] == '"' && value.p[value.n - 1] == '"') {
            value = str_sub(value, 1, value.n - 2);
        }
        int64_t seconds = -1;
        if (str_is_nocase(name, "no-store") || str_is_nocase(name, "no-cache")) {
            return 0;
        }
        if (str_is_nocase(name, "max-age") && found < 0 && str_int(value, &seconds)) {
            found = seconds < 0 ? -1 : seconds;
        }
    }
    return found;
}

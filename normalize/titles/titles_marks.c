/* normalize/titles/titles_marks.c: marks that are left where something was cut off a title.
 * Must not know words. */
#include "normalize/titles/titles_marks.h"

#include <string.h>

#include "base/banned.h"

static bool
is_mark(char c, const char *marks)
{
    return c != '\0' && strchr(marks, c) != NULL;
}

/* One mark less at the end; false when there is none. "C#" keeps its own. */
static bool
trim_end(struct str *s)
{
    if (s->n == 0 || !is_mark(s->p[s->n - 1], "-|,:;/@*([#")) {
        return false;
    }
    if (s->p[s->n - 1] == '#' && s->n > 1 && byte_is_alpha(s->p[s->n - 2])) {
        return false;
    }
    s->n--;
    return true;
}

static bool
trim_start(struct str *s)
{
    if (s->n == 0 || !is_mark(s->p[0], "-|,:;/)]")) {
        return false;
    }
    *s = str_sub(*s, 1, s->n);
    return true;
}

static bool
trim_wide(struct str *s)
{
    static const char *const WIDE[] = {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "\xC2\xB7"};
    if (s->n == 0 || ((unsigned char)s->p[0] < 0x80 && (unsigned char)s->p[s->n - 1] < 0x80)) {
        return false;
    }
    for (size_t i = 0; i < sizeof WIDE / sizeof WIDE[0]; i++) {
        if (str_ends(*s, str_of(WIDE[i]))) {
            s->n -= strlen(WIDE[i]);
            return true;
        }
        if (str_starts(*s, str_of(WIDE[i]))) {
            *s = str_sub(*s, strlen(WIDE[i]), s->n);
            return true;
        }
    }
    return false;
}

struct str
title_trim_marks(struct str s)
{
    s = str_trim(s);
    while (trim_end(&s) || trim_start(&s) || trim_wide(&s)) {
        s = str_trim(s);
    }
    return s;
}

/* A closing bracket whose opening one was cut off takes it back. */
static struct str
mend_front(struct str title, struct str cut, const char *pair)
{
    if (cut.n == 0) {
        return cut;
    }
    const char *close = memchr(cut.p, pair[1], cut.n);
    const char *open = memchr(cut.p, pair[0], cut.n);
    size_t begin = (size_t)(cut.p - title.p);
    if (!close || (open && open < close)) {
        return cut;
    }
    while (begin > 0 && title.p[begin] != pair[0]) {
        begin--;
    }
    return title.p[begin] == pair[0]
               ? (struct str){title.p + begin, (size_t)(cut.p - title.p) + cut.n - begin}
               : cut;
}

/* Byte of the first bracket that the cut leaves open; cut.n when there is none. */
static size_t
open_bracket(struct str cut, const char *pair)
{
    size_t depth = 0;
    size_t open = 0;
    for (size_t i = 0; i < cut.n; i++) {
        open = cut.p[i] == pair[0] && depth == 0 ? i : open;
        depth += cut.p[i] == pair[0];
        depth -= cut.p[i] == pair[1] && depth > 0;
    }
    return depth > 0 ? open : cut.n;
}

/* A full-width bracket that the cut leaves open takes what it holds and its end. */
static struct str
mend_wide(struct str title, struct str cut, struct str open, struct str close)
{
    size_t depth = 0;
    size_t first = str_find(cut, open); /* most titles have none */
    for (size_t i = first; i < cut.n; i++) {
        struct str rest = str_sub(cut, i, cut.n);
        depth += str_starts(rest, open);
        depth -= depth > 0 && str_starts(rest, close);
    }
    size_t end = (size_t)(cut.p - title.p) + cut.n;
    size_t more = depth > 0 ? str_find(str_sub(title, end, title.n), close) : SIZE_MAX;
    cut.n += more == SIZE_MAX ? 0 : more + close.n;
    return cut;
}

struct str
title_mend_brackets(struct str title, struct str cut)
{
    static const char *const PAIRS[] = {"()", "[]"};
    for (size_t k = 0; k < sizeof PAIRS / sizeof PAIRS[0]; k++) {
        cut = mend_front(title, cut, PAIRS[k]);
        size_t open = open_bracket(cut, PAIRS[k]);
        if (open == cut.n) {
            continue;
        }
        size_t begin = (size_t)(cut.p - title.p);
        size_t end = begin + cut.n;
        while (end < title.n && title.p[end] != PAIRS[k][1]) {
            end++;
        }
        cut.n = end < title.n ? end + 1 - begin : open > 0 ? open : cut.n;
    }
    cut = mend_wide(title, cut, STR("\xEF\xBC\x88"), STR("\xEF\xBC\x89"));
    return mend_wide(title, cut, STR("\xE3\x80\x90"), STR("\xE3\x80\x91"));
}

struct str
title_mend_quote(struct str title, struct str cut)
{
    size_t n = 0;
    for (size_t i = 0; i < cut.n; i++) {
        n += cut.p[i] == '"';
    }
    size_t end = cut.n ? (size_t)(cut.p - title.p) + cut.n : title.n;
    cut.n += n % 2 == 1 && end < title.n && title.p[end] == '"';
    return cut;
}

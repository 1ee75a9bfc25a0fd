/* cron/config_text.c: follows quotes and comments as libConfuse's lexer does, and
 * nothing else. */
#include "cron/config_text.h"

#include "base/banned.h"

/* Bytes of the comment at the start of `s`; 0 when there is none. */
static size_t
comment_bytes(struct str s)
{
    if (str_starts(s, STR("#")) || str_starts(s, STR("//"))) {
        size_t end = str_find_byte(s, '\n');
        return end == SIZE_MAX ? s.n : end;
    }
    if (str_starts(s, STR("/*"))) {
        size_t end = str_find(str_sub(s, 2, s.n), STR("*/"));
        return end == SIZE_MAX ? s.n : end + 4;
    }
    return 0;
}

/* Bytes of the quoted text at the start of `s`, both quotes included. */
static size_t
quoted_bytes(struct str s)
{
    size_t i = 1;
    while (i < s.n && s.p[i] != s.p[0]) {
        i += s.p[i] == '\\' ? 2 : 1;
    }
    return i < s.n ? i + 1 : s.n;
}

static void
add_quoted(struct buf *ret, struct str s)
{
    bool is_expanded = s.p[0] == '"';
    for (size_t at; is_expanded && (at = str_find(s, STR("${"))) != SIZE_MAX;) {
        buf_add(ret, str_sub(s, 0, at));
        buf_add(ret, STR("\\x24{"));
        s = str_sub(s, at + 2, s.n);
    }
    buf_add(ret, s);
}

/* A comment's line breaks. */
static void
add_breaks(struct buf *ret, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        buf_add_byte(ret, (char)(s.p[i] == '\n' ? '\n' : ' '));
    }
}

static int
count_breaks(struct str s)
{
    int n = 0;
    for (size_t i = 0; i < s.n; i++) {
        n += s.p[i] == '\n';
    }
    return n;
}

int
config_text(struct str text, struct buf *ret)
{
    static const struct str BORDERS = {" \t\r\n{}()=+,\"'", 13};
    int line = 1, depth = 0, opened = 0;
    bool in_word = false; /* of a text without quotes, where "//" is no comment */
    for (struct str rest = text; rest.n > 0;) {
        size_t n = in_word && rest.p[0] != '#' ? 0 : comment_bytes(rest);
        if (n > 0) {
            add_breaks(ret, str_sub(rest, 0, n));
            in_word = false;
        } else if (rest.p[0] == '"' || rest.p[0] == '\'') {
            n = quoted_bytes(rest);
            add_quoted(ret, str_sub(rest, 0, n));
            in_word = false;
        } else {
            n = 1;
            buf_add_byte(ret, rest.p[0]);
            in_word = str_find_byte(BORDERS, rest.p[0]) == SIZE_MAX;
            opened = depth == 0 && rest.p[0] == '{' ? line : opened;
            depth += (rest.p[0] == '{') - (rest.p[0] == '}');
        }
        line += count_breaks(str_sub(rest, 0, n));
        rest = str_sub(rest, n, rest.n);
    }
    return depth > 0 ? opened : 0;
}

/* normalize/skills/skills_fit.c: the rules of word boundaries and letter case. Must not
 * know any skill: the rules are those of the marks (docs/taxonomy.md). */
#include "normalize/skills/skills_fit.h"

#include <string.h>

#include "base/str.h"
#include "normalize/text/words_ordinary.h"

#include "base/banned.h"

enum { ENCODED_BYTES = 100 }; /* without a blank: no list of names is so long */

size_t
fit_apostrophe(const struct cursor *cur, size_t i)
{
    if (cur->p[i] == '\'' || cur->p[i] == '`') {
        return 1;
    }
    bool is_curly = i + 2 < cur->n && (unsigned char)cur->p[i] == 0xE2 &&
                    (unsigned char)cur->p[i + 1] == 0x80 &&
                    ((unsigned char)cur->p[i + 2] == 0x99 || (unsigned char)cur->p[i + 2] == 0x98);
    return is_curly ? 3 : 0;
}

bool
fit_ends(const struct cursor *cur, size_t begin, size_t end)
{
    if (end >= cur->n) {
        return true;
    }
    char c = cur->p[end];
    char after = ' ';
    if (end + 1 < cur->n) {
        after = cur->p[end + 1];
    }
    bool is_short = end - begin <= 1;
    if (is_word_class(class_of(c))) {
        return class_of(cur->p[end - 1]) == BYTE_OTHER && byte_is_digit(c); /* "C++17" */
    }
    switch (c) {
    case '#':
    case '@':
    case '_':
        return false;
    case '+':
        return after != '+' && !is_short;
    case '.':
        return !(after >= 'a' && after <= 'z') && !(is_short && byte_is_alpha(after));
    case '&':
    case '-':
        return !is_short;
    default:
        return !(is_short && fit_apostrophe(cur, end));
    }
}

bool
fit_begins(const struct cursor *cur, size_t begin, size_t end)
{
    if (begin == 0) {
        return true;
    }
    char c = cur->p[begin - 1];
    char before = ' ';
    if (begin > 1) {
        before = cur->p[begin - 2];
    }
    bool is_short = end - begin <= 1;
    switch (c) {
    case '@':
    case '_':
    case '$':
        return false;
    case '.':
        return !(byte_is_alpha(before) && byte_is_alpha(cur->p[begin]) &&
                 byte_lower(cur->p[begin]) == cur->p[begin]);
    case '&':
    case '-':
    case '\'':
        return !is_short;
    case '/':
        return before != '/' && before != ':';
    default:
        return !(is_short && (unsigned char)c == 0x99); /* a curly apostrophe */
    }
}

static bool
is_exact(const char *want, const char *p, size_t n)
{
    size_t i = 0;
    for (; *want; want++) {
        if (class_of(*want) == BYTE_OTHER) {
            continue;
        }
        while (i < n && class_of(p[i]) == BYTE_OTHER) {
            i++;
        }
        if (i >= n || p[i] != *want) {
            return false;
        }
        i++;
    }
    return true;
}

static bool
is_capital(const char *p, size_t n)
{
    bool inside = false;
    for (size_t i = 0; i < n; i++) {
        enum byte_class kind = class_of(p[i]);
        if (kind == BYTE_PLAIN && !inside && p[i] >= 'a' && p[i] <= 'z') {
            return false;
        }
        inside = kind != BYTE_OTHER || (inside && (unsigned char)p[i] >= 0x80) || p[i] == '\'' ||
                 p[i] == '.';
    }
    return true;
}

static bool
has_accent(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char b = (unsigned char)p[i];
        if (b >= 0xC3 && b <= 0xC5) {
            return true;
        }
    }
    return false;
}

bool
fit_accents(const struct skill_key *key, const char *p, size_t n)
{
    return (key->mark & MARK_ACCENT) || !has_accent(p, n);
}

bool
fit_case(const struct skill_key *key, const char *p, size_t n)
{
    if (key->mark & MARK_EXACT) {
        return is_exact(key->exact, p, n);
    }
    return !(key->mark & MARK_CAPITAL) || is_capital(p, n);
}

bool
fit_small(const struct skill_key *key, const char *p, size_t n)
{
    enum { ACRONYM_BYTES = 3 };
    return !(key->mark & MARK_EXACT) ||
           (n >= ACRONYM_BYTES && !word_is_ordinary((struct str){p, n}));
}

bool
fit_encoded(const struct cursor *cur, size_t begin, size_t end)
{
    static const char signs[] = "+/=";
    size_t from = begin;
    while (from > 0 && begin - from < ENCODED_BYTES &&
           (class_of(cur->p[from - 1]) == BYTE_PLAIN ||
            memchr(signs, cur->p[from - 1], sizeof(signs) - 1))) {
        from--;
    }
    while (end < cur->n && end - from < ENCODED_BYTES &&
           (class_of(cur->p[end]) == BYTE_PLAIN || memchr(signs, cur->p[end], sizeof(signs) - 1))) {
        end++;
    }
    return end - from >= ENCODED_BYTES;
}

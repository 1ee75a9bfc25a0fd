/* normalize/salary/currency_marks.c: finds the signs, codes and words of money as texts write
 * them (normalize/data/currency_marks.def), after a quick look that tells most places to hold
 * none. Must not say which country a shared sign is of (currency.c). */
#include "normalize/salary/currency.h"

#include "currency_sieves.h" /* laid out by the build: tools/lay_marks.c */
#include "normalize/salary/currency_sieve.h"

#include "base/banned.h"

enum { TEXT_BYTES = 20, SURE = false, WEAK = true };
struct mark_row {
    char text[TEXT_BYTES];
    char code[4];
    uint8_t n; /* bytes of the text */
    bool is_weak;
    char only;   /* 'b' before, 'a' behind, 0 both */
    bool no_dot; /* a full stop behind it makes another word of it */
};
#define MARK(text, code, weak, only, no_dot)                                                       \
    {                                                                                              \
        text, code, sizeof(text) - 1, weak, only, no_dot                                           \
    }
#define BOTH(text, code, weak) MARK(text, code, weak, 0, false)
#define LEAD(text, code, weak) MARK(text, code, weak, 'b', false)
#define TAIL(text, code, weak) MARK(text, code, weak, 'a', false)
#define ABBR(text, code, weak) MARK(text, code, weak, 'a', true)
static const struct mark_row MARKS[] = {
#include "normalize/data/currency_marks.def"
};

enum { N_MARKS = sizeof MARKS / sizeof MARKS[0] };

static bool
has_bit(const uint64_t *bits, size_t i)
{
    return bits[i / SIEVE_WORD] >> (i % SIEVE_WORD) & 1;
}

static bool
is_letter(char c)
{
    return byte_is_alpha(c) || ((unsigned char)c >= 0xC3 && (unsigned char)c < 0xE2);
}

/* Whether a letter ends at `end`: "sökes.15" holds no Kenyan shillings. Scripts that are
 * written without spaces (three bytes a letter) end no word there. */
static bool
is_letter_before(struct str text, size_t end)
{
    size_t at = end;
    while (at > 0 && ((unsigned char)text.p[at - 1] & 0xC0) == 0x80) {
        at--;
    }
    bool is_spaced = end - at < 2 || (at > 0 && (unsigned char)text.p[at - 1] == 0xE1);
    return at > 0 && is_spaced && is_letter(text.p[at - 1]);
}

static bool
is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Codes that are also words, names or things of work: only in capitals. */
static bool
is_word_code(struct str code)
{
    static const char *const WORDS[] = {"all", "amd", "bam", "bob", "cad", "cop", "cup",
                                        "cve", "gel", "lak", "mad", "mop", "nad", "pen",
                                        "php", "ron", "sos", "std", "top", "try"};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (str_is_nocase(code, WORDS[i])) {
            return true;
        }
    }
    return false;
}

static struct currency_mark
code_at(struct str text, size_t at)
{
    const struct currency_mark none = {"", 0, false};
    struct str code = str_sub(text, at, 3);
    if (code.n < 3 || !byte_is_alpha(code.p[0]) || !byte_is_alpha(code.p[1]) ||
        !byte_is_alpha(code.p[2])) {
        return none;
    }
    const struct currency *found = currency_find(code);
    bool is_code = is_upper(code.p[0]) && is_upper(code.p[1]) && is_upper(code.p[2]);
    return found && (is_code || !is_word_code(code)) ? (struct currency_mark){found->code, 3, false}
                                                     : none;
}

/* Whether the mark stands at p. With a dollar sign, or as a word, its case says nothing; "Tk" and
 * "LE" are no money in small letters. */
static bool
is_mark(const struct mark_row *mark, const char *p)
{
    enum { WORD_BYTES = 4 };
    if (memcmp(p, mark->text, mark->n) == 0) {
        return true;
    }
    struct str text = {mark->text, mark->n};
    bool is_loose = mark->n >= WORD_BYTES || (mark->n > 1 && str_find_byte(text, '$') != SIZE_MAX);
    return is_loose && str_eq_nocase((struct str){p, mark->n}, text);
}

/* Whether a mark may begin with (or end in) these bytes, the outer one first. */
static bool
may_be(const uint64_t *sieve, const char *bytes, size_t n, ptrdiff_t step)
{
    if (has_bit(SINGLES, (unsigned char)bytes[0])) {
        return true;
    }
    if (n < 2) {
        return false;
    }
    char second = bytes[step];
    return has_bit(sieve, sieve_bit(bytes[0], second, 0)) ||
           (n > 2 && has_bit(sieve, sieve_bit(bytes[0], second, bytes[2 * step])));
}

/* The commonest signs, told without a look at the table where nothing longer can be meant. */
static const struct currency_mark *
plain_sign(struct str at)
{
    static const struct currency_mark PLAIN[] = {
        {"USD", 1, true}, {"GBP", 2, false}, {"EUR", 3, false}};
    static const char SIGNS[][4] = {"$", "\xC2\xA3", "\xE2\x82\xAC"};
    for (size_t i = 0; i < sizeof PLAIN / sizeof PLAIN[0]; i++) {
        if (at.n >= PLAIN[i].n && memcmp(at.p, SIGNS[i], PLAIN[i].n) == 0) {
            return &PLAIN[i];
        }
    }
    return NULL;
}

/* Likewise the sign that ends at `end`, with no letters before it. */
static const struct currency_mark *
plain_before(struct str text, size_t end)
{
    size_t n = text.p[end - 1] == '$' ? 1 : text.p[end - 1] == '\xA3' ? 2 : 3;
    const struct currency_mark *sign = n <= end ? plain_sign(str_sub(text, end - n, n)) : NULL;
    sign = sign && sign->n == n ? sign : NULL;
    size_t at = end - (sign ? n : 0);
    while (at > 0 && end - at < 5 && (text.p[at - 1] == ' ' || text.p[at - 1] == '.')) {
        at--;
    }
    bool is_alone = at == 0 || (!is_letter(text.p[at - 1]) && (unsigned char)text.p[at - 1] < 0x80);
    return sign && is_alone ? sign : NULL;
}

struct currency_mark
currency_before(struct str text, size_t end)
{
    struct currency_mark best = {"", 0, false};
    const struct currency_mark *plain = end > 0 ? plain_before(text, end) : NULL;
    if (end == 0 || plain) {
        return plain ? *plain : best;
    }
    if (end >= 3 && byte_is_alpha(text.p[end - 1]) && !is_letter_before(text, end - 3)) {
        best = code_at(text, end - 3);
    }
    size_t last = (unsigned char)byte_lower(text.p[end - 1]);
    if (!may_be(LASTS, text.p + end - 1, end, -1)) {
        return best;
    }
    for (size_t i = LAST_AT[last]; i < LAST_AT[last + 1]; i++) {
        const struct mark_row *mark = &MARKS[LAST_ROWS[i]];
        if (mark->only == 'a' || mark->n <= best.n || mark->n > end ||
            !is_mark(mark, text.p + end - mark->n)) {
            continue;
        }
        bool is_word = byte_is_alpha(mark->text[0]);
        if (is_word && is_letter_before(text, end - mark->n)) {
            continue;
        }
        best = (struct currency_mark){mark->code, mark->n, mark->is_weak};
    }
    return best;
}

/* The mark that begins at `at`, but none that stands only on the other side. */
static struct currency_mark
mark_at(struct str text, size_t at, char other_side)
{
    struct currency_mark best = {"", 0, false};
    struct str tail = str_sub(text, at, text.n);
    if (tail.n == 0) {
        return best;
    }
    const struct currency_mark *plain = plain_sign(tail);
    if (plain && plain->n < tail.n && byte_is_digit(tail.p[plain->n])) {
        return *plain;
    }
    if (byte_is_alpha(tail.p[0]) && (at + 3 >= text.n || !is_letter(text.p[at + 3]))) {
        best = code_at(text, at);
    }
    size_t first = (unsigned char)byte_lower(tail.p[0]);
    if (!may_be(FIRSTS, tail.p, tail.n, 1)) {
        return best;
    }
    for (size_t i = FIRST_AT[first]; i < FIRST_AT[first + 1]; i++) {
        const struct mark_row *mark = &MARKS[FIRST_ROWS[i]];
        if (mark->only == other_side || mark->n <= best.n || mark->n > tail.n ||
            !is_mark(mark, tail.p)) {
            continue;
        }
        bool is_word = is_letter(mark->text[mark->n - 1]) && first < 0xE2;
        if (is_word && mark->n < tail.n && is_letter(tail.p[mark->n])) {
            continue;
        }
        if (mark->no_dot && mark->n < tail.n && tail.p[mark->n] == '.') {
            continue;
        }
        best = (struct currency_mark){mark->code, mark->n, mark->is_weak};
    }
    return best;
}

struct currency_mark
currency_after(struct str text, size_t at)
{
    return mark_at(text, at, 'b');
}

struct currency_mark
currency_leads(struct str text, size_t at)
{
    return mark_at(text, at, 'a');
}

size_t
currency_mark_count(void)
{
    return N_MARKS;
}

const char *
currency_mark_text(size_t index)
{
    return MARKS[index].text;
}

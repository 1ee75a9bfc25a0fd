/* normalize/text/settle.c: copies what a posting says with its texts settled, and takes
 * the dress off lines; the words on the page stay as quotes. Must not know what
 * any of them means. */
#include "normalize/text/settle.h"

#include <utf8proc.h>

#include "base/markup.h"

#include "base/banned.h"

/* Fields that are no text for people. */
#define VERBATIM                                                                                   \
    (UINT64_C(1) << FIELD_COMPANY_URL | UINT64_C(1) << FIELD_URL |                                 \
     UINT64_C(1) << FIELD_APPLY_URL | UINT64_C(1) << FIELD_REQUISITION_ID |                        \
     UINT64_C(1) << FIELD_DATE_POSTED | UINT64_C(1) << FIELD_VALID_THROUGH |                       \
     UINT64_C(1) << FIELD_COMPANY)

struct str
settle_text(struct arena *arena, struct str text)
{
    return markdown_undo(arena, utf8_settle(arena, utf8_repair_mojibake(arena, text)));
}

/* ---- one line ---- */

/* Pictures, arrows, bullets: what dresses a line up and says nothing. */
static bool
is_ornament(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } RANGES[] = {
        {0x00B7, 0x00B7}, {0x2022, 0x2023}, {0x2043, 0x2043},   {0x2190, 0x21FF},
        {0x2300, 0x23FF}, {0x2460, 0x24FF}, {0x2500, 0x27BF},   {0x2900, 0x297F},
        {0x2B00, 0x2BFF}, {0xF0B7, 0xF0B7}, {0x1F000, 0x1FAFF},
    };
    bool is_flag = c >= 0x1F1E6 && c <= 0x1F1FF; /* names a country */
    for (size_t i = 0; i < sizeof RANGES / sizeof RANGES[0]; i++) {
        if (c >= RANGES[i].first && c <= RANGES[i].last) {
            return !is_flag;
        }
    }
    return false;
}

/* Where the last character begins. */
static size_t
last_at(struct str line)
{
    size_t at = line.n ? line.n - 1 : 0;
    while (at > 0 && ((unsigned char)line.p[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

/* Bytes of a list's or heading's mark at the start: "- ", "## ", "1. ", "> ". */
static size_t
mark_bytes(struct str line)
{
    bool is_number = line.n && byte_is_digit(line.p[0]);
    size_t n = 0;
    while (n < line.n && (is_number ? n < 2 && byte_is_digit(line.p[n]) : line.p[n] == '#')) {
        n++;
    }
    if (is_number) {
        n = n < line.n && (line.p[n] == '.' || line.p[n] == ')') ? n + 1 : 0;
    } else if (n == 0 && line.n > 1) {
        n = line.p[0] == '-' || line.p[0] == '*' || line.p[0] == '>';
    }
    if (n == 0 || n + 1 >= line.n || line.p[n] != ' ') {
        return 0;
    }
    bool is_amount = !byte_is_alpha(line.p[n + 1]) && (is_number || line.p[0] == '>');
    return is_amount ? 0 : n + 1; /* "> $50k" is an amount, "1. 500" may be */
}

static struct str
without_start(struct str line)
{
    size_t n = 0;
    uint32_t c = line.n ? utf8_next(line, &n) : 0;
    n = is_ornament(c) ? n : mark_bytes(line);
    return str_sub(line, n, line.n);
}

/* "St." and "p.a." keep their dots, "Berlin." does not. */
static bool
is_full_stop(struct str line)
{
    enum { WORD_LEAST = 4 };
    size_t word = line.n - 1;
    while (word > 0 && line.p[word - 1] != ' ') {
        word--;
    }
    struct str last = str_sub(line, word, line.n - 1 - word);
    return last.n >= WORD_LEAST && str_find_byte(last, '.') == SIZE_MAX;
}

static struct str
without_end(struct str line)
{
    size_t at = last_at(line), ignored = at;
    if (line.n < 2) {
        return line;
    }
    char c = line.p[line.n - 1];
    bool is_mark = c == ',' || c == ';' || c == '!' || c == '|' || c == '*' || c == ':';
    bool is_dash = (c == '-' && line.p[line.n - 2] == ' ') || str_ends(line, STR("\u2026"));
    if (is_mark || is_dash || (c == '.' && is_full_stop(line)) ||
        is_ornament(utf8_next(line, &ignored))) {
        return str_sub(line, 0, at);
    }
    return line;
}

/* Brackets or quotes that hold the whole line. */
static struct str
without_pair(struct str line)
{
    static const struct {
        const char *open, *close;
    } PAIRS[] = {
        {"(", ")"},           {"[", "]"},           {"{", "}"},           {"\"", "\""},
        {"'", "'"},           {"<", ">"},           {"`", "`"},           {"*", "*"},
        {"\u201C", "\u201D"}, {"\u201E", "\u201C"}, {"\u00AB", "\u00BB"}, {"\u2018", "\u2019"},
        {"\u3010", "\u3011"}, {"\u300C", "\u300D"}, {"\u300E", "\u300F"}, {"|", "|"},
    };
    bool is_plain = line.n == 0 || byte_is_alpha(line.p[0]) || byte_is_digit(line.p[0]);
    for (size_t i = 0; !is_plain && i < sizeof PAIRS / sizeof PAIRS[0]; i++) {
        struct str open = str_of(PAIRS[i].open), close = str_of(PAIRS[i].close);
        if (line.n <= open.n + close.n || !str_starts(line, open) || !str_ends(line, close)) {
            continue;
        }
        struct str inner = str_sub(line, open.n, line.n - open.n - close.n);
        if (!str_has(inner, close) && !str_has(inner, open)) {
            return inner;
        }
    }
    return line;
}

struct str
settle_line(struct str line)
{
    enum { ROUNDS_MAX = 16 };
    line = str_trim(line);
    if (str_find_byte(line, '\n') != SIZE_MAX) {
        return line;
    }
    for (int round = 0; round < ROUNDS_MAX; round++) {
        struct str less = str_trim(without_end(without_start(without_pair(line))));
        if (less.n == line.n || less.n == 0) {
            break;
        }
        line = less;
    }
    return line;
}

/* ---- wrapped lines ---- */

static bool
is_joint(struct str word)
{
    static const char *const JOINTS[] = {
        "to",  "and",  "or", "of",  "per", "from", "between", "a",         "an",       "the",
        "for", "with", "in", "at",  "bis", "und",  "oder",    "von",       "pro",      "zwischen",
        "et",  "ou",   "de", "par", "por", "plus", "\u00E0",  "depending", "annually", "hourly"};
    for (size_t i = 0; i < sizeof JOINTS / sizeof JOINTS[0]; i++) {
        if (str_is(word, JOINTS[i])) {
            return true;
        }
    }
    return false;
}

/* Whether the word at the end of a line leads to the next one, which is no item of a list:
 * not "what we look for", nor the "plus" of "is a plus". */
static bool
joins(struct str word, struct str next)
{
    bool is_item = str_starts(next, STR("- ")) || str_starts(next, STR("* ")) ||
                   str_starts(next, STR("\u2022"));
    bool is_wish = str_is(word, "plus") && next.n && next.p[0] >= 'A' && next.p[0] <= 'Z';
    return is_joint(word) && !is_item && !is_wish;
}

/* Whether the line is the beginning of a sentence: some words, the last without a mark. */
static bool
is_open_sentence(struct str line)
{
    enum { BLANKS_LEAST = 3 };
    size_t blanks = 0;
    for (size_t i = 0; i < line.n; i++) {
        blanks += line.p[i] == ' ';
    }
    char last = ' ';
    if (line.n) {
        last = line.p[line.n - 1];
    }
    return blanks >= BLANKS_LEAST && (byte_is_alpha(last) || byte_is_digit(last));
}

/* Whether a sentence goes on over the break between two lines. */
static bool
goes_on(struct str line, struct str next)
{
    size_t begin = line.n, end = 0;
    if (!line.p || !next.p) {
        return false;
    }
    while (begin > 0 && line.p[begin - 1] != ' ') {
        begin--;
    }
    while (end < next.n && next.p[end] != ' ') {
        end++;
    }
    char last = '\n';
    char first = '\n';
    if (line.n && next.n) {
        last = line.p[line.n - 1];
        first = next.p[0];
    }
    struct str word = str_sub(line, begin, line.n);
    bool is_dash = begin > 0 && (str_is(word, "-") || str_is(word, "\u2013"));
    bool is_range = next.n > 2 &&
                    (str_starts(next, STR("- ")) || str_starts(next, STR("\u2013 "))) &&
                    (byte_is_digit(last) || last == 'k' || last == 'K');
    bool is_flow = first >= 'a' && first <= 'z' && is_open_sentence(line);
    bool is_sign = last == '$' || str_ends(line, STR("\u20AC")) || str_ends(line, STR("\u00A3"));
    bool is_money = is_sign && byte_is_digit(first);
    bool is_joined = joins(word, next) || is_joint(str_sub(next, 0, end));
    return is_flow || is_money || last == ',' || last == '&' || last == '/' || last == '(' ||
           first == '/' || is_dash || is_range || is_joined;
}

struct str
settle_breaks(struct arena *arena, struct str text)
{
    if (str_find_byte(text, '\n') == SIZE_MAX) {
        return text;
    }
    char *out = arena_bytes(arena, text.n);
    size_t n = 0;
    struct str rest = text;
    struct str line = str_trim(str_cut(&rest, '\n'));
    while (out && rest.p) {
        struct str next = str_trim(str_cut(&rest, '\n'));
        memcpy(out + n, line.p ? line.p : "", line.n);
        n += line.n;
        out[n++] = line.n && next.n && goes_on(line, next) ? ' ' : '\n';
        line = next;
    }
    if (!out) {
        return text;
    }
    memcpy(out + n, line.p ? line.p : "", line.n);
    return (struct str){out, n + line.n};
}

struct str
settle_case(struct arena *arena, struct str text)
{
    enum { WORDS_LEAST = 4, GROWTH_MAX = 3 };
    size_t blanks = 0, lower = 0;
    for (size_t i = 0; i < text.n; i++) {
        blanks += text.p[i] == ' ';
        lower += text.p[i] >= 'a' && text.p[i] <= 'z';
    }
    char *out = lower || blanks + 1 < WORDS_LEAST ? NULL : arena_bytes(arena, text.n * GROWTH_MAX);
    if (!out) {
        return text;
    }
    size_t n = 0;
    for (size_t at = 0; at < text.n;) {
        utf8proc_int32_t c = (utf8proc_int32_t)utf8_next(text, &at);
        n += (size_t)utf8proc_encode_char(utf8proc_tolower(c), (utf8proc_uint8_t *)out + n);
    }
    return (struct str){out, n};
}

/* ---- a posting ---- */

static struct raw_value *
settled_values(const struct raw_value *from, struct arena *arena)
{
    struct raw_value *first = NULL;
    for (struct raw_value **next = &first; from; from = from->next) {
        struct raw_value *value = ARENA_NEW(arena, struct raw_value);
        if (!value) {
            return NULL;
        }
        *value = *from;
        value->next = NULL;
        if (!(VERBATIM >> value->field & 1)) {
            value->text = settle_line(settle_text(arena, from->text));
            bool is_same = value->text.p == from->text.p && value->text.n == from->text.n;
            value->quote = from->quote.n || is_same ? from->quote : from->text;
        }
        *next = value;
        next = &value->next;
    }
    return first;
}

static struct raw_place *
settled_places(const struct raw_place *from, struct arena *arena)
{
    struct raw_place *first = NULL;
    for (struct raw_place **next = &first; from; from = from->next) {
        struct raw_place *place = ARENA_NEW(arena, struct raw_place);
        if (!place) {
            return NULL;
        }
        *place = *from;
        place->next = NULL;
        place->text = settle_line(settle_text(arena, place->text));
        place->city = settle_text(arena, place->city);
        place->region = settle_text(arena, place->region);
        place->country = settle_text(arena, place->country);
        *next = place;
        next = &place->next;
    }
    return first;
}

static struct raw_money *
settled_money(const struct raw_money *from, struct arena *arena)
{
    struct raw_money *first = NULL;
    for (struct raw_money **next = &first; from; from = from->next) {
        struct raw_money *money = ARENA_NEW(arena, struct raw_money);
        if (!money) {
            return NULL;
        }
        *money = *from;
        money->next = NULL;
        money->text = settle_line(settle_text(arena, money->text));
        *next = money;
        next = &money->next;
    }
    return first;
}

enum status
settle_posting(const struct raw_posting *raw, struct arena *arena, struct raw_posting *ret)
{
    struct raw_posting settled = *raw;
    settled.values = settled_values(raw->values, arena);
    settled.places = settled_places(raw->places, arena);
    settled.money = settled_money(raw->money, arena);
    settled.description = markdown_undo(arena, utf8_settle(arena, raw->description));
    if (arena->failed) {
        return E_NOMEM;
    }
    *ret = settled;
    return OK;
}

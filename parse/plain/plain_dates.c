/* parse/plain/plain_dates.c: dates that a page shows as "2 weeks ago" and has in full in its
 * markup. */
#include "parse/plain/plain.h"
#include "parse/words.h"

#include "base/banned.h"

enum {
    DATE_NODES_BEFORE = 3, /* elements round a line of its own */
    RANGE_MAX_BYTES = 70,
    DAY_DIGITS = 5 /* of a day with its year */
};

/* The first node that begins at `begin` or later: nodes stand in order. */
static uint32_t
node_from(const struct html_tree *tree, uint32_t begin)
{
    uint32_t low = 0, high = tree->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (tree->nodes[mid].begin < begin) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

/* A date as the page's source has it, where the shown one is relative: datetime of
 * <time>, or a title with digits ("2 weeks ago"). Absent: none in that range. */
static struct str
machine_date(struct page_context *ctx, uint32_t begin, uint32_t end)
{
    const struct html_tree *tree = &ctx->reader->tree;
    uint32_t low = node_from(tree, begin);
    low = low > DATE_NODES_BEFORE ? low - DATE_NODES_BEFORE : 1;
    for (uint32_t i = low; i < tree->n && tree->nodes[i].begin < end; i++) {
        const struct html_node *node = &tree->nodes[i];
        if (node->tag == HTML_TEXT || node->attrs.n < 8 || node->end <= begin) {
            continue;
        }
        struct str date = node->tag == HTML_TIME ? html_attr(node->attrs, "datetime") : STR_NONE;
        bool is_inside = node->begin >= begin || node->end <= end + 16;
        date = date.n ? date : is_inside ? html_attr(node->attrs, "title") : STR_NONE;
        date = str_trim(date);
        if (date.n >= 8 && date.n <= 40 && byte_is_digit(date.p[0])) {
            return date;
        }
    }
    return STR_NONE;
}

/* "3 days ago", "vor 2 Wochen": known only to who knows the day of fetching. */
bool
plain_date_is_relative(struct str text)
{
    static const char *const words[] = {
        "ago",        "vor ",    "il y a",  "hace ",   "geleden",  "temu",
        "h\xc3\xa1 ", " fa",     "siden",   "sedan",   "today",    "heute",
        "aujourd",    "hoy",     "oggi",    "hoje",    "vandaag",  "yesterday",
        "hier",       "gestern", "ayer",    "ieri",    "gisteren", "ontem",
        "idag",       "i dag",   "dzisiaj", "wczoraj", "just ",    "\xe6\x97\xa5\xe5\x89\x8d"};
    return words_any(text, str_has_nocase, WORDS(words));
}

struct str
plain_date(struct page_context *ctx, struct str line, uint32_t begin, uint32_t end)
{
    if (!plain_date_is_relative(line)) {
        return line;
    }
    struct str date = machine_date(ctx, begin, end);
    size_t open = str_find_byte(line, '('); /* "3 weeks ago (11/2/2026)" */
    bool has_date = open != SIZE_MAX && open + 6 < line.n && byte_is_digit(line.p[open + 1]);
    struct str shown = has_date ? str_sub(line, open + 1, SIZE_MAX) : line;
    size_t close = str_find_byte(shown, ')');
    return date.n ? date : has_date ? str_sub(shown, 0, close) : line;
}

struct str
plain_date_bare(struct str text)
{
    static const char *const openers[] = {
        "on ",  "on:",  "is ", "ist ", "er ",   "\xc3\xa4r ", "est ", "der ", "den ",
        "le ",  "el ",  "il ", "am ",  "op ",   "d. ",        ":",    "the ", "do ",
        "del ", "dal ", "du ", "vom ", "from ", "od ",        "fra "};
    for (const char *word; (word = words_first(text, str_starts_nocase, WORDS(openers))) != NULL;) {
        text = str_trim(str_sub(text, strlen(word), SIZE_MAX));
    }
    if (str_starts_nocase(text, STR("on")) && text.n > 2 && byte_is_digit(text.p[2])) {
        text = str_sub(text, 2, SIZE_MAX); /* "On08 May 2026" */
    }
    bool has_stop = text.n > 2 && text.p[text.n - 1] == '.' && byte_is_digit(text.p[text.n - 2]);
    text.n -= has_stop && memchr(text.p, ' ', text.n) != NULL;
    return text;
}

static bool
has_day(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        n += byte_is_digit(text.p[i]);
    }
    return n >= DAY_DIGITS;
}

bool
plain_date_range(struct str text, struct str *ret_first, struct str *ret_last)
{
    static const char *const marks[] = {" - ",   "\xe2\x80\x93", "\xe2\x80\x94", "\xef\xbd\x9e",
                                        "~",     "\xe3\x80\x9c", " to ",         " until ",
                                        " bis ", " au ",         " al ",         " t/m ",
                                        " do ",  " till ",       " til ",        " a "};
    for (size_t i = 0; text.n <= RANGE_MAX_BYTES && i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t at = str_find(text, str_of(marks[i]));
        *ret_first = str_trim(str_sub(text, 0, at));
        *ret_last = str_trim(str_sub(text, at == SIZE_MAX ? at : at + strlen(marks[i]), SIZE_MAX));
        if (at != SIZE_MAX && has_day(*ret_first) && has_day(*ret_last)) {
            return true;
        }
    }
    return false;
}

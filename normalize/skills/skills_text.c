/* normalize/skills/skills_text.c: small questions about the text round a skill: its
 * sentence, the words in it, whether a gap is that of a list. Must not know any
 * skill. */
#include "normalize/skills/skills_cue.h"

#include "base/banned.h"

enum {
    SIDE_BYTES = 240, /* of a sentence, to each side */
    GAP_BYTES = 60,
    UNKNOWN_MAX = 3 /* names that we do not know between two that we do */
};

/* Words that stand between the items of a list. */
// clang-format off
static const char *const list_words[] = {
    "and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "i", "lub", "as", "well",
    "like", "such", "including", "eg", "ie", "sowie", "bzw", "plus", "und/oder", "og", "och",
    "ja", "etc", "\xD0\xB8", "\xD0\xB8\xD0\xBB\xD0\xB8", "ms", "microsoft", "apache", "aws",
    "google", "amazon", "adobe", "azure", "required", "preferred", "optional", "ideally",
    "preferably", "especially", "particularly", "also", "both", "a1", "a2", "b1", "b2", "c1",
    "c2", NULL};
// clang-format on

/* Newline, "!", ".", ";" or "?": nearly all bytes are none. */
static inline bool
may_end_sentence(char c)
{
    static const uint64_t ends = UINT64_C(1) << '\n' | UINT64_C(1) << '!' | UINT64_C(1) << '.' |
                                 UINT64_C(1) << ';' | UINT64_C(1) << '?';
    return (unsigned char)c < 64 && (ends >> (unsigned char)c & 1);
}

/* Of a byte that may. */
static bool
ends_sentence(struct str text, size_t i)
{
    char c = text.p[i];
    if (c == '\n') {
        return true;
    }
    bool is_gap = i + 1 < text.n && byte_is_space(text.p[i + 1]);
    bool is_abbreviation = c == '.' && i >= 2 && (text.p[i - 2] == '.' || text.p[i - 2] == '(');
    return is_gap && !is_abbreviation && i + 2 < text.n &&
           !(text.p[i + 2] >= 'a' && text.p[i + 2] <= 'z');
}

/* The text round [begin, end) up to the ends of its sentence, or of its part between
 * semicolons. */
static struct str
part_round(struct str text, size_t begin, size_t end, bool by_semicolons)
{
    size_t from = begin;
    while (from > 0 && begin - from < SIDE_BYTES &&
           !(may_end_sentence(text.p[from - 1]) &&
             (text.p[from - 1] == ';' ? by_semicolons : ends_sentence(text, from - 1)))) {
        from--;
    }
    size_t to = end;
    while (to < text.n && to - end < SIDE_BYTES &&
           !(may_end_sentence(text.p[to]) &&
             (text.p[to] == ';' ? by_semicolons : ends_sentence(text, to)))) {
        to++;
    }
    return str_sub(text, from, to - from);
}

struct str
skills_sentence(struct str text, size_t begin, size_t end)
{
    return part_round(text, begin, end, true);
}

struct str
skills_clauses(struct str text, size_t begin, size_t end)
{
    return part_round(text, begin, end, false);
}

bool
skills_starts_stem(struct str text, const char *const *stems)
{
    for (; *stems; stems++) {
        if (text.n && (*stems)[0] == byte_lower(text.p[0]) &&
            str_starts_nocase(text, str_of(*stems))) {
            return true;
        }
    }
    return false;
}

bool
skills_has_stem(struct str text, const char *const *stems)
{
    if (!text.p) {
        return false;
    }
    bool inside = false;
    for (size_t i = 0; i < text.n; i++) {
        bool is_word = skills_is_word(text, i) || (inside && (unsigned char)text.p[i] >= 0x80);
        if (is_word && !inside && skills_starts_stem(str_sub(text, i, 24), stems)) {
            return true;
        }
        inside = is_word;
    }
    return false;
}

bool
skills_is_one_of(struct str word, const char *const *words)
{
    char first = '\0';
    if (word.n > 0) {
        first = byte_lower(word.p[0]);
    }
    for (; *words; words++) {
        if (byte_lower((*words)[0]) == first && str_is_nocase(word, *words)) {
            return true;
        }
    }
    return false;
}

size_t
skills_word_bytes(struct str text, size_t i)
{
    size_t n = 0;
    while (i + n < text.n &&
           (skills_is_word(text, i + n) || (n && (unsigned char)text.p[i + n] >= 0x80))) {
        n++;
    }
    return n;
}

struct str
skills_word_before(struct str text, size_t at)
{
    size_t end = at;
    while (end > 0 && text.p[end - 1] == ' ') {
        end--;
    }
    size_t begin = end;
    while (begin > 0 && byte_is_alpha(text.p[begin - 1])) {
        begin--;
    }
    return str_sub(text, begin, end - begin);
}

bool
skills_is_possessive(struct str text, size_t end)
{
    return str_starts(str_sub(text, end, 3), STR("'")) ||
           str_starts(str_sub(text, end, 3), STR("\xE2\x80\x99"));
}

/* What was seen of a gap so far. */
struct gap_seen {
    size_t n_unknown;
    bool has_line;
    bool begins, ends; /* with a sign or a word of lists */
    bool is_first;
};

/* Reads a byte that is no letter; false when it cannot be in a list. */
static bool
gap_sign(struct gap_seen *gap, char c)
{
    static const char signs[] = ",/;|&+():*\n";
    bool is_sign = memchr(signs, c, sizeof(signs) - 1) != NULL || (unsigned char)c >= 0x80;
    gap->begins = gap->begins || (gap->is_first && is_sign);
    gap->ends = gap->ends || is_sign;
    gap->has_line = gap->has_line || c == '\n';
    return c != '.' && c != '!' && c != '?';
}

/* Reads a word: of lists, or an unknown name; false for any other. */
static bool
gap_word(struct gap_seen *gap, struct str word)
{
    bool is_list_word = skills_is_one_of(word, list_words);
    bool is_name = !(word.p[0] >= 'a' && word.p[0] <= 'z');
    gap->n_unknown += !is_list_word;
    gap->begins = gap->begins || (gap->is_first && is_list_word);
    gap->ends = is_list_word;
    gap->is_first = false;
    return is_list_word || is_name;
}

bool
skills_is_list_gap(struct str text)
{
    struct gap_seen gap = {.is_first = true};
    if (text.n > GAP_BYTES || !text.p) {
        return text.n == 0;
    }
    for (size_t i = 0; i < text.n;) {
        size_t n = skills_word_bytes(text, i);
        bool fits = n ? gap_word(&gap, str_sub(text, i, n)) : gap_sign(&gap, text.p[i]);
        if (!fits) {
            return false;
        }
        i += n ? n : 1;
    }
    bool is_enclosed = gap.begins && gap.ends && !gap.has_line;
    return gap.n_unknown == 0 || (gap.n_unknown <= UNKNOWN_MAX && is_enclosed);
}

/* Whether a word of the text begins with the stem. */
static bool
has_one_stem(struct str text, struct str stem)
{
    size_t at = 0;
    while (stem.n && at + stem.n <= text.n) {
        size_t found = str_find_nocase(str_sub(text, at, text.n), stem);
        if (found == SIZE_MAX) {
            return false;
        }
        at += found;
        if (at == 0 || !skills_is_word(text, at - 1)) {
            return true;
        }
        at++;
    }
    return false;
}

bool
skills_has_listed(struct str text, struct str stems)
{
    while (stems.p) {
        if (has_one_stem(text, str_cut(&stems, '|'))) {
            return true;
        }
    }
    return false;
}

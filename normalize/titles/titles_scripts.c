/* normalize/titles/titles_scripts.c: Japanese, Chinese and Korean words of titles, found
 * anywhere in them. The longest wins, of equals the last, since the head stands at
 * the end; a special occupation wins over "engineer". Words: normalize/data/title_scripts.def. */
#include "normalize/titles/titles_scripts.h"

#include "base/markup.h"

#include "base/banned.h"

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

static const struct script_role {
    struct str word;
    const char *role;
} ROLES[] = {
#define SCRIPT_ROLE(word, role) {{word, sizeof(word) - 1}, role},
#include "normalize/data/title_scripts.def"
#undef SCRIPT_ROLE
};
static const struct str APPEALS[] = {
#define SCRIPT_APPEAL(word) {word, sizeof(word) - 1},
#include "normalize/data/title_scripts.def"
#undef SCRIPT_APPEAL
};
static const struct script_level {
    const char *word;
    enum seniority level;
} LEVELS[] = {
#define SCRIPT_LEVEL(word, level) {word, SENIORITY_##level},
#include "normalize/data/title_scripts.def"
#undef SCRIPT_LEVEL
};

/* Whether the title holds any character of these scripts. */
static bool
is_script(struct str title)
{
    enum { FIRST_LEAD = 0xE3 }; /* U+3000 and up in UTF-8 */
    for (size_t i = 0; i < title.n; i++) {
        if ((unsigned char)title.p[i] >= FIRST_LEAD) {
            return true;
        }
    }
    return false;
}

static bool
is_hangul(struct str title, size_t at)
{
    static const unsigned char FIRST = 0xEA, LAST = 0xED; /* lead bytes of its syllables */
    return at < title.n && (unsigned char)title.p[at] >= FIRST &&
           (unsigned char)title.p[at] <= LAST;
}

enum { SYLLABLE = 3, LOOK_BYTES = 512 };

/* "Engineer" of some sort: any other word says more. */
static bool
is_general(const struct script_role *row)
{
    return strcmp(row->role, "software-engineer") == 0;
}

static bool
is_technical(const struct script_role *row)
{
    static const char *const ENDS[] = {"-developer", "-engineer", "-architect", "-scientist",
                                       "-analyst",   "-manager",  "-designer",  "-administrator"};
    for (size_t i = 0; i < COUNT(ENDS); i++) {
        if (str_ends(str_of(row->role), str_of(ENDS[i]))) {
            return true;
        }
    }
    return false;
}

/* A word of the table where the title has it. */
struct script_hit {
    const struct script_role *row;
    size_t at, end;
};

/* Whether the general word says less than the other: one that shares its bytes, or one of
 * technology. Not the "sales" of "sales management system developer". */
static bool
is_beaten(const struct script_hit *hit, const struct script_hit *other)
{
    bool shares = hit->at < other->end && other->at < hit->end;
    return is_general(hit->row) && !is_general(other->row) && (shares || is_technical(other->row));
}

/* The better of two, of which `hit` is not the earlier one. */
static struct script_hit
better_of(struct script_hit best, struct script_hit hit)
{
    if (!best.row || is_beaten(&best, &hit)) {
        return hit;
    }
    return hit.row->word.n >= best.row->word.n && !is_beaten(&hit, &best) ? hit : best;
}

/* The first row that is not before the key. */
static size_t
row_from(struct str key)
{
    size_t low = 0;
    for (size_t n = COUNT(ROLES); n > 0;) {
        size_t half = n / 2;
        if (str_cmp(ROLES[low + half].word, key) < 0) {
            low += half + 1;
            n -= half + 1;
        } else {
            n = half;
        }
    }
    return low;
}

/* Whether the word that ends at byte `end` goes on: a Latin one in a letter, a Chinese worker in
 * "engineer" ("土木工程師" is no "木工"). */
static bool
goes_on(struct str text, size_t end, struct str word)
{
    bool is_latin = end < text.n && byte_is_alpha(word.p[word.n - 1]) && byte_is_alpha(text.p[end]);
    return is_latin ||
           (str_ends(word, STR("工")) && str_starts(str_sub(text, end, text.n), STR("程")));
}

/* Where the word ends that begins at byte `at`; 0 when it does not. Korean puts blanks as it likes:
 * they count for nothing where a word begins with one of the text, not in the midst of one. */
static size_t
word_end(struct str text, size_t at, struct str word)
{
    bool is_inside = at > 0 && byte_is_alpha(word.p[0]) && byte_is_alpha(text.p[at - 1]);
    bool skips = (is_hangul(word, 0) || is_hangul(word, word.n - SYLLABLE)) &&
                 (at < SYLLABLE || !is_hangul(text, at - SYLLABLE));
    size_t end = at;
    size_t n = 0;
    while (n < word.n && end < text.n) {
        bool is_blank = skips && text.p[end] == ' ';
        if (!is_blank && byte_lower(text.p[end]) != word.p[n]) {
            return 0;
        }
        n += !is_blank;
        end++;
    }
    return n == word.n && !is_inside && !goes_on(text, end, word) ? end : 0;
}

/* What rows of words at byte `at` begin with, in `bytes`; absent at a blank or within a character.
 */
static struct str
key_at(struct str text, size_t at, char bytes[static SYLLABLE])
{
    size_t n = 0;
    bool is_inside = ((unsigned char)text.p[at] & 0xC0) == 0x80 || text.p[at] == ' ';
    for (size_t i = at; !is_inside && i < text.n && n < SYLLABLE; i++) {
        bytes[n] = byte_lower(text.p[i]);
        n += text.p[i] != ' ';
    }
    return n == SYLLABLE ? (struct str){bytes, n} : STR_NONE;
}

const char *
title_script_role(struct str title)
{
    char bytes[SYLLABLE];
    struct script_hit best = {NULL, 0, 0};
    if (!is_script(title)) {
        return NULL;
    }
    struct str text = str_sub(title, 0, LOOK_BYTES);
    for (size_t at = 0; at < text.n; at++) {
        struct str key = key_at(text, at, bytes);
        size_t i = key.n ? row_from(key) : COUNT(ROLES);
        for (; i < COUNT(ROLES) && str_starts(ROLES[i].word, key); i++) {
            size_t end = word_end(text, at, ROLES[i].word);
            best = end ? better_of(best, (struct script_hit){&ROLES[i], at, end}) : best;
        }
    }
    return best.row ? best.row->role : NULL;
}

bool
title_script_appeals(struct str part)
{
    for (size_t i = 0; is_script(part) && i < COUNT(APPEALS); i++) {
        if (str_has(part, APPEALS[i])) {
            return !title_script_role(part);
        }
    }
    return false;
}

enum seniority
title_script_level(struct str title)
{
    if (!is_script(title)) {
        return SENIORITY_NONE;
    }
    for (size_t i = 0; i < COUNT(LEVELS); i++) {
        if (str_has(title, str_of(LEVELS[i].word))) {
            return LEVELS[i].level;
        }
    }
    return SENIORITY_NONE;
}

/* normalize/skills/skills_other.c: names that stand for another thing where they are: a
 * street, a person or an animal that is introduced, an acronym that the text itself explains,
 * what somebody is not.
 * Must not know any skill by name. */
#include "normalize/skills/skills_cue.h"

#include "base/banned.h"

enum { WORDS_MAX = 8, MEANING_BYTES = 128, STEM_BYTES = 4, ACRONYM_MIN = 2, ACRONYM_MAX = 6 };

/* ---- streets, people ---- */

/* The letter behind the name and one sign; most tell enough. */
static char
letter_behind(struct str text, size_t end, char sign)
{
    if (end + 2 < text.n && text.p[end] == sign) {
        return text.p[end + 1];
    }
    return '\0';
}

static bool
is_street(struct str text, const struct hit *hit)
{
    static const char *const streets[] = {"Street", "Road",      "Avenue", "Ave",
                                          "Lane",   "Boulevard", "Blvd",   NULL};
    char letter = letter_behind(text, hit->end, ' ');
    if (letter < 'A' || letter > 'S') {
        return false;
    }
    size_t i = hit->end + 1;
    return skills_is_one_of(str_sub(text, i, skills_word_bytes(text, i)), streets);
}

/* "Ruby, our office dog": who works there, not what one works with. */
static bool
is_introduced(struct str text, const struct hit *hit)
{
    static const char *const links[] = {"our", "your", "my", "the", NULL};
    static const char *const beings[] = {"dog",       "cat",  "puppy",    "mascot",  "founder",
                                         "cofounder", "ceo",  "cto",      "coo",     "cfo",
                                         "head",      "boss", "director", "manager", "recruiter",
                                         "colleague", "lead", "owner",    "chef",    NULL};
    enum { SPAN_WORDS = 4 };
    if (letter_behind(text, hit->end, ',') != ' ') {
        return false;
    }
    size_t i = hit->end + 1;
    for (int n = 0; n < SPAN_WORDS; n++) {
        while (i < text.n && (text.p[i] == ' ' || text.p[i] == '-')) {
            i++;
        }
        struct str word = str_sub(text, i, skills_word_bytes(text, i));
        if (word.n == 0 || (n == 0 && !skills_is_one_of(word, links))) {
            return false;
        }
        if (skills_is_one_of(word, beings)) {
            return true;
        }
        i += word.n;
    }
    return false;
}

/* "not a Java shop" */
static bool
is_denied(struct str text, const struct hit *hit)
{
    static const char denials[][8] = {"not a ", "not an "};
    bool may_be = hit->begin > 2 && text.p[hit->begin - 1] == ' ' &&
                  (text.p[hit->begin - 2] == 'a' || text.p[hit->begin - 2] == 'n');
    struct str before = str_sub(text, 0, hit->begin);
    return may_be && (str_ends_nocase(before, str_of(denials[0])) ||
                      str_ends_nocase(before, str_of(denials[1])));
}

bool
skills_is_other(struct str text, const struct hit *hit)
{
    return is_street(text, hit) || is_introduced(text, hit) || is_denied(text, hit);
}

/* ---- acronyms that the text explains ---- */

/* Words in order, without the small ones between them. */
struct meaning {
    struct str words[WORDS_MAX];
    size_t n;
};

static bool
is_small_word(struct str word)
{
    static const char *const small[] = {"of", "and", "the", "for", "in",  "to",
                                        "a",  "on",  "de",  "du",  "und", NULL};
    return skills_is_one_of(word, small);
}

static bool
is_letter(char c)
{
    return byte_is_alpha(c) || (unsigned char)c >= 0x80;
}

/* Whether the words spell the acronym with their first letters. */
static bool
spells(const struct meaning *meaning, struct str acronym)
{
    bool fits = meaning->n == acronym.n;
    for (size_t i = 0; i < meaning->n && fits; i++) {
        fits = byte_lower(meaning->words[i].p[0]) == byte_lower(acronym.p[i]);
    }
    return fits;
}

/* The last `n` words of the text, as far as they are parted by blanks, hyphens and "/". */
static bool
last_words(struct str text, size_t n, struct meaning *ret)
{
    size_t at = text.n;
    ret->n = n;
    for (size_t k = n; k > 0;) {
        while (at > 0 &&
               (text.p[at - 1] == ' ' || text.p[at - 1] == '-' || text.p[at - 1] == '/')) {
            at--;
        }
        size_t end = at;
        while (at > 0 && is_letter(text.p[at - 1])) {
            at--;
        }
        struct str word = str_sub(text, at, end - at);
        if (word.n == 0) {
            return false;
        }
        if (!is_small_word(word)) {
            ret->words[--k] = word;
        }
    }
    return true;
}

/* Adds a word that counts; false when there is no room. */
static bool
add_word(struct meaning *meaning, struct str word)
{
    if (word.n == 0 || is_small_word(word)) {
        return true;
    }
    if (meaning->n == WORDS_MAX) {
        return false;
    }
    meaning->words[meaning->n++] = word;
    return true;
}

/* All words of the text; false when there are too many. */
static bool
all_words(struct str text, struct meaning *ret)
{
    size_t begin = 0;
    ret->n = 0;
    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && is_letter(text.p[i])) {
            continue;
        }
        if (!add_word(ret, str_sub(text, begin, i - begin))) {
            return false;
        }
        begin = i + 1;
    }
    return true;
}

/* Whether both say the same, whatever the endings: "Practice", "Practices". */
static bool
are_same(const struct meaning *a, const struct meaning *b)
{
    bool same = a->n == b->n;
    for (size_t i = 0; i < a->n && same; i++) {
        struct str x = str_sub(a->words[i], 0, STEM_BYTES);
        same = str_starts_nocase(b->words[i], x) || str_starts_nocase(x, b->words[i]);
    }
    return same;
}

enum sense { SENSE_NONE, SENSE_OTHER, SENSE_SAME };

/* What a name of the row says of the acronym. */
static enum sense
sense_of(struct str name, struct str acronym, const struct meaning *meaning)
{
    struct meaning own;
    if (!all_words(name, &own) || !spells(&own, acronym)) {
        return SENSE_NONE;
    }
    return are_same(&own, meaning) ? SENSE_SAME : SENSE_OTHER;
}

/* Whether the row explains the acronym, and never so. */
static bool
is_foreign(const struct skill_row *row, struct str acronym, const struct meaning *meaning)
{
    enum sense sense = sense_of(str_of(row->name), acronym, meaning);
    for (size_t i = 0; row->aliases && row->aliases[i] && sense != SENSE_SAME; i++) {
        enum sense other = sense_of(str_of(row->aliases[i]), acronym, meaning);
        sense = other == SENSE_NONE ? sense : other;
    }
    return sense == SENSE_OTHER;
}

/* What the text says the acronym means: "Words That Say (WTS)" or "WTS (Words That Say)". */
static bool
find_meaning(struct str text, const struct hit *hit, struct str acronym, struct meaning *ret)
{
    size_t begin = hit->begin;
    if (begin > 1 && text.p[begin - 1] == '(' && hit->end < text.n && text.p[hit->end] == ')') {
        return last_words(str_sub(text, 0, begin - 1), acronym.n, ret);
    }
    if (hit->end + 2 >= text.n || text.p[hit->end] != ' ' || text.p[hit->end + 1] != '(') {
        return false;
    }
    struct str rest = str_sub(text, hit->end + 2, text.n);
    size_t close = str_find_byte(str_sub(rest, 0, MEANING_BYTES), ')');
    return close != SIZE_MAX && all_words(str_sub(rest, 0, close), ret);
}

/* Whether a bracket stands where one would explain the name. */
static bool
has_bracket(struct str text, const struct hit *hit)
{
    return (hit->begin > 1 && text.p[hit->begin - 1] == '(') ||
           letter_behind(text, hit->end, ' ') == '(';
}

bool
skills_is_defined_otherwise(const struct judge *judge, const struct hit *hit)
{
    if (!has_bracket(judge->text, hit)) {
        return false;
    }
    struct str name = str_sub(judge->text, hit->begin, hit->end - hit->begin);
    size_t n = 0;
    while (n < name.n && name.p[n] >= 'A' && name.p[n] <= 'Z') {
        n++;
    }
    bool is_plural = n + 1 == name.n && name.p[n] == 's';
    struct str acronym = str_sub(name, 0, n);
    struct meaning meaning;
    return (n == name.n || is_plural) && n >= ACRONYM_MIN && n <= ACRONYM_MAX &&
           find_meaning(judge->text, hit, acronym, &meaning) && spells(&meaning, acronym) &&
           is_foreign(&judge->table->rows[hit->skill], acronym, &meaning);
}

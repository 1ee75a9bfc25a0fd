/* normalize/skills/skills_pitch.c: fields that say what the employer is, not what the
 * work asks for: "Acme is a leading real estate company". A word for a firm must
 * stand beside the name and a word of praise or being before it, or the sentence
 * tells how the firm began or what its mission is. Must not know any
 * skill by name. */
#include "normalize/skills/skills_cue.h"

#include "base/banned.h"

enum { AFTER_WORDS = 3, BEFORE_WORDS = 4 };

/* Words for a firm, in small letters. */
static const char *const firm_words[] = {
    "company",     "companies",    "firm",         "firms",         "provider", "providers",
    "distributor", "distributors", "startup",      "startups",      "agency",   "operator",
    "retailer",    "retailers",    "manufacturer", "manufacturers", "leader",   "leaders",
    "brand",       "scaleup",      "unternehmen",  "anbieter",      "konzern",  "dienstleister",
    "entreprise",  "fournisseur",  "empresa",      "bedrijf",       "firma",    NULL};

/* Before the name: what follows is what somebody is. Parts of words are found too. */
static const char *const being_phrases[] = {
    "is a ",    "is an ",  "is the ", "are a ",  "are an ",  "are the ", "re a ",    "re an ",
    "as a ",    "as an ",  "as the ", "one of ", "leading ", "largest ", "founded ", "premier ",
    "wir sind", "ist ein", "est un",  "est une", "es una ",  "es un ",   NULL};

/* A sentence that tells how the firm came to be, or what it is for. */
// clang-format off
static const char *const telling_phrases[] = {
    "was founded", "were founded", "founded in ", "our mission is", "our mission to",
    "gegründet", "fondée en ", "fundada en ", "opgericht in", NULL};
// clang-format on

/* Who is spoken to is not the firm: "You are a leader in agile delivery". */
static const char *const you_phrases[] = {"you ",  "you'",     "you\xE2\x80\x99",
                                          "your ", "sie sind", NULL};

static bool
has_phrase(struct str text, const char *const *phrases)
{
    for (; *phrases; phrases++) {
        if (str_has_nocase(text, str_of(*phrases))) {
            return true;
        }
    }
    return false;
}

/* Whether a phrase that tells how the firm began stands behind a blank or at the beginning: most
 * words have another first letter. */
static bool
has_telling(struct str text)
{
    static const char firsts[] = "fgow";
    for (size_t i = 0; i < text.n;) {
        if (memchr(firsts, byte_lower(text.p[i]), sizeof(firsts) - 1) &&
            skills_starts_stem(str_sub(text, i, SIZE_MAX), telling_phrases)) {
            return true;
        }
        size_t blank = str_find_byte(str_sub(text, i, SIZE_MAX), ' ');
        i = blank == SIZE_MAX ? text.n : i + blank + 1;
    }
    return false;
}

/* "real estate technology company": a firm within the next words. */
static bool
is_before_firm(struct str after)
{
    size_t i = 0;
    for (int n = 0; n < AFTER_WORDS; n++) {
        while (i < after.n && (after.p[i] == ' ' || after.p[i] == '-')) {
            i++;
        }
        size_t bytes = skills_word_bytes(after, i);
        if (bytes == 0) {
            return false;
        }
        if (skills_is_one_of(str_sub(after, i, bytes), firm_words)) {
            return true;
        }
        i += bytes;
    }
    return false;
}

/* "provider of healthcare", "leaders in renewable energy": a firm right before,
 * with a small word between. */
static bool
is_after_firm(struct str before)
{
    static const char *const links[] = {"of", "in", "for", "von", "de", "du", NULL};
    bool is_linked = false;
    size_t end = before.n;
    for (int n = 0; n < BEFORE_WORDS && end > 0; n++) {
        while (end > 0 && before.p[end - 1] == ' ') {
            end--;
        }
        size_t begin = end;
        while (begin > 0 && byte_is_alpha(before.p[begin - 1])) {
            begin--;
        }
        struct str word = str_sub(before, begin, end - begin);
        if (word.n == 0) {
            return false;
        }
        if (is_linked && skills_is_one_of(word, firm_words)) {
            return true;
        }
        is_linked = is_linked || skills_is_one_of(word, links);
        end = begin;
    }
    return false;
}

bool
skills_is_pitch(struct str text, size_t begin, size_t end)
{
    struct str sentence = skills_sentence(text, begin, end);
    size_t from = (size_t)(sentence.p - text.p);
    struct str before = str_sub(text, from, begin - from);
    struct str after = str_sub(text, end, from + sentence.n - end);
    bool names_firm =
        (is_before_firm(after) || is_after_firm(before)) && has_phrase(before, being_phrases);
    return (names_firm || has_telling(before)) && !has_phrase(sentence, you_phrases);
}

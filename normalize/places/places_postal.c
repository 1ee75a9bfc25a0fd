/* normalize/places/places_postal.c: codes of post offices whose form one country alone has: "CB2
 * 1TN" is British, "M5V 2T6" Canadian, "D-80331" said to be German. Weak evidence of the country.
 * Sources: the forms that the posts publish. Must not say which town is meant. */
#include "normalize/places/places_postal.h"

#include "normalize/places/gazetteer.h"

#include "base/banned.h"

/* @: capital, 9: digit, else itself. First match wins. */
static const struct {
    const char *form, *country, *example;
} FORMS[] = {
    {"@9 9@@", "GB", "B1 1AA"},       {"@99 9@@", "GB", "M16 0RA"},
    {"@@9 9@@", "GB", "CB2 1TN"},     {"@@99 9@@", "GB", "SW19 5AE"},
    {"@9@ 9@@", "GB", "W1A 1HQ"},     {"@@9@ 9@@", "GB", "EC1A 1BB"},
    {"@9@ 9@9", "CA", "M5V 2T6"},     {"(99)", "FR", "(93)"}, /* a département behind its town */
    {"9999 @@", "NL", "3771 AA"},     {"99-999", "PL", "30-001"},
    {"9999-999", "PT", "1100-048"},   {"99999-999", "BR", "01310-100"},
    {"D-99999", "DE", "D-80331"},     {"A-9999", "AT", "A-1010"},
    {"CH-9999", "CH", "CH-8005"},     {"F-99999", "FR", "F-75009"},
    {"B-9999", "BE", "B-1000"},       {"L-9999", "LU", "L-1855"},
    {"I-99999", "IT", "I-20121"},     {"E-99999", "ES", "E-28013"},
    {"DK-9999", "DK", "DK-8000"},     {"S-999 99", "SE", "S-111 51"},
    {"SE-999 99", "SE", "SE-111 51"}, {"FI-99999", "FI", "FI-00100"},
    {"LV-9999", "LV", "LV-1010"},     {"LT-99999", "LT", "LT-01103"},
    {"SI-9999", "SI", "SI-1000"},     {"NL-9999", "NL", "NL-1012"},
};

static bool
is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool
is_word_byte(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c) || (unsigned char)c >= 0x80;
}

bool
place_form_fits(struct str text, size_t at, const char *form)
{
    size_t n = strlen(form);
    if (at + n > text.n || (at + n < text.n && is_word_byte(text.p[at + n]))) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        char c = text.p[at + i];
        bool fits = form[i] == '@'   ? is_capital(c)
                    : form[i] == '9' ? byte_is_digit(c)
                                     : c == form[i];
        if (!fits) {
            return false;
        }
    }
    return true;
}

/* The country of the code at `at`, "" when none stands there. */
static const char *
country_at(struct str text, size_t at)
{
    char first = text.p[at];
    for (size_t i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++) {
        char form = FORMS[i].form[0];
        bool may_be = form == '9' ? byte_is_digit(first) : form == '@' || form == first;
        if (may_be && place_form_fits(text, at, FORMS[i].form)) {
            return FORMS[i].country;
        }
    }
    return "";
}

const char *
place_postal_country(struct str text)
{
    const char *country = "";
    bool has_digit = false; /* most texts have none, and so no code */
    for (size_t i = 0; i < text.n && !has_digit; i++) {
        has_digit = byte_is_digit(text.p[i]);
    }
    for (size_t at = 0; has_digit && at + 1 < text.n && !*country; at++) {
        char c = text.p[at], before = (char)(at > 0 ? text.p[at - 1] : ' ');
        bool begins = (is_capital(c) || byte_is_digit(c) || c == '(') && !is_word_byte(before) &&
                      before != '-';
        country = begins ? country_at(text, at) : "";
    }
    return country;
}

void
place_postal_hint(struct str text, int *country)
{
    *country = *country < 0 ? gazetteer_country_code(str_of(place_postal_country(text))) : *country;
}

size_t
place_postal_count(void)
{
    return sizeof FORMS / sizeof FORMS[0];
}

const char *
place_postal_example(size_t index, const char **ret_country)
{
    *ret_country = FORMS[index].country;
    return FORMS[index].example;
}

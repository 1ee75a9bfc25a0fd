/* normalize/places/places_postal.c: codes of post offices whose form one country alone has: "CB2
 * 1TN" is British, "M5V 2T6" Canadian. Weak evidence of the country. Sources: the forms that Royal
 * Mail and Canada Post publish. Must not say which town is meant. */
#include "normalize/places/places_postal.h"

#include "normalize/places/gazetteer.h"

#include "base/banned.h"

/* A: capital, 9: digit, else itself. First match wins. */
static const struct {
    const char *form, *country, *example;
} FORMS[] = {
    {"A9 9AA", "GB", "B1 1AA"},     {"A99 9AA", "GB", "M16 0RA"}, {"AA9 9AA", "GB", "CB2 1TN"},
    {"AA99 9AA", "GB", "SW19 5AE"}, {"A9A 9AA", "GB", "W1A 1HQ"}, {"AA9A 9AA", "GB", "EC1A 1BB"},
    {"A9A 9A9", "CA", "M5V 2T6"},   {"(99)", "FR", "(93)"}, /* a département behind its town */
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

static bool
form_fits(struct str text, size_t at, const char *form)
{
    size_t n = strlen(form);
    if (at + n > text.n || (at + n < text.n && is_word_byte(text.p[at + n]))) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        char c = text.p[at + i];
        bool fits = form[i] == 'A'   ? is_capital(c)
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
    for (size_t i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++) {
        if (form_fits(text, at, FORMS[i].form)) {
            return FORMS[i].country;
        }
    }
    return "";
}

const char *
place_postal_country(struct str text)
{
    const char *country = "";
    for (size_t at = 0; at + 1 < text.n && !*country; at++) {
        bool begins = (is_capital(text.p[at]) || text.p[at] == '(') &&
                      (at == 0 || !is_word_byte(text.p[at - 1]));
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

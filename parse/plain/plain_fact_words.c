/* parse/plain/plain_fact_words.c: what a few words by the heading are about: pay, years, where
 * one works, a day. Whether they say it is judged later. */
#include "parse/plain/plain_fact_words.h"

#include "parse/words.h"

#include "base/banned.h"

enum { MODE_WORDS = 4, DAY_BYTES = 28 };

bool
fact_has_money(struct str text)
{
    static const char *const signs[] = {
        "$",   "\xe2\x82\xac", "\xc2\xa3", "EUR",       "USD",      "\xe2\x82\xb9", "CZK",
        "SEK", "NOK",          "DKK",      "K\xc4\x8d", "R$",       "CAD",          "AUD",
        "INR", "CHF",          "GBP",      "PLN",       "z\xc5\x82"};
    bool has_digit = false;
    for (size_t i = 0; i < text.n; i++) {
        has_digit = has_digit || byte_is_digit(text.p[i]);
    }
    return has_digit && words_any(text, str_has, WORDS(signs));
}

/* "4 - 7 Yrs", "3-5 ans": years asked for. */
bool
fact_has_years(struct str text)
{
    static const char *const words[] = {" yrs",  " years", " jahre", " ans", " a\xc3\xb1os",
                                        " anos", " anni",  " jaar",  " lat", " \xc3\xa5r"};
    return text.n > 0 && byte_is_digit(text.p[0]) && words_any(text, str_has_nocase, WORDS(words));
}

/* "Partly home office", "Remote (Spain)": few words about where one works,
 * handed on for judging. */
bool
fact_is_of_mode(struct str text)
{
    static const char *const words[] = {"homeoffice",
                                        "home office",
                                        "remote",
                                        "hybrid",
                                        "onsite",
                                        "on-site",
                                        "t\xc3\xa9l\xc3\xa9travail",
                                        "teletrabajo",
                                        "zdaln",
                                        "distans",
                                        "thuiswerk",
                                        "smart working"};
    size_t n_words = 1;
    for (size_t i = 0; i < text.n; i++) {
        n_words += text.p[i] == ' ';
    }
    for (size_t i = 0; n_words <= MODE_WORDS && i < sizeof(words) / sizeof(words[0]); i++) {
        size_t at = str_find_nocase(text, str_of(words[i]));
        if (at == 0 || (at != SIZE_MAX && text.p[at - 1] == ' ')) {
            return true;
        }
    }
    return false;
}

/* "am 11.11.2026", "le 3 mai 2026": the day of publication; a last day has more words. */
bool
fact_is_day(struct str text)
{
    static const char *const words[] = {"am ", "vom ", "le ", "el ", "il ", "on ", "den "};
    for (size_t i = 0; text.n <= DAY_BYTES && i < sizeof(words) / sizeof(words[0]); i++) {
        struct str rest = str_starts_nocase(text, str_of(words[i]))
                              ? str_sub(text, strlen(words[i]), SIZE_MAX)
                              : STR_NONE;
        if (rest.n >= 8 && byte_is_digit(rest.p[0]) && byte_is_digit(rest.p[rest.n - 1])) {
            return true;
        }
    }
    return false;
}

/* parse/plain/plain_fact_words.c: what a few words by the heading are about: kinds of employment,
 * levels, pay, years, where one works, a day. Whether they say it is judged later. */
#include "parse/plain/plain_fact_words.h"

#include "parse/plain/plain.h"

#include "parse/words.h"

#include "base/banned.h"

enum {
    MODE_WORDS = 4,
    DAY_BYTES = 28,
    FACT_TAIL_BYTES = 12 /* behind "Part-Time": "Regular" */
};

// clang-format off
/* Whole pieces; compared without case. */
static const struct fact_row fact_rows[] = {
    {"full-time", FIELD_EMPLOYMENT_TYPE}, {"full time", FIELD_EMPLOYMENT_TYPE}, {"fulltime", FIELD_EMPLOYMENT_TYPE},
    {"part-time", FIELD_EMPLOYMENT_TYPE}, {"part time", FIELD_EMPLOYMENT_TYPE}, {"contract", FIELD_EMPLOYMENT_TYPE},
    {"contractor", FIELD_EMPLOYMENT_TYPE}, {"freelance", FIELD_EMPLOYMENT_TYPE}, {"temporary", FIELD_EMPLOYMENT_TYPE},
    {"internship", FIELD_EMPLOYMENT_TYPE}, {"apprenticeship", FIELD_EMPLOYMENT_TYPE}, {"volunteer", FIELD_EMPLOYMENT_TYPE},
    {"full-time employee", FIELD_EMPLOYMENT_TYPE}, {"permanent, full-time", FIELD_EMPLOYMENT_TYPE},
    {"vollzeit", FIELD_EMPLOYMENT_TYPE}, {"teilzeit", FIELD_EMPLOYMENT_TYPE}, {"vollzeit, unbefristet", FIELD_EMPLOYMENT_TYPE},
    {"teilzeit, unbefristet", FIELD_EMPLOYMENT_TYPE}, {"praktikum", FIELD_EMPLOYMENT_TYPE}, {"ausbildung", FIELD_EMPLOYMENT_TYPE},
    {"werkstudent", FIELD_EMPLOYMENT_TYPE}, {"minijob", FIELD_EMPLOYMENT_TYPE}, {"befristet", FIELD_EMPLOYMENT_TYPE},
    {"temps plein", FIELD_EMPLOYMENT_TYPE}, {"temps partiel", FIELD_EMPLOYMENT_TYPE}, {"stage", FIELD_EMPLOYMENT_TYPE},
    {"cdd", FIELD_EMPLOYMENT_TYPE}, {"alternance", FIELD_EMPLOYMENT_TYPE}, {"int\xc3\xa9rim", FIELD_EMPLOYMENT_TYPE},
    {"jornada completa", FIELD_EMPLOYMENT_TYPE}, {"jornada parcial", FIELD_EMPLOYMENT_TYPE}, {"tiempo completo", FIELD_EMPLOYMENT_TYPE},
    {"media jornada", FIELD_EMPLOYMENT_TYPE}, {"tempo pieno", FIELD_EMPLOYMENT_TYPE}, {"tempo parziale", FIELD_EMPLOYMENT_TYPE},
    {"part-time orizzontale", FIELD_EMPLOYMENT_TYPE}, {"tempo integral", FIELD_EMPLOYMENT_TYPE}, {"tempo inteiro", FIELD_EMPLOYMENT_TYPE},
    {"meio per\xc3\xad" "odo", FIELD_EMPLOYMENT_TYPE}, {"voltijds", FIELD_EMPLOYMENT_TYPE}, {"deeltijds", FIELD_EMPLOYMENT_TYPE},
    {"deeltijd", FIELD_EMPLOYMENT_TYPE}, {"pe\xc5\x82ny etat", FIELD_EMPLOYMENT_TYPE}, {"fuldtid", FIELD_EMPLOYMENT_TYPE},
    {"deltid", FIELD_EMPLOYMENT_TYPE}, {"heltid", FIELD_EMPLOYMENT_TYPE},
    {"tam zamanl\xc4\xb1", FIELD_EMPLOYMENT_TYPE}, {"yar\xc4\xb1 zamanl\xc4\xb1", FIELD_EMPLOYMENT_TYPE}, {"d\xc3\xb6nemsel", FIELD_EMPLOYMENT_TYPE}, {"stajyer", FIELD_EMPLOYMENT_TYPE}, {"\xd0\xbf\xd0\xbe\xd0\xbb\xd0\xbd\xd0\xb0\xd1\x8f \xd0\xb7\xd0\xb0\xd0\xbd\xd1\x8f\xd1\x82\xd0\xbe\xd1\x81\xd1\x82\xd1\x8c", FIELD_EMPLOYMENT_TYPE}, {"\xd1\x87\xd0\xb0\xd1\x81\xd1\x82\xd0\xb8\xd1\x87\xd0\xbd\xd0\xb0\xd1\x8f \xd0\xb7\xd0\xb0\xd0\xbd\xd1\x8f\xd1\x82\xd0\xbe\xd1\x81\xd1\x82\xd1\x8c", FIELD_EMPLOYMENT_TYPE}, {"\xd0\xbf\xd0\xbe\xd0\xb2\xd0\xbd\xd0\xb0 \xd0\xb7\xd0\xb0\xd0\xb9\xd0\xbd\xd1\x8f\xd1\x82\xd1\x96\xd1\x81\xd1\x82\xd1\x8c", FIELD_EMPLOYMENT_TYPE}, {"\xd0\xbd\xd0\xb5\xd0\xbf\xd0\xbe\xd0\xb2\xd0\xbd\xd0\xb0 \xd0\xb7\xd0\xb0\xd0\xb9\xd0\xbd\xd1\x8f\xd1\x82\xd1\x96\xd1\x81\xd1\x82\xd1\x8c", FIELD_EMPLOYMENT_TYPE}, {"\xd1\x81\xd1\x82\xd0\xb0\xd0\xb6\xd0\xb8\xd1\x80\xd0\xbe\xd0\xb2\xd0\xba\xd0\xb0", FIELD_EMPLOYMENT_TYPE}, {"full time employee", FIELD_EMPLOYMENT_TYPE}, {"norma \xc3\xaentreag\xc4\x83", FIELD_EMPLOYMENT_TYPE}, {"teljes munkaid\xc5\x91", FIELD_EMPLOYMENT_TYPE}, {"r\xc3\xa9szmunkaid\xc5\x91", FIELD_EMPLOYMENT_TYPE}, {"pln\xc3\xbd \xc3\xbavazek", FIELD_EMPLOYMENT_TYPE}, {"zkr\xc3\xa1" "cen\xc3\xbd \xc3\xbavazek", FIELD_EMPLOYMENT_TYPE}, {"pr\xc3\xa1" "ce na pln\xc3\xbd \xc3\xbavazek", FIELD_EMPLOYMENT_TYPE}, {"kokoaikainen", FIELD_EMPLOYMENT_TYPE}, {"osa-aikainen", FIELD_EMPLOYMENT_TYPE}, {"kokoaikaty\xc3\xb6", FIELD_EMPLOYMENT_TYPE}, {"osa-aikaty\xc3\xb6", FIELD_EMPLOYMENT_TYPE}, {"vakituinen", FIELD_EMPLOYMENT_TYPE}, {"\xcf\x80\xce\xbb\xce\xae\xcf\x81\xce\xb7\xcf\x82 \xce\xb1\xcf\x80\xce\xb1\xcf\x83\xcf\x87\xcf\x8c\xce\xbb\xce\xb7\xcf\x83\xce\xb7", FIELD_EMPLOYMENT_TYPE}, {"\xe6\xad\xa3\xe7\xa4\xbe\xe5\x93\xa1", FIELD_EMPLOYMENT_TYPE}, {"\xe5\xa5\x91\xe7\xb4\x84\xe7\xa4\xbe\xe5\x93\xa1", FIELD_EMPLOYMENT_TYPE}, {"\xe3\x82\xa2\xe3\x83\xab\xe3\x83\x90\xe3\x82\xa4\xe3\x83\x88", FIELD_EMPLOYMENT_TYPE}, {"\xe3\x83\x91\xe3\x83\xbc\xe3\x83\x88", FIELD_EMPLOYMENT_TYPE}, {"\xe6\xb4\xbe\xe9\x81\xa3\xe7\xa4\xbe\xe5\x93\xa1", FIELD_EMPLOYMENT_TYPE}, {"\xe6\xa5\xad\xe5\x8b\x99\xe5\xa7\x94\xe8\xa8\x97", FIELD_EMPLOYMENT_TYPE}, {"\xe5\x85\xa8\xe8\x81\xb7", FIELD_EMPLOYMENT_TYPE}, {"\xe5\x85\xbc\xe8\x81\xb7", FIELD_EMPLOYMENT_TYPE}, {"\xe5\x85\xa8\xe8\x81\x8c", FIELD_EMPLOYMENT_TYPE}, {"\xe5\x85\xbc\xe8\x81\x8c", FIELD_EMPLOYMENT_TYPE}, {"\xe5\xae\x9e\xe4\xb9\xa0", FIELD_EMPLOYMENT_TYPE}, {"\xec\xa0\x95\xea\xb7\x9c\xec\xa7\x81", FIELD_EMPLOYMENT_TYPE}, {"\xea\xb3\x84\xec\x95\xbd\xec\xa7\x81", FIELD_EMPLOYMENT_TYPE}, {"\xec\x9d\xb8\xed\x84\xb4", FIELD_EMPLOYMENT_TYPE}, {"permanent full-time", FIELD_EMPLOYMENT_TYPE}, {"permanent part-time", FIELD_EMPLOYMENT_TYPE}, {"regular full-time", FIELD_EMPLOYMENT_TYPE}, {"regular part-time", FIELD_EMPLOYMENT_TYPE}, {"casual", FIELD_EMPLOYMENT_TYPE}, {"fixed-term", FIELD_EMPLOYMENT_TYPE}, {"fixed term", FIELD_EMPLOYMENT_TYPE}, {"temps complet", FIELD_EMPLOYMENT_TYPE}, {"voltijd", FIELD_EMPLOYMENT_TYPE},
    {"junior", FIELD_SENIORITY}, {"mid", FIELD_SENIORITY}, {"mid-level", FIELD_SENIORITY}, {"mid level", FIELD_SENIORITY}, {"senior", FIELD_SENIORITY},
    {"entry level", FIELD_SENIORITY}, {"entry-level", FIELD_SENIORITY}, {"medior", FIELD_SENIORITY}, {"mid-senior level", FIELD_SENIORITY},
    {"remote", FIELD_WORK_MODE}, {"fully remote", FIELD_WORK_MODE}, {"100% remote", FIELD_WORK_MODE}, {"hybrid", FIELD_WORK_MODE},
    {"on-site", FIELD_WORK_MODE}, {"onsite", FIELD_WORK_MODE}, {"on site", FIELD_WORK_MODE}, {"hybrid work", FIELD_WORK_MODE},
    {"hybrid remote", FIELD_WORK_MODE}, {"remote work", FIELD_WORK_MODE}, {"work from home", FIELD_WORK_MODE}, {"in office", FIELD_WORK_MODE}, {"in-office", FIELD_WORK_MODE},
    {"in person", FIELD_WORK_MODE}, {"remote possible", FIELD_WORK_MODE}, {"homeoffice", FIELD_WORK_MODE},
    {"t\xc3\xa9l\xc3\xa9travail", FIELD_WORK_MODE}, {"t\xc3\xa9l\xc3\xa9travail partiel", FIELD_WORK_MODE},
    {"teletrabajo", FIELD_WORK_MODE}, {"remoto", FIELD_WORK_MODE}, {"h\xc3\xad" "brido", FIELD_WORK_MODE},
    {"presencial", FIELD_WORK_MODE}, {"ibrido", FIELD_WORK_MODE}, {"hybride", FIELD_WORK_MODE}, {"thuiswerken", FIELD_WORK_MODE},
    {"i\xc5\x9f yerinde", FIELD_WORK_MODE}, {"\xc4\xb0\xc5\x9f Yerinde", FIELD_WORK_MODE}, {"uzaktan", FIELD_WORK_MODE}, {"hibrit", FIELD_WORK_MODE}, {"\xd1\x83\xd0\xb4\xd0\xb0\xd0\xbb\xd0\xb5\xd0\xbd\xd0\xbd\xd0\xbe", FIELD_WORK_MODE}, {"\xd1\x83\xd0\xb4\xd0\xb0\xd0\xbb\xd1\x91\xd0\xbd\xd0\xbd\xd0\xbe", FIELD_WORK_MODE}, {"\xd1\x83\xd0\xb4\xd0\xb0\xd0\xbb\xd0\xb5\xd0\xbd\xd0\xbd\xd0\xb0\xd1\x8f \xd1\x80\xd0\xb0\xd0\xb1\xd0\xbe\xd1\x82\xd0\xb0", FIELD_WORK_MODE}, {"\xd0\xb3\xd0\xb8\xd0\xb1\xd1\x80\xd0\xb8\xd0\xb4", FIELD_WORK_MODE}, {"\xd0\xb2\xd1\x96\xd0\xb4\xd0\xb4\xd0\xb0\xd0\xbb\xd0\xb5\xd0\xbd\xd0\xbe", FIELD_WORK_MODE}, {"\xd0\xb4\xd0\xb8\xd1\x81\xd1\x82\xd0\xb0\xd0\xbd\xd1\x86\xd1\x96\xd0\xb9\xd0\xbd\xd0\xbe", FIELD_WORK_MODE}, {"\xd0\xb3\xd1\x96\xd0\xb1\xd1\x80\xd0\xb8\xd0\xb4\xd0\xbd\xd0\xb8\xd0\xb9", FIELD_WORK_MODE}, {"praca stacjonarna", FIELD_WORK_MODE}, {"p\xc3\xa5 plats", FIELD_WORK_MODE}, {"p\xc3\xa5 distans", FIELD_WORK_MODE}, {"et\xc3\xa4ty\xc3\xb6", FIELD_WORK_MODE}, {"hybridi", FIELD_WORK_MODE}, {"pr\xc3\xa1" "ce z domova", FIELD_WORK_MODE}, {"t\xc3\xa1vmunka", FIELD_WORK_MODE}, {"hibrid", FIELD_WORK_MODE}, {"remoto 100%", FIELD_WORK_MODE}, {"teletravail", FIELD_WORK_MODE}, {"pr\xc3\xa9sentiel", FIELD_WORK_MODE}, {"\xe3\x83\x95\xe3\x83\xab\xe3\x83\xaa\xe3\x83\xa2\xe3\x83\xbc\xe3\x83\x88", FIELD_WORK_MODE}, {"\xe3\x83\xaa\xe3\x83\xa2\xe3\x83\xbc\xe3\x83\x88", FIELD_WORK_MODE}, {"\xe5\x9c\xa8\xe5\xae\x85", FIELD_WORK_MODE}, {"\xe5\x87\xba\xe7\xa4\xbe", FIELD_WORK_MODE}, {"\xe3\x83\x8f\xe3\x82\xa4\xe3\x83\x96\xe3\x83\xaa\xe3\x83\x83\xe3\x83\x89", FIELD_WORK_MODE}, {"\xe9\x81\xa0\xe7\xab\xaf", FIELD_WORK_MODE}, {"\xe8\xbf\x9c\xe7\xa8\x8b", FIELD_WORK_MODE}, {"\xe5\xb1\x85\xe5\xae\xb6\xe8\xbe\xa6\xe5\x85\xac", FIELD_WORK_MODE}, {"\xec\x9e\xac\xed\x83\x9d\xea\xb7\xbc\xeb\xac\xb4", FIELD_WORK_MODE}, {"\xed\x95\x98\xec\x9d\xb4\xeb\xb8\x8c\xeb\xa6\xac\xeb\x93\x9c", FIELD_WORK_MODE},
    {"praca zdalna", FIELD_WORK_MODE}, {"praca hybrydowa", FIELD_WORK_MODE}, {"distans", FIELD_WORK_MODE},
};
// clang-format on

bool
plain_is_mode_word(struct str text)
{
    for (size_t i = 0; i < sizeof(fact_rows) / sizeof(fact_rows[0]); i++) {
        if (fact_rows[i].field == FIELD_WORK_MODE && str_is_nocase(text, fact_rows[i].text)) {
            return true;
        }
    }
    return false;
}

/* The row of a word, or of the first words of a short piece: "Part-Time Regular". */
static const struct fact_row *
fact_of(struct str piece)
{
    for (size_t i = 0; i < sizeof(fact_rows) / sizeof(fact_rows[0]); i++) {
        struct str word = str_of(fact_rows[i].text);
        bool may_go_on = fact_rows[i].field == FIELD_EMPLOYMENT_TYPE &&
                         piece.n <= word.n + FACT_TAIL_BYTES &&
                         str_find_byte(word, '-') != SIZE_MAX;
        if (str_eq_nocase(piece, word) ||
            (may_go_on && piece.n > word.n && piece.p[word.n] == ' ' &&
             str_starts_nocase(piece, word))) {
            return &fact_rows[i];
        }
    }
    return NULL;
}

/* "Unbefristete Anstellung, Teilzeit": of a piece, or of a part of its list. */
const struct fact_row *
fact_find(struct str piece)
{
    const struct fact_row *row = fact_of(piece);
    for (struct str rest = piece; !row && rest.n > 0;) {
        size_t at = str_find(rest, STR(", "));
        const struct fact_row *part =
            at < rest.n || rest.n < piece.n ? fact_of(str_sub(rest, 0, at)) : NULL;
        row = part && part->field == FIELD_EMPLOYMENT_TYPE ? part : NULL;
        rest = at == SIZE_MAX ? STR_NONE : str_sub(rest, at + 2, SIZE_MAX);
    }
    return row;
}

bool
fact_has_money(struct str text)
{
    static const char *const signs[] = {"$",
                                        "\xe2\x82\xac",
                                        "\xc2\xa3",
                                        "EUR",
                                        "USD",
                                        "\xe2\x82\xb9",
                                        "CZK",
                                        "SEK",
                                        "NOK",
                                        "DKK",
                                        "K\xc4\x8d",
                                        "R$",
                                        "CAD",
                                        "AUD",
                                        "INR",
                                        "CHF",
                                        "GBP",
                                        "PLN",
                                        "z\xc5\x82",
                                        "\xd0\xb3\xd1\x80\xd0\xbd",
                                        "\xe2\x82\xb4",
                                        "\xe2\x82\xbd",
                                        "\xd1\x80\xd1\x83\xd0\xb1",
                                        " Ft",
                                        "HUF",
                                        "RON",
                                        " lei",
                                        "\xe2\x82\xba",
                                        "UAH",
                                        "AED",
                                        "SAR",
                                        "QAR",
                                        "KES",
                                        "NGN",
                                        "ZAR",
                                        "SGD",
                                        "HKD",
                                        "MYR",
                                        "TWD",
                                        "\xe2\x82\xb1",
                                        "\xe2\x82\xa9",
                                        "\xe5\x86\x86",
                                        "\xe5\x85\x83"};
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

/* normalize/titles/titles_label.c: "Job title: Chef" and "Now hiring: Chef" are "Chef". Must
 * not cut what may be a job ("Sales: Team Lead"); a label without its colon stays. */
#include "normalize/titles/titles.h"

#include "base/banned.h"

/* A label as people write it before a title. */
#define LABEL(text)                                                                                \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }
// clang-format off
static const struct str LABELS[] = {
    LABEL("job title"), LABEL("title"), LABEL("position"), LABEL("position title"), LABEL("job position"), LABEL("role"),
    LABEL("job role"), LABEL("role title"), LABEL("job"), LABEL("job name"), LABEL("job opening"), LABEL("opening"), LABEL("vacancy"),
    LABEL("job vacancy"), LABEL("open position"), LABEL("open role"), LABEL("job opportunity"),
    LABEL("we are hiring"), LABEL("we're hiring"), LABEL("we’re hiring"), LABEL("now hiring"), LABEL("currently hiring"), LABEL("hiring"),
    LABEL("hiring now"), LABEL("urgent hiring"), LABEL("urgently hiring"), LABEL("wanted"), LABEL("help wanted"), LABEL("looking for"),
    LABEL("we are looking for"), LABEL("designation"), LABEL("job post"), LABEL("post"), LABEL("occupation"), LABEL("job profile"),
    LABEL("stelle"), LABEL("stellenbezeichnung"), LABEL("stellentitel"), LABEL("jobtitel"), LABEL("jobbezeichnung"), LABEL("gesucht"),
    LABEL("wir suchen"), LABEL("stellenangebot"), LABEL("beruf"), LABEL("berufsbezeichnung"),
    LABEL("poste"), LABEL("intitulé du poste"), LABEL("intitulé"), LABEL("offre d'emploi"), LABEL("offre d’emploi"), LABEL("offre"),
    LABEL("nous recrutons"), LABEL("on recrute"), LABEL("nous recherchons"), LABEL("emploi"), LABEL("métier"),
    LABEL("puesto"), LABEL("título del puesto"), LABEL("nombre del puesto"), LABEL("cargo"), LABEL("vacante"), LABEL("oferta de empleo"),
    LABEL("se busca"), LABEL("buscamos"), LABEL("vaga"), LABEL("título da vaga"), LABEL("contrata-se"),
    LABEL("functie"), LABEL("functietitel"), LABEL("vacature"), LABEL("gezocht"), LABEL("stanowisko"), LABEL("nazwa stanowiska"),
    LABEL("posizione"), LABEL("ruolo"), LABEL("qualifica"), LABEL("offerta di lavoro"), LABEL("cercasi"),
    LABEL("stilling"), LABEL("stillingstittel"), LABEL("tjänst"), LABEL("befattning"), LABEL("yrke"), LABEL("должность"),
    LABEL("Должность"), LABEL("вакансия"), LABEL("Вакансия"), LABEL("職種"), LABEL("募集職種"), LABEL("职位"), LABEL("职位名称"), LABEL("岗位"),
    LABEL("招聘"), LABEL("職位"), LABEL("직무"), LABEL("포지션"),
};
// clang-format on

/* Bytes of the colon at the start, and the blank before it; 0 when there is none. A dash
 * stands for it only behind a label that is no job by itself. */
static size_t
colon_bytes(struct str rest, bool has_blank)
{
    static const struct str WIDE = {"\xEF\xBC\x9A", 3};
    size_t at = rest.n && rest.p[0] == ' ';
    rest = str_sub(rest, at, rest.n);
    bool is_dash =
        has_blank && at && (str_starts(rest, STR("- ")) || str_starts(rest, STR("\u2013 ")));
    if (str_starts(rest, STR(":")) || (is_dash && rest.p[0] == '-')) {
        return at + 1;
    }
    return str_starts(rest, WIDE) || is_dash ? at + WIDE.n : 0;
}

/* Whether a colon, or a dash between blanks, stands where a label may end. */
static bool
may_have_label(struct str title)
{
    enum { LABEL_BYTES = 40 };
    struct str head = str_sub(title, 0, LABEL_BYTES);
    if (str_find_byte(head, ':') != SIZE_MAX) {
        return true;
    }
    bool may_have_dash =
        str_find_byte(head, '-') != SIZE_MAX || str_find_byte(head, '\xE2') != SIZE_MAX;
    return (may_have_dash && (str_has(head, STR(" - ")) || str_has(head, STR(" \u2013 ")))) ||
           (str_find_byte(head, '\xEF') != SIZE_MAX && str_has(head, STR("\uFF1A")));
}

struct str
title_unlabel(struct str title)
{
    if (!may_have_label(title)) {
        return title;
    }
    for (size_t i = 0; i < sizeof LABELS / sizeof LABELS[0]; i++) {
        if (byte_lower(title.p[0]) != byte_lower(LABELS[i].p[0]) ||
            !str_starts_nocase(title, LABELS[i])) {
            continue;
        }
        struct str rest = str_sub(title, LABELS[i].n, title.n);
        size_t colon = colon_bytes(rest, str_find_byte(LABELS[i], ' ') != SIZE_MAX);
        struct str behind = str_trim(str_sub(rest, colon, rest.n));
        if (colon && behind.n) {
            return behind;
        }
    }
    return title;
}

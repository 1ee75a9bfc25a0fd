/* parse/page/page_guess.c: see the header. The words: as seen on boards of six languages
 * that fill in pay. Must not take an employer's own "the estimated range is". */
#include "parse/page/page_guess.h"

#include "parse/html/html_find.h"

#include "base/banned.h"

enum { PLACES_LOOKED_AT = 8 };

// clang-format off
static const struct guess_row ROWS[] = {
    {"estimated", "stim", " we ", "", true, "There is no figure, so we estimated the salary"},
    {"estimated", "stim", "", " by ", false, "Pay: $60,000, estimated by Luna Jobs"},
    {"estimé", "stim", "", " par ", false, "Salaire estimé par Luna Emploi"},
    {"estimado", "stim", "", " por ", false, "Salario estimado por Luna Empleo"},
    {"stimato", "stim", "", " da ", false, "Stipendio stimato da Luna Lavoro"},
    {"geschätzt", "gesch", "", " von ", false, "50.000 €, geschätzt von Luna Jobs"},
    {"geschat", "gesch", "", " door ", false, "Salaris geschat door Luna Banen"},
};
// clang-format on

/* Where the row's word stands as it must; SIZE_MAX: nowhere near the beginning. */
static size_t
find_row(struct str text, const struct guess_row *row)
{
    struct str word = str_of(row->word);
    size_t from = 0;
    for (int left = PLACES_LOOKED_AT; left > 0; left--) {
        size_t at = html_find(str_sub(text, from, text.n), word);
        if (at == SIZE_MAX) {
            return SIZE_MAX;
        }
        at += from;
        from = at + word.n;
        if (str_ends_nocase(str_sub(text, 0, at), str_of(row->before)) &&
            str_starts(str_sub(text, from, text.n), str_of(row->behind))) {
            return at;
        }
    }
    return SIZE_MAX;
}

bool
page_guesses_pay(struct str page)
{
    const char *part = "";
    bool has_part = true;
    for (size_t i = 0; i < guess_count(); i++) {
        if (strcmp(part, ROWS[i].part) != 0) { /* most pages have none: one look for many rows */
            part = ROWS[i].part;
            has_part = html_has(page, str_of(part));
        }
        if (has_part && find_row(page, &ROWS[i]) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

struct str
page_without_guess(struct str text)
{
    size_t at = SIZE_MAX;
    for (size_t i = 0; i < guess_count(); i++) {
        size_t found = ROWS[i].is_board ? find_row(text, &ROWS[i]) : SIZE_MAX;
        at = found < at ? found : at;
    }
    if (at == SIZE_MAX) {
        return text;
    }
    while (at > 0 && text.p[at - 1] != '\n') {
        at--;
    }
    text = str_trim(str_sub(text, 0, at));
    size_t line = str_rfind_byte(text, '\n');
    bool is_heading = line != SIZE_MAX && line + 1 < text.n && text.p[line + 1] == '#';
    return is_heading ? str_trim(str_sub(text, 0, line)) : text;
}

size_t
guess_count(void)
{
    return sizeof ROWS / sizeof ROWS[0];
}

const struct guess_row *
guess_at(size_t index)
{
    return &ROWS[index];
}

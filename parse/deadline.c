/* parse/deadline.c: see deadline.h. Lines are short and begin with the words: a
 * sentence in which they occur tells of other dates as well. */
#include "parse/deadline.h"

#include "base/banned.h"

enum { LINE_MAX_BYTES = 120, DATE_MAX_BYTES = 60 };

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): escapes end where letters follow
static const char *const words[] = {
    "application closing date", "application deadline", "applications close on", "applications close", "apply before", "apply by",
    "closing date for applications", "closing date", "closes on", "deadline for applications", "deadline to apply", "deadline",
    "job posting end date", "posting end date", "last date to apply", "ans\xc3\xb8gningsfrist", "anmeldeschluss", "bewerbungsfrist",
    "bewerbungsschluss", "data di scadenza", "data limite", "date limite de candidature", "date limite", "fecha l\xc3\xadmite",
    "oferta wa\xc5\xbcna do", "prazo de candidatura", "scadenza", "sista ans\xc3\xb6kningsdag", "sluitingsdatum", "s\xc3\xb8knadsfrist",
    "termin sk\xc5\x82" "adania aplikacji", "termin sk\xc5\x82" "adania ofert",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
// clang-format on

static struct str
without_marks(struct str text, const char *marks)
{
    while (text.n > 0 && str_find_byte(str_of(marks), text.p[0]) != SIZE_MAX) {
        text = str_trim(str_sub(text, 1, SIZE_MAX));
    }
    return text;
}

/* What follows the words; absent when the line begins with none of them. */
static struct str
after_words(struct str line)
{
    line = without_marks(line, "-*");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        bool may_be = line.n > 0 && byte_lower(line.p[0]) == words[i][0];
        if (may_be && str_starts_nocase(line, str_of(words[i]))) {
            return without_marks(str_trim(str_sub(line, strlen(words[i]), SIZE_MAX)), ":-*");
        }
    }
    return STR_NONE;
}

static bool
may_be_date(struct str text)
{
    size_t n_digits = 0;
    for (size_t i = 0; text.p && i < text.n; i++) {
        n_digits += byte_is_digit(text.p[i]);
    }
    return text.n <= DATE_MAX_BYTES && n_digits >= 3;
}

/* Takes the next line that is not blank; absent at the end. */
static struct str
next_line(struct str *rest)
{
    while (rest->n > 0) {
        struct str line = str_trim(str_cut(rest, '\n'));
        if (line.n > 0) {
            return line;
        }
    }
    return STR_NONE;
}

void
deadline_read(struct raw_posting *raw, struct arena *arena)
{
    if (raw_first(raw, FIELD_VALID_THROUGH)) {
        return;
    }
    struct str rest = raw->description;
    for (struct str line = next_line(&rest); line.n > 0; line = next_line(&rest)) {
        struct str date = line.n <= LINE_MAX_BYTES ? after_words(line) : STR_NONE;
        if (date.p && date.n == 0) {
            struct str ahead = rest;
            date = next_line(&ahead);
        }
        if (date.n > 0 && may_be_date(date)) {
            (void)raw_add(raw, arena,
                          (struct raw_value){.field = FIELD_VALID_THROUGH,
                                             .layer = LAYER_PROSE,
                                             .rule = "deadline-line",
                                             .text = date});
            return;
        }
    }
}

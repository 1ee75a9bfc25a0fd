/* parse/deadline.c: see deadline.h. Lines and sentences are short and begin with the words.
 * Elsewhere the date follows a word like "by" at once, and the sentence speaks of
 * applying: it must not tell of the end of a contract. A day without its year counts
 * where no other is named. */
#include "parse/deadline.h"

#include "parse/words.h"

#include <stdint.h>

#include "base/banned.h"

enum {
    LINE_MAX_BYTES = 200,
    DATE_MAX_BYTES = 60,
    DATE_DIGITS = 5, /* of a year and a day at least */
    YEAR_DIGITS = 4,
    MONTH_BYTES = 16,    /* the longest name of a month */
    SENTENCE_BYTES = 220 /* looked at on either side of a date */
};

// clang-format off
// NOLINTBEGIN(bugprone-suspicious-missing-comma): escapes end where letters follow
static const char *const words[] = {
    "application closing date", "application deadline", "applications close on", "applications close", "apply before", "apply by",
    "closing date for applications", "closing date", "closes on", "deadline for applications", "deadline to apply", "deadline",
    "job posting end date", "posting end date", "last date to apply", "ans\xc3\xb8gningsfrist", "anmeldeschluss", "bewerbungsfrist",
    "bewerbungsschluss", "data di scadenza", "data limite", "date limite de candidature", "date limite", "fecha l\xc3\xadmite",
    "oferta wa\xc5\xbcna do", "prazo de candidatura", "scadenza", "sista ans\xc3\xb6kningsdag", "sluitingsdatum", "s\xc3\xb8knadsfrist",
    "termin sk\xc5\x82" "adania aplikacji", "termin sk\xc5\x82" "adania ofert", "haku p\xc3\xa4\xc3\xa4ttyy", "hakuaika p\xc3\xa4\xc3\xa4ttyy",
};
/* Before these words, and between them and the date. */
static const char *const articles[] = {"the ", "our ", "der ", "die ", "la ", "le ", "el ", "il ", "de ", "het ", "o ", "a "};
static const char *const copulas[] = {"is ", "ist ", "est ", "es ", "\xc3\xa8 ", "\xc3\xa9 ", "er ", "\xc3\xa4r ", "on ", "der ", "den ", "le ", "el ", "il ", "op ", "fix\xc3\xa9" "e au ", "fixed for "};
/* How the names of months begin, in 25 languages; in lower case. */
static const char *const months[] = {
    "jan", "feb", "f\xc3\xa9v", "fev", "mar", "m\xc3\xa4r", "mrt", "maa", "maj", "mai", "may", "mag", "mei", "apr", "avr", "abr", "jun", "jui", "giu", "jul", "lug", "aug", "ao\xc3\xbb", "ago", "sep",
    "set", "oct", "okt", "out", "ott", "nov", "dec", "dez", "d\xc3\xa9" "c", "dic", "ene", "gen", "sty", "lut", "kwi", "cze", "lip", "sie", "wrz", "pa\xc5\xba", "lis", "gru", "led", "\xc3\xban", "b\xc5\x99",
    "dub", "kv\xc4\x9b", "\xc4\x8d" "er", "srp", "z\xc3\xa1\xc5\x99", "\xc5\x99\xc3\xad", "pro", "tam", "hel", "huh", "tou", "kes", "hei", "elo", "syy", "lok", "jou", "m\xc3\xa1j", "m\xc3\xa1r", "mart", "oca", "\xc5\x9fub", "nis", "haz", "tem", "eyl", "eki", "kas", "ara", "ian", "iun", "iul",
};
/* Before a last day, compared in lower case; the date follows at once. */
static const char *const limits[] = {
    " by ", " until ", " till ", " before ", " no later than ", " deadline of ", " close at ", " closes at ", " close on ", " closes on ", " closing on ", " ends on ", " end on ", " endet am ", " due on ", " due by ", " deadline is ", " bis zum ", " bis ", " bis sp\xc3\xa4testens ", " sp\xc3\xa4testens zum ", " sp\xc3\xa4testens ",
    " vor dem ", " avant le ", " jusqu'au ", " jusqu\xe2\x80\x99" "au ", " au plus tard le ", " hasta el ", " antes del ", " hasta ", " at\xc3\xa9 o dia ", " at\xc3\xa9 ", " at\xc3\xa9 dia ", " entro il ", " fino al ",
    " voor ", " uiterlijk ", " uiterlijk op ", " t/m ", " tot en met ", " tot ", " senast den ", " senast ", " senest den ", " senest ", " inden den ", " inden ", " innen ", " do dnia ", " do ", " najp\xc3\xb3\xc5\xbaniej do ",
    " viimeist\xc3\xa4\xc3\xa4n ", " menness\xc3\xa4 ",
};
/* Words of the time of day between the limit and its date. */
static const char *const times[] = {
    "horas", "hora", "hrs", "hours", "h", "las", "la", "pm", "am", "p.m.", "a.m.", "uhr", "noon", "midday", "midnight", "medianoche", "minuit", "midi", "cet", "cest", "gmt", "bst", "est", "edt",
    "pt", "pst", "et", "utc", "kl.", "kl", "klo", "klokken", "heures", "uur", "ore", "alle", "le", "on", "del", "do", "dia", "den", "of", "at", "the", "op", "da", "godz.", "godziny", "dnia", "um", "end",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "jueves", "viernes", "domingo", "segunda-feira", "sexta-feira", "luned\xc3\xac", "venerd\xc3\xac", "domenica", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zondag", "fredag", "mandag", "onsdag", "torsdag",
};
/* Of applying, in lower case. */
static const char *const applying[] = {
    "apply", "applic", "send us", "send your", "send a", " cv", "cv ", "przesy", "resume", "r\xc3\xa9sum\xc3\xa9", "write to", "closing", "submit", "bewerb", "unterlagen", "candidat", "postul", "dossier", "solicit",
    "inscri", "env\xc3\xad", "envi", "curr\xc3\xad" "cul", "sollicit", "reage", "reactie", "motivatie", "ans\xc3\xb6k", "s\xc3\xb8knad", "s\xc3\xb8k ", "ans\xc3\xb8g", "aplik", "ofert", "zg\xc5\x82osz", "sk\xc5\x82" "ada", "hakemus", "hae ", "curricul", "inviar", "invia ", "jelentkez", "aplica", "depune", "ba\xc5\x9fvur", "p\xc5\x99ihl", "\xd1\x80\xd0\xb5\xd0\xb7\xd1\x8e\xd0\xbc\xd0\xb5",
};
/* Of the end of the work itself. */
static const char *const contracts[] = {
    "befrist", "vertrag", "fixed-term", "fixed term", "contract", "temporary", "vertretung", "contrat", "cdd", "temporal", "tijdelijk", "vikariat", "umow", "funded", "available",
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

/* Past words of the list at the beginning. */
static struct str
past_words(struct str text, const char *const *list, size_t n)
{
    for (const char *word; (word = words_first(text, str_starts_nocase, list, n)) != NULL;) {
        text = str_trim(str_sub(text, strlen(word), SIZE_MAX));
    }
    return text;
}

/* What follows the words; absent when the line begins with none of them. */
static struct str
after_words(struct str line)
{
    line = past_words(without_marks(line, "-*"), WORDS(articles));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        bool may_be = line.p && line.n > 0 && byte_lower(line.p[0]) == words[i][0];
        if (may_be && str_starts_nocase(line, str_of(words[i]))) {
            struct str rest =
                without_marks(str_trim(str_sub(line, strlen(words[i]), SIZE_MAX)), ":-*");
            return past_words(rest, WORDS(copulas));
        }
    }
    return STR_NONE;
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

/* ---- in a sentence ---- */

static size_t
digits_at(struct str text, size_t at)
{
    size_t n = 0;
    while (text.p && at + n < text.n && byte_is_digit(text.p[at + n])) {
        n++;
    }
    return n;
}

/* Letters of any script from `at`, and a full stop behind. */
static size_t
word_at(struct str text, size_t at)
{
    size_t n = 0;
    while (at + n < text.n &&
           (byte_is_alpha(text.p[at + n]) || (unsigned char)text.p[at + n] >= 0x80)) {
        n++;
    }
    return n > 0 && at + n < text.n && text.p[at + n] == '.' ? n + 1 : n;
}

static size_t
blanks_at(struct str text, size_t at)
{
    size_t n = 0;
    while (at + n < text.n && strchr(" ,", text.p[at + n])) {
        n++;
    }
    return n;
}

/* The name of a month, or the beginning of one, from `at`. */
static bool
is_month_at(struct str text, size_t at)
{
    return words_any(str_sub(text, at, MONTH_BYTES), str_starts_nocase, WORDS(months));
}

/* "15 March", "1st of April", "March 15", "7. M\xc3\xa4rz": its bytes from `at`; 0: none. */
static size_t
coming_at(struct str text, size_t at)
{
    static const char *const joins[] = {"of ", "de ", "d'"};
    size_t n = digits_at(text, at), end = at + n;
    if (!text.p) {
        return 0;
    }
    if (n == 0) {
        n = is_month_at(text, at) ? word_at(text, at) : 0;
        end = at + n + blanks_at(text, at + n);
        size_t n_day = n > 0 ? digits_at(text, end) : 0;
        end += n_day;
        bool is_day = n_day > 0 && n_day < 3 && (end == text.n || !strchr(":%", text.p[end]));
        return is_day ? end - at : 0;
    }
    end += n < 3 && end < text.n && text.p[end] == '.' ? 1 : n < 3 ? word_at(text, end) : 0;
    size_t blanks = blanks_at(text, end);
    const char *join = words_first(str_sub(text, end + blanks, SIZE_MAX), str_starts, WORDS(joins));
    end += blanks + (join ? strlen(join) : 0);
    bool is_day = n < 3 && blanks > 0 && is_month_at(text, end);
    return is_day ? end + word_at(text, end) - at : 0;
}

/* How a line may name a day: with its year, which pay has not, or beside a month's name. */
enum day_named { DAY_NONE, DAY_COMING, DAY_OF_YEAR };

static size_t
next_digit(struct str line, size_t at)
{
    while (line.p && at < line.n && !byte_is_digit(line.p[at])) {
        at++;
    }
    return at;
}

static bool
has_digit(struct str line)
{
    return next_digit(line, 0) < line.n;
}

/* Where the word before `at` begins, behind a blank or the line's beginning; `at` where it is
 * longer than any month's name. */
static size_t
word_before(struct str line, size_t at)
{
    size_t least = at > MONTH_BYTES + 2 ? at - MONTH_BYTES - 2 : 0; /* a stop and a blank behind */
    for (size_t i = at; i > least + 1; i--) {
        if (line.p[i - 2] == ' ' && line.p[i - 1] != ' ') {
            return i - 1;
        }
    }
    return least > 0 ? at : 0;
}

static enum day_named
day_named_in(struct str line)
{
    size_t n_digits = 0, n = 0;
    bool has_year = false, has_coming = false;
    for (size_t i = next_digit(line, 0); i < line.n; i = next_digit(line, i + n)) {
        n = digits_at(line, i);
        bool may_be_day = n < 3 && !has_coming;
        has_coming =
            has_coming ||
            (may_be_day && (coming_at(line, i) > 0 || coming_at(line, word_before(line, i)) > 0));
        has_year = has_year || n == YEAR_DIGITS;
        n_digits += n;
    }
    if (has_year && n_digits >= DATE_DIGITS) {
        return DAY_OF_YEAR;
    }
    return has_coming ? DAY_COMING : DAY_NONE;
}

static bool
may_be_date(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; text.p && i < text.n; i++) {
        n += byte_is_digit(text.p[i]);
    }
    return text.n <= DATE_MAX_BYTES && (n >= 3 || day_named_in(text) != DAY_NONE);
}

/* "12.06.2026", "2026-06-12", from `at`: its bytes; 0: none. */
static size_t
numbers_at(struct str text, size_t at)
{
    size_t end = at, n_parts = 0, longest = 0;
    while (n_parts < 3) {
        size_t n = digits_at(text, end);
        if (n == 0) {
            return 0;
        }
        longest = n > longest ? n : longest;
        end += n;
        n_parts++;
        bool has_mark = n_parts < 3 && end < text.n && strchr("./-", text.p[end]);
        if (n_parts < 3 && !has_mark) {
            return 0;
        }
        end += has_mark;
    }
    return longest == YEAR_DIGITS ? end - at : 0;
}

/* "12. Juni 2026", "12th of June 2026", "12 de junio de 2026", "June 12, 2026". */
static size_t
named_at(struct str text, size_t at)
{
    size_t end = at, n_words = 0, n_numbers = 0, n = 0;
    for (int part = 0; part < 6 && n_numbers < 2; part++) {
        end += blanks_at(text, end);
        n = digits_at(text, end);
        if (n > 0) {
            bool is_year = n == YEAR_DIGITS;
            n_numbers += n_words == 0 && is_year ? 3 : 1;
            end += n;
            end += n < 3 ? word_at(text, end) : 0; /* 12th */
            end += end < text.n && text.p[end] == '.' && n < 3;
            continue;
        }
        n = word_at(text, end);
        if (n == 0 || n > MONTH_BYTES) {
            return 0;
        }
        n_words++;
        end += n;
    }
    return n_numbers == 2 && n_words > 0 && n == YEAR_DIGITS ? end - at : 0;
}

static struct str
date_at(struct str text, size_t at)
{
    size_t n = numbers_at(text, at);
    n = n ? n : named_at(text, at);
    return str_sub(text, at, n ? n : coming_at(text, at));
}

/* The sentence around a range of a line. */
static struct str
sentence_around(struct str line, size_t begin, size_t end)
{
    size_t from = begin > SENTENCE_BYTES ? begin - SENTENCE_BYTES : 0;
    for (size_t i = from; i + 2 < begin; i++) {
        bool is_stop = strchr(".!?", line.p[i]) && line.p[i + 1] == ' ' && i > 0 &&
                       !byte_is_digit(line.p[i - 1]);
        from = is_stop ? i + 1 : from;
    }
    struct str rest = str_sub(line, end, SENTENCE_BYTES);
    size_t stop = str_find(rest, STR(". "));
    return str_sub(line, from, end - from + (stop < rest.n ? stop : rest.n));
}

/* A time, "23:59", "17h", "5pm", or a word beside one, from `at`: its bytes with the
 * blanks behind; 0: neither. */
static size_t
time_at(struct str text, size_t at)
{
    size_t end = at, n_digits = digits_at(text, at);
    while (end < text.n &&
           (byte_is_digit(text.p[end]) || (n_digits > 0 && strchr(":.", text.p[end])))) {
        end++;
    }
    size_t n_word = end;
    while (end < text.n && (byte_is_alpha(text.p[end]) || text.p[end] == '.')) {
        end++;
    }
    struct str word = str_span(text.p + n_word, text.p + end);
    bool is_known = n_digits > 0 && n_digits < 3 && word.n == 0;
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        is_known = is_known || str_is_nocase(word, times[i]);
    }
    return is_known ? end - at + blanks_at(text, end) : 0;
}

/* The date at `at`, or behind a time of day there. */
static struct str
date_behind_time(struct str text, size_t at)
{
    enum { WORDS = 7 }; /* "las 14:00 horas del" */
    for (int left = WORDS; left > 0; left--) {
        bool is_word = at < text.n && !byte_is_digit(text.p[at]);
        size_t n = time_at(text, at);
        struct str date = is_word && n > 0 ? STR_NONE : date_at(text, at);
        if (date.n > 0 || n == 0) {
            return date;
        }
        at += n;
    }
    return STR_NONE;
}

/* The date behind the next such word from *at; absent: none. *at: behind the word. */
static struct str
next_limit(struct str line, struct str limit, size_t *at, size_t *ret_begin)
{
    size_t found;
    while ((found = str_find_nocase(str_sub(line, *at, SIZE_MAX), limit)) != SIZE_MAX) {
        *ret_begin = *at + found;
        *at = *ret_begin + limit.n;
        struct str date = date_behind_time(line, *at);
        if (date.n > 0) {
            return date;
        }
        (*at)--; /* the blank may begin the next */
    }
    return STR_NONE;
}

static bool
is_of_applying(struct str sentence)
{
    return words_any(sentence, str_has_nocase, WORDS(applying)) &&
           !words_any(sentence, str_has_nocase, WORDS(contracts));
}

/* A bit for how a word begins, by its first two bytes. */
static uint64_t
beginning(const char *word)
{
    return UINT64_C(1) << (((unsigned char)byte_lower(word[0]) * 31u +
                            (unsigned char)byte_lower(word[1])) &
                           63);
}

/* Of all words behind a blank. */
static uint64_t
beginnings_in(struct str line)
{
    uint64_t bits = 0;
    for (size_t i = 0; i + 2 < line.n; i++) {
        bits |= line.p[i] == ' ' ? beginning(line.p + i + 1) : 0;
    }
    return bits;
}

/* The date behind a word of limits, in a sentence about applying; absent: none. Most
 * lines have none that begins as such a word. */
static struct str
date_in_line(struct str line)
{
    uint64_t bits = beginnings_in(line);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        if (!(bits & beginning(limits[i] + 1))) {
            continue;
        }
        size_t at = 0, begin = 0;
        struct str date = next_limit(line, str_of(limits[i]), &at, &begin);
        while (date.n > 0 && !is_of_applying(sentence_around(line, begin, at + date.n))) {
            date = next_limit(line, str_of(limits[i]), &at, &begin);
        }
        if (date.n > 0) {
            return date;
        }
    }
    return STR_NONE;
}

/* ---- all ---- */

static void
add_deadline(struct raw_posting *raw, struct arena *arena, const char *rule, struct str date)
{
    (void)raw_add(
        raw, arena,
        (struct raw_value){
            .field = FIELD_VALID_THROUGH, .layer = LAYER_PROSE, .rule = rule, .text = date});
}

/* Bytes of the mark at p[at] that ends a part of a line; 0: none. A full stop ends a
 * sentence behind a word or a year, before a capital. */
static size_t
part_mark(struct str line, size_t at)
{
    static const char *const marks[] = {
        /* behind a blank */
        "| ", "- ", "\xc2\xb7 ", "\xe2\x80\x93 ", "\xe2\x80\x94 ", "\xe2\x80\xa2 "};
    const char *p = line.p + at;
    if (*p == ' ') {
        bool is_in_words = at + 1 >= line.n || byte_is_alpha(p[1]);
        const char *mark =
            is_in_words ? NULL
                        : words_first(str_sub(line, at + 1, SIZE_MAX), str_starts, WORDS(marks));
        return mark ? 1 + strlen(mark) : 0;
    }
    bool is_stop = *p == '.' && at > 3 && at + 2 < line.n && p[1] == ' ';
    bool is_word = is_stop && p[-1] != ' ' && p[-2] != ' ' && p[-2] != '.' &&
                   (!byte_is_digit(p[-1]) || byte_is_digit(p[-3]));
    return is_word && !byte_is_digit(p[2]) && byte_lower(p[2]) != p[2] ? 2 : 0;
}

/* The first part of a line; *rest: what is behind it. */
static struct str
next_part(struct str *rest)
{
    size_t at = 0, n = 0;
    while (at < rest->n && n == 0) {
        n = part_mark(*rest, at);
        at += n == 0;
    }
    struct str part = str_sub(*rest, 0, at);
    *rest = str_sub(*rest, at + n, SIZE_MAX);
    return part;
}

/* The date of a line, or of a part of it, that begins with the words; it may stand in
 * the line below. */
static struct str
date_by_words(struct str line, struct str below)
{
    struct str best = STR_NONE;
    while (line.n > 0) {
        struct str date = after_words(next_part(&line));
        date = date.p && date.n == 0 && line.n == 0 ? next_line(&below) : date;
        bool is_better = best.n == 0 || day_named_in(best) == DAY_COMING;
        best = date.n > 0 && may_be_date(date) && is_better ? date : best;
    }
    return best;
}

struct found {
    struct str date;
    const char *rule;
    enum day_named named;
};

/* A day with its year at the words themselves is sure. */
static bool
is_found(const struct found *found)
{
    return found->named == DAY_OF_YEAR && strcmp(found->rule, "deadline-line") == 0;
}

/* Keeps the date of a line where it tells more than the one found before. */
static void
look_in_line(struct str line, struct str below, struct found *found)
{
    struct str date = line.n <= LINE_MAX_BYTES ? date_by_words(line, below) : STR_NONE;
    bool is_line = date.n > 0;
    if (!is_line && found->named < DAY_OF_YEAR && day_named_in(line) > found->named) {
        date = date_in_line(line);
    }
    /* a line that is all date has no year in four digits: "31.12.27" */
    enum day_named named = is_line && day_named_in(date) != DAY_COMING ? DAY_OF_YEAR
                           : date.n > 0                                ? day_named_in(date)
                                                                       : DAY_NONE;
    if (named > found->named || (is_line && named == DAY_OF_YEAR)) {
        *found = (struct found){date, is_line ? "deadline-line" : "deadline-sentence", named};
    }
}

void
deadline_read(struct raw_posting *raw, struct arena *arena)
{
    if (raw_first(raw, FIELD_VALID_THROUGH)) {
        return;
    }
    struct found found = {STR_NONE, "deadline-line", DAY_NONE};
    struct str rest = raw->description;
    for (struct str line = next_line(&rest); line.n > 0 && !is_found(&found);
         line = next_line(&rest)) {
        struct str behind = rest;
        if (has_digit(line) || has_digit(next_line(&behind))) {
            look_in_line(line, rest, &found); /* a date may stand there, or in the line below */
        }
    }
    add_deadline(raw, arena, found.rule, found.date);
}

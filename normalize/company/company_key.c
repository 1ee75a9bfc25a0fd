/* normalize/company/company_key.c: see the header. The legal forms and where each may stand
 * are data/company_forms.def. Must not shorten a name to nothing, nor take a word
 * for a form: what is a word, too, counts only as the registers write it. */
#include "normalize/company/company_key.h"

#include "base/limits.h"
#include "base/markup.h"
#include "normalize/text/words_ordinary.h"

#include "base/banned.h"

enum {
    FORM_WORDS_MAX = 7,
    START_WORDS_MAX = 4,
    THE_BYTES = 6,  /* "the " and a name of two letters */
    SURE_BYTES = 4, /* a form so long is no name: "SARL", not "SIA" */
    CODE_BYTES = 3  /* a country's code in a list, with its blank */
};
#define TIED '\x01' /* stands for a dot or stroke right behind a letter */

enum form_where { END, SAID, DOT, BEHIND, START, DOTTED, WITH, GLUED };

struct form {
    const char *words, *countries;
    enum form_where where;
};
static const struct form FORMS[] = {
#define FORM(where, words, countries, example) {words, countries, where},
#include "normalize/data/company_forms.def"
};
/* Bytes of each, so that few are compared. */
static const unsigned char FORM_BYTES[] = {
#define FORM(where, words, countries, example) sizeof(words) - 1,
#include "normalize/data/company_forms.def"
};
#define FORMS_N (sizeof FORMS / sizeof FORMS[0])

/* ---- words ---- */

/* Bytes of the first character; 1 where it is none. */
static size_t
char_bytes(struct str s)
{
    unsigned char c = (unsigned char)s.p[0];
    size_t n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC2 ? 2 : 1;
    return n <= s.n ? n : 1;
}

/* Marks, blanks and brackets beyond ASCII: Latin-1 signs, general and CJK
 * punctuation, full-width forms that are no letters. */
static bool
is_sign(struct str c)
{
    unsigned char a = (unsigned char)c.p[0], b = (unsigned char)c.p[1];
    if (c.n == 2) {
        return a == 0xC2;
    }
    bool is_wide = a == 0xEF && (b == 0xBC || b == 0xBD);
    return c.n == 3 && (a == 0xE2 || (a == 0xE3 && b == 0x80) || is_wide);
}

static bool
is_apostrophe(struct str c)
{
    return c.p[0] == '\'' || str_eq(c, STR("\xE2\x80\x99")) || str_eq(c, STR("\xE2\x80\x98"));
}

/* A letter or digit as it is, "&" as a word, TIED for a dot or stroke behind a
 * letter, a blank for the rest; bytes written. */
static size_t
word_char(struct str c, bool after_letter, char *out)
{
    static const char AND[] = {' ', 'a', 'n', 'd', ' '};
    char first = c.p[0];
    if (is_apostrophe(c)) {
        return 0;
    }
    bool is_kept = c.n > 1 ? !is_sign(c) : byte_is_alpha(first) || byte_is_digit(first);
    if (is_kept) {
        memcpy(out, c.p, c.n);
        return c.n;
    }
    if (first == '&' || first == '+') {
        memcpy(out, AND, sizeof AND);
        return sizeof AND;
    }
    *out = after_letter && (first == '.' || first == '/') ? TIED : ' ';
    return 1;
}

/* A word on its way: one letter, and whether a dot or stroke is right behind it. */
struct word {
    struct str text;
    bool is_initial, is_tied;
    size_t gap; /* blanks before it */
};

static bool
word_next(struct str s, size_t *at, struct word *ret)
{
    size_t start = *at;
    while (start < s.n && (s.p[start] == ' ' || s.p[start] == TIED)) {
        start++;
    }
    size_t end = start;
    while (end < s.n && s.p[end] != ' ' && s.p[end] != TIED) {
        end++;
    }
    if (start == end) {
        return false;
    }
    struct str text = str_sub(s, start, end - start);
    size_t letter = char_bytes(text);
    ret->text = text;
    ret->is_initial = letter == text.n && letter <= 2 && !byte_is_digit(text.p[0]);
    ret->is_tied = end < s.n && s.p[end] == TIED;
    ret->gap = start - *at;
    *at = end;
    return true;
}

/* "s.a.", "s a", "s. a." and "z o o." are one word each; of "plan b s.a." the "b" is
 * none of its letters, and "s.a. e.s.p." are two. `joined`: letters before it that
 * are one word already. */
static bool
is_one_word(const struct word *before, const struct word *word, size_t joined)
{
    bool is_even = joined == 1 || before->gap == word->gap;
    bool is_open = !word->is_tied || joined > 1;
    return before->is_initial && word->is_initial && word->gap <= 2 && is_even &&
           (before->is_tied || (is_open && word->gap == 1));
}

/* Without the signs of marks, which folding would spell out ("Acme(TM)": "acmetm"). */
static struct str
without_marks(struct str name, struct arena *arena)
{
    static const struct str MARKS[] = {{"\xE2\x84\xA2", 3}, {"\xE2\x84\xA0", 3}};
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++) {
        size_t at = str_find(name, MARKS[i]);
        if (at != SIZE_MAX) {
            struct str rest = str_sub(name, at + MARKS[i].n, name.n);
            name = arena_printf(arena, "%.*s %.*s", (int)at, name.p, STR_ARG(rest));
        }
    }
    return name;
}

struct str
company_words(struct str name, struct arena *arena)
{
    struct str folded = utf8_fold(arena, without_marks(name, arena));
    char *raw = arena_bytes(arena, folded.n * 5 + 1); /* "&" becomes " and " */
    char *out = arena_bytes(arena, folded.n * 5 + 1);
    if (!folded.p || !raw || !out) {
        return STR_NONE;
    }
    size_t n = 0;
    for (size_t i = 0; i < folded.n;) {
        struct str c = str_sub(folded, i, char_bytes(str_sub(folded, i, folded.n)));
        bool after_letter = n > 0 && raw[n - 1] != ' ' && raw[n - 1] != TIED;
        n += word_char(c, after_letter, raw + n);
        i += c.n;
    }
    struct word before = {.is_initial = false}, word;
    size_t kept = 0, joined = 0;
    for (size_t at = 0; word_next((struct str){raw, n}, &at, &word); before = word) {
        joined = is_one_word(&before, &word, joined) ? joined + 1 : 1;
        if (kept > 0 && joined == 1) {
            out[kept++] = ' ';
        }
        memcpy(out + kept, word.text.p, word.text.n);
        kept += word.text.n;
    }
    return kept ? (struct str){out, kept} : STR_NONE;
}

/* ---- forms ---- */

/* How the last word of a name is written. */
struct spelling {
    size_t letters; /* and digits; 1 where letters stand apart */
    bool is_dotted; /* a dot or stroke in or behind it */
    bool is_form;   /* dotted, or not in small letters nor among capitals only */
};

static bool
has_small(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (byte_is_alpha(text.p[i]) && byte_lower(text.p[i]) == text.p[i]) {
            return true;
        }
    }
    return false;
}

static struct spelling
spelling_of(struct str raw)
{
    raw = str_trim(raw);
    size_t blank = str_rfind_byte(raw, ' ');
    struct str last = blank == SIZE_MAX ? raw : str_sub(raw, blank + 1, raw.n);
    bool is_dotted = str_find_byte(last, '.') != SIZE_MAX || str_find_byte(last, '/') != SIZE_MAX;
    bool is_raised = last.n > 0 && !(byte_is_alpha(last.p[0]) && has_small(str_sub(last, 0, 1)));
    size_t letters = 0;
    for (size_t i = 0; i < last.n; i++) {
        bool is_beyond = (unsigned char)last.p[i] >= 0xC2; /* the rest of a letter is not */
        letters += byte_is_alpha(last.p[i]) || byte_is_digit(last.p[i]) || is_beyond;
    }
    return (struct spelling){letters, is_dotted, is_dotted || (is_raised && has_small(raw))};
}

/* The next row from *at on with these words; NULL when there is none. */
static const struct form *
form_next(struct str words, size_t *at)
{
    while (*at < FORMS_N) {
        const unsigned char *hit = memchr(FORM_BYTES + *at, (int)words.n, FORMS_N - *at);
        if (!hit || words.n > UINT8_MAX) {
            break;
        }
        size_t i = (size_t)(hit - FORM_BYTES);
        *at = i + 1;
        if (memcmp(FORMS[i].words, words.p, words.n) == 0) {
            return &FORMS[i];
        }
    }
    *at = FORMS_N;
    return NULL;
}

static bool
may_end(const struct form *form, const struct spelling *spelling)
{
    /* all of the last word: "acme.ca" has no dotted form */
    bool is_whole =
        spelling && (spelling->letters <= 1 || spelling->letters == strlen(form->words));
    switch (form->where) {
    case END:
    case BEHIND:
        return true;
    case SAID:
        return is_whole && spelling->is_form;
    case DOT:
        return is_whole && spelling->is_dotted;
    case START:
    case DOTTED:
    case WITH:
    case GLUED:
    default:
        return false;
    }
}

/* A form that may end a name; NULL for other words. */
static const struct form *
ending_form(struct str words, const struct spelling *spelling)
{
    const struct form *form = NULL;
    for (size_t at = 0; (form = form_next(words, &at)) != NULL;) {
        if (may_end(form, spelling)) {
            break;
        }
    }
    return form;
}

/* What stands before the longest legal form at the end, which *ret is then; absent
 * without one. The spelling is the raw name's, NULL once a form is off. */
static struct str
before_form(struct str key, const struct spelling *spelling, const struct form **ret)
{
    struct str best = STR_NONE;
    size_t at = key.n;
    for (int words = 0; words < FORM_WORDS_MAX && at > 0; words++) {
        at = str_rfind_byte(str_sub(key, 0, at), ' ');
        if (at == SIZE_MAX) {
            break;
        }
        const struct form *form = ending_form(str_sub(key, at + 1, key.n), spelling);
        if (form && !str_is(str_sub(key, 0, at), "the")) { /* "The Limited" is called so */
            best = str_sub(key, 0, at);
            *ret = form;
        }
    }
    return best;
}

/* Both are used in one country. */
static bool
share_country(const struct form *a, const struct form *b)
{
    struct str codes = str_of(a->countries);
    for (size_t i = 0; i + 1 < codes.n; i += CODE_BYTES) {
        if (str_has(str_of(b->countries), str_sub(codes, i, 2))) {
            return true;
        }
    }
    return false;
}

/* "acme gmbh and co kg" -> "acme"; *ret: the form that was off last, NULL for none. */
static struct str
without_end(struct str key, struct str raw, const struct form **ret)
{
    const struct spelling spelling = spelling_of(raw);
    const struct form *form = NULL, *next = NULL;
    *ret = NULL;
    for (struct str rest = before_form(key, &spelling, &form); rest.n; form = next) {
        rest = str_ends(rest, STR(" and")) ? str_sub(rest, 0, rest.n - 4) : rest;
        struct str further = before_form(rest, NULL, &next);
        if (form->where == BEHIND && further.n == 0) {
            break; /* "about me" */
        }
        *ret = form;
        key = rest;
        /* "atlas sia gmbh" is called so: a second form is one of the same country */
        bool is_second =
            further.n && (share_country(form, next) || str_has(str_of(next->countries), STR("XX")));
        rest = is_second ? further : STR_NONE;
    }
    return key;
}

/* Whether these words are a form that may stand before `rest`: not where what is left
 * names nobody ("sia partners"). */
static bool
is_start(struct str words, struct str rest, const struct form *end, bool is_dotted)
{
    const struct form *form;
    for (size_t i = 0; (form = form_next(words, &i)) != NULL;) {
        bool is_plain = form->where == START || (form->where == DOTTED && is_dotted);
        bool may_be = form->where == DOTTED || form->where == WITH;
        bool is_said = is_plain || (may_be && end && share_country(form, end));
        bool is_sure = form->where == START && (is_dotted || words.n >= SURE_BYTES);
        if (is_said &&
            (is_sure || str_find_byte(rest, ' ') != SIZE_MAX || !word_is_ordinary(rest))) {
            return true;
        }
    }
    return false;
}

/* "ooo acme" -> "acme", by the longest such form; absent without one. */
static struct str
without_start(struct str key, const struct form *end, bool is_dotted)
{
    struct str best = STR_NONE;
    size_t at = 0;
    for (int words = 0; words < START_WORDS_MAX; words++) {
        size_t blank = str_find_byte(str_sub(key, at, key.n), ' ');
        if (blank == SIZE_MAX) {
            break;
        }
        at += blank + 1;
        struct str rest = str_sub(key, at, key.n);
        if (rest.n > 1 && is_start(str_sub(key, 0, at - 1), rest, end, is_dotted)) {
            best = rest;
        }
    }
    return best;
}

/* "株式会社acme" -> "acme"; absent without such a form. */
static struct str
without_glued(struct str key)
{
    bool is_wide = false; /* no such form is of Latin letters */
    for (size_t i = 0; i < key.n && !is_wide; i++) {
        is_wide = (unsigned char)key.p[i] >= 0xE1;
    }
    for (size_t i = 0; is_wide && i < FORMS_N; i++) {
        struct str words = {FORMS[i].words, FORM_BYTES[i]};
        if (FORMS[i].where != GLUED || key.n <= words.n) {
            continue;
        }
        if (str_starts(key, words)) {
            return str_trim(str_sub(key, words.n, key.n));
        }
        if (str_ends(key, words)) {
            return str_trim(str_sub(key, 0, key.n - words.n));
        }
    }
    return STR_NONE;
}

/* A dot, a stroke or a mark in the name's first word, or a letter apart: "P.T. Acme", "OÜ Acme",
 * "A B Acme". */
static bool
starts_dotted(struct str raw)
{
    raw = str_trim(raw);
    size_t blank = str_find_byte(raw, ' ');
    struct str first = str_sub(raw, 0, blank);
    bool is_marked = false;
    for (size_t i = 0; i < first.n; i++) {
        is_marked = is_marked || first.p[i] == '.' || first.p[i] == '/' ||
                    (unsigned char)first.p[i] >= 0x80;
    }
    return is_marked || first.n == 1;
}

/* Forms at either end, and a leading article. */
static struct str
without_forms(struct str key, struct str raw)
{
    const struct form *end = NULL;
    key = without_end(key, raw, &end);
    struct str less = without_start(key, end, starts_dotted(raw));
    less = less.n ? less : without_glued(key);
    key = less.n ? less : key;
    bool article = str_starts(key, STR("the ")) && key.n > THE_BYTES;
    return article ? str_sub(key, 4, key.n) : key;
}

/* ---- the key ---- */

/* What may follow a firm's full name: a branch, a short name, the town. */
static const char *const BREAKS[] = {", ",
                                     " - ",
                                     " \xE2\x80\x93 ",
                                     " \xE2\x80\x94 ",
                                     " (",
                                     " | ",
                                     " / ",
                                     " \xE2\x80\xA2 ",
                                     ".- ",
                                     ". - ",
                                     " di ",
                                     ". "};

static bool
ends_in_form(struct str head, struct arena *arena)
{
    const struct spelling spelling = spelling_of(head);
    const struct form *form = NULL;
    struct str words = company_words(head, arena);
    return words.n && before_form(words, &spelling, &form).n;
}

/* Whether the head may be all of the name: behind a full stop goes only a town, so the
 * form before it is one of several letters with dots: "Acme d.o.o. Beograd". */
static bool
may_break(struct str head, struct str mark)
{
    size_t blank = str_rfind_byte(head, ' ');
    struct str last = blank == SIZE_MAX ? head : str_sub(head, blank + 1, head.n);
    size_t dot = str_find_byte(last, '.');
    return !str_is(mark, ". ") || (dot != SIZE_MAX && dot + 1 < last.n);
}

/* What stands before the first such mark that a form is before; absent without one. */
static struct str
before_mark(struct str name, struct str mark, struct arena *arena)
{
    for (size_t from = 0; from < name.n;) {
        size_t at = str_find_nocase(str_sub(name, from, name.n), mark);
        if (at == SIZE_MAX) {
            break;
        }
        struct str head = str_sub(name, 0, from + at + (mark.p[0] == '.'));
        if (from + at > 0 && may_break(head, mark) && ends_in_form(head, arena)) {
            return head;
        }
        from += at + mark.n;
    }
    return STR_NONE;
}

/* "Acme S.A. - Sucursal en España" -> "Acme S.A.", "Acme, d.d., Kranj" -> "Acme, d.d."; a
 * name without a form, or with nothing but forms behind it, as it is. */
static struct str
full_name(struct str name, struct arena *arena)
{
    for (size_t i = 0; i < sizeof BREAKS / sizeof BREAKS[0]; i++) {
        struct str head = before_mark(name, str_of(BREAKS[i]), arena);
        if (head.n) {
            return head;
        }
    }
    return name;
}

struct str
company_key(struct str name, struct arena *arena)
{
    struct str full = full_name(name, arena);
    struct str words = company_words(full, arena);
    return words.n ? without_forms(words, full) : STR_NONE;
}

/* parse/plain/plain_head.c: titles of a page's head in their parts, and what a part may
 * be: the words of a table, a board, a number, a place. */
#include "parse/plain/plain_head.h"

#include "base/limits.h"
#include "base/markup.h"

#include "parse/words.h"

#include "base/banned.h"

static const char *const separators[] = {
    " | ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " :: ",        " \xc2\xb7 ", " \xe2\x80\xa2 ", " - ",
    " > ", " \xc2\xbb ",     " \xef\xbd\x9c ", "\xef\xbd\x9c"};

const char *
head_separator(size_t index)
{
    return index < sizeof(separators) / sizeof(separators[0]) ? separators[index] : NULL;
}

/* Offset of the next separator and its length. */
size_t
head_next_separator(struct str text, size_t *ret_n)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++) {
        size_t at = str_find(text, str_of(separators[i]));
        if (at < best) {
            best = at;
            *ret_n = strlen(separators[i]);
        }
    }
    return best;
}

/* "(3) Title": the count of unread messages. */
static struct str
without_count(struct str text)
{
    size_t i = 1;
    if (text.n < 4 || text.p[0] != '(') {
        return text;
    }
    while (i < text.n && byte_is_digit(text.p[i])) {
        i++;
    }
    bool is_count = i > 1 && i + 1 < text.n && text.p[i] == ')' && text.p[i + 1] == ' ';
    return is_count ? str_sub(text, i + 2, SIZE_MAX) : text;
}

void
head_cut(struct page_context *ctx, struct str html, struct segments *ret)
{
    *ret = (struct segments){0};
    if (html.n == 0 || html.n > 4 * (size_t)LIMIT_TITLE_BYTES) {
        return;
    }
    ret->whole = without_count(plain_text_line(ctx->arena, html));
    ret->folded = utf8_fold(ctx->arena, ret->whole);
    struct str rest = ret->whole;
    while (rest.n > 0 && ret->n < SEGMENTS_MAX) {
        size_t n = 0, at = head_next_separator(rest, &n);
        struct str part = str_trim(str_sub(rest, 0, at));
        if (part.n > 0) {
            ret->parts[ret->n++] = part;
        }
        rest = at == SIZE_MAX ? STR_NONE : str_sub(rest, at + n, SIZE_MAX);
    }
}

/* What a short text says by the table. */
enum label_kind
head_kind(struct page_context *ctx, struct str text)
{
    struct label_text folded;
    struct label_hit hit;
    label_fold(text, &folded);
    return label_find(&ctx->reader->labels, &folded, &hit) ? hit.row->kind : LABEL_NONE;
}

bool
head_is_generic(struct page_context *ctx, struct str text)
{
    enum label_kind kind = head_kind(ctx, text);
    return kind != LABEL_NONE && kind != LABEL_GUIDE;
}

static bool
is_word_edge(struct str text, size_t at)
{
    return at == 0 || at >= text.n || !(byte_is_alpha(text.p[at]) && byte_is_alpha(text.p[at - 1]));
}

/* Offset of `part` as whole words, or SIZE_MAX. */
size_t
head_find_words(struct str text, struct str part)
{
    size_t at = part.n ? str_find(text, part) : SIZE_MAX;
    bool fits = at != SIZE_MAX && is_word_edge(text, at) && is_word_edge(text, at + part.n);
    return fits ? at : SIZE_MAX;
}

static bool
has_word(struct str text, const char *const *words)
{
    for (; *words; words++) {
        if (str_has_nocase(text, str_of(*words))) {
            return true;
        }
    }
    return false;
}

// clang-format off
/* Names of boards and of software for careers, in lower case. */
static const char *const boards[] = {
    "monster", "stepstone", "xing", "totaljobs", "reed", "reed.co.uk", "ziprecruiter", "dice", "naukri", "seek", "jooble", "adzuna", "pracuj.pl",
    "infojobs", "hellowork", "apec", "catho", "gupy", "karriere.at", "gov.uk", "bullhorn", "workday", "icims", "greenhouse", "lever", "ashby",
    "workable", "personio", "teamtailor", "recruitee", "smartrecruiters", "bamboohr", "taleo", "jobindex", "finn.no", "notion",
    "welcome to the jungle", "france travail", "wellfound", "builtin", "built in", "civil service", "civil service jobs", "nhs jobs", "usajobs",
    "duunitori", "jobs.cz", "prace.cz", "profesia", "profesia.sk", "profession.hu", "ejobs", "bestjobs", "olx praca", "rocketjobs", "justjoin.it",
    "nofluffjobs", "indeed", "glassdoor", "linkedin", "jobteaser", "cadremploi", "meteojob", "jobijoba", "talent.com", "jobrapido", "infojobs.net",
    "tecnoempleo", "computrabajo", "bumeran", "occmundial", "vagas.com", "vagas.com.br", "indeed.com", "timesjobs", "foundit", "iimjobs", "jobstreet",
    "jobsdb", "kalibrr", "mynavi", "rikunabi", "doda", "en japan", "wantedly", "saramin", "jobkorea", "zhaopin", "51job", "liepin",
    "arbetsf\xc3\xb6rmedlingen", "platsbanken", "blocket jobb", "nav.no", "jobnet", "it-jobbank", "stepstone.de", "kununu", "meinestadt", "jobware",
    "hokify", "jobs.ch", "jobup.ch", "nationale vacaturebank", "werk.nl", "intermediair", "vdab", "actiris", "le forem", "jobat", "cv-library",
    "guardian jobs", "jobs.ac.uk", "careerjet", "trabajos.com", "milanuncios", "bakeca", "kariyer.net", "hh.ru", "superjob", "work.ua", "rabota.ua",
    "djinni", "trade me", "gumtree", "careers24", "pnet", "jobberman", "brightermonday", "myjobmag", "bayt", "naukrigulf", "gulftalent",
    "simplyhired", "careerbuilder", "snagajob", "governmentjobs", "usajobs.gov", "idealist", "handshake", "the muse", "flexjobs", "weworkremotely",
    "we work remotely", "remote ok", "remoteok", "welcometothejungle",
};
// clang-format on

bool
head_is_board(struct str text)
{
    static const char *const words[] = {
        "job",     "career",  "karriere",        "carreer",  "emploi", "empleo",    "trabajo",
        "stellen", "vacatur", "vacanc",          "praca",    "lavoro", "recruit",   "hiring",
        "talent",  "portal",  "carri\xc3\xa8re", "linkedin", "indeed", "glassdoor", NULL};
    return words_any(text, str_eq_nocase, WORDS(boards)) || has_word(text, words);
}

bool
head_is_place(const struct plain *plain, struct str name)
{
    for (const struct raw_place *place = plain->raw.places; place; place = place->next) {
        if (str_has_nocase(place->text, name) || str_has_nocase(name, place->text)) {
            return true;
        }
    }
    return false;
}

bool
head_is_number(struct str text)
{
    bool has_letter = false;
    for (size_t i = 0; i < text.n; i++) {
        has_letter = has_letter || byte_is_alpha(text.p[i]) || (unsigned char)text.p[i] >= 0x80;
    }
    return !has_letter;
}

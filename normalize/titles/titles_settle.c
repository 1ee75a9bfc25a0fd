/* normalize/titles/titles_settle.c: what the text adds to a title. A title that says "Java
 * Developer" or "Senior Engineer" leaves open which side of the wire, or which trade; the beginning
 * of the description mostly says. Must not override what a title says. */
#include "normalize/titles/titles_settle.h"

#include "base/markup.h"
#include "normalize/titles/titles.h"

#include "base/banned.h"

enum { LOOK_BYTES = 6000 };

static const char *const BACK[] = {"backend",     "back-end",     "back end",
                                   "server-side", "microservice", NULL};
static const char *const FRONT[] = {"frontend", "front-end", "front end", NULL};
static const char *const FULL[] = {"full stack", "full-stack", "fullstack", NULL};
static const char *const WEB_BACK[] = {"php",  "mysql", "node", "laravel",  "django",
                                       ".net", "ruby",  "sql",  "database", NULL};
static const char *const WEB_FRONT[] = {"css", "react", "angular", "vue", "javascript", NULL};
static const char *const SOFTWARE[] = {
    "software engineer",   "software develop", "codebase",     "production code",
    "distributed systems", "write code",       "writing code", NULL};
static const char *const BUILDINGS[] = {
    "revit", "autocad", "building design", "building code", "construction documents", NULL};
static const char *const CYBER[] = {"cyber",   "information security", "iso 27001", "siem",
                                    "infosec", "vulnerabilit",         NULL};
static const char *const TESTING[] = {"test case",  "test automation", "selenium",      "cypress",
                                      "playwright", "regression test", "software test", NULL};

static const char *const MANAGING[] = {"engineering manager", "managing engineers",
                                       "engineering team", "lead engineers", NULL};

static bool
has_any(struct str text, const char *const *words)
{
    for (; *words; words++) {
        if (str_has_nocase(text, str_of(*words))) {
            return true;
        }
    }
    return false;
}

static const char *
settle_language(struct str look)
{
    bool back = has_any(look, BACK);
    bool front = has_any(look, FRONT) || has_any(look, FULL);
    return back && !front ? "backend-developer" : "software-engineer";
}

static const char *
settle_web(struct str look)
{
    bool back = has_any(look, BACK) || has_any(look, WEB_BACK);
    bool front = has_any(look, FRONT) || has_any(look, WEB_FRONT);
    if (has_any(look, FULL) || (back && front)) {
        return "full-stack-developer";
    }
    if (look.n == 0) {
        return "software-engineer"; /* a title on its own is meant in general */
    }
    return back ? "backend-developer" : front ? "frontend-developer" : NULL;
}

/* Of houses, unless the text speaks of systems. */
static const char *
settle_architect(struct str look)
{
    if (look.n == 0 || has_any(look, BUILDINGS)) {
        return "architect";
    }
    return has_any(look, SOFTWARE) ? "software-architect" : NULL;
}

static const char *
settle_high(struct str look) /* "Staff Engineer" */
{
    return look.n == 0 || has_any(look, SOFTWARE) ? "software-engineer" : NULL;
}

/* "PM": the one kind of manager that the text speaks of. */
static const char *
settle_pm(struct str look)
{
    static const char *const KINDS[][2] = {{"product manag", "product-manager"},
                                           {"project manag", "project-manager"},
                                           {"program manag", "program-manager"},
                                           {"property manag", "property-manager"}};
    const char *found = NULL;
    size_t n_found = 0;
    for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
        bool is_said = str_has_nocase(look, str_of(KINDS[i][0]));
        found = is_said ? KINDS[i][1] : found;
        n_found += is_said;
    }
    return n_found == 1 ? found : NULL;
}

/* What the tables leave open: by words of the text, or by a rule of its own. */
static const struct {
    const char *occupation;
    const char *const *words;
    const char *with, *without; /* the role when one of the words is there, and when none is */
    const char *(*rule)(struct str look);
} RULES[] = {
    {"language", NULL, NULL, NULL, settle_language},
    {"web", NULL, NULL, NULL, settle_web},
    {"bare", SOFTWARE, "software-engineer", NULL, NULL},
    {"bare-high", NULL, NULL, NULL, settle_high},
    {"bare-architect", NULL, NULL, NULL, settle_architect},
    {"bare-security-manager", CYBER, "security-manager", "physical-security-manager", NULL},
    {"assurance-manager", TESTING, "qa-manager", "quality-manager", NULL},
    {"assurance", TESTING, "qa-engineer", NULL, NULL},
    {"bare-pm", NULL, NULL, NULL, settle_pm},
    {"bare-em", MANAGING, "engineering-manager", NULL, NULL},
};

const char *
title_settle(const char *occupation, struct str text)
{
    struct str look = str_sub(text, 0, LOOK_BYTES);
    for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
        if (strcmp(occupation, RULES[i].occupation) == 0) {
            return RULES[i].rule                   ? RULES[i].rule(look)
                   : has_any(look, RULES[i].words) ? RULES[i].with
                                                   : RULES[i].without;
        }
    }
    return NULL;
}

/* ---- levels ---- */

static const struct {
    const char *word;
    enum seniority level;
} LEVELS[] = {
    {"senior", SENIORITY_SENIOR},       {"sr.", SENIORITY_SENIOR},
    {"sr", SENIORITY_SENIOR},           {"junior", SENIORITY_ENTRY},
    {"jr.", SENIORITY_ENTRY},           {"entry-level", SENIORITY_ENTRY},
    {"graduate", SENIORITY_ENTRY},      {"mid-level", SENIORITY_MID},
    {"medior", SENIORITY_MID},          {"staff", SENIORITY_STAFF},
    {"principal", SENIORITY_PRINCIPAL}, {"lead", SENIORITY_LEAD},
};
/* What an employer says before the one it wants; not "reporting to a senior ...". */
static const char *const WANTED[] = {"looking for", "seeking", "hiring",    "as a ",     "as an ",
                                     "as our ",     "need a",  "searching", "recruit",   "join us",
                                     "suchen",      "busca",   "recherch",  "poszukuje", NULL};

/* The last two words of a title before any bracket, comma or dash. */
static struct str
core_of(struct str title)
{
    size_t end = 0;
    while (end < title.n && strchr("(,|[:/", title.p[end]) == NULL &&
           !str_starts(str_sub(title, end, title.n), STR(" - ")) &&
           (unsigned char)title.p[end] != 0xE2) {
        end++;
    }
    struct str part = str_trim(str_sub(title, 0, end));
    size_t blanks = 0;
    size_t begin = part.n;
    while (begin > 0 && (blanks += part.p[begin - 1] == ' ') < 2) {
        begin--;
    }
    return str_sub(part, begin, part.n);
}

/* The level in the word before byte `at`, in a sentence that wants somebody. */
static enum seniority
level_before(struct str text, size_t at)
{
    enum { SENTENCE_BYTES = 90 };
    size_t end = at;
    while (end > 0 && text.p[end - 1] == ' ') {
        end--;
    }
    size_t begin = end;
    while (begin > 0 && text.p[begin - 1] != ' ' && text.p[begin - 1] != '\n') {
        begin--;
    }
    size_t from = begin;
    while (from > 0 && begin - from < SENTENCE_BYTES && strchr(".!?\n", text.p[from - 1]) == NULL) {
        from--;
    }
    if (end == at || !has_any(str_sub(text, from, begin - from), WANTED)) {
        return SENIORITY_NONE;
    }
    struct str word = str_sub(text, begin, end - begin);
    for (size_t i = 0; i < sizeof LEVELS / sizeof LEVELS[0]; i++) {
        if (str_is_nocase(word, LEVELS[i].word)) {
            return LEVELS[i].level;
        }
    }
    return SENIORITY_NONE;
}

enum seniority
title_level_in_text(struct str title, struct str text)
{
    enum { SHORTEST = 6 };
    struct str core = core_of(str_trim(title));
    struct str look = str_sub(text, 0, LOOK_BYTES);
    enum seniority found = SENIORITY_NONE;
    if (core.n < SHORTEST) {
        return found;
    }
    for (size_t at = 0; at < look.n;) {
        size_t next = str_find_nocase(str_sub(look, at, look.n), core);
        if (next == SIZE_MAX) {
            break;
        }
        at += next;
        size_t end = at + core.n;
        bool is_whole = end >= look.n || !byte_is_alpha(look.p[end]);
        enum seniority level = is_whole && at > 0 ? level_before(look, at) : SENIORITY_NONE;
        if (level && found && level != found) {
            return SENIORITY_NONE; /* several are wanted */
        }
        found = level ? level : found;
        at = end;
    }
    return found;
}

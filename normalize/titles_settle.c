/* normalize/titles_settle.c: a title that says "Java Developer" or "Senior
 * Engineer" leaves open which side of the wire, or which trade; the beginning of
 * the description mostly says. Must not override what a title says. */
#include "normalize/titles_settle.h"

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
static const char *const TESTING[] = {"test case",  "test automation", "selenium",      "cypress",
                                      "playwright", "regression test", "software test", NULL};

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
    if (look.n == 0) {
        return NULL;
    }
    bool back = has_any(look, BACK) || has_any(look, WEB_BACK);
    bool front = has_any(look, FRONT) || has_any(look, WEB_FRONT);
    if (has_any(look, FULL) || (back && front)) {
        return "full-stack-developer";
    }
    return back ? "backend-developer" : front ? "frontend-developer" : NULL;
}

const char *
title_settle(const char *occupation, struct str text)
{
    struct str look = str_sub(text, 0, LOOK_BYTES);
    if (strcmp(occupation, "language") == 0) {
        return settle_language(look);
    }
    if (strcmp(occupation, "web") == 0) {
        return settle_web(look);
    }
    if (strcmp(occupation, "bare") == 0) {
        return has_any(look, SOFTWARE) ? "software-engineer" : NULL;
    }
    if (strcmp(occupation, "assurance") == 0) {
        return has_any(look, TESTING) ? "qa-engineer" : NULL;
    }
    return NULL;
}

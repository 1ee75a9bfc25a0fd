/* cron/opt_out.c: directive lists and reservations. Sources: TDMRep (W3C
 * community group final report), the robots meta tag and X-Robots-Tag as search
 * engines document them. */
#include "cron/opt_out.h"

#include "base/banned.h"

/* Parts of a date may hold commas of their own ("Tue, 25 Jun 2030 ..."). */
enum { DATE_COMMAS = 2 };

static const char AGENT[] = "jobmill";
static const char WHY_TDM[] = "the site reserves text and data mining (respect-tdm)";
static const char WHY_NOINDEX[] = "the page says noindex (respect-noindex)";
static const char WHY_PAST[] = "the page is past its unavailable_after (respect-noindex)";

/* Directives that take a value after a colon; any other colon ends an agent,
 * unless a blank shows that it is the hour of a date. */
static const char *const VALUED[] = {"unavailable_after", "max-snippet", "max-image-preview",
                                     "max-video-preview"};

static bool
is_agent(struct str name)
{
    if (str_find_byte(name, ' ') != SIZE_MAX) {
        return false;
    }
    for (size_t i = 0; i < sizeof VALUED / sizeof *VALUED; i++) {
        if (str_is_nocase(name, VALUED[i])) {
            return false;
        }
    }
    return true;
}

/* A date at the start of `text`, up to a comma or the end. */
static bool
date_at(struct str text, int64_t *ret_s)
{
    size_t end = 0;
    for (int i = 0; i <= DATE_COMMAS && end < text.n; i++) {
        size_t comma = str_find_byte(str_sub(text, end, text.n), ',');
        size_t stop = comma == SIZE_MAX ? text.n : end + comma;
        struct str candidate = str_trim(str_sub(text, 0, stop));
        if (date_read_http(candidate, ret_s) || date_read_rfc3339(candidate, ret_s)) {
            return true;
        }
        end = stop + 1;
    }
    return false;
}

/* One directive without its agent; `after` is the text behind its colon. */
static const char *
judge_directive(struct str name, struct str after, int64_t now_s)
{
    int64_t until_s;
    if (str_is_nocase(name, "noindex") || str_is_nocase(name, "none")) {
        return WHY_NOINDEX;
    }
    if (str_is_nocase(name, "unavailable_after") && date_at(after, &until_s) && until_s < now_s) {
        return WHY_PAST;
    }
    return NULL;
}

const char *
opt_out_robots(struct str directives, int64_t now_s)
{
    bool is_ours = true;
    const char *why = NULL;
    for (struct str rest = directives; rest.p && !why;) {
        struct str all = rest;
        struct str part = str_trim(str_cut(&rest, ','));
        size_t colon = str_find_byte(part, ':');
        struct str name = str_trim(str_sub(part, 0, colon == SIZE_MAX ? part.n : colon));
        if (colon != SIZE_MAX && is_agent(name)) {
            is_ours = str_is_nocase(name, AGENT);
            part = str_trim(str_sub(part, colon + 1, part.n));
            colon = str_find_byte(part, ':');
            name = str_trim(str_sub(part, 0, colon == SIZE_MAX ? part.n : colon));
        }
        struct str after = STR_NONE;
        if (colon != SIZE_MAX) { /* a date goes on past the comma */
            after = str_span(part.p + colon + 1, all.p + all.n);
        }
        why = is_ours ? judge_directive(name, after, now_s) : NULL;
    }
    return why;
}

static bool
is_reserved(struct str value)
{
    return str_is(str_trim(value), "1");
}

const char *
opt_out_reason(const struct page *page, const struct harvest *harvest, const struct source *source,
               bool is_board)
{
    bool respects_tdm = !source || source->set.tdm_opt_out;
    bool respects_noindex = !source || source->set.noindex;
    if (respects_tdm && (is_reserved(page->tdm_reservation) ||
                         (harvest && is_reserved(harvest->tdm_reservation)))) {
        return WHY_TDM;
    }
    if (!respects_noindex || is_board) {
        return NULL;
    }
    const char *why = opt_out_robots(page->robots_tag, page->fetched_at_s);
    return why || !harvest ? why : opt_out_robots(harvest->robots, page->fetched_at_s);
}

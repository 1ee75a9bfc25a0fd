/* parse/registry.c: the table of kinds and the list of adapters. A new board
 * touches its own file, these two tables and a fixture. */
#include "base/url.h"
#include "parse/boards/board.h"

#include "base/banned.h"

// clang-format off
static const struct kind kinds[] = {
    /* name, family, is_window, needs, summary, example_url, default_rate, default_concurrency */
    {"greenhouse", FAMILY_BOARD, false, "board", "Greenhouse job board API", "https://boards.greenhouse.io/acme", "5/s", "4"},
    {"lever", FAMILY_BOARD, false, "board", "Lever postings API (global and EU)", "https://jobs.lever.co/acme", "5/s", "4"},
    {"ashby", FAMILY_BOARD, false, "board", "Ashby job board API with compensation", "https://jobs.ashbyhq.com/acme", "5/s", "4"},
    {"smartrecruiters", FAMILY_BOARD, false, "board", "SmartRecruiters posting API", "https://careers.smartrecruiters.com/Acme", "5/s", "4"},
    {"workable", FAMILY_BOARD, false, "board", "Workable career page API", "https://apply.workable.com/acme", "1/s", "2"},
    {"recruitee", FAMILY_BOARD, false, "board", "Recruitee careers site API", "https://acme.recruitee.com", "2/s", "2"},
    {"personio", FAMILY_BOARD, false, "board", "Personio XML feed", "https://acme.jobs.personio.de", "2/s", "2"},
    {"teamtailor", FAMILY_BOARD, false, "board", "Teamtailor career site JSON feed", "https://acme.teamtailor.com", "2/s", "2"},
    {"bamboohr", FAMILY_BOARD, false, "board", "BambooHR careers list", "https://acme.bamboohr.com/careers", "2/s", "2"},
    {"workday", FAMILY_BOARD, false, "board", "Workday career site (board: tenant.wdN/Site)", "https://acme.wd5.myworkdayjobs.com/en-US/Careers", "3/s", "2"},
    {"breezy", FAMILY_BOARD, false, "board", "Breezy HR positions and their pages", "https://acme.breezy.hr", "3/s", "2"},
    {"pinpoint", FAMILY_BOARD, false, "board", "Pinpoint postings", "https://acme.pinpointhq.com", "2/s", "2"},
    {"rippling", FAMILY_BOARD, false, "board", "Rippling ATS board API", "https://ats.rippling.com/acme/jobs", "3/s", "2"},
    {"gem", FAMILY_BOARD, false, "board", "Gem job board API", "https://jobs.gem.com/acme", "3/s", "2"},
    {"jazzhr", FAMILY_BOARD, false, "board", "JazzHR (applytojob.com) pages", "https://acme.applytojob.com/apply", "1/s", "2"},
    {"jobvite", FAMILY_BOARD, false, "board", "Jobvite career site pages", "https://jobs.jobvite.com/acme/jobs", "1/s", "2"},
    {"icims", FAMILY_BOARD, false, "board", "iCIMS career portal pages", "https://careers-acme.icims.com/jobs/intro", "1/s", "2"},
    {"usajobs", FAMILY_BOARD, false, "", "USAJOBS search API (needs header Authorization-Key)", "https://data.usajobs.gov/api/search", "1/s", "1"},
    {"arbeitnow", FAMILY_BOARD, true, "", "Arbeitnow job board API", "https://www.arbeitnow.com/api/job-board-api", "30/min", "1"},
    {"remoteok", FAMILY_BOARD, true, "", "Remote OK API (the newest only)", "https://remoteok.com/api", "10/min", "1"},
    {"remotive", FAMILY_BOARD, true, "", "Remotive API (the newest only)", "https://remotive.com/api/remote-jobs", "2/min", "1"},
    {"weworkremotely", FAMILY_BOARD, true, "", "We Work Remotely feed", "https://weworkremotely.com/remote-jobs.rss", "10/min", "1"},
    {"hn-who-is-hiring", FAMILY_BOARD, true, "", "Hacker News: Ask HN: Who is hiring?", "https://news.ycombinator.com/submitted?id=whoishiring", "2/s", "2"},
    {"page", FAMILY_WEB, false, "url", "posting pages, one URL each", "", NULL, NULL},
    {"sitemap", FAMILY_WEB, false, "url", "a site's sitemap and the posting pages in it", "", NULL, NULL},
    {"feed", FAMILY_WEB, true, "url", "RSS, Atom or a job XML feed", "", NULL, NULL},
    {"listing", FAMILY_WEB, false, "url", "a results page: links by XPath, next page by link", "", NULL, NULL},
    {"warc", FAMILY_ARCHIVE, true, "path", "WARC files (.warc, .warc.gz, .warc.zst)", "", NULL, NULL},
    {"dir", FAMILY_ARCHIVE, true, "path", "saved pages in a folder", "", NULL, NULL},
};
// clang-format on

enum { N_BOARDS = 23 };
static const struct board *const boards[N_BOARDS] = {
    &board_greenhouse, &board_lever,     &board_ashby,     &board_smartrecruiters,
    &board_workable,   &board_recruitee, &board_personio,  &board_teamtailor,
    &board_bamboohr,   &board_workday,   &board_breezy,    &board_pinpoint,
    &board_rippling,   &board_gem,       &board_jazzhr,    &board_jobvite,
    &board_icims,      &board_usajobs,   &board_arbeitnow, &board_remoteok,
    &board_remotive,   &board_wwr,       &board_hn,
};

size_t
kind_count(void)
{
    return sizeof kinds / sizeof *kinds;
}

const struct kind *
kind_at(size_t index)
{
    return index < kind_count() ? &kinds[index] : NULL;
}

const struct kind *
kind_find(struct str name)
{
    for (size_t i = 0; i < kind_count(); i++) {
        if (str_is(name, kinds[i].name)) {
            return &kinds[i];
        }
    }
    return NULL;
}

const struct board *
board_at(size_t index)
{
    return index < N_BOARDS ? boards[index] : NULL;
}

const struct board *
board_find(struct str kind)
{
    for (size_t i = 0; board_at(i); i++) {
        if (str_is(kind, board_at(i)->kind)) {
            return board_at(i);
        }
    }
    return NULL;
}

/* A setting that names a URL of the board instead of its token. */
static enum status
check_board(const struct source *source, struct error *err)
{
    struct str board = source->set.board;
    for (size_t i = 0; i < board.n; i++) {
        if ((unsigned char)board.p[i] <= ' ' && board.p[i] != ' ') {
            return error_set(err, E_CONFIG, "source \"%.*s\": board holds a control character",
                             STR_ARG(source->name));
        }
    }
    if (str_has(board, STR("://"))) {
        return error_set(err, E_CONFIG,
                         "source \"%.*s\": board = \"%.*s\" is a URL; `jobmill detect` prints the "
                         "section for it",
                         STR_ARG(source->name), STR_ARG(board));
    }
    return OK;
}

/* "https://acme.example" or "https://acme.example/": a site, not a page of it. */
static bool
is_site(struct str text)
{
    struct url url = url_split(text);
    return (url.path.n == 0 || str_is(url.path, "/")) && !url.query.p;
}

/* Where reading of a source begins: a site's sitemaps are named in its robots.txt. */
static struct str
start_url(const struct source *source, struct str text, struct arena *arena)
{
    bool is_start = str_is(source->set.kind, "sitemap") && is_site(text);
    return url_resolve(arena, text, is_start ? STR("/robots.txt") : text);
}

static enum status
start_urls(const struct source *source, enum page_role role, struct arena *arena,
           struct harvest *ret, struct error *err)
{
    for (size_t i = 0; i < source->set.url.n; i++) {
        struct str text = source->set.url.items[i];
        if (!url_is_web(str_trim(text))) {
            return error_set(err, E_CONFIG, "source \"%.*s\": url \"%.*s\" is not http or https",
                             STR_ARG(source->name), STR_ARG(text));
        }
        struct link link = {.role = role, .url = start_url(source, str_trim(text), arena)};
        if (!link.url.p || !harvest_link(ret, arena, link)) {
            return error_set(err, E_NOMEM, "out of memory");
        }
    }
    return OK;
}

static enum status
start_board(const struct board *adapter, const struct source *source, struct arena *arena,
            struct harvest *ret, struct error *err)
{
    struct reading r;
    reading_init(&r, adapter, NULL, source, ret, arena);
    adapter->start(&r);
    if (r.config_error) {
        return error_set(err, E_CONFIG, "source \"%.*s\": board = \"%.*s\": %s",
                         STR_ARG(source->name), STR_ARG(source->set.board), r.config_error);
    }
    return arena->failed || !ret->links ? error_set(err, E_NOMEM, "out of memory") : OK;
}

/* Whether the source has what its kind cannot do without. */
static enum status
check_needs(const struct kind *kind, const struct source *source, struct error *err)
{
    const struct {
        const char *name;
        bool is_set;
    } settings[] = {
        {"board", source->set.board.n > 0},
        {"url", source->set.url.n > 0},
        {"path", source->set.path.n > 0},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (str_is(str_of(kind->needs), settings[i].name) && !settings[i].is_set) {
            return error_set(err, E_CONFIG, "source \"%.*s\": kind %s needs `%s`",
                             STR_ARG(source->name), kind->name, kind->needs);
        }
    }
    struct str endpoint = source->set.endpoint;
    if (endpoint.n && !url_is_web(endpoint)) {
        return error_set(err, E_CONFIG, "source \"%.*s\": endpoint \"%.*s\" is not http or https",
                         STR_ARG(source->name), STR_ARG(endpoint));
    }
    return check_board(source, err);
}

enum status
kind_start(const struct source *source, struct arena *arena, struct harvest *ret, struct error *err)
{
    *ret = (struct harvest){.total = -1};
    const struct kind *kind = kind_find(source->set.kind);
    if (!kind) {
        return error_set(err, E_CONFIG,
                         "source \"%.*s\": unknown kind \"%.*s\"; `jobmill kinds` lists them",
                         STR_ARG(source->name), STR_ARG(source->set.kind));
    }
    enum status status = check_needs(kind, source, err);
    if (status != OK || kind->family == FAMILY_ARCHIVE) {
        return status;
    }
    const struct board *adapter = board_find(source->set.kind);
    if (adapter) {
        return start_board(adapter, source, arena, ret, err);
    }
    enum page_role role = str_is(source->set.kind, "page") ? PAGE_DETAIL : PAGE_LISTING;
    return start_urls(source, role, arena, ret, err);
}

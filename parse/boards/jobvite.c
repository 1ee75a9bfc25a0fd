/* parse/boards/jobvite.c: Jobvite career sites: a list of links in HTML, pages
 * with JSON-LD. Source: recorded pages of open adapters, 2026. */
#include "parse/boards/html_list.h"

#include "base/banned.h"

/* A long list shows part of each category: "Show more" leads to its search pages. */
static const struct html_list form = {.paths = {"*/job/{}", "careers/*/job/{}"},
                                      .more = "*/search",
                                      .more_param = "p",
                                      .may_have = "c"};

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/%.*s/jobs", STR_ARG(r->token)), STR_NONE);
}

static void
read(struct reading *r)
{
    html_list_page(r, &form, STR_NONE);
}

static void
complete(struct reading *r)
{
    html_list_complete(r, &form);
}

const struct board board_jobvite = {
    .kind = "jobvite",
    .origin = "https://jobs.jobvite.com",
    .urls =
        {
            {.host = "jobs.jobvite.com",
             .path = "/careers/{}",
             .example = "https://jobs.jobvite.com/careers/acme/jobs",
             .board = "acme"},
            {.host = "jobs.jobvite.com",
             .path = "/{}",
             .example = "https://jobs.jobvite.com/acme/job/oA1b2c",
             .board = "acme"},
        },
    .is_html = true,
    .start = start,
    .read = read,
    .complete = complete,
};

/* parse/boards/jazzhr.c: JazzHR (applytojob.com): a list of links in HTML, pages
 * with JSON-LD. Source: recorded pages of open adapters, 2026. */
#include "base/url.h"
#include "parse/boards/html_list.h"

#include "base/banned.h"

static const struct html_list form = {.paths = {"apply/jobs/details/{}", "apply/{}/*"},
                                      .not_id = "jobs"};

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/apply"), STR_NONE);
}

static void
read(struct reading *r)
{
    html_list_page(r, &form, STR("resumator-"));
}

static void
complete(struct reading *r)
{
    html_list_complete(r, &form);
}

const struct board board_jazzhr = {
    .kind = "jazzhr",
    .origin = "https://{}.applytojob.com",
    .marketing = "jazzhr.com",
    .is_html = true,
    .urls =
        {
            {.host = "{}.applytojob.com",
             .example = "https://acme.applytojob.com/apply/0a1B2c/Welder",
             .board = "acme"},
        },
    .start = start,
    .read = read,
    .complete = complete,
};

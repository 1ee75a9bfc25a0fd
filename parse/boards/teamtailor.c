/* parse/boards/teamtailor.c: Teamtailor career site as JSON Feed 1.1, each item
 * with a schema.org JobPosting under `_jobposting`. Source: jsonfeed.org and
 * recorded answers, July 2026. Regions in it are markets ("Europe") as often as
 * regions. */
#include "parse/boards/board.h"
#include "parse/page/page_read.h"

#include "base/banned.h"

static bool
claims(const struct json *root)
{
    return json_get(json_items(json_get(root, "items")), "_jobposting") ||
           str_has(json_get_text(root, "version"), STR("jsonfeed.org/version/1"));
}

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/jobs.json"), STR_NONE);
}

static void
read_item(struct reading *r, const struct json *item)
{
    const struct json *posting = json_get(item, "_jobposting");
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, item, "title");
    if (!json_path(posting, "hiringOrganization.name")) {
        reading_path(r, FIELD_COMPANY, r->root, "title");
    }
    reading_key(r, FIELD_DATE_POSTED, item, "date_published");
    reading_section(r, STR_NONE, json_get_text(item, "content_html"));
    if (!r->n_sections) {
        reading_section(r, STR_NONE, json_get_text(item, "content_text"));
    }
    if (posting) {
        (void)jsonld_posting(posting, NULL, r->arena, r->raw);
    }
    if (r->raw->description.n && !r->n_sections) {
        r->sections[r->n_sections++] = r->raw->description;
    }
    struct str version = json_get_text(item, "date_modified");
    reading_end(r, json_get_text(item, "id"), version.n ? version : reading_hash(r, item, NULL),
                json_get_text(item, "url"));
}

static void
read(struct reading *r)
{
    const struct json *items = json_get(r->root, "items");
    if (!items || items->type != JSON_ARRAY) {
        reading_fail(r, VERDICT_MALFORMED, "no `items` in the feed");
        return;
    }
    reading_all(r, items, STR_NONE, read_item);
    struct str next = json_get_text(r->root, "next_url");
    if (next.n && items->n > 0 && !str_eq(next, r->page->url)) {
        reading_more(r, next, STR_NONE);
    }
}

const struct board board_teamtailor = {
    .kind = "teamtailor",
    .origin = "https://{}.teamtailor.com",
    .marketing = "teamtailor.com",
    .urls =
        {
            {.host = "{}.teamtailor.com",
             .example = "https://acme.teamtailor.com/jobs/123-welder",
             .board = "acme"},
            {.host = "{}.na.teamtailor.com",
             .keep_origin = true,
             .example = "https://acme.na.teamtailor.com/jobs",
             .board = "acme"},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

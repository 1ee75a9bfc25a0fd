/* parse/boards/breezy.c: Breezy HR: /json lists the positions without texts; each
 * has a page with JSON-LD. Source: recorded answers of open adapters, 2026. An
 * unknown company is sent to breezy.hr. */
#include "parse/boards/board.h"

#include "base/banned.h"

static bool
claims(const struct json *root)
{
    const struct json *job = root->type == JSON_ARRAY ? json_items(root) : NULL;
    return json_get(job, "friendly_id") && json_get(job, "name");
}

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/json"), STR_NONE);
}

static void
read_place(struct reading *r, const struct json *place)
{
    const struct json *country = json_get(place, "country");
    struct str name = json_get_text(country, "name");
    struct str region = json_path_text(place, "state.name");
    reading_place(r, (struct raw_place){.rule = "location",
                                        .text = reading_name(place),
                                        .city = json_get_text(place, "city"),
                                        .region = region.n ? region : json_get_text(place, "state"),
                                        .country = name.n ? name : json_get_text(country, "id")});
    reading_flag(r, FIELD_WORK_MODE, place, "is_remote");
}

static void
read_facts(struct reading *r, const struct json *job)
{
    reading_key(r, FIELD_TITLE, job, "name");
    reading_path(r, FIELD_COMPANY, job, "company.name");
    if (json_items(json_get(job, "locations"))) {
        JSON_EACH (place, json_get(job, "locations")) {
            read_place(r, place);
        }
    } else {
        read_place(r, json_get(job, "location"));
    }
    struct str type = json_path_text(job, "type.id");
    reading_add(r, FIELD_EMPLOYMENT_TYPE, "type", type.n ? type : json_path_text(job, "type.name"));
    reading_key(r, FIELD_DEPARTMENT, job, "department");
    reading_key(r, FIELD_DATE_POSTED, job, "published_date");
    reading_money(r, (struct raw_money){.rule = "salary", .text = json_get_text(job, "salary")});
}

static void
read_job(struct reading *r, const struct json *job, struct str id)
{
    if (!reading_begin(r)) {
        return;
    }
    read_facts(r, job);
    reading_section(r, STR_NONE, json_get_text(job, "description"));
    reading_end(r, id, reading_hash(r, job, NULL), json_get_text(job, "url"));
}

static void
read(struct reading *r)
{
    if (!r->root) {
        return; /* HTML: a position's page */
    }
    if (r->root->type != JSON_ARRAY) {
        reading_fail(r, VERDICT_MALFORMED, "no array of positions");
        return;
    }
    reading_listing(r, STR_NONE);
    JSON_EACH (job, r->root) {
        struct str id = json_get_text(job, "id");
        struct str slug = json_get_text(job, "friendly_id");
        if (reading_wants_previews(r)) {
            read_job(r, job, id);
        } else if (!reading_entry(r, id)) {
            continue;
        }
        if (slug.n && id.n) {
            reading_detail(r, reading_url(r, "/p/%.*s", STR_ARG(slug)), id, job, NULL);
        }
    }
}

/* Department, pay and type stand in the listing alone. */
static void
complete(struct reading *r)
{
    struct raw_posting *page;
    if (reading_hint_begin(r, &page)) {
        read_facts(r, r->hint);
        reading_hint_end(r, page);
    }
}

const struct board board_breezy = {
    .kind = "breezy",
    .origin = "https://{}.breezy.hr",
    .marketing = "breezy.hr",
    .is_html = true,
    .urls =
        {
            {.host = "{}.breezy.hr",
             .example = "https://acme.breezy.hr/p/0a1b-welder",
             .board = "acme"},
        },
    .start = start,
    .claims = claims,
    .read = read,
    .complete = complete,
};

/* parse/boards/gem.c: Gem job board REST API, one document. The career pages' own
 * GraphQL answers (a list without texts; single postings) are read where they are at
 * hand. Source: adapters of open aggregators, 2026. */
#include "parse/boards/board.h"

#include "base/banned.h"

/* Of a GraphQL answer (alone or in a batch of one) what `data` holds first. */
static const struct json *
graph_data(const struct json *root)
{
    const struct json *answer = json_items(root);
    const struct json *data = json_get(answer, "data");
    const struct json *first = data && data->type == JSON_OBJECT ? data->first : NULL;
    bool is_gem = json_get(first, "jobPostings") || json_get(first, "extId") ||
                  json_get(first, "descriptionHtml");
    return is_gem ? first : NULL;
}

static bool
claims(const struct json *root)
{
    if (graph_data(root)) {
        return true;
    }
    const struct json *list = root->type == JSON_ARRAY ? root : json_get(root, "job_posts");
    const struct json *job = json_items(list);
    return json_get(job, "first_published_at") && json_get(job, "absolute_url");
}

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/job_board/v0/%.*s/job_posts/", STR_ARG(r->token)), STR_NONE);
}

static void
read_places(struct reading *r, const struct json *job)
{
    struct str name = reading_name(json_get(job, "location"));
    reading_place(r, (struct raw_place){.rule = "location.name", .text = name});
    JSON_EACH (office, json_get(job, "offices")) {
        struct str place = json_path_text(office, "location.name");
        place = place.n ? place : json_get_text(office, "name");
        if (!name.n) {
            reading_place(r, (struct raw_place){.rule = "offices", .text = place});
        }
    }
}

static void
read_job(struct reading *r, const struct json *job)
{
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, job, "title");
    reading_key(r, FIELD_COMPANY, job, "company_name");
    read_places(r, job);
    reading_key(r, FIELD_WORK_MODE, job, "location_type");
    reading_key(r, FIELD_EMPLOYMENT_TYPE, job, "employment_type");
    JSON_EACH (department, json_get(job, "departments")) {
        reading_add(r, FIELD_DEPARTMENT, "departments",
                    reading_line(r, json_get_text(department, "name")));
    }
    const char *date =
        json_get_text(job, "first_published_at").n ? "first_published_at" : "created_at";
    reading_key(r, FIELD_DATE_POSTED, job, date);
    reading_key(r, FIELD_REQUISITION_ID, job, "requisition_id");
    struct str html = json_get_text(job, "content");
    reading_section(r, STR_NONE, html.n ? html : json_get_text(job, "content_plain"));
    struct str version = json_get_text(job, "updated_at");
    reading_end(r, json_get_text(job, "id"), version.n ? version : reading_hash(r, job, NULL),
                json_get_text(job, "absolute_url"));
}

static void
read_named(struct reading *r, enum field field, const struct json *object, const char *key)
{
    reading_add(r, field, key, reading_line(r, reading_name(json_get(object, key))));
}

static void
read_graph_job(struct reading *r, const struct json *job)
{
    if (!reading_begin(r)) {
        return;
    }
    const struct json *about = json_get(job, "job");
    reading_key(r, FIELD_TITLE, job, "title");
    JSON_EACH (place, json_get(job, "locations")) {
        reading_place(r, (struct raw_place){.rule = "locations",
                                            .text = json_get_text(place, "name"),
                                            .city = json_get_text(place, "city"),
                                            .country = json_get_text(place, "isoCountry")});
    }
    read_named(r, FIELD_WORK_MODE, about, "locationType");
    if (!raw_first(r->raw, FIELD_WORK_MODE)) {
        reading_flag(r, FIELD_WORK_MODE, json_items(json_get(job, "locations")), "isRemote");
    }
    read_named(r, FIELD_EMPLOYMENT_TYPE, about, "employmentType");
    read_named(r, FIELD_DEPARTMENT, about, "department");
    reading_key(r, FIELD_DATE_POSTED, job, "firstPublishedTsSec");
    reading_money(r,
                  (struct raw_money){.rule = "compensation",
                                     .text = reading_line(r, json_get_text(job, "compensation"))});
    reading_section(r, STR_NONE, json_get_text(job, "descriptionHtml"));
    struct str id = json_get_text(job, "extId");
    id = id.n ? id : json_get_text(job, "id");
    struct str url = r->board.n && id.n ? arena_printf(r->arena, "https://jobs.gem.com/%.*s/%.*s",
                                                       STR_ARG(r->token), STR_ARG(id))
                                        : STR_NONE;
    reading_end(r, id, reading_hash(r, job, NULL), url);
}

static void
read_graph(struct reading *r, const struct json *data)
{
    const struct json *list = json_get(data, "jobPostings");
    if (!list) {
        read_graph_job(r, data);
        return;
    }
    reading_all(r, list, STR_NONE, read_graph_job);
}

static void
read(struct reading *r)
{
    const struct json *graph = graph_data(r->root);
    if (graph) {
        read_graph(r, graph);
        return;
    }
    const struct json *list = reading_jobs(r, "job_posts");
    if (!list && json_get(r->root, "absolute_url")) {
        read_job(r, r->root);
        return;
    }
    if (!list || list->type != JSON_ARRAY) {
        struct str said = json_get_text(r->root, "message");
        bool is_gone = said.n || json_get(r->root, "error");
        reading_fail(r, is_gone ? VERDICT_GONE : VERDICT_MALFORMED,
                     is_gone ? "the board is unknown" : "no array of job posts");
        return;
    }
    reading_all(r, list, STR_NONE, read_job);
}

const struct board board_gem = {
    .kind = "gem",
    .origin = "https://api.gem.com",
    .urls =
        {
            {.host = "api.gem.com",
             .path = "/job_board/v0/{}",
             .example = "https://api.gem.com/job_board/v0/acme/job_posts/",
             .board = "acme"},
            {.host = "jobs.gem.com",
             .path = "/{}",
             .example = "https://jobs.gem.com/acme/0a1b",
             .board = "acme"},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

/* parse/boards/arbeitnow.c: Arbeitnow's job board API: pages of 100, the newest
 * first, dates as epoch seconds. Source: its public description, 2026. */
#include "parse/boards/board.h"

#include "base/banned.h"

enum { PAGES_MAX = 50 };

static bool
claims(const struct json *root)
{
    const struct json *job = json_items(json_get(root, "data"));
    return json_get(job, "slug") && json_get(job, "company_name") && json_get(job, "job_types");
}

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/api/job-board-api"), STR_NONE);
}

static void
read_job(struct reading *r, const struct json *job)
{
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, job, "title");
    reading_key(r, FIELD_COMPANY, job, "company_name");
    reading_place(r,
                  (struct raw_place){.rule = "location", .text = json_get_text(job, "location")});
    reading_flag(r, FIELD_WORK_MODE, job, "remote");
    JSON_EACH (type, json_get(job, "job_types")) {
        reading_add(r, FIELD_EMPLOYMENT_TYPE, "job_types", json_text(type));
    }
    reading_key(r, FIELD_DATE_POSTED, job, "created_at");
    reading_section(r, STR_NONE, json_get_text(job, "description"));
    reading_end(r, json_get_text(job, "slug"), reading_hash(r, job, NULL),
                json_get_text(job, "url"));
}

static void
read(struct reading *r)
{
    const struct json *list = reading_jobs(r, "data");
    if (!list || list->type != JSON_ARRAY) {
        reading_fail(r, VERDICT_MALFORMED, "no `data` in the answer");
        return;
    }
    reading_all(r, list, STR_NONE, read_job);
    int64_t page = reading_param(r, "page", 1);
    if (list->n > 0 && json_path_text(r->root, "links.next").n && page < PAGES_MAX) {
        reading_more(r, reading_url(r, "/api/job-board-api?page=%lld", (long long)page + 1),
                     STR_NONE);
    }
}

const struct board board_arbeitnow = {
    .kind = "arbeitnow",
    .origin = "https://www.arbeitnow.com",
    .urls =
        {
            {.host = "www.arbeitnow.com",
             .example = "https://www.arbeitnow.com/api/job-board-api?page=2",
             .board = ""},
            {.host = "arbeitnow.com", .example = "https://arbeitnow.com/", .board = ""},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

/* parse/boards/pinpoint.c: Pinpoint postings, one document. Source: recorded
 * answers, July 2026. It states no date of publication (deadline_at is none). */
#include "parse/boards/board.h"

#include "base/banned.h"

static bool
claims(const struct json *root)
{
    const struct json *job = json_items(json_get(root, "data"));
    return json_get(job, "workplace_type") && json_get(job, "title") &&
           (json_get(job, "job") || json_get(job, "compensation_visible"));
}

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/postings.json"), STR_NONE);
}

static void
read_pay(struct reading *r, const struct json *job)
{
    const struct json *visible = json_get(job, "compensation_visible");
    if (visible && visible->type == JSON_FALSE) {
        return;
    }
    reading_money(r, (struct raw_money){.rule = "compensation",
                                        .text = json_get_text(job, "compensation"),
                                        .min = json_get_text(job, "compensation_minimum"),
                                        .max = json_get_text(job, "compensation_maximum"),
                                        .currency = json_get_text(job, "compensation_currency"),
                                        .period = json_get_text(job, "compensation_frequency")});
}

static void
read_job(struct reading *r, const struct json *job)
{
    static const char *const parts[][2] = {
        {"key_responsibilities_header", "key_responsibilities"},
        {"skills_knowledge_expertise_header", "skills_knowledge_expertise"},
        {"benefits_header", "benefits"},
    };
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, job, "title");
    const struct json *place = json_get(job, "location");
    reading_place(r, (struct raw_place){.rule = "location",
                                        .text = reading_name(place),
                                        .city = json_get_text(place, "city"),
                                        .region = json_get_text(place, "province"),
                                        .postal_code = json_get_text(place, "postal_code")});
    reading_key(r, FIELD_WORK_MODE, job, "workplace_type");
    const char *type =
        json_get_text(job, "employment_type").n ? "employment_type" : "employment_type_text";
    reading_key(r, FIELD_EMPLOYMENT_TYPE, job, type);
    bool is_in_job = json_path_text(job, "job.department.name").n > 0;
    reading_path(r, FIELD_DEPARTMENT, job, is_in_job ? "job.department.name" : "department.name");
    reading_path(r, FIELD_DEPARTMENT, job, "job.division.name");
    reading_path(r, FIELD_REQUISITION_ID, job, "job.requisition_id");
    reading_key(r, FIELD_VALID_THROUGH, job, "deadline_at");
    read_pay(r, job);
    reading_section(r, STR_NONE, json_get_text(job, "description"));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        reading_section(r, json_get_text(job, parts[i][0]), json_get_text(job, parts[i][1]));
    }
    struct str url = json_get_text(job, "url");
    struct str path = json_get_text(job, "path");
    if (!url.n && str_starts(path, STR("/"))) {
        url = reading_url(r, "%.*s", STR_ARG(path));
    }
    reading_end(r, json_get_text(job, "id"), reading_hash(r, job, NULL), url);
}

static void
read(struct reading *r)
{
    const struct json *list = reading_jobs(r, "data");
    if (!list && json_get(r->root, "title") && json_get(r->root, "id")) {
        read_job(r, r->root);
        return;
    }
    if (list && list->type == JSON_OBJECT) {
        read_job(r, list);
        return;
    }
    if (!list) {
        reading_fail(r, VERDICT_MALFORMED, "no `data` in the answer");
        return;
    }
    reading_all(r, list, STR_NONE, read_job);
}

const struct board board_pinpoint = {
    .kind = "pinpoint",
    .origin = "https://{}.pinpointhq.com",
    .marketing = "pinpointhq.com",
    .urls =
        {
            {.host = "{}.pinpointhq.com",
             .example = "https://acme.pinpointhq.com/en/postings/0a1b",
             .board = "acme"},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

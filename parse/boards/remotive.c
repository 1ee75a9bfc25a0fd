/* parse/boards/remotive.c: Remotive's API: one document of the newest. Source:
 * its public description and recorded answers, July 2026. Dates have no zone
 * (UTC); pay is text. */
#include "parse/boards/board.h"

#include "base/banned.h"

static bool
claims(const struct json *root)
{
    return json_get(json_items(json_get(root, "jobs")), "candidate_required_location") != NULL;
}

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/api/remote-jobs"), STR_NONE);
}

static void
read_job(struct reading *r, const struct json *job)
{
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, job, "title");
    reading_key(r, FIELD_COMPANY, job, "company_name");
    reading_add(r, FIELD_WORK_MODE, "remote-jobs", STR("remote"));
    struct str scope = reading_line(r, json_get_text(job, "candidate_required_location"));
    reading_add(r, FIELD_REMOTE_SCOPE, "candidate_required_location", scope);
    reading_place(r, (struct raw_place){.rule = "candidate_required_location",
                                        .text = scope,
                                        .is_remote_scope = true});
    reading_key(r, FIELD_EMPLOYMENT_TYPE, job, "job_type");
    reading_key(r, FIELD_DATE_POSTED, job, "publication_date");
    reading_money(r, (struct raw_money){.rule = "salary",
                                        .text = reading_line(r, json_get_text(job, "salary"))});
    reading_section(r, STR_NONE, json_get_text(job, "description"));
    reading_end(r, json_get_text(job, "id"), reading_hash(r, job, NULL), json_get_text(job, "url"));
}

static void
read(struct reading *r)
{
    const struct json *jobs = reading_jobs(r, "jobs");
    if (!jobs || jobs->type != JSON_ARRAY) {
        reading_fail(r, VERDICT_MALFORMED, "no `jobs` in the answer");
        return;
    }
    reading_all(r, jobs, json_get_text(r->root, "total-job-count"), read_job);
}

const struct board board_remotive = {
    .kind = "remotive",
    .origin = "https://remotive.com",
    .urls =
        {
            {.host = "remotive.com",
             .example = "https://remotive.com/api/remote-jobs",
             .board = ""},
            {.host = "www.remotive.com", .example = "https://www.remotive.com/", .board = ""},
            {.host = "remotive.io", .example = "https://remotive.io/remote-jobs", .board = ""},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

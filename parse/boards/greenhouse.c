/* parse/boards/greenhouse.c: Greenhouse job board API. Source: Greenhouse's
 * public documentation of /v1/boards (jobs, pay_input_ranges) and recorded
 * answers, August 2026. The listing holds everything, so no details are asked
 * for. `updated_at` moves with every edit: it is the version, never the date.
 * Boards on the EU hosts are served by the same API host (seen in recordings). */
#include "parse/boards/board.h"

#include "base/banned.h"

/* Custom fields that many employers name alike. */
struct metadata_row {
    const char *name;
    enum field field;
};
static const struct metadata_row metadata_rows[] = {
    {"location type", FIELD_WORK_MODE},
    {"workplace type", FIELD_WORK_MODE},
    {"work location type", FIELD_WORK_MODE},
    {"workplace", FIELD_WORK_MODE},
    {"work model", FIELD_WORK_MODE},
    {"work arrangement", FIELD_WORK_MODE},
    {"remote status", FIELD_WORK_MODE},
    {"time type", FIELD_EMPLOYMENT_TYPE},
    {"employment type", FIELD_EMPLOYMENT_TYPE},
    {"type of employment", FIELD_EMPLOYMENT_TYPE},
    {"job type", FIELD_EMPLOYMENT_TYPE},
    {"contract type", FIELD_EMPLOYMENT_TYPE},
    {"worker sub-type", FIELD_EMPLOYMENT_TYPE},
    {"worker type", FIELD_EMPLOYMENT_TYPE},
    {"scheduled weekly hours", FIELD_WEEKLY_HOURS},
    {"weekly hours", FIELD_WEEKLY_HOURS},
    {"hours per week", FIELD_WEEKLY_HOURS},
    {"experience level", FIELD_SENIORITY},
    {"seniority", FIELD_SENIORITY},
    {"seniority level", FIELD_SENIORITY},
    {"experience level required", FIELD_SENIORITY},
};

/* Words in the title of a pay range that tell its period. */
static const struct {
    const char *word, *period;
} pay_periods[] = {
    {"hour", "hour"},   {"annual", "year"}, {"year", "year"},
    {"month", "month"}, {"week", "week"},   {"salary", "year"},
};

static bool
claims(const struct json *root)
{
    const struct json *list = root->type == JSON_OBJECT ? json_get(root, "jobs") : root;
    const struct json *job = list ? json_items(list) : root;
    return json_get(job, "absolute_url") && json_get(job, "title") &&
           (json_get(job, "updated_at") || json_get(job, "internal_job_id"));
}

static void
start(struct reading *r)
{
    reading_list(r,
                 reading_url(r, "/v1/boards/%.*s/jobs?content=true&pay_transparency=true",
                             STR_ARG(r->token)),
                 STR_NONE);
}

/* "Time Type - DO NOT CHANGE", "Employment Type (internal)", "Workplace:": the name
 * without the note to colleagues. */
static struct str
bare_name(struct str name)
{
    static const char *const NOTES[] = {" - ", " (", ":"};
    for (size_t i = 0; i < sizeof NOTES / sizeof *NOTES; i++) {
        name = str_sub(name, 0, str_find(name, str_of(NOTES[i])));
    }
    return str_trim(name);
}

static void
read_metadata(struct reading *r, const struct json *item)
{
    struct str name = str_trim(json_get_text(item, "name"));
    const struct json *value = json_get(item, "value");
    if (value && value->type == JSON_OBJECT) {
        reading_money(r, (struct raw_money){.rule = "metadata",
                                            .min = json_get_text(value, "min_value"),
                                            .max = json_get_text(value, "max_value"),
                                            .currency = json_get_text(value, "unit"),
                                            .kind = name});
        return;
    }
    struct str bare = bare_name(name);
    for (size_t i = 0; i < sizeof metadata_rows / sizeof *metadata_rows; i++) {
        if (!str_is_nocase(bare, metadata_rows[i].name)) {
            continue;
        }
        JSON_EACH (one, value) {
            reading_add(r, metadata_rows[i].field, "metadata", json_text(one));
        }
    }
}

static void
read_pay(struct reading *r, const struct json *range)
{
    struct str title = reading_line(r, json_get_text(range, "title"));
    struct raw_money money = {.rule = "pay_input_ranges",
                              .text = title,
                              .min = json_get_text(range, "min_cents"),
                              .max = json_get_text(range, "max_cents"),
                              .currency = json_get_text(range, "currency_type"),
                              .zone = title,
                              .is_cents = true};
    if (amount_is_none(money.min) && amount_is_none(money.max)) {
        return;
    }
    struct str words[] = {title, json_get_text(range, "blurb")};
    for (size_t i = 0; i < sizeof pay_periods / sizeof *pay_periods && !money.period.n; i++) {
        if (str_has_nocase(words[0], str_of(pay_periods[i].word)) ||
            str_has_nocase(words[1], str_of(pay_periods[i].word))) {
            money.period = str_of(pay_periods[i].period);
        }
    }
    reading_money(r, money);
}

/* "Cape Town" where an office is at "Cape Town, Western Cape, South Africa": the
 * fuller wording of the same place. */
static struct str
fuller_place(const struct json *job, struct str name)
{
    JSON_EACH (office, json_get(job, "offices")) {
        struct str location = str_trim(json_get_text(office, "location"));
        if (name.n && location.n > name.n && str_starts_nocase(location, name) &&
            location.p[name.n] == ',') {
            return location;
        }
    }
    return name;
}

/* Names that name no place: the offices tell. */
static bool
is_no_place(struct str name)
{
    static const char *const names[] = {"multiple locations", "multiple", "various",
                                        "various locations",  "location", "locations"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_is_nocase(name, names[i])) {
            return true;
        }
    }
    return false;
}

static void
read_places(struct reading *r, const struct json *job)
{
    struct str name = str_trim(json_path_text(job, "location.name"));
    if (!name.n) {
        name = str_trim(json_get_text(job, "location"));
    }
    bool has_offices = json_items(json_get(job, "offices")) != NULL;
    if (name.n && !(has_offices && is_no_place(name))) {
        reading_place(r, (struct raw_place){.rule = "location.name",
                                            .text = reading_line(r, fuller_place(job, name))});
        return;
    }
    JSON_EACH (office, json_get(job, "offices")) {
        struct str location = json_get_text(office, "location");
        location = location.n ? location : json_get_text(office, "name");
        reading_place(r, (struct raw_place){.rule = "offices", .text = reading_line(r, location)});
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
    JSON_EACH (department, json_get(job, "departments")) {
        reading_add(r, FIELD_DEPARTMENT, "departments",
                    reading_line(r, json_get_text(department, "name")));
    }
    JSON_EACH (item, json_get(job, "metadata")) {
        read_metadata(r, item);
    }
    JSON_EACH (range, json_get(job, "pay_input_ranges")) {
        read_pay(r, range);
    }
    reading_key(r, FIELD_DATE_POSTED, job, "first_published");
    reading_key(r, FIELD_VALID_THROUGH, job, "application_deadline");
    reading_key(r, FIELD_LANGUAGE, job, "language");
    reading_key(r, FIELD_REQUISITION_ID, job, "requisition_id");
    reading_section(r, STR_NONE, json_get_text(job, "content"));
    reading_end(r, json_get_text(job, "id"), json_get_text(job, "updated_at"),
                json_get_text(job, "absolute_url"));
}

static void
read(struct reading *r)
{
    const struct json *jobs = reading_jobs(r, "jobs");
    if (!jobs && json_get(r->root, "title") && json_get(r->root, "id")) {
        read_job(r, r->root);
        return;
    }
    if (!jobs || jobs->type != JSON_ARRAY) {
        struct str said = json_get_text(r->root, "error");
        bool is_gone = str_has_nocase(said, STR("not found"));
        reading_fail(r, is_gone ? VERDICT_GONE : VERDICT_MALFORMED,
                     is_gone ? "the board or job is unknown" : "no `jobs` in the answer");
        return;
    }
    reading_all(r, jobs, json_path_text(r->root, "meta.total"), read_job);
}

const struct board board_greenhouse = {
    .kind = "greenhouse",
    .origin = "https://boards-api.greenhouse.io",
    .urls =
        {
            {.host = "boards-api.greenhouse.io",
             .path = "/v1/boards/{}",
             .example = "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true",
             .board = "acme"},
            {.host = "boards.greenhouse.io",
             .path = "/embed/*",
             .query = "for={}",
             .example = "https://boards.greenhouse.io/embed/job_board?for=acme",
             .board = "acme"},
            {.host = "job-boards.greenhouse.io",
             .path = "/embed/*",
             .query = "for={}",
             .example = "https://job-boards.greenhouse.io/embed/job_board?for=acme",
             .board = "acme"},
            {.host = "job-boards.eu.greenhouse.io",
             .path = "/embed/*",
             .query = "for={}",
             .example = "https://job-boards.eu.greenhouse.io/embed/job_app?for=acme&token=1",
             .board = "acme"},
            {.host = "boards.eu.greenhouse.io",
             .path = "/embed/*",
             .query = "for={}",
             .example = "https://boards.eu.greenhouse.io/embed/job_board/js?for=acme",
             .board = "acme"},
            {.host = "api.greenhouse.io",
             .path = "/v1/boards/{}",
             .example = "https://api.greenhouse.io/v1/boards/acme/jobs",
             .board = "acme"},
            {.host = "boards.greenhouse.io",
             .path = "/{}",
             .example = "https://boards.greenhouse.io/acme/jobs/123",
             .board = "acme"},
            {.host = "job-boards.greenhouse.io",
             .path = "/{}",
             .example = "https://job-boards.greenhouse.io/acme",
             .board = "acme"},
            {.host = "job-boards.eu.greenhouse.io",
             .path = "/{}",
             .example = "https://job-boards.eu.greenhouse.io/acme/jobs/123",
             .board = "acme"},
            {.host = "boards.eu.greenhouse.io",
             .path = "/{}",
             .example = "https://boards.eu.greenhouse.io/acme",
             .board = "acme"},
            {.host = "boards-api.eu.greenhouse.io",
             .path = "/v1/boards/{}",
             .keep_origin = true,
             .example = "https://boards-api.eu.greenhouse.io/v1/boards/acme/jobs",
             .board = "acme"},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

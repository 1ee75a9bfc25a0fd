/* parse/boards/smartrecruiters.c: SmartRecruiters posting API: a paged listing
 * without texts, one detail per posting. Source: its OpenAPI description and
 * recorded answers, July 2026. An unknown company answers 200 and totalFound 0. */
#include "parse/boards/board.h"

#include "base/banned.h"

enum { PAGE_POSTINGS = 100 };

static bool
claims(const struct json *root)
{
    if (json_get(root, "jobAd") && json_get(root, "releasedDate")) {
        return true;
    }
    return json_get(root, "totalFound") && json_get(root, "content");
}

static struct str
list_url(struct reading *r, int64_t offset)
{
    return reading_url(r, "/v1/companies/%.*s/postings?limit=%d&offset=%lld", STR_ARG(r->token),
                       (int)PAGE_POSTINGS, (long long)offset);
}

static void
start(struct reading *r)
{
    reading_list(r, list_url(r, 0), STR_NONE);
}

static void
read_facts(struct reading *r, const struct json *job)
{
    reading_key(r, FIELD_TITLE, job, "name");
    reading_path(r, FIELD_COMPANY, job, "company.name");
    const struct json *place = json_get(job, "location");
    reading_place(r, (struct raw_place){.rule = "location",
                                        .text = place && place->type == JSON_STRING
                                                    ? json_text(place)
                                                    : json_get_text(place, "fullLocation"),
                                        .city = json_get_text(place, "city"),
                                        .region = json_get_text(place, "region"),
                                        .country = json_get_text(place, "country"),
                                        .postal_code = json_get_text(place, "postalCode"),
                                        .latitude = json_get_text(place, "latitude"),
                                        .longitude = json_get_text(place, "longitude")});
    if (json_is_true(json_get(place, "hybrid"))) {
        reading_add(r, FIELD_WORK_MODE, "hybrid", STR("true"));
    } else if (json_is_true(json_get(place, "remote"))) {
        reading_add(r, FIELD_WORK_MODE, "remote", STR("true"));
    }
    reading_path(r, FIELD_EMPLOYMENT_TYPE, job, "typeOfEmployment.label");
    if (!str_is(json_path_text(job, "experienceLevel.id"), "not_applicable")) {
        reading_path(r, FIELD_SENIORITY, job, "experienceLevel.label");
    }
    bool has_department = json_path_text(job, "department.label").n > 0;
    reading_path(r, FIELD_DEPARTMENT, job, has_department ? "department.label" : "function.label");
    reading_key(r, FIELD_DATE_POSTED, job, "releasedDate");
    reading_path(r, FIELD_LANGUAGE, job, "language.code");
    reading_key(r, FIELD_REQUISITION_ID, job, "refNumber");
    reading_key(r, FIELD_APPLY_URL, job, "applyUrl");
    const struct json *pay = json_get(job, "compensation");
    reading_money(r, (struct raw_money){.rule = "compensation",
                                        .min = json_get_text(pay, "min"),
                                        .max = json_get_text(pay, "max"),
                                        .currency = json_get_text(pay, "currency"),
                                        .period = json_get_text(pay, "period")});
}

static void
read_job(struct reading *r, const struct json *job)
{
    static const char *const parts[] = {"companyDescription", "jobDescription", "qualifications",
                                        "additionalInformation"};
    if (!reading_begin(r)) {
        return;
    }
    read_facts(r, job);
    const struct json *sections = json_path(job, "jobAd.sections");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct json *section = json_get(sections, parts[i]);
        reading_section(r, json_get_text(section, "title"), json_get_text(section, "text"));
    }
    const struct json *active = json_get(job, "active");
    if (active && active->type == JSON_FALSE) {
        r->raw->is_closed = true;
        r->raw->closed_by = "active";
    }
    struct str id = json_get_text(job, "id");
    struct str url = json_get_text(job, "postingUrl");
    if (!url.n && r->board.n) {
        url = arena_printf(r->arena, "https://jobs.smartrecruiters.com/%.*s/%.*s",
                           STR_ARG(r->token), STR_ARG(id));
    }
    reading_end(r, id, r->page->version, url);
}

static void
read_entry(struct reading *r, const struct json *job)
{
    struct str id = json_get_text(job, "id");
    if (reading_wants_previews(r) || json_get(job, "jobAd")) {
        read_job(r, job);
    } else if (!reading_entry(r, id)) {
        return;
    }
    struct str company = json_path_text(job, "company.identifier");
    company = r->board.n ? r->board : company;
    if (id.n && company.n && !json_get(job, "jobAd")) {
        reading_detail(
            r, reading_url(r, "/v1/companies/%.*s/postings/%.*s", STR_ARG(company), STR_ARG(id)),
            id, job, NULL);
    }
}

static void
read(struct reading *r)
{
    const struct json *list = reading_jobs(r, "content");
    if (!list && json_get(r->root, "name") && json_get(r->root, "id")) {
        read_job(r, r->root);
        return;
    }
    if (!list || list->type != JSON_ARRAY) {
        struct str said = json_get_text(r->root, "message");
        bool is_gone = str_has_nocase(said, STR("not found"));
        reading_fail(r, is_gone ? VERDICT_GONE : VERDICT_MALFORMED,
                     is_gone ? "the posting is unknown" : "no `content` in the answer");
        return;
    }
    reading_all(r, list, json_get_text(r->root, "totalFound"), read_entry);
    int64_t next = reading_param(r, "offset", 0) + (int64_t)list->n;
    if (list->n > 0 && next < r->ret->total) {
        reading_more(r, list_url(r, next), STR_NONE);
    }
    if (r->ret->total == 0) {
        reading_fail(r, VERDICT_EMPTY, "no postings; an unknown company answers alike");
    }
}

const struct board board_smartrecruiters = {
    .kind = "smartrecruiters",
    .origin = "https://api.smartrecruiters.com",
    .urls =
        {
            {.host = "api.smartrecruiters.com",
             .path = "/v1/companies/{}",
             .example = "https://api.smartrecruiters.com/v1/companies/Acme/postings?limit=100",
             .board = "Acme"},
            {.host = "careers.smartrecruiters.com",
             .path = "/{}",
             .example = "https://careers.smartrecruiters.com/Acme",
             .board = "Acme"},
            {.host = "jobs.smartrecruiters.com",
             .path = "/oneclick-ui/company/{}",
             .example =
                 "https://jobs.smartrecruiters.com/oneclick-ui/company/Acme/publication/0a1b",
             .board = "Acme"},
            {.host = "jobs.smartrecruiters.com",
             .path = "/external-referrals/company/{}",
             .example = "https://jobs.smartrecruiters.com/external-referrals/company/Acme/"
                        "publication/0a1b",
             .board = "Acme"},
            {.host = "jobs.smartrecruiters.com",
             .path = "/{}",
             .example = "https://jobs.smartrecruiters.com/Acme/744000123-welder",
             .board = "Acme"},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

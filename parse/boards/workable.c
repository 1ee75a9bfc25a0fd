/* parse/boards/workable.c: Workable. The widget answers all postings with texts
 * in one document; the career page's own v3 listing (POST, a cursor) and its
 * details are read too. Source: recorded answers, July 2026, and Workable's
 * widget documentation. An unknown account serves HTML or 404. */
#include "base/json_write.h"
#include "parse/boards/board.h"

#include "base/banned.h"

enum { REQUEST_MAX_BYTES = 64 * 1024 };

static bool
claims(const struct json *root)
{
    if (json_get(root, "shortcode")) {
        return true;
    }
    const struct json *list = json_get(root, "jobs");
    const struct json *job = json_items(list ? list : json_get(root, "results"));
    return json_get(job, "shortcode") != NULL;
}

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/api/v1/widget/accounts/%.*s?details=true", STR_ARG(r->token)),
                 STR_NONE);
}

static void
read_place(struct reading *r, const struct json *place, const char *rule)
{
    struct str country = json_get_text(place, "country");
    struct str region = json_get_text(place, "region");
    reading_place(r, (struct raw_place){
                         .rule = rule,
                         .text = json_get_text(place, "display"),
                         .city = json_get_text(place, "city"),
                         .region = region.n ? region : json_get_text(place, "state"),
                         .country = country.n ? country : json_get_text(place, "countryCode")});
}

static void
read_places(struct reading *r, const struct json *job)
{
    if (json_items(json_get(job, "locations"))) {
        JSON_EACH (place, json_get(job, "locations")) {
            read_place(r, place, "locations");
        }
        return;
    }
    const struct json *place = json_get(job, "location");
    read_place(r, place ? place : job, "location");
}

static void
read_mode(struct reading *r, const struct json *job)
{
    const char *keys[] = {"workplace", "workplace_type"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (json_get_text(job, keys[i]).n) {
            reading_key(r, FIELD_WORK_MODE, job, keys[i]);
            return;
        }
    }
    reading_flag(r, FIELD_WORK_MODE, job, "telecommuting");
    reading_flag(r, FIELD_WORK_MODE, job, "remote");
}

static void
read_date(struct reading *r, const struct json *job)
{
    static const char *const keys[] = {"published_on", "published", "created_at"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (json_get_text(job, keys[i]).n) {
            reading_key(r, FIELD_DATE_POSTED, job, keys[i]);
            return;
        }
    }
}

static struct str
public_url(struct reading *r, const struct json *job)
{
    struct str id = json_get_text(job, "shortcode");
    struct str url = json_get_text(job, "url");
    if (url.n || !id.n) {
        return url;
    }
    if (r->board.n) {
        return arena_printf(r->arena, "https://apply.workable.com/%.*s/j/%.*s/", STR_ARG(r->token),
                            STR_ARG(id));
    }
    return arena_printf(r->arena, "https://apply.workable.com/j/%.*s", STR_ARG(id));
}

static void
read_pay(struct reading *r, const struct json *pay)
{
    reading_money(r, (struct raw_money){.rule = "salary",
                                        .text = json_text(pay),
                                        .min = json_get_text(pay, "salary_from"),
                                        .max = json_get_text(pay, "salary_to"),
                                        .currency = json_get_text(pay, "salary_currency")});
}

static void
read_job(struct reading *r, const struct json *job, struct str company)
{
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, job, "title");
    reading_add(r, FIELD_COMPANY, "name", reading_line(r, company));
    read_places(r, job);
    read_mode(r, job);
    read_date(r, job);
    reading_key(r, FIELD_EMPLOYMENT_TYPE, job, "employment_type");
    reading_key(r, FIELD_EMPLOYMENT_TYPE, job, "type");
    reading_key(r, FIELD_SENIORITY, job, "experience");
    reading_key(r, FIELD_EDUCATION, job, "education");
    JSON_EACH (department, json_get(job, "department")) {
        reading_add(r, FIELD_DEPARTMENT, "department", reading_line(r, json_text(department)));
    }
    if (!json_items(json_get(job, "department"))) {
        reading_key(r, FIELD_DEPARTMENT, job, "function");
    }
    reading_key(r, FIELD_LANGUAGE, job, "language");
    reading_key(r, FIELD_REQUISITION_ID, job, "code");
    reading_key(r, FIELD_APPLY_URL, job, "application_url");
    read_pay(r, json_get(job, "salary"));
    reading_section(r, STR_NONE, json_get_text(job, "description"));
    reading_section(r, STR("Requirements"), json_get_text(job, "requirements"));
    reading_section(r, STR("Benefits"), json_get_text(job, "benefits"));
    struct str version = r->page->version.n ? r->page->version : reading_hash(r, job, NULL);
    reading_end(r, json_get_text(job, "shortcode"), version, public_url(r, job));
}

/* The next page of the v3 listing: the same question with the cursor. */
static void
follow_cursor(struct reading *r, struct str token)
{
    struct json *asked = NULL;
    if (r->page->request_body.n) {
        (void)!json_read(r->page->request_body, r->arena, &asked, NULL, NULL);
    }
    struct str query = json_get_text(asked, "query");
    if (str_eq(json_get_text(asked, "token"), token)) {
        return; /* the same page for ever */
    }
    struct buf buf;
    buf_init(&buf, REQUEST_MAX_BYTES);
    struct json_out out;
    json_out_begin(&out, &buf);
    json_put_object(&out);
    json_add_str(&out, "query", query.p ? query : STR(""));
    json_add_str(&out, "token", token);
    json_put_object_end(&out);
    if (!buf_failed(&buf)) {
        reading_more(r, reading_url(r, "/api/v3/accounts/%.*s/jobs", STR_ARG(r->token)),
                     arena_str(r->arena, buf_str(&buf)));
    }
    buf_release(&buf);
}

static void
read_entry(struct reading *r, const struct json *job)
{
    struct str id = json_get_text(job, "shortcode");
    if (reading_wants_previews(r)) {
        read_job(r, job, STR_NONE);
    } else if (!reading_entry(r, id)) {
        return;
    }
    if (id.n && r->board.n) {
        reading_detail(
            r, reading_url(r, "/api/v2/accounts/%.*s/jobs/%.*s", STR_ARG(r->token), STR_ARG(id)),
            id, job, NULL);
    }
}

static void
read_results(struct reading *r, const struct json *results)
{
    reading_all(r, results, json_get_text(r->root, "total"), read_entry);
    struct str token = json_get_text(r->root, "nextPage");
    if (token.n && results->n > 0) {
        follow_cursor(r, token);
    }
}

static void
read(struct reading *r)
{
    const struct json *jobs = reading_jobs(r, "jobs");
    const struct json *results = json_get(r->root, "results");
    if (results) {
        read_results(r, results);
        return;
    }
    if (json_get(r->root, "shortcode")) {
        read_job(r, r->root, STR_NONE);
        return;
    }
    if (!jobs) {
        bool is_gone = json_get(r->root, "error") != NULL;
        reading_fail(r, is_gone ? VERDICT_GONE : VERDICT_MALFORMED,
                     is_gone ? "the account or job is unknown" : "no `jobs` in the answer");
        return;
    }
    reading_listing(r, STR_NONE);
    JSON_EACH (job, jobs) {
        read_job(r, job, json_get_text(r->root, "name"));
    }
}

const struct board board_workable = {
    .kind = "workable",
    .origin = "https://apply.workable.com",
    .is_html_gone = true,
    .urls =
        {
            {.host = "apply.workable.com",
             .path = "/api/v1/widget/accounts/{}",
             .example = "https://apply.workable.com/api/v1/widget/accounts/acme?details=true",
             .board = "acme"},
            {.host = "apply.workable.com",
             .path = "/api/*/accounts/{}",
             .example = "https://apply.workable.com/api/v3/accounts/acme/jobs",
             .board = "acme"},
            {.host = "apply.workable.com",
             .path = "/{locale}/{}",
             .example = "https://apply.workable.com/acme/j/0A1B2C3D4E/",
             .board = "acme"},
            {.host = "{}.workable.com",
             .example = "https://acme.workable.com/jobs/1",
             .board = "acme"},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

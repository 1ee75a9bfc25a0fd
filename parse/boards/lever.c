/* parse/boards/lever.c: Lever postings API, a bare array. Source: Lever's
 * postings-api README and recorded answers, August 2026. `createdAt` (epoch ms)
 * is live but not documented; `country` speaks for the first place only. */
#include "parse/boards/board.h"

#include "base/banned.h"

static bool
claims(const struct json *root)
{
    const struct json *job = root->type == JSON_ARRAY ? json_items(root) : root;
    return json_get(job, "hostedUrl") && json_get(job, "text");
}

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/v0/postings/%.*s?mode=json", STR_ARG(r->token)), STR_NONE);
}

static void
read_places(struct reading *r, const struct json *job)
{
    const struct json *all = json_path(job, "categories.allLocations");
    struct str first = json_path_text(job, "categories.location");
    bool is_single = !all || all->n <= 1;
    reading_place(r,
                  (struct raw_place){.rule = "categories.location",
                                     .text = first,
                                     .country = is_single && first.n ? json_get_text(job, "country")
                                                                     : STR_NONE});
    JSON_EACH (place, all) {
        if (!str_eq(json_text(place), first)) {
            reading_place(
                r, (struct raw_place){.rule = "categories.allLocations", .text = json_text(place)});
        }
    }
    if (!first.n && is_single && !json_items(all)) {
        reading_place(
            r, (struct raw_place){.rule = "country", .country = json_get_text(job, "country")});
    }
}

/* `description` holds opening and body; only when it is missing are they asked
 * for one by one. The HTML form is preferred: it knows lists. */
static struct str
html_or_plain(const struct json *job, const char *html, const char *plain)
{
    struct str text = json_get_text(job, html);
    return str_trim(text).n ? text : json_get_text(job, plain);
}

static void
read_description(struct reading *r, const struct json *job)
{
    struct str whole = html_or_plain(job, "description", "descriptionPlain");
    if (whole.n) {
        reading_section(r, STR_NONE, whole);
    } else {
        reading_section(r, STR_NONE, html_or_plain(job, "opening", "openingPlain"));
        reading_section(r, STR_NONE, html_or_plain(job, "descriptionBody", "descriptionBodyPlain"));
    }
    JSON_EACH (list, json_get(job, "lists")) {
        reading_section(r, json_get_text(list, "text"), json_get_text(list, "content"));
    }
    reading_section(r, STR_NONE, html_or_plain(job, "salaryDescription", "salaryDescriptionPlain"));
    reading_section(r, STR_NONE, html_or_plain(job, "additional", "additionalPlain"));
}

static void
read_job(struct reading *r, const struct json *job)
{
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, job, "text");
    read_places(r, job);
    struct str mode = json_get_text(job, "workplaceType");
    if (!str_is_nocase(mode, "unspecified")) {
        reading_add(r, FIELD_WORK_MODE, "workplaceType", mode);
    }
    reading_path(r, FIELD_EMPLOYMENT_TYPE, job, "categories.commitment");
    reading_path(r, FIELD_SENIORITY, job, "categories.level");
    reading_path(r, FIELD_DEPARTMENT, job, "categories.department");
    reading_path(r, FIELD_DEPARTMENT, job, "categories.team");
    reading_key(r, FIELD_DATE_POSTED, job, "createdAt");
    reading_key(r, FIELD_APPLY_URL, job, "applyUrl");
    reading_money(r, (struct raw_money){.rule = "salaryRange",
                                        .min = json_path_text(job, "salaryRange.min"),
                                        .max = json_path_text(job, "salaryRange.max"),
                                        .currency = json_path_text(job, "salaryRange.currency"),
                                        .period = json_path_text(job, "salaryRange.interval")});
    read_description(r, job);
    reading_end(r, json_get_text(job, "id"), reading_hash(r, job, NULL),
                json_get_text(job, "hostedUrl"));
}

static void
read(struct reading *r)
{
    if (r->root->type == JSON_OBJECT) {
        if (json_get(r->root, "text") && json_get(r->root, "id")) {
            read_job(r, r->root);
            return;
        }
        bool is_gone = str_has_nocase(json_get_text(r->root, "error"), STR("not found"));
        reading_fail(r, is_gone ? VERDICT_GONE : VERDICT_MALFORMED,
                     is_gone ? "the site or posting is unknown" : "no array of postings");
        return;
    }
    reading_listing(r, STR_NONE);
    JSON_EACH (job, r->root) {
        read_job(r, job);
    }
    int64_t limit = reading_param(r, "limit", 0);
    if (limit > 0 && (int64_t)r->root->n >= limit) {
        int64_t skip = reading_param(r, "skip", 0) + limit;
        reading_more(r,
                     reading_url(r, "/v0/postings/%.*s?mode=json&skip=%lld&limit=%lld",
                                 STR_ARG(r->token), (long long)skip, (long long)limit),
                     STR_NONE);
    }
}

const struct board board_lever = {
    .kind = "lever",
    .origin = "https://api.lever.co",
    .urls =
        {
            {.host = "api.lever.co",
             .path = "/v0/postings/{}",
             .example = "https://api.lever.co/v0/postings/acme?mode=json",
             .board = "acme"},
            {.host = "api.eu.lever.co",
             .path = "/v0/postings/{}",
             .keep_origin = true,
             .example = "https://api.eu.lever.co/v0/postings/acme?mode=json",
             .board = "acme"},
            {.host = "jobs.lever.co",
             .path = "/{}",
             .example = "https://jobs.lever.co/acme/0a1b2c3d",
             .board = "acme"},
            {.host = "jobs.eu.lever.co",
             .path = "/{}",
             .endpoint = "https://api.eu.lever.co",
             .example = "https://jobs.eu.lever.co/acme",
             .board = "acme"},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

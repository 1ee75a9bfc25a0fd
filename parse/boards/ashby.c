/* parse/boards/ashby.c: Ashby job board API, one document. Source: Ashby's public
 * documentation and recorded answers, 2025-10 to 2026-08. `isRemote` is true for
 * hybrids too: it speaks only where `workplaceType` is silent. Pay is read from
 * the tiers (one per zone); the summary is their union. */
#include "parse/boards/board.h"

#include "base/banned.h"

static bool
claims(const struct json *root)
{
    const struct json *job = json_items(json_get(root, "jobs"));
    return json_get(job, "jobUrl") && (json_get(job, "isListed") || json_get(job, "publishedAt"));
}

static void
start(struct reading *r)
{
    reading_list(
        r,
        reading_url(r, "/posting-api/job-board/%.*s?includeCompensation=true", STR_ARG(r->token)),
        STR_NONE);
}

static void
read_place(struct reading *r, const struct json *node, const char *rule)
{
    const struct json *address = json_path(node, "address.postalAddress");
    if (!address) {
        address = json_get(node, "address");
    }
    struct str text = node && node->type == JSON_STRING ? json_text(node)
                                                        : reading_name(json_get(node, "location"));
    if (text.n && str_find_byte(json_get_text(address, "addressLocality"), ',') != SIZE_MAX) {
        address = NULL; /* several towns in one address: the text tells which it is */
    }
    reading_place(r, (struct raw_place){.rule = rule,
                                        .text = text,
                                        .city = json_get_text(address, "addressLocality"),
                                        .region = json_get_text(address, "addressRegion"),
                                        .country = json_get_text(address, "addressCountry"),
                                        .postal_code = json_get_text(address, "postalCode")});
}

static void
read_component(struct reading *r, const struct json *part, struct str zone)
{
    struct str type = json_get_text(part, "compensationType");
    if (!str_is(type, "Salary")) {
        return;
    }
    struct raw_money money = {.rule = "compensation",
                              .text = json_get_text(part, "summary"),
                              .min = json_get_text(part, "minValue"),
                              .max = json_get_text(part, "maxValue"),
                              .currency = json_get_text(part, "currencyCode"),
                              .period = json_get_text(part, "interval"),
                              .kind = type,
                              .zone = zone};
    if (!amount_is_none(money.min) || !amount_is_none(money.max)) {
        reading_money(r, money);
    }
}

static void
read_pay(struct reading *r, const struct json *pay)
{
    JSON_EACH (tier, json_get(pay, "compensationTiers")) {
        JSON_EACH (part, json_get(tier, "components")) {
            read_component(r, part, json_get_text(tier, "title"));
        }
    }
    if (r->raw->money) {
        return;
    }
    JSON_EACH (part, json_get(pay, "summaryComponents")) {
        read_component(r, part, STR_NONE);
    }
    if (!r->raw->money) {
        struct str summary = json_get_text(pay, "scrapeableCompensationSalarySummary");
        reading_money(
            r, (struct raw_money){.rule = "scrapeableCompensationSalarySummary", .text = summary});
    }
}

static void
read_job(struct reading *r, const struct json *job)
{
    const struct json *listed = json_get(job, "isListed");
    bool is_hidden = listed && listed->type == JSON_FALSE; /* reachable by its link only */
    if ((is_hidden && r->page->role == PAGE_LISTING) || !reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, job, "title");
    read_place(r, job, "location");
    JSON_EACH (place, json_get(job, "secondaryLocations")) {
        read_place(r, place, "secondaryLocations");
    }
    if (json_get_text(job, "workplaceType").n) {
        reading_key(r, FIELD_WORK_MODE, job, "workplaceType");
    } else {
        reading_flag(r, FIELD_WORK_MODE, job, "isRemote");
    }
    reading_key(r, FIELD_EMPLOYMENT_TYPE, job, "employmentType");
    reading_key(r, FIELD_DEPARTMENT, job, "department");
    reading_key(r, FIELD_DEPARTMENT, job, "team");
    reading_key(r, FIELD_DATE_POSTED, job, "publishedAt");
    reading_key(r, FIELD_APPLY_URL, job, "applyUrl");
    read_pay(r, json_get(job, "compensation"));
    struct str html = json_get_text(job, "descriptionHtml");
    reading_section(r, STR_NONE, html.n ? html : json_get_text(job, "descriptionPlain"));
    reading_end(r, json_get_text(job, "id"), reading_hash(r, job, NULL),
                json_get_text(job, "jobUrl"));
}

static void
read(struct reading *r)
{
    const struct json *jobs = reading_jobs(r, "jobs");
    if (!jobs && json_get(r->root, "jobUrl")) {
        read_job(r, r->root);
        return;
    }
    if (!jobs || jobs->type != JSON_ARRAY) {
        bool is_gone = json_get(r->root, "errors") != NULL;
        reading_fail(r, is_gone ? VERDICT_GONE : VERDICT_MALFORMED,
                     is_gone ? "the board is unknown" : "no `jobs` in the answer");
        return;
    }
    reading_all(r, jobs, STR_NONE, read_job);
}

const struct board board_ashby = {
    .kind = "ashby",
    .origin = "https://api.ashbyhq.com",
    .urls =
        {
            {.host = "api.ashbyhq.com",
             .path = "/posting-api/job-board/{}",
             .example =
                 "https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true",
             .board = "acme"},
            {.host = "jobs.ashbyhq.com",
             .path = "/{}",
             .example = "https://jobs.ashbyhq.com/Acme%20Labs/0a1b",
             .board = "Acme Labs"},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

/* parse/boards/usajobs.c: USAJOBS search API. Source: developer.usajobs.gov and
 * recorded answers, July 2026. Needs the headers Authorization-Key and User-Agent
 * (setting `header`). About 10,000 results are reachable. CountryCode holds a
 * country's name. `board` narrows the search: "Keyword=nurse&JobCategoryCode=0610". */
#include "base/limits.h"
#include "base/url.h"
#include "parse/boards/board.h"

#include "base/banned.h"

enum { PAGE_POSTINGS = 500, CAP_POSTINGS = 10000 };

/* RateIntervalCode of the API. */
static const struct {
    const char *code, *period;
} intervals[] = {
    {"PA", "year"}, {"PH", "hour"}, {"PD", "day"}, {"PM", "month"}, {"BW", "biweekly"},
    {"PW", "week"}, {"WC", ""},     {"FB", ""},    {"PY", "year"},
};

static bool
claims(const struct json *root)
{
    return json_path(root, "SearchResult.SearchResultItems") ||
           json_get(root, "MatchedObjectDescriptor");
}

static struct str
list_url(struct reading *r, int64_t page)
{
    bool has_board = r->board.n > 0;
    return reading_url(r, "/api/search?%.*s%sResultsPerPage=%d&Page=%lld", STR_ARG(r->board),
                       has_board ? "&" : "", (int)PAGE_POSTINGS, (long long)page);
}

static void
start(struct reading *r)
{
    reading_list(r, list_url(r, 1), STR_NONE);
}

static struct str
period_of(struct str code, struct str words)
{
    for (size_t i = 0; i < sizeof intervals / sizeof *intervals; i++) {
        if (str_is_nocase(code, intervals[i].code)) {
            return str_of(intervals[i].period);
        }
    }
    return words.n ? words : code;
}

static void
read_pay(struct reading *r, const struct json *pay)
{
    struct str code = json_get_text(pay, "RateIntervalCode");
    struct str words = json_get_text(pay, "Description");
    reading_money(r, (struct raw_money){.rule = "PositionRemuneration",
                                        .min = json_get_text(pay, "MinimumRange"),
                                        .max = json_get_text(pay, "MaximumRange"),
                                        .currency = STR("USD"),
                                        .period = period_of(code, words)});
}

static void
read_places(struct reading *r, const struct json *job)
{
    JSON_EACH (place, json_get(job, "PositionLocation")) {
        reading_place(r,
                      (struct raw_place){.rule = "PositionLocation",
                                         .text = json_get_text(place, "LocationName"),
                                         .region = json_get_text(place, "CountrySubDivisionCode"),
                                         .country = json_get_text(place, "CountryCode"),
                                         .latitude = json_get_text(place, "Latitude"),
                                         .longitude = json_get_text(place, "Longitude")});
    }
    if (!r->raw->places) {
        reading_place(r, (struct raw_place){.rule = "PositionLocationDisplay",
                                            .text = json_get_text(job, "PositionLocationDisplay")});
    }
}

static void
read_texts(struct reading *r, const struct json *job, const struct json *details)
{
    reading_section(r, STR("Summary"), json_get_text(details, "JobSummary"));
    struct str heading = STR("Duties");
    JSON_EACH (duty, json_get(details, "MajorDuties")) {
        reading_section(r, heading, json_text(duty));
        heading = STR_NONE;
    }
    struct str requirements = json_get_text(details, "Requirements");
    requirements = requirements.n ? requirements : json_get_text(details, "KeyRequirements");
    reading_section(r, STR("Requirements"), requirements);
    reading_section(r, STR("Qualifications"), json_get_text(job, "QualificationSummary"));
    reading_section(r, STR("Education"), json_get_text(details, "Education"));
    reading_section(r, STR("Other information"), json_get_text(details, "OtherInformation"));
    reading_section(r, STR("Benefits"), json_get_text(details, "Benefits"));
}

static void
read_job(struct reading *r, const struct json *item)
{
    const struct json *job = json_get(item, "MatchedObjectDescriptor");
    const struct json *details = json_path(job, "UserArea.Details");
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, job, "PositionTitle");
    reading_key(r, FIELD_COMPANY, job, "OrganizationName");
    reading_key(r, FIELD_DEPARTMENT, job, "DepartmentName");
    read_places(r, job);
    reading_flag(r, FIELD_WORK_MODE, details, "RemoteIndicator");
    JSON_EACH (schedule, json_get(job, "PositionSchedule")) {
        reading_add(r, FIELD_EMPLOYMENT_TYPE, "PositionSchedule", json_get_text(schedule, "Name"));
    }
    JSON_EACH (pay, json_get(job, "PositionRemuneration")) {
        read_pay(r, pay);
    }
    const char *date =
        json_get_text(job, "PublicationStartDate").n ? "PublicationStartDate" : "PositionStartDate";
    reading_key(r, FIELD_DATE_POSTED, job, date);
    reading_key(r, FIELD_VALID_THROUGH, job, "ApplicationCloseDate");
    reading_key(r, FIELD_REQUISITION_ID, job, "PositionID");
    reading_path(r, FIELD_APPLY_URL, job, "ApplyURI.0");
    read_texts(r, job, details);
    reading_end(r, json_get_text(item, "MatchedObjectId"), reading_hash(r, item, "RelevanceScore"),
                json_get_text(job, "PositionURI"));
}

static void
read(struct reading *r)
{
    const struct json *result = json_get(r->root, "SearchResult");
    const struct json *items = json_get(result, "SearchResultItems");
    if (json_get(r->root, "MatchedObjectDescriptor")) {
        read_job(r, r->root);
        return;
    }
    if (!items || items->type != JSON_ARRAY) {
        reading_fail(r, VERDICT_MALFORMED, "no `SearchResultItems` in the answer");
        return;
    }
    reading_all(r, items, json_get_text(result, "SearchResultCountAll"), read_job);
    int64_t page = reading_param(r, "Page", 1);
    int64_t size = reading_param(r, "ResultsPerPage", PAGE_POSTINGS);
    int64_t total = r->ret->total;
    r->ret->is_capped = total >= CAP_POSTINGS;
    if (items->n > 0 && size > 0 && page < CAP_POSTINGS / size && page * size < total) {
        reading_more(r, list_url(r, page + 1), STR_NONE);
    }
}

/* data.usajobs.gov/api/search?Keyword=nurse&Page=2: what narrows it is the board. */
static bool
detect(struct str url, struct arena *arena, struct detected *ret)
{
    struct url parts = url_split(url);
    if (!str_is_nocase(parts.host, "data.usajobs.gov") ||
        !str_is_nocase(url_segment(url, 1), "search")) {
        return false;
    }
    struct buf kept;
    buf_init(&kept, LIMIT_URL_BYTES);
    while (parts.query.p) {
        struct str pair = str_cut(&parts.query, '&');
        bool is_paging = str_starts_nocase(pair, STR("Page=")) ||
                         str_starts_nocase(pair, STR("ResultsPerPage="));
        if (pair.n && !is_paging) {
            buf_add_z(&kept, kept.n ? "&" : "");
            buf_add(&kept, pair);
        }
    }
    ret->board = arena_str(arena, buf_str(&kept));
    buf_release(&kept);
    return true;
}

const struct board board_usajobs = {
    .kind = "usajobs",
    .origin = "https://data.usajobs.gov",
    .urls =
        {
            {.host = "www.usajobs.gov",
             .example = "https://www.usajobs.gov/job/875440800",
             .board = ""},
        },
    .detect = detect,
    .start = start,
    .claims = claims,
    .read = read,
};

/* parse/boards/bamboohr.c: BambooHR careers list and details. Source: recorded
 * answers, July 2026. `isRemote` is mostly null: locationType tells. An unknown
 * tenant is sent to www.bamboohr.com. */
#include "parse/boards/board.h"

#include "base/banned.h"

static const struct {
    const char *code, *mode;
} modes[] = {{"0", "onsite"}, {"1", "remote"}, {"2", "hybrid"}};

static bool
claims(const struct json *root)
{
    const struct json *job = json_items(json_get(root, "result"));
    return json_get(job, "jobOpeningName") || json_get(job, "jobOpening");
}

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/careers/list"), STR_NONE);
}

static void
read_place(struct reading *r, const struct json *job)
{
    const struct json *place = json_get(job, "location");
    const struct json *ats = json_get(job, "atsLocation");
    struct str city = json_get_text(place, "city");
    struct str region = json_get_text(place, "state");
    struct str country = json_get_text(place, "addressCountry");
    struct str province = json_get_text(ats, "province");
    province = province.n ? province : json_get_text(ats, "state");
    reading_place(r,
                  (struct raw_place){.rule = "location",
                                     .text = json_text(place),
                                     .city = city.n ? city : json_get_text(ats, "city"),
                                     .region = region.n ? region : province,
                                     .country = country.n ? country : json_get_text(ats, "country"),
                                     .postal_code = json_get_text(place, "postalCode")});
}

static void
read_job(struct reading *r, const struct json *job, struct str id)
{
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, job, "jobOpeningName");
    read_place(r, job);
    struct str type = json_get_text(job, "locationType");
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        if (str_is(type, modes[i].code)) {
            reading_add(r, FIELD_WORK_MODE, "locationType", str_of(modes[i].mode));
        }
    }
    if (!type.n) {
        reading_flag(r, FIELD_WORK_MODE, job, "isRemote");
    }
    reading_key(r, FIELD_EMPLOYMENT_TYPE, job, "employmentStatusLabel");
    reading_key(r, FIELD_DEPARTMENT, job, "departmentLabel");
    reading_key(r, FIELD_SENIORITY, job, "minimumExperience");
    reading_key(r, FIELD_DATE_POSTED, job, "datePosted");
    reading_money(
        r, (struct raw_money){.rule = "compensation", .text = json_get_text(job, "compensation")});
    reading_section(r, STR_NONE, json_get_text(job, "description"));
    struct str status = json_get_text(job, "jobOpeningStatus");
    if (status.n && !str_is_nocase(status, "open")) {
        r->raw->is_closed = true;
        r->raw->closed_by = "jobOpeningStatus";
    }
    struct str url = json_get_text(job, "jobOpeningShareUrl");
    if (!url.n && id.n) {
        url = reading_url(r, "/careers/%.*s", STR_ARG(id));
    }
    reading_end(r, id, r->page->version, url);
}

/* Of ".../careers/86" the 86. */
static struct str
id_in_url(struct str url)
{
    size_t slash = str_rfind_byte(url, '/');
    struct str last = slash == SIZE_MAX ? STR_NONE : str_sub(url, slash + 1, SIZE_MAX);
    int64_t number;
    return str_int(last, &number) ? last : STR_NONE;
}

static void
read_detail(struct reading *r, const struct json *job)
{
    struct str id = json_get_text(job, "id");
    id = id.n ? id : r->page->external_id;
    id = id.n ? id : id_in_url(json_get_text(job, "jobOpeningShareUrl"));
    read_job(r, job, id);
}

static void
read(struct reading *r)
{
    const struct json *list = reading_jobs(r, "result");
    if (json_get(list, "jobOpening")) {
        read_detail(r, json_get(list, "jobOpening"));
        return;
    }
    if (!list || list->type != JSON_ARRAY) {
        bool is_gone = str_is(json_get_text(r->root, "type"), "not_found");
        reading_fail(r, is_gone ? VERDICT_GONE : VERDICT_MALFORMED,
                     is_gone ? "the posting is unknown" : "no `result` in the answer");
        return;
    }
    reading_listing(r, json_path_text(r->root, "meta.totalCount"));
    JSON_EACH (job, list) {
        struct str id = json_get_text(job, "id");
        if (reading_wants_previews(r)) {
            read_job(r, job, id);
        } else if (!reading_entry(r, id)) {
            continue;
        }
        reading_detail(r, reading_url(r, "/careers/%.*s/detail", STR_ARG(id)), id, job, NULL);
    }
}

const struct board board_bamboohr = {
    .kind = "bamboohr",
    .origin = "https://{}.bamboohr.com",
    .marketing = "bamboohr.com",
    .urls =
        {
            {.host = "{}.bamboohr.com",
             .example = "https://acme.bamboohr.com/careers/86",
             .board = "acme"},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

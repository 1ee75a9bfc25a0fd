/* parse/boards/workday.c: Workday career sites (CXS): a POST listing of 20 per
 * page and one detail per posting. Source: recorded answers, 2026. `total` is
 * true on the first page only; it is capped (2,000 mostly), and offsets past the
 * cap repeat. A capped listing is divided by a facet whose values are all below
 * the cap. `postedOn` is relative and moves daily: never part of a version. */
#include "base/json_write.h"
#include "base/url.h"
#include "parse/boards/board.h"

#include "base/banned.h"

enum { PAGE_POSTINGS = 20, CAP_POSTINGS = 2000, REQUEST_MAX_BYTES = 16 * 1024 };

static bool
claims(const struct json *root)
{
    return json_get(root, "jobPostingInfo") ||
           json_get(json_items(json_get(root, "jobPostings")), "externalPath");
}

/* "acme.wd5/Careers" -> "acme", "Careers". */
static bool
split_board(const struct reading *r, struct str *ret_tenant, struct str *ret_site)
{
    struct str rest = r->board;
    struct str host = str_cut(&rest, '/');
    *ret_tenant = str_cut(&host, '.');
    *ret_site = rest;
    return ret_tenant->n && rest.n;
}

/* The whole request body: which facets, from where on. */
static struct str
make_request(struct reading *r, const struct json *facets, struct str parameter, struct str value,
             int64_t offset)
{
    struct buf buf;
    buf_init(&buf, REQUEST_MAX_BYTES);
    struct json_out out;
    json_out_begin(&out, &buf);
    json_put_object(&out);
    json_add_object(&out, "appliedFacets");
    const struct json *facet = facets ? facets->first : NULL;
    for (; facet; facet = facet->next) {
        json_put_name(&out, facet->key);
        json_put_array(&out);
        JSON_EACH (one, facet) {
            json_put_str(&out, json_text(one));
        }
        json_put_array_end(&out);
    }
    if (parameter.n) {
        json_put_name(&out, parameter);
        json_put_array(&out);
        json_put_str(&out, value);
        json_put_array_end(&out);
    }
    json_put_object_end(&out);
    json_add_int(&out, "limit", PAGE_POSTINGS);
    json_add_int(&out, "offset", offset);
    json_add_str(&out, "searchText", STR(""));
    json_put_object_end(&out);
    struct str body = buf_failed(&buf) ? STR_NONE : arena_str(r->arena, buf_str(&buf));
    buf_release(&buf);
    return body;
}

static struct str
site_url(struct reading *r, struct str path)
{
    struct str tenant;
    struct str site;
    if (!split_board(r, &tenant, &site)) {
        return STR_NONE;
    }
    return reading_url(r, "/wday/cxs/%.*s/%.*s%.*s", STR_ARG(tenant), STR_ARG(site), STR_ARG(path));
}

static void
start(struct reading *r)
{
    struct str tenant;
    struct str site;
    if (!split_board(r, &tenant, &site)) {
        r->config_error = "want \"tenant.wdN/Site\", as in tenant.wdN.myworkdayjobs.com/Site";
        return;
    }
    reading_list(r, site_url(r, STR("/jobs")), make_request(r, NULL, STR_NONE, STR_NONE, 0));
}

/* "3 Locations" is a count, not a place. */
static bool
is_count(struct str text)
{
    size_t blank = str_find_byte(text, ' ');
    int64_t n;
    return blank != SIZE_MAX && str_int(str_sub(text, 0, blank), &n) &&
           str_starts_nocase(str_sub(text, blank + 1, SIZE_MAX), STR("location"));
}

static struct str
public_url(struct reading *r, struct str path)
{
    struct str tenant;
    struct str site;
    if (!split_board(r, &tenant, &site) || !path.n) {
        return STR_NONE;
    }
    if (str_ends_nocase(r->origin, STR(".myworkdaysite.com"))) {
        return reading_url(r, "/recruiting/%.*s/%.*s%.*s", STR_ARG(tenant), STR_ARG(site),
                           STR_ARG(path));
    }
    return reading_url(r, "/%.*s%.*s", STR_ARG(site), STR_ARG(path));
}

static void
read_preview(struct reading *r, const struct json *job)
{
    struct str path = json_get_text(job, "externalPath");
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, job, "title");
    struct str place = json_get_text(job, "locationsText");
    if (!is_count(place)) {
        reading_place(r, (struct raw_place){.rule = "locationsText", .text = place});
    }
    reading_key(r, FIELD_DATE_POSTED, job, "postedOn");
    reading_key(r, FIELD_WORK_MODE, job, "remoteType");
    reading_key(r, FIELD_EMPLOYMENT_TYPE, job, "timeType");
    reading_path(r, FIELD_REQUISITION_ID, job, "bulletFields.0");
    reading_end(r, path, STR_NONE, public_url(r, path));
}

static void
read_places(struct reading *r, const struct json *info)
{
    struct str code = json_path_text(info, "jobRequisitionLocation.country.alpha2Code");
    struct str country = json_path_text(info, "country.alpha2Code");
    country = country.n ? country : json_path_text(info, "country.descriptor");
    reading_place(r, (struct raw_place){.rule = "location",
                                        .text = json_get_text(info, "location"),
                                        .country = country.n ? country : code});
    JSON_EACH (place, json_get(info, "additionalLocations")) {
        struct str text = json_text(place);
        text = text.n ? text : json_get_text(place, "descriptor");
        reading_place(r, (struct raw_place){.rule = "additionalLocations", .text = text});
    }
}

/* The posting's path on the site, the same as in the listing. */
static struct str
path_of(const struct reading *r, const struct json *info)
{
    if (r->page->external_id.n) {
        return r->page->external_id;
    }
    struct str url = json_get_text(info, "externalUrl");
    size_t at = str_find(url, STR("/job/"));
    if (at != SIZE_MAX) {
        return str_sub(url, at, SIZE_MAX);
    }
    struct str id = json_get_text(info, "jobReqId");
    return id.n ? id : json_get_text(info, "id");
}

static void
read_detail(struct reading *r, const struct json *info)
{
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, info, "title");
    reading_path(r, FIELD_COMPANY, r->root, "hiringOrganization.name");
    reading_path(r, FIELD_COMPANY_URL, r->root, "hiringOrganization.url");
    read_places(r, info);
    reading_key(r, FIELD_WORK_MODE, info, "remoteType");
    reading_key(r, FIELD_EMPLOYMENT_TYPE, info, "timeType");
    const char *date = json_get_text(info, "startDate").n ? "startDate" : "postedOn";
    reading_key(r, FIELD_DATE_POSTED, info, date);
    reading_key(r, FIELD_VALID_THROUGH, info, "endDate");
    reading_key(r, FIELD_REQUISITION_ID, info, "jobReqId");
    reading_section(r, STR_NONE, json_get_text(info, "jobDescription"));
    const struct json *posted = json_get(info, "posted");
    if (posted && posted->type == JSON_FALSE) {
        r->raw->is_closed = true;
        r->raw->closed_by = "posted";
    }
    struct str path = path_of(r, info);
    struct str url = json_get_text(info, "externalUrl");
    reading_end(r, path, r->page->version, url.n ? url : public_url(r, path));
}

/* ---- dividing a capped listing ---- */

struct division {
    const struct json *facet;
    int64_t sum, largest;
};

/* The facet that reaches most postings with every part below the cap. */
static void
weigh(const struct json *facet, const struct json *applied, struct division *best)
{
    struct str name = json_get_text(facet, "facetParameter");
    struct division found = {.facet = facet};
    const struct json *member = applied ? applied->first : NULL;
    for (; member; member = member->next) {
        if (str_eq(member->key, name)) {
            return;
        }
    }
    JSON_EACH (value, json_get(facet, "values")) {
        int64_t count = 0;
        if (!str_int(json_get_text(value, "count"), &count) || !json_get_text(value, "id").n) {
            return;
        }
        found.sum += count;
        found.largest = count > found.largest ? count : found.largest;
    }
    if (name.n && found.largest < CAP_POSTINGS && found.sum > best->sum) {
        *best = found;
    }
}

static bool
divide(struct reading *r, const struct json *applied)
{
    struct division best = {0};
    JSON_EACH (facet, json_get(r->root, "facets")) {
        weigh(facet, applied, &best);
        JSON_EACH (inner, json_get(facet, "values")) {
            weigh(inner, applied, &best);
        }
    }
    if (best.sum < CAP_POSTINGS) {
        return false;
    }
    struct str name = json_get_text(best.facet, "facetParameter");
    JSON_EACH (value, json_get(best.facet, "values")) {
        reading_more(r, site_url(r, STR("/jobs")),
                     make_request(r, applied, name, json_get_text(value, "id"), 0));
    }
    return r->ret->has_more;
}

static void
read_entry(struct reading *r, const struct json *job)
{
    struct str path = json_get_text(job, "externalPath");
    if (reading_wants_previews(r)) {
        read_preview(r, job);
    } else if (!reading_entry(r, path)) {
        return;
    }
    if (path.n && path.p[0] == '/') {
        reading_detail(r, site_url(r, path), path, job, "postedOn");
    }
}

static void
read_list(struct reading *r, const struct json *list)
{
    struct json *asked = NULL;
    if (r->page->request_body.n) {
        (void)!json_read(r->page->request_body, r->arena, &asked, NULL, NULL);
    }
    const struct json *applied = json_get(asked, "appliedFacets");
    int64_t offset = 0;
    (void)!str_int(json_get_text(asked, "offset"), &offset);
    reading_listing(r, offset == 0 ? json_get_text(r->root, "total") : STR_NONE);
    int64_t total = r->ret->total;
    if (offset == 0 && total >= CAP_POSTINGS && !reading_wants_previews(r) && divide(r, applied)) {
        r->ret->total = -1; /* the parts announce theirs */
        return;
    }
    JSON_EACH (job, list) {
        read_entry(r, job);
    }
    r->ret->is_capped = total >= CAP_POSTINGS;
    int64_t last = total < CAP_POSTINGS ? total : CAP_POSTINGS;
    for (int64_t next = PAGE_POSTINGS; offset == 0 && list->n > 0 && next < last;
         next += PAGE_POSTINGS) {
        reading_more(r, site_url(r, STR("/jobs")),
                     make_request(r, applied, STR_NONE, STR_NONE, next));
    }
}

static void
read(struct reading *r)
{
    const struct json *info = json_get(r->root, "jobPostingInfo");
    const struct json *list = reading_jobs(r, "jobPostings");
    struct str error = json_get_text(r->root, "errorCode");
    if (info) {
        read_detail(r, info);
    } else if (list && list->type == JSON_ARRAY) {
        read_list(r, list);
    } else if (error.n) {
        bool is_gone = str_is(json_get_text(r->root, "httpStatus"), "404") ||
                       str_is(error, "S22") || str_is(error, "S21");
        reading_fail(r, is_gone ? VERDICT_GONE : VERDICT_FAILED,
                     is_gone ? "the site or posting is unknown" : "the platform reports an error");
    } else {
        reading_fail(r, VERDICT_MALFORMED, "no `jobPostings` in the answer");
    }
}

/* "en", "en-US", "zh_Hans". */
static bool
is_locale(struct str segment)
{
    bool is_long = segment.n >= 5 && segment.n <= 7 && strchr("-_", segment.p[2]) != NULL;
    return (segment.n == 2 || is_long) && byte_is_alpha(segment.p[0]) &&
           byte_is_alpha(segment.p[1]);
}

/* The site in a path: /wday/cxs/acme/Careers/..., /en-US/Careers/job/..., /HR. */
static struct str
site_in(struct str url)
{
    struct str first = url_segment(url, 0), second = url_segment(url, 1);
    struct str site = first;
    if (str_is(first, "wday") && str_is(second, "cxs")) {
        site = url_segment(url, 3);
    } else if (is_locale(first) && second.n && !str_is(second, "job")) {
        site = second;
    } else if (first.n > 2 && is_locale(first)) {
        site = STR_NONE; /* a language alone */
    }
    return str_is(site, "job") || str_is(site, "wday") ? STR_NONE : site;
}

/* acme.wd5.myworkdayjobs.com/en-US/Careers/job/..., also without "wd5". */
static bool
detect_own_host(struct str url, struct str host, struct arena *arena, struct detected *ret)
{
    static const char suffix[] = ".myworkdayjobs.com";
    if (!str_ends_nocase(host, str_of(suffix))) {
        return false;
    }
    struct str name = str_sub(host, 0, host.n - (sizeof suffix - 1));
    size_t dot = str_find_byte(name, '.');
    bool is_deep =
        dot != SIZE_MAX && str_find_byte(str_sub(name, dot + 1, SIZE_MAX), '.') != SIZE_MAX;
    struct str site = site_in(url);
    bool is_one = name.n && dot != 0 && !is_deep && !str_is_nocase(name, "www") && site.n;
    if (is_one) {
        ret->board = arena_printf(arena, "%.*s/%.*s", STR_ARG(name), STR_ARG(site));
    }
    return is_one;
}

/* wd5.myworkdaysite.com/en-US/recruiting/acme/Careers/job/...: the same interface
 * on another host. */
static bool
detect_shared_host(struct str url, struct str host, struct arena *arena, struct detected *ret)
{
    static const char suffix[] = ".myworkdaysite.com";
    if (!str_ends_nocase(host, str_of(suffix))) {
        return false;
    }
    struct str name = str_sub(host, 0, host.n - (sizeof suffix - 1));
    size_t at = is_locale(url_segment(url, 0)) ? 1 : 0;
    struct str tenant = url_segment(url, at + 1), site = url_segment(url, at + 2);
    bool is_api = str_is(url_segment(url, 0), "wday") && str_is(url_segment(url, 1), "cxs");
    if (is_api) {
        tenant = url_segment(url, 2);
        site = url_segment(url, 3);
    }
    bool is_one = (is_api || str_is(url_segment(url, at), "recruiting")) && tenant.n && site.n &&
                  str_find_byte(name, '.') == SIZE_MAX;
    if (is_one) {
        ret->board =
            arena_printf(arena, "%.*s.%.*s/%.*s", STR_ARG(tenant), STR_ARG(name), STR_ARG(site));
        ret->endpoint = url_origin(arena, url);
    }
    return is_one;
}

static bool
detect(struct str url, struct arena *arena, struct detected *ret)
{
    struct str host = url_split(url).host;
    return detect_own_host(url, host, arena, ret) || detect_shared_host(url, host, arena, ret);
}

const struct board board_workday = {
    .kind = "workday",
    .origin = "https://{}.myworkdayjobs.com",
    .detect = detect,
    .start = start,
    .claims = claims,
    .read = read,
};

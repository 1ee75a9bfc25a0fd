/* parse/boards/rippling.c: Rippling ATS board API: a listing with one row per
 * posting and place, and details. Source: recorded answers, July 2026. */
#include <stdlib.h>

#include "base/limits.h"
#include "parse/boards/board.h"

#include "base/banned.h"

static bool
claims(const struct json *root)
{
    const struct json *job = root->type == JSON_ARRAY ? json_items(root) : root;
    return json_get(job, "uuid") &&
           (json_get(job, "workLocation") || json_get(job, "workLocations"));
}

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/platform/api/ats/v1/board/%.*s/jobs", STR_ARG(r->token)),
                 STR_NONE);
}

/* "Lisbon, Portugal" or {"label", "id"}. */
static void
read_place(struct reading *r, const struct json *place, const char *rule)
{
    struct str text = json_text(place);
    reading_place(
        r, (struct raw_place){.rule = rule, .text = text.n ? text : json_get_text(place, "label")});
}

static void
read_label(struct reading *r, enum field field, const struct json *job, const char *key)
{
    const struct json *node = json_get(job, key);
    struct str text = json_text(node);
    text = text.n ? text : json_get_text(node, "label");
    text = text.n ? text : json_get_text(node, "name");
    reading_add(r, field, key, reading_line(r, text));
}

static void
read_detail(struct reading *r, const struct json *job)
{
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, job, "name");
    reading_key(r, FIELD_COMPANY, job, "companyName");
    JSON_EACH (place, json_get(job, "workLocations")) {
        read_place(r, place, "workLocations");
    }
    const struct json *type = json_get(job, "employmentType");
    struct str id = json_get_text(type, "id");
    reading_add(r, FIELD_EMPLOYMENT_TYPE, "employmentType",
                id.n ? id : json_get_text(type, "label"));
    read_label(r, FIELD_DEPARTMENT, job, "department");
    reading_key(r, FIELD_DATE_POSTED, job, "createdOn");
    JSON_EACH (range, json_get(job, "payRangeDetails")) {
        struct str zone = json_get_text(range, "location");
        bool is_remote = !zone.n && json_is_true(json_get(range, "isRemote"));
        reading_money(r, (struct raw_money){.rule = "payRangeDetails",
                                            .min = json_get_text(range, "rangeStart"),
                                            .max = json_get_text(range, "rangeEnd"),
                                            .currency = json_get_text(range, "currency"),
                                            .period = json_get_text(range, "frequency"),
                                            .zone = is_remote ? STR("Remote") : zone});
    }
    reading_section(r, STR_NONE, json_path_text(job, "description.company"));
    reading_section(r, STR_NONE, json_path_text(job, "description.role"));
    reading_end(r, json_get_text(job, "uuid"), r->page->version, json_get_text(job, "url"));
}

struct row {
    struct str uuid;
    size_t index; /* in the listing */
    const struct json *job;
};

static int
by_uuid(const void *a, const void *b)
{
    const struct row *x = a;
    const struct row *y = b;
    int order = str_cmp(x->uuid, y->uuid);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

static void
read_rows(struct reading *r, const struct row *rows, size_t n)
{
    const struct json *job = rows[0].job;
    struct str uuid = rows[0].uuid;
    if (reading_wants_previews(r) && reading_begin(r)) {
        reading_key(r, FIELD_TITLE, job, "name");
        for (size_t i = 0; i < n; i++) {
            read_place(r, json_get(rows[i].job, "workLocation"), "workLocation");
        }
        read_label(r, FIELD_DEPARTMENT, job, "department");
        reading_end(r, uuid, STR_NONE, json_get_text(job, "url"));
    } else if (!reading_wants_previews(r)) {
        (void)reading_entry(r, uuid);
    }
    if (uuid.n) {
        reading_detail(r,
                       reading_url(r, "/platform/api/ats/v1/board/%.*s/jobs/%.*s",
                                   STR_ARG(r->token), STR_ARG(uuid)),
                       uuid, job, "workLocation");
    }
}

/* Sorted by uuid, so that rows of one posting stand together. */
static void
read_list(struct reading *r, const struct json *list)
{
    struct row *rows = ARENA_ARRAY(r->arena, list->n, struct row);
    size_t n = 0;
    if (!rows) {
        return;
    }
    JSON_EACH (job, list) {
        rows[n] = (struct row){json_get_text(job, "uuid"), n, job};
        n++;
    }
    if (n) {
        qsort(rows, n, sizeof *rows, by_uuid);
    }
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && rows[i].uuid.n && str_eq(rows[i].uuid, rows[end].uuid);) {
            end++;
        }
        read_rows(r, rows + i, end - i);
    }
}

static void
read(struct reading *r)
{
    if (json_get(r->root, "uuid")) {
        read_detail(r, r->root);
        return;
    }
    const struct json *list = reading_jobs(r, "items");
    if (!list || list->type != JSON_ARRAY) {
        const struct json *ok = json_get(r->root, "ok");
        bool is_gone = ok && ok->type == JSON_FALSE;
        reading_fail(r, is_gone ? VERDICT_GONE : VERDICT_MALFORMED,
                     is_gone ? "the board or job is unknown" : "no array of jobs");
        return;
    }
    reading_listing(r, STR_NONE);
    read_list(r, list);
}

const struct board board_rippling = {
    .kind = "rippling",
    .origin = "https://api.rippling.com",
    .urls =
        {
            {.host = "api.rippling.com",
             .path = "/platform/api/ats/v1/board/{}",
             .example = "https://api.rippling.com/platform/api/ats/v1/board/acme/jobs",
             .board = "acme"},
            {.host = "ats.rippling.com",
             .path = "/{locale}/{}",
             .example = "https://ats.rippling.com/en-GB/acme/jobs/0a1b",
             .board = "acme"},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

/* base/posting_json.c: a posting as one JSON object; names as in the contract. */
#include "base/posting_json.h"

#include "base/banned.h"

enum { HUNDRED = 100 };

static void
key_str(struct json_out *out, const char *key, struct str value)
{
    json_add_str(out, key, value.n ? value : STR_NONE);
}

static void
key_z(struct json_out *out, const char *key, const char *value)
{
    json_add_z(out, key, value);
}

static void
key_cents(struct json_out *out, const char *key, bool has, int64_t cents)
{
    json_put_key(out, key);
    if (has) {
        json_put_cents(out, cents);
    } else {
        json_put_null(out);
    }
}

/* Both ends as {"min","max"}, or null; `each`: hundredths in one. */
static void
key_extent(struct json_out *out, const char *key, struct extent extent, int64_t each)
{
    json_put_key(out, key);
    if (extent.min < 0 && extent.max < 0) {
        json_put_null(out);
        return;
    }
    json_put_object(out);
    key_cents(out, "min", extent.min >= 0, extent.min * each);
    key_cents(out, "max", extent.max >= 0, extent.max * each);
    json_put_object_end(out);
}

void
salary_json(struct json_out *out, const struct salary *salary)
{
    bool annual = salary->period != PERIOD_NONE;
    json_put_object(out);
    key_z(out, "kind", salary_kind_name(salary->kind));
    key_cents(out, "min", salary->has_min, salary->min_cents);
    key_cents(out, "max", salary->has_max, salary->max_cents);
    key_z(out, "currency", salary->currency);
    key_z(out, "period", period_name(salary->period));
    key_cents(out, "annual_min", annual && salary->has_min, salary->annual_min_cents);
    key_cents(out, "annual_max", annual && salary->has_max, salary->annual_max_cents);
    json_put_key(out, "is_net");
    if (salary->is_net) {
        json_put_bool(out, true);
    } else {
        json_put_null(out); /* gross, or not said */
    }
    key_str(out, "zone", salary->zone);
    key_str(out, "raw", salary->raw);
    json_put_object_end(out);
}

void
place_json(struct json_out *out, const struct place *place)
{
    enum { POSITION_DECIMALS = 4 }; /* about ten metres */
    json_put_object(out);
    key_str(out, "raw", place->raw);
    key_str(out, "city", place->city);
    key_z(out, "region", place->region);
    key_z(out, "country", place->country);
    json_put_key(out, "lat");
    if (place->has_position) {
        json_put_real(out, (double)place->latitude, POSITION_DECIMALS);
    } else {
        json_put_null(out);
    }
    json_put_key(out, "lon");
    if (place->has_position) {
        json_put_real(out, (double)place->longitude, POSITION_DECIMALS);
    } else {
        json_put_null(out);
    }
    json_put_object_end(out);
}

void
skill_json(struct json_out *out, const struct skill *skill, bool with_id)
{
    json_put_object(out);
    key_z(out, "name", skill->name);
    if (with_id) {
        key_z(out, "id", skill->slug);
    }
    key_z(out, "type", skill_type_name(skill->type));
    key_str(out, "quote", skill->quote);
    key_z(out, "need", need_name(skill->need));
    json_put_object_end(out);
}

static void
write_modes(struct json_out *out, const struct posting *p)
{
    key_z(out, "work_mode", mode_name(p->work_mode));
    json_add_array(out, "work_modes");
    if (p->work_mode != MODE_NONE) {
        json_put_z(out, mode_name(p->work_mode));
    }
    for (enum work_mode m = MODE_REMOTE; m < MODE_COUNT; m++) {
        if ((p->work_modes >> m & 1) && m != p->work_mode) {
            json_put_z(out, mode_name(m));
        }
    }
    json_put_array_end(out);
    json_add_array(out, "remote_scope");
    for (size_t i = 0; i < p->n_remote_scope; i++) {
        json_put_str(out, p->remote_scope[i]);
    }
    json_put_array_end(out);
}

static void
write_parts(struct json_out *out, const struct posting *p)
{
    json_add_array(out, "locations");
    for (size_t i = 0; i < p->n_places; i++) {
        place_json(out, &p->places[i]);
    }
    json_put_array_end(out);
    json_add_array(out, "salaries");
    for (size_t i = 0; i < p->n_salaries; i++) {
        salary_json(out, &p->salaries[i]);
    }
    json_put_array_end(out);
    key_extent(out, "experience_years", (struct extent){p->experience_min, p->experience_max},
               HUNDRED);
    json_add_array(out, "skills");
    for (size_t i = 0; i < p->n_skills; i++) {
        skill_json(out, &p->skills[i], false);
    }
    json_put_array_end(out);
    json_put_key(out, "on_call");
    if (p->on_call) {
        json_put_bool(out, true);
    } else {
        json_put_null(out);
    }
    key_z(out, "education", education_name(p->education));
    key_extent(out, "weekly_hours", p->weekly_hours, 1);
    key_extent(out, "contract_months", p->contract_months, HUNDRED);
}

/* validThrough keeps its time of day where the page gave one. */
static void
write_valid_through(struct json_out *out, const struct posting *p)
{
    json_put_key(out, "valid_through");
    if (p->valid_through_has_time) {
        json_put_time(out, p->valid_through_s);
    } else {
        json_put_day(out, p->valid_through_s);
    }
}

void
posting_json(struct buf *buf, const struct posting *p, const struct posting_history *history)
{
    static const struct posting_history UNKNOWN = {TIME_UNKNOWN, TIME_UNKNOWN, TIME_UNKNOWN,
                                                   {NULL, 0},    {NULL, 0},    {NULL, 0}};
    const struct posting_history *h = history ? history : &UNKNOWN;
    struct json_out out;
    json_out_begin(&out, buf);
    json_put_object(&out);
    key_z(&out, "id", p->id);
    key_str(&out, "url", p->url);
    key_str(&out, "source", p->source);
    key_str(&out, "external_id", p->external_id);
    key_str(&out, "title", p->title);
    key_str(&out, "company", p->company);
    key_z(&out, "role", p->role);
    key_z(&out, "seniority", seniority_name(p->seniority));
    key_z(&out, "employment_type", employment_name(p->employment_type));
    write_modes(&out, p);
    write_parts(&out, p);
    key_str(&out, "apply_url", p->apply_url);
    key_str(&out, "requisition_id", p->requisition_id);
    json_put_key(&out, "date_posted");
    json_put_day(&out, p->date_posted_s);
    write_valid_through(&out, p);
    key_z(&out, "language", p->language);
    key_str(&out, "description", p->description);
    json_add_time(&out, "first_seen", h->first_seen_s);
    json_add_time(&out, "last_seen", h->last_seen_s);
    json_add_time(&out, "closed_at", h->closed_at_s);
    key_str(&out, "close_reason", h->close_reason);
    key_str(&out, "job_id", h->job_id);
    key_str(&out, "job_group", h->job_group);
    json_put_object_end(&out);
}

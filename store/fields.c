/* store/fields.c: one row per field: how it is shown (for comparison and for the
 * history), and how it is carried over from one posting to another. */
#include "store/fields.h"

#include "base/banned.h"

static void
show_day(int64_t at_s, struct buf *buf)
{
    char day[DATE_BYTES];
    if (at_s != TIME_UNKNOWN) {
        date_write_day(at_s, day);
        buf_add_z(buf, day);
    }
}

static void
separate(struct buf *buf, size_t start, const char *with)
{
    if (buf->n > start) {
        buf_add_z(buf, with);
    }
}

/* A text field: shown as it is. */
#define TEXT_FIELD(name)                                                                           \
    static void show_##name(const struct posting *posting, struct buf *buf)                        \
    {                                                                                              \
        buf_add(buf, posting->name);                                                               \
    }                                                                                              \
    static void carry_##name(struct posting *to, const struct posting *from)                       \
    {                                                                                              \
        to->name = from->name;                                                                     \
    }
TEXT_FIELD(title)
TEXT_FIELD(url)
TEXT_FIELD(apply_url)
TEXT_FIELD(requisition_id)
TEXT_FIELD(department)
TEXT_FIELD(description)

#define WORD_FIELD(name, word)                                                                     \
    static void show_##name(const struct posting *posting, struct buf *buf)                        \
    {                                                                                              \
        buf_add_z(buf, word(posting->name));                                                       \
    }                                                                                              \
    static void carry_##name(struct posting *to, const struct posting *from)                       \
    {                                                                                              \
        to->name = from->name;                                                                     \
    }
WORD_FIELD(seniority, seniority_name)
WORD_FIELD(employment_type, employment_name)

static void
show_company(const struct posting *posting, struct buf *buf)
{
    buf_add(buf, posting->company);
}

static void
carry_company(struct posting *to, const struct posting *from)
{
    to->company = from->company;
    to->company_key = from->company_key;
    to->company_url = from->company_url;
    to->company_domain = from->company_domain;
    to->company_brand = from->company_brand;
    to->is_agency = from->is_agency;
    to->core_hash = from->core_hash;
}

static void
show_role(const struct posting *posting, struct buf *buf)
{
    buf_add_z(buf, posting->role ? posting->role : "");
}

static void
carry_role(struct posting *to, const struct posting *from)
{
    to->role = from->role;
    to->soc = from->soc;
    to->isco = from->isco;
    to->role_score = from->role_score;
}

static void
show_work_mode(const struct posting *posting, struct buf *buf)
{
    size_t start = buf->n;
    buf_add_z(buf, mode_name(posting->work_mode));
    for (int mode = MODE_REMOTE; mode < MODE_COUNT; mode++) {
        if (posting->work_modes & (1 << mode) && mode != (int)posting->work_mode) {
            separate(buf, start, ", ");
            buf_add_z(buf, mode_name((enum work_mode)mode));
        }
    }
}

static void
carry_work_mode(struct posting *to, const struct posting *from)
{
    to->work_mode = from->work_mode;
    to->work_modes = from->work_modes;
}

static void
show_remote_scope(const struct posting *posting, struct buf *buf)
{
    size_t start = buf->n;
    for (size_t i = 0; i < posting->n_remote_scope; i++) {
        separate(buf, start, ",");
        buf_add(buf, posting->remote_scope[i]);
    }
}

static void
carry_remote_scope(struct posting *to, const struct posting *from)
{
    to->remote_scope = from->remote_scope;
    to->n_remote_scope = from->n_remote_scope;
}

static void
show_places(const struct posting *posting, struct buf *buf)
{
    size_t start = buf->n;
    for (size_t i = 0; i < posting->n_places; i++) {
        const struct place *place = &posting->places[i];
        separate(buf, start, "; ");
        size_t from = buf->n;
        buf_add(buf, place->city);
        if (place->region[0]) {
            separate(buf, from, ", ");
            buf_add_z(buf, place->region);
        }
        if (place->country[0]) {
            separate(buf, from, ", ");
            buf_add_z(buf, place->country);
        }
        if (buf->n == from) {
            buf_add(buf, place->raw);
        }
    }
}

static void
carry_places(struct posting *to, const struct posting *from)
{
    to->places = from->places;
    to->n_places = from->n_places;
}

static void
show_amount(int64_t cents, struct buf *buf)
{
    buf_add_int(buf, cents / 100);
    if (cents % 100) {
        int64_t rest = cents % 100;
        buf_printf(buf, ".%02d", (int)(rest < 0 ? -rest : rest));
    }
}

static void
show_salary(const struct salary *salary, struct buf *buf)
{
    buf_add_z(buf, salary_kind_name(salary->kind));
    buf_add_byte(buf, ' ');
    if (salary->has_min) {
        show_amount(salary->min_cents, buf);
    }
    if (!salary->has_min || !salary->has_max || salary->min_cents != salary->max_cents) {
        buf_add_byte(buf, '-');
        if (salary->has_max) {
            show_amount(salary->max_cents, buf);
        }
    }
    buf_printf(buf, " %s", salary->currency);
    if (salary->period) {
        buf_printf(buf, "/%s", period_name(salary->period));
    }
    if (salary->zone.n) {
        buf_printf(buf, " (%.*s)", STR_ARG(salary->zone));
    }
}

static void
show_salaries(const struct posting *posting, struct buf *buf)
{
    size_t start = buf->n;
    for (size_t i = 0; i < posting->n_salaries; i++) {
        separate(buf, start, "; ");
        show_salary(&posting->salaries[i], buf);
    }
}

static void
carry_salaries(struct posting *to, const struct posting *from)
{
    to->salaries = from->salaries;
    to->n_salaries = from->n_salaries;
}

static void
show_experience(const struct posting *posting, struct buf *buf)
{
    if (posting->experience_min >= 0 || posting->experience_max >= 0) {
        if (posting->experience_min >= 0) {
            buf_add_int(buf, posting->experience_min);
        }
        buf_add_byte(buf, '-');
        if (posting->experience_max >= 0) {
            buf_add_int(buf, posting->experience_max);
        }
    }
}

static void
carry_experience(struct posting *to, const struct posting *from)
{
    to->experience_min = from->experience_min;
    to->experience_max = from->experience_max;
}

static void
show_skills(const struct posting *posting, struct buf *buf)
{
    size_t start = buf->n;
    for (size_t i = 0; i < posting->n_skills; i++) {
        separate(buf, start, ",");
        buf_add_z(buf, posting->skills[i].slug);
    }
}

static void
carry_skills(struct posting *to, const struct posting *from)
{
    to->skills = from->skills;
    to->n_skills = from->n_skills;
}

static void
show_date_posted(const struct posting *posting, struct buf *buf)
{
    show_day(posting->date_posted_s, buf);
}

static void
carry_date_posted(struct posting *to, const struct posting *from)
{
    to->date_posted_s = from->date_posted_s;
}

static void
show_valid_through(const struct posting *posting, struct buf *buf)
{
    show_day(posting->valid_through_s, buf);
}

static void
carry_valid_through(struct posting *to, const struct posting *from)
{
    to->valid_through_s = from->valid_through_s;
    to->valid_through_has_time = from->valid_through_has_time;
}

static void
show_language(const struct posting *posting, struct buf *buf)
{
    buf_add_z(buf, posting->language);
}

static void
carry_language(struct posting *to, const struct posting *from)
{
    memcpy(to->language, from->language, sizeof to->language);
}

/* "20-30", "20-", "37.5"; `each`: units in one of what is shown. */
static void
show_extent(struct extent extent, int32_t each, struct buf *buf)
{
    int64_t to_cents = 100 / each;
    if (extent.min >= 0) {
        show_amount(extent.min * to_cents, buf);
    }
    if (extent.min != extent.max) {
        buf_add_byte(buf, '-');
        if (extent.max >= 0) {
            show_amount(extent.max * to_cents, buf);
        }
    }
}

static void
show_education(const struct posting *posting, struct buf *buf)
{
    buf_add_z(buf, education_name(posting->education));
}

static void
carry_education(struct posting *to, const struct posting *from)
{
    to->education = from->education;
}

static void
show_weekly_hours(const struct posting *posting, struct buf *buf)
{
    show_extent(posting->weekly_hours, 100, buf);
}

static void
carry_weekly_hours(struct posting *to, const struct posting *from)
{
    to->weekly_hours = from->weekly_hours;
}

static void
show_contract_length(const struct posting *posting, struct buf *buf)
{
    show_extent(posting->contract_months, 1, buf);
}

static void
carry_contract_length(struct posting *to, const struct posting *from)
{
    to->contract_months = from->contract_months;
}

static void
show_on_call(const struct posting *posting, struct buf *buf)
{
    buf_add_z(buf, posting->on_call ? "true" : "");
}

static void
carry_on_call(struct posting *to, const struct posting *from)
{
    to->on_call = from->on_call;
}

// clang-format off
static const struct tracked TRACKED[] = {
    {FIELD_TITLE,           show_title,           carry_title},
    {FIELD_COMPANY,         show_company,         carry_company},
    {FIELD_LOCATION,        show_places,          carry_places},
    {FIELD_WORK_MODE,       show_work_mode,       carry_work_mode},
    {FIELD_REMOTE_SCOPE,    show_remote_scope,    carry_remote_scope},
    {FIELD_SALARY,          show_salaries,        carry_salaries},
    {FIELD_EMPLOYMENT_TYPE, show_employment_type, carry_employment_type},
    {FIELD_SENIORITY,       show_seniority,       carry_seniority},
    {FIELD_ROLE,            show_role,            carry_role},
    {FIELD_EXPERIENCE,      show_experience,      carry_experience},
    {FIELD_SKILL,           show_skills,          carry_skills},
    {FIELD_DATE_POSTED,     show_date_posted,     carry_date_posted},
    {FIELD_VALID_THROUGH,   show_valid_through,   carry_valid_through},
    {FIELD_LANGUAGE,        show_language,        carry_language},
    {FIELD_DESCRIPTION,     show_description,     carry_description},
    {FIELD_URL,             show_url,             carry_url},
    {FIELD_APPLY_URL,       show_apply_url,       carry_apply_url},
    {FIELD_REQUISITION_ID,  show_requisition_id,  carry_requisition_id},
    {FIELD_DEPARTMENT,      show_department,      carry_department},
    {FIELD_ON_CALL,         show_on_call,         carry_on_call},
    {FIELD_EDUCATION,       show_education,       carry_education},
    {FIELD_WEEKLY_HOURS,    show_weekly_hours,    carry_weekly_hours},
    {FIELD_CONTRACT_LENGTH, show_contract_length, carry_contract_length},
};
// clang-format on

const struct tracked *
tracked_fields(size_t *ret_n)
{
    *ret_n = sizeof TRACKED / sizeof TRACKED[0];
    return TRACKED;
}

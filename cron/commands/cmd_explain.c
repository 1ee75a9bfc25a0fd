/* cron/commands/cmd_explain.c: `jobmill explain`: every field of a posting with its value and
 * evidence, then what the page says layer by layer (explain_layers.c). */
#include <stdio.h>

#include "base/limits.h"
#include "cron/commands.h"
#include "cron/explain_layers.h"
#include "cron/setup.h"

#include "base/banned.h"

enum { VALUE_BYTES = 160, HUNDRED = 100 };

/* ---- the value that a piece of evidence is for ---- */

static void
put_place(struct buf *out, const struct place *p)
{
    struct str parts[] = {p->city, str_of(p->region), str_of(p->country)};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        buf_add_z(out, out->n && parts[i].n ? ", " : "");
        buf_add(out, parts[i]);
    }
}

static void
put_cents(struct buf *out, int64_t cents)
{
    buf_printf(out, cents % 100 ? "%lld.%02lld" : "%lld", (long long)(cents / 100),
               (long long)(cents % 100));
}

static void
put_salary(struct buf *out, const struct salary *s)
{
    buf_add_z(out, s->has_min ? "" : "up to ");
    if (s->has_min) {
        put_cents(out, s->min_cents);
    }
    if (s->has_min && s->has_max && s->min_cents != s->max_cents) {
        buf_add_z(out, " - ");
    }
    if (s->has_max && !(s->has_min && s->min_cents == s->max_cents)) {
        put_cents(out, s->max_cents);
    }
    buf_add_z(out, s->has_max ? "" : " and more");
    buf_printf(out, " %s%s%s", s->currency, s->period ? " a " : "", period_name(s->period));
    if (s->kind != SALARY_BASE) {
        buf_printf(out, " (%s)", salary_kind_name(s->kind));
    }
}

/* "20 - 38.5", "3+", "up to 20"; hundredths in one: `each`. */
static void
put_extent(struct buf *out, int64_t low, int64_t high, int64_t each)
{
    if (low >= 0) {
        put_cents(out, low * each);
    }
    if (high >= 0 && high != low) {
        buf_add_z(out, low >= 0 ? " - " : "up to ");
        put_cents(out, high * each);
    }
    buf_add_z(out, low >= 0 && high < 0 ? "+" : "");
}

static void
put_day(struct buf *out, int64_t unix_s)
{
    char day[DATE_BYTES];
    if (unix_s != TIME_UNKNOWN) {
        date_write_day(unix_s, day);
        buf_add_z(out, day);
    }
}

static void
put_scope(struct buf *out, const struct posting *p)
{
    for (size_t i = 0; i < p->n_remote_scope; i++) {
        buf_add_z(out, i ? ", " : "");
        buf_add(out, p->remote_scope[i]);
    }
}

/* Values that are one text each; absent for the others. */
static struct str
text_value(const struct posting *p, enum field field)
{
    const struct {
        enum field field;
        struct str value;
    } rows[] = {
        {FIELD_TITLE, p->title},
        {FIELD_COMPANY, p->company},
        {FIELD_COMPANY_URL, p->company_url},
        {FIELD_WORK_MODE, str_of(mode_name(p->work_mode))},
        {FIELD_EMPLOYMENT_TYPE, str_of(employment_name(p->employment_type))},
        {FIELD_SENIORITY, str_of(seniority_name(p->seniority))},
        {FIELD_ROLE, str_of(p->role)},
        {FIELD_EDUCATION, str_of(education_name(p->education))},
        {FIELD_LANGUAGE, str_of(p->language)},
        {FIELD_URL, p->url},
        {FIELD_APPLY_URL, p->apply_url},
        {FIELD_REQUISITION_ID, p->requisition_id},
        {FIELD_DEPARTMENT, p->department},
        {FIELD_ON_CALL, p->on_call ? STR("true") : STR_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].field == field) {
            return rows[i].value;
        }
    }
    return STR_NONE;
}

static void
put_value(struct buf *out, const struct posting *p, const struct fact *f)
{
    if (f->field == FIELD_LOCATION && f->index < p->n_places) {
        put_place(out, &p->places[f->index]);
    } else if (f->field == FIELD_SALARY && f->index < p->n_salaries) {
        put_salary(out, &p->salaries[f->index]);
    } else if (f->field == FIELD_SKILL && f->index < p->n_skills) {
        buf_add_z(out, p->skills[f->index].name);
    } else if (f->field == FIELD_EXPERIENCE) {
        put_extent(out, p->experience_min, p->experience_max, HUNDRED);
    } else if (f->field == FIELD_WEEKLY_HOURS) {
        put_extent(out, p->weekly_hours.min, p->weekly_hours.max, 1);
    } else if (f->field == FIELD_CONTRACT_LENGTH) {
        put_extent(out, p->contract_months.min, p->contract_months.max, HUNDRED);
        buf_add_z(out, " months");
    } else if (f->field == FIELD_DATE_POSTED) {
        put_day(out, p->date_posted_s);
    } else if (f->field == FIELD_VALID_THROUGH) {
        put_day(out, p->valid_through_s);
    } else if (f->field == FIELD_REMOTE_SCOPE) {
        put_scope(out, p);
    } else {
        buf_add(out, text_value(p, f->field));
    }
}

/* The value in its column; longer ones push the rest to the right. */
static void
print_fact_value(const struct posting *p, const struct fact *f)
{
    enum { COLUMN = 26 };
    struct buf value;
    buf_init(&value, LIMIT_URL_BYTES);
    put_value(&value, p, f);
    struct str text = str_sub(buf_str(&value), 0, VALUE_BYTES);
    explain_text(text);
    size_t shown = 0;
    for (size_t i = 0; i < text.n; i++) {
        shown += ((unsigned char)text.p[i] & 0xC0) != 0x80;
    }
    (void)printf("%*s ", shown < COLUMN ? (int)(COLUMN - shown) : 0, "");
    buf_release(&value);
}

static void
print_fact(const struct posting *p, const struct fact *f)
{
    char name[48];
    (void)snprintf(name, sizeof name, f->index ? "%s[%u]" : "%s", field_name(f->field),
                   (unsigned)f->index);
    (void)printf("%-16s ", name);
    print_fact_value(p, f);
    (void)printf("%-14s %-22s %4u%%  \"", layer_name(f->layer), f->rule ? f->rule : "",
                 (unsigned)f->confidence);
    explain_text(f->quote);
    (void)printf("\"\n");
}

static void
print_withheld(const struct posting *p)
{
    for (size_t i = 0; i < p->n_quarantine; i++) {
        (void)printf("withheld: %s (%s): \"", field_name(p->quarantine[i].field),
                     p->quarantine[i].reason);
        explain_text(p->quarantine[i].text);
        (void)printf("\"\n");
    }
}

static void
print_field(const struct posting *p, enum field field)
{
    for (size_t i = 0; i < p->n_facts; i++) {
        if (p->facts[i].field == field) {
            print_fact(p, &p->facts[i]);
        }
    }
}

/* Field by field, the title first, whatever the order in which they were read. */
static void
print_facts(const struct posting *p)
{
    (void)printf("%-16s %-26s %-14s %-22s %5s  %s\n", "field", "value", "layer", "rule", "sure",
                 "read from");
    for (enum field field = FIELD_NONE; field < FIELD_COUNT; field++) {
        print_field(p, field);
    }
    print_withheld(p);
}

static void
print_value(const char *name, struct str value)
{
    if (value.n) {
        (void)printf("  %-16s ", name);
        explain_text(value);
        (void)printf("\n");
    }
}

/* "1.1.20260501", and whether that is what this program reads under. */
static void
print_reading(const struct stored_posting *s, struct config *config)
{
    struct str now = setup_versions(config);
    (void)printf("  %-16s ", "read under");
    explain_text(s->versions);
    if (!str_eq(s->versions, now)) {
        (void)printf("; this program reads under %.*s: jobmill replay --older shows what that "
                     "changes",
                     STR_ARG(now));
    }
    (void)printf("\n");
}

static void
print_head(const struct stored_posting *s, struct config *config)
{
    char first[TIME_BYTES];
    char last[TIME_BYTES];
    char closed[TIME_BYTES];
    date_write_time(s->first_seen_s, first);
    date_write_time(s->last_seen_s, last);
    explain_text(s->posting.title);
    (void)printf("\n");
    print_value("id", str_of(s->posting.id));
    print_value("url", s->posting.url);
    print_value("source", s->posting.source);
    print_value("company", s->posting.company);
    print_value("role", str_of(s->posting.role));
    print_value("seniority", str_of(seniority_name(s->posting.seniority)));
    print_value("work mode", str_of(mode_name(s->posting.work_mode)));
    print_value("employment", str_of(employment_name(s->posting.employment_type)));
    print_value("first seen", str_of(first));
    print_value("last seen", str_of(last));
    if (s->closed_at_s != TIME_UNKNOWN) {
        date_write_time(s->closed_at_s, closed);
        print_value("closed", str_of(closed));
        print_value("because", s->close_reason);
    }
    print_value("job", s->job_id);
    print_reading(s, config);
    (void)printf("\n");
}

int
cmd_explain(const struct cli *cli)
{
    struct error err = {0};
    struct config config = {0};
    struct store *store = NULL;
    struct stored_posting stored = {0};
    struct arena arena;
    arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
    enum status status = setup_reader(cli, &config, &store, &err);
    if (status == OK) {
        status = setup_taxonomy(&config, &err);
    }
    if (status == OK) {
        status = store_get(store, str_of(cli->operands[0]), &arena, &stored, &err);
    }
    if (status == OK) {
        struct error archive_err = {0};
        print_head(&stored, &config);
        print_facts(&stored.posting);
        if (explain_layers(&stored, &config, &archive_err) != OK && !cli->quiet) {
            (void)fprintf(stderr, "jobmill: other layers cannot be shown: %s\n", archive_err.text);
        }
    }
    int result = status == OK ? cli_print(STR("")) : cli_fail(&err);
    arena_release(&arena);
    store_close(store);
    config_release(&config);
    return result;
}

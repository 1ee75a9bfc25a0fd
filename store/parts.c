/* store/parts.c: writing the rows that hang on a posting: text, places, pay,
 * skills, evidence, what was withheld. */
#include "store/db.h"

#include "base/buf.h"
#include "base/limits.h"

#include "base/banned.h"

static enum status
text_put(struct store *store, int64_t n, const struct posting *posting, struct error *err)
{
    struct str minhash = STR_NONE;
    for (size_t i = 0; i < MINHASH_COUNT; i++) {
        if (posting->minhash[i]) {
            minhash = (struct str){(const char *)posting->minhash, sizeof posting->minhash};
            break;
        }
    }
    return sql_run(store, err, SQL_TEXT_PUT, "ibt", n, minhash, posting->description);
}

static enum status
places_put(struct store *store, int64_t n, const struct posting *posting, struct error *err)
{
    enum status st = OK;
    for (size_t i = 0; i < posting->n_places && !st; i++) {
        const struct place *p = &posting->places[i];
        const char *format = p->has_position ? "iittzzrr" : "iittzznn";
        st = sql_run(store, err, SQL_LOCATION_ADD, format, n, (int64_t)i, p->raw, p->city,
                     p->region, p->country, (double)p->latitude, (double)p->longitude);
    }
    return st;
}

static enum status
salary_put(struct store *store, int64_t n, size_t i, const struct salary *s, struct error *err)
{
    bool has_year = s->period != PERIOD_NONE;
    return sql_run(store, err, SQL_SALARY_ADD, "iizTTTTzztti", n, (int64_t)i,
                   salary_kind_name(s->kind), s->has_min ? s->min_cents : TIME_UNKNOWN,
                   s->has_max ? s->max_cents : TIME_UNKNOWN,
                   s->has_min && has_year ? s->annual_min_cents : TIME_UNKNOWN,
                   s->has_max && has_year ? s->annual_max_cents : TIME_UNKNOWN, s->currency,
                   period_name(s->period), s->zone, s->raw, (int64_t)s->is_net);
}

/* The first parameter of the statement is the posting, five follow for each row. */
static void
skill_bind(struct binder *b, size_t i, const struct skill *s)
{
    bind_int(b, s->id, true);
    bind_int(b, (int64_t)i, true);
    bind_text(b, str_of(need_name(s->need)));
    bind_int(b, s->offset, s->offset != UINT32_MAX);
    bind_text(b, s->quote);
}

/* Some to a statement: they are the most numerous part of a posting. */
static enum status
skills_put(struct store *store, int64_t n, const struct posting *posting, struct error *err)
{
    static const struct {
        size_t rows;
        enum sql sql;
    } SIZES[] = {
        {8, SQL_SKILL_ADD_8}, {4, SQL_SKILL_ADD_4}, {2, SQL_SKILL_ADD_2}, {1, SQL_SKILL_ADD}};
    enum status st = OK;
    size_t size = 0;
    for (size_t i = 0; i < posting->n_skills && !st;) {
        while (SIZES[size].rows > posting->n_skills - i) {
            size++;
        }
        sqlite3_stmt *stmt = sql_bind(store, SIZES[size].sql, "i", n);
        struct binder binder = {stmt, 2};
        for (size_t row = 0; stmt && row < SIZES[size].rows; row++) {
            skill_bind(&binder, i + row, &posting->skills[i + row]);
        }
        bool has_row = false;
        st = sql_step(store, stmt, &has_row, err);
        i += SIZES[size].rows;
    }
    return st;
}

/* Words that stand in the description are given by their place; tabs and line
 * ends of others become spaces, as they part the record. */
static void
quote_show(struct str description, struct str quote, struct buf *buf)
{
    const char *p = description.p;
    if (p && quote.p >= p && quote.p + quote.n <= p + description.n) {
        buf_add_byte(buf, '@');
        buf_add_int(buf, quote.p - p);
        buf_add_byte(buf, '+');
        buf_add_int(buf, (int64_t)quote.n);
        return;
    }
    buf_add_byte(buf, '=');
    size_t at = buf->n;
    buf_add(buf, quote);
    for (; at < buf->n; at++) {
        char c = buf->p[at];
        if (c == '\t' || c == '\n' || c == '\0') {
            buf->p[at] = ' ';
        }
    }
}

static enum status
facts_put(struct store *store, int64_t n, const struct posting *posting, struct error *err)
{
    if (posting->n_facts == 0) {
        return OK;
    }
    struct buf buf;
    buf_init(&buf, LIMIT_LINE_BYTES);
    for (size_t i = 0; i < posting->n_facts; i++) {
        const struct fact *f = &posting->facts[i];
        buf_add_z(&buf, field_name(f->field));
        buf_add_byte(&buf, '\t');
        buf_add_int(&buf, f->index);
        buf_add_byte(&buf, '\t');
        buf_add_z(&buf, layer_name(f->layer));
        buf_add_byte(&buf, '\t');
        buf_add_z(&buf, f->rule ? f->rule : "");
        buf_add_byte(&buf, '\t');
        buf_add_int(&buf, f->confidence);
        buf_add_byte(&buf, '\t');
        quote_show(posting->description, f->quote, &buf);
        buf_add_byte(&buf, '\n');
    }
    enum status st = buf_failed(&buf)
                         ? error_set(err, E_NOMEM, "%s: evidence of %s", store->file, posting->id)
                         : sql_run(store, err, SQL_EVIDENCE_ADD, "it", n, buf_str(&buf));
    buf_release(&buf);
    return st;
}

static enum status
withheld_put(struct store *store, int64_t n, const struct posting *posting, struct error *err)
{
    enum status st = OK;
    for (size_t i = 0; i < posting->n_quarantine && !st; i++) {
        const struct quarantined *q = &posting->quarantine[i];
        st = sql_run(store, err, SQL_QUARANTINE_ADD, "iizzt", n, (int64_t)i, field_name(q->field),
                     q->reason ? q->reason : "unknown", q->text);
    }
    return st;
}

enum status
parts_insert(struct store *store, int64_t n, const struct posting *posting, struct error *err)
{
    enum status st = text_put(store, n, posting, err);
    if (!st) {
        st = places_put(store, n, posting, err);
    }
    for (size_t i = 0; i < posting->n_salaries && !st; i++) {
        st = salary_put(store, n, i, &posting->salaries[i], err);
    }
    if (!st) {
        st = skills_put(store, n, posting, err);
    }
    if (!st) {
        st = facts_put(store, n, posting, err);
    }
    return st ? st : withheld_put(store, n, posting, err);
}

enum status
parts_delete(struct store *store, int64_t n, struct error *err)
{
    static const enum sql DROPS[] = {SQL_LOCATIONS_DROP, SQL_SALARIES_DROP, SQL_SKILLS_DROP,
                                     SQL_EVIDENCE_DROP, SQL_QUARANTINE_DROP};
    enum status st = OK;
    for (size_t i = 0; i < sizeof DROPS / sizeof DROPS[0] && !st; i++) {
        st = sql_run(store, err, DROPS[i], "i", n);
    }
    return st;
}

/* cron/search_hit.c: one posting that a search found, for people or as JSON. Words
 * from the wild are made safe for a terminal. */
#include "cron/search_hit.h"

#include "base/date.h"
#include "base/json_write.h"
#include "cron/cli.h"

#include "base/banned.h"

static const char HIT_SQL[] =
    "SELECT p.id, p.url, p.title, p.company, c.name, p.role, p.seniority, p.work_mode,"
    " p.first_seen, p.closed_at, p.close_reason,"
    " (SELECT group_concat(coalesce(l.city || ', ', '') || coalesce(l.country, l.region, l.raw, "
    "''),"
    " '; ') FROM posting_location l WHERE l.posting = p.n),"
    " m.min_cents, m.max_cents, m.currency, m.period,"
    " snippet(posting_fts, -1, '[', ']', '...', 24)"
    " FROM posting_fts f JOIN posting p ON p.n = f.rowid JOIN source c ON c.id = p.source"
    " LEFT JOIN posting_salary m ON m.posting = p.n AND m.idx = (SELECT min(idx)"
    " FROM posting_salary b WHERE b.posting = p.n AND b.kind IN ('base', 'total', 'ote'))"
    " WHERE posting_fts MATCH :match AND f.rowid = :n";

enum column {
    COL_ID,
    COL_URL,
    COL_TITLE,
    COL_COMPANY,
    COL_SOURCE,
    COL_ROLE,
    COL_SENIORITY,
    COL_MODE,
    COL_FIRST_SEEN,
    COL_CLOSED_AT,
    COL_CLOSE_REASON,
    COL_PLACES,
    COL_PAY_MIN,
    COL_PAY_MAX,
    COL_CURRENCY,
    COL_PERIOD,
    COL_SNIPPET
};

/* Words from the wild, made safe for a terminal; line ends become spaces. */
static void
add_safe(struct buf *out, struct str text)
{
    size_t from = out->n;
    buf_add(out, text);
    for (size_t i = from; !buf_failed(out) && i < out->n; i++) {
        if (out->p[i] == '\n' || out->p[i] == '\t' || out->p[i] == '\r') {
            out->p[i] = ' ';
        }
    }
    if (!buf_failed(out)) {
        cli_sanitize(out->p + from, out->n - from);
    }
}

static void
add_part(struct buf *out, struct str text)
{
    if (text.n) {
        buf_add_z(out, out->n && out->p[out->n - 1] != ' ' ? " | " : "");
        add_safe(out, text);
    }
}

static void
add_pay(struct buf *out, struct query *q)
{
    bool has_min = !query_col_is_null(q, COL_PAY_MIN);
    bool has_max = !query_col_is_null(q, COL_PAY_MAX);
    int64_t min = query_col_int(q, COL_PAY_MIN) / 100;
    int64_t max = query_col_int(q, COL_PAY_MAX) / 100;
    if (!has_min && !has_max) {
        return;
    }
    buf_add_z(out, " | ");
    if (has_min && has_max && min != max) {
        buf_printf(out, "%lld-%lld", (long long)min, (long long)max);
    } else {
        buf_printf(out, "%lld", (long long)(has_min ? min : max));
    }
    buf_add_z(out, " ");
    add_safe(out, query_col_text(q, COL_CURRENCY));
    if (!query_col_is_null(q, COL_PERIOD)) {
        buf_add_z(out, "/");
        add_safe(out, query_col_text(q, COL_PERIOD));
    }
}

static void
write_text(struct hit_printer *hits, struct query *q)
{
    struct buf *out = &hits->line;
    char day[DATE_BYTES];
    add_safe(out, query_col_text(q, COL_ID));
    buf_add_z(out, "  ");
    add_safe(out, query_col_text(q, COL_TITLE));
    add_part(out, query_col_text(q, COL_COMPANY));
    buf_add_z(out, "\n    ");
    date_write_day(query_col_int(q, COL_FIRST_SEEN), day);
    buf_printf(out, "since %s", day);
    add_part(out, query_col_text(q, COL_PLACES));
    add_part(out, query_col_text(q, COL_MODE));
    add_pay(out, q);
    if (!query_col_is_null(q, COL_CLOSED_AT)) {
        date_write_day(query_col_int(q, COL_CLOSED_AT), day);
        buf_printf(out, " | closed %s: ", day);
        add_safe(out, query_col_text(q, COL_CLOSE_REASON));
    }
    buf_add_z(out, "\n    ");
    add_safe(out, query_col_text(q, COL_SNIPPET));
    if (query_col_text(q, COL_URL).n) {
        buf_add_z(out, "\n    ");
        add_safe(out, query_col_text(q, COL_URL));
    }
    buf_add_z(out, "\n");
}

static void
put_money(struct json_out *json, struct query *q, const char *key, enum column column)
{
    json_put_key(json, key);
    if (query_col_is_null(q, (int)column)) {
        json_put_null(json);
    } else {
        json_put_cents(json, query_col_int(q, (int)column));
    }
}

static void
put_text(struct json_out *json, struct query *q, const char *key, enum column column)
{
    json_add_str(json, key, query_col_text(q, (int)column));
}

static void
write_json(struct hit_printer *hits, struct query *q)
{
    static const struct {
        const char *key;
        enum column column;
    } TEXTS[] = {{"id", COL_ID},
                 {"url", COL_URL},
                 {"title", COL_TITLE},
                 {"company", COL_COMPANY},
                 {"source", COL_SOURCE},
                 {"role", COL_ROLE},
                 {"seniority", COL_SENIORITY},
                 {"work_mode", COL_MODE},
                 {"places", COL_PLACES},
                 {"snippet", COL_SNIPPET}};
    struct json_out json;
    json_out_begin(&json, &hits->line);
    json_put_object(&json);
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        put_text(&json, q, TEXTS[i].key, TEXTS[i].column);
    }
    put_money(&json, q, "salary_min", COL_PAY_MIN);
    put_money(&json, q, "salary_max", COL_PAY_MAX);
    put_text(&json, q, "currency", COL_CURRENCY);
    put_text(&json, q, "period", COL_PERIOD);
    json_add_time(&json, "first_seen", query_col_int(q, COL_FIRST_SEEN));
    json_put_key(&json, "closed_at");
    if (query_col_is_null(q, COL_CLOSED_AT)) {
        json_put_null(&json);
    } else {
        json_put_time(&json, query_col_int(q, COL_CLOSED_AT));
    }
    put_text(&json, q, "close_reason", COL_CLOSE_REASON);
    json_put_object_end(&json);
    buf_add_byte(&hits->line, '\n');
}

enum status
hit_print(struct hit_printer *hits, int64_t n, struct error *err)
{
    struct query *query = NULL;
    enum status status = query_new(hits->store, HIT_SQL, &query, err);
    if (status != OK) {
        return status;
    }
    query_text(query, ":match", hits->match);
    query_int(query, ":n", n);
    buf_clear(&hits->line);
    if (query_step(query)) {
        if (hits->is_json) {
            write_json(hits, query);
        } else {
            write_text(hits, query);
        }
        hits->n++;
    }
    status = query_free(query, err);
    if (status == OK && cli_print(buf_str(&hits->line)) != EXIT_OK) {
        status = error_set(err, E_DISK, "standard output cannot be written");
    }
    return status;
}

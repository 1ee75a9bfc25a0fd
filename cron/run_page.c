/* cron/run_page.c: read back from the ledgers, so that it tells what the store
 * knows and `jobmill status` would show too. */
#include "cron/run_page.h"

#include <stdio.h>

#include "base/date.h"
#include "base/limits.h"
#include "base/url.h"
#include "cron/advice.h"
#include "cron/alarms/alarm_rules.h"
#include "cron/cli.h"

#include "base/banned.h"

enum { SOURCES_TOLD = 25, OF_ALL_TOLD = 3, WITHHELD_TOLD = 5 };

#define IS_GOOD "IN ('complete', 'unchanged', 'empty')"

static const char COUNTS_SQL[] =
    "SELECT count(*), coalesce(sum(verdict NOT " IS_GOOD "), 0), coalesce(sum(quarantined), 0),"
    " (SELECT count(*) FROM source WHERE held_count > 0 AND is_configured),"
    " (SELECT count(*) FROM alarm WHERE cleared_at IS NULL AND acknowledged_at IS NULL),"
    " (SELECT started_at FROM run WHERE id = :run)"
    " FROM crawl WHERE run = :run AND ended_at IS NOT NULL";

/* One row per source that failed or looks wrong. */
static const char TROUBLE_SQL[] =
    "WITH bad AS (SELECT c.id, c.source, c.verdict, c.why,"
    "  coalesce((SELECT max(g.id) FROM crawl g WHERE g.source = c.source AND g.id < c.id"
    "   AND g.verdict " IS_GOOD "), 0) AS good"
    "  FROM crawl c WHERE c.run = :run AND c.ended_at IS NOT NULL AND c.verdict NOT " IS_GOOD "),"
    " first AS (SELECT bad.*,"
    "  (SELECT min(k.started_at) FROM crawl k WHERE k.source = bad.source AND k.id > bad.good)"
    "   AS since,"
    "  (SELECT count(*) FROM crawl k WHERE k.source = bad.source AND k.id > bad.good AND k.id <= "
    "bad.id)"
    "   AS times,"
    "  (SELECT f.id FROM fetch f JOIN page p ON p.id = f.page WHERE f.crawl = bad.id"
    "   AND (f.error IS NOT NULL OR f.verdict NOT IN ('ok', 'empty', 'unchanged'))"
    "   ORDER BY p.is_listing DESC, f.id LIMIT 1) AS fetch FROM bad)"
    " SELECT s.name, x.verdict, x.why, x.since, x.times, s.last_complete_at, s.held_count,"
    "  (SELECT count(*) FROM posting o WHERE o.source = s.id AND o.closed_at IS NULL),"
    "  f.error, f.http_status, f.verdict, p.url"
    " FROM first x JOIN source s ON s.id = x.source LEFT JOIN fetch f ON f.id = x.fetch"
    " LEFT JOIN page p ON p.id = f.page ORDER BY s.name";
enum {
    T_NAME,
    T_VERDICT,
    T_WHY,
    T_SINCE,
    T_TIMES,
    T_COMPLETE,
    T_HELD,
    T_OPEN,
    T_ERROR,
    T_STATUS,
    T_PAGE_VERDICT,
    T_URL
};

static const char HELD_SQL[] =
    "SELECT s.name, s.held_count, s.held_why FROM source s WHERE s.held_count > 0 AND "
    "s.is_configured"
    " AND NOT EXISTS (SELECT 1 FROM crawl c WHERE c.source = s.id AND c.run = :run AND c.verdict "
    "NOT " IS_GOOD ") ORDER BY s.name";
static const char WITHHELD_SQL[] =
    "SELECT s.name, c.quarantined FROM crawl c JOIN source s ON s.id = c.source WHERE c.run = :run"
    " AND c.quarantined > 0 ORDER BY c.quarantined DESC, s.name";
static const char ALARMS_SQL[] =
    "SELECT a.id, s.name, a.code, a.raised_at, a.what, a.look FROM alarm a JOIN source s ON s.id = "
    "a.source"
    " WHERE a.cleared_at IS NULL AND a.acknowledged_at IS NULL ORDER BY s.name, a.id";

struct counts {
    int64_t sources, bad, withheld, held, alarms, started_s;
    size_t damaged;
};

static void
add_safe(struct buf *out, struct str text)
{
    size_t from = out->n;
    buf_add(out, text);
    if (!buf_failed(out)) {
        cli_sanitize(out->p + from, out->n - from);
    }
}

static void
add_time(struct buf *out, struct query *q, int column)
{
    char text[TIME_BYTES];
    if (query_col_is_null(q, column)) {
        buf_add_z(out, "never");
        return;
    }
    date_write_time(query_col_int(q, column), text);
    buf_add_z(out, text);
}

static void
add_quoted(struct buf *out, struct str text)
{
    size_t from = out->n + 1;
    buf_add_byte(out, '"');
    add_safe(out, text);
    for (size_t i = from; !buf_failed(out) && i < out->n; i++) {
        out->p[i] = (char)(out->p[i] == '"' ? '\'' : out->p[i]);
    }
    buf_add_byte(out, '"');
}

/* ---- the parts ---- */

static void
add_heading(const struct run_page *page, const struct counts *n, struct buf *out)
{
    char at[TIME_BYTES];
    const char *parts = "";
    date_write_time(n->started_s, at);
    buf_printf(out, "jobmill run %lld of %s needs a person:", (long long)page->run, at);
    const struct {
        int64_t n;
        const char *one, *many;
    } ROWS[] = {{n->bad, "source failed or looks wrong", "sources failed or look wrong"},
                {(int64_t)n->damaged, "archive is damaged", "archives are damaged"},
                {n->alarms, "alarm", "alarms"},
                {n->held, "source's closings are held", "sources' closings are held"}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        if (ROWS[i].n > 0) {
            buf_printf(out, "%s %lld %s", parts, (long long)ROWS[i].n,
                       ROWS[i].n == 1 ? ROWS[i].one : ROWS[i].many);
            parts = ",";
        }
    }
    buf_printf(out, " (%lld asked)\n", (long long)n->sources);
    if (n->bad == n->sources && n->bad > 1) {
        buf_printf(out, "All of them: is this machine on the network? jobmill doctor --online%s\n",
                   page->where);
    }
}

static void
add_since(struct query *q, struct buf *out)
{
    int64_t times = query_col_int(q, T_TIMES);
    int64_t open = query_col_int(q, T_OPEN);
    buf_add_z(out, "    since   ");
    add_time(out, q, T_SINCE);
    if (times > 1) {
        buf_printf(out, ", %lld runs in a row", (long long)times);
    }
    buf_add_z(out, "; last whole ");
    add_time(out, q, T_COMPLETE);
    buf_printf(out, "; %lld postings stay open", (long long)open);
    if (query_col_int(q, T_HELD) > 0) {
        buf_printf(out, ", %lld of them on hold", (long long)query_col_int(q, T_HELD));
    }
    buf_add_byte(out, '\n');
}

static void
add_trouble(const struct run_page *page, struct query *q, struct buf *out)
{
    struct arena arena;
    struct str name = query_col_text(q, T_NAME);
    struct str why = query_col_text(q, T_WHY);
    struct str verdict = query_col_text(q, T_VERDICT);
    bool is_of_crawl = str_is(verdict, "suspicious");
    const struct advice_about about = {
        .error = is_of_crawl ? STR_NONE : query_col_text(q, T_ERROR),
        .http_status = is_of_crawl ? 0 : (int)query_col_int(q, T_STATUS),
        .verdict = is_of_crawl || query_col_is_null(q, T_PAGE_VERDICT)
                       ? verdict
                       : query_col_text(q, T_PAGE_VERDICT)};
    arena_init(&arena, MIB);
    buf_printf(out, "\nsource=%.*s verdict=%.*s why=", STR_ARG(name), STR_ARG(verdict));
    add_quoted(out, why.n ? why : STR("not known"));
    buf_add_byte(out, '\n');
    add_since(q, out);
    if (!query_col_is_null(q, T_URL)) {
        buf_add_z(out, "    page    ");
        add_safe(out, url_without_credentials(&arena, query_col_text(q, T_URL)));
        buf_add_byte(out, '\n');
    }
    buf_printf(out, "    to do   %s\n", advice_for(&about));
    buf_printf(out, "    more    jobmill doctor --online --source %.*s%s\n", STR_ARG(name),
               page->where);
    arena_release(&arena);
}

static void
add_alarm(const struct run_page *page, struct query *q, struct buf *out)
{
    struct str code = query_col_text(q, 2);
    const struct alarm_rule *rule = alarm_rule_find(code);
    struct str look = query_col_text(q, 5);
    buf_printf(out, "\nsource=%.*s code=%.*s since=", STR_ARG(query_col_text(q, 1)), STR_ARG(code));
    add_time(out, q, 3);
    buf_printf(out, " alarm=%lld\n    found   ", (long long)query_col_int(q, 0));
    add_safe(out, query_col_text(q, 4));
    if (look.n) { /* an id, or a URL */
        buf_add_z(out, url_is_web(look) ? "\n    look    " : "\n    look    jobmill explain ");
        add_safe(out, look);
        buf_add_z(out, url_is_web(look) ? "" : page->where);
    }
    if (rule) {
        buf_printf(out, "\n    to do   %s", rule->meaning);
    }
    buf_printf(out,
               "\n    more    jobmill status%s; once seen: jobmill status --acknowledge %lld%s\n",
               page->where, (long long)query_col_int(q, 0), page->where);
}

static void
add_held(const struct run_page *page, struct query *q, struct buf *out)
{
    (void)page;
    buf_printf(out, "source=%.*s held=%lld: ", STR_ARG(query_col_text(q, 0)),
               (long long)query_col_int(q, 1));
    add_safe(out, query_col_text(q, 2));
    buf_add_byte(out, '\n');
}

/* Every row under a heading; the rest is counted. */
struct part {
    const char *sql, *heading, *footing;
    void (*add)(const struct run_page *page, struct query *q, struct buf *out);
    int64_t most;
};

static enum status
add_part(const struct run_page *page, const struct part *part, struct buf *out, struct error *err)
{
    struct query *q = NULL;
    int64_t n = 0;
    enum status status = query_new(page->store, part->sql, &q, err);
    if (status != OK) {
        return status;
    }
    if (strstr(part->sql, ":run")) {
        query_int(q, ":run", page->run);
    }
    while (query_step(q)) {
        if (n == 0) {
            buf_add_z(out, part->heading);
        }
        if (n++ < part->most) {
            part->add(page, q, out);
        }
    }
    if (n > part->most) {
        buf_printf(out, "\n... and %lld more\n", (long long)(n - part->most));
    }
    if (n > 0) {
        buf_add_z(out, part->footing);
    }
    return query_free(q, err);
}

static void
add_damage(const struct run_page *page, struct buf *out)
{
    for (size_t i = 0; page->damaged && i < page->config->n_sources; i++) {
        const struct source *source = &page->config->sources[i];
        if (page->damaged[i] > 0) {
            buf_printf(out,
                       "\nsource=%.*s damaged=%u why=\"damaged records were passed over\"\n"
                       "    to do   fetch the file again, or keep what could be read\n"
                       "    more    jobmill archive verify %.*s\n",
                       STR_ARG(source->name), (unsigned)page->damaged[i],
                       STR_ARG(source->set.path));
        }
    }
}

static enum status
add_withheld(const struct run_page *page, int64_t n, struct buf *out, struct error *err)
{
    struct query *q = NULL;
    if (n == 0) {
        return OK;
    }
    enum status status = query_new(page->store, WITHHELD_SQL, &q, err);
    if (status != OK) {
        return status;
    }
    query_int(q, ":run", page->run);
    buf_printf(out, "\nvalues withheld as implausible: %lld", (long long)n);
    const char *between = " (";
    for (int i = 0; query_step(q); i++) {
        if (i < WITHHELD_TOLD) {
            buf_printf(out, "%s%.*s %lld", between, STR_ARG(query_col_text(q, 0)),
                       (long long)query_col_int(q, 1));
            between = ", ";
        }
    }
    buf_add_z(out, "); jobmill explain ID shows a posting's\n");
    return query_free(q, err);
}

static enum status
count_all(const struct run_page *page, struct counts *ret, struct error *err)
{
    struct query *q = NULL;
    enum status status = query_new(page->store, COUNTS_SQL, &q, err);
    if (status != OK) {
        return status;
    }
    query_int(q, ":run", page->run);
    if (query_step(q)) {
        *ret = (struct counts){.sources = query_col_int(q, 0),
                               .bad = query_col_int(q, 1),
                               .withheld = query_col_int(q, 2),
                               .held = query_col_int(q, 3),
                               .alarms = query_col_int(q, 4),
                               .started_s = query_col_int(q, 5)};
    }
    for (size_t i = 0; page->damaged && i < page->config->n_sources; i++) {
        ret->damaged += page->damaged[i] > 0;
    }
    return query_free(q, err);
}

enum status
run_page_write(const struct run_page *page, struct buf *out, struct error *err)
{
    struct part trouble = {TROUBLE_SQL, "", "", add_trouble, SOURCES_TOLD};
    static const struct part PARTS[] = {
        {ALARMS_SQL, "", "", add_alarm, SOURCES_TOLD},
        {HELD_SQL, "\nclosings that wait for the next healthy run to agree\n", "", add_held,
         SOURCES_TOLD},
    };
    struct counts n = {0};
    enum status status = count_all(page, &n, err);
    if (status != OK || n.bad + n.alarms + (int64_t)n.damaged == 0) {
        return status;
    }
    add_heading(page, &n, out);
    if (n.bad == n.sources && n.bad > OF_ALL_TOLD) {
        trouble.most = OF_ALL_TOLD; /* they will have the same reason */
    }
    status = add_part(page, &trouble, out, err);
    add_damage(page, out);
    for (size_t i = 0; i < sizeof PARTS / sizeof PARTS[0] && status == OK; i++) {
        status = add_part(page, &PARTS[i], out, err);
    }
    if (status == OK) {
        status = add_withheld(page, n.withheld, out, err);
    }
    buf_printf(out, "\nmore: jobmill status%s\n", page->where);
    return status == OK && buf_failed(out) ? error_set(err, E_NOMEM, "out of memory") : status;
}

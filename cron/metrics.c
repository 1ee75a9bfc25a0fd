/* cron/metrics.c: the table of metrics, and the file. Names follow Prometheus'
 * rules (base units, _total for counters): prometheus.io/docs/practices/naming. */
#include "cron/metrics.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"

#include "base/banned.h"

/* The latest ended run, and each source's latest ended crawl. */
#define RUN(column) "SELECT " column " FROM run WHERE ended_at IS NOT NULL ORDER BY id DESC LIMIT 1"
#define CRAWLS(value)                                                                              \
    "SELECT s.name, " value " FROM source s JOIN crawl c ON c.id = (SELECT max(k.id) FROM crawl "  \
    "k WHERE k.source = s.id AND k.ended_at IS NOT NULL) LEFT JOIN crawl_stat t "                  \
    "ON t.crawl = c.id WHERE s.is_configured = 1 ORDER BY s.name"
#define SHARE(part) CRAWLS("CASE WHEN t.read > 0 THEN 1.0 * " part " / t.read END")
#define OF_RUN(what)                                                                               \
    "SELECT " what " FROM crawl WHERE run = (SELECT max(id) FROM run WHERE ended_at IS NOT NULL) " \
    "AND ended_at IS NOT NULL"

// clang-format off
const struct metric METRICS[] = {
    {"jobmill_last_run_timestamp_seconds", "gauge", "When the last run ended.", {NULL}, RUN("ended_at")},
    {"jobmill_last_run_number", "gauge", "Number of the last run that ended.", {NULL}, RUN("id")},
    {"jobmill_last_run_duration_seconds", "gauge", "How long the last run took.", {NULL}, RUN("ended_at - started_at")},
    {"jobmill_last_run_exit_status", "gauge", "Exit status of the last run.", {NULL}, RUN("exit_status")},
    {"jobmill_last_run_sources", "gauge", "Sources whose crawl ended in the last run.", {NULL}, RUN("sources")},
    {"jobmill_last_run_sources_failed", "gauge", "Of these, the ones that failed or look wrong.", {NULL}, RUN("failed_sources")},
    {"jobmill_last_run_requests", "gauge", "Requests of the crawls that ended in the last run.", {NULL}, OF_RUN("coalesce(sum(requests), 0)")},
    {"jobmill_last_run_failures", "gauge", "Of these, the ones that brought nothing.", {NULL}, OF_RUN("coalesce(sum(failures), 0)")},
    {"jobmill_last_run_received_bytes", "gauge", "Bytes these received over the wire.", {NULL}, OF_RUN("coalesce(sum(bytes), 0)")},
    {"jobmill_last_run_postings_new", "gauge", "Postings seen for the first time.", {NULL}, OF_RUN("coalesce(sum(added), 0)")},
    {"jobmill_last_run_postings_changed", "gauge", "Postings whose content changed.", {NULL}, OF_RUN("coalesce(sum(changed), 0)")},
    {"jobmill_last_run_postings_closed", "gauge", "Postings that were closed.", {NULL}, OF_RUN("coalesce(sum(closed), 0)")},
    {"jobmill_last_run_postings_held", "gauge", "Closings that wait for the next healthy run.", {NULL}, OF_RUN("coalesce(sum(held), 0)")},
    {"jobmill_last_run_values_withheld", "gauge", "Values withheld as implausible.", {NULL}, OF_RUN("coalesce(sum(quarantined), 0)")},
    {"jobmill_postings_active", "gauge", "Postings active when the last run ended.", {NULL}, RUN("active")},
    {"jobmill_postings_stale", "gauge", "Postings neither closed nor active then.", {NULL}, RUN("stale")},
    {"jobmill_runs_total", "counter", "Runs that ended.", {NULL}, "SELECT count(*) FROM run WHERE ended_at IS NOT NULL"},
    {"jobmill_runs_unfinished_total", "counter", "Runs that were cut off.", {NULL},
     "SELECT count(*) FROM run WHERE ended_at IS NULL AND id < (SELECT max(id) FROM run)"},
    {"jobmill_requests_total", "counter", "Requests of all runs.", {NULL}, "SELECT coalesce(sum(requests), 0) FROM crawl"},
    {"jobmill_received_bytes_total", "counter", "Bytes received by all runs.", {NULL}, "SELECT coalesce(sum(bytes), 0) FROM crawl"},
    {"jobmill_frontier_pending", "gauge", "Requests left for the next run.", {NULL}, "SELECT count(*) FROM frontier WHERE state = 0"},
    {"jobmill_alarms_open", "gauge", "Alarms by state.", {"acknowledged", NULL},
     "SELECT 'no', count(*) FROM alarm WHERE cleared_at IS NULL AND acknowledged_at IS NULL UNION ALL"
     " SELECT 'yes', count(*) FROM alarm WHERE cleared_at IS NULL AND acknowledged_at IS NOT NULL"},
    {"jobmill_alarms_raised_total", "counter", "Alarms ever raised.", {NULL}, "SELECT count(*) FROM alarm"},
    {"jobmill_alarm", "gauge", "1 for each open alarm.", {"source", "code", NULL},
     "SELECT s.name, a.code, 1 FROM alarm a JOIN source s ON s.id = a.source WHERE a.cleared_at IS NULL"
     " GROUP BY s.name, a.code ORDER BY s.name, a.code"},
    {"jobmill_source_ok", "gauge", "1: the source's last crawl was whole; 0: it failed or looks wrong.", {"source", NULL},
     CRAWLS("c.verdict IN ('complete', 'unchanged', 'empty')")},
    {"jobmill_source_last_complete_timestamp_seconds", "gauge", "When a crawl of the source was last whole.", {"source", NULL},
     "SELECT name, last_complete_at FROM source WHERE is_configured = 1 ORDER BY name"},
    {"jobmill_source_duration_seconds", "gauge", "How long its last crawl took.", {"source", NULL}, CRAWLS("c.ended_at - c.started_at")},
    {"jobmill_source_latency_seconds", "gauge", "Median from request to last byte in its last crawl.", {"source", NULL}, CRAWLS("t.latency_ms / 1000.0")},
    {"jobmill_source_requests", "gauge", "Requests of its last crawl.", {"source", NULL}, CRAWLS("c.requests")},
    {"jobmill_source_failures", "gauge", "Of these, the ones that brought nothing.", {"source", NULL}, CRAWLS("c.failures")},
    {"jobmill_source_pages_blocked", "gauge", "Pages that were a challenge, a login or a shell.", {"source", NULL}, CRAWLS("t.blocked")},
    {"jobmill_source_pages_malformed", "gauge", "Pages not in form, or cut off.", {"source", NULL}, CRAWLS("t.malformed")},
    {"jobmill_source_pages_limited", "gauge", "Pages on which a limit of the parser was reached.", {"source", NULL}, CRAWLS("t.limited")},
    {"jobmill_source_entries_dropped", "gauge", "Entries that could not be read.", {"source", NULL}, CRAWLS("c.dropped")},
    {"jobmill_source_postings_seen", "gauge", "Postings seen in its last crawl.", {"source", NULL}, CRAWLS("c.seen")},
    {"jobmill_source_postings_new", "gauge", "Postings seen for the first time in its last crawl.", {"source", NULL}, CRAWLS("c.added")},
    {"jobmill_source_postings_open", "gauge", "Postings of the source open when it ended.", {"source", NULL}, CRAWLS("t.open")},
    {"jobmill_source_postings_read", "gauge", "Postings read in its last crawl; the shares are of these.", {"source", NULL}, CRAWLS("t.read")},
    {"jobmill_source_newest_timestamp_seconds", "gauge", "When its newest open posting was first seen.", {"source", NULL}, CRAWLS("t.newest_at")},
    {"jobmill_source_salary_ratio", "gauge", "Share of the postings read that have pay.", {"source", NULL}, SHARE("t.with_salary")},
    {"jobmill_source_place_ratio", "gauge", "Share with a place.", {"source", NULL}, SHARE("t.with_place")},
    {"jobmill_source_description_ratio", "gauge", "Share with a description.", {"source", NULL}, SHARE("t.with_description")},
    {"jobmill_source_skills_ratio", "gauge", "Share with a skill.", {"source", NULL}, SHARE("t.with_skills")},
    {"jobmill_source_role_ratio", "gauge", "Share with a role.", {"source", NULL}, SHARE("t.with_role")},
    {"jobmill_source_date_ratio", "gauge", "Share with a date.", {"source", NULL}, SHARE("t.with_date")},
    {"jobmill_source_withheld_ratio", "gauge", "Share with a withheld value.", {"source", NULL}, SHARE("t.withheld")},
    {"jobmill_metrics_timestamp_seconds", "gauge", "When this file was written.", {NULL}, "SELECT :now"},
    {NULL, NULL, NULL, {NULL}, NULL},
};
// clang-format on

/* ---- the text ---- */

static void
put_label(struct buf *out, const char *name, struct str value)
{
    buf_printf(out, "%s=\"", name);
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        if (c == '\\' || c == '"') {
            buf_add_byte(out, '\\');
        }
        if (c == '\n') {
            buf_add_z(out, "\\n");
        } else {
            buf_add_byte(out, c);
        }
    }
    buf_add_byte(out, '"');
}

static void
put_sample(struct buf *out, const struct metric *metric, struct query *query)
{
    int n = 0;
    while (metric->labels[n]) {
        n++;
    }
    if (query_col_is_null(query, n)) {
        return; /* nothing is known: no sample */
    }
    buf_add_z(out, metric->name);
    for (int i = 0; i < n; i++) {
        buf_add_byte(out, i ? ',' : '{');
        put_label(out, metric->labels[i], query_col_text(query, i));
    }
    buf_printf(out, "%s %.15g\n", n ? "}" : "", query_col_real(query, n));
}

static enum status
put_metric(struct store *store, const struct metric *metric, int64_t now_s, struct buf *out,
           struct error *err)
{
    struct query *query = NULL;
    enum status status = query_new(store, metric->sql, &query, err);
    if (status != OK) {
        return status;
    }
    if (strstr(metric->sql, ":now")) {
        query_int(query, ":now", now_s);
    }
    buf_printf(out, "# HELP %s %s\n# TYPE %s %s\n", metric->name, metric->help, metric->name,
               metric->type);
    while (query_step(query)) {
        put_sample(out, metric, query);
    }
    return query_free(query, err);
}

enum status
metrics_text(struct store *store, int64_t now_s, struct buf *out, struct error *err)
{
    enum status status = OK;
    for (const struct metric *metric = METRICS; status == OK && metric->name; metric++) {
        status = put_metric(store, metric, now_s, out, err);
    }
    return status == OK && buf_failed(out) ? error_set(err, E_NOMEM, "metrics: too many") : status;
}

/* ---- the file ---- */

static bool
write_all(int fd, struct str text)
{
    while (text.n) {
        ssize_t n = write(fd, text.p, text.n);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return false;
        }
        text.p += n;
        text.n -= (size_t)n;
    }
    return true;
}

static enum status
replace_file(const char *path, const char *part, struct str text, struct error *err)
{
    enum { READABLE = 0644 }; /* another user's exporter reads it */
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, READABLE);
    bool is_good = fd >= 0 && fchmod(fd, READABLE) == 0 && write_all(fd, text) && fsync(fd) == 0;
    int code = errno;
    if (fd >= 0 && close(fd) != 0 && is_good) {
        is_good = false;
        code = errno;
    }
    if (is_good && rename(part, path) != 0) {
        is_good = false;
        code = errno;
    }
    if (!is_good) {
        (void)unlink(part);
        char why[128];
        (void)strerror_r(code, why, sizeof why);
        return error_set(err, code == ENOSPC || code == EDQUOT ? E_DISK : E_IO,
                         "metrics-file %s: %s; the last one stays", path, why);
    }
    return OK;
}

enum status
metrics_write(struct store *store, const struct settings *set, int64_t now_s, struct error *err)
{
    if (set->metrics_file.n == 0) {
        return OK;
    }
    struct buf text;
    struct buf path;
    struct buf part;
    buf_init(&text, LIMIT_METRICS_BYTES);
    buf_init(&path, LIMIT_URL_BYTES);
    buf_init(&part, LIMIT_URL_BYTES);
    buf_add(&path, set->metrics_file);
    buf_printf(&part, "%.*s.%lld", STR_ARG(set->metrics_file), (long long)getpid());
    enum status status = metrics_text(store, now_s, &text, err);
    if (status == OK && (buf_failed(&path) || buf_failed(&part))) {
        status = error_set(err, E_IO, "metrics-file: the path is too long");
    }
    if (status == OK) {
        status = replace_file(path.p, part.p, buf_str(&text), err);
    }
    buf_release(&text);
    buf_release(&path);
    buf_release(&part);
    return status;
}

/* cron/commands/cmd_report.c: `jobmill report`: figures out of the store. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "cron/commands.h"
#include "cron/setup.h"
#include "report/report.h"

#include "base/banned.h"

enum { MIN_N_DEFAULT = 30, MIN_N_MAX = 1000000, ROLES_MAX = 4, PAGE_COLUMNS = 80 };

static enum status
read_format(const struct cli *cli, enum report_format *ret, struct error *err)
{
    static const struct {
        const char *name;
        enum report_format format;
    } FORMATS[] = {
        {"text", REPORT_TEXT}, {"md", REPORT_MD}, {"json", REPORT_JSON}, {"html", REPORT_HTML}};
    const char *name = cli_value(cli, "format", "text");
    for (size_t i = 0; i < sizeof FORMATS / sizeof FORMATS[0]; i++) {
        if (strcmp(name, FORMATS[i].name) == 0) {
            *ret = FORMATS[i].format;
            return OK;
        }
    }
    return error_set(err, E_USAGE, "--format %s: text, md, json or html", name);
}

static enum status
read_count(const struct cli *cli, enum report_count *ret, struct error *err)
{
    static const struct {
        const char *name;
        enum report_count count;
    } COUNTS[] = {{"jobs", COUNT_JOBS}, {"postings", COUNT_POSTINGS}, {"roles", COUNT_ROLES}};
    const char *name = cli_value(cli, "count", "jobs");
    for (size_t i = 0; i < sizeof COUNTS / sizeof COUNTS[0]; i++) {
        if (strcmp(name, COUNTS[i].name) == 0) {
            *ret = COUNTS[i].count;
            return OK;
        }
    }
    return error_set(err, E_USAGE, "--count %s: jobs, postings or roles", name);
}

/* --as-of DAY, or --since DAY [--until DAY]. */
static enum status
read_days(const struct cli *cli, struct report_options *ret, struct error *err)
{
    bool has_since = cli_has(cli, "since"), has_until = cli_has(cli, "until");
    if (cli_has(cli, "as-of") && (has_since || has_until)) {
        return error_set(err, E_USAGE,
                         "--as-of is one day, --since and --until are a window: "
                         "either the one or the other");
    }
    if (has_until && !has_since) {
        return error_set(err, E_USAGE, "--until needs --since (or say --as-of)");
    }
    enum status status =
        cli_day(cli, has_until ? "until" : "as-of", clock_now_s(), &ret->as_of_s, err);
    if (status == OK && has_since) {
        status = cli_day(cli, "since", 0, &ret->since_s, err);
    }
    if (status == OK && ret->since_s > ret->as_of_s) {
        status = error_set(err, E_USAGE, "--since is after the last day");
    }
    return status;
}

static struct str
upper(struct arena *arena, const char *text)
{
    struct str copy = arena_str(arena, str_of(text));
    for (size_t i = 0; i < copy.n; i++) {
        char c = copy.p[i];
        ((char *)copy.p)[i] = (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    }
    return copy;
}

static enum status
read_options(const struct cli *cli, struct arena *arena, struct report_options *ret,
             struct error *err)
{
    *ret = (struct report_options){.min_n = MIN_N_DEFAULT};
    enum status status = read_format(cli, &ret->format, err);
    if (status == OK) {
        status = read_count(cli, &ret->count, err);
    }
    if (status == OK) {
        status = read_days(cli, ret, err);
    }
    if (status == OK) {
        status = cli_int(cli, "min-n", (struct cli_range){1, MIN_N_MAX, MIN_N_DEFAULT}, &ret->min_n,
                         err);
    }
    ret->country = upper(arena, cli_value(cli, "country", NULL));
    ret->currency = upper(arena, cli_value(cli, "currency", NULL));
    ret->converts = cli_has(cli, "convert");
    if (status == OK && ret->country.p && ret->country.n != 2) {
        status = error_set(err, E_USAGE, "--country %.*s: two letters of ISO 3166-1, such as US",
                           STR_ARG(ret->country));
    }
    if (status == OK && ret->currency.p && ret->currency.n != 3) {
        status = error_set(err, E_USAGE, "--currency %.*s: three letters of ISO 4217, such as EUR",
                           STR_ARG(ret->currency));
    }
    ret->width = PAGE_COLUMNS;
    struct winsize size = {0};
    if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
        ret->width = size.ws_col ? size.ws_col : PAGE_COLUMNS;
        // NOLINTNEXTLINE(concurrency-mt-unsafe): no threads in this command
        const char *no_color = getenv("NO_COLOR");
        ret->use_color = !no_color || !*no_color;
    }
    return status;
}

/* ---- the reports ---- */

struct request {
    struct store *store;
    struct str operands[ROLES_MAX + 1]; /* after the name of the report */
    size_t n;
    const struct report_options *options;
};

static enum status
run_compare(const struct request *r, struct buf *out, struct error *err)
{
    return report_compare(r->store, r->operands[0], r->operands[1], r->options, out, err);
}

static enum status
run_bands(const struct request *r, struct buf *out, struct error *err)
{
    return report_bands(r->store, r->operands, r->n, r->options, out, err);
}

static enum status
run_top(const struct request *r, struct buf *out, struct error *err)
{
    return report_top(r->store, r->options, out, err);
}

static enum status
run_role(const struct request *r, struct buf *out, struct error *err)
{
    return report_role(r->store, r->operands[0], r->options, out, err);
}

static enum status
run_trend(const struct request *r, struct buf *out, struct error *err)
{
    return report_trend(r->store, r->operands[0], r->options, out, err);
}

static enum status
run_trace(const struct request *r, struct buf *out, struct error *err)
{
    struct report_figure figure = {r->operands[0], r->operands[1],
                                   r->n > 2 ? r->operands[2] : STR_NONE};
    return report_trace(r->store, &figure, r->options, out, err);
}

struct report {
    const char *name, *operands;
    int min, max; /* operands */
    bool has_min_n;
    enum status (*run)(const struct request *, struct buf *, struct error *);
};
static const struct report REPORTS[] = {
    {"compare", "ROLE ROLE", 2, 2, true, run_compare},
    {"bands", "ROLE... --country CC", 1, ROLES_MAX, true, run_bands},
    {"top", "(no operand)", 0, 0, true, run_top},
    {"role", "ROLE", 1, 1, true, run_role},
    {"trend", "ROLE", 1, 1, true, run_trend},
    {"trace", "FIGURE ROLE [LEVEL|MODE|SKILL]", 2, 3, false, run_trace},
};

static const struct report *
report_find(const char *name)
{
    for (size_t i = 0; i < sizeof REPORTS / sizeof REPORTS[0]; i++) {
        if (strcmp(name, REPORTS[i].name) == 0) {
            return &REPORTS[i];
        }
    }
    return NULL;
}

int
cmd_report(const struct cli *cli)
{
    struct error err = {0};
    struct config config = {0};
    struct request request = {.n = 0};
    struct report_options options;
    struct buf out;
    const struct report *report = report_find(cli->operands[0]);
    int n = cli->n_operands - 1;
    if (!report) {
        return cli_usage(cli, "there is no report '%s': compare, bands, top, role, trend or trace",
                         cli->operands[0]);
    }
    if (n < report->min || n > report->max) {
        return cli_usage(cli, "report %s takes: %s", report->name, report->operands);
    }
    if (cli_has(cli, "min-n") && !report->has_min_n) {
        return cli_usage(cli, "report %s has no medians: --min-n does not fit", report->name);
    }
    for (int i = 0; i < n; i++) {
        request.operands[request.n++] = str_of(cli->operands[i + 1]);
    }
    buf_init(&out, 64 * MIB);
    enum status status = setup_reader(cli, &config, &request.store, &err);
    if (status == OK) {
        status = read_options(cli, &config.arena, &options, &err);
    }
    if (status == OK) {
        request.options = &options;
        status = report->run(&request, &out, &err);
    }
    int result = status == OK ? cli_print(buf_str(&out)) : cli_fail(&err);
    buf_release(&out);
    store_close(request.store);
    config_release(&config);
    return result;
}

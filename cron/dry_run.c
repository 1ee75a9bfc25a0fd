/* cron/dry_run.c: `jobmill run --dry-run`: what would be asked and why, and what
 * would not. Fetches nothing and writes nothing; works beside a run. */
#include "cron/run.h"

#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/limits.h"
#include "cron/setup.h"

#include "base/banned.h"

struct step {
    const struct source *source;
    struct str method, what; /* of the request; "-" when there is none */
    const char *why;
};

/* On a terminal, two lines. */
static void
print_for_person(const struct step *step)
{
    (void)printf("%.*s: %s\n", STR_ARG(step->source->name), step->why);
    if (step->what.n > 1) {
        (void)printf("    %.*s %.*s\n", STR_ARG(step->method), STR_ARG(step->what));
    }
}

/* A line: source, method, URL, why; tabs between. */
static void
print_step(const struct step *step)
{
    if (isatty(STDOUT_FILENO) == 1) {
        print_for_person(step);
        return;
    }
    (void)printf("%.*s\t%.*s\t%.*s\t%s\n", STR_ARG(step->source->name), STR_ARG(step->method),
                 STR_ARG(step->what), step->why);
}

static void
explain(const struct store_plan *plan, bool is_forced, char *ret, size_t cap)
{
    char ago[32];
    char every[32];
    char at[TIME_BYTES];
    int64_t since_s = plan->last_complete_s != TIME_UNKNOWN ? plan->last_complete_s : clock_now_s();
    cli_write_span(clock_now_s() - since_s, ago, sizeof ago);
    cli_write_span(plan->every_s, every, sizeof every);
    date_write_time(plan->due_at_s, at);
    if (plan->why == DUE_INTERRUPTED) {
        (void)snprintf(ret, cap, "goes on: %lld requests of an interrupted run are left",
                       (long long)plan->pending);
    } else if (plan->last_complete_s == TIME_UNKNOWN) {
        (void)snprintf(ret, cap, "new: it was never read whole");
    } else if (plan->why == DUE_EACH_RUN) {
        (void)snprintf(ret, cap, "asked in each run; read whole %s ago", ago);
    } else if (plan->why == DUE_TIME) {
        (void)snprintf(ret, cap, "due: read whole %s ago, every %s", ago, every);
    } else if (plan->why == DUE_CATCH_UP) {
        (void)snprintf(ret, cap, "due early: read whole %s ago, every %s; the next run is too late",
                       ago, every);
    } else {
        (void)snprintf(ret, cap, "%s: read whole %s ago, every %s; due from %s",
                       is_forced ? "forced" : "not due", ago, every, at);
    }
}

/* The request with which an interrupted crawl goes on. */
static enum status
print_pending(struct run *run, struct step *step, struct error *err)
{
    struct query *query = NULL;
    enum status status = query_new(
        run->store,
        "SELECT coalesce(f.method, 'GET'), f.url FROM frontier f JOIN crawl c ON c.id = f.crawl "
        "JOIN source s ON s.id = c.source WHERE s.name = :name AND c.ended_at IS NULL AND "
        "f.state = 0 ORDER BY f.id LIMIT 1",
        &query, err);
    if (status != OK) {
        return status;
    }
    query_text(query, ":name", step->source->name);
    if (query_step(query)) {
        step->method = query_col_text(query, 0);
        step->what = query_col_text(query, 1);
    }
    print_step(step); /* without one, the crawl only has to be ended */
    return query_free(query, err);
}

static enum status
print_source(struct run *run, const struct source *source, const struct harvest *start,
             const struct store_plan *plan, struct error *err)
{
    char why[256];
    bool is_forced = cli_has(run->cli, "force");
    explain(plan, is_forced, why, sizeof why);
    struct step step = {source, STR("-"), STR("-"), why};
    if (!plan->is_due && !is_forced) {
        print_step(&step);
        return OK;
    }
    if (plan->why == DUE_INTERRUPTED) {
        return print_pending(run, &step, err);
    }
    if (!start->links) {
        step.method = STR("READ");
        step.what = source->set.path;
        print_step(&step);
    }
    for (const struct link *link = start->links; link; link = link->next) {
        step.method = link->method.n ? link->method : STR("GET");
        step.what = link->url;
        print_step(&step);
    }
    return OK;
}

static enum status
plan_source(struct run *run, const struct source *source, struct error *err)
{
    struct arena arena;
    struct harvest start = {0};
    struct store_source row = run_store_source(source);
    struct store_plan plan = {.is_due = true, .why = DUE_NEW, .last_complete_s = TIME_UNKNOWN};
    arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
    enum status status = kind_start(source, &arena, &start, err);
    if (status == OK && run->store) {
        status = store_plan(run->store, &row, clock_now_s(), &plan, err);
    }
    if (status == OK && run_is_in_shard(run, source, &start)) {
        status = print_source(run, source, &start, &plan, err);
    }
    arena_release(&arena);
    return status;
}

int
run_dry(struct run *run)
{
    struct error err = {0};
    enum status status = OK;
    if (access(run->database, F_OK) == 0) { /* without it, all is new */
        status = store_open(run->database, STORE_READ, &run->store, &err);
    }
    for (size_t i = 0; i < run->config.n_sources && status == OK; i++) {
        if (setup_is_chosen(run->cli, run->config.sources[i].name)) {
            status = plan_source(run, &run->config.sources[i], &err);
        }
    }
    store_close(run->store);
    run->store = NULL;
    return status == OK ? cli_print(STR("")) : cli_fail(&err);
}

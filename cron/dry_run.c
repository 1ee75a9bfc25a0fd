/* cron/dry_run.c: `jobmill run --dry-run`: what would be asked. Fetches nothing and
 * writes nothing. */
#include "cron/run.h"

#include <stdio.h>

#include "base/limits.h"
#include "cron/setup.h"

#include "base/banned.h"

static void
print_step(struct str source, struct str method, struct str what)
{
    (void)printf("%.*s\t%.*s\t%.*s\n", STR_ARG(source), STR_ARG(method), STR_ARG(what));
}

static void
print_start(const struct source *source, const struct harvest *start)
{
    for (const struct link *link = start->links; link; link = link->next) {
        print_step(source->name, link->method.n ? link->method : STR("GET"), link->url);
    }
    if (!start->links) {
        print_step(source->name, STR("READ"), source->set.path);
    }
}

int
run_dry(struct run *run)
{
    struct error err = {0};
    enum status status = OK;
    for (size_t i = 0; i < run->config.n_sources && status == OK; i++) {
        const struct source *source = &run->config.sources[i];
        struct arena arena;
        struct harvest start = {0};
        if (!setup_is_chosen(run->cli, source->name)) {
            continue;
        }
        arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
        status = kind_start(source, &arena, &start, &err);
        if (status == OK && run_is_in_shard(run, source, &start)) {
            print_start(source, &start);
        }
        arena_release(&arena);
    }
    return status == OK ? cli_print(STR("")) : cli_fail(&err);
}

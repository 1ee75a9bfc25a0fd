/* cron/commands/cmd_merge.c: `jobmill merge`: the databases of shards into one. */
#include <stdio.h>
#include <stdlib.h>

#include "cron/commands.h"
#include "cron/lock.h"
#include "cron/setup.h"

#include "base/banned.h"

/* A database merged with itself would be a slip of the hand. */
static bool
is_same_file(const char *a, const char *b)
{
    char *real_a = realpath(a, NULL);
    char *real_b = realpath(b, NULL);
    bool is_same = real_a && real_b && strcmp(real_a, real_b) == 0;
    free(real_a);
    free(real_b);
    return is_same;
}

int
cmd_merge(const struct cli *cli)
{
    struct error err = {0};
    struct config config = {0};
    struct store *store = NULL;
    int lock = -1;
    enum status status = setup_config(cli, true, &config, &err);
    const char *path = status == OK ? arena_cstr(&config.arena, config.set.database) : NULL;
    for (int i = 0; i < cli->n_operands && status == OK; i++) {
        if (is_same_file(cli->operands[i], path)) {
            status = error_set(&err, E_USAGE, "%s cannot be merged with itself", path);
        }
    }
    if (status == OK) {
        status = lock_take(path, &lock, &err);
    }
    if (status == OK) {
        status = store_open(path, STORE_WRITE, &store, &err);
    }
    for (int i = 0; i < cli->n_operands && status == OK; i++) {
        status = store_merge(store, cli->operands[i], &err);
        if (status == OK && !cli->quiet) {
            (void)fprintf(stderr, "jobmill: %s: merged\n", cli->operands[i]);
        }
    }
    store_close(store);
    lock_drop(lock);
    config_release(&config);
    return status == OK ? EXIT_OK : cli_fail(&err);
}

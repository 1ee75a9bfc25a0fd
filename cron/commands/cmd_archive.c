/* cron/commands/cmd_archive.c: `jobmill archive verify` and `jobmill backup`. */
#include <stdio.h>

#include "cron/commands.h"
#include "cron/setup.h"
#include "fetch/fetch.h"

#include "base/banned.h"

int
cmd_backup(const struct cli *cli)
{
    struct error err = {0};
    struct config config = {0};
    struct store *store = NULL;
    enum status status = setup_reader(cli, &config, &store, &err);
    if (status == OK) {
        status = store_backup(store, cli->operands[0], &err);
    }
    store_close(store);
    config_release(&config);
    return status == OK ? EXIT_OK : cli_fail(&err);
}

static void
complain(void *ctx, struct str file, int64_t offset, const char *what)
{
    (void)ctx;
    (void)printf("%.*s\t%lld\t%s\n", STR_ARG(file), (long long)offset, what);
}

int
cmd_archive(const struct cli *cli)
{
    int result = EXIT_OK;
    if (strcmp(cli->operands[0], "verify") != 0) {
        return cli_usage(cli, "'%s': verify FILE...", cli->operands[0]);
    }
    for (int i = 1; i < cli->n_operands; i++) {
        struct error err = {0};
        int64_t records = 0;
        int64_t problems = 0;
        if (warc_verify(cli->operands[i], complain, NULL, &records, &problems, &err) != OK) {
            int failed = cli_fail(&err);
            result = failed > result ? failed : result;
            continue;
        }
        if (!cli->quiet) {
            (void)fprintf(stderr, "%s: %lld records, %lld problems\n", cli->operands[i],
                          (long long)records, (long long)problems);
        }
        result = problems > 0 && result == EXIT_OK ? EXIT_SOURCES : result;
    }
    int printed = cli_print(STR(""));
    return printed ? printed : result;
}

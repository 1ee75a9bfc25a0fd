/* cron/cmd_report.c: `jobmill report`: figures out of the store. */
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

enum { MIN_N_DEFAULT = 30, MIN_N_MAX = 1000000 };

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
        status = cli_day(cli, "as-of", clock_now_s(), &ret->as_of_s, err);
    }
    if (status == OK) {
        status = cli_int(cli, "min-n", (struct cli_range){1, MIN_N_MAX, MIN_N_DEFAULT}, &ret->min_n,
                         err);
    }
    ret->country = upper(arena, cli_value(cli, "country", NULL));
    ret->currency = upper(arena, cli_value(cli, "currency", NULL));
    if (status == OK && ret->country.p && ret->country.n != 2) {
        status = error_set(err, E_USAGE, "--country %.*s: two letters of ISO 3166-1, such as US",
                           STR_ARG(ret->country));
    }
    if (status == OK && ret->currency.p && ret->currency.n != 3) {
        status = error_set(err, E_USAGE, "--currency %.*s: three letters of ISO 4217, such as EUR",
                           STR_ARG(ret->currency));
    }
    struct winsize size = {0};
    if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
        ret->width = size.ws_col;
        // NOLINTNEXTLINE(concurrency-mt-unsafe): no threads in this command
        const char *no_color = getenv("NO_COLOR");
        ret->use_color = !no_color || !*no_color;
    }
    return status;
}

int
cmd_report(const struct cli *cli)
{
    struct error err = {0};
    struct config config = {0};
    struct store *store = NULL;
    struct report_options options;
    struct buf out;
    if (strcmp(cli->operands[0], "compare") != 0) {
        return cli_usage(cli, "there is no report '%s': compare ROLE ROLE", cli->operands[0]);
    }
    buf_init(&out, 16 * MIB);
    enum status status = setup_reader(cli, &config, &store, &err);
    if (status == OK) {
        status = read_options(cli, &config.arena, &options, &err);
    }
    if (status == OK) {
        status = report_compare(store, str_of(cli->operands[1]), str_of(cli->operands[2]), &options,
                                &out, &err);
    }
    int result = status == OK ? cli_print(buf_str(&out)) : cli_fail(&err);
    buf_release(&out);
    store_close(store);
    config_release(&config);
    return result;
}

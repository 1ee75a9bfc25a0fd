/* cron/cli.c: options and help from the command table. */
#include "cron/cli.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/limits.h"
#include "base/markup.h"
#include "base/nearest.h"

#include "base/banned.h"

/* Options that every command has. */
static const struct cli_option COMMON[] = {
    {"help", 'h', NULL, "this help", false},
    {"quiet", 'q', NULL, "say nothing unless something needs a person", false},
    {NULL, 0, NULL, NULL, false},
};

bool
cli_has(const struct cli *cli, const char *option)
{
    return cli_value_at(cli, option, 0) != NULL;
}

const char *
cli_value_at(const struct cli *cli, const char *option, size_t index)
{
    for (size_t i = 0; i < cli->n_given; i++) {
        if (strcmp(cli->given[i].option->name, option) == 0 && index-- == 0) {
            return cli->given[i].value;
        }
    }
    return NULL;
}

const char *
cli_value(const struct cli *cli, const char *option, const char *otherwise)
{
    const char *value = otherwise;
    for (size_t i = 0; i < cli->n_given; i++) {
        if (strcmp(cli->given[i].option->name, option) == 0) {
            value = cli->given[i].value; /* the last one counts */
        }
    }
    return value;
}

enum status
cli_day(const struct cli *cli, const char *option, int64_t otherwise, int64_t *ret_s,
        struct error *err)
{
    const char *text = cli_value(cli, option, NULL);
    *ret_s = otherwise;
    if (!text) {
        return OK;
    }
    if (!date_read_day(str_of(text), ret_s)) {
        return error_set(err, E_USAGE, "--%s %s is not a day: write it as 2026-05-01", option,
                         text);
    }
    *ret_s += DAY_S - 1;
    return OK;
}

enum status
cli_int(const struct cli *cli, const char *option, struct cli_range range, int64_t *ret,
        struct error *err)
{
    const char *text = cli_value(cli, option, NULL);
    *ret = range.otherwise;
    if (!text) {
        return OK;
    }
    if (!str_int(str_of(text), ret) || *ret < range.min || *ret > range.max) {
        return error_set(err, E_USAGE, "--%s %s: a whole number from %lld to %lld is wanted",
                         option, text, (long long)range.min, (long long)range.max);
    }
    return OK;
}

int
cli_fail(const struct error *err)
{
    char text[ERROR_TEXT_BYTES];
    bool is_said = err->text[0] && (err->status != E_NOMEM || strstr(err->text, "memory"));
    (void)snprintf(text, sizeof text, "%s", err->text);
    cli_sanitize(text, strlen(text));
    (void)fprintf(stderr, "jobmill: %s%s%s\n", text, text[0] && !is_said ? ": " : "",
                  is_said ? "" : status_text(err->status));
    return status_exit(err->status);
}

int
cli_usage(const struct cli *cli, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    (void)fprintf(stderr, "jobmill%s%s: ", cli->command ? " " : "",
                  cli->command ? cli->command->name : "");
    (void)vfprintf(stderr, format, args);
    (void)fprintf(stderr, " (see jobmill%s%s --help)\n", cli->command ? " " : "",
                  cli->command ? cli->command->name : "");
    va_end(args);
    return EXIT_USAGE;
}

int
cli_print(struct str text)
{
    if (fwrite(text.p, 1, text.n, stdout) != text.n || fflush(stdout) != 0) {
        if (errno != EPIPE) {
            (void)fprintf(stderr, "jobmill: standard output cannot be written (disk full?)\n");
        }
        return EXIT_STORE;
    }
    return EXIT_OK;
}

enum status
cli_read_file(const char *path, size_t max_bytes, struct str *ret, struct error *err)
{
    enum { STEP_BYTES = 65536 };
    bool is_stdin = strcmp(path, "-") == 0;
    FILE *file = is_stdin ? stdin : fopen(path, "rb");
    if (!file) {
        return error_set_errno(err, E_USAGE, errno, "%s: cannot be opened", path);
    }
    struct buf buf;
    buf_init(&buf, max_bytes);
    while (buf_reserve(&buf, STEP_BYTES)) {
        size_t n = fread(buf.p + buf.n, 1, STEP_BYTES, file);
        buf.n += n;
        buf.p[buf.n] = '\0';
        if (n == 0) {
            break;
        }
    }
    bool failed = ferror(file) != 0;
    int saved = errno;
    if (!is_stdin) {
        (void)fclose(file);
    }
    if (failed || buf_failed(&buf)) {
        bool too_big = buf_failed(&buf);
        buf_release(&buf);
        return too_big ? error_set(err, E_LIMIT, "%s: larger than %zu MiB, which is the limit",
                                   path, max_bytes / MIB)
                       : error_set_errno(err, E_IO, saved, "%s: cannot be read", path);
    }
    *ret = (struct str){buf.p, buf.n}; /* the buffer is handed over */
    return OK;
}

void
cli_sanitize(char *text, size_t n)
{
    struct str s = {text, n};
    size_t at = 0;
    while (at < n) {
        size_t from = at;
        bool is_mark = str_starts(str_sub(s, at, 3), STR("\xEF\xBF\xBD"));
        uint32_t codepoint = utf8_next(s, &at);
        if ((codepoint == 0xFFFD && !is_mark) || utf8_is_steering(codepoint)) {
            memset(text + from, '?', at - from);
        }
    }
}

struct str
cli_safe(struct str text, char *out, size_t cap)
{
    size_t n = text.n < cap ? text.n : cap;
    memcpy(out, text.p ? text.p : "", n);
    cli_sanitize(out, n);
    return (struct str){out, n};
}

void
cli_write_span(int64_t span_s, char *ret, size_t cap)
{
    enum { MINUTES_S = 60, HOURS_FROM = 2 * HOUR_S, DAYS_FROM = 3 * DAY_S };
    if (span_s >= DAYS_FROM) {
        (void)snprintf(ret, cap, "%lld days", (long long)((span_s + DAY_S / 2) / DAY_S));
    } else if (span_s >= HOURS_FROM) {
        (void)snprintf(ret, cap, "%lld h", (long long)((span_s + HOUR_S / 2) / HOUR_S));
    } else {
        (void)snprintf(ret, cap, "%lld min", (long long)(span_s / MINUTES_S));
    }
}

/* ---- help ---- */

static void
print_options(const struct cli_option *options)
{
    for (const struct cli_option *o = options; o && o->name; o++) {
        char left[64];
        (void)snprintf(left, sizeof left, "%s%c%s --%s%s%s", o->letter ? "-" : " ",
                       o->letter ? o->letter : ' ', o->letter ? "," : " ", o->name,
                       o->arg ? " " : "", o->arg ? o->arg : "");
        (void)printf("  %-28s %s%s\n", left, o->help, o->repeats ? " (may be repeated)" : "");
    }
}

static void
print_overview(const struct command *all)
{
    (void)printf("jobmill %s: a true, current data set of job postings\n\n"
                 "usage: jobmill COMMAND [OPTION]... [OPERAND]...\n\n",
                 JOBMILL_VERSION);
    for (const struct command *c = all; c->name; c++) {
        (void)printf("  %-10s %s\n", c->name, c->summary);
    }
    (void)printf("\njobmill COMMAND --help tells more. Begin with: jobmill init\n");
}

void
cli_help(const struct cli *cli, const struct command *command)
{
    if (!command) {
        print_overview(cli->all);
        return;
    }
    (void)printf("jobmill %s - %s\n\nusage: jobmill %s [OPTION]...%s%s\n\n", command->name,
                 command->summary, command->name, command->operands[0] ? " " : "",
                 command->operands);
    print_options(command->options);
    print_options(COMMON);
    if (command->details) {
        (void)printf("\n%s\n", command->details);
    }
    if (command->example) {
        (void)printf("\nexample: %s\n", command->example);
    }
}

/* ---- reading argv ---- */

static const struct cli_option *
option_find(const struct cli_option *options, const char *name, size_t n, char letter)
{
    for (const struct cli_option *o = options; o && o->name; o++) {
        if (name ? strlen(o->name) == n && memcmp(o->name, name, n) == 0
                 : o->letter && o->letter == letter) {
            return o;
        }
    }
    return NULL;
}

/* "; is it '--source'?" */
static const char *
option_hint(const struct cli *cli, const char *name, size_t n, char ret[NEAREST_BYTES])
{
    const struct cli_option *const lists[] = {cli->command->options, COMMON};
    struct nearest nearest = nearest_to((struct str){name, name ? n : 0});
    for (size_t i = 0; name && i < 2; i++) {
        for (const struct cli_option *o = lists[i]; o && o->name; o++) {
            nearest_look(&nearest, str_of(o->name));
        }
    }
    ret[0] = '\0';
    if (nearest.best.n) {
        (void)snprintf(ret, NEAREST_BYTES, "; is it --%.*s?", STR_ARG(nearest.best));
    }
    return ret;
}

static int
give(struct cli *cli, const struct cli_option *option, const char *value)
{
    if (cli->n_given == CLI_VALUES) {
        return cli_usage(cli, "more than %d options", CLI_VALUES);
    }
    if (!option->repeats && cli_has(cli, option->name) && option->arg) {
        return cli_usage(cli, "--%s is given twice", option->name);
    }
    cli->given[cli->n_given].option = option;
    cli->given[cli->n_given].value = value ? value : "";
    cli->n_given++;
    return EXIT_OK;
}

/* One "--name", "--name=value", "-c value"; *at moves past a value taken from
 * the next argument. */
static int
read_option(struct cli *cli, int argc, char **argv, int *at)
{
    const char *arg = argv[*at];
    bool is_long = arg[1] == '-';
    const char *equals = is_long ? strchr(arg, '=') : NULL;
    const char *name = is_long ? arg + 2 : NULL;
    size_t n = equals ? (size_t)(equals - name) : name ? strlen(name) : 0;
    const struct cli_option *option = option_find(cli->command->options, name, n, arg[1]);
    if (!option) {
        option = option_find(COMMON, name, n, arg[1]);
    }
    if (!option) {
        char hint[NEAREST_BYTES];
        return cli_usage(cli, "there is no option %s%s", arg, option_hint(cli, name, n, hint));
    }
    const char *value = equals ? equals + 1 : NULL;
    if (!is_long && arg[2]) {
        value = arg + 2; /* -cFILE */
    }
    if (!option->arg && value) {
        return cli_usage(cli, "--%s takes no value", option->name);
    }
    if (option->arg && !value) {
        if (*at + 1 >= argc) {
            return cli_usage(cli, "--%s needs a value (%s)", option->name, option->arg);
        }
        value = argv[++*at];
    }
    return give(cli, option, value);
}

static int
read_all(struct cli *cli, int argc, char **argv)
{
    bool only_operands = false;
    int n = 0;
    for (int i = 0; i < argc; i++) {
        bool is_option = !only_operands && argv[i][0] == '-' && argv[i][1];
        int failed = EXIT_OK;
        if (!is_option) {
            argv[n++] = argv[i];
        } else if (strcmp(argv[i], "--") == 0) {
            only_operands = true;
        } else {
            failed = read_option(cli, argc, argv, &i);
        }
        if (failed) {
            return failed;
        }
    }
    cli->operands = argv;
    cli->n_operands = n;
    return EXIT_OK;
}

static const struct command *
command_find(const struct command *all, const char *name)
{
    for (const struct command *c = all; c->name; c++) {
        if (strcmp(c->name, name) == 0) {
            return c;
        }
    }
    return NULL;
}

static int
no_command(const struct cli *cli, const char *name)
{
    char hint[NEAREST_BYTES];
    struct nearest nearest = nearest_to(str_of(name));
    for (const struct command *c = cli->all; c->name; c++) {
        nearest_look(&nearest, str_of(c->name));
    }
    return cli_usage(cli, "there is no command '%s'%s", name, nearest_hint(&nearest, hint));
}

static int
run_command(struct cli *cli, int argc, char **argv)
{
    struct error err = {0};
    int failed = read_all(cli, argc, argv);
    if (failed) {
        return failed;
    }
    if (cli_has(cli, "help")) {
        cli_help(cli, cli->command);
        return EXIT_OK;
    }
    cli->quiet = cli_has(cli, "quiet");
    if (cli->n_operands < cli->command->min_operands) {
        return cli_usage(cli, "needs %s", cli->command->operands);
    }
    if (cli->command->max_operands >= 0 && cli->n_operands > cli->command->max_operands) {
        return cli_usage(cli, "one operand too many: '%s'",
                         cli->operands[cli->command->max_operands]);
    }
    if (clock_init(&err) != OK) {
        return cli_fail(&err);
    }
    return cli->command->run(cli);
}

int
cli_main(const struct command *commands, int argc, char **argv)
{
    struct cli cli = {.all = commands};
    if (argc < 2) {
        print_overview(commands);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "version") == 0) {
        (void)printf("jobmill %s\n", JOBMILL_VERSION);
        return EXIT_OK;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        const struct command *asked = argc > 2 ? command_find(commands, argv[2]) : NULL;
        cli_help(&cli, asked);
        return EXIT_OK;
    }
    cli.command = command_find(commands, argv[1]);
    if (!cli.command) {
        return no_command(&cli, argv[1]);
    }
    return run_command(&cli, argc - 2, argv + 2);
}

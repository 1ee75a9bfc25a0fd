/* cron/cli.h: the command line. One table row per command; help, completion and
 * the man page are made from the rows. */
#ifndef CRON_CLI_H
#define CRON_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"

enum { EXIT_OK = 0, EXIT_SOURCES = 1, EXIT_USAGE = 2, EXIT_STORE = 3, EXIT_LOCKED = 75 };

struct cli_option {
    const char *name; /* without "--" */
    char letter;      /* short form, or 0 */
    const char *arg;  /* name of its argument in help; NULL: a switch */
    const char *help;
    bool repeats;
};

struct cli;
struct command {
    const char *name;
    const char *summary;              /* one line */
    const char *operands;             /* "FILE|-", "[ROLE ROLE]" ...; "" for none */
    int min_operands, max_operands;   /* max -1: any number */
    const struct cli_option *options; /* ended by a row without name */
    const char *details;              /* paragraphs for --help and the man page */
    const char *example;
    int (*run)(const struct cli *cli);
};

enum { CLI_VALUES = 256 }; /* options given; more is a usage error */

struct cli {
    const struct command *command;
    const struct command *all; /* ended by a row without name */
    struct {
        const struct cli_option *option;
        const char *value; /* "" for switches */
    } given[CLI_VALUES];
    size_t n_given;
    char **operands;
    int n_operands;
    bool quiet;
};

/* Reads argv and runs the command; returns the exit status. */
int cli_main(const struct command *commands, int argc, char **argv);

bool cli_has(const struct cli *cli, const char *option);
const char *cli_value(const struct cli *cli, const char *option, const char *otherwise);
/* The index-th value of a repeated option; NULL past the end. */
const char *cli_value_at(const struct cli *cli, const char *option, size_t index);
/* A DAY option as Unix seconds of the end of that UTC day. Errors: E_USAGE. */
MUST_USE enum status cli_day(const struct cli *cli, const char *option, int64_t otherwise,
                             int64_t *ret_s, struct error *err);
struct cli_range {
    int64_t min, max, otherwise; /* otherwise: when the option is not given */
};
MUST_USE enum status cli_int(const struct cli *cli, const char *option, struct cli_range range,
                             int64_t *ret, struct error *err);

/* "jobmill: text" on stderr; returns the exit status for the error. */
int cli_fail(const struct error *err);
/* "jobmill COMMAND: text, try ..." on stderr; returns EXIT_USAGE. */
int cli_usage(const struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Writes all of `text` to stdout; EXIT_OK, or EXIT_STORE with a message when it
 * cannot (disk full, closed pipe). */
int cli_print(struct str text);
/* A whole file, or standard input for "-"; *ret is owned: free(). Errors: E_IO,
 * E_NOMEM, E_LIMIT. */
MUST_USE enum status cli_read_file(const char *path, size_t max_bytes, struct str *ret,
                                   struct error *err);
void cli_help(const struct cli *cli, const struct command *command);
/* A terminal cannot be steered by words from the wild: controls, marks of
 * direction and what is not UTF-8 become "?", byte by byte. In place. */
void cli_sanitize(char *text, size_t n);
/* The same of a copy in `out`, cut at `cap` bytes. */
struct str cli_safe(struct str text, char *out, size_t cap);
/* "3 days", "36 h", "12 min": rounded, for people. */
void cli_write_span(int64_t span_s, char *ret, size_t cap);

#endif

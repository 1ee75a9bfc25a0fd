/* tests/cron/test_docs.c: docs/configuration.md is made from base/settings.def,
 * docs/jobmill.1 from the table of commands, docs/jobmill.conf.5 from both the
 * settings and the kinds, the table in docs/sources.md from the kinds. JOBMILL_UPDATE=1
 * makes them anew. The rest of docs/sources.md is written by hand and held against
 * the adapters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "cron/commands.h"
#include "cron/config.h"
#include "parse/parse.h"
#include "support_golden.h"

/* ---- keeping ---- */

static void
compare(const char *path, struct str got)
{
    struct buf kept;
    if (getenv("JOBMILL_UPDATE")) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(got.p, 1, got.n, file), got.n);
        assert_int_equal(fclose(file), 0);
        return;
    }
    buf_init(&kept, MIB);
    golden_read(path, &kept);
    if (!str_eq(buf_str(&kept), got)) {
        fail_msg("%s is stale: JOBMILL_UPDATE=1 makes it anew", path);
    }
    buf_release(&kept);
}

/* ---- docs/configuration.md ---- */

enum type { TEXT, LIST, INT, BOOL, SIZE, SPAN, RATE };
enum scope { GLOBAL, BOTH, SOURCE };

struct setting {
    const char *name;
    enum type type;
    enum scope scope;
    int64_t min, max;
    const char *value, *help;
};

static const struct setting SETTINGS[] = {
#define SETTING(member, name, type, scope, min, max, value, help)                                  \
    {name, type, scope, min, max, value, help},
#include "base/settings.def"
#undef SETTING
};

static const char *const TYPES[] = {
    [TEXT] = "text", [LIST] = "list", [INT] = "number", [BOOL] = "yes/no",
    [SIZE] = "size", [SPAN] = "span", [RATE] = "rate",
};

struct unit {
    int64_t size;
    const char *name;
};
static const struct unit SPANS[] = {
    {86400000, "d"}, {3600000, "h"}, {60000, "min"}, {1000, "s"}, {1, "ms"}};
static const struct unit SIZES[] = {{1 << 30, "G"}, {1 << 20, "M"}, {1 << 10, "K"}, {1, ""}};

static void
put_in_units(struct buf *out, int64_t value, const struct unit *units)
{
    while (value % units->size != 0) {
        units++;
    }
    buf_printf(out, "%lld%s", (long long)(value / units->size), value ? units->name : "");
}

static void
put_bound(struct buf *out, enum type type, int64_t value)
{
    if (type == SPAN) {
        put_in_units(out, value, SPANS);
    } else if (type == SIZE) {
        put_in_units(out, value, SIZES);
    } else if (type == RATE && value % 1000 == 0) {
        buf_printf(out, "%lld/s", (long long)(value / 1000));
    } else if (type == RATE) {
        buf_printf(out, "%g/s", (double)value / 1000);
    } else {
        buf_add_int(out, value);
    }
}

static void
put_cell(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '|') {
            buf_add_byte(out, '\\');
        }
        buf_add_byte(out, text.p[i]);
    }
}

static void
put_setting(struct buf *out, const struct setting *s)
{
    bool has_range = s->type != TEXT && s->type != LIST && s->type != BOOL;
    buf_printf(out, "| `%s` | %s | ", s->name, TYPES[s->type]);
    if (has_range) {
        put_bound(out, s->type, s->min);
        buf_add_z(out, " to ");
        put_bound(out, s->type, s->max);
    }
    buf_printf(out, " | %s%s%s | ", s->value[0] ? "`" : "", s->value, s->value[0] ? "`" : "");
    put_cell(out, str_of(s->help));
    buf_add_z(out, " |\n");
}

static const char CONFIGURATION_HEAD[] =
    "# jobmill.conf\n\n"
    "Made from `base/settings.def` by `tests/cron/test_docs.c`; do not edit here.\n\n"
    "`jobmill init` writes a sample with every setting in it; `-c FILE` names another file. "
    "Settings "
    "at the top hold for\nall sources; those of the second table can be set again inside a source. "
    "A source's own word goes before the file's,\nthe file's before its kind's, the kind's before "
    "the default below. Lines from `#` or `//` on and `/* ... */` are comments.\n\n"
    "```\n"
    "contact = \"data@example.com\"\n"
    "rate = \"1/s\"\n"
    "source \"acme\" { kind = greenhouse  board = acme  rate = \"30/min\" }\n"
    "source \"example\" {\n"
    "  kind = sitemap\n"
    "  url = \"https://careers.example.com/sitemap.xml\"\n"
    "  match = '/jobs/\\d+'\n"
    "}\n"
    "```\n\n"
    "A value is one word, or stands in quotes: `\"...\"` knows escapes (`\\\"`, `\\\\`), `'...'` "
    "is "
    "taken as it is. Names of sources\nmust differ. Relative paths count from the file's folder. "
    "Whatever is wrong is refused with file, line and what is\nallowed (exit status 2).\n\n"
    "| type | written as |\n|---|---|\n"
    "| text | `word`, `\"several words\"` |\n"
    "| list | one text, or `{\"one\", \"two\"}` |\n"
    "| number | `12` |\n"
    "| yes/no | `yes`, `no` (`true`, `false`, `on`, `off`) |\n"
    "| size | bytes: `1000`, `\"500K\"`, `\"64M\"`, `\"1G\"`; K is 1,024 |\n"
    "| span | seconds: `30`; or `\"500ms\"`, `\"30s\"`, `\"5min\"`, `\"2h\"`, `\"7d\"`, `\"1w\"` "
    "|\n"
    "| rate | `\"1/s\"`, `\"30/min\"`, `\"100/h\"`, `\"1000/day\"` |\n";

static void
configuration(void **state)
{
    static const char *const HEADINGS[] = {
        [GLOBAL] = "For the whole file",
        [BOTH] = "For all sources, or inside one",
        [SOURCE] = "Inside a source only",
    };
    struct buf out;
    (void)state;
    buf_init(&out, MIB);
    buf_add_z(&out, CONFIGURATION_HEAD);
    for (size_t scope = 0; scope < sizeof HEADINGS / sizeof HEADINGS[0]; scope++) {
        buf_printf(&out,
                   "\n## %s\n\n| setting | type | range | default | what it does |\n"
                   "|---|---|---|---|---|\n",
                   HEADINGS[scope]);
        for (size_t i = 0; i < sizeof SETTINGS / sizeof SETTINGS[0]; i++) {
            if (SETTINGS[i].scope == scope) {
                put_setting(&out, &SETTINGS[i]);
            }
        }
    }
    assert_false(buf_failed(&out));
    compare(PROJECT_DIR "/docs/configuration.md", buf_str(&out));
    buf_release(&out);
}

/* ---- docs/jobmill.1 ---- */

/* Text for roff: no hyphens made of minus signs, no line that begins a request. */
static void
put_roff(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '-' || c == '\\') {
            buf_add_z(out, c == '-' ? "\\-" : "\\e");
        } else if ((c == '.' || c == '\'') && (i == 0 || text.p[i - 1] == '\n')) {
            buf_printf(out, "\\&%c", c);
        } else {
            buf_add_byte(out, c);
        }
    }
}

static void
put_option(struct buf *out, const struct cli_option *o)
{
    buf_add_z(out, ".TP\n");
    if (o->letter) {
        buf_printf(out, "\\fB\\-%c\\fR, ", o->letter);
    }
    buf_add_z(out, "\\fB\\-\\-");
    put_roff(out, str_of(o->name));
    buf_printf(out, "\\fR%s%s%s\n", o->arg ? " \\fI" : "", o->arg ? o->arg : "",
               o->arg ? "\\fR" : "");
    put_roff(out, str_of(o->help));
    buf_add_z(out, o->repeats ? " (may be repeated)\n" : "\n");
}

static void
put_command(struct buf *out, const struct command *c)
{
    buf_printf(out, ".SS jobmill %s", c->name);
    buf_add_z(out, c->options[0].name ? " [OPTION]..." : "");
    buf_add_z(out, c->operands[0] ? " " : "");
    put_roff(out, str_of(c->operands));
    buf_add_byte(out, '\n');
    put_roff(out, str_of(c->summary));
    buf_add_z(out, ".\n");
    if (c->details) {
        buf_add_z(out, ".PP\n");
        put_roff(out, str_of(c->details));
        buf_add_byte(out, '\n');
    }
    for (const struct cli_option *o = c->options; o->name; o++) {
        put_option(out, o);
    }
    if (c->example) {
        buf_add_z(out, ".PP\nExample:\n.PP\n.nf\n.RS\n");
        put_roff(out, str_of(c->example));
        buf_add_z(out, "\n.RE\n.fi\n");
    }
}

static const char MAN_HEAD[] =
    ".\\\" Made from cron/commands.c by tests/cron/test_docs.c; do not edit here.\n"
    ".TH JOBMILL 1 \"\" \"jobmill\" \"User Commands\"\n"
    ".SH NAME\njobmill \\- a true, current data set of job postings\n"
    ".SH SYNOPSIS\n.B jobmill\n.I COMMAND\n[\\fIOPTION\\fR]... [\\fIOPERAND\\fR]...\n"
    ".SH DESCRIPTION\n"
    "jobmill downloads job postings from the places where employers publish them, reads title,\n"
    "company, salary, locations, work mode and skills out of each, maps them onto one taxonomy, "
    "and\n"
    "keeps them in a SQLite file. What a page does not say stays empty; every value has evidence.\n"
    ".PP\nData goes to standard output, everything else to standard error. Every command knows\n"
    "\\fB\\-h\\fR, \\fB\\-\\-help\\fR and \\fB\\-q\\fR, \\fB\\-\\-quiet\\fR: say nothing unless "
    "something needs a person.\n"
    ".PP\nA \\fIDAY\\fR is written 2026\\-05\\-01 and means the end of that UTC day; a "
    "\\fISPAN\\fR "
    "30s, 5min,\n2h or 7d.\n"
    ".SH COMMANDS\n";

static const char MAN_TAIL[] =
    ".SH FILES\n"
    ".TP\n.I jobmill.conf\nthe configuration; \\fBjobmill init\\fR writes a sample with every "
    "setting in it\n"
    ".TP\n.I jobs.db\nthe data set: a SQLite file\n"
    ".TP\n.I archive/\nWARC files: every answer as it came\n"
    ".SH ENVIRONMENT\n"
    ".TP\n.B JOBMILL_NOW\nthe time (RFC 3339) at which a command starts, instead of now\n"
    ".TP\n.B NO_COLOR\nno colours on a terminal\n"
    ".SH EXIT STATUS\n"
    ".TP\n.B 0\nall well\n"
    ".TP\n.B 1\nthe run finished, but some sources failed or look wrong\n"
    ".TP\n.B 2\nusage or configuration\n"
    ".TP\n.B 3\nthe store or the disk failed\n"
    ".TP\n.B 75\nanother run holds the lock\n"
    ".SH SEE ALSO\n.BR jobmill.conf (5)\n";

static void
man_page(void **state)
{
    struct buf out;
    (void)state;
    buf_init(&out, MIB);
    buf_add_z(&out, MAN_HEAD);
    for (const struct command *c = COMMANDS; c->name; c++) {
        put_command(&out, c);
    }
    buf_add_z(&out, MAN_TAIL);
    assert_false(buf_failed(&out));
    compare(PROJECT_DIR "/docs/jobmill.1", buf_str(&out));
    buf_release(&out);
}

/* ---- docs/jobmill.conf.5 ---- */

static const char CONF_HEAD[] =
    ".\\\" Made from base/settings.def by tests/cron/test_docs.c; do not edit here.\n"
    ".TH JOBMILL.CONF 5 \"\" \"jobmill\" \"File Formats\"\n"
    ".SH NAME\njobmill.conf \\- what jobmill fetches, and how\n"
    ".SH DESCRIPTION\n"
    "Settings at the top hold for all sources; many can be set again inside a source. A source's "
    "own\nword goes before the file's, the file's before its kind's, the kind's before the default "
    "below.\nLines from # or // on and /* ... */ are comments. Relative paths count from the "
    "file's folder.\nWhatever is wrong is refused with file, line and what is allowed.\n"
    ".PP\n.nf\n.RS\n"
    "contact = \"data@example.com\"\n"
    "source \"acme\" { kind = greenhouse  board = acme  rate = \"30/min\" }\n"
    "source \"example\" {\n"
    "  kind = sitemap\n"
    "  url = \"https://careers.example.com/sitemap.xml\"\n"
    "  match = \\(aq/jobs/\\ed+\\(aq\n"
    "}\n.RE\n.fi\n.PP\n"
    "A value is one word, or stands in quotes: with escapes in double ones, as it is in single "
    "ones.\nA list is one text, or {\"one\", \"two\"}. A size: 1000, 500K, 64M, 1G. A span: 30, "
    "500ms, 30s,\n5min, 2h, 7d, 1w. A rate: 1/s, 30/min, 100/h, 1000/day.\n";

static void
put_setting_roff(struct buf *out, const struct setting *s)
{
    bool has_range = s->type != TEXT && s->type != LIST && s->type != BOOL;
    struct buf range;
    buf_init(&range, KIB);
    if (has_range) {
        put_bound(&range, s->type, s->min);
        buf_add_z(&range, " to ");
        put_bound(&range, s->type, s->max);
    }
    buf_add_z(out, ".TP\n\\fB");
    put_roff(out, str_of(s->name));
    buf_printf(out, "\\fR = \\fI%s\\fR", TYPES[s->type]);
    buf_add_z(out, has_range ? ", " : "");
    put_roff(out, buf_str(&range));
    if (s->value[0]) {
        buf_add_z(out, " (default: ");
        put_roff(out, str_of(s->value));
        buf_add_byte(out, ')');
    }
    buf_add_byte(out, '\n');
    put_roff(out, str_of(s->help));
    buf_add_byte(out, '\n');
    buf_release(&range);
}

static void
conf_page(void **state)
{
    static const char *const HEADINGS[] = {
        [GLOBAL] = "FOR THE WHOLE FILE",
        [BOTH] = "FOR ALL SOURCES, OR INSIDE ONE",
        [SOURCE] = "INSIDE A SOURCE ONLY",
    };
    struct buf out;
    (void)state;
    buf_init(&out, MIB);
    buf_add_z(&out, CONF_HEAD);
    for (size_t scope = 0; scope < sizeof HEADINGS / sizeof HEADINGS[0]; scope++) {
        buf_printf(&out, ".SH %s\n", HEADINGS[scope]);
        for (size_t i = 0; i < sizeof SETTINGS / sizeof SETTINGS[0]; i++) {
            if (SETTINGS[i].scope == scope) {
                put_setting_roff(&out, &SETTINGS[i]);
            }
        }
    }
    buf_add_z(&out, ".SH KINDS OF SOURCE\n");
    for (size_t i = 0; i < kind_count(); i++) {
        const struct kind *kind = kind_at(i);
        buf_add_z(&out, ".TP\n\\fB");
        put_roff(&out, str_of(kind->name));
        buf_add_z(&out, "\\fR");
        buf_printf(&out, "%s%s\n", kind->needs[0] ? ", needs " : "", kind->needs);
        put_roff(&out, str_of(kind->summary));
        buf_add_byte(&out, '\n');
    }
    buf_add_z(&out, ".SH SEE ALSO\n.BR jobmill (1)\n");
    assert_false(buf_failed(&out));
    compare(PROJECT_DIR "/docs/jobmill.conf.5", buf_str(&out));
    buf_release(&out);
}

/* ---- docs/sources.md ---- */

#define SOURCES PROJECT_DIR "/docs/sources.md"

static void
put_kind_row(struct buf *out, const struct kind *kind)
{
    static const char *const FAMILIES[] = {"board", "web", "archive"};
    bool is_archive = kind->family == FAMILY_ARCHIVE;
    buf_printf(out, "| [`%s`](#%s) | %s | %s | %s | %s | %s |\n", kind->name, kind->name,
               FAMILIES[kind->family],
               is_archive        ? "no"
               : kind->is_window ? "window"
                                 : "catalogue",
               kind->needs[0] ? kind->needs : "-", kind->default_rate ? kind->default_rate : "-",
               kind->default_concurrency ? kind->default_concurrency : "-");
}

/* The table stands between its head and the mark. */
static void
sources_table(void **state)
{
    static const char HEAD_ROW[] = "|---|---|---|---|---|---|\n";
    struct buf kept;
    struct buf out;
    (void)state;
    buf_init(&kept, MIB);
    buf_init(&out, MIB);
    golden_read(SOURCES, &kept);
    size_t head = str_find(buf_str(&kept), STR(HEAD_ROW));
    size_t mark = str_find(buf_str(&kept), STR("<!-- kinds:"));
    assert_true(head != SIZE_MAX && mark != SIZE_MAX && head < mark);
    buf_add(&out, str_sub(buf_str(&kept), 0, head + strlen(HEAD_ROW)));
    for (size_t i = 0; i < kind_count(); i++) {
        put_kind_row(&out, kind_at(i));
    }
    buf_add(&out, str_sub(buf_str(&kept), mark, kept.n));
    compare(SOURCES, buf_str(&out));
    buf_release(&kept);
    buf_release(&out);
}

/* What stands under "### name", up to the next heading; absent: no such heading. */
static struct str
section_of(struct str text, const char *name)
{
    char heading[64];
    (void)snprintf(heading, sizeof heading, "\n### %s\n", name);
    size_t at = str_find(text, str_of(heading));
    if (at == SIZE_MAX) {
        return STR_NONE;
    }
    struct str rest = str_sub(text, at + strlen(heading), text.n);
    size_t end = str_find(rest, STR("\n##"));
    return str_sub(rest, 0, end == SIZE_MAX ? rest.n : end);
}

/* The example is a configuration with one source of this kind, which can begin. */
static void
check_example(const struct kind *kind, struct str example, struct config *config)
{
    char path[] = "/tmp/jobmill-docs-XXXXXX";
    struct error err = {0};
    struct arena arena;
    struct harvest start = {0};
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, example.p, example.n), (ssize_t)example.n);
    assert_int_equal(close(fd), 0);
    enum status status = config_read(config, path, &err);
    assert_int_equal(unlink(path), 0);
    if (status != OK) {
        fail_msg("%s: the example: %s", kind->name, err.text);
    }
    assert_int_equal(config->n_sources, 1);
    assert_true(str_is(config->sources[0].set.kind, kind->name));
    arena_init(&arena, MIB);
    status = kind_start(&config->sources[0], &arena, &start, &err);
    if (status != OK || (!start.links && kind->family != FAMILY_ARCHIVE)) {
        fail_msg("%s: the example does not begin: %s", kind->name, err.text);
    }
    arena_release(&arena);
}

static void
check_kind(struct str text, const struct kind *kind)
{
    struct config config;
    struct detected found = {0};
    struct str section = section_of(text, kind->name);
    size_t begin = str_find(section, STR("\n```\n"));
    if (!section.p || begin == SIZE_MAX || !str_has(section, STR("**tenant's name**")) ||
        !str_has(section, STR("**traps**"))) {
        fail_msg("docs/sources.md: \"### %s\" with name, traps and example is missing", kind->name);
    }
    struct str example = str_sub(section, begin + 5, section.n);
    check_example(kind, str_sub(example, 0, str_find(example, STR("\n```"))), &config);
    if (kind->example_url[0]) {
        if (!str_has(section, str_of(kind->example_url))) {
            fail_msg("%s: its section does not name %s", kind->name, kind->example_url);
        }
        assert_true(kind_detect(str_of(kind->example_url), &config.arena, &found));
        assert_true(found.kind == kind);
        /* what detect finds is what the example says */
        assert_true(!found.board.n || str_eq(found.board, config.sources[0].set.board));
    }
    config_release(&config);
}

static void
sources_tell_of_every_kind(void **state)
{
    struct buf text;
    size_t n = 0;
    (void)state;
    buf_init(&text, MIB);
    golden_read(SOURCES, &text);
    for (size_t i = 0; i < kind_count(); i++) {
        check_kind(buf_str(&text), kind_at(i));
    }
    for (struct str rest = buf_str(&text); rest.p;) {
        struct str line = str_cut(&rest, '\n');
        n += str_starts(line, STR("### "));
    }
    assert_int_equal(n, kind_count()); /* and of no other */
    buf_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(configuration),
        cmocka_unit_test(man_page),
        cmocka_unit_test(conf_page),
        cmocka_unit_test(sources_table),
        cmocka_unit_test(sources_tell_of_every_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

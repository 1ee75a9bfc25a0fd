/* cron/commands/cmd_tools.c: small commands over single files and URLs: robots, sitemap,
 * detect, kinds, archive. */
#include <stdio.h>
#include <stdlib.h>

#include "base/json_write.h"
#include "base/limits.h"
#include "base/url.h"
#include "cron/commands.h"
#include "fetch/fetch.h"
#include "normalize/normalize.h"
#include "parse/parse.h"

#include "base/banned.h"

enum { TOOL_FILE_BYTES = 256 * 1024 * 1024 };

int
cmd_robots(const struct cli *cli)
{
    struct error err = {0};
    struct str body = STR_NONE;
    if (cli_read_file(cli->operands[0], TOOL_FILE_BYTES, &body, &err) != OK) {
        return cli_fail(&err);
    }
    for (int i = 2; i < cli->n_operands; i++) {
        bool ok = robots_allows(body, str_of(cli->operands[1]), str_of(cli->operands[i]));
        (void)printf("%s\t%s\n", ok ? "allowed" : "disallowed", cli->operands[i]);
    }
    free((void *)body.p);
    return cli_print(STR(""));
}

int
cmd_sitemap(const struct cli *cli)
{
    struct error err = {0};
    struct str body = STR_NONE;
    struct sitemap_entry *entries = NULL;
    size_t n = 0;
    bool truncated = false;
    if (cli_read_file(cli->operands[0], TOOL_FILE_BYTES, &body, &err) != OK) {
        return cli_fail(&err);
    }
    struct arena arena;
    arena_init(&arena, LIMIT_ARENA_MIN_BYTES + body.n * LIMIT_ARENA_PER_BODY * 4);
    enum status status = sitemap_read(body, STR_NONE, &arena, &entries, &n, &truncated, &err);
    for (size_t i = 0; status == OK && i < n; i++) {
        (void)printf("%.*s\t%.*s\n", STR_ARG(entries[i].url), STR_ARG(entries[i].lastmod));
    }
    int result = status == OK ? cli_print(STR("")) : cli_fail(&err);
    if (status == OK && truncated && !cli->quiet) {
        (void)fprintf(stderr, "jobmill: %s: damaged or cut off; %zu entries were readable\n",
                      cli->operands[0], n);
    }
    arena_release(&arena);
    free((void *)body.p);
    return result;
}

struct detecting {
    bool is_json;
    struct buf names; /* of the sections printed so far, each between line breaks */
};

/* A name for the section: the board, or the host. */
static struct str
section_name(struct arena *arena, const struct detected *found, struct str url)
{
    struct str name = found->board.n ? found->board : url_split(url).host;
    char *out = arena_bytes(arena, name.n + 1);
    if (!out) {
        return STR("source");
    }
    for (size_t i = 0; i < name.n; i++) {
        char c = byte_lower(name.p[i]);
        out[i] = (char)(byte_is_alpha(c) || byte_is_digit(c) ? c : '-');
    }
    return name.n ? (struct str){out, name.n} : STR("source");
}

/* Names of sections must differ: the second "acme" is "acme-2". */
static struct str
unique_name(struct detecting *detecting, struct arena *arena, struct str name)
{
    struct str line = arena_printf(arena, "\n%.*s\n", STR_ARG(name));
    struct str chosen = name;
    for (int n = 2; line.n && str_has(buf_str(&detecting->names), line); n++) {
        chosen = arena_printf(arena, "%.*s-%d", STR_ARG(name), n);
        line = arena_printf(arena, "\n%.*s\n", STR_ARG(chosen));
    }
    buf_add(&detecting->names, line);
    return chosen;
}

/* name = "value", as libConfuse reads it. */
static void
add_setting(struct buf *out, const char *name, struct str value)
{
    buf_printf(out, "  %s = \"", name);
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] == '"' || value.p[i] == '\\') {
            buf_add_byte(out, '\\');
        }
        buf_add_byte(out, value.p[i]);
    }
    buf_add_z(out, "\"\n");
}

static void
detect_conf(struct detecting *detecting, struct arena *arena, struct str url,
            const struct detected *found, struct buf *out)
{
    struct str name = unique_name(detecting, arena, section_name(arena, found, url));
    buf_printf(out, "source \"%.*s\" {\n  kind = %s\n", STR_ARG(name), found->kind->name);
    if (found->board.n) {
        add_setting(out, "board", found->board);
    }
    if (found->endpoint.n) {
        add_setting(out, "endpoint", found->endpoint);
    }
    if (strcmp(found->kind->needs, "url") == 0) {
        add_setting(out, "url", url);
    }
    buf_add_z(out, "}\n");
}

static void
detect_json(struct str url, const struct detected *found, struct buf *out)
{
    struct json_out json;
    json_out_begin(&json, out);
    json_put_object(&json);
    json_add_str(&json, "url", url);
    json_add_z(&json, "kind", found->kind->name);
    json_add_str(&json, "board", found->board);
    json_add_str(&json, "endpoint", found->endpoint);
    json_put_object_end(&json);
    buf_add_byte(out, '\n');
}

static int
detect_one(struct detecting *detecting, struct str url)
{
    bool is_json = detecting->is_json;
    struct arena arena;
    struct buf out;
    struct detected found = {0};
    arena_init(&arena, MIB);
    buf_init(&out, MIB);
    bool known = kind_detect(url, &arena, &found);
    if (!known) {
        found = (struct detected){.kind = kind_find(STR("page"))};
    }
    if (is_json) {
        detect_json(url, &found, &out);
    } else {
        detect_conf(detecting, &arena, url, &found, &out);
    }
    int result = cli_print(buf_str(&out));
    if (!known && !is_json) {
        (void)fprintf(
            stderr, "jobmill: %.*s: %s\n", STR_ARG(url),
            !url_is_web(url) && str_find_byte(url, '.') == SIZE_MAX
                ? "no web address: give it as https://example.com/careers"
                : "no job board is recognised; if it has a sitemap, kind = sitemap with its URL "
                  "reads more");
    }
    buf_release(&out);
    arena_release(&arena);
    return result;
}

/* One URL a line on standard input. */
static int
detect_lines(struct detecting *detecting)
{
    int result = EXIT_OK;
    char *line = NULL;
    size_t cap = 0;
    for (ssize_t n; result == EXIT_OK && (n = getline(&line, &cap, stdin)) >= 0;) {
        struct str url = str_trim((struct str){line, (size_t)n});
        if (url.n > 0) {
            result = detect_one(detecting, url);
        }
    }
    free(line);
    return result;
}

int
cmd_detect(const struct cli *cli)
{
    const char *format = cli_value(cli, "format", "conf");
    struct detecting detecting = {.is_json = strcmp(format, "json") == 0};
    if (!detecting.is_json && strcmp(format, "conf") != 0) {
        return cli_usage(cli, "--format %s: conf or json", format);
    }
    int result = EXIT_OK;
    buf_init(&detecting.names, 64 * MIB);
    for (int i = 0; i < cli->n_operands && result == EXIT_OK; i++) {
        bool is_stdin = strcmp(cli->operands[i], "-") == 0;
        result =
            is_stdin ? detect_lines(&detecting) : detect_one(&detecting, str_of(cli->operands[i]));
    }
    buf_release(&detecting.names);
    return result;
}

int
cmd_kinds(const struct cli *cli)
{
    static const char *const FAMILIES[] = {"board", "web", "archive"};
    (void)cli;
    (void)printf("%-18s %-8s %-10s %-6s %s\n", "kind", "family", "closes", "needs",
                 "what it reads");
    for (size_t i = 0; i < kind_count(); i++) {
        const struct kind *kind = kind_at(i);
        (void)printf("%-18s %-8s %-10s %-6s %s\n", kind->name, FAMILIES[kind->family],
                     kind->family == FAMILY_ARCHIVE ? "no"
                     : kind->is_window              ? "window"
                                                    : "catalogue",
                     kind->needs[0] ? kind->needs : "-", kind->summary);
    }
    (void)printf("\ncatalogue: its listing holds all open postings; what a complete one no longer "
                 "shows is closed.\n"
                 "window: the newest only; postings unseen for 30 days are stale.\n");
    return cli_print(STR(""));
}

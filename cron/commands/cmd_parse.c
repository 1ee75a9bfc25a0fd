/* cron/commands/cmd_parse.c: `jobmill parse`: one file to JSON lines; --warc: parse_stream.c. */
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/posting_json.h"
#include "base/raw_json.h"
#include "base/url.h"
#include "cron/commands.h"
#include "cron/parse_stream.h"
#include "cron/setup.h"
#include "normalize/normalize.h"
#include "parse/parse.h"

#include "base/banned.h"

enum { PARSE_FILE_BYTES = 256 * 1024 * 1024 }; /* the largest dumps of whole boards */

struct tools {
    struct parser *parser;
    struct normalizer *normalizer;
};

static struct page *
page_of(const struct cli *cli, struct str body)
{
    struct page *page = page_new(LIMIT_ARENA_MIN_BYTES + body.n * LIMIT_ARENA_PER_BODY);
    if (!page) {
        return NULL;
    }
    page->url = str_of(cli_value(cli, "url", NULL));
    if (!page->url.p || !url_is_web(page->url)) { /* an identity it must have */
        page->external_id = arena_printf(page->arena, "file:%s", cli->operands[0]);
    }
    page->final_url = page->url;
    page->kind = str_of(cli_value(cli, "kind", NULL));
    page->board = str_of(cli_value(cli, "board", NULL));
    page->company = str_of(cli_value(cli, "company", NULL));
    page->content_type = str_of(cli_value(cli, "content-type", NULL));
    page->http_status = 200;
    page->body = body;
    page->fetched_at_s = TIME_UNKNOWN; /* of a saved page nobody knows: "3 days ago" is no date */
    struct detected found;
    if (!page->kind.p && page->url.p && kind_detect(page->url, page->arena, &found)) {
        page->kind = str_of(found.kind->name);
        page->board = page->board.p ? page->board : found.board;
    } else if (page->kind.p && page->url.p && !page->board.p &&
               kind_detect(page->url, page->arena, &found) &&
               str_is(page->kind, found.kind->name)) {
        page->board = found.board;
    }
    return page;
}

static int
print_postings(const struct cli *cli, const struct tools *tools, struct page *page,
               const struct harvest *harvest)
{
    struct error err = {0};
    struct buf line;
    struct arena scratch;
    int result = EXIT_OK;
    buf_init(&line, LIMIT_LINE_BYTES);
    arena_init(&scratch, LIMIT_SCRATCH_BYTES);
    for (const struct raw_posting *raw = harvest->postings; raw && result == EXIT_OK;
         raw = raw->next) {
        struct posting posting;
        if (raw->is_closed) {
            (void)fprintf(stderr, "jobmill: the page says that the job is closed (%s)\n",
                          raw->closed_by ? raw->closed_by : "notice");
            continue;
        }
        buf_clear(&line);
        arena_reset(&scratch);
        if (cli_has(cli, "raw")) {
            raw_json(&line, raw);
        } else if (normalize(tools->normalizer, raw, page, &scratch, &posting, &err) == OK) {
            posting_json(&line, &posting, NULL);
        } else {
            (void)fprintf(stderr, "jobmill: %s\n", err.text);
            continue;
        }
        buf_add_byte(&line, '\n');
        if (buf_failed(&line)) {
            (void)fprintf(stderr, "jobmill: a posting over %zu bytes was left out\n",
                          LIMIT_LINE_BYTES);
            continue;
        }
        result = cli_print(buf_str(&line));
    }
    arena_release(&scratch);
    buf_release(&line);
    return result;
}

/* Not what the kind answers with when all is well. */
static bool
is_damaged(enum page_verdict verdict)
{
    return verdict == VERDICT_MALFORMED || verdict == VERDICT_TRUNCATED ||
           verdict == VERDICT_BLOCKED || verdict == VERDICT_SHELL || verdict == VERDICT_FAILED;
}

static int
parse_body(const struct cli *cli, const struct tools *tools, struct str body)
{
    struct error err = {0};
    struct harvest harvest = {0};
    struct page *page = page_of(cli, body);
    if (!page) {
        (void)error_set(&err, E_NOMEM, "out of memory");
        return cli_fail(&err);
    }
    enum status status = parse_page(tools->parser, page, NULL, &harvest, &err);
    int result = EXIT_OK;
    if (status != OK) {
        result = cli_fail(&err);
    } else {
        result = print_postings(cli, tools, page, &harvest);
    }
    if (status == OK && harvest.verdict != VERDICT_OK && !cli->quiet) {
        (void)fprintf(stderr, "jobmill: %s: %s%s%.*s\n", cli->operands[0],
                      verdict_name(harvest.verdict), harvest.why.n ? ": " : "",
                      STR_ARG(harvest.why));
    }
    if (status == OK && result == EXIT_OK && is_damaged(harvest.verdict)) {
        result = EXIT_SOURCES;
    }
    page_free(page);
    return result;
}

static int
parse_file(const struct cli *cli, const struct tools *tools)
{
    struct error err = {0};
    struct str body = STR_NONE;
    if (cli_has(cli, "max-body")) {
        return cli_usage(cli, "--max-body goes with --warc");
    }
    if (cli_read_file(cli->operands[0], PARSE_FILE_BYTES, &body, &err) != OK) {
        return cli_fail(&err);
    }
    int result = parse_body(cli, tools, body);
    free((void *)body.p);
    return result;
}

int
cmd_parse(const struct cli *cli)
{
    struct error err = {0};
    struct tools tools = {0};
    struct config config = {0};
    const char *kind = cli_value(cli, "kind", NULL);
    int result = EXIT_OK;
    if (kind && !kind_find(str_of(kind))) {
        char hint[NEAREST_BYTES];
        return cli_usage(cli, "there is no kind '%s'%s (jobmill kinds lists them)", kind,
                         setup_kind_hint(str_of(kind), hint));
    }
    enum status status = parser_new(&tools.parser, &err);
    if (status == OK) {
        status = setup_config(cli, true, &config, &err);
    }
    if (status == OK) {
        status = setup_taxonomy(&config, &err);
    }
    if (status == OK) {
        status = normalizer_new_with(config.taxonomy, &tools.normalizer, &err);
    }
    if (status != OK) {
        result = cli_fail(&err);
    } else {
        result = cli_has(cli, "warc") ? parse_stream(cli, &config, tools.parser, tools.normalizer)
                                      : parse_file(cli, &tools);
    }
    parser_free(tools.parser);
    normalizer_free(tools.normalizer);
    config_release(&config);
    return result;
}

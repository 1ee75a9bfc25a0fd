/* cron/parse_stream.c: a filter over an archive of any length, made for Hadoop
 * streaming, Spark's pipe() and GNU parallel. Holds one record at a time. Must not
 * stop, nor end in an error that such an engine would take for its own, because
 * of what a record holds. */
#include "cron/parse_stream.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/posting_json.h"
#include "base/raw_json.h"
#include "cron/worker.h"
#include "fetch/fetch.h"

#include "base/banned.h"

/* Damaged records that are named one by one; all are counted. */
enum { NAMED_MAX = 20 };

struct stream {
    const struct cli *cli;
    struct parser *parser;
    const struct normalizer *normalizer;
    size_t max_body_bytes;
    struct buf lines; /* of the page at hand */
    uint64_t pages, postings, closed, left_alone, unread, damaged;
};

static void
complain(void *ctx, struct str file, int64_t offset, const char *what)
{
    struct stream *stream = ctx;
    if (stream->damaged++ < NAMED_MAX) {
        (void)fprintf(stderr, "jobmill: %.*s: record at %" PRId64 ": %s\n", STR_ARG(file), offset,
                      what);
    }
}

/* The line that was added from `start` on is ended, or taken back when it cannot
 * be held. */
static void
end_line(struct stream *stream, size_t start)
{
    if (buf_failed(&stream->lines)) {
        stream->lines.failed = false;
        stream->lines.n = start;
        stream->unread++;
        return;
    }
    buf_add_byte(&stream->lines, '\n');
    stream->postings++;
}

/* What was gathered goes out before it grows large: a listing may hold thousands
 * of postings. */
static int
print_lines(struct stream *stream, bool is_last)
{
    if (stream->lines.n == 0 || (!is_last && stream->lines.n < MIB)) {
        return EXIT_OK;
    }
    int result = cli_print(buf_str(&stream->lines));
    buf_clear(&stream->lines);
    return result;
}

static int
print_raw(struct stream *stream, const struct harvest *harvest)
{
    int result = EXIT_OK;
    for (const struct raw_posting *raw = harvest->postings; raw && result == EXIT_OK;
         raw = raw->next) {
        size_t start = stream->lines.n;
        if (raw->is_closed) {
            stream->closed++;
            continue;
        }
        raw_json(&stream->lines, raw);
        end_line(stream, start);
        result = print_lines(stream, false);
    }
    return result;
}

static int
print_postings(struct stream *stream, const struct outcome *outcome)
{
    int64_t seen_s = outcome->page->fetched_at_s;
    const struct posting_history history = {
        .first_seen_s = seen_s, .last_seen_s = seen_s, .closed_at_s = TIME_UNKNOWN};
    int result = EXIT_OK;
    for (size_t i = 0; i < outcome->n_postings && result == EXIT_OK; i++) {
        size_t start = stream->lines.n;
        if (outcome->postings[i].is_closed) {
            stream->closed++;
            continue;
        }
        posting_json(&stream->lines, &outcome->postings[i], &history);
        end_line(stream, start);
        result = print_lines(stream, false);
    }
    return result;
}

static int
print_page(struct stream *stream, struct page *page)
{
    struct outcome outcome;
    worker_read(stream->parser, stream->normalizer, NULL, page, &outcome);
    stream->pages++;
    stream->left_alone += outcome.is_left_alone;
    stream->unread += outcome.harvest.n_dropped;
    int result = cli_has(stream->cli, "raw") ? print_raw(stream, &outcome.harvest)
                                             : print_postings(stream, &outcome);
    return result == EXIT_OK ? print_lines(stream, true) : result;
}

static void
print_summary(const struct stream *stream)
{
    if (stream->damaged > NAMED_MAX) {
        (void)fprintf(stderr, "jobmill: %s: %" PRIu64 " more damaged records are not named\n",
                      stream->cli->operands[0], stream->damaged - NAMED_MAX);
    }
    if (!stream->cli->quiet) {
        (void)fprintf(stderr,
                      "jobmill: %s: pages=%" PRIu64 " postings=%" PRIu64 " closed=%" PRIu64
                      " left-alone=%" PRIu64 " unread=%" PRIu64 " damaged=%" PRIu64 "\n",
                      stream->cli->operands[0], stream->pages, stream->postings, stream->closed,
                      stream->left_alone, stream->unread, stream->damaged);
    }
}

static int
read_stream(struct stream *stream, struct error *err)
{
    struct warc_reader *reader = NULL;
    int result = EXIT_OK;
    const char *path = stream->cli->operands[0];
    if (strcmp(path, "-") != 0 && access(path, R_OK) != 0) {
        (void)error_set(err, E_USAGE, "%s: cannot be opened (is the name right?)", path);
        return cli_fail(err);
    }
    enum status status = warc_open(path, complain, stream, &reader, err);
    while (status == OK && result == EXIT_OK) {
        struct page *page = NULL;
        status = warc_next(reader, stream->max_body_bytes, &page, err);
        if (status != OK || !page) {
            break;
        }
        result = print_page(stream, page);
        page_free(page);
    }
    warc_close(reader);
    if (status != OK) {
        int exit_status = cli_fail(err);
        return status == E_UNSUPPORTED ? EXIT_SOURCES : exit_status;
    }
    print_summary(stream);
    return result == EXIT_OK && stream->pages == 0 && stream->damaged > 0 ? EXIT_SOURCES : result;
}

/* Options that say of one page what each record says of itself. */
static const char *
unusable_option(const struct cli *cli)
{
    static const char *const NAMES[] = {"url", "kind", "board", "company", "content-type"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (cli_has(cli, NAMES[i])) {
            return NAMES[i];
        }
    }
    return NULL;
}

int
parse_stream(const struct cli *cli, const struct config *config, struct parser *parser,
             const struct normalizer *normalizer)
{
    struct stream stream = {.cli = cli, .parser = parser, .normalizer = normalizer};
    struct error err = {0};
    const char *unusable = unusable_option(cli);
    const char *size = cli_value(cli, "max-body", NULL);
    int64_t max_bytes = config->set.max_body_bytes;
    if (unusable) {
        return cli_usage(cli, "--%s goes with one page; with --warc each record tells its own",
                         unusable);
    }
    if (size && (!config_read_size(str_of(size), &max_bytes) || max_bytes < (int64_t)KIB)) {
        return cli_usage(cli, "--max-body %s: a size such as 500K or 64M is wanted", size);
    }
    stream.max_body_bytes = (size_t)max_bytes;
    buf_init(&stream.lines, LIMIT_LINE_BYTES + MIB);
    int result = read_stream(&stream, &err);
    buf_release(&stream.lines);
    return result;
}

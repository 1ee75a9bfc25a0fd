/* tests/bench/fetch_bench.c: fetch/ alone, fed from memory, pages thrown away.
 *
 *   fetch_bench urls FILE CONCURRENCY ARCHIVE   every URL of FILE, all of one host;
 *                                               ARCHIVE: a folder, or - for none
 *   fetch_bench hosts N PORT PAGES              PAGES of each of N hosts 127.x.y.z
 *
 * Prints pages, bytes and the largest resident size. Built by fetch.py. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/url.h"
#include "fetch/fetch.h"

enum { LOOPBACK = 127 << 24, BYTE = 255 };

struct bench {
    struct source source;
    char (*urls)[256]; /* NULL: hosts by number */
    struct str origin; /* of the URLs */
    uint32_t n_hosts, port, first_open;
    uint32_t n_pages; /* of each host */
    uint32_t *drawn;  /* per host */
    size_t n_delivered, n_good, n_bytes;
};

static struct str
origin_of(const struct bench *bench, uint32_t host, struct arena *arena)
{
    uint32_t address = (uint32_t)LOOPBACK + host + 1;
    return bench->urls ? arena_str(arena, bench->origin)
                       : arena_printf(arena, "http://127.%u.%u.%u:%u", address >> 16 & BYTE,
                                      address >> 8 & BYTE, address & BYTE, bench->port);
}

static enum status
bench_hosts(void *ctx, struct arena *arena, size_t max, struct str *ret, size_t *ret_n,
            struct error *err)
{
    struct bench *bench = ctx;
    (void)err;
    *ret_n = 0;
    while (bench->first_open < bench->n_hosts &&
           bench->drawn[bench->first_open] == bench->n_pages) {
        bench->first_open++;
    }
    for (uint32_t i = bench->first_open; i < bench->n_hosts && *ret_n < max; i++) {
        if (bench->drawn[i] < bench->n_pages) {
            ret[(*ret_n)++] = origin_of(bench, i, arena);
        }
    }
    return OK;
}

static uint32_t
host_of(const struct bench *bench, struct str origin)
{
    struct str host = url_split(origin).host;
    int64_t address = 0;
    while (!bench->urls && host.p) {
        int64_t part = 0;
        (void)str_int(str_cut(&host, '.'), &part);
        address = address << 8 | part;
    }
    return bench->urls ? 0 : (uint32_t)(address - LOOPBACK - 1);
}

static enum status
bench_draw(void *ctx, struct str origin, int64_t after_id, size_t max, struct arena *arena,
           struct request **ret, struct error *err)
{
    struct bench *bench = ctx;
    uint32_t host = host_of(bench, origin);
    uint32_t *at = &bench->drawn[host];
    (void)after_id;
    *ret = NULL;
    for (; max && *at < bench->n_pages; max--, (*at)++) {
        struct request *request = ARENA_NEW(arena, struct request);
        if (!request) {
            return error_set(err, E_NOMEM, "out of memory");
        }
        *request = (struct request){.id = *at + 1, .source = &bench->source, .role = PAGE_DETAIL};
        request->url = bench->urls ? str_of(bench->urls[*at])
                                   : arena_printf(arena, "%.*s/page%u.html", STR_ARG(origin), *at);
        *ret = request;
        ret = &request->next;
    }
    return OK;
}

static uint64_t
bench_generation(void *ctx)
{
    (void)ctx;
    return 1;
}

static bool
bench_is_settled(void *ctx)
{
    (void)ctx;
    return true;
}

static bool
bench_deliver(void *ctx, struct page *page)
{
    struct bench *bench = ctx;
    bench->n_delivered++;
    bench->n_good += page->error == OK && page->http_status == 200;
    bench->n_bytes += page->body.n;
    page_free(page);
    return true;
}

static void
read_urls(struct bench *bench, const char *path)
{
    FILE *file = fopen(path, "r");
    size_t cap = 0;
    if (!file) {
        exit(2);
    }
    for (;;) {
        if (bench->n_pages == cap) {
            cap = cap ? cap * 2 : 1024;
            bench->urls = realloc(bench->urls, cap * sizeof *bench->urls);
        }
        char *line = bench->urls[bench->n_pages];
        if (!fgets(line, sizeof *bench->urls, file)) {
            break;
        }
        line[strcspn(line, "\r\n")] = '\0';
        bench->n_pages++;
    }
    (void)fclose(file);
}

/* ru_maxrss would count the parent before exec. */
static long
peak_kib(void)
{
    char line[128];
    long kib = -1;
    FILE *file = fopen("/proc/self/status", "r");
    while (file && fgets(line, sizeof line, file)) {
        if (strncmp(line, "VmHWM:", 6) == 0) {
            kib = strtol(line + 6, NULL, 10);
        }
    }
    if (file) {
        (void)fclose(file);
    }
    return kib;
}

static int
run(struct bench *bench, const char *archive)
{
    struct fetch_feed feed = {.ctx = bench,
                              .hosts = bench_hosts,
                              .draw = bench_draw,
                              .generation = bench_generation,
                              .is_settled = bench_is_settled,
                              .deliver = bench_deliver};
    struct fetch_options options = {.set = &bench->source.set,
                                    .archive_dir = archive ? str_of(archive) : STR_NONE,
                                    .run_label = STR("bench"),
                                    .n_shards = 1,
                                    .now_s = clock_now_s()};
    struct fetcher *fetcher = NULL;
    struct error err = {0};
    enum status status = fetcher_new(&options, &feed, &fetcher, &err);
    if (status == OK) {
        status = fetcher_run(fetcher, &err);
    }
    if (status == OK) {
        status = fetcher_archive_sync(fetcher, &err);
    }
    fetcher_free(fetcher);
    (void)printf("%zu pages %zu good %zu bytes %ld KiB\n", bench->n_delivered, bench->n_good,
                 bench->n_bytes, peak_kib());
    if (status != OK) {
        (void)fprintf(stderr, "%s\n", err.text);
    }
    return status == OK ? 0 : 1;
}

int
main(int argc, char **argv)
{
    struct arena arena;
    struct bench bench = {.source = {.name = STR("bench"),
                                     .set = {.allow_private = true,
                                             .rate_mhz = 1000000000,
                                             .concurrency = 2,
                                             .connections = 200,
                                             .connect_timeout_ms = 15000,
                                             .timeout_ms = 60000,
                                             .max_body_bytes = 64 << 20,
                                             .max_ratio = 200,
                                             .max_redirects = 10,
                                             .retries = 3,
                                             .retry_delay_ms = 1000}}};
    if (argc != 5) {
        (void)fprintf(stderr, "usage: fetch_bench urls FILE CONCURRENCY ARCHIVE | "
                              "fetch_bench hosts N PORT PAGES\n");
        return 2;
    }
    arena_init(&arena, 1 << 20);
    bool is_urls = strcmp(argv[1], "urls") == 0;
    if (is_urls) {
        read_urls(&bench, argv[2]);
        bench.n_hosts = 1;
        bench.source.set.concurrency = strtol(argv[3], NULL, 10);
        bench.origin = url_origin(&arena, str_of(bench.urls[0]));
    } else {
        bench.n_hosts = (uint32_t)strtoul(argv[2], NULL, 10);
        bench.port = (uint32_t)strtoul(argv[3], NULL, 10);
        bench.n_pages = (uint32_t)strtoul(argv[4], NULL, 10);
        bench.source.set.robots = true;
    }
    bench.drawn = calloc(bench.n_hosts, sizeof *bench.drawn);
    int result = run(&bench, is_urls && strcmp(argv[4], "-") != 0 ? argv[4] : NULL);
    free(bench.drawn);
    free(bench.urls);
    arena_release(&arena);
    return result;
}

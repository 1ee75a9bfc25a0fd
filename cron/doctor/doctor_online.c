/* cron/doctor/doctor_online.c: asks each source its first request through the fetcher
 * that a run uses (robots, rates, addresses, certificates), and reads the answer.
 * Nothing is stored or archived. */
#include "cron/doctor/doctor.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/url.h"
#include "cron/advice.h"
#include "cron/setup.h"
#include "fetch/fetch.h"
#include "parse/parse.h"

#include "base/banned.h"

/* The first request of one source. */
struct probe {
    struct source source; /* a copy: asked once, without retries */
    struct link link;
    struct str origin;
    bool is_drawn;
};

struct probing {
    struct doctor *doctor;
    struct parser *parser;
    struct arena arena;
    struct probe *probes;
    size_t n;
};

/* ---- what the fetcher asks ---- */

static enum status
probe_hosts(void *ctx, struct arena *arena, size_t max, struct str *ret, size_t *ret_n,
            struct error *err)
{
    const struct probing *probing = ctx;
    *ret_n = 0;
    for (size_t i = 0; i < probing->n && *ret_n < max; i++) {
        bool is_first = !probing->probes[i].is_drawn;
        for (size_t k = 0; is_first && k < *ret_n; k++) {
            is_first = !str_eq(ret[k], probing->probes[i].origin);
        }
        if (is_first) {
            ret[(*ret_n)++] = arena_str(arena, probing->probes[i].origin);
        }
    }
    return arena->failed ? error_set(err, E_NOMEM, "out of memory") : OK;
}

/* NOLINTBEGIN(readability-function-size): the fetcher's callback has these parameters */
static enum status
probe_draw(void *ctx, struct str host, int64_t after_id, size_t max, struct arena *arena,
           struct request **ret, struct error *err)
{
    struct probing *probing = ctx;
    struct request **end = ret;
    *ret = NULL;
    for (size_t i = 0; i < probing->n && max > 0; i++) {
        struct probe *probe = &probing->probes[i];
        if ((int64_t)i + 1 <= after_id || probe->is_drawn || !str_eq(probe->origin, host)) {
            continue;
        }
        struct request *request = ARENA_NEW(arena, struct request);
        if (!request) {
            return error_set(err, E_NOMEM, "out of memory");
        }
        *request = (struct request){.id = (int64_t)i + 1,
                                    .url = probe->link.url,
                                    .method = probe->link.method,
                                    .body = probe->link.request_body,
                                    .content_type = probe->link.content_type,
                                    .source = &probe->source,
                                    .role = probe->link.role};
        probe->is_drawn = true;
        *end = request;
        end = &request->next;
        max--;
    }
    return OK;
}
/* NOLINTEND(readability-function-size) */

static uint64_t
probe_generation(void *ctx)
{
    (void)ctx;
    return 1;
}

static bool
probe_is_settled(void *ctx)
{
    (void)ctx;
    return true;
}

static void
say_answer(struct doctor *doctor, const struct page *page, const struct harvest *harvest)
{
    bool is_read = harvest->verdict == VERDICT_OK || harvest->verdict == VERDICT_EMPTY;
    size_t n_postings = 0;
    size_t n_links = 0;
    for (const struct raw_posting *raw = harvest->postings; raw; raw = raw->next) {
        n_postings++;
    }
    for (const struct link *link = harvest->links; link; link = link->next) {
        n_links++;
    }
    const struct advice_about about = {.http_status = page->http_status,
                                       .verdict = str_of(verdict_name(harvest->verdict))};
    struct finding finding = {.state = is_read ? CHECK_OK : CHECK_FAIL,
                              .check = "online",
                              .source = page->source,
                              .exit_status = EXIT_SOURCES,
                              .to_do = advice_for(&about)};
    if (is_read) {
        doctor_say(doctor, finding, "%d in %lld ms; robots allows it; %zu postings, %zu links",
                   page->http_status, (long long)page->elapsed_ms, n_postings, n_links);
    } else {
        doctor_say(doctor, finding, "%d in %lld ms; %s%s%.*s", page->http_status,
                   (long long)page->elapsed_ms, verdict_name(harvest->verdict),
                   harvest->why.n ? ": " : "", STR_ARG(harvest->why));
    }
}

static bool
probe_deliver(void *ctx, struct page *page)
{
    struct probing *probing = ctx;
    struct harvest harvest = {0};
    struct error err = {0};
    const struct source *source = config_source(&probing->doctor->config, page->source);
    if (page->error != OK) {
        const struct advice_about about = {.error = str_of(status_name(page->error)),
                                           .http_status = page->http_status};
        doctor_say(
            probing->doctor,
            (struct finding){CHECK_FAIL, "online", page->source, EXIT_SOURCES, advice_for(&about)},
            "%.*s",
            STR_ARG(page->error_text.n ? page->error_text : str_of(status_text(page->error))));
    } else if (parse_page(probing->parser, page, source, &harvest, &err) != OK) {
        doctor_say(probing->doctor,
                   (struct finding){CHECK_FAIL, "online", page->source, EXIT_SOURCES,
                                    "is the source's section right?"},
                   "%s", err.text);
    } else {
        say_answer(probing->doctor, page, &harvest);
    }
    page_free(page);
    return true;
}

/* ---- asking ---- */

static enum status
collect(struct probing *probing, struct error *err)
{
    const struct config *config = &probing->doctor->config;
    probing->probes = ARENA_ARRAY(&probing->arena, config->n_sources + 1, struct probe);
    for (size_t i = 0; probing->probes && i < config->n_sources; i++) {
        const struct source *source = &config->sources[i];
        const struct kind *kind = kind_find(source->set.kind);
        struct harvest start = {0};
        if (!setup_is_chosen(probing->doctor->cli, source->name) || !kind ||
            kind->family == FAMILY_ARCHIVE ||
            kind_start(source, &probing->arena, &start, err) != OK || !start.links) {
            continue; /* what cannot be begun was said */
        }
        struct probe *probe = &probing->probes[probing->n++];
        *probe = (struct probe){.source = *source, .link = *start.links};
        probe->source.set.retries = 0;
        probe->origin = url_origin(&probing->arena, probe->link.url);
    }
    return probing->probes && !probing->arena.failed ? OK
                                                     : error_set(err, E_NOMEM, "out of memory");
}

static enum status
ask_all(struct probing *probing, struct error *err)
{
    struct fetcher *fetcher = NULL;
    const struct fetch_options options = {
        .set = &probing->doctor->config.set, .n_shards = 1, .now_s = clock_now_s()};
    const struct fetch_feed feed = {.ctx = probing,
                                    .hosts = probe_hosts,
                                    .draw = probe_draw,
                                    .generation = probe_generation,
                                    .is_settled = probe_is_settled,
                                    .deliver = probe_deliver};
    enum status status = fetcher_new(&options, &feed, &fetcher, err);
    if (status == OK) {
        status = fetcher_run(fetcher, err);
    }
    fetcher_free(fetcher);
    return status;
}

void
doctor_online(struct doctor *doctor)
{
    struct probing probing = {.doctor = doctor};
    struct error err = {0};
    arena_init(&probing.arena, LIMIT_ARENA_MIN_BYTES + doctor->config.n_sources * 64 * KIB);
    enum status status = parser_new(&probing.parser, &err);
    if (status == OK) {
        status = collect(&probing, &err);
    }
    if (status == OK) {
        status = ask_all(&probing, &err);
    }
    if (status != OK) {
        doctor_say(doctor, (struct finding){CHECK_FAIL, "online", STR_NONE, EXIT_STORE, NULL}, "%s",
                   err.text);
    }
    parser_free(probing.parser);
    arena_release(&probing.arena);
}

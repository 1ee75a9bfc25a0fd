/* cron/feed.c: the frontier behind fetch's callbacks. */
#include "cron/feed.h"

#include <stdlib.h>

#include "base/banned.h"

static enum status
feed_hosts(void *ctx, struct arena *arena, size_t max, struct str *ret, size_t *ret_n,
           struct error *err)
{
    struct feed *feed = ctx;
    return frontier_hosts(feed->frontier, arena, max, ret, ret_n, err);
}

/* Whether the source may ask once more in this run (max-pages). */
static bool
has_allowance(const struct feed *feed, const struct source *source)
{
    return feed->drawn[source - feed->config->sources]++ < source->set.max_pages;
}

/* Rows of sources that were taken out of the configuration, or that have had
 * their max-pages, are passed over: they stay pending. */
static enum status
requests_of(const struct feed *feed, const struct frontier_row *rows, size_t n, struct arena *arena,
            struct request **ret, struct error *err)
{
    struct request **end = ret;
    for (size_t i = 0; i < n; i++) {
        const struct source *source = config_source(feed->config, rows[i].source);
        if (!source || !has_allowance(feed, source)) {
            continue;
        }
        struct request *request = ARENA_NEW(arena, struct request);
        if (!request) {
            return error_set(err, E_NOMEM, "requests of one host need too much memory");
        }
        *request = (struct request){
            .id = rows[i].id,
            .url = rows[i].url,
            .method = rows[i].method,
            .body = rows[i].request_body,
            .content_type = rows[i].content_type,
            .source = source,
            .role = rows[i].role,
            .external_id = rows[i].external_id,
            .version = rows[i].version,
            .hint = rows[i].hint,
            .etag = rows[i].etag,
            .last_modified = rows[i].last_modified,
            .digest = rows[i].digest,
        };
        *end = request;
        end = &request->next;
    }
    return OK;
}

/* NOLINTBEGIN(readability-function-size): the fetcher's callback has these parameters */
static enum status
feed_draw(void *ctx, struct str host, int64_t after_id, size_t max, struct arena *arena,
          struct request **ret, struct error *err)
{
    struct feed *feed = ctx;
    struct frontier_row *rows = NULL;
    size_t n = 0;
    enum status status;
    *ret = NULL;
    do {
        struct frontier_draw what = {host, after_id, max};
        status = frontier_draw(feed->frontier, &what, arena, &rows, &n, err);
        if (status == OK && n > 0) {
            status = requests_of(feed, rows, n, arena, ret, err);
            after_id = rows[n - 1].id;
        }
    } while (status == OK && !*ret && n > 0);
    return status;
}
/* NOLINTEND(readability-function-size) */

static uint64_t
feed_generation(void *ctx)
{
    struct feed *feed = ctx;
    return atomic_load(&feed->generation);
}

static bool
feed_is_settled(void *ctx)
{
    struct feed *feed = ctx;
    return atomic_load(&feed->delivered) == atomic_load(&feed->stored);
}

static bool
feed_deliver(void *ctx, struct page *page)
{
    struct feed *feed = ctx;
    (void)atomic_fetch_add(&feed->delivered, 1);
    if (!queue_push(feed->pages, page)) {
        (void)atomic_fetch_sub(&feed->delivered, 1);
        page_free(page);
        return false;
    }
    return true;
}

static void
feed_pause(void *ctx)
{
    const struct feed *feed = ctx;
    queue_nudge(feed->pages);
}

static enum status
feed_robots_get(void *ctx, struct str origin, struct arena *arena, struct str *ret_body,
                int *ret_http_status, int64_t *ret_fetched_at_s)
{
    struct feed *feed = ctx;
    return frontier_robots_get(feed->frontier, origin, arena, ret_body, ret_http_status,
                               ret_fetched_at_s);
}

static void
note_add(struct feed *feed, struct str origin, struct str body, bool is_hold, int http_status,
         int64_t at_s)
{
    struct feed_note *node = malloc(sizeof *node + origin.n + body.n);
    if (!node) {
        return; /* it is asked for again next time */
    }
    node->is_hold = is_hold;
    node->http_status = http_status;
    node->at_s = at_s;
    node->origin_n = origin.n;
    node->body_n = body.n;
    memcpy(node->text, origin.p, origin.n);
    if (body.n) {
        memcpy(node->text + origin.n, body.p, body.n);
    }
    (void)pthread_mutex_lock(&feed->lock);
    node->next = feed->notes;
    feed->notes = node;
    (void)pthread_mutex_unlock(&feed->lock);
}

static void
feed_robots_put(void *ctx, struct str origin, struct str body, int http_status,
                int64_t fetched_at_s)
{
    note_add(ctx, origin, body, false, http_status, fetched_at_s);
}

static int64_t
feed_hold_get(void *ctx, struct str origin)
{
    struct feed *feed = ctx;
    return frontier_hold_get(feed->frontier, origin);
}

static void
feed_hold_put(void *ctx, struct str origin, int64_t until_s)
{
    note_add(ctx, origin, STR_NONE, true, 0, until_s);
}

struct fetch_feed
feed_callbacks(struct feed *feed)
{
    return (struct fetch_feed){
        .ctx = feed,
        .hosts = feed_hosts,
        .draw = feed_draw,
        .generation = feed_generation,
        .is_settled = feed_is_settled,
        .deliver = feed_deliver,
        .pause = feed_pause,
        .robots_get = feed_robots_get,
        .robots_put = feed_robots_put,
        .hold_get = feed_hold_get,
        .hold_put = feed_hold_put,
    };
}

static struct feed_note *
notes_take(struct feed *feed)
{
    (void)pthread_mutex_lock(&feed->lock);
    struct feed_note *notes = feed->notes;
    feed->notes = NULL;
    (void)pthread_mutex_unlock(&feed->lock);
    return notes;
}

enum status
feed_flush_notes(struct feed *feed, struct store *store, struct error *err)
{
    struct feed_note *note = notes_take(feed);
    enum status status = OK;
    while (note) {
        struct feed_note *next = note->next;
        struct str origin = {note->text, note->origin_n};
        struct str body = {note->text + note->origin_n, note->body_n};
        if (status == OK && note->is_hold) {
            status = store_hold_put(store, origin, note->at_s, err);
        } else if (status == OK) {
            status = store_robots_put(store, origin, body, note->http_status, note->at_s, err);
        }
        free(note);
        note = next;
    }
    return status;
}

void
feed_free_notes(struct feed *feed)
{
    struct feed_note *note = notes_take(feed);
    while (note) {
        struct feed_note *next = note->next;
        free(note);
        note = next;
    }
}

/* fetch/transfer.c: the life of a request as data: states, hops, queues. Does no
 * I/O. Redirect rules after RFC 9110 15.4 and what browsers do with POST. */
#include "fetch/transfer.h"

#include <assert.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/url.h"

#include "base/banned.h"

#define BIT(state) (1U << (state))

/* From which states a state may be entered. */
static const struct {
    const char *name;
    unsigned from;
} STATES[TRANSFER_STATE_COUNT] = {
    [TRANSFER_NONE] = {"none", 0},
    [TRANSFER_QUEUED] = {"queued", BIT(TRANSFER_NONE) | BIT(TRANSFER_DELAYED) |
                                       BIT(TRANSFER_TAKEN) | BIT(TRANSFER_ANSWERED)},
    [TRANSFER_DELAYED] = {"delayed", BIT(TRANSFER_ANSWERED)},
    [TRANSFER_TAKEN] = {"taken", BIT(TRANSFER_QUEUED)},
    [TRANSFER_RUNNING] = {"running", BIT(TRANSFER_TAKEN)},
    [TRANSFER_ANSWERED] = {"answered", BIT(TRANSFER_RUNNING)},
    [TRANSFER_ENDED] = {"ended", BIT(TRANSFER_NONE) | BIT(TRANSFER_QUEUED) | BIT(TRANSFER_DELAYED) |
                                     BIT(TRANSFER_TAKEN) | BIT(TRANSFER_RUNNING) |
                                     BIT(TRANSFER_ANSWERED)},
};

static const char *const METHODS[METHOD_COUNT] = {"GET", "HEAD", "POST"};

void
transfer_set_state(struct transfer *transfer, enum transfer_state state)
{
    assert(STATES[state].from & BIT(transfer->state));
    transfer->state = state;
}

static enum status
method_find(struct str name, enum method *ret, struct error *err)
{
    *ret = METHOD_GET;
    for (int i = 0; i < METHOD_COUNT; i++) {
        if (str_is(name, METHODS[i])) {
            *ret = (enum method)i;
            return OK;
        }
    }
    return name.n == 0
               ? OK
               : error_set(err, E_UNSUPPORTED, "method %.*s is not supported", STR_ARG(name));
}

/* Copies into the block, with a NUL beyond. */
static struct str
put(char **at, struct str s)
{
    if (!s.p) {
        return s;
    }
    memcpy(*at, s.p, s.n);
    (*at)[s.n] = '\0';
    struct str copy = {*at, s.n};
    *at += s.n + 1;
    return copy;
}

enum status
transfer_new(const struct request *request, struct str origin, struct transfer **ret,
             struct error *err)
{
    enum method method = METHOD_GET;
    enum status status = method_find(request->method, &method, err);
    if (status) {
        return status;
    }
    struct str parts[] = {request->url,          request->method,      request->body,
                          request->content_type, request->external_id, request->version,
                          request->hint,         request->etag,        request->last_modified};
    size_t bytes = origin.n + 1;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        bytes += parts[i].n + 1;
    }
    struct transfer *transfer = malloc(sizeof *transfer + bytes);
    if (!transfer) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    *transfer = (struct transfer){.request = *request, .method = method};
    char *at = (char *)(transfer + 1);
    struct request *copy = &transfer->request;
    copy->next = NULL;
    transfer->first_origin = put(&at, origin);
    copy->url = put(&at, request->url);
    copy->method = put(&at, request->method);
    copy->body = put(&at, request->body);
    copy->content_type = put(&at, request->content_type);
    copy->external_id = put(&at, request->external_id);
    copy->version = put(&at, request->version);
    copy->hint = put(&at, request->hint);
    copy->etag = put(&at, request->etag);
    copy->last_modified = put(&at, request->last_modified);
    transfer->url = copy->url;
    *ret = transfer;
    return OK;
}

void
transfer_free(struct transfer *transfer)
{
    if (!transfer) {
        return;
    }
    while (transfer->hops) {
        struct hop *hop = transfer->hops;
        transfer->hops = hop->next;
        free(hop);
    }
    free(transfer);
}

/* ---- redirects ---- */

bool
http_is_redirect(int http_status)
{
    return http_status == 301 || http_status == 302 || http_status == 303 || http_status == 307 ||
           http_status == 308;
}

static enum method
method_after(enum method method, int http_status)
{
    if (method == METHOD_HEAD || http_status == 307 || http_status == 308) {
        return method;
    }
    return METHOD_GET;
}

static bool
was_asked(const struct transfer *transfer, struct str url, enum method method)
{
    if (str_eq(transfer->url, url) && transfer->method == method) {
        return true;
    }
    for (const struct hop *hop = transfer->hops; hop; hop = hop->next) {
        if (str_eq(hop->url, url) && hop->method == method) {
            return true;
        }
    }
    return str_eq(transfer->request.url, url) && method == METHOD_GET &&
           !transfer->request.method.n;
}

enum status
transfer_redirect(const struct transfer *transfer, int http_status, struct str location,
                  struct arena *arena, struct redirect *ret, struct error *err)
{
    const struct settings *set = &transfer->request.source->set;
    /* RFC 9309 2.3.1.2: at least five for robots.txt. */
    int64_t most = transfer->robots_of && set->max_redirects < 5 ? 5 : set->max_redirects;
    if (transfer->n_hops >= most) {
        return error_set(err, E_REDIRECT, "more than %lld redirects", (long long)most);
    }
    struct str url = url_resolve(arena, transfer->url, location);
    if (!url.p) {
        return arena->failed ? error_set(err, E_NOMEM, "out of memory")
                             : error_set(err, E_FORBIDDEN, "redirect to %.*s: not http or https",
                                         (int)(location.n < 200 ? location.n : 200), location.p);
    }
    if (str_starts_nocase(transfer->url, STR("https:")) && str_starts_nocase(url, STR("http:")) &&
        !set->allow_downgrade) {
        return error_set(err, E_REDIRECT,
                         "redirect from https to http refused (allow-downgrade = yes follows it)");
    }
    enum method method = method_after(transfer->method, http_status);
    if (was_asked(transfer, url, method)) {
        return error_set(err, E_REDIRECT, "redirect loop at %.*s", (int)(url.n < 300 ? url.n : 300),
                         url.p);
    }
    *ret = (struct redirect){url, method};
    return OK;
}

enum status
transfer_follow(struct transfer *transfer, const struct redirect *redirect, struct str origin,
                struct error *err)
{
    struct hop *hop = malloc(sizeof *hop + redirect->url.n + 1);
    if (!hop) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    char *at = (char *)(hop + 1);
    *hop = (struct hop){.next = transfer->hops, .method = redirect->method};
    hop->url = put(&at, redirect->url);
    transfer->hops = hop;
    transfer->n_hops++;
    transfer->url = hop->url;
    transfer->method = redirect->method;
    transfer->is_foreign = !str_eq(origin, transfer->first_origin);
    transfer->attempts = 0;
    transfer->not_before_ms = 0;
    return OK;
}

/* ---- queues ---- */

void
transfer_push(struct transfer_list *list, struct transfer *transfer)
{
    transfer->next = NULL;
    if (list->tail) {
        list->tail->next = transfer;
    } else {
        list->head = transfer;
    }
    list->tail = transfer;
    list->n++;
}

void
transfer_push_front(struct transfer_list *list, struct transfer *transfer)
{
    transfer->next = list->head;
    list->head = transfer;
    list->tail = list->tail ? list->tail : transfer;
    list->n++;
}

void
transfer_insert_by_time(struct transfer_list *list, struct transfer *transfer)
{
    struct transfer **at = &list->head;
    while (*at && (*at)->not_before_ms <= transfer->not_before_ms) {
        at = &(*at)->next;
    }
    transfer->next = *at;
    *at = transfer;
    if (!transfer->next) {
        list->tail = transfer;
    }
    list->n++;
}

struct transfer *
transfer_pop(struct transfer_list *list)
{
    struct transfer *transfer = list->head;
    if (transfer) {
        list->head = transfer->next;
        list->tail = list->head ? list->tail : NULL;
        transfer->next = NULL;
        list->n--;
    }
    return transfer;
}

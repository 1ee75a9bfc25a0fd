/* fetch/lane.c: options and callbacks of a libcurl easy handle. Here are the
 * limits on what comes in, and the check of resolved addresses. Does not judge
 * answers. Source: libcurl 7.88 manual pages. */
#include "fetch/lane.h"

#include <stdlib.h>
#include <sys/socket.h>

#include "base/limits.h"
#include "base/url.h"
#include "fetch/address.h"

#include "base/banned.h"

enum {
    RECEIVE_BYTES = 64 * 1024, /* fewer wake-ups than libcurl's 16 KiB */
    KEEP_BYTES = 256 * 1024,   /* of a body buffer between transfers; most pages fit */
};

static size_t
on_header(char *data, size_t size, size_t count, void *ctx)
{
    struct lane *lane = ctx;
    struct str line = {data, size * count};
    if (lane->is_head_over && str_starts(line, STR("HTTP/")) && lane->body.n == 0) {
        buf_clear(&lane->head); /* after 100 Continue or 103 Early Hints */
        lane->is_head_over = false;
    }
    if (lane->is_head_over) {
        return line.n; /* a trailer */
    }
    buf_add(&lane->head, line);
    if (buf_failed(&lane->head)) {
        lane->fault = E_LIMIT;
        lane->fault_text = "headers larger than 256 KiB";
        return 0;
    }
    lane->is_head_over = line.n <= 2 && (line.n == 0 || line.p[line.n - 1] == '\n');
    return line.n;
}

static size_t
on_body(char *data, size_t size, size_t count, void *ctx)
{
    struct lane *lane = ctx;
    size_t n = size * count;
    size_t room = lane->max_body_bytes - lane->body.n;
    buf_add(&lane->body, (struct str){data, n < room ? n : room});
    if (buf_failed(&lane->body)) {
        lane->fault = E_NOMEM;
        lane->fault_text = "out of memory";
        return 0;
    }
    lane->is_body_cut = n > room;
    return lane->is_body_cut ? 0 : n;
}

/* The one place where a connection begins: the address is the resolved one. */
static curl_socket_t
on_open_socket(void *ctx, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct lane *lane = ctx;
    const char *why = NULL;
    bool is_allowed = lane->is_proxied || lane->transfer->request.source->set.allow_private;
    if (purpose != CURLSOCKTYPE_IPCXN ||
        (!is_allowed && address_is_private(&address->addr, &why))) {
        lane->fault = E_FORBIDDEN;
        lane->fault_text = why ? why : "not an internet socket";
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* What is the same for every transfer. */
static CURLcode
set_for_good(struct lane *lane)
{
    CURL *easy = lane->easy;
    CURLcode code = CURLE_OK;
    code |= curl_easy_setopt(easy, CURLOPT_PRIVATE, lane);
    code |= curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    code |= curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    code |= curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L); /* transfer.c does */
    code |= curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
    code |= curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
    code |= curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
    code |= curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, (long)RECEIVE_BYTES);
    code |= curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    code |= curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    code |= curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    code |= curl_easy_setopt(easy, CURLOPT_HEADERDATA, lane);
    code |= curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    code |= curl_easy_setopt(easy, CURLOPT_WRITEDATA, lane);
    code |= curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
    code |= curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, lane);
    return code;
}

enum status
lane_new(const char *user_agent, struct lane **ret, struct error *err)
{
    struct lane *lane = calloc(1, sizeof *lane);
    if (!lane) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    buf_init(&lane->head, LIMIT_HEADER_BYTES);
    buf_init(&lane->body, SIZE_MAX / 4);
    buf_init(&lane->fields, 4 * LIMIT_URL_BYTES);
    lane->easy = curl_easy_init();
    if (!lane->easy || set_for_good(lane) != CURLE_OK ||
        curl_easy_setopt(lane->easy, CURLOPT_USERAGENT, user_agent) != CURLE_OK) {
        lane_free(lane);
        return error_set(err, E_NOMEM, "libcurl takes no more transfers");
    }
    *ret = lane;
    return OK;
}

void
lane_free(struct lane *lane)
{
    if (lane) {
        curl_easy_cleanup(lane->easy);
        buf_release(&lane->head);
        buf_release(&lane->body);
        buf_release(&lane->fields);
        free(lane);
    }
}

/* ---- headers of this request alone ---- */

/* Values came from the network once: one with a line end would be two headers. */
static void
add_field(struct lane *lane, const char *name, struct str value, size_t *ret_at)
{
    *ret_at = SIZE_MAX;
    for (size_t i = 0; i < value.n; i++) {
        if ((unsigned char)value.p[i] < ' ' && value.p[i] != '\t') {
            return;
        }
    }
    if (value.n) {
        *ret_at = lane->fields.n;
        buf_printf(&lane->fields, "%s: %.*s", name, STR_ARG(value));
        buf_add_byte(&lane->fields, '\0');
    }
}

static struct curl_slist *
add_fields(struct lane *lane, const struct source_headers *headers)
{
    const struct transfer *transfer = lane->transfer;
    const struct request *request = &transfer->request;
    size_t at[LANE_EXTRA_HEADERS] = {SIZE_MAX, SIZE_MAX, SIZE_MAX};
    buf_clear(&lane->fields);
    lane->n_extra = 0;
    bool is_own = !transfer->robots_of;
    if (is_own && transfer->method != METHOD_POST) {
        add_field(lane, "If-None-Match", request->etag, &at[0]);
        add_field(lane, "If-Modified-Since", request->last_modified, &at[1]);
    } else if (is_own) {
        bool is_typed = request->content_type.n > 0;
        add_field(lane, "Content-Type", is_typed ? request->content_type : STR("application/json"),
                  &at[2]);
    }
    struct curl_slist *next = transfer->is_foreign || !is_own ? headers->open : headers->all;
    for (size_t i = 0; i < LANE_EXTRA_HEADERS; i++) {
        if (at[i] != SIZE_MAX && !buf_failed(&lane->fields)) {
            struct curl_slist *node = &lane->extra[lane->n_extra++];
            *node = (struct curl_slist){lane->fields.p + at[i], next};
            next = node;
        }
    }
    return next;
}

static CURLcode
set_method(const struct lane *lane)
{
    const struct transfer *transfer = lane->transfer;
    CURL *easy = lane->easy;
    CURLcode code = CURLE_OK;
    switch (transfer->method) {
    case METHOD_HEAD:
        code |= curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
        break;
    case METHOD_POST:
        code |= curl_easy_setopt(easy, CURLOPT_NOBODY, 0L);
        code |= curl_easy_setopt(easy, CURLOPT_POST, 1L);
        code |= curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                                 (curl_off_t)transfer->request.body.n);
        code |= curl_easy_setopt(easy, CURLOPT_POSTFIELDS,
                                 transfer->request.body.p ? transfer->request.body.p : "");
        break;
    case METHOD_GET:
    case METHOD_COUNT:
        code |= curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L); /* clears NOBODY and POST */
        break;
    }
    return code;
}

/* A path as libcurl wants it; none for an empty one. */
static CURLcode
set_path(CURL *easy, CURLoption option, struct str path)
{
    char text[LIMIT_URL_BYTES];
    if (path.n >= sizeof text) {
        return CURLE_BAD_FUNCTION_ARGUMENT;
    }
    memcpy(text, path.n ? path.p : "", path.n);
    text[path.n] = '\0';
    return curl_easy_setopt(easy, option, path.n ? text : NULL);
}

/* Like other secrets, a certificate is shown to the first origin only. */
static CURLcode
set_certificates(struct lane *lane)
{
    const struct settings *set = &lane->transfer->request.source->set;
    bool is_own = !lane->transfer->is_foreign;
    CURLcode code = set_path(lane->easy, CURLOPT_SSLCERT, is_own ? set->client_cert : STR_NONE);
    code |= set_path(lane->easy, CURLOPT_SSLKEY, is_own ? set->client_key : STR_NONE);
    if (set->ca_file.n) {
        lane->has_own_ca = true;
        code |= set_path(lane->easy, CURLOPT_CAINFO, set->ca_file);
        code |= curl_easy_setopt(lane->easy, CURLOPT_CAPATH, NULL);
    } else if (lane->has_own_ca) { /* of the source before */
        const curl_version_info_data *built = curl_version_info(CURLVERSION_NOW);
        lane->has_own_ca = false;
        code |= curl_easy_setopt(lane->easy, CURLOPT_CAINFO, built->cainfo);
        code |= curl_easy_setopt(lane->easy, CURLOPT_CAPATH, built->capath);
    }
    return code;
}

enum status
lane_dress_for(struct lane *lane, const struct lane_dress *dress, struct error *err)
{
    const struct settings *set = &dress->transfer->request.source->set;
    lane->transfer = dress->transfer;
    lane->max_body_bytes = dress->max_body_bytes;
    lane->is_proxied = set->proxy.n > 0;
    buf_clear(&lane->head);
    buf_clear(&lane->body);
    lane->is_head_over = lane->is_body_cut = false;
    lane->fault = OK;
    lane->fault_text = NULL;
    struct curl_slist *list = add_fields(lane, dress->headers);
    lane->sent = list;
    char proxy[512] = {0}; /* "": none, whatever the environment says */
    memcpy(proxy, set->proxy.n ? set->proxy.p : "", set->proxy.n < sizeof proxy ? set->proxy.n : 0);
    CURL *easy = lane->easy;
    CURLcode code = set_method(lane);
    code |= curl_easy_setopt(easy, CURLOPT_URL, dress->transfer->url.p);
    code |= curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list);
    code |= curl_easy_setopt(easy, CURLOPT_PROXY, proxy);
    code |= curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)set->timeout_ms);
    code |= curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)set->connect_timeout_ms);
    code |= curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, dress->needs_fresh_connection ? 1L : 0L);
    code |= curl_easy_setopt(easy, CURLOPT_SHARE, dress->names);
    code |= set_certificates(lane);
    return code == CURLE_OK ? OK : error_set(err, E_NOMEM, "libcurl refused an option");
}

void
lane_clear(struct lane *lane)
{
    lane->transfer = NULL;
    if (lane->body.cap > KEEP_BYTES) {
        buf_release(&lane->body);
    }
    buf_clear(&lane->body);
}

/* ---- the request for the archive ---- */

static bool
is_in(const struct curl_slist *list, struct str prefix)
{
    for (; list; list = list->next) {
        if (str_starts_nocase(str_of(list->data), prefix)) {
            return true;
        }
    }
    return false;
}

static void
add_target(const struct url *url, struct buf *ret)
{
    buf_add(ret, url->path.n ? url->path : STR("/"));
    if (url->query.p) {
        buf_add_byte(ret, '?');
        buf_add(ret, url->query);
    }
    buf_add_z(ret, " HTTP/1.1\r\nHost: ");
    buf_add(ret, url->host);
    if (url->port.n) {
        buf_add_byte(ret, ':');
        buf_add(ret, url->port);
    }
    buf_add_z(ret, "\r\n");
}

static void
add_list(const struct curl_slist *list, const struct curl_slist *end, struct buf *ret)
{
    for (; list && list != end; list = list->next) {
        buf_add_z(ret, list->data);
        buf_add_z(ret, "\r\n");
    }
}

void
lane_request_head(const struct lane *lane, const struct source_headers *headers,
                  struct str user_agent, struct buf *ret)
{
    static const char *const NAMES[METHOD_COUNT] = {"GET ", "HEAD ", "POST "};
    const struct transfer *transfer = lane->transfer;
    struct url url = url_split(transfer->url);
    buf_clear(ret);
    buf_add_z(ret, NAMES[transfer->method]);
    add_target(&url, ret);
    if (!is_in(lane->sent, STR("user-agent:"))) {
        buf_add_z(ret, "User-Agent: ");
        buf_add(ret, user_agent);
        buf_add_z(ret, "\r\n");
    }
    if (!is_in(lane->sent, STR("accept:"))) {
        buf_add_z(ret, "Accept: */*\r\n");
    }
    if (lane->n_extra) { /* they end where the source's list begins */
        add_list(lane->sent, lane->extra[0].next, ret);
    }
    add_list(headers->open, NULL, ret);
    if (transfer->method == METHOD_POST) {
        buf_printf(ret, "Content-Length: %zu\r\n", transfer->request.body.n);
    }
    buf_add_z(ret, "\r\n");
}

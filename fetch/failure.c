/* fetch/failure.c: the tables. Sources: libcurl-errors(3) of 7.88; RFC 9110 15;
 * Scrapy's and urllib3's lists of statuses to try again, and their reasons. */
#include "fetch/failure.h"

#include <stddef.h>

#include <curl/curl.h>

#include "base/banned.h"

struct row {
    int code;
    struct failure failure;
};

/* UNSUPPORTED_PROTOCOL: no URL but http(s) comes this far, so it is an answer
 * that looks like HTTP/0.9. */
// clang-format off
static const struct row CURL_ROWS[] = {
    {CURLE_UNSUPPORTED_PROTOCOL,   {E_FORMAT,    RETRY_SAFE,   true,  "answer is not HTTP"}},
    {CURLE_URL_MALFORMAT,          {E_FORBIDDEN, RETRY_NEVER,  false, "malformed URL"}},
    {CURLE_COULDNT_RESOLVE_PROXY,  {E_DNS,       RETRY_ALWAYS, false, "proxy name does not resolve"}},
    {CURLE_COULDNT_RESOLVE_HOST,   {E_DNS,       RETRY_ALWAYS, true,  "host name does not resolve"}},
    {CURLE_COULDNT_CONNECT,        {E_CONNECT,   RETRY_ALWAYS, true,  "connection refused or unreachable"}},
    {CURLE_WEIRD_SERVER_REPLY,     {E_FORMAT,    RETRY_SAFE,   true,  "answer is not HTTP"}},
    {CURLE_PARTIAL_FILE,           {E_TRUNCATED, RETRY_SAFE,   true,  "connection closed before the end of the body"}},
    {CURLE_OUT_OF_MEMORY,          {E_NOMEM,     RETRY_NEVER,  false, "out of memory"}},
    {CURLE_OPERATION_TIMEDOUT,     {E_TIMEOUT,   RETRY_SAFE,   true,  "timed out"}},
    {CURLE_SSL_CONNECT_ERROR,      {E_TLS,       RETRY_ALWAYS, true,  "TLS handshake failed"}},
    {CURLE_PEER_FAILED_VERIFICATION, {E_TLS,     RETRY_NEVER,  false, "TLS certificate not valid for this host"}},
    {CURLE_SSL_CERTPROBLEM,        {E_TLS,       RETRY_NEVER,  false, "client certificate refused"}},
    {CURLE_SSL_CIPHER,             {E_TLS,       RETRY_NEVER,  false, "no common TLS cipher"}},
    {CURLE_SSL_CACERT_BADFILE,     {E_TLS,       RETRY_NEVER,  false, "CA certificates cannot be read"}},
    {CURLE_SSL_ISSUER_ERROR,       {E_TLS,       RETRY_NEVER,  false, "TLS issuer check failed"}},
    {CURLE_GOT_NOTHING,            {E_CONNECT,   RETRY_SAFE,   true,  "connection closed without an answer"}},
    {CURLE_SEND_ERROR,             {E_CONNECT,   RETRY_SAFE,   true,  "connection lost while sending"}},
    {CURLE_RECV_ERROR,             {E_CONNECT,   RETRY_SAFE,   true,  "connection lost while receiving"}},
    {CURLE_HTTP2,                  {E_CONNECT,   RETRY_SAFE,   true,  "HTTP/2 framing error"}},
    {CURLE_HTTP2_STREAM,           {E_CONNECT,   RETRY_SAFE,   true,  "HTTP/2 stream closed by the server"}},
    {CURLE_PROXY,                  {E_CONNECT,   RETRY_ALWAYS, false, "proxy handshake failed"}},
    {CURLE_UNRECOVERABLE_POLL,     {E_CONNECT,   RETRY_SAFE,   false, "socket lost"}},
    {CURLE_SEND_FAIL_REWIND,       {E_CONNECT,   RETRY_SAFE,   false, "request body could not be sent again"}},
};
static const struct failure CURL_OTHER = {E_CONNECT, RETRY_NEVER, false, "transfer failed"};

static const struct row HTTP_ROWS[] = {
    {408, {E_HTTP_TRANSIENT, RETRY_SAFE,   true, "Request Timeout"}},
    {425, {E_HTTP_TRANSIENT, RETRY_SAFE,   true, "Too Early"}},
    {429, {E_HTTP_TRANSIENT, RETRY_ALWAYS, true, "Too Many Requests"}},
    {500, {E_HTTP_TRANSIENT, RETRY_SAFE,   true, "Internal Server Error"}},
    {502, {E_HTTP_TRANSIENT, RETRY_SAFE,   true, "Bad Gateway"}},
    {503, {E_HTTP_TRANSIENT, RETRY_ALWAYS, true, "Service Unavailable"}},
    {504, {E_HTTP_TRANSIENT, RETRY_SAFE,   true, "Gateway Timeout"}},
    {522, {E_HTTP_TRANSIENT, RETRY_SAFE,   true, "Connection Timed Out"}},
    {524, {E_HTTP_TRANSIENT, RETRY_SAFE,   true, "A Timeout Occurred"}},
};
// clang-format on

static const struct failure *
row_find(const struct row *rows, size_t n, int code)
{
    for (size_t i = 0; i < n; i++) {
        if (rows[i].code == code) {
            return &rows[i].failure;
        }
    }
    return NULL;
}

const struct failure *
failure_of_curl(int curl_code)
{
    const struct failure *found =
        row_find(CURL_ROWS, sizeof CURL_ROWS / sizeof *CURL_ROWS, curl_code);
    return found ? found : &CURL_OTHER;
}

const struct failure *
failure_of_http(int http_status)
{
    return row_find(HTTP_ROWS, sizeof HTTP_ROWS / sizeof *HTTP_ROWS, http_status);
}

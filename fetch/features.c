/* fetch/features.c: what libcurl and the decoders can do here. Says; changes
 * nothing. Source: curl_version_info(3), CURLINFO_CAINFO(3). */
#include "fetch/fetch.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <brotli/decode.h>
#include <curl/curl.h>
#include <zstd.h>

#include "base/limits.h"
#include "fetch/source_headers.h"

#include "base/banned.h"

static void
add(struct feature *ret, size_t *n, struct feature feature)
{
    if (*n < FETCH_FEATURES) {
        ret[(*n)++] = feature;
    }
}

/* NULL is printed as "". */
static const char *
text(const char *z)
{
    return z ? z : "";
}

size_t
fetch_features(struct feature ret[FETCH_FEATURES])
{
    const curl_version_info_data *curl = curl_version_info(CURLVERSION_NOW);
    enum { MAJOR_SHIFT = 24, MINOR_SHIFT = 12, PART = 0xFFF };
    unsigned brotli = BrotliDecoderVersion();
    size_t n = 0;
    add(ret, &n,
        (struct feature){.name = "tls",
                         .is_there = (curl->features & CURL_VERSION_SSL) != 0,
                         .is_needed = true,
                         .without = "https cannot be fetched: install a libcurl with TLS"});
    (void)snprintf(ret[n - 1].found, FEATURE_TEXT_BYTES, "libcurl %s, %s", text(curl->version),
                   text(curl->ssl_version));
    add(ret, &n,
        (struct feature){.name = "http-2",
                         .is_there = (curl->features & CURL_VERSION_HTTP2) != 0,
                         .without =
                             "every request in flight takes a connection of its own: install "
                             "a libcurl with nghttp2"});
    (void)snprintf(ret[n - 1].found, FEATURE_TEXT_BYTES, "nghttp2 %s", text(curl->nghttp2_version));
    add(ret, &n,
        (struct feature){.name = "async-dns",
                         .is_there = (curl->features & CURL_VERSION_ASYNCHDNS) != 0,
                         .without = "a slow name server holds up all other requests: install a "
                                    "libcurl with a threaded resolver or c-ares"});
    (void)snprintf(ret[n - 1].found, FEATURE_TEXT_BYTES, "%s%s", curl->ares ? "c-ares " : "threads",
                   text(curl->ares));
    add(ret, &n, (struct feature){.name = "brotli", .is_there = true});
    (void)snprintf(ret[n - 1].found, FEATURE_TEXT_BYTES, "libbrotlidec %u.%u.%u",
                   brotli >> MAJOR_SHIFT, (brotli >> MINOR_SHIFT) & PART, brotli & PART);
    add(ret, &n, (struct feature){.name = "zstd", .is_there = true});
    (void)snprintf(ret[n - 1].found, FEATURE_TEXT_BYTES, "libzstd %s", ZSTD_versionString());
    return n;
}

/* ---- authorities ---- */

static long
count_certificates(const char *path)
{
    static const char BEGIN[] = "-----BEGIN "; /* CERTIFICATE, or TRUSTED CERTIFICATE */
    char line[512];
    long n = 0;
    FILE *file = fopen(path, "re");
    while (file && fgets(line, sizeof line, file)) {
        n += strncmp(line, BEGIN, sizeof BEGIN - 1) == 0 && strstr(line, "CERTIFICATE-----");
    }
    if (file) {
        (void)fclose(file);
    }
    return n;
}

/* Entries of a folder of certificates: OpenSSL finds them by hash, "ab12cd34.0". */
static long
count_hashed(const char *path)
{
    long n = 0;
    DIR *folder = opendir(path);
    const struct dirent *entry;
    while (folder && (entry = readdir(folder)) != NULL) { // NOLINT(concurrency-mt-unsafe): own DIR
        n += strstr(entry->d_name, ".0") != NULL;
    }
    if (folder) {
        (void)closedir(folder);
    }
    return n;
}

long
fetch_authorities(struct str ca_file, char *ret_place, size_t cap)
{
    const curl_version_info_data *curl = curl_version_info(CURLVERSION_NOW);
    char file[LIMIT_URL_BYTES];
    (void)snprintf(file, sizeof file, "%.*s", STR_ARG(ca_file));
    if (!ca_file.n) {
        (void)snprintf(file, sizeof file, "%s", text(curl->cainfo));
    }
    long n = file[0] ? count_certificates(file) : 0;
    (void)snprintf(ret_place, cap, "%s", file);
    if (n == 0 && !ca_file.n && curl->capath) {
        n = count_hashed(curl->capath);
        (void)snprintf(ret_place, cap, "%s", n || !file[0] ? curl->capath : file);
    }
    return n;
}

enum status
fetch_check_headers(const struct settings *set, struct error *err)
{
    struct source_headers headers = {0};
    enum status status = source_headers_make(&set->header, &headers, err);
    if (status == OK) {
        source_headers_release(&headers);
    }
    return status;
}

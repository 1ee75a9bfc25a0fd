/* tests/bench/bare.c: what cannot be avoided, for comparison.
 *
 *   bare download URLS CONCURRENCY   libcurl multi, gunzip by libcurl, bodies thrown away
 *   bare tree FILE...                htmlReadMemory of each file, freed at once
 *
 * URLS is a file with one URL a line. Prints how many pages went through. */
#include <curl/curl.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t
count_bytes(char *data, size_t size, size_t n, void *ctx)
{
    (void)data;
    *(size_t *)ctx += size * n;
    return size * n;
}

static int
download(const char *path, long concurrency)
{
    static char line[4096];
    FILE *file = fopen(path, "r");
    CURLM *multi = curl_multi_init();
    CURL **idle = calloc((size_t)concurrency, sizeof *idle);
    size_t n_idle = 0;
    size_t bytes = 0;
    size_t pages = 0;
    int running = 0;
    if (!file || !multi || !idle) {
        return 1;
    }
    (void)curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, concurrency);
    for (long i = 0; i < concurrency; i++) {
        CURL *easy = curl_easy_init();
        (void)curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, count_bytes);
        (void)curl_easy_setopt(easy, CURLOPT_WRITEDATA, &bytes);
        (void)curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
        idle[n_idle++] = easy;
    }
    int more = 1;
    while (more || running > 0) {
        while (more && n_idle > 0) {
            if (!fgets(line, sizeof line, file)) {
                more = 0;
                break;
            }
            line[strcspn(line, "\r\n")] = '\0';
            CURL *easy = idle[--n_idle];
            (void)curl_easy_setopt(easy, CURLOPT_URL, line);
            (void)curl_multi_add_handle(multi, easy);
        }
        (void)curl_multi_perform(multi, &running);
        int left = 0;
        CURLMsg *message;
        while ((message = curl_multi_info_read(multi, &left)) != NULL) {
            CURL *easy = message->easy_handle;
            pages += message->data.result == CURLE_OK;
            (void)curl_multi_remove_handle(multi, easy);
            idle[n_idle++] = easy;
        }
        if (running > 0) {
            (void)curl_multi_poll(multi, NULL, 0, 100, NULL);
        }
    }
    for (size_t i = 0; i < n_idle; i++) {
        curl_easy_cleanup(idle[i]);
    }
    (void)curl_multi_cleanup(multi);
    (void)fclose(file);
    free(idle);
    (void)printf("%zu pages %zu bytes\n", pages, bytes);
    return 0;
}

static int
tree(char **files, int n)
{
    size_t cap = 64u << 20;
    char *body = malloc(cap);
    for (int i = 0; i < n; i++) {
        FILE *file = fopen(files[i], "rb");
        if (!file || !body) {
            return 1;
        }
        size_t size = fread(body, 1, cap, file);
        (void)fclose(file);
        htmlDocPtr doc =
            htmlReadMemory(body, (int)size, NULL, "utf-8",
                           HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER);
        xmlFreeDoc(doc);
    }
    free(body);
    (void)printf("%d pages\n", n);
    return 0;
}

int
main(int argc, char **argv)
{
    if (argc >= 4 && strcmp(argv[1], "download") == 0) {
        return download(argv[2], strtol(argv[3], NULL, 10));
    }
    if (argc >= 3 && strcmp(argv[1], "tree") == 0) {
        return tree(argv + 2, argc - 2);
    }
    (void)fprintf(stderr, "usage: bare download URLS CONCURRENCY | bare tree FILE...\n");
    return 2;
}

/* tests/cron/support_market.c: payloads by the dozen. */
#include "support_market.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const char MARKET_GREENHOUSE[] = "/v1/boards/acme/jobs?content=true&pay_transparency=true";

enum { PAYLOAD_BYTES = 1 << 20 };

static const struct {
    const char *name, *city, *country, *code, *currency;
    int pay;
} TOWNS[] = {{"Berlin, Germany", "Berlin", "Germany", "DE", "EUR", 70000},
             {"Austin, TX", "Austin", "United States", "US", "USD", 150000},
             {"Toronto, ON", "Toronto", "Canada", "CA", "CAD", 120000}};

static const char *const TITLES[] = {"Backend Engineer", "DevOps Engineer", "Senior Data Engineer",
                                     "Product Manager"};

void
market_greenhouse(struct web *web, int n, int without)
{
    char *out = malloc(PAYLOAD_BYTES);
    assert_non_null(out);
    size_t at = (size_t)snprintf(out, PAYLOAD_BYTES, "{\"jobs\":[");
    int listed = 0;
    for (int i = 1; i <= n; i++) {
        if (i == without) {
            continue;
        }
        int town = i % 3;
        at += (size_t)snprintf(
            out + at, PAYLOAD_BYTES - at,
            "%s{\"id\":%d,\"title\":\"%s\",\"updated_at\":\"2026-04-%02dT10:00:00Z\","
            "\"first_published\":\"2026-04-01T10:00:00Z\",\"company_name\":\"Acme Rockets\","
            "\"location\":{\"name\":\"%s\"},"
            "\"absolute_url\":\"https://boards.greenhouse.io/acme/jobs/%d\","
            "\"content\":\"&lt;p&gt;Job number %d.&lt;/p&gt;&lt;p&gt;We use Python, Kubernetes and "
            "PostgreSQL.&lt;/p&gt;&lt;p&gt;The base salary for this role is %s %d - %s %d per "
            "year.&lt;/p&gt;\"}",
            listed ? "," : "", i, TITLES[i % 4], 1 + i % 28, TOWNS[town].name, i, i,
            TOWNS[town].currency, TOWNS[town].pay + i * 100, TOWNS[town].currency,
            TOWNS[town].pay + 20000 + i * 100);
        listed++;
    }
    (void)snprintf(out + at, PAYLOAD_BYTES - at, "],\"meta\":{\"total\":%d}}", listed);
    web_set(web, MARKET_GREENHOUSE, 200, "application/json", out);
    free(out);
}

void
market_smartrecruiters(struct web *web, int n)
{
    char *list = malloc(PAYLOAD_BYTES);
    char path[128];
    char detail[4096];
    assert_non_null(list);
    size_t at = (size_t)snprintf(list, PAYLOAD_BYTES,
                                 "{\"offset\":0,\"limit\":100,\"totalFound\":%d,\"content\":[", n);
    for (int i = 1; i <= n; i++) {
        int town = i % 3;
        char head[1024];
        (void)snprintf(head, sizeof head,
                       "\"id\":\"7439%05d\",\"uuid\":\"u%d\",\"name\":\"%s\",\"refNumber\":\"R%d\","
                       "\"releasedDate\":\"2026-04-%02dT00:00:00.000Z\","
                       "\"company\":{\"identifier\":\"Bolt\",\"name\":\"Bolt Works\"},"
                       "\"location\":{\"city\":\"%s\",\"country\":\"%s\",\"remote\":false}",
                       i, i, TITLES[i % 4], i, 1 + i % 28, TOWNS[town].city, TOWNS[town].code);
        at += (size_t)snprintf(list + at, PAYLOAD_BYTES - at, "%s{%s}", i > 1 ? "," : "", head);
        (void)snprintf(path, sizeof path, "/v1/companies/Bolt/postings/7439%05d", i);
        (void)snprintf(detail, sizeof detail,
                       "{%s,\"postingUrl\":\"https://jobs.smartrecruiters.com/Bolt/7439%05d\","
                       "\"jobAd\":{\"sections\":{\"jobDescription\":{\"title\":\"Job "
                       "Description\",\"text\":\"<p>Posting %d: you will run Terraform and Linux "
                       "machines for our customers.</p>\"}}}}",
                       head, i, i);
        web_set(web, path, 200, "application/json", detail);
    }
    (void)snprintf(list + at, PAYLOAD_BYTES - at, "]}");
    web_set(web, "/v1/companies/Bolt/postings?limit=100&offset=0", 200, "application/json", list);
    free(list);
}

void
market_site(struct web *web, int n)
{
    char *map = malloc(PAYLOAD_BYTES);
    char path[64];
    char page[4096];
    assert_non_null(map);
    size_t at = (size_t)snprintf(map, PAYLOAD_BYTES,
                                 "<?xml version=\"1.0\"?><urlset "
                                 "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
    for (int i = 1; i <= n; i++) {
        int town = i % 3;
        at += (size_t)snprintf(map + at, PAYLOAD_BYTES - at,
                               "<url><loc>http://127.0.0.1:%d/jobs/%d</loc>"
                               "<lastmod>2026-04-%02d</lastmod></url>",
                               web_port(web), i, 1 + i % 28);
        (void)snprintf(path, sizeof path, "/jobs/%d", i);
        (void)snprintf(
            page, sizeof page,
            "<!doctype html><html lang=en><head><title>%s - Corax</title><script "
            "type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":"
            "\"JobPosting\",\"title\":\"%s\",\"datePosted\":\"2026-04-02\",\"hiringOrganization\":"
            "{\"@type\":\"Organization\",\"name\":\"Corax\"},\"jobLocation\":{\"@type\":\"Place\","
            "\"address\":{\"@type\":\"PostalAddress\",\"addressLocality\":\"%s\","
            "\"addressCountry\":\"%s\"}},\"baseSalary\":{\"@type\":\"MonetaryAmount\",\"currency\":"
            "\"%s\",\"value\":{\"@type\":\"QuantitativeValue\",\"minValue\":%d,\"maxValue\":%d,"
            "\"unitText\":\"YEAR\"}},\"description\":\"<p>Opening %d at Corax. You write Go and "
            "run Kafka in production, with colleagues who care.</p>\"}</script></head>"
            "<body><h1>%s</h1></body></html>",
            TITLES[i % 4], TITLES[i % 4], TOWNS[town].city, TOWNS[town].code, TOWNS[town].currency,
            TOWNS[town].pay + i, TOWNS[town].pay + 9000 + i, i, TITLES[i % 4]);
        web_set(web, path, 200, "text/html; charset=utf-8", page);
    }
    (void)snprintf(map + at, PAYLOAD_BYTES - at, "</urlset>");
    web_set(web, "/sitemap.xml", 200, "application/xml", map);
    free(map);
}

const char *
market_conf(struct web *web, const char *extra)
{
    int port = web_port(web);
    return scratch_write(
        "jobmill.conf",
        "allow-private = yes\nrate = \"100000/s\"\nconcurrency = 4\nretries = 0\n%s\n"
        "source \"acme\" { kind = greenhouse  board = acme  endpoint = \"http://127.0.0.1:%d\" }\n"
        "source \"bolt\" { kind = smartrecruiters  board = Bolt  endpoint = "
        "\"http://127.0.0.1:%d\" }\n"
        "source \"corax\" { kind = sitemap  url = \"http://127.0.0.1:%d/sitemap.xml\"  match = "
        "\"/jobs/\" }\n",
        extra, port, port, port);
}

struct web *
market_open(int greenhouse, int smartrecruiters, int site, char *db, size_t cap)
{
    struct web *web = web_start();
    market_greenhouse(web, greenhouse, 0);
    market_smartrecruiters(web, smartrecruiters);
    market_site(web, site);
    (void)snprintf(db, cap, "%s/jobs.db", scratch_folder());
    return web;
}

void
market_close(struct web *web)
{
    web_stop(web);
    scratch_remove();
}

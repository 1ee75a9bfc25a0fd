/* tests/nights/payloads.c: what boards of five kinds answer, in their true shapes;
 * invented throughout. */
#include "boards.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { JOB_BYTES = 2048 }; /* of one entry of a listing, at most */

struct text {
    char *p;
    size_t n, cap;
};

static void __attribute__((format(printf, 2, 3))) put(struct text *text, const char *format, ...)
{
    va_list args;
    if (text->cap - text->n < JOB_BYTES) {
        text->cap = text->cap * 2 + 4 * (size_t)JOB_BYTES;
        text->p = realloc(text->p, text->cap);
        assert_non_null(text->p);
    }
    va_start(args, format);
    int n = vsnprintf(text->p + text->n, text->cap - text->n, format, args);
    va_end(args);
    assert_true(n >= 0 && (size_t)n < text->cap - text->n);
    text->n += (size_t)n;
}

static const char *const TITLES[] = {
    "Backend Engineer", "DevOps Engineer",          "Data Engineer",     "Frontend Developer",
    "Product Manager",  "Data Scientist",           "Security Engineer", "QA Engineer",
    "Mobile Developer", "Machine Learning Engineer"};
static const char *const CITIES[] = {"Berlin, Germany", "Paris, France", "Madrid, Spain",
                                     "Toronto, Canada", "Austin, TX"};
static const char *const SKILLS[] = {"Python and PostgreSQL", "Kubernetes and Terraform",
                                     "Java and Kafka", "Go and Redis", "React and TypeScript"};

struct view {
    const struct board *board;
    const struct job *job;
    int night;
    bool shows_pay, shows_text;
    const char *title, *city, *skills;
    int pay;
    char words[600];
};

static struct view
view_of(const struct board *board, const struct job *job, int night)
{
    unsigned id = (unsigned)job->id;
    bool is_odd = board_is_odd(board, night);
    struct view v = {
        .board = board,
        .job = job,
        .night = night,
        .shows_pay = job->has_pay && !(board->fate == FATE_BLIND_PAY && is_odd),
        .shows_text = !(board->fate == FATE_BLIND_TEXT && is_odd),
        .title = TITLES[mix(id, 11) % 10],
        .city = CITIES[mix(id, 12) % 5],
        .skills = SKILLS[mix(id, 13) % 5],
        .pay = 50000 + (int)(mix(id, 14) % 100) * 1000,
    };
    (void)snprintf(v.words, sizeof v.words,
                   "Opening %u at company %d. You will build and run our systems with %s, in a "
                   "team of %u people who care for their craft, from design to operation. Our "
                   "customers rest on room %u, and on what you make of it.",
                   id, board->number, v.skills, 3 + mix(id, 15) % 9, mix(id, 16) % 100000);
    return v;
}

static void
put_greenhouse(struct text *out, const struct view *v, bool is_first, bool is_dropped)
{
    put(out,
        "%s{\"id\":%d,\"updated_at\":\"2026-04-0%dT10:00:00Z\",\"first_published\":"
        "\"2026-04-01T10:00:00Z\",\"location\":{\"name\":\"%s\"},\"absolute_url\":"
        "\"https://boards.greenhouse.io/x/jobs/%d\"",
        is_first ? "" : ",", v->job->id, 1 + v->job->id % 9, v->city, v->job->id);
    if (!is_dropped) {
        put(out, ",\"title\":\"%s\"", v->title);
    }
    put(out, ",\"%s\":\"&lt;p&gt;%s&lt;/p&gt;\"", v->shows_text ? "content" : "body_html",
        v->words);
    if (v->shows_pay) {
        put(out,
            ",\"pay_input_ranges\":[{\"min_cents\":%d00,\"max_cents\":%d00,\"currency_type\":"
            "\"EUR\",\"title\":\"Annual salary\"}]",
            v->pay, v->pay + 20000);
    }
    put(out, "}");
}

static void
put_lever(struct text *out, const struct view *v, bool is_first, bool is_dropped)
{
    put(out,
        "%s{\"id\":\"%d\",\"%s\":\"%s\",\"hostedUrl\":\"https://jobs.lever.co/x/%d\","
        "\"createdAt\":1775000000000,\"categories\":{\"location\":\"%s\"}",
        is_first ? "" : ",", v->job->id, is_dropped ? "heading" : "text", v->title, v->job->id,
        v->city);
    put(out, ",\"%s\":\"<p>%s</p>\"", v->shows_text ? "description" : "body_html", v->words);
    if (v->shows_pay) {
        put(out,
            ",\"salaryRange\":{\"min\":%d,\"max\":%d,\"currency\":\"EUR\",\"interval\":"
            "\"per-year-salary\"}",
            v->pay, v->pay + 20000);
    }
    put(out, "}");
}

static void
put_smart(struct text *out, const struct view *v, bool is_whole)
{
    put(out,
        "{\"id\":\"%d\",\"uuid\":\"u%d\",\"name\":\"%s\",\"refNumber\":\"R%d\",\"releasedDate\":"
        "\"2026-04-01T00:00:00.000Z\",\"company\":{\"identifier\":\"x\",\"name\":\"Company %d\"},"
        "\"location\":{\"fullLocation\":\"%s\",\"remote\":false}",
        v->job->id, v->job->id, v->title, v->job->id, v->board->number, v->city);
    if (v->shows_pay) {
        put(out,
            ",\"compensation\":{\"min\":%d,\"max\":%d,\"currency\":\"EUR\",\"period\":\"YEARLY\"}",
            v->pay, v->pay + 20000);
    }
    if (is_whole) {
        put(out,
            ",\"postingUrl\":\"https://jobs.smartrecruiters.com/x/%d\",\"jobAd\":{\"sections\":{"
            "\"jobDescription\":{\"title\":\"Job Description\",\"text\":\"<p>%s</p>\"}}}",
            v->job->id, v->words);
    }
    put(out, "}");
}

static void
put_page(struct text *out, const struct view *v)
{
    put(out,
        "<!doctype html><html lang=en><head><title>%s</title><script type=\"application/ld+json\">"
        "{\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"%s\","
        "\"datePosted\":\"2026-04-02\",\"hiringOrganization\":{\"@type\":\"Organization\","
        "\"name\":\"Company %d\"},\"jobLocation\":{\"@type\":\"Place\",\"address\":{\"@type\":"
        "\"PostalAddress\",\"addressLocality\":\"%.*s\",\"addressCountry\":\"%s\"}},",
        v->title, v->title, v->board->number, (int)strcspn(v->city, ","), v->city,
        strchr(v->city, ',') + 2);
    if (v->shows_pay) {
        put(out,
            "\"baseSalary\":{\"@type\":\"MonetaryAmount\",\"currency\":\"EUR\",\"value\":{"
            "\"@type\":\"QuantitativeValue\",\"minValue\":%d,\"maxValue\":%d,\"unitText\":"
            "\"YEAR\"}},",
            v->pay, v->pay + 20000);
    }
    put(out, "\"description\":\"<p>%s</p>\"}</script></head><body><h1>%s</h1></body></html>",
        v->words, v->title);
}

static void
put_item(struct text *out, const struct view *v)
{
    put(out,
        "<item><title>%s</title><link>http://%03d.b.test/jobs/%d</link><guid>"
        "http://%03d.b.test/jobs/%d</guid><pubDate>Thu, 02 Apr 2026 10:00:00 GMT</pubDate>"
        "<description>&lt;p&gt;%s&lt;/p&gt;&lt;p&gt;%s&lt;/p&gt;</description></item>",
        v->title, v->board->number, v->job->id, v->board->number, v->job->id, v->words, v->words);
}

static int
count_listed(const struct board *board, int night)
{
    int n = 0;
    for (int i = 0; i < board->n_jobs; i++) {
        n += board_lists(board, &board->jobs[i], night);
    }
    return n;
}

/* A site that was made anew says that all its pages changed. */
static int
day_of_change(const struct board *board, const struct job *job, int night)
{
    bool is_relaunched = board->fate == FATE_BLOCKS_PAGES || board->fate == FATE_BREAKS_PAGES;
    return is_relaunched && night >= board->from ? 10 : 1 + job->id % 9;
}

enum { SMART_PAGE = 100 };

static void
put_head(const struct board *board, int night, int offset, struct text *out)
{
    switch (board->kind) {
    case KIND_GREENHOUSE:
        put(out, "{\"jobs\":[");
        break;
    case KIND_SMART:
        put(out, "{\"offset\":%d,\"limit\":%d,\"totalFound\":%d,\"content\":[", offset,
            (int)SMART_PAGE, count_listed(board, night));
        break;
    case KIND_SITEMAP:
        put(out, "<?xml version=\"1.0\"?><urlset "
                 "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        break;
    case KIND_FEED:
        put(out, "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Jobs</title>");
        break;
    case KIND_LEVER:
    case KIND_COUNT:
        put(out, "[");
        break;
    }
}

static void
put_tail(const struct board *board, int n, struct text *out)
{
    static const char *const TAILS[] = {[KIND_LEVER] = "]",
                                        [KIND_SMART] = "]}",
                                        [KIND_SITEMAP] = "</urlset>",
                                        [KIND_FEED] = "</channel></rss>"};
    if (board->kind == KIND_GREENHOUSE) {
        put(out, "],\"meta\":{\"total\":%d}}", n);
    } else {
        put(out, "%s", TAILS[board->kind]);
    }
}

static void
put_entry(const struct view *v, bool is_first, struct text *out)
{
    bool is_dropped = board_drops(v->board, v->job, v->night);
    switch (v->board->kind) {
    case KIND_GREENHOUSE:
        put_greenhouse(out, v, is_first, is_dropped);
        break;
    case KIND_LEVER:
        put_lever(out, v, is_first, is_dropped);
        break;
    case KIND_SMART:
        put(out, "%s", is_first ? "" : ",");
        put_smart(out, v, false);
        break;
    case KIND_SITEMAP:
        put(out, "<url><loc>http://%03d.b.test/jobs/%d</loc><lastmod>2026-04-%02d</lastmod></url>",
            v->board->number, v->job->id, day_of_change(v->board, v->job, v->night));
        break;
    case KIND_FEED:
    case KIND_COUNT:
        put_item(out, v);
        break;
    }
}

static void
listing(const struct board *board, int night, int offset, struct text *out)
{
    int n = 0, shown = 0;
    put_head(board, night, offset, out);
    for (int i = 0; i < board->n_jobs; i++) {
        const struct job *job = &board->jobs[i];
        if (!board_lists(board, job, night)) {
            continue;
        }
        bool is_in_page = board->kind != KIND_SMART || (n >= offset && n < offset + SMART_PAGE);
        n++;
        if (is_in_page) {
            struct view v = view_of(board, job, night);
            put_entry(&v, shown++ == 0, out);
        }
    }
    put_tail(board, n, out);
}

/* ---- answers ---- */

static const struct board *
board_at(const struct town *town, const char *url, bool *ret_elsewhere)
{
    int number = -1;
    *ret_elsewhere = strlen(url) > 17 && strncmp(url + 10, ".m.test", 7) == 0;
    if (strlen(url) > 17) {
        number = (int)strtol(url + 7, NULL, 10);
    }
    return number >= 0 && number < town->n_boards ? &town->boards[number] : NULL;
}

static const struct job *
job_at(const struct board *board, const char *path)
{
    const char *last = strrchr(path, '/');
    int id = last ? (int)strtol(last + 1, NULL, 10) : 0;
    for (int i = 0; i < board->n_jobs; i++) {
        if (board->jobs[i].id == id) {
            return &board->jobs[i];
        }
    }
    return NULL;
}

static void
answer_job(const struct board *board, const struct job *job, int night, struct reply *ret)
{
    struct text out = {0};
    bool is_odd = board_is_odd(board, night);
    if (!board_lists(board, job, night)) {
        ret->what = ANSWER_FAULT;
        ret->fault = FAULT_GONE;
        return;
    }
    if (is_odd && (board->fate == FATE_BLOCKS_PAGES || board->fate == FATE_BREAKS_PAGES)) {
        ret->what = ANSWER_FAULT;
        ret->fault = board->fate == FATE_BLOCKS_PAGES ? FAULT_CHALLENGE : FAULT_REFUSED;
        return;
    }
    struct view v = view_of(board, job, night);
    if (board->kind == KIND_SMART) {
        put_smart(&out, &v, true);
    } else {
        put_page(&out, &v);
    }
    ret->type = board->kind == KIND_SMART ? "application/json" : "text/html; charset=utf-8";
    ret->body = out.p;
}

static void
answer_listing(const struct board *board, const char *url, int night, bool is_elsewhere,
               struct reply *ret)
{
    struct text out = {0};
    char token[32];
    const char *path = strchr(url + 7, '/');
    ret->fault = board_fault(board, night);
    board_token(board, night, token);
    bool is_new = token[0] == 'm';
    bool is_right = board->kind == KIND_FEED || board->kind == KIND_SITEMAP
                        ? (strstr(path, "-new") != NULL) == is_new
                        : strstr(path, token) != NULL;
    if (!is_right) {
        ret->fault = FAULT_GONE; /* nobody of that name */
    }
    if (board->fate == FATE_REDIRECTS && board_is_odd(board, night) && !is_elsewhere) {
        ret->what = ANSWER_REDIRECT;
        (void)snprintf(ret->location, sizeof ret->location, "http://%03d.m.test%s", board->number,
                       path);
        return;
    }
    ret->what = ret->fault ? ANSWER_FAULT : ANSWER_BODY;
    bool is_xml = board->kind == KIND_SITEMAP || board->kind == KIND_FEED;
    ret->type = is_xml ? "application/xml" : "application/json";
    const char *offset = strstr(path, "offset=");
    listing(board, night, offset ? (int)strtol(offset + 7, NULL, 10) : 0, &out);
    ret->body = out.p;
}

void
town_answer(const struct town *town, const char *url, int night, struct reply *ret)
{
    bool is_elsewhere = false;
    *ret = (struct reply){.what = ANSWER_BODY};
    const struct board *board = board_at(town, url, &is_elsewhere);
    const char *path = board ? strchr(url + 7, '/') : NULL;
    if (!path || strcmp(path, "/robots.txt") == 0) {
        ret->what = ANSWER_UNKNOWN;
        return;
    }
    const struct job *job = strchr(path, '?') ? NULL : job_at(board, path);
    if (job) {
        answer_job(board, job, night, ret);
    } else {
        answer_listing(board, url, night, is_elsewhere, ret);
    }
}

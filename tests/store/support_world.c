/* tests/store/support_world.c: see the header. */
#include "support_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xxhash.h>

#include "base/banned.h"

static const int64_t START_S = 1767225600 + 3 * 3600; /* 2026-01-01T03:00:00Z */

void
world_configure(struct world *world, bool is_there)
{
    struct store_source source = {.name = STR("s"),
                                  .kind = str_of(world->kind),
                                  .board = STR("b"),
                                  .is_window = world->is_window};
    OK_OR_FAIL(world, store_sources(world->store, &source, is_there, &world->err));
}

static void
taxonomy_put(struct world *world)
{
    static const char *const K8S[] = {"k8s", NULL};
    static const struct store_skill SKILLS[] = {{1, "kubernetes", "Kubernetes", "tool", "", K8S},
                                                {2, "python", "Python", "language", "", NULL},
                                                {3, "teamwork", "Teamwork", "soft", "", NULL}};
    static const struct store_role ROLES[] = {
        {"backend-developer", "Backend Developer", "software", "15-1252", "2512"},
        {"devops-engineer", "DevOps Engineer", "software", "15-1244", "2522"}};
    static const struct store_taxonomy tables = {"1", SKILLS, 3, ROLES, 2};
    OK_OR_FAIL(world, store_taxonomy(world->store, &tables, &world->err));
}

void
world_open(struct world *world, const char *kind, bool is_window)
{
    *world =
        (struct world){.now_s = START_S, .kind = kind, .is_window = is_window, .versions = "1.1.1"};
    snprintf(world->dir, sizeof world->dir, "/tmp/jobmill-store-XXXXXX");
    assert_non_null(mkdtemp(world->dir));
    snprintf(world->path, sizeof world->path, "%.100s/jobs.db", world->dir);
    world_reopen(world);
}

void
world_reopen(struct world *world)
{
    store_close(world->store);
    world->store = NULL;
    OK_OR_FAIL(world, store_open(world->path, STORE_WRITE, &world->store, &world->err));
    world_configure(world, true);
    taxonomy_put(world);
}

void
world_close(struct world *world)
{
    static const char *const ENDS[] = {"", "-wal", "-shm", ".copy", NULL};
    store_close(world->store);
    for (const char *const *end = ENDS; *end; end++) {
        char path[WORLD_PATH + 8];
        snprintf(path, sizeof path, "%s%s", world->path, *end);
        unlink(path);
    }
    rmdir(world->dir);
}

struct outcome *
world_page(struct world *world, const char *url, enum page_role role, enum page_verdict verdict)
{
    struct page *page = page_new((size_t)64 << 20);
    assert_non_null(page);
    struct outcome *o = ARENA_NEW(page->arena, struct outcome);
    assert_non_null(o);
    page->url = page->final_url = arena_str(page->arena, str_of(url));
    page->source = STR("s");
    page->kind = str_of(world->kind);
    page->board = STR("b");
    page->role = role;
    page->http_status = verdict == VERDICT_GONE ? 404 : verdict == VERDICT_UNCHANGED ? 304 : 200;
    page->fetched_at_s = world->now_s;
    page->digest = XXH3_64bits(&world->now_s, sizeof world->now_s);
    page->etag = STR("\"e\"");
    page->archive_file = STR("2026-01-01.warc.gz");
    page->archive_offset = world->now_s % 100000;
    o->page = page;
    o->harvest.verdict = verdict;
    o->harvest.total = -1;
    o->harvest.is_listing = role == PAGE_LISTING && verdict == VERDICT_OK;
    if (verdict == VERDICT_FAILED) {
        page->error = E_TIMEOUT;
        page->error_text = STR("no answer in 60 s");
        page->http_status = 0;
    }
    return o;
}

struct posting *
world_posting(struct outcome *o, const char *external_id)
{
    struct arena *arena = o->page->arena;
    struct posting *all = ARENA_ARRAY(arena, o->n_postings + 1, struct posting);
    assert_non_null(all);
    if (o->n_postings) {
        memcpy(all, o->postings, o->n_postings * sizeof *all);
    }
    struct posting *p = &all[o->n_postings++];
    o->postings = all;
    p->source = o->page->source;
    p->kind = o->page->kind;
    p->board = o->page->board;
    p->external_id = arena_str(arena, str_of(external_id));
    posting_id(p->kind, p->board, p->external_id, p->id);
    p->url = arena_printf(arena, "https://b.example/jobs/%s", external_id);
    p->title = arena_printf(arena, "Engineer %s", external_id);
    p->company = STR("Acme Ltd");
    p->company_key = STR("acme");
    p->role = "backend-developer";
    p->soc = "15-1252";
    p->isco = "2512";
    p->role_score = 90;
    p->seniority = SENIORITY_SENIOR;
    p->experience_min = p->experience_max = -1;
    p->weekly_hours = p->contract_months = EXTENT_NONE;
    p->date_posted_s = p->valid_through_s = TIME_UNKNOWN;
    p->description = STR("We run Kubernetes in Berlin.");
    p->content_hash = XXH3_64bits(external_id, strlen(external_id));
    p->core_hash = p->content_hash;
    return p;
}

void
world_link(struct outcome *o, enum page_role role, const char *url, const char *external_id,
           const char *version)
{
    struct link link = {.role = role,
                        .url = str_of(url),
                        .external_id = str_of(external_id),
                        .version = str_of(version)};
    assert_true(harvest_link(&o->harvest, o->page->arena, link));
    o->harvest.n_listed += role == PAGE_DETAIL;
}

void
world_put(struct world *world, struct outcome *o)
{
    OK_OR_FAIL(world, store_batch_begin(world->store, &world->err));
    OK_OR_FAIL(world, store_put(world->store, world->run, o, world->now_s, &world->err));
    OK_OR_FAIL(world, store_batch_commit(world->store, &world->err));
    page_free(o->page);
}

void
world_run_begin(struct world *world)
{
    OK_OR_FAIL(world, store_run_begin(world->store, world->now_s, str_of(world->versions),
                                      &world->run, &world->err));
}

bool
world_crawl_begin(struct world *world, const char *first_url)
{
    struct arena arena;
    arena_init(&arena, 4096);
    struct harvest start = {0};
    bool resumed = false;
    assert_true(harvest_link(&start, &arena,
                             (struct link){.role = PAGE_LISTING, .url = str_of(first_url)}));
    struct store_crawl crawl = {world->run, STR("s"), &start, world->now_s};
    OK_OR_FAIL(world, store_crawl_begin(world->store, &crawl, &resumed, &world->err));
    arena_release(&arena);
    return resumed;
}

void
world_crawl_end(struct world *world)
{
    OK_OR_FAIL(world, store_crawl_end(world->store, world->run, STR("s"), world->now_s,
                                      &world->summary, &world->err));
}

void
world_run_end(struct world *world)
{
    OK_OR_FAIL(world, store_run_end(world->store, world->run, world->now_s, 0, &world->run_summary,
                                    &world->err));
}

/* ---- nights ---- */

static enum page_verdict
night_verdict(struct str letters, struct str words)
{
    static const struct {
        const char *word;
        enum page_verdict verdict;
    } WORDS[] = {{"failed", VERDICT_FAILED},
                 {"gone", VERDICT_GONE},
                 {"blocked", VERDICT_BLOCKED},
                 {"malformed", VERDICT_MALFORMED},
                 {"cut", VERDICT_TRUNCATED}};
    while (words.p) {
        struct str word = str_cut(&words, '/');
        for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
            if (str_is(word, WORDS[i].word)) {
                return WORDS[i].verdict;
            }
        }
    }
    return str_is(letters, "=")   ? VERDICT_UNCHANGED
           : str_is(letters, "-") ? VERDICT_EMPTY
                                  : VERDICT_OK;
}

static void
night_words(struct outcome *o, struct str words)
{
    while (words.p) {
        struct str number = str_cut(&words, '/');
        struct str word = str_cut(&number, '=');
        int64_t n = 0;
        if (number.p) {
            assert_true(str_int(number, &n));
        }
        if (str_is(word, "total")) {
            o->harvest.total = n;
        } else if (str_is(word, "capped")) {
            o->harvest.is_capped = true;
        } else if (str_is(word, "drop")) {
            o->harvest.n_dropped = (size_t)n;
            o->harvest.n_listed += (size_t)n;
        }
    }
}

void
world_night(struct world *world, const char *night)
{
    struct str letters = str_of(night);
    struct str days_text = str_cut(&letters, ' '), words = letters;
    int64_t days = 0;
    assert_true(str_int(days_text, &days));
    letters = str_cut(&words, '/');
    world->now_s += days * DAY_S;
    world_run_begin(world);
    world_crawl_begin(world, "https://b.example/list");
    struct outcome *o =
        world_page(world, "https://b.example/list", PAGE_LISTING, night_verdict(letters, words));
    if (o->harvest.verdict == VERDICT_EMPTY || o->harvest.verdict == VERDICT_TRUNCATED) {
        o->harvest.is_listing = true;
    }
    for (size_t i = 0; i < letters.n; i++) {
        if (letters.p[i] >= 'a' && letters.p[i] <= 'z') {
            struct posting *p = world_posting(o, (char[]){letters.p[i], '\0'});
            int64_t until_s = world->until_s[letters.p[i] - 'a'];
            p->valid_through_s = until_s ? until_s : TIME_UNKNOWN;
            p->content_hash ^= (uint64_t)until_s;
            o->harvest.n_listed++;
        }
    }
    night_words(o, words);
    world_put(world, o);
    world_crawl_end(world);
    world_run_end(world);
}

void
world_states(struct world *world, struct buf *ret)
{
    struct query *q = NULL;
    OK_OR_FAIL(world, query_new(world->store,
                                "SELECT external_id, coalesce(close_reason, CASE WHEN EXISTS ("
                                "SELECT 1 FROM v_span v WHERE v.n = p.n AND v.opened_at <= :e AND "
                                "v.ended_at >= :e) THEN 'open' ELSE 'stale' END) FROM posting p "
                                "ORDER BY external_id",
                                &q, &world->err));
    query_int(q, ":e", world->now_s - world->now_s % DAY_S + DAY_S - 1);
    buf_clear(ret);
    while (query_step(q)) {
        if (ret->n) {
            buf_add_byte(ret, ' ');
        }
        buf_add(ret, query_col_text(q, 0));
        buf_add_byte(ret, ':');
        buf_add(ret, query_col_text(q, 1));
    }
    OK_OR_FAIL(world, query_free(q, &world->err));
    buf_add_z(ret, "");
}

int64_t
world_int(struct world *world, const char *sql)
{
    struct query *q = NULL;
    OK_OR_FAIL(world, query_new(world->store, sql, &q, &world->err));
    int64_t n = query_step(q) ? query_col_int(q, 0) : -1;
    OK_OR_FAIL(world, query_free(q, &world->err));
    return n;
}

static void
rows_add(struct world *world, const char *sql, int columns, struct buf *ret)
{
    struct query *q = NULL;
    OK_OR_FAIL(world, query_new(world->store, sql, &q, &world->err));
    while (query_step(q)) {
        for (int i = 0; i < columns; i++) {
            struct str s = query_col_text(q, i);
            buf_add(ret, s.p ? s : STR("NULL"));
            buf_add_byte(ret, i + 1 < columns ? '|' : '\n');
        }
    }
    OK_OR_FAIL(world, query_free(q, &world->err));
}

void
world_text(struct world *world, const char *sql, struct buf *ret)
{
    buf_clear(ret);
    rows_add(world, sql, 1, ret);
}

void
world_dump(struct world *world, struct buf *ret)
{
    static const struct {
        const char *table, *columns;
        int n;
    } TABLES[] = {
        {"posting",
         "id, source, external_id, version, url, title, company_id, role, content_hash, "
         "first_seen, read_at, changed_at, expires_at, closed_at, close_reason, job_id, "
         "job_group, blanks",
         18},
        {"posting_text", "posting, description", 2},
        {"posting_span", "posting, opened_at, closed_at, reason", 4},
        {"posting_location", "posting, idx, raw, city, region, country", 6},
        {"posting_salary", "posting, idx, kind, min_cents, max_cents, currency, period", 7},
        {"posting_skill", "posting, skill, idx, need, at, quote", 6},
        {"evidence", "posting, facts", 2},
        {"posting_change", "posting, at, cause, field, old, new", 6},
        {"quarantine", "posting, idx, field, reason, raw", 5},
        {"company", "id, key, name", 3},
        {"job", "id, job_group, postings", 3},
        {"page", "url, digest, version, verdict, is_listing, must_read", 6},
        {"source", "name, held_count, held_why, gone_runs, gone_since", 5},
        {"frontier", "url, state", 2},
    };
    buf_clear(ret);
    for (size_t i = 0; i < sizeof TABLES / sizeof TABLES[0]; i++) {
        struct buf sql;
        buf_init(&sql, 4096);
        buf_printf(&sql, "SELECT %s FROM %s ORDER BY 1, 2, 3 + 0", TABLES[i].columns,
                   TABLES[i].table);
        buf_printf(ret, "-- %s\n", TABLES[i].table);
        rows_add(world, buf_str(&sql).p, TABLES[i].n, ret);
        buf_release(&sql);
    }
}

void
world_ok(struct world *world, enum status status, const char *call, const char *file, int line)
{
    if (status) {
        print_error("%s: %s: %s\n", call, status_name(status), world->err.text);
        _fail(file, line);
    }
}

void
world_file(const char *path, struct buf *ret)
{
    char chunk[4096];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;) {
        buf_add(ret, (struct str){chunk, n});
    }
    fclose(file);
}

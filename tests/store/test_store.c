/* tests/store/test_store.c: the file: schema and its documentation, migrations,
 * damage, copies; sources that are due; twins; replay; filters. */
#include "support_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/db.h"
#include "store/schema.h"

#include "base/banned.h"

/* ---- migrations ---- */

static void
migrations_run_in_order_and_once(void **state)
{
    (void)state;
    static const char *const ONE[] = {"CREATE TABLE a(x INTEGER) STRICT", NULL};
    static const char *const TWO[] = {"ALTER TABLE a ADD COLUMN y INTEGER",
                                      "INSERT INTO a(x, y) VALUES(1, 2)", NULL};
    static const char *const BAD[] = {"INSERT INTO a(x, y) VALUES(3, 4)",
                                      "INSERT INTO nowhere VALUES(1)", NULL};
    static const struct migration STEPS[] = {{1, ONE}, {2, TWO}, {3, BAD}};
    struct error err;
    sqlite3 *db = NULL;
    int64_t version = 0;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(schema_migrate(db, "x", STEPS, 1, &err), OK);
    assert_int_equal(schema_migrate(db, "x", STEPS, 2, &err), OK);
    assert_int_equal(schema_migrate(db, "x", STEPS, 2, &err), OK);
    assert_int_equal(schema_migrate(db, "x", STEPS, 3, &err), E_DB); /* taken back whole */
    assert_int_equal(schema_version(db, "x", &version, &err), OK);
    assert_int_equal(version, 2);
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT count(*), sum(y) FROM a", -1, &stmt, NULL), 0);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(stmt, 0), 1);
    assert_int_equal(sqlite3_column_int(stmt, 1), 2);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
}

/* ---- the documentation comes from the comments in the DDL ---- */

static void
doc_line(struct str line, struct buf *doc)
{
    struct str code = line;
    size_t at = str_find(line, STR(" -- "));
    struct str comment = at == SIZE_MAX ? STR_NONE : str_sub(line, at + 4, line.n);
    code = str_trim(str_sub(line, 0, at == SIZE_MAX ? line.n : at));
    if (code.n && (code.p[code.n - 1] == ',' || code.p[code.n - 1] == ';')) {
        code.n--;
    }
    struct str rest = code, name = str_cut(&rest, ' ');
    bool is_column = name.n && name.p[0] >= 'a' && name.p[0] <= 'z' && rest.p;
    if (is_column) {
        assert_true(comment.n > 0); /* every column says what it is */
        struct str type = str_cut(&rest, ' ');
        buf_printf(doc, "| %.*s | %.*s | %.*s |\n", STR_ARG(name), STR_ARG(type), STR_ARG(comment));
    }
}

/* Columns that a later step added, whose comments SQLite does not keep. */
static void
doc_added(struct str table, struct buf *doc)
{
    size_t n = 0;
    const struct migration *steps = schema_migrations(&n);
    for (size_t i = 0; i < n; i++) {
        for (const char *const *sql = steps[i].sql; *sql; sql++) {
            struct str line = str_of(*sql), mark = STR(" ADD COLUMN ");
            size_t at = str_find(line, mark), begin = sizeof "ALTER TABLE " - 1;
            bool is_added = str_starts(line, STR("ALTER TABLE ")) && at != SIZE_MAX &&
                            str_eq(str_sub(line, begin, at - begin), table);
            if (is_added) {
                doc_line(str_trim(str_sub(line, at + mark.n, line.n)), doc);
            }
        }
    }
}

static void
doc_table(struct str name, struct str sql, struct buf *doc)
{
    struct str line = str_cut(&sql, '\n');
    size_t at = str_find(line, STR(" -- "));
    assert_true(at != SIZE_MAX); /* every table says what it is */
    buf_printf(doc, "\n## %.*s\n%.*s\n", STR_ARG(name), STR_ARG(str_sub(line, at + 4, line.n)));
    if (!str_starts(line, STR("CREATE TABLE"))) {
        return;
    }
    buf_add_z(doc, "\n| column | type | meaning |\n|---|---|---|\n");
    while (sql.p) {
        doc_line(str_cut(&sql, '\n'), doc);
    }
    doc_added(name, doc);
}

static void
doc_make(struct world *world, const char *type, const char *title, struct buf *doc)
{
    struct query *q = NULL;
    buf_printf(doc, "\n# %s\n", title);
    OK_OR_FAIL(world, query_new(world->store,
                                "SELECT name, sql FROM sqlite_schema WHERE type = :type AND sql "
                                "LIKE '% -- %' ORDER BY rowid",
                                &q, &world->err));
    query_text(q, ":type", str_of(type));
    while (query_step(q)) {
        doc_table(query_col_text(q, 0), query_col_text(q, 1), doc);
    }
    OK_OR_FAIL(world, query_free(q, &world->err));
}

static void
read_file(const char *path, struct buf *ret)
{
    char chunk[4096];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;) {
        buf_add(ret, (struct str){chunk, n});
    }
    fclose(file);
}

static void
the_document_agrees_with_the_schema(void **state)
{
    (void)state;
    static const char PATH[] = PROJECT_DIR "/docs/schema.md";
    static const char MARK[] = "\n<!-- from here on made from the schema: "
                               "UPDATE=1 ./store_test_store -->\n";
    struct world world;
    struct buf doc, file;
    buf_init(&doc, 1 << 20);
    buf_init(&file, 1 << 20);
    world_open(&world, "greenhouse", false);
    doc_make(&world, "view", "Views", &doc);
    doc_make(&world, "table", "Tables", &doc);
    read_file(PATH, &file);
    size_t at = str_find(buf_str(&file), str_of(MARK));
    assert_true(at != SIZE_MAX);
    at += strlen(MARK);
    if (getenv("UPDATE")) { /* NOLINT(concurrency-mt-unsafe) */
        FILE *out = fopen(PATH, "wb");
        assert_non_null(out);
        fwrite(file.p, 1, at, out);
        fwrite(doc.p, 1, doc.n, out);
        fclose(out);
    } else {
        assert_string_equal(file.p + at, doc.p);
    }
    world_close(&world);
    buf_release(&doc);
    buf_release(&file);
}

/* ---- every earlier version ---- */

static void
schema_text(sqlite3 *db, struct buf *ret)
{
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT name || ' ' || coalesce(sql, '') FROM "
                                        "sqlite_schema ORDER BY name",
                                        -1, &stmt, NULL),
                     SQLITE_OK);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        buf_add_z(ret, (const char *)sqlite3_column_text(stmt, 0));
        buf_add_z(ret, "\n");
    }
    sqlite3_finalize(stmt);
}

static void
every_version_becomes_todays(void **state)
{
    (void)state;
    size_t n = 0;
    const struct migration *steps = schema_migrations(&n);
    struct world world;
    world_open(&world, "greenhouse", false);
    struct buf fresh, raised;
    buf_init(&fresh, 1 << 20);
    buf_init(&raised, 1 << 20);
    for (size_t have = 0; have < n; have++) {
        char path[WORLD_PATH + 16];
        snprintf(path, sizeof path, "%s.copy", world.path);
        sqlite3 *db = NULL;
        struct store *store = NULL;
        struct error err = {0};
        if (have > 0) {
            char sql[64];
            snprintf(sql, sizeof sql, "PRAGMA application_id = %d", APPLICATION_ID);
            assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
            assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
            assert_int_equal(schema_migrate(db, path, steps, have, &err), OK);
            sqlite3_close(db);
        }
        assert_int_equal(store_open(path, STORE_WRITE, &store, &err), OK);
        store_close(store);
        assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
        buf_clear(&raised);
        schema_text(db, have ? &raised : &fresh);
        sqlite3_close(db);
        if (have) {
            assert_string_equal(fresh.p, raised.p);
        }
        unlink(path);
    }
    buf_release(&fresh);
    buf_release(&raised);
    world_close(&world);
}

/* ---- files that are not as they should be ---- */

static void
write_file(const char *path, const char *text, size_t n)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, n, file), n);
    fclose(file);
}

static void
expect_open(struct world *world, const char *path, enum store_mode mode, enum status want,
            const char *words)
{
    struct store *store = NULL;
    struct error err = {OK, ""};
    enum status got = store_open(path, mode, &store, &err);
    if (got != want || (want && (!strstr(err.text, path) || !strstr(err.text, words)))) {
        fail_msg("%s: %s", status_name(got), err.text);
    }
    if (!got) {
        store_close(store);
    }
    (void)world;
}

static void
run_sql(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void
odd_files_are_refused_by_name(void **state)
{
    (void)state;
    struct world world;
    char other[WORLD_PATH + 16];
    char noise[8192];
    memset(noise, 'x', sizeof noise);
    world_open(&world, "greenhouse", false);
    snprintf(other, sizeof other, "%s.copy", world.path);
    expect_open(&world, other, STORE_READ, E_NOT_FOUND, "jobmill run");
    write_file(other, noise, sizeof noise);
    expect_open(&world, other, STORE_WRITE, E_DB_CORRUPT, "not a database");
    unlink(other);
    run_sql(other, "CREATE TABLE mine(x)");
    expect_open(&world, other, STORE_WRITE, E_NOT_FOUND, "not a jobmill database");
    expect_open(&world, other, STORE_READ, E_NOT_FOUND, "not a jobmill database");
    unlink(other);
    write_file(other, "", 0);
    expect_open(&world, other, STORE_WRITE, OK, "");
    run_sql(other, "PRAGMA user_version = 999");
    expect_open(&world, other, STORE_WRITE, E_UNSUPPORTED, "newer");
    run_sql(other, "PRAGMA user_version = 0");
    expect_open(&world, other, STORE_READ, E_UNSUPPORTED, "older");
    unlink(other);
    expect_open(&world, "/nonexistent/jobs.db", STORE_WRITE, E_IO, "folder");
    world_close(&world);
}

static void
damage_is_said_and_copies_are_sound(void **state)
{
    (void)state;
    struct world world;
    char copy[WORLD_PATH + 16];
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 abc");
    snprintf(copy, sizeof copy, "%s.copy", world.path);
    OK_OR_FAIL(&world, store_backup(world.store, copy, &world.err));
    expect_open(&world, copy, STORE_READ, OK, "");
    assert_int_equal(store_backup(world.store, "/nonexistent/copy.db", &world.err), E_IO);
    /* the copy, with its middle overwritten */
    struct buf file;
    buf_init(&file, 16 << 20);
    read_file(copy, &file);
    memset(file.p + 4096, 0x5A, file.n - 4096);
    write_file(copy, file.p, file.n);
    struct store *store = NULL;
    struct query *q = NULL;
    enum status st = store_open(copy, STORE_READ, &store, &world.err);
    if (!st) {
        st = query_new(store, "SELECT count(*), max(title) FROM posting", &q, &world.err);
        if (!st) {
            assert_false(query_step(q));
            st = query_free(q, &world.err);
        }
        store_close(store);
    }
    assert_int_equal(st, E_DB_CORRUPT);
    assert_non_null(strstr(world.err.text, copy));
    buf_release(&file);
    world_close(&world);
}

/* ---- due ---- */

static void
sources_are_due_from_90_percent_on(void **state)
{
    (void)state;
    struct world world;
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 ab");
    static const struct {
        int64_t every_ms, after_s;
        bool want;
    } ROWS[] = {{0, 0, true},
                {DAY_S * 1000LL, DAY_S * 89 / 100, false},
                {DAY_S * 1000LL, DAY_S * 90 / 100, true}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct store_source source = {.name = STR("s"), .every_ms = ROWS[i].every_ms};
        bool due = false;
        OK_OR_FAIL(&world, store_due(world.store, &source, 1, world.now_s + ROWS[i].after_s, &due,
                                     &world.err));
        assert_true(due == ROWS[i].want);
    }
    struct store_source never = {.name = STR("new"), .every_ms = 1000};
    bool due = false;
    OK_OR_FAIL(&world, store_due(world.store, &never, 1, world.now_s, &due, &world.err));
    assert_true(due);
    world_close(&world);
}

static void
a_vanished_source_grows_stale(void **state)
{
    (void)state;
    struct world world;
    struct buf states;
    buf_init(&states, 4096);
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 ab");
    world.now_s += 40 * DAY_S;
    world_states(&world, &states);
    assert_string_equal(buf_str(&states).p, "a:open b:open");
    OK_OR_FAIL(&world, store_sources(world.store, NULL, 0, &world.err));
    world_states(&world, &states);
    assert_string_equal(buf_str(&states).p, "a:stale b:stale");
    world_close(&world);
    buf_release(&states);
}

static void
a_source_that_comes_back_leaves_a_gap(void **state)
{
    (void)state;
    struct world world;
    struct buf text;
    buf_init(&text, 4096);
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 ab");
    OK_OR_FAIL(&world, store_sources(world.store, NULL, 0, &world.err));
    world.now_s += 50 * DAY_S;
    world_run_begin(&world);
    world_run_end(&world);
    world_reopen(&world); /* configured again */
    world_night(&world, "1 a");
    world_states(&world, &text);
    assert_string_equal(buf_str(&text).p, "a:open b:unlisted");
    world_text(
        &world,
        "SELECT printf('%d-%s%s', (opened_at - 1767236400) / 86400, (closed_at - 1767236400) / "
        "86400, ' ' || reason) FROM posting_span ORDER BY posting, opened_at",
        &text);
    assert_string_equal(buf_str(&text).p, "0-30 stale\n51-\n0-30 stale\n");
    world_close(&world);
    buf_release(&text);
}

/* ---- twins ---- */

struct twin {
    const char *id, *city, *requisition;
    uint32_t text;           /* 0: none; else texts differ by number */
    const char *job, *group; /* whose id it gets */
};

static void
twins_night(struct world *world, const struct twin *twins, size_t n)
{
    world_run_begin(world);
    world_crawl_begin(world, "https://b.example/list");
    for (size_t i = 0; i < n; i++) {
        world->now_s++;
        char url[64];
        snprintf(url, sizeof url, "https://b.example/list?p=%zu", i);
        struct outcome *o = world_page(world, url, PAGE_LISTING, VERDICT_OK);
        struct posting *p = world_posting(o, twins[i].id);
        p->core_hash = 77;
        p->requisition_id = str_of(twins[i].requisition);
        p->places = ARENA_NEW(o->page->arena, struct place);
        p->places[0].city = str_of(twins[i].city);
        p->n_places = 1;
        for (uint32_t k = 0; twins[i].text && k < MINHASH_COUNT; k++) {
            p->minhash[k] = k < 28 ? k + 1000 * (twins[i].text / 10) : k + twins[i].text;
        }
        world_put(world, o);
    }
    world_crawl_end(world);
    world_run_end(world);
}

static void
twins_share_a_job(void **state)
{
    (void)state;
    static const struct twin TWINS[] = {
        {"a", "Berlin", NULL, 11, "a", "a"},
        {"b", "Berlin", NULL, 12, "b", "a"},  /* nearly the same text beside it: two openings */
        {"c", "Berlin", NULL, 21, "c", "a"},  /* another text: another opening */
        {"d", "Munich", NULL, 11, "d", "a"},  /* another city */
        {"e", "Berlin", NULL, 0, "e", "a"},   /* no text to tell which it is of */
        {"f", "Berlin", "R-1", 11, "a", "a"}, /* one number is no two */
        {"g", "Munich", "R-1", 11, "d", "a"},
        {"h", "Munich", "R-2", 11, "h", "a"}, /* g is of d, with another number */
        {"i", "Rome", "R-3", 11, "i", "a"},
        {"j", "Rome", "R-4", 11, "j", "a"}, /* two requisitions: two openings */
    };
    enum { N = sizeof TWINS / sizeof TWINS[0] };
    struct world world;
    struct arena arena;
    struct stored_posting got;
    arena_init(&arena, 1 << 20);
    world_open(&world, "greenhouse", false);
    twins_night(&world, TWINS, N);
    for (size_t i = 0; i < N; i++) {
        char id[POSTING_ID_BYTES], job[POSTING_ID_BYTES], group[POSTING_ID_BYTES];
        posting_id(STR("greenhouse"), STR("b"), str_of(TWINS[i].id), id);
        posting_id(STR("greenhouse"), STR("b"), str_of(TWINS[i].job), job);
        posting_id(STR("greenhouse"), STR("b"), str_of(TWINS[i].group), group);
        OK_OR_FAIL(&world, store_get(world.store, str_of(id), &arena, &got, &world.err));
        if (!str_is(got.job_id, job) || !str_is(got.job_group, group)) {
            fail_msg("%s: job %.*s, wanted %s", TWINS[i].id, STR_ARG(got.job_id), job);
        }
    }
    /* the reasons: word for word the same, side by side; another opening here, and elsewhere */
    static const struct {
        const char *id, *relation, *reason;
    } REASONS[] = {{"f", "job", "shown-twice"},     {"g", "job", "shown-twice"},
                   {"b", "group", "other-opening"}, {"c", "group", "other-opening"},
                   {"d", "group", "other-place"},   {"j", "group", "other-place"}};
    for (size_t i = 0; i < sizeof REASONS / sizeof REASONS[0]; i++) {
        char sql[256];
        (void)snprintf(sql, sizeof sql,
                       "SELECT count(*) FROM twin t JOIN posting p ON p.n = t.posting WHERE "
                       "p.external_id = '%s' AND t.relation = '%s' AND t.reason = '%s'",
                       REASONS[i].id, REASONS[i].relation, REASONS[i].reason);
        if (world_int(&world, sql) != 1) {
            fail_msg("%s is not %s", REASONS[i].id, REASONS[i].reason);
        }
    }
    assert_int_equal(world_int(&world, "SELECT sum(postings) FROM job"), N);
    assert_int_equal(world_int(&world, "SELECT count(*) FROM job"),
                     world_int(&world, "SELECT count(DISTINCT job_id) FROM posting"));
    world_close(&world);
    arena_release(&arena);
}

/* ---- replay ---- */

static void
count_diff(void *ctx, const char *field, struct str id, struct str before, struct str after)
{
    struct buf *buf = ctx;
    (void)id;
    buf_printf(buf, "%s: %.*s > %.*s\n", field, STR_ARG(before), STR_ARG(after));
}

static void
rereading_changes_only_what_is_read(void **state)
{
    (void)state;
    struct world world;
    struct arena arena;
    struct buf diff;
    struct store_position *at = NULL;
    size_t n = 0;
    arena_init(&arena, 1 << 20);
    buf_init(&diff, 4096);
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 ab");
    OK_OR_FAIL(&world, store_positions(world.store,
                                       &(struct store_position_filter){.since_s = TIME_UNKNOWN},
                                       &arena, &at, &n, &world.err));
    assert_int_equal(n, 1);
    assert_true(str_is(at[0].file, "2026-01-01.warc.gz"));
    struct outcome *o = world_page(&world, "https://b.example/list", PAGE_LISTING, VERDICT_OK);
    struct posting *p = world_posting(o, "a");
    p->seniority = SENIORITY_LEAD;
    p->description = STR_NONE;
    world_run_begin(&world);
    for (int apply = 0; apply < 2; apply++) {
        buf_clear(&diff);
        struct store_rereading how = {world.run, world.now_s + 99, apply, count_diff, &diff};
        OK_OR_FAIL(&world, store_reread(world.store, p, &how, &world.err));
        assert_string_equal(buf_str(&diff).p, "seniority: senior > lead\n");
        assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_change WHERE cause = "
                                           "'reread' AND field = 'seniority'"),
                         apply);
    }
    assert_int_equal(world_int(&world, "SELECT count(*) FROM posting_text WHERE description IS "
                                       "NULL"),
                     0);
    assert_int_equal(world_int(&world, "SELECT max(last_seen) FROM sighting"), world.now_s);
    page_free(o->page);
    world_close(&world);
    arena_release(&arena);
    buf_release(&diff);
}

/* ---- filters, full text, notes of fetch threads ---- */

static bool
list_ids(void *ctx, const struct stored_posting *posting)
{
    buf_add(ctx, posting->posting.external_id);
    return true;
}

static void
each_follows_its_filter(void **state)
{
    (void)state;
    struct world world;
    struct arena arena;
    struct buf ids;
    arena_init(&arena, 1 << 20);
    buf_init(&ids, 4096);
    world_open(&world, "greenhouse", false);
    int64_t start = world.now_s;
    world_night(&world, "0 ab");
    world_night(&world, "2 ac");
    const struct {
        struct store_filter filter;
        size_t want;
        const char *absent;
    } ROWS[] = {
        {{world.now_s, TIME_UNKNOWN, false}, 2, "b"},  {{start, TIME_UNKNOWN, false}, 2, "c"},
        {{TIME_UNKNOWN, TIME_UNKNOWN, false}, 2, "b"}, {{world.now_s, TIME_UNKNOWN, true}, 3, "x"},
        {{world.now_s, start + 1, true}, 2, "a"},      {{world.now_s, start + 1, false}, 2, "a"}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        buf_clear(&ids);
        OK_OR_FAIL(&world,
                   store_each(world.store, &ROWS[i].filter, &arena, list_ids, &ids, &world.err));
        assert_int_equal(ids.n, ROWS[i].want);
        assert_false(str_has(buf_str(&ids), str_of(ROWS[i].absent)));
    }
    world_close(&world);
    arena_release(&arena);
    buf_release(&ids);
}

static void
the_full_text_index_follows(void **state)
{
    (void)state;
    static const char BERLIN[] = "SELECT count(*) FROM posting_fts WHERE posting_fts MATCH "
                                 "'berlin'";
    static const char OTHER[] = "SELECT count(*) FROM posting_fts WHERE posting_fts MATCH 'tokyo'";
    struct world world;
    world_open(&world, "greenhouse", false);
    world_night(&world, "0 ab");
    OK_OR_FAIL(&world, store_fts_update(world.store, &world.err));
    assert_int_equal(world_int(&world, BERLIN), 2);
    world.now_s += DAY_S;
    world_run_begin(&world);
    world_crawl_begin(&world, "https://b.example/list");
    struct outcome *o = world_page(&world, "https://b.example/list", PAGE_LISTING, VERDICT_OK);
    struct posting *p = world_posting(o, "a");
    p->description = STR("We run trains in Tokyo.");
    p->content_hash++;
    world_posting(o, "b");
    world_posting(o, "c");
    world_put(&world, o);
    world_crawl_end(&world);
    world_run_end(&world);
    OK_OR_FAIL(&world, store_fts_update(world.store, &world.err));
    assert_int_equal(world_int(&world, BERLIN), 2);
    assert_int_equal(world_int(&world, OTHER), 1);
    world_close(&world);
}

static void
robots_and_holds_are_kept(void **state)
{
    (void)state;
    struct world world;
    struct arena arena;
    struct frontier *frontier = NULL;
    struct str body;
    int status = 0;
    int64_t at = 0;
    arena_init(&arena, 1 << 20);
    world_open(&world, "greenhouse", false);
    OK_OR_FAIL(&world, store_robots_put(world.store, STR("https://x"), STR("User-agent: *"), 200, 7,
                                        &world.err));
    OK_OR_FAIL(&world, store_hold_put(world.store, STR("https://x"), 99, &world.err));
    OK_OR_FAIL(&world, store_batch_begin(world.store, &world.err));
    OK_OR_FAIL(&world, store_batch_commit(world.store, &world.err));
    OK_OR_FAIL(&world, frontier_open(world.path, 1, &frontier, &world.err));
    assert_int_equal(frontier_robots_get(frontier, STR("https://x"), &arena, &body, &status, &at),
                     OK);
    assert_true(str_is(body, "User-agent: *"));
    assert_int_equal(status, 200);
    assert_int_equal(at, 7);
    assert_int_equal(frontier_hold_get(frontier, STR("https://x")), 99);
    assert_int_equal(frontier_hold_get(frontier, STR("https://y")), 0);
    assert_int_equal(frontier_robots_get(frontier, STR("https://y"), &arena, &body, &status, &at),
                     OK);
    assert_int_equal(at, TIME_UNKNOWN);
    frontier_close(frontier);
    world_close(&world);
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(migrations_run_in_order_and_once),
        cmocka_unit_test(every_version_becomes_todays),
        cmocka_unit_test(the_document_agrees_with_the_schema),
        cmocka_unit_test(odd_files_are_refused_by_name),
        cmocka_unit_test(damage_is_said_and_copies_are_sound),
        cmocka_unit_test(sources_are_due_from_90_percent_on),
        cmocka_unit_test(a_vanished_source_grows_stale),
        cmocka_unit_test(a_source_that_comes_back_leaves_a_gap),
        cmocka_unit_test(twins_share_a_job),
        cmocka_unit_test(rereading_changes_only_what_is_read),
        cmocka_unit_test(each_follows_its_filter),
        cmocka_unit_test(the_full_text_index_follows),
        cmocka_unit_test(robots_and_holds_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* tests/store/test_schema.c: migrations in order and once, every earlier version
 * becomes today's, and docs/schema.md says what the schema says. */
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
    size_t at = str_find(line, STR(" -- "));
    struct str comment = at == SIZE_MAX ? STR_NONE : str_sub(line, at + 4, line.n);
    struct str code = str_trim(str_sub(line, 0, at == SIZE_MAX ? line.n : at));
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

/* The column that a later step added to the table, whose comment SQLite does not keep. */
static void
doc_added(struct str table, struct str line, struct buf *doc)
{
    struct str mark = STR(" ADD COLUMN ");
    size_t at = str_find(line, mark), begin = sizeof "ALTER TABLE " - 1;
    if (str_starts(line, STR("ALTER TABLE ")) && at != SIZE_MAX &&
        str_eq(str_sub(line, begin, at - begin), table)) {
        doc_line(str_trim(str_sub(line, at + mark.n, line.n)), doc);
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
    size_t n = 0;
    const struct migration *steps = schema_migrations(&n);
    for (size_t i = 0; i < n; i++) {
        for (const char *const *step = steps[i].sql; *step; step++) {
            doc_added(name, str_of(*step), doc);
        }
    }
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
the_document_agrees_with_the_schema(void **state)
{
    (void)state;
    static const char PATH[] = PROJECT_DIR "/docs/schema.md";
    static const char MARK[] = "\n<!-- from here on made from the schema: "
                               "UPDATE=1 ./store_test_schema -->\n";
    struct world world;
    struct buf doc, file;
    buf_init(&doc, 1 << 20);
    buf_init(&file, 1 << 20);
    world_open(&world, "greenhouse", false);
    doc_make(&world, "view", "Views", &doc);
    doc_make(&world, "table", "Tables", &doc);
    world_file(PATH, &file);
    size_t at = str_find(buf_str(&file), str_of(MARK));
    assert_true(at != SIZE_MAX);
    at += strlen(MARK);
    if (getenv("UPDATE")) { /* NOLINT(concurrency-mt-unsafe) */
        FILE *out = fopen(PATH, "wb");
        assert_non_null(out);
        (void)fwrite(file.p, 1, at, out);
        (void)fwrite(doc.p, 1, doc.n, out);
        (void)fclose(out);
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
        (void)snprintf(path, sizeof path, "%s.copy", world.path);
        sqlite3 *db = NULL;
        struct store *store = NULL;
        struct error err = {0};
        if (have > 0) {
            char sql[64];
            (void)snprintf(sql, sizeof sql, "PRAGMA application_id = %d", APPLICATION_ID);
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(migrations_run_in_order_and_once),
        cmocka_unit_test(the_document_agrees_with_the_schema),
        cmocka_unit_test(every_version_becomes_todays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

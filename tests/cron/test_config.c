/* tests/cron/test_config.c: jobmill.conf read back: defaults, what overrides what,
 * and a message with file and line for whatever is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "cron/config.h"
#include "parse/parse.h"

static char folder[] = "/tmp/jobmill-config-XXXXXX";
static char path[sizeof folder + 16];

static int
setup(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) {
        return -1;
    }
    (void)snprintf(path, sizeof path, "%s/j.conf", folder);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    (void)unlink(path);
    return rmdir(folder);
}

static void
write_conf(const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void
read_ok(struct config *config, const char *text)
{
    struct error err = {0};
    write_conf(text);
    if (config_read(config, path, &err) != OK) {
        fail_msg("<<%s>>: %s", text, err.text);
    }
}

/* Demands E_CONFIG, the file and line, and the words. */
static void
read_bad(const char *text, int line, const char *words)
{
    struct config config;
    struct error err = {0};
    char at[sizeof path + 16];
    write_conf(text);
    enum status status = config_read(&config, path, &err);
    config_release(&config);
    (void)snprintf(at, sizeof at, "%s:%d: ", path, line);
    if (status != E_CONFIG || strncmp(err.text, at, strlen(at)) != 0 || !strstr(err.text, words)) {
        fail_msg("<<%s>>\nsaid <<%s>>\nnot  <<%s ... %s>>", text, err.text, at, words);
    }
}

static void
defaults_are_the_table(void **state)
{
    struct config config;
    struct config other;
    struct error err = {0};
    (void)state;
    read_ok(&config, "");
    assert_int_equal(config_defaults(&other, &err), OK);
    assert_int_equal(config.n_sources, 0);
    assert_int_equal(config.set.rate_mhz, 1000);
    assert_int_equal(config.set.concurrency, 2);
    assert_int_equal(config.set.max_body_bytes, 64 * 1024 * 1024);
    assert_int_equal(config.set.stale_ms, INT64_C(30) * 86400000);
    assert_true(config.set.robots && other.set.robots);
    assert_false(config.set.allow_private);
    assert_true(str_is(other.set.archive, "archive"));
    assert_int_equal(config.set.timeout_ms, other.set.timeout_ms);
    config_release(&config);
    config_release(&other);
}

#define SECTION(more) "source a { kind = page url = \"https://a.example/\" board = x " more " }\n"

/* What a source gets: its own word, else the file's, else its kind's, else the default. */
static void
source_overrides_top_overrides_kind(void **state)
{
    static const struct {
        const char *text;
        int64_t rate_mhz, concurrency;
    } ROWS[] = {
        {"rate = \"5/s\"\n" SECTION("rate = \"30/min\""), 500, 2},
        {"rate = \"5/s\"\n" SECTION(""), 5000, 2},
        {SECTION("concurrency = 9"), 0, 9},
        {"concurrency = 7\n" SECTION(""), 0, 7},
        {SECTION("") "rate = \"7/s\"\n", 7000, 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct config config;
        read_ok(&config, ROWS[i].text);
        assert_int_equal(config.n_sources, 1);
        if (ROWS[i].rate_mhz) {
            assert_int_equal(config.sources[0].set.rate_mhz, ROWS[i].rate_mhz);
        }
        assert_int_equal(config.sources[0].set.concurrency, ROWS[i].concurrency);
        config_release(&config);
    }
    for (size_t i = 0; i < kind_count(); i++) {
        const struct kind *kind = kind_at(i);
        struct config config;
        char text[200];
        int64_t want = 1000;
        if (kind->default_rate) {
            assert_true(config_read_rate(str_of(kind->default_rate), &want));
        }
        (void)snprintf(text, sizeof text,
                       "source a { kind = %s board = x url = \"https://a.example/\" path = x }",
                       kind->name);
        read_ok(&config, text);
        assert_int_equal(config.sources[0].set.rate_mhz, want);
        config_release(&config);
    }
}

static void
values_of_every_type(void **state)
{
    struct config config;
    (void)state;
    read_ok(&config, "contact = \"me@example.com\"  # a comment\n"
                     "allow-private = TRUE\nrobots = off // another\n"
                     "connections = 10000\nmax-body = \"1G\"\ntimeout = \"2min\"\n"
                     "rate = \"0.5/s\"\nrefresh = 0\nproxy = 'http://127.0.0.1:3128'\n"
                     "/* a source\n \"with everything */\n"
                     "source \"z\" { kind = listing url = {\"https://a.example/1\", "
                     "\"https://a.example/2\"}\n item-links = \"//a\" match = '/jobs/\\d+' }\n");
    assert_true(str_is(config.set.contact, "me@example.com"));
    assert_true(config.set.allow_private);
    assert_false(config.set.robots);
    assert_int_equal(config.set.connections, 10000);
    assert_int_equal(config.set.max_body_bytes, 1073741824);
    assert_int_equal(config.set.timeout_ms, 120000);
    assert_int_equal(config.set.rate_mhz, 500);
    assert_int_equal(config.set.refresh_ms, 0);
    const struct source *z = config_source(&config, STR("z"));
    assert_non_null(z);
    assert_null(config_source(&config, STR("y")));
    assert_int_equal(z->set.url.n, 2);
    assert_true(str_is(z->set.url.items[1], "https://a.example/2"));
    assert_true(str_is(z->set.match, "/jobs/\\d+"));
    assert_true(str_is(z->set.proxy, "http://127.0.0.1:3128"));
    assert_true(z->set.allow_private);
    config_release(&config);
}

static void
bad_values_name_file_and_line(void **state)
{
    static const struct {
        const char *text;
        int line;
        const char *words;
    } ROWS[] = {
        {"\nconnections = many\n", 2, "a whole number from 1 to 10000 is wanted"},
        {"# one\n// two\n/* three\n */ connections = 0\n", 4, "a whole number"},
        {"sourc \"x\" { }\n", 1, "is it 'source'?"},
        {"# {\nrate = \"1/s\"\nsource \"x\" {\n  kind = page url = \"http://a.example/}\"\n", 3,
         "has no end"},
        {"connections = 0\n", 1, "a whole number from 1 to 10000 is wanted"},
        {"connections = 10001\n", 1, "connections = \"10001\""},
        {"connections = \"99999999999999999999\"\n", 1, "a whole number"},
        {"robots = maybe\n", 1, "yes or no is wanted"},
        {"max-body = \"64X\"\n", 1, "a size such as 64M is wanted"},
        {"max-body = \"2G\"\n", 1, "a size such as 64M is wanted"},
        {"\n\ntimeout = soon\n", 3, "a span such as 30s, 5min, 2h or 7d is wanted"},
        {"rate = \"0/s\"\n", 1, "a rate such as 1/s or 30/min is wanted"},
        {"rate = \"1000001/s\"\n", 1, "up to 1000000/s"},
        {"rate = \"1/fortnight\"\n", 1, "a rate such as"},
        {"source a {\n kind = lever\n board = b\n concurrency = 257\n}\n", 4, "from 1 to 256"},
        {"contct = \"x\"\n", 1, "there is no setting 'contct'; is it 'contact'?"},
        {"source a { kind = lever board = b\n conccurrency = 3 }\n", 2, "is it 'concurrency'?"},
        {"zzzzzzzz = 1\n", 1, "there is no setting 'zzzzzzzz' ("},
        {"board = x\n", 1, "there is no setting 'board'"},
        {"source a { contact = x kind = lever board = b }\n", 1, "there is no setting 'contact'"},
        {"source a { board = x }\n", 1, "source \"a\": kind is missing"},
        {"\nsource a { kind = levr }\n", 2,
         "there is no kind 'levr'; is it 'lever'? (jobmill kinds"},
        {"source a { kind = lever }\n", 1, "kind lever needs board = "},
        {"source a { kind = sitemap }\n", 1, "kind sitemap needs url = "},
        {"source a { kind = warc }\n", 1, "kind warc needs path = "},
        {SECTION("") "\n" SECTION(""), 3, "two sources are called 'a'"},
        {"contact = \n", 2, ""},
        {"rate 3\n", 1, ""},
        {"source a { kind = lever\n", 1, "has no end"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        read_bad(ROWS[i].text, ROWS[i].line, ROWS[i].words);
    }
}

static void
a_file_that_is_none(void **state)
{
    struct config config;
    struct error err = {0};
    (void)state;
    assert_int_equal(config_read(&config, "/nowhere/j.conf", &err), E_CONFIG);
    assert_non_null(strstr(err.text, "/nowhere/j.conf: cannot be opened"));
    config_release(&config);
    err = (struct error){0};
    assert_int_equal(config_read(&config, folder, &err), E_CONFIG);
    assert_non_null(strstr(err.text, folder));
    config_release(&config);
}

static void
paths_count_from_the_file(void **state)
{
    struct config config;
    char want[sizeof folder + 32];
    (void)state;
    read_ok(&config, "archive = \"old/warc\"\ndatabase = \"/var/jobs.db\"\n"
                     "source w { kind = warc path = \"in/*.warc.gz\" }\n");
    (void)snprintf(want, sizeof want, "%s/old/warc", folder);
    assert_true(str_is(config.set.archive, want));
    assert_true(str_is(config.sources[0].set.archive, want));
    assert_true(str_is(config.set.database, "/var/jobs.db"));
    (void)snprintf(want, sizeof want, "%s/in/*.warc.gz", folder);
    assert_true(str_is(config.sources[0].set.path, want));
    config_release(&config);
    read_ok(&config, "archive = \"\"\n");
    assert_int_equal(config.set.archive.n, 0);
    config_release(&config);
}

/* ${NAME} is left for the fetcher, which knows which values are secret and says so
 * when there is none. */
static void
variables_are_kept(void **state)
{
    struct config config;
    (void)state;
    assert_int_equal(setenv("JOBMILL_TEST_KEY", "s3cret", 1), 0);
    read_ok(&config,
            "# \"${\nsource a { kind = lever board = b # it's\n"
            " header = {\"Key: ${JOBMILL_TEST_KEY}\", 'Two: ${A}${B}', \"\\\"${A}${B}\"} }");
    const struct str_list *header = &config.sources[0].set.header;
    assert_int_equal(header->n, 3);
    assert_true(str_is(header->items[0], "Key: ${JOBMILL_TEST_KEY}"));
    assert_true(str_is(header->items[1], "Two: ${A}${B}"));
    assert_true(str_is(header->items[2], "\"${A}${B}"));
    config_release(&config);
}

/* A URL needs no quotes: "//" begins a comment only where a word does not go on. */
static void
comments_begin_where_words_end(void **state)
{
    struct config config;
    (void)state;
    read_ok(&config,
            "source a { kind = page url = https://a.example//b }// x\n"
            "source b { kind = page /**/url = https://a.example#c\n }\n"
            "source c { kind =/* it's */page //\n url = \"https://a.example/#c//d/*\" }\n");
    assert_int_equal(config.n_sources, 3);
    assert_true(str_is(config.sources[0].set.url.items[0], "https://a.example//b"));
    assert_true(str_is(config.sources[1].set.url.items[0], "https://a.example"));
    assert_true(str_is(config.sources[2].set.url.items[0], "https://a.example/#c//d/*"));
    config_release(&config);
}

static void
thousands_of_sources(void **state)
{
    enum { SOURCES = 5000, LINE_BYTES = 64 };
    struct config config;
    char *text = malloc((size_t)SOURCES * LINE_BYTES);
    size_t at = 0;
    (void)state;
    assert_non_null(text);
    for (int i = 0; i < SOURCES; i++) {
        at += (size_t)snprintf(text + at, LINE_BYTES, "source s%d { kind = lever board = b%d }\n",
                               (i * 7919) % SOURCES, i);
    }
    read_ok(&config, text);
    free(text);
    assert_int_equal(config.n_sources, SOURCES);
    for (size_t i = 1; i < config.n_sources; i++) {
        assert_true(str_cmp(config.sources[i - 1].name, config.sources[i].name) < 0);
    }
    assert_non_null(config_source(&config, STR("s4999")));
    config_release(&config);
}

/* However it is cut, the file is read or refused; and nothing else. */
static void
any_cut_is_survived(void **state)
{
    static const char TEXT[] =
        "rate = \"5/s\" # '\ncontact = 'a' /* \" */\nsource \"x y\" { kind = "
        "lever board = \"\\\"b${C}\" url = {\"1\", '2'} }\n";
    (void)state;
    for (size_t n = 0; n < sizeof TEXT; n++) {
        char text[sizeof TEXT];
        struct config config;
        struct error err = {0};
        memcpy(text, TEXT, n);
        text[n] = '\0';
        write_conf(text);
        enum status status = config_read(&config, path, &err);
        assert_true(status == OK || (status == E_CONFIG && err.text[0]));
        config_release(&config);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_are_the_table),
        cmocka_unit_test(source_overrides_top_overrides_kind),
        cmocka_unit_test(values_of_every_type),
        cmocka_unit_test(bad_values_name_file_and_line),
        cmocka_unit_test(a_file_that_is_none),
        cmocka_unit_test(paths_count_from_the_file),
        cmocka_unit_test(variables_are_kept),
        cmocka_unit_test(comments_begin_where_words_end),
        cmocka_unit_test(thousands_of_sources),
        cmocka_unit_test(any_cut_is_survived),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}

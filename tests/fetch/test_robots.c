/* tests/fetch/test_robots.c: robots.txt as RFC 9309 reads it, and the places
 * where files in the wild leave it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/limits.h"
#include "fetch/fetch.h"
#include "fetch/robots.h"

struct robots_case {
    const char *about, *body, *agent, *url;
    bool is_allowed;
};

// clang-format off
static const struct robots_case CASES[] = {
    {"nothing forbids", "", "bot", "https://a.example/x", true},
    {"plain disallow", "User-agent: *\nDisallow: /x", "bot", "https://a.example/x/y", false},
    {"prefix only", "User-agent: *\nDisallow: /x/", "bot", "https://a.example/x", true},
    {"empty disallow allows", "User-agent: *\nDisallow:\n", "bot", "/a", true},
    {"names in any case", "uSeR-aGeNt: *\ndISALLOW: /x\n", "bot", "/x", false},
    {"paths by case", "User-agent: *\nDisallow: /X\n", "bot", "/x", true},
    {"rules before any group", "Disallow: /\nUser-agent: *\nDisallow: /x", "bot", "/y", true},
    {"other agent's group", "User-agent: other\nDisallow: /\n", "bot", "/x", true},
    {"own group replaces *", "User-agent: *\nDisallow: /\nUser-agent: bot\nDisallow: /p\n", "bot", "/x", true},
    {"own empty group allows", "User-agent: *\nDisallow: /\n\nUser-agent: Bot\n", "bot", "/x", true},
    {"agent in any case", "User-agent: BOT\nDisallow: /\n", "bot", "/x", false},
    {"agent with version", "User-agent: bot\nDisallow: /\n", "Bot/1.0", "/x", false},
    {"version in the file", "User-agent: Bot/2.1\nDisallow: /\n", "bot", "/x", false},
    {"agent is the whole token", "User-agent: bot\nDisallow: /\n", "botanist", "/x", true},
    {"token is not a prefix", "User-agent: botanist\nDisallow: /\n", "bot", "/x", true},
    {"hyphen belongs to the token", "User-agent: bot-news\nDisallow: /\n", "bot", "/x", true},
    {"words after the token", "User-agent: Foo Bar\nDisallow: /\n", "foo", "/x", false},
    {"digits in the token", "User-agent: 360Spider\nDisallow: /\n", "360spider", "/x", false},
    {"empty agent gets *", "User-agent: bot\nDisallow: /\nUser-agent: *\nDisallow: /p\n", "", "/p", false},
    {"empty agent is no bot", "User-agent: bot\nDisallow: /\nUser-agent: *\nDisallow: /p\n", "", "/x", true},
    {"several agents, one group", "User-agent: a\nUser-agent: bot\nUser-agent: c\nDisallow: /x\n", "bot", "/x", false},
    {"blank lines do not end a group", "User-agent: bot\n\n\nDisallow: /x\n", "bot", "/x", false},
    {"groups of one agent are merged", "User-agent: bot\nDisallow: /a\n\nUser-agent: c\nDisallow: /c\n\nUser-agent: bot\nDisallow: /b\n", "bot", "/b", false},
    {"merged: the first too", "User-agent: bot\nDisallow: /a\n\nUser-agent: c\nDisallow: /c\n\nUser-agent: bot\nDisallow: /b\n", "bot", "/a", false},
    {"merged: not the other's", "User-agent: bot\nDisallow: /a\n\nUser-agent: c\nDisallow: /c\n\nUser-agent: bot\nDisallow: /b\n", "bot", "/c", true},
    {"sitemap does not end a group", "User-agent: bot\nSitemap: https://a.example/s.xml\nUser-agent: *\nDisallow: /\n", "bot", "/x", false},
    {"unknown lines do not either", "User-agent: bot\nHost: a.example\nUser-agent: c\nDisallow: /\n", "bot", "/x", false},
    {"longest match wins", "User-agent: *\nDisallow: /a\nAllow: /a/b\n", "bot", "/a/b/c", true},
    {"in any order", "User-agent: *\nAllow: /a/b\nDisallow: /a/b/c\n", "bot", "/a/b/c", false},
    {"allow wins ties", "User-agent: *\nDisallow: /page\nAllow: /page\n", "bot", "/page", true},
    {"allow wins ties, other order", "User-agent: *\nAllow: /page\nDisallow: /page\n", "bot", "/page", true},
    {"star matches any run", "User-agent: *\nDisallow: /a*z\n", "bot", "/a/b/c/z", false},
    {"star matches nothing too", "User-agent: *\nDisallow: /a*z\n", "bot", "/az", false},
    {"star needs the rest", "User-agent: *\nDisallow: /a*z\n", "bot", "/a/b", true},
    {"leading star", "User-agent: *\nDisallow: *.pdf\n", "bot", "/docs/x.pdf?y", false},
    {"end anchor", "User-agent: *\nDisallow: /*.pdf$\n", "bot", "/docs/x.pdf", false},
    {"end anchor with more", "User-agent: *\nDisallow: /*.pdf$\n", "bot", "/docs/x.pdf?y=1", true},
    {"anchor needs the last fit", "User-agent: *\nDisallow: /*a$\n", "bot", "/aba", false},
    {"anchor on the root", "User-agent: *\nDisallow: /$\n", "bot", "/", false},
    {"anchor on the root only", "User-agent: *\nDisallow: /$\n", "bot", "/a", true},
    {"dollar inside is a byte", "User-agent: *\nDisallow: /a$b\n", "bot", "/a$b", false},
    {"dollar byte at the end", "User-agent: *\nDisallow: /a%24\n", "bot", "/a$", false},
    {"dollar byte is no anchor", "User-agent: *\nDisallow: /a%24\n", "bot", "/a", true},
    {"star byte", "User-agent: *\nDisallow: /a%2A\n", "bot", "/a*", false},
    {"star byte is no wildcard", "User-agent: *\nDisallow: /a%2Ab\n", "bot", "/axb", true},
    {"parts do not overlap", "User-agent: *\nDisallow: /ab*ba$\n", "bot", "/aba", true},
    {"many stars", "User-agent: *\nDisallow: /***a**\n", "bot", "/xa", false},
    {"query counts", "User-agent: *\nDisallow: /*?sort=\n", "bot", "https://a.example/x?sort=1", false},
    {"fragment does not", "User-agent: *\nDisallow: /x#y\n", "bot", "https://a.example/x#z", false},
    {"raw UTF-8 in the rule", "User-agent: *\nDisallow: /\xC3\xA4\n", "bot", "/%C3%A4", false},
    {"raw UTF-8 in the URL", "User-agent: *\nDisallow: /%c3%a4\n", "bot", "/\xC3\xA4", false},
    {"hex digits in any case", "User-agent: *\nDisallow: /%e3%83%84\n", "bot", "/%E3%83%84", false},
    {"unreserved decoded", "User-agent: *\nDisallow: /%62%61%7A\n", "bot", "/baz", false},
    {"unreserved decoded in the URL", "User-agent: *\nDisallow: /foo\n", "bot", "/%66oo", false},
    {"reserved stays", "User-agent: *\nDisallow: /a%2Fb\n", "bot", "/a/b", true},
    {"reserved equals itself", "User-agent: *\nDisallow: /a%2fb\n", "bot", "/a%2Fb", false},
    {"stray percent", "User-agent: *\nDisallow: /100%\n", "bot", "/100%", false},
    {"BOM", "\xEF\xBB\xBFUser-agent: *\nDisallow: /x\n", "bot", "/x", false},
    {"half a BOM", "\xEF\xBBUser-agent: *\nDisallow: /x\n", "bot", "/x", false},
    {"CR lines", "User-agent: *\rDisallow: /x\r", "bot", "/x", false},
    {"CRLF lines", "User-agent: *\r\nDisallow: /x\r\n", "bot", "/x", false},
    {"comments", "# all\nUser-agent: * # everybody\nDisallow: /x # not this\n", "bot", "/x", false},
    {"comment ends the path", "User-agent: *\nDisallow: /x#y\n", "bot", "/xz", false},
    {"space around", " \tUser-agent \t: \t* \t\n Disallow\t: /x \n", "bot", "/x", false},
    {"no colon", "User-agent *\nDisallow /x\n", "bot", "/x", false},
    {"misspelt", "User-agent: *\nDissalow: /x\n", "bot", "/x", false},
    {"HTML is no rules", "<!DOCTYPE html><html><body>User-agent: *<br>Disallow: /</body></html>", "bot", "/x", true},
    {"path without slash never fits", "User-agent: *\nDisallow: x\n", "bot", "/x", true},
    {"robots.txt is always allowed", "User-agent: *\nDisallow: /\n", "bot", "https://a.example/robots.txt", true},
    {"empty path is the root", "User-agent: *\nDisallow: /$\n", "bot", "https://a.example", false},
    {"query on the empty path", "User-agent: *\nDisallow: /?x\n", "bot", "https://a.example?x", false},
    {"empty URL is the root", "User-agent: *\nDisallow: /$\n", "bot", "", false},
    {"protocol-relative URL", "User-agent: *\nDisallow: /x\n", "bot", "//a.example/x", false},
    {"host without a scheme", "User-agent: *\nDisallow: /x\n", "bot", "a.example/x", false},
    {"URL in the query", "User-agent: *\nDisallow: /go?u=http://b.example/\n", "bot", "https://a.example/go?u=http://b.example/y", false},
    {"port and userinfo", "User-agent: *\nDisallow: /x\n", "bot", "https://u:p@a.example:8080/x", false},
};
// clang-format on

static void
allows_as_the_table_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const struct robots_case *c = &CASES[i];
        bool is_allowed = robots_allows(str_of(c->body), str_of(c->agent), str_of(c->url));
        if (is_allowed != c->is_allowed) {
            fail_msg("%s: %s is %s", c->about, c->url, is_allowed ? "allowed" : "disallowed");
        }
    }
}

static void
bytes_of_any_kind_are_survived(void **state)
{
    (void)state;
    static const char NUL[] = "User-agent: *\n\0\0Disallow: /x\nDisallow: /y\0z\nDisallow: /w\n";
    struct str body = {NUL, sizeof NUL - 1};
    assert_false(robots_allows(body, STR("bot"), STR("/w")));
    uint32_t random = 1;
    char noise[4096];
    for (int round = 0; round < 200; round++) {
        for (size_t i = 0; i < sizeof noise; i++) {
            static const char ALPHABET[] = "user-agent: *\ndisallow: /*$%#\r\xC3\xA4\x01";
            random = random * 1664525U + 1013904223U;
            noise[i] = ALPHABET[(random >> 16) % (sizeof ALPHABET - 1)];
        }
        (void)robots_allows((struct str){noise, sizeof noise}, STR("bot"), STR("/a%2"));
        (void)robots_delay_ms((struct str){noise, sizeof noise}, STR("bot"));
    }
}

/* Built so that a backtracking matcher would not end within the test's limit. */
static void
patterns_are_matched_without_backtracking(void **state)
{
    (void)state;
    struct buf body, url;
    buf_init(&body, LIMIT_ROBOTS_BYTES);
    buf_init(&url, LIMIT_URL_BYTES);
    buf_add_z(&body, "User-agent: *\n");
    for (int rule = 0; rule < 200; rule++) {
        buf_add_z(&body, "Disallow: /");
        for (int i = 0; i < 600; i++) {
            buf_add_z(&body, "*a");
        }
        buf_add_z(&body, "b$\n");
    }
    buf_add_byte(&url, '/');
    for (int i = 0; i < 8000; i++) {
        buf_add_byte(&url, 'a');
    }
    assert_false(buf_failed(&body) || buf_failed(&url));
    assert_true(robots_allows(buf_str(&body), STR("bot"), buf_str(&url)));
    buf_release(&body);
    buf_release(&url);
}

static void
is_cut_at_500_kib(void **state)
{
    (void)state;
    struct buf body;
    buf_init(&body, 2 * LIMIT_ROBOTS_BYTES);
    buf_add_z(&body, "User-agent: *\nDisallow: /early\n");
    while (body.n < LIMIT_ROBOTS_BYTES) {
        buf_add_z(&body, "# a line that only fills the file\n");
    }
    buf_add_z(&body, "Disallow: /late\n");
    assert_false(robots_allows(buf_str(&body), STR("bot"), STR("/early")));
    assert_true(robots_allows(buf_str(&body), STR("bot"), STR("/late")));
    buf_release(&body);
}

static void
crawl_delay_is_a_plain_number(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        int64_t ms;
    } DELAYS[] = {{"2", 2000},  {"0.5", 500},      {"1.2.1", -1},  {"10a", -1},
                  {"word", -1}, {"-1", -1},        {"", -1},       {"0", 0},
                  {"1e9", -1},  {"  3 # x", 3000}, {"600", 600000}};
    for (size_t i = 0; i < sizeof DELAYS / sizeof *DELAYS; i++) {
        char body[128];
        (void)snprintf(body, sizeof body, "User-agent: *\nCrawl-delay: %s\nDisallow: /x\n",
                       DELAYS[i].value);
        assert_int_equal(robots_delay_ms(str_of(body), STR("bot")), DELAYS[i].ms);
    }
    static const char TWO[] = "User-agent: *\nCrawl-delay: 9\nDisallow: /\n\n"
                              "User-agent: bot\nAllow: /\nCrawl-delay: 3\n";
    assert_int_equal(robots_delay_ms(str_of(TWO), STR("bot")), 3000);
    assert_int_equal(robots_delay_ms(str_of(TWO), STR("other")), 9000);
    assert_int_equal(robots_delay_ms(STR("Crawl-delay: 3\n"), STR("bot")), -1);
}

static void
sitemaps_are_found_anywhere(void **state)
{
    (void)state;
    static const char BODY[] = "Sitemap: https://a.example/1.xml\nUser-agent: *\nDisallow: /\n"
                               "SITEMAP:https://a.example/2.xml # two\nSitemap:\n"
                               "sitemap: /3.xml\n";
    struct str found[2];
    assert_int_equal(robots_sitemaps(str_of(BODY), found, 2), 2);
    assert_true(str_is(found[0], "https://a.example/1.xml"));
    assert_true(str_is(found[1], "https://a.example/2.xml"));
    struct str all[8];
    assert_int_equal(robots_sitemaps(str_of(BODY), all, 8), 3);
    assert_true(all[2].p >= BODY && all[2].p < BODY + sizeof BODY);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allows_as_the_table_says),
        cmocka_unit_test(bytes_of_any_kind_are_survived),
        cmocka_unit_test(patterns_are_matched_without_backtracking),
        cmocka_unit_test(is_cut_at_500_kib),
        cmocka_unit_test(crawl_delay_is_a_plain_number),
        cmocka_unit_test(sitemaps_are_found_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

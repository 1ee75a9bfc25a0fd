/* tests/base/test_markup.c: fragments to text, references, mojibake, folding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/markup.h"

struct row {
    const char *in, *want;
};

static void
check(struct str (*f)(struct arena *, struct str), const struct row *rows, size_t n)
{
    struct arena arena;
    arena_init(&arena, MIB);
    for (size_t i = 0; i < n; i++) {
        struct str got = f(&arena, str_of(rows[i].in));
        if (!str_is(got, rows[i].want)) {
            fail_msg("row %zu: <<%s>> gave <<%.*s>>, not <<%s>>", i, rows[i].in, STR_ARG(got),
                     rows[i].want);
        }
    }
    arena_release(&arena);
}
#define CHECK(f, rows) check((f), (rows), sizeof(rows) / sizeof(rows)[0])

static struct str
text(struct arena *arena, struct str html)
{
    return markup_text(arena, html, MIB);
}

static void
fragments_become_text(void **state)
{
    (void)state;
    static const struct row ROWS[] = {
        {"<p>One</p><p>Two</p>", "One\n\nTwo"},
        {"<h3>Need</h3><ul><li>C</li><li> <p>SQL</p></li></ul>After", "Need\n- C\n- SQL\n\nAfter"},
        {"a<br>b<br/><br />c", "a\nb\n\nc"},
        {"x<script>if (a<b) {}</script>y<style>p{}</style>z<!-- no -->!", "xyz!"},
        {"<td>Pay</td><td>5</td>", "Pay\t5"},
        {"&lt;p&gt;Fish &amp;amp; chips&lt;/p&gt;", "Fish & chips"},
        {"Salary&nbsp;&nbsp;10&#8364; &#150; 20&euro;", "Salary 10\u20AC \u2013 20\u20AC"},
        {"plain\nlines\n\n\nkept\n\u2022 item", "plain\nlines\n\nkept\n- item"},
        {"5 < 6 and x<y", "5 < 6 and x<y"},
        {"<a href='x>y'>link</a> end", "link end"},
        {"<p>unclosed <b", "unclosed"},
        {"<p><custom-tag>in</custom-tag></p>", "in"},
        {"A&T", "A&T"},
        {"<div><div>a</div></div>\n  <div>b</div>", "a\nb"},
    };
    CHECK(text, ROWS);
}

static void
titles_are_one_line(void **state)
{
    (void)state;
    static const struct row ROWS[] = {
        {"  Senior <b>C++</b>\n Engineer &amp; Lead ", "Senior C++ Engineer & Lead"},
        {"R&amp;D<br>Chemist", "R&D Chemist"},
    };
    CHECK(markup_line, ROWS);
}

static void
references_are_undone_once(void **state)
{
    (void)state;
    static const struct row ROWS[] = {
        {"&amp;lt;", "&lt;"},
        {"&copy 2026", "\u00A9 2026"},
        {"&notit;", "\u00ACit;"},
        {"&#x41;&#66;", "AB"},
        {"&bogus;", "&bogus;"},
        {"&#xD800;", "\uFFFD"},
        {"&", "&"},
        {"&#;", "&#;"},
    };
    CHECK(markup_unescape, ROWS);
}

static void
mojibake_is_repaired(void **state)
{
    (void)state;
    static const struct row ROWS[] = {
        {"\u00C2\u00A330,000", "\u00A330,000"},
        {"we\u00E2\u20AC\u2122re", "we\u2019re"},
        {"M\u00C3\u00BCnchen", "M\u00FCnchen"},
        {"caf\u00E9 \u00C9cole", "caf\u00E9 \u00C9cole"},
    };
    CHECK(utf8_repair_mojibake, ROWS);
}

static void
folding_compares(void **state)
{
    (void)state;
    static const struct row ROWS[] = {
        {"Z\u00FCrich", "zurich"},       {"Stra\u00DFe", "strasse"},
        {"\u0141\u00F3d\u017A", "lodz"}, {"K\u00F8benhavn", "kobenhavn"},
        {"\uFF21\uFF22", "ab"},          {"\uFDFA", NULL},
    };
    struct arena arena;
    arena_init(&arena, MIB);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct str got = utf8_fold(&arena, str_of(ROWS[i].in));
        if (ROWS[i].want) {
            assert_true(str_is(got, ROWS[i].want));
        }
        assert_true(utf8_is_valid(got));
    }
    arena_release(&arena);
}

static void
bad_bytes_are_marked(void **state)
{
    (void)state;
    static const struct row ROWS[] = {
        {"a\xFF"
         "b",
         "a\uFFFD"
         "b"},
        {"\xE2\x82", "\uFFFD\uFFFD"},
        {"x\x01y", "xy"},
        {"\xC0\xAF", "\uFFFD\uFFFD"},
    };
    CHECK(utf8_clean, ROWS);
    assert_false(utf8_is_valid(STR("\xED\xA0\x80")));
    assert_true(utf8_is_valid(STR("\xF0\x9F\x98\x80 ok and some more text")));
}

/* Every cut of a nasty text is survived, and no cut makes text grow past bounds. */
static void
any_cut_is_survived(void **state)
{
    (void)state;
    struct str nasty = STR("<p>a&lt;b &#x1F600; <li>\xE2\x80\xA2<script>x</scr</script><!-- -->"
                           "<td a='>'>&nGt;\xFF\xFE&amp;lt;li&amp;gt;</ul");
    for (size_t begin = 0; begin < nasty.n; begin++) {
        for (size_t n = 0; n <= nasty.n - begin; n++) {
            struct arena arena;
            arena_init(&arena, MIB);
            char *flush = arena_bytes(&arena, n ? n : 1); /* its end is the block's end */
            memcpy(flush, nasty.p + begin, n);
            struct str got = markup_text(&arena, (struct str){flush, n}, 40);
            assert_true(got.n <= 40);
            (void)markup_line(&arena, (struct str){flush, n});
            (void)utf8_fold(&arena, (struct str){flush, n});
            (void)utf8_repair_mojibake(&arena, (struct str){flush, n});
            arena_release(&arena);
        }
    }
}

static void
all_tags_are_known(void **state)
{
    static const char TAGS[] =
        "a abbr address article aside b blockquote body br caption center code dd details div dl "
        "dt "
        "em fieldset figure font footer form h1 h2 h3 h4 h5 h6 head header hr i iframe img li main "
        "nav ol p pre s script section small span strong style sub summary sup svg table tbody td "
        "template th thead title tr u ul";
    struct str rest = STR(TAGS);
    (void)state;
    while (rest.p) {
        struct str name = str_cut(&rest, ' ');
        char html[32];
        (void)snprintf(html, sizeof html, "</%.*s>", STR_ARG(name));
        assert_true(markup_is_html(str_of(html)));
        html[2] = (char)(html[2] - 'a' + 'A');
        assert_true(markup_is_html(str_of(html)));
        (void)snprintf(html, sizeof html, "<%.*sq>", STR_ARG(name));
        assert_false(markup_is_html(str_of(html)));
    }
    assert_false(markup_is_html(STR("1 <z> 2 <q> 3 <_>")));
}

static void
the_limit_cuts_between_characters(void **state)
{
    struct str long_text =
        STR("<p>Gehälter für Ärzte &auml; \xE2\x80\xA2 mehr</p><p>\xE6\xA0\xAA\xE5\xBC\x8F</p>");
    struct arena arena;
    (void)state;
    arena_init(&arena, MIB);
    struct str whole = markup_text(&arena, long_text, MIB);
    for (size_t n = 1; n <= whole.n; n++) {
        struct str part = markup_text(&arena, long_text, n);
        assert_true(part.n <= n && part.n + 4 > n);
        assert_true(utf8_is_valid(part));
        assert_true(str_starts(whole, part));
    }
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fragments_become_text),
        cmocka_unit_test(titles_are_one_line),
        cmocka_unit_test(references_are_undone_once),
        cmocka_unit_test(mojibake_is_repaired),
        cmocka_unit_test(folding_compares),
        cmocka_unit_test(bad_bytes_are_marked),
        cmocka_unit_test(any_cut_is_survived),
        cmocka_unit_test(all_tags_are_known),
        cmocka_unit_test(the_limit_cuts_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

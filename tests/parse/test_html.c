/* tests/parse/test_html.c: tags, attributes, the scan of the head, the flat tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse/html/html_find.h"
#include "parse/html/html_tree.h"

static void
test_tags(void **state)
{
    (void)state;
    for (int tag = HTML_OTHER + 1; tag < HTML_TAG_COUNT; tag++) {
        const char *name = html_tag_name((enum html_tag)tag);
        assert_int_equal(html_tag_find(str_of(name)), tag);
    }
    assert_int_equal(html_tag_find(STR("DIV")), HTML_DIV);
    assert_int_equal(html_tag_find(STR("x-job")), HTML_OTHER);
    assert_int_equal(html_tag_find(STR("")), HTML_OTHER);
    assert_int_equal(html_tag_find(STR("averylongtagname")), HTML_OTHER);
}

static const struct {
    const char *attrs, *name, *want; /* want NULL: absent */
} attributes[] = {
    {" class=\"a b\" id=x", "id", "x"},
    {" class='a > b'", "class", "a > b"},
    {" CLASS=a", "class", "a"},
    {" hidden", "hidden", ""},
    {" a = 'b' c", "a", "b"},
    {" a='unclosed", "a", "unclosed"},
    {" href=/a/b/c", "href", "/a/b/c"},
    {" aclass=x", "class", NULL},
    {"", "class", NULL},
};

static void
test_attributes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++) {
        struct str value = html_attr(str_of(attributes[i].attrs), attributes[i].name);
        bool fits = attributes[i].want ? str_is(value, attributes[i].want) && value.p : !value.p;
        if (!fits) {
            fail_msg("%s: \"%.*s\"", attributes[i].attrs, STR_ARG(value));
        }
    }
}

static void
test_marks(void **state)
{
    (void)state;
    struct html_mark mark;
    assert_true(html_mark_read(STR("<p title='a>b' x>rest"), 0, &mark));
    assert_int_equal(mark.tag, HTML_P);
    assert_int_equal(mark.end, 17);
    assert_true(html_mark_read(STR("</Div >"), 0, &mark));
    assert_true(mark.is_close && mark.tag == HTML_DIV);
    assert_true(html_mark_read(STR("<br/>"), 0, &mark));
    assert_true(mark.is_empty);
    assert_true(html_mark_read(STR("<a b=\"c>d"), 0, &mark)); /* the quote never ends */
    assert_int_equal(mark.end, 8);
    assert_true(html_mark_read(STR("<p"), 0, &mark));
    assert_int_equal(mark.end, 2);
    assert_false(html_mark_read(STR("< p>"), 0, &mark));
    assert_false(html_mark_read(STR("<3 cakes"), 0, &mark));
    assert_false(html_mark_read(STR("<"), 0, &mark));
    assert_int_equal(html_raw_end(STR("<script>a</scripts></SCRIPT>"), 8, STR("script")), 19);
    assert_int_equal(html_raw_end(STR("<script>a"), 8, STR("script")), 9);
}

static void
test_scan(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    struct html_head head;
    struct str page = STR(
        "<!DOCTYPE html><html lang=de-AT><head><!-- <title>no</title> --><title> A &amp; B </title>"
        "<meta property=\"og:title\" content=\"A\"><meta content='noindex' name=robots>"
        "<meta name=tdm-reservation content=1><base href='/x/'><link rel=canonical href='/jobs/1'>"
        "<script>if (a<b) document.write('<title>no</title>')</script>"
        "<script type=application/ld+json>{\"a\":1}</script>"
        "<style>p > a {}</style></head><body><p>text</p></body></html>");
    assert_true(html_scan(page, &arena, NULL, NULL, &head));
    assert_true(str_is(head.title, "A &amp; B"));
    assert_true(str_is(head.language, "de-AT"));
    assert_true(str_is(head.og_title, "A"));
    assert_true(str_is(head.robots, "noindex"));
    assert_true(str_is(head.tdm_reservation, "1"));
    assert_true(str_is(head.base_url, "/x/"));
    assert_true(str_is(head.canonical, "/jobs/1"));
    assert_int_equal(head.n_scripts, 2);
    assert_true(str_is(head.last_script->text, "{\"a\":1}"));
    assert_int_equal(head.last_script->kind, SCRIPT_LD);
    assert_true(head.body_at > 0);
    arena_release(&arena);
}

/* The tree as "tag(children)", text as its characters. */
static void
write_tree(const struct html_tree *tree, uint32_t at, char *out, size_t cap)
{
    for (uint32_t i = at; i < tree->nodes[at - 1].after; i = tree->nodes[i].after) {
        const struct html_node *node = &tree->nodes[i];
        size_t n = strlen(out);
        if (node->tag == HTML_TEXT) {
            size_t take = node->attrs.n < cap - n - 1 ? node->attrs.n : cap - n - 1;
            memcpy(out + n, node->attrs.p, take);
            out[n + take] = '\0';
            continue;
        }
        const char *name = node->tag == HTML_OTHER ? "?" : html_tag_name((enum html_tag)node->tag);
        if (n + strlen(name) + 2 < cap) {
            memcpy(out + n, name, strlen(name) + 1);
            n += strlen(name);
            memcpy(out + n, "(", 2);
        }
        if (node->after > i + 1) {
            write_tree(tree, i + 1, out, cap);
        }
        n = strlen(out);
        if (n + 2 < cap) {
            memcpy(out + n, ")", 2);
        }
    }
}

static const struct {
    const char *html, *tree;
} trees[] = {
    {"<p>a<p>b", "p(a)p(b)"},
    {"<ul><li>a<li>b<ul><li>c</ul></ul>", "ul(li(a)li(bul(li(c))))"},
    {"<dl><dt>a<dd>b<dt>c<dd>d</dl>", "dl(dt(a)dd(b)dt(c)dd(d))"},
    {"<table><tr><td>a<td>b<tr><td>c</table>d", "table(tr(td(a)td(b))tr(td(c)))d"},
    {"<div><b>a</div>b</b>", "div(b(a))b"},
    {"<div><span>a</p></span>b</div>", "div(span(a)b)"},
    {"<p>a<div>b</div>", "p(a)div(b)"},
    {"a<br>b<img src=x>c", "abr()bimg()c"},
    {"<x-a>a</x-b>b</x-a>", "?(ab)"},
    {"<div><script>if (a<b) {}</script>t<svg><path/></svg>u</div>", "div(tu)"},
    {"<svg>never closed <p>a", "never closed p(a)"},
    {"a < b <3 c", "a < b <3 c"},
    {"<!-- x --><!-- unclosed <p>a", "unclosed p(a)"},
    {"</div></p>a", "a"},
    {"", ""},
    {"<pre>a\nb</pre>", "pre(abr()b)"},
    {"<pre>a\n\n\n \n\nb\n</pre>c\nd", "pre(abr()br()bbr())c\nd"},
};

static void
test_trees(void **state)
{
    (void)state;
    struct html_tree tree = {0};
    for (size_t i = 0; i < sizeof(trees) / sizeof(trees[0]); i++) {
        char out[256] = "";
        assert_true(html_tree_build(&tree, str_of(trees[i].html)));
        if (tree.n > 1) {
            write_tree(&tree, 1, out, sizeof(out));
        }
        assert_string_equal(out, trees[i].tree);
    }
    html_tree_release(&tree);
}

static void
test_counts(void **state)
{
    (void)state;
    struct html_tree tree = {0};
    assert_true(html_tree_build(
        &tree, STR("<div>abc <a href=x>de</a><p style='display: none'>f</p></div>")));
    html_tree_count(&tree);
    assert_int_equal(tree.nodes[0].n_text, 6);
    assert_int_equal(tree.nodes[0].n_linked, 2);
    assert_true(tree.nodes[tree.n - 1].flags & NODE_HIDDEN);
    html_tree_flag(&tree, tree.n - 2, NODE_CUT);
    html_tree_count(&tree);
    assert_int_equal(tree.nodes[0].n_text, 5);
    html_tree_release(&tree);
}

static void
test_find(void **state)
{
    (void)state;
    assert_int_equal(html_find(STR("aaab"), STR("ab")), 2);
    assert_int_equal(html_find(STR("JobPostin JobPosting"), STR("JobPosting")), 10);
    assert_int_equal(html_find(STR("abc"), STR("abcd")), SIZE_MAX);
    assert_int_equal(html_find(STR("abc"), STR("")), 0);
    assert_int_equal(html_find(STR("x=Jx"), STR("xJ")), SIZE_MAX);
    assert_int_equal(html_find(STR(""), STR("a")), SIZE_MAX);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tags),  cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_marks), cmocka_unit_test(test_scan),
        cmocka_unit_test(test_trees), cmocka_unit_test(test_counts),
        cmocka_unit_test(test_find),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

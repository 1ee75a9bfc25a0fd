/* JSON as found in the wild: each row is a text and the compact form of what
 * must be read out of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/json/json.h"

#include "base/banned.h"

static void
dump(struct buf *out, const struct json *node)
{
    switch (node->type) {
    case JSON_NULL:
        buf_add_z(out, "null");
        return;
    case JSON_TRUE:
    case JSON_FALSE:
    case JSON_NUMBER:
        buf_add(out, json_text(node));
        return;
    case JSON_STRING:
        buf_printf(out, "%s'%.*s'", node->truncated ? "~" : "", STR_ARG(node->text));
        assert_true(json_text(node).n == 0 || !node->truncated);
        return;
    case JSON_ARRAY:
    case JSON_OBJECT:
        break;
    }
    bool is_object = node->type == JSON_OBJECT;
    buf_add_byte(out, is_object ? '{' : '[');
    for (const struct json *child = node->first; child; child = child->next) {
        if (child != node->first) {
            buf_add_byte(out, ',');
        }
        if (is_object) {
            buf_printf(out, "%.*s:", STR_ARG(child->key));
        }
        dump(out, child);
    }
    buf_add_byte(out, is_object ? '}' : ']');
}

struct row {
    const char *text, *want;
    bool repaired, truncated;
};

// clang-format off
static const struct row rows[] = {
    /* sound JSON */
    {"{}", "{}", false, false},
    {" [1, -2.5e3 ,true,false,null,\"x\"] ", "[1,-2.5e3,true,false,null,'x']", false, false},
    {"{\"a\":{\"b\":[[],{}]}}", "{a:{b:[[],{}]}}", false, false},
    {"\"one\"", "'one'", false, false},
    {"12", "12", false, false},
    {"{\"a\":\"x\\n\\\"y\\\" \\/ \\u00e9 \\ud83d\\ude00\"}", "{a:'x\n\"y\" / \xC3\xA9 \xF0\x9F\x98\x80'}", false, false},
    {"{\"a\":\"\\ud83d!\"}", "{a:'\xEF\xBF\xBD!'}", false, false},
    {"{\"a\":\"b \\\"c\\\", \\\"d\\\": e\"}", "{a:'b \"c\", \"d\": e'}", false, false},
    {"{\"a very long key that goes on and on, with commas, and \\\"quotes\\\" and past any lookahead of the reader\":1}",
     "{a very long key that goes on and on, with commas, and \"quotes\" and past any lookahead of the reader:1}", false, false},
    {"{\"a\":\"<!-- {x} -->\",\"b\":\"// no\"}", "{a:'<!-- {x} -->',b:'// no'}", false, false},
    /* damage without doubt */
    {"{\"a\":1,}", "{a:1}", true, false},
    {"[1,,2,]", "[1,2]", true, false},
    {"{\"a\":1};", "{a:1}", false, false},
    {"{\"a\":\"x\ty\nz\"}", "{a:'x\ty\nz'}", true, false},
    {"{'a':'it\\'s'}", "{a:'it's'}", true, false},
    {"{a:1, @type : \"J\", $b: 2}", "{a:1,@type:'J',$b:2}", true, false},
    {"{\"a\":NaN,\"b\":undefined,\"c\":None,\"d\":True}", "{a:null,b:null,c:null,d:true}", true, false},
    {"<!-- {\"a\":1} -->", "{a:1}", true, false},
    {"<!-- begin --> {\"a\":1}", "{a:1}", true, false},
    {"<![CDATA[{\"a\":1}]]>", "{a:1}", true, false},
    {"//<![CDATA[\n{\"a\":1}\n//]]>", "{a:1}", true, false},
    {"/*<![CDATA[*/{\"a\":1}/*]]>*/", "{a:1}", true, false},
    {"{\"a\":1, // one\n /* two */ \"b\":2}", "{a:1,b:2}", true, false},
    {"\xEF\xBB\xBF{\"a\":1}", "{a:1}", true, false},
    {")]}',\n", NULL, false, false},
    {")]}'\n{\"a\":1}", "{a:1}", true, false},
    {"{\"a\":{\"b\":1}},\"c\":2}", "{a:{b:1},c:2}", true, false},
    {"{\"g\":[{\"a\":{}}},{\"b\":1}]}", "{g:[{a:{}},{b:1}]}", true, false},
    {"{\"a\":[1,2}", "{a:[1,2]}", true, false},
    {"[{\"a\":1]", "[{a:1}]", true, false},
    {"{\"a\":1]}", "{a:1}", true, false},
    {"{\"a\":\"\\d\\x41\"}", "{a:'dA'}", false, false},
    /* damage that has to be guessed at */
    {"{\"a\":1 \"b\":2}", "{a:1,b:2}", true, false},
    {"{\"a\":\"x\"\n\"b\":\"y\"}", "{a:'x',b:'y'}", true, false},
    {"{\"a\":\"say \"hi\" now\",\"b\":2}", "{a:'say \"hi\" now',b:2}", true, false},
    {"{\"a\":\"<a href=\"x\">y</a>, \"z\", w\",\"b\":2}", "{a:'<a href=\"x\">y</a>, \"z\", w',b:2}", true, false},
    {"{\"a\":some words,\"b\":2}", "{a:'some words',b:2}", true, false},
    {"{\"a\":12abc,\"b\":2}", "{a:'12abc',b:2}", true, false},
    {"{\"a\":\"x\" + \"y\"\n+ 'z',\"b\":2}", "{a:'xyz',b:2}", true, false},
    {"{\"a\":\"x\" + name + \"y\",\"b\":2}", "{a:'xy',b:2}", true, false},
    {"{\"a\":41,000,\"b\":52 000.50}", "{a:41,000,b:52 000.50}", true, false},
    {"{\"a\":[41,000],b c:2}", "{a:[41,000],c:2}", true, false},
    {"{\"a\":new Date(\"2026-01-02\"),\"b\":2}", "{a:'2026-01-02',b:2}", true, false},
    {"{\"alpha\":1,beta\":\"x\",\"gamma: \"y\"}", "{alpha:1,beta:'x',gamma:'y'}", true, false},
    {"{\"alpha\" \"x\",\"beta\"\"y\",\"c\":2}", "{alpha:'x',beta:'y',c:2}", true, false},
    {"{\"a\":\"\"Harbour Pilot\"\",\"b\":2}", "{a:'Harbour Pilot',b:2}", true, false},
    {"{\"a\":[{\"x\":1}, \"b\":2}", "{a:[{x:1}],b:2}", true, false},
    {"{\"a\":'x', b: undefined, c d, e: null}", "{a:'x',b:null,e:null}", true, false},
    /* cut off */
    {"{\"a\":1,\"b\":\"half a te", "{a:1,b:~'half a te'}", false, true},
    {"{\"a\":[{\"x\":1},{\"x\":2", "{a:[{x:1},{}]}", false, true},
    {"[1,2", "[1]", false, true},
    {"{\"a\":tru", "{}", false, true},
    {"{\"a\"", "{}", false, true},
    {"[", "[]", false, true},
    /* none at all */
    {"", NULL, false, false},
    {"  ", NULL, false, false},
    {"<html><body>{\"a\":1}</body></html>", NULL, false, false},
    {"Not found", NULL, false, false},
};
// clang-format on

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        arena_init(&arena, MIB);
        struct json *root = NULL;
        enum status status = json_read(str_of(rows[i].text), &arena, &root, NULL, NULL);
        struct buf out;
        buf_init(&out, MIB);
        if (status == OK) {
            dump(&out, root);
        }
        struct str want = str_of(rows[i].want);
        if ((status == OK) != (rows[i].want != NULL) || !str_eq(buf_str(&out), want) ||
            (status == OK &&
             (root->was_repaired != rows[i].repaired || root->truncated != rows[i].truncated))) {
            fail_msg("row %zu: %s\n got: %.*s %s", i, rows[i].text, STR_ARG(buf_str(&out)),
                     status_name(status));
        }
        buf_release(&out);
        arena_release(&arena);
    }
}

static void
test_depth(void **state)
{
    (void)state;
    char text[2 * LIMIT_JSON_DEPTH + 2];
    memset(text, '[', sizeof text);
    struct arena arena;
    arena_init(&arena, MIB);
    struct json *root = NULL;
    struct error err;
    assert_int_equal(json_read((struct str){text, LIMIT_JSON_DEPTH + 1}, &arena, &root, NULL, &err),
                     E_LIMIT);
    assert_int_equal(json_read((struct str){text, LIMIT_JSON_DEPTH}, &arena, &root, NULL, &err),
                     OK);
    arena_release(&arena);
}

static void
test_used(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, MIB);
    struct json *root = NULL;
    size_t used = 0;
    struct str text = STR(" {\"a\":1}; {\"b\":2}");
    assert_int_equal(json_read(text, &arena, &root, &used, NULL), OK);
    assert_int_equal(used, 8);
    arena_release(&arena);
}

static void
test_paths(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, MIB);
    struct json *root = NULL;
    struct str text = STR("{\"a\":{\"b\":[{\"c\":\"x\"},7]},\"t\":true,\"n\":null,\"s\":\"yes\","
                          "\"d\":1,\"d\":2}");
    assert_int_equal(json_read(text, &arena, &root, NULL, NULL), OK);
    assert_true(str_is(json_path_text(root, "a.b.0.c"), "x"));
    assert_true(str_is(json_path_text(root, "a.b.1"), "7"));
    assert_true(str_is(json_get_text(root, "d"), "2"));
    assert_null(json_path(root, "a.b.2"));
    assert_null(json_path(root, "a.x.y"));
    assert_null(json_get(root, "n"));
    assert_null(json_get(NULL, "n"));
    assert_true(json_is_true(json_get(root, "t")));
    assert_true(json_is_true(json_get(root, "s")));
    assert_false(json_is_true(json_get(root, "a")));
    size_t n = 0;
    JSON_EACH (item, json_path(root, "a.b")) {
        n++;
        (void)item;
    }
    JSON_EACH (item, json_get(root, "s")) {
        n++;
        (void)item;
    }
    JSON_EACH (item, json_get(root, "n")) {
        n += 100;
        (void)item;
    }
    assert_int_equal(n, 3);
    arena_release(&arena);
}

/* Cut at every byte, and in a buffer of its own so that an overrun is seen. */
static void
test_every_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t length = strlen(rows[i].text);
        for (size_t n = 0; n <= length; n++) {
            char *copy = malloc(n ? n : 1);
            assert_non_null(copy);
            memcpy(copy, rows[i].text, n);
            struct arena arena;
            arena_init(&arena, MIB);
            struct json *root = NULL;
            enum status status = json_read((struct str){copy, n}, &arena, &root, NULL, NULL);
            assert_true(status == OK || status == E_FORMAT);
            arena_release(&arena);
            free(copy);
        }
    }
}

/* When memory ends, that is said. */
static void
test_no_memory(void **state)
{
    (void)state;
    struct str text = STR("{\"a\":[1,2,{\"b\":\"x\\n\"}],\"c\":\"d\"}");
    for (size_t max = 1; max < 1000; max += 16) {
        struct arena arena;
        arena_init(&arena, max);
        struct json *root = NULL;
        enum status status = json_read(text, &arena, &root, NULL, NULL);
        assert_true(status == (arena.failed ? E_NOMEM : OK));
        arena_release(&arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),      cmocka_unit_test(test_depth),
        cmocka_unit_test(test_used),      cmocka_unit_test(test_paths),
        cmocka_unit_test(test_every_cut), cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

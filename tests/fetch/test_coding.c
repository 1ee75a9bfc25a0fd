/* Content codings undone: each coding, lists, damage, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>
#include <zstd.h>

#include "fetch/coding.h"

enum { PLAIN_BYTES = 300000, WIRE_MAX = 400000 };

static struct arena arena;
static struct coding *coding;
static char plain_bytes[PLAIN_BYTES];
static struct str plain = {plain_bytes, PLAIN_BYTES};

static int
setup(void **state)
{
    (void)state;
    arena_init(&arena, 64 << 20);
    coding = coding_new();
    uint32_t x = 1;
    for (size_t i = 0; i < PLAIN_BYTES; i++) {
        x = x * 1103515245 + 12345;
        plain_bytes[i] = "backend developer, remote "[(x >> 20) % 26];
    }
    return coding ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    coding_free(coding);
    arena_release(&arena);
    return 0;
}

/* window: 15 zlib, 31 gzip, -15 raw */
static struct str
deflated(struct str s, int window)
{
    z_stream z = {.next_in = (Bytef *)(uintptr_t)s.p, .avail_in = (uInt)s.n};
    char *out = arena_bytes(&arena, s.n + 1000);
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_out = (Bytef *)out;
    z.avail_out = (uInt)s.n + 1000;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    size_t n = z.total_out;
    (void)deflateEnd(&z);
    return (struct str){out, n};
}

static struct str
zstd_packed(struct str s)
{
    size_t bound = ZSTD_compressBound(s.n);
    char *out = arena_bytes(&arena, bound);
    return (struct str){out, ZSTD_compress(out, bound, s.p, s.n, 3)};
}

static struct str
joined(struct str a, struct str b)
{
    char *out = arena_bytes(&arena, a.n + b.n);
    memcpy(out, a.p, a.n);
    memcpy(out + a.n, b.p, b.n);
    return (struct str){out, a.n + b.n};
}

static struct coding_result
decode(struct str wire, const char *encoding)
{
    struct coding_task task = {
        .wire = wire, .content_encoding = str_of(encoding), .max_bytes = 1 << 20, .max_ratio = 200};
    struct coding_result result;
    struct error err = {.status = OK};
    assert_int_equal(coding_decode(coding, &task, &arena, &result, &err), OK);
    return result;
}

static void
undoes_each_coding(void **state)
{
    (void)state;
    struct {
        const char *encoding;
        struct str wire;
    } rows[] = {
        {"gzip", deflated(plain, 31)},
        {"X-GZIP", deflated(plain, 31)},
        {"deflate", deflated(plain, 15)},
        {"deflate", deflated(plain, -15)},
        {"deflate", deflated(plain, 31)},
        {"zstd", zstd_packed(plain)},
        {"zstd", joined(zstd_packed(str_sub(plain, 0, 1000)),
                        zstd_packed(str_sub(plain, 1000, PLAIN_BYTES)))},
        {"identity", plain},
        {NULL, plain},
        {"", plain},
        {" identity , gzip ", deflated(plain, 31)},
        {"deflate, gzip", deflated(deflated(plain, 15), 31)},
        {"gzip, zstd,", zstd_packed(deflated(plain, 31))},
        {"gzip", joined(deflated(str_sub(plain, 0, 1000), 31),
                        deflated(str_sub(plain, 1000, PLAIN_BYTES), 31))},
        {"gzip", joined(deflated(plain, 31), STR("extra"))},
        {"deflate", joined(deflated(plain, 15), STR("extra"))},
        {"deflate", joined(deflated(plain, -15), STR("extra"))},
        {"zstd", joined(zstd_packed(plain), STR("extra"))},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct coding_result got = decode(rows[i].wire, rows[i].encoding);
        if (!str_eq(got.body, plain) || got.is_truncated || got.is_unknown) {
            fail_msg("row %zu (%s): %zu bytes, truncated %d, unknown %d", i,
                     rows[i].encoding ? rows[i].encoding : "none", got.body.n, got.is_truncated,
                     got.is_unknown);
        }
    }
}

/* made by a brotli encoder from brotli_plain */
static const char brotli_bytes[] =
    "\x1b\x92\x00\xe0\xc5\xda\x39\xad\x37\xb2\x30\x61\x57\x86\x85\xb4\x7f\x50\xc2\x2b"
    "\x59\x38\xc6\x81\xdb\x30\x6e\xb2\x5c\xe3\x2e\x83\x43\x8e\xe8\x18\x04\x69\xbb\x7b"
    "\x2a\xb3\x71\x3d\x61\x7f\xb1\x75\xd7\x55\x62\x30\x7c\xbb\x6b\xb0\xa5\x09\x0a\xf1"
    "\x41\x34\x12\x2d\xba\x1f\x76\xc2\x1d\x72\xc4\x3b\x70\x06\x11\x4a\x51\x01";
static const char brotli_plain[] = "Backend Developer (m/f/d) in Berlin, remote possible. "
                                   "Backend Developer (m/f/d) in Berlin, remote possible. "
                                   "Salary 60,000 EUR to 75,000 EUR a year.";

static void
undoes_brotli(void **state)
{
    (void)state;
    struct str wire = {brotli_bytes, sizeof brotli_bytes - 1};
    struct coding_result got = decode(wire, "br");
    assert_true(str_is(got.body, brotli_plain));
    assert_false(got.is_truncated);
    got = decode(joined(wire, STR("extra")), "br");
    assert_true(str_is(got.body, brotli_plain));
    got = decode(str_sub(wire, 0, wire.n - 3), "br");
    assert_true(got.is_truncated || got.is_unknown);
    got = decode(STR("{\"jobs\":[{\"title\":\"Data Engineer\"}]}"), "br");
    assert_true(got.is_unknown);
    assert_true(str_is(got.body, "{\"jobs\":[{\"title\":\"Data Engineer\"}]}"));
}

static void
keeps_what_a_cut_stream_holds(void **state)
{
    (void)state;
    struct {
        const char *encoding;
        struct str wire;
    } rows[] = {
        {"gzip", deflated(plain, 31)},
        {"deflate", deflated(plain, 15)},
        {"deflate", deflated(plain, -15)},
        {"zstd", zstd_packed(plain)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct coding_result got =
            decode(str_sub(rows[i].wire, 0, rows[i].wire.n - 9), rows[i].encoding);
        assert_true(got.is_truncated);
        assert_true(got.body.n > PLAIN_BYTES / 2);
        assert_true(str_starts(plain, got.body));
    }
    struct str gzip = deflated(plain, 31);
    char *bent = arena_bytes(&arena, gzip.n);
    memcpy(bent, gzip.p, gzip.n);
    bent[gzip.n - 5] ^= 1; /* the check sum */
    struct coding_result got = decode((struct str){bent, gzip.n}, "gzip");
    assert_true(got.is_truncated);
    assert_true(str_eq(got.body, plain));
}

static void
survives_every_cut(void **state)
{
    (void)state;
    struct str text = str_sub(plain, 0, 2000);
    const char *names[] = {"gzip", "deflate", "zstd", "br", "gzip, zstd, br, deflate"};
    struct str wires[] = {deflated(text, 31), deflated(text, -15), zstd_packed(text)};
    for (size_t w = 0; w < 3; w++) {
        for (size_t n = 0; n <= wires[w].n; n++) {
            char *exact = malloc(n ? n : 1); /* so that a sanitizer sees an overrun */
            memcpy(exact, wires[w].p, n);
            for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
                (void)decode((struct str){exact, n}, names[i]);
            }
            free(exact);
            arena.failed = false;
        }
    }
}

static void
returns_alien_bytes_as_they_are(void **state)
{
    (void)state;
    static const char *const names[] = {
        "gzip", "deflate", "zstd", "compress", "br2", "gzip, nope", "g,z,i,p,g,z,i,p,g,z,i,p"};
    struct str html = STR("<html><title>Site Reliability Engineer</title></html>");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct coding_result got = decode(html, names[i]);
        assert_true(got.is_unknown);
        assert_true(str_eq(got.body, html));
    }
    struct coding_result got = decode(STR(""), "gzip");
    assert_int_equal(got.body.n, 0);
    assert_false(got.is_truncated);
}

static void
stops_at_its_limits(void **state)
{
    (void)state;
    size_t n = 8 << 20;
    char *zeros = arena_bytes(&arena, n);
    memset(zeros, 0, n);
    struct str bomb = {zeros, n};
    struct str wires[] = {deflated(bomb, 31), deflated(bomb, 15), zstd_packed(bomb),
                          deflated(deflated(bomb, 31), 31)};
    const char *names[] = {"gzip", "deflate", "zstd", "gzip, gzip"};
    for (size_t i = 0; i < 4; i++) {
        struct coding_result got;
        struct error err = {.status = OK};
        struct coding_task task = {.wire = wires[i],
                                   .content_encoding = str_of(names[i]),
                                   .max_bytes = 64 << 20,
                                   .max_ratio = 100};
        size_t before = arena.used_bytes;
        assert_int_equal(coding_decode(coding, &task, &arena, &got, &err), E_LIMIT);
        assert_non_null(strstr(err.text, "times"));
        assert_true(arena.used_bytes - before < (2 << 20));
        task.max_ratio = 0;
        task.max_bytes = n - 1;
        assert_int_equal(coding_decode(coding, &task, &arena, &got, &err), E_LIMIT);
        task.max_bytes = n;
        assert_int_equal(coding_decode(coding, &task, &arena, &got, &err), OK);
        assert_int_equal(got.body.n, n);
        arena_reset(&arena);
        zeros = arena_bytes(&arena, n);
        memset(zeros, 0, n);
        bomb = (struct str){zeros, n};
        wires[1] = deflated(bomb, 15);
        wires[2] = zstd_packed(bomb);
        wires[3] = deflated(deflated(bomb, 31), 31);
    }
    struct coding_result got;
    struct coding_task task = {.wire = STR("12345"), .max_bytes = 4};
    assert_int_equal(coding_decode(coding, &task, &arena, &got, NULL), E_LIMIT);
    /* below 1 MiB any ratio is fine */
    task = (struct coding_task){.wire = deflated((struct str){zeros, 1 << 20}, 31),
                                .content_encoding = STR("gzip"),
                                .max_bytes = 1 << 20,
                                .max_ratio = 2};
    assert_int_equal(coding_decode(coding, &task, &arena, &got, NULL), OK);
}

static void
tells_coded_from_plain(void **state)
{
    (void)state;
    assert_true(coding_is_coded(STR("gzip")));
    assert_true(coding_is_coded(STR("identity, br")));
    assert_true(coding_is_coded(STR("who-knows")));
    assert_false(coding_is_coded(STR("identity")));
    assert_false(coding_is_coded(STR_NONE));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(undoes_each_coding, setup, teardown),
        cmocka_unit_test_setup_teardown(undoes_brotli, setup, teardown),
        cmocka_unit_test_setup_teardown(keeps_what_a_cut_stream_holds, setup, teardown),
        cmocka_unit_test_setup_teardown(survives_every_cut, setup, teardown),
        cmocka_unit_test_setup_teardown(returns_alien_bytes_as_they_are, setup, teardown),
        cmocka_unit_test_setup_teardown(stops_at_its_limits, setup, teardown),
        cmocka_unit_test_setup_teardown(tells_coded_from_plain, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

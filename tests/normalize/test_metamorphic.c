/* Metamorphic tests: a change that does not change what a text means (a bullet before it, another
 * kind of blank, tags, full-width figures, a neutral sentence beside it ...) must not change the
 * answer. The texts are those of tests/normalize/cases/, whose answers test_cases.c judges; here
 * only answer and answer are compared, so rows that are read wrong serve as well. The changes are
 * a table in support_changes.c: each with the kinds that it is for and the share (per mille) of
 * answers that must stay.
 *
 * Also: a reading depends on nothing that was read before; a text cut anywhere is survived, and
 * what is then said to be read stands in it; places, pay and skills of one posting do not
 * disturb each other.
 *
 * By default every change sees SAMPLE rows of each kind, evenly spread, and may miss its share by
 * SLACK, for the sample moves when rows are added; JOBMILL_METAMORPHIC=all takes all rows,
 * without slack, and prints every share (six seconds without sanitizers). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/markup.h"
#include "normalize/text/settle.h"
#include "support_changes.h"
#include "support_normalizer.h"

enum { ROWS_MAX = 6000, SAMPLE = 250, SLACK = 20, PERMILLE = 1000, ITEMS_MAX = 64, SHOWN = 3 };

static struct buf files; /* the text of all cases */

static struct rows {
    struct str items[ROWS_MAX];
    size_t n;
} rows[KIND_COUNT];

static bool
is_whole(void)
{
    const char *asked = getenv("JOBMILL_METAMORPHIC");
    return asked && strcmp(asked, "all") == 0;
}

/* ---- answers as texts, one item a line ---- */

static void
answer_salary(struct str text, struct buf *out)
{
    struct salary_list list = {0};
    assert_int_equal(normalize_salary(normalizer, text, &test_arena, &list), OK);
    for (size_t i = 0; i < list.n; i++) {
        const struct salary *pay = &list.items[i];
        buf_printf(out, "%s %lld..%lld %s %s\n", salary_kind_name(pay->kind),
                   (long long)(pay->has_min ? pay->min_cents : -1),
                   (long long)(pay->has_max ? pay->max_cents : -1), pay->currency,
                   period_name(pay->period));
    }
}

static void
add_scope(const struct str *scope, size_t n, struct buf *out)
{
    for (size_t i = 0; i < n; i++) {
        buf_printf(out, "scope %.*s\n", STR_ARG(scope[i]));
    }
}

/* A city is shown as it was typed: compared without case and accents. */
static void
answer_place(struct str text, struct buf *out)
{
    struct place_list list = {0};
    assert_int_equal(normalize_place(normalizer, text, &test_arena, &list), OK);
    for (size_t i = 0; i < list.n; i++) {
        struct str city = utf8_fold(&test_arena, list.items[i].city);
        buf_printf(out, "%.*s,%s,%s\n", STR_ARG(city), list.items[i].region, list.items[i].country);
    }
    buf_printf(out, "mode %s\n", mode_name(list.work_mode));
    add_scope(list.remote_scope, list.n_remote_scope, out);
}

static void
answer_title(struct str text, struct buf *out)
{
    struct title_reading r = {0};
    assert_int_equal(normalize_title(normalizer, text, &test_arena, &r), OK);
    buf_printf(out, "%s %s\n", r.role ? r.role : "-", seniority_name(r.seniority));
}

static void
answer_skills(struct str text, struct buf *out)
{
    struct skill_list list = {0};
    assert_int_equal(normalize_skills(normalizer, text, &test_arena, &list), OK);
    for (size_t i = 0; i < list.n; i++) {
        buf_printf(out, "%s\n", list.items[i].name);
    }
}

static void
answer_workmode(struct str text, struct buf *out)
{
    struct mode_reading r = {0};
    assert_int_equal(normalize_workmode(normalizer, text, &test_arena, &r), OK);
    buf_printf(out, "%s %u\n", mode_name(r.work_mode), (unsigned)r.work_modes);
    add_scope(r.remote_scope, r.n_remote_scope, out);
}

static const struct {
    const char *name; /* of the file of its cases, too */
    void (*answer)(struct str text, struct buf *out);
    bool any_order;
} KINDS[KIND_COUNT] = {
    {"salary", answer_salary, false},     {"title", answer_title, false},
    {"place", answer_place, false},       {"skills", answer_skills, true},
    {"workmode", answer_workmode, false},
};

static int
compare_lines(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static size_t
sorted_lines(struct str text, struct str lines[ITEMS_MAX])
{
    size_t n = 0;
    while (text.n && n < ITEMS_MAX) {
        lines[n++] = str_cut(&text, '\n');
    }
    qsort(lines, n, sizeof *lines, compare_lines);
    return n;
}

static bool
same_answer(struct str a, struct str b, bool any_order)
{
    struct str of_a[ITEMS_MAX], of_b[ITEMS_MAX];
    if (!any_order) {
        return str_eq(a, b);
    }
    size_t n = sorted_lines(a, of_a);
    bool is_same = n == sorted_lines(b, of_b);
    for (size_t i = 0; is_same && i < n; i++) {
        is_same = str_eq(of_a[i], of_b[i]);
    }
    return is_same;
}

/* The answer to a text, in *out. */
static struct str
ask(size_t kind, struct str text, struct buf *out)
{
    arena_reset(&test_arena);
    buf_clear(out);
    KINDS[kind].answer(text, out);
    assert_false(buf_failed(out));
    return buf_str(out);
}

/* ---- the changes ---- */

struct share {
    size_t n, same;
};

static struct buf changed, before, after; /* for try_row(): they keep their memory */

static void
try_row(const struct change *change, size_t kind, struct str text, struct share *share)
{
    buf_clear(&changed);
    if (!change->apply(change, text, &changed) || buf_failed(&changed)) {
        return;
    }
    struct str want = ask(kind, text, &before);
    struct str got = ask(kind, buf_str(&changed), &after);
    bool is_same = same_answer(want, got, change->any_order || KINDS[kind].any_order);
    share->n++;
    share->same += is_same;
    if (!is_same && share->n - share->same <= SHOWN) {
        (void)printf("  %s %s: %.*s\n    WANT %.*s    GOT  %.*s", change->name, KINDS[kind].name,
                     STR_ARG(buf_str(&changed)), STR_ARG(want), STR_ARG(got));
    }
}

static struct share
try_change(const struct change *change, size_t kind)
{
    struct share share = {0};
    size_t n = rows[kind].n;
    size_t step = is_whole() || n < SAMPLE ? 1 : n / SAMPLE;
    for (size_t i = 0; i < n; i += step) {
        try_row(change, kind, rows[kind].items[i], &share);
    }
    return share;
}

/* Whether enough answers of the kind stay. */
static bool
change_holds(const struct change *change, size_t kind)
{
    struct share share = try_change(change, kind);
    size_t demanded = change->share - (is_whole() ? 0 : SLACK);
    bool is_enough = share.same * PERMILLE >= share.n * demanded || share.n - share.same < 2;
    if (is_whole() || !is_enough) {
        (void)printf("%-28s %-9s %5zu rows, %6.1f of 1000 stay, %u demanded\n", change->name,
                     KINDS[kind].name, share.n,
                     share.n ? 1000.0 * (double)share.same / (double)share.n : 1000.0,
                     change->share);
    }
    return is_enough;
}

static void
test_changes(void **state)
{
    (void)state;
    size_t failures = 0;
    buf_init(&changed, MIB);
    buf_init(&before, MIB);
    buf_init(&after, MIB);
    for (size_t i = 0; i < CHANGE_COUNT; i++) {
        for (size_t kind = 0; kind < KIND_COUNT; kind++) {
            bool is_meant = CHANGES[i].kinds >> kind & 1;
            failures += is_meant && !change_holds(&CHANGES[i], kind);
        }
    }
    buf_release(&changed);
    buf_release(&before);
    buf_release(&after);
    assert_int_equal(failures, 0);
}

/* ---- nothing is carried over ---- */

static void
test_no_state(void **state)
{
    (void)state;
    enum { ROUNDS = 400 };
    static const size_t STEPS[] = {37, 101, 211, 57, 83}; /* another row each time */
    struct buf first, between, again;
    buf_init(&first, MIB);
    buf_init(&between, MIB);
    buf_init(&again, MIB);
    for (size_t i = 0; i < ROUNDS; i++) {
        size_t kind = i % KIND_COUNT, other = i / KIND_COUNT % KIND_COUNT;
        struct str text = rows[kind].items[i * STEPS[kind] % rows[kind].n];
        struct str want = ask(kind, text, &first);
        (void)ask(other, rows[other].items[i * STEPS[other] % rows[other].n], &between);
        assert_true(str_eq(ask(kind, text, &again), want));
    }
    buf_release(&first);
    buf_release(&between);
    buf_release(&again);
}

/* ---- cut texts ---- */

static bool
has_digit(struct str text)
{
    static const char *const WORDS[] = {"hundred", "thousand", "lakh", "million", "mille",
                                        "tausend", "dollar",   "euro", "pound"};
    bool is_found = false;
    for (size_t i = 0; i < text.n; i++) {
        is_found = is_found || byte_is_digit(text.p[i]) || (unsigned char)text.p[i] >= 0xE3;
    }
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        is_found = is_found || str_has_nocase(text, str_of(WORDS[i]));
    }
    return is_found;
}

/* What is said to be read must stand in the text. */
static void
check_cut(size_t kind, struct str cut)
{
    struct salary_list pay = {0};
    struct place_list places = {0};
    struct skill_list skills = {0};
    struct buf out;
    buf_init(&out, MIB);
    arena_reset(&test_arena);
    struct str plain = markup_is_html(cut) ? markup_text(&test_arena, cut, MIB) : cut;
    plain = settle_text(&test_arena, plain);
    switch (1U << kind) {
    case SALARY:
        assert_int_equal(normalize_salary(normalizer, cut, &test_arena, &pay), OK);
        for (size_t i = 0; i < pay.n; i++) {
            assert_true(str_has(plain, pay.items[i].raw) && has_digit(pay.items[i].raw));
        }
        break;
    case PLACE:
        assert_int_equal(normalize_place(normalizer, cut, &test_arena, &places), OK);
        for (size_t i = 0; i < places.n; i++) {
            assert_true(str_has(plain, places.items[i].raw));
        }
        break;
    case SKILLS:
        assert_int_equal(normalize_skills(normalizer, cut, &test_arena, &skills), OK);
        for (size_t i = 0; i < skills.n; i++) {
            assert_true(skills.items[i].quote.n && str_has(plain, skills.items[i].quote));
        }
        break;
    default:
        (void)ask(kind, cut, &out);
        break;
    }
    buf_release(&out);
}

/* Every beginning of the text, flush against the end of its block. */
static void
cut_text(size_t kind, struct str text)
{
    for (size_t n = 0; n <= text.n; n++) {
        char *flush = malloc(n + 1);
        assert_non_null(flush);
        memcpy(flush + 1, text.p, n);
        check_cut(kind, (struct str){flush + 1, n});
        free(flush);
    }
}

static void
test_cuts(void **state)
{
    (void)state;
    enum { TEXTS = 24 };
    for (size_t kind = 0; kind < KIND_COUNT; kind++) {
        size_t step = is_whole() ? 1 : rows[kind].n / TEXTS + 1;
        for (size_t i = kind; i < rows[kind].n; i += step) {
            cut_text(kind, rows[kind].items[i]);
        }
    }
}

/* ---- one posting ---- */

struct reading {
    struct buf places, pay, skills;
};

static void
read_posting(struct str place, struct str pay, struct str skills, struct reading *ret)
{
    arena_reset(&test_arena);
    struct buf text;
    buf_init(&text, MIB);
    buf_printf(&text, "About the role\n\nYou keep the shelves in order.\n\n");
    buf_printf(&text, pay.n ? "Salary: %.*s\n\n" : "%.*s", STR_ARG(pay));
    buf_printf(&text, skills.n ? "Requirements\n- %.*s\n" : "%.*s", STR_ARG(skills));
    struct raw_value title = {
        .field = FIELD_TITLE, .rule = "title", .text = STR("Warehouse Clerk")};
    struct raw_place where = {.rule = "location", .text = place};
    struct raw_posting raw = {.url = STR("https://example.com/1"),
                              .values = &title,
                              .places = place.n ? &where : NULL,
                              .description = arena_str(&test_arena, buf_str(&text))};
    struct posting posting;
    struct error err;
    assert_int_equal(normalize(normalizer, &raw, NULL, &test_arena, &posting, &err), OK);
    for (size_t i = 0; i < posting.n_places; i++) {
        buf_printf(&ret->places, "%.*s,%s,%s\n", STR_ARG(posting.places[i].city),
                   posting.places[i].region, posting.places[i].country);
    }
    for (size_t i = 0; i < posting.n_salaries; i++) {
        buf_printf(&ret->pay, "%lld %lld\n", (long long)posting.salaries[i].min_cents,
                   (long long)posting.salaries[i].max_cents);
    }
    for (size_t i = 0; i < posting.n_skills; i++) {
        buf_printf(&ret->skills, "%s\n", posting.skills[i].name);
    }
    buf_release(&text);
}

static void
reading_init(struct reading *r)
{
    buf_init(&r->places, MIB);
    buf_init(&r->pay, MIB);
    buf_init(&r->skills, MIB);
}

static void
reading_release(struct reading *r)
{
    buf_release(&r->places);
    buf_release(&r->pay);
    buf_release(&r->skills);
}

/* A place, a line of pay and a line of skills in one posting are read as each alone. */
static void
test_postings(void **state)
{
    (void)state;
    enum { TRIES = 150, MAY_DIFFER = 3 };
    struct share places = {0}, pay = {0}, skills = {0};
    for (size_t i = 0; i < TRIES; i++) {
        struct str where = rows[2].items[i * 17 % rows[2].n];
        struct str money = rows[0].items[i * 23 % rows[0].n];
        struct str tools = rows[3].items[i * 13 % rows[3].n];
        struct reading all, alone;
        reading_init(&all);
        reading_init(&alone);
        read_posting(where, money, tools, &all);
        read_posting(where, STR_NONE, STR_NONE, &alone);
        read_posting(STR_NONE, money, STR_NONE, &alone);
        read_posting(STR_NONE, STR_NONE, tools, &alone);
        places.same += str_eq(buf_str(&all.places), buf_str(&alone.places));
        pay.same += str_eq(buf_str(&all.pay), buf_str(&alone.pay));
        skills.same += same_answer(buf_str(&all.skills), buf_str(&alone.skills), true);
        reading_release(&all);
        reading_release(&alone);
    }
    print_message("of %d postings places stay in %zu, pay in %zu, skills in %zu\n", TRIES,
                  places.same, pay.same, skills.same);
    assert_true(places.same + MAY_DIFFER >= TRIES);
    assert_true(pay.same + MAY_DIFFER >= TRIES);
    assert_true(skills.same + MAY_DIFFER >= TRIES);
}

/* ---- the cases ---- */

static void
read_file(const char *name)
{
    struct buf path;
    buf_init(&path, 4 * KIB);
    buf_printf(&path, "%s/normalize/cases/%s.tsv", TEST_DIR, name);
    buf_add_byte(&path, '\0');
    FILE *file = fopen(path.p, "rb");
    assert_non_null(file);
    char chunk[4 * KIB];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;) {
        buf_add(&files, (struct str){chunk, n});
    }
    assert_int_equal(fclose(file), 0);
    buf_release(&path);
}

/* The first column without the mark of cases known to be read wrongly, where "\n" stands for a
 * line break: written over itself. */
static struct str
first_column(struct str line)
{
    line = str_starts(line, STR("! ")) ? str_sub(line, 2, SIZE_MAX) : line;
    struct str text = str_cut(&line, '\t');
    char *p = files.p + (text.p - files.p);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool is_break = text.p[i] == '\\' && i + 1 < text.n && text.p[i + 1] == 'n';
        p[n++] = (char)(is_break ? '\n' : text.p[i]);
        i += is_break;
    }
    return (struct str){p, n};
}

static int
set_up(void **state)
{
    size_t begin[KIND_COUNT + 1] = {0};
    buf_init(&files, 4 * MIB);
    for (size_t kind = 0; kind < KIND_COUNT; kind++) {
        read_file(KINDS[kind].name);
        begin[kind + 1] = files.n;
    }
    for (size_t kind = 0; kind < KIND_COUNT; kind++) {
        struct str text = str_sub(buf_str(&files), begin[kind], begin[kind + 1] - begin[kind]);
        while (text.n && rows[kind].n < ROWS_MAX) {
            struct str line = str_cut(&text, '\n');
            struct str row = line.n && line.p[0] != '#' ? first_column(line) : STR_NONE;
            rows[kind].items[rows[kind].n] = row;
            rows[kind].n += row.n > 0;
        }
    }
    return normalizer_set_up(state);
}

static int
tear_down(void **state)
{
    buf_release(&files);
    return normalizer_tear_down(state);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changes),
        cmocka_unit_test(test_no_state),
        cmocka_unit_test(test_cuts),
        cmocka_unit_test(test_postings),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

/* tests/normalize/test_overlay.c: a user's own changes to the skills: each verb,
 * each fault by file and line, and the rebuilt table against the compiled one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "normalize/skills/overlay.h"
#include "normalize/skills/taxonomy.h"

static struct taxonomy *
load(const char *text, struct buf *report, struct error *err)
{
    const struct overlay_file file = {STR("my.tsv"), str_of(text)};
    struct taxonomy *taxonomy = NULL;
    enum status status = taxonomy_new(&file, 1, report, &taxonomy, err);
    assert_true((status == OK) == (taxonomy != NULL));
    return taxonomy;
}

static struct taxonomy *
load_sound(const char *text)
{
    struct buf report;
    struct error err = {OK, ""};
    buf_init(&report, MIB);
    struct taxonomy *taxonomy = load(text, &report, &err);
    if (!taxonomy) {
        fail_msg("%s", err.text);
    }
    buf_release(&report);
    return taxonomy;
}

/* "slug slug": what a text names. */
static struct str
named(const struct taxonomy *taxonomy, const char *text, struct arena *arena)
{
    struct normalizer *normalizer = NULL;
    struct skill_list list = {0};
    assert_int_equal(normalizer_new_with(taxonomy, &normalizer, NULL), OK);
    assert_int_equal(normalize_skills(normalizer, str_of(text), arena, &list), OK);
    struct str ret = STR("");
    for (size_t i = 0; i < list.n; i++) {
        ret = arena_printf(arena, "%.*s%s%s", STR_ARG(ret), i ? " " : "", list.items[i].slug);
    }
    normalizer_free(normalizer);
    return ret;
}

static void
lines_change_what_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *overlay, *text, *want;
    } cases[] = {
        {"# nothing\n\n", "Python and Kubernetes", "python kubernetes"},
        {"add\tacme-flow\tAcme Flow\ttool\tdevops\t\tAcmeFlow|AF pipelines",
         "Python, acme flow and AcmeFlow", "python acme-flow"},
        {"add\tzorb\tZorb\ttool\n", "You know Zorb.", "zorb"},
        {"alias\tpython\t=SNK|^Ypsi Lon", "Use SNK, snk and ypsi lon, Ypsi Lon", "python"},
        {"add\tzz\tZulu Zulu\ttool\t\t\t=ZULZ|other zulu", "a ZULZ", "zz"},
        {"add\tq-sharp\tQ#\tlanguage\t\t=", "Q# and q#", "q-sharp"},
        {"add\tstart\tStart\ttool\t\t~^\t\tnear\tstart date\tStart and Docker|with Start\tStart "
         "here",
         "Start here. Docker, Start and Git", "docker start git"},
        {"add\tstart\tStart\ttool\t\t~^\t\tnear+zz,yy", "Start a zzz", "start"},
        {"add\tluft\tLüftungsbau\tpractice\n", "Erfahrung im Lüftungsbau, Luftungsbau", "luft"},
        {"alias\tkubernetes\tkubelets|K-eights", "kubelets; k eights", "kubernetes"},
        {"unalias\tkubernetes\tk8s", "k8s", ""},
        {"unalias\tkubernetes\tKUBERNETES", "kubernetes and k8s", "kubernetes"},
        {"rename\tkubernetes\tKubernetes (CNCF)", "kubernetes (CNCF), Kubernetes", "kubernetes"},
        {"remove\tkubernetes", "kubernetes, docker", "docker"},
        {"remove\tkubernetes\nadd\torca\tOrca\ttool\t\t\tkubernetes", "kubernetes", "orca"},
        {"ban\tdocker events", "docker events, Python", "python"},
        {"cue\tpython\t~^Python\tlist\tJava, Python\tPython bites", "Python bites. Java", "java"},
        {"alias\tpython\tMonty Python", "Monty Python", "python"},
        {"parent\tpython\tdevops\nparent\tdevops\t", "Python", "python"},
        {"type\tpython\ttool\r\n", "Python", "python"},
        {"\xEF\xBB\xBF"
         "alias\tpython\tsnakelang\n",
         "snakelang", "python"},
    };
    struct arena arena;
    arena_init(&arena, 16 * MIB);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct taxonomy *taxonomy = load_sound(cases[i].overlay);
        struct str got = named(taxonomy, cases[i].text, &arena);
        if (!str_is(got, cases[i].want)) {
            fail_msg("%s: \"%s\" names %.*s, not %s", cases[i].overlay, cases[i].text, STR_ARG(got),
                     cases[i].want);
        }
        taxonomy_free(taxonomy);
        arena_reset(&arena);
    }
    arena_release(&arena);
}

static void
faults_are_told_by_line(void **state)
{
    (void)state;
    static const struct {
        const char *overlay, *want;
    } cases[] = {
        {"frob\tx", "my.tsv:1: 'frob': a line begins with add"},
        {"alias python snake", "my.tsv:1: 'alias python snake'"},
        {"# a\n\nalias\tpython\n", "my.tsv:3: alias takes, parted by tabs: slug, names"},
        {"remove\tpython\tjava", "my.tsv:1: remove takes"},
        {"remove\tpyhton", "my.tsv:1: no skill has the slug 'pyhton'"},
        {"add\tpython\tSnake\ttool", "there is a skill 'python' already (built in)"},
        {"add\tsnake\tPython\ttool", "'Python' is a name of python already (built in)"},
        {"add\ta1\tOneThing\ttool\nadd\ta2\tonething\ttool",
         "my.tsv:2: 'onething' is a name of a1 already (my.tsv:1)"},
        {"add\ta1\tOneThing\ttool\nadd\ta1\tOther\ttool",
         "there is a skill 'a1' already (my.tsv:1)"},
        {"add\tSnake\tSnake\ttool", "slug 'Snake': small letters"},
        {"add\tsnake\t\ttool", "'snake' has no name"},
        {"add\tsnake\tSnake\tthing", "type 'thing': language, framework"},
        {"add\tsnake\tSnake\ttool\tnowhere", "no skill has the slug 'nowhere'"},
        {"add\tsnake\tSnake\ttool\t\t~", "'~Snake' is doubtful (~), but snake has no cue"},
        {"add\tsnake\tSnake\ttool\t\t\t~^S|T", "'~^S' is doubtful (~), but snake has no cue"},
        {"add\tsnake\tSnake\ttool\t\t~\t\tsometimes", "cue 'sometimes': mid, near"},
        {"add\tsnake\t(Snake)\ttool", "the name '(Snake)' begins with a sign"},
        {"add\tsnake\tSnake\ttool\t\t\t\t\t\t\t\tisbn=5", "id 'isbn=5': esco="},
        {"add\tsnake\tSnake\ttool\t\t\t\t\t\t\t\tid=5", "id=5: a number from 1000000"},
        {"add\ta1\tAaa\ttool\t\t\t\t\t\t\t\tid=2000000\n"
         "add\ta2\tBbb\ttool\t\t\t\t\t\t\t\tid=2000000",
         "my.tsv:2: the number of 'a2', 2000000, is that of 'a1' (my.tsv:1)"},
        {"alias\tjava\tPython", "'Python' is a name of python already"},
        {"unalias\tjava\tPython", "'Python' is no name of java"},
        {"parent\tdevops\tkubernetes\nparent\tkubernetes\tdevops", "leads round in a circle"},
        {"alias\tjava\tx\xff"
         "y",
         "my.tsv:1: not UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf report;
        struct error err = {OK, ""};
        buf_init(&report, MIB);
        assert_null(load(cases[i].overlay, &report, &err));
        assert_int_equal(err.status, E_CONFIG);
        if (!strstr(buf_str(&report).p, cases[i].want)) {
            fail_msg("%s: \"%s\", not \"%s\"", cases[i].overlay, buf_str(&report).p, cases[i].want);
        }
        assert_memory_equal(err.text, report.p, strlen(err.text));
        buf_release(&report);
    }
}

static void
all_faults_are_told(void **state)
{
    (void)state;
    struct buf report;
    struct error err = {OK, ""};
    buf_init(&report, MIB);
    assert_null(load("remove\tx1\nremove\tx2\nalias\tpython\tok\nremove\tx3\n", &report, &err));
    assert_string_equal(
        buf_str(&report).p,
        "my.tsv:1: no skill has the slug 'x1' (jobmill taxonomy list shows them)\n"
        "my.tsv:2: no skill has the slug 'x2' (jobmill taxonomy list shows them)\n"
        "my.tsv:4: no skill has the slug 'x3' (jobmill taxonomy list shows them)\n");
    buf_release(&report);
}

static bool
is_same_text(const char *a, const char *b)
{
    return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

/* What make_skills.py writes and what is built here obey the same rules. */
static void
an_empty_overlay_builds_the_compiled_table(void **state)
{
    (void)state;
    struct taxonomy *taxonomy = load_sound("");
    const struct skill_table *own = &taxonomy->table;
    assert_int_equal(own->n_rows, skill_table.n_rows);
    assert_int_equal(own->n_keys, skill_table.n_keys);
    assert_int_equal(own->slot_mask, skill_table.slot_mask);
    for (size_t i = 0; i < own->n_keys; i++) {
        const struct skill_key *a = &own->keys[i];
        const struct skill_key *b = &skill_table.keys[i];
        assert_string_equal(a->text, b->text);
        assert_true(is_same_text(a->exact, b->exact));
        assert_int_equal(a->skill, b->skill);
        assert_int_equal(a->n, b->n);
        assert_int_equal(a->n_first, b->n_first);
        assert_int_equal(a->mark, b->mark);
        assert_int_equal(a->sign, b->sign);
        assert_int_equal(a->second, b->second);
    }
    assert_memory_equal(own->filter, skill_table.filter, FILTER_BITS / 8);
    for (size_t i = 0; i <= own->slot_mask; i++) {
        assert_int_equal(own->slots[i].hash, skill_table.slots[i].hash);
        assert_int_equal(own->slots[i].n, skill_table.slots[i].n);
    }
    taxonomy_free(taxonomy);
}

/* Names are read as make_skills.py reads them: every one of the compiled table
 * taken away and given back leads to the same table. */
static void
names_given_back_are_the_same(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text, 16 * MIB);
    for (size_t i = 0; i < skill_table.n_keys; i++) {
        const struct skill_key *key = &skill_table.keys[i];
        if (key->skill == SKILL_BAN || key->exact || (key->mark & MARK_DOUBT)) {
            continue;
        }
        const char *slug = skill_table.rows[key->skill].slug;
        buf_printf(&text, "alias\t%s\t%s%s\n", slug, key->mark & MARK_CAPITAL ? "^" : "",
                   key->text);
    }
    struct taxonomy *taxonomy = load_sound(buf_str(&text).p);
    assert_int_equal(taxonomy->table.n_keys, skill_table.n_keys);
    taxonomy_free(taxonomy);
    buf_release(&text);
}

static void
the_version_changes_with_what_is_said(void **state)
{
    (void)state;
    struct taxonomy *a = load_sound("alias\tpython\tsnakelang\n");
    struct taxonomy *b = load_sound("# why\nalias\tpython\tsnakelang\n\n");
    struct taxonomy *c = load_sound("alias\tpython\tsnakelangs\n");
    assert_string_equal(taxonomy_version(a), taxonomy_version(b));
    assert_string_not_equal(taxonomy_version(a), taxonomy_version(c));
    assert_string_not_equal(taxonomy_version(a), taxonomy_version(NULL));
    taxonomy_free(a);
    taxonomy_free(b);
    taxonomy_free(c);
}

static void
numbers_stay_with_the_slug(void **state)
{
    (void)state;
    struct taxonomy *a = load_sound("add\tacme\tAcme Flow\ttool\n");
    struct taxonomy *b =
        load_sound("add\tother\tOther Flow\ttool\nadd\tacme\tRenamed Flow\ttool\n");
    struct taxonomy_skill x = taxonomy_skill_at(a, taxonomy_skill_count(a) - 1);
    struct taxonomy_skill y = taxonomy_skill_at(b, taxonomy_skill_count(b) - 1);
    assert_int_equal(x.id, y.id);
    assert_true(x.id >= OVERLAY_ID_MIN && x.id <= OVERLAY_ID_MAX);
    assert_true(skill_table.rows[skill_table.n_rows - 1].id < OVERLAY_ID_MIN);
    taxonomy_free(a);
    taxonomy_free(b);
}

/* What is wrong in an overlay's examples is told by its line. */
static void
check_proves_the_overlay(void **state)
{
    (void)state;
    struct buf report;
    struct error err = {OK, ""};
    buf_init(&report, MIB);
    struct taxonomy *sound =
        load_sound("add\tacme\tAcme Flow\ttool\t\t\t\t\t\tacme flow\tAcme Corp\t"
                   "esco=http://data.europa.eu/esco/skill/1|onet=Acme Flow software");
    assert_int_equal(taxonomy_check(sound, &report, &err), OK);
    struct taxonomy_skill last = taxonomy_skill_at(sound, taxonomy_skill_count(sound) - 1);
    assert_string_equal(last.ids,
                        "esco=http://data.europa.eu/esco/skill/1|onet=Acme Flow software");
    taxonomy_free(sound);
    struct taxonomy *broken = load_sound("\nadd\tacme\tAcme Flow\ttool\t\t\t\t\t\tAcme Corp");
    assert_int_equal(taxonomy_check(broken, &report, &err), E_FORMAT);
    assert_non_null(strstr(buf_str(&report).p, "my.tsv:2: acme: example does not name it"));
    taxonomy_free(broken);
    buf_release(&report);
}

/* Ten thousand names are still found, each its own skill. */
static void
many_names_fit(void **state)
{
    (void)state;
    struct buf text;
    struct arena arena;
    arena_init(&arena, 16 * MIB);
    buf_init(&text, 16 * MIB);
    for (int i = 0; i < 10000; i++) {
        buf_printf(&text, "add\tzq-%d\tzqx%d flow%d\ttool\n", i, i % 100, i);
    }
    struct taxonomy *taxonomy = load_sound(buf_str(&text).p);
    assert_int_equal(taxonomy_skill_count(taxonomy), skill_table.n_rows + 10000);
    struct str got = named(taxonomy, "zqx7 flow9907, Python, zqx99 flow99", &arena);
    assert_true(str_is(got, "zq-9907 python zq-99"));
    taxonomy_free(taxonomy);
    arena_release(&arena);
    buf_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_change_what_is_found),
        cmocka_unit_test(faults_are_told_by_line),
        cmocka_unit_test(all_faults_are_told),
        cmocka_unit_test(an_empty_overlay_builds_the_compiled_table),
        cmocka_unit_test(names_given_back_are_the_same),
        cmocka_unit_test(the_version_changes_with_what_is_said),
        cmocka_unit_test(numbers_stay_with_the_slug),
        cmocka_unit_test(check_proves_the_overlay),
        cmocka_unit_test(many_names_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

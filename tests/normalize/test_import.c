/* tests/normalize/test_import.c: skills of other taxonomies become lines of an
 * overlay: what is known, new, doubtful and left out, in each format; and the
 * lines make a sound taxonomy. The texts are invented in the shape of the files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "normalize/skills/import.h"
#include "normalize/skills/taxonomy.h"
#include "normalize/text/words_ordinary.h"

enum { OUT_BYTES = 64 << 20 };

static enum status
import(enum import_source source, struct str text, struct buf *out, struct import_counts *counts,
       struct error *err)
{
    const struct import_input input = {source, STR("in.txt"), text};
    buf_init(out, OUT_BYTES);
    return taxonomy_import(NULL, &input, out, counts, err);
}

/* The lines load without a fault and every rule and name of them holds. */
static void
prove(const struct buf *lines)
{
    const struct overlay_file file = {STR("out.tsv"), buf_str(lines)};
    struct taxonomy *taxonomy = NULL;
    struct buf report;
    struct error err = {OK, ""};
    buf_init(&report, OUT_BYTES);
    if (taxonomy_new(&file, 1, &report, &taxonomy, &err) != OK ||
        taxonomy_check(taxonomy, &report, &err) != OK) {
        fail_msg("%s\n%s", buf_str(&report).p, buf_str(lines).p);
    }
    buf_release(&report);
    taxonomy_free(taxonomy);
}

#define ESCO_HEAD "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status\n"
#define ESCO(n)   "http://data.europa.eu/esco/skill/" n
#define ONET_HEAD                                                                                  \
    "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n"

static const struct {
    enum import_source source;
    const char *text, *want; /* a line, or part of one */
} CASES[] = {
    /* a quoted field holds line breaks; the label among the others is not said twice */
    {IMPORT_ESCO,
     ESCO_HEAD
     "KnowledgeSkillCompetence," ESCO("a1") ",skill/competence,sector-specific,rig "
                                            "mooring buoys,\"rig mooring buoys\nfit "
                                            "mooring buoys\nset \"\"buoys\"\"\",released\n",
     "add\trig-mooring-buoys\trig mooring buoys\tpractice\tesco-skills\t\tfit mooring buoys|set "
     "\"buoys\"\t\t\t\t\tesco=" ESCO("a1") "\n"},
    {IMPORT_ESCO,
     "conceptUri,reuseLevel,preferredLabel,altLabels\n" ESCO("a2") ",transversal,calm a crowd,\n",
     "add\tcalm-a-crowd\tcalm a crowd\tsoft\twork-skills\t"},
    {IMPORT_ESCO,
     ESCO_HEAD "K," ESCO("a3") ",knowledge,cross-sector,buoyancy tank theory,,released\r\n",
     "\tdomain\tesco-skills\t\t\t\t\t\t\tesco="},
    /* known by its label: id and new names go to the skill that is there */
    {IMPORT_ESCO,
     ESCO_HEAD
     "K," ESCO("a4") ",knowledge,x,Python (computer programming),Python three thousand,released\n",
     "ids\tpython\tesco=" ESCO("a4") "\nalias\tpython\tPython three thousand\n"},
    {IMPORT_ESCO, ESCO_HEAD "K," ESCO("a5") ",k,x,old thing,,obsolete\n", ""},
    /* a name of another skill stays there */
    {IMPORT_ESCO, ESCO_HEAD "K," ESCO("a6") ",k,x,zonal kite flying,Kubernetes,released\n",
     "# left out: 'Kubernetes' of 'zonal kite flying': a name of kubernetes\n"},
    /* two claim it: neither has it */
    {IMPORT_ESCO,
     ESCO_HEAD "K," ESCO("b1") ",k,x,kite one,wind toys two,released\nK," ESCO(
         "b2") ",k,x,kite two,wind toys two,released\n",
     "# left out: 'wind toys two' of 'kite two': other skills of the file claim it\n"},
    {IMPORT_ESCO, ESCO_HEAD "K," ESCO("b3") ",k,x,knots and ropes,sheet,released\n",
     "# left out: 'sheet' of 'knots and ropes': an ordinary word\n"},
    {IMPORT_ESCO, ESCO_HEAD "K," ESCO("b4") ",knowledge,x,lobster,,released\n",
     "add\tlobster\tlobster\tdomain\tesco-skills\t~\t\tnear\t\tExperience with lobster required\t"},
    {IMPORT_ESCO,
     ESCO_HEAD "K," ESCO("b5") ",k,x,kite one,,released\nK," ESCO("b6") ",k,x,Kite One,,released\n",
     "# left out: 'Kite One': there twice; the first is taken: not esco=" ESCO("b6") "\n"},
    {IMPORT_ONET,
     ONET_HEAD "11-1011.00\tAcme Ledger software\t43231601\tAccounting software\tY\tN\n"
               "11-1021.00\tAcme Ledger software\t43231601\tAccounting software\tY\tN\n",
     "add\tacme-ledger-software\tAcme Ledger software\ttool\tonet-technologies\t\tAcme "
     "Ledger\t\t\t\t\tonet=Acme Ledger software\n"},
    {IMPORT_ONET, ONET_HEAD "1\tKubernetes software\t1\tContainer software\tY\tY\n",
     "ids\tkubernetes\tonet=Kubernetes software\n"},
    {IMPORT_ONET,
     ONET_HEAD "1\tZonal kite report ZKR\t1\tData base management system software\tN\tN\n",
     "add\tzonal-kite-report\tZonal kite report\tdatabase\tonet-technologies\t\t=ZKR\t"},
    /* an acronym alone proves nothing */
    {IMPORT_ONET, ONET_HEAD "1\tKite and webbing sorter KAWS software\t1\tX\tN\tN\n", "|=KAWS\t"},
    {IMPORT_ONET, ONET_HEAD "1\tAeolian window system AWS\t1\tX\tN\tN\n",
     "# left out: 'AWS' of 'Aeolian window system': the one name of it that is known; is it aws\n"},
    {IMPORT_ONET, ONET_HEAD "1\tTadpoles\t1\tCompiler and decompiler software\tN\tN\n",
     "\t~^\t\tnear\t\tExperience with Tadpoles required\tThe tadpoles of it\t"},
    {IMPORT_ONET, ONET_HEAD "1\tJump Start Kite\t1\tX\tN\tN\n",
     "\t^\t\t\t\t\t\tonet=Jump Start Kite"},
    {IMPORT_ONET, ONET_HEAD "1\tGentoo@Home\t1\tX\tN\tN\n",
     "# left out: 'Gentoo@Home': cannot be matched"},
    {IMPORT_LIGHTCAST,
     "{\"attributions\":[{\"name\":\"x\"}],\"data\":[{\"id\":\"KS1\",\"name\":\"Zork (Programming "
     "Language)\","
     "\"type\":{\"id\":\"ST1\",\"name\":\"Specialized Skill\"},\"infoUrl\":\"http://x/\"}]}",
     "add\tzork\tZork\tlanguage\tlightcast-skills\t~^\t\tnear\t\tExperience with Zork required\t"},
    {IMPORT_LIGHTCAST,
     "[{\"name\":\"Kite Engine Optimi\\u017eation (KEO)\",\"id\":\"KS2\",\"type\":null}]",
     "Kite Engine Optimi\xC5\xBE"
     "ation\tpractice\tlightcast-skills\t\t=KEO\t"},
    {IMPORT_LIGHTCAST,
     "id,name,type\nKS3,Certified Kite Master,Certification\nKS4,Kite Calmness,Common Skill\n",
     "\tCertified Kite Master\tcertification\t"},
    {IMPORT_LIGHTCAST, "id;name;type\nKS4;Kite Calmness;Common Skill\n",
     "\tKite Calmness\tsoft\twork-skills\t"},
    {IMPORT_LIGHTCAST,
     "{\"data\":[{\"id\":\"KS5\",\"name\":\"Docker (Software)\",\"type\":{\"id\":\"ST1\"}}]}",
     "ids\tdocker\tlightcast=KS5\n"},
};

static void
names_are_judged(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct buf out;
        struct import_counts counts;
        struct error err = {OK, ""};
        if (import(CASES[i].source, str_of(CASES[i].text), &out, &counts, &err) != OK) {
            fail_msg("%s: %s", CASES[i].text, err.text);
        }
        if (!strstr(buf_str(&out).p, CASES[i].want)) {
            fail_msg("%s gives\n%s not\n%s", CASES[i].text, buf_str(&out).p, CASES[i].want);
        }
        prove(&out);
        buf_release(&out);
    }
}

static void
bad_files_are_told(void **state)
{
    (void)state;
    static const struct {
        enum import_source source;
        const char *text, *want;
    } cases[] = {
        {IMPORT_ESCO, "", "in.txt:1: no column \"conceptUri\""},
        {IMPORT_ESCO, "conceptUri,label\nx,y\n", "in.txt:1: no column \"preferredLabel\""},
        {IMPORT_ONET, "a\tb\n", "in.txt:1: no column \"Example\""},
        {IMPORT_LIGHTCAST, "{\"data\":[\n{\"id\":\"1", "in.txt: line 2: a text does not end"},
        {IMPORT_LIGHTCAST, "{\"data\":\n[{\"id\" 5}]}", "in.txt: line 2: a colon is wanted"},
        {IMPORT_LIGHTCAST, "{\"data\":[{5}]}", "the name of a member is wanted"},
        {IMPORT_LIGHTCAST, "{\"x\":[[[", "the file ends too early"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out;
        struct import_counts counts;
        struct error err = {OK, ""};
        assert_int_equal(import(cases[i].source, str_of(cases[i].text), &out, &counts, &err),
                         E_FORMAT);
        if (!strstr(err.text, cases[i].want)) {
            fail_msg("%s: \"%s\", not \"%s\"", cases[i].text, err.text, cases[i].want);
        }
        buf_release(&out);
    }
}

/* Cut at every byte, a file is read or told wrong, and nothing else. */
static void
any_bytes_are_survived(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i += 4) {
        struct str text = str_of(CASES[i].text);
        for (size_t n = 0; n < text.n; n++) {
            struct import_rows rows;
            struct arena arena;
            char *tight = malloc(n ? n : 1);
            memcpy(tight, text.p, n);
            const struct import_input input = {CASES[i].source, STR("in.txt"), {tight, n}};
            arena_init(&arena, 16 * MIB);
            enum status status = import_read(&input, &arena, &rows, NULL);
            assert_true(status == OK || status == E_FORMAT);
            arena_release(&arena);
            free(tight);
        }
    }
}

/* What was taken in is known: a second import adds nothing. */
static void
a_second_import_adds_nothing(void **state)
{
    (void)state;
    struct str text =
        STR(ESCO_HEAD "K," ESCO("c1") ",k,x,kite one,kite uno|,released\n"
                                      "K," ESCO("c2") ",k,x,lobster,crustacea,released\n"
                                                      "K," ESCO("c3") ",k,x,Python,,released\n");
    struct buf first;
    struct buf second;
    struct buf report;
    struct import_counts counts;
    struct taxonomy *taxonomy = NULL;
    assert_int_equal(import(IMPORT_ESCO, text, &first, &counts, NULL), OK);
    assert_int_equal(counts.rows, 3);
    assert_int_equal(counts.known, 1);
    assert_int_equal(counts.added, 2);
    const struct overlay_file file = {STR("out.tsv"), buf_str(&first)};
    const struct import_input input = {IMPORT_ESCO, STR("in.csv"), text};
    buf_init(&report, MIB);
    buf_init(&second, MIB);
    assert_int_equal(taxonomy_new(&file, 1, &report, &taxonomy, NULL), OK);
    assert_int_equal(taxonomy_import(taxonomy, &input, &second, &counts, NULL), OK);
    assert_int_equal(counts.known, 3);
    assert_int_equal(counts.added + counts.names, 0);
    assert_null(strstr(buf_str(&second).p, "\tesco"));
    /* the same skills in another language: names for those that are there */
    const struct import_input german = {
        IMPORT_ESCO, STR("de.csv"), STR(ESCO_HEAD "K," ESCO("c1") ",k,x,Drachen eins,,released\n")};
    buf_clear(&second);
    assert_int_equal(taxonomy_import(taxonomy, &german, &second, &counts, NULL), OK);
    assert_non_null(strstr(buf_str(&second).p, "alias\tkite-one\tDrachen eins\n"));
    taxonomy_free(taxonomy);
    buf_release(&first);
    buf_release(&second);
    buf_release(&report);
}

/* All technologies of O*NET, where the reference is at hand. */
static void
thousands_make_a_sound_taxonomy(void **state)
{
    (void)state;
    FILE *file = fopen(PROJECT_DIR "/../shared/reference/onet-technologies.tsv", "rb");
    if (!file) {
        skip();
    }
    char *text = malloc(MIB);
    assert_non_null(text);
    size_t n = fread(text, 1, MIB, file);
    assert_int_equal(fclose(file), 0);
    struct buf out;
    struct import_counts counts;
    assert_int_equal(import(IMPORT_ONET, (struct str){text, n}, &out, &counts, NULL), OK);
    assert_true(counts.rows > 8000 && counts.known > 500);
    prove(&out);
    buf_release(&out);
    free(text);
}

/* A word with a zero byte behind it ends no line of the list. */
static void
zero_bytes_end_no_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < ordinary_words_count; i++) {
        char text[64] = "";
        const char *blank = strrchr(ordinary_words[i], ' ');
        struct str last = str_of(blank ? blank + 1 : ordinary_words[i]);
        assert_true(last.n + 2 < sizeof text);
        memcpy(text, last.p, last.n);
        assert_true(word_is_ordinary((struct str){text, last.n}));
        assert_false(word_is_ordinary((struct str){text, last.n + 2}));
    }
}

static void
ordinary_words_are_known(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        bool want;
    } cases[] = {{"segment", true},  {"segments", true}, {"rusted", true}, {"excels", true},
                 {"aardvark", true}, {"zoom", true},     {"zoos", true},   {"kubernetes", false},
                 {"zzz", false},     {"a", false},       {"", false},      {"kafka", false},
                 {"abet", true},     {"s", false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (word_is_ordinary(str_of(cases[i].word)) != cases[i].want) {
            fail_msg("%s", cases[i].word);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_judged),
        cmocka_unit_test(bad_files_are_told),
        cmocka_unit_test(any_bytes_are_survived),
        cmocka_unit_test(a_second_import_adds_nothing),
        cmocka_unit_test(thousands_make_a_sound_taxonomy),
        cmocka_unit_test(ordinary_words_are_known),
        cmocka_unit_test(zero_bytes_end_no_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* tests/cron/test_cli.c: what the commands print, as transcripts kept in
 * tests/cron/golden/. JOBMILL_UPDATE=1 writes them anew: read the diff. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/buf.h"
#include "base/limits.h"
#include "cron/commands.h"
#include "support_golden.h"

static const char *folder;

static int
setup(void **state)
{
    (void)state;
    folder = golden_begin();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    golden_end();
    return 0;
}

static void
help(void **state)
{
    struct buf out;
    (void)state;
    buf_init(&out, MIB);
    golden_transcript("--help", &out);
    for (const struct command *c = COMMANDS; c->name; c++) {
        char arguments[64];
        (void)snprintf(arguments, sizeof arguments, "%s --help", c->name);
        golden_transcript(arguments, &out);
    }
    golden_compare("help", buf_str(&out));
    buf_release(&out);
}

static void
usage_errors(void **state)
{
    static const char *const LINES[] = {
        "",
        "fly",
        "run --wings",
        "run -c",
        "run --config",
        "run --quiet=yes",
        "run here",
        "run -c /nowhere/jobmill.conf",
        "run -c urls.txt",
        "run --shard 3/3 -c urls.txt",
        "parse",
        "parse one two",
        "parse /nowhere/page.html",
        "parse --kind nothing urls.txt",
        "normalize",
        "normalize weather",
        "robots robots.txt",
        "sitemap",
        "detect",
        "detect --format xml https://a.example/",
        "taxonomy burn",
        "export",
        "export wishes -d /nowhere/jobs.db",
        "report compare backend-developer",
        "archive verify",
        "completion tcsh",
        "status -d /nowhere/jobs.db",
        NULL,
    };
    (void)state;
    golden_check("usage", LINES);
}

static void
kinds(void **state)
{
    static const char *const LINES[] = {"kinds", NULL};
    (void)state;
    golden_check("kinds", LINES);
}

#define URLS                                                                                       \
    "https://boards.greenhouse.io/acme https://job-boards.greenhouse.io/acme/jobs/123 "            \
    "https://jobs.lever.co/acme https://jobs.ashbyhq.com/Acme%20Inc "                              \
    "https://careers.smartrecruiters.com/Acme https://apply.workable.com/acme/ "                   \
    "https://acme.recruitee.com/ https://acme.jobs.personio.de/ "                                  \
    "https://acme.wd5.myworkdayjobs.com/en-US/Careers https://acme.bamboohr.com/careers "          \
    "https://acme.breezy.hr/ https://acme.pinpointhq.com/ "                                        \
    "https://careers.example.com/jobs/1?id=2 not-a-url"

static void
detect(void **state)
{
    static const char *const LINES[] = {"detect " URLS, "detect --format json " URLS,
                                        "detect --format json - <urls.txt", "detect -q - <urls.txt",
                                        NULL};
    (void)state;
    golden_check("detect", LINES);
}

static void
robots(void **state)
{
    static const char *const LINES[] = {
        "robots robots.txt jobmill https://a.example/ /private/x /private/jobs /private/jobs/1 "
        "/a.pdf /a.pdf?x '' /robots.txt",
        "robots robots.txt Slowbot/2.0 / /jobs/1 /job",
        "robots robots.txt otherbot https://a.example/jobs/ https://a.example",
        "robots robots.txt '' /private/",
        "robots - x / </dev/null",
        NULL};
    (void)state;
    golden_check("robots", LINES);
}

static void
sitemap(void **state)
{
    static const char *const LINES[] = {"sitemap sitemap.xml", "sitemap - <sitemap.xml",
                                        "sitemap sitemap.txt", "sitemap - </dev/null", NULL};
    (void)state;
    golden_check("sitemap", LINES);
}

/* Each line of input is one JSON object with these keys, whatever the values. */
static void
normalize_prints_an_object_a_line(void **state)
{
    static const struct {
        const char *what;
        const char *keys[8];
    } ROWS[] = {
        {"salary", {"input", "salaries"}},
        {"title",
         {"input", "title", "role", "role_score", "soc", "isco", "seniority", "candidates"}},
        {"place", {"input", "locations", "work_mode", "remote_scope"}},
        {"skills", {"input", "skills"}},
        {"company", {"input", "company", "key"}},
        {"workmode", {"input", "work_mode", "work_modes", "remote_scope"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        char line[1024];
        struct buf out;
        buf_init(&out, MIB);
        (void)snprintf(line, sizeof line,
                       "printf 'Senior Developer (Berlin), $120k - $150k\\n\\n<p>remote</p>\\n\\377"
                       "\"x\\\\ny\"' | %s normalize %s",
                       JOBMILL_BIN, ROWS[i].what);
        assert_int_equal(golden_shell(line, &out), 0);
        struct str rest = buf_str(&out);
        size_t lines = 0;
        while (rest.n > 0) {
            struct str json = str_cut(&rest, '\n');
            json_t *object = json_loadb(json.p, json.n, 0, NULL);
            if (!json_is_object(object)) {
                fail_msg("%s: <<%.*s>>", ROWS[i].what, STR_ARG(json));
            }
            for (size_t k = 0; k < 8 && ROWS[i].keys[k]; k++) {
                assert_non_null(json_object_get(object, ROWS[i].keys[k]));
            }
            json_decref(object);
            lines++;
        }
        assert_int_equal(lines, 4);
        buf_release(&out);
    }
}

static void
init_reads_back(void **state)
{
    char line[1024];
    struct buf out;
    (void)state;
    buf_init(&out, MIB);
    (void)snprintf(line, sizeof line,
                   "cd %s && %s init -q && %s init --stdout | cmp - jobmill.conf && "
                   "%s run --dry-run | wc -l && %s init 2>/dev/null",
                   folder, JOBMILL_BIN, JOBMILL_BIN, JOBMILL_BIN, JOBMILL_BIN);
    assert_int_equal(golden_shell(line, &out), 2); /* the second init refuses */
    int64_t sources = 0;
    assert_true(str_int(str_trim(buf_str(&out)), &sources));
    assert_true(sources >= 25);
    buf_release(&out);
}

/* What bash would offer for the words of a line, the last of them begun. */
static const struct {
    const char *words; /* without "jobmill", for COMP_WORDS */
    const char *offers;
} COMPLETIONS[] = {
    {"ru", "run "},
    {"report ''", "compare bands top role trend trace "},
    {"export --fo", "--format "},
    {"export --format ''", ""}, /* a value: no option, no word */
    {"export -c ''", ""},       /* file names, by the shell itself */
    {"archive v", "verify "},
    {"parse --wa", "--warc "},
    {"explain ''", ""},
};

static void
completion_offers_the_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof COMPLETIONS / sizeof *COMPLETIONS; i++) {
        char line[1024];
        struct buf out;
        buf_init(&out, MIB);
        (void)snprintf(line, sizeof line,
                       "%s completion bash >%s/c && bash -uc 'source %s/c; COMP_WORDS=(jobmill "
                       "\"$@\"); COMP_CWORD=$#; _jobmill; for w in \"${COMPREPLY[@]}\"; do printf "
                       "\"%%s \" $w; done' bash %s",
                       JOBMILL_BIN, folder, folder, COMPLETIONS[i].words);
        assert_int_equal(golden_shell(line, &out), 0);
        if (!str_is(buf_str(&out), COMPLETIONS[i].offers)) {
            fail_msg("jobmill %s: offers <<%.*s>>, not <<%s>>", COMPLETIONS[i].words,
                     STR_ARG(buf_str(&out)), COMPLETIONS[i].offers);
        }
        buf_release(&out);
    }
}

/* fish and zsh read theirs, where they are installed; a line of help for each
 * command in any case. */
static void
completion_is_sound_shell(void **state)
{
    static const char *const LINES[] = {
        "$J completion bash | bash -n",
        "! command -v zsh >/dev/null || $J completion zsh | zsh -fn",
        "! command -v fish >/dev/null || { $J completion fish >$D/f && HOME=$D fish --no-config "
        "-c \"source $D/f; complete -C 'jobmill mer'\" | grep -q '^merge.take the databases'; }",
    };
    char line[1024];
    struct buf out;
    (void)state;
    buf_init(&out, MIB);
    assert_int_equal(setenv("J", JOBMILL_BIN, 1), 0);
    assert_int_equal(setenv("D", folder, 1), 0);
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) {
        if (golden_shell(LINES[i], &out) != 0) {
            fail_msg("fails: %s", LINES[i]);
        }
    }
    for (const struct command *c = COMMANDS; c->name; c++) {
        (void)snprintf(line, sizeof line,
                       "$J completion fish | grep -q 'subcommand -a %s -d' && "
                       "$J completion zsh | grep -q \"^    '%s:\"",
                       c->name, c->name);
        assert_int_equal(golden_shell(line, &out), 0);
    }
    buf_release(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(help),
        cmocka_unit_test(usage_errors),
        cmocka_unit_test(kinds),
        cmocka_unit_test(detect),
        cmocka_unit_test(robots),
        cmocka_unit_test(sitemap),
        cmocka_unit_test(normalize_prints_an_object_a_line),
        cmocka_unit_test(init_reads_back),
        cmocka_unit_test(completion_offers_the_table),
        cmocka_unit_test(completion_is_sound_shell),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}

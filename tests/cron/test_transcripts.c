/* tests/cron/test_transcripts.c: each command over a small archive of saved pages:
 * what it prints when all is well, and each of its errors; one file per command in
 * golden/commands/ (helps are in golden/help.txt). What other tests hold whole is
 * cut here: lines of JSON, pages of figures. */
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
#include "cron/commands.h"
#include "support_golden.h"

enum { LINES_MOST = 24 };

struct story {
    const char *command;
    const char *lines[LINES_MOST]; /* arguments as a shell reads them */
};

// clang-format off
static const struct story STORIES[] = {
    {"run",
     {"run --dry-run -c story.conf -d new.db", "run -c story.conf -d new.db", "run -c story.conf -d new.db --quiet",
      "run --dry-run -c story.conf -d new.db", "run -c story.conf -d new.db --log json", "run -c off.conf -d off.db", "run -c off.conf -d off.db --quiet", "run -c off.conf -d off.db --log json",
      "run -c story.conf --source stroy", "run -c story.conf --deadline soon", "run -c story.conf --jitter soon",
      "run -c story.conf --log xml", "run -c story.conf --shard 2/2", "run -c nowhere.conf", "run -c urls.txt",
      "run -c story.conf -d nowhere/jobs.db", "run -c story.conf -d urls.txt", "run --forse", "run twice", NULL}},
    {"replay",
     {"replay -c story.conf", "replay -c story.conf --apply", "replay -c story.conf --since 2026-04-30 --source story",
      "replay -c story.conf --since yesterday", "replay -c story.conf --source other", "replay -d nowhere.db", NULL}},
    {"parse",
     {"parse --url https://jobs.copperkettle.example/3 wild.html | cut -c1-120", "parse --raw wild.html | cut -c1-120", "parse - <wild.html | wc -l", "parse aged.html | grep -o ,.date_posted.:[^,]*",
      "parse --warc story.warc | wc -l", "parse robots.txt", "parse nowhere.html", "parse .", "parse --kind ashbee wild.html", NULL}},
    {"normalize",
     {"normalize salary <lines/salary.txt | cut -c1-60", "normalize title <lines/title.txt | cut -c1-60", "normalize place <lines/place.txt | cut -c1-60",
      "normalize skills <lines/skills.txt | cut -c1-60", "normalize company <lines/company.txt | cut -c1-60", "normalize workmode <lines/workmode.txt | cut -c1-60",
      "normalize weather", "normalize", NULL}},
    {"taxonomy",
     {"taxonomy list >list.txt; test -s list.txt", "taxonomy check | sed 's/[0-9][0-9.a-f]*/N/g'", "taxonomy burn", "taxonomy", NULL}},
    {"status",
     {"status", "status --format json | cut -c1-140", "status --check", "status --quiet", "status --format xml", "status --check --format json",
      "status --acknowledge 7", "status --acknowledge x", "status -d nowhere.db", "status -d urls.txt", NULL}},
    {"doctor",
     {"doctor -c story.conf | grep -E '^(ok|warn|fail) +(configuration|contact|archive|clock|last-run|lock|sources)'",
      "doctor -c story.conf --format json | grep -E '\"check\":\"(configuration|sources|lock)\"'", "doctor -c urls.txt | grep configuration",
      "doctor -c story.conf --source stroy | grep configuration", "doctor -c story.conf -d nowhere/jobs.db | grep database",
      "doctor -c story.conf -d urls.txt | grep database", "doctor --format xml", NULL}},
    {"explain",
     {"explain https://jobs.copperkettle.example/1 -c story.conf", "explain https://jobs.copperkettle.example/3",
      "explain 0123456789abcdef", "explain", "explain a b", "explain x -d nowhere.db", NULL}},
    {"search",
     {"search kubernetes", "search python", "search kubernetes --role backend-developer --country DE --min-salary 70k --skill go",
      "search pipelines --format json | cut -c1-120", "search nothing-of-that-kind", "search", "search '++'", "search go --role plumber-of-dreams",
      "search go --skill dreaming", "search go --country Germany", "search go --currency EUR", "search go --min-salary much",
      "search go --limit 0", "search go --since yesterday", "search go --format xml", "search go -d nowhere.db", NULL}},
    {"export",
     {"export postings | cut -c1-120", "export postings --format csv | cut -d, -f1-5 | cat -v", "export postings --format tsv --all | cut -f1-5 | cat -v",
      "export skills --format csv", "export salaries | cut -c1-90",
      "export changes", "export postings -o out.jsonl", "export postings -o nowhere/out.jsonl", "export wishes", "export",
      "export postings --format xml", "export postings --as-of yesterday", "export postings --since soon", "export postings -d nowhere.db",
      "export postings >/dev/full", NULL}},
    {"report",
     {"report compare backend-developer devops-engineer --min-n 1 | head -1", "report role backend-developer --min-n 1 --format md | head -1",
      "report bands backend-developer --country DE --min-n 1 | head -1", "report top --min-n 1 --format json | cut -c1-40 | head -1", "report trend backend-developer | head -1",
      "report trace active backend-developer", "report wages", "report", "report compare backend-developer", "report role plumber-of-dreams",
      "report bands backend-developer", "report top --format xml", "report top --count heads", "report top --country Germany",
      "report top --currency euro", "report top --as-of yesterday", "report top --until 2026-05-01", "report trace nothing backend-developer",
      "report top --min-n none", "report top -d nowhere.db", NULL}},
    {"init",
     {"init -c mine.conf", "run --dry-run -c mine.conf | wc -l", "init -c mine.conf", "init --stdout | head -5", "init -c nowhere/mine.conf", NULL}},
    {"backup",
     {"backup copy.db", "status -d copy.db", "backup copy.db", "backup nowhere/copy.db", "backup", "backup copy.db -d nowhere.db", NULL}},
    {"prune",
     {"prune -c story.conf --dry-run", "prune -c story.conf", "prune -c story.conf --older-than soon", "prune -c story.conf --older-than 1h",
      "prune -d nowhere.db", NULL}},
    {"merge",
     {"merge -d all.db jobs.db", "status -d all.db", "merge -d all.db jobs.db", "merge -d all.db all.db", "merge -d all.db nowhere.db",
      "merge -d all.db urls.txt", "merge", NULL}},
    {"forget",
     {"forget https://jobs.copperkettle.example/2 -c story.conf", "search ansible", "archive verify story.warc",
      "forget https://jobs.copperkettle.example/2 -c story.conf", "forget nobody", "forget", "forget https://a.example/ -d nowhere.db", NULL}},
    {"archive",
     {"archive verify story.warc", "archive verify damaged.warc", "archive verify story.warc nowhere.warc", "archive verify urls.txt",
      "archive burn story.warc", "archive verify", NULL}},
    {"completion",
     {"completion bash | bash -n", "completion zsh | head -1", "completion fish | grep -c ' -a doctor '", "completion tcsh", "completion", NULL}},
};
// clang-format on

static int
setup(void **state)
{
    struct buf out;
    char line[2048];
    (void)state;
    buf_init(&out, MIB);
    const char *folder = golden_begin();
    (void)snprintf(
        line, sizeof line,
        "cd %s/in && printf 'allow-private = yes\\nretries = 0\\nrobots = no\\nsource \"x\" "
        "{ kind = greenhouse board = x endpoint = \"http://127.0.0.1:1\" }\\n' >off.conf && "
        "%s run -q -c story.conf 2>&1 && mkdir lines && cd lines && "
        "echo '$120k - $150k a year' >salary.txt && echo 'Sr. DevOps Engineer (m/f/d)' "
        ">title.txt && echo 'Berlin, Germany or remote' >place.txt && echo 'Python, K8s "
        "and a driving licence' >skills.txt && echo 'Acme Rockets GmbH' >company.txt && "
        "echo 'Hybrid, 3 days in the office' >workmode.txt",
        folder, JOBMILL_BIN);
    int status = golden_shell(line, &out);
    if (status != 0) {
        fail_msg("%s", out.p ? out.p : "");
    }
    buf_release(&out);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    golden_end();
    return 0;
}

/* What steers a terminal, outside of what is data for programs. */
static void
assert_steers_nothing(const char *command, struct str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        if (utf8_is_steering(c) && c != '\n' && c != '\t') {
            fail_msg("%s prints U+%04X: %.*s", command, (unsigned)c,
                     STR_ARG(str_sub(text, from > 60 ? from - 60 : 0, 80)));
        }
    }
}

static void
tell(void **state)
{
    const struct story *story = *state;
    char name[64];
    struct buf out;
    buf_init(&out, MIB);
    for (size_t i = 0; story->lines[i]; i++) {
        golden_transcript(story->lines[i], &out);
    }
    if (strcmp(story->command, "export") != 0) { /* cells are as they are */
        assert_steers_nothing(story->command, buf_str(&out));
    }
    (void)snprintf(name, sizeof name, "commands/%s", story->command);
    golden_compare(name, buf_str(&out));
    buf_release(&out);
}

/* detect, kinds, robots and sitemap are told by test_cli. */
static void
every_command_has_a_story(void **state)
{
    (void)state;
    static const char *const ELSEWHERE[] = {"detect", "kinds", "robots", "sitemap"};
    for (const struct command *c = COMMANDS; c->name; c++) {
        bool is_told = false;
        for (size_t i = 0; i < sizeof STORIES / sizeof STORIES[0]; i++) {
            is_told = is_told || strcmp(STORIES[i].command, c->name) == 0;
        }
        for (size_t i = 0; i < sizeof ELSEWHERE / sizeof ELSEWHERE[0]; i++) {
            is_told = is_told || strcmp(ELSEWHERE[i], c->name) == 0;
        }
        if (!is_told) {
            fail_msg("no transcript of %s", c->name);
        }
    }
}

int
main(void)
{
    enum { N = sizeof STORIES / sizeof STORIES[0] };
    struct CMUnitTest tests[N + 1] = {cmocka_unit_test(every_command_has_a_story)};
    for (size_t i = 0; i < N; i++) {
        tests[i + 1] = (struct CMUnitTest){.name = STORIES[i].command,
                                           .test_func = tell,
                                           .setup_func = setup,
                                           .teardown_func = teardown,
                                           .initial_state = (void *)&STORIES[i]};
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}

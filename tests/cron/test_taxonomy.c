/* tests/cron/test_taxonomy.c: an overlay of the taxonomy from end to end: run
 * stores with it, a changed one is read anew by the next run and shown by replay,
 * normalize and parse use it, a faulty one stops everything. */
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

#include "base/buf.h"
#include "base/limits.h"

static char folder[] = "/tmp/jobmill-taxonomy-XXXXXX";

static void
write_file(const char *name, const char *text)
{
    char path[256];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static int
setup(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) {
        return -1;
    }
    write_file("page.html",
               "<html><head><title>Pipeline Engineer</title><script type=\"application/ld+json\">"
               "{\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":"
               "\"Data Engineer\",\"datePosted\":\"2026-04-20\",\"hiringOrganization\":{\"@type\":"
               "\"Organization\",\"name\":\"Example Ltd\"},\"jobLocation\":{\"@type\":\"Place\","
               "\"address\":{\"addressLocality\":\"Berlin\",\"addressCountry\":\"DE\"}},"
               "\"description\":\"<p>You know Python, Zorbflow and Kiteline well.</p>\"}"
               "</script></head><body><h1>Data Engineer</h1></body></html>");
    write_file("jobmill.conf", "taxonomy = \"mine.tsv\"\narchive = \"archive\"\n"
                               "source \"saved\" { kind = dir  path = \"page.html\" }\n");
    return 0;
}

static int
teardown(void **state)
{
    char line[sizeof folder + 16];
    (void)state;
    (void)snprintf(line, sizeof line, "rm -rf %s", folder);
    return system(line) == 0 ? 0 : -1;
}

/* Runs the program in the folder; what it prints, errors too, must hold `want`. */
static void
expect(const char *arguments, int exit_status, const char *want)
{
    static int minute;
    char line[1024];
    char part[4096];
    struct buf out;
    buf_init(&out, MIB);
    (void)snprintf(line, sizeof line, "2026-05-01T03:%02d:00Z", minute++); /* later each time */
    assert_int_equal(setenv("JOBMILL_NOW", line, 1), 0);
    (void)snprintf(line, sizeof line, "cd %s && %s %s 2>&1", folder, JOBMILL_BIN, arguments);
    FILE *pipe = popen(line, "r");
    assert_non_null(pipe);
    for (size_t n; (n = fread(part, 1, sizeof part, pipe)) > 0;) {
        buf_add(&out, (struct str){part, n});
    }
    int status = pclose(pipe);
    if (!strstr(buf_str(&out).p, want) || !WIFEXITED(status) ||
        WEXITSTATUS(status) != exit_status) {
        fail_msg("%s: exit %d, \"%s\"; wanted %d and \"%s\"", arguments, WEXITSTATUS(status),
                 buf_str(&out).p, exit_status, want);
    }
    buf_release(&out);
}

static void
an_overlay_is_used_everywhere(void **state)
{
    (void)state;
    write_file("mine.tsv", "add\tzorbflow\tZorbflow\ttool\tdevops\n");
    expect("taxonomy check", 0, "skills, ");
    expect("taxonomy list | grep zorb", 0, "skill\tzorbflow\tZorbflow\ttool\tdevops\t");
    expect("run --quiet", 0, "");
    expect("export skills --format csv", 0, "Zorbflow");
    expect("export skills --format csv | grep -c Kiteline", 1, "0");
    expect("search engineer --skill zorbflow --format json", 0, "Data Engineer");
    expect("parse page.html", 0, "\"Zorbflow\"");
    expect("normalize skills </dev/null; echo 'Zorbflow and Git' | " JOBMILL_BIN
           " normalize skills",
           0, "\"zorbflow\"");
    write_file("line.txt", "Zorbflow\n");
    expect("normalize skills -c /dev/null <line.txt", 0, "\"skills\":[]");
}

/* `replay` needs an archive; a dir source is one itself. */
static void
a_changed_overlay_is_read_anew(void **state)
{
    (void)state;
    write_file("mine.tsv", "add\tzorbflow\tZorbflow\ttool\tdevops\n"
                           "add\tkiteline\tKiteline\ttool\n");
    expect("run --quiet", 0, "");
    expect("export skills --format csv", 0, "Kiteline");
    write_file("mine.tsv", "# none\n");
    expect("run --quiet", 0, "");
    expect("export skills --format csv | grep -c Kiteline", 1, "0");
    expect("export skills --format csv", 0, "Python");
}

static void
a_faulty_overlay_stops_all(void **state)
{
    (void)state;
    static const char *const commands[] = {"run",
                                           "replay",
                                           "parse page.html",
                                           "normalize skills </dev/null",
                                           "taxonomy check",
                                           "taxonomy list"};
    write_file("mine.tsv", "add\tok\tOkaypokey\ttool\n\nremove\tnosuch\nfrob\tx\n");
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        expect(commands[i], 2, "mine.tsv:3: no skill has the slug 'nosuch'");
        expect(commands[i], 2, "mine.tsv:4: 'frob': a line begins with add");
    }
    write_file("other.conf", "taxonomy = {\"mine.tsv\", \"missing.tsv\"}\n");
    expect("taxonomy list -c other.conf", 2, "missing.tsv");
    write_file("mine.tsv", "add\tacme\tAcmeacme\ttool\t\t\t\t\t\tNothing here\n");
    expect("taxonomy check mine.tsv", 1,
           "mine.tsv:1: acme: example does not name it: Nothing here");
}

static void
an_import_is_an_overlay(void **state)
{
    (void)state;
    write_file("onet.txt", "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\n"
                           "15-1252.00\tZorbflow software\t1\tDevelopment environment software\n"
                           "15-1252.00\tPython\t1\tDevelopment environment software\n");
    write_file("mine.tsv", "");
    expect("taxonomy import onet onet.txt -o got.tsv", 0, "skills=2 known=1 new=1");
    expect("taxonomy import onet onet.txt -o got.tsv", 3, "got.tsv: cannot be written");
    expect("taxonomy check got.tsv", 0, "sound");
    write_file("jobmill.conf", "taxonomy = {\"mine.tsv\", \"got.tsv\"}\n"
                               "source \"saved\" { kind = dir  path = \"page.html\" }\n");
    expect("parse page.html", 0, "\"Zorbflow software\"");
    expect("taxonomy import frob onet.txt", 2, "esco|onet|lightcast FILE");
    expect("taxonomy import esco onet.txt", 1, "onet.txt:1: no column \"conceptUri\"");
    expect("taxonomy burn", 2, "list, check or import");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_overlay_is_used_everywhere),
        cmocka_unit_test(a_changed_overlay_is_read_anew),
        cmocka_unit_test(a_faulty_overlay_stops_all),
        cmocka_unit_test(an_import_is_an_overlay),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}

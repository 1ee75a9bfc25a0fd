/* tests/cron/support_golden.c: shells, masks and files. */
#include "support_golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "base/limits.h"

static char folder[64];

const char *
golden_begin(void)
{
    char line[1024];
    (void)strcpy(folder, "/tmp/jobmill-cli-XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(setenv("JOBMILL_NOW", "2026-05-01T03:00:00Z", 1), 0);
    (void)snprintf(line, sizeof line, "cp -r %s/cron/golden/input %s/in", TEST_DIR, folder);
    assert_int_equal(system(line), 0);
    return folder;
}

void
golden_end(void)
{
    char line[128];
    (void)snprintf(line, sizeof line, "rm -rf %s", folder);
    assert_int_equal(system(line), 0);
}

int
golden_shell(const char *line, struct buf *out)
{
    char part[4096];
    FILE *pipe = popen(line, "r");
    assert_non_null(pipe);
    for (size_t n; (n = fread(part, 1, sizeof part, pipe)) > 0;) {
        buf_add(out, (struct str){part, n});
    }
    int status = pclose(pipe);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void
golden_transcript(const char *arguments, struct buf *out)
{
    char line[4096];
    (void)snprintf(
        line, sizeof line,
        "cd %s/in && { %s %s; } >%s/out 2>%s/err </dev/null; s=$?; { cat %s/out; "
        "sed 's/^/stderr: /' %s/err; } | sed -E 's/T[0-9]{2}:[0-9]{2}:[0-9]{2}Z/Thh:mm:ssZ/g; "
        "s/ [0-9]:[0-9]{2}  exit/ m:ss  exit/; "
        "s/[0-9]+\\.[0-9]+\\.[0-9]{4}\\.[0-9]{2}\\.[0-9a-f]{6}/VERSIONS/g; "
        "s|%s|FOLDER|g'; echo \"exit $s\"; echo",
        folder, JOBMILL_BIN, arguments, folder, folder, folder, folder, folder);
    buf_printf(out, "$ jobmill %s\n", arguments);
    assert_int_equal(golden_shell(line, out), 0);
}

void
golden_read(const char *path, struct buf *ret)
{
    char part[4096];
    FILE *file = fopen(path, "rb");
    for (size_t n; file && (n = fread(part, 1, sizeof part, file)) > 0;) {
        buf_add(ret, (struct str){part, n});
    }
    if (file) {
        (void)fclose(file);
    }
}

/* The first line that differs, for the message. */
static void
complain(const char *path, struct str want, struct str got)
{
    for (int line = 1; want.p || got.p; line++) {
        struct str a = str_cut(&want, '\n');
        struct str b = str_cut(&got, '\n');
        if (!str_eq(a, b)) {
            fail_msg("%s:%d:\n is   <<%.*s>>\n kept <<%.*s>>\n(JOBMILL_UPDATE=1 keeps what is)",
                     path, line, STR_ARG(b), STR_ARG(a));
        }
    }
}

void
golden_compare(const char *name, struct str got)
{
    char path[1024];
    struct buf want;
    (void)snprintf(path, sizeof path, "%s/cron/golden/%s.txt", TEST_DIR, name);
    if (getenv("JOBMILL_UPDATE")) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(got.p, 1, got.n, file), got.n);
        assert_int_equal(fclose(file), 0);
        return;
    }
    buf_init(&want, MIB);
    golden_read(path, &want);
    complain(path, buf_str(&want), got);
    buf_release(&want);
}

void
golden_check(const char *name, const char *const *lines)
{
    struct buf out;
    buf_init(&out, MIB);
    for (; *lines; lines++) {
        golden_transcript(*lines, &out);
    }
    golden_compare(name, buf_str(&out));
    buf_release(&out);
}

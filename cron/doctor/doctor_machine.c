/* cron/doctor/doctor_machine.c: the machine under a run: clock, files, disk,
 * permissions, the database's schema, its lock, its last run. Linux: statfs(2),
 * adjtimex(2). */
#include "cron/doctor/doctor.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/limits.h"
#include "cron/lock.h"

#include "base/banned.h"

enum {
    FILES_OF_OTHERS = 256,  /* beside two per connection; as fetch/ asks */
    NIGHTS_AHEAD = 14,      /* the disk should last */
    HOURS_WITHOUT_RUN = 48, /* then the timer may be gone */
    CLOCK_SLACK_S = 60,     /* clocks are set back a little now and then */
    HOURS_OF_LOCK = 24,     /* then the run may hang */
    PATH_BYTES = 4096,
};
static const uint64_t FREE_FAIL_BYTES = UINT64_C(100) << 20;
static const uint64_t FREE_WARN_BYTES = UINT64_C(1) << 30;
static const int64_t CLOCK_LEAST_S = 1704067200; /* 2024-01-01: before this program */

static int64_t
ask(struct doctor *doctor, const char *sql, int64_t otherwise)
{
    struct query *query = NULL;
    int64_t value = otherwise;
    if (!doctor->store || query_new(doctor->store, sql, &query, NULL) != OK) {
        return otherwise;
    }
    if (query_step(query) && !query_col_is_null(query, 0)) {
        value = query_col_int(query, 0);
    }
    return query_free(query, NULL) == OK ? value : otherwise;
}

/* ---- clock, files ---- */

static void
check_clock(struct doctor *doctor)
{
    char now[TIME_BYTES];
    char last[TIME_BYTES];
    int64_t now_s = clock_now_s();
    int64_t last_s = ask(doctor, "SELECT max(started_at) FROM run", 0);
    const char *set = getenv("JOBMILL_NOW"); // NOLINT(concurrency-mt-unsafe): before any thread
    struct finding finding = {.check = "clock", .exit_status = EXIT_STORE};
    struct timex state = {0};
    date_write_time(now_s, now);
    if (now_s < CLOCK_LEAST_S || now_s < last_s - CLOCK_SLACK_S) {
        date_write_time(last_s, last);
        finding.state = CHECK_FAIL;
        finding.to_do = "set the clock: what is seen when would be stored wrong";
        doctor_say(doctor, finding, "it is %s, before %s", now,
                   now_s >= CLOCK_LEAST_S ? last : "this program was written");
    } else if (set && *set) {
        finding.state = CHECK_WARN;
        finding.to_do = "unset it for true runs";
        doctor_say(doctor, finding, "JOBMILL_NOW sets it to %s", now);
    } else if (adjtimex(&state) == TIME_ERROR) {
        finding.state = CHECK_WARN;
        finding.to_do = "let a time service set it (timedatectl set-ntp true)";
        doctor_say(doctor, finding, "%s; it is not synchronised", now);
    } else {
        doctor_say(doctor, finding, "%s", now);
    }
}

static void
check_files(struct doctor *doctor)
{
    struct rlimit limit = {0};
    rlim_t wanted = (rlim_t)doctor->config.set.connections * 2 + FILES_OF_OTHERS;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return;
    }
    struct finding finding = {.check = "open-files"};
    if (limit.rlim_max < wanted) {
        finding.state = CHECK_WARN;
        finding.to_do = "raise it (LimitNOFILE=, ulimit -Hn), or lower connections";
        doctor_say(doctor, finding, "%llu are allowed, %llu may be wanted",
                   (unsigned long long)limit.rlim_max, (unsigned long long)wanted);
        return;
    }
    doctor_say(doctor, finding, "%llu may be wanted, that many are allowed",
               (unsigned long long)wanted);
}

void
doctor_machine(struct doctor *doctor)
{
    struct error err = {0};
    if (doctor->database && access(doctor->database, F_OK) == 0 &&
        store_open(doctor->database, STORE_READ, &doctor->store, &err) != OK) {
        doctor->store = NULL; /* the schema's check tells why */
    }
    check_clock(doctor);
    check_files(doctor);
}

/* ---- disk ---- */

static const char *
folder_of(const char *path, char ret[PATH_BYTES])
{
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) : 0;
    (void)snprintf(ret, PATH_BYTES, "%.*s", (int)n, path);
    if (n == 0) {
        (void)snprintf(ret, PATH_BYTES, "%s", slash ? "/" : ".");
    }
    return ret;
}

/* The folder, or the nearest one above it that is there. */
static const char *
nearest(struct str path, char ret[PATH_BYTES])
{
    char above[PATH_BYTES];
    (void)snprintf(ret, PATH_BYTES, "%.*s", STR_ARG(path));
    while (access(ret, F_OK) != 0 && strcmp(ret, "/") != 0 && strcmp(ret, ".") != 0) {
        (void)snprintf(above, sizeof above, "%s", ret);
        (void)folder_of(above, ret);
    }
    return ret;
}

/* What a night brought lately; the archive keeps about as much. */
static uint64_t
bytes_a_night(struct doctor *doctor)
{
    int64_t bytes = ask(doctor,
                        "SELECT CAST(avg(b) AS INTEGER) FROM (SELECT sum(bytes) AS b FROM crawl "
                        "WHERE ended_at IS NOT NULL GROUP BY run ORDER BY run DESC LIMIT 7)",
                        0);
    return bytes > 0 ? (uint64_t)bytes : 0;
}

static void
check_disk(struct doctor *doctor, const char *folder, const char *what)
{
    struct statvfs disk;
    struct finding finding = {.check = "disk", .exit_status = EXIT_STORE};
    if (statvfs(folder, &disk) != 0) {
        return;
    }
    uint64_t left = (uint64_t)disk.f_bavail * disk.f_frsize;
    uint64_t night = bytes_a_night(doctor);
    char lasts[64] = "";
    if (night > 0) {
        (void)snprintf(lasts, sizeof lasts, ", about %llu nights of %.1f MB",
                       (unsigned long long)(left / night), (double)night / 1e6);
    }
    bool is_short = left < FREE_WARN_BYTES || (night > 0 && left / night < NIGHTS_AHEAD);
    bool no_inodes = disk.f_files > 0 && disk.f_favail < FILES_OF_OTHERS;
    finding.state = left < FREE_FAIL_BYTES || no_inodes ? CHECK_FAIL
                    : is_short                          ? CHECK_WARN
                                                        : CHECK_OK;
    finding.to_do = "make room, or move it: a full disk ends a run";
    doctor_say(doctor, finding, "%s %s: %.1f GB free%s%s", what, folder, (double)left / 1e9, lasts,
               no_inodes ? ", but no more files can be made" : "");
}

static void
check_file_system(struct doctor *doctor, const char *folder)
{
    /* linux/magic.h */
    static const struct {
        unsigned long type;
        const char *name;
    } REMOTE[] = {{0x6969, "NFS"}, {0x517B, "SMB"}, {0xFE534D42, "SMB"}, {0xFF534D42, "CIFS"}};
    struct statfs info;
    if (statfs(folder, &info) != 0) {
        return;
    }
    for (size_t i = 0; i < sizeof REMOTE / sizeof REMOTE[0]; i++) {
        if (((unsigned long)info.f_type & 0xFFFFFFFFUL) == REMOTE[i].type) {
            doctor_say(doctor,
                       (struct finding){CHECK_FAIL, "database", STR_NONE, EXIT_STORE,
                                        "put it on a disk of this machine, and copy it with "
                                        "`jobmill backup`"},
                       "%s is on %s, over which SQLite's write-ahead log does not work", folder,
                       REMOTE[i].name);
        }
    }
}

/* ---- permissions ---- */

static void
check_writable(struct doctor *doctor, const char *path, const char *what)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return;
    }
    int wanted = S_ISDIR(info.st_mode) ? W_OK | X_OK : R_OK | W_OK;
    struct finding finding = {.check = "permissions", .exit_status = EXIT_STORE};
    if (access(path, wanted) != 0) {
        finding.state = CHECK_FAIL;
        finding.to_do = "let it belong to the user that runs jobmill (chown, chmod u+rwX)";
        doctor_say(doctor, finding, "%s %s cannot be written by user %ld", what, path,
                   (long)geteuid());
    } else if ((info.st_mode & S_IWOTH) && !(info.st_mode & S_ISVTX)) {
        finding.state = CHECK_WARN;
        finding.to_do = "chmod o-w";
        doctor_say(doctor, finding, "%s %s can be written by everybody", what, path);
    } else {
        doctor_say(doctor, finding, "%s %s can be written", what, path);
    }
}

/* ---- the database ---- */

static void
check_schema(struct doctor *doctor)
{
    int64_t found = 0;
    int64_t known = 0;
    struct error err = {0};
    struct store *store = NULL;
    struct finding finding = {.check = "database", .exit_status = EXIT_STORE};
    enum status status = store_schema(doctor->database, &found, &known, &err);
    if (status == E_NOT_FOUND) {
        finding.state = CHECK_WARN;
        finding.to_do = "`jobmill run` makes it";
        doctor_say(doctor, finding, "%s is not there yet", doctor->database);
    } else if (status == OK && found > 0 && found < known) {
        finding.state = CHECK_WARN;
        finding.to_do = "the next `jobmill run` brings it up to date";
        doctor_say(doctor, finding, "%s has schema %lld, this program writes %lld",
                   doctor->database, (long long)found, (long long)known);
    } else if (status != OK || store_open(doctor->database, STORE_READ, &store, &err) != OK) {
        finding.state = CHECK_FAIL;
        finding.to_do = "is -d, or database in jobmill.conf, right? else go back to a backup";
        doctor_say(doctor, finding, "%s", err.text);
    } else {
        doctor_say(
            doctor, finding, "%s: schema %lld, %lld postings open", doctor->database,
            (long long)found,
            (long long)ask(doctor, "SELECT count(*) FROM posting WHERE closed_at IS NULL", 0));
    }
    store_close(store);
}

/* Whether a run is under way. */
static bool
check_lock(struct doctor *doctor)
{
    char holder[128] = "";
    int64_t since_s = 0;
    struct finding finding = {.check = "lock"};
    bool is_held = lock_is_held(doctor->database, holder, sizeof holder);
    const char *since = strstr(holder, "since ");
    bool is_old = since && date_read_rfc3339(str_of(since + strlen("since ")), &since_s) &&
                  clock_now_s() - since_s > (int64_t)HOURS_OF_LOCK * HOUR_S;
    if (is_held && is_old) {
        finding.state = CHECK_WARN;
        finding.to_do = "look whether it still works (its log, top); kill ends it cleanly";
    }
    if (is_held) {
        doctor_say(doctor, finding, "held by a run: %s", holder[0] ? holder : "unknown process");
    } else {
        doctor_say(doctor, finding, "free");
    }
    return is_held;
}

static void
check_last_run(struct doctor *doctor, bool is_running)
{
    char at[TIME_BYTES];
    char ago[32];
    int64_t run = ask(doctor, "SELECT max(id) FROM run", 0);
    int64_t started_s = ask(doctor, "SELECT started_at FROM run ORDER BY id DESC", 0);
    int64_t ended_s = ask(doctor, "SELECT ended_at FROM run ORDER BY id DESC", 0);
    int64_t status = ask(doctor, "SELECT exit_status FROM run ORDER BY id DESC", 0);
    struct finding finding = {.check = "last-run"};
    if (run == 0 || is_running) {
        return;
    }
    date_write_time(started_s, at);
    if (ended_s == 0) {
        finding.state = CHECK_WARN;
        finding.to_do = "`jobmill run` goes on where it ended";
        doctor_say(doctor, finding, "run %lld of %s was cut off", (long long)run, at);
    } else if (clock_now_s() - started_s > (int64_t)HOURS_WITHOUT_RUN * HOUR_S) {
        finding.state = CHECK_WARN;
        finding.to_do = "is the crontab line or the timer still there?";
        cli_write_span(clock_now_s() - started_s, ago, sizeof ago);
        doctor_say(doctor, finding, "run %lld was %s ago, at %s", (long long)run, ago, at);
    } else {
        finding.state = status ? CHECK_WARN : CHECK_OK;
        finding.to_do = "`jobmill status` shows why";
        doctor_say(doctor, finding, "run %lld of %s: exit status %lld", (long long)run, at,
                   (long long)status);
    }
}

void
doctor_storage(struct doctor *doctor)
{
    char folder[PATH_BYTES];
    char archive[PATH_BYTES];
    if (!doctor->database) {
        return;
    }
    (void)folder_of(doctor->database, folder);
    if (access(folder, F_OK) != 0) {
        doctor_say(doctor,
                   (struct finding){CHECK_FAIL, "database", STR_NONE, EXIT_STORE,
                                    "make the folder, or set database in jobmill.conf"},
                   "its folder %s is not there", folder);
        return;
    }
    check_disk(doctor, folder, "data");
    check_file_system(doctor, folder);
    check_writable(doctor, folder, "folder");
    check_writable(doctor, doctor->database, "database");
    if (doctor->config.set.archive.n) {
        (void)nearest(doctor->config.set.archive, archive);
        if (strcmp(archive, folder) != 0) {
            check_disk(doctor, archive, "archive");
            check_writable(doctor, archive, "archive folder");
        }
    }
    check_schema(doctor);
    check_last_run(doctor, check_lock(doctor));
}

/* cron/doctor/doctor.h: the parts of `jobmill doctor`. Each part looks at one matter and
 * says one line per check; none changes anything. */
#ifndef CRON_DOCTOR_H
#define CRON_DOCTOR_H

#include "cron/cli.h"
#include "cron/config.h"
#include "store/store.h"

enum check_state { CHECK_OK, CHECK_WARN, CHECK_FAIL, CHECK_STATES };

struct doctor {
    const struct cli *cli;
    bool is_json;
    struct config config;
    const char *config_path; /* NULL: none was named and there is no jobmill.conf */
    const char *database;    /* NULL without memory */
    struct store *store;     /* for reading; NULL when it cannot be opened */
    int n[CHECK_STATES];
    bool failed[EXIT_STORE + 1]; /* by exit status: EXIT_SOURCES, EXIT_USAGE, EXIT_STORE */
};

struct finding {
    enum check_state state;
    const char *check; /* what was looked at */
    struct str source; /* the check is about this source; or absent */
    int exit_status;   /* FAIL: EXIT_SOURCES, EXIT_USAGE or EXIT_STORE */
    const char *to_do; /* WARN, FAIL: one clause */
};
/* One line: state, check, what was found (printf form), what to do. */
void doctor_say(struct doctor *doctor, struct finding finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

void doctor_libraries(struct doctor *doctor); /* features, authorities */
void doctor_machine(struct doctor *doctor);   /* clock, open files */
void doctor_storage(struct doctor *doctor);   /* disk, permissions, schema, lock, last run */
/* Reads the configuration; false when nothing that rests on it can be looked at. */
bool doctor_config(struct doctor *doctor);
void doctor_sources(struct doctor *doctor); /* sections, one by one, without a network */
/* What it leans on outside: commands, overlays, the file of metrics. */
void doctor_commands(struct doctor *doctor);
void doctor_online(struct doctor *doctor); /* asks each source once */

#endif

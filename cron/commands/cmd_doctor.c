/* cron/commands/cmd_doctor.c: `jobmill doctor`: is everything there that a night needs?
 * Says what to do where not. Changes nothing. */
#include "cron/doctor/doctor.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/json_write.h"
#include "base/limits.h"
#include "cron/commands.h"

#include "base/banned.h"

enum { SAY_BYTES = 1024 };

static const char *const STATES[CHECK_STATES] = {"ok", "warn", "fail"};

static void
print_json(const struct finding *f, const char *what)
{
    struct json_out json;
    struct buf line;
    buf_init(&line, MIB);
    json_out_begin(&json, &line);
    json_put_object(&json);
    json_add_z(&json, "check", f->check);
    json_add_z(&json, "state", STATES[f->state]);
    json_add_str(&json, "source", f->source);
    json_add_z(&json, "found", what);
    json_add_z(&json, "to_do", f->state == CHECK_OK ? NULL : f->to_do);
    json_put_object_end(&json);
    (void)printf("%.*s\n", STR_ARG(buf_str(&line)));
    buf_release(&line);
}

void
doctor_say(struct doctor *doctor, struct finding finding, const char *format, ...)
{
    char what[SAY_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(what, sizeof what, format, args);
    va_end(args);
    cli_sanitize(what, strlen(what));
    doctor->n[finding.state]++;
    if (finding.state == CHECK_FAIL) {
        doctor->failed[finding.exit_status] = true;
    }
    if (finding.state == CHECK_OK && doctor->cli->quiet) {
        return;
    }
    if (doctor->is_json) {
        print_json(&finding, what);
    } else {
        bool has_to_do = finding.state != CHECK_OK && finding.to_do;
        (void)printf("%-4s  %-13s %.*s%s%s%s%s\n", STATES[finding.state], finding.check,
                     STR_ARG(finding.source), finding.source.n ? ": " : "", what,
                     has_to_do ? "; to do: " : "", has_to_do ? finding.to_do : "");
    }
    (void)fflush(stdout); /* a check of the network may take its time */
}

static int
result_of(const struct doctor *doctor)
{
    static const int BY_WEIGHT[] = {EXIT_USAGE, EXIT_STORE, EXIT_SOURCES};
    for (size_t i = 0; i < sizeof BY_WEIGHT / sizeof BY_WEIGHT[0]; i++) {
        if (doctor->failed[BY_WEIGHT[i]]) {
            return BY_WEIGHT[i];
        }
    }
    return EXIT_OK;
}

int
cmd_doctor(const struct cli *cli)
{
    const char *format = cli_value(cli, "format", "text");
    struct doctor doctor = {.cli = cli, .is_json = strcmp(format, "json") == 0};
    if (!doctor.is_json && strcmp(format, "text") != 0) {
        return cli_usage(cli, "--format %s: text or json", format);
    }
    doctor_libraries(&doctor);
    if (doctor_config(&doctor)) {
        doctor_machine(&doctor);
        doctor_storage(&doctor);
        doctor_sources(&doctor);
        doctor_commands(&doctor);
        if (cli_has(cli, "online")) {
            doctor_online(&doctor);
        }
    }
    if (!doctor.is_json && !cli->quiet) {
        (void)printf("%d ok, %d to look at, %d wrong\n", doctor.n[CHECK_OK], doctor.n[CHECK_WARN],
                     doctor.n[CHECK_FAIL]);
    }
    store_close(doctor.store);
    config_release(&doctor.config);
    int printed = cli_print(STR(""));
    int result = result_of(&doctor);
    return result ? result : printed;
}

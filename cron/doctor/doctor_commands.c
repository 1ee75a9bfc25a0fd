/* cron/doctor/doctor_commands.c: what the configuration leans on outside of jobmill: the
 * commands it names, the overlays of the taxonomy, the file of metrics. Nothing is
 * run. */
#include "cron/doctor/doctor.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cron/setup.h"

#include "base/banned.h"

enum { PATH_BYTES = 4096 };

static bool
may_run(struct str folder, struct str name)
{
    char path[PATH_BYTES];
    (void)snprintf(path, sizeof path, "%.*s%s%.*s", STR_ARG(folder), folder.n ? "/" : "",
                   STR_ARG(name));
    return access(path, X_OK) == 0;
}

/* As execvp finds it: a name without a slash along PATH. */
static bool
is_there(struct str word)
{
    const char *folders = getenv("PATH"); // NOLINT(concurrency-mt-unsafe): one thread
    struct str rest = str_of(folders ? folders : "/usr/bin:/bin");
    if (str_find_byte(word, '/') != SIZE_MAX) {
        return may_run(STR(""), word);
    }
    bool is_found = false;
    while (rest.p && !is_found) {
        is_found = may_run(str_cut(&rest, ':'), word); /* an empty part is this folder */
    }
    return is_found;
}

static void
check_command(struct doctor *doctor, const char *setting, struct str source, struct str command)
{
    struct str rest = str_trim(command);
    struct str word = str_cut(&rest, ' ');
    struct finding finding = {.check = setting, .source = source, .exit_status = EXIT_USAGE};
    if (word.n == 0) {
        return;
    }
    if (!is_there(word)) {
        finding.state = CHECK_FAIL;
        finding.to_do = "install it, or mend the setting; cron's PATH is short: name it whole";
        doctor_say(doctor, finding, "the command %.*s is not there, or may not be run",
                   STR_ARG(word));
        return;
    }
    doctor_say(doctor, finding, "%.*s can be run", STR_ARG(word));
}

static void
check_metrics(struct doctor *doctor, struct str file)
{
    char folder[PATH_BYTES];
    size_t slash = str_rfind_byte(file, '/');
    struct finding finding = {.check = "metrics-file", .exit_status = EXIT_STORE};
    if (!file.n) {
        return;
    }
    (void)snprintf(folder, sizeof folder, "%.*s",
                   STR_ARG(slash == SIZE_MAX ? STR(".") : str_sub(file, 0, slash + 1)));
    if (access(folder, W_OK | X_OK) != 0) {
        finding.state = CHECK_FAIL;
        finding.to_do = "make the folder, and let the user that runs jobmill write there";
        doctor_say(doctor, finding, "nothing can be written to %s", folder);
        return;
    }
    doctor_say(doctor, finding, "%.*s can be written", STR_ARG(file));
}

void
doctor_commands(struct doctor *doctor)
{
    const struct settings *set = &doctor->config.set;
    struct error err = {0};
    if (set->taxonomy.n > 0) {
        bool is_read = setup_taxonomy(&doctor->config, &err) == OK;
        doctor_say(doctor,
                   (struct finding){is_read ? CHECK_OK : CHECK_FAIL, "taxonomy", STR_NONE,
                                    EXIT_USAGE, "mend that file, or take it out of taxonomy"},
                   "%s", is_read ? "its files are read" : err.text);
    }
    check_command(doctor, "on-alarm", STR_NONE, set->on_alarm);
    check_metrics(doctor, set->metrics_file);
    for (size_t i = 0; i < doctor->config.n_sources; i++) {
        const struct source *source = &doctor->config.sources[i];
        if (setup_is_chosen(doctor->cli, source->name)) {
            check_command(doctor, "render", source->name, source->set.render);
        }
    }
}

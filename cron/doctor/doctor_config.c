/* cron/doctor/doctor_config.c: libraries, configuration and the sections of sources,
 * without a network. */
#include "cron/doctor/doctor.h"

#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "cron/setup.h"
#include "fetch/fetch.h"
#include "parse/parse.h"

#include "base/banned.h"

/* ---- libraries ---- */

static void
say_features(struct doctor *doctor, const struct feature *features, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct feature *f = &features[i];
        enum check_state state = f->is_there ? CHECK_OK : f->is_needed ? CHECK_FAIL : CHECK_WARN;
        doctor_say(doctor, (struct finding){state, f->name, STR_NONE, EXIT_STORE, f->without},
                   "%s%s", f->is_there ? "" : "missing: ", f->found);
    }
}

void
doctor_libraries(struct doctor *doctor)
{
    struct feature fetch[FETCH_FEATURES];
    struct feature parse[PARSE_FEATURES];
    struct feature store[STORE_FEATURES];
    say_features(doctor, fetch, fetch_features(fetch));
    say_features(doctor, parse, parse_features(parse));
    say_features(doctor, store, store_features(store));
}

/* ---- jobmill.conf ---- */

static void
check_authorities(struct doctor *doctor, struct str source, struct str ca_file)
{
    char place[LIMIT_URL_BYTES];
    long n = fetch_authorities(ca_file, place, sizeof place);
    struct finding finding = {.check = "tls-roots", .source = source};
    if (n == 0) {
        finding.state = CHECK_FAIL;
        finding.exit_status = source.n ? EXIT_SOURCES : EXIT_STORE;
        finding.to_do = ca_file.n ? "let ca-file name a PEM file of certificates"
                                  : "install ca-certificates, or set ca-file";
        doctor_say(doctor, finding, "no authority in %s: https cannot be checked",
                   place[0] ? place : "(no file)");
        return;
    }
    doctor_say(doctor, finding, "%ld authorities in %s", n, place);
}

static void
check_file_mode(struct doctor *doctor)
{
    struct stat info;
    if (doctor->config_path && stat(doctor->config_path, &info) == 0 &&
        (info.st_mode & (S_IWGRP | S_IWOTH))) {
        doctor_say(doctor,
                   (struct finding){CHECK_WARN, "configuration", STR_NONE, EXIT_USAGE,
                                    "it may name commands to run (render, on-alarm): chmod go-w"},
                   "%s may be written by others", doctor->config_path);
    }
}

static void
check_contents(struct doctor *doctor)
{
    const struct settings *set = &doctor->config.set;
    if (!set->contact.n && !set->user_agent.n) {
        doctor_say(doctor,
                   (struct finding){CHECK_WARN, "contact", STR_NONE, EXIT_USAGE,
                                    "set contact = \"you@example.com\" at the top of jobmill.conf"},
                   "not set: a site that has a question cannot reach you, and may block instead");
    }
    if (!set->archive.n) {
        doctor_say(doctor,
                   (struct finding){CHECK_WARN, "archive", STR_NONE, EXIT_USAGE,
                                    "set archive to a folder, unless that is meant"},
                   "none is kept: nothing can be read again by replay or explain");
    }
    check_authorities(doctor, STR_NONE, set->ca_file);
    check_file_mode(doctor);
}

bool
doctor_config(struct doctor *doctor)
{
    struct error err = {0};
    const char *named = cli_value(doctor->cli, "config", NULL);
    bool is_there = named || access("jobmill.conf", F_OK) == 0;
    doctor->config_path = is_there ? (named ? named : "jobmill.conf") : NULL;
    enum status status = setup_config(doctor->cli, true, &doctor->config, &err);
    if (status == OK) {
        status = setup_check_chosen(doctor->cli, &doctor->config, &err);
    }
    if (status != OK) {
        doctor_say(doctor,
                   (struct finding){CHECK_FAIL, "configuration", STR_NONE, EXIT_USAGE,
                                    "mend that; nothing that rests on it was looked at"},
                   "%s", err.text);
        return false;
    }
    doctor->database = arena_cstr(&doctor->config.arena, doctor->config.set.database);
    struct finding finding = {.check = "configuration"};
    if (!is_there) {
        finding.state = CHECK_WARN;
        finding.to_do = "`jobmill init` writes one, or name yours with -c";
        doctor_say(doctor, finding, "no jobmill.conf in this folder");
    } else if (doctor->config.n_sources == 0) {
        finding.state = CHECK_WARN;
        finding.to_do = "`jobmill detect URL` prints a section to paste";
        doctor_say(doctor, finding, "%s: no source", doctor->config_path);
    } else {
        doctor_say(doctor, finding, "%s: %zu source%s", doctor->config_path,
                   doctor->config.n_sources, doctor->config.n_sources == 1 ? "" : "s");
    }
    check_contents(doctor);
    return true;
}

/* ---- sources ---- */

static enum status
check_files(const struct source *source, struct error *err)
{
    glob_t found = {0};
    struct arena arena;
    arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
    const char *pattern = arena_cstr(&arena, source->set.path);
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
    bool is_there = pattern && glob(pattern, 0, NULL, &found) == 0 && found.gl_pathc > 0;
    globfree(&found);
    arena_release(&arena);
    return is_there ? OK
                    : error_set(err, E_NOT_FOUND, "path %.*s matches no file",
                                STR_ARG(source->set.path));
}

static enum status
check_source(struct parser *parser, const struct source *source, struct error *err)
{
    struct arena arena;
    struct harvest start = {0};
    const struct kind *kind = kind_find(source->set.kind);
    arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
    enum status status = parse_check_source(parser, source, err);
    if (status == OK) {
        status = kind_start(source, &arena, &start, err);
    }
    if (status == OK) {
        status = fetch_check_headers(&source->set, err);
    }
    if (status == OK && kind && kind->family == FAMILY_ARCHIVE) {
        status = check_files(source, err);
    }
    arena_release(&arena);
    return status;
}

void
doctor_sources(struct doctor *doctor)
{
    struct parser *parser = NULL;
    struct error err = {0};
    size_t n_good = 0;
    size_t n = 0;
    if (parser_new(&parser, &err) != OK) {
        doctor_say(doctor, (struct finding){CHECK_FAIL, "sources", STR_NONE, EXIT_STORE, NULL},
                   "%s", err.text);
        return;
    }
    for (size_t i = 0; i < doctor->config.n_sources; i++) {
        const struct source *source = &doctor->config.sources[i];
        if (!setup_is_chosen(doctor->cli, source->name)) {
            continue;
        }
        n++;
        err = (struct error){0};
        enum status status = check_source(parser, source, &err);
        n_good += status == OK;
        if (status != OK) {
            bool is_file = status == E_NOT_FOUND;
            doctor_say(doctor,
                       (struct finding){CHECK_FAIL, "source", source->name,
                                        is_file ? EXIT_SOURCES : EXIT_USAGE,
                                        "mend its section in jobmill.conf"},
                       "%s", err.text);
        }
        if (source->set.ca_file.n && !str_eq(source->set.ca_file, doctor->config.set.ca_file)) {
            check_authorities(doctor, source->name, source->set.ca_file);
        }
    }
    if (n > 0 && n_good == n) { /* else each that cannot be was named */
        doctor_say(doctor, (struct finding){.check = "sources"}, "%zu of %zu sections can be begun",
                   n_good, n);
    }
    parser_free(parser);
}

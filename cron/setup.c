/* cron/setup.c: configuration and database by the common options. */
#include "cron/setup.h"

#include <unistd.h>

#include "normalize/normalize.h"

#include "base/banned.h"

enum status
setup_config(const struct cli *cli, bool optional, struct config *ret, struct error *err)
{
    const char *path = cli_value(cli, "config", NULL);
    const char *database = cli_value(cli, "database", NULL);
    const char *archive = cli_value(cli, "archive", NULL);
    bool is_missing = !path && optional && access("jobmill.conf", F_OK) != 0;
    enum status status = is_missing ? config_defaults(ret, err)
                                    : config_read(ret, path ? path : "jobmill.conf", err);
    if (status == OK && database) {
        ret->set.database = str_of(database);
    }
    if (status == OK && archive) {
        ret->set.archive = str_of(archive);
    }
    return status;
}

enum status
setup_reader(const struct cli *cli, struct config *config, struct store **ret, struct error *err)
{
    enum status status = setup_config(cli, true, config, err);
    const char *path = status == OK ? arena_cstr(&config->arena, config->set.database) : NULL;
    if (status == OK && !path) {
        status = error_set(err, E_NOMEM, "out of memory");
    }
    return status == OK ? store_open(path, STORE_READ, ret, err) : status;
}

struct str
setup_versions(struct config *config)
{
    return arena_printf(&config->arena, "%d.%d.%s", PARSE_VERSION, NORMALIZE_VERSION,
                        taxonomy_version(config->taxonomy));
}

bool
setup_is_chosen(const struct cli *cli, struct str source)
{
    if (!cli_has(cli, "source")) {
        return true;
    }
    const char *name;
    for (size_t i = 0; (name = cli_value_at(cli, "source", i)) != NULL; i++) {
        if (str_is(source, name)) {
            return true;
        }
    }
    return false;
}

const char *
setup_kind_hint(struct str kind, char ret[NEAREST_BYTES])
{
    struct nearest nearest = nearest_to(kind);
    for (size_t i = 0; i < kind_count(); i++) {
        nearest_look(&nearest, str_of(kind_at(i)->name));
    }
    return nearest_hint(&nearest, ret);
}

static enum status
no_source(const struct config *config, const char *name, struct error *err)
{
    char hint[NEAREST_BYTES];
    struct nearest nearest = nearest_to(str_of(name));
    for (size_t i = 0; i < config->n_sources; i++) {
        nearest_look(&nearest, config->sources[i].name);
    }
    return error_set(err, E_USAGE, "--source %s: there is no such source in the configuration%s",
                     name, nearest_hint(&nearest, hint));
}

enum status
setup_check_chosen(const struct cli *cli, const struct config *config, struct error *err)
{
    const char *name;
    for (size_t i = 0; (name = cli_value_at(cli, "source", i)) != NULL; i++) {
        if (!config_source(config, str_of(name))) {
            return no_source(config, name, err);
        }
    }
    return OK;
}

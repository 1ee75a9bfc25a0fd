/* cron/setup_taxonomy.c: the skills as the configuration wants them: built in,
 * with the user's overlay files; and the store's tables of them. */
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "cron/setup.h"
#include "normalize/normalize.h"

#include "base/banned.h"

enum {
    OVERLAY_BYTES_MAX = 256 * 1024 * 1024, /* all of ESCO in one language takes 10 MiB */
    FAULTS_SHOWN = 20
};

/* The first faults, on stderr; the last line is cli_fail()'s. */
static void
show_faults(struct str report)
{
    size_t n = 0;
    for (struct str rest = report; rest.p && rest.n; n++) {
        struct str line = str_cut(&rest, '\n');
        if (n > 0 && n < FAULTS_SHOWN) { /* the first is in the error */
            (void)fprintf(stderr, "jobmill: %.*s\n", STR_ARG(line));
        }
    }
    if (n > FAULTS_SHOWN) {
        (void)fprintf(stderr, "jobmill: %zu more (jobmill taxonomy check shows all)\n",
                      n - FAULTS_SHOWN);
    }
}

enum status
setup_overlay(const char *const *paths, size_t n, struct buf *report, struct taxonomy **ret,
              struct error *err)
{
    struct overlay_file *files = calloc(n ? n : 1, sizeof *files);
    enum status status = files ? OK : error_set(err, E_NOMEM, "out of memory");
    for (size_t i = 0; files && status == OK && i < n; i++) {
        files[i].name = str_of(paths[i]);
        status = cli_read_file(paths[i], OVERLAY_BYTES_MAX, &files[i].text, err);
        if (status == E_IO) {
            err->status = status = E_CONFIG;
        }
    }
    if (status == OK) {
        status = taxonomy_new(files, n, report, ret, err);
    }
    for (size_t i = 0; files && i < n; i++) {
        free((char *)files[i].text.p);
    }
    free(files);
    return status;
}

enum status
setup_taxonomy(struct config *config, struct error *err)
{
    size_t n = config->set.taxonomy.n;
    struct buf report;
    if (n == 0 || config->taxonomy) {
        return OK;
    }
    const char **paths = ARENA_ARRAY(&config->arena, n, const char *);
    for (size_t i = 0; paths && i < n; i++) {
        paths[i] = arena_cstr(&config->arena, config->set.taxonomy.items[i]);
    }
    if (!paths || config->arena.failed) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    buf_init(&report, MIB);
    enum status status = setup_overlay(paths, n, &report, &config->taxonomy, err);
    if (status != OK) {
        show_faults(buf_str(&report));
    }
    buf_release(&report);
    return status;
}

enum status
setup_store_taxonomy(struct store *store, const struct taxonomy *taxonomy, struct error *err)
{
    size_t n_skills = taxonomy_skill_count(taxonomy);
    size_t n_roles = taxonomy_role_count();
    struct store_skill *skills = calloc(n_skills ? n_skills : 1, sizeof *skills);
    struct store_role *roles = calloc(n_roles ? n_roles : 1, sizeof *roles);
    if (!skills || !roles) {
        free(skills);
        free(roles);
        return error_set(err, E_NOMEM, "out of memory");
    }
    for (size_t i = 0; i < n_skills; i++) {
        struct taxonomy_skill s = taxonomy_skill_at(taxonomy, i);
        skills[i] = (struct store_skill){s.id,     s.slug,   s.name, skill_type_name(s.type),
                                         s.parent, s.aliases};
    }
    for (size_t i = 0; i < n_roles; i++) {
        struct taxonomy_role r = taxonomy_role_at(i);
        roles[i] = (struct store_role){r.slug, r.name, r.family, r.soc, r.isco};
    }
    struct store_taxonomy tables = {taxonomy_version(taxonomy), skills, n_skills, roles, n_roles};
    enum status status = store_taxonomy(store, &tables, err);
    free(skills);
    free(roles);
    return status;
}

/* normalize/places/places_list.c: lists of places: what says the same twice is said once,
 * the more exact of two stays. Must not read text. */
#include "normalize/places/places_list.h"

#include "normalize/places/places_scan.h"

#include "base/banned.h"

/* Whether b lies in a, or says the same. */
static bool
covers(const struct place *a, const struct place *b)
{
    if (a->country[0] != '\0' && strcmp(a->country, b->country) != 0) {
        return false;
    }
    if (a->region[0] != '\0' && strcmp(a->region, b->region) != 0) {
        return false;
    }
    if (a->has_position && b->has_position && b->city.n > 0 && a->latitude == b->latitude &&
        a->longitude == b->longitude) {
        return true;
    }
    return a->city.n == 0 || str_eq_nocase(a->city, b->city);
}

size_t
place_insert(struct place *items, size_t n, const struct place *place)
{
    for (size_t i = 0; i < n; i++) {
        if (covers(place, &items[i])) {
            return n;
        }
    }
    size_t n_kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (!covers(&items[i], place)) {
            items[n_kept++] = items[i];
        }
    }
    items[n_kept++] = *place;
    return n_kept;
}

bool
place_list_has(const struct place_list *list, const struct place *place)
{
    for (size_t i = 0; i < list->n; i++) {
        if (covers(place, &list->items[i]) && covers(&list->items[i], place)) {
            return true;
        }
    }
    return false;
}

bool
place_add_scope(struct place_list *list, struct arena *arena, struct str scope)
{
    for (size_t i = 0; i < list->n_remote_scope; i++) {
        if (str_eq(list->remote_scope[i], scope)) {
            return true;
        }
    }
    if (list->n_remote_scope >= PLACE_SCOPES) {
        return true;
    }
    if (!list->remote_scope) {
        list->remote_scope = ARENA_ARRAY(arena, PLACE_SCOPES, struct str);
    }
    if (list->remote_scope) {
        list->remote_scope[list->n_remote_scope++] = scope;
    }
    return list->remote_scope != NULL;
}

void
place_drop_suzerain(struct place_list *list)
{
    bool has_part = false;
    for (size_t i = 0; i < list->n; i++) {
        const char *cc = list->items[i].country;
        has_part =
            has_part || strcmp(cc, "HK") == 0 || strcmp(cc, "MO") == 0 || strcmp(cc, "TW") == 0;
    }
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        const struct place *p = &list->items[i];
        bool is_china = strcmp(p->country, "CN") == 0 && p->city.n == 0 && p->region[0] == '\0';
        if (!has_part || !is_china) {
            list->items[n++] = *p;
        }
    }
    list->n = n;
}

static bool
add_scopes(struct place_list *list, const struct place_list *from, struct arena *arena)
{
    for (size_t i = 0; i < from->n_remote_scope; i++) {
        if (!place_add_scope(list, arena, from->remote_scope[i])) {
            return false;
        }
    }
    return true;
}

enum status
place_list_merge(struct place_list *list, const struct place_list *more, struct arena *arena)
{
    struct place_list all = *list;
    if (more->n > 0) {
        all.items = ARENA_ARRAY(arena, list->n + more->n, struct place);
        if (!all.items) {
            return E_NOMEM;
        }
        if (list->n > 0) {
            memcpy(all.items, list->items, list->n * sizeof(*list->items));
        }
        for (size_t i = 0; i < more->n; i++) {
            all.n = place_insert(all.items, all.n, &more->items[i]);
        }
    }
    all.remote_scope = NULL;
    all.n_remote_scope = 0;
    if (!add_scopes(&all, list, arena) || !add_scopes(&all, more, arena)) {
        return E_NOMEM;
    }
    if (all.work_mode == MODE_NONE) {
        all.work_mode = more->work_mode;
    }
    *list = all;
    return OK;
}

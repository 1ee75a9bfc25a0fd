/* tests/cron/test_recorded.c: recorded board payloads, where they are at hand
 * (../shared/corpus), served at their real paths: what lands in the store equals
 * what the payloads hold, and a second run changes nothing. Skipped without them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glob.h>

#include "support_web.h"

#define CORPUS PROJECT_DIR "/../shared/corpus"

struct recorded {
    const char *kind, *folder;
    const char *list; /* member with the array; NULL: the payload is the array */
    const char *id, *title;
    const char *mark;            /* member that a full payload's entries have */
    const char *before, *behind; /* the path round the board's name */
};

static const struct recorded KINDS[] = {
    {"greenhouse", "ats-greenhouse", "jobs", "id", "title", "absolute_url", "/v1/boards/",
     "/jobs?content=true&pay_transparency=true"},
    {"lever", "ats-lever", NULL, "id", "text", "hostedUrl", "/v0/postings/", "?mode=json"},
    {"ashby", "ats-ashby", "jobs", "id", "title", "jobUrl", "/posting-api/job-board/",
     "?includeCompensation=true"},
};
enum { BOARDS_MAX = 80, KIND_MAX = 12, CONF_BYTES = 32768 };

struct board {
    const struct recorded *kind;
    char name[32];
    json_t *payload;
};

static struct board boards[BOARDS_MAX];
static size_t n_boards;

static json_t *
entries(const struct board *board)
{
    return board->kind->list ? json_object_get(board->payload, board->kind->list) : board->payload;
}

static void
text_of(json_t *value, char out[128])
{
    out[0] = '\0';
    if (json_is_integer(value)) {
        (void)snprintf(out, 128, "%lld", (long long)json_integer_value(value));
    } else if (json_is_string(value)) {
        (void)snprintf(out, 128, "%s", json_string_value(value));
    }
}

static void
load(struct web *web, const struct recorded *kind, char *conf, size_t *at)
{
    glob_t found = {0};
    size_t taken = 0;
    char path[512];
    if (glob(CORPUS "/*", 0, NULL, &found) != 0) {
        return;
    }
    globfree(&found);
    (void)snprintf(path, sizeof path, CORPUS "/%s/*/*.json", kind->folder);
    if (glob(path, 0, NULL, &found) != 0) {
        return;
    }
    for (size_t i = 0; i < found.gl_pathc && n_boards < BOARDS_MAX && taken < KIND_MAX; i++) {
        json_error_t error;
        struct board *board = &boards[n_boards];
        json_t *root = json_load_file(found.gl_pathv[i], 0, &error);
        *board = (struct board){.kind = kind, .payload = root};
        json_t *list = root ? entries(board) : NULL;
        if (!json_is_array(list) || json_array_size(list) == 0 ||
            !json_object_get(json_array_get(list, 0), kind->mark)) {
            json_decref(root);
            continue;
        }
        (void)snprintf(board->name, sizeof board->name, "board-%zu", n_boards);
        (void)snprintf(path, sizeof path, "%s%s%s", kind->before, board->name, kind->behind);
        char *body = json_dumps(root, JSON_COMPACT);
        web_set(web, path, 200, "application/json", body);
        free(body);
        *at += (size_t)snprintf(conf + *at, CONF_BYTES - *at,
                                "source \"%s\" { kind = %s  board = \"%s\"  endpoint = "
                                "\"http://127.0.0.1:%d\" }\n",
                                board->name, kind->kind, board->name, web_port(web));
        n_boards++;
        taken++;
    }
    globfree(&found);
}

static json_t *
stored(json_t *all, const char *source, const char *external_id)
{
    const char *id;
    json_t *posting;
    json_object_foreach(all, id, posting)
    {
        if (strcmp(json_string_value(json_object_get(posting, "source")), source) == 0 &&
            strcmp(json_string_value(json_object_get(posting, "external_id")), external_id) == 0) {
            return posting;
        }
    }
    return NULL;
}

/* The figures that the payload states in numbers. */
static bool
stated_pay(const struct board *board, json_t *entry, double *ret_min, double *ret_max)
{
    json_t *pay = NULL;
    if (strcmp(board->kind->kind, "lever") == 0) {
        pay = json_object_get(entry, "salaryRange");
        *ret_min = json_number_value(json_object_get(pay, "min"));
        *ret_max = json_number_value(json_object_get(pay, "max"));
        return json_is_object(pay) && *ret_min > 0 && *ret_max >= *ret_min;
    }
    json_t *tiers = json_object_get(json_object_get(entry, "compensation"), "compensationTiers");
    json_t *parts = json_object_get(json_object_get(entry, "compensation"), "summaryComponents");
    size_t i;
    if (json_array_size(tiers) > 1) {
        return false; /* the summary mixes currencies and zones; the tiers are stored */
    }
    json_array_foreach(parts, i, pay)
    {
        const char *type = json_string_value(json_object_get(pay, "compensationType"));
        *ret_min = json_number_value(json_object_get(pay, "minValue"));
        *ret_max = json_number_value(json_object_get(pay, "maxValue"));
        if (type && strcmp(type, "Salary") == 0 && *ret_min > 0 && *ret_max >= *ret_min) {
            return true;
        }
    }
    return false;
}

/* As one range, or as the tiers whose envelope it is. */
static bool
has_pay(json_t *posting, double min, double max)
{
    double low = 0;
    double high = 0;
    size_t i;
    json_t *pay;
    json_array_foreach(json_object_get(posting, "salaries"), i, pay)
    {
        double a = json_number_value(json_object_get(pay, "min"));
        double b = json_number_value(json_object_get(pay, "max"));
        if (a == min && b == max) {
            return true;
        }
        low = low == 0 || a < low ? a : low;
        high = b > high ? b : high;
    }
    return low == min && high == max;
}

struct tally {
    size_t listed, missing, pays, pays_wrong, places, places_wrong;
};

/* Every part of a stored place's words stands in the entry: none is invented. */
static bool
is_said(const char *words, const char *raw)
{
    char part[512];
    bool said = raw && *raw;
    while (said && *raw) {
        size_t n = strcspn(raw, ",");
        while (n > 0 && *raw == ' ') {
            raw++;
            n--;
        }
        (void)snprintf(part, sizeof part, "%.*s", (int)n, raw);
        said = strstr(words, part) != NULL;
        raw += n + (raw[n] == ',');
    }
    return said;
}

static void
compare_places(const struct board *board, json_t *entry, json_t *posting, struct tally *tally)
{
    char *words = json_dumps(entry, JSON_COMPACT | JSON_ENCODE_ANY);
    size_t i;
    json_t *place;
    json_array_foreach(json_object_get(posting, "locations"), i, place)
    {
        const char *raw = json_string_value(json_object_get(place, "raw"));
        tally->places++;
        if (!is_said(words, raw)) {
            print_message("%s %s: place %s is not in the payload\n", board->kind->kind, board->name,
                          raw ? raw : "(none)");
            tally->places_wrong++;
        }
    }
    free(words);
}

static void
compare(const struct board *board, json_t *all, struct tally *tally)
{
    size_t i;
    json_t *entry;
    json_array_foreach(entries(board), i, entry)
    {
        char id[128];
        double min = 0;
        double max = 0;
        json_t *listed = json_object_get(entry, "isListed");
        text_of(json_object_get(entry, board->kind->id), id);
        if (!id[0] || json_is_false(listed) ||
            !json_string_value(json_object_get(entry, board->kind->title))) {
            continue;
        }
        tally->listed++;
        json_t *posting = stored(all, board->name, id);
        if (!posting) {
            print_message("%s %s: %s is not stored\n", board->kind->kind, board->name, id);
            tally->missing++;
            continue;
        }
        compare_places(board, entry, posting, tally);
        if (stated_pay(board, entry, &min, &max)) {
            tally->pays++;
            if (!has_pay(posting, min, max)) {
                print_message("%s %s: %s lacks pay %.0f - %.0f\n", board->kind->kind, board->name,
                              id, min, max);
                tally->pays_wrong++;
            }
        }
    }
}

static void
recorded_boards_are_stored_whole(void **state)
{
    (void)state;
    struct web *web = web_start();
    char *conf = malloc(CONF_BYTES);
    char db[256];
    assert_non_null(conf);
    size_t at = (size_t)snprintf(conf, CONF_BYTES,
                                 "allow-private = yes\nrate = \"100000/s\"\nconcurrency = 8\n");
    for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
        load(web, &KINDS[i], conf, &at);
    }
    if (n_boards == 0) {
        free(conf);
        web_stop(web);
        skip();
    }
    const char *path = scratch_write("jobmill.conf", "%s", conf);
    free(conf);
    (void)snprintf(db, sizeof db, "%s/jobs.db", scratch_folder());
    struct ran ran =
        jobmill_run("JOBMILL_NOW=2026-08-20T03:00:00Z", 0, "run -c %s -d %s", path, db);
    if (ran.status != 0 && ran.status != 1) {
        fail_msg("exit %d: %s", ran.status, ran.err);
    }
    ran_free(&ran);
    json_t *before = export_all(db);
    struct tally tally = {0};
    for (size_t i = 0; i < n_boards; i++) {
        compare(&boards[i], before, &tally);
        json_decref(boards[i].payload);
    }
    print_message("%zu boards, %zu postings listed, %zu with pay in numbers, %zu places\n",
                  n_boards, tally.listed, tally.pays, tally.places);
    assert_int_equal(tally.missing, 0);
    assert_int_equal(tally.pays_wrong, 0);
    assert_int_equal(tally.places_wrong, 0);
    assert_true(tally.places >= tally.listed / 2);
    ran = jobmill_run("JOBMILL_NOW=2026-08-21T03:00:00Z", 0, "run -c %s -d %s --quiet", path, db);
    ran_free(&ran);
    json_t *after = export_all(db);
    assert_true(json_equal(before, after));
    json_decref(before);
    json_decref(after);
    web_stop(web);
    scratch_remove();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(recorded_boards_are_stored_whole)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

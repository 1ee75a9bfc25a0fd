/* parse/boards/remoteok.c: Remote OK: about 100 of the newest; element 0 is a
 * legal notice (a link back is required). Source: recorded answers, 2026-07 and
 * -08. Pay of 0 means unknown; figures are dollars a year. Tags are machine-made
 * and handed on by nobody. On-site jobs are listed too: being listed says nothing of
 * the work mode. Texts are often UTF-8 read as Latin-1, and end with a
 * trap for robots. */
#include "base/markup.h"
#include "parse/boards/board.h"

#include "base/banned.h"

/* How the trap begins; it runs to the end of the text. */
static const char *const traps[] = {"Please mention the word ", "Please mention the words "};

static bool
claims(const struct json *root)
{
    JSON_EACH (item, root->type == JSON_ARRAY ? root : NULL) {
        if (json_get(item, "position") && json_get(item, "company")) {
            return json_get(item, "epoch") || json_get(item, "slug");
        }
        if (!json_get(item, "legal")) {
            return false;
        }
    }
    return false;
}

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/api"), STR_NONE);
}

static struct str
repair(struct reading *r, struct str text)
{
    return text.n ? utf8_repair_mojibake(r->arena, text) : text;
}

static struct str
without_trap(struct str text)
{
    for (size_t i = 0; i < sizeof traps / sizeof *traps; i++) {
        size_t at = str_find_nocase(text, str_of(traps[i]));
        if (at != SIZE_MAX &&
            (str_has_nocase(str_sub(text, at, SIZE_MAX), STR("spam")) ||
             str_has_nocase(str_sub(text, at, SIZE_MAX), STR("read the job post")))) {
            text = str_sub(text, 0, at);
        }
    }
    return str_trim(text);
}

static void
read_job(struct reading *r, const struct json *job)
{
    if (!reading_begin(r)) {
        return;
    }
    reading_add(r, FIELD_TITLE, "position",
                reading_line(r, repair(r, json_get_text(job, "position"))));
    reading_add(r, FIELD_COMPANY, "company",
                reading_line(r, repair(r, json_get_text(job, "company"))));
    reading_key(r, FIELD_COMPANY_URL, job, "company_url");
    reading_place(r, (struct raw_place){.rule = "location",
                                        .text = repair(r, json_get_text(job, "location"))});
    reading_key(r, FIELD_DATE_POSTED, job, json_get_text(job, "date").n ? "date" : "epoch");
    reading_key(r, FIELD_APPLY_URL, job, "apply_url");
    reading_money(r, (struct raw_money){.rule = "salary_min",
                                        .min = json_get_text(job, "salary_min"),
                                        .max = json_get_text(job, "salary_max"),
                                        .currency = STR("USD"),
                                        .period = STR("year")});
    reading_section(r, STR_NONE, repair(r, json_get_text(job, "description")));
    if (r->n_sections == 1) {
        r->sections[0] = without_trap(r->sections[0]);
    }
    struct str url = json_get_text(job, "url");
    reading_end(r, json_get_text(job, "id"), reading_hash(r, job, NULL), url);
}

static void
read(struct reading *r)
{
    if (r->root->type != JSON_ARRAY) {
        reading_fail(r, VERDICT_MALFORMED, "no array of postings");
        return;
    }
    reading_listing(r, STR_NONE);
    JSON_EACH (job, r->root) {
        if (!json_get(job, "legal")) {
            read_job(r, job);
        }
    }
}

const struct board board_remoteok = {
    .kind = "remoteok",
    .origin = "https://remoteok.com",
    .urls =
        {
            {.host = "remoteok.com", .example = "https://remoteok.com/remote-jobs/1", .board = ""},
            {.host = "www.remoteok.com", .example = "https://www.remoteok.com/", .board = ""},
            {.host = "remoteok.io", .example = "https://remoteok.io/api", .board = ""},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

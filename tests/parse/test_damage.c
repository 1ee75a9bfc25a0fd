/* tests/parse/test_damage.c: every kind of damaged JSON-LD, alone and with others,
 * over several postings. All of it is to be read, and nothing may be read wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "parse/page/page_read.h"
#include "tests/parse/support_damage.h"

struct kinds {
    enum damage_form form;
    const struct damage_style *style;
    const struct damage_wrap *wrap;
    const struct damage_tag *tag;
};

struct tally {
    size_t n_pages, n_lost, n_wrong, n_said;
};

enum { SAID_MAX = 60 };

static struct page_reader *reader;

static int
set_up(void **state)
{
    (void)state;
    struct error err = {0};
    return page_reader_new(&reader, &err) == OK ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    page_reader_free(reader);
    return 0;
}

static void
say(struct tally *tally, const struct damage_job *job, const struct kinds *k, const char *what,
    struct str got)
{
    if (tally->n_said++ < SAID_MAX) {
        print_error("%s | %s | %s | %s | %s: %s \"%.*s\"\n", damage_form_name(k->form),
                    k->style->name, k->wrap->name, k->tag->name, job->title, what, STR_ARG(got));
    }
}

/* A value that must be there, and must be that. */
static void
check(struct tally *tally, const struct damage_job *job, const struct kinds *k, const char *what,
      struct str want, struct str got)
{
    if (str_eq(want, got)) {
        return;
    }
    if (got.n == 0) {
        tally->n_lost++;
    } else {
        tally->n_wrong++;
    }
    say(tally, job, k, what, got);
}

static struct str
first_of(const struct raw_posting *raw, enum field field)
{
    const struct raw_value *value = raw_first(raw, field);
    return value ? value->text : STR_NONE;
}

static void
check_pay(struct tally *tally, const struct damage_job *job, const struct kinds *k,
          const struct raw_money *money)
{
    struct raw_money none = {0};
    money = money ? money : &none;
    if (k->form == FORM_PAY_TEXT) {
        check(tally, job, k, "pay", STR("31,000 - 38,500 a year"), money->text);
        return;
    }
    bool is_grouped = k->form == FORM_PAY_GROUPED;
    bool is_number = k->form == FORM_PAY_NUMBER;
    const char *max = is_number ? job->min : is_grouped ? "38500.00" : job->max;
    check(tally, job, k, "min", str_of(is_grouped ? "31000" : job->min), money->min);
    check(tally, job, k, "max", str_of(max), money->max);
    check(tally, job, k, "currency", str_of(job->currency), money->currency);
    check(tally, job, k, "period", str_of(is_number ? "" : job->unit), money->period);
}

static void
check_posting(struct tally *tally, const struct damage_job *job, const struct kinds *k,
              const struct raw_posting *raw)
{
    check(tally, job, k, "title", str_of(job->title), first_of(raw, FIELD_TITLE));
    check(tally, job, k, "company", str_of(job->company), first_of(raw, FIELD_COMPANY));
    check(tally, job, k, "posted", str_of(job->posted), first_of(raw, FIELD_DATE_POSTED));
    check(tally, job, k, "until", str_of(job->until), first_of(raw, FIELD_VALID_THROUGH));
    check(tally, job, k, "type", str_of(job->type), first_of(raw, FIELD_EMPLOYMENT_TYPE));
    struct raw_place none = {0};
    const struct raw_place *place = raw->places ? raw->places : &none;
    if (k->form == FORM_PLACE_TEXT) {
        check(tally, job, k, "place", str_of(job->city), place->text);
    } else {
        check(tally, job, k, "city", str_of(job->city), place->city);
        check(tally, job, k, "country", str_of(job->country), place->country);
    }
    check_pay(tally, job, k, raw->money);
    if (!str_has(raw->description, str_of(job->words)) || str_has(raw->description, STR("@type")) ||
        str_has(raw->description, STR("<p>"))) {
        tally->n_lost++;
        say(tally, job, k, "description", raw->description);
    }
}

static struct page *
read_page(struct str html, struct harvest *ret)
{
    struct error err = {0};
    struct page *page = page_new((size_t)64 << 20);
    assert_non_null(page);
    page->url = page->final_url = STR("https://careers.example.com/jobs/17");
    page->content_type = STR("text/html; charset=utf-8");
    page->body = html;
    assert_int_equal(page_read(reader, page, NULL, ret, &err), OK);
    return page;
}

static void
read_one(struct tally *tally, const struct damage_job *job, const struct kinds *k)
{
    struct buf html;
    struct harvest harvest;
    buf_init(&html, 1 << 20);
    damage_write(&html, job, k->form, k->style, k->wrap, k->tag);
    const char *folder = getenv("DAMAGE_DIR"); /* to look at them */
    if (folder) {
        char path[512];
        (void)snprintf(path, sizeof path, "%s/%05zu.html", folder, tally->n_pages);
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(html.p, 1, html.n, file), html.n);
        assert_int_equal(fclose(file), 0);
    }
    struct page *page = read_page(buf_str(&html), &harvest);
    tally->n_pages++;
    if (!harvest.postings || harvest.postings->next) {
        tally->n_lost++;
        say(tally, job, k, harvest.postings ? "two postings" : "no posting", harvest.why);
    } else {
        check_posting(tally, job, k, harvest.postings);
    }
    page_free(page);
    buf_release(&html);
}

static void
must_be_clean(const struct tally *tally)
{
    if (tally->n_said > 0) {
        fail_msg("of %zu pages: %zu values lost, %zu wrong", tally->n_pages, tally->n_lost,
                 tally->n_wrong);
    }
}

static struct kinds
sound(void)
{
    return (struct kinds){FORM_NONE, damage_style_at(0), damage_wrap_at(0), damage_tag_at(0)};
}

/* A form that the posting at hand can take: grouped numbers are one job's. */
static bool
fits(const struct damage_job *job, enum damage_form form)
{
    return form != FORM_PAY_GROUPED || job == damage_job_at(0);
}

static void
test_alone(void **state)
{
    (void)state;
    struct tally tally = {0};
    for (size_t j = 0; j < damage_job_count(); j++) {
        const struct damage_job *job = damage_job_at(j);
        struct kinds k = sound();
        for (size_t i = 0; i < damage_style_count(); i++) {
            k.style = damage_style_at(i);
            read_one(&tally, job, &k);
        }
        k = sound();
        for (size_t i = 1; i < damage_wrap_count(); i++) {
            k.wrap = damage_wrap_at(i);
            read_one(&tally, job, &k);
        }
        k = sound();
        for (size_t i = 1; i < damage_tag_count(); i++) {
            k.tag = damage_tag_at(i);
            read_one(&tally, job, &k);
        }
        k = sound();
        for (size_t i = 1; i < damage_form_count(); i++) {
            k.form = (enum damage_form)i;
            if (fits(job, k.form)) {
                read_one(&tally, job, &k);
            }
        }
    }
    must_be_clean(&tally);
}

/* Kinds that cannot meet: what they write would be another document. */
static bool
can_meet(const struct kinds *k)
{
    const struct damage_style *s = k->style;
    const struct damage_wrap *w = k->wrap;
    bool has_references = s->open && s->open[0] == '&'; /* of quotes */
    bool has_own_quote = s->open && s->open[0] != '"';
    if (w->before && w->before[0] == '\x02' && (has_own_quote || s->before || s->context)) {
        return false; /* what tells that a bracket is lost is lost too */
    }
    if (w->n_encoded > 0 && (has_own_quote || s->raw_quotes || s->encoded_text)) {
        return false;
    }
    if (w->is_literal && (has_references || has_own_quote || s->raw_quotes || s->raw_lines)) {
        return false;
    }
    return !(s->after && strcmp(s->after, "</p>\n") == 0 && w->cut);
}

static void
test_pairs(void **state)
{
    (void)state;
    struct tally tally = {0};
    size_t n = 0;
    for (size_t i = 0; i < damage_style_count(); i++) {
        for (size_t j = 1; j < damage_wrap_count(); j++, n++) {
            struct kinds k = sound();
            k.style = damage_style_at(i);
            k.wrap = damage_wrap_at(j);
            k.tag = damage_tag_at(n % damage_tag_count());
            k.form = (enum damage_form)(n % damage_form_count());
            const struct damage_job *job = damage_job_at(n % damage_job_count());
            k.form = fits(job, k.form) ? k.form : FORM_NONE;
            if (can_meet(&k)) {
                read_one(&tally, job, &k);
            }
        }
    }
    must_be_clean(&tally);
}

/* ---- cut off ---- */

static void
check_cut(const struct damage_job *job, const struct raw_posting *raw, size_t n)
{
    struct tally tally = {0};
    struct kinds k = sound();
    const struct raw_value *title = raw_first(raw, FIELD_TITLE);
    const struct {
        const char *want;
        struct str got;
    } rows[] = {
        {job->title, title ? title->text : STR_NONE},
        {job->company, first_of(raw, FIELD_COMPANY)},
        {job->posted, first_of(raw, FIELD_DATE_POSTED)},
        {job->until, first_of(raw, FIELD_VALID_THROUGH)},
        {job->type, first_of(raw, FIELD_EMPLOYMENT_TYPE)},
        {job->city, raw->places ? raw->places->city : STR_NONE},
        {job->country, raw->places ? raw->places->country : STR_NONE},
        {job->min, raw->money ? raw->money->min : STR_NONE},
        {job->max, raw->money ? raw->money->max : STR_NONE},
        {job->unit, raw->money ? raw->money->period : STR_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].got.n > 0 && !str_is(rows[i].got, rows[i].want)) {
            say(&tally, job, &k, "cut", rows[i].got);
            fail_msg("cut after %zu bytes", n);
        }
    }
}

/* Cut anywhere, nothing is read that the whole does not say; and what stood
 * complete before is there. */
static void
test_cut(void **state)
{
    (void)state;
    for (size_t j = 0; j < damage_job_count(); j++) {
        const struct damage_job *job = damage_job_at(j);
        struct kinds k = sound();
        struct buf html;
        buf_init(&html, 1 << 20);
        damage_write(&html, job, k.form, k.style, k.wrap, k.tag);
        struct str text = buf_str(&html);
        size_t stop = str_find(text, STR("</script>"));
        size_t after_date = str_find(text, STR("\"validThrough\""));
        size_t begin = str_find(text, STR("ld+json")), n_read = 0;
        for (size_t n = begin; n < stop; n++) {
            struct harvest harvest;
            struct page *page = read_page(str_sub(text, 0, n), &harvest);
            if (harvest.postings) {
                check_cut(job, harvest.postings, n);
                n_read++;
            }
            assert_true(n < after_date ||
                        (harvest.postings && raw_first(harvest.postings, FIELD_DATE_POSTED)));
            page_free(page);
        }
        assert_true(n_read > 400);
        buf_release(&html);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alone),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_cut),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

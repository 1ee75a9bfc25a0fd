/* Any bytes as a line given to every recogniser, and as title, place, salary and
 * description of one posting. No crash, no hang; what is found obeys the model. */
#include <assert.h>
#include <stdint.h>

#include "base/limits.h"
#include "base/markup.h"
#include "normalize/normalize.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_salaries(const struct salary *items, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        assert(!items[i].has_min || !items[i].has_max || items[i].min_cents <= items[i].max_cents);
    }
}

static void
read_line(const struct normalizer *normalizer, struct str text)
{
    struct arena arena;
    struct salary_list salaries = {0};
    struct place_list places = {0};
    struct title_reading title = {0};
    struct skill_list skills = {0};
    struct mode_reading mode = {0};
    struct company_reading company = {0};
    arena_init(&arena, 256 * MIB);
    if (normalize_salary(normalizer, text, &arena, &salaries) == OK) {
        check_salaries(salaries.items, salaries.n);
    }
    (void)!normalize_place(normalizer, text, &arena, &places);
    (void)!normalize_title(normalizer, text, &arena, &title);
    (void)!normalize_skills(normalizer, text, &arena, &skills);
    (void)!normalize_workmode(normalizer, text, &arena, &mode);
    (void)!normalize_company(normalizer, text, &arena, &company);
    assert(!title.role || taxonomy_role_find(str_of(title.role)));
    arena_release(&arena);
}

/* The first line is title, place and salary field too. */
static void
read_posting(const struct normalizer *normalizer, struct str text)
{
    struct page *page = page_new(256 * MIB);
    if (!page) {
        return;
    }
    struct str rest = text;
    struct str line = str_cut(&rest, '\n');
    struct raw_posting raw = {.external_id = STR("1"), .description = text};
    struct posting posting;
    page->source = STR("fuzz");
    page->kind = STR("page");
    page->url = page->final_url = STR("https://a.example/jobs/1");
    page->fetched_at_s = 1777604400;
    for (enum field field = (enum field)1; field < FIELD_COUNT; field++) {
        (void)raw_add(&raw, page->arena,
                      (struct raw_value){.field = field, .layer = LAYER_JSON_LD, .text = line});
    }
    (void)raw_add_place(&raw, page->arena, (struct raw_place){.text = line});
    (void)raw_add_money(&raw, page->arena, (struct raw_money){.text = line});
    if (normalize(normalizer, &raw, page, page->arena, &posting, NULL) == OK) {
        check_salaries(posting.salaries, posting.n_salaries);
        assert(posting.title.n > 0);
    }
    page_free(page);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct normalizer *normalizer;
    if (!normalizer && normalizer_new(&normalizer, NULL) != OK) {
        return 0;
    }
    struct arena arena;
    arena_init(&arena, 64 * MIB);
    struct str text = utf8_clean(&arena, (struct str){(const char *)data, size});
    read_line(normalizer, text);
    read_posting(normalizer, text);
    arena_release(&arena);
    return 0;
}

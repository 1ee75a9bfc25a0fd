/* A whole posting put together: layers against each other, evidence, doubts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "support_normalizer.h"

static void
add(struct raw_posting *raw, struct arena *arena, enum field field, const char *rule,
    const char *text)
{
    assert_true(
        raw_add(raw, arena,
                (struct raw_value){
                    .field = field, .layer = LAYER_BOARD_API, .rule = rule, .text = str_of(text)}));
}

static const struct fact *
fact_of(const struct posting *posting, enum field field)
{
    for (size_t i = 0; i < posting->n_facts; i++) {
        if (posting->facts[i].field == field) {
            return &posting->facts[i];
        }
    }
    return NULL;
}

static void
start(struct raw_posting *raw, struct arena *arena, const char *title, const char *text)
{
    *raw = (struct raw_posting){
        .external_id = STR("1"), .url = STR("https://example.com/1"), .description = str_of(text)};
    add(raw, arena, FIELD_TITLE, "title", title);
}

static const char BODY[] =
    "About us\n\nAcme has raised $50M and has 20 years of experience.\n\nYour tasks\n- You keep "
    "the services of our shop alive and you take part in the "
    "on-call rotation.\n\nRequirements\n- 3+ years of experience with C\n- Good words in "
    "English\n\nWe offer\n- The salary is $90,000 - $110,000 a year\n"
    "- A hybrid model: 2 days in the office\n- a $500 referral bonus";

static void
test_whole(void **state)
{
    (void)state;
    struct arena arena;
    struct raw_posting raw;
    struct posting posting;
    struct error err;
    struct page page = {.source = STR("acme"),
                        .kind = STR("greenhouse"),
                        .board = STR("acme"),
                        .fetched_at_s = 1782864000};
    arena_init(&arena, 1 << 24);
    start(&raw, &arena, "Backend Engineer (Remote)", BODY);
    add(&raw, &arena, FIELD_COMPANY, "company", "Acme GmbH");
    add(&raw, &arena, FIELD_EMPLOYMENT_TYPE, "type", "FullTime");
    add(&raw, &arena, FIELD_DATE_POSTED, "postedOn", "Posted 3 Days Ago");
    add(&raw, &arena, FIELD_VALID_THROUGH, "validThrough", "2026-08-01T00:00:00+02:00");
    assert_true(raw_add_place(&raw, &arena,
                              (struct raw_place){.layer = LAYER_BOARD_API,
                                                 .rule = "location",
                                                 .text = STR("Boston, MA")}));
    assert_int_equal(normalize(normalizer, &raw, &page, &arena, &posting, &err), OK);
    assert_true(str_is(posting.company_key, "acme"));
    assert_int_equal(posting.employment_type, EMPLOYMENT_FULL_TIME);
    assert_int_equal(posting.work_mode, MODE_HYBRID); /* office days over the title */
    assert_int_equal(posting.experience_min, 3);
    assert_true(posting.on_call);
    assert_string_equal(posting.language, "en");
    assert_int_equal(posting.n_salaries, 1);
    assert_int_equal(posting.salaries[0].min_cents, 9000000);
    assert_string_equal(posting.salaries[0].currency, "USD");
    assert_int_equal(posting.date_posted_s, 1782864000 - 3 * DAY_S);
    assert_false(posting.valid_through_has_time);
    assert_int_equal(posting.n_places, 1);
    assert_string_equal(posting.places[0].country, "US");
    assert_int_equal(strlen(posting.id), 16);
    assert_true(posting.core_hash != 0 && posting.content_hash != 0 && posting.minhash[0] != 0);
    const struct fact *pay = fact_of(&posting, FIELD_SALARY);
    assert_non_null(pay);
    assert_int_equal(pay->layer, LAYER_PROSE);
    assert_true(str_is(pay->quote, "$90,000 - $110,000 a year"));
    assert_non_null(fact_of(&posting, FIELD_WORK_MODE));
    assert_string_equal(fact_of(&posting, FIELD_WORK_MODE)->rule, "office-days");
    arena_release(&arena);
}

static struct raw_money
money(const char *min, const char *max, const char *currency, const char *period)
{
    return (struct raw_money){.layer = LAYER_BOARD_API,
                              .rule = "salary",
                              .min = str_of(min),
                              .max = str_of(max),
                              .currency = str_of(currency),
                              .period = str_of(period)};
}

static void
test_pay_layers(void **state)
{
    (void)state;
    struct arena arena;
    struct raw_posting raw;
    struct posting posting;
    struct error err;
    arena_init(&arena, 1 << 24);
    /* structure wins over prose of the same kind; other kinds are added */
    start(&raw, &arena, "Account Executive",
          "The base salary is $80,000 - $90,000 a year. OTE: $160,000 - $180,000.");
    assert_true(raw_add_money(&raw, &arena, money("85000", "95000", "USD", "YEAR")));
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
    assert_int_equal(posting.n_salaries, 2);
    assert_int_equal(posting.salaries[0].min_cents, 8500000);
    assert_int_equal(posting.salaries[1].kind, SALARY_OTE);
    /* so is the range of another rate, not the same pay by the hour */
    start(&raw, &arena, "Tester", "11 000 - 15 000 zł brutto / mies. lub 90 - 120 zł / godz.");
    assert_true(raw_add_money(&raw, &arena, money("11000", "15000", "PLN", "MONTH")));
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
    assert_int_equal(posting.n_salaries, 2);
    assert_int_equal(posting.salaries[1].period, PERIOD_HOUR);
    start(&raw, &arena, "Tester", "Pay: $38 - $46 an hour.");
    assert_true(raw_add_money(&raw, &arena, money("80000", "95000", "USD", "YEAR")));
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
    assert_int_equal(posting.n_salaries, 1);
    /* a sum over zones gives way to them */
    start(&raw, &arena, "Account Executive",
          "Salary\n- New York: $96,000 - $132,000\n- Elsewhere: $88,000 - $121,000");
    assert_true(raw_add_money(&raw, &arena, money("88000", "132000", "USD", "1 YEAR")));
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
    assert_int_equal(posting.n_salaries, 2);
    assert_true(str_is(posting.salaries[0].zone, "New York"));
    /* an impossible structure is withheld, and the text speaks */
    start(&raw, &arena, "Travel Nurse", "Pay: $2,600 per week.");
    assert_true(raw_add_money(&raw, &arena, money("2600", "2600", "USD", "HOUR")));
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
    assert_int_equal(posting.n_salaries, 1);
    assert_int_equal(posting.salaries[0].period, PERIOD_WEEK);
    assert_int_equal(posting.n_quarantine, 1);
    assert_string_equal(posting.quarantine[0].reason, "salary-above-bound");
    /* what a site reckons is not the employer's word */
    start(&raw, &arena, "Cook", "Pay: $45K - $60K (Glassdoor est.)");
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
    assert_int_equal(posting.n_salaries, 0);
    assert_string_equal(posting.quarantine[0].reason, "salary-estimated");
    start(&raw, &arena, "Cook", "Pay: $45K - $60K (Employer est.)");
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
    assert_int_equal(posting.n_salaries, 1);
    /* the country says which dollar */
    start(&raw, &arena, "Cook", "Salary: $60,000 a year.");
    assert_true(raw_add_place(&raw, &arena,
                              (struct raw_place){.city = STR("Toronto"), .country = STR("CA")}));
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
    assert_string_equal(posting.salaries[0].currency, "CAD");
    arena_release(&arena);
}

/* What a board reckoned from the text's own figures gives way to them, with its evidence. */
static void
test_pay_reckoned(void **state)
{
    static const struct {
        const char *text, *min, *max, *unit;
        enum period want;
        const char *quote;
    } ROWS[] = {
        {"Pay range: $27.02 - $48.55 per hour.", "54000", "98000", "YEAR", PERIOD_HOUR, "$27.02"},
        {"Salary: EUR 4,000 to 5,000 per month.", "48000", "60000", "YEAR", PERIOD_MONTH, "4,000"},
        /* too far off to be the same pay */
        {"Pay range: $27.02 - $48.55 per hour.", "70000", "98000", "YEAR", PERIOD_YEAR, "70000"},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 24);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct raw_posting raw;
        struct posting posting;
        struct error err;
        start(&raw, &arena, "Nurse", ROWS[i].text);
        assert_true(raw_add_money(&raw, &arena, money(ROWS[i].min, ROWS[i].max, "", ROWS[i].unit)));
        assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
        assert_int_equal(posting.n_salaries, 1);
        assert_int_equal(posting.salaries[0].period, ROWS[i].want);
        size_t n_facts = 0;
        for (size_t k = 0; k < posting.n_facts; k++) {
            n_facts += posting.facts[k].field == FIELD_SALARY;
        }
        assert_int_equal(n_facts, 1);
        assert_true(str_has(fact_of(&posting, FIELD_SALARY)->quote, str_of(ROWS[i].quote)));
        arena_reset(&arena);
    }
    arena_release(&arena);
}

/* Each place keeps the evidence of the voice that said it, though a finer one may take
 * another's stead and move it. */
static void
test_place_evidence(void **state)
{
    const struct raw_place PLACES[] = {{.text = STR("USA"), .rule = "a"},
                                       {.text = STR("Germany"), .rule = "b"},
                                       {.text = STR("Austin, TX"), .rule = "c"},
                                       {.text = STR("Austin"), .rule = "d"}};
    static const struct {
        const char *country, *rule, *quote;
    } WANT[] = {{"DE", "b", "Germany"}, {"US", "c", "Austin, TX"}};
    (void)state;
    struct arena arena;
    struct raw_posting raw;
    struct posting posting;
    struct error err;
    arena_init(&arena, 1 << 24);
    start(&raw, &arena, "Nurse", "");
    for (size_t i = 0; i < sizeof PLACES / sizeof PLACES[0]; i++) {
        assert_true(raw_add_place(&raw, &arena, PLACES[i]));
    }
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
    assert_int_equal(posting.n_places, 2);
    size_t n = 0;
    for (size_t i = 0; i < posting.n_facts; i++) {
        const struct fact *fact = &posting.facts[i];
        if (fact->field == FIELD_LOCATION) {
            assert_true(n < 2 && fact->index == n);
            assert_string_equal(posting.places[n].country, WANT[n].country);
            assert_string_equal(fact->rule, WANT[n].rule);
            assert_true(str_is(fact->quote, WANT[n].quote));
            n++;
        }
    }
    assert_int_equal(n, 2);
    /* a remote job's one country, too */
    start(&raw, &arena, "Nurse", "");
    add(&raw, &arena, FIELD_WORK_MODE, "mode", "remote");
    add(&raw, &arena, FIELD_REMOTE_SCOPE, "scope", "Canada");
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
    assert_int_equal(posting.n_places, 1);
    assert_string_equal(fact_of(&posting, FIELD_LOCATION)->rule, "remote-scope");
    arena_release(&arena);
}

static void
test_refusals(void **state)
{
    (void)state;
    struct arena arena;
    struct posting posting;
    struct error err;
    arena_init(&arena, 1 << 24);
    struct raw_posting raw = {.external_id = STR("1")};
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), E_FORMAT);
    start(&raw, &arena, "Cook", "");
    raw.external_id = STR_NONE;
    raw.url = STR_NONE;
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), E_FORMAT);
    start(&raw, &arena, "Cook", "");
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
    assert_int_equal(posting.work_mode, MODE_NONE);
    assert_int_equal(posting.n_salaries, 0);
    assert_int_equal(posting.experience_min, -1);
    assert_false(posting.on_call);
    assert_true(posting.date_posted_s == TIME_UNKNOWN);
    arena_release(&arena);
    /* an arena that is full: E_NOMEM, whatever the step */
    for (size_t max = 512; max < 400000; max = max * 5 / 4) {
        struct arena small, own;
        arena_init(&own, 1 << 20);
        arena_init(&small, max);
        start(&raw, &own, "Backend Engineer", BODY);
        enum status status = normalize(normalizer, &raw, NULL, &small, &posting, &err);
        assert_true(status == OK || status == E_NOMEM);
        arena_release(&small);
        arena_release(&own);
    }
}

static size_t
title_places(struct arena *arena, const char *title, const char *place, struct posting *ret)
{
    struct raw_posting raw;
    struct error err;
    start(&raw, arena, title, "");
    if (*place) {
        assert_true(raw_add_place(&raw, arena,
                                  (struct raw_place){.layer = LAYER_BOARD_API,
                                                     .rule = "location",
                                                     .text = str_of(place)}));
    }
    assert_int_equal(normalize(normalizer, &raw, NULL, arena, ret, &err), OK);
    return ret->n_places;
}

/* The city of a title counts where the locations stop at a country or region. */
static void
test_title_places(void **state)
{
    (void)state;
    static const struct {
        const char *title, *place, *city;
    } ROWS[] = {
        {"Sales Representative (Oran)", "Algeria (West)", "Oran"},
        {"Sales Representative - Toronto", "Canada - Remote (ON, BC)", "Toronto"},
        {"Sales Representative (Munich)", "Berlin, Germany", "Berlin"},
        {"Sales Representative (Munich)", "Hesse, Germany", ""},
        {"Sales Representative (Munich)", "Spain", ""},
        {"Sales Representative - Payments", "Germany", ""},
    };
    struct arena arena;
    struct posting posting;
    arena_init(&arena, 1 << 24);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct str city = STR("");
        for (size_t k = title_places(&arena, ROWS[i].title, ROWS[i].place, &posting); k > 0; k--) {
            city = posting.places[k - 1].city.n ? posting.places[k - 1].city : city;
        }
        print_message("%s, %s\n", ROWS[i].title, ROWS[i].place);
        assert_true(str_is(city, ROWS[i].city));
    }
    arena_release(&arena);
}

/* What is cut off a title as a place is one, and says no occupation. */
static void
test_title_tails(void **state)
{
    (void)state;
    static const struct {
        const char *title, *place, *want, *role;
    } ROWS[] = {
        {"Executivo(a) Comercial Hunter para Grandes Contas | Colombo/PR",
         "Colombo, Parana, Brasil", "Executivo(a) Comercial Hunter para Grandes Contas",
         "sales-representative"},
        {"Consultor(a) Externo | Rio Verde/GO", "Rio Verde, Goias, Brasil", "Consultor(a) Externo",
         NULL},
        {"Manager, Field Engineering Italy", "Italy", "Manager, Field Engineering Italy", NULL},
        {"Sales Manager, LCS UK", "United Kingdom", "Sales Manager, LCS UK", "sales-manager"},
        {"Backend Engineer (Node JS)", "Remote", "Backend Engineer (Node JS)", "backend-developer"},
        {"Legal Counsel - US Mergers", "United States", "Legal Counsel - US Mergers",
         "legal-counsel"},
        {"Nurse - South West London", "London, UK", "Nurse", "registered-nurse"},
        {"Nurse - Embu das Artes/SP", "Embu das Artes, SP, Brasil", "Nurse", "registered-nurse"},
        {"Nurse - Bavaria, Germany", "Munich", "Nurse", "registered-nurse"},
        {"Consultor(a) Externo | Lucas do Rio Verde/MT", "Lucas do Rio Verde, MT, Brasil",
         "Consultor(a) Externo", NULL},
        {"Business Analyst | H\xC3\xAD"
         "brido SP ou RJ",
         "Brasil", "Business Analyst", "business-analyst"},
        {"Director, Taiwan Real Estate Construction", "Taipei, Taiwan",
         "Director, Taiwan Real Estate Construction", "construction-manager"},
        {"Sjuksköterska till Uppsala!", "Uppsala, Sweden", "Sjuksköterska", "registered-nurse"},
        {"Registrar till Tallbo i Umeå", "Umeå, Sweden", "Registrar till Tallbo", NULL},
        {"Consultor(a) Externo | Natal/RN", "Natal, Rio Grande do Norte, Brasil",
         "Consultor(a) Externo", NULL},
        {"Charge Nurse/RN", "Natal, Rio Grande do Norte, Brasil", "Charge Nurse/RN",
         "registered-nurse"},
    };
    struct arena arena;
    struct posting posting;
    arena_init(&arena, 1 << 24);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        (void)title_places(&arena, ROWS[i].title, ROWS[i].place, &posting);
        print_message("%s: %.*s\n", ROWS[i].title, STR_ARG(posting.title));
        assert_true(str_is(posting.title, ROWS[i].want));
        assert_true((posting.role == NULL) == (ROWS[i].role == NULL));
        assert_true(!posting.role || strcmp(posting.role, ROWS[i].role) == 0);
    }
    arena_release(&arena);
}

/* Day and month of an English posting are ordered as where the job is. */
static void
test_date_order(void **state)
{
    (void)state;
    static const struct {
        const char *place;
        int64_t day;
    } ROWS[] = {{"Boston, MA", 20674}, {"Leeds, United Kingdom", 20704}, {"Oslo, Norway", -1}};
    static const char TEXT[] = "We are looking for a cook who likes to work with us in the team "
                               "and who will be there for the guests of the house.";
    struct arena arena;
    arena_init(&arena, 1 << 24);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct raw_posting raw;
        struct posting posting;
        struct error err;
        start(&raw, &arena, "Cook", TEXT);
        add(&raw, &arena, FIELD_VALID_THROUGH, "closing", "08/09/2026");
        assert_true(raw_add_place(&raw, &arena,
                                  (struct raw_place){.layer = LAYER_BOARD_API,
                                                     .rule = "location",
                                                     .text = str_of(ROWS[i].place)}));
        assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
        int64_t want = ROWS[i].day < 0 ? TIME_UNKNOWN : ROWS[i].day * DAY_S;
        assert_int_equal(posting.valid_through_s, want);
    }
    arena_release(&arena);
}

/* A contract at the end of a title stands against the form's full-time. */
static void
test_title_contract(void **state)
{
    (void)state;
    static const struct {
        const char *title;
        enum employment_type want;
    } ROWS[] = {{"Benefits Specialist (1 year Contractor)", EMPLOYMENT_CONTRACT},
                {"Benefits Specialist - 6 month contract", EMPLOYMENT_CONTRACT},
                {"Contractor Relations Manager", EMPLOYMENT_FULL_TIME},
                {"Benefits Specialist", EMPLOYMENT_FULL_TIME}};
    struct arena arena;
    arena_init(&arena, 1 << 24);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct raw_posting raw;
        struct posting posting;
        struct error err;
        start(&raw, &arena, ROWS[i].title, "");
        add(&raw, &arena, FIELD_EMPLOYMENT_TYPE, "commitment", "Full-time: Remote");
        assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
        assert_int_equal(posting.employment_type, ROWS[i].want);
    }
    arena_release(&arena);
}

/* Words of another kind between a label and its value, or the same label among them, do not
 * part the two. */
static void
test_labelled_mode(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum work_mode mode;
    } ROWS[] = {
        {"You look after orders and stock every day.\nLocation: Remote (offshore, and willing to "
         "work Pacific or Eastern hours as needed)",
         MODE_REMOTE},
        {"Shifts follow one another from Monday to Sunday. - Work model: Onsite in Szczecin. "
         "- Growth in the banking industry with training.",
         MODE_ONSITE},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct arena arena;
        struct raw_posting raw;
        struct posting posting;
        struct error err;
        struct page page = {.source = STR("acme"), .kind = STR("page")};
        arena_init(&arena, 1 << 24);
        start(&raw, &arena, "Clerk", ROWS[i].text);
        assert_int_equal(normalize(normalizer, &raw, &page, &arena, &posting, &err), OK);
        assert_int_equal(posting.work_mode, ROWS[i].mode);
        arena_release(&arena);
    }
}

/* An internship said in the text makes an intern of a title without a level. */
static void
test_intern(void **state)
{
    (void)state;
    struct arena arena;
    struct raw_posting raw;
    struct posting posting;
    struct error err;
    arena_init(&arena, 1 << 24);
    start(&raw, &arena, "Talent Acquisition",
          "About the programme\nAs part of your internship you meet all teams of the house.");
    assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
    assert_int_equal(posting.employment_type, EMPLOYMENT_INTERNSHIP);
    assert_int_equal(posting.seniority, SENIORITY_INTERN);
    arena_release(&arena);
}

static void
test_lines(void **state)
{
    (void)state;
    struct arena arena;
    struct salary_list pay;
    struct mode_reading mode;
    struct company_reading company;
    arena_init(&arena, 1 << 24);
    assert_int_equal(normalize_salary(normalizer, STR("<p>Salary: <b>&pound;30,000</b> a year</p>"),
                                      &arena, &pay),
                     OK);
    assert_int_equal(pay.n, 1);
    assert_string_equal(pay.items[0].currency, "GBP");
    assert_int_equal(normalize_workmode(normalizer, STR("Hybrid - London"), &arena, &mode), OK);
    assert_int_equal(mode.work_mode, MODE_HYBRID);
    assert_int_equal(normalize_company(normalizer, STR("Acme B.V."), &arena, &company), OK);
    assert_true(str_is(company.key, "acme"));
    arena_release(&arena);
}

/* The same piece over and over: time and memory must stay linear. */
static void
test_hostile(void **state)
{
    (void)state;
    static const char *const PIECES[] = {"5-",
                                         "5 years ",
                                         "degree in ",
                                         "degree ",
                                         "Full-time\n",
                                         "full time ",
                                         "0.5 FTE ",
                                         "office ",
                                         "not remote ",
                                         "5 days at home ",
                                         "$1-",
                                         "70 000 ",
                                         "Paris, ",
                                         "based in ",
                                         "Salary: 50,000 per year. ",
                                         "C and ",
                                         "fluent in ",
                                         "on call ",
                                         "\xE9\x80\xB1"
                                         "2",
                                         "Requirements:\n- ",
                                         "1000000000 ",
                                         "(",
                                         "40 hours a week "};
    for (size_t i = 0; i < sizeof PIECES / sizeof PIECES[0]; i++) {
        struct buf text;
        struct arena arena;
        struct raw_posting raw;
        struct posting posting;
        struct error err;
        buf_init(&text, (size_t)1 << 20);
        arena_init(&arena, (size_t)1 << 28);
        while (text.n < 200000) {
            buf_add(&text, str_of(PIECES[i]));
        }
        start(&raw, &arena, "Nurse", "");
        raw.description = buf_str(&text);
        assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
        arena_release(&arena);
        buf_release(&text);
    }
}

/* The employer's own site gives a domain; an agency's, a network's none. */
static void
test_company_domain(void **state)
{
    static const struct {
        const char *company, *sites[2], *domain;
    } ROWS[] = {
        {"Acme Technologies GmbH", {"https://www.acme.com/de", ""}, "acme.com"},
        {"Acme", {"https://www.linkedin.com/company/acme", "https://acme.co.uk"}, "acme.co.uk"},
        {"Acme", {"https://www.linkedin.com/company/acme", ""}, ""},
        {"Acme via Northway Staffing", {"https://northway.dev", ""}, ""},
        {"", {"https://acme.com", ""}, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct arena arena;
        struct raw_posting raw;
        struct posting posting;
        struct error err;
        arena_init(&arena, 1 << 20);
        start(&raw, &arena, "Engineer", "We build bridges.");
        add(&raw, &arena, FIELD_COMPANY, "hiringOrganization", ROWS[i].company);
        add(&raw, &arena, FIELD_COMPANY_URL, "sameAs", ROWS[i].sites[0]);
        add(&raw, &arena, FIELD_COMPANY_URL, "hiringOrganization.url", ROWS[i].sites[1]);
        assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
        assert_true(str_is(posting.company_domain, ROWS[i].domain));
        assert_int_equal(fact_of(&posting, FIELD_COMPANY_URL) != NULL, ROWS[i].domain[0] != 0);
        arena_release(&arena);
    }
}

/* Lines by the heading that parse/ could not judge. */
static void
test_place_guesses(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rule, *country; /* "": no place */
        enum work_mode mode;
    } ROWS[] = {
        {"Bremen, Germany", "facts-by-title", "DE", MODE_NONE},
        {"Boats Worldwide AS", "facts-by-title", "", MODE_NONE}, /* the company */
        {"Taiwan", "facts-by-title", "", MODE_NONE},
        {"Taiwan", "title-in", "TW", MODE_NONE},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct arena arena;
        struct raw_posting raw;
        struct posting posting;
        struct error err;
        arena_init(&arena, 1 << 20);
        start(&raw, &arena, "Engineer", "We build bridges.");
        raw.values = NULL;
        add(&raw, &arena, FIELD_TITLE, "title", "Engineer");
        add(&raw, &arena, FIELD_COMPANY, "hiringOrganization", "Boats Worldwide AS");
        struct raw_place place = {
            .text = str_of(ROWS[i].text), .rule = ROWS[i].rule, .is_guess = true};
        assert_true(raw_add_place(&raw, &arena, place));
        assert_int_equal(normalize(normalizer, &raw, NULL, &arena, &posting, &err), OK);
        assert_string_equal(posting.n_places ? posting.places[0].country : "", ROWS[i].country);
        assert_int_equal(posting.work_mode, ROWS[i].mode);
        arena_release(&arena);
    }
}

/* A normalizer of a recogniser's own parts is enough for it. */
static void
test_parts(void **state)
{
    (void)state;
    struct normalizer *part = NULL;
    struct arena arena;
    struct error err;
    struct salary_list pay;
    struct place_list places;
    struct title_reading title;
    struct skill_list skills;
    struct mode_reading mode;
    struct company_reading company;
    arena_init(&arena, 4 << 20);
    assert_int_equal(normalizer_new_of(PART_PHRASES, NULL, &part, &err), OK);
    assert_int_equal(normalize_salary(part, STR("$120k-150k/yr"), &arena, &pay), OK);
    assert_int_equal(pay.n, 1);
    normalizer_free(part);
    assert_int_equal(normalizer_new_of(PART_PLACES, NULL, &part, &err), OK);
    assert_int_equal(normalize_place(part, STR("Remote - Leipzig, Germany"), &arena, &places), OK);
    assert_int_equal(places.n, 1);
    normalizer_free(part);
    assert_int_equal(normalizer_new_of(PART_TITLES | PART_PLACES, NULL, &part, &err), OK);
    assert_int_equal(normalize_title(part, STR("Nurse in Leipzig (m/w/d)"), &arena, &title), OK);
    assert_non_null(title.role);
    normalizer_free(part);
    assert_int_equal(normalizer_new_of(PART_SKILLS | PART_PHRASES, NULL, &part, &err), OK);
    assert_int_equal(normalize_skills(part, STR("Python and Rust"), &arena, &skills), OK);
    assert_int_equal(skills.n, 2);
    normalizer_free(part);
    assert_int_equal(normalizer_new_of(PART_PHRASES | PART_PLACES, NULL, &part, &err), OK);
    assert_int_equal(normalize_workmode(part, STR("Fully remote in Spain"), &arena, &mode), OK);
    assert_int_equal(mode.work_mode, MODE_REMOTE);
    normalizer_free(part);
    assert_int_equal(normalizer_new_of(0, NULL, &part, &err), OK);
    assert_int_equal(normalize_company(part, STR("Boats GmbH"), &arena, &company), OK);
    assert_true(company.key.n > 0);
    normalizer_free(part);
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),          cmocka_unit_test(test_whole),
        cmocka_unit_test(test_pay_layers),     cmocka_unit_test(test_pay_reckoned),
        cmocka_unit_test(test_place_evidence), cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_title_places),   cmocka_unit_test(test_title_tails),
        cmocka_unit_test(test_date_order),     cmocka_unit_test(test_title_contract),
        cmocka_unit_test(test_labelled_mode),  cmocka_unit_test(test_intern),
        cmocka_unit_test(test_lines),          cmocka_unit_test(test_company_domain),
        cmocka_unit_test(test_place_guesses),  cmocka_unit_test(test_hostile)};
    return cmocka_run_group_tests(tests, normalizer_set_up, normalizer_tear_down);
}

/* tests/cron/support_twins.c: see the header. Every company is a run of scenes:
 * one opening shown once, on several boards, rewritten by an aggregator, in other
 * cities, posted again, translated, copied by agencies; and the traps: equal
 * titles of two teams, equal texts of two requisitions, near-equal texts of two
 * roles, the same title at another employer, one template for all openings. */
#include "support_twins.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

enum {
    AGENCIES = 6,
    AGGREGATORS = 2,
    SCENES_A_COMPANY = 34,
    PERMILLE = 1000,
    PLAIN_GROUPS = 10000000,
    PLAIN_WORDS = 1000
};

static uint32_t
roll(struct twins_market *market, uint32_t sides)
{
    market->random += 0x9E3779B97F4A7C15U;
    return (uint32_t)(twins_mix(market->random) >> 33) % sides;
}

// clang-format off
static const char *const ROLES[] = {"Backend Engineer", "Account Executive", "Registered Nurse", "Data Analyst", "Warehouse Associate", "Product Designer", "Financial Analyst", "Mechanical Engineer", "Customer Success Manager", "DevOps Engineer", "Store Manager", "HR Business Partner", "Frontend Developer", "Electrician", "Marketing Manager", "QA Engineer", "Truck Driver", "Executive Assistant", "Data Scientist", "Project Manager"};
static const char *const ROLES_DE[] = {"Backend-Entwickler (m/w/d)", NULL, "Gesundheits- und Krankenpfleger (m/w/d)", "Datenanalyst (m/w/d)", "Lagermitarbeiter (m/w/d)", NULL, "Finanzanalyst (m/w/d)", "Maschinenbauingenieur (m/w/d)", NULL, NULL, "Filialleiter (m/w/d)", NULL, "Frontend-Entwickler (m/w/d)", "Elektriker (m/w/d)", NULL, NULL, "LKW-Fahrer (m/w/d)", NULL, NULL, "Projektmanager (m/w/d)"};
static const char *const FIELDS[] = {"Payments", "Search", "Logistics", "Retail", "Energy", "Platform", "Claims", "Public Sector", "Night Shift", "Onboarding", "Cardiology", "Fleet"};
static const char *const CITIES[] = {"Berlin", "Hamburg", "Munich", "London", "Manchester", "Paris", "Lyon", "Madrid", "Warsaw", "Amsterdam", "Dublin", "Chicago, IL", "Austin, TX", "Boston, MA", "Seattle, WA", "Denver, CO", "Toronto, ON", "Zurich"};
static const char *const CITIES_FULL[] = {"Berlin, Germany", "Hamburg, Germany", "Munich, Germany", "London, United Kingdom", "Manchester, United Kingdom", "Paris, France", "Lyon, France", "Madrid, Spain", "Warsaw, Poland", "Amsterdam, Netherlands", "Dublin, Ireland", "Chicago, Illinois, United States", "Austin, Texas, United States", "Boston, Massachusetts, United States", "Seattle, Washington, United States", "Denver, Colorado, United States", "Toronto, Ontario, Canada", "Zurich, Switzerland"};
static const char *const AGENCY_NAMES[] = {"Northway Recruitment Ltd", "Talentbridge Staffing Inc", "Personaldienstleistungen Krause GmbH", "Harbor Executive Search", "Blue Finch Recruiting", "Cadence Staffing LLC"};
// clang-format on

/* ---- postings ---- */

struct opening {
    struct twins_posting base;
    size_t company, role, city;
    uint32_t words; /* of a plain title; 0: it has a team's name */
};

/* The company's openings of one title are one group. */
static uint32_t
group_of(struct twins_market *market, const struct opening *o)
{
    return o->words ? PLAIN_GROUPS + (uint32_t)o->company * PLAIN_WORDS + o->words
                    : market->n_groups++;
}

static struct twins_posting *
show(struct twins_market *market, const struct twins_posting *like, size_t source)
{
    if (market->n == market->cap) {
        market->cap = market->cap ? market->cap * 2 : 4096;
        market->postings = realloc(market->postings, market->cap * sizeof *market->postings);
        assert_non_null(market->postings);
    }
    struct twins_posting *p = &market->postings[market->n++];
    *p = *like;
    p->source = source;
    (void)snprintf(p->id, sizeof p->id, "%zu-%zu", source, market->n);
    return p;
}

static size_t
board_of(size_t company)
{
    return AGGREGATORS + AGENCIES + company * 2;
}

/* " Abc", so that two openings are not of one title by chance. */
static void
add_team(struct twins_posting *p)
{
    size_t n = strlen(p->title);
    (void)snprintf(p->title + n, sizeof p->title - n, " %c%c%cx", (char)('A' + p->job % 26),
                   (char)('a' + p->job / 26 % 26), (char)('a' + p->job / 676 % 26));
}

static struct opening
opening_new(struct twins_market *market, size_t company)
{
    struct opening o = {.company = company,
                        .role = roll(market, COUNT(ROLES)),
                        .city = roll(market, COUNT(CITIES))};
    struct twins_posting *p = &o.base;
    p->job = market->n_jobs++;
    p->group = market->n_groups++;
    uint32_t field = roll(market, COUNT(FIELDS)), level = roll(market, 3) == 0;
    (void)snprintf(p->title, sizeof p->title, "%s%s, %s", level ? "Senior " : "", ROLES[o.role],
                   FIELDS[field]);
    if (roll(market, 2)) { /* a team's name; the others may meet their like by chance */
        add_team(p);
    } else {
        o.words = (uint32_t)(o.role * COUNT(FIELDS) + field) * 2 + level + 1;
        p->group = group_of(market, &o);
    }
    (void)snprintf(p->company, sizeof p->company, "Company %c%c%c GmbH", (char)('A' + company % 26),
                   (char)('a' + company / 26 % 26), (char)('a' + company / 676 % 26));
    p->place = CITIES[o.city];
    p->nights = 3;
    p->text = (struct twins_text){.employer = (uint32_t)company,
                                  .seed = p->job * 7919U + 13,
                                  .kept = PERMILLE,
                                  .agency = -1,
                                  .pay = roll(market, 2) ? 40 + roll(market, 80) : 0};
    return o;
}

/* "Senior" short, gender marks, plural, mode. */
static void
retitle(struct twins_market *market, struct twins_posting *p)
{
    char title[TWINS_TITLE];
    switch (roll(market, 4)) {
    case 0:
        (void)snprintf(title, sizeof title, "%.80s (m/f/d)", p->title);
        break;
    case 1:
        (void)snprintf(title, sizeof title, "%s%.80s",
                       strncmp(p->title, "Senior ", 7) == 0 ? "Sr. " : "",
                       strncmp(p->title, "Senior ", 7) == 0 ? p->title + 7 : p->title);
        break;
    case 2:
        (void)snprintf(title, sizeof title, "%.80s - Remote", p->title);
        break;
    default:
        return;
    }
    memcpy(p->title, title, sizeof title);
}

/* An aggregator's copy: cut, padded or edited. */
static struct twins_posting *
aggregate(struct twins_market *market, const struct opening *o)
{
    struct twins_posting *p = show(market, &o->base, roll(market, AGGREGATORS));
    p->place = CITIES_FULL[o->city];
    p->requisition[0] = '\0';
    retitle(market, p);
    if (roll(market, 10) == 0) {
        (void)snprintf(p->requisition, sizeof p->requisition, "AGG-%u", roll(market, 100000));
    }
    if (roll(market, 10) == 0) {
        p->place = NULL;
    }
    if (roll(market, 5) == 0) {
        *strstr(p->company, " GmbH") = '\0';
    }
    switch (roll(market, 5)) {
    case 0:
        p->text.kept = 300 + roll(market, 500);
        break;
    case 1:
        p->text.edits = roll(market, 1000000) + 1;
        p->text.edited = 50 + roll(market, 400);
        break;
    case 2:
        p->text.is_padded = true;
        break;
    case 3:
        p->text.kept = roll(market, 2) ? 0 : PERMILLE; /* no text at all */
        break;
    default:
        p->text.pay = 0;
        break;
    }
    return p;
}

/* ---- scenes: the true ones ---- */

static void
scene_boards(struct twins_market *market, struct opening *o)
{
    show(market, &o->base, board_of(o->company));
    struct twins_posting *site = show(market, &o->base, board_of(o->company) + 1);
    site->place = CITIES_FULL[o->city];
    retitle(market, site);
}

static void
scene_aggregator(struct twins_market *market, struct opening *o)
{
    show(market, &o->base, board_of(o->company));
    aggregate(market, o);
    if (roll(market, 2)) {
        show(market, &o->base, board_of(o->company) + 1);
    }
}

static void
scene_cities(struct twins_market *market, struct opening *o)
{
    size_t n = 2 + roll(market, 5);
    for (size_t i = 0; i < n; i++) {
        struct opening other = *o;
        other.city = (o->city + i) % COUNT(CITIES);
        other.base.place = CITIES[other.city];
        other.base.job = i ? market->n_jobs++ : o->base.job;
        show(market, &other.base, board_of(o->company));
        if (roll(market, 3) == 0) {
            aggregate(market, &other);
        }
    }
}

static void
scene_repost(struct twins_market *market, struct opening *o)
{
    o->base.nights = 1;
    show(market, &o->base, board_of(o->company));
    o->base.nights = 2;
    o->base.is_repost = true;
    struct twins_posting *again = show(market, &o->base, board_of(o->company));
    again->text.edits = roll(market, 1000000) + 1;
    again->text.edited = roll(market, 200);
    again->text.pay += again->text.pay ? 5 : 0;
}

static void
scene_evergreen(struct twins_market *market, struct opening *o)
{
    bool says = roll(market, 2) == 0;
    o->base.is_evergreen = true;
    o->base.text.is_evergreen = says;
    o->base.nights = says ? 3 : 15;
    show(market, &o->base, board_of(o->company));
}

static void
scene_translated(struct twins_market *market, struct opening *o)
{
    const char *german = ROLES_DE[o->role];
    bool has_number = roll(market, 2) == 0;
    if (!german) {
        show(market, &o->base, board_of(o->company));
        return;
    }
    (void)snprintf(o->base.title, sizeof o->base.title, "%s", ROLES[o->role]);
    o->words = PLAIN_WORDS - 1 - (uint32_t)o->role;
    o->base.group = group_of(market, o);
    if (has_number) {
        (void)snprintf(o->base.requisition, sizeof o->base.requisition, "R-%05u", o->base.job);
    }
    show(market, &o->base, board_of(o->company));
    struct twins_posting *p = show(market, &o->base, board_of(o->company));
    (void)snprintf(p->title, sizeof p->title, "%s", german);
    p->text.is_german = true;
    p->text.pay = 0;
}

static void
scene_agency(struct twins_market *market, struct opening *o)
{
    show(market, &o->base, board_of(o->company));
    size_t n = 1 + roll(market, 2), first = roll(market, AGENCIES);
    for (size_t i = 0; i < n; i++) {
        size_t agency = (first + i) % AGENCIES;
        struct twins_posting *p = show(market, &o->base, AGGREGATORS + agency);
        (void)snprintf(p->company, sizeof p->company, "%s", AGENCY_NAMES[agency]);
        switch (roll(market, 3)) { /* the rest copies word for word but for the name */
        case 0:
            p->text.edits = roll(market, 1000000) + 1;
            p->text.edited = 60;
            break;
        case 1: /* "our client": the employer's words are the agency's */
            p->text.agency = (int)agency;
            break;
        default:
            break;
        }
        p->text.is_padded = true;
    }
}

static void
scene_number(struct twins_market *market, struct opening *o)
{
    (void)snprintf(o->base.requisition, sizeof o->base.requisition, "JR%06u", o->base.job);
    show(market, &o->base, board_of(o->company));
    struct twins_posting *p = show(market, &o->base, board_of(o->company) + 1);
    p->text.edits = roll(market, 1000000) + 1; /* rewritten, but with the number */
    p->text.edited = 500;
}

/* ---- scenes: the traps ---- */

static void
trap_numbers(struct twins_market *market, struct opening *o)
{
    for (int i = 0; i < 3; i++) { /* one text, three requisitions */
        struct opening other = *o;
        other.base.job = i ? market->n_jobs++ : o->base.job;
        (void)snprintf(other.base.requisition, sizeof other.base.requisition, "R-%05u",
                       other.base.job);
        show(market, &other.base, board_of(o->company));
    }
}

static void
trap_boilerplate(struct twins_market *market, struct opening *o)
{
    for (uint32_t i = 0; i < 3; i++) { /* roles that differ in a word and two sentences */
        struct opening other = *o;
        other.base.job = i ? market->n_jobs++ : o->base.job;
        other.base.group = market->n_groups++;
        other.base.text.team = i;
        (void)snprintf(other.base.title, sizeof other.base.title, "%s, %s", ROLES[o->role],
                       FIELDS[(o->base.job + i) % COUNT(FIELDS)]);
        size_t n = strlen(other.base.title);
        (void)snprintf(other.base.title + n, sizeof other.base.title - n, " %c%cx",
                       (char)('A' + o->base.job % 26), (char)('a' + o->base.job / 26 % 26));
        show(market, &other.base, board_of(o->company));
        if (roll(market, 3) == 0) {
            show(market, &other.base, board_of(o->company) + 1);
        }
    }
}

static void
trap_teams(struct twins_market *market, struct opening *o)
{
    for (uint32_t i = 0; i < 2; i++) { /* one title, two teams with texts of their own */
        struct opening other = *o;
        other.base.job = i ? market->n_jobs++ : o->base.job;
        other.base.text.seed += i * 1000003U;
        show(market, &other.base, board_of(o->company));
        if (roll(market, 2)) {
            show(market, &other.base, board_of(o->company) + 1);
        } else if (roll(market, 2)) {
            aggregate(market, &other);
        }
    }
}

static void
trap_levels(struct twins_market *market, struct opening *o)
{
    static const char *const LEVELS[] = {"Junior", "Senior", "Lead"};
    for (size_t i = 0; i < COUNT(LEVELS); i++) {
        struct opening other = *o;
        other.base.job = i ? market->n_jobs++ : o->base.job;
        other.base.group = market->n_groups++;
        (void)snprintf(other.base.title, sizeof other.base.title, "%s %s %c%c%cx", LEVELS[i],
                       ROLES[o->role], (char)('A' + o->base.job % 26),
                       (char)('a' + o->base.job / 26 % 26), (char)('a' + o->base.job / 676 % 26));
        show(market, &other.base, board_of(o->company));
    }
}

static void
trap_employers(struct twins_market *market, struct opening *o)
{
    struct opening other = opening_new(market, o->company + 1); /* same words, other house */
    memcpy(other.base.title, o->base.title, sizeof other.base.title);
    other.words = o->words;
    other.base.group = group_of(market, &other);
    other.base.place = o->base.place;
    other.base.text = o->base.text;
    other.base.text.employer = (uint32_t)o->company + 1;
    show(market, &o->base, board_of(o->company));
    show(market, &other.base, board_of(o->company + 1));
}

static void
trap_agency_clients(struct twins_market *market, struct opening *o)
{
    size_t agency = roll(market, AGENCIES);
    for (uint32_t i = 0; i < 2; i++) { /* one agency, one title, two clients */
        struct twins_posting *p = show(market, &o->base, AGGREGATORS + agency);
        (void)snprintf(p->company, sizeof p->company, "%s", AGENCY_NAMES[agency]);
        p->job = i ? market->n_jobs++ : o->base.job;
        p->group = market->n_groups++;
        p->text.agency = (int)agency;
        p->text.seed += i * 7U;
    }
}

/* An opening of which the text tells one or two sentences, the template the rest. */
static struct opening
sibling(struct twins_market *market, const struct opening *o, uint32_t i, const char *title)
{
    struct opening other = *o;
    struct twins_posting *p = &other.base;
    p->job = i ? market->n_jobs++ : o->base.job;
    p->group = i ? market->n_groups++ : o->base.group;
    p->text.seed += i * 1000003U;
    p->text.own = 1 + roll(market, 2);
    if (title) {
        (void)snprintf(p->title, sizeof p->title, "%s", title);
    }
    return other;
}

/* Each on the board; some on the employer's site and at an aggregator, too. */
static void
show_sibling(struct twins_market *market, const struct opening *o)
{
    show(market, &o->base, board_of(o->company));
    if (roll(market, 3) == 0) {
        show(market, &o->base, board_of(o->company) + 1);
    }
}

static void
trap_one_word(struct twins_market *market, struct opening *o)
{
    static const char *const TITLES[][3] = {
        {"C Developer", "C++ Developer", "C# Developer"},
        {"Day Nurse", "Night Nurse", "Theatre Nurse"},
        {"Sales Manager North", "Sales Manager South", "Sales Manager West"},
        {"Cook", "Head Cook", "Line Cook"},
        {"Electrician Apprentice", "Electrician", "Electrician Foreman"},
        {"Teacher of Maths", "Teacher of Physics", "Teacher of Music"},
    };
    const char *const *titles = TITLES[roll(market, COUNT(TITLES))];
    o->words = 0;
    for (uint32_t i = 0; i < COUNT(TITLES[0]); i++) {
        struct opening other = sibling(market, o, i, titles[i]);
        other.base.group = (uint32_t)(2UL * PLAIN_GROUPS + o->company * PLAIN_WORDS +
                                      (size_t)(titles - TITLES[0]) + i);
        show_sibling(market, &other);
    }
}

/* Two names of one role, at one place, and nearly one text: two openings. */
static void
trap_other_name(struct twins_market *market, struct opening *o)
{
    static const char *const TITLES[][2] = {
        {"Waiter", "Restaurant Server"},           {"Software Engineer", "Programmer"},
        {"Recruiter", "Talent Acquisition Lead"},  {"Caretaker", "Janitor"},
        {"Nursing Assistant", "Care Home Helper"}, {"Warehouse Worker", "Order Picker"},
    };
    const char *const *titles = TITLES[roll(market, COUNT(TITLES))];
    for (uint32_t i = 0; i < 2; i++) {
        struct opening other = sibling(market, o, i, titles[i]);
        other.base.group = (uint32_t)(3UL * PLAIN_GROUPS + o->company * PLAIN_WORDS +
                                      (size_t)(titles - TITLES[0]) + i);
        show_sibling(market, &other);
    }
}

/* One title, one place, one template; two teams. */
static void
trap_template_teams(struct twins_market *market, struct opening *o)
{
    for (uint32_t i = 0; i < 2; i++) {
        struct opening other = sibling(market, o, i, NULL);
        other.base.group = o->base.group;
        show_sibling(market, &other);
    }
}

/* Short adverts: five sentences about the house, one or two about the work. */
static void
trap_short(struct twins_market *market, struct opening *o)
{
    o->base.text.kept = 460; /* ten sentences */
    for (uint32_t i = 0; i < 3; i++) {
        struct opening other = sibling(market, o, i, i == 2 ? ROLES[o->role] : NULL);
        if (i == 2) {
            add_team(&other.base);
        } else {
            other.base.group = o->base.group;
        }
        show_sibling(market, &other);
    }
}

/* An agency's template: one title for two clients in a town, and other titles. */
static void
trap_agency_template(struct twins_market *market, struct opening *o)
{
    size_t agency = roll(market, AGENCIES);
    for (uint32_t i = 0; i < 5; i++) {
        struct opening other = sibling(market, o, i, NULL);
        if (i > 1) {
            (void)snprintf(other.base.title, sizeof other.base.title, "%s, %s",
                           ROLES[(o->role + i) % COUNT(ROLES)], FIELDS[i]);
            add_team(&other.base);
        }
        other.base.text.agency = (int)agency;
        (void)snprintf(other.base.company, sizeof other.base.company, "%s", AGENCY_NAMES[agency]);
        show(market, &other.base, AGGREGATORS + agency);
    }
}

static void
scene_alone(struct twins_market *market, struct opening *o)
{
    show(market, &o->base, board_of(o->company));
}

typedef void scene(struct twins_market *market, struct opening *o);
static scene *const SCENES[] = {
    scene_boards,     scene_boards,         scene_aggregator,    scene_aggregator,
    scene_aggregator, scene_cities,         scene_cities,        scene_repost,
    scene_repost,     scene_evergreen,      scene_translated,    scene_translated,
    scene_agency,     scene_agency,         scene_number,        trap_numbers,
    trap_boilerplate, trap_boilerplate,     trap_teams,          trap_levels,
    trap_employers,   trap_agency_clients,  scene_alone,         scene_alone,
    scene_alone,      scene_alone,          trap_one_word,       trap_one_word,
    trap_other_name,  trap_template_teams,  trap_template_teams, trap_short,
    trap_short,       trap_agency_template,
};

static int
by_source(const void *a, const void *b)
{
    const struct twins_posting *x = a, *y = b;
    return x->source != y->source ? (x->source < y->source ? -1 : 1) : strcmp(x->id, y->id);
}

void
twins_market_init(struct twins_market *market, size_t n_companies)
{
    *market = (struct twins_market){.random = 20260101,
                                    .n_sources = AGGREGATORS + AGENCIES + (n_companies + 1) * 2};
    market->sources = calloc(market->n_sources, sizeof *market->sources);
    assert_non_null(market->sources);
    for (size_t i = 0; i < market->n_sources; i++) {
        struct twins_source *s = &market->sources[i];
        size_t own = i - AGGREGATORS - AGENCIES;
        bool is_agency = i < AGGREGATORS + AGENCIES;
        s->sort = i < AGGREGATORS ? TWINS_AGGREGATOR
                  : is_agency     ? TWINS_AGENCY
                  : own % 2 == 0  ? TWINS_BOARD
                                  : TWINS_SITE;
        s->kind = i == 0         ? "arbeitnow"
                  : i == 1       ? "remotive"
                  : is_agency    ? "recruitee"
                  : own % 2 == 0 ? "greenhouse"
                                 : "lever";
        (void)snprintf(s->name, sizeof s->name, "s%zu", i);
    }
    for (size_t c = 0; c < n_companies; c++) {
        for (size_t i = 0; i < SCENES_A_COMPANY; i++) {
            struct opening o = opening_new(market, c);
            SCENES[i % COUNT(SCENES)](market, &o);
        }
    }
    qsort(market->postings, market->n, sizeof *market->postings, by_source);
}

void
twins_market_release(struct twins_market *market)
{
    free(market->postings);
    free(market->sources);
}

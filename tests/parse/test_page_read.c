/* tests/parse/test_page_read.c: whole pages: plain, microdata, RDFa, embedded
 * state, closed, blocked, lists; the source's overrides; hostile bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "support_page.h"

#define PROSE                                                                                      \
    "<p>We are looking for somebody who keeps our fleet of forty lorries on the road, plans the "  \
    "tours of the week and talks with drivers, customers and the workshop.</p>"                    \
    "<h2>Your tasks</h2><ul><li>Plan tours and drivers for the coming week</li>"                   \
    "<li>Answer customers who wait for their goods</li></ul>"                                      \
    "<h2>Requirements</h2><ul><li>Three years in a forwarding company</li>"                        \
    "<li>Good German and some English</li></ul>"

#define MENU                                                                                       \
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/jobs'>All jobs</a></li></ul></nav>"

static const char plain_page[] =
    "<!DOCTYPE html><html lang=en><head><title>Fleet Dispatcher | Norwind Logistics</title>"
    "<meta property=og:site_name content='Norwind Logistics'></head><body>" MENU
    "<div class=cookie-banner><p>We use cookies to make this site better for all who visit it "
    "and for the shop.</p></div><main><h1>Fleet Dispatcher</h1>"
    "<dl><dt>Location</dt><dd>Bremen, Germany</dd><dt>Salary:</dt><dd>42.000 - 48.000 EUR</dd>"
    "<dt>Employment type</dt><dd>Full-time</dd></dl><p>Posted on 3 May 2026</p>" PROSE
    "<p>Norwind Logistics is a family company with 200 people in the north of Germany.</p>"
    "<a class=btn href='/apply/17'>Apply now</a></main>"
    "<section><h3>Similar jobs</h3><ul><li><a href='/jobs/18'>Lorry Driver</a><p>Drive our new "
    "lorries all over the north of the country and come home every evening.</p></li></ul></section>"
    "<footer><p>Copyright 2026 Norwind Logistics, all rights reserved, imprint and privacy.</p>"
    "</footer></body></html>";

static void
test_plain(void **state)
{
    (void)state;
    struct read_page read = read_html(plain_page);
    const struct raw_posting *raw = read.harvest.postings;
    assert_int_equal(read.harvest.verdict, VERDICT_OK);
    assert_string_equal(value_of(&read, FIELD_TITLE), "Fleet Dispatcher");
    assert_string_equal(value_of(&read, FIELD_COMPANY), "Norwind Logistics");
    assert_string_equal(value_of(&read, FIELD_EMPLOYMENT_TYPE), "Full-time");
    assert_string_equal(value_of(&read, FIELD_DATE_POSTED), "3 May 2026");
    assert_string_equal(text_of(&read, raw->places->text), "Bremen, Germany");
    assert_string_equal(text_of(&read, raw->money->text), "42.000 - 48.000 EUR");
    assert_true(str_has(raw->description, STR("- Plan tours and drivers")));
    assert_true(str_has(raw->description, STR("Requirements\n")));
    assert_false(str_has(raw->description, STR("cookies")));
    assert_false(str_has(raw->description, STR("lorries all over")));
    assert_false(str_has(raw->description, STR("All jobs")));
    assert_false(str_has(raw->description, STR("Copyright")));
    assert_false(str_has(raw->description, STR("Apply now")));
    page_done(&read);
}

/* The language that the page says it is in goes with the posting. */
static void
test_page_language(void **state)
{
    (void)state;
    struct buf html;
    buf_init(&html, 1 << 16);
    buf_add_z(&html, "<html lang=fr-CA>");
    buf_add_z(&html, plain_page);
    struct read_page read = read_bytes(html.p, html.n, NULL, NULL);
    assert_string_equal(value_of(&read, FIELD_LANGUAGE), "fr-CA");
    page_done(&read);
    read = read_html(plain_page);
    assert_string_equal(value_of(&read, FIELD_LANGUAGE), "en");
    page_done(&read);
    buf_release(&html);
}

/* Labels in other languages, in other shapes. */
static const struct {
    const char *html;
    enum field field;
    const char *want;
} labels[] = {
    {"<p><strong>Arbeitsort:</strong> Bremen</p>", FIELD_LOCATION, "Bremen"},
    {"<table><tr><th>Lieu</th><td>Nantes (44)</td></tr></table>", FIELD_LOCATION, "Nantes (44)"},
    {"<div><span>Ubicaci\xc3\xb3n</span> <span>Madrid</span></div>", FIELD_LOCATION, "Madrid"},
    {"<div>Standplaats: Utrecht<br>Salaris: 3000 - 3500 euro</div>", FIELD_LOCATION, "Utrecht"},
    {"<div>Miejsce pracy: Gda\xc5\x84sk | Rodzaj umowy: B2B</div>", FIELD_EMPLOYMENT_TYPE, "B2B"},
    {"<div class='job-location'>Turin</div>", FIELD_LOCATION, "Turin"},
    {"<h4>Location</h4><p>Oslo</p>", FIELD_LOCATION, "Oslo"},
    {"<dl><dt>Languages</dt><dd>Danish, Polish</dd></dl>", FIELD_SKILL, "Danish, Polish"},
    {"<p>Telework eligible: No</p>", FIELD_WORK_MODE, "telework eligible: No"},
    {"<table><thead><tr><th>Team</th><th>Place</th></tr></thead><tbody><tr><td "
     "data-label='Department'>Yard</td><td data-label='Location'>Oslo</td></tr></tbody></table>",
     FIELD_LOCATION, "Oslo"},
    {"<table><tr><td data-label='Deadline'>1 May 2026</td></tr><tr><td data-label='Deadline'>2 May "
     "2026</td></tr></table>",
     FIELD_VALID_THROUGH, ""},
    {"<h3>\xe5\xb7\xa5\xe4\xbd\x9c\xe5\x9c\xb0\xe5\x8d\x80</h3><p>\xe5\x8f\xb0\xe5\x8c\x97"
     "</p>",
     FIELD_LOCATION, "\xe5\x8f\xb0\xe5\x8c\x97"},
    {"<dl><dt>Company<dd>Acme Ltd<dt>Job ID<dd>R-1</dl>", FIELD_COMPANY, "Acme Ltd"},
    {"<dl><dt>Company<dd>Acme Ltd<dt>Job ID<dd>R-1</dl>", FIELD_REQUISITION_ID, "R-1"},
    {"<p>Bewerbungsfrist: 31.12.2026</p>", FIELD_VALID_THROUGH, "31.12.2026"},
    {"<p>Publi\xc3\xa9 le 3 mai 2026</p>", FIELD_DATE_POSTED, "3 mai 2026"},
    {"<p>Modalidad: H\xc3\xad"
     "brido</p>",
     FIELD_WORK_MODE,
     "H\xc3\xad"
     "brido"},
    {"<p class=meta><span><span class=sr-only>Location</span>Dublin, Ireland</span> <span><span "
     "class=sr-only>Category</span>Lorries</span> <span>Posted date 10/29/2026</span></p>",
     FIELD_LOCATION, "Dublin, Ireland"},
    {"<p class=meta><span><span class=sr-only>Location</span>Dublin, Ireland</span> <span>Posted "
     "date 10/29/2026</span></p>",
     FIELD_DATE_POSTED, "10/29/2026"},
    {"<div><span>Location</span> <span>Oslo</span> <span>Contract type</span> "
     "<span>Part-time</span></div>",
     FIELD_LOCATION, "Oslo"},
    {"<p><b>Requisition ID:</b> 40817 <b>Work arrangement:</b> Onsite</p>", FIELD_REQUISITION_ID,
     "40817"},
    {"<p><b>Requisition ID:</b> 40817 <b>Work arrangement:</b> Onsite</p>", FIELD_WORK_MODE,
     "Onsite"},
    {"<p>Published on 3 May 2026 \xc2\xb7 Apply by 30 May 2026</p>", FIELD_VALID_THROUGH,
     "30 May 2026"},
    {"<div><span>Posted Date</span><span title='5/2/2026 9:14 AM'>3 weeks ago (5/2/2026)</span>"
     "</div>",
     FIELD_DATE_POSTED, "5/2/2026 9:14 AM"},
    {"<p>Posted: 3 weeks ago (5/2/2026)</p>", FIELD_DATE_POSTED, "5/2/2026"},
    {"<p>Published on 3 May 2026. All who like lorries are welcome to write to us, whoever they "
     "are.</p>",
     FIELD_DATE_POSTED, "3 May 2026"},
    {"<ul><li>4 - 7 Yrs</li><li>Bremen</li></ul>", FIELD_EXPERIENCE, "4 - 7 Yrs"},
    {"<ul><li>Full-time</li><li>Remote (US/Canada)</li></ul>", FIELD_LOCATION,
     "Remote (US/Canada)"},
    {"<ul><li>Bremen</li><li>Mid</li></ul>", FIELD_SENIORITY, "Mid"},
    {"<ul><li>Bremen</li><li>am 03.05.2026</li></ul>", FIELD_DATE_POSTED, "am 03.05.2026"},
    {"<ul><li>Bremen</li><li>Homeoffice teilweise</li></ul>", FIELD_WORK_MODE,
     "Homeoffice teilweise"},
    {"<h3>Job posting</h3><p>Fleet Dispatcher in Bremen</p>", FIELD_DATE_POSTED, ""},
    {"<p>Organization: Group Finance</p>", FIELD_COMPANY, ""},
    {"<h3>\xf0\x9f\x93\x8d Location</h3><p>Oslo</p>", FIELD_LOCATION, "Oslo"},
    {"<p>Location matters to us. We travel.</p>", FIELD_LOCATION, ""},
    {"<p>Salary: competitive</p>", FIELD_SALARY, ""},
    {"<p>Deadline pressure does not scare you 24/7</p>", FIELD_VALID_THROUGH, ""},
};

static const char *
found(const struct read_page *read, enum field field)
{
    const struct raw_posting *raw = read->harvest.postings;
    if (field == FIELD_LOCATION) {
        return raw && raw->places ? text_of(read, raw->places->text) : "";
    }
    if (field == FIELD_SALARY) {
        return raw && raw->money ? text_of(read, raw->money->text) : "";
    }
    return value_of(read, field);
}

static void
test_labels(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        struct buf html;
        buf_init(&html, 65536);
        buf_printf(&html,
                   "<title>Dispatcher</title><h1>Dispatcher</h1>%s" PROSE "<button>Apply</button>",
                   labels[i].html);
        struct read_page read = read_html(html.p);
        if (!read.harvest.postings || strcmp(found(&read, labels[i].field), labels[i].want) != 0) {
            fail_msg("%s: \"%s\" (%.*s)", labels[i].html, found(&read, labels[i].field),
                     STR_ARG(read.harvest.why));
        }
        page_done(&read);
        buf_release(&html);
    }
}

/* Title of the head and headings, and what must come of them. */
static const struct {
    const char *head, *body, *title, *company;
} titles[] = {
    {"<title>Vacature Chauffeur - Bouwbedrijf Ter Linde - Almelo</title>",
     "<h2>Vacature: Chauffeur (fulltime)</h2><p>Bouwbedrijf Ter Linde is een aannemer.</p>",
     "Chauffeur (fulltime)", "Bouwbedrijf Ter Linde"},
    {"<title>Fleet Dispatcher - Guild Jobs - Portal</title>",
     "<h1>Fleet Dispatcher</h1><p>Office for Canals</p>"
     "<p>The Office for Canals looks after locks.</p>",
     "Fleet Dispatcher", "Office for Canals"},
    {"<title>Oferta de empleo Conductor en Conservas Lourido, S.L.</title>", "<h1>Conductor</h1>",
     "Conductor", "Conservas Lourido, S.L."},
    {"<title>Fleet Dispatcher - Skagbro Kommune</title>", "<h1>Fleet Dispatcher</h1>",
     "Fleet Dispatcher", "Skagbro Kommune"},
    {"<title>Conductor - Grupo Lagos de Piedra - Bolsa</title>",
     "<h1>Conductor</h1><footer>Grupo Lagos de Piedra S.A. de C.V. Calle 5</footer>", "Conductor",
     "Grupo Lagos de Piedra"},
    {"<title>Fleet Dispatcher - Skagbros kommun</title>",
     "<h1>Fleet Dispatcher</h1><p>Arbetsort: Skagbro</p>", "Fleet Dispatcher", "Skagbros kommun"},
    {"<title>Fleet Dispatcher s\xc3\xb8ges til Havglimt</title>", "<h1>Fleet Dispatcher</h1>",
     "Fleet Dispatcher", "Havglimt"},
    {"<title>Kierowca - Biuro Norwid-Trans</title>",
     "<h1>Kierowca</h1><footer>Biuro Norwid-Trans sp. z o.o., ul. Morska 4</footer>", "Kierowca",
     "Biuro Norwid-Trans"},
    {"<title>Fleet Dispatcher at Hollin Primary School - School Jobs</title>",
     "<h1>Fleet Dispatcher</h1><p><a href='/schools/hollin'>Hollin Primary School</a></p>",
     "Fleet Dispatcher", "Hollin Primary School"},
    {"<title>Fleet Dispatcher - Stanmer Pell Haulage Engineers</title>",
     "<header>Stanmer Pell</header><h1>Fleet Dispatcher</h1>", "Fleet Dispatcher",
     "Stanmer Pell Haulage Engineers"},
    {"<title>Fleet Dispatcher - Paddock &amp; Pawl Haulage</title>",
     "<header>Paddock &amp; Pawl Haulage</header><h1>Fleet Dispatcher</h1>", "Fleet Dispatcher",
     "Paddock & Pawl Haulage"},
    {"<title>Hiring: Fleet Dispatcher | Blog | Norwind</title>",
     "<h1>We're hiring: Fleet Dispatcher</h1><p>Norwind is a family company.</p>",
     "Fleet Dispatcher", "Norwind"},
    {"<title>Job Announcement</title>",
     "<h2>State of Norwind</h2><h3>Fleet Dispatcher</h3><p>Opens: May 3, 2026<br>Closes: May 30, "
     "2026</p>",
     "Fleet Dispatcher", "State of Norwind"},
    {"<title>Fleet Dispatcher | Norwind</title>", "<div>Norwind</div><h1>Fleet Dispatcher</h1>",
     "Fleet Dispatcher", "Norwind"},
    {"<title>Fleet Dispatcher | Monster</title>", "<div>Monster</div><h1>Fleet Dispatcher</h1>",
     "Fleet Dispatcher", ""},
    {"<title>Fleet "
     "Dispatcher\xef\xbd\x9c\xe6\xa0\xaa\xe5\xbc\x8f\xe4\xbc\x9a\xe7\xa4\xbe\xe3\x83\x9f</title>",
     "<h1>Fleet Dispatcher</h1>", "Fleet Dispatcher",
     "\xe6\xa0\xaa\xe5\xbc\x8f\xe4\xbc\x9a\xe7\xa4\xbe\xe3\x83\x9f"},
    {"<title>Careers</title>", "<h1>Fleet Dispatcher</h1>", "Fleet Dispatcher", ""},
    {"<title>Fleet Dispatcher - Norwind</title>",
     "<h1>Norwind</h1><h2>Fleet Dispatcher</h2>"
     "<p>At Norwind, people matter more than lorries.</p>",
     "Fleet Dispatcher", "Norwind"},
    {"<title>(3) Fleet Dispatcher | Norwind | Jobs</title>", "<p>Norwind is a family company.</p>",
     "Fleet Dispatcher", "Norwind"},
    {"<title>Norwind hiring Fleet Dispatcher in Bremen | Board</title>",
     "<h1>Fleet Dispatcher</h1>", "Fleet Dispatcher", "Norwind"},
    {"<title>Fleet Dispatcher at Norwind</title>", "<h2>Fleet Dispatcher</h2>", "Fleet Dispatcher",
     "Norwind"},
    {"<meta property='og:title' content='Fleet Dispatcher - Nights'><title>Norwind</title>",
     "<h1>Join our team</h1>", "Fleet Dispatcher - Nights", ""},
    {"<title>Jobs at Norwind</title>",
     "<h1>Fleet Dispatcher</h1><h3>About Norwind</h3>"
     "<p>Norwind is a family company.</p>",
     "Fleet Dispatcher", "Norwind"},
    {"<title>Fleet Dispatcher</title>",
     "<h1>Fleet Dispatcher</h1><p>Norwind Freight is looking for "
     "people.</p>",
     "Fleet Dispatcher", "Norwind Freight"},
    {"<title>Fleet Dispatcher</title>",
     "<h1>Fleet Dispatcher</h1><p>The team is looking for you.</p>", "Fleet Dispatcher", ""},
    {"<title>Fleet Dispatcher - JobBoard24</title>",
     "<h1>Fleet Dispatcher</h1><p><a href='/cmp/Nor-Wind-2?from=job'>Nor'Wind</a></p>"
     "<p>28195 Bremen</p>",
     "Fleet Dispatcher", "Nor'Wind"},
    {"<title>Fleet Dispatcher - JobBoard24</title>",
     "<h1>Fleet Dispatcher</h1><p><a href='/companies/all'>See all employers</a></p>",
     "Fleet Dispatcher", ""},
    {"<title>Fleet Dispatcher bei Norwind SE in Bremen, Kiel u.a. | JobBoard24</title>",
     "<h1>Fleet Dispatcher</h1>", "Fleet Dispatcher", "Norwind SE"},
    {"<title>Fleet Dispatcher | JobBoard24</title>", "<h1>Fleet Dispatcher</h1>",
     "Fleet Dispatcher", ""},
    {"<title>Norwind Freight Fleet Dispatcher Job in Bremen</title>",
     "<h1>Fleet Dispatcher</h1><h2>Norwind Freight</h2>", "Fleet Dispatcher", ""},
    {"<title>Careers</title>",
     "<div class='job-title'><p>Well paid, close to home!</p><h3>Night Dispatcher</h3></div>",
     "Night Dispatcher", ""},
};

static void
test_titles(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
        struct buf html;
        buf_init(&html, 65536);
        buf_printf(&html, "<html><head>%s</head><body>%s" PROSE "<a href=x>Apply now</a></body>",
                   titles[i].head, titles[i].body);
        struct read_page read = read_html(html.p);
        if (strcmp(value_of(&read, FIELD_TITLE), titles[i].title) != 0 ||
            strcmp(value_of(&read, FIELD_COMPANY), titles[i].company) != 0) {
            fail_msg("%s %s: \"%s\" at \"%s\" (%.*s)", titles[i].head, titles[i].body,
                     value_of(&read, FIELD_TITLE), value_of(&read, FIELD_COMPANY),
                     STR_ARG(read.harvest.why));
        }
        page_done(&read);
        buf_release(&html);
    }
}

/* Lines by the heading that stand beside no label. */
static const struct {
    const char *html;
    size_t n;
    const char *places[3];
} facts[] = {
    {"<div>Bremen, Germany</div><div><button>Save</button><button>Follow</button></div>",
     1,
     {"Bremen, Germany"}},
    {"<ul><li>Bremen, Cuxhaven, Emden, Hamburg, Hannover, Kiel, L\xc3\xbc"
     "beck, Oldenburg, "
     "Wilhelmshaven</li></ul>",
     1,
     {"Bremen, Cuxhaven, Emden, Hamburg, Hannover, Kiel, L\xc3\xbc"
      "beck, Oldenburg, "
      "Wilhelmshaven"}},
    {"<h3>Location</h3><p>Five minutes from the station</p><p>12 Quay Street, Bremen</p>",
     2,
     {"Five minutes from the station", "12 Quay Street, Bremen"}},
};

static void
test_facts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
        struct buf html;
        buf_init(&html, 65536);
        buf_printf(&html,
                   "<title>Dispatcher</title><h1>Dispatcher</h1>%s" PROSE "<button>Apply</button>",
                   facts[i].html);
        struct read_page read = read_html(html.p);
        assert_non_null(read.harvest.postings);
        const struct raw_place *place = read.harvest.postings->places;
        for (size_t k = 0; k < facts[i].n; k++) {
            assert_non_null(place);
            assert_string_equal(text_of(&read, place->text), facts[i].places[k]);
            place = place->next;
        }
        assert_null(place);
        page_done(&read);
        buf_release(&html);
    }
}

/* The pairs of a card's label and text, where nothing else names a place. */
static void
test_card(void **state)
{
    (void)state;
    static const char *const heads[] = {
        "<meta name='twitter:label1' value='Location'><meta name='twitter:data1' value='Bremen'>",
        "<meta name='twitter:label2' content='Standort'><meta name='twitter:data2' "
        "content='Bremen'>",
        "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' "
        "content='Emden'>",
    };
    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
        struct buf html;
        buf_init(&html, 65536);
        buf_printf(&html,
                   "<head><title>Dispatcher</title>%s</head><h1>Dispatcher</h1>" PROSE
                   "<button>Apply</button>",
                   heads[i]);
        struct read_page read = read_html(html.p);
        assert_non_null(read.harvest.postings);
        const struct raw_place *place = read.harvest.postings->places;
        assert_string_equal(place ? text_of(&read, place->text) : "", i < 2 ? "Bremen" : "");
        page_done(&read);
        buf_release(&html);
    }
}

/* A text whose beginning the markup has, and the page all of it. */
#define HALF                                                                                       \
    "You plan the routes of forty lorries each night, from the harbour to the last village, and "  \
    "you know by heart which bridge bears which weight and which driver likes which road. "        \
    "You answer the telephone when somebody stands in the snow with a flat tyre, and find a "      \
    "garage that is open. You write down what went wrong, so that it does not go wrong twice. "    \
    "You speak with customers in three languages and in good temper, also on Mondays before "      \
    "six, and tell them honestly when their wood, their wine or their windows will be late. "      \
    "You train those who begin, and let them make the mistakes that cost nothing. "
#define REST                                                                                       \
    "You have dispatched before, if possible at night. One day a week you may work from your "     \
    "kitchen. You hold a licence for lorries of twelve tons and have driven one in a storm. You "  \
    "like maps. We give you thirty days of leave, a bicycle, and coffee that is better than its "  \
    "reputation; the canteen has been closed since the great flood, but the bakery next door "     \
    "opens at four. Our lorries are young and our contracts old-fashioned: they last."

static void
test_longer(void **state)
{
    static const struct {
        const char *markup, *page;
        bool goes_on;
    } rows[] = {
        {HALF "I Apply now at the board of boards", HALF REST, true},
        {HALF "...", HALF REST "\\n\\n#Pay\\nWe do not know, so we estimated 40,000", true},
        {HALF REST, HALF REST, false},
        {HALF "I Apply now at the board of boards", "Another text. " REST REST, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf html;
        buf_init(&html, 65536);
        buf_printf(&html,
                   "<title>Dispatcher</title><script type='application/ld+json'>{\"@type\": "
                   "\"JobPosting\", \"title\": \"Dispatcher\", \"datePosted\": \"2026-05-01\", "
                   "\"hiringOrganization\": {\"name\": \"Norwind\"}, \"jobLocation\": "
                   "{\"address\": {\"addressLocality\": \"Bremen\"}}, \"description\": \"%s\"}"
                   "</script><body><h1>Dispatcher</h1><div>%s</div>",
                   rows[i].markup, rows[i].page);
        struct read_page read = read_html(html.p);
        assert_non_null(read.harvest.postings);
        struct str text = read.harvest.postings->description;
        bool is_all = str_has(text, STR("contracts old-fashioned"));
        assert_int_equal(is_all, rows[i].goes_on || i == 2);
        assert_false(str_has(text, STR("estimated")));
        assert_int_equal(str_has(text, STR("board of boards")), i == 3);
        page_done(&read);
        buf_release(&html);
    }
}

/* Tags by the title of a page whose markup says all but the work mode. */
static void
test_mode_tag(void **state)
{
    static const struct {
        const char *html, *want;
    } rows[] = {
        {"<h1>Dispatcher</h1><p>Bremen</p><span class=tag> Hybrid </span>", "Hybrid"},
        {"<h1 class=t><b>Dispatcher</b></h1><ul><li>Remote</li><li>remote</li></ul>", "remote"},
        {"<h1>Dispatcher</h1><a>Remote</a><a>Hybrid</a><a>On-site</a>", ""},
        {"<h1>Norwind</h1><p>Remote</p>", ""},
        {"<h1>Dispatcher</h1><p>Remote areas of the north</p>", ""},
        {"<h1>Dispatcher</h1><p>" HALF "</p><p>Remote</p>", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf html;
        buf_init(&html, 65536);
        buf_printf(&html,
                   "<script type='application/ld+json'>{\"@type\": \"JobPosting\", \"title\": "
                   "\"Dispatcher\", \"datePosted\": \"2026-05-01\", \"hiringOrganization\": "
                   "{\"name\": \"Norwind\"}, \"jobLocation\": {\"address\": \"Bremen\"}, "
                   "\"description\": \"" HALF "\"}</script><body>%s",
                   rows[i].html);
        struct read_page read = read_html(html.p);
        if (strcmp(value_of(&read, FIELD_WORK_MODE), rows[i].want) != 0) {
            fail_msg("%s: \"%s\"", rows[i].html, value_of(&read, FIELD_WORK_MODE));
        }
        page_done(&read);
        buf_release(&html);
    }
}

/* A posting with other jobs below it that repeat its labels and its button. */
static void
test_others_below(void **state)
{
    (void)state;
    struct buf html;
    buf_init(&html, 65536);
    buf_add_z(&html, "<title>Dispatcher</title><h1>Dispatcher</h1><p>Location: Bremen</p>"
                     "<p>Salary: 3000 EUR a month</p><h2>Your tasks</h2><p>" HALF "</p><p>" HALF
                     "</p><h2>Your profile</h2><p>" REST "</p><a href=/apply>Apply now</a><ul>");
    for (int i = 0; i < 5; i++) {
        buf_printf(&html,
                   "<li><b>Driver %d</b><p>Location: Kiel</p><p>Salary: 2%d00 EUR a month</p>"
                   "<a href=/apply>Apply now</a></li>",
                   i, i);
    }
    buf_add_z(&html, "</ul>");
    struct read_page read = read_html(html.p);
    assert_non_null(read.harvest.postings);
    assert_string_equal(value_of(&read, FIELD_TITLE), "Dispatcher");
    assert_string_equal(text_of(&read, read.harvest.postings->places->text), "Bremen");
    page_done(&read);
    buf_release(&html);
}

#define JOB_LINK(n) "<li><a href='/jobs/" n "-engineer'>Engineer number " n "</a> Bremen</li>"
#define JOB_LINKS                                                                                  \
    JOB_LINK("101")                                                                                \
    JOB_LINK("102")                                                                                \
    JOB_LINK("103")                                                                                \
    JOB_LINK("104")                                                                                \
    JOB_LINK("105")                                                                                \
    JOB_LINK("106")                                                                                \
    JOB_LINK("107")                                                                                \
    JOB_LINK("108")                                                                                \
    JOB_LINK("10"                                                                                  \
             "9")

#define ENTRY                                                                                      \
    "<h3>Dispatcher, nights</h3><dl><dt>Location</dt><dd>Bremen</dd><dt>Salary</dt><dd>3000 EUR "  \
    "a "                                                                                           \
    "month</dd></dl>" PROSE

static const struct {
    const char *html;
    enum page_verdict verdict;
} others[] = {
    {"<title>Open positions</title><h1>Open positions</h1><ul>" JOB_LINKS "</ul>",
     VERDICT_NOT_POSTING},
    {"<title>1,200 Engineer jobs in Bremen</title><h1>1,200 Engineer jobs in Bremen</h1>" PROSE
     "<a href=x>Apply now</a>",
     VERDICT_NOT_POSTING},
    {"<title>Dispatcher: job description</title><h1>Dispatcher</h1><h2>What does a dispatcher "
     "do?</h2>" PROSE "<h2>How to become a dispatcher</h2>" PROSE "<h2>Average salary</h2>" PROSE,
     VERDICT_NOT_POSTING},
    {"<title>Page not found</title><h1>Oops</h1><p>The page is gone.</p>", VERDICT_GONE},
    {"<title>App</title><div id=root></div><script>start()</script>", VERDICT_SHELL},
    {"<title>Jobs</title><script>1</script><p>You need to enable JavaScript to run this app.</p>",
     VERDICT_SHELL},
    {"<title>Just a moment...</title><h1>careers.example.com</h1><p>Checking</p><script>x</script>",
     VERDICT_BLOCKED},
    {"<title>Access Denied</title><h1>Access Denied</h1><p>You don't have permission. Reference "
     "#18.1</p>",
     VERDICT_BLOCKED},
    {"<title>Sign in | Board</title><h1>Sign in</h1><form><input type=password></form>",
     VERDICT_BLOCKED},
    {"<title>About us</title><h1>About Norwind</h1><p>We are a family company with two hundred "
     "people and"
     " forty lorries, and have been on the road for more than sixty years now, in all weathers and "
     "with"
     " a good heart for the people who drive for us.</p>",
     VERDICT_NOT_POSTING},
    {"<title>Dispatcher</title><h1>Dispatcher</h1><p>This job is no longer available.</p>",
     VERDICT_CLOSED},
    {"<title>Norwind people</title><h1>Norwind people</h1><p>" REST "</p>"
     "<p>Location: Bremen</p><p>Salary: 3000 EUR a month</p><p>Contract type: full-time</p>"
     "<table><tr><td>Dispatcher, nights, Bremen<td><a href=/login>Apply now</a><tr><td>Driver, "
     "long "
     "haul, Kiel<td><a href=/login>Apply now</a><tr><td>Mechanic, Bremen<td><a href=/login>Apply "
     "now</a></table>",
     VERDICT_NOT_POSTING},
    {"<title>Norwind people</title><h1>Norwind people</h1>" ENTRY ENTRY ENTRY ENTRY
     "<a href=x>Apply now</a>",
     VERDICT_NOT_POSTING},
    {"<title>Careers | Norwind</title><h1>Join us</h1><p>" REST "</p><h2>Open positions</h2><ul>"
     "<li><a href=/careers/dispatcher>Dispatcher, Bremen</a><li><a href=/careers/driver>Driver, "
     "Kiel</a><li><a href=/careers/mechanic>Mechanic, Bremen</a></ul><h2>What we look for</h2><p>"
     "People who like lorries.</p><h2>Benefits</h2><p>28 days off</p>",
     VERDICT_NOT_POSTING},
    {"<title>Careers | Norwind</title><h1>Join us</h1><h2>What we look for</h2><p>" REST "</p>"
     "<h2>Benefits</h2><p>28 days off</p><p>&copy; Norwind Ltd</p>",
     VERDICT_NOT_POSTING},
    {"<title>180,000+ Dispatcher jobs in Bremen</title><h2>Dispatcher</h2>" PROSE
     "<a href=x>Apply now</a>",
     VERDICT_NOT_POSTING},
    {"   ", VERDICT_MALFORMED},
};

static void
test_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        struct read_page read = read_html(others[i].html);
        if (read.harvest.verdict != others[i].verdict || read.harvest.postings ||
            read.harvest.why.n == 0) {
            fail_msg("%s: %s (%.*s)", others[i].html, verdict_name(read.harvest.verdict),
                     STR_ARG(read.harvest.why));
        }
        page_done(&read);
    }
}

static void
test_places(void **state)
{
    (void)state;
    struct read_page read =
        read_html("<title>Dispatcher</title><h1>Dispatcher</h1><div><h5>Locations</h5>"
                  "<p>Bremen</p><p>Kiel</p></div><h5>Salary</h5><p>30,000 EUR</p>" PROSE
                  "<button>Apply</button>");
    const struct raw_place *places = read.harvest.postings->places;
    assert_string_equal(text_of(&read, places->text), "Bremen");
    assert_non_null(places->next);
    assert_string_equal(text_of(&read, places->next->text), "Kiel");
    assert_false(places->next->is_guess);
    page_done(&read);
}

/* Headings in words that no row has, and a sheet of labelled values without any. */
static void
test_evidence(void **state)
{
    (void)state;
    static const char *const bodies[] = {
        "<h3>What you'd do with our lorries</h3><ul><li>Plan tours</li></ul><h3>Come if you like "
        "roads</h3><ul><li>Can read a map</li></ul>",
        "<p><strong>What the yard offers its people</strong></p><p>Cake</p><p><b>The skills for "
        "it</b></p><p>Maps</p>",
        "<dl><dt>Closing date</dt><dd>3 May 2026</dd><dt>Contract type</dt><dd>Fixed term</dd><dt>"
        "Location</dt><dd>Bremen</dd><dt>Date listed</dt><dd>1 May 2026</dd><dt>Salary</dt><dd>"
        "30,000 EUR</dd></dl>",
    };
    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        struct buf html;
        buf_init(&html, 65536);
        buf_printf(&html, "<title>Dispatcher | Norwind</title><h1>Dispatcher</h1><p>" REST "</p>%s",
                   bodies[i]);
        struct read_page read = read_html(html.p);
        if (!read.harvest.postings) {
            fail_msg("%s: %.*s", bodies[i], STR_ARG(read.harvest.why));
        }
        page_done(&read);
        buf_release(&html);
    }
}

static void
test_closed(void **state)
{
    (void)state;
    struct read_page read = read_html(
        "<title>Dispatcher</title><h1>Dispatcher</h1>"
        "<div class='alert'>This position has been filled.</div>" PROSE "<button>Apply</button>");
    assert_int_equal(read.harvest.verdict, VERDICT_CLOSED);
    assert_true(read.harvest.postings && read.harvest.postings->is_closed);
    assert_string_equal(read.harvest.postings->closed_by, "closed-en");
    page_done(&read);
    /* a notice that waits in a dialog is none */
    read = read_html("<title>Dispatcher</title><h1>Dispatcher</h1>"
                     "<div class=modal><p>This position has been filled.</p></div>" PROSE
                     "<button>Apply</button>");
    assert_int_equal(read.harvest.verdict, VERDICT_OK);
    assert_false(read.harvest.postings->is_closed);
    page_done(&read);
}

static void
test_microdata(void **state)
{
    (void)state;
    struct read_page read = read_html(
        "<div itemscope itemtype='https://schema.org/JobPosting'><h1 itemprop=title>Welder</h1>"
        "<div itemprop=hiringOrganization itemscope itemtype='http://schema.org/Organization'>"
        "<span itemprop=name>Acme</span></div>"
        "<div itemprop=jobLocation itemscope itemtype='http://schema.org/Place'><div "
        "itemprop=address "
        "itemscope itemtype='http://schema.org/PostalAddress'><span "
        "itemprop=addressLocality>Ghent</span>"
        "<meta itemprop=addressCountry content=BE></div></div>"
        "<time itemprop=datePosted datetime=2026-05-01>May</time>"
        "<span itemprop='baseSalary'>30 EUR</span>"
        "<div itemprop=description><p>We build bridges.</p><ul><li>Weld</li></ul></div></div>");
    const struct raw_posting *raw = read.harvest.postings;
    assert_non_null(raw);
    assert_string_equal(value_of(&read, FIELD_TITLE), "Welder");
    assert_string_equal(value_of(&read, FIELD_COMPANY), "Acme");
    assert_string_equal(value_of(&read, FIELD_DATE_POSTED), "2026-05-01");
    assert_int_equal(raw_first(raw, FIELD_TITLE)->layer, LAYER_MICRODATA);
    assert_string_equal(text_of(&read, raw->places->city), "Ghent");
    assert_string_equal(text_of(&read, raw->places->country), "BE");
    assert_string_equal(text_of(&read, raw->money->text), "30 EUR");
    assert_true(str_has(raw->description, STR("- Weld")));
    page_done(&read);
    read = read_html(
        "<div vocab='https://schema.org/' typeof=JobPosting><h2 property=title>Welder</h2>"
        "<p property=hiringOrganization typeof=Organization><a property=name href=/>Acme</a></p>"
        "<p property=description>We build bridges.</p></div>");
    assert_string_equal(value_of(&read, FIELD_TITLE), "Welder");
    assert_string_equal(value_of(&read, FIELD_COMPANY), "Acme");
    assert_int_equal(raw_first(read.harvest.postings, FIELD_TITLE)->layer, LAYER_RDFA);
    page_done(&read);
}

#define STATE_TEXT                                                                                 \
    "We build bridges of steel all over the country and look for people who like to work with "    \
    "their hands, read drawings and keep an eye on safety. You will join a team of twelve."
#define STATE_JOB                                                                                  \
    "{\"id\":7,\"title\":\"Welder\",\"description\":\"" STATE_TEXT                                 \
    "\",\"employmentType\":\"Full-time\","                                                         \
    "\"location\":{\"city\":\"Ghent\",\"country\":\"Belgium\"},\"company\":{\"name\":\"Acme\"},"   \
    "\"salary\":{\"min\":30000,\"max\":40000,\"currency\":\"EUR\"},\"publishedAt\":\"2026-05-"     \
    "01\"}"

static void
test_embedded(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "<title>x</title><script id=__NEXT_DATA__ "
        "type=application/json>{\"props\":{\"job\":" STATE_JOB "}}</script>",
        "<title>x</title><script>window.__STATE__ = {\"job\":" STATE_JOB "};</script>",
        "<title>x</title><script>var n = 1; window.a=[" STATE_JOB "]</script>",
        "<title>x</title><script>console.log(1)</script><div id=app "
        "data-page='{\"props\":{\"job\":" STATE_JOB "}}'></div>",
    };
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        struct read_page read = read_html(pages[i]);
        const struct raw_posting *raw = read.harvest.postings;
        if (!raw) {
            fail_msg("%s: %.*s", pages[i], STR_ARG(read.harvest.why));
        } else {
            assert_string_equal(value_of(&read, FIELD_TITLE), "Welder");
            assert_string_equal(value_of(&read, FIELD_COMPANY), "Acme");
            assert_string_equal(text_of(&read, raw->places->city), "Ghent");
            assert_string_equal(text_of(&read, raw->money->max), "40000");
            assert_int_equal(raw_first(raw, FIELD_TITLE)->layer, LAYER_EMBEDDED_JSON);
        }
        page_done(&read);
    }
    /* an article has a title and a text, too */
    struct read_page read =
        read_html("<title>x</title><script type=application/json>{\"posts\":[{\"title\":"
                  "\"On bridges\",\"description\":\"" STATE_TEXT "\",\"author\":\"A\"}]}</script>");
    assert_null(read.harvest.postings);
    page_done(&read);
}

static void
test_overrides(void **state)
{
    (void)state;
    struct str xpath[] = {STR("title = //h2[@class='t']"), STR("location = //p[@id='w']/@data-x")};
    struct str regex[] = {STR("salary = Pay: (.*)")};
    struct source source = {.name = STR("acme")};
    source.set.kind = STR("page");
    source.set.xpath = (struct str_list){xpath, 2};
    source.set.regex = (struct str_list){regex, 1};
    static const char html[] =
        "<title>Dispatcher</title><h1>Dispatcher</h1><h2 class=t>Night "
        "Dispatcher</h2><p id=w data-x='Bremen'>x</p><p>Pay: 20 EUR</p>" PROSE
        "<button>Apply</button>";
    struct read_page read = read_bytes(html, strlen(html), "text/html", &source);
    assert_string_equal(value_of(&read, FIELD_TITLE), "Night Dispatcher");
    assert_string_equal(found(&read, FIELD_LOCATION), "Bremen");
    assert_string_equal(found(&read, FIELD_SALARY), "20 EUR");
    page_done(&read);

    struct error err = {0};
    assert_int_equal(page_check_source(&source, &err), OK);
    xpath[0] = STR("title = //h2[");
    assert_int_equal(page_check_source(&source, &err), E_PATTERN);
    assert_non_null(strstr(err.text, "acme"));
    xpath[0] = STR("colour = //h2");
    assert_int_equal(page_check_source(&source, &err), E_PATTERN);
    xpath[0] = STR("title = //h2");
    regex[0] = STR("salary = (");
    assert_int_equal(page_check_source(&source, &err), E_PATTERN);
}

/* An ItemList of links to jobs is handed back; one of other things is not. */
static void
test_item_list(void **state)
{
    (void)state;
    static const char html[] =
        "<title>Jobs</title><script type=application/ld+json>{\"@type\":\"CollectionPage\","
        "\"mainEntity\":{\"@type\":\"ItemList\",\"itemListElement\":["
        "{\"@type\":\"ListItem\",\"position\":1,\"url\":\"/jobs/welder-17\"},"
        "{\"@type\":\"ListItem\",\"item\":{\"@id\":\"https://careers.example.com/jobs/"
        "18-fitter\"}},"
        "\"/jobs/19-turner\",{\"url\":\"/shop/hammer\"},{\"url\":\"https://other.example/jobs/"
        "20-x\"}"
        "]}}</script><h1>Jobs</h1><p>Have a look.</p>";
    struct read_page read = read_html(html);
    assert_int_equal(read.harvest.verdict, VERDICT_OK);
    assert_true(read.harvest.is_listing);
    assert_int_equal(read.harvest.n_listed, 3);
    assert_string_equal(text_of(&read, read.harvest.links->url),
                        "https://careers.example.com/jobs/welder-17");
    page_done(&read);
}

static void
test_listing(void **state)
{
    (void)state;
    static const char html[] =
        "<title>Jobs</title>" MENU "<ul>" JOB_LINKS "</ul><a rel=next href='?page=2'>2</a>";
    struct source source = {.name = STR("acme")};
    source.set.kind = STR("listing");
    struct read_page read = read_bytes(html, strlen(html), "text/html", &source);
    assert_int_equal(read.harvest.verdict, VERDICT_OK);
    assert_true(read.harvest.is_listing && read.harvest.has_more);
    assert_int_equal(read.harvest.n_listed, 9);
    assert_string_equal(text_of(&read, read.harvest.links->url),
                        "https://careers.example.com/jobs/101-engineer");
    assert_string_equal(text_of(&read, read.harvest.last_link->url),
                        "https://careers.example.com/jobs/17?page=2");
    assert_int_equal(read.harvest.last_link->role, PAGE_LISTING);
    page_done(&read);
    source.set.item_links = STR("//li/a/@href");
    source.set.next_link = STR("//a[@rel='next']");
    read = read_bytes(html, strlen(html), "text/html", &source);
    assert_int_equal(read.harvest.n_listed, 11); /* the menu's as well: as it was asked for */
    assert_true(read.harvest.has_more);
    page_done(&read);
}

/* The same piece over and over: time and memory must stay linear. */
static void
test_hostile(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "<div>",
        "</div>",
        "<script>",
        "<!--",
        "<a href=\"",
        "<p><b><i>",
        "<table><tr><td>",
        "<li>",
        "<svg>",
        "&",
        "<",
        "<h1>x",
        "<dl><dt>Location",
        "<script type=application/ld+json>{\"@type\":\"JobPosting\",",
        "[{",
        "<title>",
        "<meta name=",
        "<div itemscope itemprop=a itemtype=http://schema.org/JobPosting>",
        "<span itemprop=title>x",
        "Similar jobs<br>",
        "<h3>Similar jobs</h3>",
        "<p>We use cookies to track you",
        "<noscript>",
        "</p>",
        "<option>",
        "\xff\xfe",
        "\xc3",
        "<a href=/jobs/1234>some engineer</a>",
        "<script>x={\"title\":\"description\",",
        "'",
        "\"",
        "=\"",
        "<x-a><x-b>",
        "This job is closed<br>",
        "1-",
        "Apply by 1",
        "\0x",
    };
    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        struct buf html;
        buf_init(&html, (size_t)8 << 20);
        size_t n = strlen(pieces[i]) ? strlen(pieces[i]) : 2;
        while (html.n < 300000) {
            buf_add(&html, (struct str){pieces[i], n});
        }
        struct read_page read = read_bytes(html.p, html.n, "text/html", NULL);
        page_done(&read);
        buf_release(&html);
    }
}

/* Cut off at every byte. */
static void
test_truncated(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof(plain_page); n += 7) {
        struct read_page read = read_bytes(plain_page, n, "text/html", NULL);
        page_done(&read);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),        cmocka_unit_test(test_page_language),
        cmocka_unit_test(test_labels),       cmocka_unit_test(test_titles),
        cmocka_unit_test(test_facts),        cmocka_unit_test(test_longer),
        cmocka_unit_test(test_mode_tag),     cmocka_unit_test(test_card),
        cmocka_unit_test(test_others_below), cmocka_unit_test(test_others),
        cmocka_unit_test(test_evidence),     cmocka_unit_test(test_places),
        cmocka_unit_test(test_closed),       cmocka_unit_test(test_microdata),
        cmocka_unit_test(test_embedded),     cmocka_unit_test(test_overrides),
        cmocka_unit_test(test_listing),      cmocka_unit_test(test_item_list),
        cmocka_unit_test(test_hostile),      cmocka_unit_test(test_truncated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

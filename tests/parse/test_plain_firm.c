/* tests/parse/test_plain_firm.c: employers at the top, at the foot and in the addresses
 * of a page; labels of further languages; courses and careers pages, which are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "support_page.h"

#define TEXT                                                                                       \
    "<p>You keep our pumps running in three plants along the river, from the first drawing to "    \
    "the last bolt, together with four colleagues who have done so for years.</p>"                 \
    "<h2>Your tasks</h2><ul><li>Plan the yearly inspection of the pumps</li></ul>"                 \
    "<h2>Requirements</h2><ul><li>Two years with pumps or valves</li></ul>"
#define PAGE(head, top, foot)                                                                      \
    "<title>" head "</title><body>" top "<h1>Pump Fitter</h1>" TEXT foot "</body>"

// clang-format off
static const struct {
    const char *html, *company, *rule; /* "": none is named */
} firms[] = {
    {PAGE("Pump Fitter", "<h2>Varnholm Pumps Pvt. Ltd.</h2>", ""), "Varnholm Pumps Pvt. Ltd.", "line-by-title"},
    {PAGE("Pump Fitter", "<p>St. Olav's Hospital</p>", "<p>Place: St. Olav's Hospital, north wing</p>"), "St. Olav's Hospital", "line-by-title"},
    {PAGE("Pump Fitter", "<p>Council tax</p>", "<p>Pay your Council tax by May</p>"), "", ""},
    {PAGE("Pump Fitter", "", "<footer><p>Officine Varnholm S.r.l. - Via Roma 8</p></footer>"), "Officine Varnholm S.r.l.", "firm-line"},
    {PAGE("Pump Fitter", "", "<p>A Varnholm Bombas Ltda. contrata</p>"), "Varnholm Bombas Ltda.", "firm-line"},
    {PAGE("Pump Fitter", "", "<p>Varnholm Bombas Ltda.</p><p>Rosa e Filhos Lda.</p>"), "", ""},
    {"<title>Pump Fitter</title><h1>Pump Fitter</h1><p>\320\236\320\236\320\236 \302\253Varnholm\302\273</p>" TEXT, "\320\236\320\236\320\236 \302\253Varnholm\302\273", "line-by-title"},
    {PAGE("Pump Fitter", "", "<p>Google Ireland Limited sets cookies</p>"), "", ""},
    {PAGE("Pump Fitter", "", "<p>12 Lake Avenue SE, Salem</p>"), "", ""},
    {PAGE("Pump Fitter", "", "<p>\xe9\x9d\x92\xe4\xba\x91\xe5\xb8\x82\xe9\x95\xbf\xe9\xa3\x8e\xe6\xb3\xb5\xe4\xb8\x9a\xe6\x9c\x89\xe9\x99\x90\xe5\x85\xac\xe5\x8f\xb8\xe5\x9b\xa0\xe4\xb8\x9a\xe5\x8a\xa1\xe5\x8f\x91\xe5\xb1\x95\xef\xbc\x8c\xe7\x8e\xb0\xe8\xaf\x9a\xe8\x81\x98\xef\xbc\x9a</p>"), "\xe9\x9d\x92\xe4\xba\x91\xe5\xb8\x82\xe9\x95\xbf\xe9\xa3\x8e\xe6\xb3\xb5\xe4\xb8\x9a\xe6\x9c\x89\xe9\x99\x90\xe5\x85\xac\xe5\x8f\xb8", "firm-line"},
    {PAGE("Pump Fitter", "", "<p>\xe6\xa0\xaa\xe5\xbc\x8f\xe4\xbc\x9a\xe7\xa4\xbe\xe6\xa6\x9b\xe5\x90\x8d\xe3\x83\x9d\xe3\x83\xb3\xe3\x83\x97\xe3\x81\xa7\xe3\x81\xaf\xe3\x81\xaa\xe3\x81\x8f</p>"), "\xe6\xa0\xaa\xe5\xbc\x8f\xe4\xbc\x9a\xe7\xa4\xbe\xe6\xa6\x9b\xe5\x90\x8d\xe3\x83\x9d\xe3\x83\xb3\xe3\x83\x97", "firm-line"},
    {PAGE("Pump Fitter", "", "<p>\xe6\x9c\x89\xe9\x99\x90\xe5\x85\xac\xe5\x8f\xb8\xef\xbc\x8c\xe8\xaf\xb7\xe8\x81\x94\xe7\xb3\xbb\xe6\x88\x91\xe4\xbb\xac</p>"), "", ""},
    {PAGE("Pump Fitter", "", "<p>At Varnholm-Pumps since 1961. Write to jobs@varnholmpumps.example</p>"), "Varnholm-Pumps", "mail"},
    {PAGE("Pump Fitter", "", "<p>Write to karriere@varnholm-pumpen.example</p>"), "Varnholm Pumpen", "mail"},
    {PAGE("Pump Fitter", "", "<p>Write to jobs@gmail.com</p>"), "", ""},
    {PAGE("Pump Fitter", "", "<p>Write to jobs@varnholm.example or hr@birkholm.example</p>"), "", ""},
    {PAGE("Pump Fitter", "", "<img src=logo@2x.png>"), "", ""},
    {PAGE("Pump Fitter", "", "<p>Pumps of Example since 1961</p>"), "Example", "host"}, /* careers.example.com */
    {PAGE("Pump Fitter", "", "<p>Careers with pumps since 1961</p>"), "", ""},
    {PAGE("Pump Fitter", "", "<p>Die UniversitÃ¤t</p>"), "", ""},
    {PAGE("Pump Fitter", "<img alt=\"Bombas R\303\255o Bravo - Bolsa de trabajo\" src=a.png>", "<p>cv@bombasriobravo.example</p>"), "Bombas R\303\255o Bravo", "logo"},
    {PAGE("Pump Fitter - \355\225\234\353\271\233\355\216\214\355\224\204", "", "<footer>\343\210\234\355\225\234\353\271\233\355\216\214\355\224\204 | 1</footer>"), "\355\225\234\353\271\233\355\216\214\355\224\204", "title-part"},
};
// clang-format on

static void
test_firms(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(firms) / sizeof(firms[0]); i++) {
        struct read_page read = read_html(firms[i].html);
        assert_non_null(read.harvest.postings);
        const struct raw_value *found = raw_first(read.harvest.postings, FIELD_COMPANY);
        const char *name = found ? value_of(&read, FIELD_COMPANY) : "";
        if (strcmp(name, firms[i].company) != 0 ||
            (found && strcmp(found->rule, firms[i].rule) != 0)) {
            fail_msg("row %zu: '%s' by %s", i, name, found ? found->rule : "nothing");
        }
        page_done(&read);
    }
}

/* The town of the employer's address: behind a house's number, the only one, no year. */
static void
test_towns(void **state)
{
    static const struct {
        const char *html, *town; /* "": none */
    } rows[] = {
        {PAGE("Pump Fitter", "", "<p>Werkstraat 14, 6370 Varnholm</p>"), "6370 Varnholm"},
        {PAGE("Pump Fitter", "", "<p>ul. Fabryczna 12, 90-344 Varnholm, tel. 1</p>"),
         "90-344 Varnholm"},
        {PAGE("Pump Fitter", "", "<p>Storgatan 2, 111 57 Varnholm</p>"), "111 57 Varnholm"},
        {PAGE("Pump Fitter", "", "<p>On 3 May 2026 Varnholm opens</p>"), ""},
        {PAGE("Pump Fitter", "", "<p>Hall 1, 6370 Varnholm</p><p>Hall 2, 6380 Birkholm</p>"), ""},
        {PAGE("Pump Fitter", "", "<p>we sold 12000 Pumps in 3 years</p>"), ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct read_page read = read_html(rows[i].html);
        assert_non_null(read.harvest.postings);
        const struct raw_place *place = read.harvest.postings->places;
        while (place && !place->is_address) {
            place = place->next;
        }
        assert_string_equal(place ? text_of(&read, place->text) : "", rows[i].town);
        page_done(&read);
    }
}

/* ---- pages of further languages ---- */

#define FACTS(place, where, pay, sum, tasks, wants)                                                \
    "<title>Pumpista</title><body><h1>Pumpista</h1><p>" place "</p><p>" where "</p><p>" pay        \
    "</p><p>" sum "</p><h2>" tasks                                                                 \
    "</h2><ul><li>Lorem ipsum dolor sit amet, consectetur adipiscing elit sed do "                 \
    "eiusmod tempor incididunt</li></ul><h2>" wants                                                \
    "</h2><ul><li>Ut labore et dolore magna aliqua, ut enim ad minim veniam quis "                 \
    "nostrud exercitation ullamco</li></ul></body>"

static void
test_languages(void **state)
{
    static const char *const rows[] = {
        FACTS("Sijainti", "Kajaani", "Palkka", "2 900 €", "Tehtävät", "Kelpoisuusvaatimukset"),
        FACTS("Místo výkonu práce", "Plzeň", "Mzda", "28 000 Kč", "NÁPLŇ PRÁCE", "Požadujeme"),
        FACTS("Miesto práce", "Nitra", "Základná zložka mzdy (brutto)", "1 200 €", "Pracovná náplň",
              "Požiadavky na zamestnanca"),
        FACTS("Munkavégzés helye", "Pécs", "Bérezés", "450 000 Ft", "Feladatok", "Elvárások"),
        FACTS("Locație", "Cluj", "Salariu", "5 000 lei", "Responsabilități", "Cerințe"),
        FACTS("Lokasyon", "Bursa", "Ücret", "40.000 TL", "Görev Tanımı", "Aranan Nitelikler"),
        FACTS("Город", "Казань", "ЗАРПЛАТА", "90 000 руб.", "Обязанности", "Требования"),
        FACTS("Місто", "Львів", "Заробітна плата", "30 000 грн", "Обов'язки", "ВИМОГИ"),
        FACTS("근무지", "서울", "급여", "5,000만원", "주요업무", "자격요건"),
        FACTS("ΤΟΠΟΘΕΣΙΑ", "Πάτρα", "Μισθός", "1.200 €", "Αρμοδιότητες", "Προσόντα"),
        FACTS("Mjesto rada", "Split", "Plaća", "1.400 €", "Opis posla", "Traženi uvjeti"),
        FACTS("Lokasi", "Bandung", "Gaji", "Rp 7.000.000", "Tanggung Jawab", "Kualifikasi"),
        FACTS("Địa điểm làm việc", "Đà Nẵng", "Mức lương", "20.000.000 đ", "Mô tả công việc",
              "Yêu cầu công việc"),
        FACTS("Arbeidssted", "Bodø", "Lønn", "kr 560 000", "Arbeidsoppgaver", "Kvalifikasjoner"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct read_page read = read_html(rows[i]);
        const struct raw_posting *raw = read.harvest.postings;
        if (!raw || !raw->places || !raw->money) {
            fail_msg("%s: %.*s", rows[i], STR_ARG(read.harvest.why));
        }
        page_done(&read);
    }
}

/* ---- no postings ---- */

static void
test_others(void **state)
{
    static const char *const rows[] = {
        "<title>Welding Level 2 - Courses - Varnholm College</title><h1>Welding Level 2</h1>"
        "<dl><dt>Location</dt><dd>Plymouth</dd></dl><h2>Entry requirements</h2><p>A certificate "
        "or a year in the trade, and the will to learn on two evenings of every week from "
        "autumn to spring.</p><h2>What we offer</h2><p>Tools</p><a href=/go>Apply now</a>",
        "<title>Pump fitting apprenticeships explained | TrainUp</title><h1>Pump fitting "
        "apprenticeships explained</h1><p>An apprenticeship lets you earn while you learn, and "
        "takes about four years from the first day to the last.</p><h2>What you will do</h2><ul>"
        "<li>Fit pumps and valves</li></ul><h2>Requirements</h2><ul><li>Maths</li></ul>",
        "<title>Careers | Varnholm Pumps</title><h1>Keep the water moving</h1><p>We are nine "
        "hundred people in four towns who keep the pumps running by day and by night.</p>"
        "<h2>What we offer</h2><ul><li>Five weeks of holiday and a pension</li></ul>"
        "<h2>Who we look for</h2><p>Fitters, planners and people who like to learn.</p>",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct read_page read = read_html(rows[i]);
        assert_int_equal(read.harvest.verdict, VERDICT_NOT_POSTING);
        page_done(&read);
    }
}

/* A bold line above labels is the title where no heading is; tasks may follow their
 * label in its line. */
static void
test_bold_title(void **state)
{
    (void)state;
    struct read_page read = read_html(
        "<title>Trabalhe conosco</title><div>Contratamos:<br><b>Montador de bombas</b><br>Local "
        "de trabalho: Joinville<br>Sal\303\241rio: R$ 2.100,00<br>Regime de "
        "contrata\303\247\303\243o: CLT<br>Atividades: montar e revisar as bombas de tr\303\252s "
        "usinas ao longo do rio.<br>Requisitos: ensino m\303\251"
        "dio completo e dois anos na fun\303\247\303\243o.</div>");
    assert_non_null(read.harvest.postings);
    assert_string_equal(value_of(&read, FIELD_TITLE), "Montador de bombas");
    page_done(&read);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_firms),      cmocka_unit_test(test_towns),
        cmocka_unit_test(test_others),     cmocka_unit_test(test_languages),
        cmocka_unit_test(test_bold_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

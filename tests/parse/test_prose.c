/* tests/parse/test_prose.c: pages without structured data in the shapes that
 * career sites have, and pages that are no posting. How many values of each field
 * must be found is asked for by field; a wrong value or verdict is never allowed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "parse/page/page_read.h"
#include "tests/parse/support_harvest.h"

struct row {
    const char *file;
    enum page_verdict verdict;
    const char *title, *company; /* NULL: the page does not say */
    const char *place;           /* a part of one place's text */
    const char *type, *mode, *pay, *posted, *until;
};

// clang-format off
static const struct row rows[] = {
    {"address-block", VERDICT_OK, "Dental Hygienist", "Maple Hollow Dental", "Montpelier, VT", NULL, NULL, NULL, NULL, NULL},
    {"austrian-state", VERDICT_OK, "IT-Administrator/in", "Landesklinikum Traunau", "Traunau", "Vollzeit", NULL, NULL, NULL, NULL},
    {"avature-like", VERDICT_OK, "Actuarial Analyst", "Whitcombe Life", "Halifax", "Full Time", NULL, NULL, "05/06/2026", NULL},
    {"belgium-bilingual", VERDICT_OK, "Comptable (h/f/x)", "Brasserie du Canal", "Bruxelles", "Temps partiel", NULL, NULL, NULL, NULL},
    {"czech-de-border", VERDICT_OK, "Elektroniker Betriebstechnik (m/w/d)", "Glaswerk Haida", "Zittau", NULL, NULL, NULL, NULL, NULL},
    {"danish-teaser", VERDICT_OK, "T\xc3\xb8mrer", "Skovgaard Byg", "Silkeborg", NULL, NULL, NULL, "08-05-2026", NULL},
    {"definition-grid", VERDICT_OK, "Data Steward (Marine Biology)", "Isle of Skerry Research Station", "Stromness", "35 hours per week", NULL, "\xc2\xa3" "36,924 \xe2\x80\x93 \xc2\xa3" "44,263 per annum", NULL, "12 June 2026"},
    {"dutch", VERDICT_OK, "Werkvoorbereider Civiel", "Delftse Bouwcombinatie", "Delft", NULL, NULL, "\xe2\x82\xac 3.200 - \xe2\x82\xac 4.400 per maand", NULL, NULL},
    {"footer-company", VERDICT_OK, "Lift Mechanic", "Altiva Lifts SAS", "Grenoble", NULL, NULL, NULL, NULL, NULL},
    {"french-cms", VERDICT_OK, "Technicien de maintenance \xc3\xa9olienne (H/F)", "Ventalis", "Rodez", "CDI", NULL, "27 000 \xe2\x82\xac \xc3\xa0 32 000 \xe2\x82\xac brut par an", "06/05/2026", NULL},
    {"french-no-label", VERDICT_OK, "Boulanger H/F", "Maison Quenouille", "Angers", "Temps plein", NULL, NULL, NULL, NULL},
    {"government-uk", VERDICT_OK, "Senior Tree Officer", "Ashmere Borough Council", "Town Hall, Ashmere", "Permanent", NULL, "\xc2\xa3" "38,626 to \xc2\xa3" "42,708", NULL, "Sunday 7 June 2026 at 23:59"},
    {"government-us", VERDICT_OK, "PARK RANGER II", "Pine Hollow County", "Pine Hollow, CO", "Full-Time", NULL, "$24.18 - $31.42 Hourly", "05/04/2026", "5/25/2026 11:59 PM Mountain"},
    {"h1-is-company", VERDICT_OK, "Optical Engineer", "Nordlicht Optics", "Troms\xc3\xb8", NULL, NULL, NULL, NULL, NULL},
    {"hidden-tabs", VERDICT_OK, "Night Auditor", "Harbour Hotels", "Galway", "Part-time", NULL, NULL, NULL, NULL},
    {"hrmos-like", VERDICT_OK, "Plant Manager", "Akane Foods Co., Ltd.", "Nagano", "Full-time employee", NULL, "JPY 8,000,000 ~ 11,000,000 per year", NULL, NULL},
    {"icims-like", VERDICT_OK, "Overnight Pharmacist", "Northshore Clinics", "US-MN-Duluth", "Regular Full-Time", NULL, NULL, "5/2/2026 9:11 PM", NULL},
    {"internship", VERDICT_OK, "Internship: Museum Education", "Kestrel House Museum", "Bruges, Belgium", "Internship", NULL, NULL, NULL, NULL},
    {"italian", VERDICT_OK, "Addetto/a vendite", "Ferramenta Bassi", "Brescia", "tempo determinato, 24 ore settimanali", NULL, NULL, NULL, "31/05/2026"},
    {"japanese-company-en", VERDICT_OK, "FPGA Engineer", "Hoshizora Instruments", "Kanazawa", "Permanent employee", NULL, "6,500,000 - 9,000,000 JPY", NULL, NULL},
    {"jobvite-like", VERDICT_OK, "Stage Carpenter", "Lumen & Rake", "Providence", NULL, NULL, NULL, NULL, NULL},
    {"joincom-like", VERDICT_OK, "Growth Marketer (m/f/d)", "Pendelwerk GmbH", "Leipzig", NULL, "Hybrid", "\xe2\x82\xac" "45,000 - \xe2\x82\xac" "55,000 per year", NULL, NULL},
    {"long-benefits", VERDICT_OK, "Veterinary Nurse", "Paws & Fell", "Kendal", NULL, NULL, NULL, NULL, "20 May 2026"},
    {"markdown-wall", VERDICT_OK, "Game Economy Designer (Malm\xc3\xb6 / Remote EU)", "Paper Moose Studio", "Malm\xc3\xb6", "Full-time", NULL, "46 000 - 54 000 SEK per month", NULL, NULL},
    {"municipal-cms", VERDICT_OK, "Erzieher/in (m/w/d) f\xc3\xbcr die Kita M\xc3\xbchlbach", "Stadt Wiesenbrunn", "Wiesenbrunn", NULL, NULL, NULL, NULL, "15.06.2026"},
    {"german-deadline-sentence", VERDICT_OK, "Referent:in F\xc3\xb6rderprogramme", "Umweltstiftung Weserbergland", "Hameln", NULL, NULL, NULL, "10. Februar 2027", "7. M\xc3\xa4rz"},
    {"japanese-period", VERDICT_OK, "\xe6\x96\xbd\xe5\xb7\xa5\xe7\xae\xa1\xe7\x90\x86\xe3\x82\xb9\xe3\x82\xbf\xe3\x83\x83\xe3\x83\x95\xef\xbc\x88\xe6\x9c\xaa\xe7\xb5\x8c\xe9\xa8\x93\xe5\x8f\xaf\xef\xbc\x89", NULL, NULL, NULL, NULL, NULL, "2027\xe5\xb9\xb4" "2\xe6\x9c\x88" "1\xe6\x97\xa5", "2027\xe5\xb9\xb4" "3\xe6\x9c\x88" "14\xe6\x97\xa5"},
    {"nhs-like", VERDICT_OK, "Specialist Physiotherapist - Community Neuro", "Calder Valley Community NHS Trust", "Halifax", "Permanent", NULL, "\xc2\xa3" "38,682 to \xc2\xa3" "46,580 a year pro rata", "05 February 2027", "21 February 2027"},
    {"pdf-text", VERDICT_OK, "Bridge Inspector II", NULL, "Marlow Falls, Oregon", NULL, NULL, "$5,412 - $6,907 per month", "January 25, 2027", "February 26, 2027"},
    {"jazzhr-small", VERDICT_OK, "Bookkeeper", "Norden & Pike CPAs", "Duluth, MN", "Part Time", NULL, NULL, NULL, NULL},
    {"norwegian-board", VERDICT_OK, "Prosjektleder bygg", "Nordgrann Entrepren\xc3\xb8r AS", NULL, "Fast", NULL, NULL, NULL, "28.2.2027"},
    {"finnish-board", VERDICT_OK, "Sairaanhoitaja, p\xc3\xa4ivystys", "Pohjan hyvinvointialue", "Kajaani", NULL, NULL, NULL, "3.2.2027", "24.2.2027 klo 15:00"},
    {"chinese-numbered", VERDICT_OK, "\xe5\xb5\x8c\xe5\x85\xa5\xe5\xbc\x8f\xe8\xbd\xaf\xe4\xbb\xb6\xe5\xb7\xa5\xe7\xa8\x8b\xe5\xb8\x88", "\xe6\xb7\xb1\xe5\x9c\xb3\xe5\xb8\x82\xe6\xb7\xb1\xe8\x93\x9d\xe5\xbe\xae\xe7\x94\xb5\xe5\xad\x90\xe6\x9c\x89\xe9\x99\x90\xe5\x85\xac\xe5\x8f\xb8", "\xe6\xb7\xb1\xe5\x9c\xb3\xe5\xb8\x82\xe5\x8d\x97\xe5\xb1\xb1\xe5\x8c\xba\xe7\xa7\x91\xe6\x8a\x80\xe5\x9b\xad", NULL, NULL, NULL, NULL, NULL},
    {"french-board", VERDICT_OK, "Conducteur de Ligne H/F", "Fromagerie du Haut Bocage", "Laval", NULL, NULL, NULL, "01/02/2027", NULL},
    {"swedish-teamtailor-mode", VERDICT_OK, "Controller", "Bergslagens St\xc3\xa5l", "Fagersta", "Heltid", "Hybrid", NULL, NULL, "2027-03-21"},
    {"german-facts-list", VERDICT_OK, "Sozialp\xc3\xa4" "dagoge (m/w/d) Jugendwohngruppe", "Lebenswege e.V.", "Kassel", "Unbefristete Anstellung, Teilzeit", NULL, NULL, NULL, NULL},
    {"turkish-board", VERDICT_OK, "Kalite Kontrol M\xc3\xbchendisi", "Anka D\xc3\xb6k\xc3\xbcm San. A.\xc5\x9e.", "Bursa", "Tam Zamanl\xc4\xb1", "\xc4\xb0\xc5\x9f Yerinde", NULL, "08.02.2027", NULL},
    {"ukrainian-board", VERDICT_OK, "\xd0\x91\xd1\x83\xd1\x85\xd0\xb3\xd0\xb0\xd0\xbb\xd1\x82\xd0\xb5\xd1\x80", "\xd0\xa2\xd0\x9e\xd0\x92 \xc2\xab\xd0\x9a\xd0\xb0\xd1\x80\xd0\xbf\xd0\xb0\xd1\x82\xd1\x81\xd1\x8c\xd0\xba\xd0\xb0 \xd0\x9a\xd1\x80\xd0\xb8\xd0\xbd\xd0\xb8\xd1\x86\xd1\x8f\xc2\xbb", "\xd0\x9b\xd1\x8c\xd0\xb2\xd1\x96\xd0\xb2", NULL, NULL, "28 000 \xe2\x80\x93 32 000 \xd0\xb3\xd1\x80\xd0\xbd", "2 \xd0\xbb\xd1\x8e\xd1\x82\xd0\xbe\xd0\xb3\xd0\xbe 2027", NULL},
    {"hungarian-board", VERDICT_OK, "Rakt\xc3\xa1rvezet\xc5\x91", "Dunamenti Pap\xc3\xadr Kft.", "9027 Gy\xc5\x91r", NULL, NULL, NULL, NULL, "2027. m\xc3\xa1rcius 12"},
    {"school-board", VERDICT_OK, "Biology Teacher, Grades 9-12", "Amman Valley International School", "Amman, Jordan", "Full-time, 2 years", NULL, "USD 2,800 - 3,400 per month, tax free", NULL, "31 March 2027"},
    {"spanish-period", VERDICT_OK, "Enfermero/a UCI", "Hospital Virgen del Pino", "Huelva", "Interinidad, jornada completa", NULL, NULL, "8/02/2027", "26/02/2027"},
    {"no-h1-strong", VERDICT_OK, "Driver (Class 1)", "Hollin Haulage", "Barnsley", NULL, NULL, NULL, NULL, NULL},
    {"notion-like", VERDICT_OK, "Community Lead", "Fernweh Radio", "Marseille", "CDI, 35h", NULL, "36\xe2\x80\x93" "42k\xe2\x82\xac gross per year", NULL, NULL},
    {"old-tables", VERDICT_OK, "Tool and Die Maker", "Hallam Stamping Inc.", "Rockford, IL", NULL, NULL, "$29.00/hr to $36.00/hr, depending on experience", NULL, NULL},
    {"oracle-hcm-like", VERDICT_OK, "Senior Buyer", "Palisade Aerospace", "Wichita, KS", "Full time", NULL, NULL, "05/07/2026, 02:10 PM", NULL},
    {"paylocity-like", VERDICT_OK, "Assistant Baker", "Bellwether Bread Co", "Asheville, NC", "Full-time", NULL, "$19 to $22 an hour", NULL, NULL},
    {"personio-like", VERDICT_OK, "Pflegefachkraft Tagespflege (w/m/d)", "Haus Lindenhof gGmbH", "Schw\xc3\xa4" "bisch Gm\xc3\xbcnd", "Teilzeit, Unbefristet", NULL, NULL, NULL, NULL},
    {"polish", VERDICT_OK, "Ksi\xc4\x99gowa / Ksi\xc4\x99gowy", "Biuro Rachunkowe Saldo", "Lublin", "umowa o prac\xc4\x99, pe\xc5\x82ny etat", NULL, "6 500 \xe2\x80\x93 8 200 z\xc5\x82 brutto / mies.", NULL, "30.06.2026"},
    {"portuguese", VERDICT_OK, "Analista de Log\xc3\xadstica Pleno", "Cargas do Vale", "Joinville", "CLT (efetivo)", "Presencial", "R$ 4.800,00 por m\xc3\xaas", NULL, NULL},
    {"remote-facts", VERDICT_OK, "Customer Support Specialist", "Tidepool Games", "Canada", "Contract", NULL, "CA$28\xe2\x80\x93" "CA$32 an hour", "May 7, 2026", NULL},
    {"softgarden-like", VERDICT_OK, "Sachbearbeiter Zoll (m/w/d)", "Hafenlogistik Brandt AG", "Bremerhaven", NULL, NULL, NULL, NULL, NULL},
    {"spanish", VERDICT_OK, "Auxiliar de farmacia", "Farmacia Los Arcos", "Zaragoza", "Jornada parcial", NULL, "1.150 \xe2\x82\xac - 1.280 \xe2\x82\xac brutos al mes", "2 de mayo de 2026", NULL},
    {"staffing-agency", VERDICT_OK, "Forklift Driver", "Bramley Staffing", "Doncaster", "Temporary", NULL, "\xc2\xa3" "13.20 per hour", "11/05/2026", NULL},
    {"startup-facts-dots", VERDICT_OK, "Staff Accountant", "Copperline", "Denver, CO", "Full-time", "Hybrid", NULL, NULL, NULL},
    {"successfactors-like", VERDICT_OK, "Instandhaltungsmechaniker (m/w/d)", "Kornfeld M\xc3\xbchlenwerke", "Neuss", NULL, NULL, NULL, "04.05.2026", NULL},
    {"swedish", VERDICT_OK, "Undersk\xc3\xb6terska, natt", "Tall\xc3\xa5s kommun", "Tall\xc3\xa5s", "Tillsvidareanst\xc3\xa4llning", NULL, NULL, NULL, "2026-05-29"},
    {"swiss", VERDICT_OK, "Polymechaniker EFZ 80-100%", "Uhrenwerke Steiner AG", "Grenchen", NULL, NULL, NULL, NULL, NULL},
    {"taleo-like", VERDICT_OK, "Claims Adjuster II - (2600417)", "Larkspur Mutual", "US-TN-Knoxville", "Full-time", NULL, NULL, "Apr 30, 2026, 8:00:00 AM", "May 30, 2026"},
    {"title-dash-city", VERDICT_OK, "Barista", "Corvo Coffee", "Lisbon", NULL, NULL, NULL, NULL, NULL},
    {"university", VERDICT_OK, "Postdoctoral Researcher in Glaciology", "University of Varnholm", NULL, NULL, NULL, NULL, "29 April 2026", "15 June 2026"},
    {"webflow", VERDICT_OK, "Rust Engineer, Storage", "Quillbase", "Europe", "Full-time", NULL, NULL, NULL, NULL},
    {"workday-like", VERDICT_OK, "Principal Hydrologist", "Tarn Water Sciences", "Boise, ID", "Full time", NULL, NULL, "Posted 12 Days Ago", NULL},
    {"wp-job-manager", VERDICT_OK, "Sous Chef", "The Gilded Oar", "Whitby", "Full Time", NULL, NULL, "2026-05-03", NULL},
    {"y-not-closed", VERDICT_OK, "Closing Coordinator", "Gable Title", "Reno, NV", NULL, NULL, NULL, NULL, NULL},
    {"x-404", VERDICT_GONE, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"x-about", VERDICT_NOT_POSTING, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"x-description-template", VERDICT_NOT_POSTING, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"x-guide", VERDICT_NOT_POSTING, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"x-guide-de", VERDICT_NOT_POSTING, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"x-list-company", VERDICT_NOT_POSTING, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"x-list-de", VERDICT_NOT_POSTING, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"x-list-search", VERDICT_NOT_POSTING, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"x-list-table", VERDICT_NOT_POSTING, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"x-loading", VERDICT_SHELL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"x-login", VERDICT_BLOCKED, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"x-news", VERDICT_NOT_POSTING, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"x-shell", VERDICT_SHELL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"c-closed-de", VERDICT_CLOSED, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"c-closed-en", VERDICT_CLOSED, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"c-closed-es", VERDICT_CLOSED, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"c-closed-fr", VERDICT_CLOSED, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"c-closed-it", VERDICT_CLOSED, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"c-closed-nl", VERDICT_CLOSED, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"c-closed-pl", VERDICT_CLOSED, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
    {"c-closed-pt", VERDICT_CLOSED, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
};

/* Of those the page says, how many in a hundred must be found. */
static const struct {
    enum field field;
    unsigned least_percent;
} demands[] = {
    {FIELD_TITLE, 100}, {FIELD_COMPANY, 95}, {FIELD_LOCATION, 90}, {FIELD_EMPLOYMENT_TYPE, 90},
    {FIELD_WORK_MODE, 100}, {FIELD_SALARY, 100}, {FIELD_DATE_POSTED, 90}, {FIELD_VALID_THROUGH, 90},
};
// clang-format on

struct tally {
    unsigned n_said, n_found, n_wrong;
};

static const char *
wanted(const struct row *row, enum field field)
{
    const struct {
        enum field field;
        const char *text;
    } all[] = {
        {FIELD_TITLE, row->title},        {FIELD_COMPANY, row->company},
        {FIELD_LOCATION, row->place},     {FIELD_EMPLOYMENT_TYPE, row->type},
        {FIELD_WORK_MODE, row->mode},     {FIELD_SALARY, row->pay},
        {FIELD_DATE_POSTED, row->posted}, {FIELD_VALID_THROUGH, row->until},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i].field == field) {
            return all[i].text;
        }
    }
    return NULL;
}

static struct str
place_with(const struct raw_posting *raw, const char *part)
{
    const struct raw_place *first = raw->places;
    for (const struct raw_place *place = first; place && part; place = place->next) {
        if (str_has(place->text, str_of(part))) {
            return str_of(part);
        }
    }
    return first && !first->is_guess ? first->text : STR_NONE;
}

static struct str
found(const struct raw_posting *raw, enum field field, const char *want)
{
    if (field == FIELD_LOCATION) {
        return place_with(raw, want);
    }
    if (field == FIELD_SALARY) {
        return raw->money ? raw->money->text : STR_NONE;
    }
    const struct raw_value *value = raw_first(raw, field);
    return value ? value->text : STR_NONE;
}

static void
compare(const struct row *row, const struct raw_posting *raw, struct tally *tally)
{
    for (size_t i = 0; i < sizeof demands / sizeof *demands; i++) {
        const char *want = wanted(row, demands[i].field);
        struct str got = found(raw, demands[i].field, want);
        if (!want) {
            continue; /* what more is read is judged by those who read it on */
        }
        tally[i].n_said++;
        if (str_is(got, want)) {
            tally[i].n_found++;
        } else {
            tally[i].n_wrong += got.n > 0;
            print_message("%s: %s \"%.*s\", not \"%s\"\n", row->file, field_name(demands[i].field),
                          STR_ARG(got), want);
        }
    }
}

static void
test_pages(void **state)
{
    (void)state;
    struct tally tally[sizeof demands / sizeof *demands] = {0};
    struct page_reader *reader = NULL;
    struct error err = {0};
    unsigned n_bad = 0;
    assert_int_equal(page_reader_new(&reader, &err), OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[64];
        struct buf html;
        struct harvest harvest;
        (void)snprintf(name, sizeof name, "prose/%s.html", rows[i].file);
        support_read(&html, name);
        struct page *page = support_page("page", "https://careers.example/jobs/1", buf_str(&html));
        page->content_type = STR("text/html; charset=utf-8");
        assert_int_equal(page_read(reader, page, NULL, &harvest, &err), OK);
        if (harvest.verdict != rows[i].verdict) {
            n_bad++;
            print_message("%s: %s (%.*s)\n", rows[i].file, verdict_name(harvest.verdict),
                          STR_ARG(harvest.why));
        }
        if (rows[i].title && harvest.postings) {
            compare(&rows[i], harvest.postings, tally);
        }
        page_free(page);
        buf_release(&html);
    }
    page_reader_free(reader);
    assert_int_equal(n_bad, 0);
    for (size_t i = 0; i < sizeof demands / sizeof *demands; i++) {
        print_message("%s: %u of %u, %u wrong\n", field_name(demands[i].field), tally[i].n_found,
                      tally[i].n_said, tally[i].n_wrong);
        assert_int_equal(tally[i].n_wrong, 0);
        assert_true(tally[i].n_found * 100 >= tally[i].n_said * demands[i].least_percent);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

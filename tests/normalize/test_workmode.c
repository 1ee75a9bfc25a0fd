/* Work mode out of short texts and sentences, structured values, and the rule
 * that brings the voices together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/buf.h"
#include "normalize/text/denial.h"
#include "normalize/workmode/workmode.h"

static struct phrases *phrases;

static int
setup(void **state)
{
    struct error err;
    (void)state;
    const struct phrase_table tables[] = {WORKMODE_TABLE, WORKMODE_THINGS_TABLE,
                                          WORKMODE_WEEK_TABLE, WORKMODE_TERMS_TABLE, DENIAL_TABLE};
    return phrases_new(tables, sizeof tables / sizeof tables[0], &phrases, &err) == OK ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    phrases_free(phrases);
    return 0;
}

struct row {
    const char *text;
    enum work_mode want;
};
// clang-format off
static const struct row TEXTS[] = {
    /* fields */
    {"Remote", MODE_REMOTE}, {"remote", MODE_REMOTE}, {"Fully remote", MODE_REMOTE}, {"100% remote", MODE_REMOTE}, {"60% remote", MODE_HYBRID}, {"5% remote", MODE_NONE}, {"Remote - US", MODE_REMOTE}, {"Remote (EMEA)", MODE_REMOTE}, {"Telecommute", MODE_REMOTE}, {"Work from home", MODE_REMOTE}, {"WFH", MODE_REMOTE},
    {"Hybrid", MODE_HYBRID}, {"Hybrid - London", MODE_HYBRID}, {"Hybrid remote in Austin, TX", MODE_HYBRID}, {"On-site", MODE_ONSITE}, {"Onsite", MODE_ONSITE}, {"In office", MODE_ONSITE}, {"Berlin", MODE_NONE}, {"San Francisco, CA", MODE_NONE}, {"", MODE_NONE},
    {"Software Engineer (Remote)", MODE_REMOTE}, {"Data Engineer - Hybrid, Munich", MODE_HYBRID},
    /* sentences about this job */
    {"This is a fully remote position open to candidates in the United States and in Canada.", MODE_REMOTE},
    {"This role is remote, with two meetings of the whole company in Lisbon every year.", MODE_REMOTE},
    {"You can work remotely from anywhere in the European Union as long as the time zone fits.", MODE_REMOTE},
    {"We work in a hybrid model with the team meeting on Tuesdays and on Thursdays in Hamburg.", MODE_HYBRID},
    {"We expect you in the office 3 days a week; on the other days you choose where you work.", MODE_HYBRID},
    {"The team works three days per week in the office and two days from home, as you like it.", MODE_HYBRID},
    {"Willingness and ability to work in-office in London at least three days per week is needed.", MODE_HYBRID},
    {"This position requires presence in our Seattle office location 4 days per week, Tuesday is free.", MODE_HYBRID},
    {"This position is on-site five days a week: 5 days in the office, in the heart of Chicago.", MODE_ONSITE},
    {"This is an onsite role in our laboratory in Basel, with modern equipment and a canteen.", MODE_ONSITE},
    {"Please note that this is not a remote position; you will work at our plant in Toledo, Ohio.", MODE_ONSITE},
    {"No remote work is possible for this job because it handles physical samples all day long.", MODE_ONSITE},
    /* what carries a denial, and what does not */
    {"This job cannot be done remotely.", MODE_ONSITE}, {"The position does not allow telecommuting.", MODE_ONSITE}, {"Remote candidates are unfortunately not considered.", MODE_ONSITE}, {"No office politics, fully remote role.", MODE_REMOTE}, {"Not hybrid: this role is fully remote.", MODE_REMOTE},
    /* things; the mode in front of a title; what a thing is joined to */
    {"Remote Data Analyst", MODE_REMOTE}, {"Remote data entry software", MODE_NONE}, {"Hybrid Project Manager", MODE_HYBRID}, {"Hybrid project methods", MODE_NONE}, {"Coordinate remote and onsite teams.", MODE_NONE}, {"There is a gym on site.", MODE_NONE},
    /* counted or asked behind the word */
    {"Days in office: 4", MODE_HYBRID}, {"Telework: up to 50%", MODE_HYBRID}, {"Remote type: full", MODE_REMOTE}, {"\"isHybrid\": true", MODE_HYBRID}, {"isRemote=false", MODE_ONSITE}, {"Remote (Hybrid)", MODE_HYBRID},
    /* the company's mode and the job's */
    {"We are a remote-first company, but this role is based in our Berlin office five days a week.", MODE_ONSITE},
    /* other languages */
    {"Homeoffice", MODE_REMOTE}, {"Zwei Tage Homeoffice pro Woche sind bei uns möglich, nach Absprache mit dem Team gern mehr.", MODE_HYBRID}, {"Hybrides Arbeiten mit flexiblen Zeiten und drei Tagen im schönen Büro am Rhein in Köln.", MODE_HYBRID}, {"Die Stelle ist vollständig remote innerhalb Deutschlands zu besetzen, ein Büro gibt es nicht.", MODE_REMOTE},
    {"Deux jours de télétravail par semaine après la période d'essai, et des horaires souples pour tous.", MODE_HYBRID}, {"Poste en full remote depuis la France, avec deux rencontres de l'équipe par an à Lyon.", MODE_REMOTE},
    {"Teletrabajo", MODE_REMOTE}, {"Modalidad híbrida: dos días de teletrabajo a la semana y tres en nuestra oficina de Bilbao.", MODE_HYBRID}, {"Trabajo 100% remoto con horario flexible y un equipo repartido por toda la península.", MODE_REMOTE}, {"Presencial", MODE_ONSITE},
    {"Modelo de trabalho híbrido, com três dias presenciais por semana no escritório de São Paulo.", MODE_HYBRID}, {"Smart working: due giorni di smart working a settimana dopo i primi mesi di inserimento.", MODE_HYBRID}, {"Hybride werken: drie dagen op kantoor in Utrecht en twee dagen thuis, in goed overleg.", MODE_HYBRID},
    {"Praca zdalna", MODE_REMOTE}, {"Praca hybrydowa w Krakowie, dwa dni w biurze w tygodniu, reszta według twojego uznania.", MODE_HYBRID}, {"Удаленно", MODE_REMOTE}, {"フルリモート", MODE_REMOTE},
    /* a recruiter's tag speaks for the text, but counted days stand */
    {"Care and integrity in all that you do for our customers and for each other every day #LI-REMOTE #LI-AB1", MODE_REMOTE},
    {"Basic computer skills, and a hybrid model for some teams of our house where work allows it #LI-AB1 #LI-Onsite", MODE_ONSITE},
    {"This role is remote for now, with a future that we shall write together, you and the team #LI-Hybrid", MODE_HYBRID},
    {"We meet in the office 3 days a week, and the other two are yours to spend where you like it #LI-Remote", MODE_HYBRID},
    {"The team of Li Remote Sensing measures forests from satellites and from aeroplanes above.", MODE_NONE},
    /* traps */
    {"福利厚生：フルリモート、書籍購入補助、健康診断、資格取得支援制度、退職金制度、慶弔休暇があります。", MODE_REMOTE}, {"Nach der Einarbeitung ist Homeoffice bis zu 60 % möglich, abgestimmt im Team und mit Kunden.", MODE_HYBRID}, {"Homeoffice bis zu 100 %", MODE_REMOTE}, {"Homeoffice bis zu 3 Tage pro Woche", MODE_HYBRID}, {"Chez nous tu es libre de télétravailler jusqu'à 50 % selon la mission et selon le client.", MODE_HYBRID},
    {"现在每周提供 1-2 天 Work From Home，弹性工作制，欢迎加入我们的团队，一起成长，共同进步，办公环境优美", MODE_HYBRID},
    {"每周可居家办公2天，其余时间在公司，工作时间弹性，团队氛围开放，欢迎各位优秀的同学加入我们一起成长。", MODE_HYBRID},
    {"現在は週に3回の出社、残りはリモートワークですが、午後出社や、夕方退社など、柔軟に勤務可能な環境です。", MODE_HYBRID},
    {"週4日以上の出社をお願いしています。オフィスは駅から徒歩三分で、無料の飲み物と軽食を用意しています。", MODE_HYBRID},
    {"出社とリモートのハイブリッド勤務です。勤務時間は午前九時から午後六時まで、土日祝日は休みとなります。", MODE_HYBRID},
    {"完全遠端", MODE_REMOTE},
    {"週5日出社", MODE_ONSITE},
    {"Remote: No", MODE_ONSITE},
    {"Remote: Yes", MODE_REMOTE},
    {"Temporarily remote", MODE_NONE},
    {"#LI-AB1 #LI-Remote", MODE_REMOTE}, {"#LI-Hybrid", MODE_HYBRID}, {"#LI-Onsite", MODE_ONSITE}, {"Remote Sales Representative", MODE_REMOTE},
    {"This position is offered fully remote, with two meetings of all colleagues in every year.", MODE_REMOTE},
    {"Harbor Tools seeks a buyer to join our Casting team remotely, with visits to the works.", MODE_REMOTE},
    {"In this role you lead a remote sales team of twelve people from Boston, and you coach them.", MODE_NONE},
    {"Horaires : du lundi au vendredi\n\nLieu du poste : En présentiel\n\nNous aimons la bonne cuisine et nous la partageons avec nos clients.", MODE_ONSITE}, {"Télétravail : non", MODE_ONSITE},
    {"While we value in-person work, you are free to choose and to come when you like it, as often as you like.", MODE_NONE},
    {"Remote", MODE_REMOTE}, {"All of our positions are fully remote and we like it that way, as do the people who work here with us.", MODE_REMOTE},
    {"Some positions in our sales team are hybrid, and their adverts say so, as the people there like to meet.", MODE_NONE},
    {"This role will be based out of Norway, on a remote basis, and it is open to people of all the trades.", MODE_REMOTE},
    {"Site Manager - Hybrid Fulfillment Center", MODE_NONE},
    {"Remote sensing engineer", MODE_NONE}, {"Remote control systems developer", MODE_NONE}, {"Hybrid cloud architect", MODE_NONE}, {"Hybrid vehicle technician", MODE_NONE}, {"Remote patient monitoring nurse", MODE_NONE},
    {"Part of this job is remote sensing of forests from satellites and from aeroplanes above them.", MODE_NONE},
    {"We had a remote first day for all new colleagues, and it was a lot of fun for everybody there.", MODE_NONE},
    {"You will lead remote teams across four continents and travel to see them several times a year.", MODE_NONE},
    {"Four weeks of work from anywhere per year come with the job, and thirty days of paid holiday.", MODE_NONE},
    {"Experience with hybrid cloud environments and with remote access tools is required for this.", MODE_NONE},
    {"We pay a home office stipend of 500 dollars for your chair, your desk and your second screen.", MODE_NONE},
    {"Benefits include free lunch and an on-site gym with a sauna and with courses in the evening.", MODE_NONE},
    {"After a phone call there are on-site interviews with the people whom you would work with later.", MODE_NONE},
};
// clang-format on

static void
test_texts(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    int wrong = 0;
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        struct mode_voices voices = {0};
        assert_int_equal(workmode_of_text(str_of(TEXTS[i].text), phrases, &arena, &voices.text),
                         OK);
        struct mode_verdict verdict = workmode_decide(&voices);
        if (verdict.mode != TEXTS[i].want) {
            print_message("%s: got '%s', want '%s'\n", TEXTS[i].text, mode_name(verdict.mode),
                          mode_name(TEXTS[i].want));
            wrong++;
        }
    }
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

static void
test_structured(void **state)
{
    static const struct {
        const char *rule, *text;
        enum work_mode want;
        bool is_flag;
    } ROWS[] = {
        {"jobLocationType", "TELECOMMUTE", MODE_REMOTE, false},
        {"workplaceType", "Hybrid", MODE_HYBRID, false},
        {"workplaceType", "OnSite", MODE_ONSITE, false},
        {"workplaceType", "on-site", MODE_ONSITE, false},
        {"workplaceType", "unspecified", MODE_NONE, false},
        {"isRemote", "true", MODE_REMOTE, true},
        {"isRemote", "false", MODE_NONE, true},
        {"hybrid", "true", MODE_HYBRID, true},
        {"location.hybrid", "true", MODE_HYBRID, true},
        {"on_site", "true", MODE_ONSITE, true},
        {"telecommuting", "true", MODE_REMOTE, true},
        {"remoteType", "Fully Remote", MODE_REMOTE, false},
        {"jobLocationType", "Work from homeWork from Office", MODE_HYBRID, false},
        {"workMode", "Remote, On-site", MODE_HYBRID, false},
        {"workMode", "Work from Office", MODE_ONSITE, false},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct raw_value value = {.rule = ROWS[i].rule, .text = str_of(ROWS[i].text)};
        bool is_flag = false;
        uint8_t bits = workmode_structured(&value, phrases, &arena, &is_flag);
        print_message("%s %s\n", ROWS[i].rule, ROWS[i].text);
        assert_int_equal(bits, ROWS[i].want ? 1U << ROWS[i].want : 0);
        assert_int_equal(is_flag, ROWS[i].is_flag);
    }
    arena_release(&arena);
}

static void
test_contradictions(void **state)
{
    static const struct {
        enum work_mode structured, flag, place;
        const char *title, *text;
        enum work_mode want;
    } ROWS[] = {
        {MODE_HYBRID, MODE_REMOTE, 0, "", "", MODE_HYBRID},
        {0, MODE_REMOTE, 0, "",
         "We meet 3 days a week in the office and work from home else, as you like it best.",
         MODE_HYBRID},
        {0, 0, 0, "Engineer (Remote)",
         "You are expected three days per week in the office of our team in the city of Berlin.",
         MODE_HYBRID},
        {0, 0, MODE_REMOTE, "",
         "This is an onsite role and it can not be remote; you will be 5 days in the office.",
         MODE_ONSITE},
        {MODE_REMOTE, 0, 0, "",
         "This position is open to remote candidates. Who lives near Leeds is expected to be in "
         "the office two days a week.",
         MODE_REMOTE},
        {0, 0, 0, "", "Open to remote candidates, yet two days a week in the office.", MODE_HYBRID},
        {MODE_REMOTE, 0, 0, "", "", MODE_REMOTE},
        {MODE_ONSITE, 0, 0, "", "", MODE_ONSITE},
        {0, MODE_REMOTE, 0, "", "A good job with good people.", MODE_REMOTE},
        {0, 0, MODE_REMOTE, "", "", MODE_REMOTE},
        {0, 0, 0, "", "", MODE_NONE},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct mode_voices voices = {0};
        voices.structured = (uint8_t)((1U << ROWS[i].structured) & ~1U);
        voices.flag = (uint8_t)((1U << ROWS[i].flag) & ~1U);
        voices.place = (uint8_t)((1U << ROWS[i].place) & ~1U);
        assert_int_equal(workmode_of_text(str_of(ROWS[i].title), phrases, &arena, &voices.title),
                         OK);
        assert_int_equal(workmode_of_text(str_of(ROWS[i].text), phrases, &arena, &voices.text), OK);
        print_message("row %zu\n", i);
        assert_int_equal(workmode_decide(&voices).mode, ROWS[i].want);
    }
    arena_release(&arena);
}

/* Labels without end cost no reading of all that follows for each. */
static void
test_labels(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text, (size_t)1 << 20);
    while (text.n < 100000) {
        buf_add(&text, STR("Work mode: "));
    }
    struct arena arena;
    arena_init(&arena, (size_t)64 << 20);
    struct mode_find find;
    assert_int_equal(workmode_of_text(buf_str(&text), phrases, &arena, &find), OK);
    arena_release(&arena);
    buf_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts), cmocka_unit_test(test_structured),
        cmocka_unit_test(test_labels), cmocka_unit_test(test_contradictions)};
    return cmocka_run_group_tests(tests, setup, teardown);
}

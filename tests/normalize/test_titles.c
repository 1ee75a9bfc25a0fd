/* tests/normalize/test_titles.c: titles to roles, levels and clean titles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"
#include "normalize/titles/titles.h"
#include "normalize/titles/titles_phrases.h"

static struct arena arena;

static struct title_reading
read_title(const char *title, const char *text)
{
    struct title_reading r = {0};
    const struct title_input in = {.title = str_of(title), .text = str_of(text)};
    assert_int_equal(title_read(&TITLES, &in, &arena, &r), OK);
    return r;
}

static void
every_role_reads_its_sample(void **state)
{
    (void)state;
    static const char *const ROWS[][2] = {
#define ROLE(slug, name, family, soc, isco, sample) {slug, sample},
#include "normalize/data/roles.def"
#undef ROLE
    };
    int wrong = 0;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct title_reading r = read_title(ROWS[i][1], NULL);
        if (!r.role || strcmp(r.role, ROWS[i][0]) != 0) {
            print_message("%s: wanted %s, read %s\n", ROWS[i][1], ROWS[i][0],
                          r.role ? r.role : "nothing");
            wrong++;
        }
        assert_int_equal(strlen(taxonomy_role_at(i).soc), 10);
        assert_int_equal(strlen(taxonomy_role_at(i).isco), 4);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(ROWS[i][0], ROWS[k][0]);
        }
    }
    assert_int_equal(wrong, 0);
}

/* A phrase that is not as titles are folded and split can never be met. */
static void
every_phrase_can_be_met(void **state)
{
    (void)state;
    static const char *const PHRASES[] = {
#define DIRECT(phrase, role) phrase,
#define ENDING(phrase, role) phrase,
#define ALONE(phrase, role)  phrase,
#define FIELD(phrase, role)  phrase,
#define HEAD(phrase, head)   phrase,
#define SPEC(phrase, spec)   phrase,
#define VETO(phrase)         phrase,
#define COMPOSE(spec, head, role, reach)
#define KIND(spec, yields, other, builds)
#include "normalize/data/title_words.def"
#define LEVEL(phrase, level, rank)       phrase,
#define LEVEL_IF(phrase, level, rank, n) phrase,
#define NOT_LEVEL(phrase)                phrase,
#define STOP_LEVEL(phrase)               phrase,
#define LEADS(phrase)                    phrase,
#include "normalize/data/title_levels.def"
    };
    int wrong = 0;
    for (size_t i = 0; i < sizeof PHRASES / sizeof PHRASES[0]; i++) {
        struct title_tokens tokens;
        assert_true(title_tokens_read(str_of(PHRASES[i]), &arena, &tokens));
        size_t at = 0;
        bool same = tokens.n > 0 && tokens.n <= PHRASE_WORDS;
        for (size_t k = 0; same && k < tokens.n; k++) {
            struct str word = tokens.items[k].folded;
            at += k > 0;
            same = str_starts(str_sub(str_of(PHRASES[i]), at, strlen(PHRASES[i])), word);
            at += word.n;
        }
        if (!same || at != strlen(PHRASES[i])) {
            print_message("never met: %s\n", PHRASES[i]);
            wrong++;
        }
        arena_reset(&arena);
    }
    assert_int_equal(wrong, 0);
}

static void
roles_and_levels(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *title, *role;
        enum seniority level;
    } ROWS[] = {
        {"Senior Backend Software Engineer", "backend-developer", SENIORITY_SENIOR},
        {"Software Engineer, Backend", "backend-developer", SENIORITY_NONE},
        {"Staff Software Engineer (Frontend)", "frontend-developer", SENIORITY_STAFF},
        {"Software Engineer II", "software-engineer", SENIORITY_MID},
        {"SDE-3", "software-engineer", SENIORITY_SENIOR},
        {"Data Engineer III", "data-engineer", SENIORITY_SENIOR},
        {"Prin Software Eng", "software-engineer", SENIORITY_PRINCIPAL},
        {"Data Engr", "data-engineer", SENIORITY_NONE},
        {"Teacher (Eng)", "teacher", SENIORITY_NONE},
        {"Engineering Manager, Backend", "engineering-manager", SENIORITY_MANAGER},
        {"Director of Platform Engineering", "engineering-manager", SENIORITY_DIRECTOR},
        {"Mechanical Engineering Manager", "architectural-engineering-manager", SENIORITY_MANAGER},
        {"VP of Engineering", "engineering-manager", SENIORITY_VP},
        {"Junior DevOps Engineer (m/w/d)", "devops-engineer", SENIORITY_ENTRY},
        {"Cloud DevOps Engineer", "devops-engineer", SENIORITY_NONE},
        {"Softwareentwickler:in Backend", "backend-developer", SENIORITY_NONE},
        {"Développeur·se Full Stack", "full-stack-developer", SENIORITY_NONE},
        {"Desarrollador/a Backend Senior", "backend-developer", SENIORITY_SENIOR},
        {"Старший инженер-программист", "software-engineer", SENIORITY_SENIOR},
        {"Młodszy Programista Java", "software-engineer", SENIORITY_ENTRY},
        {"UI/UX Designer", "ux-designer", SENIORITY_NONE},
        {"Embedded Software Engineer - C++", "embedded-engineer", SENIORITY_NONE},
        {"Machine Learning Engineer, Search", "machine-learning-engineer", SENIORITY_NONE},
        {"Network Security Engineer", "security-engineer", SENIORITY_NONE},
        {"React Native Developer", "mobile-developer", SENIORITY_NONE},
        {"Sales Engineer", "sales-engineer", SENIORITY_NONE},
        {"Business Development Manager", "business-development-manager", SENIORITY_NONE},
        {"Data Center Technician", NULL, SENIORITY_NONE},
        {"Sound Engineer", "sound-engineer", SENIORITY_NONE},
        {"Registered Nurses (m/f/d)", "registered-nurse", SENIORITY_NONE},
        {"Secretaries wanted", "secretary", SENIORITY_NONE},
        {"Midwives", "midwife", SENIORITY_NONE},
        {"Senior Backend Developers", "backend-developer", SENIORITY_SENIOR},
        {"Fishermen", "fisher", SENIORITY_NONE},
        {"Mining Engineer", "mining-engineer", SENIORITY_NONE},
        {"Lagerleiter (m/w/d)", "warehouse-manager", SENIORITY_MANAGER},
        {"Engineer", NULL, SENIORITY_NONE},
        {"Business Developer", "business-development-manager", SENIORITY_NONE},
        {"Real Estate Developer", NULL, SENIORITY_NONE},
        {"Lead Generation Specialist", "marketing-specialist", SENIORITY_NONE},
        {"Senior Living Nurse", "registered-nurse", SENIORITY_NONE},
        {"Staff Nurse", "registered-nurse", SENIORITY_NONE},
        {"Staff Accountant", "accountant", SENIORITY_NONE},
        {"Internal Auditor", "auditor", SENIORITY_NONE},
        {"Head Chef", "chef", SENIORITY_NONE},
        {"Principal", NULL, SENIORITY_NONE},
        {"Principal Software Engineer", "software-engineer", SENIORITY_PRINCIPAL},
        {"Assistant to the Director", "executive-assistant", SENIORITY_NONE},
        {"Account Executive", "account-executive", SENIORITY_NONE},
        {"Mid-Market Account Executive", "account-executive", SENIORITY_NONE},
        {"Associate Director, Marketing", "marketing-manager", SENIORITY_DIRECTOR},
        {"Senior Associate", NULL, SENIORITY_SENIOR},
        {"Manager, Customer Support", "customer-support-manager", SENIORITY_MANAGER},
        {"Product Manager", "product-manager", SENIORITY_NONE},
        {"Senior Product Manager", "product-manager", SENIORITY_SENIOR},
        {"Chief Technology Officer", "engineering-manager", SENIORITY_EXECUTIVE},
        {"Chief of Staff", "chief-of-staff", SENIORITY_NONE},
        {"Werkstudent Softwareentwicklung", "software-engineer", SENIORITY_INTERN},
        {"Junior/Senior Backend Developer", "backend-developer", SENIORITY_NONE},
        {"Sr Lead Security Engineer", "security-engineer", SENIORITY_LEAD},
        {"Tech Lead", "software-engineer", SENIORITY_LEAD},
        {"Pega Developer", "software-engineer", SENIORITY_NONE},
        {"Solutions Architect", "solutions-architect", SENIORITY_NONE},
        {"Scrum Master", "scrum-master", SENIORITY_NONE},
        {"QA Nurse", "registered-nurse", SENIORITY_NONE},
        {"Intern(al) Auditor", "auditor", SENIORITY_NONE},
        {"Principal (school)", "school-principal", SENIORITY_NONE},
        {"Principal, Brand Strategy", NULL, SENIORITY_PRINCIPAL},
        {"Senior Staff, Product Design", "product-designer", SENIORITY_STAFF},
        {"IT Support Level 2", "it-support", SENIORITY_NONE},
        {"2nd Level Support (m/w/d)", "it-support", SENIORITY_NONE},
        {"Tier 2 Support Engineer", "support-engineer", SENIORITY_NONE},
        {"Embedded Software Engineer, Level 3", "embedded-engineer", SENIORITY_SENIOR},
        {"Technical Support Engineer 2", "support-engineer", SENIORITY_MID},
        {"Capacity Planner II", NULL, SENIORITY_MID},
        {"Engineer I&C", NULL, SENIORITY_NONE},
        {"Product Designer i Sverige", "product-designer", SENIORITY_NONE},
        {"Software Engineer, L5", "software-engineer", SENIORITY_SENIOR},
        {"Software Engineer (IC4)", "software-engineer", SENIORITY_SENIOR},
        {"Grade 7 Teacher", "teacher", SENIORITY_NONE},
        {"Band 6 Nurse", "registered-nurse", SENIORITY_NONE},
        {"Software Engineer - New College Grad", "software-engineer", SENIORITY_ENTRY},
        {"Software Engineer, Early in Career", "software-engineer", SENIORITY_ENTRY},
        {"Office of the CPO, Executive Assistant", "executive-assistant", SENIORITY_NONE},
        {"Front Desk Agent (Mid Shift)", "hotel-receptionist", SENIORITY_NONE},
        {"Product Manager, Professional Services", "product-manager", SENIORITY_NONE},
        {"Manager II, Software Engineering", "engineering-manager", SENIORITY_MANAGER},
        {"HR Manager", "hr-manager", SENIORITY_MANAGER},
        {"Marketing Manager", "marketing-manager", SENIORITY_NONE},
        {"Finance Head", "finance-manager", SENIORITY_DIRECTOR},
        {"Stage - Développeur Backend", "backend-developer", SENIORITY_INTERN},
        {"Stage Manager", NULL, SENIORITY_NONE},
        {"Senior Member of Technical Staff", "software-engineer", SENIORITY_SENIOR},
        {"Engineer - Platform", "platform-engineer", SENIORITY_NONE},
        {"Sound Engineer - Platform", "sound-engineer", SENIORITY_NONE},
        {"Senior Full Stack PHP Developer", "full-stack-developer", SENIORITY_SENIOR},
        {"Robotics Software Engineer", "software-engineer", SENIORITY_NONE},
        {"Mechanical Design Engineer", "mechanical-engineer", SENIORITY_NONE},
        {"Data Networking Software Engineer", "data-engineer", SENIORITY_NONE},
        {"Software Engineer - Data Science", "software-engineer", SENIORITY_NONE},
        {"Software Engineer, Customer Dev Tools", "software-engineer", SENIORITY_NONE},
        {"Director of Product Communications", "public-relations-specialist", SENIORITY_DIRECTOR},
        {"Director of Engineering, Safety", "engineering-manager", SENIORITY_DIRECTOR},
        {"VP, Software Engineering", "engineering-manager", SENIORITY_VP},
        {"Software Development Team Leader", "engineering-manager", SENIORITY_LEAD},
        {"M&A Integration Manager, Corporate Development", NULL, SENIORITY_NONE},
        {"Teamleiter Softwareentwicklung (m/w/d)", "engineering-manager", SENIORITY_LEAD},
        {"SoC Design Engineer", "hardware-engineer", SENIORITY_NONE},
        {"SOC Analyst", "security-analyst", SENIORITY_NONE},
        {"Field Application Engineer", "applications-engineer", SENIORITY_NONE},
        {"Oracle Developer", "software-engineer", SENIORITY_NONE},
        {"Quality Assurance Specialist", NULL, SENIORITY_NONE},
        {"Packaging Integration Engineer", NULL, SENIORITY_NONE},
        {"Systemutvecklare", "software-engineer", SENIORITY_NONE},
        {"Technical Support Specialist", "support-engineer", SENIORITY_NONE},
        {"Linux Engineer", "systems-administrator", SENIORITY_NONE},
        {"Embedded Linux Engineer", "embedded-engineer", SENIORITY_NONE},
        {"Infrastructure & Operations Engineer", "infrastructure-engineer", SENIORITY_NONE},
        {"Chef d'équipe", NULL, SENIORITY_LEAD},
        {"Jefe de Ventas", "sales-manager", SENIORITY_MANAGER},
        {"Jefe de Proyecto", "project-manager", SENIORITY_NONE},
        {"Sjuksköterska", "registered-nurse", SENIORITY_NONE},
        {"Analityk danych", "data-analyst", SENIORITY_NONE},
        {"Cientista de Dados Pleno", "data-scientist", SENIORITY_MID},
        {"Yazılım Mühendisi", "software-engineer", SENIORITY_NONE},
        {"シニアバックエンドエンジニア", "backend-developer", SENIORITY_SENIOR},
        {"前端工程师", "frontend-developer", SENIORITY_NONE},
        {"데이터 엔지니어", "data-engineer", SENIORITY_NONE},
        {"", NULL, SENIORITY_NONE},
    };
    // clang-format on
    int wrong = 0;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct title_reading r = read_title(ROWS[i].title, NULL);
        bool same =
            r.role && ROWS[i].role ? strcmp(r.role, ROWS[i].role) == 0 : r.role == ROWS[i].role;
        if (!same || r.seniority != ROWS[i].level) {
            print_message("%s: %s %s\n", ROWS[i].title, r.role ? r.role : "-",
                          seniority_name(r.seniority));
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void
text_settles_what_a_title_leaves_open(void **state)
{
    (void)state;
    assert_string_equal(read_title("Java Developer", "Our backend services ...").role,
                        "backend-developer");
    assert_string_equal(read_title("Java Developer", "backend and frontend").role,
                        "software-engineer");
    assert_string_equal(read_title("Web Developer", "back-end and front-end").role,
                        "full-stack-developer");
    assert_null(read_title("Web Developer", "WordPress").role);
    assert_string_equal(read_title("Senior Engineer", "a software engineer who").role,
                        "software-engineer");
    assert_null(read_title("Senior Engineer", "pumps and valves").role);
    assert_string_equal(read_title("Quality Assurance Specialist", "write test cases").role,
                        "qa-engineer");
    assert_string_equal(read_title("Senior PM", "As a Product Manager you own").role,
                        "product-manager");
    assert_null(read_title("PM", "product managers and project managers").role);
    assert_null(read_title("PM", NULL).role);
    assert_string_equal(read_title("EM, Payments", "you lead engineers").role,
                        "engineering-manager");
    assert_null(read_title("EM", "emergency medicine").role);
}

/* However a leader's title is put, it is the same occupation. */
static void
leaders_are_of_their_field(void **state)
{
    (void)state;
    static const char *const FIELDS[][2] = {
        {"Accounting", "finance-manager"},
        {"Customer Support", "customer-support-manager"},
        {"Compliance", "compliance-manager"},
        {"Sales Operations", "sales-operations-manager"},
        {"Product Marketing", "product-marketing-manager"},
        {"Procurement", "procurement-manager"},
        {"AI", "data-science-manager"},
    };
    static const char *const FORMS[] = {
        "Head of %s", "Director of %s",       "Director, %s", "VP %s",
        "VP - %s",    "Vice President of %s", "AVP - %s, UK", "Senior Director - %s"};
    for (size_t i = 0; i < sizeof FIELDS / sizeof FIELDS[0]; i++) {
        for (size_t k = 0; k < sizeof FORMS / sizeof FORMS[0]; k++) {
            struct buf title;
            const char *at = strchr(FORMS[k], '%');
            buf_init(&title, PHRASE_BYTES);
            buf_add(&title, (struct str){FORMS[k], (size_t)(at - FORMS[k])});
            buf_add_z(&title, FIELDS[i][0]);
            buf_add_z(&title, at + 2);
            const struct title_input in = {.title = buf_str(&title)};
            struct title_reading r = {0};
            assert_int_equal(title_read(&TITLES, &in, &arena, &r), OK);
            if (!r.role || strcmp(r.role, FIELDS[i][1]) != 0) {
                fail_msg("%.*s: %s", STR_ARG(in.title), r.role ? r.role : "nothing");
            }
            buf_release(&title);
        }
    }
    assert_null(read_title("Lakebase Associate Director - Retail", NULL).role);
}

/* A field of an office makes an occupation with a head that says none, beside it alone. */
static void
fields_of_offices(void **state)
{
    (void)state;
    static const char *const ROWS[][2] = {
        {"Compliance Associate", "compliance-officer"},
        {"Intern - Fraud", "fraud-analyst"},
        {"Auxiliar de tesoreria", "treasury-analyst"},
        {"Medewerker inkoop", "procurement-clerk"},
        {"Treasury Administrator", "treasury-analyst"},
        {"Fraud Translator Intern", "translator"},
        {"Fraud Patterns Intern", NULL},
        {"Fraud Intern Director", NULL},
        {"Team Associate $18/hr", NULL},
        {"Team Associate HR", "hr-specialist"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const char *got = read_title(ROWS[i][0], NULL).role;
        if ((got == NULL) != (ROWS[i][1] == NULL) || (got && strcmp(got, ROWS[i][1]) != 0)) {
            fail_msg("%s: %s", ROWS[i][0], got ? got : "nothing");
        }
    }
}

static void
text_says_the_level_before_the_title(void **state)
{
    (void)state;
    static const struct {
        const char *title, *text;
        enum seniority level;
    } ROWS[] = {
        {"Software Engineer (Python)",
         "Acme is looking for a highly talented Senior Software Engineer (Python) to join.",
         SENIORITY_SENIOR},
        {"Python Software Engineer", "As a Senior Software Engineer you will", SENIORITY_SENIOR},
        {"Data Analyst", "We are hiring a junior data analyst.", SENIORITY_ENTRY},
        {"Data Analyst", "You work with senior data analysts.", SENIORITY_NONE},
        {"Data Analyst", "You report to a senior data analyst.", SENIORITY_NONE},
        {"Data Analyst", "As a data analyst you help. Senior data analyst Ann", SENIORITY_NONE},
        {"Data Analyst", "seeking a junior data analyst or hiring a senior data analyst",
         SENIORITY_NONE},
        {"Data Analyst", "senior data analyst", SENIORITY_NONE},
        {"", "a senior", SENIORITY_NONE},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        assert_int_equal(title_level_in_text(str_of(ROWS[i].title), str_of(ROWS[i].text)),
                         ROWS[i].level);
    }
}

/* Short forms are looked up by their first letter, and none is longer than what is looked up. */
static void
short_forms_are_in_order(void **state)
{
    (void)state;
    enum { LONGEST = 7 };
    static const char *const SHORT_FORMS[] = {
#define SHORT(text, full, next, before) text,
#include "normalize/data/title_short.def"
#undef SHORT
    };
    for (size_t i = 0; i < sizeof SHORT_FORMS / sizeof SHORT_FORMS[0]; i++) {
        size_t n = strlen(SHORT_FORMS[i]);
        if (n < 2 || n > LONGEST || (i > 0 && strcmp(SHORT_FORMS[i - 1], SHORT_FORMS[i]) > 0)) {
            fail_msg("%s: too long or not in order", SHORT_FORMS[i]);
        }
    }
}

/* The words that say no job are looked up in order, as titles are folded. */
static void
words_of_noise_can_be_met(void **state)
{
    (void)state;
    static const char *const WORDS[] = {
#define AROUND(word) word,
#include "normalize/data/title_noise.def"
#undef AROUND
        NULL, /* the next list begins anew */
#define JOINING(word) word,
#include "normalize/data/title_noise.def"
#undef JOINING
        NULL,
#define PAY(word, kinds) word,
#include "normalize/data/title_pay.def"
#undef PAY
    };
    int wrong = 0;
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        struct title_tokens tokens;
        if (!WORDS[i]) {
            continue;
        }
        assert_true(title_tokens_read(str_of(WORDS[i]), &arena, &tokens));
        bool is_met = tokens.n == 1 && str_is(tokens.items[0].folded, WORDS[i]);
        bool is_behind = i == 0 || !WORDS[i - 1] || strcmp(WORDS[i - 1], WORDS[i]) < 0;
        if (!is_met || !is_behind) {
            print_message("%s: %s\n", WORDS[i], is_met ? "not in order" : "never met");
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* Words of Japanese, Chinese and Korean are looked up in order, by their first three bytes. */
static void
script_words_are_in_order(void **state)
{
    (void)state;
    enum { SHORTEST = 3 };
    static const char *const WORDS[] = {
#define SCRIPT_ROLE(word, role) word,
#include "normalize/data/title_scripts.def"
#undef SCRIPT_ROLE
    };
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        bool is_behind = i == 0 || strcmp(WORDS[i - 1], WORDS[i]) < 0;
        bool is_plain = true;
        for (const char *p = WORDS[i]; *p; p++) {
            is_plain = is_plain && !(*p >= 'A' && *p <= 'Z');
        }
        if (!is_behind || !is_plain || strlen(WORDS[i]) < SHORTEST) {
            fail_msg("%s: too short, with capitals or not in order", WORDS[i]);
        }
    }
}

/* Verbs and answers are looked up in order; every answer begins with a verb. */
static void
answers_are_in_order(void **state)
{
    (void)state;
    static const char *const ROWS[][2] = {
#define VERB(form, verb) {form, verb},
#include "normalize/data/title_answers.def"
#undef VERB
        {"", NULL}, /* the next list begins anew */
#define ANSWER(phrase, role) {phrase, role},
#include "normalize/data/title_answers.def"
#undef ANSWER
    };
    for (size_t i = 1; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        if (ROWS[i][1] && strcmp(ROWS[i - 1][0], ROWS[i][0]) >= 0) {
            fail_msg("%s: not in order", ROWS[i][0]);
        }
    }
}

static void
ends_are_cut_off(void **state)
{
    (void)state;
    struct place place = {.raw = STR("Berlin, Germany"), .city = STR("Berlin"), .country = "DE"};
    static const char *const ROWS[][2] = {
        {"Backend Engineer - Berlin", "Backend Engineer"},
        {"Backend Engineer (Remote)", "Backend Engineer"},
        {"[쿠팡] 물류센터 안전관리자", "물류센터 안전관리자"},
        {"[쿠팡]", "[쿠팡]"},
        {"백엔드 개발자 (정규직)", "백엔드 개발자"},
        {"ホールスタッフ｜アルバイト", "ホールスタッフ"},
        {"[Backend] Engineer", "[Backend] Engineer"},
        {"Sales Manager – Unterfranken", "Sales Manager"},
        {"Offshore Installation Manager", "Offshore Installation Manager"},
        {"Chat Agent - Work from home :)", "Chat Agent"},
        {"Work at Home Depot", "Work at Home Depot"},
        {"Data Analyst Intern (Apprenticeship / Alternance)", "Data Analyst Intern"},
        {"Koch (all genders) in Voll- und Teilzeit", "Koch (all genders)"},
        {"Backend Engineer (m/w/d)", "Backend Engineer (m/w/d)"},
        {"Backend Engineer (m/w/d) - Remote", "Backend Engineer (m/w/d)"},
        {"[Remote] Backend Engineer", "Backend Engineer"},
        {"Backend Engineer, Payments", "Backend Engineer, Payments"},
        {"Backend Engineer | Acme | Berlin, Germany", "Backend Engineer"},
        {"Backend Engineer at Acme", "Backend Engineer"},
        {"Backend Engineer in Berlin", "Backend Engineer"},
        {"Backend Engineer - R-104511", "Backend Engineer"},
        {"［Dev_01_01］エンジニアリングマネージャー", "［Dev_01_01］エンジニアリングマネージャー"},
        {"Risk Manager (Remote - EU Timezone)", "Risk Manager"},
        {"Zone Manager", "Zone Manager"},
        {"Backend Engineer (Kennziffer 4711)", "Backend Engineer"},
        {"Backend Engineer ($150k - $170k)", "Backend Engineer"},
        {"Backend Engineer - Full-time", "Backend Engineer"},
        {"Backend Engineer (Fully Remote - Germany)", "Backend Engineer"},
        {"Backend Engineer (Payments - Remote)", "Backend Engineer (Payments - Remote)"},
        {"Backend Engineer (m/w/d, Remote)", "Backend Engineer (m/w/d, Remote)"},
        {"Part Time (30 Hours) Backend Engineer, Bridge", "(30 Hours) Backend Engineer, Bridge"},
        {"Backend Engineer 104511", "Backend Engineer"},
        {"AB12036 Backend Engineer", "Backend Engineer"},
        {"104511 Backend Engineer", "Backend Engineer"},
        {"ISO27001 Auditor", "ISO27001 Auditor"},
        {"AS9100 Quality Engineer", "AS9100 Quality Engineer"},
        {"2026 Backend Graduate", "2026 Backend Graduate"},
        {"Backend Engineer - 12 month FTC", "Backend Engineer"},
        {"Backend Engineer | 150k-170k", "Backend Engineer"},
        {"Backend Engineer - 2025", "Backend Engineer - 2025"},
        {"URGENT: Backend Engineer", "Backend Engineer"},
        {"Remote Backend Engineer", "Backend Engineer"},
        {"Remote Sensing Analyst", "Remote Sensing Analyst"},
        {"Backend Engineer 100% Remote", "Backend Engineer"},
        {"Backend Engineer (Fully Remote", "Backend Engineer"},
        {"Remote", "Remote"},
        {"Head of Remote Work", "Head of Remote Work"},
        {"Engineer (C#)", "Engineer (C#)"},
        {"C#", "C#"},
        {"Backend Engineer - Join our Talent Community", "Backend Engineer"},
        {"Talent Community Manager", "Talent Community Manager"},
        {"Backend Engineer @ Beispiel | Remote", "Backend Engineer"},
        {"Backend Engineer @ 80%", "Backend Engineer"},
        {"\u3010正社員\u3011バックエンドエンジニア", "バックエンドエンジニア"},
        {"バックエンドエンジニア（Go）\u3010正社員\u3011\u3010転勤なし\u3011",
         "バックエンドエンジニア（Go）"},
        {"バックエンドエンジニア\u3010転勤なし\u3011",
         "バックエンドエンジニア\u3010転勤なし\u3011"},
        {"Backend Engineer (self-employed)", "Backend Engineer"},
        {"[Vaga Temporária] Auxiliar de Atendimento", "Auxiliar de Atendimento"},
        {"Civil Engineer, GS-0810-12 FPL GS-13 (Direct Hire)", "Civil Engineer"},
        {"Specialist \"Backend Engineer\" (Direct Hire)", "Specialist \"Backend Engineer\""},
        {"Commercial terrain - Indépendant (Freelance)", "Commercial terrain"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const struct title_input in = {
            .title = str_of(ROWS[i][0]), .company = STR("Acme"), .places = &place, .n_places = 1};
        struct str got = title_clean(&in, &arena);
        if (!str_is(got, ROWS[i][1])) {
            fail_msg("%s: %.*s", ROWS[i][0], STR_ARG(got));
        }
    }
}

static void
any_bytes_are_survived(void **state)
{
    (void)state;
    char junk[400];
    uint32_t seed = 1;
    for (int round = 0; round < 2000; round++) {
        for (size_t i = 0; i < sizeof junk; i++) {
            seed = seed * 1664525u + 1013904223u;
            junk[i] = (char)(seed >> (seed % 3 ? 24 : 16));
        }
        struct title_reading r = {0};
        const struct title_input in = {.title = {junk, sizeof junk}, .company = {junk, 20}};
        assert_int_equal(title_read(&TITLES, &in, &arena, &r), OK);
        arena_reset(&arena);
    }
}

static int
setup(void **state)
{
    (void)state;
    arena_init(&arena, 64 * MIB);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void
labels_are_cut(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Job title: Chef", "Chef"},
        {"Poste : Cuisinier", "Cuisinier"},
        {"Now hiring: Cook", "Cook"},
        {"職種：エンジニア", "エンジニア"},
        {"Job Title - Nurse", "Nurse"},
        {"POSITION: Nurse", "Nurse"},
        {"Sales: Team Lead", NULL},
        {"Job - Share Coordinator", NULL},
        {"Position Classification Lead", NULL},
        {"Role:", NULL},
        {"Title Agent", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct str got = title_unlabel(str_of(rows[i][0]));
        if (!str_is(got, rows[i][1] ? rows[i][1] : rows[i][0])) {
            fail_msg("\"%s\" became \"%.*s\"", rows[i][0], STR_ARG(got));
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_cut),
        cmocka_unit_test(every_role_reads_its_sample),
        cmocka_unit_test(every_phrase_can_be_met),
        cmocka_unit_test(roles_and_levels),
        cmocka_unit_test(text_settles_what_a_title_leaves_open),
        cmocka_unit_test(leaders_are_of_their_field),
        cmocka_unit_test(fields_of_offices),
        cmocka_unit_test(text_says_the_level_before_the_title),
        cmocka_unit_test(words_of_noise_can_be_met),
        cmocka_unit_test(short_forms_are_in_order),
        cmocka_unit_test(script_words_are_in_order),
        cmocka_unit_test(answers_are_in_order),
        cmocka_unit_test(ends_are_cut_off),
        cmocka_unit_test(any_bytes_are_survived),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}

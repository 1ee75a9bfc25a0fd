/* tests/normalize/test_skills.c: skills in running text. Texts are invented. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "normalize/skills/skills.h"
#include "normalize/skills/skills_table.h"
#include "normalize/text/sections.h"

struct found {
    struct arena arena;
    struct skill_list list;
};

static struct skills *skills;

static int
set_up(void **state)
{
    (void)state;
    return skills_new(&skill_table, &skills, NULL) == OK ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    skills_free(skills);
    return 0;
}

static void
find(const struct skills_input *input, struct found *ret)
{
    arena_init(&ret->arena, 16 * MIB);
    assert_int_equal(skills_find(skills, input, &ret->arena, &ret->list), OK);
}

static void
join_names(const struct skill_list *list, char *out, size_t n)
{
    size_t at = 0;
    out[0] = '\0';
    for (size_t i = 0; i < list->n && at < n; i++) {
        int added = snprintf(out + at, n - at, "%s%s", i ? "; " : "", list->items[i].name);
        assert_true(added > 0);
        at += (size_t)added;
    }
}

static void
assert_names(const char *text, const char *company, const char *want)
{
    struct found found;
    char names[1024];
    struct skills_input input = {.text = str_of(text), .company = str_of(company)};
    find(&input, &found);
    join_names(&found.list, names, sizeof(names));
    if (strcmp(names, want) != 0) {
        fail_msg("\"%s\": want \"%s\", found \"%s\"", text, want, names);
    }
    arena_release(&found.arena);
}

struct row {
    const char *text, *want;
};

static void
assert_rows(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        assert_names(rows[i].text, NULL, rows[i].want);
    }
}

static void
words_end_where_names_end(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"C, C++, C# and F#", "C; C++; C#; F#"},
        {"C/C++ on .NET", "C; C++; .NET"},
        {"Node.js, ASP.NET, Objective-C", "Node.js; ASP.NET; Objective-C"},
        {"JavaScript (not Java beans)", "JavaScript; Java"},
        {"PostgreSQL / SQL Server / NoSQL", "PostgreSQL; Microsoft SQL Server; NoSQL"},
        {"React Native", "React Native"},
        {"CI/CD, CI / CD and A/B tests", "CI/CD; A/B Testing"},
        {"scikit learn, scikit-learn, sklearn", "scikit-learn"},
        {"Python3.11, Python 3, HTML5", "Python; HTML"},
        {"k8s and K8s on GCP", "Kubernetes; Google Cloud"},
        {"Javascript.", "JavaScript"},
        {"pythonic snakes, javas", "Python"},
        {"mail jobs@docker.com, see https://kubernetes.io/python or www.redis.io", ""},
        {"our site is docker.com", ""},
        {"Python\xE3\x81\xAE\xE7\xB5\x8C\xE9\xA8\x93", "Python"},
        {"Docker\xC2\xA0"
         "Compose and front\xE2\x80\x91"
         "end work",
         "Docker Compose; Frontend Development"},
    };
    assert_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
ordinary_words_need_a_cue(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Services in Go and Python", "Go; Python"},
        {"Own the go-to-market plan and go above and beyond", ""},
        {"We raised our Series C and have a C-level sponsor", ""},
        {"Work with our R&D team", ""},
        {"Statistics in R, Python and SQL", "Statistics; R; Python; SQL"},
        {"You excel at selling", ""},
        {"good excel skills", "Microsoft Excel"},
        {"Word, Excel and Outlook", "Microsoft Word; Microsoft Excel; Microsoft Outlook"},
        {"- Word, Excel\n- a car", "Microsoft Word; Microsoft Excel"},
        {"Summer or Spring 2027 start", ""},
        {"Spring and Hibernate in Java", "Spring; Hibernate; Java"},
        {"Chef, Puppet or Ansible", "Chef; Puppet; Ansible"},
        {"Sous Chef for our kitchen", ""},
        {"Lead teams of engineers", ""},
        {"access to the building", ""},
        {"Build payment rails for banks", ""},
        {"Ruby on Rails and Sidekiq", "Ruby on Rails; Sidekiq"},
        {"REST APIs; the rest is up to you", "REST"},
        {"Spark 3.4 jobs", "Apache Spark"},
        {"SQL and Python (required), and R (preferred)", "SQL; Python; R"},
        {"Knowledge of C is a plus", "C"},
        {"a chance to excel, with experience to excel", ""},
        {"React quickly to change", ""},
        {"Frontend in React and TypeScript", "Frontend Development; React; TypeScript"},
        {"Active TS/SCI clearance", "Security Clearance"},
    };
    assert_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
languages_count_when_asked_for(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Fluent in German and English", "German; English"},
        {"Sehr gute Deutsch- und Englischkenntnisse", "German; English"},
        {"German (C1) is a must", "German"},
        {"Languages: French, Dutch", "French; Dutch"},
        {"Nivel alto de ingl\xC3\xA9s", "English"},
        {"\xD0\x90\xD0\xBD\xD0\xB3\xD0\xBB\xD0\xB8\xD0\xB9\xD1\x81\xD0\xBA\xD0\xB8\xD0\xB9 "
         "\xD1\x8F\xD0\xB7\xD1\x8B\xD0\xBA",
         "English"},
        {"Languages:\n- Danish\n- Swedish\n", "Danish; Swedish"},
        {"Team\n- Danish\n- Swedish\n", ""},
        {"German is nice to have.", "German"},
        {"We are a German company with French customers", ""},
        {"the Dutch market", ""},
        {"polish the floors", ""},
    };
    assert_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
what_is_taken_back_does_not_count(void **state)
{
    (void)state;
    assert_names("No experience with Kubernetes needed", NULL, "");
    assert_names("Python is required, Java is not required", NULL, "Python");
    assert_names("No fluff. Experience with Kubernetes", NULL, "Kubernetes");
    assert_names("Trusted by companies like Cloudflare and Snowflake", NULL, "");
    assert_names("They found holes at tech giants like Dropbox and Slack", NULL, "");
    assert_names("Führerschein erforderlich: nein", NULL, "");
    assert_names("K\xc3\xb6rkort \xc3\xb6nskas Nej", NULL, "");
    assert_names("God kommunikationsf\xc3\xb6rm\xc3\xa5ga p\xc3\xa5 b\xc3\xa5"
                 "de svenska och engelska",
                 NULL, "Swedish; English");
    assert_names("K\xc3\xb6rkort kr\xc3\xa4vs", NULL, "Driver's Licence");
    assert_names("Elasticsearch Ltd builds search. Python is our language", "Elasticsearch Ltd",
                 "Python");
    assert_names("You have experience with Elasticsearch", "Elasticsearch Ltd", "Elasticsearch");
    assert_names("Gain skills and experience at Elasticsearch", "Elasticsearch Ltd", "");
}

static void
need_follows_part_and_sentence(void **state)
{
    (void)state;
    static const char text[] = "Tasks\n- Run Kubernetes\nYou bring\n- Python\n- Rust is a plus\n"
                               "Bonus\n- Haskell\nBenefits\n- free Spanish classes and Udemy\n";
    static const struct {
        const char *at;
        enum section_kind kind;
    } parts[] = {{"Tasks", SECTION_DUTIES},
                 {"You bring", SECTION_REQUIREMENTS},
                 {"Bonus", SECTION_PREFERRED},
                 {"Benefits", SECTION_BENEFITS},
                 {NULL, SECTION_NONE}};
    struct section sections[4];
    for (size_t i = 0; i < 4; i++) {
        const char *next = parts[i + 1].at ? strstr(text, parts[i + 1].at) : text + strlen(text);
        sections[i] = (struct section){parts[i].kind, (uint32_t)(strstr(text, parts[i].at) - text),
                                       (uint32_t)(next - text)};
    }
    struct found found;
    struct skills_input input = {.text = STR(text), .sections = sections, .n_sections = 4};
    static const struct {
        const char *name;
        enum skill_need need;
    } want[] = {{"Kubernetes", NEED_MENTIONED},
                {"Python", NEED_REQUIRED},
                {"Rust", NEED_PREFERRED},
                {"Haskell", NEED_PREFERRED}};
    find(&input, &found);
    assert_int_equal(found.list.n, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(found.list.items[i].name, want[i].name);
        assert_int_equal(found.list.items[i].need, want[i].need);
    }
    arena_release(&found.arena);
}

static void
first_quote_and_strongest_need_win(void **state)
{
    (void)state;
    struct found found;
    struct skills_input input = {.text = STR("K8s is nice to have. Must have: Kubernetes.")};
    find(&input, &found);
    assert_int_equal(found.list.n, 1);
    assert_true(str_is(found.list.items[0].quote, "K8s"));
    assert_int_equal(found.list.items[0].offset, 0);
    assert_int_equal(found.list.items[0].need, NEED_REQUIRED);
    assert_string_equal(found.list.items[0].slug, "kubernetes");
    arena_release(&found.arena);
}

static void
tags_are_names_as_a_whole(void **state)
{
    (void)state;
    char names[256];
    struct found found;
    struct raw_value second = {.field = FIELD_SKILL, .text = STR("we go far"), .rule = "tags"};
    struct raw_value first = {.next = &second, .field = FIELD_SKILL, .text = STR("go, excel; K8S")};
    struct raw_value other = {.next = &first, .field = FIELD_TITLE, .text = STR("Python")};
    struct skills_input input = {.text = STR("Docker"), .tags = &other};
    find(&input, &found);
    join_names(&found.list, names, sizeof(names));
    assert_string_equal(names, "Docker; Go; Microsoft Excel; Kubernetes");
    assert_int_equal(found.list.items[1].offset, UINT32_MAX);
    arena_release(&found.arena);
}

/* Any bytes at all, cut anywhere, are read to the end. */
static void
any_bytes_are_survived(void **state)
{
    (void)state;
    static const char text[] =
        "C++ \xC3\xA9\xC3 K8s\xE2\x80 \xF0\x9F\x98\x80 Go\xFF\xE3\x81 .NET C# "
        "\xD0 \xD0\x90 React.js, Sp\xC3\xA4n CI/ CD A/";
    char random[512];
    uint32_t seed = 1;
    for (size_t n = 0; n <= sizeof(text); n++) {
        struct found found;
        struct skills_input input = {.text = {text, n}};
        find(&input, &found);
        arena_release(&found.arena);
    }
    for (int round = 0; round < 2000; round++) {
        for (size_t i = 0; i < sizeof(random); i++) {
            seed = seed * 1664525u + 1013904223u;
            random[i] = (char)(seed >> 24);
        }
        struct found found;
        struct skills_input input = {.text = {random, sizeof(random)}};
        find(&input, &found);
        arena_release(&found.arena);
    }
}

/* A text of nothing but names stays within the bounds of the list. */
static void
keyword_dump_is_bounded(void **state)
{
    (void)state;
    static char text[64 * KIB];
    size_t at = 0;
    for (size_t i = 0; i < taxonomy_skill_count(NULL) && at + 200 < sizeof(text); i++) {
        at +=
            (size_t)snprintf(text + at, sizeof(text) - at, "%s, ", taxonomy_skill_at(NULL, i).name);
    }
    struct found found;
    struct skills_input input = {.text = {text, at}};
    find(&input, &found);
    assert_int_equal(found.list.n, LIMIT_SKILLS);
    arena_release(&found.arena);
}

static void
memory_may_run_out(void **state)
{
    (void)state;
    struct arena arena;
    struct skill_list list = {0};
    struct skills_input input = {.text = STR("Python")};
    arena_init(&arena, 64);
    assert_int_equal(skills_find(skills, &input, &arena, &list), E_NOMEM);
    assert_int_equal(list.n, 0);
    arena_release(&arena);
}

/* What the employer is, is not asked for; what the work needs stays. */
static void
a_pitch_is_no_skill(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Acme is the leading web performance company, serving 4,000 customers.", ""},
        {"We are a real estate technology startup based in Berlin.", ""},
        {"Acme is one of the largest food service distributors of the country.", ""},
        {"As a leading provider of healthcare solutions, we help hospitals.", ""},
        {"Acme is one of the leaders in renewable energy.", ""},
        {"Acme was founded in 2014 to make railway catering simple.", ""},
        {"You will plan catering for 300 guests.", "Catering"},
        {"Experience in the real estate industry is a plus.", "Real Estate"},
        {"Acme is a real estate company; knowledge of real estate is a must.", "Real Estate"},
        {"You are a leader in agile delivery.", "Agile"},
        {"You will improve web performance of our storefront.", "Web Performance"},
        {"Real estate company experience required.", "Real Estate"},
        {"We are a Python company.", "Python"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_names(rows[i].text, NULL, rows[i].want);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_end_where_names_end),
        cmocka_unit_test(ordinary_words_need_a_cue),
        cmocka_unit_test(languages_count_when_asked_for),
        cmocka_unit_test(what_is_taken_back_does_not_count),
        cmocka_unit_test(need_follows_part_and_sentence),
        cmocka_unit_test(first_quote_and_strongest_need_win),
        cmocka_unit_test(tags_are_names_as_a_whole),
        cmocka_unit_test(any_bytes_are_survived),
        cmocka_unit_test(keyword_dump_is_bounded),
        cmocka_unit_test(memory_may_run_out),
        cmocka_unit_test(a_pitch_is_no_skill),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

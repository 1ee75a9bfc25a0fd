/* tests/normalize/test_skills_other.c: names that stand for a street, a person or another
 * meaning of an acronym. Texts are invented. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "normalize/skills/skills.h"
#include "normalize/skills/skills_table.h"

struct row {
    const char *text, *skill;
    bool is_there;
};

static bool
names_skill(const struct skills *skills, const char *text, const char *name)
{
    struct arena arena;
    struct skill_list list = {0};
    struct skills_input input = {.text = str_of(text)};
    bool is_there = false;
    arena_init(&arena, 16 * MIB);
    assert_int_equal(skills_find(skills, &input, &arena, &list), OK);
    for (size_t i = 0; i < list.n; i++) {
        is_there = is_there || strcmp(list.items[i].name, name) == 0;
    }
    arena_release(&arena);
    return is_there;
}

static void
check(const struct row *rows, size_t n)
{
    struct skills *skills = NULL;
    assert_int_equal(skills_new(&skill_table, &skills, NULL), OK);
    for (size_t i = 0; i < n; i++) {
        if (names_skill(skills, rows[i].text, rows[i].skill) != rows[i].is_there) {
            fail_msg("\"%s\": %s is %sthere", rows[i].text, rows[i].skill,
                     rows[i].is_there ? "not " : "");
        }
    }
    skills_free(skills);
}

static void
streets_are_no_skills(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Our office: Java Road 5, Hong Kong", "Java", false},
        {"Come to 12 Perl Street", "Perl", false},
        {"Java Roadmap for the year", "Java", true},
        {"Python Scripting and more", "Python", true},
    };
    check(rows, sizeof rows / sizeof rows[0]);
}

static void
who_is_introduced_is_no_skill(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Ruby, our office dog, greets you.", "Ruby", false},
        {"Say hello to Jenkins, the cat", "Jenkins", false},
        {"You look after Snowflake, our data warehouse", "Snowflake", true},
        {"Python, our main language", "Python", true},
        {"Ruby, Python", "Ruby", true},
    };
    check(rows, sizeof rows / sizeof rows[0]);
}

static void
text_says_what_an_acronym_means(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Executive Management Team (EMT)\nA certificate for the EMT", "EMT", false},
        {"Licensed Emergency Medical Technician (EMT)", "EMT", true},
        {"Regional Mall Audits (RMA); a certified RMA", "Registered Medical Assistant", false},
        {"CSP (Cloud Service Provider), CSP certification", "CSP", false},
        {"Good Manufacturing Practices (GMP)", "GMP", true},
        {"CRM (Customer Relationship Management)", "CRM", true},
        {"JavaScript (JS) and Python", "JavaScript", true},
        {"(AWS) and (GCP)", "AWS", true},
    };
    check(rows, sizeof rows / sizeof rows[0]);
}

static void
lists_of_tools_carry_languages(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Excel, Outlook, German and French", "French", true},
        {"Excel, Outlook, French market", "French", false},
        {"Storage tiers, Ceph, pools, caches", "Polish", false},
        {"GitHub, English, German, French, Spanish, Italian, Polish", "Polish", false},
        {"Incoterms, customs, Spanish a plus", "Spanish", true},
    };
    check(rows, sizeof rows / sizeof rows[0]);
}

static void
what_is_not_needed_is_no_skill(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"You don't need Excel; SQL is what counts.", "Microsoft Excel", false},
        {"Salesforce knowledge isn't necessary.", "Salesforce", false},
        {"Not a Java shop: we write Scala with http4s.", "Java", false},
        {"Trusted by Adobe, we look for SEO experts with Ahrefs.", "Ahrefs", true},
        {"Trusted by Slack, Shopify and Stripe.", "Shopify", false},
        {"Amplitude a plus", "Amplitude", true},
    };
    check(rows, sizeof rows / sizeof rows[0]);
}

static void
possessive_is_the_firm(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Our client is Oracle's rival; we run PostgreSQL.", "Oracle Database", false},
        {"We run Oracle; we run PostgreSQL.", "Oracle Database", true},
    };
    check(rows, sizeof rows / sizeof rows[0]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(streets_are_no_skills),
        cmocka_unit_test(who_is_introduced_is_no_skill),
        cmocka_unit_test(text_says_what_an_acronym_means),
        cmocka_unit_test(lists_of_tools_carry_languages),
        cmocka_unit_test(what_is_not_needed_is_no_skill),
        cmocka_unit_test(possessive_is_the_firm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

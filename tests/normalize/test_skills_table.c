/* tests/normalize/test_skills_table.c: the compiled skill table is sound, and
 * the proof of it finds faults when there are some. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "normalize/skills/taxonomy.h"
#include "normalize/skills/taxonomy_ids.h"

enum { REPORT_BYTES = 1 << 20 };

static void
table_is_sound(void **state)
{
    (void)state;
    struct buf report;
    struct error err = {OK, ""};
    buf_init(&report, REPORT_BYTES);
    enum status status = taxonomy_check(NULL, &report, &err);
    if (status != OK) {
        print_message("%s", buf_str(&report).p);
    }
    assert_int_equal(status, OK);
    assert_int_equal(report.n, 0);
    buf_release(&report);
}

static void
table_is_as_large_as_promised(void **state)
{
    (void)state;
    size_t n_names = 0;
    for (size_t i = 0; i < taxonomy_skill_count(NULL); i++) {
        struct taxonomy_skill skill = taxonomy_skill_at(NULL, i);
        assert_true(skill.id > 0);
        assert_true(*skill.slug && *skill.name);
        assert_true(skill.type > SKILL_NONE && skill.type < SKILL_TYPE_COUNT);
        for (const char *const *alias = skill.aliases; *alias; alias++) {
            n_names++;
        }
    }
    assert_true(taxonomy_skill_count(NULL) >= 8000);
    assert_true(n_names >= 11000);
}

/* The skills that reports speak of are there under these very names. */
static void
names_of_reports_are_there(void **state)
{
    (void)state;
    static const char *const names[] = {"AWS",
                                        "Azure",
                                        "Google Cloud",
                                        "Kubernetes",
                                        "Docker",
                                        "CI/CD",
                                        "Python",
                                        "Java",
                                        "Go",
                                        "Rust",
                                        "C++",
                                        "TypeScript",
                                        "Node.js",
                                        "Spring",
                                        "React",
                                        "SQL",
                                        "PostgreSQL",
                                        "MySQL",
                                        "Redis",
                                        "Kafka",
                                        "NoSQL",
                                        "REST",
                                        "gRPC",
                                        "APIs",
                                        "Microservices",
                                        "Distributed Systems",
                                        "Data Modeling",
                                        "Generative AI",
                                        "LLM",
                                        "OpenAI",
                                        "Machine Learning",
                                        "RAG",
                                        "Monitoring",
                                        "Observability",
                                        "Automation",
                                        "Infrastructure as Code",
                                        "Terraform",
                                        "CloudFormation",
                                        "Pulumi",
                                        "Ansible",
                                        "Helm",
                                        "Argo CD",
                                        "Flux",
                                        "GitOps",
                                        "Linux",
                                        "Bash",
                                        "Git",
                                        "GitLab",
                                        "GitHub Actions",
                                        "Jenkins",
                                        "Azure DevOps",
                                        "Prometheus",
                                        "Grafana",
                                        "OpenTelemetry",
                                        "PagerDuty",
                                        "Datadog",
                                        "AWS Lambda",
                                        "Amazon ECS",
                                        "IAM",
                                        "Networking",
                                        "Security",
                                        "Agile",
                                        "Scrum",
                                        "System Design",
                                        "SAST",
                                        "DAST",
                                        "Secrets Management",
                                        "MLflow",
                                        "Kubeflow",
                                        "SageMaker",
                                        "Vertex AI",
                                        "PyTorch",
                                        "TensorFlow",
                                        "scikit-learn",
                                        "OAuth"};
    for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
        size_t i = 0;
        while (i < taxonomy_skill_count(NULL) &&
               strcmp(taxonomy_skill_at(NULL, i).name, names[k]) != 0) {
            i++;
        }
        if (i == taxonomy_skill_count(NULL)) {
            fail_msg("no skill is named %s", names[k]);
        }
    }
}

static enum status
check_rows(const struct skill_row *rows, size_t n, struct buf *report, struct error *err)
{
    struct skills *skills = NULL;
    assert_int_equal(skills_new(&skill_table, &skills, NULL), OK);
    struct skill_table table = skill_table;
    table.rows = rows;
    table.n_rows = n;
    table.n_keys = 0;
    enum status status = taxonomy_check_table(skills, &table, report, err);
    skills_free(skills);
    return status;
}

static void
faults_are_found(void **state)
{
    (void)state;
    static const char *const none[] = {NULL};
    static const struct {
        struct skill_row rows[2];
        const char *want;
    } cases[] = {
        {{{1, 1, SKILL_TOOL, CUE_NONE, "a", "A", none, NULL, NULL, NULL, NULL},
          {2, 0, SKILL_TOOL, CUE_NONE, "b", "B", none, NULL, NULL, NULL, NULL}},
         "circle"},
        {{{1, 7, SKILL_TOOL, CUE_NONE, "a", "A", none, NULL, NULL, NULL, NULL},
          {2, NO_PARENT, SKILL_TOOL, CUE_NONE, "b", "B", none, NULL, NULL, NULL, NULL}},
         "parent is missing"},
        {{{1, NO_PARENT, SKILL_TOOL, CUE_NONE, "a", "A", none, NULL, NULL, NULL, NULL},
          {2, NO_PARENT, SKILL_TOOL, CUE_NONE, "a", "B", none, NULL, NULL, NULL, NULL}},
         "twice"},
        {{{2, NO_PARENT, SKILL_TOOL, CUE_NONE, "a", "A", none, NULL, NULL, NULL, NULL},
          {1, NO_PARENT, SKILL_TOOL, CUE_NONE, "b", "B", none, NULL, NULL, NULL, NULL}},
         "id is not above"},
        {{{999999, NO_PARENT, SKILL_TOOL, CUE_NONE, "a", "A", none, NULL, "Python", NULL, NULL},
          {1000000, NO_PARENT, SKILL_TOOL, CUE_NONE, "b", "B", none, NULL, NULL, NULL, NULL}},
         "example does not"},
        {{{1, NO_PARENT, SKILL_TOOL, CUE_NEAR, "a", "A", none, NULL, NULL, NULL, NULL},
          {2, NO_PARENT, SKILL_TOOL, CUE_NONE, "b", "B", none, NULL, NULL, NULL, NULL}},
         "without examples"},
        {{{1, NO_PARENT, SKILL_TOOL, CUE_NONE, "a", "A", none, NULL, NULL, NULL, "wikidata=Q1"},
          {2, NO_PARENT, SKILL_TOOL, CUE_NONE, "b", "B", none, NULL, NULL, NULL, "wikidata=Q1"}},
         "another skill has"},
        {{{1, NO_PARENT, SKILL_TOOL, CUE_NONE, "a", "A", none, NULL, NULL, NULL, "onet=A"},
          {2, NO_PARENT, SKILL_TOOL, CUE_NONE, "b", "B", none, NULL, NULL, NULL, "wikidata=28865"}},
         "no id of that scheme"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct buf report;
        struct error err = {OK, ""};
        buf_init(&report, REPORT_BYTES);
        assert_int_equal(check_rows(cases[i].rows, 2, &report, &err), E_FORMAT);
        assert_non_null(strstr(buf_str(&report).p, cases[i].want));
        assert_int_equal(err.status, E_FORMAT);
        buf_release(&report);
    }
}

static void
ids_have_their_form(void **state)
{
    static const struct {
        const char *id;
        bool fits;
    } ROWS[] = {
        {"wikidata=Q28865", true},
        {"wikidata=Q028865", false},
        {"wikidata=q28865", false},
        {"wikidata=Q", false},
        {"wikidata=P31", false},
        {"wikidata=", false},
        {"esco=http://data.europa.eu/esco/skill/00090cc1-1f27-439e-a4e0-19a87a501bfc", true},
        {"esco=http://data.europa.eu/esco/", false},
        {"esco=http://data.europa.eu/esco/skill/a b", false},
        {"esco=http://data.europa.eu/esco/skill/S1.2.3", true},
        {"esco=http://data.europa.eu/esco/isced-f/0611", true},
        {"esco=https://example.com/skill/1", false},
        {"lightcast=KS125LS6N7WP4S6SFTCK", true},
        {"lightcast=", false},
        {"onet=Microsoft Excel", true},
        {"onet= Excel", false},
        {"other=1", false},
        {"", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        if (taxonomy_id_fits(str_of(ROWS[i].id)) != ROWS[i].fits) {
            fail_msg("%s", ROWS[i].id);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_is_sound),
        cmocka_unit_test(table_is_as_large_as_promised),
        cmocka_unit_test(names_of_reports_are_there),
        cmocka_unit_test(faults_are_found),
        cmocka_unit_test(ids_have_their_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

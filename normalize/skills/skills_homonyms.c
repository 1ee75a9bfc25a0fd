/* normalize/skills/skills_homonyms.c: names of two things, told apart by the words of the sentence:
 * "GCP" is a cloud, and good clinical practice where trials are spoken of. Source of the table:
 * general knowledge of the trades. Must not judge anything else. */
#include "normalize/skills/skills_homonyms.h"

#include <string.h>

#include "base/banned.h"

#define HOMONYM(name) name, sizeof(name) - 1

// clang-format off
const struct homonym skill_homonyms[] = {
    {HOMONYM("GCP"), "google-cloud", "good-clinical-practice", "clinical|ich-|gmp|glp|gxp|irb|gvp|pharmacov", "GCP, clinical trials and monitoring visits", "AWS, GCP and Terraform"},
    {HOMONYM("Redshift"), "amazon-redshift", "redshift-renderer", "cinema 4d|c4d|houdini|octane|arnold|maya|v-ray", "Cinema 4D, Redshift and After Effects", "Snowflake or Redshift, dbt"},
    {HOMONYM("Prophet"), "prophet-forecasting", "fis-prophet", "actuar|solvency|ifrs 17|reserving|reinsur", "Actuarial models in Prophet under Solvency II", "Prophet, ARIMA and Python"},
    {HOMONYM("Eclipse"), "eclipse-ide", "varian-eclipse", "radiother|radiation|dosimet|linac|treatment plan", "Treatment planning in Eclipse for radiation therapy", "Java, Eclipse and Maven"},
    {HOMONYM("Calypso"), "calypso-trading", "zeiss-calypso", "cmm|zeiss|metrolog|messtechnik|pc-dmis|koordinatenmess", "CMM programming with Calypso and PC-DMIS", "Murex, Calypso and SQL"},
    {HOMONYM("Vault"), "hashicorp-vault", "autodesk-vault", "inventor|autodesk|autocad|solidworks", "Inventor, AutoCAD and Vault", "Terraform, Consul and Vault"},
    {HOMONYM("CAD"), "cad", "cad-dispatch", "dispatch|911|paramedic|police|emergency call", "CAD and radio systems of a 911 dispatch centre", "CAD and SolidWorks"},
    {HOMONYM("CMA"), "cma", "certified-medical-assistant", "medical assist|rma|aama|phlebot|vitals|patient", "CMA or RMA to take vitals of patients", "CMA or CPA certification required"},
    {HOMONYM("MSK"), "amazon-msk", NULL, "physio|musculoskeletal|orthop|sonograph|radiolog|injur", "MSK physiotherapy for sports injuries", "Kinesis, MSK and Lambda"},
    {HOMONYM("BMS"), "building-management-systems", "battery-management-systems", "battery|batteries|lithium|cell balanc", "BMS firmware for lithium battery packs", "Tridium Niagara, BACnet and BMS"},
};
// clang-format on
const size_t skill_homonyms_count = sizeof(skill_homonyms) / sizeof(skill_homonyms[0]);

/* The row of the slug, or NO_PARENT. Of a long table, but seldom asked for. */
static uint16_t
row_of(const struct skill_table *table, const char *slug)
{
    for (size_t i = 0; slug && i < table->n_rows; i++) {
        const char *other = table->rows[i].slug;
        if (other[0] == slug[0] && other[1] == slug[1] && strcmp(other, slug) == 0) {
            return (uint16_t)i;
        }
    }
    return NO_PARENT;
}

/* The homonym that the hit is, by its letters and its row; NULL: none. Most hits fail at once. */
static const struct homonym *
homonym_of(const struct judge *judge, const struct hit *hit)
{
    struct str name = str_sub(judge->text, hit->begin, hit->end - hit->begin);
    bool may_be = name.n > 0 && name.n <= HOMONYM_MOST && (HOMONYM_LENGTHS >> name.n & 1) &&
                  strchr(HOMONYM_FIRSTS, *name.p) != NULL;
    for (size_t i = 0; may_be && i < skill_homonyms_count; i++) {
        const struct homonym *homonym = &skill_homonyms[i];
        if (name.n == homonym->n && byte_lower(*name.p) == byte_lower(*homonym->name) &&
            str_is_nocase(name, homonym->name) &&
            strcmp(judge->table->rows[hit->skill].slug, homonym->from) == 0) {
            return homonym;
        }
    }
    return NULL;
}

void
homonyms_settle(const struct judge *judge)
{
    for (size_t k = 0; k < judge->hits->n; k++) {
        struct hit *hit = &judge->hits->items[k];
        const struct homonym *homonym = homonym_of(judge, hit);
        if (!homonym || !skills_has_listed(skills_clauses(judge->text, hit->begin, hit->end),
                                           str_of(homonym->stems))) {
            continue;
        }
        uint16_t row = row_of(judge->table, homonym->to);
        hit->state = row == NO_PARENT ? HIT_NO : HIT_SURE;
        hit->skill = row == NO_PARENT ? hit->skill : row;
    }
}

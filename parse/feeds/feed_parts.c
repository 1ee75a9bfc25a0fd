/* parse/feeds/feed_parts.c: names of elements in RSS, Atom, Google's and the aggregators'
 * job feeds. Source: RSS 2.0, RFC 4287, Google Base's jobs (g:), WP Job Manager
 * (job_listing:), Teamtailor (tt:), and the public feed descriptions of Indeed,
 * Jooble, Jobsora, HelloWork, LinkedIn, ZipRecruiter and Adzuna, seen 2026. No feed
 * has an `if`. */
#include "parse/feeds/feed_parts.h"

#include "base/banned.h"

// clang-format off
/* `parent`: only within an element whose name begins so; "": only directly in
 * the item. First match wins. */
static const struct part_row {
    const char *name, *parent;
    enum feed_part part;
} rows[] = {
    {"title", NULL, PART_TITLE}, {"jobtitle", NULL, PART_TITLE}, {"vacancytitle", NULL, PART_TITLE},
    {"name", "company", PART_COMPANY}, {"name", "employer", PART_COMPANY},
    {"city", "company", PART_NONE}, {"country", "company", PART_NONE},
    {"description", "company", PART_NONE}, {"url", "company", PART_NONE},
    {"name", "author", PART_NONE}, {"name", "office", PART_PLACE}, {"name", "department", PART_DEPARTMENT}, {"name", "location", PART_PLACE}, {"name", "city", PART_CITY},
    {"name", "country", PART_COUNTRY}, {"name", "", PART_TITLE}, {"position", NULL, PART_TITLE},
    {"jobname", NULL, PART_TITLE}, {"intitule", NULL, PART_TITLE}, {"positiontitle", NULL, PART_TITLE},
    {"company", NULL, PART_COMPANY}, {"companyname", NULL, PART_COMPANY},
    {"employer", NULL, PART_COMPANY}, {"employername", NULL, PART_COMPANY},
    {"hiringorganization", NULL, PART_COMPANY}, {"organization", NULL, PART_COMPANY},
    {"advertiser", NULL, PART_COMPANY}, {"client", NULL, PART_COMPANY},
    {"entreprise", NULL, PART_COMPANY}, {"recruiter", NULL, PART_COMPANY},
    {"location", NULL, PART_PLACE}, {"joblocation", NULL, PART_PLACE}, {"locationname", NULL, PART_PLACE},
    {"place", NULL, PART_PLACE}, {"lieu", NULL, PART_PLACE},
    {"city", NULL, PART_CITY}, {"town", NULL, PART_CITY}, {"locality", NULL, PART_CITY},
    {"addresslocality", NULL, PART_CITY}, {"ville", NULL, PART_CITY},
    {"state", NULL, PART_REGION}, {"region", NULL, PART_REGION}, {"province", NULL, PART_REGION},
    {"county", NULL, PART_REGION}, {"addressregion", NULL, PART_REGION},
    {"country", NULL, PART_COUNTRY}, {"countrycode", NULL, PART_COUNTRY},
    {"addresscountry", NULL, PART_COUNTRY}, {"pays", NULL, PART_COUNTRY},
    {"postalcode", NULL, PART_POSTCODE}, {"postcode", NULL, PART_POSTCODE}, {"zip", NULL, PART_POSTCODE},
    {"zipcode", NULL, PART_POSTCODE}, {"codepostal", NULL, PART_POSTCODE},
    {"amount", "lowend", PART_PAY_MIN}, {"amount", "highend", PART_PAY_MAX},
    {"currencycode", "lowend", PART_PAY_CURRENCY}, {"currencycode", "highend", PART_PAY_CURRENCY},
    {"min", "salary", PART_PAY_MIN}, {"max", "salary", PART_PAY_MAX},
    {"from", "salary", PART_PAY_MIN}, {"to", "salary", PART_PAY_MAX},
    {"minimum", "salary", PART_PAY_MIN}, {"maximum", "salary", PART_PAY_MAX},
    {"amount", "salarymin", PART_PAY_MIN}, {"amount", "salarymax", PART_PAY_MAX},
    {"currency", "salary", PART_PAY_CURRENCY}, {"currencycode", "salary", PART_PAY_CURRENCY},
    {"rate", "salary", PART_PAY_PERIOD}, {"period", "salary", PART_PAY_PERIOD},
    {"type", "salary", PART_PAY_PERIOD}, {"unit", "salary", PART_PAY_PERIOD},
    {"salary", NULL, PART_SALARY}, {"salaryrange", NULL, PART_SALARY}, {"compensation", NULL, PART_SALARY},
    {"wage", NULL, PART_SALARY}, {"pay", NULL, PART_SALARY}, {"salaire", NULL, PART_SALARY},
    {"salarytext", NULL, PART_SALARY},
    {"salarymin", NULL, PART_PAY_MIN}, {"minsalary", NULL, PART_PAY_MIN}, {"salaryfrom", NULL, PART_PAY_MIN},
    {"salarymax", NULL, PART_PAY_MAX}, {"maxsalary", NULL, PART_PAY_MAX}, {"salaryto", NULL, PART_PAY_MAX},
    {"compensationmin", NULL, PART_PAY_MIN}, {"compensationmax", NULL, PART_PAY_MAX},
    {"compensationcurrency", NULL, PART_PAY_CURRENCY}, {"compensationinterval", NULL, PART_PAY_PERIOD},
    {"salaryfrequency", NULL, PART_PAY_PERIOD}, {"salaryinterval", NULL, PART_PAY_PERIOD},
    {"currency", NULL, PART_PAY_CURRENCY},
    {"salarycurrency", NULL, PART_PAY_CURRENCY}, {"salaryperiod", NULL, PART_PAY_PERIOD},
    {"salarytype", NULL, PART_PAY_PERIOD}, {"salaryunit", NULL, PART_PAY_PERIOD},
    {"origlink", NULL, PART_URL_ORIGINAL}, {"link", NULL, PART_URL}, {"url", NULL, PART_URL}, {"joburl", NULL, PART_URL},
    {"directurl", NULL, PART_URL}, {"adverturl", NULL, PART_URL}, {"detailurl", NULL, PART_URL},
    {"deeplink", NULL, PART_URL}, {"permalink", NULL, PART_URL},
    {"applyurl", NULL, PART_APPLY}, {"applicationurl", NULL, PART_APPLY}, {"applylink", NULL, PART_APPLY},
    {"guid", NULL, PART_ID}, {"id", "author", PART_NONE}, {"id", NULL, PART_ID}, {"jobid", NULL, PART_ID},
    {"partnerjobid", NULL, PART_ID}, {"vacancyid", NULL, PART_ID}, {"uid", NULL, PART_ID},
    {"referencenumber", NULL, PART_REQUISITION}, {"reference", NULL, PART_REQUISITION},
    {"jobreference", NULL, PART_REQUISITION}, {"requisitionid", NULL, PART_REQUISITION},
    {"ref", NULL, PART_REQUISITION},
    {"pubdate", NULL, PART_DATE}, {"published", NULL, PART_DATE}, {"issued", NULL, PART_DATE},
    {"date", NULL, PART_DATE}, {"dateposted", NULL, PART_DATE}, {"postdate", NULL, PART_DATE},
    {"posteddate", NULL, PART_DATE}, {"publicationdate", NULL, PART_DATE},
    {"publishon", NULL, PART_DATE}, {"publishdate", NULL, PART_DATE}, {"creationdate", NULL, PART_DATE},
    {"createdat", NULL, PART_DATE}, {"datecreated", NULL, PART_DATE}, {"created", NULL, PART_DATE},
    {"openingdate", NULL, PART_DATE}, {"listdate", NULL, PART_DATE},
    {"updated", NULL, PART_DATE_LATER}, {"dateupdated", NULL, PART_DATE_LATER},
    {"lastmodified", NULL, PART_DATE_LATER},
    {"expirationdate", NULL, PART_EXPIRES}, {"expirydate", NULL, PART_EXPIRES},
    {"expiresat", NULL, PART_EXPIRES}, {"expire", NULL, PART_EXPIRES}, {"expires", NULL, PART_EXPIRES},
    {"dateexpired", NULL, PART_EXPIRES}, {"validthrough", NULL, PART_EXPIRES},
    {"closingdate", NULL, PART_EXPIRES}, {"enddate", NULL, PART_EXPIRES}, {"deadline", NULL, PART_EXPIRES},
    {"jobtype", NULL, PART_TYPE}, {"employmenttype", NULL, PART_TYPE}, {"contracttype", NULL, PART_TYPE},
    {"contract", NULL, PART_TYPE}, {"workingpatterns", NULL, PART_TYPE}, {"worktime", NULL, PART_TYPE},
    {"workingtime", NULL, PART_TYPE}, {"schedule", NULL, PART_TYPE}, {"type", NULL, PART_TYPE},
    {"contracttime", NULL, PART_TYPE}, {"positiontype", NULL, PART_TYPE}, {"typecontrat", NULL, PART_TYPE}, {"vcontracttype", NULL, PART_TYPE},
    {"department", NULL, PART_DEPARTMENT},
    {"seniority", NULL, PART_LEVEL}, {"careerlevel", NULL, PART_LEVEL}, {"joblevel", NULL, PART_LEVEL},
    {"experiencelevel", NULL, PART_LEVEL},
    {"education", NULL, PART_EDUCATION}, {"educationlevel", NULL, PART_EDUCATION},
    {"experience", NULL, PART_EXPERIENCE}, {"yearsofexperience", NULL, PART_EXPERIENCE},
    {"remote", NULL, PART_MODE}, {"remotetype", NULL, PART_MODE}, {"workplacetype", NULL, PART_MODE},
    {"workplacetypes", NULL, PART_MODE}, {"workmode", NULL, PART_MODE}, {"remotestatus", NULL, PART_MODE}, {"telecommute", NULL, PART_MODE},
    {"language", NULL, PART_LANGUAGE}, {"lang", NULL, PART_LANGUAGE},
    {"description", NULL, PART_TEXT}, {"encoded", NULL, PART_TEXT}, {"content", NULL, PART_TEXT},
    {"summary", NULL, PART_TEXT}, {"jobdescription", NULL, PART_TEXT}, {"body", NULL, PART_TEXT},
    {"jobadvert", NULL, PART_TEXT}, {"adverttext", NULL, PART_TEXT}, {"fulldescription", NULL, PART_TEXT},
    {"missiondescription", NULL, PART_SECTION}, {"missions", NULL, PART_SECTION},
    {"responsibilities", NULL, PART_SECTION}, {"requirements", NULL, PART_SECTION},
    {"qualifications", NULL, PART_SECTION}, {"profile", NULL, PART_SECTION},
    {"applicantprofile", NULL, PART_SECTION}, {"benefits", NULL, PART_SECTION},
};

/* Prefixes whose elements say nothing of the job: media:title, itunes:summary ... */
static const char *const strange_prefixes[] = {"media", "itunes", "slash", "wfw", "sy", "thr", "googleplay",
                                               "opensearch", "creativecommons", "cc", "admin", "webfeeds"};

/* Fields that are simply handed on. */
static const struct {
    enum feed_part part;
    enum field field;
    const char *rule;
} fields[] = {
    {PART_TITLE, FIELD_TITLE, "title"}, {PART_COMPANY, FIELD_COMPANY, "company"},
    {PART_APPLY, FIELD_APPLY_URL, "apply_url"}, {PART_REQUISITION, FIELD_REQUISITION_ID, "reference"},
    {PART_DATE, FIELD_DATE_POSTED, "date"}, {PART_EXPIRES, FIELD_VALID_THROUGH, "expires"},
    {PART_TYPE, FIELD_EMPLOYMENT_TYPE, "type"}, {PART_DEPARTMENT, FIELD_DEPARTMENT, "department"},
    {PART_LEVEL, FIELD_SENIORITY, "level"}, {PART_EDUCATION, FIELD_EDUCATION, "education"},
    {PART_EXPERIENCE, FIELD_EXPERIENCE, "experience"}, {PART_MODE, FIELD_WORK_MODE, "remote"},
    {PART_LANGUAGE, FIELD_LANGUAGE, "language"},
};

/* Elements that repeat: one is an item. */
static const char *const item_names[] = {"item", "entry", "job", "vacancy", "offer", "offre", "position",
                                         "posting", "jobposting", "ad", "listing", "annonce"};
/* Children that make an element's content markup, not structure. */
static const char *const html_names[] = {"p", "div", "ul", "ol", "li", "br", "b", "i", "strong", "em",
                                         "span", "h1", "h2", "h3", "h4", "h5", "h6", "a", "table", "html",
                                         "u", "font", "section", "article", "img", "hr"};
// clang-format on

static bool
is_among(struct str name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_is_nocase(name, list[i])) {
            return true;
        }
    }
    return false;
}

struct str
feed_plain_name(struct str name, char out[FEED_NAME_BYTES])
{
    size_t n = 0;
    for (size_t i = 0; i < name.n && n < FEED_NAME_BYTES; i++) {
        if (name.p[i] != '_' && name.p[i] != '-') {
            out[n++] = byte_lower(name.p[i]);
        }
    }
    return (struct str){out, n};
}

enum feed_part
feed_part_find(struct str name, struct str prefix, struct str parent)
{
    if (is_among(prefix, strange_prefixes, sizeof strange_prefixes / sizeof *strange_prefixes)) {
        return PART_NONE;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *within = rows[i].parent;
        if (str_is(name, rows[i].name) &&
            (!within || (*within ? str_starts(parent, str_of(within)) : parent.n == 0))) {
            return rows[i].part;
        }
    }
    return PART_NONE;
}

enum field
feed_part_field(enum feed_part part, const char **ret_rule)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (fields[i].part == part) {
            *ret_rule = fields[i].rule;
            return fields[i].field;
        }
    }
    *ret_rule = "";
    return FIELD_NONE;
}

bool
feed_is_item_name(struct str name)
{
    return is_among(name, item_names, sizeof item_names / sizeof *item_names);
}

bool
feed_is_html_name(struct str name)
{
    return is_among(name, html_names, sizeof html_names / sizeof *html_names);
}

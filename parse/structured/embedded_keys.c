/* parse/structured/embedded_keys.c: what the keys of postings are called in the state of career
 * sites and in the answers of their APIs: Workday, Dayforce, Eightfold, Oracle, iCIMS,
 * Phenom, Himalayas, Jobicy, Reed, Herp, Amazon, JobTech, InfoJobs and hand-written ones, seen
 * 2025-2026. No site has an `if`. */
#include "parse/structured/embedded_keys.h"

#include "base/banned.h"

enum { NAME_BYTES = 32 };

// clang-format off
static const struct key_row rows[] = { /* sorted by key */
    {"applicantlocationregions", FIELD_WORK_MODE, true, KEY_WHOLE},
    {"applicantlocationrequirements", FIELD_REMOTE_SCOPE, true, KEY_WHOLE},
    {"applicantlocations", FIELD_LOCATION, true, KEY_WHOLE},
    {"applicationclosingdate", FIELD_VALID_THROUGH, true, KEY_WHOLE},
    {"applicationdeadline", FIELD_VALID_THROUGH, true, KEY_WHOLE},
    {"applicationdeadlinedate", FIELD_VALID_THROUGH, true, KEY_WHOLE},
    {"applyby", FIELD_VALID_THROUGH, true, KEY_WHOLE}, {"applyurl", FIELD_APPLY_URL, true, KEY_WHOLE},
    {"atsjobid", FIELD_REQUISITION_ID, true, KEY_WHOLE}, {"basesalary", FIELD_SALARY, true, KEY_WHOLE},
    {"basicqualifications", FIELD_DESCRIPTION, false, KEY_REQUIREMENTS},
    {"body", FIELD_DESCRIPTION, false, KEY_WHOLE}, {"candidaterequiredlocation", FIELD_LOCATION, true, KEY_WHOLE},
    {"careerlevel", FIELD_SENIORITY, true, KEY_WHOLE}, {"city", FIELD_LOCATION, false, KEY_WHOLE},
    {"closeson", FIELD_VALID_THROUGH, false, KEY_WHOLE}, {"closingdate", FIELD_VALID_THROUGH, true, KEY_WHOLE},
    {"company", FIELD_COMPANY, false, KEY_WHOLE}, {"companydisplayname", FIELD_COMPANY, true, KEY_WHOLE},
    {"companyname", FIELD_COMPANY, false, KEY_WHOLE}, {"compensation", FIELD_SALARY, true, KEY_WHOLE},
    {"compensationcurrency", FIELD_SALARY, false, KEY_CURRENCY},
    {"compensationfrequency", FIELD_SALARY, false, KEY_PERIOD},
    {"compensationinterval", FIELD_SALARY, false, KEY_PERIOD}, {"compensationmax", FIELD_SALARY, true, KEY_MAX},
    {"compensationmaximum", FIELD_SALARY, true, KEY_MAX}, {"compensationmin", FIELD_SALARY, true, KEY_MIN},
    {"compensationminimum", FIELD_SALARY, true, KEY_MIN}, {"content", FIELD_DESCRIPTION, false, KEY_WHOLE},
    {"contractedcompany", FIELD_COMPANY, true, KEY_WHOLE}, {"contracttype", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE},
    {"contracttypes", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE}, {"createdat", FIELD_DATE_POSTED, false, KEY_WHOLE},
    {"currency", FIELD_SALARY, false, KEY_CURRENCY}, {"currentcompensation", FIELD_SALARY, true, KEY_WHOLE},
    {"date", FIELD_DATE_POSTED, false, KEY_WHOLE}, {"dateadded", FIELD_DATE_POSTED, false, KEY_WHOLE},
    {"datecreated", FIELD_DATE_POSTED, false, KEY_WHOLE}, {"dateopened", FIELD_DATE_POSTED, true, KEY_WHOLE},
    {"dateposted", FIELD_DATE_POSTED, true, KEY_WHOLE}, {"datepublished", FIELD_DATE_POSTED, false, KEY_WHOLE},
    {"deadline", FIELD_VALID_THROUGH, false, KEY_WHOLE}, {"department", FIELD_DEPARTMENT, false, KEY_WHOLE},
    {"departments", FIELD_DEPARTMENT, false, KEY_WHOLE}, {"description", FIELD_DESCRIPTION, false, KEY_WHOLE},
    {"descriptionhtml", FIELD_DESCRIPTION, false, KEY_WHOLE}, {"displayjobid", FIELD_REQUISITION_ID, true, KEY_WHOLE},
    {"employer", FIELD_COMPANY, true, KEY_WHOLE}, {"employerdisplayname", FIELD_COMPANY, true, KEY_WHOLE},
    {"employername", FIELD_COMPANY, true, KEY_WHOLE}, {"employmenttype", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE},
    {"employmenttypes", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE}, {"enddate", FIELD_VALID_THROUGH, false, KEY_WHOLE},
    {"experiencelevel", FIELD_SENIORITY, true, KEY_WHOLE}, {"experiencemin", FIELD_EXPERIENCE, true, KEY_WHOLE},
    {"experiencerequired", FIELD_EXPERIENCE, true, KEY_WHOLE}, {"experienceyears", FIELD_EXPERIENCE, true, KEY_WHOLE},
    {"expirationdate", FIELD_VALID_THROUGH, false, KEY_WHOLE}, {"expiredat", FIELD_VALID_THROUGH, false, KEY_WHOLE},
    {"expires", FIELD_VALID_THROUGH, false, KEY_WHOLE}, {"expiresat", FIELD_VALID_THROUGH, false, KEY_WHOLE},
    {"expirydate", FIELD_VALID_THROUGH, false, KEY_WHOLE},
    {"externaldescription", FIELD_DESCRIPTION, true, KEY_WHOLE},
    {"externaldescriptionstr", FIELD_DESCRIPTION, true, KEY_WHOLE},
    {"externalposteddate", FIELD_DATE_POSTED, true, KEY_WHOLE},
    {"externalpostedenddate", FIELD_VALID_THROUGH, true, KEY_WHOLE},
    {"externalpostedstartdate", FIELD_DATE_POSTED, true, KEY_WHOLE},
    {"externalqualificationsstr", FIELD_DESCRIPTION, false, KEY_REQUIREMENTS},
    {"externalresponsibilitiesstr", FIELD_DESCRIPTION, false, KEY_DUTIES},
    {"firstpublished", FIELD_DATE_POSTED, true, KEY_WHOLE},
    {"formofemployment", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE},
    {"fulldescription", FIELD_DESCRIPTION, false, KEY_WHOLE},
    {"fulltimeparttime", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE}, {"headline", FIELD_TITLE, false, KEY_WHOLE},
    {"hiringcompany", FIELD_COMPANY, true, KEY_WHOLE}, {"hiringcompanyname", FIELD_COMPANY, true, KEY_WHOLE},
    {"hiringorganization", FIELD_COMPANY, true, KEY_WHOLE},
    {"hiringorganizationname", FIELD_COMPANY, true, KEY_WHOLE}, {"jobcode", FIELD_REQUISITION_ID, true, KEY_WHOLE},
    {"jobdepartments", FIELD_DEPARTMENT, true, KEY_WHOLE}, {"jobdescription", FIELD_DESCRIPTION, true, KEY_WHOLE},
    {"jobdescriptionfooter", FIELD_DESCRIPTION, false, KEY_AROUND},
    {"jobdescriptionheader", FIELD_DESCRIPTION, false, KEY_AROUND},
    {"jobdescriptionhtml", FIELD_DESCRIPTION, true, KEY_WHOLE},
    {"jobemploymenttypes", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE}, {"jobgeo", FIELD_LOCATION, true, KEY_WHOLE},
    {"jobheadline", FIELD_TITLE, true, KEY_WHOLE}, {"jobid", FIELD_REQUISITION_ID, true, KEY_WHOLE},
    {"joblevel", FIELD_SENIORITY, true, KEY_WHOLE}, {"joblocation", FIELD_LOCATION, true, KEY_WHOLE},
    {"joblocationcity", FIELD_LOCATION, true, KEY_WHOLE}, {"joblocationname", FIELD_LOCATION, true, KEY_WHOLE},
    {"joblocations", FIELD_LOCATION, true, KEY_WHOLE}, {"jobname", FIELD_TITLE, true, KEY_WHOLE},
    {"jobpostingcontent", FIELD_DESCRIPTION, true, KEY_WHOLE}, {"jobpublishedat", FIELD_DATE_POSTED, true, KEY_WHOLE},
    {"jobreference", FIELD_REQUISITION_ID, true, KEY_WHOLE}, {"jobremoteworktype", FIELD_WORK_MODE, true, KEY_WHOLE},
    {"jobrequirements", FIELD_DESCRIPTION, false, KEY_REQUIREMENTS},
    {"jobresponsibilities", FIELD_DESCRIPTION, false, KEY_DUTIES},
    {"jobschedule", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE},
    {"jobscheduletype", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE}, {"jobtitle", FIELD_TITLE, true, KEY_WHOLE},
    {"jobtype", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE}, {"jobtypes", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE},
    {"keyresponsibilities", FIELD_DESCRIPTION, false, KEY_DUTIES},
    {"lastapplicationdate", FIELD_VALID_THROUGH, true, KEY_WHOLE},
    {"lastpublishedat", FIELD_DATE_POSTED, true, KEY_WHOLE}, {"listingdate", FIELD_DATE_POSTED, false, KEY_WHOLE},
    {"location", FIELD_LOCATION, true, KEY_WHOLE}, {"locationname", FIELD_LOCATION, true, KEY_WHOLE},
    {"locationrestrictions", FIELD_LOCATION, true, KEY_WHOLE}, {"locations", FIELD_LOCATION, true, KEY_WHOLE},
    {"locationtype", FIELD_WORK_MODE, true, KEY_WHOLE}, {"maxcompensation", FIELD_SALARY, true, KEY_MAX},
    {"maximumsalary", FIELD_SALARY, true, KEY_MAX}, {"maxsalary", FIELD_SALARY, true, KEY_MAX},
    {"mincompensation", FIELD_SALARY, true, KEY_MIN}, {"minexperience", FIELD_EXPERIENCE, true, KEY_WHOLE},
    {"minimumexperience", FIELD_EXPERIENCE, true, KEY_WHOLE},
    {"minimumqualifications", FIELD_DESCRIPTION, false, KEY_REQUIREMENTS},
    {"minimumsalary", FIELD_SALARY, true, KEY_MIN}, {"minsalary", FIELD_SALARY, true, KEY_MIN},
    {"name", FIELD_TITLE, false, KEY_WHOLE}, {"offices", FIELD_LOCATION, true, KEY_WHOLE},
    {"organisationname", FIELD_COMPANY, true, KEY_WHOLE}, {"organization", FIELD_COMPANY, false, KEY_WHOLE},
    {"orgname", FIELD_COMPANY, true, KEY_WHOLE}, {"payperiod", FIELD_SALARY, false, KEY_PERIOD},
    {"payrange", FIELD_SALARY, true, KEY_WHOLE}, {"positiondesc", FIELD_DESCRIPTION, false, KEY_WHOLE},
    {"positionname", FIELD_TITLE, true, KEY_WHOLE}, {"positionschedule", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE},
    {"positiontitle", FIELD_TITLE, true, KEY_WHOLE}, {"positiontype", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE},
    {"posted", FIELD_DATE_POSTED, false, KEY_WHOLE}, {"postedat", FIELD_DATE_POSTED, true, KEY_WHOLE},
    {"posteddate", FIELD_DATE_POSTED, true, KEY_WHOLE}, {"postedon", FIELD_DATE_POSTED, true, KEY_WHOLE},
    {"postedtime", FIELD_DATE_POSTED, false, KEY_WHOLE}, {"postedts", FIELD_DATE_POSTED, true, KEY_WHOLE},
    {"postingdate", FIELD_DATE_POSTED, true, KEY_WHOLE},
    {"postingexpirytimestamputc", FIELD_VALID_THROUGH, true, KEY_WHOLE},
    {"postinglocations", FIELD_LOCATION, true, KEY_WHOLE},
    {"postingstarttimestamputc", FIELD_DATE_POSTED, true, KEY_WHOLE}, {"postingtitle", FIELD_TITLE, true, KEY_WHOLE},
    {"preferredqualifications", FIELD_DESCRIPTION, false, KEY_PREFERRED},
    {"preferredskills", FIELD_DESCRIPTION, false, KEY_PREFERRED},
    {"primarylocation", FIELD_LOCATION, true, KEY_WHOLE}, {"pubdate", FIELD_DATE_POSTED, false, KEY_WHOLE},
    {"publicationdate", FIELD_DATE_POSTED, false, KEY_WHOLE},
    {"publicationstartdate", FIELD_DATE_POSTED, false, KEY_WHOLE},
    {"publishdate", FIELD_DATE_POSTED, false, KEY_WHOLE}, {"published", FIELD_DATE_POSTED, false, KEY_WHOLE},
    {"publishedat", FIELD_DATE_POSTED, false, KEY_WHOLE}, {"publisheddate", FIELD_DATE_POSTED, false, KEY_WHOLE},
    {"publishedon", FIELD_DATE_POSTED, false, KEY_WHOLE},
    {"qualifications", FIELD_DESCRIPTION, false, KEY_REQUIREMENTS},
    {"referencenumber", FIELD_REQUISITION_ID, true, KEY_WHOLE}, {"releaseddate", FIELD_DATE_POSTED, true, KEY_WHOLE},
    {"remoteoption", FIELD_WORK_MODE, true, KEY_WHOLE}, {"remotepolicy", FIELD_WORK_MODE, true, KEY_WHOLE},
    {"remotestatus", FIELD_WORK_MODE, true, KEY_WHOLE}, {"remotetype", FIELD_WORK_MODE, true, KEY_WHOLE},
    {"remotework", FIELD_WORK_MODE, true, KEY_WHOLE}, {"remoteworktype", FIELD_WORK_MODE, true, KEY_WHOLE},
    {"reqid", FIELD_REQUISITION_ID, true, KEY_WHOLE}, {"requiredexperience", FIELD_EXPERIENCE, true, KEY_WHOLE},
    {"requiredskills", FIELD_DESCRIPTION, false, KEY_REQUIREMENTS},
    {"requirementdes", FIELD_DESCRIPTION, false, KEY_PREFERRED},
    {"requirementmin", FIELD_DESCRIPTION, false, KEY_REQUIREMENTS},
    {"requirements", FIELD_DESCRIPTION, false, KEY_REQUIREMENTS},
    {"requisitioncode", FIELD_REQUISITION_ID, true, KEY_WHOLE},
    {"requisitionid", FIELD_REQUISITION_ID, true, KEY_WHOLE},
    {"requisitionnumber", FIELD_REQUISITION_ID, true, KEY_WHOLE},
    {"responsibilities", FIELD_DESCRIPTION, false, KEY_DUTIES},
    {"richtextdescription", FIELD_DESCRIPTION, false, KEY_WHOLE}, {"roletitle", FIELD_TITLE, true, KEY_WHOLE},
    {"salary", FIELD_SALARY, true, KEY_WHOLE}, {"salarycurrency", FIELD_SALARY, false, KEY_CURRENCY},
    {"salarydescription", FIELD_SALARY, true, KEY_WHOLE}, {"salarydisplay", FIELD_SALARY, true, KEY_WHOLE},
    {"salaryfrequency", FIELD_SALARY, false, KEY_PERIOD}, {"salaryfrom", FIELD_SALARY, true, KEY_MIN},
    {"salaryinterval", FIELD_SALARY, false, KEY_PERIOD}, {"salarylabel", FIELD_SALARY, true, KEY_WHOLE},
    {"salarymax", FIELD_SALARY, true, KEY_MAX}, {"salarymaximum", FIELD_SALARY, true, KEY_MAX},
    {"salarymin", FIELD_SALARY, true, KEY_MIN}, {"salaryminimum", FIELD_SALARY, true, KEY_MIN},
    {"salaryperiod", FIELD_SALARY, false, KEY_PERIOD}, {"salaryrange", FIELD_SALARY, true, KEY_WHOLE},
    {"salarytext", FIELD_SALARY, true, KEY_WHOLE}, {"salaryto", FIELD_SALARY, true, KEY_MAX},
    {"salaryunit", FIELD_SALARY, false, KEY_PERIOD}, {"schedule", FIELD_EMPLOYMENT_TYPE, false, KEY_WHOLE},
    {"seniority", FIELD_SENIORITY, true, KEY_WHOLE}, {"senioritylevel", FIELD_SENIORITY, true, KEY_WHOLE},
    {"skillsknowledgeexpertise", FIELD_DESCRIPTION, false, KEY_REQUIREMENTS},
    {"standardizedlocations", FIELD_LOCATION, true, KEY_WHOLE}, {"summary", FIELD_DESCRIPTION, false, KEY_WHOLE},
    {"team", FIELD_DEPARTMENT, false, KEY_WHOLE}, {"teleworking", FIELD_WORK_MODE, true, KEY_WHOLE},
    {"timeofwork", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE}, {"timetype", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE},
    {"title", FIELD_TITLE, false, KEY_WHOLE}, {"typeofemployment", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE},
    {"unpostingdate", FIELD_VALID_THROUGH, true, KEY_WHOLE}, {"vacancytitle", FIELD_TITLE, true, KEY_WHOLE},
    {"validthrough", FIELD_VALID_THROUGH, true, KEY_WHOLE}, {"validuntil", FIELD_VALID_THROUGH, false, KEY_WHOLE},
    {"workarrangement", FIELD_WORK_MODE, true, KEY_WHOLE}, {"workday", FIELD_EMPLOYMENT_TYPE, false, KEY_WHOLE},
    {"workinghourstype", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE}, {"workingmodel", FIELD_WORK_MODE, true, KEY_WHOLE},
    {"workingtime", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE}, {"worklocation", FIELD_LOCATION, true, KEY_WHOLE},
    {"worklocationoption", FIELD_WORK_MODE, true, KEY_WHOLE}, {"worklocations", FIELD_LOCATION, true, KEY_WHOLE},
    {"workmode", FIELD_WORK_MODE, true, KEY_WHOLE}, {"workmodel", FIELD_WORK_MODE, true, KEY_WHOLE},
    {"workplace", FIELD_WORK_MODE, true, KEY_WHOLE}, {"workplaceaddress", FIELD_LOCATION, true, KEY_WHOLE},
    {"workplacearrangement", FIELD_WORK_MODE, true, KEY_WHOLE},
    {"workplacelocation", FIELD_LOCATION, true, KEY_WHOLE}, {"workplacetype", FIELD_WORK_MODE, true, KEY_WHOLE},
    {"workplacetypes", FIELD_WORK_MODE, true, KEY_WHOLE}, {"workschedule", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE},
    {"worktime", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE}, {"worktype", FIELD_EMPLOYMENT_TYPE, true, KEY_WHOLE},
    {"yearsofexperience", FIELD_EXPERIENCE, true, KEY_WHOLE},
};
// clang-format on

const struct key_row *
embedded_key(struct str key)
{
    char lower[NAME_BYTES];
    size_t n = 0;
    for (size_t i = 0; i < key.n; i++) {
        if (!byte_is_alpha(key.p[i]) && !byte_is_digit(key.p[i])) {
            continue;
        }
        if (n == sizeof(lower)) {
            return NULL;
        }
        lower[n++] = byte_lower(key.p[i]);
    }
    size_t low = 0, high = sizeof(rows) / sizeof(rows[0]);
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = str_cmp((struct str){lower, n}, str_of(rows[mid].key));
        if (order == 0) {
            return &rows[mid];
        }
        if (order < 0) {
            high = mid;
        } else {
            low = mid + 1;
        }
    }
    return NULL;
}

const char *
embedded_heading(enum key_part part)
{
    static const char *const headings[] = {[KEY_REQUIREMENTS] = "## Requirements",
                                           [KEY_PREFERRED] = "## Preferred qualifications",
                                           [KEY_DUTIES] = "## Responsibilities",
                                           [KEY_AROUND] = ""};
    bool is_section = part >= KEY_REQUIREMENTS && part <= KEY_AROUND;
    return is_section ? headings[part] : NULL;
}

size_t
embedded_key_count(void)
{
    return sizeof(rows) / sizeof(rows[0]);
}

const struct key_row *
embedded_key_at(size_t index)
{
    return &rows[index];
}

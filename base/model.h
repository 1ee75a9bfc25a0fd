/* base/model.h: the data that flows from stage to stage. Plain data; every
 * slice lives in the arena of the page it came with and dies at its release.
 *
 *   request -> FETCH -> page -> PARSE -> harvest{raw_posting, link}
 *           -> NORMALIZE -> posting -> STORE
 *
 * Names follow schema.org/JobPosting where it has one. */
#ifndef BASE_MODEL_H
#define BASE_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"

/* ---- where a field was read ---- */

/* Layers from the most to the least trusted. parse/ states the order in which
 * they win where it differs by field. */
enum layer {
    LAYER_NONE,
    LAYER_BOARD_API,     /* a board's own payload */
    LAYER_JSON_LD,       /* schema.org in <script type="application/ld+json"> */
    LAYER_MICRODATA,     /* itemprop */
    LAYER_RDFA,          /* property="schema:..." */
    LAYER_EMBEDDED_JSON, /* __NEXT_DATA__ and its kin */
    LAYER_RULE,          /* a labelled place in the page, or the configuration */
    LAYER_META,          /* <title>, OpenGraph, <meta> */
    LAYER_PROSE,         /* found in the running text */
    LAYER_COUNT
};

enum field {
    FIELD_NONE,
    FIELD_TITLE,
    FIELD_COMPANY,
    FIELD_COMPANY_URL, /* the employer's own site (sameAs) */
    FIELD_LOCATION,
    FIELD_WORK_MODE,    /* "hybrid", "TELECOMMUTE", "true" under rule isRemote ... */
    FIELD_REMOTE_SCOPE, /* applicantLocationRequirements */
    FIELD_SALARY,
    FIELD_EMPLOYMENT_TYPE,
    FIELD_SENIORITY,
    FIELD_ROLE,
    FIELD_EXPERIENCE,
    FIELD_EDUCATION,
    FIELD_SKILL, /* structured skills and tags */
    FIELD_DATE_POSTED,
    FIELD_VALID_THROUGH,
    FIELD_LANGUAGE,
    FIELD_DESCRIPTION,
    FIELD_URL,
    FIELD_APPLY_URL,
    FIELD_REQUISITION_ID,
    FIELD_DEPARTMENT,
    FIELD_ON_CALL,
    FIELD_WEEKLY_HOURS,
    FIELD_CONTRACT_LENGTH,
    FIELD_COUNT
};

const char *layer_name(enum layer v);   /* "json-ld"; static; "" for none */
const char *field_name(enum field v);   /* "employment_type"; static */
enum layer layer_find(struct str name); /* LAYER_NONE when unknown */
enum field field_find(struct str name);

/* ---- fetch -> parse ---- */

enum page_role {
    PAGE_AUTO,    /* not known: parse decides from URL and content */
    PAGE_LISTING, /* a board's list, a sitemap, a feed, a results page */
    PAGE_DETAIL   /* one posting */
};

/* One answer, or the failure to get one. Filled by fetch (or by an archive
 * reader), given to parse as const. Owns its arena: page_free(). */
struct page {
    struct arena *arena;
    struct str url;       /* as asked */
    struct str final_url; /* after redirects; equals url without any */
    struct str method, request_body;
    struct str source, kind, board; /* of the source this belongs to; may be absent */
    struct str company;             /* the source's configured employer name, or absent */
    enum page_role role;
    struct str external_id;  /* DETAIL: as the listing gave it */
    struct str version;      /* DETAIL: the listing's mark of change; see struct link */
    struct str hint;         /* DETAIL: what the listing said; see struct link */
    enum status error;       /* OK: an HTTP answer is here */
    struct str error_text;   /* one line, when error != OK */
    int http_status;         /* 0 when none came */
    struct str content_type; /* media type and parameters, verbatim */
    struct str etag, last_modified, robots_tag, location, link_header, tdm_reservation;
    struct str retry_after;
    struct str body;      /* content codings undone; may hold any bytes */
    bool truncated;       /* the body is not whole */
    bool not_modified;    /* 304, or the digest equals the stored one */
    int64_t fetched_at_s; /* Unix seconds */
    int64_t elapsed_ms;   /* from request to last byte */
    size_t wire_bytes;
    uint64_t digest;         /* XXH3 of body; 0 when there is none */
    int64_t frontier_id;     /* the store's number of this request; 0: none */
    struct str archive_file; /* where the WARC record is; absent: not archived */
    int64_t archive_offset, archive_length;
};

/* A page with an arena of its own, limited to max_bytes. NULL when out of
 * memory. page_free: NULL is a no-op. */
MUST_USE struct page *page_new(size_t max_bytes);
void page_free(struct page *page);

/* ---- parse -> normalize ---- */

/* One thing the page says, verbatim but for outer space and markup. */
struct raw_value {
    struct raw_value *next;
    enum field field;
    enum layer layer;
    const char *rule; /* static: which rule or key read it ("baseSalary", "salaryRange") */
    struct str text;
    struct str quote; /* the words on the page; absent: text itself */
};

/* A place as given: one text, or parts, or both. Parts are verbatim. */
struct raw_place {
    struct raw_place *next;
    enum layer layer;
    const char *rule;
    struct str text;
    struct str city, region, country, postal_code;
    struct str latitude, longitude;
    bool is_remote_scope; /* where an applicant may live, not where the work is */
    bool is_guess;        /* text that may name no place at all: the first that does counts */
    bool is_address;      /* of the employer: where nothing else names a place of work */
};

/* Pay as given: numbers with units, or one text to be read, or both. */
struct raw_money {
    struct raw_money *next;
    enum layer layer;
    const char *rule;
    struct str text;     /* "$120k - $150k a year", or the summary beside the parts */
    struct str min, max; /* decimal numbers, verbatim */
    struct str currency; /* code or sign */
    struct str period;   /* "YEAR", "per-hour-wage", "1 YEAR" ... */
    struct str kind;     /* "", or the source's word: "Salary", "Bonus" ... */
    struct str zone;     /* place or level it holds for, or absent */
    bool is_cents;       /* min and max are in hundredths */
};

struct raw_posting {
    struct raw_posting *next;
    struct str external_id;   /* the platform's id verbatim; absent: the canonical URL */
    struct str version;       /* the platform's mark of change (updated_at ...), or absent */
    struct str url;           /* where a person reads it */
    struct raw_value *values; /* all layers, most trusted first within a field */
    struct raw_place *places;
    struct raw_money *money;
    struct str description; /* plain text: paragraphs by "\n\n", items by "- " lines */
    bool is_closed;         /* the page says that the job is closed */
    const char *closed_by;  /* static: the rule; NULL if open */
};

/* Appends at the end of the list. False (arena->failed) when out of memory.
 * An empty text is not added, and that is not an error. */
bool raw_add(struct raw_posting *raw, struct arena *arena, struct raw_value value);
bool raw_add_place(struct raw_posting *raw, struct arena *arena, struct raw_place place);
bool raw_add_money(struct raw_posting *raw, struct arena *arena, struct raw_money money);
/* The first value of the field, or NULL; the next of the same field. */
const struct raw_value *raw_first(const struct raw_posting *raw, enum field field);
const struct raw_value *raw_next(const struct raw_value *value);

/* What a page leads to. Links never enter a queue: the store keeps them. */
struct link {
    struct link *next;
    enum page_role role; /* LISTING: counts toward the listing's completeness */
    struct str url;      /* absolute */
    struct str method;   /* absent: GET */
    struct str request_body, content_type;
    struct str external_id; /* DETAIL: id of the posting it leads to, where known */
    struct str
        version;     /* DETAIL: same as last time means "need not be fetched"; absent: not told */
    struct str hint; /* DETAIL: facts only the listing has, opaque to all but the adapter */
};

enum page_verdict {
    VERDICT_NONE,
    VERDICT_OK,          /* postings or links were read */
    VERDICT_EMPTY,       /* a true, well-formed "no postings" */
    VERDICT_NOT_POSTING, /* a page, but of something else */
    VERDICT_CLOSED,      /* says that the job is closed */
    VERDICT_GONE,        /* 404, 410, or the board's way of saying "unknown" */
    VERDICT_BLOCKED,     /* challenge, login wall, marketing page */
    VERDICT_SHELL,       /* empty without JavaScript */
    VERDICT_MALFORMED,   /* not in the kind's form */
    VERDICT_TRUNCATED,   /* cut off; what was readable is here */
    VERDICT_FAILED,      /* no answer, or an error answer */
    VERDICT_UNCHANGED,   /* 304 or same digest: as last time */
    VERDICT_COUNT
};
const char *verdict_name(enum page_verdict verdict); /* "not-posting"; static */

struct harvest {
    enum page_verdict verdict;
    struct str why;   /* one clause for people, when not OK */
    bool is_listing;  /* the page was a list: sightings and totals count */
    bool has_more;    /* LISTING links follow, the list goes on */
    bool is_capped;   /* the platform cuts the list off: never complete */
    int64_t total;    /* postings the platform announces, or -1 */
    size_t n_listed;  /* entries seen on this page, before any was dropped */
    size_t n_dropped; /* entries that could not be read */
    struct raw_posting *postings;
    struct link *links;
    struct link *last_link;
    uint32_t limit_hits;                /* regex, depth and size limits that were reached */
    struct str robots, tdm_reservation; /* of the page's <meta>; absent: not said */
};
/* Appends. False when out of memory. */
bool harvest_link(struct harvest *harvest, struct arena *arena, struct link link);

/* ---- normalize -> store ---- */

enum seniority {
    SENIORITY_NONE,
    SENIORITY_INTERN,
    SENIORITY_ENTRY,
    SENIORITY_MID,
    SENIORITY_SENIOR,
    SENIORITY_STAFF,
    SENIORITY_PRINCIPAL,
    SENIORITY_LEAD,
    SENIORITY_MANAGER,
    SENIORITY_DIRECTOR,
    SENIORITY_VP,
    SENIORITY_EXECUTIVE,
    SENIORITY_COUNT
};
enum employment_type {
    EMPLOYMENT_NONE,
    EMPLOYMENT_FULL_TIME,
    EMPLOYMENT_PART_TIME,
    EMPLOYMENT_CONTRACT,
    EMPLOYMENT_TEMPORARY,
    EMPLOYMENT_INTERNSHIP,
    EMPLOYMENT_APPRENTICESHIP,
    EMPLOYMENT_VOLUNTEER,
    EMPLOYMENT_COUNT
};
/* The least schooling asked for; levels of ISCED 2011: 3, 4, 5, 6, 7, 8. */
enum education {
    EDUCATION_NONE,
    EDUCATION_SCHOOL,     /* "high_school": upper secondary */
    EDUCATION_VOCATIONAL, /* a trade learnt, an apprenticeship done */
    EDUCATION_ASSOCIATE,
    EDUCATION_BACHELOR,
    EDUCATION_MASTER,
    EDUCATION_DOCTORATE,
    EDUCATION_COUNT
};
/* Two ends of a figure; -1: not said. */
struct extent {
    int32_t min, max;
};
#define EXTENT_NONE ((struct extent){-1, -1})
enum work_mode { MODE_NONE, MODE_REMOTE, MODE_HYBRID, MODE_ONSITE, MODE_COUNT };
enum salary_kind {
    SALARY_NONE,
    SALARY_BASE,
    SALARY_TOTAL,
    SALARY_OTE,
    SALARY_BONUS,
    SALARY_EQUITY,
    SALARY_STIPEND,
    SALARY_KIND_COUNT
};
enum period {
    PERIOD_NONE,
    PERIOD_YEAR,
    PERIOD_MONTH,
    PERIOD_WEEK,
    PERIOD_DAY,
    PERIOD_HOUR,
    PERIOD_COUNT
};
enum skill_type {
    SKILL_NONE,
    SKILL_LANGUAGE,
    SKILL_FRAMEWORK,
    SKILL_DATABASE,
    SKILL_CLOUD,
    SKILL_TOOL,
    SKILL_PRACTICE,
    SKILL_DOMAIN,
    SKILL_CERTIFICATION,
    SKILL_HUMAN_LANGUAGE,
    SKILL_SOFT,
    SKILL_TYPE_COUNT
};
enum skill_need { NEED_NONE, NEED_REQUIRED, NEED_PREFERRED, NEED_MENTIONED, NEED_COUNT };

/* The contract's words ("full_time", "human-language"); static; "" for none. */
const char *seniority_name(enum seniority v);
const char *employment_name(enum employment_type v);
const char *education_name(enum education v);
const char *mode_name(enum work_mode v);
const char *salary_kind_name(enum salary_kind v);
const char *period_name(enum period v);
const char *skill_type_name(enum skill_type v);
const char *need_name(enum skill_need v);
enum seniority seniority_find(struct str name);
enum employment_type employment_find(struct str name);
enum education education_find(struct str name);
enum work_mode mode_find(struct str name);
enum salary_kind salary_kind_find(struct str name);
enum period period_find(struct str name);
enum skill_type skill_type_find(struct str name);
enum skill_need need_find(struct str name);

struct place {
    struct str raw;  /* as on the page */
    struct str city; /* name, or absent */
    char region[8];  /* ISO 3166-2 ("US-CA"); "" if unknown */
    char country[3]; /* ISO 3166-1 alpha-2; "" if unknown */
    bool has_position;
    float latitude, longitude; /* WGS 84 degrees, of the city */
};

struct salary {
    enum salary_kind kind;
    bool has_min, has_max;        /* "up to X": only max; "from X": only min */
    int64_t min_cents, max_cents; /* hundredths of the major unit, whatever the currency */
    int64_t annual_min_cents, annual_max_cents; /* by the stated year; only with a period */
    char currency[4];                           /* ISO 4217; "" if unknown */
    enum period period;                         /* as advertised; never annualised here */
    struct str zone;                            /* place or level it holds for, or absent */
    struct str raw;                             /* the words on the page */
    bool is_net;                                /* said to be after tax */
};

struct skill {
    uint32_t id;      /* of the taxonomy; stable across versions */
    const char *slug; /* static: taxonomy id ("kubernetes") */
    const char *name; /* static: canonical name */
    enum skill_type type;
    enum skill_need need;
    struct str quote; /* the words that name it */
    uint32_t offset;  /* in the description; UINT32_MAX: elsewhere */
};

/* Evidence of one value of a posting. index: which location, salary ... */
struct fact {
    enum field field;
    uint16_t index;
    enum layer layer;
    const char *rule;   /* static */
    struct str quote;   /* exact words */
    uint8_t confidence; /* percent */
};

/* A value withheld: implausible, contradicted. The posting itself goes on. */
struct quarantined {
    enum field field;
    const char *reason; /* static code: "salary-above-bound" */
    struct str text;
};

enum { POSTING_ID_BYTES = 17, MINHASH_COUNT = 32 };

struct posting {
    char id[POSTING_ID_BYTES]; /* 16 hex digits and NUL */
    struct str source, kind, board, external_id, version;
    struct str url, apply_url, requisition_id;
    struct str title;       /* cleaned; never empty */
    struct str company;     /* as shown; absent if unknown */
    struct str company_key; /* folded name without legal form */
    struct str company_url;
    struct str company_domain; /* registered for its own site; absent if unknown */
    struct str company_brand;  /* under which a house's domains of several countries are one */
    bool is_agency;            /* a staffing firm speaks for somebody else */
    struct str department;
    const char *role;       /* static slug, or NULL */
    const char *soc, *isco; /* static codes, or NULL */
    uint8_t role_score;     /* percent */
    enum seniority seniority;
    enum employment_type employment_type;
    enum work_mode work_mode; /* the main one */
    uint8_t work_modes;       /* bit 1 << enum work_mode for each that is offered */
    struct str *remote_scope; /* countries (alpha-2), regions ("EMEA"), "worldwide" */
    size_t n_remote_scope;
    struct place *places;
    size_t n_places;
    struct salary *salaries;
    size_t n_salaries;
    int experience_min, experience_max; /* years; -1: not said */
    enum education education;           /* the least that is asked for */
    struct extent weekly_hours;         /* hundredths of an hour */
    struct extent contract_months;      /* how long the contract runs */
    struct skill *skills;               /* once each, in order of appearance */
    size_t n_skills;
    bool on_call;                           /* true, or not said */
    int64_t date_posted_s, valid_through_s; /* TIME_UNKNOWN if not said */
    bool valid_through_has_time;            /* else it means the end of that day */
    char language[4];                       /* BCP 47 primary subtag; "" if unknown */
    struct str description;
    struct fact *facts;
    size_t n_facts;
    struct quarantined *quarantine;
    size_t n_quarantine;
    bool is_closed;
    const char *closed_by;
    uint64_t content_hash;           /* of all that a reader would call the posting's content */
    uint64_t core_hash;              /* company + title core: candidates for twins */
    uint64_t title_hash;             /* of the title core alone; 0: none */
    uint64_t title_words;            /* a bit for each of its words, by hash */
    bool is_evergreen;               /* says that it stands open for whoever comes */
    uint32_t minhash[MINHASH_COUNT]; /* of description shingles; all 0: too short */
};

/* Moves what a posting needs out of a scratch arena: every text and array of it
 * that lies in `scratch` is copied into `keep`; the rest stays where it is.
 * False when `keep` is out of memory. */
bool posting_keep(struct posting *posting, const struct arena *scratch, struct arena *keep);

/* All that one page brings to the store. */
struct outcome {
    struct page *page;      /* owned: the store thread frees it, and its arena with all here */
    struct harvest harvest; /* postings of it are already normalised below */
    struct posting *postings;
    size_t n_postings;
    bool is_left_alone; /* the site asked not to be read or kept, and is obeyed */
    int64_t parse_us, normalize_us;
};

/* The identity of a posting: 16 hex digits of XXH3 over kind, board and
 * external id, each ended by a NUL byte. */
void posting_id(struct str kind, struct str board, struct str external_id,
                char ret[POSTING_ID_BYTES]);

#endif

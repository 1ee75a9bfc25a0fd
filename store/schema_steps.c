/* store/schema_steps.c: the later steps of the schema, one array per version; a
 * new one is added at the end, and an old one is never edited. */
#include "store/schema.h"

#include "base/banned.h"

// clang-format off
/* The columns of v_posting since step 6, and where they come from. */
#define V_POSTING_COLUMNS \
    "SELECT p.id AS id, p.url AS url, c.name AS source, p.external_id AS external_id, p.title AS title,\n" \
    "  p.company AS company, p.role AS role, p.seniority AS seniority, p.employment_type AS employment_type,\n" \
    "  p.work_mode AS work_mode,\n" \
    "  json(CASE p.work_modes & 14 WHEN 2 THEN '[\"remote\"]' WHEN 4 THEN '[\"hybrid\"]' WHEN 6 THEN '[\"remote\",\"hybrid\"]'\n" \
    "    WHEN 8 THEN '[\"onsite\"]' WHEN 10 THEN '[\"remote\",\"onsite\"]' WHEN 12 THEN '[\"hybrid\",\"onsite\"]'\n" \
    "    WHEN 14 THEN '[\"remote\",\"hybrid\",\"onsite\"]' ELSE '[]' END) AS work_modes,\n" \
    "  CASE WHEN p.remote_scope IS NULL THEN '[]'\n" \
    "    ELSE '[\"' || replace(p.remote_scope, ',', '\",\"') || '\"]' END AS remote_scope,\n" \
    "  (SELECT json_group_array(json_object('raw', l.raw, 'city', l.city, 'region', l.region, 'country', l.country,\n" \
    "      'lat', l.lat, 'lon', l.lon)) FROM posting_location l WHERE l.posting = p.n) AS locations,\n" \
    "  (SELECT json_group_array(json_object('kind', m.kind, 'min', m.min_cents / 100.0, 'max', m.max_cents / 100.0,\n" \
    "      'currency', m.currency, 'period', m.period, 'annual_min', m.annual_min_cents / 100.0,\n" \
    "      'annual_max', m.annual_max_cents / 100.0, 'zone', m.zone, 'raw', m.raw))\n" \
    "    FROM posting_salary m WHERE m.posting = p.n) AS salaries,\n" \
    "  CASE WHEN p.experience_min IS NULL AND p.experience_max IS NULL THEN NULL\n" \
    "    ELSE json_object('min', p.experience_min, 'max', p.experience_max) END AS experience_years,\n" \
    "  (SELECT json_group_array(json_object('name', k.name, 'type', k.type, 'quote', x.quote, 'need', x.need))\n" \
    "    FROM (SELECT * FROM posting_skill WHERE posting = p.n ORDER BY idx) x JOIN skill k ON k.id = x.skill) AS skills,\n" \
    "  p.on_call AS on_call, p.apply_url AS apply_url, p.requisition_id AS requisition_id,\n" \
    "  date(p.date_posted, 'unixepoch') AS date_posted, date(p.valid_through, 'unixepoch') AS valid_through,\n" \
    "  p.language AS language, t.description AS description,\n" \
    "  strftime('%Y-%m-%dT%H:%M:%SZ', p.first_seen, 'unixepoch') AS first_seen,\n" \
    "  strftime('%Y-%m-%dT%H:%M:%SZ', g.last_seen, 'unixepoch') AS last_seen,\n" \
    "  strftime('%Y-%m-%dT%H:%M:%SZ', p.closed_at, 'unixepoch') AS closed_at,\n" \
    "  p.close_reason AS close_reason, p.job_id AS job_id, p.job_group AS job_group,\n" \
    "  p.department AS department, coalesce(p.kind, c.kind) AS kind, p.n AS n, w.reason AS twin_reason,\n" \
    "  coalesce(w.is_repost, 0) AS is_repost, p.is_evergreen AS is_evergreen"
#define V_POSTING_FROM \
    "FROM posting p LEFT JOIN source c ON c.id = p.source LEFT JOIN sighting g ON g.posting = p.n\n" \
    "LEFT JOIN posting_text t ON t.posting = p.n LEFT JOIN twin w ON w.posting = p.n AND w.relation = 'job';\n"

const char *const SCHEMA_VERSION_4[] = {
    "CREATE TABLE crawl_stat ( -- What a crawl was like, beside the counts in table crawl: each source is held against its own history.\n"
    "  crawl INTEGER PRIMARY KEY REFERENCES crawl(id) ON DELETE CASCADE, -- of which crawl\n"
    "  read INTEGER NOT NULL DEFAULT 0, -- postings read in it, changed or not; the shares below are of these\n"
    "  with_salary INTEGER NOT NULL DEFAULT 0, -- of these, as read: with pay\n"
    "  with_place INTEGER NOT NULL DEFAULT 0, -- with a city, a country or a remote scope\n"
    "  with_description INTEGER NOT NULL DEFAULT 0, -- with a description\n"
    "  with_skills INTEGER NOT NULL DEFAULT 0, -- with a skill\n"
    "  with_role INTEGER NOT NULL DEFAULT 0, -- with a role\n"
    "  with_date INTEGER NOT NULL DEFAULT 0, -- with the day it was posted\n"
    "  withheld INTEGER NOT NULL DEFAULT 0, -- with a value that was withheld\n"
    "  malformed INTEGER NOT NULL DEFAULT 0, -- pages that were not in form, or cut off\n"
    "  blocked INTEGER NOT NULL DEFAULT 0, -- pages that were a block page or a shell\n"
    "  unanswered INTEGER NOT NULL DEFAULT 0, -- requests without an answer, or with an error for an answer\n"
    "  limited INTEGER NOT NULL DEFAULT 0, -- pages on which a limit of the parser was reached\n"
    "  open INTEGER, -- postings of the source open when it ended\n"
    "  newest_at INTEGER, -- when the newest of these was first seen\n"
    "  latency_ms INTEGER -- median from request to last byte; NULL: no answer\n"
    ") STRICT;\n",
    "CREATE INDEX crawl_source ON crawl(source);\n",
    "DROP TABLE alarm;\n", /* nothing was ever written to it */
    "CREATE TABLE alarm ( -- What a person should look at: a figure of a source that is not as it used to be.\n"
    "  id INTEGER PRIMARY KEY, -- ascending\n"
    "  source INTEGER NOT NULL REFERENCES source(id), -- whose\n"
    "  code TEXT NOT NULL, -- which rule: see docs/operations.md\n"
    "  raised_at INTEGER NOT NULL, -- when\n"
    "  run INTEGER REFERENCES run(id), -- in which run\n"
    "  usual_until INTEGER NOT NULL, -- crawls up to this one are what is usual; the later ones are not\n"
    "  before REAL, -- the usual figure; NULL: there is none\n"
    "  after REAL, -- the figure as it was last\n"
    "  what TEXT NOT NULL, -- one line with both\n"
    "  look TEXT, -- a page or a posting to look at; NULL: there is none\n"
    "  archive_file TEXT, -- where that page is kept; NULL: it is not\n"
    "  archive_offset INTEGER, -- byte offset of the record in that file\n"
    "  last_at INTEGER NOT NULL, -- when it was last found to be so\n"
    "  acknowledged_at INTEGER, -- a person has seen it; NULL: not yet\n"
    "  cleared_at INTEGER, -- when it ended; NULL: still so\n"
    "  cleared_why TEXT, -- well: as it used to be; usual: acknowledged, and the new figures have lasted; unconfigured\n"
    "  UNIQUE (source, code, raised_at)\n"
    ") STRICT;\n",
    "CREATE INDEX alarm_open ON alarm(source, code) WHERE cleared_at IS NULL;\n",
    NULL};

const char *const SCHEMA_VERSION_5[] = {
    "CREATE TABLE posting_fact ( -- What reports count of a posting, in one narrow row by role: made of the other tables when a run ends, never edited. A posting in fact_dirty has none.\n"
    "  role TEXT NOT NULL, -- as in posting\n"
    "  posting INTEGER NOT NULL, -- posting.n\n"
    "  source INTEGER NOT NULL, -- as in posting\n"
    "  first_seen INTEGER NOT NULL, -- as in posting\n"
    "  expires_at INTEGER, -- as in posting\n"
    "  company_id INTEGER, -- as in posting\n"
    "  job_id TEXT NOT NULL, -- as in posting\n"
    "  job_group TEXT NOT NULL, -- as in posting\n"
    "  seniority TEXT, -- as in posting\n"
    "  work_modes INTEGER NOT NULL, -- as in posting, the main one too: 2 remote + 4 hybrid + 8 onsite\n"
    "  remote_scope TEXT, -- as in posting\n"
    "  experience_min INTEGER, -- as in posting\n"
    "  on_call INTEGER, -- as in posting\n"
    "  countries TEXT, -- of its places, each once, by commas\n"
    "  skills TEXT, -- numbers of its skills, by blanks\n"
    "  pays TEXT, -- base, total and ote by the year: kind currency least most in hundredths, by semicolons\n"
    "  has_zone INTEGER NOT NULL, -- 1: pay differs by zone: see posting_salary\n"
    "  PRIMARY KEY (role, posting)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE fact_dirty ( -- Postings that changed since their row of posting_fact was made.\n"
    "  posting INTEGER PRIMARY KEY -- which\n"
    ") STRICT;\n",
    "CREATE VIEW v_fact AS -- What posting_fact holds, computed from the other tables.\n"
    "SELECT p.role AS role, p.n AS posting, p.source AS source, p.first_seen AS first_seen,\n"
    "  p.expires_at AS expires_at, p.company_id AS company_id, p.job_id AS job_id, p.job_group AS job_group,\n"
    "  p.seniority AS seniority, coalesce(p.work_modes, 0) | CASE p.work_mode WHEN 'remote' THEN 2\n"
    "    WHEN 'hybrid' THEN 4 WHEN 'onsite' THEN 8 ELSE 0 END AS work_modes,\n"
    "  p.remote_scope AS remote_scope, p.experience_min AS experience_min, p.on_call AS on_call,\n"
    "  (SELECT group_concat(DISTINCT l.country) FROM posting_location l WHERE l.posting = p.n) AS countries,\n"
    "  (SELECT group_concat(x.skill, ' ') FROM posting_skill x WHERE x.posting = p.n) AS skills,\n"
    "  (SELECT group_concat(m.kind || ' ' || m.currency || ' ' || coalesce(m.annual_min_cents, m.annual_max_cents)\n"
    "      || ' ' || coalesce(m.annual_max_cents, m.annual_min_cents), ';') FROM posting_salary m\n"
    "    WHERE m.posting = p.n AND m.kind IN ('base', 'total', 'ote')) AS pays,\n"
    "  EXISTS (SELECT 1 FROM posting_salary m WHERE m.posting = p.n AND m.zone IS NOT NULL) AS has_zone\n"
    "FROM posting p WHERE p.role IS NOT NULL;\n",
    "CREATE TRIGGER fact_insert AFTER INSERT ON posting BEGIN\n"
    "  INSERT INTO fact_dirty(posting) SELECT new.n\n"
    "    WHERE NOT EXISTS (SELECT 1 FROM fact_dirty WHERE posting = new.n);\n"
    "END;\n",
    "CREATE TRIGGER fact_update AFTER UPDATE OF source, role, seniority, work_mode, work_modes, remote_scope,\n"
    "  experience_min, on_call, company_id, first_seen, expires_at, content_hash, job_id, job_group ON posting BEGIN\n"
    "  DELETE FROM posting_fact WHERE role = old.role AND posting = old.n;\n"
    "  INSERT INTO fact_dirty(posting) SELECT new.n\n"
    "    WHERE NOT EXISTS (SELECT 1 FROM fact_dirty WHERE posting = new.n);\n"
    "END;\n",
    "CREATE TRIGGER fact_delete AFTER DELETE ON posting BEGIN\n"
    "  DELETE FROM posting_fact WHERE role = old.role AND posting = old.n;\n"
    "  DELETE FROM fact_dirty WHERE posting = old.n;\n"
    "END;\n",
    "INSERT INTO posting_fact SELECT role, posting, source, first_seen, expires_at, company_id, job_id, job_group,\n"
    "  seniority, work_modes, remote_scope, experience_min, on_call, countries, skills, pays, has_zone\n"
    "FROM v_fact ORDER BY role, posting;\n",
    NULL};

const char *const SCHEMA_VERSION_6[] = {
    "ALTER TABLE posting ADD COLUMN title_hash INTEGER NOT NULL DEFAULT 0; -- core of the title alone: candidates for agencies' copies\n",
    "ALTER TABLE posting ADD COLUMN title_words INTEGER NOT NULL DEFAULT 0; -- a bit for each of its words, by hash\n",
    "ALTER TABLE posting ADD COLUMN is_evergreen INTEGER NOT NULL DEFAULT 0; -- 1: says that it stands open for whoever comes\n",
    "CREATE INDEX posting_title ON posting(title_hash) WHERE title_hash <> 0;\n",
    "CREATE TABLE twin ( -- What joins a posting to another one; the links of a job lead to its earliest posting.\n"
    "  posting INTEGER NOT NULL REFERENCES posting(n) ON DELETE CASCADE, -- which\n"
    "  relation TEXT NOT NULL, -- job: the same opening; group: the same role in another place\n"
    "  other INTEGER NOT NULL REFERENCES posting(n) ON DELETE CASCADE, -- the other posting\n"
    "  reason TEXT NOT NULL, -- same-requisition shown-twice same-text repost other-title other-board no-text no-place translation agency-copy; other-place other-opening\n"
    "  percent INTEGER, -- of the texts' minima that agree; NULL: one has no text\n"
    "  is_repost INTEGER NOT NULL DEFAULT 0, -- 1: the same source showed the opening before, and had closed it\n"
    "  PRIMARY KEY (posting, relation)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE INDEX twin_other ON twin(other);\n",
    "CREATE TABLE twin_touched ( -- Postings whose links changed; empty between runs.\n"
    "  posting INTEGER PRIMARY KEY -- which\n"
    ") STRICT;\n",
    "DROP VIEW job;\n",
    "CREATE VIEW job AS -- One row per opening: its id, the group of the same role of the company in any city, how many postings show it, from when to when; the posting to show (open before closed, the employer's own before an aggregator's or an agency's), how often it was posted again, and whether it is evergreen: says so, was seen over 180 days, or came again three times.\n"
    "SELECT p.job_id AS id, max(p.job_group) AS job_group, count(*) AS postings, min(p.first_seen) AS first_seen,\n"
    "  CASE WHEN count(p.closed_at) = count(*) THEN max(p.closed_at) END AS closed_at,\n"
    "  substr(min((p.closed_at IS NOT NULL) || (coalesce(p.kind, s.kind) IN ('arbeitnow', 'remoteok', 'remotive',\n"
    "    'weworkremotely', 'hn-who-is-hiring', 'feed')) || coalesce(c.is_agency, 0) || printf('%020d', p.first_seen) || p.id), -16) AS preferred,\n"
    "  sum(coalesce(w.is_repost, 0)) AS reposts,\n"
    "  max(p.is_evergreen OR g.last_seen - p.first_seen >= 15552000)\n"
    "    OR sum(coalesce(w.is_repost, 0)) >= 3 AS is_evergreen\n"
    "FROM posting p LEFT JOIN source s ON s.id = p.source LEFT JOIN company c ON c.id = p.company_id\n"
    "LEFT JOIN twin w ON w.posting = p.n AND w.relation = 'job' LEFT JOIN sighting g ON g.posting = p.n GROUP BY p.job_id;\n",
    "DROP VIEW v_posting;\n",
    "CREATE VIEW v_posting AS -- One row per posting, open and closed, with the names of the JSON line. Version 1.\n"
    V_POSTING_COLUMNS "\n"
    V_POSTING_FROM,
    "UPDATE posting SET job_id = id, job_group = id",
    "INSERT OR IGNORE INTO twin_dirty(company_id, core_hash) SELECT company_id, core_hash FROM posting WHERE company_id IS NOT NULL",
    NULL};

const char *const SCHEMA_VERSION_7[] = {
    /* "active on a day" reads the spans that had begun by then, and no table whole */
    "CREATE INDEX posting_span_opened ON posting_span(opened_at, closed_at);\n",
    NULL};

const char *const SCHEMA_VERSION_8[] = {
    "ALTER TABLE company ADD COLUMN name_key TEXT NOT NULL DEFAULT ''; -- folded name without legal form; key has the domain, too\n",
    "ALTER TABLE company ADD COLUMN domain TEXT; -- registered for its own site; NULL: none was said\n",
    "ALTER TABLE company ADD COLUMN same_as INTEGER REFERENCES company(id); -- the row that stands for it: of one domain the one with the shortest name; of a name without a domain the only one that has that name; NULL: itself\n",
    "UPDATE company SET name_key = key;\n",
    "CREATE INDEX company_name ON company(name_key);\n",
    "CREATE INDEX company_domain ON company(domain) WHERE domain IS NOT NULL;\n",
    "CREATE INDEX company_same ON company(same_as) WHERE same_as IS NOT NULL;\n",
    "CREATE TABLE company_dirty ( -- Names of companies that came since same_as was last found; empty between runs.\n"
    "  name_key TEXT PRIMARY KEY -- as in company\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TRIGGER company_new AFTER INSERT ON company BEGIN\n"
    "  INSERT INTO company_dirty(name_key) SELECT new.name_key\n"
    "    WHERE NOT EXISTS (SELECT 1 FROM company_dirty WHERE name_key = new.name_key);\n"
    "END;\n",
    /* twins and facts of its postings are of another company now */
    "CREATE TRIGGER company_joined AFTER UPDATE OF same_as ON company WHEN old.same_as IS NOT new.same_as BEGIN\n"
    "  INSERT INTO twin_dirty(company_id, core_hash) SELECT DISTINCT p.company_id, p.core_hash FROM posting p\n"
    "    WHERE p.company_id = new.id AND NOT EXISTS (SELECT 1 FROM twin_dirty d\n"
    "      WHERE d.company_id = p.company_id AND d.core_hash = p.core_hash);\n"
    "  INSERT INTO twin_dirty(company_id, core_hash) SELECT DISTINCT x.id, 0 FROM\n"
    "    (SELECT old.same_as AS id UNION SELECT new.same_as UNION SELECT new.id) x WHERE x.id IS NOT NULL\n"
    "    AND NOT EXISTS (SELECT 1 FROM twin_dirty d WHERE d.company_id = x.id AND d.core_hash = 0);\n"
    "  DELETE FROM posting_fact WHERE (role, posting) IN\n"
    "    (SELECT role, n FROM posting WHERE company_id = new.id AND role IS NOT NULL);\n"
    "  INSERT INTO fact_dirty(posting) SELECT n FROM posting WHERE company_id = new.id\n"
    "    AND NOT EXISTS (SELECT 1 FROM fact_dirty WHERE posting = n);\n"
    "END;\n",
    "DROP VIEW v_fact;\n",
    "CREATE VIEW v_fact AS -- What posting_fact holds, computed from the other tables; company_id is the one that stands for the posting's.\n"
    "SELECT p.role AS role, p.n AS posting, p.source AS source, p.first_seen AS first_seen,\n"
    "  p.expires_at AS expires_at, coalesce((SELECT c.same_as FROM company c WHERE c.id = p.company_id), p.company_id) AS company_id,\n"
    "  p.job_id AS job_id, p.job_group AS job_group,\n"
    "  p.seniority AS seniority, coalesce(p.work_modes, 0) | CASE p.work_mode WHEN 'remote' THEN 2\n"
    "    WHEN 'hybrid' THEN 4 WHEN 'onsite' THEN 8 ELSE 0 END AS work_modes,\n"
    "  p.remote_scope AS remote_scope, p.experience_min AS experience_min, p.on_call AS on_call,\n"
    "  (SELECT group_concat(DISTINCT l.country) FROM posting_location l WHERE l.posting = p.n) AS countries,\n"
    "  (SELECT group_concat(x.skill, ' ') FROM posting_skill x WHERE x.posting = p.n) AS skills,\n"
    "  (SELECT group_concat(m.kind || ' ' || m.currency || ' ' || coalesce(m.annual_min_cents, m.annual_max_cents)\n"
    "      || ' ' || coalesce(m.annual_max_cents, m.annual_min_cents), ';') FROM posting_salary m\n"
    "    WHERE m.posting = p.n AND m.kind IN ('base', 'total', 'ote')) AS pays,\n"
    "  EXISTS (SELECT 1 FROM posting_salary m WHERE m.posting = p.n AND m.zone IS NOT NULL) AS has_zone\n"
    "FROM posting p WHERE p.role IS NOT NULL;\n",
    NULL};

const char *const SCHEMA_VERSION_9[] = {
    "ALTER TABLE posting ADD COLUMN education TEXT; -- the least asked: high_school vocational associate bachelor master doctorate\n",
    "ALTER TABLE posting ADD COLUMN weekly_hours_min INTEGER; -- hundredths of an hour a week\n",
    "ALTER TABLE posting ADD COLUMN weekly_hours_max INTEGER; -- likewise\n",
    "ALTER TABLE posting ADD COLUMN contract_months_min INTEGER; -- months for which the contract runs\n",
    "ALTER TABLE posting ADD COLUMN contract_months_max INTEGER; -- likewise\n",
    "DROP VIEW v_posting;\n",
    "CREATE VIEW v_posting AS -- One row per posting, open and closed, with the names of the JSON line. Version 1.\n"
    V_POSTING_COLUMNS ",\n"
    "  p.education AS education,\n"
    "  CASE WHEN p.weekly_hours_min IS NULL AND p.weekly_hours_max IS NULL THEN NULL\n"
    "    ELSE json_object('min', p.weekly_hours_min / 100.0, 'max', p.weekly_hours_max / 100.0) END AS weekly_hours,\n"
    "  CASE WHEN p.contract_months_min IS NULL AND p.contract_months_max IS NULL THEN NULL\n"
    "    ELSE json_object('min', p.contract_months_min, 'max', p.contract_months_max) END AS contract_months\n"
    V_POSTING_FROM,
    NULL};

const char *const SCHEMA_VERSION_10[] = {
    "ALTER TABLE company ADD COLUMN brand TEXT; -- name and label of the domain, where they agree and the domain is of a country or com: domains of one brand are one house's; NULL: they do not\n",
    "CREATE INDEX company_brand ON company(brand) WHERE brand IS NOT NULL;\n",
    "CREATE TRIGGER company_branded AFTER UPDATE OF brand ON company WHEN old.brand IS NOT new.brand BEGIN\n"
    "  INSERT INTO company_dirty(name_key) SELECT new.name_key\n"
    "    WHERE NOT EXISTS (SELECT 1 FROM company_dirty WHERE name_key = new.name_key);\n"
    /* those that were of the old brand */
    "  INSERT INTO company_dirty(name_key) SELECT DISTINCT c.name_key FROM company c WHERE c.brand = old.brand\n"
    "    AND NOT EXISTS (SELECT 1 FROM company_dirty d WHERE d.name_key = c.name_key);\n"
    "END;\n",
    NULL};

const char *const SCHEMA_VERSION_11[] = {
    /* whoever adds a posting notes it: a trigger makes SQLite copy each page of a statement first */
    "DROP TRIGGER fact_insert;\n",
    NULL};

const char *const SCHEMA_VERSION_12[] = {
    /* whoever gives a posting its job tells posting_fact: half of all new postings get one */
    "DROP TRIGGER fact_update;\n",
    "CREATE TRIGGER fact_update AFTER UPDATE OF source, role, seniority, work_mode, work_modes, remote_scope,\n"
    "  experience_min, on_call, company_id, first_seen, expires_at, content_hash ON posting BEGIN\n"
    "  DELETE FROM posting_fact WHERE role = old.role AND posting = old.n;\n"
    "  INSERT INTO fact_dirty(posting) SELECT new.n\n"
    "    WHERE NOT EXISTS (SELECT 1 FROM fact_dirty WHERE posting = new.n);\n"
    "END;\n",
    NULL};
// clang-format on

/* store/schema.c: the tables, as an ordered list of migrations. Every table and
 * column carries its comment in the DDL; SQLite keeps it, and docs/schema.md is
 * made from there. A migration that was released is never edited: a new one is
 * added at the end of schema_steps.c. */
#include "store/schema.h"

#include <stdio.h>

#include "store/db.h"

#include "base/banned.h"

// clang-format off
static const char *const VERSION_1[] = {
    "CREATE TABLE meta ( -- Facts about the file itself.\n"
    "  key TEXT PRIMARY KEY, -- taxonomy, view_version, twins_upto, fts_upto\n"
    "  value TEXT NOT NULL -- what it says\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE source ( -- A section of jobmill.conf, of today or of earlier.\n"
    "  id INTEGER PRIMARY KEY, -- local number\n"
    "  name TEXT NOT NULL UNIQUE, -- the section's name\n"
    "  kind TEXT NOT NULL, -- see `jobmill kinds`\n"
    "  board TEXT, -- the employer's name on the board; NULL where the kind has none\n"
    "  is_window INTEGER NOT NULL, -- 1: shows the newest only, so absence closes nothing\n"
    "  is_archive INTEGER NOT NULL, -- 1: saved pages, read without a network\n"
    "  is_configured INTEGER NOT NULL, -- 0: no longer in jobmill.conf\n"
    "  every_ms INTEGER NOT NULL, -- asked again after this long; 0: in each run\n"
    "  refresh_ms INTEGER NOT NULL, -- a posting without a mark of change is read again after this long\n"
    "  stale_ms INTEGER NOT NULL, -- unseen for this long means stale (window kinds, vanished sources)\n"
    "  last_complete_at INTEGER, -- when a crawl of it was last whole\n"
    "  held_crawl INTEGER, -- the crawl whose closings wait for the next healthy one to agree\n"
    "  held_count INTEGER NOT NULL DEFAULT 0, -- how many closings wait\n"
    "  held_why TEXT, -- why they wait\n"
    "  gone_runs INTEGER NOT NULL DEFAULT 0, -- runs in a row in which the listing was 404 or 410\n"
    "  gone_since INTEGER -- when the first of these was\n"
    ") STRICT;\n",
    "CREATE TABLE reading ( -- The versions of parser, normaliser and taxonomy that something was read under.\n"
    "  id INTEGER PRIMARY KEY, -- local number\n"
    "  versions TEXT NOT NULL UNIQUE -- parser.normaliser.taxonomy\n"
    ") STRICT;\n",
    "CREATE TABLE run ( -- One `jobmill run`.\n"
    "  id INTEGER PRIMARY KEY, -- number of the run\n"
    "  started_at INTEGER NOT NULL, -- when it began\n"
    "  ended_at INTEGER, -- NULL: under way, or cut off\n"
    "  reading INTEGER NOT NULL REFERENCES reading(id), -- versions it reads under\n"
    "  exit_status INTEGER, -- of the program\n"
    "  sources INTEGER, -- crawls that ended in it\n"
    "  failed_sources INTEGER, -- of these, the ones that failed or look wrong\n"
    "  active INTEGER, -- postings active when it ended\n"
    "  expired INTEGER, -- postings it closed because their time was over\n"
    "  stale INTEGER -- postings neither closed nor active when it ended\n"
    ") STRICT;\n",
    "CREATE TABLE crawl ( -- One source in one run; an interrupted one goes on in the next run.\n"
    "  id INTEGER PRIMARY KEY, -- ascending; sightings carry it\n"
    "  source INTEGER NOT NULL REFERENCES source(id), -- whose\n"
    "  run INTEGER NOT NULL REFERENCES run(id), -- the run it belongs to, or was taken up by last\n"
    "  first_run INTEGER NOT NULL REFERENCES run(id), -- the run it began in\n"
    "  started_at INTEGER NOT NULL, -- when it began\n"
    "  ended_at INTEGER, -- NULL: under way, or interrupted\n"
    "  postings_before INTEGER NOT NULL, -- the highest posting.n when it began; those above came with it\n"
    "  verdict TEXT, -- complete, unchanged, partial, empty, suspicious, blocked, gone or failed\n"
    "  why TEXT, -- one clause, where it is not complete\n"
    "  requests INTEGER NOT NULL DEFAULT 0, -- answers and failures taken in\n"
    "  failures INTEGER NOT NULL DEFAULT 0, -- of these, the ones that brought nothing\n"
    "  listed INTEGER NOT NULL DEFAULT 0, -- entries of all listing pages\n"
    "  seen INTEGER NOT NULL DEFAULT 0, -- postings seen\n"
    "  added INTEGER NOT NULL DEFAULT 0, -- postings seen for the first time\n"
    "  changed INTEGER NOT NULL DEFAULT 0, -- postings whose content changed\n"
    "  unchanged INTEGER NOT NULL DEFAULT 0, -- postings that were the same as before\n"
    "  reopened INTEGER NOT NULL DEFAULT 0, -- postings that had been closed\n"
    "  closed INTEGER NOT NULL DEFAULT 0, -- postings it closed\n"
    "  held INTEGER NOT NULL DEFAULT 0, -- closings that wait for the next healthy crawl\n"
    "  quarantined INTEGER NOT NULL DEFAULT 0, -- values withheld\n"
    "  dropped INTEGER NOT NULL DEFAULT 0, -- listing entries that could not be read\n"
    "  bytes INTEGER NOT NULL DEFAULT 0, -- received over the wire\n"
    "  announced INTEGER NOT NULL DEFAULT -1, -- the largest total a listing page stated; -1: none did\n"
    "  repeated INTEGER NOT NULL DEFAULT 0, -- entries that a second listing page showed again\n"
    "  is_capped INTEGER NOT NULL DEFAULT 0, -- the platform cuts its list off\n"
    "  listing_ok INTEGER NOT NULL DEFAULT 0, -- listing pages read\n"
    "  listing_unchanged INTEGER NOT NULL DEFAULT 0, -- listing pages that were as last time\n"
    "  listing_cut INTEGER NOT NULL DEFAULT 0, -- listing pages that were not whole\n"
    "  listing_failed INTEGER NOT NULL DEFAULT 0, -- listing pages without an answer, or not in form\n"
    "  listing_gone INTEGER NOT NULL DEFAULT 0, -- listing pages that were 404 or 410\n"
    "  listing_blocked INTEGER NOT NULL DEFAULT 0 -- listing pages that were a block page or a shell\n"
    ") STRICT;\n",
    "CREATE UNIQUE INDEX crawl_open ON crawl(source) WHERE ended_at IS NULL;\n",
    "CREATE INDEX crawl_run ON crawl(run);\n",
    "CREATE TABLE archive_file ( -- A WARC file.\n"
    "  id INTEGER PRIMARY KEY, -- local number\n"
    "  name TEXT NOT NULL UNIQUE -- path relative to the archive folder\n"
    ") STRICT;\n",
    "CREATE TABLE page ( -- Something that was asked for: what is known of its last answer.\n"
    "  id INTEGER PRIMARY KEY, -- local number\n"
    "  source INTEGER NOT NULL REFERENCES source(id), -- whose\n"
    "  key INTEGER NOT NULL, -- XXH3 of URL, method and request body\n"
    "  url TEXT NOT NULL, -- as asked\n"
    "  method TEXT, -- NULL: GET\n"
    "  request_body TEXT, -- NULL: none\n"
    "  final_url TEXT, -- after redirects, where it differs\n"
    "  etag TEXT, -- validator of the last body\n"
    "  last_modified TEXT, -- validator of the last body\n"
    "  digest INTEGER NOT NULL DEFAULT 0, -- XXH3 of the last body that was understood; 0: none\n"
    "  version TEXT, -- the listing's mark of change when it was read\n"
    "  reading INTEGER REFERENCES reading(id), -- versions it was read under\n"
    "  http_status INTEGER, -- of the last answer\n"
    "  verdict TEXT, -- on the last body that was read\n"
    "  read_at INTEGER, -- when a body was last read\n"
    "  checked_at INTEGER, -- when it last answered, a \"not modified\" too\n"
    "  crawl INTEGER, -- the crawl that last read or confirmed it\n"
    "  is_listing INTEGER NOT NULL DEFAULT 0, -- 1: a list of postings\n"
    "  must_read INTEGER NOT NULL DEFAULT 0, -- 1: is read again even when it has not changed\n"
    "  archive_file INTEGER REFERENCES archive_file(id), -- where its last body is kept\n"
    "  archive_offset INTEGER, -- byte offset of the record in that file\n"
    "  archive_length INTEGER -- bytes of the record\n"
    ") STRICT;\n",
    "CREATE UNIQUE INDEX page_key ON page(source, key);\n",
    "CREATE TABLE fetch ( -- The ledger: every answer and every failure.\n"
    "  id INTEGER PRIMARY KEY, -- ascending\n"
    "  crawl INTEGER NOT NULL REFERENCES crawl(id), -- in which\n"
    "  page INTEGER NOT NULL REFERENCES page(id), -- of what\n"
    "  at INTEGER NOT NULL, -- when\n"
    "  http_status INTEGER, -- NULL: no answer\n"
    "  error TEXT, -- NULL: an answer came; else the code, such as E_TIMEOUT\n"
    "  verdict TEXT, -- what the answer was taken for\n"
    "  why TEXT, -- one clause, where it was not ok\n"
    "  wire_bytes INTEGER NOT NULL, -- received\n"
    "  body_bytes INTEGER NOT NULL, -- after decompression\n"
    "  elapsed_ms INTEGER NOT NULL, -- from request to last byte\n"
    "  parse_us INTEGER NOT NULL, -- spent reading it\n"
    "  normalize_us INTEGER NOT NULL, -- spent on what it means\n"
    "  postings INTEGER NOT NULL -- postings it held\n"
    ") STRICT;\n",
    "CREATE INDEX fetch_crawl ON fetch(crawl);\n",
    "CREATE TABLE frontier ( -- Requests of the crawls under way; emptied at the end of each.\n"
    "  id INTEGER PRIMARY KEY, -- ascending; a request drawn once is not drawn again by the same run\n"
    "  crawl INTEGER NOT NULL REFERENCES crawl(id), -- for which\n"
    "  key INTEGER NOT NULL, -- as in page: each request is queued once per crawl\n"
    "  host TEXT NOT NULL, -- scheme://host[:port]\n"
    "  url TEXT NOT NULL, -- absolute\n"
    "  method TEXT, -- NULL: GET\n"
    "  request_body TEXT, -- NULL: none\n"
    "  content_type TEXT, -- of the request body\n"
    "  role INTEGER NOT NULL, -- 0 not known, 1 listing, 2 detail\n"
    "  external_id TEXT, -- the posting it leads to, where known\n"
    "  version TEXT, -- the listing's mark of change\n"
    "  hint TEXT, -- what only the listing said\n"
    "  state INTEGER NOT NULL DEFAULT 0, -- 0 pending, 1 done, 2 failed\n"
    "  from_page INTEGER -- the listing that led here; NULL: the configuration\n"
    ") STRICT;\n",
    "CREATE UNIQUE INDEX frontier_key ON frontier(crawl, key);\n",
    "CREATE INDEX frontier_pending ON frontier(host, id) WHERE state = 0;\n",
    "CREATE TABLE company ( -- An employer, by folded name.\n"
    "  id INTEGER PRIMARY KEY, -- local number\n"
    "  key TEXT NOT NULL UNIQUE, -- folded name without legal form\n"
    "  name TEXT NOT NULL, -- as first shown\n"
    "  url TEXT, -- its own site, where a page said so\n"
    "  is_agency INTEGER NOT NULL DEFAULT 0 -- 1: a staffing firm that speaks for others\n"
    ") STRICT;\n",
    "CREATE TABLE posting ( -- One posting as it was last read. Parts are in the tables posting_*.\n"
    "  n INTEGER PRIMARY KEY, -- ascending local number; the tables posting_* refer to it\n"
    "  id TEXT NOT NULL UNIQUE, -- 16 hex digits of XXH3 over kind, board and external id\n"
    "  source INTEGER NOT NULL REFERENCES source(id), -- where it was read\n"
    "  kind TEXT, -- of its identity; NULL: the source's\n"
    "  board TEXT, -- of its identity; NULL: the source's\n"
    "  external_id TEXT NOT NULL, -- the platform's id verbatim; web kinds: the canonical URL\n"
    "  version TEXT, -- the platform's mark of change\n"
    "  url TEXT, -- where a person reads it\n"
    "  apply_url TEXT, -- where to apply\n"
    "  requisition_id TEXT, -- the employer's own number\n"
    "  title TEXT NOT NULL, -- cleaned\n"
    "  company_id INTEGER REFERENCES company(id), -- NULL: unknown\n"
    "  company TEXT, -- as shown\n"
    "  department TEXT, -- as shown\n"
    "  role TEXT, -- slug of table role; NULL: below the floor\n"
    "  role_score INTEGER, -- percent\n"
    "  seniority TEXT, -- intern entry mid senior staff principal lead manager director vp executive\n"
    "  employment_type TEXT, -- full_time part_time contract temporary internship apprenticeship volunteer\n"
    "  work_mode TEXT, -- remote hybrid onsite: the main one\n"
    "  work_modes INTEGER NOT NULL DEFAULT 0, -- all that are offered: 2 remote + 4 hybrid + 8 onsite\n"
    "  remote_scope TEXT, -- where a remote worker may live: countries, regions, worldwide; by commas\n"
    "  experience_min INTEGER, -- years asked\n"
    "  experience_max INTEGER, -- years asked\n"
    "  on_call INTEGER, -- 1: says so; NULL: does not say\n"
    "  date_posted INTEGER, -- as stated\n"
    "  valid_through INTEGER, -- as stated\n"
    "  valid_through_has_time INTEGER NOT NULL DEFAULT 0, -- 0: a day was stated\n"
    "  language TEXT, -- BCP 47 primary subtag\n"
    "  content_hash INTEGER NOT NULL, -- of all that a reader would call its content\n"
    "  core_hash INTEGER NOT NULL, -- company and core of the title: candidates for twins\n"
    "  reading INTEGER NOT NULL REFERENCES reading(id), -- versions it was read under\n"
    "  page INTEGER REFERENCES page(id), -- the page it was read from\n"
    "  archive_file INTEGER REFERENCES archive_file(id), -- where that page is kept\n"
    "  archive_offset INTEGER, -- byte offset of the record\n"
    "  first_seen INTEGER NOT NULL, -- when it was first seen\n"
    "  read_at INTEGER NOT NULL, -- when this content was fetched\n"
    "  changed_at INTEGER NOT NULL, -- when content or status last changed\n"
    "  expires_at INTEGER, -- last second it counts as open, by its own valid_through; NULL: no such rule\n"
    "  closed_at INTEGER, -- NULL: open (it may still be stale or expired, see v_span)\n"
    "  close_reason TEXT, -- unlisted, gone, closed, expired or board-gone\n"
    "  job_id TEXT NOT NULL, -- the opening: id of its earliest seen posting\n"
    "  job_group TEXT NOT NULL, -- the same role of the company in any city: id of the earliest posting\n"
    "  blanks TEXT -- fields that the last reading lacked and whose value is kept once more\n"
    ") STRICT;\n",
    "CREATE INDEX posting_open ON posting(source) WHERE closed_at IS NULL;\n",
    "CREATE INDEX posting_page ON posting(page);\n",
    "CREATE INDEX posting_core ON posting(company_id, core_hash);\n",
    "CREATE INDEX posting_role ON posting(role);\n",
    "CREATE INDEX posting_expiry ON posting(expires_at) WHERE expires_at IS NOT NULL AND closed_at IS NULL;\n",
    "CREATE TABLE posting_text ( -- The long text of a posting, out of the way of scans.\n"
    "  posting INTEGER PRIMARY KEY REFERENCES posting(n) ON DELETE CASCADE, -- whose\n"
    "  minhash BLOB, -- of the shingles of the description; NULL: too short\n"
    "  description TEXT -- plain text: paragraphs by empty lines, items by \"- \"\n"
    ") STRICT;\n",
    "CREATE TABLE sighting ( -- When a posting was last seen; the one row that an unchanged posting costs.\n"
    "  posting INTEGER PRIMARY KEY REFERENCES posting(n) ON DELETE CASCADE, -- which\n"
    "  last_seen INTEGER NOT NULL, -- when\n"
    "  crawl INTEGER NOT NULL, -- by which crawl\n"
    "  page INTEGER -- the listing page that showed it; NULL: its own page only\n"
    ") STRICT;\n",
    "CREATE INDEX sighting_page ON sighting(page);\n",
    "CREATE TABLE posting_span ( -- An interval in which a posting was open.\n"
    "  posting INTEGER NOT NULL REFERENCES posting(n) ON DELETE CASCADE, -- which\n"
    "  opened_at INTEGER NOT NULL, -- first second\n"
    "  closed_at INTEGER, -- last second; NULL: still open\n"
    "  reason TEXT, -- as close_reason, or stale\n"
    "  PRIMARY KEY (posting, opened_at)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE posting_location ( -- A place of work.\n"
    "  posting INTEGER NOT NULL REFERENCES posting(n) ON DELETE CASCADE, -- whose\n"
    "  idx INTEGER NOT NULL, -- order on the page, from 0\n"
    "  raw TEXT, -- as on the page\n"
    "  city TEXT, -- name\n"
    "  region TEXT, -- ISO 3166-2\n"
    "  country TEXT, -- ISO 3166-1 alpha-2\n"
    "  lat REAL, -- degrees, of the city\n"
    "  lon REAL, -- degrees, of the city\n"
    "  PRIMARY KEY (posting, idx)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE posting_salary ( -- Pay as stated; money in hundredths of the major unit.\n"
    "  posting INTEGER NOT NULL REFERENCES posting(n) ON DELETE CASCADE, -- whose\n"
    "  idx INTEGER NOT NULL, -- order on the page, from 0\n"
    "  kind TEXT, -- base total ote bonus equity stipend\n"
    "  min_cents INTEGER, -- NULL: no lower end stated\n"
    "  max_cents INTEGER, -- NULL: no upper end stated\n"
    "  annual_min_cents INTEGER, -- by a year of 2,080 hours, 260 days, 52 weeks, 12 months\n"
    "  annual_max_cents INTEGER, -- likewise\n"
    "  currency TEXT, -- ISO 4217\n"
    "  period TEXT, -- year month week day hour, as advertised\n"
    "  zone TEXT, -- the place or level it holds for\n"
    "  raw TEXT, -- the words on the page\n"
    "  is_net INTEGER NOT NULL DEFAULT 0, -- 1: said to be after tax\n"
    "  PRIMARY KEY (posting, idx)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE posting_skill ( -- A skill that the posting's own text mentions, once each.\n"
    "  posting INTEGER NOT NULL REFERENCES posting(n) ON DELETE CASCADE, -- whose\n"
    "  skill INTEGER NOT NULL, -- number in table skill\n"
    "  idx INTEGER NOT NULL, -- order of appearance, from 0\n"
    "  need TEXT, -- required preferred mentioned\n"
    "  at INTEGER, -- byte offset of the words in the description; NULL: elsewhere\n"
    "  quote TEXT, -- the words that name it\n"
    "  PRIMARY KEY (posting, skill)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE evidence ( -- One record per posting: where each of its values was read.\n"
    "  posting INTEGER PRIMARY KEY REFERENCES posting(n) ON DELETE CASCADE, -- whose\n"
    "  facts TEXT NOT NULL -- a line per value: field, index, layer, rule, percent, @offset+length in the description or =words\n"
    ") STRICT;\n",
    "CREATE TABLE quarantine ( -- A value that was withheld; the posting itself goes on.\n"
    "  posting INTEGER NOT NULL REFERENCES posting(n) ON DELETE CASCADE, -- whose\n"
    "  idx INTEGER NOT NULL, -- order, from 0\n"
    "  field TEXT NOT NULL, -- which field\n"
    "  reason TEXT NOT NULL, -- code, such as salary-above-bound\n"
    "  raw TEXT, -- the words on the page\n"
    "  PRIMARY KEY (posting, idx)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE posting_change ( -- What changed when. A value replaced keeps its past here.\n"
    "  id INTEGER PRIMARY KEY, -- ascending\n"
    "  posting INTEGER NOT NULL REFERENCES posting(n) ON DELETE CASCADE, -- whose\n"
    "  at INTEGER NOT NULL, -- when\n"
    "  run INTEGER REFERENCES run(id), -- in which run\n"
    "  cause TEXT NOT NULL, -- source: the page changed; reread: it is read otherwise today\n"
    "  field TEXT NOT NULL, -- as in the JSON line, and status; of a description the length\n"
    "  old TEXT, -- NULL: nothing\n"
    "  new TEXT -- NULL: nothing\n"
    ") STRICT;\n",
    "CREATE INDEX posting_change_posting ON posting_change(posting);\n",
    "CREATE TABLE twin_dirty ( -- Groups of a changed posting, whose twins are looked at again when the run ends.\n"
    "  company_id INTEGER NOT NULL, -- of table company\n"
    "  core_hash INTEGER NOT NULL, -- of table posting\n"
    "  PRIMARY KEY (company_id, core_hash)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE fts_dirty ( -- Postings whose text changed since the full-text index was made.\n"
    "  posting INTEGER PRIMARY KEY -- which\n"
    ") STRICT;\n",
    "CREATE TABLE role ( -- The roles of the taxonomy.\n"
    "  slug TEXT PRIMARY KEY, -- backend-developer\n"
    "  name TEXT NOT NULL, -- Backend Developer\n"
    "  family TEXT, -- slug of its family\n"
    "  soc TEXT, -- SOC 2018 code\n"
    "  isco TEXT -- ISCO-08 code\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE skill ( -- The skills of the taxonomy.\n"
    "  id INTEGER PRIMARY KEY, -- stable across versions\n"
    "  slug TEXT NOT NULL, -- kubernetes\n"
    "  name TEXT NOT NULL, -- Kubernetes\n"
    "  type TEXT NOT NULL, -- language framework database cloud tool practice domain certification human-language soft\n"
    "  parent TEXT -- slug of the wider skill; NULL at the top\n"
    ") STRICT;\n",
    "CREATE TABLE skill_alias ( -- Other names of a skill.\n"
    "  skill INTEGER NOT NULL REFERENCES skill(id) ON DELETE CASCADE, -- whose\n"
    "  alias TEXT NOT NULL, -- as found in postings\n"
    "  PRIMARY KEY (skill, alias)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE fx_rate ( -- Exchange rates, dated; for reports only, no stored pay is ever converted.\n"
    "  currency TEXT NOT NULL, -- ISO 4217\n"
    "  day INTEGER NOT NULL, -- midnight UTC\n"
    "  per_usd REAL NOT NULL, -- units of the currency for one US dollar\n"
    "  PRIMARY KEY (currency, day)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE robots ( -- robots.txt as last fetched.\n"
    "  origin TEXT PRIMARY KEY, -- scheme://host[:port]\n"
    "  body TEXT, -- verbatim\n"
    "  http_status INTEGER NOT NULL, -- of the answer\n"
    "  fetched_at INTEGER NOT NULL -- when\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE hold ( -- Hosts that asked to be left alone (Retry-After).\n"
    "  origin TEXT PRIMARY KEY, -- scheme://host[:port]\n"
    "  until INTEGER NOT NULL -- not before\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE alarm ( -- What a person should look at.\n"
    "  id INTEGER PRIMARY KEY, -- ascending\n"
    "  at INTEGER NOT NULL, -- when\n"
    "  run INTEGER REFERENCES run(id), -- in which run\n"
    "  source TEXT, -- name of the source; NULL: the whole run\n"
    "  code TEXT NOT NULL, -- what kind\n"
    "  what TEXT NOT NULL, -- one line\n"
    "  cleared_at INTEGER -- NULL: still so\n"
    ") STRICT;\n",
    "CREATE VIEW v_text AS -- Title and description, for the full-text index.\n"
    "SELECT p.n AS n, p.title AS title, t.description AS description\n"
    "FROM posting p LEFT JOIN posting_text t ON t.posting = p.n;\n",
    "CREATE VIRTUAL TABLE posting_fts USING fts5(title, description, content = 'v_text', content_rowid = 'n',\n"
    "  tokenize = 'unicode61 remove_diacritics 2');\n",
    "CREATE VIEW v_span AS -- Open intervals as they count, with the columns of posting that figures group by: a posting was active on a day whose last second is E when opened_at <= E AND ended_at >= E.\n"
    "SELECT s.posting AS n, s.opened_at AS opened_at,\n"
    "  coalesce(s.closed_at, min(coalesce(p.expires_at, 9223372036854775807),\n"
    "    CASE WHEN c.is_archive = 0 AND (c.is_window = 1 OR c.is_configured = 0)\n"
    "      THEN g.last_seen + c.stale_ms / 1000 ELSE 9223372036854775807 END)) AS ended_at,\n"
    "  s.reason AS reason, p.id AS id, p.job_id AS job_id, p.job_group AS job_group, p.role AS role,\n"
    "  p.seniority AS seniority, p.work_mode AS work_mode, p.work_modes AS work_modes,\n"
    "  p.experience_min AS experience_min, p.company_id AS company_id, p.first_seen AS first_seen\n"
    "FROM posting_span s JOIN posting p ON p.n = s.posting JOIN sighting g ON g.posting = s.posting\n"
    "JOIN source c ON c.id = p.source;\n",
    "CREATE VIEW job AS -- One row per opening: its id, the group of the same role of the company in any city, how many postings show it, from when to when.\n"
    "SELECT job_id AS id, max(job_group) AS job_group, count(*) AS postings, min(first_seen) AS first_seen,\n"
    "  CASE WHEN count(closed_at) = count(*) THEN max(closed_at) END AS closed_at\n"
    "FROM posting GROUP BY job_id;\n",
    "CREATE VIEW v_posting AS -- One row per posting, open and closed, with the names of the JSON line. Version 1.\n"
    "SELECT p.id AS id, p.url AS url, c.name AS source, p.external_id AS external_id, p.title AS title,\n"
    "  p.company AS company, p.role AS role, p.seniority AS seniority, p.employment_type AS employment_type,\n"
    "  p.work_mode AS work_mode,\n"
    "  json(CASE p.work_modes & 14 WHEN 2 THEN '[\"remote\"]' WHEN 4 THEN '[\"hybrid\"]' WHEN 6 THEN '[\"remote\",\"hybrid\"]'\n"
    "    WHEN 8 THEN '[\"onsite\"]' WHEN 10 THEN '[\"remote\",\"onsite\"]' WHEN 12 THEN '[\"hybrid\",\"onsite\"]'\n"
    "    WHEN 14 THEN '[\"remote\",\"hybrid\",\"onsite\"]' ELSE '[]' END) AS work_modes,\n"
    "  CASE WHEN p.remote_scope IS NULL THEN '[]'\n"
    "    ELSE '[\"' || replace(p.remote_scope, ',', '\",\"') || '\"]' END AS remote_scope,\n"
    "  (SELECT json_group_array(json_object('raw', l.raw, 'city', l.city, 'region', l.region, 'country', l.country,\n"
    "      'lat', l.lat, 'lon', l.lon)) FROM posting_location l WHERE l.posting = p.n) AS locations,\n"
    "  (SELECT json_group_array(json_object('kind', m.kind, 'min', m.min_cents / 100.0, 'max', m.max_cents / 100.0,\n"
    "      'currency', m.currency, 'period', m.period, 'annual_min', m.annual_min_cents / 100.0,\n"
    "      'annual_max', m.annual_max_cents / 100.0, 'zone', m.zone, 'raw', m.raw))\n"
    "    FROM posting_salary m WHERE m.posting = p.n) AS salaries,\n"
    "  CASE WHEN p.experience_min IS NULL AND p.experience_max IS NULL THEN NULL\n"
    "    ELSE json_object('min', p.experience_min, 'max', p.experience_max) END AS experience_years,\n"
    "  (SELECT json_group_array(json_object('name', k.name, 'type', k.type, 'quote', x.quote, 'need', x.need))\n"
    "    FROM (SELECT * FROM posting_skill WHERE posting = p.n ORDER BY idx) x JOIN skill k ON k.id = x.skill) AS skills,\n"
    "  p.on_call AS on_call, p.apply_url AS apply_url, p.requisition_id AS requisition_id,\n"
    "  date(p.date_posted, 'unixepoch') AS date_posted, date(p.valid_through, 'unixepoch') AS valid_through,\n"
    "  p.language AS language, t.description AS description,\n"
    "  strftime('%Y-%m-%dT%H:%M:%SZ', p.first_seen, 'unixepoch') AS first_seen,\n"
    "  strftime('%Y-%m-%dT%H:%M:%SZ', g.last_seen, 'unixepoch') AS last_seen,\n"
    "  strftime('%Y-%m-%dT%H:%M:%SZ', p.closed_at, 'unixepoch') AS closed_at,\n"
    "  p.close_reason AS close_reason, p.job_id AS job_id, p.job_group AS job_group,\n"
    "  p.department AS department, coalesce(p.kind, c.kind) AS kind, p.n AS n\n"
    "FROM posting p LEFT JOIN source c ON c.id = p.source LEFT JOIN sighting g ON g.posting = p.n\n"
    "LEFT JOIN posting_text t ON t.posting = p.n;\n",
    "INSERT INTO meta(key, value) VALUES('view_version', '1')",
    NULL};

static const char *const VERSION_2[] = {
    "CREATE TABLE forgotten ( -- Taken down for good: what never comes in again.\n"
    "  key TEXT PRIMARY KEY, -- id or URL of the posting\n"
    "  at INTEGER NOT NULL -- when it was taken down\n"
    ") STRICT, WITHOUT ROWID;\n",
    NULL};

static const char *const VERSION_3[] = {
    "CREATE TABLE run_origin ( -- Runs that came by a merge, so that none comes twice.\n"
    "  run INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, -- its number here\n"
    "  file TEXT NOT NULL, -- file_id (in meta) of the database it ran in\n"
    "  number INTEGER NOT NULL, -- its number there\n"
    "  UNIQUE (file, number)\n"
    ") STRICT;\n",
    "INSERT INTO meta(key, value) VALUES('file_id', lower(hex(randomblob(8))))",
    NULL};

// clang-format on

static const struct migration MIGRATIONS[] = {
    {1, VERSION_1},          {2, VERSION_2},          {3, VERSION_3},
    {4, SCHEMA_VERSION_4},   {5, SCHEMA_VERSION_5},   {6, SCHEMA_VERSION_6},
    {7, SCHEMA_VERSION_7},   {8, SCHEMA_VERSION_8},   {9, SCHEMA_VERSION_9},
    {10, SCHEMA_VERSION_10}, {11, SCHEMA_VERSION_11}, {12, SCHEMA_VERSION_12}};

const struct migration *
schema_migrations(size_t *ret_n)
{
    *ret_n = sizeof MIGRATIONS / sizeof MIGRATIONS[0];
    return MIGRATIONS;
}

static enum status
pragma_int(sqlite3 *db, const char *file, const char *sql, int64_t *ret, struct error *err)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK ||
        sqlite3_step(stmt) != SQLITE_ROW) {
        enum status st = db_error(db, file, "reading the version", err);
        sqlite3_finalize(stmt);
        return st;
    }
    *ret = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return OK;
}

enum status
schema_version(sqlite3 *db, const char *file, int64_t *ret, struct error *err)
{
    return pragma_int(db, file, "PRAGMA user_version", ret, err);
}

static enum status
execute(sqlite3 *db, const char *file, const char *sql, struct error *err)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        return db_error(db, file, "changing the schema", err);
    }
    return OK;
}

/* One step, if it is still due once the write lock is held. */
static enum status
migrate_one(sqlite3 *db, const char *file, const struct migration *step, struct error *err)
{
    enum status st = execute(db, file, "BEGIN IMMEDIATE", err);
    if (st) {
        return st;
    }
    int64_t version = 0;
    st = schema_version(db, file, &version, err);
    if (!st && version < step->version) {
        for (const char *const *sql = step->sql; !st && *sql; sql++) {
            st = execute(db, file, *sql, err);
        }
        char pragma[64];
        (void)snprintf(pragma, sizeof pragma, "PRAGMA user_version = %d", step->version);
        if (!st) {
            st = execute(db, file, pragma, err);
        }
    }
    if (!st) {
        st = execute(db, file, "COMMIT", err);
    }
    if (st) {
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    }
    return st;
}

enum status
schema_migrate(sqlite3 *db, const char *file, const struct migration *steps, size_t n,
               struct error *err)
{
    int64_t version = 0;
    enum status st = schema_version(db, file, &version, err);
    for (size_t i = 0; !st && i < n; i++) {
        if (steps[i].version > version) {
            st = migrate_one(db, file, &steps[i], err);
        }
    }
    return st;
}

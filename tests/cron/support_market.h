/* tests/cron/support_market.h: invented boards for a web server, in the true
 * shapes of three kinds, so that a test can change them between runs. */
#ifndef TESTS_CRON_SUPPORT_MARKET_H
#define TESTS_CRON_SUPPORT_MARKET_H

#include "support_web.h"

/* Greenhouse board "acme": jobs 1 to n, but `without` (0: all are there). */
void market_greenhouse(struct web *web, int n, int without);
/* SmartRecruiters company "Bolt": listing and details of n jobs. */
void market_smartrecruiters(struct web *web, int n);
/* A sitemap and its n pages with JSON-LD. */
void market_site(struct web *web, int n);
/* jobmill.conf with all three; `extra` stands at the top. Returns its path. */
const char *market_conf(struct web *web, const char *extra);
/* Starts a server with all three, with so many jobs each, and writes the path of a
 * database in the scratch folder to `db`. */
struct web *market_open(int greenhouse, int smartrecruiters, int site, char *db, size_t cap);
/* Ends it and takes the scratch folder away. */
void market_close(struct web *web);
/* The request path of the greenhouse listing. */
extern const char MARKET_GREENHOUSE[];

#endif

/* base/rates.h: exchange rates against the euro as the European Central Bank
 * publishes them on working days (eurofxref-daily.xml), and the last ones that are
 * built in. Source: https://www.ecb.europa.eu, "Euro foreign exchange reference
 * rates". They are for figures in reports: no stored pay is ever converted. */
#ifndef BASE_RATES_H
#define BASE_RATES_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

struct rate {
    char currency[4]; /* ISO 4217 and NUL */
    double per_eur;   /* units for one euro; above 0 */
};

enum { RATES_MAX = 64 };

/* The rates of one day, the euro's own (1) among them. */
struct rates {
    int64_t day_s; /* midnight UTC of the day they hold for */
    struct rate items[RATES_MAX];
    size_t n;
};

/* The file's rates. now_s: a day after tomorrow is none. Written only on OK; all
 * of the file must be sound. Errors: E_FORMAT (what is wrong with it). */
MUST_USE enum status rates_read(struct str text, int64_t now_s, struct rates *ret,
                                struct error *err);
/* Units for one euro; 0 when there is no rate. */
double rates_per_eur(const struct rates *rates, struct str currency);

/* The snapshot that is compiled in (base/data/rates.def). */
extern const struct rates rates_built_in;

#endif

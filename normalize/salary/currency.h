/* normalize/salary/currency.h: signs, codes and words of money, and what a plausible
 * wage in it is. Private to normalize/. */
#ifndef NORMALIZE_CURRENCY_H
#define NORMALIZE_CURRENCY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/model.h"
#include "base/str.h"

struct currency {
    char code[4];         /* ISO 4217 */
    int64_t units;        /* about so many for 100 US dollars: an order of magnitude */
    int64_t implied_year; /* a wage without a period from here on is a year's; 0: never */
    bool is_low;          /* wages of a tenth of the rich countries' are usual */
};
/* NULL when `code` is not one that is known. Any case. Static. */
const struct currency *currency_find(struct str code);

/* A sign, code or word as a text writes it. */
struct currency_mark {
    const char *code; /* static; "" none */
    size_t n;         /* bytes it takes */
    bool is_weak;     /* shared by several countries: "$", "kr", "¥", "Rs" */
};
/* The mark that ends at text.p[end), or begins at `at`. n == 0 when none. */
struct currency_mark currency_before(struct str text, size_t end);
struct currency_mark currency_after(struct str text, size_t at);
/* Likewise one that begins at `at` and stands before its amount: "RM", "Fr.". */
struct currency_mark currency_leads(struct str text, size_t at);
/* A whole field: "USD", "€", "US Dollars"; "" when not understood. */
struct currency_mark currency_read(struct str field);
/* The currency that a weak mark means in a country; the mark's own without. */
const char *currency_in_country(const char *code, const char *country);

/* NULL when the amount is plausible for that period, else a reason code. */
const char *currency_doubt(const char *code, enum period period, int64_t cents);
/* Whether an amount without a period can only be a year's. */
bool currency_implies_year(const char *code, int64_t cents);
/* Whether pay from low to high without a period can only be a month's: by the
 * custom of the country (ISO 3166-1), or of the currency's own where it is NULL or
 * "". Both ends in cents; a side that is not said is the other one. */
bool currency_implies_month(const char *code, const char *country, int64_t low_cents,
                            int64_t high_cents);
/* The country's own currency where a sum without any can be no other: so large a year that
 * neither dollars nor euros can be meant; "" else. period: known; cents: of it. */
const char *currency_at_home(const char *country, enum period period, int64_t cents,
                             int64_t annual_cents);
/* Whole US dollars a year, roughly, for telling perks from pay. */
int64_t currency_rough_usd(const char *code, int64_t cents);

/* For tests: every row of the sign table. */
size_t currency_mark_count(void);
const char *currency_mark_text(size_t index);

#endif

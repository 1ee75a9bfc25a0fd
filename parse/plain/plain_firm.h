/* parse/plain/plain_firm.h: employers whom no rule of a title leads to. Each returns a
 * name, which whoever asks has to judge, or an absent text. Private to plain*.c. */
#ifndef PARSE_PLAIN_FIRM_H
#define PARSE_PLAIN_FIRM_H

#include "parse/plain/plain.h"

/* Fills plain->mails from the addresses on the page. */
void firm_gather_mails(struct page_context *ctx, struct plain *plain);
/* One of the first texts of the page is a name with a legal form, or of a house that
 * the text speaks of too: "St. Luke's Hospital". */
struct str firm_by_banner(struct page_context *ctx, const struct plain *plain);
/* The only firm with whose whole name lines of the page begin: "Acme Foods S.r.l. -
 * Via Roma 8". */
struct str firm_by_line(struct page_context *ctx, const struct plain *plain);
/* "6370 Kitzbühel": the only town of postal addresses on the page, with its code. */
struct str firm_town(struct page_context *ctx);
/* "jobs@acmefoods.example": as the text spells the domain, else the domain's words. */
struct str firm_by_mail(struct page_context *ctx, const struct plain *plain);
/* Of the page's host, "jobs.acmefoods.example" or "acmefoodscareers.example", as the text
 * spells it. */
struct str firm_by_host(struct page_context *ctx, const struct plain *plain);

#endif

/* parse/plain/plain_names.h: signs that a name is an employer's. Private to plain*.c. */
#ifndef PARSE_PLAIN_NAMES_H
#define PARSE_PLAIN_NAMES_H

#include "parse/plain/plain.h"

/* Its last word is "GmbH", "Inc." or another of them. */
bool name_has_legal_form(struct str name);
/* A form that is written without a blank, as Chinese and Japanese names have it, in a
 * text: its first byte, *ret_n its length. SIZE_MAX: none. */
size_t name_find_joined_form(struct str text, size_t *ret_n);
/* A word that is a legal form and nothing else: "Ltd", not "SE" or "AS". */
bool name_is_sure_form(struct str word);
/* The text speaks of it as of a company: "at Acme", "Acme is". */
bool name_is_spoken_of(struct str text, struct str name);
/* It begins a sentence and a verb follows: "Acme rents gear". */
bool name_is_subject(struct str text, struct str name);
/* Any sign of the page beside the place where the name was found. */
bool name_has_sign(struct page_context *ctx, const struct plain *plain, struct str name);
/* Fills plain->copyrights and plain->mails, before any of these is asked. */
void names_gather(struct page_context *ctx, struct plain *plain);

/* Letters and figures of both are the same, without marks and case: "Río Bravo" of
 * riobravo and rio-bravo. */
bool name_is_label(struct arena *arena, struct str name, struct str label);
/* Of the page's host, or of the domain of an address on it. */
bool name_is_of_site(struct page_context *ctx, const struct plain *plain, struct str name);

/* "Gemeente Almere", "University of Kent": a house that needs no legal form. */
bool name_is_house(struct str name);
/* "Die Universität", "The Hospital": an article and the word alone name nobody. */
bool name_is_common(struct str name);
/* "Group Finance", "Human Resources": a part of a firm. */
bool name_is_team(struct str name);
/* One of the first texts of the page is the name and nothing else. */
bool name_is_brand(struct page_context *ctx, struct str name);

#endif

/* parse/plain/plain.h: pages without structured data: which text is the page's own,
 * which heading is the title, what its labels say, and whether it is a posting
 * at all. Rules go by words, density and structure, never by site. */
#ifndef PARSE_PLAIN_H
#define PARSE_PLAIN_H

#include "parse/page/page_context.h"

/* A run of text with no block boundary or <br> inside. */
struct block {
    uint32_t text_node;  /* the first in it */
    uint32_t node;       /* nearest block element around it */
    uint32_t begin, end; /* bytes of the page */
    uint32_t n_text;     /* bytes that are not space */
    uint32_t n_linked;   /* of these inside links */
    uint8_t tag;         /* of node */
    bool is_hidden;
    struct label_hit hit; /* what the start of it says, row NULL: nothing */
};

/* The page in order. In the arena. */
struct blocks {
    struct block *items;
    size_t n;
};

/* Flags menus, banners, related jobs and other foreign matter NODE_CUT. */
void plain_cut(struct page_context *ctx, struct html_tree *tree);
/* Headings of other jobs, consent texts: cut what they head; blocks in them go. */
bool plain_blocks(struct page_context *ctx, struct blocks *ret);
void plain_cut_sections(struct page_context *ctx, struct blocks *blocks);

/* "Remote", "Hybrid", "teletrabajo": the whole text names a work mode, in any case. */
bool plain_is_mode_word(struct str text);

/* One line of text of a range of the page; decoded. */
struct str plain_line(struct page_context *ctx, uint32_t begin, uint32_t end);

/* A date as written in a range of the page; where that is relative ("2 weeks ago")
 * and the markup there has one in full, that one. */
struct str plain_date(struct page_context *ctx, struct str line, uint32_t begin, uint32_t end);

/* A day without the words before it: "on 8 May", "ist der 7. Mai". */
struct str plain_date_bare(struct str text);

/* "1 May 2027 - 31 May 2027": two days, the first and the last. False: it is not so. */
bool plain_date_range(struct str text, struct str *ret_first, struct str *ret_last);

/* "3 days ago", "heute": told from the day on which the page was fetched. */
bool plain_date_is_relative(struct str text);

/* A piece of markup as one line. */
struct str plain_text_line(struct arena *arena, struct str html);

enum { COPYRIGHTS_MAX = 6, MAILS_MAX = 6 };

/* Of an address on the page. */
struct mail {
    struct str label; /* of its domain, the one that its owner chose */
    bool is_for_jobs; /* "jobs@", "bewerbung@" */
};

struct plain {
    struct blocks blocks;
    struct str title, title_quote;
    const char *title_rule;
    enum layer title_layer;
    uint32_t title_block;   /* index, or UINT32_MAX */
    bool is_title_sure;     /* two places of the page agree */
    struct str other_title; /* the next heading that agrees with the head, or absent */
    uint32_t other_block;
    struct str copyrights[COPYRIGHTS_MAX]; /* what follows the marks of the page */
    size_t n_copyrights;
    struct mail mails[MAILS_MAX];
    size_t n_mails;
    bool wants_sign; /* a portal's name is the employer's only with another sign */
    struct str company;
    const char *company_rule;
    enum layer company_layer;
    struct str text; /* main text */
    uint32_t main_node;
    struct raw_posting raw; /* labelled values */
    size_t n_labelled;      /* different fields among them */
};

/* Title and, where a rule gives it, company. */
void plain_title(struct page_context *ctx, struct plain *plain);
void plain_company(struct page_context *ctx, struct plain *plain);
/* The pattern of sentences in which a company says whom it seeks; group 1 is its
 * name. Errors: E_PATTERN, E_NOMEM. */
MUST_USE enum status plain_seeker_new(struct pattern **ret, struct error *err);
/* Main text. False when out of memory. */
bool plain_main(struct page_context *ctx, struct plain *plain);
/* Labelled values into plain->raw. */
void plain_fields(struct page_context *ctx, struct plain *plain);
/* Lines of facts by the title, where labels left gaps: place, kind of employment,
 * work mode, pay. After title, text and company. */
void plain_facts(struct page_context *ctx, struct plain *plain);
/* Whether that is a posting; if not, verdict and `why` in ctx->ret. */
bool plain_judge(struct page_context *ctx, struct plain *plain);

/* All of it. *ret_is_posting false: verdict set. Errors: E_NOMEM. */
enum status plain_read(struct page_context *ctx, struct raw_posting *raw, bool *ret_is_posting);

#endif

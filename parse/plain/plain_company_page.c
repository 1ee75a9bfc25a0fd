/* parse/plain/plain_company_page.c: the employer by what stands on the page beside its text: lines
 * by the heading, links to the employer's page, logos, copyrights. */
#include "parse/plain/plain_company.h"
#include "parse/plain/plain_head.h"
#include "parse/plain/plain_names.h"
#include "parse/words.h"

#include "base/banned.h"

enum {
    LOGOS_LOOKED_AT = 40,
    LINES_LOOKED_AT = 5 /* below the heading */
};

/* A part of a line by the heading. */
static bool
company_in_line(struct page_context *ctx, struct plain *plain, struct str rest)
{
    while (rest.n > 0) {
        size_t n = 0, at = head_next_separator(rest, &n);
        struct str part = company_first_part(str_sub(rest, 0, at));
        size_t colon = str_find(part, STR(": ")); /* "School: Marlow Valley School" */
        part = colon == SIZE_MAX ? part : str_trim(str_sub(part, colon + 2, SIZE_MAX));
        rest = at == SIZE_MAX ? STR_NONE : str_sub(rest, at + n, SIZE_MAX);
        bool is_name = part.n > 2 && !str_eq(plain->title, part) && !name_is_common(part) &&
                       (name_has_legal_form(part) || name_is_house(part) ||
                        name_is_subject(plain->text, part) || name_is_of_site(ctx, plain, part));
        if (is_name && company_take_named(ctx, plain, part, LAYER_RULE, "line-by-title")) {
            return true;
        }
    }
    return false;
}

/* A line right below the heading, or above it, of which the text speaks. */
bool
company_by_line(struct page_context *ctx, struct plain *plain)
{
    if (plain->title_block >= plain->blocks.n) {
        return false;
    }
    size_t first = plain->title_block > 1 ? plain->title_block - 2 : 0;
    for (size_t i = first; i < plain->blocks.n && i < plain->title_block + LINES_LOOKED_AT; i++) {
        const struct block *block = &plain->blocks.items[i];
        if (i == plain->title_block || block->n_text > COMPANY_MAX_BYTES || block->hit.row) {
            continue;
        }
        if (company_in_line(ctx, plain, plain_line(ctx, block->begin, block->end))) {
            return true;
        }
    }
    return false;
}

// clang-format off
/* Parts of addresses below which boards keep a page for each employer. */
static const char *const firm_paths[] = {
    "/cmp/", "/company/", "/companies/", "/employer/", "/employers/", "/unternehmen/", "/arbeitgeber/", "/entreprise/",
    "/entreprises/", "/empresa/", "/empresas/", "/azienda/", "/aziende/", "/bedrijf/", "/bedrijven/", "/firma/", "/firmy/",
    "/school/", "/schools/", "/organizations/", "/organisations/", "/pracodawca/", "/virksomhed/", "/foretag/", "/organization/", "/organisation/",
};
// clang-format on

enum { NAME_BEGIN_BYTES = 4 };

/* The first letters and figures of a text, in lower case. */
static size_t
name_begin(struct str text, char begin[NAME_BEGIN_BYTES])
{
    size_t n = 0;
    for (size_t i = 0; i < text.n && n < NAME_BEGIN_BYTES; i++) {
        if (byte_is_alpha(text.p[i]) || byte_is_digit(text.p[i])) {
            begin[n++] = byte_lower(text.p[i]);
        }
    }
    return n;
}

/* A part of the address begins as the name does: "/cmp/Acme-Rockets" of Acme Rockets. */
static bool
is_named_in(struct str path, struct str name)
{
    char begin[NAME_BEGIN_BYTES], slug[NAME_BEGIN_BYTES];
    size_t n = name_begin(name, begin);
    while (n > 2 && path.p) {
        struct str part = str_cut(&path, '/');
        if (name_begin(part, slug) >= n && memcmp(begin, slug, n) == 0) {
            return true;
        }
    }
    return false;
}

/* The employer's page that the link around a line leads to; absent: no such link. */
static struct str
firm_path(struct page_context *ctx, const struct block *block)
{
    const struct html_tree *tree = &ctx->reader->tree;
    uint32_t node = tree->nodes[block->text_node].parent;
    while (node != 0 && tree->nodes[node].tag != HTML_A && node != block->node) {
        node = tree->nodes[node].parent;
    }
    struct str href =
        tree->nodes[node].tag == HTML_A ? html_attr(tree->nodes[node].attrs, "href") : STR_NONE;
    for (size_t i = 0; i < sizeof(firm_paths) / sizeof(firm_paths[0]); i++) {
        size_t at = str_find_nocase(href, str_of(firm_paths[i]));
        if (at != SIZE_MAX) {
            return str_sub(href, at + strlen(firm_paths[i]) - 1, SIZE_MAX);
        }
    }
    return STR_NONE;
}

/* A line by the heading that links to the employer's page on the board. */
bool
company_by_link(struct page_context *ctx, struct plain *plain)
{
    if (plain->title_block >= plain->blocks.n) {
        return false;
    }
    size_t first = plain->title_block > 1 ? plain->title_block - 2 : 0;
    for (size_t i = first; i < plain->blocks.n && i < plain->title_block + LINES_LOOKED_AT; i++) {
        const struct block *block = &plain->blocks.items[i];
        if (i == plain->title_block || block->n_linked == 0 || block->n_text > COMPANY_MAX_BYTES) {
            continue;
        }
        struct str path = firm_path(ctx, block);
        struct str name = plain_line(ctx, block->begin, block->end);
        if (path.n > 0 && is_named_in(path, name) && company_may_be(ctx, plain, name)) {
            return company_take(plain, name, LAYER_RULE, "employer-link");
        }
    }
    return false;
}

/* The name of a logo, without the word. */
static struct str
logo_name(struct page_context *ctx, const struct html_node *node)
{
    static const char *const words[] = {" home", " Home", " homepage", " logo",
                                        " Logo", " LOGO", "-logo"};
    struct str alt = plain_text_line(ctx->arena, html_attr(node->attrs, "alt"));
    if (str_starts_nocase(alt, STR("logo "))) {
        alt = str_sub(alt, 5, SIZE_MAX);
        alt = str_starts(alt, STR("of ")) ? str_sub(alt, 3, SIZE_MAX) : alt;
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_ends(alt, str_of(words[i]))) {
            alt = str_trim(str_sub(alt, 0, alt.n - strlen(words[i])));
        }
    }
    size_t n = 0, at = head_next_separator(alt, &n);
    struct str behind = at == SIZE_MAX ? STR_NONE : str_sub(alt, at + n, SIZE_MAX);
    bool is_portal = behind.n > 0 && (head_is_board(behind) || head_is_generic(ctx, behind));
    return is_portal ? str_trim(str_sub(alt, 0, at)) : alt;
}

/* A logo whose name the text or the head's title has. */
bool
company_by_logo(struct page_context *ctx, struct plain *plain)
{
    const struct html_tree *tree = &ctx->reader->tree;
    struct str title = plain_text_line(ctx->arena, ctx->head.title);
    int left = LOGOS_LOOKED_AT;
    for (uint32_t i = 1; i < tree->n && left > 0; i++) {
        if (tree->nodes[i].tag != HTML_IMG) {
            continue;
        }
        left--;
        struct str name = logo_name(ctx, &tree->nodes[i]);
        bool is_named =
            name.n > 2 && company_may_be(ctx, plain, name) && !head_is_board(name) &&
            (head_find_words(title, name) != SIZE_MAX || name_has_sign(ctx, plain, name));
        if (is_named) {
            return company_take(plain, name, LAYER_RULE, "logo");
        }
    }
    return false;
}

/* The name after a copyright mark, if the text has it too, or its form is a firm's. */
bool
company_by_copyright(struct page_context *ctx, struct plain *plain)
{
    for (size_t i = 0; i < plain->n_copyrights; i++) {
        struct str name = company_first_part(plain->copyrights[i]);
        static const char *const ends[] = {". ", " All rights", " all rights", ", all",
                                           " Alle Rechte"};
        for (size_t k = 0; k < sizeof(ends) / sizeof(ends[0]); k++) {
            size_t at = str_find(name, str_of(ends[k]));
            bool is_dot = at != SIZE_MAX && ends[k][0] == '.' &&
                          name_has_legal_form(str_sub(name, 0, at + 1));
            name = str_sub(name, 0, at + (at != SIZE_MAX && is_dot));
        }
        while (name.n > 0 && strchr(".,", name.p[name.n - 1]) && !name_has_legal_form(name)) {
            name.n--;
        }
        /* a year may stand behind */
        while (name.n > 0 && (byte_is_digit(name.p[name.n - 1]) || name.p[name.n - 1] == ' ')) {
            name.n--;
        }
        bool is_named =
            name.n > 2 && company_may_be(ctx, plain, name) && !head_is_board(name) &&
            (name_has_legal_form(name) || head_find_words(plain->text, name) != SIZE_MAX);
        if (is_named) {
            return company_take(plain, name, LAYER_RULE, "copyright");
        }
    }
    return false;
}

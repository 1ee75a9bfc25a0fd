/* parse/page/page_xpath.c: see page_xpath.h. libxml2 2.9 and 2.12 alike: no API newer
 * than 2.9.9; no network, no output, steps limited. */
#include "parse/page/page_xpath.h"

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/xpath.h>
#include <stdlib.h>

#include "base/limits.h"

#include "base/banned.h"

enum {
    PAGE_MAX_BYTES = 32 * 1024 * 1024,
    RESULTS_MAX = 20000,
    STEPS_MAX = 5000000 /* node visits of one expression */
};

struct xpath {
    xmlXPathCompExprPtr code;
};

struct xpath_page {
    htmlDocPtr doc;
    xmlXPathContextPtr context;
};

/* libxml2 would write to stderr. The type of the second argument differs between
 * versions (const since 2.12), hence the casts at its use. */
static void
say_nothing(void *arg, const void *error)
{
    (void)arg;
    (void)error;
}

static void
set_quiet(xmlXPathContextPtr context)
{
    context->error = (xmlStructuredErrorFunc)say_nothing;
#if LIBXML_VERSION >= 20909
    context->opLimit = STEPS_MAX;
#endif
}

enum status
xpath_new(struct str expression, const char *what, struct xpath **ret, struct error *err)
{
    struct xpath *xpath = calloc(1, sizeof(*xpath));
    xmlXPathContextPtr context = xmlXPathNewContext(NULL);
    xmlChar *text = xmlStrndup((const xmlChar *)expression.p, (int)expression.n);
    enum status status = E_NOMEM;
    if (xpath && context && text) {
        set_quiet(context);
        xpath->code = xmlXPathCtxtCompile(context, text);
        status = xpath->code ? OK : E_PATTERN;
    }
    xmlFree(text);
    xmlXPathFreeContext(context);
    if (status != OK) {
        xpath_free(xpath);
        return error_set(err, status, "%s: \"%.*s\" is no XPath 1.0 expression", what,
                         STR_ARG(expression));
    }
    *ret = xpath;
    return OK;
}

void
xpath_free(struct xpath *xpath)
{
    if (xpath) {
        xmlXPathFreeCompExpr(xpath->code);
        free(xpath);
    }
}

struct xpath_page *
xpath_page_new(struct str text)
{
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                        HTML_PARSE_NONET | HTML_PARSE_COMPACT;
    struct xpath_page *page = calloc(1, sizeof(*page));
    if (!page) {
        return NULL;
    }
    text = str_sub(text, 0, PAGE_MAX_BYTES);
    page->doc = htmlReadMemory(text.p ? text.p : "", (int)text.n, NULL, "UTF-8", options);
    page->context = page->doc ? xmlXPathNewContext(page->doc) : NULL;
    if (page->doc && !page->context) {
        xpath_page_free(page);
        return NULL;
    }
    if (page->context) {
        set_quiet(page->context);
    }
    return page;
}

void
xpath_page_free(struct xpath_page *page)
{
    if (page) {
        xmlXPathFreeContext(page->context);
        xmlFreeDoc(page->doc);
        free(page);
    }
}

/* One node: elements as markup, attributes and texts as text. */
static bool
visit_node(struct xpath_page *page, xmlNodePtr node, xpath_visit *visit, void *arg)
{
    bool done = false;
    if (node->type == XML_ELEMENT_NODE) {
        xmlBufferPtr buffer = xmlBufferCreate();
        if (buffer && xmlNodeDump(buffer, page->doc, node, 0, 0) >= 0) {
            struct str markup = {(const char *)xmlBufferContent(buffer),
                                 (size_t)xmlBufferLength(buffer)};
            done = visit(arg, markup, true);
        }
        xmlBufferFree(buffer);
        return done;
    }
    xmlChar *text = xmlNodeGetContent(node);
    done = text && visit(arg, str_of((const char *)text), false);
    xmlFree(text);
    return done;
}

static bool
visit_nodes(struct xpath_page *page, xmlNodeSetPtr nodes, xpath_visit *visit, void *arg)
{
    int n = nodes ? nodes->nodeNr : 0;
    for (int i = 0; i < n && i < RESULTS_MAX; i++) {
        if (!visit_node(page, nodes->nodeTab[i], visit, arg)) {
            return false;
        }
    }
    return true;
}

static bool
visit_result(struct xpath_page *page, xmlXPathObjectPtr result, xpath_visit *visit, void *arg)
{
    if (result->type == XPATH_NODESET) {
        return visit_nodes(page, result->nodesetval, visit, arg);
    }
    xmlChar *text = xmlXPathCastToString(result);
    bool done = text && visit(arg, str_of((const char *)text), false);
    xmlFree(text);
    return done;
}

bool
xpath_each(struct xpath *xpath, struct xpath_page *page, xpath_visit *visit, void *arg,
           uint32_t *limit_hits)
{
    if (!page->context) {
        return true; /* nothing in it that is a page */
    }
    xmlXPathObjectPtr result = xmlXPathCompiledEval(xpath->code, page->context);
    if (!result) {
        *limit_hits += 1;
        return true;
    }
    bool done = visit_result(page, result, visit, arg);
    xmlXPathFreeObject(result);
    return done;
}

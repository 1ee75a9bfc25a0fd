/* tests/parse/support_damage.c: see the header. Kinds of damage: Web Data Commons
 * samples, issue trackers of extruct and of schema validators (seen 2026). All
 * texts are invented. */
#include "tests/parse/support_damage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/banned.h"

// clang-format off
static const struct damage_job jobs[] = {
    {"Welder", "Norwind Bridges", "Ghent", "BE", "EUR", "31000", "38500", "YEAR",
     "2026-05-01", "2026-07-31", "FULL_TIME",
     "<p>We build bridges of steel.</p><ul><li>Weld plates up to 40 mm</li><li>Read drawings</li></ul>",
     "Weld plates up to 40 mm"},
    {"Senior Night Nurse (m/f/d)", "St. Anna's Hospital & Sons", "Z\xc3\xbcrich", "CH", "CHF", "36.5", "44", "HOUR",
     "2026-04-17T08:00:00+02:00", "2026-06-30T23:59:59+02:00", "PART_TIME",
     "<p>It's quiet at night: you look after twelve beds, and you are never alone.</p>\n<p>We say \"come as you are\" and mean it.</p>",
     "twelve beds"},
    {"Chef de Partie \xe2\x80\x93 Pastry", "L'Atelier Dor\xc3\xa9", "Lyon", "FR", "EUR", "2300", "2600", "MONTH",
     "2026-05-11", "2026-05-31", "FULL_TIME",
     "<h3>Vos missions</h3><p>Pr\xc3\xa9parer les desserts (40 couverts), g\xc3\xa9rer les stocks; fermer la cuisine.</p>",
     "40 couverts"},
    {"C++ Developer, Rendering", "Pixel {Forge} Ltd", "Leeds", "GB", "GBP", "55000", "70000", "YEAR",
     "2026-03-02", "2026-09-01", "CONTRACTOR",
     "<p>See https://pixelforge.example/docs // and /* all */ the [notes] {here}.</p><p>You write shaders, 3:2 pulldown, a, b, c.</p>",
     "You write shaders"},
    {"Lehrer f\xc3\xbcr Mathematik", "Gymnasium \xe2\x80\x9e""Am Ring\xe2\x80\x9c", "K\xc3\xb6ln", "DE", "EUR", "4188", "5900", "MONTH",
     "2026-02-20", "2026-08-15", "TEMPORARY",
     "<p>Sie unterrichten die Klassen 5 bis 12.<br>Der Vertrag l\xc3\xa4uft bis 31.7.2027.</p>",
     "Klassen 5 bis 12"},
    {"Warehouse Operative", "Tri-Port Freight", "Gda\xc5\x84sk", "PL", "PLN", "5200", "6100", "MONTH",
     "2026-05-05", "2026-06-05", "FULL_TIME",
     "<p>Work 40 hours a week; shifts start at 6:00, 14:00 or 22:00.</p><p>No experience? \"No problem\", says Ewa.</p>",
     "shifts start at 6:00"},
};

#define CONTEXT "\"@context\":\"https://schema.org\""

static const struct damage_style styles[] = {
    {.name = "sound"},
    {.name = "single quotes", .open = "'", .close = "'", .js_quote = "\\'"},
    {.name = "single quotes, hex escapes", .open = "'", .close = "'", .js_quote = "\\x27"},
    {.name = "hex escapes", .js_quote = "\\x27"},
    {.name = "escaped apostrophes", .js_quote = "\\'"},
    {.name = "back quotes", .open = "`", .close = "`"},
    {.name = "smart quotes", .open = "\xe2\x80\x9c", .close = "\xe2\x80\x9d"},
    {.name = "smart quotes, one direction", .open = "\xe2\x80\x9d", .close = "\xe2\x80\x9d"},
    {.name = "low smart quotes", .open = "\xe2\x80\x9e", .close = "\xe2\x80\x9c"},
    {.name = "smart quotes as references", .open = "&#8220;", .close = "&#8221;"},
    {.name = "double primes as references", .open = "&#8221;", .close = "&#8243;"},
    {.name = "bare keys", .bare_keys = true},
    {.name = "bare keys, single quotes", .open = "'", .close = "'", .bare_keys = true, .js_quote = "\\'"},
    {.name = "inner quotes", .raw_quotes = true},
    {.name = "inner quotes and line breaks", .raw_quotes = true, .raw_lines = true},
    {.name = "raw line breaks", .raw_lines = true},
    {.name = "control bytes", .before = "\x01\x0b", .raw_lines = true},
    {.name = "trailing commas", .tail = ","},
    {.name = "trailing semicolon in object", .tail = ";"},
    {.name = "two commas", .comma = ",,"},
    {.name = "no commas", .comma = "\n"},
    {.name = "semicolons for commas", .comma = ";\n"},
    {.name = "equals signs", .colon = " = "},
    {.name = "arrows", .colon = " => "},
    {.name = "block comments", .before = "/* a, \"b\": {c} */"},
    {.name = "line comments", .after = "// what's \"this\"\n"},
    {.name = "line comments before", .before = "\n// \"title\": \"Old\",\n"},
    {.name = "hash comments", .before = "\n# see above\n"},
    {.name = "HTML comments", .before = "<!-- \"x\": 1 -->"},
    {.name = "line breaks as markup", .after = "<br />\n"},
    {.name = "paragraphs as markup", .before = "<p>", .after = "</p>\n"},
    {.name = "blank references", .before = "&nbsp;"},
    {.name = "no-break spaces", .before = "\xc2\xa0\xc2\xa0", .colon = "\xc2\xa0:\xc2\xa0"},
    {.name = "NaN", .extra = "\"x\":NaN"},
    {.name = "undefined", .extra = "\"x\":undefined"},
    {.name = "words of other languages", .extra = "\"x\":None,\"y\":True,\"z\":[nil]"},
    {.name = "a member without value", .extra = "\"x\":"},
    {.name = "a member without value, in a list", .extra = "\"x\":[,]"},
    {.name = "a key alone", .extra = "\"x\""},
    {.name = "a bare text", .extra = "\"x\":not quoted at all"},
    {.name = "a template left", .extra = "\"x\":{{ job.x }}"},
    {.name = "numbers of no form", .extra = "\"x\":007,\"y\":.5,\"z\":1.,\"w\":+3,\"v\":0x1F"},
    {.name = "a number with a unit", .extra = "\"x\":40h"},
    {.name = "duplicated keys", .extra = "\"title\":null,\"x\":1,\"x\":2"},
    {.name = "a title before the title", .extra = "\"title\":\"\""},
    {.name = "a lone backslash", .extra = "\"x\":\"C:\\\""},
    {.name = "bad escapes", .extra = "\"x\":\"\\d\\w \\u00zz \\uD83D\""},
    {.name = "a quote missing", .lone_quote = true},
    {.name = "schema prefix", .prefix = "schema:", .type = "\"schema:JobPosting\"",
     .context = "\"@context\":{\"schema\":\"http://schema.org/\"}"},
    {.name = "URLs for keys", .prefix = "http://schema.org/", .type = "[\"http://schema.org/JobPosting\"]", .context = "", .as_values = true},
    {.name = "upper-case keys", .upper_keys = true},
    {.name = "keys with underscores", .snake_keys = true},
    {.name = "type in lower case", .type = "\"jobposting\""},
    {.name = "type in parts", .type = "\"Job Posting\""},
    {.name = "type array", .type = "[\"Thing\",\"JobPosting\"]"},
    {.name = "type as URL", .type = "\"https://schema.org/JobPosting\""},
    {.name = "no context", .context = ""},
    {.name = "context of old", .context = "\"@context\":\"http://www.schema.org/\""},
    {.name = "context object", .context = "\"@context\":{\"@vocab\":\"https://schema.org/\"}"},
    {.name = "context array", .context = "\"@context\":[\"https://schema.org\",{\"@language\":\"en\"}]"},
    {.name = "text encoded once more", .encoded_text = true},
    {.name = "value objects", .as_values = true},
};

static const struct damage_wrap wraps[] = {
    {.name = "none"},
    {.name = "array", .before = "[", .after = "]"},
    {.name = "array, trailing comma", .before = "[", .after = ",]"},
    {.name = "array, leading comma", .before = "[,", .after = "]"},
    {.name = "graph", .before = "{" CONTEXT ",\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"Site\"},", .after = "]}"},
    {.name = "graph without array", .before = "{" CONTEXT ",\"@graph\":", .after = "}"},
    {.name = "nested", .before = "{\"@type\":\"WebPage\",\"name\":\"Page\",\"mainEntity\":{\"x\":[", .after = "]}}"},
    {.name = "semicolon", .after = ";"},
    {.name = "semicolons and space", .after = " ;; \n"},
    {.name = "comma after", .after = ","},
    {.name = "bracket too many", .after = "}"},
    {.name = "brackets doubled", .before = "{", .after = "}"},
    {.name = "bracket missing", .cut = 1},
    {.name = "opening bracket missing", .before = "\x02"},
    {.name = "words after", .after = "\nlast built in 3 ms"},
    {.name = "words before", .before = "<br />\n<b>Notice</b>: Undefined index: x[0] in <b>/srv/job.php</b> on line <b>12</b><br />\n"},
    {.name = "assignment", .before = "var data = ", .after = ";\nvar more = {a: 1};"},
    {.name = "member assignment", .before = "window.dataLayer=window.dataLayer||[];window.jobPosting=", .after = ";"},
    {.name = "parentheses", .before = "(", .after = ")"},
    {.name = "callback", .before = "showJob(", .after = ");"},
    {.name = "HTML comment", .before = "<!--\n", .after = "\n-->"},
    {.name = "HTML comment with slashes", .before = "<!-- //\n", .after = "\n// -->"},
    {.name = "a comment before", .before = "<!-- Job [17] {new} -->\n"},
    {.name = "CDATA", .before = "<![CDATA[", .after = "]]>"},
    {.name = "CDATA after slashes", .before = "//<![CDATA[\n", .after = "\n//]]>"},
    {.name = "CDATA in comments", .before = "/*<![CDATA[*/", .after = "/*]]>*/"},
    {.name = "CDATA in HTML comment", .before = "<!--//--><![CDATA[//><!--\n", .after = "\n//--><!]]>"},
    {.name = "CDATA, entities", .before = "<![CDATA[", .after = "]]>", .n_encoded = 1},
    {.name = "byte order mark", .before = "\xef\xbb\xbf"},
    {.name = "zero-width space", .before = "\xe2\x80\x8b", .after = "\xe2\x80\x8b"},
    {.name = "guard", .before = ")]}',\n"},
    {.name = "entities", .n_encoded = 1},
    {.name = "entities twice", .n_encoded = 2},
    {.name = "entities, in array", .before = "[", .after = "]", .n_encoded = 1},
    {.name = "a string", .before = "\"", .after = "\"", .is_literal = true},
    {.name = "escaped without quotes", .is_literal = true},
    {.name = "JSON.parse", .before = "JSON.parse(\"", .after = "\")", .is_literal = true},
    {.name = "assigned JSON.parse", .before = "window.ld = JSON.parse(\"", .after = "\");", .is_literal = true},
    {.name = "a document before", .before = "{" CONTEXT ",\"@type\":\"Organization\",\"name\":\"Other\"}\n"},
    {.name = "a document after", .after = "\n{" CONTEXT ",\"@type\":\"BreadcrumbList\"}"},
    {.name = "documents with comma", .before = "{\"@type\":\"WebSite\"},", .after = ",{\"@type\":\"WebPage\"}"},
    {.name = "a broken document before", .before = "{\"@type\":\"WebSite\",\"name\":}\n"},
    {.name = "template loop", .before = "{% raw %}", .after = "{% endraw %}"},
};

static const struct damage_tag tags[] = {
    {"plain", "", "<script type=\"application/ld+json\">", "</script>", ""},
    {"single quotes", "", "<script type='application/ld+json'>", "</script>", ""},
    {"no quotes", "", "<script type=application/ld+json>", "</script>", ""},
    {"spaces", "", "<script  type = \" application/ld+json \" >", "</script >", ""},
    {"upper case", "", "<SCRIPT TYPE=\"Application/LD+JSON\">", "</SCRIPT>", ""},
    {"parameters", "", "<script type=\"application/ld+json; charset=utf-8\">", "</script>", ""},
    {"profile", "", "<script type='application/ld+json;profile=\"http://www.w3.org/ns/json-ld#compacted\"'>", "</script>", ""},
    {"encoded plus", "", "<script type=\"application/ld&#43;json\">", "</script>", ""},
    {"other attributes", "", "<script async data-x='a>b' id=ld nonce=\"x\" type=\"application/ld+json\" class=\"y\">", "</script>", ""},
    {"words in another order", "", "<script type=\"application/json+ld\">", "</script>", ""},
    {"text", "", "<script type=\"text/ld+json\">", "</script>", ""},
    {"a script before", "<script>var a = \"<script>\"; if (a < 3) { b(); }</script>", "<script type=\"application/ld+json\">", "</script>", ""},
    {"a broken script before", "<script type=\"application/ld+json\">{\"@type\":\"WebSite\", oops</script>", "<script type=\"application/ld+json\">", "</script>", ""},
    {"an empty script before", "<script type=\"application/ld+json\"></script>", "<script type=\"application/ld+json\">", "</script>", ""},
    {"a comment before", "<!-- <script> -->", "<script type=\"application/ld+json\">", "</script>", "<!-- </script> -->"},
    {"never closed", "", "<script type=\"application/ld+json\">", "", ""},
    {"in the body", "</head><body><div><p>Text", "<script type=\"application/ld+json\">", "</script>", "</div>"},
};
// clang-format on

static const char *const forms[] = {
    "usual",         "company as text",    "places as a list", "place as text", "pay as text",
    "pay as number", "pay without levels", "grouped numbers",  "lists of one",  "references",
};

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

size_t
damage_job_count(void)
{
    return COUNT_OF(jobs);
}
const struct damage_job *
damage_job_at(size_t index)
{
    return &jobs[index];
}
size_t
damage_style_count(void)
{
    return COUNT_OF(styles);
}
const struct damage_style *
damage_style_at(size_t index)
{
    return &styles[index];
}
size_t
damage_wrap_count(void)
{
    return COUNT_OF(wraps);
}
const struct damage_wrap *
damage_wrap_at(size_t index)
{
    return &wraps[index];
}
size_t
damage_tag_count(void)
{
    return COUNT_OF(tags);
}
const struct damage_tag *
damage_tag_at(size_t index)
{
    return &tags[index];
}
size_t
damage_form_count(void)
{
    return COUNT_OF(forms);
}
const char *
damage_form_name(enum damage_form form)
{
    return forms[form];
}

/* ---- the document ---- */

struct writer {
    struct buf *out;
    const struct damage_style *style;
    bool needs_comma;
};

static void
add_string(struct writer *w, const char *text)
{
    const struct damage_style *s = w->style;
    buf_add_z(w->out, s->open ? s->open : "\"");
    for (const char *p = text; *p; p++) {
        bool is_plain_quote = !s->open || s->open[0] == '"';
        if (*p == '"' && is_plain_quote && !s->raw_quotes) {
            buf_add_z(w->out, "\\\"");
        } else if (*p == '\'' && s->js_quote) {
            buf_add_z(w->out, s->js_quote);
        } else if (*p == '\n' && !s->raw_lines) {
            buf_add_z(w->out, "\\n");
        } else if (*p == '<' && s->encoded_text) {
            buf_add_z(w->out, "&lt;");
        } else if (*p == '>' && s->encoded_text) {
            buf_add_z(w->out, "&gt;");
        } else {
            buf_add_byte(w->out, *p);
        }
    }
    buf_add_z(w->out, s->close ? s->close : "\"");
}

static void
add_key_name(struct writer *w, const char *key)
{
    const struct damage_style *s = w->style;
    if (s->prefix && key[0] != '@') {
        buf_add_z(w->out, s->prefix);
    }
    for (const char *p = key; *p; p++) {
        bool is_upper = *p >= 'A' && *p <= 'Z';
        if (s->upper_keys && p == key && *p != '@') {
            buf_add_byte(w->out, (char)(*p - ('a' - 'A')));
        } else if (s->snake_keys && is_upper) {
            buf_add_byte(w->out, '_');
            buf_add_byte(w->out, byte_lower(*p));
        } else {
            buf_add_byte(w->out, *p);
        }
    }
}

static void
add_key(struct writer *w, const char *key)
{
    const struct damage_style *s = w->style;
    if (w->needs_comma) {
        buf_add_z(w->out, s->comma ? s->comma : ",");
    }
    w->needs_comma = true;
    buf_add_z(w->out, s->before ? s->before : "");
    bool is_bare = s->bare_keys && key[0] != '@';
    buf_add_z(w->out, is_bare ? "" : s->open ? s->open : "\"");
    add_key_name(w, key);
    buf_add_z(w->out, is_bare ? "" : s->close ? s->close : "\"");
    buf_add_z(w->out, s->colon ? s->colon : ":");
}

static void
end_member(struct writer *w)
{
    buf_add_z(w->out, w->style->after ? w->style->after : "");
}

static void
open_object(struct writer *w)
{
    buf_add_byte(w->out, '{');
    w->needs_comma = false;
}

static void
close_object(struct writer *w)
{
    buf_add_z(w->out, w->style->tail ? w->style->tail : "");
    buf_add_byte(w->out, '}');
    w->needs_comma = true;
}

static void
add_text(struct writer *w, const char *key, const char *text)
{
    add_key(w, key);
    if (w->style->as_values && key[0] != '@') {
        buf_add_z(w->out, "[{\"@value\":");
        add_string(w, text);
        buf_add_z(w->out, "}]");
    } else {
        add_string(w, text);
    }
    end_member(w);
}

static void
add_literal(struct writer *w, const char *key, const char *json)
{
    add_key(w, key);
    buf_add_z(w->out, json);
    end_member(w);
}

static void
add_company(struct writer *w, const struct damage_job *job, enum damage_form form)
{
    if (form == FORM_COMPANY_TEXT) {
        add_text(w, "hiringOrganization", job->company);
        return;
    }
    add_key(w, "hiringOrganization");
    buf_add_z(w->out, form == FORM_LISTS ? "[" : "");
    open_object(w);
    add_text(w, "@type", "Organization");
    add_text(w, "name", job->company);
    add_text(w, "sameAs", "https://employer.example/");
    close_object(w);
    buf_add_z(w->out, form == FORM_LISTS ? "]" : "");
    end_member(w);
}

static void
add_one_place(struct writer *w, const char *city, const char *country)
{
    open_object(w);
    add_text(w, "@type", "Place");
    add_key(w, "address");
    open_object(w);
    add_text(w, "@type", "PostalAddress");
    add_text(w, "addressLocality", city);
    add_text(w, "addressCountry", country);
    close_object(w);
    end_member(w);
    close_object(w);
}

static void
add_places(struct writer *w, const struct damage_job *job, enum damage_form form)
{
    add_key(w, "jobLocation");
    if (form == FORM_PLACE_TEXT) {
        add_string(w, job->city);
    } else if (form == FORM_PLACES_LIST || form == FORM_LISTS) {
        buf_add_byte(w->out, '[');
        add_one_place(w, job->city, job->country);
        if (form == FORM_PLACES_LIST) {
            buf_add_byte(w->out, ',');
            add_one_place(w, "Antwerp", "BE");
        }
        buf_add_byte(w->out, ']');
    } else {
        add_one_place(w, job->city, job->country);
    }
    end_member(w);
}

static void
add_range(struct writer *w, const struct damage_job *job, enum damage_form form)
{
    if (form == FORM_PAY_GROUPED) {
        add_text(w, "minValue", "31,000");
        add_text(w, "maxValue", "38,500.00");
    } else {
        add_literal(w, "minValue", job->min);
        add_literal(w, "maxValue", job->max);
    }
    add_text(w, "unitText", job->unit);
}

static void
add_pay(struct writer *w, const struct damage_job *job, enum damage_form form)
{
    if (form == FORM_PAY_TEXT) {
        add_text(w, "baseSalary", "31,000 - 38,500 a year");
        return;
    }
    if (form == FORM_PAY_NUMBER) {
        add_text(w, "salaryCurrency", job->currency);
        add_literal(w, "baseSalary", job->min);
        return;
    }
    add_key(w, "baseSalary");
    open_object(w);
    add_text(w, "@type", "MonetaryAmount");
    add_text(w, "currency", job->currency);
    if (form == FORM_PAY_FLAT) {
        add_range(w, job, form);
    } else {
        add_key(w, "value");
        open_object(w);
        add_text(w, "@type", "QuantitativeValue");
        add_range(w, job, form);
        close_object(w);
        end_member(w);
    }
    close_object(w);
    end_member(w);
}

static void
add_head(struct writer *w)
{
    const struct damage_style *s = w->style;
    if (!s->context) {
        add_text(w, "@context", "https://schema.org/");
    } else if (s->context[0]) {
        buf_add_z(w->out, s->context);
        w->needs_comma = true;
    }
    if (s->type) {
        add_literal(w, "@type", s->type);
    } else {
        add_text(w, "@type", "JobPosting");
    }
}

static void
add_document(struct writer *w, const struct damage_job *job, enum damage_form form)
{
    const struct damage_style *s = w->style;
    open_object(w);
    add_head(w);
    add_text(w, "title", job->title);
    if (s->extra) {
        buf_add_z(w->out, s->comma ? s->comma : ",");
        buf_add_z(w->out, s->extra);
    }
    add_company(w, job, form);
    add_text(w, "datePosted", job->posted);
    if (s->lone_quote) {
        buf_add_z(w->out, ",\n\"inLanguage\":\"en");
    }
    add_text(w, "validThrough", job->until);
    add_text(w, "employmentType", job->type);
    add_places(w, job, form);
    add_pay(w, job, form);
    add_text(w, "description", job->description);
    close_object(w);
}

/* ---- what is round it ---- */

static void
encode(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        switch (text.p[i]) {
        case '"':
            buf_add_z(out, "&quot;");
            break;
        case '<':
            buf_add_z(out, "&lt;");
            break;
        case '>':
            buf_add_z(out, "&gt;");
            break;
        case '&':
            buf_add_z(out, "&amp;");
            break;
        case '\'':
            buf_add_z(out, "&#039;");
            break;
        default:
            buf_add_byte(out, text.p[i]);
        }
    }
}

static void
escape(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '"' || c == '\\') {
            buf_add_byte(out, '\\');
            buf_add_byte(out, c);
        } else if (c == '\n') {
            buf_add_z(out, "\\n");
        } else {
            buf_add_byte(out, c);
        }
    }
}

static void
wrap_document(struct buf *out, struct str document, const struct damage_wrap *wrap)
{
    struct buf now, next;
    buf_init(&now, 1 << 20);
    buf_init(&next, 1 << 20);
    buf_add(&now, document);
    if (wrap->is_literal) {
        escape(&next, buf_str(&now));
        buf_clear(&now);
        buf_add(&now, buf_str(&next));
    }
    for (int i = 0; i < wrap->n_encoded; i++) {
        buf_clear(&next);
        encode(&next, buf_str(&now));
        buf_clear(&now);
        buf_add(&now, buf_str(&next));
    }
    struct str text = buf_str(&now);
    bool lacks_first = wrap->before && wrap->before[0] == '\x02';
    text = str_sub(text, lacks_first, text.n - lacks_first - wrap->cut);
    buf_add_z(out, wrap->before && !lacks_first ? wrap->before : "");
    buf_add(out, text);
    buf_add_z(out, wrap->after ? wrap->after : "");
    buf_release(&now);
    buf_release(&next);
}

void
damage_write(struct buf *out, const struct damage_job *job, enum damage_form form,
             const struct damage_style *style, const struct damage_wrap *wrap,
             const struct damage_tag *tag)
{
    struct buf document;
    buf_init(&document, 1 << 20);
    struct writer w = {.out = &document, .style = style};
    add_document(&w, job, form);
    buf_add_z(out, "<!DOCTYPE html><html><head><title>Jobs</title>");
    buf_add_z(out, tag->before);
    buf_add_z(out, tag->open);
    wrap_document(out, buf_str(&document), wrap);
    buf_add_z(out, tag->close);
    if (tag->close[0]) {
        buf_add_z(out, tag->after);
        buf_add_z(out, "</head><body><h1>Page</h1></body></html>");
    }
    assert_false(buf_failed(out));
    assert_false(buf_failed(&document));
    buf_release(&document);
}

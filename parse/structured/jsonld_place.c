/* parse/structured/jsonld_place.c: jobLocation, applicantLocationRequirements and
 * jobLocationType of a JobPosting. */
#include "base/limits.h"
#include "parse/structured/jsonld.h"
#include "parse/structured/jsonld_node.h"

#include "base/banned.h"

static struct str
line_of(struct ld *ld, const struct json *node, const char *key)
{
    struct str text = ld_line(ld, ld_text(ld, json_get(node, key)));
    return jsonld_is_blank(text) ? STR_NONE : text;
}

static void
read_position(struct ld *ld, const struct json *node, struct raw_place *place)
{
    const struct json *geo = ld_deref(ld, json_get(node, "geo"));
    geo = geo ? geo : node;
    struct str latitude = str_trim(json_get_text(geo, "latitude"));
    struct str longitude = str_trim(json_get_text(geo, "longitude"));
    bool is_zero = str_is(latitude, "0") && str_is(longitude, "0");
    if (latitude.n > 0 && longitude.n > 0 && !is_zero) {
        place->latitude = latitude;
        place->longitude = longitude;
    }
}

/* addressCountry: text, or a Country object with name or identifier. */
static struct str
country_of(struct ld *ld, const struct json *address)
{
    struct str text = line_of(ld, address, "addressCountry");
    return text.n > 0 ? text : line_of(ld, json_get(address, "addressCountry"), "identifier");
}

/* A Place, or a text, with one of its addresses (NULL: none). */
static bool
fill_place(struct ld *ld, const struct json *node, const struct json *address,
           struct raw_place *place)
{
    struct str text = json_text(node);
    if (text.p) {
        place->text = jsonld_is_blank(text) ? STR_NONE : ld_line(ld, text);
        return place->text.n > 0;
    }
    address = ld_deref(ld, address);
    struct str whole = json_text(address);
    if (whole.p) {
        place->text = jsonld_is_blank(whole) ? STR_NONE : ld_line(ld, whole);
    } else {
        const struct json *parts = address ? address : node;
        place->city = line_of(ld, parts, "addressLocality");
        place->region = line_of(ld, parts, "addressRegion");
        place->country = country_of(ld, parts);
        place->postal_code = line_of(ld, parts, "postalCode");
    }
    bool has_parts = place->city.n || place->region.n || place->country.n;
    if (!has_parts && place->text.n == 0) {
        place->text = line_of(ld, node, "name");
    }
    if (!has_parts && place->text.n == 0) {
        place->text = line_of(ld, address, "streetAddress");
    }
    return has_parts || place->text.n > 0;
}

/* Where list items are handed on to. */
struct listing {
    const char *rule;
    bool is_remote_scope;
    size_t left;
};

/* One Place: mostly one address, of which the position is; or several. */
static void
read_one(struct ld *ld, const struct json *item, struct listing *list)
{
    const struct json *node = ld_deref(ld, item);
    const struct json *addresses = json_get(node, "address");
    bool is_single = !addresses || addresses->type != JSON_ARRAY || addresses->n <= 1;
    const struct json *address = json_items(addresses);
    do {
        struct raw_place place = {
            .layer = ld->layer, .rule = list->rule, .is_remote_scope = list->is_remote_scope};
        bool has_any = fill_place(ld, node, address, &place);
        if (is_single) {
            read_position(ld, node, &place);
        }
        if (has_any || place.postal_code.n > 0 || place.latitude.n > 0) {
            (void)raw_add_place(ld->raw, ld->arena, place);
        }
        address = is_single ? NULL : address->next;
    } while (address && list->left-- > 0);
}

/* A list of places; lists within it are of the same. */
static void
read_list(struct ld *ld, const struct json *value, struct listing *list)
{
    JSON_EACH (item, value) {
        if (list->left == 0) {
            return;
        }
        list->left--;
        read_one(ld, item, list);
    }
}

static void
read_each(struct ld *ld, const struct json *value, const char *rule, bool is_remote_scope)
{
    struct listing list = {rule, is_remote_scope, LIMIT_RAW_VALUES};
    JSON_EACH (item, value) {
        read_list(ld, item, &list);
    }
}

void
ld_read_places(struct ld *ld, const struct json *posting)
{
    read_each(ld, json_get(posting, "jobLocation"), "jobLocation", false);
    read_each(ld, json_get(posting, "applicantLocationRequirements"),
              "applicantLocationRequirements", true);
    JSON_EACH (item, json_get(posting, "jobLocationType")) {
        ld_add(ld, FIELD_WORK_MODE, "jobLocationType", ld_line(ld, ld_text(ld, item)));
    }
}

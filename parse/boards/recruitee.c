/* parse/boards/recruitee.c: Recruitee careers site API. Source: recorded answers,
 * August 2026. One document; dates are "YYYY-MM-DD HH:MM:SS UTC". */
#include "parse/boards/board.h"

#include "base/banned.h"

static bool
claims(const struct json *root)
{
    const struct json *offer = json_items(json_get(root, "offers"));
    offer = offer ? offer : json_get(root, "offer");
    return json_get(offer, "careers_url") || json_get(offer, "careers_apply_url");
}

static void
start(struct reading *r)
{
    reading_list(r, reading_url(r, "/api/offers/"), STR_NONE);
}

static void
read_places(struct reading *r, const struct json *offer)
{
    JSON_EACH (place, json_get(offer, "locations")) {
        struct str country = json_get_text(place, "country");
        reading_place(r, (struct raw_place){
                             .rule = "locations",
                             .text = json_get_text(place, "name"),
                             .city = json_get_text(place, "city"),
                             .region = json_get_text(place, "state"),
                             .country = country.n ? country : json_get_text(place, "country_code"),
                             .postal_code = json_get_text(place, "postal_code")});
    }
    if (!r->raw->places) {
        struct str country = json_get_text(offer, "country");
        reading_place(r, (struct raw_place){.rule = "location",
                                            .text = json_get_text(offer, "location"),
                                            .city = json_get_text(offer, "city"),
                                            .region = json_get_text(offer, "state_name"),
                                            .country = country.n
                                                           ? country
                                                           : json_get_text(offer, "country_code")});
    }
}

/* Hours a week; 0: not said. */
static void
read_hours(struct reading *r, const struct json *offer)
{
    struct str least = json_get_text(offer, "min_hours");
    struct str most = json_get_text(offer, "max_hours");
    bool has_least = least.n > 0 && !str_is(least, "0");
    if (most.n == 0 || str_is(most, "0")) {
        return;
    }
    reading_add(r, FIELD_WEEKLY_HOURS, "max_hours",
                has_least ? arena_printf(r->arena, "%.*s-%.*s", STR_ARG(least), STR_ARG(most))
                          : most);
}

/* "The base is between 50K and 60K Euros, what do you expect?": pay that stands only in
 * a question to the applicant. */
static void
read_questions(struct reading *r, const struct json *questions)
{
    static const char *const PAYS[] = {"salary", "compensation", "base pay", "gehalt", "salaire"};
    JSON_EACH (one, questions) {
        struct str body = reading_line(r, json_get_text(one, "body"));
        size_t n_digits = 0;
        for (size_t i = 0; i < body.n; i++) {
            n_digits += byte_is_digit(body.p[i]);
        }
        bool is_pay = false;
        for (size_t i = 0; i < sizeof PAYS / sizeof *PAYS; i++) {
            is_pay = is_pay || str_has_nocase(body, str_of(PAYS[i]));
        }
        if (is_pay && n_digits > 1) {
            reading_money(r, (struct raw_money){.rule = "open_questions", .text = body});
        }
    }
}

static void
read_offer(struct reading *r, const struct json *offer)
{
    if (!reading_begin(r)) {
        return;
    }
    reading_key(r, FIELD_TITLE, offer, "title");
    reading_key(r, FIELD_COMPANY, offer, "company_name");
    read_places(r, offer);
    reading_flag(r, FIELD_WORK_MODE, offer, "hybrid");
    reading_flag(r, FIELD_WORK_MODE, offer, "remote");
    reading_flag(r, FIELD_WORK_MODE, offer, "on_site");
    reading_key(r, FIELD_EMPLOYMENT_TYPE, offer, "employment_type_code");
    reading_key(r, FIELD_SENIORITY, offer, "experience_code");
    reading_key(r, FIELD_EDUCATION, offer, "education_code");
    read_hours(r, offer);
    reading_key(r, FIELD_DEPARTMENT, offer, "department");
    struct str published = json_get_text(offer, "published_at");
    reading_key(r, FIELD_DATE_POSTED, offer, published.n ? "published_at" : "created_at");
    reading_key(r, FIELD_VALID_THROUGH, offer, "close_at");
    reading_key(r, FIELD_APPLY_URL, offer, "careers_apply_url");
    const struct json *pay = json_get(offer, "salary");
    reading_money(r, (struct raw_money){.rule = "salary",
                                        .min = json_get_text(pay, "min"),
                                        .max = json_get_text(pay, "max"),
                                        .currency = json_get_text(pay, "currency"),
                                        .period = json_get_text(pay, "period")});
    read_questions(r, json_get(offer, "open_questions"));
    JSON_EACH (tag, json_get(offer, "tags")) {
        reading_add(r, FIELD_SKILL, "tags", reading_line(r, json_text(tag)));
    }
    reading_section(r, STR_NONE, json_get_text(offer, "description"));
    reading_section(r, STR_NONE, json_get_text(offer, "requirements"));
    struct str status = json_get_text(offer, "status");
    if (str_is(status, "closed") || str_is(status, "archived")) {
        r->raw->is_closed = true;
        r->raw->closed_by = "status";
    }
    struct str version = json_get_text(offer, "updated_at");
    reading_end(r, json_get_text(offer, "id"), version.n ? version : reading_hash(r, offer, NULL),
                json_get_text(offer, "careers_url"));
}

static void
read(struct reading *r)
{
    const struct json *offers = reading_jobs(r, "offers");
    const struct json *offer = json_get(r->root, "offer");
    if (offer || json_get(r->root, "careers_url")) {
        read_offer(r, offer ? offer : r->root);
        return;
    }
    if (!offers || offers->type != JSON_ARRAY) {
        bool is_gone = json_get(r->root, "error") != NULL;
        reading_fail(r, is_gone ? VERDICT_GONE : VERDICT_MALFORMED,
                     is_gone ? "the company is unknown" : "no `offers` in the answer");
        return;
    }
    reading_all(r, offers, STR_NONE, read_offer);
}

const struct board board_recruitee = {
    .kind = "recruitee",
    .origin = "https://{}.recruitee.com",
    .marketing = "recruitee.com",
    .urls =
        {
            {.host = "{}.recruitee.com",
             .example = "https://acme.recruitee.com/o/welder",
             .board = "acme"},
        },
    .start = start,
    .claims = claims,
    .read = read,
};

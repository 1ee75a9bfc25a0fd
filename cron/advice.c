/* cron/advice.c: the table. The first row of which all stated parts agree wins. */
#include "cron/advice.h"

#include <stddef.h>

#include "base/banned.h"

struct advice {
    const char *error;   /* NULL: any */
    int least, most;     /* of the HTTP status; 0, 0: any */
    const char *verdict; /* NULL: any */
    const char *text;
};

// clang-format off
static const struct advice ROWS[] = {
    {"E_DNS", 0, 0, NULL, "is the host's name right, and does this machine's name server answer? `jobmill detect` the careers page again"},
    {"E_CONNECT", 0, 0, NULL, "open the address in a browser; look at firewall and proxy; the next run tries again"},
    {"E_TIMEOUT", 0, 0, NULL, "the next run tries again; if it lasts, raise `timeout` or lower `concurrency` for this source"},
    {"E_TLS", 0, 0, NULL, "look at the site's certificate in a browser; `ca-file` names an authority of your own"},
    {"E_ROBOTS", 0, 0, NULL, "where robots.txt asks to be left alone, take the source out or ask its owner; where it could not be had, the next run tries again"},
    {"E_FORBIDDEN", 0, 0, NULL, "set `allow-private = yes` in this source if the address is meant to be inside your own network"},
    {"E_REDIRECT", 0, 0, NULL, "the address has moved: `jobmill detect` the careers page again"},
    {"E_LIMIT", 0, 0, NULL, "if the answer is meant to be that large, raise `max-body` for this source"},
    {"E_CONFIG", 0, 0, NULL, "mend the source's section in jobmill.conf; variables of `header` must be in the environment of the job"},
    {NULL, 401, 401, NULL, "the site wants a login or a key: set `header` in this source"},
    {NULL, 404, 404, NULL, "the board may have moved: `jobmill detect` the careers page again. After three runs over 72 hours its postings are closed"},
    {NULL, 410, 410, NULL, "the board may have moved: `jobmill detect` the careers page again. After three runs over 72 hours its postings are closed"},
    {NULL, 429, 429, NULL, "it is asked too often: lower `rate`, set `every`"},
    {NULL, 500, 599, NULL, "the site has trouble of its own: the next run tries again"},
    {NULL, 0, 0, "gone", "the board may have moved: `jobmill detect` the careers page again. After three runs over 72 hours its postings are closed"},
    {NULL, 0, 0, "blocked", "look at the page in a browser; lower `rate`; ask the site's owner to let you in"},
    {NULL, 0, 0, "shell", "the page is empty until scripts ran: set `render`, or find the board's API with `jobmill detect`"},
    {NULL, 0, 0, "malformed", "the answer is not in the kind's form: `jobmill parse` it to see; the site may have changed"},
    {NULL, 0, 0, "not-posting", "the answer is a page of something else: is `url` right?"},
    {NULL, 0, 0, "truncated", "the answer was cut off: the next run tries again"},
    {NULL, 0, 0, "suspicious", "look at the board: if it really shrank, wait; the next healthy run closes them"},
    {NULL, 0, 0, "partial", "nothing was closed; the next run tries again"},
    {NULL, 0, 0, NULL, "the next run tries again; `jobmill doctor --online` asks it now"},
};
// clang-format on

static bool
agrees(const struct advice *row, const struct advice_about *about)
{
    bool is_error = !row->error || str_is(about->error, row->error);
    bool is_status =
        row->most == 0 || (about->http_status >= row->least && about->http_status <= row->most);
    bool is_verdict = !row->verdict || str_is(about->verdict, row->verdict);
    return is_error && is_status && is_verdict;
}

const char *
advice_for(const struct advice_about *about)
{
    const struct advice *row = ROWS;
    while (!agrees(row, about)) {
        row++; /* the last agrees with all */
    }
    return row->text;
}

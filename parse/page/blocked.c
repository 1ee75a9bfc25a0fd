/* parse/page/blocked.c: marks by which guards, logins and consent walls are known.
 * From vendors' own pages, seen 2022 to 2026. Asked only about pages that hold no
 * posting, so a mark may also stand in honest pages. */
#include "parse/page/blocked.h"

#include "parse/html/html_find.h"

#include "base/banned.h"

enum {
    WALL_BYTES = 2500, /* visible text of a wall */
    NOTE_BYTES = 900,  /* of a challenge */
    LOOK_BYTES = 65536 /* how far a mark is looked for */
};

// clang-format off
static const struct blocked_row rows[] = {
    {"Just a moment", "Cloudflare challenge", true, WALL_BYTES},
    {"Attention Required! | Cloudflare", "Cloudflare block page", true, 0},
    {"Access denied | ", "Cloudflare block page", true, WALL_BYTES},
    {"Einen Moment", "Cloudflare challenge", true, NOTE_BYTES},
    {"Un momento", "Cloudflare challenge", true, NOTE_BYTES},
    {"Un instant", "Cloudflare challenge", true, NOTE_BYTES},
    {"/cdn-cgi/challenge-platform/h/", "Cloudflare challenge", false, NOTE_BYTES},
    {"cf-browser-verification", "Cloudflare challenge", false, WALL_BYTES},
    {"cf_chl_opt", "Cloudflare challenge", false, NOTE_BYTES},
    {"cf-error-details", "Cloudflare error page", false, WALL_BYTES},
    {"gokuProps", "AWS WAF challenge", false, NOTE_BYTES},
    {".token.awswaf.com", "AWS WAF challenge", false, NOTE_BYTES},
    {"AwsWafIntegration", "AWS WAF challenge", false, NOTE_BYTES},
    {"Human Verification", "AWS WAF captcha", true, WALL_BYTES},
    {"captcha-delivery.com", "DataDome challenge", false, NOTE_BYTES},
    {"errors.edgesuite.net", "Akamai block page", false, WALL_BYTES},
    {"Access Denied", "the server denies access", true, WALL_BYTES},
    {"sec-if-cpt-container", "Akamai challenge", false, NOTE_BYTES},
    {"px-captcha", "HUMAN (PerimeterX) challenge", false, WALL_BYTES},
    {"_pxAppId", "HUMAN (PerimeterX) challenge", false, NOTE_BYTES},
    {"_Incapsula_Resource", "Imperva challenge", false, NOTE_BYTES},
    {"Incapsula incident ID", "Imperva block page", false, WALL_BYTES},
    {"Request unsuccessful. ", "Imperva block page", false, NOTE_BYTES},
    {"Pardon Our Interruption", "Imperva challenge", false, WALL_BYTES},
    {"KPSDK", "Kasada challenge", false, NOTE_BYTES},
    {"Sucuri WebSite Firewall", "Sucuri block page", false, WALL_BYTES},
    {"sucuri_cloudproxy_js", "Sucuri challenge", false, NOTE_BYTES},
    {"DDoS-Guard", "DDoS-Guard challenge", true, WALL_BYTES},
    {"The requested URL was rejected. Please consult with your administrator", "F5 block page", false, WALL_BYTES},
    {"Web Page Blocked", "FortiGate block page", true, WALL_BYTES},
    {"Robot Check", "robot check", true, WALL_BYTES},
    {"re you a robot", "robot check", false, NOTE_BYTES},
    {"re you a human", "robot check", false, NOTE_BYTES},
    {"erify you are human", "robot check", false, WALL_BYTES},
    {"erify you are a human", "robot check", false, WALL_BYTES},
    {"erify that you are not a robot", "robot check", false, WALL_BYTES},
    {"onfirm you are a human", "robot check", false, WALL_BYTES},
    {"you're not a robot", "robot check", false, NOTE_BYTES},
    {"you are not a robot", "robot check", false, NOTE_BYTES},
    {"nusual traffic from your", "robot check", false, WALL_BYTES},
    {"hecking your browser", "browser check", false, NOTE_BYTES},
    {"hecking if the site connection is secure", "browser check", false, NOTE_BYTES},
    {"erifying your browser", "browser check", false, NOTE_BYTES},
    {"Security Check", "security check", true, NOTE_BYTES},
    {"Security checkpoint", "security check", true, NOTE_BYTES},
    {"Vercel Security Checkpoint", "Vercel challenge", true, 0},
    {"lease enable JS and disable any ad blocker", "DataDome challenge", false, NOTE_BYTES},
    {"nable cookies and reload the page", "cookie wall", false, NOTE_BYTES},
    {"Too Many Requests", "the server asks for patience", true, WALL_BYTES},
    {"ate limit exceeded", "the server asks for patience", false, NOTE_BYTES},
    {"429 Too Many", "the server asks for patience", false, NOTE_BYTES},
    {"403 Forbidden", "the server denies access", true, WALL_BYTES},
    {"efore you continue to", "consent wall", false, WALL_BYTES},
    {"consent.google.", "consent wall", false, NOTE_BYTES},
    {"authwall", "login wall", false, NOTE_BYTES},
    {"Sign in", "login wall", true, WALL_BYTES},
    {"Sign In", "login wall", true, WALL_BYTES},
    {"Log in", "login wall", true, WALL_BYTES},
    {"Login", "login wall", true, WALL_BYTES},
    {"Sign Up | LinkedIn", "login wall", true, WALL_BYTES},
    {"Anmelden", "login wall", true, WALL_BYTES},
    {"Se connecter", "login wall", true, WALL_BYTES},
    {"Iniciar sesi", "login wall", true, WALL_BYTES},
    {"Inloggen", "login wall", true, WALL_BYTES},
    {"Zaloguj", "login wall", true, WALL_BYTES},
    {"Accedi", "login wall", true, WALL_BYTES},
};
// clang-format on

const struct blocked_row *
blocked_find(struct str page, struct str title, size_t n_text)
{
    page = str_sub(page, 0, LOOK_BYTES);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct blocked_row *row = &rows[i];
        struct str marker = str_of(row->marker);
        if (row->max_bytes > 0 && n_text > row->max_bytes) {
            continue;
        }
        if (row->is_title ? str_starts_nocase(title, marker) : html_has(page, marker)) {
            return row;
        }
    }
    return NULL;
}

size_t
blocked_count(void)
{
    return sizeof(rows) / sizeof(rows[0]);
}

const struct blocked_row *
blocked_at(size_t index)
{
    return &rows[index];
}

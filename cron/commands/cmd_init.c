/* cron/commands/cmd_init.c: `jobmill init`: a commented sample configuration. The boards
 * are public ones that large employers have published for years; a board that
 * has moved shows up in `jobmill status`, and `jobmill detect` finds its new
 * section. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "cron/commands.h"
#include "cron/config.h"

#include "base/banned.h"

struct sample {
    const char *name, *kind, *setting, *value, *company;
};

// clang-format off
static const struct sample SAMPLES[] = {
    {"gitlab", "greenhouse", "board", "gitlab", "GitLab"},
    {"stripe", "greenhouse", "board", "stripe", "Stripe"},
    {"cloudflare", "greenhouse", "board", "cloudflare", "Cloudflare"},
    {"datadog", "greenhouse", "board", "datadog", "Datadog"},
    {"mongodb", "greenhouse", "board", "mongodb", "MongoDB"},
    {"databricks", "greenhouse", "board", "databricks", "Databricks"},
    {"elastic", "greenhouse", "board", "elastic", "Elastic"},
    {"figma", "greenhouse", "board", "figma", "Figma"},
    {"reddit", "greenhouse", "board", "reddit", "Reddit"},
    {"discord", "greenhouse", "board", "discord", "Discord"},
    {"airbnb", "greenhouse", "board", "airbnb", "Airbnb"},
    {"dropbox", "greenhouse", "board", "dropbox", "Dropbox"},
    {"anthropic", "greenhouse", "board", "anthropic", "Anthropic"},
    {"palantir", "lever", "board", "palantir", "Palantir"},
    {"spotify", "lever", "board", "spotify", "Spotify"},
    {"mistral", "lever", "board", "mistral", "Mistral AI"},
    {"binance", "lever", "board", "binance", "Binance"},
    {"openai", "ashby", "board", "openai", "OpenAI"},
    {"ramp", "ashby", "board", "ramp", "Ramp"},
    {"notion", "ashby", "board", "notion", "Notion"},
    {"linear", "ashby", "board", "linear", "Linear"},
    {"supabase", "ashby", "board", "supabase", "Supabase"},
    {"posthog", "ashby", "board", "posthog", "PostHog"},
    {"vanta", "ashby", "board", "vanta", "Vanta"},
    {"bosch", "smartrecruiters", "board", "BoschGroup", "Bosch"},
    {"visa", "smartrecruiters", "board", "Visa", "Visa"},
    {"ubisoft", "smartrecruiters", "board", "Ubisoft2", "Ubisoft"},
    {"huggingface", "workable", "board", "huggingface", "Hugging Face"},
    {"teamtailor", "teamtailor", "board", "career", "Teamtailor"},
    {"nvidia", "workday", "board", "nvidia.wd5/NVIDIAExternalCareerSite", "NVIDIA"},
    {"arbeitnow", "arbeitnow", NULL, NULL, NULL},
    {"remoteok", "remoteok", NULL, NULL, NULL},
    {"remotive", "remotive", NULL, NULL, NULL},
    {"weworkremotely", "weworkremotely", NULL, NULL, NULL},
};
// clang-format on

static void
write_sample(struct buf *out)
{
    buf_add_z(out, "# jobmill.conf: what jobmill fetches, and how. Lines with # are comments; "
                   "every setting is\n"
                   "# here with its default. Texts: \"with \\\\ escapes\" or 'as they are'.\n"
                   "#\n"
                   "# First: put an address into `contact`, keep the sources you want, then\n"
                   "#   jobmill run --dry-run      what would be asked\n"
                   "#   jobmill run                do it\n"
                   "#   jobmill detect URL         the section for another careers page\n\n"
                   "contact = \"\"\n\n");
    config_write_settings(out);
    buf_add_z(out, "# ---- sources ----\n\n");
    for (size_t i = 0; i < sizeof SAMPLES / sizeof SAMPLES[0]; i++) {
        const struct sample *s = &SAMPLES[i];
        buf_printf(out, "source \"%s\" { kind = %s", s->name, s->kind);
        if (s->setting) {
            buf_printf(out, "  %s = \"%s\"", s->setting, s->value);
        }
        if (s->company) {
            buf_printf(out, "  company = \"%s\"", s->company);
        }
        buf_add_z(out, " }\n");
    }
    buf_add_z(
        out,
        "\n# Any site whose posting pages carry JSON-LD, microdata or plain HTML:\n"
        "# source \"example\" {\n"
        "#   kind = sitemap\n"
        "#   url = \"https://careers.example.com/sitemap.xml\"\n"
        "#   match = \"/jobs/[0-9]+\"\n"
        "# }\n"
        "# Old archives, ours or other tools':\n"
        "# source \"archive-2026-05\" { kind = warc  path = \"archive/2026-05-*.warc.gz\" }\n");
}

int
cmd_init(const struct cli *cli)
{
    const char *path = cli_value(cli, "config", "jobmill.conf");
    struct error err = {0};
    struct buf out;
    buf_init(&out, MIB);
    write_sample(&out);
    if (cli_has(cli, "stdout")) {
        int result = cli_print(buf_str(&out));
        buf_release(&out);
        return result;
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    enum status status = OK;
    if (fd < 0) {
        status = errno == EEXIST
                     ? error_set(&err, E_USAGE,
                                 "%s exists already; -c names another file, --stdout prints", path)
                     : error_set_errno(&err, E_IO, errno, "%s: cannot be made", path);
    } else {
        ssize_t n = write(fd, out.p, out.n);
        if (close(fd) != 0 || n != (ssize_t)out.n) {
            status = error_set(&err, E_DISK, "%s: cannot be written whole (disk full?)", path);
        }
    }
    buf_release(&out);
    if (status != OK) {
        return cli_fail(&err);
    }
    if (!cli->quiet) {
        (void)printf("%s is written, with %zu sources to keep or drop. Put an address into "
                     "`contact`, then:\n"
                     "  jobmill doctor          is all there that a run needs?\n"
                     "  jobmill run --dry-run   what would be asked, and why\n"
                     "  jobmill run             ask, read, store\n",
                     path, sizeof SAMPLES / sizeof SAMPLES[0]);
    }
    return EXIT_OK;
}

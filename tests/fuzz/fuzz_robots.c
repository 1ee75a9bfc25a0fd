/* Any bytes as a robots.txt; the first line is the agent, the second the URL. */
#include <stdint.h>

#include "fetch/fetch.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str rest = {(const char *)data, size};
    struct str agent = str_cut(&rest, '\n');
    struct str url = rest.p ? str_cut(&rest, '\n') : STR_NONE;
    struct str sitemaps[4];
    (void)robots_allows(rest, agent, url);
    (void)robots_delay_ms(rest, agent);
    size_t n = robots_sitemaps(rest, sitemaps, sizeof sitemaps / sizeof *sitemaps);
    for (size_t i = 0; i < n; i++) {
        if (sitemaps[i].p < rest.p || sitemaps[i].p + sitemaps[i].n > rest.p + rest.n) {
            __builtin_trap();
        }
    }
    return 0;
}

/* Any bytes as a sitemap: packed or plain. */
#include <assert.h>
#include <stdint.h>

#include "base/limits.h"
#include "parse/parse.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    arena_init(&arena, 64 * MIB);
    struct sitemap_entry *entries = NULL;
    size_t n = 0;
    bool is_cut = false;
    struct str body = {(const char *)data, size};
    enum status status =
        sitemap_read(body, STR("https://a.example/s.xml"), &arena, &entries, &n, &is_cut, NULL);
    for (size_t i = 0; status == OK && i < n; i++) {
        assert(entries[i].url.n > 0);
    }
    arena_release(&arena);
    return 0;
}

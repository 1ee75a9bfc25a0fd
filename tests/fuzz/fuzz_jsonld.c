/* Any bytes as the content of a JSON-LD script. No crash, no hang. */
#include <stdint.h>

#include "base/limits.h"
#include "base/markup.h"
#include "parse/page/page_read.h"
#include "parse/structured/jsonld.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    arena_init(&arena, 64 * MIB);
    struct str text = utf8_clean(&arena, (struct str){(const char *)data, size});
    struct json *root = jsonld_script(text, &arena);
    struct jsonld_found found = {0};
    if (root && jsonld_find(root, &arena, &found)) {
        for (size_t i = 0; i < found.n && i < 16; i++) {
            struct raw_posting raw = {0};
            (void)jsonld_posting(found.items[i], root, &arena, &raw);
        }
        struct raw_posting raw = {0};
        (void)jsonld_posting(root, root, &arena, &raw);
    }
    arena_release(&arena);
    return 0;
}

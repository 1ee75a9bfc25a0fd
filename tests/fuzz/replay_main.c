/* Runs a fuzz target without a fuzzer: over every file of the folders given, and
 * over each one cut at 64 places. What breaks it breaks the test. */
#include <ftw.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { CUTS = 64, DEPTH = 16, FILE_MAX_BYTES = 4 * 1024 * 1024, PATH_SHOWN_BYTES = 400 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char current[PATH_SHOWN_BYTES]; /* for whoever looks at a core */
static size_t files;

/* A block of just that size, so that the sanitizer sees a read past its end. */
static void
run_part(const uint8_t *data, size_t n)
{
    uint8_t *copy = malloc(n ? n : 1);
    if (!copy) {
        exit(EXIT_FAILURE);
    }
    memcpy(copy, data, n);
    (void)LLVMFuzzerTestOneInput(copy, n);
    free(copy);
}

static int
run_file(const char *path, const struct stat *info, int type, struct FTW *ftw)
{
    (void)ftw;
    if (type != FTW_F || info->st_size > FILE_MAX_BYTES) {
        return 0;
    }
    FILE *file = fopen(path, "rb");
    size_t size = (size_t)info->st_size;
    uint8_t *data = malloc(size ? size : 1);
    if (!file || !data || fread(data, 1, size, file) != size) {
        (void)fprintf(stderr, "%s: cannot be read\n", path);
        exit(EXIT_FAILURE);
    }
    (void)fclose(file);
    (void)snprintf(current, sizeof current, "%s", path);
    for (size_t i = 0; i <= CUTS; i++) {
        run_part(data, size / CUTS * i + size % CUTS * i / CUTS);
    }
    free(data);
    files++;
    return 0;
}

int
main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (nftw(argv[i], run_file, DEPTH, FTW_PHYS) != 0) {
            (void)fprintf(stderr, "%s: cannot be read\n", argv[i]);
            return EXIT_FAILURE;
        }
    }
    (void)printf("%zu files, each cut at %d places\n", files, CUTS);
    return files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* base/nearest.c: the edit distance of Levenshtein (1965), for short words; two
 * neighbours that changed places count once (optimal string alignment). */
#include "base/nearest.h"

#include <stdio.h>

#include "base/banned.h"

enum { WIDEST = 24, NEAR = 3 };

static int
least_of(int a, int b, int c)
{
    int least = a < b ? a : b;
    return least < c ? least : c;
}

/* One cell of the table: what it takes to make the first j letters of b out of the
 * first i of a. */
static int
cell(struct str a, struct str b, int rows[3][WIDEST + 1], size_t i, size_t j)
{
    char x = byte_lower(a.p[i - 1]);
    char y = byte_lower(b.p[j - 1]);
    const int *before = rows[(i + 2) % 3];
    int best = least_of(rows[i % 3][j - 1] + 1, before[j] + 1, before[j - 1] + (x != y));
    bool is_swapped = i > 1 && j > 1 && x == byte_lower(b.p[j - 2]) && y == byte_lower(a.p[i - 2]);
    if (is_swapped && x != y && rows[(i + 1) % 3][j - 2] + 1 < best) {
        best = rows[(i + 1) % 3][j - 2] + 1;
    }
    return best;
}

static int
distance(struct str a, struct str b)
{
    int rows[3][WIDEST + 1];
    if (a.n > WIDEST || b.n > WIDEST) {
        return WIDEST;
    }
    for (size_t j = 0; j <= b.n; j++) {
        rows[0][j] = (int)j;
    }
    for (size_t i = 1; i <= a.n; i++) {
        rows[i % 3][0] = (int)i;
        for (size_t j = 1; j <= b.n; j++) {
            rows[i % 3][j] = cell(a, b, rows, i, j);
        }
    }
    return rows[a.n % 3][b.n];
}

struct nearest
nearest_to(struct str wrong)
{
    int half = (int)(wrong.n > WIDEST ? WIDEST : wrong.n) / 2 + 1; /* "x" is near to nothing */
    return (struct nearest){wrong, STR_NONE, half < NEAR ? half : NEAR};
}

void
nearest_look(struct nearest *nearest, struct str right)
{
    int d = distance(nearest->wrong, right);
    if (d < nearest->least) {
        nearest->least = d;
        nearest->best = right;
    }
}

const char *
nearest_hint(const struct nearest *nearest, char ret[NEAREST_BYTES])
{
    ret[0] = '\0';
    if (nearest->best.n) {
        (void)snprintf(ret, NEAREST_BYTES, "; is it '%.*s'?", STR_ARG(nearest->best));
    }
    return ret;
}

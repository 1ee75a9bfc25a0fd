/* fetch/archive/warc_digest.c: labelled digests (WARC 1.1 5.8 and 5.9; base 32 of RFC
 * 4648) by way of OpenSSL. SHA-1 guards against damage here, not against
 * forgery. */
#include "fetch/archive/warc_digest.h"

#include <openssl/evp.h>
#include <stdlib.h>

#include "base/banned.h"

struct warc_digest {
    EVP_MD_CTX *ctx;
    EVP_MD *sha1; /* fetched when first needed: 5 M instructions of OpenSSL's */
    unsigned char raw[EVP_MAX_MD_SIZE];
    unsigned n;
};

struct warc_digest *
digest_new(void)
{
    struct warc_digest *digest = calloc(1, sizeof *digest);
    if (!digest) {
        return NULL;
    }
    digest->ctx = EVP_MD_CTX_new();
    if (!digest->ctx) {
        digest_free(digest);
        return NULL;
    }
    return digest;
}

void
digest_free(struct warc_digest *digest)
{
    if (digest) {
        EVP_MD_CTX_free(digest->ctx);
        EVP_MD_free(digest->sha1);
        free(digest);
    }
}

static const struct digest_row {
    const char *label, *algorithm; /* algorithm: OpenSSL's name */
} digest_rows[] = {
    {"sha1", "SHA1"},     {"sha-1", "SHA1"},     {"sha256", "SHA256"}, {"sha-256", "SHA256"},
    {"sha512", "SHA512"}, {"sha-512", "SHA512"}, {"md5", "MD5"},
};

/* OpenSSL's name for it, or NULL. */
static const char *
algorithm_name(struct str label)
{
    for (size_t i = 0; i < sizeof digest_rows / sizeof *digest_rows; i++) {
        if (str_is_nocase(label, digest_rows[i].label)) {
            return digest_rows[i].algorithm;
        }
    }
    return NULL;
}

static const EVP_MD *
algorithm_find(struct warc_digest *digest, struct str label)
{
    const char *name = algorithm_name(label);
    if (!name || strcmp(name, "SHA1") != 0) {
        return name ? EVP_get_digestbyname(name) : NULL;
    }
    if (!digest->sha1) {
        digest->sha1 = EVP_MD_fetch(NULL, name, NULL);
    }
    return digest->sha1;
}

bool
digest_begin(struct warc_digest *digest, struct str labelled)
{
    struct str rest = labelled;
    struct str label = labelled.n > 0 ? str_trim(str_cut(&rest, ':')) : STR("sha1");
    const EVP_MD *algorithm = algorithm_find(digest, label);
    digest->n = 0;
    return algorithm && EVP_DigestInit_ex2(digest->ctx, algorithm, NULL) == 1;
}

void
digest_add(struct warc_digest *digest, struct str bytes)
{
    if (bytes.n > 0) {
        (void)EVP_DigestUpdate(digest->ctx, bytes.p, bytes.n);
    }
}

void
digest_end(struct warc_digest *digest)
{
    (void)EVP_DigestFinal_ex(digest->ctx, digest->raw, &digest->n);
}

/* Base 32 without padding; out holds n * 8 / 5 + 1 at least. */
static size_t
base32(const unsigned char *raw, size_t n, char *out)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    size_t made = 0;
    unsigned bits = 0;
    unsigned have = 0;
    for (size_t i = 0; i < n; i++) {
        bits = (bits << 8 | raw[i]) & 0xffff;
        for (have += 8; have >= 5; have -= 5) {
            out[made++] = letters[bits >> (have - 5) & 31];
        }
    }
    if (have > 0) {
        out[made++] = letters[bits << (5 - have) & 31];
    }
    return made;
}

static size_t
hex(const unsigned char *raw, size_t n, char *out)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < n; i++) {
        out[2 * i] = digits[raw[i] >> 4];
        out[2 * i + 1] = digits[raw[i] & 15];
    }
    return 2 * n;
}

void
digest_text(const struct warc_digest *digest, char ret[DIGEST_TEXT_BYTES])
{
    char text[2 * EVP_MAX_MD_SIZE + 1];
    size_t n = base32(digest->raw, digest->n, text);
    if (n > DIGEST_TEXT_BYTES - 6) {
        n = DIGEST_TEXT_BYTES - 6;
    }
    memcpy(ret, "sha1:", 5);
    memcpy(ret + 5, text, n);
    ret[5 + n] = '\0';
}

bool
digest_matches(const struct warc_digest *digest, struct str labelled)
{
    char text[2 * EVP_MAX_MD_SIZE + 1];
    struct str want = labelled;
    (void)str_cut(&want, ':');
    want = str_trim(want);
    while (want.n > 0 && want.p[want.n - 1] == '=') {
        want.n--;
    }
    size_t n = hex(digest->raw, digest->n, text);
    if (str_eq_nocase((struct str){text, n}, want)) {
        return true;
    }
    n = base32(digest->raw, digest->n, text);
    return str_eq_nocase((struct str){text, n}, want);
}

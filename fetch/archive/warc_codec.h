/* fetch/archive/warc_codec.h: the packing of archive files, a piece at a time: gzip
 * members and zstd frames alike are "members". Knows nothing of files. */
#ifndef FETCH_WARC_CODEC_H
#define FETCH_WARC_CODEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum codec_form { FORM_PLAIN, FORM_GZIP, FORM_ZSTD };

enum codec_state {
    CODEC_MORE, /* give more input, or more room */
    CODEC_END,  /* the member ends here */
    CODEC_DAMAGED,
    CODEC_NOMEM,
};

enum { CODEC_HEAD_BYTES = 10 }; /* enough to tell a form by; every member is longer */

/* What begins with these bytes; fewer than CODEC_HEAD_BYTES at a file's end. */
enum codec_form codec_tell(const uint8_t *p, size_t n);
/* Whether a member of the form begins here; n >= CODEC_HEAD_BYTES. */
bool codec_is_head(enum codec_form form, const uint8_t *p);
/* The byte that every member of the form begins with. */
uint8_t codec_first_byte(enum codec_form form);

/* zstd: a frame that holds no data. *ret_bytes: what it takes in all. */
bool codec_is_skippable(const uint8_t *p, int64_t *ret_bytes);
/* zstd: the frame with the dictionary of all others (IIPC's .warc.zst draft). */
bool codec_is_dictionary(const uint8_t *p);

struct codec; /* unpacks members of either form, one after another */

struct codec *codec_new(void);        /* NULL: out of memory */
void codec_free(struct codec *codec); /* NULL is a no-op */
/* Begins a member. False: out of memory. */
bool codec_begin(struct codec *codec, enum codec_form form);
/* *n_in and *n_out: what is there; changed to what was used. */
enum codec_state codec_step(struct codec *codec, const uint8_t *in, size_t *n_in, char *out,
                            size_t *n_out);

#endif

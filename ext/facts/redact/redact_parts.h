/* redact_parts.h: what the files of gov_redact share: the pass, its spans, and one function an
 * idea. */
#ifndef GOV_REDACT_PARTS_H
#define GOV_REDACT_PARTS_H
#include "base/arena.h"
#include "base/text.h"
#include "embedded.h"

typedef struct gov_redact_span {
  size_t from, to;
  const char *mask;
} gov_redact_span;

typedef struct gov_redact_pass {
  const char *z;
  size_t n;
  gov_list spans; /* gov_redact_span, in no order, may overlap */
  int failed;
  int sql;            /* has the text a word of SQL? 1, -1; 0: not asked yet */
  int program;        /* every text in quotes is a value */
  size_t literal_end; /* of the last literal, its quote included */
  const gov_data_table *shapes, *names, *flags, *numbers, *words;
} gov_redact_pass;

/* What the bytes of a token are; a token ends at a byte of GOV_BYTE_END. */
enum {
  GOV_BYTE_END = 1, /* white space, quotes, brackets, , ; | */
  GOV_BYTE_DIGIT = 2,
  GOV_BYTE_LETTER = 4,
  GOV_BYTE_SLASH = 8,  /* / */
  GOV_BYTE_AT = 16,    /* @ */
  GOV_BYTE_GIVES = 32, /* : = */
  GOV_BYTE_JOINS = 64, /* _ - . + and such, / too */
  GOV_BYTE_HIGH = 128  /* beyond ASCII */
};
extern const unsigned char gov_redact_bytes[256];

static inline unsigned gov_redact_byte(const gov_redact_pass *pass, size_t at) {
  return at < pass->n ? gov_redact_bytes[(unsigned char)pass->z[at]] : GOV_BYTE_END;
}
static inline int gov_redact_alnum(const gov_redact_pass *pass, size_t at) {
  return (gov_redact_byte(pass, at) & (GOV_BYTE_DIGIT | GOV_BYTE_LETTER)) != 0;
}

void gov_redact_mask(gov_redact_pass *pass, size_t from, size_t to, const char *mask);

/* Each looks at one place and returns the end of what it masked, or 0. */
size_t gov_redact_after_name(gov_redact_pass *pass, size_t at); /* at a ':' or '=' */
size_t gov_redact_after_wide_colon(gov_redact_pass *pass, size_t from, size_t to);
size_t gov_redact_bare(gov_redact_pass *pass, size_t from, size_t to); /* a token after a name */
size_t gov_redact_quoted(gov_redact_pass *pass, size_t quote);         /* at an opening quote */
size_t gov_redact_literal(gov_redact_pass *pass, size_t quote); /* likewise: a value of SQL */
size_t gov_redact_dollar(gov_redact_pass *pass, size_t from);   /* at $$ or $tag$: likewise */
size_t gov_redact_flag(gov_redact_pass *pass, size_t from, size_t to);
size_t gov_redact_login(gov_redact_pass *pass, size_t from, size_t to);
size_t gov_redact_url(gov_redact_pass *pass, size_t from, size_t to);
size_t gov_redact_address(gov_redact_pass *pass, size_t from, size_t to); /* e-mail */
size_t gov_redact_shape(gov_redact_pass *pass, size_t from, size_t to);
void gov_redact_key_blocks(gov_redact_pass *pass); /* at -----BEGIN */
size_t gov_redact_random(gov_redact_pass *pass, size_t from, size_t to);
size_t gov_redact_numbers(gov_redact_pass *pass, size_t from, size_t to);
size_t gov_redact_mixed(gov_redact_pass *pass, size_t from,
                        size_t to); /* ids and accounts of letters and digits */

int gov_redact_is_word(gov_redact_pass *pass, const char *role,
                       gov_text word); /* a row of redaction_words */
int gov_redact_telling(gov_redact_pass *pass, size_t end,
                       int *row); /* does a telling name end at `end`? */

#endif

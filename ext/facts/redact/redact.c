/* redact.c: gov_redact's pass over the text: token by token, the suspicious ones looked at, what
** was found masked.
**
** Most tokens of prose hold neither a digit nor '@', ':' or '=', and are short: they cost one
** table look-up a byte. */
#include "facts/redact/redact.h"

#include <stdlib.h>

#include "facts/redact/redact_parts.h"

enum { LONG_TOKEN_BYTES = 16 };

/* A line is sixteen bytes. */
/* clang-format off */
#define SIXTEEN(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
enum {
  D = GOV_BYTE_DIGIT, L = GOV_BYTE_LETTER, E = GOV_BYTE_END, J = GOV_BYTE_JOINS, H = GOV_BYTE_HIGH,
  A = GOV_BYTE_AT, G = GOV_BYTE_GIVES, S = GOV_BYTE_SLASH | GOV_BYTE_JOINS
};
const unsigned char gov_redact_bytes[256] = {
    E, E, E, E, E, E, E, E, E, E, E, E, E, E, E, E,
    E, E, E, E, E, E, E, E, E, E, E, E, E, E, E, E,
    E, J, E, J, J, J, J, E, E, E, J, J, E, J, J, S,
    D, D, D, D, D, D, D, D, D, D, G, E, E, G, E, J,
    A, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, E, J, E, J, J,
    E, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, E, E, E, J, E,
    SIXTEEN(H), SIXTEEN(H), SIXTEEN(H), SIXTEEN(H), SIXTEEN(H), SIXTEEN(H), SIXTEEN(H), SIXTEEN(H),
};
#undef SIXTEEN
/* clang-format on */

void gov_redact_mask(gov_redact_pass *pass, size_t from, size_t to, const char *mask) {
  gov_redact_span *span = gov_list_add(&pass->spans);
  if (!span) {
    pass->failed = 1;
    return;
  }
  *span = (gov_redact_span){from, to, mask};
}

static size_t later(size_t a, size_t b) {
  return a > b ? a : b;
}

/* Every ':' and '=' of the token may give a value to the name before it. */
static size_t look_at_names(gov_redact_pass *pass, size_t from, size_t to) {
  size_t end = 0;
  for (size_t at = from; at < to; at++) {
    if (!(gov_redact_byte(pass, at) & GOV_BYTE_GIVES)) continue;
    size_t masked = gov_redact_after_name(pass, at);
    if (masked) at = (end = masked) - 1;
  }
  return end;
}

/* Returns where to go on: behind the token, or behind what was masked from it on. */
static size_t look_at_token(gov_redact_pass *pass, size_t from, size_t to, unsigned bytes) {
  size_t end = to;
  if (pass->z[from] == '-') end = later(end, gov_redact_flag(pass, from, to));
  if (pass->z[from] == '$') end = later(end, gov_redact_dollar(pass, from));
  if (bytes & GOV_BYTE_GIVES) {
    size_t host = gov_redact_url(pass, from, to);
    if (host) return host < to ? host : to; /* the host is a token of its own */
    end = later(end, look_at_names(pass, from, to));
  }
  if (bytes & GOV_BYTE_AT) end = later(end, gov_redact_address(pass, from, to));
  if (bytes & GOV_BYTE_SLASH) end = later(end, gov_redact_login(pass, from, to));
  if (to - from >= LONG_TOKEN_BYTES) {
    end = later(end, gov_redact_shape(pass, from, to));
  }
  if (bytes & GOV_BYTE_HIGH) end = later(end, gov_redact_after_wide_colon(pass, from, to));
  if (bytes & GOV_BYTE_DIGIT) {
    end = later(end, gov_redact_bare(pass, from, to));
    end = later(end, gov_redact_random(pass, from, to));
    end = later(end, gov_redact_numbers(pass, from, to));
    end = later(end, gov_redact_mixed(pass, from, to));
  }
  return end;
}

static void look(gov_redact_pass *pass) {
  gov_redact_key_blocks(pass);
  const char *z = pass->z;
  size_t at = 0, n = pass->n;
  while (at < n) {
    unsigned bytes = 0, byte;
    size_t from = at;
    if (n - at >= 8) { /* most words are short, and nothing but letters */
      at += gov_letters_of_eight(z + at);
      if (at > from) bytes = GOV_BYTE_LETTER;
      if (at > from && at < n && z[at] == ' ') {
        at++;
        continue;
      }
    }
    while (at < n && !((byte = gov_redact_bytes[(unsigned char)z[at]]) & GOV_BYTE_END)) {
      bytes |= byte;
      at++;
    }
    if (at > from) {
      unsigned telling = GOV_BYTE_DIGIT | GOV_BYTE_AT | GOV_BYTE_GIVES | GOV_BYTE_SLASH;
      if ((bytes & telling) || at - from >= LONG_TOKEN_BYTES || z[from] == '-' || z[from] == '$') {
        at = look_at_token(pass, from, at, bytes);
      }
      continue;
    }
    if (z[at] == '\'' || z[at] == '"' || z[at] == '`') {
      size_t end = gov_redact_quoted(pass, at);
      if (end <= at) end = gov_redact_literal(pass, at);
      if (end > at) {
        at = end;
        continue;
      }
    }
    at++;
  }
}

static int by_place(const void *a, const void *b) {
  const gov_redact_span *one = a, *other = b;
  if (one->from != other->from) return one->from < other->from ? -1 : 1;
  return one->to == other->to ? 0 : one->to > other->to ? -1 : 1;
}

/* Spans that touch or overlap become one, called by the kind of the first. */
static size_t join_spans(gov_redact_pass *pass) {
  gov_redact_span *spans = (gov_redact_span *)pass->spans.rows;
  size_t kept = 0, count = pass->spans.count;
  if (count > 1) qsort(spans, count, sizeof *spans, by_place);
  for (size_t i = 0; i < count; i++) {
    if (spans[i].to > pass->n) spans[i].to = pass->n;
    if (kept && spans[i].from < spans[kept - 1].to) {
      if (spans[i].to > spans[kept - 1].to) spans[kept - 1].to = spans[i].to;
    } else {
      spans[kept++] = spans[i];
    }
  }
  return kept;
}

static char *masked_copy(gov_arena *arena, gov_redact_pass *pass) {
  static const char before[] = "[redacted:";
  const gov_redact_span *spans = (const gov_redact_span *)pass->spans.rows;
  size_t count = join_spans(pass), size = pass->n;
  for (size_t i = 0; i < count; i++) size += sizeof before + strlen(spans[i].mask);
  char *copy = gov_arena_alloc(arena, size + 1), *out = copy;
  size_t at = 0;
  if (!copy) return NULL;
  for (size_t i = 0; i < count; i++) {
    memcpy(out, pass->z + at, spans[i].from - at);
    out += spans[i].from - at;
    memcpy(out, before, sizeof before - 1);
    out += sizeof before - 1;
    memcpy(out, spans[i].mask, strlen(spans[i].mask));
    out += strlen(spans[i].mask);
    *out++ = ']';
    at = spans[i].to;
  }
  memcpy(out, pass->z + at, pass->n - at);
  return copy;
}

static char *redact(gov_arena *arena, gov_text text, int program) {
  gov_redact_pass pass = {.z = text.z, .n = text.n, .program = program};
  char *copy;
  pass.spans.row_bytes = sizeof(gov_redact_span);
  if (text.n) look(&pass);
  if (pass.failed) {
    arena->failed = 1;
    copy = NULL;
  } else if (pass.spans.count) {
    copy = masked_copy(arena, &pass);
  } else {
    copy = gov_arena_copy(arena, text.z, text.n);
  }
  gov_list_free(&pass.spans);
  return copy;
}

char *gov_redact(gov_arena *arena, gov_text text) {
  return redact(arena, text, 0);
}

char *gov_redact_code(gov_arena *arena, gov_text text, gov_text language) {
  gov_redact_pass words = {0};
  return redact(arena, text, language.n && gov_redact_is_word(&words, "program", language));
}

char *gov_redact_labelled(gov_arena *arena, gov_text label, gov_text value) {
  enum { LABEL_BYTES = 128 };
  if (!label.n || !value.n) return gov_redact(arena, value);
  if (label.n > LABEL_BYTES) label = (gov_text){label.z + label.n - LABEL_BYTES, LABEL_BYTES};
  size_t n = label.n + 2 + value.n;
  char *both = gov_arena_alloc(arena, n + 1);
  if (!both) return NULL;
  memcpy(both, label.z, label.n);
  both[label.n] = ':';
  both[label.n + 1] = ' ';
  memcpy(both + label.n + 2, value.z, value.n);
  char *copy = gov_redact(arena, (gov_text){both, n});
  if (!copy || !strncmp(copy, both, label.n + 2)) return copy ? copy + label.n + 2 : NULL;
  return gov_arena_string(arena, "[redacted:secret]"); /* what was masked began in the label */
}

char *gov_redact_excerpt(gov_arena *arena, gov_text text) {
  /* A secret must be seen whole to be known, so the cut comes after; nobody quotes more than a
   * page. */
  enum { PAGE_BYTES = 16384 };
  text = gov_trim(text);
  if (text.n > PAGE_BYTES) text.n = PAGE_BYTES;
  char *copy = gov_redact(arena, text);
  size_t kept = 0;
  if (!copy) return NULL;
  for (size_t i = 0; copy[i]; i++) {
    if (gov_is_space(copy[i])) {
      if (kept && copy[kept - 1] != ' ') copy[kept++] = ' ';
    } else {
      copy[kept++] = copy[i];
    }
  }
  if (kept > GOV_MAX_EXCERPT_BYTES) {
    kept = GOV_MAX_EXCERPT_BYTES - 3;
    while (kept && ((unsigned char)copy[kept] & 0xC0) == 0x80) kept--; /* not inside a character */
    memcpy(copy + kept, "…", 3);
    kept += 3;
  }
  copy[kept] = 0;
  return copy;
}

/* marked_text.c: inline code in backticks, and the two sides of an item. */
#include "read/documents/marked_text.h"

#include "facts/redact/redact.h"

enum { TEXT_BYTES_MAX = 4096 };

/* The number of whole characters' bytes among the first `n`. */
static size_t whole(const char *text, size_t length, size_t n) {
  if (n >= length) return length;
  while (n && ((unsigned char)text[n] & 0xC0) == 0x80) n--;
  return n;
}

static size_t put(char *out, size_t n, size_t capacity, const char *text, size_t length) {
  size_t take = whole(text, length, capacity - n);
  memcpy(out + n, text, take);
  return n + take;
}

size_t gov_marked_text(const gov_markdown *markdown, const gov_markdown_block *block,
                       gov_text slice, char *out, size_t capacity) {
  size_t at = (size_t)(slice.z - block->text.z), end = at + slice.n, n = 0;
  for (uint32_t i = 0; i < block->span_count && at < end; i++) {
    const gov_span *span = gov_list_at(&markdown->spans, block->span + i);
    if (span->kind != GOV_SPAN_CODE || span->start < at || span->end > end) continue;
    n = put(out, n, capacity, block->text.z + at, span->start - at);
    size_t length = span->end - span->start;
    if (length + 2 > capacity - n) return n;
    out[n++] = '`';
    n = put(out, n, capacity, block->text.z + span->start, length);
    out[n++] = '`';
    at = span->end;
  }
  return at < end ? put(out, n, capacity, block->text.z + at, end - at) : n;
}

const char *gov_keep_marked(gov_facts *facts, const gov_markdown *markdown,
                            const gov_markdown_block *block, gov_text label, gov_text slice) {
  char text[TEXT_BYTES_MAX];
  size_t n = gov_marked_text(markdown, block, gov_trim(slice), text, sizeof text);
  return gov_redact_labelled(&facts->arena, label, (gov_text){text, n});
}

/* What may stand between a key and its value, by its telling byte: the others are too common. */
typedef struct key_mark {
  const char *z;
  size_t n, telling;
} key_mark;

/* Where the mark stands outside of code, something before it; NULL when nowhere. */
static const char *find_outside(gov_text text, const key_mark *mark) {
  const char *end = text.z + text.n, *counted = text.z;
  int code = 0;
  for (const char *at = text.z + mark->telling; at < end; at++) {
    at = memchr(at, mark->z[mark->telling], (size_t)(end - at));
    if (!at) return NULL;
    const char *start = at - mark->telling;
    if (start == text.z || (size_t)(end - start) < mark->n || memcmp(start, mark->z, mark->n) != 0)
      continue;
    for (; counted < start; counted++) code ^= *counted == '`';
    if (!code) return start;
  }
  return NULL;
}

static void split_at(gov_arena *arena, gov_text text, const char *mark, size_t mark_bytes,
                     const char **key, const char **value) {
  gov_text left = gov_trim((gov_text){text.z, (size_t)(mark - text.z)});
  const char *right = mark + mark_bytes;
  while (gov_is_space(*right)) right++;
  if (!left.n) return;
  *key = gov_arena_copy(arena, left.z, left.n);
  *value = right;
}

void gov_split_key(gov_arena *arena, const char *whole_text, gov_text label, const char **key,
                   const char **value) {
  static const key_mark marks[] = {{"—", 3, 0},  {" – ", 5, 1}, {" - ", 3, 1},
                                   {": ", 2, 0}, {"→", 3, 0},   {"->", 2, 0}};
  *key = *value = NULL;
  if (!whole_text) return;
  gov_text text = gov_text_of(whole_text);
  if (label.n && text.n > label.n && !memcmp(text.z, label.z, label.n)) {
    const char *colon = text.z + label.n;
    while (gov_is_space(*colon)) colon++;
    if (*colon == ':') {
      split_at(arena, text, colon, 1, key, value);
      return;
    }
  }
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    const char *mark = find_outside(text, &marks[i]);
    if (!mark) continue;
    split_at(arena, text, mark, marks[i].n, key, value);
    return;
  }
}

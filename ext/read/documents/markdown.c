/* markdown.c: md4c's events as a list of blocks with lines and flattened text.
**
** md4c gives no line numbers, but the text it passes to the callback mostly points into its
** input. A cursor follows these pointers and counts the line feeds it passes: whatever block is
** open and has no line yet gets the cursor's. (Link targets also point into the input, at their
** definitions: they are never looked at.)
*/
#include "read/documents/markdown.h"

#include <md4c.h>

#include "read/documents/markdown_prepare.h"
#include "read/documents/markdown_text.h"

/* md4c completes every row of a table to the width of its header: n columns by n rows of two
** bytes. No other input makes more callbacks than this for each byte, so the budget stops nothing
** else. */
enum { EVENTS_PER_BYTE = 4, EVENTS_AT_LEAST = 4096 };

typedef struct parser {
  gov_markdown *markdown;
  const char *begin, *end; /* md4c's input */
  const char *cursor;
  int32_t line;  /* of the cursor */
  gov_list open; /* int32_t: blocks entered and not left */
  int32_t leaf;  /* the block that takes text, -1 */
  char *out;     /* all flattened text */
  size_t used, capacity;
  int item_level, row_line, cell_no, row_no, code_fenced;
  int implied; /* the leaf is a paragraph md4c did not open */
  int hidden;  /* inside struck-out text or an image */
  enum { IN_TEXT, IN_TAG, IN_COMMENT } html;
  size_t tag_start;
  gov_list open_spans; /* gov_span without end */
  int64_t budget;
} parser;

static gov_markdown_block *block_at(parser *p, int32_t index) {
  return gov_list_at(&p->markdown->blocks, (size_t)index);
}

static int no_memory(parser *p) {
  p->markdown->failed = 1;
  return -1;
}

/* ---- lines ---- */

static void give_lines(parser *p) {
  for (size_t i = p->open.count; i > 0; i--) {
    gov_markdown_block *block = block_at(p, *(int32_t *)gov_list_at(&p->open, i - 1));
    if (block->line) break;
    block->line = p->line;
  }
}

/* Moves the cursor to a pointer md4c gave; 0 when it does not lie ahead in the input. */
static int move_to(parser *p, const char *to) {
  if ((uintptr_t)to < (uintptr_t)p->cursor || (uintptr_t)to > (uintptr_t)p->end) return 0;
  while (p->cursor < to) {
    const char *feed = memchr(p->cursor, '\n', (size_t)(to - p->cursor));
    if (!feed) break;
    p->line++;
    p->cursor = feed + 1;
  }
  p->cursor = to;
  return 1;
}

/* A block without any text: the next line that is not blank is its. */
static void find_line(parser *p) {
  const char *at = p->cursor;
  if (at != p->begin)
    at = memchr(at, '\n', (size_t)(p->end - at));
  else
    at = p->begin < p->end ? at : NULL;
  while (at) {
    if (at != p->begin || *at == '\n') at += *at == '\n';
    const char *feed = memchr(at, '\n', (size_t)(p->end - at));
    gov_text line = {at, (size_t)((feed ? feed : p->end) - at)};
    at = feed;
    if (!gov_trim(line).n) continue;
    move_to(p, line.z + line.n);
    break;
  }
  give_lines(p);
}

static int mark_line(parser *p) {
  gov_markdown_block *leaf = block_at(p, p->leaf);
  if (leaf->mark_count) {
    const gov_line_mark *last = gov_list_at(&p->markdown->marks, p->markdown->marks.count - 1);
    if (last->line == p->line) return 0;
  }
  gov_line_mark *mark = gov_list_add(&p->markdown->marks);
  if (!mark) return no_memory(p);
  *mark = (gov_line_mark){(uint32_t)(p->used - (size_t)(leaf->text.z - p->out)), p->line};
  if (!leaf->mark_count++) leaf->mark = (uint32_t)p->markdown->marks.count - 1;
  return 0;
}

/* ---- blocks ---- */

static int open_block(parser *p, gov_markdown_kind kind) {
  gov_markdown_block *block = gov_list_add(&p->markdown->blocks);
  if (!block) return no_memory(p);
  int32_t *entry = gov_list_add(&p->open);
  if (!entry) return no_memory(p);
  *entry = (int32_t)p->markdown->blocks.count - 1;
  block->kind = kind;
  block->parent = p->open.count > 1 ? entry[-1] : -1;
  block->checked = -1;
  block->text = (gov_text){p->out + p->used, 0};
  p->leaf = -1;
  return 0;
}

static int close_block(parser *p) {
  if (!p->open.count) return 0;
  int32_t index = *(int32_t *)gov_list_at(&p->open, --p->open.count);
  gov_markdown_block *block = block_at(p, index);
  if (block->kind == GOV_MARKDOWN_CELL && !block->line) block->line = p->row_line;
  if (block->kind == GOV_MARKDOWN_ROW && !block->line) block->line = p->row_line + 1;
  if (!block->line) {
    p->open.count++;
    find_line(p);
    p->open.count--;
  }
  block->line_end = p->line < block->line ? block->line : p->line;
  if (block->kind == GOV_MARKDOWN_ROW) p->row_line = block->line;
  p->leaf = -1;
  p->hidden = 0;
  p->open_spans.count = 0;
  p->html = IN_TEXT;
  return 0;
}

static int make_leaf(parser *p) {
  p->leaf = *(int32_t *)gov_list_at(&p->open, p->open.count - 1);
  return 0;
}

/* The text of a tight item comes without a paragraph around it. */
static int need_leaf(parser *p) {
  if (p->leaf >= 0) return 0;
  if (open_block(p, GOV_MARKDOWN_PARAGRAPH)) return -1;
  p->implied = 1;
  return make_leaf(p);
}

static void close_implied(parser *p) {
  if (p->implied) close_block(p);
  p->implied = 0;
}

static int enter_item(parser *p, const MD_BLOCK_LI_DETAIL *detail) {
  int32_t list = *(int32_t *)gov_list_at(&p->open, p->open.count - 1);
  if (open_block(p, GOV_MARKDOWN_ITEM)) return -1;
  gov_markdown_block *parent = block_at(p, list);
  gov_markdown_block *item = block_at(p, (int32_t)p->markdown->blocks.count - 1);
  item->level = (int16_t)(++p->item_level > INT16_MAX ? INT16_MAX : p->item_level);
  item->ordered = parent->ordered;
  item->number = parent->number;
  if (parent->ordered && parent->number < INT32_MAX) parent->number++;
  if (detail->is_task) {
    item->checked = detail->task_mark != ' ';
    if (move_to(p, p->begin + detail->task_mark_offset)) give_lines(p);
  }
  return 0;
}

static int enter_code(parser *p, const MD_BLOCK_CODE_DETAIL *detail) {
  if (open_block(p, GOV_MARKDOWN_CODE)) return -1;
  make_leaf(p);
  p->code_fenced = detail->fence_char != 0;
  if (!detail->info.size || detail->info.text < p->begin || detail->info.text >= p->end) return 0;
  if (move_to(p, detail->info.text)) give_lines(p);
  size_t n = 0;
  while (n < detail->info.size && !gov_is_space(detail->info.text[n]) &&
         !gov_is_any(detail->info.text[n], ",{")) {
    n++;
  }
  block_at(p, p->leaf)->language = (gov_text){detail->info.text, n};
  return 0;
}

static int enter_list(parser *p, int ordered, unsigned start) {
  if (open_block(p, GOV_MARKDOWN_LIST)) return -1;
  gov_markdown_block *list = block_at(p, (int32_t)p->markdown->blocks.count - 1);
  list->ordered = (int8_t)ordered;
  list->number = start > INT32_MAX ? INT32_MAX : (int32_t)start;
  return 0;
}

static int enter_leaf(parser *p, gov_markdown_kind kind) {
  return open_block(p, kind) ? -1 : make_leaf(p);
}

static int enter_cell(parser *p) {
  if (enter_leaf(p, GOV_MARKDOWN_CELL)) return -1;
  block_at(p, p->leaf)->number = p->cell_no++;
  return 0;
}

static int enter_row(parser *p) {
  p->cell_no = 0;
  if (open_block(p, GOV_MARKDOWN_ROW)) return -1;
  block_at(p, (int32_t)p->markdown->blocks.count - 1)->number = p->row_no++;
  return 0;
}

static int over_budget(parser *p) {
  if (++p->markdown->events <= p->budget) return 0;
  p->markdown->truncated = 1;
  return 1;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context) {
  parser *p = context;
  if (over_budget(p)) return 1;
  close_implied(p);
  switch (type) {
  case MD_BLOCK_QUOTE: return open_block(p, GOV_MARKDOWN_QUOTE);
  case MD_BLOCK_UL: return enter_list(p, 0, 0);
  case MD_BLOCK_OL: return enter_list(p, 1, ((MD_BLOCK_OL_DETAIL *)detail)->start);
  case MD_BLOCK_LI: return enter_item(p, detail);
  case MD_BLOCK_HR: return open_block(p, GOV_MARKDOWN_RULE);
  case MD_BLOCK_H:
    if (enter_leaf(p, GOV_MARKDOWN_HEADING)) return -1;
    block_at(p, p->leaf)->level = (int16_t)((MD_BLOCK_H_DETAIL *)detail)->level;
    return 0;
  case MD_BLOCK_CODE: return enter_code(p, detail);
  case MD_BLOCK_HTML: return enter_leaf(p, GOV_MARKDOWN_HTML);
  case MD_BLOCK_P: return enter_leaf(p, GOV_MARKDOWN_PARAGRAPH);
  case MD_BLOCK_TABLE: p->row_no = 0; return open_block(p, GOV_MARKDOWN_TABLE);
  case MD_BLOCK_TR: return enter_row(p);
  case MD_BLOCK_TH:
  case MD_BLOCK_TD: return enter_cell(p);
  default: return 0; /* the document, head and body of a table */
  }
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
  parser *p = context;
  (void)detail;
  if (over_budget(p)) return 1;
  close_implied(p);
  if (type == MD_BLOCK_LI) p->item_level--;
  if (type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) return 0;
  return close_block(p);
}

/* ---- text ---- */

static int append(parser *p, const char *z, size_t n) {
  gov_markdown_block *leaf = block_at(p, p->leaf);
  if (n > p->capacity - p->used) {
    p->markdown->truncated = 1;
    return 1;
  }
  if (n) memcpy(p->out + p->used, z, n);
  p->used += n;
  leaf->text.n += n;
  return 0;
}

static void rewind_to(parser *p, size_t offset) {
  gov_markdown_block *leaf = block_at(p, p->leaf);
  p->used = offset;
  leaf->text.n = offset - (size_t)(leaf->text.z - p->out);
  for (size_t i = leaf->mark_count; i > 0; i--) {
    gov_line_mark *mark = gov_list_at(&p->markdown->marks, leaf->mark + i - 1);
    if (mark->start <= leaf->text.n) break;
    mark->start = (uint32_t)leaf->text.n;
  }
}

static int apply_tag(parser *p, gov_text tag, size_t offset) {
  gov_tag kind = gov_tag_kind(tag);
  if (kind == GOV_TAG_NONE) return 0;
  int closing = tag.z[1] == '/';
  rewind_to(p, offset);
  if (kind == GOV_TAG_STRUCK) {
    p->hidden += closing ? -1 : 1;
    if (p->hidden < 0) p->hidden = 0;
  }
  return kind == GOV_TAG_BREAK ? append(p, "\n", 1) : 0;
}

/* Blocks of raw HTML come line by line; tags and comments may run over lines. */
static int html_byte(parser *p, const char *z, size_t left) {
  if (p->html == IN_COMMENT) {
    if (*z == '>' && z[-1] == '-' && z[-2] == '-') p->html = IN_TEXT;
    return *z == '\n' ? append(p, "\n", 1) : 0;
  }
  if (*z == '<') {
    if (left >= 4 && !memcmp(z, "<!--", 4)) {
      p->html = IN_COMMENT;
      return 0;
    }
    p->html = IN_TAG;
    p->tag_start = p->used;
  }
  if (p->html == IN_TEXT && p->hidden) return 0;
  if (append(p, z, 1)) return 1;
  if (*z != '>' || p->html != IN_TAG) return 0;
  p->html = IN_TEXT;
  return apply_tag(p, (gov_text){p->out + p->tag_start, p->used - p->tag_start}, p->tag_start);
}

static int html_text(parser *p, const char *z, size_t n) {
  if (block_at(p, p->leaf)->kind != GOV_MARKDOWN_HTML) {
    size_t offset = p->used;
    if (p->hidden && gov_tag_kind((gov_text){z, n}) != GOV_TAG_STRUCK) return 0;
    return append(p, z, n) || apply_tag(p, (gov_text){p->out + offset, n}, offset);
  }
  for (size_t i = 0; i < n; i++) {
    if (p->html == IN_COMMENT && (i < 2 || z[i] != '>') && z[i] != '\n') continue;
    if (html_byte(p, z + i, n - i)) return 1;
  }
  return 0;
}

/* Chinese and Japanese are written without spaces: a soft break between two such characters is
 * nothing. */
static int joins_without_space(const parser *p, const char *next) {
  if (p->used < 3 || next >= p->end) return 0;
  unsigned char before = (unsigned char)p->out[p->used - 3], after = (unsigned char)*next;
  return before >= 0xE3 && before <= 0xEF && after >= 0xE3 && after <= 0xEF &&
         ((unsigned char)p->out[p->used - 1] & 0xC0) == 0x80;
}

static int break_line(parser *p, MD_TEXTTYPE type) {
  if (p->hidden) return 0;
  if (type == MD_TEXT_BR) return append(p, "\n", 1);
  const char *next = memchr(p->cursor, '\n', (size_t)(p->end - p->cursor));
  if (next) {
    for (next++; next < p->end && gov_is_space(*next) && *next != '\n';) next++;
    if (joins_without_space(p, next)) return 0;
  }
  return append(p, " ", 1);
}

/* " -- " and " --- " are dashes typed on a keyboard that has none: from here on they are dashes. */
static int append_prose(parser *p, const char *z, size_t n) {
  const char *end = z + n, *told = z, *at = z;
  int rc = 0;
  while (!rc && (at = memmem(at, (size_t)(end - at), " --", 3))) {
    const char *behind = at + 3 + (at + 3 < end && at[3] == '-');
    if (behind < end && *behind == ' ') {
      rc = append(p, told, (size_t)(at + 1 - told));
      if (!rc) rc = append(p, "—", strlen("—"));
      told = behind;
    }
    at = behind;
  }
  return rc ? rc : append(p, told, (size_t)(end - told));
}

static int text(MD_TEXTTYPE type, const MD_CHAR *z, MD_SIZE n, void *context) {
  parser *p = context;
  if (over_budget(p)) return 1;
  if (need_leaf(p)) return -1;
  if (z >= p->begin && z < p->end && move_to(p, z)) {
    give_lines(p);
    if (mark_line(p)) return -1;
    move_to(p, z + n);
  }
  char buffer[4];
  switch (type) {
  case MD_TEXT_BR:
  case MD_TEXT_SOFTBR: return break_line(p, type);
  case MD_TEXT_NULLCHAR: return append(p, " ", 1);
  case MD_TEXT_HTML: return html_text(p, z, n);
  case MD_TEXT_ENTITY:
    if (p->hidden) return 0;
    size_t length = gov_entity((gov_text){z, n}, buffer);
    return length ? append(p, buffer, length) : append(p, z, n);
  case MD_TEXT_NORMAL: return p->hidden ? 0 : append_prose(p, z, n);
  default: return p->hidden ? 0 : append(p, z, n);
  }
}

static int span_kind(MD_SPANTYPE type) {
  switch (type) {
  case MD_SPAN_CODE: return GOV_SPAN_CODE;
  case MD_SPAN_STRONG: return GOV_SPAN_STRONG;
  case MD_SPAN_EM: return GOV_SPAN_EMPHASIS;
  case MD_SPAN_A: return GOV_SPAN_LINK;
  default: return -1;
  }
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context) {
  parser *p = context;
  (void)detail;
  if (over_budget(p)) return 1;
  if (need_leaf(p)) return -1;
  if (type == MD_SPAN_DEL || type == MD_SPAN_IMG) p->hidden++;
  int kind = span_kind(type);
  if (kind < 0) return 0;
  gov_span *span = gov_list_add(&p->open_spans);
  if (!span) return no_memory(p);
  span->kind = (gov_span_kind)kind;
  span->start = (uint32_t)block_at(p, p->leaf)->text.n;
  return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context) {
  parser *p = context;
  (void)detail;
  if (over_budget(p)) return 1;
  if ((type == MD_SPAN_DEL || type == MD_SPAN_IMG) && p->hidden) p->hidden--;
  if (span_kind(type) < 0 || !p->open_spans.count || p->leaf < 0) return 0;
  const gov_span *opened = gov_list_at(&p->open_spans, --p->open_spans.count);
  gov_markdown_block *leaf = block_at(p, p->leaf);
  gov_span *span = gov_list_add(&p->markdown->spans);
  if (!span) return no_memory(p);
  *span = (gov_span){opened->kind, opened->start, (uint32_t)leaf->text.n};
  if (span->end < span->start) span->end = span->start;
  if (!leaf->span_count++) leaf->span = (uint32_t)p->markdown->spans.count - 1;
  return 0;
}

/* ---- the document ---- */

static int run(parser *p, gov_text input) {
  static const MD_PARSER md4c = {
      .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
      .enter_block = enter_block,
      .leave_block = leave_block,
      .enter_span = enter_span,
      .leave_span = leave_span,
      .text = text,
  };
  p->begin = p->cursor = input.z;
  p->end = input.z + input.n;
  p->line = 1;
  p->leaf = -1;
  p->open.row_bytes = sizeof(int32_t);
  p->open_spans.row_bytes = sizeof(gov_span);
  p->budget = EVENTS_AT_LEAST + EVENTS_PER_BYTE * (int64_t)input.n;
  p->capacity = input.n + input.n / 3 + 256; /* entities and dashes grow */
  p->out = gov_arena_alloc(&p->markdown->arena, p->capacity);
  if (!p->out) return SQLITE_NOMEM;
  int rc = md_parse(input.z, (MD_SIZE)input.n, &md4c, p);
  while (p->open.count) close_block(p); /* md4c was stopped */
  if (rc && !p->markdown->truncated) p->markdown->failed = 1;
  return p->markdown->failed ? SQLITE_NOMEM : SQLITE_OK;
}

int32_t gov_count_lines(gov_text text) {
  int32_t lines = 1;
  for (size_t at = 0; at < text.n; at++) {
    const char *feed = memchr(text.z + at, '\n', text.n - at);
    if (!feed || feed + 1 == text.z + text.n) break;
    lines++;
    at = (size_t)(feed - text.z);
  }
  return lines;
}

int gov_markdown_parse(gov_markdown *markdown, gov_text text) {
  *markdown = (gov_markdown){0};
  markdown->blocks.row_bytes = sizeof(gov_markdown_block);
  markdown->spans.row_bytes = sizeof(gov_span);
  markdown->marks.row_bytes = sizeof(gov_line_mark);
  gov_prepared prepared;
  if (gov_markdown_prepare(&markdown->arena, text, &prepared) != SQLITE_OK) return SQLITE_NOMEM;
  markdown->front_matter = prepared.front_matter;
  markdown->front_matter_line = prepared.front_matter_line;
  parser p = {.markdown = markdown};
  int rc = run(&p, prepared.text);
  markdown->line_count = gov_count_lines(prepared.text);
  gov_list_free(&p.open);
  gov_list_free(&p.open_spans);
  return rc;
}

void gov_markdown_free(gov_markdown *markdown) {
  gov_list_free(&markdown->blocks);
  gov_list_free(&markdown->spans);
  gov_list_free(&markdown->marks);
  gov_arena_free(&markdown->arena);
}

int32_t gov_markdown_line(const gov_markdown *markdown, const gov_markdown_block *block,
                          size_t offset) {
  uint32_t low = 0, high = block->mark_count; /* the last mark at or before the offset */
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const gov_line_mark *mark = gov_list_at(&markdown->marks, block->mark + middle);
    if (mark->start <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  if (!low) return block->line;
  const gov_line_mark *mark = gov_list_at(&markdown->marks, block->mark + low - 1);
  return mark->line;
}

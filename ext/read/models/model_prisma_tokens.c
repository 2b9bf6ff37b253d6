/* model_prisma_tokens.c: words, strings, comments and marks of Prisma's schema language. */
#include "read/models/model_prisma_tokens.h"

enum { TOKENS_MAX = 1 << 20 };

typedef struct lexer {
  gov_text text;
  size_t at;
  int32_t line;
  int depth; /* of parentheses and brackets: a statement may go on over lines in them */
  gov_list *tokens;
  int failed;
} lexer;

static void add(lexer *l, prisma_kind kind, size_t from, size_t to) {
  prisma_token *token = gov_list_add(l->tokens);
  if (!token) {
    l->failed = 1;
    return;
  }
  *token = (prisma_token){kind, {l->text.z + from, to - from}, l->line};
}

static void string(lexer *l) {
  size_t from = ++l->at;
  while (l->at < l->text.n && l->text.z[l->at] != '"' && l->text.z[l->at] != '\n')
    l->at +=
        l->text.z[l->at] == '\\' && l->at + 1 < l->text.n && l->text.z[l->at + 1] != '\n' ? 2 : 1;
  if (l->at > l->text.n) l->at = l->text.n;
  add(l, PRISMA_STRING, from, l->at);
  if (l->at < l->text.n && l->text.z[l->at] == '"') l->at++;
}

static void comment(lexer *l) {
  while (l->at < l->text.n && l->text.z[l->at] == '/') l->at++;
  size_t from = l->at;
  while (l->at < l->text.n && l->text.z[l->at] != '\n') l->at++;
  add(l, PRISMA_COMMENT, from, l->at);
}

static void block_comment(lexer *l) {
  const char *end = memmem(l->text.z + l->at + 2, l->text.n - l->at - 2, "*/", 2);
  size_t to = end ? (size_t)(end - l->text.z) + 2 : l->text.n;
  for (; l->at < to; l->at++) l->line += l->text.z[l->at] == '\n';
}

static void line_end(lexer *l) {
  if (l->depth <= 0) add(l, PRISMA_LINE, l->at, l->at);
  l->at++;
  l->line++;
}

static void mark(lexer *l) {
  char c = l->text.z[l->at];
  int two = c == '@' && l->at + 1 < l->text.n && l->text.z[l->at + 1] == '@';
  if (c == '(' || c == '[') l->depth++;
  if ((c == ')' || c == ']') && l->depth) l->depth--;
  if (c == '{' || c == '}') l->depth = 0; /* a bracket never closed ends with its block */
  add(l, PRISMA_MARK, l->at, l->at + 1 + (size_t)two);
  l->at += 1 + (size_t)two;
}

static void next(lexer *l) {
  char c = l->text.z[l->at];
  char after = l->at + 1 < l->text.n ? l->text.z[l->at + 1] : 0;
  if (c == '\n') {
    line_end(l);
  } else if (gov_is_space(c)) {
    l->at++;
  } else if (c == '"') {
    string(l);
  } else if (c == '/' && after == '/') {
    comment(l);
  } else if (c == '/' && after == '*') {
    block_comment(l);
  } else if (gov_is_word(c)) {
    size_t from = l->at;
    while (l->at < l->text.n && gov_is_word(l->text.z[l->at])) l->at++;
    add(l, PRISMA_WORD, from, l->at);
  } else {
    mark(l);
  }
}

int prisma_tokens(gov_text text, int32_t first_line, gov_list *tokens, int *cut) {
  lexer l = {.text = text, .line = first_line, .tokens = tokens};
  tokens->row_bytes = sizeof(prisma_token);
  while (l.at < text.n && !l.failed && tokens->count < TOKENS_MAX) next(&l);
  *cut = l.at < text.n;
  add(&l, PRISMA_END, l.at, l.at);
  return l.failed ? SQLITE_NOMEM : SQLITE_OK;
}

/* layout_code_tokens.c: Ruby, Python and JavaScript as words, strings and marks: enough to find
 * calls and their names. */
#include "read/scripts/layout_code.h"
#include <string.h>

enum { MAX_CODE_TOKENS = 1 << 20 };

typedef struct code_lexer {
  gov_text code;
  size_t at, line_start;
  int32_t line;
  gov_code_language language;
  int starts_line;
  gov_text heredoc; /* the tag that a line of Ruby opened: its text begins on the next line */
  size_t heredoc_token;
  gov_list *tokens;
} code_lexer;

static char peek(const code_lexer *l, size_t ahead) {
  return l->at + ahead < l->code.n ? l->code.z[l->at + ahead] : 0;
}

static gov_code_token *add(code_lexer *l, gov_code_kind kind, size_t from, size_t to) {
  gov_code_token *token = l->tokens->count < MAX_CODE_TOKENS ? gov_list_add(l->tokens) : NULL;
  if (!token) return NULL;
  *token = (gov_code_token){.text = {l->code.z + from, to - from},
                            .line = l->line,
                            .column = (int32_t)(l->at - l->line_start),
                            .kind = (uint8_t)kind,
                            .starts_line = (uint8_t)l->starts_line};
  l->starts_line = 0;
  return token;
}

static void pass(code_lexer *l, size_t to) {
  for (; l->at < to && l->at < l->code.n; l->at++) {
    if (l->code.z[l->at] != '\n') continue;
    l->line++;
    l->line_start = l->at + 1;
    l->starts_line = 1;
  }
}

static size_t line_end(const code_lexer *l, size_t at) {
  const char *end = at < l->code.n ? memchr(l->code.z + at, '\n', l->code.n - at) : NULL;
  return end ? (size_t)(end - l->code.z) : l->code.n;
}

static void string(code_lexer *l, char quote) {
  int triple = l->language == GOV_PYTHON && peek(l, 1) == quote && peek(l, 2) == quote;
  int one_line = !triple && quote != '`' && l->language != GOV_RUBY;
  size_t open = triple ? 3 : 1, from = l->at + open, end = from;
  for (; end < l->code.n; end++) {
    const char *c = l->code.z + end;
    int closes =
        *c == quote && (!triple || (end + 2 < l->code.n && c[1] == quote && c[2] == quote));
    if (closes || (*c == '\n' && one_line)) break;
    if (*c == '\\') end++;
  }
  if (end > l->code.n) end = l->code.n;
  if (one_line && l->language == GOV_JAVASCRIPT && (end == l->code.n || l->code.z[end] == '\n')) {
    end = from; /* what drizzle-kit writes for an empty default: .default(') */
    open = 0;
  }
  add(l, GOV_CODE_STRING, from, end);
  int starts = l->starts_line;
  pass(l, end + open);
  l->starts_line = starts;
}

/* <<~SQL, <<-SQL, <<SQL: the token is filled when the line ends. */
static int heredoc(code_lexer *l) {
  size_t i = l->at + 2;
  if (l->language != GOV_RUBY || peek(l, 1) != '<') return 0;
  if (i < l->code.n && (l->code.z[i] == '~' || l->code.z[i] == '-')) i++;
  if (i < l->code.n && (l->code.z[i] == '\'' || l->code.z[i] == '"')) i++;
  size_t from = i;
  while (i < l->code.n && gov_is_word(l->code.z[i])) i++;
  if (i == from || !(l->code.z[from] >= 'A' && l->code.z[from] <= 'Z')) return 0;
  if (!add(l, GOV_CODE_STRING, from, from)) return 0;
  l->heredoc = (gov_text){l->code.z + from, i - from};
  l->heredoc_token = l->tokens->count - 1;
  if (i < l->code.n && (l->code.z[i] == '\'' || l->code.z[i] == '"')) i++;
  l->at = i;
  return 1;
}

static void heredoc_body(code_lexer *l) {
  size_t from = l->at + 1, at = from;
  while (at < l->code.n) {
    size_t end = line_end(l, at);
    gov_text text = gov_trim((gov_text){l->code.z + at, end - at});
    if (text.n == l->heredoc.n && !memcmp(text.z, l->heredoc.z, text.n)) break;
    at = end + 1;
  }
  if (at > l->code.n) at = l->code.n;
  gov_code_token *token = gov_list_at(l->tokens, l->heredoc_token);
  token->text = (gov_text){l->code.z + from, at > from ? at - from : 0};
  if (from > l->code.n) token->text = (gov_text){l->code.z, 0};
  token->line = l->line + 1;
  l->heredoc = (gov_text){NULL, 0};
  pass(l, at < l->code.n ? line_end(l, at) : l->code.n);
}

static int comment(code_lexer *l) {
  char c = l->code.z[l->at], next = peek(l, 1);
  int hash = c == '#' && l->language != GOV_JAVASCRIPT;
  int slashes = c == '/' && next == '/' && l->language == GOV_JAVASCRIPT;
  if (hash || slashes) {
    pass(l, line_end(l, l->at));
    return 1;
  }
  if (c == '/' && next == '*' && l->language == GOV_JAVASCRIPT) {
    const char *end = memmem(l->code.z + l->at, l->code.n - l->at, "*/", 2);
    pass(l, end ? (size_t)(end - l->code.z) + 2 : l->code.n);
    return 1;
  }
  if (l->language == GOV_RUBY && l->at == l->line_start && l->code.n - l->at > 6 &&
      !memcmp(l->code.z + l->at, "=begin", 6)) {
    const char *end = memmem(l->code.z + l->at, l->code.n - l->at, "\n=end", 5);
    pass(l, end ? line_end(l, (size_t)(end - l->code.z) + 1) : l->code.n);
    return 1;
  }
  return 0;
}

static void word(code_lexer *l) {
  size_t end = l->at;
  while (end < l->code.n && (gov_is_word(l->code.z[end]) || l->code.z[end] == '$')) end++;
  char next = end < l->code.n ? l->code.z[end] : 0;
  /* Prefixes of Python's strings: r, b, f, u and two of them. */
  if (l->language == GOV_PYTHON && end - l->at <= 2 && (next == '\'' || next == '"')) {
    l->at = end;
    string(l, next);
    return;
  }
  if (l->language == GOV_RUBY && (next == '!' || next == '?') && peek(l, end - l->at + 1) != '=')
    end++;
  if (!add(l, GOV_CODE_WORD, l->at, end)) end = l->code.n;
  l->at = end;
}

int gov_code_tokens(gov_text code, gov_code_language language, gov_list *tokens) {
  code_lexer l = {
      .code = code, .line = 1, .language = language, .starts_line = 1, .tokens = tokens};
  tokens->row_bytes = sizeof(gov_code_token);
  while (l.at < code.n) {
    char c = code.z[l.at];
    if (c == '\n' && l.heredoc.n) {
      heredoc_body(&l);
    } else if (gov_is_space(c)) {
      pass(&l, l.at + 1);
    } else if (comment(&l) || (c == '<' && heredoc(&l))) {
      continue;
    } else if (c == '\'' || c == '"' || (c == '`' && language == GOV_JAVASCRIPT)) {
      string(&l, c);
    } else if (c == ':' && language == GOV_RUBY && gov_is_word(peek(&l, 1)) &&
               !(l.at && code.z[l.at - 1] == ':')) {
      size_t end = l.at + 1;
      while (end < code.n && gov_is_word(code.z[end])) end++;
      add(&l, GOV_CODE_SYMBOL, l.at + 1, end);
      l.at = end;
    } else if (gov_is_word(c)) {
      word(&l);
    } else {
      add(&l, GOV_CODE_MARK, l.at, l.at + 1);
      l.at++;
    }
    if (l.tokens->count >= MAX_CODE_TOKENS) break;
  }
  gov_code_token *end = gov_list_add(tokens);
  if (!end) return SQLITE_NOMEM;
  *end = (gov_code_token){.text = {"", 0}, .line = l.line, .starts_line = 1};
  return SQLITE_OK;
}

/* hcl_tree.c: HCL (Terraform) as the tree its JSON syntax would give.
**
** A block nests by its type and labels: resource "aws_dms_endpoint" "source" {…} is {"resource":
** {"aws_dms_endpoint": {"source": {…}}}}; a second block of one name is a second member. An
** expression that is no literal stays text, "${var.region}", as Terraform's JSON writes it:
** nothing is evaluated, so whoever reads a name or a switch sees that it is not known here. Only
** jsonencode(…) of a literal is that literal.
*/
#include "read/trees/tree_build.h"

#include <stdlib.h>

typedef struct hcl {
  gov_tree_builder *builder;
  gov_arena *arena;
  const char *at, *end;
  int32_t line;
  int depth, nodes;
  const char *trouble;
} hcl;

static gov_node *parse_value(hcl *in, int newline_ends);
static void parse_members(hcl *in, gov_node *map, int is_body);

static gov_node *new_node(hcl *in, gov_node_kind kind) {
  if (++in->nodes > GOV_MAX_TREE_NODES) in->trouble = "more values than the limit";
  gov_node *node = in->trouble ? NULL : gov_arena_alloc(in->arena, sizeof *node);
  if (!node) return NULL;
  *node = (gov_node){.kind = kind, .line = in->line, .value_line = in->line};
  return node;
}

/* The chain's end is kept by the caller: a map of many members is built in linear time. */
static void append(gov_node *parent, gov_node **last, gov_node *child) {
  if (*last)
    (*last)->next = child;
  else
    parent->first = child;
  *last = child;
  parent->count++;
}

static int starts(const hcl *in, const char *word) {
  size_t n = strlen(word);
  return (size_t)(in->end - in->at) >= n && !memcmp(in->at, word, n);
}

static void to_line_end(hcl *in) {
  while (in->at < in->end && *in->at != '\n') in->at++;
}

/* One comment, when one stands here. */
static int skip_comment(hcl *in) {
  if (starts(in, "/*")) {
    for (in->at += 2; in->at < in->end && !starts(in, "*/"); in->at++) in->line += *in->at == '\n';
    in->at += in->at < in->end ? 2 : 0;
    return 1;
  }
  if (!starts(in, "#") && !starts(in, "//")) return 0;
  to_line_end(in);
  return 1;
}

static void skip_blank(hcl *in, int newlines) {
  while (in->at < in->end) {
    if (*in->at == '\n' && !newlines) return;
    if (gov_is_space(*in->at))
      in->line += *in->at++ == '\n';
    else if (!skip_comment(in))
      return;
  }
}

static int is_word(char c) {
  return gov_is_word(c) || c == '-';
}

static gov_text take_word(hcl *in) {
  const char *start = in->at;
  while (in->at < in->end && is_word(*in->at)) in->at++;
  return (gov_text){start, (size_t)(in->at - start)};
}

/* ${…} or %{…}, with the strings and braces inside it. */
static void skip_template(hcl *in) {
  int depth = 0, quoted = 0;
  for (; in->at < in->end; in->at++) {
    char c = *in->at;
    if (c == '\n') in->line++;
    if (quoted && c == '\\' && in->at + 1 < in->end)
      in->at++;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && c == '{')
      depth++;
    else if (!quoted && c == '}' && !--depth) {
      in->at++;
      return;
    }
  }
}

static void skip_string(hcl *in) {
  for (in->at++; in->at < in->end && *in->at != '"' && *in->at != '\n';) {
    if (starts(in, "${") || starts(in, "%{"))
      skip_template(in);
    else
      in->at += *in->at == '\\' && in->at + 1 < in->end ? 2 : 1;
  }
  if (in->at < in->end && *in->at == '"')
    in->at++;
  else
    in->trouble = "a string does not end";
}

/* The string without quotes and escapes; templates stay as they are written. */
static const char *take_string(hcl *in) {
  const char *start = in->at + 1;
  skip_string(in);
  if (in->trouble) return NULL;
  char *text = gov_arena_copy(in->arena, start, (size_t)(in->at - 1 - start));
  size_t kept = 0;
  for (size_t i = 0; text && text[i]; i++) {
    char c = text[i];
    if (c == '\\' && text[i + 1]) {
      c = text[++i];
      c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    }
    text[kept++] = c;
  }
  if (text) text[kept] = 0;
  return text;
}

/* <<EOT … EOT or <<-EOT; the text begins on the line below. */
static const char *take_heredoc(hcl *in) {
  in->at += starts(in, "<<-") ? 3 : 2;
  gov_text mark = take_word(in);
  to_line_end(in);
  const char *start = in->at < in->end ? in->at + 1 : in->at;
  for (const char *row = start; mark.n && row < in->end;) {
    const char *stop = memchr(row, '\n', (size_t)(in->end - row));
    if (!stop) stop = in->end;
    gov_text text = gov_trim((gov_text){row, (size_t)(stop - row)});
    in->line++;
    if (text.n == mark.n && !memcmp(text.z, mark.z, mark.n)) {
      in->at = stop;
      return gov_arena_copy(in->arena, start, (size_t)(row - start));
    }
    row = stop < in->end ? stop + 1 : stop;
  }
  in->trouble = "a heredoc does not end";
  return NULL;
}

static gov_node *text_node(hcl *in) {
  gov_node *node = new_node(in, GOV_NODE_STRING);
  if (!node) return NULL;
  int heredoc = *in->at == '<';
  if (heredoc) node->value_line++;
  node->text = heredoc ? take_heredoc(in) : take_string(in);
  return node->text ? node : NULL;
}

static gov_node *list_node(hcl *in) {
  gov_node *node = new_node(in, GOV_NODE_LIST), *last = NULL;
  if (!node) return NULL;
  for (in->at++, skip_blank(in, 1); in->at < in->end && *in->at != ']' && !in->trouble;) {
    gov_node *child = parse_value(in, 0);
    if (!child) return NULL;
    append(node, &last, child);
    skip_blank(in, 1);
    if (in->at < in->end && *in->at == ',')
      in->at++;
    else if (in->at < in->end && *in->at != ']')
      in->trouble = "not valid HCL from here";
    skip_blank(in, 1);
  }
  if (in->at == in->end) in->trouble = "a list does not end";
  in->at += in->at < in->end;
  return in->trouble ? NULL : node;
}

static gov_node *map_node(hcl *in, int is_body) {
  gov_node *node = new_node(in, GOV_NODE_MAP);
  if (!node) return NULL;
  in->at++;
  parse_members(in, node, is_body);
  if (in->at == in->end && !in->trouble) in->trouble = "a block does not end";
  in->at += in->at < in->end;
  return in->trouble ? NULL : node;
}

static gov_node *word_node(hcl *in) {
  gov_text word = take_word(in);
  int is_true = gov_text_is(word, "true");
  if (is_true || gov_text_is(word, "false")) {
    gov_node *node = new_node(in, GOV_NODE_BOOLEAN);
    if (node) node->number = is_true, node->text = is_true ? "true" : "false";
    return node;
  }
  if (gov_text_is(word, "null")) return new_node(in, GOV_NODE_NULL);
  if (!gov_text_is(word, "jsonencode") || !starts(in, "(")) return NULL;
  in->at++;
  skip_blank(in, 1);
  gov_node *node = parse_value(in, 0);
  skip_blank(in, 1);
  if (!node || in->at == in->end || *in->at != ')') return NULL;
  in->at++;
  return node;
}

static gov_node *number_node(hcl *in) {
  const char *start = in->at;
  while (in->at < in->end && (is_word(*in->at) || *in->at == '.' || *in->at == '+')) in->at++;
  char *text = gov_arena_copy(in->arena, start, (size_t)(in->at - start)), *end = NULL;
  double number = text ? strtod(text, &end) : 0;
  gov_node *node = end && end > text && !*end ? new_node(in, GOV_NODE_NUMBER) : NULL;
  if (node) node->number = number, node->text = text;
  return node;
}

/* {for …} and [for …] are made elsewhere: no literals. */
static int is_comprehension(const hcl *in) {
  hcl ahead = *in;
  ahead.at++;
  skip_blank(&ahead, 1);
  return starts(&ahead, "for ");
}

/* NULL: this is no literal, or there is trouble. */
static gov_node *literal(hcl *in) {
  char c = in->at < in->end ? *in->at : 0;
  if (c == '"' || starts(in, "<<")) return text_node(in);
  if (c == '[') return is_comprehension(in) ? NULL : list_node(in);
  if (c == '{') return is_comprehension(in) ? NULL : map_node(in, 0);
  if (gov_is_digit(c) || (c == '-' && in->at + 1 < in->end && gov_is_digit(in->at[1])))
    return number_node(in);
  return is_word(c) ? word_node(in) : NULL;
}

static int value_ended(hcl *in, int newline_ends) {
  skip_blank(in, !newline_ends);
  return in->at == in->end || gov_is_any(*in->at, ",]})") || (newline_ends && *in->at == '\n');
}

/* Any other expression, up to where it ends: its text in ${}. */
static gov_node *expression(hcl *in, int newline_ends) {
  const char *start = in->at;
  gov_node *node = new_node(in, GOV_NODE_STRING);
  int depth = 0;
  while (node && in->at < in->end && !in->trouble) {
    char c = *in->at;
    if (!depth && (gov_is_any(c, ",]})") || (c == '\n' && newline_ends))) break;
    if (c == '"')
      skip_string(in);
    else if (starts(in, "<<"))
      take_heredoc(in);
    else if (!skip_comment(in)) {
      depth += gov_is_any(c, "([{") - gov_is_any(c, ")]}");
      in->line += c == '\n';
      in->at++;
    }
  }
  gov_text text = gov_trim((gov_text){start, (size_t)(in->at - start)});
  if (!text.n && !in->trouble) in->trouble = "a value is missing";
  if (!node || in->trouble) return NULL;
  node->text = gov_arena_printf(in->arena, "${%.*s}", (int)text.n, text.z);
  return node->text ? node : NULL;
}

static gov_node *parse_value(hcl *in, int newline_ends) {
  if (in->depth == GOV_MAX_TREE_DEPTH) in->trouble = "nested deeper than the limit";
  if (in->trouble) return NULL;
  in->depth++;
  const hcl before = *in;
  gov_node *node = literal(in);
  if (!in->trouble && !in->arena->failed && (!node || !value_ended(in, newline_ends))) {
    int nodes = in->nodes;
    *in = before;
    in->nodes = nodes;
    node = expression(in, newline_ends);
  }
  in->depth--;
  return node;
}

/* type "label" … {: a map for each label, the body in the innermost. */
static gov_node *parse_block(hcl *in) {
  const char *label = NULL;
  skip_blank(in, 0);
  if (in->at < in->end && *in->at == '{') {
    if (in->depth == GOV_MAX_TREE_DEPTH) in->trouble = "nested deeper than the limit";
    if (in->trouble) return NULL;
    in->depth++;
    gov_node *body = map_node(in, 1);
    in->depth--;
    return body;
  }
  gov_node *node = new_node(in, GOV_NODE_MAP), *last = NULL;
  if (in->at < in->end && *in->at == '"') {
    label = take_string(in);
  } else {
    gov_text word = take_word(in);
    if (word.n) label = gov_arena_copy(in->arena, word.z, word.n);
  }
  if (!label && !in->trouble) in->trouble = "not valid HCL from here";
  if (!node || in->trouble || in->depth == GOV_MAX_TREE_DEPTH) return NULL;
  in->depth++;
  gov_node *inner = parse_block(in);
  in->depth--;
  if (!inner) return NULL;
  inner->key = label;
  append(node, &last, inner);
  return node;
}

/* An object's key that is an expression: aws.west, (each.key), format("%s-x", var.name). */
static const char *take_made_key(hcl *in) {
  const char *start = in->at;
  for (int depth = 0; in->at < in->end && !in->trouble;) {
    char c = *in->at;
    if (!depth && gov_is_any(c, "=:,}\n")) break;
    if (c == '"') {
      skip_string(in);
      continue;
    }
    depth += gov_is_any(c, "([{") - gov_is_any(c, ")]}");
    in->line += c == '\n';
    in->at++;
  }
  gov_text key = gov_trim((gov_text){start, (size_t)(in->at - start)});
  return key.n ? gov_arena_copy(in->arena, key.z, key.n) : NULL;
}

/* A member's key: a word, a string, or (in an object) an expression. */
static const char *take_key(hcl *in, int is_body) {
  const hcl before = *in;
  const char *key = NULL;
  if (*in->at == '"') {
    key = take_string(in);
  } else {
    gov_text word = take_word(in);
    if (word.n) key = gov_arena_copy(in->arena, word.z, word.n);
  }
  skip_blank(in, 0);
  if (is_body || in->trouble || (key && in->at < in->end && gov_is_any(*in->at, "=:"))) return key;
  *in = before;
  return take_made_key(in);
}

/* `key = value`, `key: value` of an object, or (in a body) a block. */
static gov_node *parse_member(hcl *in, int is_body) {
  int32_t line = in->line;
  const char *key = take_key(in, is_body);
  skip_blank(in, 0);
  int separated = in->at < in->end && (*in->at == '=' || (*in->at == ':' && !is_body));
  gov_node *made = NULL;
  if (!key || in->trouble || (!separated && !is_body)) return NULL;
  if (separated) {
    in->at++;
    skip_blank(in, 0);
    made = parse_value(in, 1);
  } else {
    made = parse_block(in);
  }
  if (!made) return NULL;
  made->key = key;
  made->line = line;
  return made;
}

/* Up to the closing brace, or to the end of the file. */
static void parse_members(hcl *in, gov_node *map, int is_body) {
  gov_node *last = NULL;
  for (skip_blank(in, 1); in->at < in->end && *in->at != '}' && !in->trouble; skip_blank(in, 1)) {
    gov_node *member = parse_member(in, is_body);
    if (!member) {
      if (!in->trouble) in->trouble = "not valid HCL from here";
      return;
    }
    append(map, &last, member);
    skip_blank(in, 1);
    if (in->at < in->end && *in->at == ',' && !is_body) in->at++;
  }
}

int gov_tree_parse_hcl(gov_tree_builder *builder, gov_text bytes) {
  hcl in = {.builder = builder,
            .arena = &builder->tree->arena,
            .at = bytes.z,
            .end = bytes.z + bytes.n,
            .line = builder->first_line};
  gov_node *root = new_node(&in, GOV_NODE_MAP);
  if (!root) return SQLITE_NOMEM;
  parse_members(&in, root, 1);
  gov_tree_document(builder, root);
  if (in.arena->failed) return SQLITE_NOMEM;
  if (!in.trouble && in.at < in.end) in.trouble = "not valid HCL from here";
  if (in.trouble) gov_tree_error(builder, in.line, in.trouble);
  return SQLITE_OK;
}

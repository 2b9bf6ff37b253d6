/* json_tree.c: JSON by cJSON, with the lines cJSON does not keep.
**
** One pass over the bytes notes for each value, in document order, where it stands; then the tree
** cJSON made is walked in the same order and each value takes the next note. Should the two ever
** disagree the document keeps its values, every node cites line 1, and a diagnostic says so. The
** pass runs first and bounds depth and size before cJSON allocates.
**
** cJSON writes its global error pointer on every parse, so parsing is one at a time in a process;
** everything else here runs in parallel. Its hooks are never touched.
*/
#include "read/trees/tree_build.h"

#include <cjson/cJSON.h>
#include <pthread.h>

static pthread_mutex_t parsing = PTHREAD_MUTEX_INITIALIZER;

static cJSON *parse(const char *text, size_t n, const char **end) {
  pthread_mutex_lock(&parsing);
  cJSON *made = cJSON_ParseWithLengthOpts(text, n, end, 0);
  pthread_mutex_unlock(&parsing);
  return made;
}

/* Where a value stands. */
typedef struct note {
  int32_t line, key_line; /* key_line 0: not a member of a map */
  uint32_t start, bytes;  /* of a scalar that is no string */
  char first;             /* first byte of the value */
} note;

typedef struct line_pass {
  gov_text bytes;
  size_t at;
  int32_t line;
  gov_list notes;
  char open[GOV_MAX_TREE_DEPTH]; /* '{' or '[' */
  int depth;
  int key_is_next;
  int32_t key_line;
  int cut; /* a string holds \u0000, where cJSON ends it */
  const char *trouble;
} line_pass;

static int pass_value(line_pass *pass, char first) {
  if (pass->notes.count >= GOV_MAX_TREE_NODES) {
    pass->trouble = "more values than the limit";
    return SQLITE_OK;
  }
  note *made = gov_list_add(&pass->notes);
  if (!made) return SQLITE_NOMEM;
  made->line = pass->line;
  made->first = first;
  made->start = (uint32_t)pass->at;
  if (pass->depth && pass->open[pass->depth - 1] == '{') made->key_line = pass->key_line;
  return SQLITE_OK;
}

/* Leaves `at` behind the closing quote. */
static void pass_string(line_pass *pass) {
  gov_text bytes = pass->bytes;
  size_t at = pass->at + 1;
  for (; at < bytes.n && bytes.z[at] != '"'; at++) {
    if (bytes.z[at] == '\n') pass->line++;
    if (bytes.z[at] != '\\') continue;
    if (at + 5 < bytes.n && !memcmp(bytes.z + at + 1, "u0000", 5)) pass->cut = 1;
    at++;
  }
  pass->at = at < bytes.n ? at + 1 : bytes.n;
}

static int ends_scalar(char c) {
  return c == ',' || c == '}' || c == ']' || c == ':' || c == '"' || gov_is_space(c);
}

static int pass_scalar(line_pass *pass) {
  int rc = pass_value(pass, pass->bytes.z[pass->at]);
  if (rc != SQLITE_OK) return rc;
  size_t start = pass->at++;
  while (pass->at < pass->bytes.n && !ends_scalar(pass->bytes.z[pass->at])) pass->at++;
  note *made = gov_list_at(&pass->notes, pass->notes.count - 1);
  made->bytes = (uint32_t)(pass->at - start);
  return SQLITE_OK;
}

static int pass_open(line_pass *pass, char c) {
  int rc = pass_value(pass, c);
  pass->at++;
  if (pass->depth == GOV_MAX_TREE_DEPTH) {
    pass->trouble = "nested deeper than the limit";
    return rc;
  }
  pass->open[pass->depth++] = c;
  pass->key_is_next = c == '{';
  return rc;
}

static int pass_quote(line_pass *pass) {
  int rc = SQLITE_OK;
  if (pass->key_is_next) {
    pass->key_line = pass->line;
    pass->key_is_next = 0;
  } else {
    rc = pass_value(pass, '"');
  }
  pass_string(pass);
  return rc;
}

/* Notes every value. Any bytes will do: whether they are JSON is for cJSON to say. */
static int run_line_pass(line_pass *pass) {
  int rc = SQLITE_OK;
  while (rc == SQLITE_OK && !pass->trouble && pass->at < pass->bytes.n) {
    char c = pass->bytes.z[pass->at];
    if (c == '\n')
      pass->line++, pass->at++;
    else if (gov_is_space(c) || c == ':')
      pass->at++;
    else if (c == '"')
      rc = pass_quote(pass);
    else if (c == '{' || c == '[')
      rc = pass_open(pass, c);
    else if (c == ',') {
      pass->key_is_next = pass->depth && pass->open[pass->depth - 1] == '{';
      pass->at++;
    } else if (c == '}' || c == ']') {
      if (pass->depth) pass->depth--;
      pass->key_is_next = 0;
      pass->at++;
    } else
      rc = pass_scalar(pass);
  }
  return rc;
}

/* The walk over cJSON's tree. */
typedef struct tree_walk {
  gov_arena *arena;
  gov_text bytes;
  const gov_list *notes; /* NULL: every node stands on fixed_line and numbers have no text */
  size_t at;
  int32_t fixed_line;
  int depth, too_deep, mismatch;
} tree_walk;

static gov_node_kind kind_of(const cJSON *value) {
  if (cJSON_IsObject(value)) return GOV_NODE_MAP;
  if (cJSON_IsArray(value)) return GOV_NODE_LIST;
  if (cJSON_IsString(value)) return GOV_NODE_STRING;
  if (cJSON_IsNumber(value)) return GOV_NODE_NUMBER;
  if (cJSON_IsBool(value)) return GOV_NODE_BOOLEAN;
  return GOV_NODE_NULL;
}

static int fits(const note *seen, gov_node_kind kind) {
  switch (kind) {
  case GOV_NODE_MAP: return seen->first == '{';
  case GOV_NODE_LIST: return seen->first == '[';
  case GOV_NODE_STRING: return seen->first == '"';
  case GOV_NODE_NUMBER: return gov_is_digit(seen->first) || seen->first == '-';
  case GOV_NODE_BOOLEAN: return seen->first == 't' || seen->first == 'f';
  default: return seen->first == 'n';
  }
}

static void place(tree_walk *walk, gov_node *node, int is_member) {
  node->line = node->value_line = walk->fixed_line;
  if (!walk->notes || walk->mismatch) return;
  const note *seen = walk->at < walk->notes->count ? gov_list_at(walk->notes, walk->at++) : NULL;
  if (!seen || !fits(seen, node->kind) || !seen->key_line != !is_member) {
    walk->mismatch = 1;
    return;
  }
  node->value_line = seen->line;
  node->line = is_member ? seen->key_line : seen->line;
  if (node->kind == GOV_NODE_NUMBER)
    node->text = gov_arena_copy(walk->arena, walk->bytes.z + seen->start, seen->bytes);
}

static gov_node *make_node(tree_walk *walk, const cJSON *value, int is_member);

static void make_children(tree_walk *walk, gov_node *node, const cJSON *value) {
  if (walk->depth == GOV_MAX_TREE_DEPTH) {
    walk->too_deep = 1;
    return;
  }
  walk->depth++;
  gov_node *last = NULL;
  for (const cJSON *child = value->child; child; child = child->next) {
    gov_node *made = make_node(walk, child, node->kind == GOV_NODE_MAP);
    if (!made) break;
    if (last)
      last->next = made;
    else
      node->first = made;
    last = made;
    node->count++;
  }
  walk->depth--;
}

static gov_node *make_node(tree_walk *walk, const cJSON *value, int is_member) {
  gov_node *node = gov_arena_alloc(walk->arena, sizeof *node);
  if (!node) return NULL;
  node->kind = kind_of(value);
  place(walk, node, is_member);
  if (is_member) node->key = gov_arena_string(walk->arena, value->string ? value->string : "");
  if (node->kind == GOV_NODE_STRING) node->text = gov_arena_string(walk->arena, value->valuestring);
  if (node->kind == GOV_NODE_NUMBER) node->number = value->valuedouble;
  if (node->kind == GOV_NODE_BOOLEAN) {
    node->number = cJSON_IsTrue(value);
    node->text = node->number != 0 ? "true" : "false";
  }
  if (node->kind >= GOV_NODE_LIST) make_children(walk, node, value);
  return node;
}

static int32_t line_at(gov_text bytes, const char *place, int32_t first_line) {
  int32_t line = first_line;
  const char *end = place && place <= bytes.z + bytes.n ? place : bytes.z;
  for (const char *c = bytes.z; (c = memchr(c, '\n', (size_t)(end - c))) != NULL; c++) line++;
  return line;
}

static void skip_space(gov_text *rest) {
  while (rest->n && gov_is_space(rest->z[0])) rest->z++, rest->n--;
}

/* Values one after the other: an ordinary file has one, JSON lines have many. */
static int parse_values(gov_tree_builder *builder, gov_text bytes, const gov_list *notes,
                        int quiet) {
  gov_arena *arena = &builder->tree->arena;
  tree_walk walk = {
      .arena = arena, .bytes = bytes, .notes = notes, .fixed_line = builder->first_line};
  gov_text rest = bytes;
  for (skip_space(&rest); rest.n; skip_space(&rest)) {
    const char *end = NULL;
    cJSON *value = parse(rest.z, rest.n, &end);
    if (!value) {
      if (quiet && !builder->tree->documents) return SQLITE_MISMATCH;
      gov_tree_error(builder, line_at(bytes, end, builder->first_line), "not valid JSON from here");
      break;
    }
    gov_node *root = make_node(&walk, value, 0);
    cJSON_Delete(value);
    if (!root) return SQLITE_NOMEM;
    gov_tree_document(builder, root);
    rest.n -= (size_t)(end - rest.z);
    rest.z = end;
  }
  if (walk.mismatch && builder->facts)
    gov_diagnose(builder->facts, GOV_WARNING, "lines_unknown",
                 (gov_place){builder->path, builder->first_line},
                 "values and lines of this JSON do not pair up; line numbers may be wrong");
  return SQLITE_OK;
}

int gov_tree_parse_json(gov_tree_builder *builder, gov_text bytes, int quiet) {
  line_pass pass = {
      .bytes = bytes, .line = builder->first_line, .notes = {.row_bytes = sizeof(note)}};
  int rc = bytes.n < UINT32_MAX ? run_line_pass(&pass) : SQLITE_OK;
  if (rc == SQLITE_OK && pass.trouble) {
    gov_tree_error(builder, pass.line, pass.trouble);
  } else if (rc == SQLITE_OK) {
    rc = parse_values(builder, bytes, &pass.notes, quiet);
    if (pass.cut && builder->facts && rc == SQLITE_OK)
      gov_diagnose(builder->facts, GOV_WARNING, "text_cut",
                   (gov_place){builder->path, builder->first_line},
                   "a string holds \\u0000 and is read up to it");
  }
  gov_list_free(&pass.notes);
  return rc;
}

const gov_node *gov_tree_line(gov_tree *tree, gov_text line, int32_t number) {
  gov_arena_reset(&tree->arena);
  tree->documents = NULL;
  tree->broken = 0;
  line = gov_trim(line);
  const char *end = NULL;
  cJSON *value = line.n ? parse(line.z, line.n, &end) : NULL;
  if (!value) return NULL;
  tree_walk walk = {.arena = &tree->arena, .bytes = line, .fixed_line = number};
  const gov_node *root = end == line.z + line.n ? make_node(&walk, value, 0) : NULL;
  cJSON_Delete(value);
  if (walk.too_deep || tree->arena.failed) return NULL;
  return tree->documents = root;
}

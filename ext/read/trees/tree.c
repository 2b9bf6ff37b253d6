/* tree.c: reading a tree by the right parser, and the tolerant questions readers ask of its nodes.
 */
#include "facts/redact/redact.h"
#include "read/trees/tree_build.h"

#include <errno.h>
#include <stdlib.h>

void gov_tree_document(gov_tree_builder *builder, gov_node *root) {
  if (builder->last_document)
    builder->last_document->next = root;
  else
    builder->tree->documents = root;
  builder->last_document = root;
}

void gov_tree_error(gov_tree_builder *builder, int32_t line, const char *message) {
  builder->tree->broken = 1;
  if (!builder->facts) return;
  gov_diagnose(builder->facts, GOV_ERROR, "not_parsed", (gov_place){builder->path, line}, "%s%s",
               builder->part ? builder->part : "", message);
}

static int starts_like_json(gov_text bytes) {
  bytes = gov_trim(bytes);
  return bytes.n && (bytes.z[0] == '{' || bytes.z[0] == '[');
}

static int finish(gov_tree *tree, int rc) {
  if (rc == SQLITE_OK && tree->arena.failed) rc = SQLITE_NOMEM;
  if (rc != SQLITE_OK) gov_tree_free(tree);
  return rc;
}

int gov_tree_read(gov_tree *tree, gov_facts *facts, const char *path, gov_text bytes) {
  *tree = (gov_tree){0};
  gov_tree_builder builder = {.tree = tree, .facts = facts, .path = path, .first_line = 1};
  gov_text name = gov_text_of(path);
  if (gov_text_ends(name, ".json") || gov_text_ends(name, ".jsonl") ||
      gov_text_ends(name, ".ndjson"))
    return finish(tree, gov_tree_parse_json(&builder, bytes, 0));
  if (gov_text_ends(name, ".tf")) return finish(tree, gov_tree_parse_hcl(&builder, bytes));
  if (starts_like_json(bytes)) { /* flow YAML starts so too */
    int rc = gov_tree_parse_json(&builder, bytes, 1);
    if (rc != SQLITE_MISMATCH) return finish(tree, rc);
  }
  return finish(tree, gov_tree_parse_yaml(&builder, bytes));
}

int gov_tree_read_block(gov_tree *tree, gov_facts *facts, const char *path, gov_text bytes,
                        int32_t first_line, const char *part) {
  *tree = (gov_tree){0};
  gov_tree_builder builder = {
      .tree = tree, .facts = facts, .path = path, .first_line = first_line, .part = part};
  return finish(tree, gov_tree_parse_yaml(&builder, bytes));
}

void gov_tree_free(gov_tree *tree) {
  gov_arena_free(&tree->arena);
  tree->documents = NULL;
}

static int is_filler(char c) {
  return c == '_' || c == '-' || c == ' ';
}

/* Is the key the name that starts at `name` and ends at '|' or NUL? */
static int same_key(const char *key, const char *name) {
  for (;;) {
    while (is_filler(*key)) key++;
    while (is_filler(*name)) name++;
    int ended = !*name || *name == '|';
    if (!*key || ended) return !*key && ended;
    if (gov_lower(*key) != gov_lower(*name)) return 0;
    key++, name++;
  }
}

static const char *next_name(const char *names) {
  const char *bar = strchr(names, '|');
  return bar ? bar + 1 : NULL;
}

int gov_key_is(const gov_node *member, const char *names) {
  if (!member || !member->key) return 0;
  for (const char *name = names; name; name = next_name(name)) {
    if (same_key(member->key, name)) return 1;
  }
  return 0;
}

const gov_node *gov_member(const gov_node *map, const char *names) {
  if (!map || map->kind != GOV_NODE_MAP) return NULL;
  for (const char *name = names; name; name = next_name(name)) {
    const gov_node *found = NULL;
    for (const gov_node *member = map->first; member; member = member->next) {
      if (same_key(member->key, name)) found = member;
    }
    if (found) return found;
  }
  return NULL;
}

const gov_node *gov_member_exact(const gov_node *map, const char *key) {
  const gov_node *found = NULL;
  if (!map || map->kind != GOV_NODE_MAP) return NULL;
  for (const gov_node *member = map->first; member; member = member->next) {
    if (!strcmp(member->key, key)) found = member;
  }
  return found;
}

/* Is the key this step of a JSON pointer, in which ~1 stands for '/' and ~0 for '~'? */
static int is_step(const char *key, gov_text step) {
  size_t i = 0;
  for (; *key && i < step.n; key++, i++) {
    char c = step.z[i];
    if (c == '~' && i + 1 < step.n) c = step.z[++i] == '1' ? '/' : '~';
    if (c != *key) return 0;
  }
  return !*key && i == step.n;
}

const gov_node *gov_node_referred(const gov_node *root, const gov_node *map) {
  const char *at = gov_node_text(gov_member_exact(map, "$ref"));
  if (!at || strncmp(at, "#/", 2) != 0) return NULL;
  for (at++; root && *at;) {
    gov_text step = {at + 1, strcspn(at + 1, "/")};
    const gov_node *found = NULL;
    for (const gov_node *one = root->kind == GOV_NODE_MAP ? root->first : NULL; one;
         one = one->next) {
      if (is_step(one->key, step)) found = one;
    }
    root = found;
    at = step.z + step.n;
  }
  return root;
}

const char *gov_node_text(const gov_node *node) {
  return node && node->text && *node->text ? node->text : NULL;
}

double gov_node_number(const gov_node *node) {
  if (!node) return GOV_NULL_REAL;
  if (node->kind == GOV_NODE_NUMBER) return node->number;
  if (node->kind != GOV_NODE_STRING || !node->text) return GOV_NULL_REAL;
  gov_text text = gov_trim(gov_text_of(node->text));
  if (!text.n || !(gov_is_digit(text.z[0]) || text.z[0] == '-' || text.z[0] == '.'))
    return GOV_NULL_REAL;
  char *end;
  double number = strtod(text.z, &end);
  return end == text.z + text.n ? number : GOV_NULL_REAL;
}

int64_t gov_node_integer(const gov_node *node) {
  if (!node || (node->kind != GOV_NODE_NUMBER && node->kind != GOV_NODE_STRING)) return GOV_NULL;
  if (node->text) {
    gov_text text = gov_trim(gov_text_of(node->text));
    char *end;
    errno = 0;
    long long exact = text.n ? strtoll(text.z, &end, 10) : 0;
    if (text.n && end == text.z + text.n && !errno) return exact;
  }
  double number = gov_node_number(node);
  if (number < -9.0e18 || number > 9.0e18 || number != (double)(int64_t)number) return GOV_NULL;
  return (int64_t)number;
}

int gov_node_boolean(const gov_node *node) {
  static const char *const yes[] = {"true", "yes", "on", "1"}, *const no[] = {"false", "no", "off",
                                                                              "0"};
  if (!node) return -1;
  if (node->kind == GOV_NODE_BOOLEAN) return node->number != 0;
  if (node->kind == GOV_NODE_NUMBER) return node->number == 1 ? 1 : node->number == 0 ? 0 : -1;
  if (node->kind != GOV_NODE_STRING || !node->text) return -1;
  gov_text text = gov_trim(gov_text_of(node->text));
  for (int i = 0; i < 4; i++) {
    if (gov_text_is(text, yes[i])) return 1;
    if (gov_text_is(text, no[i])) return 0;
  }
  return -1;
}

int32_t gov_node_line(const gov_node *node) {
  return node ? node->line : 0;
}

const char *gov_text_in(const gov_node *map, const char *names) {
  return gov_node_text(gov_member(map, names));
}

const gov_node *gov_only_list(const gov_node *map) {
  const gov_node *only = NULL;
  if (!map || map->kind != GOV_NODE_MAP) return NULL;
  for (const gov_node *member = map->first; member; member = member->next) {
    if (member->kind != GOV_NODE_LIST || !member->first || member->first->kind != GOV_NODE_MAP)
      continue;
    if (only) return NULL;
    only = member;
  }
  return only;
}

const char *gov_node_joined(gov_facts *facts, const gov_node *node) {
  if (!node) return NULL;
  if (node->kind != GOV_NODE_LIST) return gov_node_keep(facts, node);
  size_t n = 0;
  for (const gov_node *child = node->first; child; child = child->next) {
    if (gov_node_text(child)) n += strlen(child->text) + 1;
  }
  if (!n) return NULL;
  char *joined = gov_arena_alloc(&facts->arena, n);
  if (!joined) return NULL;
  char *end = joined;
  for (const gov_node *child = node->first; child; child = child->next) {
    if (!gov_node_text(child)) continue;
    if (end > joined) *end++ = ',';
    size_t length = strlen(child->text);
    memcpy(end, child->text, length);
    end += length;
  }
  return gov_redact(&facts->arena, gov_text_of(joined));
}

static const char *keep(gov_facts *facts, const char *text) {
  if (!text || !*text) return NULL;
  size_t n = strlen(text);
  if (n > GOV_MAX_NAME_BYTES) {
    n = GOV_MAX_NAME_BYTES;
    while (n && ((unsigned char)text[n] & 0xC0) == 0x80) n--;
  }
  return gov_redact(&facts->arena, (gov_text){text, n});
}

const char *gov_node_keep(gov_facts *facts, const gov_node *node) {
  return keep(facts, gov_node_text(node));
}

const char *gov_key_keep(gov_facts *facts, const gov_node *member) {
  return member ? keep(facts, member->key) : NULL;
}

const char *gov_keep_in(gov_facts *facts, const gov_node *map, const char *names) {
  return gov_node_keep(facts, gov_member(map, names));
}

/* sentences_tree.c: front matter and plans in YAML or JSON as paragraphs "key: value".
**
** So the same tests of substance apply to `backup: TBD` in front matter as to a bold field in
** prose.
*/
#include "read/prose/sentences_build.h"

static const char *const in_scope_lists =
    "units|unit|tables|collections|datasets|topics|streams|entities|in_scope|include|"
    "include_tables|included_tables|tables_to_migrate|table_list|included|source_table|"
    "target_table|table_name";
static const char *const out_of_scope_lists =
    "out_of_scope|exclude|excluded|exclude_tables|excluded_tables|excludes|skip|skipped|"
    "skip_tables|skipped_tables|ignore|ignored_tables|ignore_tables|exclusions|tables_to_skip";

int gov_tree_unit_list(const gov_node *member) {
  if (!member || !member->key) return 0;
  if (gov_key_is(member, in_scope_lists)) return 1;
  return gov_key_is(member, out_of_scope_lists) ? -1 : 0;
}

const char *gov_tree_unit(const gov_node *map) {
  return gov_text_in(map,
                     "unit|unit_id|table|collection|dataset|topic|stream|entity|name|source|id");
}

typedef struct tree_place {
  const char *key;
  const char *subject;
  gov_topic_set topics;
} tree_place;

static int add_scalar(sentence_builder *b, const gov_node *node, tree_place place) {
  gov_markdown *markdown = b->markdown;
  const char *value = node->text ? node->text : "";
  char *text = place.key ? gov_arena_printf(&markdown->arena, "%s: %s", place.key, value)
                         : gov_arena_string(&markdown->arena, value);
  gov_markdown_block *block = gov_list_add(&markdown->blocks);
  tree_entry *entry = gov_list_add(&b->entries);
  if (!text || !block || !entry) return SQLITE_NOMEM;
  *block = (gov_markdown_block){.kind = GOV_MARKDOWN_PARAGRAPH,
                                .parent = -1,
                                .line = node->line,
                                .line_end = node->value_line,
                                .text = gov_text_of(text),
                                .checked = -1};
  entry->block = (int32_t)markdown->blocks.count - 1;
  entry->subject = place.subject;
  entry->topics = place.topics;
  entry->line = node->line;
  return SQLITE_OK;
}

static int add_node(sentence_builder *b, const gov_node *node, tree_place place);

static int add_children(sentence_builder *b, const gov_node *node, tree_place place) {
  int lists_units = gov_tree_unit_list(node);
  for (const gov_node *child = node->first; child; child = child->next) {
    tree_place own = place;
    if (child->key) {
      gov_topic_set topics = gov_topics_match(b->topics, gov_text_of(child->key)).topics;
      if (topics) own.topics = topics;
      own.key = child->key;
    }
    if (lists_units && child->kind == GOV_NODE_MAP) {
      const char *unit = gov_tree_unit(child);
      if (unit) own.subject = unit;
    }
    if (add_node(b, child, own) != SQLITE_OK) return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

static int add_node(sentence_builder *b, const gov_node *node, tree_place place) {
  if (node->kind == GOV_NODE_MAP || node->kind == GOV_NODE_LIST)
    return add_children(b, node, place);
  return add_scalar(b, node, place);
}

int gov_tree_entries(sentence_builder *builder, int sections) {
  for (const gov_node *root = builder->document->tree.documents; root; root = root->next) {
    if (!sections || root->kind != GOV_NODE_MAP) {
      if (add_node(builder, root, (tree_place){0}) != SQLITE_OK) return SQLITE_NOMEM;
      continue;
    }
    for (const gov_node *member = root->first; member; member = member->next) {
      gov_topic_set topics = gov_topics_match(builder->topics, gov_text_of(member->key)).topics;
      tree_entry *entry = gov_list_add(&builder->entries);
      if (!entry) return SQLITE_NOMEM;
      *entry = (tree_entry){.block = -1, .heading = member->key, .line = member->line};
      tree_place place = {.key = member->key, .topics = topics};
      if (add_node(builder, member, place) != SQLITE_OK) return SQLITE_NOMEM;
    }
  }
  return SQLITE_OK;
}

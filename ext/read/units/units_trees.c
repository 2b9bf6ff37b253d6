/* units_trees.c: datasets in front matter, in whole plans of YAML or JSON, and in such code blocks.
 */
#include "read/prose/sentences_build.h"
#include "read/units/units_build.h"

enum { BLOCK_BYTES_MAX = 1 << 18, DEPTH_MAX = GOV_MAX_TREE_DEPTH };

static unit_side side_of_map(const gov_node *map, unit_side side) {
  const char *scope = gov_text_in(map, "scope|status|action|rule-action");
  if (!scope) return side;
  gov_text word = gov_text_of(scope);
  static const char *const outs[] = {"out",  "out_of_scope", "excluded", "exclude",
                                     "skip", "skipped",      "no"};
  for (size_t i = 0; i < sizeof outs / sizeof *outs; i++) {
    if (gov_text_is(word, outs[i])) return SIDE_OUT;
  }
  return side;
}

static void claim_scalar(unit_finder *finder, const char *name, unit_side side, int32_t line,
                         unit_basis basis) {
  gov_text text = name ? gov_unquoted(gov_text_of(name)) : (gov_text){0};
  if (gov_name_shape_of(text) == GOV_NAME_NO || gov_is_placeholder(text)) return;
  gov_claim(finder, text, NULL, basis, side, -1, line);
}

typedef struct tree_scan {
  unit_finder *finder;
  unit_basis basis; /* BASIS_TREE; weak in an example */
} tree_scan;

static void scan(const tree_scan *at, const gov_node *node, int depth);

/* A list under `tables:`, `exclude:` and the like: names, or maps that hold one. */
static void claim_list(const tree_scan *at, const gov_node *list, unit_side side) {
  if (list->kind == GOV_NODE_STRING) {
    claim_scalar(at->finder, list->text, side, list->line, at->basis);
    return;
  }
  for (const gov_node *child = list->first; child; child = child->next) {
    if (child->kind == GOV_NODE_STRING) {
      claim_scalar(at->finder, child->text, side, child->line, at->basis);
    } else if (child->kind == GOV_NODE_MAP && list->kind == GOV_NODE_LIST) {
      claim_scalar(at->finder, gov_tree_unit(child), side_of_map(child, side), child->line,
                   at->basis);
    } else if (child->kind == GOV_NODE_MAP) { /* tables: {users: {…}} */
      claim_scalar(at->finder, child->key, side_of_map(child, side), child->line, at->basis);
    }
  }
}

/* AWS DMS: {"object-locator": {"schema-name": …, "table-name": …}, "rule-action": "include"}. */
static void claim_rule(const tree_scan *at, const gov_node *rule) {
  const gov_node *locator = gov_member(rule, "object-locator");
  const char *table = gov_text_in(locator, "table-name");
  const char *schema = gov_text_in(locator, "schema-name");
  if (!table || strchr(table, '%')) return;
  const char *name = table;
  if (schema && !strchr(schema, '%'))
    name = gov_arena_printf(at->finder->arena, "%s.%s", schema, table);
  claim_scalar(at->finder, name, side_of_map(rule, SIDE_IN), gov_node_line(rule), at->basis);
}

static void scan(const tree_scan *at, const gov_node *node, int depth) {
  if (depth > DEPTH_MAX) return;
  if (gov_member(node, "object-locator")) claim_rule(at, node);
  for (const gov_node *child = node->first; child; child = child->next) {
    int listed = gov_tree_unit_list(child);
    if (listed)
      claim_list(at, child, listed > 0 ? SIDE_IN : SIDE_OUT);
    else
      scan(at, child, depth + 1);
  }
}

static int reads_as_tree(const gov_sentence *first) {
  static const char *const languages[] = {"json", "jsonc", "yaml", "yml"};
  if (first->code != GOV_CODE_CONFIG) return 0;
  for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
    if (gov_text_is(first->language, languages[i])) return 1;
  }
  return !first->language.n;
}

/* A snippet of a document need not be whole: what is wrong in it is nobody's diagnostic. */
static int scan_block(unit_finder *finder, const gov_sentence *first) {
  const gov_markdown_block *block = gov_markdown_at(&finder->document->markdown, first->block);
  if (block->text.n > BLOCK_BYTES_MAX) return SQLITE_OK;
  gov_facts scratch;
  gov_facts_init(&scratch);
  gov_tree tree = {0};
  int rc = gov_tree_read_block(&tree, &scratch, "", block->text,
                               gov_markdown_line(&finder->document->markdown, block, 0), NULL);
  if (rc == SQLITE_OK) {
    int aside = !gov_speaks_of_migration(first);
    tree_scan at = {finder, aside ? BASIS_WEAK : BASIS_TREE};
    for (const gov_node *root = tree.documents; root; root = root->next) scan(&at, root, 0);
    gov_tree_free(&tree);
  }
  gov_facts_free(&scratch);
  return rc;
}

void gov_units_in_trees(unit_finder *finder) {
  const gov_document *document = finder->document;
  tree_scan at = {finder, BASIS_TREE};
  for (const gov_node *root = document->tree.documents; root; root = root->next) scan(&at, root, 0);
  for (size_t i = 0; i < document->sentences.count && !finder->failed; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    if (!gov_sentence_is_in(sentence, GOV_IN_CODE) || !sentence->first_of_block) continue;
    if (reads_as_tree(sentence) && scan_block(finder, sentence) != SQLITE_OK) finder->failed = 1;
  }
}

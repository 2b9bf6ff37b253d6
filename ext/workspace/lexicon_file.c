/* lexicon_file.c: phrases that a team adds, in YAML, JSON or tab-separated lines.
**
**   - {language: en, aspect: backup, signal: mechanism, phrase: [vaultsnap, cold copy]}
*/
#include "workspace/lexicon_file.h"

#include "read/tree.h"

static int is_tree(const char *path) {
  gov_text text = gov_text_of(path);
  return gov_text_ends(text, ".yaml") || gov_text_ends(text, ".yml") ||
         gov_text_ends(text, ".json");
}

static const char *or_empty(const char *text) {
  return text ? text : "";
}

static void add_row(sqlite3_str *out, const gov_node *row, const char *phrase) {
  sqlite3_str_appendf(out, "%s\t%s\t%s\t%s\t%s\n", or_empty(gov_text_in(row, "language|lang")),
                      or_empty(gov_text_in(row, "aspect")), or_empty(gov_text_in(row, "signal")),
                      or_empty(phrase), or_empty(gov_text_in(row, "value")));
}

static void add_rows(sqlite3_str *out, const gov_node *list) {
  for (const gov_node *row = gov_node_first(list); row; row = row->next) {
    const gov_node *phrase = gov_member(row, "phrase|phrases");
    if (!phrase || phrase->kind != GOV_NODE_LIST) add_row(out, row, gov_node_text(phrase));
    for (const gov_node *one = phrase && phrase->kind == GOV_NODE_LIST ? phrase->first : NULL; one;
         one = one->next)
      add_row(out, row, gov_node_text(one));
  }
}

int gov_lexicon_file_rows(gov_facts *facts, const char *path, gov_text bytes, gov_text *rows) {
  *rows = bytes;
  if (!path || !is_tree(path)) return SQLITE_OK;
  gov_tree tree;
  int rc = gov_tree_read(&tree, facts, path, bytes);
  if (rc != SQLITE_OK) return rc;
  sqlite3_str *out = sqlite3_str_new(NULL);
  for (const gov_node *root = tree.documents; root; root = root->next) {
    const gov_node *list = root->kind == GOV_NODE_LIST ? root : gov_member(root, "lexicon|phrases");
    add_rows(out, list);
  }
  gov_tree_free(&tree);
  char *text = sqlite3_str_finish(out);
  *rows = gov_text_of(text ? gov_arena_string(&facts->arena, text) : "");
  sqlite3_free(text);
  return facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

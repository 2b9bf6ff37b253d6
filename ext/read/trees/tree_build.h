/* tree_build.h: how json_tree.c, yaml_tree.c and hcl_tree.c make the nodes of a tree. For these and tree.c
 * alone. */
#ifndef GOV_TREE_BUILD_H
#define GOV_TREE_BUILD_H
#include "read/trees/tree.h"

/* What a parser fills: a chain of documents, one after the other. */
typedef struct gov_tree_builder {
  gov_tree *tree;
  gov_facts *facts; /* diagnostics go here; NULL: none wanted */
  const char *path;
  int32_t first_line; /* of the bytes in their file */
  const char *part;   /* put before messages, "front matter: "; NULL: the whole file */
  gov_node *last_document;
} gov_tree_builder;

void gov_tree_document(gov_tree_builder *builder, gov_node *root); /* appends a document */
void gov_tree_error(gov_tree_builder *builder, int32_t line,
                    const char *message); /* marks the tree broken */

/* Both return SQLITE_OK or SQLITE_NOMEM. With `quiet`, JSON that does not parse is SQLITE_MISMATCH
 * and adds nothing. */
int gov_tree_parse_json(gov_tree_builder *builder, gov_text bytes, int quiet);
int gov_tree_parse_yaml(gov_tree_builder *builder, gov_text bytes);
int gov_tree_parse_hcl(gov_tree_builder *builder, gov_text bytes); /* likewise */

#endif

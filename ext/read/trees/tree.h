/* tree.h: JSON, YAML and HCL as one ordered tree with a line for every key and value.
**
** A tree is read whole, looked at, and freed: nothing in it outlives gov_tree_free, so a reader
** copies what it keeps (gov_node_keep). What cannot be parsed is a diagnostic with path and line,
** and `broken` is set; what was read before the error stays in the tree, so that a damaged file
** is `partial` and not silently empty.
**
**   gov_tree tree;
**   if (gov_tree_read(&tree, reading->facts, path, bytes) != SQLITE_OK) return SQLITE_NOMEM;   //
** freed already
**   for (const gov_node *root = tree.documents; root; root = root->next)
**     for (const gov_node *unit = gov_node_first(gov_member(root, "units|tables")); unit; unit =
** unit->next)
**       use(gov_text_in(unit, "name|unit"), unit->line);
**   gov_tree_free(&tree);
*/
#ifndef GOV_TREE_H
#define GOV_TREE_H
#include "facts/facts.h"

typedef enum gov_node_kind {
  GOV_NODE_NULL, /* null, ~, an empty YAML value, or an alias of a whole map or list (a leaf: never
                    followed) */
  GOV_NODE_BOOLEAN,
  GOV_NODE_NUMBER,
  GOV_NODE_STRING,
  GOV_NODE_LIST,
  GOV_NODE_MAP
} gov_node_kind;

typedef struct gov_node gov_node;
struct gov_node {
  gov_node_kind kind;
  int32_t line;       /* of the key for a member of a map, else of the value: what a fact cites */
  int32_t value_line; /* of the value */
  int32_t count;      /* children of a list or map */
  const char *key;    /* members of a map; else NULL */
  const char *text;   /* scalars as written, unquoted and unescaped; NULL for null, lists, maps */
  double number;      /* of a number, 0 or 1 of a boolean */
  const gov_node *first, *next; /* child, sibling: in document order */
};

typedef struct gov_tree {
  gov_arena arena;
  const gov_node *documents; /* roots, linked by next: YAML documents, or JSON values one after the
                                other; may be NULL */
  int broken;                /* a part could not be read */
} gov_tree;

/* JSON, YAML or HCL (.tf) by the path's ending, else by the first byte. SQLITE_OK or SQLITE_NOMEM; after NOMEM
 * it is freed. */
int gov_tree_read(gov_tree *tree, gov_facts *facts, const char *path, gov_text bytes);
/* YAML that begins on a line of a larger file: front matter, a fenced block. What is told of its
 * errors begins with `part`, which may be NULL. Lines of nodes count
 * from first_line. */
int gov_tree_read_block(gov_tree *tree, gov_facts *facts, const char *path, gov_text bytes,
                        int32_t first_line, const char *part);
void gov_tree_free(gov_tree *tree);

/* JSON lines: one line at a time in bounded memory. Start with a zeroed tree; each call replaces
** the one before. NULL when the line is no JSON (or memory ran out: tree->arena.failed). Every
** node has the line given; numbers have no text. */
const gov_node *gov_tree_line(gov_tree *tree, gov_text line, int32_t number);

/* All accessors take NULL and wrong kinds and then answer NULL, or what says unknown. Names are
** synonyms separated by '|', the earlier preferred; letter case, '_', '-' and ' ' make no
** difference; of members with one name the last wins. */
const gov_node *gov_member(const gov_node *map, const char *names);
const gov_node *gov_member_exact(const gov_node *map, const char *key); /* letter by letter */
/* What {"$ref": "#/$defs/address"} of a map leads to below the root; NULL: another file, or nothing. */
const gov_node *gov_node_referred(const gov_node *root, const gov_node *map);
int gov_key_is(const gov_node *member, const char *names); /* is it called one of these */
static inline const gov_node *gov_node_first(const gov_node *node) {
  return node ? node->first : NULL;
}
const char *
gov_node_text(const gov_node *node); /* of any scalar; NULL for the rest and for empty text */
double gov_node_number(
    const gov_node *node); /* numbers, and strings that hold just one; else GOV_NULL_REAL */
int64_t gov_node_integer(const gov_node *node); /* likewise, exact up to 64 bits; else GOV_NULL */
int gov_node_boolean(const gov_node *node); /* true, yes, on, 1: 1; false, no, off, 0: 0; else -1 */
int32_t gov_node_line(const gov_node *node); /* 0 without node */

const char *gov_text_in(const gov_node *map, const char *names); /* gov_node_text of gov_member */
/* The one list among a map's members, when exactly one is a list of maps: registries do not agree
 * on its name. */
const gov_node *gov_only_list(const gov_node *map);
/* Values of a scalar or of a list of scalars, joined by ','; kept in the facts as by gov_node_keep;
 * NULL when there is none. */
const char *gov_node_joined(gov_facts *facts, const gov_node *node);
/* The text copied into the facts without secrets and personal data, cut to GOV_MAX_NAME_BYTES on a
 * character's border; NULL stays NULL. */
const char *gov_node_keep(gov_facts *facts, const gov_node *node);
const char *gov_key_keep(gov_facts *facts, const gov_node *member); /* likewise, its key */
const char *gov_keep_in(gov_facts *facts, const gov_node *map, const char *names);

#endif

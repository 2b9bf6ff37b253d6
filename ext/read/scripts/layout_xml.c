/* layout_xml.c: expat's events as a tree of gov_node. */
#include "read/scripts/layout_xml.h"
#include <expat.h>
#include <string.h>

typedef struct xml_level {
  gov_node *node, *last;
} xml_level;

typedef struct xml_reader {
  gov_arena *arena;
  XML_Parser parser;
  xml_level levels[GOV_MAX_TREE_DEPTH];
  int depth, failed;
  int32_t nodes;
  gov_list text; /* bytes of character data under way */
} xml_reader;

static void stop(xml_reader *r) {
  r->failed = 1;
  XML_StopParser(r->parser, XML_FALSE);
}

static gov_node *add(xml_reader *r, const char *key, gov_node_kind kind) {
  gov_node *node = r->nodes++ < GOV_MAX_TREE_NODES ? gov_arena_alloc(r->arena, sizeof *node) : NULL;
  if (!node) {
    stop(r);
    return NULL;
  }
  xml_level *level = &r->levels[r->depth];
  /* mongodb:createCollection, ext:runCommand: the prefix says nothing here. */
  const char *colon = key ? strrchr(key, ':') : NULL;
  node->kind = kind;
  node->key = key ? gov_arena_string(r->arena, colon ? colon + 1 : key) : NULL;
  node->line = node->value_line = (int32_t)XML_GetCurrentLineNumber(r->parser);
  if (level->last)
    level->last->next = node;
  else
    level->node->first = node;
  level->last = node;
  level->node->count++;
  return node;
}

static void flush_text(xml_reader *r) {
  gov_text text = gov_trim((gov_text){(const char *)r->text.rows, r->text.count});
  if (text.n && !r->failed) {
    gov_node *node = add(r, "", GOV_NODE_STRING);
    if (node) {
      node->text = gov_arena_copy(r->arena, text.z, text.n);
      /* The line of the text's first byte: what was read since then has passed its line ends. */
      for (size_t i = (size_t)(text.z - (const char *)r->text.rows); i < r->text.count; i++)
        node->line -= r->text.rows[i] == '\n';
      if (node->line < 1) node->line = 1;
      node->value_line = node->line;
    }
  }
  r->text.count = 0;
}

static void XMLCALL start_element(void *data, const XML_Char *name, const XML_Char **attributes) {
  xml_reader *r = data;
  flush_text(r);
  if (r->failed || r->depth + 1 >= GOV_MAX_TREE_DEPTH) {
    if (!r->failed) stop(r);
    return;
  }
  gov_node *element = add(r, name, GOV_NODE_MAP);
  if (!element) return;
  r->levels[++r->depth] = (xml_level){element, NULL};
  for (int i = 0; attributes[i] && !r->failed; i += 2) {
    gov_node *attribute = add(r, attributes[i], GOV_NODE_STRING);
    if (attribute) attribute->text = gov_arena_string(r->arena, attributes[i + 1]);
  }
}

static void XMLCALL end_element(void *data, const XML_Char *name) {
  xml_reader *r = data;
  (void)name;
  flush_text(r);
  if (r->depth > 0) r->depth--;
}

static void XMLCALL characters(void *data, const XML_Char *text, int bytes) {
  xml_reader *r = data;
  for (int i = 0; i < bytes && !r->failed; i++) {
    unsigned char *slot = gov_list_add(&r->text);
    if (!slot)
      stop(r);
    else
      *slot = (unsigned char)text[i];
  }
}

static void XMLCALL entity(void *data, const XML_Char *name, int is_parameter,
                           const XML_Char *value, int bytes, const XML_Char *base,
                           const XML_Char *system_id, const XML_Char *public_id,
                           const XML_Char *notation) {
  (void)name, (void)is_parameter, (void)value, (void)bytes, (void)base, (void)system_id,
      (void)public_id, (void)notation;
  stop(data);
}

const gov_node *gov_xml_read(gov_arena *arena, gov_text xml, int32_t *broken_line) {
  gov_node *root = gov_arena_alloc(arena, sizeof *root);
  xml_reader r = {.arena = arena, .parser = XML_ParserCreate(NULL), .text = {.row_bytes = 1}};
  *broken_line = 0;
  if (!root || !r.parser || xml.n > INT32_MAX) {
    if (r.parser) XML_ParserFree(r.parser);
    return NULL;
  }
  root->kind = GOV_NODE_MAP;
  r.levels[0].node = root;
  XML_SetUserData(r.parser, &r);
  XML_SetElementHandler(r.parser, start_element, end_element);
  XML_SetCharacterDataHandler(r.parser, characters);
  XML_SetEntityDeclHandler(r.parser, entity);
  if (XML_Parse(r.parser, xml.z, (int)xml.n, 1) != XML_STATUS_OK) {
    *broken_line = (int32_t)XML_GetCurrentLineNumber(r.parser);
    root = NULL;
  }
  XML_ParserFree(r.parser);
  gov_list_free(&r.text);
  return arena->failed ? NULL : root;
}

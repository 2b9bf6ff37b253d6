/* yaml_tree.c: YAML by libyaml's events.
**
** Plain scalars follow the core schema of YAML 1.2 (null, true, false, numbers), so that a
** country NO stays a country. An alias of a scalar is that scalar; an alias of a map or list is a
** leaf that is never followed (documents that double at every level cannot blow up), and one
** diagnostic a file says that something was left out.
*/
#include "read/trees/tree_build.h"

#include <stdlib.h>
#include <yaml.h>

typedef struct open_node {
  gov_node *node, *last; /* last child */
  char *key;             /* read, its value not yet */
  int32_t key_line;
} open_node;

typedef struct anchor {
  const char *name;
  const gov_node *node;
} anchor;

typedef struct event_loop {
  gov_tree_builder *builder;
  gov_arena *arena;
  open_node open[GOV_MAX_TREE_DEPTH];
  int depth;
  int64_t nodes;
  gov_list anchors;
  int32_t alias_line; /* the first alias that was not followed */
  const char *trouble;
} event_loop;

static int32_t line_of(const event_loop *loop, const yaml_mark_t *mark) {
  return loop->builder->first_line + (int32_t)mark->line;
}

/* Hangs a node into the innermost open one, or starts a document with it. */
static void attach(event_loop *loop, gov_node *node) {
  if (!loop->depth) {
    gov_tree_document(loop->builder, node);
    return;
  }
  open_node *parent = &loop->open[loop->depth - 1];
  if (parent->node->kind == GOV_NODE_MAP) {
    node->key = parent->key;
    node->line = parent->key_line;
    parent->key = NULL;
  }
  if (parent->last)
    parent->last->next = node;
  else
    parent->node->first = node;
  parent->last = node;
  parent->node->count++;
}

static int wants_key(const event_loop *loop) {
  if (!loop->depth) return 0;
  const open_node *parent = &loop->open[loop->depth - 1];
  return parent->node->kind == GOV_NODE_MAP && !parent->key;
}

static void take_key(event_loop *loop, char *key, int32_t line) {
  open_node *parent = &loop->open[loop->depth - 1];
  parent->key = key;
  parent->key_line = line;
}

static gov_node *new_node(event_loop *loop, gov_node_kind kind, const yaml_mark_t *mark) {
  if (++loop->nodes > GOV_MAX_TREE_NODES) loop->trouble = "more values than the limit";
  gov_node *node = gov_arena_alloc(loop->arena, sizeof *node);
  if (!node) return NULL;
  node->kind = kind;
  node->line = node->value_line = line_of(loop, mark);
  return node;
}

static void remember(event_loop *loop, const yaml_char_t *name, const gov_node *node) {
  if (!name) return;
  anchor *made = gov_list_add(&loop->anchors);
  if (!made) {
    loop->arena->failed = 1;
    return;
  }
  made->name = gov_arena_string(loop->arena, (const char *)name);
  made->node = node;
}

static int is_number(const char *text, double *number) {
  const char *c = text + (*text == '-' || *text == '+');
  if (!gov_is_digit(*c) && !(*c == '.' && gov_is_digit(c[1]))) return 0;
  if (c[0] == '0' && (c[1] == 'x' || c[1] == 'X' || c[1] == 'o')) return 0;
  char *end;
  *number = strtod(text, &end);
  return !*end;
}

static void type_plain(gov_node *node) {
  gov_text text = gov_text_of(node->text);
  if (!text.n || gov_text_is(text, "~") || gov_text_is(text, "null")) {
    node->kind = GOV_NODE_NULL;
    node->text = NULL;
  } else if (gov_text_is(text, "true") || gov_text_is(text, "false")) {
    node->kind = GOV_NODE_BOOLEAN;
    node->number = gov_text_is(text, "true");
  } else if (is_number(node->text, &node->number)) {
    node->kind = GOV_NODE_NUMBER;
  }
}

static void on_scalar(event_loop *loop, const yaml_event_t *event) {
  const char *value = (const char *)event->data.scalar.value;
  char *text = gov_arena_copy(loop->arena, value, event->data.scalar.length);
  if (!text) return;
  if (wants_key(loop)) {
    take_key(loop, text, line_of(loop, &event->start_mark));
    return;
  }
  gov_node *node = new_node(loop, GOV_NODE_STRING, &event->start_mark);
  if (!node) return;
  node->text = text;
  if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE) type_plain(node);
  remember(loop, event->data.scalar.anchor, node);
  attach(loop, node);
}

static void on_start(event_loop *loop, const yaml_event_t *event, gov_node_kind kind,
                     const yaml_char_t *name) {
  if (loop->depth == GOV_MAX_TREE_DEPTH) {
    loop->trouble = "nested deeper than the limit";
    return;
  }
  gov_node *node = new_node(loop, kind, &event->start_mark);
  if (!node) return;
  remember(loop, name, node);
  if (wants_key(loop))
    take_key(loop, gov_arena_string(loop->arena, ""), node->line);
  else
    attach(loop, node); /* a map or list as a key is read and hangs nowhere */
  loop->open[loop->depth++] = (open_node){.node = node};
}

static const gov_node *find_anchor(const event_loop *loop, const char *name) {
  for (size_t i = loop->anchors.count; i-- > 0;) {
    const anchor *known = gov_list_at(&loop->anchors, i);
    if (known->name && !strcmp(known->name, name)) return known->node;
  }
  return NULL;
}

static void on_alias(event_loop *loop, const yaml_event_t *event) {
  const gov_node *known = find_anchor(loop, (const char *)event->data.alias.anchor);
  int is_scalar = known && known->kind < GOV_NODE_LIST;
  if (wants_key(loop)) {
    const char *key = is_scalar && known->text ? known->text : "";
    take_key(loop, gov_arena_string(loop->arena, key), line_of(loop, &event->start_mark));
    return;
  }
  gov_node *node = new_node(loop, GOV_NODE_NULL, &event->start_mark);
  if (!node) return;
  if (is_scalar) {
    node->kind = known->kind;
    node->text = known->text;
    node->number = known->number;
  } else if (!loop->alias_line) {
    loop->alias_line = node->line;
  }
  attach(loop, node);
}

static void on_event(event_loop *loop, const yaml_event_t *event) {
  switch (event->type) {
  case YAML_SCALAR_EVENT: on_scalar(loop, event); break;
  case YAML_ALIAS_EVENT: on_alias(loop, event); break;
  case YAML_MAPPING_START_EVENT:
    on_start(loop, event, GOV_NODE_MAP, event->data.mapping_start.anchor);
    break;
  case YAML_SEQUENCE_START_EVENT:
    on_start(loop, event, GOV_NODE_LIST, event->data.sequence_start.anchor);
    break;
  case YAML_MAPPING_END_EVENT:
  case YAML_SEQUENCE_END_EVENT: loop->depth--; break;
  case YAML_DOCUMENT_END_EVENT:
    loop->depth = 0;
    loop->anchors.count = 0;
    break;
  default: break;
  }
}

static void run_loop(event_loop *loop, yaml_parser_t *parser) {
  for (int done = 0; !done && !loop->trouble && !loop->arena->failed;) {
    yaml_event_t event;
    if (!yaml_parser_parse(parser, &event)) {
      if (parser->error == YAML_MEMORY_ERROR) {
        loop->arena->failed = 1;
      } else {
        const char *problem = parser->problem ? parser->problem : "not valid YAML";
        gov_tree_error(loop->builder, line_of(loop, &parser->problem_mark), problem);
      }
      return;
    }
    on_event(loop, &event);
    if (loop->trouble)
      gov_tree_error(loop->builder, line_of(loop, &event.start_mark), loop->trouble);
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
}

int gov_tree_parse_yaml(gov_tree_builder *builder, gov_text bytes) {
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) return SQLITE_NOMEM;
  yaml_parser_set_input_string(&parser, (const unsigned char *)bytes.z, bytes.n);
  event_loop loop = {
      .builder = builder, .arena = &builder->tree->arena, .anchors = {.row_bytes = sizeof(anchor)}};
  run_loop(&loop, &parser);
  yaml_parser_delete(&parser);
  gov_list_free(&loop.anchors);
  if (loop.alias_line && builder->facts)
    gov_diagnose(builder->facts, GOV_INFO, "alias_not_followed",
                 (gov_place){builder->path, loop.alias_line},
                 "an alias of a map or list is not followed; what it stands for is not read here");
  return builder->tree->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

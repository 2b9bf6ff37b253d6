/* index_graph.c: the dependencies of an index: on itself, on ids that are not there, in circles. */
#include "read/spec_index.h"

typedef struct spec_graph {
  const gov_spec_index *index;
  gov_facts *facts;
  const gov_dependency *edges; /* grouped by their spec: next[edge] is the spec's next edge */
  uint32_t *first, *next, *target;
  uint32_t *order, *low, *stack, *path, *at; /* Tarjan's, without recursion */
  unsigned char *on_stack;
  uint32_t spec_count, edge_count, counter, depth;
} spec_graph;

static uint32_t spec_row(const spec_graph *graph, const char *id) {
  return gov_map_get(&graph->index->specs, gov_text_of(id));
}

/* Links the edges to their specs and reports those that lead nowhere or back. */
static void link_edges(spec_graph *graph) {
  for (uint32_t i = 0; i < graph->spec_count; i++) graph->first[i] = GOV_MAP_NONE;
  for (uint32_t edge = graph->edge_count; edge-- > 0;) {
    const gov_dependency *row = &graph->edges[edge];
    uint32_t from = spec_row(graph, row->spec_id);
    graph->target[edge] = spec_row(graph, row->depends_on);
    graph->next[edge] = GOV_MAP_NONE;
    if (from == GOV_MAP_NONE || !strcmp(row->relation, "child")) continue;
    graph->next[edge] = graph->first[from];
    graph->first[from] = edge;
  }
}

static void report_edges(spec_graph *graph) {
  /* gov_diagnose adds rows to another table of the facts: the edges do not move. */
  for (size_t edge = 0; edge < graph->edge_count; edge++) {
    const gov_dependency *row = &graph->edges[edge];
    const char *unknown = spec_row(graph, row->spec_id) == GOV_MAP_NONE ? row->spec_id
                          : graph->target[edge] == GOV_MAP_NONE         ? row->depends_on
                                                                        : NULL;
    if (unknown) {
      gov_diagnose(graph->facts, GOV_WARNING, "dependency.dangling", row->place,
                   "spec %s names %s (%s), which the index does not list",
                   unknown == row->spec_id ? row->depends_on : row->spec_id, unknown,
                   row->relation);
    } else if (row->depends_on && !strcmp(row->spec_id, row->depends_on)) {
      gov_diagnose(graph->facts, GOV_WARNING, "dependency.self", row->place,
                   "spec %s depends on itself", row->spec_id);
    }
  }
}

/* The specs of a circle, from the stack down to `root`, as one diagnostic. */
static void close_component(spec_graph *graph, uint32_t root, uint32_t *stack_count) {
  uint32_t members = 0;
  sqlite3_str *names = sqlite3_str_new(NULL);
  const gov_spec *specs = GOV_ROWS(graph->facts, specs);
  uint32_t first = *stack_count;
  while (graph->stack[--first] != root) {
  }
  for (uint32_t i = first; i < *stack_count; i++) {
    uint32_t row = graph->stack[i];
    graph->on_stack[row] = 0;
    if (members++ < 8)
      sqlite3_str_appendf(names, "%s%s", members > 1 ? ", " : "", specs[row].spec_id);
  }
  *stack_count = first;
  char *text = sqlite3_str_finish(names);
  if (members > 1) {
    gov_diagnose(graph->facts, GOV_WARNING, "dependency.cycle", (gov_place){graph->index->path, 0},
                 "%u specs depend on each other in a circle: %s%s", members, text ? text : "",
                 members > 8 ? ", …" : "");
  }
  sqlite3_free(text);
}

static void enter(spec_graph *graph, uint32_t row, uint32_t *stack_count) {
  graph->order[row] = graph->low[row] = ++graph->counter;
  graph->stack[(*stack_count)++] = row;
  graph->on_stack[row] = 1;
  graph->at[row] = graph->first[row];
  graph->path[graph->depth++] = row;
}

/* Strongly connected components, found from one spec. */
static void explore(spec_graph *graph, uint32_t start) {
  uint32_t stack_count = 0;
  enter(graph, start, &stack_count);
  while (graph->depth) {
    uint32_t row = graph->path[graph->depth - 1], edge = graph->at[row];
    if (edge != GOV_MAP_NONE) {
      uint32_t to = graph->target[edge];
      graph->at[row] = graph->next[edge];
      if (to == GOV_MAP_NONE) continue;
      if (!graph->order[to])
        enter(graph, to, &stack_count);
      else if (graph->on_stack[to] && graph->order[to] < graph->low[row])
        graph->low[row] = graph->order[to];
      continue;
    }
    graph->depth--;
    if (graph->low[row] == graph->order[row]) close_component(graph, row, &stack_count);
    if (graph->depth) {
      uint32_t parent = graph->path[graph->depth - 1];
      if (graph->low[row] < graph->low[parent]) graph->low[parent] = graph->low[row];
    }
  }
}

int gov_index_check_graph(const gov_spec_index *index, gov_facts *facts) {
  spec_graph graph = {.index = index,
                      .facts = facts,
                      .edges = GOV_ROWS(facts, dependencies),
                      .spec_count = (uint32_t)GOV_COUNT(facts, specs),
                      .edge_count = (uint32_t)GOV_COUNT(facts, dependencies)};
  gov_arena memory = {0};
  size_t specs = graph.spec_count * sizeof(uint32_t), edges = graph.edge_count * sizeof(uint32_t);
  graph.first = gov_arena_alloc(&memory, specs);
  graph.order = gov_arena_alloc(&memory, specs);
  graph.low = gov_arena_alloc(&memory, specs);
  graph.stack = gov_arena_alloc(&memory, specs);
  graph.path = gov_arena_alloc(&memory, specs);
  graph.at = gov_arena_alloc(&memory, specs);
  graph.on_stack = gov_arena_alloc(&memory, graph.spec_count);
  graph.next = gov_arena_alloc(&memory, edges);
  graph.target = gov_arena_alloc(&memory, edges);
  int rc = memory.failed ? SQLITE_NOMEM : SQLITE_OK;
  if (rc == SQLITE_OK) {
    link_edges(&graph);
    report_edges(&graph);
    for (uint32_t row = 0; row < graph.spec_count; row++) {
      if (!graph.order[row]) explore(&graph, row);
    }
  }
  gov_arena_free(&memory);
  return rc;
}

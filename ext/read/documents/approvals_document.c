/* approvals_document.c: decisions that stand in documents: front matter and tables of approvals.
**
** Three forms of front matter: `approval: {decision, by, role, at, sha256}`, alone or as a list;
** `approvals: {ROLE: {at}}`, where a time is the signature; and a feedback's
** `targets: {invalidates: [ROLE]}`, which takes back what the role has signed until it is closed.
*/
#include "facts/redact/redact.h"
#include "read/documents/approvals.h"

typedef struct approval_reader {
  gov_document *document;
  gov_reading *reading;
  const gov_phrases *words;
} approval_reader;

static gov_text text_in(const gov_node *map, const char *names) {
  return gov_text_of(gov_text_in(map, names));
}

static const char *kept_role(approval_reader *reader, gov_text role) {
  if (!role.n || role.n > GOV_MAX_NAME_BYTES) return NULL;
  return gov_redact(&reader->reading->facts->arena, role);
}

/* The decision of a map; a key that stands there twice, with two answers, decides nothing. */
static const char *decision_in(const approval_reader *reader, const gov_node *map) {
  const gov_node *said = gov_member(map, "decision|status|verdict|state");
  gov_text text = gov_text_of(gov_node_text(said));
  if (!text.n) return NULL;
  const char *decision = gov_approval_decision(reader->words, text);
  for (const gov_node *other = map->first; other; other = other->next) {
    if (other == said || !gov_text_is(gov_text_of(other->key), said->key)) continue;
    gov_text again = gov_text_of(gov_node_text(other));
    if (strcmp(decision, gov_approval_decision(reader->words, again)) != 0)
      return GOV_APPROVAL_PENDING;
  }
  return decision;
}

/* What a map says of one decision. */
static void read_record(approval_reader *reader, const gov_node *map, const char *role,
                        const char *source) {
  gov_approval *row = gov_approval_add(reader->reading, source, gov_node_line(map));
  if (!row) return;
  const char *decision = decision_in(reader, map);
  const char *at = gov_text_in(map, "at|approved_at|signed_at|date|timestamp|when");
  gov_text person = text_in(map, "by|approver|approved_by|signer|reviewer|name");
  if (!role) role = gov_text_in(map, "role");
  if (at) gov_approval_set_moment(reader->reading, row, at);
  if (decision)
    row->decision = decision;
  else if (!strcmp(source, GOV_APPROVED_BY_SIGNATURE) && row->approved_at)
    row->decision = GOV_APPROVE;
  row->role = kept_role(reader, gov_text_of(role));
  row->human = !gov_approval_is_machine(reader->words, gov_text_of(role)) &&
               !gov_approval_is_machine(reader->words, person);
  gov_approval_set_person(reader->reading, row, person);
  gov_approval_set_subject(reader->reading, row, text_in(map, "artifact|gate|subject|for"));
  gov_approval_set_digest(reader->reading, row, text_in(map, "sha256|digest|hash"));
}

static void read_approval(approval_reader *reader, const gov_node *node) {
  if (!node) return;
  if (node->kind == GOV_NODE_LIST) {
    for (const gov_node *one = node->first; one; one = one->next)
      if (one->kind == GOV_NODE_MAP) read_record(reader, one, NULL, GOV_APPROVED_BY_FRONT_MATTER);
    return;
  }
  if (node->kind != GOV_NODE_MAP) return;
  if (gov_member(node, "decision|status|verdict|at|approved_at|by|approver|sha256")) {
    read_record(reader, node, NULL, GOV_APPROVED_BY_FRONT_MATTER);
    return;
  }
  for (const gov_node *role = node->first; role; role = role->next) {
    gov_approval *row;
    if (role->kind == GOV_NODE_MAP)
      read_record(reader, role, role->key, GOV_APPROVED_BY_SIGNATURE);
    else if (role->kind == GOV_NODE_NULL && role->key &&
             (row = gov_approval_add(reader->reading, GOV_APPROVED_BY_SIGNATURE, role->line)))
      row->role = kept_role(reader, gov_text_of(role->key));
  }
}

static int is_closed(gov_text status) {
  static const char *const words[] = {"closed",   "resolved", "done",          "addressed",
                                      "rejected", "wontfix",  "non_actionable"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_is(gov_trim(status), words[i])) return 1;
  return 0;
}

static void read_feedback(approval_reader *reader, const gov_node *root) {
  const gov_node *targets = gov_member(root, "targets");
  const gov_node *roles = gov_member(targets, "invalidates");
  if (!roles || is_closed(text_in(root, "status|state"))) return;
  for (const gov_node *role = roles->kind == GOV_NODE_LIST ? roles->first : roles; role;
       role = roles->kind == GOV_NODE_LIST ? role->next : NULL) {
    gov_text name = gov_text_of(gov_node_text(role));
    gov_approval *row =
        name.n ? gov_approval_add(reader->reading, GOV_APPROVED_BY_FEEDBACK, role->line) : NULL;
    if (!row) continue;
    row->decision = GOV_VOID;
    row->role = kept_role(reader, name);
    gov_approval_set_subject(reader->reading, row, text_in(targets, "artifact|unit|subject|gate"));
  }
}

/* ---- tables ---- */

static const gov_markdown_block *cell_of(const approval_reader *reader, int32_t row,
                                         int32_t column) {
  const gov_markdown *markdown = &reader->document->markdown;
  size_t index = (size_t)row + 1 + (size_t)column;
  if (index >= markdown->blocks.count) return NULL;
  const gov_markdown_block *cell = gov_markdown_at(markdown, (int32_t)index);
  return cell->kind == GOV_MARKDOWN_CELL && cell->parent == row ? cell : NULL;
}

/* Where each column stands, -1: nowhere. 0: it is no table of approvals. */
static int find_columns(const approval_reader *reader, int32_t header, int32_t *at) {
  const gov_markdown_block *cell;
  for (int i = 0; i < GOV_APPROVAL_COLUMNS; i++) at[i] = -1;
  for (int32_t column = 0; (cell = cell_of(reader, header, column)) != NULL; column++) {
    gov_approval_column found = gov_approval_column_of(reader->words, cell->text);
    if (found < GOV_APPROVAL_COLUMNS && at[found] < 0) at[found] = column;
  }
  int who = at[GOV_APPROVAL_SIGNER] >= 0;
  int what = at[GOV_APPROVAL_MOMENT] >= 0 || at[GOV_APPROVAL_DIGEST] >= 0;
  return at[GOV_APPROVAL_STATUS] >= 0 && who && what;
}

static gov_text cell_text(const approval_reader *reader, int32_t row, int32_t column) {
  const gov_markdown_block *cell = column < 0 ? NULL : cell_of(reader, row, column);
  return cell ? gov_trim(cell->text) : (gov_text){0};
}

static void read_row(approval_reader *reader, int32_t row_block, const int32_t *at) {
  gov_reading *reading = reader->reading;
  const gov_markdown_block *block = gov_markdown_at(&reader->document->markdown, row_block);
  gov_text role = cell_text(reader, row_block, at[GOV_APPROVAL_ROLE]);
  gov_text person = cell_text(reader, row_block, at[GOV_APPROVAL_SIGNER]);
  gov_text moment = cell_text(reader, row_block, at[GOV_APPROVAL_MOMENT]);
  gov_approval *row = gov_approval_add(reading, GOV_APPROVED_BY_TABLE, block->line);
  if (!row) return;
  row->decision =
      gov_approval_decision(reader->words, cell_text(reader, row_block, at[GOV_APPROVAL_STATUS]));
  row->role = kept_role(reader, role);
  row->human = !gov_approval_is_machine(reader->words, role) &&
               !gov_approval_is_machine(reader->words, person);
  gov_approval_set_person(reading, row, person);
  if (!row->person && !strcmp(row->decision, GOV_APPROVE)) {
    row->decision = GOV_APPROVAL_PENDING; /* nobody has signed */
    row->detail = "nobody is named";
  }
  char *kept = moment.n ? gov_arena_copy(&reading->facts->arena, moment.z, moment.n) : NULL;
  if (kept) gov_approval_set_moment(reading, row, kept);
  gov_approval_set_digest(reading, row, cell_text(reader, row_block, at[GOV_APPROVAL_DIGEST]));
  gov_approval_set_subject(reading, row, cell_text(reader, row_block, at[GOV_APPROVAL_ARTIFACT]));
}

static void read_tables(approval_reader *reader) {
  const gov_markdown *markdown = &reader->document->markdown;
  int32_t at[GOV_APPROVAL_COLUMNS];
  int reads = 0;
  for (size_t i = 0; i < markdown->blocks.count; i++) {
    const gov_markdown_block *block = gov_markdown_at(markdown, (int32_t)i);
    if (block->kind != GOV_MARKDOWN_ROW) continue;
    if (block->number == 0)
      reads = find_columns(reader, (int32_t)i, at);
    else if (reads)
      read_row(reader, (int32_t)i, at);
  }
}

int gov_approvals_read(gov_document *document, gov_reading *reading) {
  approval_reader reader = {.document = document, .reading = reading};
  reader.words = &reading->phrases->approvals;
  for (const gov_node *root = document->tree.documents; root; root = root->next) {
    read_approval(&reader, gov_member_exact(root, "approval"));
    read_approval(&reader, gov_member_exact(root, "approvals"));
    read_feedback(&reader, root);
  }
  read_tables(&reader);
  gov_approvals_in_prose(document, reading);
  return reading->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

/* lexicon_file.c: phrases that a team adds, in YAML, JSON or tab-separated lines.
**
**   - {language: en, aspect: backup, signal: mechanism, phrase: [vaultsnap, cold copy]}
*/
#include "workspace/lexicon_file.h"

#include "facts/lexicon/lexicon.h"
#include "read/trees/tree.h"

enum { MAX_TOLD = 100 };

typedef struct phrase_file {
  gov_facts *facts;
  gov_place place; /* of the row at hand */
  gov_concepts concepts;
  gov_folded folded;
  int bad; /* rows left out */
} phrase_file;

static int is_tree(const char *path) {
  gov_text text = gov_text_of(path);
  return gov_text_ends(text, ".yaml") || gov_text_ends(text, ".yml") ||
         gov_text_ends(text, ".json");
}

/* What is wrong with the row; `choices` is consumed. */
static void tell(phrase_file *file, const char *problem, sqlite3_str *choices) {
  char *all = choices ? sqlite3_str_finish(choices) : NULL;
  if (file->bad++ < MAX_TOLD)
    gov_diagnose(file->facts, GOV_WARNING, "lexicon.row", file->place, "%s%s", problem,
                 all ? all : "");
  sqlite3_free(all);
}

static void add_choice(sqlite3_str *choices, const char *word) {
  if (sqlite3_str_length(choices)) sqlite3_str_appendall(choices, ", ");
  sqlite3_str_appendall(choices, word);
}

static void tell_language(phrase_file *file) {
  sqlite3_str *choices = sqlite3_str_new(NULL);
  for (int i = 0; i < GOV_LANGUAGE_COUNT; i++) add_choice(choices, gov_language_names[i]);
  tell(file, "no `language`, or one without a lexicon; there are: ", choices);
}

static void tell_aspect(phrase_file *file) {
  sqlite3_str *choices = sqlite3_str_new(NULL);
  const char *last = "";
  for (int i = 0; i < GOV_CUE_COUNT; last = gov_cue_names[i++].aspect)
    if (strcmp(last, gov_cue_names[i].aspect) != 0) add_choice(choices, gov_cue_names[i].aspect);
  add_choice(choices, "concept");
  tell(file, "no `aspect`, or an unknown one; there are: ", choices);
}

static void tell_signal(phrase_file *file, const char *aspect) {
  sqlite3_str *choices = sqlite3_str_new(NULL);
  for (int i = 0; i < GOV_CUE_COUNT; i++)
    if (!strcmp(aspect, gov_cue_names[i].aspect)) add_choice(choices, gov_cue_names[i].signal);
  if (!sqlite3_str_length(choices)) add_choice(choices, "those of gov_concepts");
  tell(file, "no `signal`, or none of this aspect; it has: ", choices);
}

static int is_aspect(const char *aspect) {
  int known = !strcmp(aspect, "concept");
  for (int i = 0; i < GOV_CUE_COUNT && !known; i++)
    known = !strcmp(aspect, gov_cue_names[i].aspect);
  return known;
}

static int is_signal(const phrase_file *file, const gov_added_phrase *row) {
  if (!strcmp(row->aspect, "concept"))
    return gov_concepts_find(&file->concepts, gov_text_of(row->signal)) >= 0;
  return gov_cue_find(row->aspect, row->signal) >= 0;
}

/* A last * stands for any ending of the word, so it is no phrase of its own. */
static int holds_word(phrase_file *file, gov_text phrase) {
  if (phrase.n > 1 && phrase.z[phrase.n - 1] == '*') phrase.n--;
  if (gov_fold(&file->folded, phrase) != SQLITE_OK) return 0;
  const gov_token *tokens = (const void *)file->folded.tokens.rows;
  for (size_t i = 0; i < file->folded.tokens.count; i++)
    if (tokens[i].kind != GOV_TOKEN_MARK) return 1;
  return 0;
}

static const char *kept(phrase_file *file, const char *text) {
  return text && *text ? gov_arena_string(&file->facts->arena, text) : NULL;
}

static void add_row(phrase_file *file, const gov_added_phrase *row) {
  if (!row->language || gov_language_find(row->language) < 0) {
    tell_language(file);
  } else if (!row->aspect || !is_aspect(row->aspect)) {
    tell_aspect(file);
  } else if (!row->signal || !is_signal(file, row)) {
    tell_signal(file, row->aspect);
  } else if (!row->phrase || !holds_word(file, gov_text_of(row->phrase))) {
    tell(file, "no `phrase`, or one without a word", NULL);
  } else if (strlen(row->phrase) > GOV_MAX_NAME_BYTES) {
    tell(file, "the phrase is too long", NULL);
  } else {
    gov_added_phrase *added = GOV_ADD(file->facts, added_phrases);
    if (added)
      *added = (gov_added_phrase){kept(file, row->language), kept(file, row->aspect),
                                  kept(file, row->signal),   kept(file, row->phrase),
                                  kept(file, row->value),    file->place};
  }
}

static void add_map(phrase_file *file, const gov_node *map) {
  gov_added_phrase row = {gov_text_in(map, "language|lang"), gov_text_in(map, "aspect"),
                          gov_text_in(map, "signal"), NULL, gov_text_in(map, "value")};
  const gov_node *phrase = gov_member(map, "phrase|phrases");
  if (!phrase || phrase->kind != GOV_NODE_LIST || !phrase->first) {
    row.phrase = gov_node_text(phrase);
    add_row(file, &row);
    return;
  }
  for (const gov_node *one = phrase->first; one; one = one->next) {
    file->place.line = one->line;
    row.phrase = gov_node_text(one);
    add_row(file, &row);
  }
}

static void read_document(phrase_file *file, const gov_node *root) {
  const gov_node *list = root->kind == GOV_NODE_LIST ? root : gov_member(root, "lexicon|phrases");
  file->place.line = gov_node_line(list ? list : root);
  if (!list || list->kind != GOV_NODE_LIST) {
    tell(file, "no list of phrases: at the top, or below `lexicon` or `phrases`", NULL);
    return;
  }
  for (const gov_node *row = list->first; row; row = row->next) {
    file->place.line = row->line;
    if (row->kind == GOV_NODE_MAP)
      add_map(file, row);
    else
      tell(file, "no map of language, aspect, signal and phrase", NULL);
  }
}

static int read_tree(phrase_file *file, gov_text bytes) {
  gov_tree tree;
  int rc = gov_tree_read(&tree, file->facts, file->place.path, bytes);
  if (rc != SQLITE_OK) return rc;
  for (const gov_node *root = tree.documents; root; root = root->next) read_document(file, root);
  if (!tree.documents && !tree.broken)
    tell(file, "no list of phrases: at the top, or below `lexicon` or `phrases`", NULL);
  gov_tree_free(&tree);
  return SQLITE_OK;
}

static void read_line(phrase_file *file, gov_text line) {
  const char *cells[5] = {NULL};
  char *copy = gov_arena_copy(&file->facts->arena, line.z, line.n);
  int count = 0;
  for (char *at = copy; at && count < 5; count++) {
    cells[count] = at;
    at = strchr(at, '\t');
    if (at) *at++ = 0;
  }
  gov_added_phrase row = {cells[0], cells[1], cells[2], cells[3], cells[4]};
  if (count < 4)
    tell(file, "fewer than four cells: language, aspect, signal and phrase, with tabs between",
         NULL);
  else if (strcmp(cells[0], "language") != 0) /* else: the header */
    add_row(file, &row);
}

static void read_lines(phrase_file *file, gov_text text) {
  while (text.n) {
    const char *end = memchr(text.z, '\n', text.n);
    size_t n = end ? (size_t)(end - text.z) : text.n;
    gov_text line = gov_trim((gov_text){text.z, n});
    n += end != NULL;
    text = (gov_text){text.z + n, text.n - n};
    file->place.line++;
    if (line.n && line.z[0] != '#') read_line(file, line);
  }
}

int gov_lexicon_file_read(gov_facts *facts, const char *path, gov_text bytes) {
  phrase_file file = {.facts = facts, .place = {path, 0}};
  gov_folded_init(&file.folded);
  int rc = gov_concepts_open(&file.concepts);
  if (rc == SQLITE_OK && is_tree(path))
    rc = read_tree(&file, bytes);
  else if (rc == SQLITE_OK)
    read_lines(&file, bytes);
  if (file.bad > MAX_TOLD)
    gov_diagnose(facts, GOV_WARNING, "lexicon.row", (gov_place){path, 0},
                 "%d more rows cannot be used", file.bad - MAX_TOLD);
  gov_concepts_free(&file.concepts);
  gov_folded_free(&file.folded);
  return facts->arena.failed ? SQLITE_NOMEM : rc;
}

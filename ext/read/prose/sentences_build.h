/* sentences_build.h: what the files that build a gov_document share. */
#ifndef GOV_SENTENCES_BUILD_H
#define GOV_SENTENCES_BUILD_H
#include "read/prose/sentences.h"
#include "read/prose/topics.h"

enum {
  SENTENCE_BYTES_MAX = 8192, /* a longer one is cut at a space */
  ORDINARY_SENTENCE_BYTES = 64,
  BOLD_HEADING_LEVEL = 7,
  BOLD_HEADING_BYTES_MAX = 120,
  LABEL_BYTES_MAX = 60
};

/* A scalar of front matter or of a YAML plan, to be read as a paragraph "key: value". */
typedef struct tree_entry {
  int32_t block;        /* made for it; -1: the entry opens a section */
  const char *heading;  /* of the section */
  const char *subject;  /* the unit it speaks of, NULL */
  gov_topic_set topics; /* by the keys above */
  int32_t line;
} tree_entry;

/* What a block hands down to the blocks inside it. */
typedef struct block_place {
  int32_t item;           /* the innermost item, a block; -1 */
  int32_t first_sentence; /* of an item; -1 */
  int32_t lead;           /* sentence; -1 */
  int32_t last_sentence;  /* of the last paragraph right inside, for the list behind it; -1 */
  gov_topic_set topics;   /* by labels and leads above; 0 none */
  uint32_t standing;      /* by leads above */
  int8_t in_quote;
} block_place;

typedef struct sentence_builder {
  gov_document *document;
  gov_markdown *markdown;
  const gov_phrases *topics;
  block_place *places; /* by block */
  block_place top;
  int32_t section;
  int32_t table_no, row_no;
  int32_t header_row;              /* block of the table's header row */
  gov_text row_header;             /* of the row */
  gov_heading_sense row_sense;     /* of the row header */
  uint32_t row_standing;           /* by the row's state */
  gov_heading_sense *column_sense; /* of the table's columns; grown as needed */
  int32_t column_capacity, column_count;
  gov_list entries; /* tree_entry */
  int failed;
} sentence_builder;

/* ---- sentences_rows.c ---- */

/* A cell of a column of states: what it says holds for the row. 1: it is open, and says nothing else. */
int gov_row_take_state(sentence_builder *builder, const gov_markdown_block *cell, int32_t row);

/* ---- sentences_tree.c ---- */

/* Makes a block for each scalar; top-level keys open sections when `sections` is set. */
int gov_tree_entries(sentence_builder *builder, int sections);
/* The name of the unit a map describes: its `unit`, `table`, `name` …; NULL when it has none. */
const char *gov_tree_unit(const gov_node *map);
/* A key whose list holds units: 1 in scope, -1 left out, 0 no such key. */
int gov_tree_unit_list(const gov_node *member);

/* ---- sentences_sections.c ---- */

gov_section_info *gov_section_now(sentence_builder *builder);
/* Opens a section under those of a smaller level; block: its heading, -1 none. SQLITE_OK or
 * SQLITE_NOMEM. */
int gov_section_add(sentence_builder *builder, int32_t level, int32_t block);
/* Words and placeholders of each section, once all its sentences are there. */
void gov_sections_finish(gov_document *document);

/* ---- sentences_split.c ---- */

/* Walks the text of a block from sentence to sentence: its cursors only go forward. */
typedef struct gov_splitter {
  const gov_markdown *markdown;
  const gov_markdown_block *block;
  uint32_t mark, code, bold; /* cursors */
  int labelled;              /* the block starts with a label; -1: nobody has asked */
} gov_splitter;
void gov_split_start(gov_splitter *splitter, const gov_markdown *markdown,
                     const gov_markdown_block *block);
size_t gov_split_next(gov_splitter *splitter, size_t start); /* the end of the sentence there */
/* The label at the head of a sentence; sets where the value starts. Empty when there is none. */
gov_text gov_sentence_label(gov_splitter *splitter, gov_text sentence, size_t *value_start);
/* Removes a ticked or empty box at the head; 1, 0, or -1 when there is none. */
int gov_take_box(gov_text *text);
int gov_is_question(gov_text text);
/* Ends with a colon of any script: what follows is introduced by it. */
int gov_introduces(gov_text text);

/* ---- sentences_listed.c ---- */

/* Is the block no code but a list in plain text? Then it is read as one. */
int gov_code_is_list(gov_code_role role, gov_text code);
/* Takes the number, bullet or box at the head of a line. */
typedef struct gov_listed_line {
  gov_text text;
  int32_t number;      /* 0: none */
  int bullet, checked; /* checked: -1 no box */
} gov_listed_line;
gov_listed_line gov_listed_line_of(gov_text line);

/* ---- sentences_code.c ---- */

/* A code block, taken line by line. */
typedef struct gov_code_reader {
  gov_arena *arena; /* of joined lines */
  gov_text code;
  gov_code_role role;
  int prompts; /* commands stand behind "$ ", what has none is output */
  size_t at;   /* of the next line */
} gov_code_reader;

typedef struct gov_code_line {
  gov_text text;
  size_t offset; /* in the block's text */
  gov_code_role role;
  int8_t comment;
} gov_code_line;

void gov_code_start(gov_code_reader *reader, gov_arena *arena, gov_text language, gov_text code);
/* The next logical line that is not blank: continuations joined, an SQL statement whole. 0 at the
** end. */
int gov_code_next(gov_code_reader *reader, gov_code_line *line);

#endif

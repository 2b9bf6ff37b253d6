/* table_documents.c: the structure of Markdown documents. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column sections_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_section, path), GOV_INDEXED, "document"},
    {"section_id", GOV_COLUMN_INT32, offsetof(gov_section, section_id), 0,
     "number in the document"},
    {"parent_id", GOV_COLUMN_LINE, offsetof(gov_section, parent_id), 0, "section above"},
    {"level", GOV_COLUMN_INT32, offsetof(gov_section, level), 0,
     "1 to 6; 0 before the first heading"},
    {"heading", GOV_COLUMN_TEXT, offsetof(gov_section, heading), 0, "text, redacted"},
    {"topic", GOV_COLUMN_TEXT, offsetof(gov_section, topic), GOV_INDEXED, "what it is about"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_section, line), 0, "of the heading"},
    {"line_end", GOV_COLUMN_LINE, offsetof(gov_section, line_end), 0, "last line"},
    {"words", GOV_COLUMN_INT32, offsetof(gov_section, words), 0,
     "words below the heading, without subsections"},
    {"placeholder", GOV_COLUMN_INT32, offsetof(gov_section, placeholder), 0,
     "1: nothing but a placeholder"},
    {"text", GOV_COLUMN_TEXT, offsetof(gov_section, text), 0,
     "its paragraphs, redacted and cut; no lists, tables or code"},
};
const gov_table gov_table_sections = {
    "gov_sections",
    GOV_FACT_sections,
    sections_columns,
    GOV_COLUMN_COUNT(sections_columns),
    "Sections of Markdown documents.",
    "SELECT path, heading, topic FROM gov_sections WHERE placeholder"};

static const gov_column items_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_item, path), GOV_INDEXED, "document"},
    {"section_id", GOV_COLUMN_INT32, offsetof(gov_item, section_id), 0, "section"},
    {"item_no", GOV_COLUMN_INT32, offsetof(gov_item, item_no), 0, "number in the document"},
    {"depth", GOV_COLUMN_INT32, offsetof(gov_item, depth), 0, "nesting, from 1"},
    {"kind", GOV_COLUMN_TEXT, offsetof(gov_item, kind), 0, "bullet step task"},
    {"checked", GOV_COLUMN_TRI, offsetof(gov_item, checked), 0, "tasks: 1 ticked, 0 not"},
    {"text", GOV_COLUMN_TEXT, offsetof(gov_item, text), 0, "redacted; inline code in backticks"},
    {"key", GOV_COLUMN_TEXT, offsetof(gov_item, key), 0,
     "what stands before its dash, colon or arrow; NULL: not in two"},
    {"value", GOV_COLUMN_TEXT, offsetof(gov_item, value), 0, "what stands behind it"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_item, line), 0, "line"},
};
const gov_table gov_table_items = {
    "gov_items",
    GOV_FACT_items,
    items_columns,
    GOV_COLUMN_COUNT(items_columns),
    "List items, steps and tasks of Markdown documents.",
    "SELECT path, line, text FROM gov_items WHERE kind = 'task' AND checked = 0"};

static const gov_column cells_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_cell, path), GOV_INDEXED, "document"},
    {"section_id", GOV_COLUMN_INT32, offsetof(gov_cell, section_id), 0, "section"},
    {"table_no", GOV_COLUMN_INT32, offsetof(gov_cell, table_no), 0, "table in the document"},
    {"row_no", GOV_COLUMN_INT32, offsetof(gov_cell, row_no), 0, "row, from 1 below the header"},
    {"column_no", GOV_COLUMN_INT32, offsetof(gov_cell, column_no), 0, "column, from 1"},
    {"header", GOV_COLUMN_TEXT, offsetof(gov_cell, header), 0, "head of the column"},
    {"text", GOV_COLUMN_TEXT, offsetof(gov_cell, text), 0, "redacted"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_cell, line), 0, "line"},
};
const gov_table gov_table_cells = {"gov_cells",
                                   GOV_FACT_cells,
                                   cells_columns,
                                   GOV_COLUMN_COUNT(cells_columns),
                                   "Table cells of Markdown documents.",
                                   "SELECT path, header, text FROM gov_cells"};

static const gov_column blocks_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_block, path), GOV_INDEXED, "document"},
    {"section_id", GOV_COLUMN_INT32, offsetof(gov_block, section_id), 0, "section"},
    {"block_no", GOV_COLUMN_INT32, offsetof(gov_block, block_no), 0, "number in the document"},
    {"language", GOV_COLUMN_TEXT, offsetof(gov_block, language), 0, "info string"},
    {"text", GOV_COLUMN_TEXT, offsetof(gov_block, text), 0, "redacted and cut"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_block, line), 0, "first line"},
    {"line_end", GOV_COLUMN_LINE, offsetof(gov_block, line_end), 0, "last line"},
};
const gov_table gov_table_blocks = {"gov_blocks",
                                    GOV_FACT_blocks,
                                    blocks_columns,
                                    GOV_COLUMN_COUNT(blocks_columns),
                                    "Code blocks of Markdown documents.",
                                    "SELECT path, language, line FROM gov_blocks"};

static const gov_column document_fields_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_document_field, path), GOV_INDEXED, "document"},
    {"section_id", GOV_COLUMN_INT32, offsetof(gov_document_field, section_id), 0, "section"},
    {"item_no", GOV_COLUMN_INT32, offsetof(gov_document_field, item_no), 0,
     "list item it stands in; 0 none"},
    {"name", GOV_COLUMN_TEXT, offsetof(gov_document_field, name), GOV_INDEXED, "folded"},
    {"value", GOV_COLUMN_TEXT, offsetof(gov_document_field, value), 0, "redacted"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_document_field, line), 0, "line"},
};
const gov_table gov_table_document_fields = {
    "gov_document_fields",
    GOV_FACT_document_fields,
    document_fields_columns,
    GOV_COLUMN_COUNT(document_fields_columns),
    "Named values of documents: front matter, bold fields, header lines.",
    "SELECT path, name, value FROM gov_document_fields"};

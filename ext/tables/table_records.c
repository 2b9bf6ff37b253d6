/* table_records.c: the typed fields of the records of a migration stage. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column record_fields_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_record_field, path), GOV_INDEXED, "file"},
    {"section_id", GOV_COLUMN_INT32, offsetof(gov_record_field, section_id), 0, "section"},
    {"record_no", GOV_COLUMN_INT32, offsetof(gov_record_field, record_no), 0, "record in the file"},
    {"record", GOV_COLUMN_TEXT, offsetof(gov_record_field, record), GOV_INDEXED,
     "what it is: mapping, step, test, reconciliation …"},
    {"field", GOV_COLUMN_TEXT, offsetof(gov_record_field, field), GOV_INDEXED,
     "its field; a field that names several things has a row for each"},
    {"text", GOV_COLUMN_TEXT, offsetof(gov_record_field, text), 0,
     "as it stands, redacted and cut; NULL: an empty cell, a command"},
    {"word", GOV_COLUMN_TEXT, offsetof(gov_record_field, word), 0,
     "what it says in fixed words, or the name it holds"},
    {"number", GOV_COLUMN_REAL, offsetof(gov_record_field, number), 0, "what it counts"},
    {"placeholder", GOV_COLUMN_INT32, offsetof(gov_record_field, placeholder), 0,
     "1: nothing is said yet"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_record_field, line), 0, "line"},
};
const gov_table gov_table_record_fields = {
    "gov_record_fields",
    GOV_FACT_record_fields,
    record_fields_columns,
    GOV_COLUMN_COUNT(record_fields_columns),
    "Fields of the records of a migration stage: mapping rows, steps, results, findings.",
    "SELECT path, line, field, word FROM gov_record_fields WHERE record = 'mapping'"};

/* table_cues.c: what documents answer to the questions of the checks. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column cues_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_cue_said, path), GOV_INDEXED, "document"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_cue_said, line), 0, "line"},
    {"section_id", GOV_COLUMN_INT32, offsetof(gov_cue_said, section_id), 0, "section"},
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_cue_said, unit_id), GOV_INDEXED,
     "unit it is said of; NULL: the document as a whole"},
    {"cue", GOV_COLUMN_TEXT, offsetof(gov_cue_said, cue), GOV_INDEXED, "of gov_cue_catalog"},
    {"answer", GOV_COLUMN_TEXT, offsetof(gov_cue_said, answer), 0, "yes no planned"},
    {"origin", GOV_COLUMN_TEXT, offsetof(gov_cue_said, origin), 0,
     "stated; evidenced: a report answers it"},
    {"why", GOV_COLUMN_TEXT, offsetof(gov_cue_said, why), 0, "why it is that answer"},
    {"phase", GOV_COLUMN_TEXT, offsetof(gov_cue_said, phase), 0,
     "before during after undo, by the headings above"},
    {"position", GOV_COLUMN_TEXT, offsetof(gov_cue_said, position), 0,
     "where in the document: step, task, table, …"},
    {"step", GOV_COLUMN_LINE, offsetof(gov_cue_said, step), 0, "number of the step it stands in"},
};
const gov_table gov_table_cues = {
    "gov_cues",
    GOV_FACT_cues,
    cues_columns,
    GOV_COLUMN_COUNT(cues_columns),
    "What documents say to the questions that checks ask: one row a statement, answered yes, no or "
    "planned.",
    "SELECT cue, answer, why, path, line FROM gov_cues WHERE cue = 'restore_tested'"};

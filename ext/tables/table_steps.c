/* table_steps.c: the steps of plans and runbooks. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column steps_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_document_step, path), GOV_INDEXED, "document"},
    {"section_id", GOV_COLUMN_INT32, offsetof(gov_document_step, section_id), 0, "section"},
    {"position", GOV_COLUMN_INT32, offsetof(gov_document_step, position), 0,
     "order in the document"},
    {"step_no", GOV_COLUMN_LINE, offsetof(gov_document_step, step_no), 0, "its number as written"},
    {"form", GOV_COLUMN_TEXT, offsetof(gov_document_step, form), 0, "heading table list checklist"},
    {"topic", GOV_COLUMN_TEXT, offsetof(gov_document_step, topic), 0,
     "of the section: steps rollback cleanup prerequisites …"},
    {"label", GOV_COLUMN_TEXT, offsetof(gov_document_step, label), 0, "its id as written: C-03"},
    {"name", GOV_COLUMN_TEXT, offsetof(gov_document_step, name), 0, "what it is called"},
    {"action", GOV_COLUMN_TEXT, offsetof(gov_document_step, action), 0, "what to do"},
    {"precondition", GOV_COLUMN_TEXT, offsetof(gov_document_step, precondition), 0,
     "what must hold before"},
    {"verification", GOV_COLUMN_TEXT, offsetof(gov_document_step, verification), 0,
     "how to see that it worked"},
    {"rollback", GOV_COLUMN_TEXT, offsetof(gov_document_step, rollback), 0, "how to undo it"},
    {"duration", GOV_COLUMN_TEXT, offsetof(gov_document_step, duration), 0,
     "as written: gov_duration reads it"},
    {"owner", GOV_COLUMN_TEXT, offsetof(gov_document_step, owner), 0,
     "role that does it, redacted"},
    {"reversibility", GOV_COLUMN_TEXT, offsetof(gov_document_step, reversibility), 0, "as written"},
    {"moment", GOV_COLUMN_TEXT, offsetof(gov_document_step, moment), 0,
     "when it starts, as written"},
    {"checked", GOV_COLUMN_TRI, offsetof(gov_document_step, checked), 0, "boxes: 1 ticked, 0 not"},
    {"command", GOV_COLUMN_INT32, offsetof(gov_document_step, command), 0,
     "1: it names a command or a script"},
    {"backup", GOV_COLUMN_INT32, offsetof(gov_document_step, backup), 0,
     "1: it takes a copy, before it changes anything itself"},
    {"backup_assumed", GOV_COLUMN_INT32, offsetof(gov_document_step, backup_assumed), 0,
     "1: it takes a copy for granted: its precondition speaks of one"},
    {"changes", GOV_COLUMN_INT32, offsetof(gov_document_step, changes), 0,
     "1: it changes data or where it is read from, or runs a script"},
    {"destroys", GOV_COLUMN_INT32, offsetof(gov_document_step, destroys), 0,
     "1: it loses something, or says that there is no way back"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_document_step, line), 0, "first line"},
    {"line_end", GOV_COLUMN_LINE, offsetof(gov_document_step, line_end), 0, "last line"},
};
const gov_table gov_table_steps = {
    "gov_steps",
    GOV_FACT_steps,
    steps_columns,
    GOV_COLUMN_COUNT(steps_columns),
    "Steps of plans and runbooks: headings, rows of tables, numbered items, boxes to tick.",
    "SELECT path, step_no, name, verification, rollback FROM gov_steps WHERE form <> 'checklist'"};

static const gov_column unit_places_columns[] = {
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_unit_place, unit_id), GOV_INDEXED, "unit"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_unit_place, place.path), GOV_INDEXED, "plan"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_unit_place, place.line), 0, "line"},
    {"via", GOV_COLUMN_TEXT, offsetof(gov_unit_place, via), 0,
     "item, cell or step that names it; script: a step names a script that changes it"},
};
const gov_table gov_table_unit_places = {"gov_unit_places",
                                         GOV_FACT_unit_places,
                                         unit_places_columns,
                                         GOV_COLUMN_COUNT(unit_places_columns),
                                         "Places in plans that name a unit.",
                                         "SELECT unit_id, path, line FROM gov_unit_places"};

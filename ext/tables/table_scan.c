/* table_scan.c: the scan itself. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column flags_columns[] = {
    {"flag", GOV_COLUMN_TEXT, offsetof(gov_flag, flag), GOV_INDEXED, "without dashes"},
    {"value", GOV_COLUMN_TEXT, offsetof(gov_flag, value), 0, "value"},
    {"source", GOV_COLUMN_TEXT, offsetof(gov_flag, source), 0, "default set"},
    {"description", GOV_COLUMN_TEXT, offsetof(gov_flag, description), 0, "what it does"},
};
const gov_table gov_table_flags = {"gov_flags",
                                   GOV_FACT_flags,
                                   flags_columns,
                                   GOV_COLUMN_COUNT(flags_columns),
                                   "Flags of the scan and their values.",
                                   "SELECT flag, value FROM gov_flags WHERE source = 'set'"};

static const gov_column diagnostics_columns[] = {
    {"severity", GOV_COLUMN_TEXT, offsetof(gov_diagnostic, severity), 0, "error warning info"},
    {"code", GOV_COLUMN_TEXT, offsetof(gov_diagnostic, code), GOV_INDEXED, "kind of diagnostic"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_diagnostic, place.path), GOV_INDEXED, "artifact"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_diagnostic, place.line), 0, "line it stands at, from 1"},
    {"message", GOV_COLUMN_TEXT, offsetof(gov_diagnostic, message), 0, "what is wrong"},
};
const gov_table gov_table_diagnostics = {
    "gov_diagnostics",
    GOV_FACT_diagnostics,
    diagnostics_columns,
    GOV_COLUMN_COUNT(diagnostics_columns),
    "What could not be read, and what is odd about what was.",
    "SELECT severity, path, line, message FROM gov_diagnostics"};

static const gov_column added_phrases_columns[] = {
    {"language", GOV_COLUMN_TEXT, offsetof(gov_added_phrase, language), GOV_INDEXED, "language"},
    {"aspect", GOV_COLUMN_TEXT, offsetof(gov_added_phrase, aspect), 0, "as in gov_evidence"},
    {"signal", GOV_COLUMN_TEXT, offsetof(gov_added_phrase, signal), GOV_INDEXED, "what it says"},
    {"phrase", GOV_COLUMN_TEXT, offsetof(gov_added_phrase, phrase), GOV_INDEXED, "as written"},
    {"value", GOV_COLUMN_TEXT, offsetof(gov_added_phrase, value), 0, "which, where it names one"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_added_phrase, place.path), GOV_INDEXED, "the file"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_added_phrase, place.line), 0, "line"},
};
const gov_table gov_table_added_phrases = {
    "gov_lexicon_additions",
    GOV_FACT_added_phrases,
    added_phrases_columns,
    GOV_COLUMN_COUNT(added_phrases_columns),
    "Phrases of the file that --lexicon names, as far as they could be used.",
    "SELECT language, phrase, path, line FROM gov_lexicon_additions",
    .empty_before_scan = 1};

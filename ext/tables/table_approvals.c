/* table_approvals.c: decisions about artifacts, and what they are about. No person is named: see
** people.c. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column approvals_columns[] = {
    {"subject", GOV_COLUMN_TEXT, offsetof(gov_approval, subject), GOV_INDEXED,
     "artifact code or path; NULL: what it stands in"},
    {"decision", GOV_COLUMN_TEXT, offsetof(gov_approval, decision), 0,
     "approve revise block pending void"},
    {"role", GOV_COLUMN_TEXT, offsetof(gov_approval, role), 0, "role or panel, redacted"},
    {"person_no", GOV_COLUMN_LINE, offsetof(gov_approval, person_no), 0,
     "the same number is the same person; no names are kept"},
    {"human", GOV_COLUMN_TRI, offsetof(gov_approval, human), 0,
     "1 a person's decision, 0 a panel's, an agent's or a policy's"},
    {"human_required", GOV_COLUMN_TRI, offsetof(gov_approval, human_required), 0,
     "1: it needs a person's decision beside it"},
    {"approved_at", GOV_COLUMN_TEXT, offsetof(gov_approval, approved_at), 0,
     "UTC; the day alone where no more is known"},
    {"sha256", GOV_COLUMN_TEXT, offsetof(gov_approval, sha256), 0, "digest of what was approved"},
    {"confidence", GOV_COLUMN_REAL, offsetof(gov_approval, confidence), 0, "0 to 1, of a panel"},
    {"is_override", GOV_COLUMN_INT32, offsetof(gov_approval, is_override), 0,
     "1: rules were set aside"},
    {"justification_chars", GOV_COLUMN_INT32, offsetof(gov_approval, justification_chars), 0,
     "length of the reason given for it"},
    {"approvals", GOV_COLUMN_INT32, offsetof(gov_approval, approvals), 0, "who stand behind it"},
    {"profile", GOV_COLUMN_TEXT, offsetof(gov_approval, profile), 0,
     "policy profile that an override is held to"},
    {"source", GOV_COLUMN_TEXT, offsetof(gov_approval, source), 0,
     "panel manifest table front_matter signature feedback"},
    {"detail", GOV_COLUMN_TEXT, offsetof(gov_approval, detail), 0, "what speaks against it"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_approval, place.path), GOV_INDEXED,
     "artifact it stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_approval, place.line), 0, "line it stands at, from 1"},
};
const gov_table gov_table_approvals = {
    "gov_approvals",
    GOV_FACT_approvals,
    approvals_columns,
    GOV_COLUMN_COUNT(approvals_columns),
    "Decisions about artifacts: of panels, policies, people.",
    "SELECT subject, decision, role, approved_at FROM gov_approvals"};

static const gov_column parts_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_part, path), GOV_INDEXED, "plan"},
    {"code", GOV_COLUMN_TEXT, offsetof(gov_part, code), GOV_INDEXED,
     "in brackets in its heading: MIG-3; NULL: the whole document"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_part, line), 0, "first line"},
    {"line_end", GOV_COLUMN_LINE, offsetof(gov_part, line_end), 0, "last line"},
    {"sha256", GOV_COLUMN_TEXT, offsetof(gov_part, sha256), 0,
     "of its lines, without front matter and sections of approvals"},
    {"stamped_at", GOV_COLUMN_TEXT, offsetof(gov_part, stamped_at), 0,
     "newest time it is labelled with: updated, date"},
    {"stamped_early", GOV_COLUMN_TEXT, offsetof(gov_part, stamped_early), 0,
     "the same, or the earlier of two days that it may mean (3/4/2026)"},
    {"latest_at", GOV_COLUMN_TEXT, offsetof(gov_part, latest_at), 0, "newest time anywhere in it"},
    {"authors", GOV_COLUMN_TEXT, offsetof(gov_part, authors), 0,
     "person_no of each, between commas"},
};
const gov_table gov_table_parts = {"gov_parts",
                                   GOV_FACT_parts,
                                   parts_columns,
                                   GOV_COLUMN_COUNT(parts_columns),
                                   "Plans and their parts as they are approved: digest and times.",
                                   "SELECT path, code, sha256 FROM gov_parts"};

/* markdown_plan.c: the reader of Markdown documents: plans, runbooks, specs, tasks, reports.
**
** A document is parsed once; what it says is then taken in stages: its structure (markdown_facts),
** the units it is about (units_document), what its sentences mean (meaning).
*/
#include "read/documents/approvals.h"
#include "read/documents/document_parts.h"
#include "read/documents/front_matter.h"
#include "read/documents/markdown_facts.h"
#include "read/documents/records.h"
#include "read/documents/steps.h"
#include "read/models/model_blocks.h"
#include "read/prose/amounts.h"
#include "read/prose/meaning.h"
#include "read/prose/regions_text.h"
#include "read/readers.h"
#include "read/spec.h"
#include "read/units/units_document.h"

/* Reports and policies have readers of their own that go before this one. */
static int recognise(const gov_source *head) {
  static const char *const endings[] = {".md", ".markdown", ".mdx", ".mdown"};
  gov_text name = gov_text_of(head->name);
  int prose =
      head->kind == GOV_KIND_PLAN || head->kind == GOV_KIND_SPEC || head->kind == GOV_KIND_TASKS;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    if (gov_text_ends(name, endings[i])) return prose ? 60 : 20;
  }
  /* a plan in plain text reads well enough as Markdown */
  int text =
      gov_text_ends(name, ".txt") || gov_text_ends(name, ".rst") || gov_text_ends(name, ".adoc");
  return prose && text ? 30 : 0;
}

static int read_stages(gov_document *document, gov_reading *reading) {
  int rc = gov_document_facts(document, reading->facts);
  if (rc == SQLITE_OK) rc = gov_steps_read(document, reading);
  if (rc == SQLITE_OK) rc = gov_front_matter_facts(document, reading);
  if (rc == SQLITE_OK) gov_front_matter_keys(document, reading);
  if (rc == SQLITE_OK) rc = gov_approvals_read(document, reading);
  if (rc == SQLITE_OK && reading->source->kind == GOV_KIND_PLAN)
    rc = gov_document_parts(document, reading);
  if (rc == SQLITE_OK) rc = gov_records_in_document(document, reading->facts);
  if (reading->source->kind == GOV_KIND_RECORD) return rc; /* a finding is no plan */
  if (rc == SQLITE_OK) rc = gov_spec_facts(document, reading);
  if (rc == SQLITE_OK && reading->source->kind == GOV_KIND_TASKS)
    rc = gov_tasks_facts(document, reading);
  if (rc == SQLITE_OK && reading->source->kind == GOV_KIND_SPEC)
    rc = gov_model_blocks_read(reading, document);
  if (rc == SQLITE_OK) rc = gov_document_phrases(document, reading->phrases);
  if (rc == SQLITE_OK) rc = gov_document_units(document, reading);
  if (rc == SQLITE_OK) rc = gov_amounts_read(document, reading);
  if (rc == SQLITE_OK && reading->source->kind == GOV_KIND_PLAN)
    rc = gov_flows_read(document, reading);
  if (rc == SQLITE_OK) rc = gov_meaning_read(document, reading);
  return rc;
}

static int read_markdown(gov_reading *reading) {
  gov_document document;
  int rc = gov_document_read(&document, reading->source, reading->phrases, reading->facts);
  if (rc == SQLITE_OK && document.markdown.truncated) {
    gov_diagnose(reading->facts, GOV_WARNING, "markdown_truncated",
                 (gov_place){reading->source->path, document.markdown.line_count},
                 "nested too deeply or too wide a table: the rest of the document was not read");
    reading->artifact->status = GOV_PARTIAL;
  }
  if (rc == SQLITE_OK) rc = read_stages(&document, reading);
  gov_document_free(&document);
  return rc;
}

const gov_reader gov_reader_markdown = {
    .format = "markdown",
    .kinds = GOV_KIND_PLAN | GOV_KIND_SPEC | GOV_KIND_TASKS | GOV_KIND_REPORT | GOV_KIND_QUALITY |
             GOV_KIND_AUDIT | GOV_KIND_POLICY,
    .recognise = recognise,
    .read = read_markdown,
};

static int recognise_record(const gov_source *head) {
  return gov_text_ends(gov_text_of(head->name), ".md") ? 60 : 0;
}

const gov_reader gov_reader_record = {.format = "markdown",
                                      .kinds = GOV_KIND_RECORD,
                                      .recognise = recognise_record,
                                      .read = read_markdown};

static int recognise_tree(const gov_source *head) {
  static const char *const endings[] = {".yaml", ".yml", ".json"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    if (gov_text_ends(gov_text_of(head->name), endings[i])) return 40;
  }
  return 0;
}

static int read_tree(gov_reading *reading) {
  gov_document document;
  int rc = gov_document_read_tree(&document, reading->source, reading->phrases, reading->facts);
  if (rc == SQLITE_OK && document.tree.broken) reading->artifact->status = GOV_PARTIAL;
  if (rc == SQLITE_OK) rc = read_stages(&document, reading);
  gov_document_free(&document);
  return rc;
}

const gov_reader gov_reader_plan_tree = {
    .format = "plan",
    .kinds = GOV_KIND_PLAN,
    .recognise = recognise_tree,
    .read = read_tree,
};

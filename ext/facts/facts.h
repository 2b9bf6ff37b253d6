/* facts.h: every fact the extension holds: one struct a table, all in one gov_facts.
**
** The same type serves twice. A reader fills a gov_facts of its own, a batch, for one artifact;
** it runs in parallel with others and sees nothing else. The batches are then merged in path
** order into the workspace's facts, and the passes of facts/passes.c resolve names, attribute
** specs and count signals, in one thread. After that nothing changes any more.
**
** Conventions. Text is NUL-terminated, lives in the facts' arena or for the life of the process,
** and NULL is SQL NULL. Columns called unit_id hold, in a batch, the name as the artifact spells
** it (unquoted); the naming pass replaces it by the unit's id. Enumerated words are the constants
** of words.h, never copies. Lines are 1-based, 0 is NULL. Counts that may be unknown are
** GOV_NULL. No column ever holds a value from the data: free text goes through gov_redact first.
*/
#ifndef GOV_FACTS_H
#define GOV_FACTS_H
#include "base/arena.h"
#include "base/packed.h"
#include "base/text.h"
#include "facts/vocabulary.h"
#include "facts/words.h"

#define GOV_NULL      INT64_MIN /* an int64_t that is unknown */
#define GOV_NULL_REAL (-1e308)  /* a double that is unknown */

/* Where a fact stands. */
typedef struct gov_place {
  const char *path;
  int32_t line;
} gov_place;

typedef struct gov_artifact {
  const char *path, *kind, *format, *spec_id, *repo;
  int64_t bytes;
  const char *sha256;
  const char *status; /* GOV_READ GOV_PARTIAL GOV_SKIPPED GOV_FAILED */
  const char *note;
} gov_artifact;

typedef struct gov_spec {
  const char *spec_id, *title, *category, *path, *repo, *owner, *status;
  int32_t in_scope;
  const char *via;
} gov_spec;

/* relation: depends_on dependents child (of the index); consumer shared_with (of registries:
** spec_id uses what depends_on owns). */
typedef struct gov_dependency {
  const char *spec_id, *depends_on, *relation;
  gov_place place;
} gov_dependency;

typedef struct gov_unit {
  const char *unit_id, *kind, *spec_id, *repo, *owner;
  const char *data_class,
      *class_source; /* class_source: registry, policy, model, plan, lineage, field */
  int32_t sensitive;
  const char *tags; /* joined by ',' */
  const char *tenant_key;
  uint8_t tenant_told; /* internal: by a registry */
  int32_t ui_related;
  gov_place place;   /* where it was first declared */
  int32_t mentioned; /* something besides a model or registry names it */
} gov_unit;

/* A name met in an artifact. In a batch only; the naming pass turns mentions into gov_units and
 * gov_names. */
typedef enum gov_mention_role {
  GOV_DECLARES,  /* a model, registry, plan list, script or report that knows the dataset: makes a
                    unit */
  GOV_CANDIDATE, /* a word that may be a unit: counts only when it resolves to one */
  GOV_RENAMES    /* `name` became `other` */
} gov_mention_role;

typedef struct gov_mention {
  gov_mention_role role;
  const char *name, *other;
  const char *kind;   /* GOV_TABLE, GOV_TOPIC, …; NULL when unknown */
  const char *source; /* GOV_BY_PLAN, GOV_BY_SCRIPT, GOV_BY_MODEL, … */
  const char *owner, *owner_spec, *tenant_key, *tags,
      *data_class; /* what a declaring artifact says of it; may be NULL */
  int32_t ui_related;
  int32_t reused; /* GOV_RENAMES: `name` is another table's by now */
  gov_place place;
} gov_mention;

typedef struct gov_name {
  const char *unit_id, *name;
  gov_place place;
} gov_name;

typedef struct gov_field {
  const char *unit_id, *name, *type;
  int32_t nullable, is_key, is_unique; /* 0/1 */
  const char *references;              /* unit the field points at, or NULL */
  const char *data_class, *tags;
  int32_t complete; /* 1: the artifact lists all columns of the unit */
  gov_place place;
} gov_field;

typedef struct gov_service {
  const char *service, *role, *unit_id, *store, *repo, *owner;
  gov_place place;
} gov_service;

/* A plan covers a unit: through it plan-wide evidence applies to the unit. Made by the coverage
 * pass. */
typedef struct gov_unit_plan {
  const char *unit_id;
  gov_place place; /* path: the plan; line: where it includes the unit */
} gov_unit_plan;

/* A place in a plan that names the unit. Made by the unit places pass. */
typedef struct gov_unit_place {
  const char *unit_id, *via; /* via: item, cell, step, script (named by a step) */
  gov_place place;
} gov_unit_place;

/* A scope whose evidence applies to the unit. Made by the scopes pass. */
typedef struct gov_unit_scope {
  const char *unit_id, *scope, *scope_id;
} gov_unit_scope;

typedef struct gov_policy {
  const char *policy_id, *kind, *subject_kind, *subject, *effect, *control;
  const char *source_region, *target_region;
  double amount;
  const char *amount_unit;                          /* GOV_NULL_REAL and NULL when there is none */
  const char *rationale, *approved_by, *expires_on; /* expires_on: YYYY-MM-DD */
  const char *tags;                                 /* internal: what a classification adds */
  gov_place place;
} gov_policy;

/* A policy, exception or required control applies to a unit. Made by the policies pass; columns of
** the policy stand here again so that rules need no second look-up. */
typedef struct gov_policy_unit {
  const char *unit_id;
  int64_t policy_no; /* row of gov_policies, from 1 */
  const char *policy_id, *kind, *effect, *control;
  double days;             /* the bound of a retention rule; GOV_NULL_REAL */
  const char *subject_via; /* unit field class tag any */
  const char *rationale, *approved_by, *expires_on;
  gov_place place;
} gov_policy_unit;

/* A field of the unit that a masking rule speaks about: the ones its subject names, or else those of
** class critical or high. Made by the policies pass. */
typedef struct gov_policy_field {
  int64_t policy_no;
  const char *unit_id, *field; /* field: ASCII lower case */
} gov_policy_field;

/* A place a policy names, and a pair of places data moves between, with the areas they lie in. */
typedef struct gov_policy_location {
  int64_t policy_no;
  const char *effect, *control; /* of that policy */
  const char *side;             /* from, to */
  const char *place;            /* region, country or area */
  const char *within;           /* itself and all it lies in, joined by ','; NULL: unknown place */
} gov_policy_location;

typedef struct gov_route {
  int64_t route_no;
  const char *source_region, *target_region;
  const char *source_within, *target_within; /* as gov_policy_location.within */
  int32_t crosses; /* 1 the two share no jurisdiction, 0 they share one, -1 unknown */
} gov_route;

typedef struct gov_evidence {
  const char *unit_id; /* NULL: applies through scope */
  const char *scope, *scope_id;
  const char *value, *standing, *source;
  gov_place place;
  const char *
      position; /* GOV_IN_PARAGRAPH GOV_IN_STEP GOV_IN_TABLE GOV_IN_CODE …: where in the document */
  const char *why;     /* why it counted, in words; a constant or redacted */
  const char *excerpt; /* redacted, at most GOV_MAX_EXCERPT_BYTES */
  int32_t signal_no;   /* gov_signal: what it says of which aspect */
  /* internal */
  int32_t candidate;   /* unit_id is a GOV_CANDIDATE: when it resolves to no unit the row falls back
                          to its scope */
  const char *excepts; /* names joined by ',' that a plan-wide statement leaves out; NULL: none */
} gov_evidence;

typedef struct gov_section {
  const char *path;
  int32_t section_id, parent_id; /* 1-based in the document; parent 0 is NULL */
  int32_t level;                 /* 0: what stands before the first heading */
  const char *heading, *topic; /* topic: backup, rollback, verification, scope, …; NULL when none */
  int32_t line, line_end, words, placeholder;
  const char *text; /* its paragraphs, redacted and bounded; NULL when there are none */
  int64_t key;      /* internal: unused by readers */
} gov_section;

typedef struct gov_item {
  const char *path;
  int32_t section_id, item_no, depth;
  const char *kind; /* GOV_BULLET GOV_STEP GOV_TASK */
  int32_t checked;  /* tasks: 0/1; else -1, which is NULL */
  const char *text;
  const char *key, *value; /* "orders — moves": what stands on both sides; NULL: not in two */
  int32_t line;
} gov_item;

/* A step of a plan or runbook: a "Step N" heading, a row of a table of steps, an item of a numbered
** list, a box of a checklist. Fields that are not stated are NULL; what the cues say is read from
** what the step does (name and action), never from how it is verified or undone. */
typedef struct gov_document_step {
  const char *path;
  int32_t section_id, position; /* position: order in the document */
  int32_t step_no;              /* as written; 0 is NULL */
  const char *form;             /* GOV_FORM_HEADING _TABLE _LIST _CHECKLIST */
  const char *topic;            /* of the section it stands in: steps, rollback, cleanup, … */
  const char *label;            /* its id as written: "3", "C-03" */
  const char *name, *action, *precondition, *verification, *rollback, *duration, *owner,
      *reversibility, *moment;
  int32_t checked;        /* a box: 0/1, else -1, which is NULL */
  int32_t command;        /* 0/1: inline code, a code block or a path */
  int32_t backup;         /* 0/1: takes a copy before it changes anything itself */
  int32_t backup_assumed; /* 0/1: its precondition speaks of a copy that was taken */
  int32_t changes;        /* 0/1: changes data or switches to it, or may: it runs a script */
  int32_t destroys;       /* 0/1: loses something, or says that there is no way back */
  int32_t line, line_end;
} gov_document_step;

typedef struct gov_cell {
  const char *path;
  int32_t section_id, table_no, row_no, column_no; /* row 1 is the first below the header */
  const char *header, *text;
  int32_t line;
} gov_cell;

/* A code block of a document: its language and place; the text is kept redacted and bounded. */
typedef struct gov_block {
  const char *path;
  int32_t section_id, block_no;
  const char *language, *text;
  int32_t line, line_end;
} gov_block;

/* A key: value pair of a document: front matter, a bold field ("**Owner:** data team"), a header
 * line. */
typedef struct gov_document_field {
  const char *path;
  int32_t section_id, item_no; /* item_no 0: not in a list item */
  const char *name, *value;    /* name folded */
  int32_t line;
} gov_document_field;

/* An answer to what a check may ask for: data/cues.tsv. */
typedef struct gov_cue_said {
  const char *path;
  int32_t line, section_id;
  const char *unit_id;               /* NULL: the document as a whole */
  const char *cue, *answer, *origin; /* answer: yes no planned; origin: stated evidenced */
  const char *phase, *position, *why;
  int32_t step; /* number of the step it stands in; 0 none */
} gov_cue_said;
/* A field of a record of a migration stage: a row of a mapping, a cutover step, a test result …
 * (read/documents/records.h). */
typedef struct gov_record_field {
  const char *path;
  int32_t section_id, record_no; /* record_no: number of the record in its file */
  const char *record, *field;
  const char *text; /* redacted; NULL for an empty cell and for commands */
  const char *word; /* what the cell says in fixed words, or the name it holds; NULL: neither */
  double number;    /* GOV_NULL_REAL: none */
  int32_t placeholder;
  int32_t line;
} gov_record_field;

/* A number a document states: data/limits.tsv. */
typedef struct gov_limit {
  const char *path;
  int32_t line, section_id;
  const char *name, *comparator;
  double value;
  const char *unit; /* ratio times time count */
  int32_t drop;
  double window_s;                   /* GOV_NULL_REAL: not said */
  const char *role, *level, *answer; /* role: trigger alert plan */
} gov_limit;

/* A threshold that a policy file sets: data/thresholds.tsv. */
typedef struct gov_threshold_setting {
  const char *name;
  double value;
  gov_place place;
} gov_threshold_setting;

/* A phrase of the file that --lexicon names: data/lexicon.tsv. */
typedef struct gov_added_phrase {
  const char *language, *aspect, *signal, *phrase, *value; /* value: NULL when there is none */
  gov_place place;
} gov_added_phrase;

enum {
  GOV_LOOK_CREATES = 1, /* makes a table, and not for a rebuild */
  GOV_LOOK_COPIES = 2,  /* copies the rows of one table in full */
  GOV_LOOK_CLEARS = 4,  /* sets a column to NULL: what it held is gone */
  GOV_LOOK_CARRIES = 8  /* carries rows from one table to another, or drops a column */
};

typedef struct gov_statement {
  const char *path;
  int32_t line, statement_no;
  const char *direction, *verb, *object_kind;
  const char *unit_id, *object, *detail, *tool, *dialect;
  const char *copies;  /* "all" or "some" of the rows of what it reads; NULL: it copies none */
  int32_t destructive; /* 0/1: loses data, table rebuilds folded */
  int32_t in_transaction;
  int32_t look; /* internal: what passes look for, GOV_LOOK_ bits */
} gov_statement;

/* One script as its reader left it, for the passes that look at statements in their context. */
typedef struct gov_script {
  const char *path;
  const char *tool;      /* as in gov_statements.tool; NULL: plain */
  const char *dialect;   /* as in gov_statements.dialect; NULL: unknown */
  const char *direction; /* of the whole file: GOV_UP GOV_DOWN GOV_VERIFY */
  const struct gov_sql_script
      *sql;              /* packed; until the pass that lets go; operations of Rails, Django,
                                       Alembic, Knex and Liquibase are given as statements, too */
  const char *series;    /* scripts of one series run after one another; NULL: their folder */
  const char *version;   /* order within the series; NULL: by file name, numbers as numbers */
  int32_t transactional; /* 1 the tool wraps it, 0 it is told not to, -1 not known */
  const char *name;      /* of the change, without version and direction */
  const char *pair;      /* equal for a change and its undo in another file */
  const char *any_pair;  /* that of an undo for every database; NULL: the name names no database */
  const char *path_dialect;     /* the database that folder or name say; NULL: none */
  int32_t numbered;             /* the tool knows it by its version alone */
  const char *revision, *after; /* Alembic: its id, and that of the one before it; else NULL */
  int32_t order; /* where a file or the chain of revisions puts it in its series; 0: nothing does */
  int32_t last;  /* it runs after all others of its series */
} gov_script;

/* What a tool's configuration says of the scripts below its folder. */
typedef struct gov_tool_setting {
  const char *folder, *dialect;
  gov_place place;
} gov_tool_setting;

/* One line of a file that keeps the order of scripts: sqitch.plan, _journal.json, atlas.sum. */
typedef struct gov_order_entry {
  const char *script; /* the path that it should have */
  const char *series, *tool;
  const char
      *sum; /* atlas.sum: SHA-256 of all names and files up to this one, base64; NULL: none */
  gov_place place;
} gov_order_entry;

typedef struct gov_hazard {
  const char *path;
  int32_t line;
  const char *hazard_id, *name, *severity, *unit_id, *message;
  const char *suppressed_by; /* the reason given by an inline directive; NULL: not suppressed */
} gov_hazard;

/* One versioned change of a migration tool, and what its undo is worth. */
typedef struct gov_migration {
  const char *path, *tool, *version, *name;
  const char *undo_path;
  const char *undo; /* GOV_UNDO_COMPLETE GOV_UNDO_PARTIAL GOV_UNDO_EMPTY GOV_UNDO_REFUSES
                       GOV_UNDO_LOSSY GOV_UNDO_MISSING */
  int32_t position, transactional, line;
  int idle;       /* its up part changes nothing: there is nothing to undo */
  int makes_only; /* it makes things, and changes none of before */
} gov_migration;

typedef struct gov_flow {
  const char *unit_id; /* NULL in a batch: all units of the artifact's plan */
  const char *source_env, *target_env, *source_region, *target_region;
  const char *via;  /* plan, pipeline, flag, backup, script, hops, stored */
  int64_t route_no; /* of gov_routes; set by the flows pass */
  gov_place place;
} gov_flow;

typedef struct gov_lineage {
  const char *unit_id, *source_unit_id, *via; /* unit_id is made from source_unit_id */
  gov_place place;
} gov_lineage;

/* Rows that go where no tenant key goes with them: a copy without it, or the key dropped. */
typedef struct gov_tenant_loss {
  const char *unit_id, *source_id; /* the same: its own key is dropped */
  const char *key;
  int32_t
      told; /* 1: the statement's columns are all told, and the key is not among them; 0: it hangs on the unit's */
  int32_t likely; /* 1: it may yet be, by an expression or a choice of one tenant's rows */
  int32_t kept;   /* 1: it goes along, under whatever name */
  gov_place place;
} gov_tenant_loss;

typedef struct gov_run {
  const char *run_id, *unit_id, *kind, *env, *started_at, *status;
  int64_t source_rows, target_rows, rejected_rows, checksum_match, checks_passed,
      checks_failed;  /* GOV_NULL: unknown */
  const char *method; /* signals of verification joined by ',' (count, checksum, sample, …): what
                         was compared; NULL when unknown */
  const char *note;
  int32_t taints; /* 1: failed or contradicts itself, and no later run supersedes it; set by the
                     runs pass */
  gov_place place;
  const char *source;  /* GOV_BY_REPORT GOV_BY_QUALITY GOV_BY_AUDIT */
  const char *tool;    /* format of the artifact */
  int32_t candidate;   /* unit_id counts only when something else makes it a unit */
  int32_t damaged;     /* its report could not be read to the end */
  int32_t of_copy;     /* what was deleted is a backup … */
  int32_t of_all;      /* … and it is not said which: every one that the subject had */
  const char *subject; /* what it is about when that is no unit: a database, an instance, a path */
  const char *region, *source_region; /* of a backup: where the copy is, where it came from */
  const char *location, *retention;   /* of a backup; redacted */
  int32_t encrypted;                  /* of a backup: 0/1, -1 is NULL */
} gov_run;

typedef struct gov_metric {
  const char *run_id, *name;
  double value;
  const char *unit;
  double baseline, window_s; /* GOV_NULL_REAL: unknown */
  gov_place place;
} gov_metric;

typedef struct gov_task {
  const char *spec_id, *task_id, *parent_id, *title;
  int32_t done; /* 0/1, -1 is NULL */
  gov_place place;
} gov_task;

/* Somebody's decision about an artifact. Who it was is not kept: persons are numbers, the same
** number the same person, so that an author who approves is found. */
typedef struct gov_approval {
  const char *subject;  /* artifact code (MIG-3) or path; NULL: the document it stands in */
  const char *decision; /* approve revise block pending void */
  const char *role;
  const char *approved_at; /* 2026-11-01T02:00:00Z, or the day alone */
  const char *sha256;      /* of what was approved; NULL when none, or no plain SHA-256, is given */
  const char *source;      /* GOV_APPROVED_BY_… */
  const char *detail;      /* name of the panel; which rule speaks against it */
  int32_t human;           /* 1 a person's, 0 a panel's or a policy's, -1 unknown */
  int32_t human_required;  /* 1: holds only together with a person's; -1 unknown */
  int32_t is_override, justification_chars, approvals; /* rules set aside; by how many */
  const char *profile;                                 /* policy profile an override is held to */
  double confidence;                                   /* GOV_NULL_REAL: not given */
  int32_t person_no;                                   /* 0 is NULL */
  gov_place place;
  const char *person; /* internal: until the people pass has numbered it */
} gov_approval;

/* A document, or the part of one below a heading that bears a code in brackets ("[MIG-3] Plan"):
** what an approval approves. */
typedef struct gov_part {
  const char *path;
  const char *code; /* MIG-3, MIG-4.1; NULL: the whole document */
  int32_t line, line_end;
  const char *sha256;     /* of its lines without front matter and sections of approvals */
  const char *stamped_at; /* newest time it is labelled with: updated, date, … */
  const char *stamped_early; /* the earlier of two days that it may mean: 3/4/2026 */
  const char *latest_at;  /* newest time anywhere in it */
  const char *authors;    /* persons' numbers, each between commas; NULL when none is named */
} gov_part;

typedef struct gov_flag {
  const char *flag, *value, *source, *description; /* flag without dashes */
} gov_flag;

typedef struct gov_diagnostic {
  const char *severity, *code; /* severity: error warning info */
  gov_place place;
  const char *message;
} gov_diagnostic;

typedef struct gov_signal_counts {
  const char *unit_id;
  int32_t plans, scripts, pipelines, models,
      reports;                       /* artifacts of each kind that cover or name the unit */
  int32_t changed;                   /* up-direction statements that change it */
  int32_t destructive;               /* of these, that lose data */
  int32_t runs_failed;               /* failed or contradicted, not superseded */
  int64_t volume_rows, volume_bytes; /* the largest stated; GOV_NULL */
  int64_t kept_days_least, kept_days_most, backup_days_most; /* stated retention; GOV_NULL */
  int32_t count[GOV_SIGNAL_COUNT];     /* stated or evidenced rows that apply */
  int32_t evidenced[GOV_SIGNAL_COUNT]; /* of these, evidenced */
  int32_t inferred[GOV_SIGNAL_COUNT];  /* rows that may only lower */
} gov_signal_counts;

/* Tables whose rows lie side by side: X(name, struct). */
#define GOV_PLAIN_TABLES(X)                                                                        \
  X(artifacts, gov_artifact)                                                                       \
  X(specs, gov_spec)                                                                               \
  X(dependencies, gov_dependency)                                                                  \
  X(tasks, gov_task)                                                                               \
  X(units, gov_unit)                                                                               \
  X(names, gov_name)                                                                               \
  X(unit_plans, gov_unit_plan)                                                                     \
  X(unit_places, gov_unit_place)                                                                   \
  X(unit_scopes, gov_unit_scope)                                                                   \
  X(fields, gov_field)                                                                             \
  X(services, gov_service)                                                                         \
  X(policies, gov_policy)                                                                          \
  X(policy_units, gov_policy_unit)                                                                 \
  X(policy_fields, gov_policy_field)                                                               \
  X(policy_locations, gov_policy_location)                                                         \
  X(routes, gov_route)                                                                             \
  X(stated, gov_evidence)            /* internal: evidence of the artifact or pass under way */    \
  X(plan_signals, gov_signal_counts) /* unit_id: path of the plan */                               \
  X(sections, gov_section)                                                                         \
  X(items, gov_item)                                                                               \
  X(steps, gov_document_step)                                                                      \
  X(cells, gov_cell)                                                                               \
  X(blocks, gov_block)                                                                             \
  X(document_fields, gov_document_field)                                                           \
  X(cues, gov_cue_said)                                                                            \
  X(record_fields, gov_record_field)                                                               \
  X(limits, gov_limit)                                                                             \
  X(threshold_settings, gov_threshold_setting)                                                     \
  X(added_phrases, gov_added_phrase)                                                               \
  X(migrations, gov_migration)                                                                     \
  X(flows, gov_flow)                                                                               \
  X(lineage, gov_lineage)                                                                          \
  X(runs, gov_run)                                                                                 \
  X(metrics, gov_metric)                                                                           \
  X(approvals, gov_approval)                                                                       \
  X(parts, gov_part)                                                                               \
  X(flags, gov_flag)                                                                               \
  X(diagnostics, gov_diagnostic)                                                                   \
  X(scripts, gov_script)             /* internal: no virtual table */                              \
  X(tool_settings, gov_tool_setting) /* internal */                                                \
  X(order_entries, gov_order_entry)  /* internal */                                                \
  X(tenant_losses, gov_tenant_loss)  /* internal: until the tenancy pass */
/* Long ones, whose rows lie packed: read through a view, changed by gov_packed_rewrite. */
#define GOV_PACKED_TABLES(X)                                                                       \
  X(signals, gov_signal_counts)                                                                    \
  X(evidence, gov_evidence)                                                                        \
  X(statements, gov_statement)                                                                     \
  X(hazards, gov_hazard)                                                                           \
  X(mentions, gov_mention) /* internal: no virtual table */

typedef enum gov_fact_table {
#define GOV_X(name, row) GOV_FACT_##name,
  GOV_PLAIN_TABLES(GOV_X) GOV_PLAIN_TABLE_COUNT,
  GOV_BEFORE_PACKED = GOV_PLAIN_TABLE_COUNT - 1,
  GOV_PACKED_TABLES(GOV_X)
#undef GOV_X
      GOV_FACT_TABLE_COUNT,
  GOV_PACKED_TABLE_COUNT = GOV_FACT_TABLE_COUNT - GOV_PLAIN_TABLE_COUNT
} gov_fact_table;

typedef struct gov_facts {
  gov_arena arena;
  gov_arena parsed;  /* what the passes alone look at: statements, packed, without their texts */
  gov_arena scratch; /* of a batch: a reader's own, until its artifact is read */
  gov_list tables[GOV_PLAIN_TABLE_COUNT];
  gov_packed packed[GOV_PACKED_TABLE_COUNT];
  const char *default_path; /* a batch's artifact: rows added get this path */
} gov_facts;

void gov_facts_init(gov_facts *facts);
void gov_facts_free(gov_facts *facts);

/* A new row with unknown numbers set to their NULL; NULL when out of memory (the arena's `failed`
 * is then set). */
void *gov_facts_add(gov_facts *facts, gov_fact_table table);
#define GOV_ADD(facts, name)   ((GOV_ROW_##name *)gov_facts_add((facts), GOV_FACT_##name))
#define GOV_ROWS(facts, name)  ((GOV_PLAIN_##name *)(void *)(facts)->tables[GOV_FACT_##name].rows)
#define GOV_COUNT(facts, name) (gov_facts_count((facts), GOV_FACT_##name))
#define GOV_X(name, row)       typedef row GOV_ROW_##name;
GOV_PLAIN_TABLES(GOV_X)
GOV_PACKED_TABLES(GOV_X)
#undef GOV_X
#define GOV_X(name, row) typedef row GOV_PLAIN_##name; /* so that GOV_ROWS is of these alone */
GOV_PLAIN_TABLES(GOV_X)
#undef GOV_X
#define GOV_PACKED(facts, name) (&(facts)->packed[GOV_FACT_##name - GOV_PLAIN_TABLE_COUNT])
#define GOV_PACKED_VIEW(facts, name)                                                               \
  { .packed = GOV_PACKED(facts, name) }

static inline size_t gov_facts_count(const gov_facts *facts, gov_fact_table table) {
  return table < GOV_PLAIN_TABLE_COUNT ? facts->tables[table].count
                                       : facts->packed[table - GOV_PLAIN_TABLE_COUNT].count;
}

/* A look at the rows of any table, for those who do not know which it is; {0} shows none. */
typedef struct gov_facts_view {
  const gov_list *rows;   /* a plain table's, or NULL */
  gov_packed_view packed; /* of the others */
  size_t count;
} gov_facts_view;

gov_facts_view gov_facts_look(const gov_facts *facts, gov_fact_table table);
/* The row, until the view is asked for another; NULL when out of memory. */
const void *gov_facts_row(gov_facts_view *view, size_t row);
void gov_facts_view_close(gov_facts_view *view);

/* A diagnostic; the message is formatted as by sqlite3_mprintf and must hold no text of the
 * artifact but identifiers. */
void gov_diagnose(gov_facts *facts, const char *severity, const char *code, gov_place place,
                  const char *format, ...);

/* What `from` stated becomes evidence of `facts`: a reader's when its artifact is read, a pass's when it
** is done. SQLITE_OK or SQLITE_NOMEM. */
int gov_settle(gov_facts *facts, gov_facts *from);

/* An evidence row with aspect and signal set from the vocabulary, scope `plan`, standing
** `stated`. The caller fills the rest: source, place, excerpt, unit_id. NULL when out of memory.
*/
gov_evidence *gov_state(gov_facts *facts, gov_signal signal, const char *source, gov_place place);

const char *gov_flag_value(const gov_facts *facts,
                           const char *flag); /* NULL when not set and without default */

#endif

/* audit.c: what an audited event is a run of. Keys and actions are data (data/audit_keys.tsv,
 * audit_actions.tsv). */
#include "read/runs/audit.h"

#include "embedded.h"

/* In the order of gov_audit_field. */
static const char *const field_names[GOV_AUDIT_FIELD_COUNT] = {
    "time",   "action",        "object",      "status",      "error",        "env",
    "region", "source_region", "instance",    "copy",        "run",          "encrypted",
    "dry",    "cloud",         "source_rows", "target_rows", "rejected_rows"};

enum { MOST_ACTIONS = 4096, NO_ROW = 0x7fffffff };

void gov_audit_start(gov_audit *audit, gov_reading *reading) {
  const gov_data_table *keys = gov_data("audit_keys");
  *audit = (gov_audit){.reading = reading};
  for (int row = 0; keys && row < keys->row_count; row++) {
    uint32_t *slot = gov_map_at(&audit->keys, gov_text_of(gov_data_cell(keys, row, 1)));
    if (!slot) {
      audit->failed = 1;
      return;
    }
    for (uint32_t field = 0; field < GOV_AUDIT_FIELD_COUNT; field++) {
      if (!strcmp(field_names[field], gov_data_cell(keys, row, 0))) *slot = field;
    }
  }
}

void gov_audit_begin(gov_audit *audit, int32_t line) {
  memset(audit->fields, 0, sizeof audit->fields);
  audit->line = line;
}

static int fits(const gov_data_table *actions, int row, gov_text action, int cloud) {
  const char *match = gov_data_cell(actions, row, 0), *word = gov_data_cell(actions, row, 1);
  if (!strcmp(match, "cloud")) return cloud && gov_text_is(action, word);
  if (cloud || !strcmp(match, "copy")) return 0;
  return !strcmp(match, "prefix") ? gov_text_starts(action, word)
                                  : gov_text_find(action, word) != NULL;
}

/* The row of audit_actions for the event's action, remembered: a log has few different ones. */
static int action_row(gov_audit *audit) {
  gov_text action = audit->fields[GOV_AUDIT_ACTION];
  int cloud = audit->fields[GOV_AUDIT_CLOUD].z != NULL;
  char key[GOV_MAX_NAME_BYTES + 2];
  if (!action.n || action.n > GOV_MAX_NAME_BYTES) return NO_ROW;
  key[0] = cloud ? 'c' : 'o';
  memcpy(key + 1, action.z, action.n);
  gov_text text = {key, action.n + 1};
  uint32_t known = gov_map_get(&audit->actions, text);
  if (known != GOV_MAP_NONE) return (int)known;
  const gov_data_table *actions = gov_data("audit_actions");
  int row = 0;
  while (actions && row < actions->row_count && !fits(actions, row, action, cloud)) row++;
  if (!actions || row == actions->row_count || !*gov_data_cell(actions, row, 2)) row = NO_ROW;
  if (audit->actions.count < MOST_ACTIONS) {
    char *copy = gov_arena_copy(&audit->reading->facts->arena, key, text.n);
    uint32_t *slot = copy ? gov_map_at(&audit->actions, (gov_text){copy, text.n}) : NULL;
    if (slot)
      *slot = (uint32_t)row;
    else
      audit->failed = 1;
  }
  return row;
}

/* \uXXXX, and two of them for what lies beyond; *at moves to the last digit. '?' when it is no character. */
static size_t put_escaped(gov_text raw, size_t *at, char *out) {
  uint32_t code = 0;
  char four[4];
  if (*at + 4 >= raw.n) return *out = '?', 1;
  for (int i = 0; i < 4; i++) {
    char c = gov_lower(raw.z[++*at]);
    code = code << 4 | (uint32_t)(gov_is_digit(c) ? c - '0' : (c - 'a' + 10) & 15);
  }
  if (code >= 0xD800 && code < 0xDC00 && *at + 6 < raw.n && raw.z[*at + 1] == '\\') {
    uint32_t low = 0;
    for (int i = 3; i <= 6; i++) {
      char c = gov_lower(raw.z[*at + (size_t)i]);
      low = low << 4 | (uint32_t)(gov_is_digit(c) ? c - '0' : (c - 'a' + 10) & 15);
    }
    code = 0x10000 + ((code - 0xD800) << 10) + (low & 0x3FF);
    *at += 6;
  }
  size_t n = gov_utf8_put(code, four);
  memcpy(out, n ? four : "?", n ? n : 1);
  return n ? n : 1;
}

/* The text of a JSON string. */
static const char *text_of(gov_audit *audit, gov_audit_field field) {
  gov_text raw = audit->fields[field];
  if (!raw.n || raw.n > 1024 || gov_text_is(raw, "null")) return NULL;
  char *text = gov_arena_copy(&audit->reading->facts->arena, raw.z, raw.n);
  size_t n = 0;
  for (size_t i = 0; text && i < raw.n; i++) {
    char c = raw.z[i];
    if (c != '\\' || i + 1 >= raw.n)
      text[n++] = c;
    else if ((c = raw.z[++i]) == 'u')
      n += put_escaped(raw, &i, text + n);
    else
      text[n++] = gov_is_any(c, "\"\\/") ? c : ' ';
  }
  if (text) text[n] = 0;
  return text;
}

static const char *keep(gov_audit *audit, gov_audit_field field) {
  return gov_run_keep(audit->reading, text_of(audit, field));
}

static int64_t count_of(gov_audit *audit, gov_audit_field field) {
  gov_text raw = audit->fields[field];
  int64_t value = 0;
  if (!raw.n || raw.n > GOV_MAX_COUNT_DIGITS) return GOV_NULL;
  for (size_t i = 0; i < raw.n; i++) {
    if (!gov_is_digit(raw.z[i])) return GOV_NULL;
    value = value * 10 + (raw.z[i] - '0');
  }
  return value;
}

static int has_error(const gov_audit *audit) {
  gov_text error = audit->fields[GOV_AUDIT_ERROR];
  return error.n && !gov_text_is(error, "null") && !gov_text_is(error, "none") &&
         !gov_text_is(error, "false");
}

static void judge(gov_audit *audit, gov_run *run, const char *state) {
  const char *word = text_of(audit, GOV_AUDIT_STATUS), *status = gov_run_status(word);
  if (word && !strcmp(word, "true")) status = GOV_PASSED;
  if (word && !strcmp(word, "false")) status = GOV_RUN_FAILED;
  run->status = GOV_PENDING;
  if (audit->example) {
    run->status = GOV_RUN_SKIPPED;
    run->note = "an example in the test of a detection rule: it never happened";
  } else if (has_error(audit)) {
    run->status = GOV_RUN_FAILED;
    run->note = "the log has an error for it";
  } else if (!strcmp(state, "done")) {
    run->status = GOV_PASSED;
  } else if (!strcmp(state, "started")) {
    run->note = "started; the log does not say how it ended";
  } else if (status) {
    run->status = status;
  } else {
    run->note = "the log does not say how it ended";
  }
}

/* The constants of words.h for the kinds of audit_actions. */
static const char *kind_of(const char *word) {
  static const char *const kinds[] = {GOV_DELETION, GOV_DRY_RUN, GOV_RESTORE,   GOV_ROLLBACK,
                                      GOV_BACKUP,   GOV_QUALITY, GOV_PRODUCTION};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (!strcmp(kinds[i], word)) return kinds[i];
  }
  return NULL;
}

/* Was what the action deleted a backup, by a word of audit_actions that says so? */
static int is_of_copy(gov_text action) {
  const gov_data_table *actions = gov_data("audit_actions");
  for (int row = 0; actions && row < actions->row_count; row++) {
    if (!strcmp(gov_data_cell(actions, row, 0), "copy") &&
        gov_text_find(action, gov_data_cell(actions, row, 1)))
      return 1;
  }
  return 0;
}

static const char *subject_of(gov_audit *audit, const char *kind) {
  const char *instance = keep(audit, GOV_AUDIT_INSTANCE), *copy = keep(audit, GOV_AUDIT_COPY);
  return !strcmp(kind, GOV_DELETION) && copy ? copy : instance ? instance : copy;
}

void gov_audit_event(gov_audit *audit) {
  audit->events++;
  int row = action_row(audit);
  if (row == NO_ROW) return;
  if (audit->kept++ >= GOV_MAX_AUDIT_RUNS) return;
  const gov_data_table *actions = gov_data("audit_actions");
  gov_run *run = gov_run_add(audit->reading, audit->line);
  if (!run) return;
  run->kind = kind_of(gov_data_cell(actions, row, 2));
  if (gov_text_is(audit->fields[GOV_AUDIT_DRY], "true")) run->kind = GOV_DRY_RUN;
  judge(audit, run, gov_data_cell(actions, row, 3));
  run->run_id = keep(audit, strcmp(run->kind, GOV_BACKUP) == 0 && audit->fields[GOV_AUDIT_COPY].n
                                ? GOV_AUDIT_COPY
                                : GOV_AUDIT_RUN);
  run->started_at = keep(audit, GOV_AUDIT_TIME);
  run->env = keep(audit, GOV_AUDIT_ENV);
  run->region = keep(audit, GOV_AUDIT_REGION);
  run->source_region = keep(audit, GOV_AUDIT_SOURCE_REGION);
  run->subject = subject_of(audit, run->kind);
  run->unit_id = gov_run_unit(audit->reading, NULL, NULL, text_of(audit, GOV_AUDIT_OBJECT));
  run->of_copy = !strcmp(run->kind, GOV_DELETION) && is_of_copy(audit->fields[GOV_AUDIT_ACTION]);
  run->of_all = run->of_copy && !audit->fields[GOV_AUDIT_COPY].n;
  run->candidate = 1; /* a log names many things that are no datasets */
  if (!run->subject && (run->of_copy || !strcmp(run->kind, GOV_BACKUP)))
    run->subject = run->unit_id;
  run->source_rows = count_of(audit, GOV_AUDIT_SOURCE_ROWS);
  run->target_rows = count_of(audit, GOV_AUDIT_TARGET_ROWS);
  run->rejected_rows = count_of(audit, GOV_AUDIT_REJECTED_ROWS);
  if (audit->fields[GOV_AUDIT_ENCRYPTED].n)
    run->encrypted = gov_text_is(audit->fields[GOV_AUDIT_ENCRYPTED], "true");
}

int gov_audit_finish(gov_audit *audit) {
  if (audit->kept > GOV_MAX_AUDIT_RUNS) {
    audit->reading->artifact->status = GOV_PARTIAL;
    gov_diagnose(audit->reading->facts, GOV_WARNING, "run.too_many",
                 (gov_place){audit->reading->source->path, 0},
                 "%lld events are runs; the first %d are kept", (long long)audit->kept,
                 GOV_MAX_AUDIT_RUNS);
  }
  gov_map_free(&audit->keys);
  gov_map_free(&audit->actions);
  return audit->failed || audit->reading->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

/* audit.h: audited events, whatever they were read from, become runs when their action is one of
 * ours. */
#ifndef GOV_AUDIT_H
#define GOV_AUDIT_H
#include "base/map.h"
#include "read/runs/run.h"

typedef enum gov_audit_field {
  GOV_AUDIT_TIME,
  GOV_AUDIT_ACTION,
  GOV_AUDIT_OBJECT,
  GOV_AUDIT_STATUS,
  GOV_AUDIT_ERROR,
  GOV_AUDIT_ENV,
  GOV_AUDIT_REGION,
  GOV_AUDIT_SOURCE_REGION,
  GOV_AUDIT_INSTANCE,
  GOV_AUDIT_COPY,
  GOV_AUDIT_RUN,
  GOV_AUDIT_ENCRYPTED,
  GOV_AUDIT_DRY,
  GOV_AUDIT_CLOUD,
  GOV_AUDIT_SOURCE_ROWS,
  GOV_AUDIT_TARGET_ROWS,
  GOV_AUDIT_REJECTED_ROWS,
  GOV_AUDIT_FIELD_COUNT
} gov_audit_field;

enum { GOV_MAX_AUDIT_RUNS = 200000 }; /* rows kept of one log; met: a diagnostic */

typedef struct gov_audit {
  gov_reading *reading;
  gov_map keys;    /* key → gov_audit_field */
  gov_map actions; /* action, with a sign of its origin → row of audit_actions, or none */
  gov_text fields[GOV_AUDIT_FIELD_COUNT]; /* of the event at hand; as written */
  int depths[GOV_AUDIT_FIELD_COUNT]; /* where each was found: the outermost wins, then the first */
  int32_t line;
  int64_t events, kept;
  int example; /* the event stands in the test of a detection rule: it never happened */
  int failed;  /* out of memory */
} gov_audit;

void gov_audit_start(gov_audit *audit, gov_reading *reading);
void gov_audit_begin(gov_audit *audit, int32_t line); /* a new event */
static inline void gov_audit_take(gov_audit *audit, gov_text key, int depth, gov_text value) {
  uint32_t field = gov_map_get(&audit->keys, key);
  if (field == GOV_MAP_NONE || (audit->fields[field].z && audit->depths[field] <= depth)) return;
  audit->fields[field] = value;
  audit->depths[field] = depth;
}
void gov_audit_event(gov_audit *audit); /* judges the event taken */
int gov_audit_finish(gov_audit *audit); /* SQLITE_OK or SQLITE_NOMEM */

#endif

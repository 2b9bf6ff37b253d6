/* runs.h: what the two files of the runs pass share. */
#ifndef GOV_RUNS_H
#define GOV_RUNS_H
#include "base/map.h"
#include "facts/facts.h"
#include "facts/moment.h"

/* What is known of a unit's change, from its production runs. */
typedef struct gov_change {
  gov_moment first, last;
} gov_change;

typedef struct gov_run_pass {
  gov_facts *facts;
  gov_moment *moments; /* of each run */
  gov_moment newest;   /* of them all: as of then the reports speak */
  gov_map changed;     /* unit id → changes */
  gov_list changes;    /* gov_change */
} gov_run_pass;

const gov_change *gov_run_change(const gov_run_pass *pass, const char *unit_id); /* or NULL */

/* A row of the signal about the unit, evidenced by the run. */
gov_evidence *gov_run_evidence(gov_run_pass *pass, const gov_run *run, const char *unit_id,
                               gov_signal signal, const char *why);

int gov_run_backups(gov_run_pass *pass); /* run_backups.c */

#endif

/* run_backups.c: which backups that listings and logs speak of stand behind which units.
**
** A listing names databases, instances and paths, seldom tables. A backup stands behind a unit
** when it names the unit, a leading part of its name (app → app.public.users), or the store its
** registry puts it in; else it is of another system, and says nothing about any unit. For each
** unit the latest good copy before its first production run counts; one taken afterwards holds the
** changed data: it is said so, as `inferred`, which raises nothing.
*/
#include "facts/environment.h"
#include "facts/runs.h"

/* The copies of one subject, in the order of the runs. */
typedef struct backup_list {
  int32_t first, last; /* into links; -1: none */
  int32_t used;        /* a unit stands behind it */
  int32_t deleted;     /* the last run that deleted what copies there were; -1: none */
} backup_list;

typedef struct backup_link {
  uint32_t run;
  int32_t next;
} backup_link;

typedef struct backups {
  gov_run_pass *pass;
  gov_map by_subject; /* folded → lists */
  gov_list lists;     /* backup_list */
  gov_list links;     /* backup_link */
  gov_map deleted;    /* run_id of a copy → run that deleted it */
} backups;

static int is(const char *word, const char *constant) {
  return word && !strcmp(word, constant);
}

static gov_text folded(gov_arena *arena, gov_text text) {
  text = gov_trim(text);
  char *copy = gov_arena_copy(arena, text.z, text.n);
  for (size_t i = 0; copy && i < text.n; i++) copy[i] = gov_lower(copy[i]);
  return (gov_text){copy, copy ? text.n : 0};
}

static int add_link(backups *all, gov_text subject, uint32_t run) {
  gov_text key = folded(&all->pass->facts->arena, subject);
  if (!key.n) return key.z ? SQLITE_OK : SQLITE_NOMEM;
  uint32_t *slot = gov_map_at(&all->by_subject, key);
  if (!slot) return SQLITE_NOMEM;
  if (*slot == GOV_MAP_NONE) {
    backup_list *made = gov_list_add(&all->lists);
    if (!made) return SQLITE_NOMEM;
    *made = (backup_list){-1, -1, 0, -1};
    *slot = (uint32_t)all->lists.count - 1;
  }
  backup_link *link = gov_list_add(&all->links);
  if (!link) return SQLITE_NOMEM;
  *link = (backup_link){run, -1};
  int32_t number = (int32_t)all->links.count - 1;
  backup_list *list = gov_list_at(&all->lists, *slot);
  if (list->first < 0)
    list->first = number;
  else
    ((backup_link *)gov_list_at(&all->links, (size_t)list->last))->next = number;
  list->last = number;
  return SQLITE_OK;
}

/* A run names several subjects joined by ','. */
static int add_subjects(backups *all, uint32_t number) {
  const gov_run *run = &GOV_ROWS(all->pass->facts, runs)[number];
  const char *at = run->unit_id ? run->unit_id : run->subject;
  int rc = SQLITE_OK;
  while (at && *at && rc == SQLITE_OK) {
    size_t n = run->unit_id ? strlen(at) : strcspn(at, ",");
    rc = add_link(all, (gov_text){at, n}, number);
    at += n + (at[n] == ',');
  }
  return rc;
}

static int gather(backups *all) {
  gov_run *runs = GOV_ROWS(all->pass->facts, runs);
  for (uint32_t i = 0; i < GOV_COUNT(all->pass->facts, runs); i++) {
    if (is(runs[i].kind, GOV_BACKUP) && gov_environment_is_rehearsal(runs[i].env)) {
      runs[i].note = gov_arena_printf(&all->pass->facts->arena,
                                      "%s%sof another environment: no copy of what is live",
                                      runs[i].note ? runs[i].note : "", runs[i].note ? "; " : "");
    } else if (is(runs[i].kind, GOV_BACKUP)) {
      if (add_subjects(all, i) != SQLITE_OK) return SQLITE_NOMEM;
    } else if (is(runs[i].kind, GOV_DELETION) && is(runs[i].status, GOV_PASSED) &&
               runs[i].subject && !runs[i].of_all) {
      uint32_t *slot = gov_map_at(&all->deleted, gov_text_of(runs[i].subject));
      if (!slot) return SQLITE_NOMEM;
      *slot = i;
    }
  }
  return SQLITE_OK;
}

/* Where a log does not say which copy was deleted, all that there were until then are gone. */
static void gather_deletions(backups *all) {
  const gov_run *runs = GOV_ROWS(all->pass->facts, runs);
  const gov_moment *moments = all->pass->moments;
  for (uint32_t i = 0; i < GOV_COUNT(all->pass->facts, runs); i++) {
    const char *subject = runs[i].unit_id ? runs[i].unit_id : runs[i].subject;
    if (!runs[i].of_all || !subject || !is(runs[i].status, GOV_PASSED)) continue;
    gov_text key = folded(&all->pass->facts->arena, gov_text_of(subject));
    uint32_t found = gov_map_get(&all->by_subject, key);
    if (found == GOV_MAP_NONE) continue;
    backup_list *list = gov_list_at(&all->lists, found);
    if (list->deleted < 0 || gov_moment_order(moments[i], moments[list->deleted]) >= 0)
      list->deleted = (int32_t)i;
  }
}

/* The run that deleted the copy, by its name or with all that its subject had; -1: none did. */
static int64_t deleted_by(const backups *all, const backup_list *list, uint32_t number) {
  const gov_run *run = &GOV_ROWS(all->pass->facts, runs)[number];
  const gov_moment *moments = all->pass->moments;
  uint32_t by = run->run_id ? gov_map_get(&all->deleted, gov_text_of(run->run_id)) : GOV_MAP_NONE;
  if (by != GOV_MAP_NONE) return by;
  if (list->deleted < 0 || gov_moment_order(moments[number], moments[list->deleted]) > 0) return -1;
  return list->deleted;
}

/* The latest of the copies that passes `order` against the moment; -1 when none does. */
static int64_t latest(const backups *all, const backup_list *list, gov_moment change, int order) {
  const gov_run *runs = GOV_ROWS(all->pass->facts, runs);
  int64_t best = -1;
  for (int32_t at = list->first; at >= 0;) {
    const backup_link *link = gov_list_at(&all->links, (size_t)at);
    gov_moment moment = all->pass->moments[link->run];
    int counts = is(runs[link->run].status, GOV_PASSED) && deleted_by(all, list, link->run) < 0;
    if (counts && (!order || gov_moment_order(moment, change) == order) &&
        (best < 0 || moment.seconds >= all->pass->moments[best].seconds))
      best = link->run;
    at = link->next;
  }
  return best;
}

static void add_flow(gov_facts *facts, const gov_run *run, const char *unit_id) {
  if (!run->region || !run->source_region) return;
  gov_flow *flow = GOV_ADD(facts, flows);
  if (!flow) return;
  flow->unit_id = unit_id;
  flow->source_region = run->source_region;
  flow->target_region = run->region;
  flow->via = GOV_BACKUP;
  flow->place = run->place;
}

static void with_value(gov_evidence *row, const char *value) {
  if (row) row->value = value;
}

enum { OLDEST_COPY_DAYS = 30, DAY_SECONDS = 86400 };

/* Days between the copy and the change, or the newest run when no change is known; -1: nobody can
** tell. */
static int64_t age_days(const gov_run_pass *pass, int64_t number, const gov_change *change) {
  gov_moment until = change ? change->first : pass->newest, at = pass->moments[number];
  return at.known && until.known ? (until.seconds - at.seconds) / DAY_SECONDS : -1;
}

/* What a good copy is worth. Of an old one only the mechanism counts: it is no copy of this data.
 */
static void state_copy(backups *all, const char *unit_id, int64_t number,
                       const gov_change *change) {
  gov_run_pass *pass = all->pass;
  gov_arena *arena = &pass->facts->arena;
  const gov_run *run = &GOV_ROWS(pass->facts, runs)[number];
  int64_t days = age_days(pass, number, change);
  const char *by = run->source && !strcmp(run->source, GOV_BY_AUDIT) ? "an audit log records"
                                                                     : "a listing shows";
  int named = !run->unit_id && run->subject;
  const char *whose =
      gov_arena_printf(arena, "%s a copy%s%s", by, named ? " of " : "", named ? run->subject : "");
  if (days > OLDEST_COPY_DAYS)
    whose = gov_arena_printf(arena, "%s, taken %lld days before the %s: stale", whose, days,
                             change ? "production run" : "newest run");
  with_value(gov_run_evidence(pass, run, unit_id, GOV_BACKUP_MECHANISM, whose), run->run_id);
  if (days > OLDEST_COPY_DAYS) return;
  if (change)
    gov_run_evidence(pass, run, unit_id, GOV_BACKUP_TIMING, "taken before the production run");
  const char *location = run->location ? run->location : run->region;
  if (location)
    with_value(gov_run_evidence(pass, run, unit_id, GOV_BACKUP_LOCATION, whose), location);
  if (run->retention)
    with_value(gov_run_evidence(pass, run, unit_id, GOV_BACKUP_RETENTION, whose), run->retention);
  if (run->encrypted == 1) gov_run_evidence(pass, run, unit_id, GOV_BACKUP_ENCRYPTED, whose);
  add_flow(pass->facts, run, unit_id);
}

static void state_inferred(backups *all, const char *unit_id, uint32_t number, gov_signal signal,
                           const char *why) {
  const gov_run *run = &GOV_ROWS(all->pass->facts, runs)[number];
  gov_evidence *row = gov_run_evidence(all->pass, run, unit_id, signal, why);
  if (row) row->standing = GOV_INFERRED;
}

/* What the copies of one subject are worth to one unit. */
static void state_backups(backups *all, const char *unit_id, backup_list *list) {
  const gov_change *change = gov_run_change(all->pass, unit_id);
  gov_run *runs = GOV_ROWS(all->pass->facts, runs);
  int64_t found =
      change ? latest(all, list, change->first, -1) : latest(all, list, (gov_moment){0}, 0);
  list->used = 1;
  if (found >= 0) {
    state_copy(all, unit_id, found, change);
    return;
  }
  found = change ? latest(all, list, change->first, 1) : -1;
  if (found >= 0) {
    state_inferred(all, unit_id, (uint32_t)found, GOV_BACKUP_MENTION,
                   "the copy was taken after the production run: it holds the changed data");
    return;
  }
  uint32_t first = ((backup_link *)gov_list_at(&all->links, (size_t)list->first))->run;
  const char *why = deleted_by(all, list, first) >= 0 ? "the copy was deleted"
                    : !is(runs[first].status, GOV_PASSED)
                        ? "the copy failed or is not finished"
                        : "nothing says that the copy was taken before the production run";
  state_inferred(all, unit_id, first, GOV_BACKUP_MENTION, why);
}

static uint32_t list_of(const backups *all, gov_text subject) {
  return gov_map_get(&all->by_subject, subject);
}

/* The unit by its whole name, then by ever shorter leading parts. */
static void look_up_unit(backups *all, const char *unit_id) {
  gov_text name = folded(&all->pass->facts->arena, gov_text_of(unit_id));
  while (name.n) {
    uint32_t found = list_of(all, name);
    if (found != GOV_MAP_NONE) {
      state_backups(all, unit_id, gov_list_at(&all->lists, found));
      return;
    }
    while (name.n && name.z[name.n - 1] != '.') name.n--;
    if (name.n) name.n--;
  }
}

static void look_up_stores(backups *all) {
  const gov_service *services = GOV_ROWS(all->pass->facts, services);
  for (size_t i = 0; i < GOV_COUNT(all->pass->facts, services); i++) {
    if (!services[i].unit_id || !services[i].store) continue;
    gov_text store = folded(&all->pass->facts->arena, gov_text_of(services[i].store));
    uint32_t found = list_of(all, store);
    if (found != GOV_MAP_NONE)
      state_backups(all, services[i].unit_id, gov_list_at(&all->lists, found));
  }
}

/* Copies that no unit stands behind, and copies that were deleted, say so themselves. */
static void note_the_rest(backups *all) {
  gov_arena *arena = &all->pass->facts->arena;
  gov_run *runs = GOV_ROWS(all->pass->facts, runs);
  for (size_t i = 0; i < all->lists.count; i++) {
    const backup_list *list = gov_list_at(&all->lists, i);
    for (int32_t at = list->first; at >= 0;) {
      const backup_link *link = gov_list_at(&all->links, (size_t)at);
      gov_run *run = &runs[link->run];
      int64_t by = deleted_by(all, list, link->run);
      if (by >= 0)
        run->note = gov_arena_printf(arena, "deleted later (%s:%d)", runs[by].place.path,
                                     runs[by].place.line);
      else if (!list->used && !run->note)
        run->note = "of another system: no unit is known to live there";
      at = link->next;
    }
  }
}

int gov_run_backups(gov_run_pass *pass) {
  backups all = {.pass = pass,
                 .lists = {.row_bytes = sizeof(backup_list)},
                 .links = {.row_bytes = sizeof(backup_link)}};
  int rc = gather(&all);
  if (rc == SQLITE_OK && all.lists.count) {
    gather_deletions(&all);
    for (size_t i = 0; i < GOV_COUNT(pass->facts, units); i++)
      look_up_unit(&all, GOV_ROWS(pass->facts, units)[i].unit_id);
    look_up_stores(&all);
    note_the_rest(&all);
  }
  gov_map_free(&all.by_subject);
  gov_map_free(&all.deleted);
  gov_list_free(&all.lists);
  gov_list_free(&all.links);
  return rc;
}

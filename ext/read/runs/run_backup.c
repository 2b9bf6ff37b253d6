/* run_backup.c: listings of backups: pgBackRest, restic, Barman, and the snapshots AWS lists.
**
** Each copy is a run of kind `backup`. What it is a copy of (an instance, a stanza, a database, a
** path) is its subject: whether units live there is settled later.
*/
#include "read/readers.h"
#include "read/runs/run.h"

/* The fourth part of arn:aws:rds:REGION:… */
static const char *region_of(gov_reading *reading, const char *arn) {
  if (!arn || strncmp(arn, "arn:", 4) != 0) return NULL;
  const char *at = arn;
  for (int i = 0; i < 3 && at; i++) at = (at = strchr(at, ':')) ? at + 1 : NULL;
  const char *end = at ? strchr(at, ':') : NULL;
  return end && end > at ? gov_arena_copy(&reading->facts->arena, at, (size_t)(end - at)) : NULL;
}

static gov_run *add_copy(gov_reading *reading, const gov_node *node) {
  gov_run *run = gov_run_add(reading, gov_node_line(node));
  if (run) run->kind = GOV_BACKUP;
  return run;
}

/* The lists AWS answers with, and the names in their rows. */
typedef struct snapshot_list {
  const char *list, *id, *subject, *time, *state, *arn;
  int subject_is_table;
} snapshot_list;

static const snapshot_list snapshot_lists[] = {
    {"DBSnapshots", "DBSnapshotIdentifier", "DBInstanceIdentifier",
     "SnapshotCreateTime|OriginalSnapshotCreateTime", "Status", "DBSnapshotArn", 0},
    {"DBClusterSnapshots", "DBClusterSnapshotIdentifier", "DBClusterIdentifier",
     "SnapshotCreateTime", "Status", "DBClusterSnapshotArn", 0},
    {"DBInstanceAutomatedBackups", "DBInstanceAutomatedBackupsArn", "DBInstanceIdentifier",
     "LatestRestorableTime", "Status", "DBInstanceArn", 0},
    {"BackupSummaries", "BackupName", "TableName", "BackupCreationDateTime", "BackupStatus",
     "BackupArn", 1},
    {"RecoveryPoints", "RecoveryPointArn", "ResourceName|ResourceArn", "CreationDate", "Status",
     "RecoveryPointArn", 0},
    {"Snapshots", "SnapshotId|SnapshotIdentifier", "VolumeId|ClusterIdentifier",
     "StartTime|SnapshotCreateTime", "State|Status", "OwnerArn", 0},
};

static void read_snapshot(gov_reading *reading, const snapshot_list *names, const gov_node *row) {
  gov_run *run = add_copy(reading, row);
  if (!run) return;
  const char *arn = gov_text_in(row, names->arn);
  run->run_id = gov_run_keep_in(reading, row, names->id);
  run->started_at = gov_run_keep_in(reading, row, names->time);
  const gov_node *progress = gov_member(row, "PercentProgress|PercentDone|Progress");
  int whole = !progress || progress->kind != GOV_NODE_NUMBER || progress->number >= 100;
  run->status = whole ? gov_run_status(gov_text_in(row, names->state)) : NULL;
  if (!run->status) run->status = GOV_PENDING;
  if (names->subject_is_table)
    run->unit_id = gov_run_unit(reading, NULL, NULL, gov_text_in(row, names->subject));
  else
    run->subject = gov_run_keep_in(reading, row, names->subject);
  run->region = region_of(reading, arn);
  run->source_region = gov_run_keep_in(reading, row, "SourceRegion");
  run->encrypted = gov_node_boolean(gov_member(row, "Encrypted|StorageEncrypted|IsEncrypted"));
  int64_t days = gov_run_integer(row, "BackupRetentionPeriod");
  if (days > 0) run->retention = gov_arena_printf(&reading->facts->arena, "%lld days", days);
}

static void read_snapshots(gov_reading *reading, const gov_node *root) {
  for (size_t i = 0; i < sizeof snapshot_lists / sizeof *snapshot_lists; i++) {
    const gov_node *rows = gov_member(root, snapshot_lists[i].list);
    for (const gov_node *row = gov_node_first(rows); row; row = row->next)
      if (row->kind == GOV_NODE_MAP) read_snapshot(reading, &snapshot_lists[i], row);
  }
}

/* pgBackRest: stanzas with their backups. */
static void read_stanza(gov_reading *reading, const gov_node *stanza) {
  gov_arena *arena = &reading->facts->arena;
  const char *cipher = gov_text_in(stanza, "cipher");
  for (const gov_node *at = gov_node_first(gov_member(stanza, "backup")); at; at = at->next) {
    gov_run *run = add_copy(reading, at);
    if (!run) return;
    run->run_id = gov_run_keep_in(reading, at, "label");
    run->subject = gov_run_keep_in(reading, stanza, "name");
    const gov_node *databases = gov_member(at, "database-ref");
    for (const gov_node *database = gov_node_first(databases); database;
         database = database->next) {
      const char *name = gov_run_keep_in(reading, database, "name");
      if (name && run->subject) run->subject = gov_arena_printf(arena, "%s,%s", run->subject, name);
    }
    run->started_at = gov_run_keep_in(reading, gov_member(at, "timestamp"), "start");
    int failed = gov_node_boolean(gov_member(at, "error")) == 1;
    run->status = failed ? GOV_RUN_FAILED : GOV_PASSED;
    if (failed) run->note = "the backup reports an error";
    if (cipher) run->encrypted = strcmp(cipher, "none") != 0;
  }
}

/* /var/backups/app.sql.gz → app */
static const char *base_name(gov_arena *arena, const char *path) {
  const char *slash = strrchr(path, '/'), *name = slash && slash[1] ? slash + 1 : path;
  size_t n = strcspn(name, ".");
  return n ? gov_arena_copy(arena, name, n) : name;
}

static void read_restic(gov_reading *reading, const gov_node *snapshot) {
  gov_arena *arena = &reading->facts->arena;
  gov_run *run = add_copy(reading, snapshot);
  if (!run) return;
  run->run_id = gov_run_keep_in(reading, snapshot, "short_id|id");
  run->started_at = gov_run_keep_in(reading, snapshot, "time");
  run->status = GOV_PASSED; /* a snapshot is listed only when it is whole */
  run->encrypted = 1;       /* restic knows no other repositories */
  const gov_node *paths = gov_member(snapshot, "paths"), *tags = gov_member(snapshot, "tags");
  for (const gov_node *at = gov_node_first(tags); at; at = at->next) {
    const char *tag = gov_run_keep(reading, gov_node_text(at));
    if (tag)
      run->subject = run->subject ? gov_arena_printf(arena, "%s,%s", run->subject, tag) : tag;
  }
  for (const gov_node *at = gov_node_first(paths); at; at = at->next) {
    const char *path = gov_run_keep(reading, gov_node_text(at));
    const char *name = path ? base_name(arena, path) : NULL;
    if (name)
      run->subject = run->subject ? gov_arena_printf(arena, "%s,%s", run->subject, name) : name;
  }
}

/* Barman: a map from server to its backups. */
static void read_barman(gov_reading *reading, const gov_node *server) {
  for (const gov_node *at = gov_node_first(server); at; at = at->next) {
    if (!gov_member(at, "backup_id")) continue;
    gov_run *run = add_copy(reading, at);
    if (!run) return;
    run->run_id = gov_run_keep_in(reading, at, "backup_id");
    run->subject = gov_run_keep(reading, server->key);
    run->started_at = gov_run_keep_in(reading, at, "begin_time|end_time");
    run->status = gov_run_status(gov_text_in(at, "status"));
    if (gov_run_integer(at, "size_bytes|sizeBytes|size|bytes") == 0) run->status = GOV_RUN_FAILED;
    if (!run->status) run->status = GOV_PENDING;
  }
}

static int read_root(gov_reading *reading, const gov_node *root) {
  if (root->kind == GOV_NODE_LIST) {
    for (const gov_node *at = root->first; at; at = at->next) {
      if (gov_member(at, "backup"))
        read_stanza(reading, at);
      else if (gov_member(at, "paths"))
        read_restic(reading, at);
      else
        read_snapshots(reading, at);
    }
    return SQLITE_OK;
  }
  read_snapshots(reading, root);
  for (const gov_node *at = gov_node_first(root); at; at = at->next)
    if (at->kind == GOV_NODE_LIST) read_barman(reading, at);
  return SQLITE_OK;
}

static int recognise(const gov_source *head) {
  if (!gov_head_is_json(head) || gov_head_is_json_lines(head)) return 0;
  if (gov_head_has_key(head, "stanza") ||
      (gov_head_has_key(head, "backup") && gov_head_has_key(head, "label")) ||
      gov_head_has_key(head, "backup_id"))
    return 85;
  if (gov_head_has_key(head, "short_id") ||
      (gov_head_has_key(head, "paths") && gov_head_has_key(head, "tree")))
    return 85;
  for (size_t i = 0; i < sizeof snapshot_lists / sizeof *snapshot_lists; i++) {
    if (gov_head_has_key(head, snapshot_lists[i].list)) return 85;
  }
  return 0;
}

const gov_reader gov_reader_run_backup = {.format = "backup-listing",
                                          .kinds = GOV_RUN_KINDS,
                                          .recognise = recognise,
                                          .read_root = read_root};

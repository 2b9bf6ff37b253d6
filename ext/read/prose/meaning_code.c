/* meaning_code.c: commands and SQL in code blocks.
**
** A command that a reader of the plan is to run is evidence; a program, a configuration or printed
** output is not. A dump is a safeguard only where the text, a comment or the file's name says so.
*/
#include "read/prose/meaning_parts.h"
#include "read/prose/phrases.h"

static int any_hit(const meaning *m, gov_cue cue) {
  return sentence_has(m, cue);
}

/* A file or table named as a copy: orders_backup, pre-migration.sql; not ".bak". */
static int names_a_copy(gov_text text) {
  static const char *const names[] = {"backup",        "snapshot",      "before_",      "before-",
                                      "pre-migration", "pre_migration", "premigration", "safety",
                                      "_bak",          "bak_",          "_bkp",         "bkp_"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (gov_text_find(text, names[i])) return 1;
  return 0;
}

/* tar czf, tar -cvzf, tar --create: packs, and neither lists nor unpacks. */
static int packs(gov_text text) {
  const char *tar = gov_text_find(text, "tar ");
  gov_text rest = {tar + 4, (size_t)(text.z + text.n - tar) - 4};
  if (gov_text_find(rest, "--create")) return 1;
  for (int first = 1; rest.n; first = 0) {
    rest = gov_trim(rest);
    size_t n = 0;
    while (n < rest.n && !gov_is_space(rest.z[n])) n++;
    int flags = (first || rest.z[0] == '-') && !gov_text_starts(rest, "--");
    if (flags && memchr(rest.z, 'c', n)) return 1;
    rest = (gov_text){rest.z + n, rest.n - n};
  }
  return 0;
}

/* `psql -c "CREATE TABLE …"`: the statement that a client is given. */
static gov_text handed_to_client(gov_text text) {
  static const char *const opens[] = {"\"create table", "'create table", "\"select", "'select"};
  for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
    const char *at = gov_text_find(text, opens[i]);
    if (at) return (gov_text){at + 1, (size_t)(text.z + text.n - at) - 1};
  }
  return text;
}

/* Copying counts where the place it copies to is named as a copy; unpacking one does not, nor
** copying a configuration. */
static int copies_to_a_copy(const meaning *m, gov_text text) {
  text = handed_to_client(gov_trim(text));
  if (gov_text_starts(text, "create table"))
    return gov_text_find(text, "select") && names_a_copy(text); /* else a table of backups */
  if (gov_text_starts(text, "select")) return names_a_copy(text);
  if (gov_text_find(text, "tar ")) return packs(text) && names_a_copy(text);
  if (any_hit(m, GOV_CUE_OTHER_OBJECT)) return 0;
  size_t at = text.n;
  for (int depth = 0; at > 0; at--) { /* "$(date +%F %T)" holds spaces */
    char c = text.z[at - 1];
    depth += (c == ')') - (c == '(');
    if (depth <= 0 && gov_is_space(c)) break;
  }
  gov_text last = {text.z + at, text.n - at};
  return names_a_copy(last) && !gov_text_ends(last, ".sh") && !gov_text_ends(last, ".py") &&
         !gov_text_find(last, "/etc/");
}

/* `.backup` is a word of its own in a shell of SQLite, not in "compose.backup.yml". */
static int runs_backup_command(const meaning *m, gov_text text) {
  for (uint32_t i = 0; i < m->folded.hits.count; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue != GOV_CUE_BACKUP_COMMAND) continue;
    uint32_t at = gov_token_at(&m->folded, hit->first)->source;
    if (!at || at >= text.n || text.z[at] != '.' || !gov_is_word(text.z[at - 1])) return 1;
  }
  return 0;
}

/* "ALTER FUNCTION … OWNER TO", "GRANT": who owns or may what, and nothing is undone. */
static int changes_rights(gov_text text) {
  return gov_text_find(text, " owner to ") || gov_text_starts(text, "grant ") ||
         gov_text_starts(text, "revoke ");
}

static int changes_data(gov_text text) {
  static const char *const verbs[] = {"drop ",   "alter ",  "update ", "delete ",
                                      "insert ", "rename ", "create ", "truncate",
                                      "call ",   "exec",    "db.",     "merge "};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (gov_text_starts(text, verbs[i])) return 1;
  return 0;
}

static int finds_orphans(gov_text text) {
  return (gov_text_find(text, "left join") && gov_text_find(text, "is null")) ||
         gov_text_find(text, "where not exists") || gov_text_find(text, "not in (select");
}

/* "sudo -u postgres psql": the command itself. */
static gov_text without_sudo(gov_text text) {
  if (gov_text_starts(text, "sudo ")) text = gov_trim((gov_text){text.z + 5, text.n - 5});
  if (gov_text_starts(text, "-u ")) {
    size_t at = 3;
    while (at < text.n && !gov_is_space(text.z[at])) at++;
    text = gov_trim((gov_text){text.z + at, text.n - at});
  }
  return text;
}

/* A query handed to a client: psql -c "SELECT …". */
static int only_queries(gov_text text) {
  static const char *const changes[] = {"insert ", "update ", "delete ",  "drop ",    "alter ",
                                        "create ", "rename ", "truncate", "restore ", "< "};
  if (!gov_text_find(text, "select ") && !gov_text_find(text, "show ")) return 0;
  for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
    if (gov_text_find(text, changes[i])) return 0;
  return 1;
}

/* A command that looks and changes nothing. */
static int is_inspection(gov_text text) {
  static const char *const words[] = {
      "cd ",   "ls",        "cat ",       "echo ", "tail ", "df",      "du ", "pwd",    "grep ",
      "less ", "export ",   "ssh ",       "head ", "set ",  "#",       "//",  "--",     "select",
      "show ", "describe ", "\\d",        "wc ",   "stat ", "ps ",     "top", "watch ", "which ",
      "date",  "explain ",  "journalctl", "dig ",  "ping ", "nslookup"};
  static const char *const looks[][2] = {
      {"kubectl", " get "},    {"kubectl", " describe "}, {"kubectl", " logs"},
      {"kubectl", " top"},     {"docker", " ps"},         {"docker", " logs"},
      {"docker", " inspect"},  {"docker", " images"},     {"systemctl", " status"},
      {"git", " status"},      {"git", " log"},           {"git", " diff"},
      {"helm", " list"},       {"helm", " history"},      {"helm", " status"},
      {"aws", " describe-"},   {"aws", " list-"},         {"gcloud", " list"},
      {"gcloud", " describe"}, {"pm2", " logs"},          {"pm2", " status"}};
  text = without_sudo(text);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_starts(text, words[i])) return 1;
  for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
    if (gov_text_starts(text, looks[i][0]) && gov_text_find(text, looks[i][1])) return 1;
  if (gov_text_starts(text, "psql") && gov_text_find(text, "\"\\d")) return 1;
  return text.n < 4 || only_queries(text);
}

/* Setting up a tool undoes nothing. */
static int is_setup(gov_text text) {
  static const char *const words[] = {"brew ", "pip ",  "pip3 ", "npm install", "apt",
                                      "curl ", "wget ", "git ",  "yum ",        "go install"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_starts(text, words[i])) return 1;
  return is_inspection(text);
}

/* "docker-compose -f dev.yml down" takes a service down, not a migration. */
static int stops_a_service(gov_text text) {
  static const char *const tools[] = {"docker",     "compose",    "podman",   "vagrant",
                                      "kubectl",    "systemctl",  "ip link",  "artisan down",
                                      "scale-down", "scale down", "shutdown", "teardown"};
  for (size_t i = 0; i < sizeof tools / sizeof *tools; i++)
    if (gov_text_find(text, tools[i])) {
      /* a migration tool run inside the container */
      return !gov_text_find(text, "exec") && !gov_text_find(text, " run ");
    }
  return 0;
}

/* COMMIT, or the ROLLBACK of a transaction that was not: neither undoes a migration. */
static int ends_transaction(gov_text text) {
  if (gov_text_starts(text, "commit")) return 1;
  if (!gov_text_starts(text, "rollback") || text.n > 24) return 0;
  return text.n == 8 || text.z[8] == ';' || gov_text_starts(text, "rollback to ") ||
         gov_text_starts(text, "rollback transaction") || gov_text_starts(text, "rollback work");
}

/* API_BASE=https://…, before a command: a name is set for it. */
static int is_assignment(gov_text word) {
  size_t n = 0;
  while (n < word.n && gov_is_word(word.z[n])) n++;
  return n > 0 && n < word.n && word.z[n] == '=';
}

/* Runs a script or task that is named for what it does: "./scripts/backup-db.sh", "npm run
** db:backup". The first word that is no runner carries the name. */
static int runs_script_named(gov_text text, const char *const *names) {
  static const char *const runners[] = {"sudo", "bash", "sh",   "python", "python3", "node", "npx",
                                        "npm",  "run",  "yarn", "pnpm",   "make",    "rake", "php",
                                        "ruby", "perl", "just", "task",   "bundle",  "exec"};
  for (size_t at = 0; at < text.n;) {
    size_t end = at;
    while (end < text.n && !gov_is_space(text.z[end])) end++;
    gov_text word = {text.z + at, end - at};
    int runner =
        word.n == 0 || word.z[0] == '-' || (!at && is_assignment(word)); /* "A=b ./run.sh" */
    for (size_t i = 0; !runner && i < sizeof runners / sizeof *runners; i++)
      runner = gov_text_is(word, runners[i]);
    if (!runner) {
      int script = at > 0 || memchr(word.z, '/', word.n) || memchr(word.z, '.', word.n);
      for (; script && *names; names++)
        if (gov_text_find(word, *names)) return 1;
      return 0;
    }
    at = end + 1;
  }
  return 0;
}

/* BACKUP_DIR="/backup/daily": a name is set, and nothing is run. */
static int only_sets(gov_text text) {
  size_t at = 0;
  while (at < text.n && gov_is_word(text.z[at])) at++;
  return at > 0 && at < text.n && text.z[at] == '=' && !gov_text_find(text, "$(") &&
         !gov_text_find(text, "dump ") && !gov_text_find(text, "cp ");
}

/* Listing, naming or removing copies takes none. */
static int leaves_copies_alone(gov_text text) {
  static const char *const scripts[] = {"list",  "verif",  "check", "clean",
                                        "prune", "delete", "repo",  NULL};
  int prints = gov_text_starts(text, "echo ") || gov_text_starts(text, "printf ");
  if (only_sets(text) || runs_script_named(text, scripts)) return 1;
  if (prints && !memchr(text.z, '|', text.n)) return 1; /* to be run by nobody */
  static const char *const words[] = {"rm ",     "ls",   "du ",  "find ",
                                      "export ", "set ", "cat ", "head "};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_starts(text, words[i])) return 1;
  return 0;
}

/* "0 2 * * * pg_dump …": five fields of when, and the command that is run then, each time. */
static int is_scheduled(gov_text text) {
  enum { FIELDS = 5 };
  int fields = 0, stars = 0;
  size_t at = 0;
  while (fields < FIELDS && at < text.n && (gov_is_digit(text.z[at]) || text.z[at] == '*')) {
    stars += text.z[at] == '*';
    while (at < text.n && !gov_is_space(text.z[at])) at++;
    while (at < text.n && gov_is_space(text.z[at])) at++;
    fields++;
  }
  return (fields == FIELDS && stars > 0) || gov_text_starts(text, "@daily") ||
         gov_text_starts(text, "@weekly") || gov_text_starts(text, "@hourly") ||
         gov_text_find(text, "crontab");
}

static void read_backup_command(meaning *m, int32_t index, int in_undo) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int told = meaning_is_about(m, index, GOV_TOPIC_BIT(BACKUP), INTENT_BACKUP);
  int command = runs_backup_command(m, sentence->text);
  int dump = any_hit(m, GOV_CUE_BACKUP_DUMP);
  int copy = dump || any_hit(m, GOV_CUE_BACKUP_COPY);
  int restores = any_hit(m, GOV_CUE_RESTORE_COMMAND);
  if (in_undo || restores || leaves_copies_alone(sentence->text)) return;
  if (any_hit(m, GOV_CUE_BACKUP_COPY) && !any_hit(m, GOV_CUE_BACKUP_DUMP) &&
      gov_text_find(sentence->text, "drop table"))
    return;
  static const char *const scripts[] = {"backup", "back-up", "back_up", "snapshot", NULL};
  if (runs_script_named(sentence->text, scripts) && !gov_text_find(sentence->text, "restore") &&
      !gov_text_find(sentence->text, "verify"))
    command |= meaning_is_about(m, index, GOV_TOPIC_BIT(BACKUP), INTENT_BACKUP);
  if (!command && !copy) return;
  int named = dump ? names_a_copy(sentence->text) : copies_to_a_copy(m, sentence->text);
  if (!dump) told = told && named;
  if (!command && !told && !named) return;
  if (!told && (sentence->standing & GOV_SECTION_TROUBLE)) return;
  if (!told && !command && code_is_transport(m, sentence)) return;
  if (is_scheduled(sentence->text)) {
    meaning_state(m, GOV_BACKUP_MENTION, index, NULL, "a command that a schedule runs");
    return;
  }
  if (sentence->phase == GOV_PHASE_AFTER) { /* what is put away when all is over */
    meaning_state(m, GOV_BACKUP_MENTION, index, NULL, "a command that takes a copy afterwards");
    return;
  }
  if ((dump && code_sends_over(m, sentence)) || code_carries_over(m, sentence)) {
    meaning_state(m, GOV_BACKUP_MENTION, index, NULL, "a dump that is loaded on another host");
    return;
  }
  meaning_state(m, GOV_BACKUP_MECHANISM, index, NULL, "a command that takes a copy");
  m->mechanisms++;
  meaning_state(m, GOV_BACKUP_LOCATION, index, NULL, "the command names the copy");
  if (copy_leaves_some_out(sentence->text))
    meaning_state(m, GOV_BACKUP_GAP, index, NULL, "the copy leaves rows or columns out");
}

/* "chef-backend-ctl down-for-upgrade": a word of much else, where nothing speaks of going back. */
static int only_says_down(const meaning *m, gov_text text) {
  static const char *const of[] = {"migrat", "db",   "sql",     "schema", "flyway",
                                   "goose",  "knex", "alembic", "prisma", "rails"};
  for (uint32_t i = 0; i < m->folded.hits.count; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_ROLLBACK_COMMAND && !gov_text_is(meaning_word(m, hit->first), "down"))
      return 0;
  }
  for (size_t i = 0; i < sizeof of / sizeof *of; i++)
    if (gov_text_find(text, of[i])) return 0;
  return 1;
}

/* "alembic downgrade …" in a block that calls itself SQL. */
static int runs_tool(const gov_sentence *sentence) {
  static const char *const tools[] = {"alembic ", "flyway ", "rails ",     "rake ",  "npx ",
                                      "npm ",     "sqlx ",   "liquibase ", "knex ",  "php ",
                                      "python ",  "dotnet ", "goose ",     "dbmate "};
  for (size_t i = 0; i < sizeof tools / sizeof *tools; i++)
    if (gov_text_starts(sentence->text, tools[i])) return 1;
  return 0;
}

/* The first two words of a command; empty when it has fewer. */
static gov_text opening(gov_text text) {
  size_t at = 0;
  for (int words = 0; words < 2; words++) {
    while (at < text.n && gov_is_space(text.z[at])) at++;
    if (at == text.n) return (gov_text){text.z, 0};
    while (at < text.n && !gov_is_space(text.z[at])) at++;
  }
  return (gov_text){text.z, at};
}

/* "sequel -M 0 …", where the way there is "sequel …": the tool of the migration, run otherwise. */
static int repeats_tool(const meaning *m, const gov_sentence *sentence) {
  enum { FARTHEST = 400 };
  gov_text own = opening(sentence->text);
  if (!own.n || sentence->code != GOV_CODE_COMMANDS || is_setup(sentence->text) ||
      stops_a_service(sentence->text) || gov_text_starts(own, "npm ") ||
      gov_text_starts(own, "sudo ") || gov_text_starts(own, "docker"))
    return 0;
  size_t index = (size_t)(sentence - gov_sentence_at(m->document, 0));
  for (size_t i = index > FARTHEST ? index - FARTHEST : 0; i < index; i++) {
    const gov_sentence *other = gov_sentence_at(m->document, (int32_t)i);
    if (other->code != GOV_CODE_COMMANDS || other->comment || other->phase == GOV_PHASE_UNDO)
      continue;
    if ((other->topics & GOV_TOPIC_BIT(ROLLBACK)) || other->block == sentence->block) continue;
    int same = other->text.n == sentence->text.n &&
               !memcmp(other->text.z, sentence->text.z, other->text.n);
    gov_text begin = opening(other->text);
    if (!same && begin.n == own.n && !memcmp(begin.z, own.z, own.n)) return 1;
  }
  return 0;
}

static void read_undo_command(meaning *m, int32_t index, int in_undo) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int32_t root = m->undo_root[sentence->section];
  undo_pool *pool = &m->undo[root >= 0 ? root : sentence->section];
  int inert = any_hit(m, GOV_CUE_ROLLBACK_INERT), command = any_hit(m, GOV_CUE_ROLLBACK_COMMAND);
  int32_t *counter = NULL;
  static const char *const scripts[] = {"rollback", "roll-back", "roll_back", "revert", NULL};
  if (ends_transaction(sentence->text)) return;
  if (command &&
      (stops_a_service(sentence->text) || (!in_undo && only_says_down(m, sentence->text))))
    command = 0;
  command |= in_undo && runs_script_named(sentence->text, scripts);
  if (meaning_context(m, index, INTENT_UNDO)) pool->named = 1;
  static const char *const restores[] = {"restore", NULL};
  int fails =
      meaning_context(m, index, INTENT_FAILS); /* "If pods crash:", and the dump is restored */
  if (any_hit(m, GOV_CUE_RESTORE_COMMAND) || runs_script_named(sentence->text, restores))
    counter =
        (in_undo || fails) && !meaning_context(m, index, INTENT_ONTO_NEW) ? &pool->restores : NULL;
  else if (inert)
    counter = in_undo || fails ? &pool->code_only : NULL;
  else if ((command && (sentence->code == GOV_CODE_COMMANDS || (in_undo && runs_tool(sentence)))) ||
           (in_undo && repeats_tool(m, sentence)) ||
           (in_undo && sentence->code == GOV_CODE_SQL && changes_data(sentence->text) &&
            !changes_rights(sentence->text)))
    counter = &pool->commands;
  else if (in_undo && sentence->code == GOV_CODE_COMMANDS && !is_setup(sentence->text))
    counter = &pool->steps;
  if (!counter) return;
  if (pool->sentence < 0) pool->sentence = index;
  ++*counter;
}

static void read_check_command(meaning *m, int32_t index, int expects) {
  static const struct {
    gov_cue cue;
    gov_signal signal;
    int anywhere; /* counts without a heading or a sentence that says so */
  } checks[] = {{GOV_CUE_VERIFICATION_COUNT, GOV_VERIFICATION_COUNT, 0},
                {GOV_CUE_VERIFICATION_CHECKSUM, GOV_VERIFICATION_CHECKSUM, 0},
                {GOV_CUE_VERIFICATION_PARITY, GOV_VERIFICATION_PARITY, 0},
                {GOV_CUE_VERIFICATION_PARITY_TOOL, GOV_VERIFICATION_PARITY, 1},
                {GOV_CUE_VERIFICATION_REFERENTIAL, GOV_VERIFICATION_REFERENTIAL, 0},
                {GOV_CUE_VERIFICATION_CONSTRAINT, GOV_VERIFICATION_CONSTRAINT, 0},
                {GOV_CUE_VERIFICATION_QUALITY_SUITE, GOV_VERIFICATION_QUALITY_SUITE, 1},
                {GOV_CUE_VERIFICATION_RECONCILE, GOV_VERIFICATION_RECONCILE, 0},
                {GOV_CUE_VERIFICATION_SMOKE, GOV_VERIFICATION_SMOKE, 0}};
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int told = expects || (sentence->topics & GOV_TOPIC_BIT(VERIFICATION)) ||
             meaning_context(m, index, INTENT_VERIFY);
  if (sentence->phase == GOV_PHASE_BEFORE || (sentence->standing & GOV_SECTION_TROUBLE)) return;
  if (any_hit(m, GOV_CUE_VERIFICATION_INERT)) return; /* of code, of schemas */
  for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
    if (!any_hit(m, checks[i].cue) || (!told && !checks[i].anywhere)) continue;
    meaning_state(m, checks[i].signal, index, NULL, "a command or query that checks");
  }
  static const char *const looks[] = {"smoke", NULL};
  if (sentence->code == GOV_CODE_COMMANDS && runs_script_named(sentence->text, looks))
    meaning_state(m, GOV_VERIFICATION_SMOKE, index, NULL, "a script named for a look");
  if (told && sentence->code == GOV_CODE_SQL && gov_text_starts(sentence->text, "select"))
    meaning_state(m, GOV_VERIFICATION_SMOKE, index, NULL, "a query that looks at the result");
  if (told && finds_orphans(sentence->text))
    meaning_state(m, GOV_VERIFICATION_REFERENTIAL, index, NULL, "a query that finds orphans");
}

/* UPDATE … SET, DELETE FROM: rows change where they are. */
static int updates_rows(const gov_sentence *sentence) {
  if (sentence->code != GOV_CODE_SQL || (sentence->topics & GOV_TOPIC_BIT(VERIFICATION))) return 0;
  return (gov_text_starts(sentence->text, "update ") && gov_text_find(sentence->text, " set ")) ||
         gov_text_starts(sentence->text, "delete from ");
}

static void read_style_command(meaning *m, int32_t index) {
  m->creates |= gov_text_starts(gov_sentence_at(m->document, index)->text, "create table");
  static const gov_cue cues[] = {GOV_CUE_STYLE_IN_PLACE, GOV_CUE_STYLE_BACKFILL,
                                 GOV_CUE_STYLE_DUAL_WRITE, GOV_CUE_STYLE_OTHER};
  static const gov_signal signals[] = {GOV_STYLE_IN_PLACE, GOV_STYLE_BACKFILL, GOV_STYLE_DUAL_WRITE,
                                       GOV_STYLE_OTHER};
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  static const char *const carriers[] = {"restore", "import", NULL};
  int keeps = (sentence->topics & GOV_TOPIC_BIT(BACKUP)) || gov_text_find(sentence->text, "--list");
  int carries = runs_script_named(sentence->text, carriers); /* onto the other side */
  for (int style = 0; style < 4; style++) {
    int updates = signals[style] == GOV_STYLE_IN_PLACE && updates_rows(sentence);
    if (!any_hit(m, cues[style]) && !updates && !(carries && signals[style] == GOV_STYLE_OTHER))
      continue;
    if (signals[style] == GOV_STYLE_OTHER && keeps)
      continue; /* brings a copy back, moves nothing */
    const char *named = NULL;
    for (size_t i = 0; i < m->folded.hits.count; i++)
      if (gov_hit_at(&m->folded, i)->cue == cues[style]) named = gov_hit_at(&m->folded, i)->value;
    int weak = named && !strcmp(named, "weak") && !updates;
    if (weak && m->creates) continue; /* indexes of tables made for it */
    m->style_score[style] += !weak;
    held_evidence *held = gov_list_add(&m->held);
    if (!held) {
      m->failed = 1;
      return;
    }
    *held = (held_evidence){.signal = signals[style],
                            .sentence = index,
                            .why = "a command of this pattern",
                            .value = weak ? NULL : named};
  }
}

/* Does a command follow in the same block? */
static int heads_a_command(const meaning *m, int32_t index) {
  if ((size_t)index + 1 >= m->document->sentences.count) return 0;
  const gov_sentence *next = gov_sentence_at(m->document, index + 1);
  return next->block == gov_sentence_at(m->document, index)->block && !next->comment &&
         next->code == GOV_CODE_COMMANDS && !is_inspection(next->text);
}

/* "# Stock reconciliation" above the script that does it, where checks stand. */
static void read_comment_check(meaning *m, int32_t index, const clause *at) {
  static const struct {
    gov_cue cue;
    gov_signal signal;
  } kinds[] = {{GOV_CUE_VERIFICATION_COUNT, GOV_VERIFICATION_COUNT},
               {GOV_CUE_VERIFICATION_RECONCILE, GOV_VERIFICATION_RECONCILE},
               {GOV_CUE_VERIFICATION_REFERENTIAL, GOV_VERIFICATION_REFERENTIAL}};
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (!(sentence->topics & GOV_TOPIC_BIT(VERIFICATION)) || !heads_a_command(m, index)) return;
  if (sentence->phase == GOV_PHASE_BEFORE || sentence->phase == GOV_PHASE_UNDO ||
      (sentence->standing & GOV_SECTION_TROUBLE) || (at->mood & CLAUSE_POSSIBLE) ||
      clause_has(at, GOV_CUE_BACKUP_MECHANISM))
    return;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (clause_has(at, kinds[i].cue))
      meaning_state(m, kinds[i].signal, index, NULL, "the comment says what the command checks");
}

/* A comment is prose: "# take a backup first" tells of the command below it. */
static void read_comment(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int in_undo = sentence->topics & GOV_TOPIC_BIT(ROLLBACK);
  if (meaning_analyse(m, sentence, sentence->text, 0) != SQLITE_OK) return;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (clause_has(at, GOV_CUE_NEGATION) || (at->mood & CLAUSE_REJECTED)) continue;
    if (at->mood & CLAUSE_CONDITION) { /* "# if you have to roll back" */
      if (clause_has(at, GOV_CUE_ROLLBACK_ACT) && !clause_has(at, GOV_CUE_ROLLBACK_INERT))
        meaning_state(m, GOV_ROLLBACK_MENTION, index, NULL, "a comment says to go back");
      continue;
    }
    int backup = clause_has(at, GOV_CUE_BACKUP_MECHANISM) || clause_has(at, GOV_CUE_BACKUP_ACT);
    if (backup && !clause_has(at, GOV_CUE_RESTORE) && !clause_has(at, GOV_CUE_DELETE))
      m->intents[index] |= INTENT_BACKUP;
    if (clause_has(at, GOV_CUE_ROLLBACK_ACT) && !clause_has(at, GOV_CUE_ROLLBACK_INERT)) {
      m->intents[index] |= INTENT_UNDO;
      if (in_undo) meaning_state(m, GOV_ROLLBACK_MENTION, index, NULL, "a comment says to go back");
    }
    read_comment_check(m, index, at);
    if (clause_has(at, GOV_CUE_VERIFY) &&
        (clause_has(at, GOV_CUE_DATA) || clause_has(at, GOV_CUE_HEALTH)))
      m->intents[index] |= INTENT_VERIFY;
  }
}

/* The comment lines right above, in the same block. */
static unsigned comment_above(const meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  for (int32_t i = index - 1; i >= 0 && i > index - 12; i--) {
    const gov_sentence *above = gov_sentence_at(m->document, i);
    if (above->block != sentence->block) break;
    if (above->comment) return m->intents[i];
  }
  return 0;
}

void meaning_code(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (sentence->comment) {
    if (sentence->code == GOV_CODE_COMMANDS || sentence->code == GOV_CODE_SQL)
      read_comment(m, index);
    return;
  }
  if (sentence->code != GOV_CODE_COMMANDS && sentence->code != GOV_CODE_SQL) return;
  gov_text text = sentence->text;
  if (text.n > 8192) text.n = 8192;
  if (meaning_analyse(m, sentence, text, 1) != SQLITE_OK) return;
  unsigned above = comment_above(m, index);
  m->intents[index] |= (uint8_t)above;
  int in_undo = sentence->phase == GOV_PHASE_UNDO ||
                meaning_is_about(m, index, GOV_TOPIC_BIT(ROLLBACK), INTENT_UNDO);
  read_backup_command(m, index, in_undo);
  read_undo_command(m, index, in_undo);
  if (!in_undo) read_check_command(m, index, 0);
  if (!in_undo) read_style_command(m, index);
}

/* "… must return 0", "has to be empty": what a check is to find. */
static int expects_none(const meaning *m) {
  static const char *const none[] = {"0", "zero", "empty", "nothing", "none", NULL};
  if (!sentence_has(m, GOV_CUE_OBLIGATION)) return 0;
  for (uint32_t i = 0; i < m->folded.tokens.count; i++)
    if (meaning_is_among(meaning_word(m, i), none)) return 1;
  return 0;
}

/* "`SELECT count(*), sum(…) FROM orders` on both sides": a query of a check, in a sentence. */
void meaning_code_spans(meaning *m, int32_t index) {
  static const gov_cue doubts[] = {GOV_CUE_NEGATION, GOV_CUE_UNNEEDED, GOV_CUE_REJECTED,
                                   GOV_CUE_LATER,    GOV_CUE_ADVICE,   GOV_CUE_CONDITION};
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  if (!sentence->span_count || is_position(sentence, GOV_IN_HEADING)) return;
  if (meaning_checked(m, index) == 0 || sentence->phase == GOV_PHASE_UNDO) return;
  int expects = expects_none(m);
  if (!expects && !meaning_is_about(m, index, GOV_TOPIC_BIT(VERIFICATION), INTENT_VERIFY)) return;
  for (size_t i = 0; i < sizeof doubts / sizeof *doubts; i++)
    if (sentence_has(m, doubts[i])) return;
  for (size_t i = 0; i < m->clauses.count; i++)
    if (((clause *)gov_list_at(&m->clauses, i))->mood & (CLAUSE_REJECTED | CLAUSE_WITHDRAWN))
      return;
  for (uint32_t i = 0; i < sentence->span_count && !m->failed; i++) {
    if (spans[i].kind != GOV_SPAN_CODE || spans[i].end > sentence->text.n) continue;
    gov_text query = {sentence->text.z + spans[i].start, spans[i].end - spans[i].start};
    if (!gov_text_starts(query, "select ")) continue;
    if (meaning_analyse(m, sentence, query, 1) != SQLITE_OK) return;
    read_check_command(m, index, expects);
  }
}

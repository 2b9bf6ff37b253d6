/* script_online.c: the ALTER that a tool for online schema changes is asked for.
**
** pt-online-schema-change --alter "DROP COLUMN a" D=shop,t=customers --execute
** gh-ost --table=customers --alter='drop column a' --execute
** It is the ALTER TABLE it stands for, but for the lock: such a tool fills a copy beside the table.
*/
#include "read/scripts/script_online.h"
#include <string.h>

static const char *const tools[] = {"pt-online-schema-change", "gh-ost"};

int gov_online_is_called(gov_text line) {
  for (size_t k = 0; k < sizeof tools / sizeof *tools; k++) {
    const char *at = gov_text_find(line, tools[k]);
    size_t n = strlen(tools[k]);
    if (!at) continue;
    const char *end = at + n;
    int begins = at == line.z || gov_is_any(at[-1], " \t/(&|;");
    if (begins && end < line.z + line.n && gov_is_space(*end)) return 1;
  }
  return 0;
}

/* The argument at `at`: up to white space, or between quotes. */
static gov_text argument(gov_text command, size_t at) {
  char quote = at < command.n && gov_is_any(command.z[at], "'\"") ? command.z[at] : 0;
  size_t from = at + (quote != 0), to = from;
  while (to < command.n && (quote ? command.z[to] != quote : !gov_is_space(command.z[to]))) to++;
  return (gov_text){command.z + from, to - from};
}

/* What follows `--key=` or `--key `; n 0: nothing does. */
static gov_text option(gov_text command, const char *key) {
  size_t n = strlen(key);
  for (size_t i = 0; i + n < command.n; i++) {
    if ((i && !gov_is_space(command.z[i - 1])) || memcmp(command.z + i, key, n) != 0) continue;
    size_t at = i + n;
    if (command.z[at] != '=' && !gov_is_space(command.z[at])) continue;
    while (at < command.n && (command.z[at] == '=' || gov_is_space(command.z[at]))) at++;
    return argument(command, at);
  }
  return (gov_text){"", 0};
}

/* pt-online-schema-change: the t of D=shop,t=customers. */
static gov_text table_of_dsn(gov_text command) {
  for (size_t i = 1; i + 2 < command.n; i++) {
    if (command.z[i] != 't' || command.z[i + 1] != '=' || !gov_is_any(command.z[i - 1], " \t,'\""))
      continue;
    size_t to = i + 2;
    while (to < command.n && !gov_is_space(command.z[to]) && !gov_is_any(command.z[to], ",'\""))
      to++;
    return (gov_text){command.z + i + 2, to - i - 2};
  }
  return (gov_text){"", 0};
}

/* A name, or a hole where the shell fills one in. */
static void append_table(code_text *out, gov_text table) {
  int plain = table.n > 0 && table.n < GOV_MAX_NAME_BYTES;
  for (size_t i = 0; plain && i < table.n; i++) plain = gov_is_word(table.z[i]);
  code_append(out, plain ? "`" : "", (size_t)plain);
  code_append(out, plain ? table.z : GOV_SQL_HOLE, plain ? table.n : sizeof GOV_SQL_HOLE - 1);
  code_append(out, plain ? "`" : "", (size_t)plain);
}

void gov_online_alter(gov_text command, int32_t line, code_text *out) {
  gov_text change = option(command, "--alter"), table = option(command, "--table");
  if (!table.n) table = table_of_dsn(command);
  if (!change.n) return;
  if (gov_text_starts(gov_trim(change), "alter table ")) return; /* not what these tools take */
  if (!out->line) out->line = 1;
  code_pad(out, line);
  code_append(out, "ALTER TABLE ", 12);
  append_table(out, table);
  code_append(out, " ", 1);
  for (size_t i = 0; i < change.n; i++) {
    int hole = change.z[i] == '$' && i + 1 < change.n && change.z[i + 1] != '{' &&
               gov_is_word(change.z[i + 1]);
    if (hole) {
      code_append(out, GOV_SQL_HOLE, sizeof GOV_SQL_HOLE - 1);
      while (i + 1 < change.n && gov_is_word(change.z[i + 1])) i++;
    } else if (change.z[i] != ';' && change.z[i] != '\n' && change.z[i] != '\\') {
      code_append(out, &change.z[i], 1);
    }
  }
  code_append(out, ", LOCK=NONE; ", 13);
}

/* sentences_code.c: what a code block of a document is, and its logical lines. */
#include "read/prose/sentences_build.h"

static const struct {
  const char *language;
  gov_code_role role;
} languages[] = {
    {"sh", GOV_CODE_COMMANDS},
    {"bash", GOV_CODE_COMMANDS},
    {"shell", GOV_CODE_COMMANDS},
    {"zsh", GOV_CODE_COMMANDS},
    {"fish", GOV_CODE_COMMANDS},
    {"console", GOV_CODE_COMMANDS},
    {"shell-session", GOV_CODE_COMMANDS},
    {"shellsession", GOV_CODE_COMMANDS},
    {"terminal", GOV_CODE_COMMANDS},
    {"powershell", GOV_CODE_COMMANDS},
    {"ps1", GOV_CODE_COMMANDS},
    {"cmd", GOV_CODE_COMMANDS},
    {"bat", GOV_CODE_COMMANDS},
    {"sql", GOV_CODE_SQL},
    {"psql", GOV_CODE_SQL},
    {"mysql", GOV_CODE_SQL},
    {"pgsql", GOV_CODE_SQL},
    {"postgresql", GOV_CODE_SQL},
    {"postgres", GOV_CODE_SQL},
    {"plpgsql", GOV_CODE_SQL},
    {"plsql", GOV_CODE_SQL},
    {"tsql", GOV_CODE_SQL},
    {"t-sql", GOV_CODE_SQL},
    {"sqlite", GOV_CODE_SQL},
    {"cql", GOV_CODE_SQL},
    {"hql", GOV_CODE_SQL},
    {"json", GOV_CODE_CONFIG},
    {"jsonc", GOV_CODE_CONFIG},
    {"json5", GOV_CODE_CONFIG},
    {"yaml", GOV_CODE_CONFIG},
    {"yml", GOV_CODE_CONFIG},
    {"toml", GOV_CODE_CONFIG},
    {"ini", GOV_CODE_CONFIG},
    {"xml", GOV_CODE_CONFIG},
    {"hcl", GOV_CODE_CONFIG},
    {"terraform", GOV_CODE_CONFIG},
    {"tf", GOV_CODE_CONFIG},
    {"properties", GOV_CODE_CONFIG},
    {"env", GOV_CODE_CONFIG},
    {"dotenv", GOV_CODE_CONFIG},
    {"conf", GOV_CODE_CONFIG},
    {"nginx", GOV_CODE_CONFIG},
    {"dockerfile", GOV_CODE_CONFIG},
    {"csv", GOV_CODE_OUTPUT},
    {"log", GOV_CODE_OUTPUT},
    {"output", GOV_CODE_OUTPUT},
    {"mermaid", GOV_CODE_DIAGRAM},
    {"plantuml", GOV_CODE_DIAGRAM},
    {"dot", GOV_CODE_DIAGRAM},
    {"ascii", GOV_CODE_DIAGRAM},
    {"tree", GOV_CODE_DIAGRAM},
    {"text", GOV_CODE_NONE},
    {"txt", GOV_CODE_NONE},
    {"plaintext", GOV_CODE_NONE},
    {"plain", GOV_CODE_NONE},
    {"none", GOV_CODE_NONE},
};

/* First words of commands that occur in runbooks; of a block without language. */
static const char *const commands[] = {"sudo",        "docker",
                                       "kubectl",     "aws",
                                       "gcloud",      "az",
                                       "psql",        "mysql",
                                       "pg_dump",     "pg_restore",
                                       "pg_dumpall",  "mysqldump",
                                       "mongodump",   "mongorestore",
                                       "mongosh",     "sqlite3",
                                       "curl",        "wget",
                                       "cd",          "cp",
                                       "mv",          "rsync",
                                       "scp",         "ssh",
                                       "tar",         "git",
                                       "npm",         "npx",
                                       "yarn",        "pnpm",
                                       "python",      "python3",
                                       "node",        "make",
                                       "./manage.py", "rake",
                                       "bundle",      "rails",
                                       "php",         "java",
                                       "helm",        "terraform",
                                       "systemctl",   "service",
                                       "cchq",        "export",
                                       "echo",        "cat",
                                       "mkdir",       "rm",
                                       "ls",          "flyway",
                                       "alembic",     "heroku",
                                       "cf",          "nais",
                                       "redis-cli",   "gsutil",
                                       "vault",       "zfs",
                                       "restic",      "ansible-playbook"};

static const char *const statements[] = {"select", "insert", "update", "delete",
                                         "alter",  "create", "drop",   "truncate",
                                         "begin",  "copy",   "merge",  "with"};

static gov_text line_at(gov_text code, size_t at) {
  const char *feed = memchr(code.z + at, '\n', code.n - at);
  return (gov_text){code.z + at, feed ? (size_t)(feed - code.z) - at : code.n - at};
}

static gov_text first_word(gov_text line) {
  size_t n = 0;
  while (n < line.n && !gov_is_space(line.z[n]) && line.z[n] != '(') n++;
  return (gov_text){line.z, n};
}

static int is_one_of(gov_text word, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (gov_text_is(word, words[i])) return 1;
  }
  return 0;
}

static int has_prompt(gov_text line) {
  return line.n > 2 && line.z[1] == ' ' && (line.z[0] == '$' || line.z[0] == '%');
}

/* Box drawings and arrows: E2 94 xx, E2 95 xx. */
static int has_drawing(gov_text line) {
  for (size_t i = 0; i + 2 < line.n && i < 200; i++) {
    if (!memcmp(line.z + i, "\xE2\x94", 2) || !memcmp(line.z + i, "\xE2\x95", 2)) return 1;
  }
  return gov_text_find((gov_text){line.z, line.n < 200 ? line.n : 200}, "+---") != NULL;
}

static gov_code_role role_of_line(gov_text line) {
  gov_text word = first_word(line);
  if (has_prompt(line) || is_one_of(word, commands, sizeof commands / sizeof *commands) ||
      gov_text_starts(line, "./")) {
    return GOV_CODE_COMMANDS;
  }
  if (is_one_of(word, statements, sizeof statements / sizeof *statements)) return GOV_CODE_SQL;
  if (has_drawing(line)) return GOV_CODE_DIAGRAM;
  if (line.z[0] == '{' || line.z[0] == '[') return GOV_CODE_CONFIG;
  if (line.n > 10 && gov_is_digit(line.z[0]) && line.z[4] == '-' && line.z[7] == '-')
    return GOV_CODE_OUTPUT;
  return GOV_CODE_NONE;
}

static int is_comment(gov_text line, gov_code_role role) {
  if (gov_text_starts(line, "--") && role == GOV_CODE_SQL) return 1;
  if (gov_text_starts(line, "//")) return 1;
  return line.n && line.z[0] == '#' && !gov_text_starts(line, "#!") && role != GOV_CODE_SQL;
}

/* Without a language the first telling line among the first few decides. */
static gov_code_role sniff(gov_text code) {
  enum { LINES = 12 };
  size_t at = 0;
  for (int i = 0; i < LINES && at < code.n; i++) {
    gov_text line = line_at(code, at);
    at += line.n + 1;
    line = gov_trim(line);
    if (!line.n || is_comment(line, GOV_CODE_NONE) || gov_text_starts(line, "--")) continue;
    gov_code_role role = role_of_line(line);
    if (role != GOV_CODE_NONE) return role;
  }
  return GOV_CODE_TEXT;
}

static gov_code_role block_role(gov_text language, gov_text code) {
  if (!language.n) return sniff(code);
  for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
    if (!gov_text_is(language, languages[i].language)) continue;
    return languages[i].role == GOV_CODE_NONE ? sniff(code) : languages[i].role;
  }
  return GOV_CODE_PROGRAM;
}

void gov_code_start(gov_code_reader *reader, gov_arena *arena, gov_text language, gov_text code) {
  *reader = (gov_code_reader){.arena = arena, .code = code, .role = block_role(language, code)};
  if (reader->role != GOV_CODE_COMMANDS) return;
  for (size_t at = 0; at < code.n && !reader->prompts;) {
    gov_text line = line_at(code, at);
    at += line.n + 1;
    reader->prompts = has_prompt(gov_trim(line));
  }
}

static int continues(gov_text line, gov_code_role role) {
  line = gov_trim(line);
  if (role == GOV_CODE_SQL) return !line.n || line.z[line.n - 1] != ';';
  return role == GOV_CODE_COMMANDS && line.n && line.z[line.n - 1] == '\\';
}

/* The lines as one: line feeds, indentation and backslashes at line ends become one space. */
static gov_text joined(gov_arena *arena, gov_text lines) {
  char *out = gov_arena_alloc(arena, lines.n + 1);
  if (!out) return (gov_text){"", 0};
  size_t n = 0;
  for (size_t at = 0; at < lines.n;) {
    gov_text line = line_at(lines, at);
    at += line.n + 1;
    line = gov_trim(line);
    if (line.n && line.z[line.n - 1] == '\\') line = gov_trim((gov_text){line.z, line.n - 1});
    if (n && line.n) out[n++] = ' ';
    memcpy(out + n, line.z, line.n);
    n += line.n;
  }
  return (gov_text){out, n};
}

static gov_text without_prompt(gov_text line) {
  if (has_prompt(line)) line = (gov_text){line.z + 2, line.n - 2};
  return gov_trim(line);
}

static int runs_client(gov_text command) {
  static const char *const clients[] = {"psql",   "mysql",  "mariadb",           "sqlite3",
                                        "sqlcmd", "duckdb", "clickhouse-client", "cockroach"};
  for (size_t at = 0; at < command.n;) {
    gov_text word = first_word((gov_text){command.z + at, command.n - at});
    if (is_one_of(word, clients, sizeof clients / sizeof *clients)) return 1;
    at += word.n + 1;
  }
  return 0;
}

/* psql -c "INSERT …", sqlite3 app.db 'CREATE …': the statement a client is handed as its last word,
** when it changes something; else empty. What is sent on to a file or program is a command. */
static gov_text handed_statement(gov_text command) {
  static const char *const changes[] = {"insert", "update",   "delete", "alter",  "create",
                                        "drop",   "truncate", "merge",  "replace"};
  gov_text last = {"", 0};
  char quote = command.n ? command.z[command.n - 1] : 0;
  if ((quote != '"' && quote != '\'') || !runs_client(command)) return last;
  for (size_t at = 0; at < command.n; at++) {
    char c = command.z[at];
    if (c != '"' && c != '\'') continue;
    size_t start = ++at;
    while (at < command.n && command.z[at] != c) at += command.z[at] == '\\' && c == '"' ? 2 : 1;
    if (at >= command.n) return (gov_text){"", 0};
    last = (gov_text){command.z + start, at - start};
  }
  last = gov_trim(last);
  return is_one_of(first_word(last), changes, sizeof changes / sizeof *changes)
             ? last
             : (gov_text){last.z, 0};
}

int gov_code_next(gov_code_reader *reader, gov_code_line *out) {
  gov_text line = {"", 0};
  size_t start = reader->at;
  while (reader->at < reader->code.n && !line.n) {
    start = reader->at;
    gov_text raw = line_at(reader->code, start);
    reader->at += raw.n + 1;
    line = gov_trim(raw);
  }
  if (!line.n) return 0;
  *out = (gov_code_line){.offset = (size_t)(line.z - reader->code.z), .role = reader->role};
  out->comment = (int8_t)is_comment(line, reader->role);
  if (reader->prompts && !has_prompt(line) && !out->comment) out->role = GOV_CODE_OUTPUT;

  size_t end = start + line.n; /* of the last line taken */
  int more = !out->comment && out->role != GOV_CODE_OUTPUT && continues(line, reader->role);
  while (more && reader->at < reader->code.n && reader->at - start < SENTENCE_BYTES_MAX) {
    gov_text next = line_at(reader->code, reader->at);
    if (reader->role == GOV_CODE_SQL && !gov_trim(next).n) break;
    more = continues(next, reader->role);
    reader->at += next.n + 1;
    end = reader->at - 1;
  }
  int many = end > out->offset + line.n;
  if (many) line = joined(reader->arena, (gov_text){line.z, end - out->offset});
  if (line.n > SENTENCE_BYTES_MAX) {
    line.n = SENTENCE_BYTES_MAX;
    while (line.n > 1 && ((unsigned char)line.z[line.n] & 0xC0) == 0x80) line.n--;
  }
  out->text = without_prompt(line);
  gov_text handed = {"", 0};
  if (out->role == GOV_CODE_COMMANDS && !out->comment) handed = handed_statement(out->text);
  if (handed.n) out->text = handed, out->role = GOV_CODE_SQL;
  return 1;
}

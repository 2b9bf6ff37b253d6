/* glob.c: path patterns: what each kind of star crosses, braces, brackets, folders, lists; and that
** none takes long. */
#include "workspace/glob.h"

#include <time.h>

#include "check.h"

static int matches(const char *pattern, const char *path) {
  gov_arena arena = {0};
  gov_list globs = {.row_bytes = sizeof(gov_glob)};
  int found = 0;
  CHECK(gov_glob_add(&arena, &globs, gov_text_of(pattern)) == SQLITE_OK);
  for (size_t i = 0; i < globs.count; i++)
    found |= gov_glob_match(gov_list_at(&globs, i), path, strlen(path));
  gov_list_free(&globs);
  gov_arena_free(&arena);
  return found;
}

static void stars(void) {
  CHECK(matches("*.sql", "a.sql"));
  CHECK(!matches("*.sql", "m/a.sql"));
  CHECK(!matches("*.sql", "a.sql:Zone.Identifier"));
  CHECK(matches("m/*/a.sql", "m/x/a.sql"));
  CHECK(!matches("m/*/a.sql", "m/x/y/a.sql"));
  CHECK(matches("**/a.sql", "a.sql"));
  CHECK(matches("**/a.sql", "m/x/a.sql"));
  CHECK(!matches("**/a.sql", "m/ba.sql"));
  CHECK(matches("m/**/*.sql", "m/a.sql"));
  CHECK(matches("m/**/*.sql", "m/x/y/a.sql"));
  CHECK(!matches("m/**/*.sql", "n/m/a.sql"));
  CHECK(matches("m/**", "m/a"));
  CHECK(!matches("m/**", "m"));
  CHECK(matches("**/m/**/v/*.py", "a/m/b/v/c/v/x.py"));
  CHECK(!matches("**/m/**/v/*.py", "a/m/b/v/c/x.py"));
  CHECK(matches("a*b*c", "a-b-b-c"));
  CHECK(!matches("a*b*c", "a-b-b-d"));
  CHECK(matches("docs/**migration**.md", "docs/a/b-migration/plan.md"));
}

static void characters(void) {
  CHECK(matches("[VU][0-9]*__*.sql", "V1_2__x.sql"));
  CHECK(!matches("[VU][0-9]*__*.sql", "R__x.sql"));
  CHECK(matches("[!a-c].sql", "d.sql"));
  CHECK(!matches("[!a-c].sql", "b.sql"));
  CHECK(matches("a[]b", "a[]b")); /* unclosed: stands for itself */
  CHECK(matches("?.md", "a.md"));
  CHECK(matches("?.md", "ย.md")); /* one character of three bytes */
  CHECK(!matches("a?b", "a/b"));
  CHECK(!matches("A.sql", "a.sql"));
}

static void braces_and_folders(void) {
  CHECK(matches("**/*.{up,down}.sql", "m/1.down.sql"));
  CHECK(!matches("**/*.{up,down}.sql", "m/1.side.sql"));
  CHECK(matches("{a,b/{c,d}}/x", "b/d/x"));
  CHECK(matches("{a/x", "{a/x")); /* unclosed: stands for itself */
  CHECK(matches("db/migrate", "db/migrate/1/a.sql"));
  CHECK(matches("db/migrate/", "db/migrate/a.sql"));
  CHECK(matches("./db", "db/a.sql"));
  CHECK(!matches("db/migrate", "db/migrated/a.sql"));
}

static void lists(void) {
  gov_text rest = gov_text_of(" a/**;b/*.{x,y} , ;;c"), item;
  CHECK(gov_list_next_item(&rest, &item) && item.n == 4 && !memcmp(item.z, "a/**", 4));
  CHECK(gov_list_next_item(&rest, &item) && item.n == 9 && !memcmp(item.z, "b/*.{x,y}", 9));
  CHECK(gov_list_next_item(&rest, &item) && item.n == 1 && *item.z == 'c');
  CHECK(!gov_list_next_item(&rest, &item));
}

/* Stars that could be placed in very many ways. */
static void takes_no_time(void) {
  char path[3001], pattern[129];
  memset(path, 'a', 3000);
  path[3000] = 0;
  for (int i = 0; i < 64; i++) memcpy(pattern + 2 * i, "a*", 2);
  strcpy(pattern + 126, "*b");
  clock_t start = clock();
  CHECK(!matches(pattern, path));
  for (int i = 1; i < 3000; i += 2) path[i] = '/';
  CHECK(!matches("**/a/**/a/**/a/**/a/**/a/**/a/**/b", path));
  CHECK(!matches("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}x",
                 path));
  CHECK((double)(clock() - start) / CLOCKS_PER_SEC < 2);
}

int main(void) {
  stars();
  characters();
  braces_and_folders();
  lists();
  takes_no_time();
  return check_result();
}

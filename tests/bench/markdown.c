/* markdown.c: how fast Markdown plans are read on one core.
**
** usage: bench-markdown [FILE…]   Without files: a plan made of ordinary parts, then pathological
** documents. Prints MB/s of each stage and of the whole reader, for files of all of them together.
** On a machine that does other work, count instructions instead:
**   valgrind --tool=callgrind --toggle-collect=read_once bench-markdown --once FILE…
*/
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "facts/lexicon/lexicon.h"
#include "read/prose/sentences.h"
#include "read/readers.h"

enum { ORDINARY_BYTES = 24 << 10, HOSTILE_BYTES = 4 << 20, ROUND_BYTES = 4 << 20 };

typedef struct bench_words {
  gov_lexicon *lexicon;
  gov_phrase_tables *phrases;
} bench_words;

typedef struct bench_times {
  double megabytes, parse_s, sentences_s, whole_s;
} bench_times;

static double now_s(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now); /* others may use the machine, too */
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A document of `parts` repeated up to `size` bytes. */
static gov_text repeated(const char *parts, size_t size) {
  size_t n = strlen(parts), count = size / n;
  char *text = malloc(count * n + 1);
  if (!text) exit(1);
  for (size_t i = 0; i < count; i++) memcpy(text + i * n, parts, n);
  text[count * n] = 0;
  return (gov_text){text, count * n};
}

static gov_text file_text(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) exit(1);
  fseek(file, 0, SEEK_END);
  size_t size = (size_t)ftell(file);
  rewind(file);
  char *text = calloc(size + 1, 1);
  if (!text || fread(text, 1, size, file) != size) exit(1);
  fclose(file);
  return (gov_text){text, size};
}

__attribute__((noinline)) static double read_once(gov_text text, const bench_words *words) {
  gov_source source = {.path = "plan.md", .name = "plan.md", .kind = GOV_KIND_PLAN, .bytes = text};
  source.sha256 = "a scan has digested the file when it calls a reader";
  gov_facts facts, settings;
  gov_facts_init(&facts);
  gov_facts_init(&settings);
  facts.default_path = source.path;
  gov_artifact artifact = {.path = source.path, .kind = "plan", .status = GOV_READ};
  gov_reading reading = {.source = &source,
                         .settings = &settings,
                         .lexicon = words->lexicon,
                         .phrases = words->phrases,
                         .facts = &facts,
                         .artifact = &artifact};
  double start = now_s();
  if (gov_reader_markdown.read(&reading) != SQLITE_OK) exit(1);
  double took = now_s() - start;
  gov_facts_free(&facts);
  gov_facts_free(&settings);
  return took;
}

static double parse_once(gov_text text) {
  gov_markdown markdown;
  double start = now_s();
  if (gov_markdown_parse(&markdown, text) != SQLITE_OK) exit(1);
  double took = now_s() - start;
  gov_markdown_free(&markdown);
  return took;
}

static double sentences_once(gov_text text, const bench_words *words) {
  gov_source source = {"plan.md", "plan.md", GOV_KIND_PLAN, text};
  gov_facts facts;
  gov_facts_init(&facts);
  gov_document document;
  double start = now_s();
  if (gov_document_read(&document, &source, words->phrases, &facts) != SQLITE_OK) exit(1);
  double took = now_s() - start;
  gov_document_free(&document);
  gov_facts_free(&facts);
  return took;
}

static void print(const char *name, const bench_times *times) {
  printf("%-28s %6.1f MB   blocks %7.1f MB/s   sentences %7.1f MB/s   whole reader %7.1f MB/s\n",
         name, times->megabytes, times->megabytes / times->parse_s,
         times->megabytes / times->sentences_s, times->megabytes / times->whole_s);
  fflush(stdout);
}

static void measure(bench_times *times, gov_text text, const bench_words *words, size_t rounds) {
  for (size_t i = 0; i < rounds; i++) {
    times->parse_s += parse_once(text);
    times->sentences_s += sentences_once(text, words);
    times->whole_s += read_once(text, words);
    times->megabytes += (double)text.n / 1e6;
  }
}

static size_t rounds_for(size_t bytes) {
  return bytes && bytes < ROUND_BYTES ? ROUND_BYTES / bytes : 1;
}

static void measure_files(int count, char **paths, const bench_words *words) {
  int once = count && !strcmp(paths[0], "--once");
  bench_times times = {0};
  size_t bytes = 0;
  for (int i = once; i < count; i++) {
    gov_text text = file_text(paths[i]);
    bytes += text.n;
    free((char *)text.z);
  }
  for (int i = once; i < count; i++) {
    gov_text text = file_text(paths[i]);
    measure(&times, text, words, once ? 1 : rounds_for(bytes));
    free((char *)text.z);
  }
  print("all files", &times);
}

static void measure_made(const char *name, const char *parts, size_t size,
                         const bench_words *words) {
  bench_times times = {0};
  gov_text text = repeated(parts, size);
  measure(&times, text, words, rounds_for(text.n));
  print(name, &times);
  free((char *)text.z);
}

static const char ordinary[] =
    "# Move of the order tables\n\n"
    "The order service keeps its data in one database. We move it to a new cluster so that the "
    "nightly reports no\n"
    "longer slow down the shop. The work takes one evening, and readers notice nothing but a short "
    "pause.\n\n"
    "## Scope\n\n| Table | Rows | Owner |\n|---|---|---|\n| `orders` | 1.2 M | shop |\n| "
    "`order_items` | 4 M | shop |\n\n"
    "## Steps\n\n1. Stop the writers and wait until the queue is empty.\n2. Take a snapshot:\n\n"
    "   ```bash\n   pg_dump -Fc -t orders shop > /backup/orders.dump\n   ```\n"
    "3. Load the data into the new cluster and compare row counts of both sides.\n\n"
    "## Rollback\n\n- Point the service back at the old cluster.\n- Start the writers again.\n\n"
    "The team meets on Thursday; whoever is on call watches the dashboards for the first day after "
    "the change.\n\n";

static const struct {
  const char *name, *parts;
} hostile[] = {
    {"open brackets", "["},
    {"open links", "[a]("},
    {"images in images", "![["},
    {"stars", "*a **b "},
    {"underscores", "_a __b "},
    {"backticks", "`a``b"},
    {"open tags", "<a "},
    {"comments", "<!-- "},
    {"quotes", "> "},
    {"nested items", "- "},
    {"one word", "word"},
    {"a word a line", "word\n"},
    {"pipes", "|a"},
    {"headings", "# a\n"},
    {"empty items", "-\n"},
    {"table rows", "|a|\n|-|\n"},
    {"references", "[a]: b\n"},
    {"entities", "&amp;"},
    {"numbers", "1 000 "},
    {"labels", "a: b\n"},
    {"full stops", ". "},
    {"code spans", "`a_b` "},
    {"deep indents", " \n  -"},
    {"tildes", "~~a~"},
    {"definitions used", "[a]\n\n[a]: /b\n\n"},
};

int main(int argument_count, char **arguments) {
  bench_words words = {gov_lexicon_new(NULL), gov_phrase_tables_new()};
  if (!words.lexicon || !words.phrases) return 1;
  if (argument_count > 1) {
    measure_files(argument_count - 1, arguments + 1, &words);
  } else {
    measure_made("ordinary plan", ordinary, ORDINARY_BYTES, &words);
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++)
      measure_made(hostile[i].name, hostile[i].parts, HOSTILE_BYTES, &words);
  }
  gov_lexicon_free(words.lexicon);
  gov_phrase_tables_free(words.phrases);
  return 0;
}

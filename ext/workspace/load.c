/* load.c: a queue of files and threads that take runs of neighbours from it.
**
** Each run fills facts of its own, so threads share nothing but the queue's head; the runs are
** merged in order, and the result does not depend on who read what. Within a run every file has a
** fresh batch, whose lists are emptied and used again: a small file costs a handful of allocations.
** What the rows point to stays in the thread's own arena, so small files share its chunks.
*/
#include "workspace/load.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/give_back.h"
#include "workspace/flags.h"
#include "workspace/input.h"
#include "workspace/lines.h"

enum { HEAD_BYTES = 64 << 10, LONGEST_RUN = 32 };

typedef struct load_queue {
  const gov_facts *settings;
  const struct gov_lexicon *lexicon;
  const struct gov_phrase_tables *phrases;
  gov_found *found;
  size_t count, run_length, run_count;
  gov_facts *runs;
  gov_arena texts, parsed; /* of all runs, when all are done */
  int64_t max_file_bytes;
  int progress;
  atomic_size_t next; /* run to be taken */
  atomic_int failed;  /* out of memory somewhere: the others stop */
} load_queue;

/* What one thread works with. */
typedef struct load_worker {
  load_queue *queue;
  gov_facts batch;
  gov_buffer buffer, other; /* other: the original of a suspected copy */
  gov_digest digest;
} load_worker;

static void fail(gov_facts *batch, gov_artifact *artifact, const char *status, const char *code,
                 const char *message) {
  artifact->status = status;
  artifact->note = message;
  gov_diagnose(batch, GOV_WARNING, code, (gov_place){artifact->path, 0}, "%s", message);
}

/* Says what cleaning met. 0: the file cannot be read as text. */
static int judge_content(gov_facts *batch, gov_artifact *artifact, unsigned met) {
  gov_place place = {artifact->path, 0};
  if (met & GOV_CONTENT_UTF16)
    fail(batch, artifact, GOV_FAILED, "file.utf16", "UTF-16 is not read; save it as UTF-8");
  else if (met & GOV_CONTENT_BINARY)
    fail(batch, artifact, GOV_FAILED, "file.binary", "binary: it holds NUL bytes");
  if (met & (GOV_CONTENT_UTF16 | GOV_CONTENT_BINARY)) return 0;
  if (met & GOV_CONTENT_NOT_UTF8) {
    artifact->note = "bytes that are no UTF-8 were read as '?'";
    gov_diagnose(batch, GOV_WARNING, "file.not_utf8", place,
                 "bytes that are no UTF-8 were read as '?'");
  }
  if (met & GOV_CONTENT_BOM)
    gov_diagnose(batch, GOV_INFO, "file.bom", place, "a byte order mark was passed over");
  return 1;
}

static const char *extension_of(gov_arena *arena, const char *name) {
  const char *dot = strrchr(name, '.');
  return gov_arena_string(arena, dot && dot != name ? dot + 1 : "unknown");
}

/* Is a file of a folder named as a copy the same as the one in the original's place? */
static int is_copy(load_worker *worker, gov_found *found, const gov_buffer *content) {
  if (!found->original) return 0;
  int fd = gov_root_open(found->root, found->original);
  struct stat status;
  int same = 0;
  if (fd >= 0 && !fstat(fd, &status) && S_ISREG(status.st_mode) &&
      (size_t)status.st_size == content->count) {
    same = !gov_buffer_read(&worker->other, fd, status.st_size) &&
           worker->other.count == content->count &&
           !memcmp(worker->other.bytes, content->bytes, content->count);
  }
  if (fd >= 0) close(fd);
  return same;
}

/* Nobody knows the format. 0: then it is none of our artifacts at all, for only a loose convention
** took it. */
static int not_recognised(gov_facts *batch, gov_artifact *artifact, gov_found *found) {
  if (!found->pattern || !found->pattern->sure) return 0;
  artifact->format = extension_of(&batch->arena, found->name);
  fail(batch, artifact, GOV_SKIPPED, "file.unknown_format", "no reader knows this format");
  return 1;
}

static int call_reader(load_worker *worker, gov_source *source, gov_artifact *artifact,
                       const gov_reader *reader, gov_lines *stream) {
  gov_reading reading = {.source = source,
                         .content = stream ? NULL : &worker->buffer,
                         .settings = worker->queue->settings,
                         .lexicon = worker->queue->lexicon,
                         .phrases = worker->queue->phrases,
                         .facts = &worker->batch,
                         .artifact = artifact};
  artifact->format = reader->format;
  artifact->status = GOV_READ;
  gov_lines over;
  if (!stream && reader->read_lines) {
    gov_lines_over(&over, (char *)source->bytes.z, source->bytes.n);
    stream = &over;
  }
  int rc = gov_reader_read(reader, &reading, stream);
  if (stream && stream->skipped) {
    artifact->status = GOV_PARTIAL;
    gov_diagnose(&worker->batch, GOV_WARNING, "file.long_lines", (gov_place){artifact->path, 0},
                 "%lld lines longer than %d bytes were skipped", (long long)stream->skipped,
                 GOV_MAX_LINE_BYTES);
  }
  return rc;
}

/* A file that fits into memory. *keep is cleared when it turns out to be none of our artifacts. */
static int read_small(load_worker *worker, gov_found *found, gov_artifact *artifact, int *keep) {
  gov_facts *batch = &worker->batch;
  gov_buffer *content = &worker->buffer;
  gov_digest_start(&worker->digest);
  gov_digest_add(&worker->digest, content->bytes, content->count);
  artifact->bytes = (int64_t)content->count;
  artifact->sha256 = gov_digest_hex(&worker->digest, &batch->arena);
  found->is_copy = is_copy(worker, found, content);
  if (found->is_copy) {
    artifact->format = extension_of(&batch->arena, found->name);
    artifact->status = GOV_SKIPPED;
    artifact->note =
        gov_arena_printf(&batch->arena, "a copy of %s%s", found->root->prefix, found->original);
    return SQLITE_OK;
  }
  gov_source source = {.path = found->path, .name = found->name, .kind = found->kind};
  char *text = content->bytes;
  size_t count = content->count;
  unsigned met = gov_content_clean(&text, &count);
  found->has_crlf = (met & GOV_CONTENT_CRLF) != 0;
  source.bytes = (gov_text){text, count};
  if (!met) source.sha256 = artifact->sha256; /* nothing was changed */
  gov_source head = source;
  if (head.bytes.n > HEAD_BYTES) head.bytes.n = HEAD_BYTES;
  int readable = !(met & (GOV_CONTENT_UTF16 | GOV_CONTENT_BINARY));
  const char *contains = found->pattern ? found->pattern->contains : "";
  const gov_reader *reader = readable ? gov_reader_for(&head) : NULL;
  if (*contains && !(readable && gov_contains_any(head.bytes, contains)))
    *keep = 0;
  else if (!readable || reader)
    artifact->format = extension_of(&batch->arena, found->name);
  else
    *keep = not_recognised(batch, artifact, found);
  if (!*keep || !judge_content(batch, artifact, met) || !reader) return SQLITE_OK;
  return call_reader(worker, &source, artifact, reader, NULL);
}

/* A file that does not: a reader of lines takes it, or it is left. */
static int read_large(load_worker *worker, gov_found *found, gov_artifact *artifact, int fd,
                      int *keep) {
  gov_facts *batch = &worker->batch;
  gov_lines lines;
  if (gov_lines_open(&lines, fd) != SQLITE_OK) return SQLITE_NOMEM;
  ssize_t n = pread(fd, lines.buffer, HEAD_BYTES, 0);
  gov_source head = {.path = found->path, .name = found->name, .kind = found->kind};
  head.bytes = (gov_text){lines.buffer, n > 0 ? (size_t)n : 0};
  lines.buffer[head.bytes.n] = 0;
  const gov_reader *reader = memchr(lines.buffer, 0, head.bytes.n) ? NULL : gov_reader_for(&head);
  const char *contains = found->pattern ? found->pattern->contains : "";
  int rc = SQLITE_OK;
  if (*contains && !gov_contains_any(head.bytes, contains)) {
    *keep = 0;
  } else if (reader && reader->read_lines) {
    gov_digest_start(&worker->digest);
    lines.watch = gov_digest_add;
    lines.watcher = &worker->digest;
    rc = call_reader(worker, &head, artifact, reader, &lines);
    artifact->sha256 = gov_digest_hex(&worker->digest, &batch->arena);
  } else {
    artifact->format = extension_of(&batch->arena, found->name);
    fail(batch, artifact, GOV_SKIPPED, "file.too_large", "larger than --max-file-bytes");
  }
  gov_lines_close(&lines);
  return rc;
}

static int read_file(load_worker *worker, gov_found *found, gov_artifact *artifact, int *keep) {
  gov_facts *batch = &worker->batch;
  int fd = gov_root_open(found->root, found->inner);
  struct stat status;
  int failed = fd < 0 ? fd : fstat(fd, &status) ? -errno : 0, rc = SQLITE_OK;
  if (!failed && !S_ISREG(status.st_mode)) {
    fail(batch, artifact, GOV_FAILED, "file.special", "a pipe, socket or device is not read");
  } else if (!failed && status.st_size > worker->queue->max_file_bytes) {
    artifact->bytes = status.st_size;
    rc = read_large(worker, found, artifact, fd, keep);
  } else if (!failed && !(failed = gov_buffer_read(&worker->buffer, fd, status.st_size))) {
    rc = read_small(worker, found, artifact, keep);
  }
  if (fd >= 0) close(fd);
  if (failed == -ENOMEM) return SQLITE_NOMEM;
  if (failed) {
    artifact->format = extension_of(&batch->arena, found->name);
    fail(batch, artifact, GOV_FAILED, "file.unreadable",
         gov_arena_printf(&batch->arena, "%s", strerror(-failed)));
  }
  return batch->arena.failed ? SQLITE_NOMEM : rc;
}

/* Reads one file into the worker's batch and moves what it found to the run. */
static int read_one(load_worker *worker, gov_found *found, gov_facts *run) {
  gov_facts *batch = &worker->batch;
  batch->default_path = found->path;
  gov_artifact artifact = {.path = found->path,
                           .kind = gov_kind_name(found->kind),
                           .spec_id = found->spec_id,
                           .repo = found->root->repo,
                           .status = GOV_READ};
  int keep = 1;
  int rc = read_file(worker, found, &artifact, &keep);
  gov_artifact *row = rc == SQLITE_OK && keep ? GOV_ADD(batch, artifacts) : NULL;
  if (row)
    *row = artifact;
  else if (keep)
    rc = SQLITE_NOMEM;
  if (keep && rc == SQLITE_OK) rc = gov_settle(run, batch);
  for (int i = 0; i < GOV_PLAIN_TABLE_COUNT; i++) {
    if (keep && rc == SQLITE_OK) rc = gov_list_move(&run->tables[i], &batch->tables[i]);
    batch->tables[i].count = 0;
  }
  for (int i = 0; i < GOV_PACKED_TABLE_COUNT; i++) {
    if (keep && rc == SQLITE_OK) rc = gov_packed_move(&run->packed[i], &batch->packed[i]);
    gov_packed_free(&batch->packed[i]);
  }
  gov_arena_reset(&batch->scratch);
  return rc;
}

static void *work(void *argument) {
  load_worker *worker = argument;
  load_queue *queue = worker->queue;
  while (!atomic_load(&queue->failed)) {
    size_t run = atomic_fetch_add(&queue->next, 1);
    if (run >= queue->run_count) break;
    size_t first = run * queue->run_length, last = first + queue->run_length;
    if (last > queue->count) last = queue->count;
    int rc = SQLITE_OK;
    for (size_t i = first; i < last && rc == SQLITE_OK; i++) {
      rc = read_one(worker, &queue->found[i], &queue->runs[run]);
    }
    for (int i = 0; i < GOV_PLAIN_TABLE_COUNT; i++) gov_list_trim(&queue->runs[run].tables[i]);
    if (rc != SQLITE_OK) atomic_store(&queue->failed, 1);
  }
  return NULL;
}

static void worker_open(load_worker *worker, load_queue *queue) {
  *worker = (struct load_worker){.queue = queue};
  gov_facts_init(&worker->batch);
}

static void worker_close(load_worker *worker) {
  gov_buffer_free(&worker->buffer);
  gov_buffer_free(&worker->other);
  gov_facts_free(&worker->batch);
}

static int count_threads(const gov_facts *facts, size_t runs) {
  int64_t threads = gov_flag_number(facts, "threads");
  if (threads <= 0) threads = sysconf(_SC_NPROCESSORS_ONLN);
  if (threads > GOV_MAX_THREADS) threads = GOV_MAX_THREADS;
  if (threads > (int64_t)runs) threads = (int64_t)runs;
  if (threads < 1 || !sqlite3_threadsafe()) threads = 1; /* the allocator is SQLite's */
  return (int)threads;
}

/* The calling thread is the first worker; a thread that cannot be started is done without. */
static void run_workers(load_worker *workers, int count) {
  pthread_t threads[GOV_MAX_THREADS];
  int started[GOV_MAX_THREADS] = {0};
  for (int i = 1; i < count; i++)
    started[i] = !pthread_create(&threads[i], NULL, work, &workers[i]);
  work(&workers[0]);
  for (int i = 1; i < count; i++) {
    if (started[i]) pthread_join(threads[i], NULL);
  }
}

static int read_all(load_queue *queue) {
  load_worker workers[GOV_MAX_THREADS];
  int count = count_threads(queue->settings, queue->run_count);
  for (int i = 0; i < count; i++) worker_open(&workers[i], queue);
  run_workers(workers, count);
  for (int i = 0; i < count; i++) {
    gov_arena_adopt(&queue->texts, &workers[i].batch.arena);
    gov_arena_adopt(&queue->parsed, &workers[i].batch.parsed);
    worker_close(&workers[i]);
  }
  return atomic_load(&queue->failed) ? SQLITE_NOMEM : SQLITE_OK;
}

/* The folder at the front of a path once what it shares with another at the end is taken off. */
static gov_text differing_front(const char *path, const char *other) {
  size_t n = strlen(path), m = strlen(other);
  while (n && m && path[n - 1] == other[m - 1]) n--, m--;
  while (path[n] && path[n] != '/') n++;
  return (gov_text){path, n};
}

static int same_folder(const gov_found *a, const gov_found *b) {
  if (!b->original || a->root != b->root) return 0;
  gov_text one = differing_front(a->inner, a->original),
           two = differing_front(b->inner, b->original);
  return one.n == two.n && !memcmp(one.z, two.z, one.n);
}

/* Folders named as copies: once each, not once a file. */
static void report_copies(gov_facts *facts, const gov_found *found, size_t count) {
  for (size_t i = 0, next; i < count; i = next) {
    int copies = 0, others = 0;
    next = i + 1;
    if (!found[i].original) continue;
    for (next = i; next < count && same_folder(&found[i], &found[next]); next++) {
      copies += found[next].is_copy;
      others += !found[next].is_copy;
    }
    if (!copies) continue;
    gov_text folder = differing_front(found[i].inner, found[i].original);
    char *shown =
        gov_arena_printf(&facts->arena, "%s%.*s", found[i].root->prefix, (int)folder.n, folder.z);
    gov_diagnose(
        facts, others ? GOV_WARNING : GOV_INFO, "folder.copy", (gov_place){shown, 0},
        "%d files are the same as their originals and were not read again; %d differ and were read",
        copies, others);
  }
}

static void report_line_ends(gov_facts *facts, const gov_found *found, size_t count) {
  const char *first = NULL;
  int files = 0;
  for (size_t i = 0; i < count; i++) {
    if (!found[i].has_crlf) continue;
    if (!files++) first = found[i].path;
  }
  if (!files) return;
  gov_diagnose(facts, GOV_INFO, "file.crlf", (gov_place){first, 0},
               files > 1 ? "line ends are CR or CRLF, here and in %d more files"
                         : "line ends are CR or CRLF",
               files - 1);
}

/* One table after the other, so that one alone stands in memory twice. Room for just what is there:
** lists that double would take up to twice that. A table that one run alone has filled is handed
** over whole. */
static int merge_table(gov_facts *facts, load_queue *queue, int table) {
  gov_list *into = &facts->tables[table];
  size_t count = into->count, filled = count > 0;
  for (size_t run = 0; run < queue->run_count; run++) {
    count += queue->runs[run].tables[table].count;
    filled += queue->runs[run].tables[table].count > 0;
  }
  int rc = filled > 1 ? gov_list_reserve(into, count) : SQLITE_OK;
  for (size_t run = 0; run < queue->run_count && rc == SQLITE_OK; run++) {
    rc = gov_list_move(into, &queue->runs[run].tables[table]);
    gov_list_free(&queue->runs[run].tables[table]);
  }
  return rc;
}

int gov_load_run(gov_facts *facts, const struct gov_lexicon *lexicon,
                 const struct gov_phrase_tables *phrases, gov_found *found, size_t count) {
  load_queue queue = {.settings = facts,
                      .lexicon = lexicon,
                      .phrases = phrases,
                      .found = found,
                      .count = count,
                      .max_file_bytes = gov_flag_number(facts, "max-file-bytes"),
                      .run_length = count / (GOV_MAX_THREADS * 4) + 1};
  if (queue.run_length > LONGEST_RUN) queue.run_length = LONGEST_RUN;
  queue.run_count = (count + queue.run_length - 1) / queue.run_length;
  queue.runs = sqlite3_malloc64((queue.run_count + 1) * sizeof *queue.runs);
  int rc = queue.runs ? SQLITE_OK : SQLITE_NOMEM;
  size_t made = 0;
  for (; rc == SQLITE_OK && made < queue.run_count; made++) gov_facts_init(&queue.runs[made]);
  if (rc == SQLITE_OK) rc = read_all(&queue);
  gov_arena_adopt(&facts->arena, &queue.texts);
  gov_arena_adopt(&facts->parsed, &queue.parsed);
  for (int i = 0; i < GOV_PLAIN_TABLE_COUNT && rc == SQLITE_OK; i++)
    rc = merge_table(facts, &queue, i);
  for (int i = 0; i < GOV_PACKED_TABLE_COUNT; i++) {
    for (size_t run = 0; run < queue.run_count && rc == SQLITE_OK; run++)
      rc = gov_packed_move(&facts->packed[i], &queue.runs[run].packed[i]);
  }
  for (size_t i = 0; i < made; i++) gov_facts_free(&queue.runs[i]);
  sqlite3_free(queue.runs);
  gov_give_back(facts->arena.size_bytes + facts->parsed.size_bytes);
  report_copies(facts, found, count);
  report_line_ends(facts, found, count);
  return rc;
}

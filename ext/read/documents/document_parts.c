/* document_parts.c: digests and times of what is approved.
**
** The digest of a part is the SHA-256 of its lines, each ended by a line feed, without front matter
** and without sections about approvals: so a record of the approval may stand in the same file. Its
** stamps are the times it is labelled with ("updated: …"); the newest time of all is kept beside
** them, because in the record of an execution every time is a stamp, in a plan it is none.
*/
#include "read/documents/document_parts.h"

#include "base/digest.h"
#include "facts/calendar.h"
#include "read/documents/approvals.h"

typedef struct part_reader {
  gov_document *document;
  gov_reading *reading;
  const gov_phrases *words;
  gov_digest digest;
  gov_written_date stamp; /* the newest so far */
  int digesting;          /* it is open */
  const uint32_t *lines;  /* by line, from 1: offset of its first byte; one more at the end */
  uint8_t *left_out;      /* by line: 1 front matter or approvals */
  int32_t line_count;
} part_reader;

static gov_text source_of(const part_reader *reader) {
  return reader->reading->source->bytes;
}

/* ---- lines ---- */

static int find_lines(part_reader *reader) {
  gov_text bytes = source_of(reader);
  gov_arena *arena = &reader->document->markdown.arena;
  int32_t count = gov_count_lines(bytes), line = 1;
  uint32_t *lines = gov_arena_alloc(arena, ((size_t)count + 2) * sizeof *lines);
  reader->left_out = gov_arena_alloc(arena, (size_t)count + 2);
  if (!lines || !reader->left_out) return SQLITE_NOMEM;
  const char *end = bytes.z + bytes.n;
  for (const char *at = bytes.z; line < count && at < end; at++) {
    at = memchr(at, '\n', (size_t)(end - at));
    if (!at) break;
    lines[++line] = (uint32_t)(at - bytes.z) + 1;
  }
  lines[count + 1] = (uint32_t)bytes.n;
  reader->lines = lines;
  reader->line_count = count;
  return SQLITE_OK;
}

static void leave_out(part_reader *reader, int32_t line, int32_t line_end) {
  for (; line <= line_end && line <= reader->line_count; line++) reader->left_out[line] = 1;
}

static void leave_out_records(part_reader *reader) {
  const gov_document *document = reader->document;
  const gov_markdown *markdown = &document->markdown;
  if (markdown->front_matter.n) {
    int32_t end = markdown->front_matter_line;
    gov_text rest = markdown->front_matter;
    for (size_t i = 0; i < rest.n; i++) end += rest.z[i] == '\n';
    if (rest.z[rest.n - 1] != '\n') end++;
    leave_out(reader, 1, end);
  }
  for (size_t i = 0; i < document->sections.count; i++) {
    const gov_section_info *section = gov_section_at(document, (int32_t)i);
    if (section->level && section->topic == GOV_TOPIC_APPROVAL)
      leave_out(reader, section->line, section->line_end);
  }
}

/* ---- one part ---- */

static void add_run(part_reader *reader, gov_text run, int *runs) {
  if (!(*runs)++) gov_digest_start(&reader->digest);
  gov_digest_add(&reader->digest, run.z, run.n);
}

/* The scan has digested the whole of the file before. */
static const char *digest_of(part_reader *reader, gov_text run, int runs) {
  gov_arena *arena = &reader->reading->facts->arena;
  const gov_source *source = reader->reading->source;
  if (!runs && source->sha256 && run.z == source->bytes.z && run.n == source->bytes.n)
    return gov_arena_string(arena, source->sha256);
  add_run(reader, run, &runs);
  return gov_digest_hex(&reader->digest, arena);
}

/* ---- stamps ---- */

static void take_stamp(part_reader *reader, gov_text value) {
  gov_written_date date;
  if (!gov_written_date_doubtful(value, &date)) date.early = date.late = gov_moment_newest(value);
  if (!date.late.known) return;
  if (reader->stamp.late.known && gov_moment_order(reader->stamp.late, date.late) >= 0) return;
  reader->stamp = date;
}

/* "Version 1.3 (": what stands between the label of a stamp and its date is signs, numbers and a few
** short words, or who it was. */
static int is_gap(gov_text gap) {
  static const char people[] = " by von por par ",
                    fillers[] =
                        " on at am vom den der dem le el du de the v um as of rev version utc ";
  enum { GAP_BYTES = 48, WORD_BYTES = 8 };
  if (gap.n > GAP_BYTES) return 0;
  for (size_t at = 0, end; at < gap.n; at = end + (end == at)) {
    for (end = at; end < gap.n && (gov_is_alpha(gap.z[end]) || (unsigned char)gap.z[end] >= 0x80);)
      end++;
    char low[WORD_BYTES];
    gov_text word = {low, end - at};
    if (!word.n || (unsigned char)gap.z[at] >= 0x80) continue; /* a dash */
    if (word.n > sizeof low) return 0;
    for (size_t i = 0; i < word.n; i++) low[i] = gov_lower(gap.z[at + i]);
    if (gov_is_listed(word, people)) return 1;
    if (!gov_is_listed(word, fillers)) return 0;
  }
  return 1;
}

static int begins_with_date(gov_text text) {
  enum { ISO_BYTES = 10 };
  char copy[ISO_BYTES + 1] = {0};
  gov_written_date date;
  memcpy(copy, text.z, text.n < ISO_BYTES ? text.n : ISO_BYTES);
  return gov_moment_newest(gov_text_of(copy)).known ||
         (gov_written_date_next(text, 0, &date) && !date.start);
}

/* "*Last updated 2026-10-20*", "# Plan (revised 20 Oct 2026)": a label at the start of the line, of a bracket or behind a dash. */
static void read_stamps_of_line(part_reader *reader, gov_text line) {
  gov_written_date date;
  if (!gov_moment_newest(line).known && !gov_written_date_doubtful(line, &date)) return;
  enum { LINE_BYTES = 64 };
  int begins = 1;
  for (size_t at = 0; at < line.n; at++) {
    unsigned char c = (unsigned char)line.z[at];
    if (gov_is_any(line.z[at], " *_>#|-+`")) continue;
    int opens = gov_is_any(line.z[at], "(;");
    gov_text rest = {line.z + at, line.n - at};
    size_t label = begins ? gov_stamp_begins(reader->words, rest) : 0;
    begins = opens || c >= 0x80;
    if (!label) continue;
    for (size_t end = label; end < rest.n && end < label + LINE_BYTES; end++) {
      if (!gov_is_digit(rest.z[end]) && !gov_is_alpha(rest.z[end])) continue;
      gov_text from = {rest.z + end, rest.n - end};
      if (!begins_with_date(from)) continue;
      if (is_gap((gov_text){rest.z + label, end - label})) take_stamp(reader, from);
      break;
    }
  }
}

static void digest_lines(part_reader *reader, gov_part *part) {
  gov_text bytes = source_of(reader);
  gov_text run = {bytes.z, 0}; /* lines that follow each other, digested at once */
  gov_moment latest = {0};
  int runs = 0;
  for (int32_t line = part->line; line <= part->line_end && line <= reader->line_count; line++) {
    if (reader->left_out[line]) continue;
    gov_text text = {bytes.z + reader->lines[line], reader->lines[line + 1] - reader->lines[line]};
    size_t whole = text.n;
    while (text.n && (text.z[text.n - 1] == '\r' || text.z[text.n - 1] == '\n')) text.n--;
    if (line == reader->line_count && !text.n) break; /* behind the last line feed */
    if (text.z != run.z + run.n) {
      if (run.n) add_run(reader, run, &runs);
      run = (gov_text){text.z, 0};
    }
    run.n += text.n;
    if (text.n + 1 == whole && text.z[text.n] == '\n') {
      run.n++;
    } else {
      add_run(reader, run, &runs);
      add_run(reader, GOV_TEXT("\n"), &runs);
      run = (gov_text){text.z + whole, 0};
    }
    gov_moment newest = gov_moment_newest(text);
    read_stamps_of_line(reader, text);
    if (newest.known && (!latest.known || gov_moment_order(latest, newest) < 0)) latest = newest;
  }
  part->sha256 = digest_of(reader, run, runs);
  part->latest_at = gov_moment_text(&reader->reading->facts->arena, latest);
  if (!part->sha256) reader->reading->facts->arena.failed = 1;
}

/* Fields of the part, and of the front matter, which speaks for every part. */
static void read_labels(part_reader *reader, gov_part *part) {
  gov_facts *facts = reader->reading->facts;
  for (size_t i = 0; i < GOV_COUNT(facts, document_fields); i++) {
    const gov_document_field *field = &GOV_ROWS(facts, document_fields)[i];
    if (!field->name || !field->value) continue;
    int in_front = !reader->left_out[field->line] ? 0 : field->section_id == 1;
    int inside = field->line >= part->line && field->line <= part->line_end &&
                 !reader->left_out[field->line];
    if (!inside && !in_front) continue;
    gov_text name = gov_text_of(field->name);
    if (gov_names_stamp(reader->words, name)) take_stamp(reader, gov_text_of(field->value));
    if (gov_names_author(reader->words, name))
      part->authors = part->authors
                          ? gov_arena_printf(&facts->arena, "%s,%s", part->authors, field->value)
                          : field->value;
  }
  for (size_t i = 0; i < GOV_COUNT(facts, cells); i++) {
    const gov_cell *cell = &GOV_ROWS(facts, cells)[i];
    if (cell->line < part->line || cell->line > part->line_end || reader->left_out[cell->line])
      continue;
    if (cell->header && cell->text && gov_names_stamp(reader->words, gov_text_of(cell->header)))
      take_stamp(reader, gov_text_of(cell->text));
  }
  part->stamped_at = gov_moment_text(&facts->arena, reader->stamp.late);
  part->stamped_early = gov_moment_text(&facts->arena, reader->stamp.early);
}

static void add_part(part_reader *reader, gov_text code, int32_t line, int32_t line_end) {
  gov_facts *facts = reader->reading->facts;
  gov_part *part = GOV_ADD(facts, parts);
  if (!part) return;
  part->path = reader->reading->source->path;
  part->line = line;
  part->line_end = line_end;
  if (code.n) {
    char *upper = gov_arena_copy(&facts->arena, code.z, code.n);
    for (char *c = upper; c && *c; c++)
      if (*c >= 'a' && *c <= 'z') *c = (char)(*c - 32);
    part->code = upper;
  }
  reader->stamp = (gov_written_date){0};
  digest_lines(reader, part);
  read_labels(reader, part); /* the batch holds this document alone */
}

/* "[MIG-3] Plan": a code in brackets. */
static gov_text code_of(gov_text heading) {
  const char *open = heading.n ? memchr(heading.z, '[', heading.n) : NULL;
  if (!open) return (gov_text){0};
  gov_text inside = {open + 1, heading.n - (size_t)(open + 1 - heading.z)};
  const char *close = memchr(inside.z, ']', inside.n);
  gov_text code =
      close ? gov_artifact_code((gov_text){inside.z, (size_t)(close - inside.z)}) : (gov_text){0};
  return code.z == inside.z ? code : (gov_text){0};
}

static void add_parts(part_reader *reader) {
  const gov_document *document = reader->document;
  leave_out_records(reader);
  add_part(reader, (gov_text){0}, 1, reader->line_count);
  int count = 0;
  for (size_t i = 0; i < document->sections.count; i++) {
    const gov_section_info *section = gov_section_at(document, (int32_t)i);
    gov_text code = section->level ? code_of(section->heading) : (gov_text){0};
    if (!code.n) continue;
    if (++count > GOV_MAX_PARTS) {
      gov_diagnose(reader->reading->facts, GOV_WARNING, "document.parts",
                   (gov_place){reader->reading->source->path, section->line},
                   "more than %d headings with a code: approvals of the rest are not judged",
                   GOV_MAX_PARTS);
      break;
    }
    add_part(reader, code, section->line, section->line_end);
  }
}

int gov_document_parts(gov_document *document, gov_reading *reading) {
  part_reader reader = {
      .document = document, .reading = reading, .words = &reading->phrases->approvals};
  int rc = find_lines(&reader);
  if (rc == SQLITE_OK) add_parts(&reader);
  return reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}

/* meaning_code_carried.c: commands that take a copy to carry the data over.
**
** Dumped here, sent to another host and loaded there: though called a backup, it is how the data travels.
*/
#include "read/prose/copy_words.h"
#include "read/prose/meaning_parts.h"
#include "read/prose/phrase_tables.h"
#include "read/prose/phrases.h"
#include "read/prose/topics.h"

/* The file a dump is written to: the last word with a dot that is no option. */
static gov_text dumped_file(gov_text text) {
  gov_text file = {0};
  for (size_t at = 0; at < text.n;) {
    while (at < text.n && (gov_is_space(text.z[at]) || text.z[at] == '>')) at++;
    size_t end = at;
    while (end < text.n && !gov_is_space(text.z[end]) && text.z[end] != '>') end++;
    gov_text word = {text.z + at, end - at};
    at = end;
    if (gov_text_starts(word, "--file=")) word.z += 7, word.n -= 7;
    int plain =
        word.n && word.z[0] != '-' && !memchr(word.z, '$', word.n) && !memchr(word.z, '@', word.n);
    if (plain && memchr(word.z, '.', word.n)) file = word;
  }
  return file;
}

/* The very file is handled by a step that goes forward, with one of these words in it. */
static int is_handled_later(const meaning *m, const gov_sentence *sentence,
                            const char *const *loads) {
  enum { SHORTEST = 6, FARTHEST = 200 };
  char name[96];
  gov_text file = dumped_file(sentence->text);
  if (file.n < SHORTEST || file.n >= sizeof name) return 0;
  memcpy(name, file.z, file.n);
  name[file.n] = 0;
  const gov_sentence *first = gov_list_at(&m->document->sentences, 0);
  size_t from = (size_t)(sentence - first) + 1, to = m->document->sentences.count;
  for (size_t i = from; i < to && i < from + FARTHEST; i++) {
    const gov_sentence *next = gov_sentence_at(m->document, (int32_t)i);
    if (next->code == GOV_CODE_NONE || next->comment || next->phase == GOV_PHASE_UNDO) continue;
    if ((next->topics & GOV_TOPIC_BIT(ROLLBACK)) || !gov_text_find(next->text, name)) continue;
    for (const char *const *word = loads; *word; word++)
      if (gov_text_find(next->text, *word)) return 1;
  }
  return 0;
}

static int is_loaded_later(const meaning *m, const gov_sentence *sentence) {
  static const char *const loads[] = {"restore", "psql",   "mysql ",  "import",
                                      "load",    "sqlcmd", "source ", NULL};
  return is_handled_later(m, sentence, loads);
}

/* Sent to another host and loaded there: though called a backup, it is how the data travels. */
int code_sends_over(const meaning *m, const gov_sentence *sentence) {
  static const char *const sends[] = {"scp ", "rsync ", "sftp ", NULL};
  return is_loaded_later(m, sentence) && is_handled_later(m, sentence, sends);
}

/* "./backup.sh", "scp backup-*.tar.gz server:", "./restore.sh" there: likewise, though no file is named in full. */
int code_carries_over(const meaning *m, const gov_sentence *sentence) {
  enum { FARTHEST = 40 };
  int sent = 0;
  const gov_sentence *end = gov_sentence_at(m->document, 0) + m->document->sentences.count;
  for (const gov_sentence *next = sentence + 1; next < end && next <= sentence + FARTHEST; next++) {
    if (next->phase == GOV_PHASE_UNDO || (next->topics & GOV_TOPIC_BIT(ROLLBACK))) return 0;
    if (next->code == GOV_CODE_NONE || next->comment) continue;
    int sends = gov_text_starts(next->text, "scp ") || gov_text_starts(next->text, "rsync ") ||
                gov_text_starts(next->text, "sftp ");
    sent |= sends && (gov_text_find(next->text, "backup") || gov_text_find(next->text, "dump"));
    if (sent && !sends && gov_text_find(next->text, "restore")) return 1;
  }
  return 0;
}

/* "-- 1. Export from MySQL" above the command: what the block calls it; one that calls it a backup makes none of it. */
static int is_called_export(const meaning *m, const gov_sentence *sentence) {
  const gov_sentence *first = gov_sentence_at(m->document, 0);
  const gov_sentence *above = sentence;
  while (above > first && !(above - 1)->comment && (above - 1)->block == sentence->block) above--;
  if (above == first || (above - 1)->block != sentence->block) return 0;
  gov_text comment = (above - 1)->text;
  return gov_copies_say(&m->reading->phrases->copies, comment, GOV_COPY_EXPORTED) &&
         !(gov_topics_match(&m->reading->phrases->topics, comment).topics & GOV_TOPIC_BIT(BACKUP));
}

/* "Step 1: export from the old server": what is dumped there is carried over. A name that says when
** it was taken still makes a safeguard of it. */
int code_is_transport(const meaning *m, const gov_sentence *sentence) {
  static const char *const safe[] = {"before",       "pre-",   "pre_",
                                     "premigration", "safety", "snapshot"};
  for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
    if (gov_text_find(sentence->text, safe[i])) return 0;
  if (is_loaded_later(m, sentence)) return 1;
  if (!m->reading->phrases) return 0;
  if (is_called_export(m, sentence)) return 1;
  for (int32_t at = sentence->section; at > 1; at = gov_section_at(m->document, at)->parent)
    if (gov_copies_say(&m->reading->phrases->copies, gov_section_at(m->document, at)->heading,
                       GOV_COPY_EXPORTED))
      return 1;
  return 0;
}

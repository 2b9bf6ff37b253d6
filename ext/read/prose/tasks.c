/* tasks.c: tasks of a task list: boxes, emoji boxes, and titles with an id ("**T015: Title**").
**
** A title has no box of its own; it is done when the boxes below it are all ticked, open when one
** is not. Where a document numbers its tasks, boxes without a number are acceptance criteria of
** the task above and no tasks themselves.
*/
#include "facts/redact/redact.h"
#include "read/spec.h"

enum { ID_BYTES_MAX = 48, TITLE_BYTES_MAX = 512 };

/* T015, T001.1, TSK-AUTH-001, SSP-WEB-003-TASK-002: its length, 0 when the text starts with none.
 */
static size_t id_length(gov_text text) {
  size_t n = 0, digits = 0, joints = 0;
  while (n < text.n && n < ID_BYTES_MAX) {
    char c = text.z[n];
    if (gov_is_digit(c))
      digits++;
    else if ((c == '-' || c == '.') && n + 1 < text.n && gov_is_word(text.z[n + 1]))
      joints += c == '-';
    else if (!(c >= 'A' && c <= 'Z') && c != '_')
      break;
    n++;
  }
  int short_form = n > 1 && text.z[0] == 'T' && gov_is_digit(text.z[1]);
  if (!digits || !n || !(text.z[0] >= 'A' && text.z[0] <= 'Z') || (!joints && !short_form))
    return 0;
  return n == text.n || gov_is_any(text.z[n], " :[]()*") ? n : 0;
}

static gov_text without_marks(gov_text text) {
  text = gov_trim(text);
  while (text.n && gov_is_any(text.z[0], "*[#`")) text.z++, text.n--;
  return text;
}

/* What is left of the title behind its id: "Title" of "[P0]: Title". */
static gov_text title_behind(gov_text text, size_t id) {
  text = (gov_text){text.z + id, text.n - id};
  if (text.n > 3 && text.z[0] == ' ' && text.z[1] == '[') {
    const char *close = memchr(text.z, ']', text.n);
    if (close) text = (gov_text){close + 1, text.n - (size_t)(close + 1 - text.z)};
  }
  while (text.n && gov_is_any(text.z[0], " :*-]")) text.z++, text.n--;
  return text.n > TITLE_BYTES_MAX ? (gov_text){text.z, TITLE_BYTES_MAX} : text;
}

typedef struct task_list {
  const gov_document *document;
  gov_reading *reading;
  int numbered;     /* the document's tasks have ids */
  size_t open_task; /* row of the task boxes below belong to, +1; 0 none */
} task_list;

static gov_task *add_task(task_list *list, const gov_sentence *sentence, gov_text id,
                          gov_text title) {
  gov_task *task = GOV_ADD(list->reading->facts, tasks);
  if (!task) return NULL;
  gov_arena *arena = &list->reading->facts->arena;
  task->spec_id = list->reading->artifact->spec_id;
  task->task_id = id.n ? gov_arena_copy(arena, id.z, id.n) : NULL;
  task->title = gov_redact(arena, title);
  task->done = sentence->checked;
  task->place = (gov_place){list->reading->source->path, sentence->line};
  const char *dot = id.n ? memchr(id.z, '.', id.n) : NULL;
  if (dot) task->parent_id = gov_arena_copy(arena, id.z, (size_t)(dot - id.z));
  return task;
}

/* A box below a numbered title says whether that is done. */
static void count_criterion(task_list *list, const gov_sentence *sentence) {
  if (!list->open_task) return;
  gov_task *task = &GOV_ROWS(list->reading->facts, tasks)[list->open_task - 1];
  if (task->done != 0) task->done = sentence->checked;
}

static int visit(task_list *list, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(list->document, index);
  if (!sentence->first_of_block || sentence->table || gov_sentence_is_in(sentence, GOV_IN_CODE))
    return SQLITE_OK;
  gov_text text = without_marks(sentence->text);
  size_t id = id_length(text);
  int heading = gov_sentence_is_in(sentence, GOV_IN_HEADING);
  int box = sentence->checked >= 0 && sentence->item == index;
  if (!id) {
    if (heading && gov_section_at(list->document, sentence->section)->level < 3)
      list->open_task = 0;
    if (box && list->numbered) count_criterion(list, sentence);
    if (!box || list->numbered) return SQLITE_OK;
    return add_task(list, sentence, (gov_text){0}, title_behind(text, 0)) ? SQLITE_OK
                                                                          : SQLITE_NOMEM;
  }
  int title = heading || (sentence->span_count && sentence->item < 0) || box ||
              (sentence->item == index && list->numbered);
  if (!title) return SQLITE_OK;
  gov_task *task = add_task(list, sentence, (gov_text){text.z, id}, title_behind(text, id));
  if (!task) return SQLITE_NOMEM;
  if (!box) list->open_task = GOV_COUNT(list->reading->facts, tasks);
  return SQLITE_OK;
}

int gov_tasks_facts(const gov_document *document, gov_reading *reading) {
  task_list list = {.document = document, .reading = reading};
  for (size_t i = 0; i < document->sentences.count && !list.numbered; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    int title = gov_sentence_is_in(sentence, GOV_IN_HEADING) || sentence->checked >= 0 ||
                sentence->span_count;
    list.numbered = title && sentence->first_of_block && !sentence->table &&
                    id_length(without_marks(sentence->text)) > 0;
  }
  for (size_t i = 0; i < document->sentences.count; i++) {
    if (visit(&list, (int32_t)i) != SQLITE_OK) return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

/* sentences_split.c: where a sentence ends, and the label at its head. */
#include "read/prose/phrases.h"
#include "read/prose/sentences_build.h"

/* Words before a full stop that end no sentence, by their first letter, and those that begin with none of ASCII. */
/* clang-format off */
static const char *const abbreviations[26] = {
    ['a' - 'a'] = " approx aprox art abschn ",
    ['b' - 'a'] = " bzw bzgl ",
    ['c' - 'a'] = " ca cf ",
    ['d' - 'a'] = " dr d.h dpto ",
    ['e' - 'a'] = " e.g etc ex evtl env ",
    ['f' - 'a'] = " fig ",
    ['g' - 'a'] = " ggf ggfs ",
    ['h' - 'a'] = " hrs ",
    ['i' - 'a'] = " i.e inkl incl ",
    ['m' - 'a'] = " min max mio mrd ",
    ['n' - 'a'] = " no nr núm ",
    ['p' - 'a'] = " p.ej p.ex pág pt ",
    ['r' - 'a'] = " resp ",
    ['s' - 'a'] = " std sr sra ",
    ['t' - 'a'] = " tsd ",
    ['u' - 'a'] = " usw u.a ",
    ['v' - 'a'] = " vs vgl ",
    ['z' - 'a'] = " z.b z.t zzgl zb ",
};
static const char abbreviations_beyond[] =
    " т.е напр тыс млн млрд т.д т.п см стр руб др г гг ч мин сек น พ.ศ ค.ศ ม.ค ก.พ มี.ค "
    "เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค กทม บ ";
/* clang-format on */

/* Three bytes of a Chinese or Japanese full stop, question or exclamation mark. */
static int is_wide_stop(const char *z, size_t n) {
  return n >= 3 && (!memcmp(z, "。", 3) || !memcmp(z, "！", 3) || !memcmp(z, "？", 3));
}

/* Closing brackets and quotes of these scripts belong to the sentence before. */
static size_t behind_wide_quotes(gov_text text, size_t at) {
  static const char *const closing[] = {"）", "」", "』", "”"};
  for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
    if (text.n - at < 3 || memcmp(text.z + at, closing[i], 3) != 0) continue;
    at += 3;
    i = (size_t)-1;
  }
  while (at < text.n && gov_is_space(text.z[at])) at++;
  return at;
}

static int is_abbreviation(gov_text text, size_t begin, size_t stop) {
  size_t start = stop;
  while (start > begin && stop - start < 16 &&
         (gov_is_word(text.z[start - 1]) || text.z[start - 1] == '.'))
    start--;
  gov_text word = {text.z + start, stop - start};
  if (word.n == 1 && gov_is_alpha(word.z[0])) return 1; /* an initial */
  if (word.n && gov_is_alpha(word.z[0]) &&
      gov_is_listed(word, abbreviations[gov_lower(word.z[0]) - 'a']))
    return 1;
  if (word.n && (unsigned char)word.z[0] >= 0x80 && gov_is_listed(word, abbreviations_beyond))
    return 1;
  size_t digits = 0; /* the number of a step: "1. Stop the writers" */
  while (digits < word.n && gov_is_digit(word.z[digits])) digits++;
  return digits == word.n && digits && start == begin;
}

static const gov_span *span_at(const gov_splitter *splitter, uint32_t index) {
  return gov_list_at(&splitter->markdown->spans, splitter->block->span + index);
}

/* Does a code span start there, or end behind it? Spans before the cursor are behind all that is asked for. */
static int is_code_at(const gov_splitter *splitter, size_t at) {
  for (uint32_t i = splitter->code; i < splitter->block->span_count; i++) {
    const gov_span *span = span_at(splitter, i);
    if (span->kind == GOV_SPAN_CODE && span->end > at) return span->start <= at;
  }
  return 0;
}

/* A table's or column's name, which keeps its small letter at the head of a sentence: `orders`, order_items, or what
** a verb stands behind: "orders is empty". */
static int is_name_at(const gov_splitter *splitter, gov_text text, size_t at) {
  static const char verbs[] =
      " is are was were has have will cannot can and und et и isn't aren't hasn't stays "
      "ist sind wird werden hat bleibt es son no "
      "se está tiene est sont n'est n'a sera é são não será não не нет ";
  size_t end = at, behind;
  if (is_code_at(splitter, at)) return 1;
  while (end < text.n && gov_is_word(text.z[end])) end++;
  if (memchr(text.z + at, '_', end - at)) return 1;
  if (end == at || end >= text.n || text.z[end] != ' ') return 0;
  for (behind = end + 1;
       behind < text.n && (gov_is_word(text.z[behind]) || text.z[behind] == '\'');)
    behind++;
  return gov_is_listed((gov_text){text.z + end + 1, behind - end - 1}, verbs);
}

/* и, é: a small letter of two bytes. */
static int is_small_beyond_ascii(gov_text text, size_t at) {
  if (text.n - at < 2) return 0;
  unsigned char lead = (unsigned char)text.z[at], next = (unsigned char)text.z[at + 1];
  return (lead == 0xD0 && next >= 0xB0) || (lead == 0xD1 && next <= 0x91) ||
         (lead == 0xC3 && next >= 0xA0);
}

/* "Am 3. Mai": a day before its month. */
static int is_german_date(gov_text text, size_t stop, size_t next) {
  static const char *const months[] = {"Januar",    "Februar", "März",     "April",
                                       "Mai",       "Juni",    "Juli",     "August",
                                       "September", "Oktober", "November", "Dezember"};
  if (!stop || !gov_is_digit(text.z[stop - 1]) || next >= text.n) return 0;
  for (size_t i = 0; i < sizeof months / sizeof *months; i++)
    if (text.n - next >= strlen(months[i]) && !memcmp(text.z + next, months[i], strlen(months[i])))
      return 1;
  return 0;
}

static int ends_here(const gov_splitter *splitter, size_t begin, size_t at) {
  gov_text text = splitter->block->text;
  char c = text.z[at];
  size_t next = at + 1;
  if (c == '.' && at > begin && gov_is_digit(text.z[at - 1]) && next < text.n &&
      text.z[next] == ')')
    return 0; /* "(21.11.) Dump" */
  while (next < text.n && gov_is_any(text.z[next], ")\"'*_")) next++;
  if (next < text.n && !gov_is_space(text.z[next])) return 0;
  if (c != '.') return 1;
  while (next < text.n && gov_is_space(text.z[next])) next++;
  if (next < text.n && text.z[next] >= 'a' && text.z[next] <= 'z' &&
      !is_name_at(splitter, text, next))
    return 0;
  if (is_small_beyond_ascii(text, next) || is_german_date(text, at, next)) return 0;
  return !is_abbreviation(text, begin, at);
}

/* ---- the splitter ---- */

static const gov_line_mark *mark_at(const gov_splitter *splitter, uint32_t index) {
  return gov_list_at(&splitter->markdown->marks, splitter->block->mark + index);
}

void gov_split_start(gov_splitter *splitter, const gov_markdown *markdown,
                     const gov_markdown_block *block) {
  *splitter = (gov_splitter){.markdown = markdown, .block = block, .labelled = -1};
}

/* The bold span that starts at the offset; asked for at rising offsets only. */
static const gov_span *bold_at(gov_splitter *splitter, size_t offset) {
  enum { NESTED_MAX = 8 }; /* spans end in order, so those inside the bold one come first */
  while (splitter->bold < splitter->block->span_count &&
         span_at(splitter, splitter->bold)->end <= offset) {
    splitter->bold++;
  }
  for (uint32_t i = splitter->bold, n = 0; i < splitter->block->span_count && n < NESTED_MAX;
       i++, n++) {
    const gov_span *span = span_at(splitter, i);
    if (span->kind == GOV_SPAN_STRONG && span->start == offset) return span;
  }
  return NULL;
}

/* Does a source line of the block start at this byte of its text? */
static int is_line_start(const gov_splitter *splitter, size_t at) {
  for (uint32_t i = 0; i < splitter->block->mark_count; i++)
    if (mark_at(splitter, i)->start >= at) return mark_at(splitter, i)->start == at;
  return 0;
}

/* A header line inside a paragraph: the source line starts with a bold label, or with a plain one
** when the paragraph itself did. */
static int starts_field(gov_splitter *splitter, size_t offset) {
  gov_text rest = {splitter->block->text.z + offset, splitter->block->text.n - offset};
  size_t value;
  if (!gov_sentence_label(splitter, rest, &value).n) return 0;
  if (splitter->labelled < 0) { /* with cursors at the start of the block */
    gov_splitter start = {.markdown = splitter->markdown, .block = splitter->block};
    splitter->labelled = gov_sentence_label(&start, splitter->block->text, &value).n > 0;
  }
  return splitter->labelled || bold_at(splitter, offset) != NULL;
}

static size_t after_spaces(gov_text text, size_t at) {
  while (at < text.n && gov_is_space(text.z[at])) at++;
  return at;
}

/* Where the code span that holds `at` ends; `at` when none does. */
static size_t behind_code(gov_splitter *splitter, size_t at) {
  for (; splitter->code < splitter->block->span_count; splitter->code++) {
    const gov_span *span = span_at(splitter, splitter->code);
    if (span->kind == GOV_SPAN_CODE && span->end > at) return span->start <= at ? span->end : at;
  }
  return at;
}

/* 1 when a source line that is a header line of its own starts at `at`. */
static int field_starts(gov_splitter *splitter, size_t start, size_t at) {
  int starts = 0;
  while (splitter->mark < splitter->block->mark_count &&
         mark_at(splitter, splitter->mark)->start <= at) {
    starts = mark_at(splitter, splitter->mark++)->start == at && at > start;
  }
  return starts && starts_field(splitter, at);
}

/* The next byte, before `end`, at which a sentence may end. */
static size_t next_telling(gov_text text, size_t at, size_t end) {
  static const unsigned char telling[256] = {
      ['\n'] = 1, ['.'] = 1, ['!'] = 1, ['?'] = 1, [0xE3] = 1, [0xEF] = 1};
  while (at < end) {
    if (at + 8 <= text.n) at += gov_letters_of_eight(text.z + at);
    if (at >= end) return end;
    if (telling[(unsigned char)text.z[at]]) break;
    at++;
  }
  return at;
}

/* Where the next source line of the block starts; SIZE_MAX when there is none. */
static size_t next_mark(const gov_splitter *splitter) {
  return splitter->mark < splitter->block->mark_count ? mark_at(splitter, splitter->mark)->start
                                                      : SIZE_MAX;
}

/* Thai has no full stop: where a source line ends in it, so does the sentence. */
static int follows_thai(gov_text text, size_t at) {
  while (at && gov_is_space(text.z[at - 1])) at--;
  return at >= 3 && (unsigned char)text.z[at - 3] == 0xE0 &&
         ((unsigned char)text.z[at - 2] == 0xB8 || (unsigned char)text.z[at - 2] == 0xB9);
}

/* （退避用。90 日保管）: a full stop inside brackets that close soon after. */
static int is_in_brackets(gov_text text, size_t start, size_t stop) {
  enum { REACH = 160, REACH_BACK = 240 };
  int open = 0;
  if (stop - start > REACH_BACK) start = stop - REACH_BACK;
  for (size_t at = start; at < stop; at++) {
    if (text.z[at] == '(' || gov_text_starts((gov_text){text.z + at, stop - at}, "（")) open++;
    if (text.z[at] == ')' || gov_text_starts((gov_text){text.z + at, stop - at}, "）")) open--;
  }
  if (open <= 0) return 0;
  for (size_t at = stop; at < text.n && at < stop + REACH; at++) {
    if (text.z[at] == '\n' || text.z[at] == '(') return 0;
    if (text.z[at] == ')' || gov_text_starts((gov_text){text.z + at, text.n - at}, "）")) return 1;
  }
  return 0;
}

size_t gov_split_next(gov_splitter *splitter, size_t start) {
  gov_text text = splitter->block->text;
  size_t limit = text.n - start > SENTENCE_BYTES_MAX ? start + SENTENCE_BYTES_MAX : text.n;
  size_t mark = next_mark(splitter);
  for (size_t at = start; at < limit; at++) {
    if (at >= mark) {
      int line = mark == at && at > start && follows_thai(text, at);
      if (field_starts(splitter, start, at) || line) return at;
      mark = next_mark(splitter);
    }
    size_t stop = mark < limit ? mark : limit, telling = next_telling(text, at, stop);
    if (telling > at) {
      at = telling - 1;
      continue;
    }
    char c = text.z[at];
    size_t behind = behind_code(splitter, at);
    if (behind > at) {
      at = behind - 1;
      continue;
    }
    if (c == '\n') return at + 1;
    if ((c == '.' || c == '!' || c == '?') && ends_here(splitter, start, at))
      return after_spaces(text, at + 1);
    if (is_wide_stop(text.z + at, text.n - at) && !is_in_brackets(text, start, at))
      return behind_wide_quotes(text, at + 3);
  }
  if (limit == text.n) return text.n;
  size_t space = limit;
  while (space > start + 1 && text.z[space - 1] != ' ') space--;
  if (space > start + 1) return space;
  while (limit > start + 1 && ((unsigned char)text.z[limit] & 0xC0) == 0x80) limit--;
  return limit;
}

/* ---- labels ---- */

static size_t colon_at(gov_text text, size_t at) {
  if (at < text.n && text.z[at] == ':') return 1;
  if (text.n - at >= 3 && !memcmp(text.z + at, "：", 3)) return 3;
  return 0;
}

/* " — " and " – " behind a bold word, " - " too. */
static size_t dash_at(gov_text text, size_t at) {
  size_t start = at;
  while (at < text.n && text.z[at] == ' ') at++;
  if (at == start || at >= text.n) return 0;
  size_t n = text.n - at;
  if (n >= 4 && (!memcmp(text.z + at, "—", 3) || !memcmp(text.z + at, "–", 3)))
    return text.z[at + 3] == ' ' ? at + 3 - start : 0;
  return n >= 2 && text.z[at] == '-' && text.z[at + 1] == ' ' ? at + 1 - start : 0;
}

static gov_text bold_label(gov_splitter *splitter, gov_text sentence, size_t *value_start) {
  size_t offset = (size_t)(sentence.z - splitter->block->text.z);
  const gov_span *span = bold_at(splitter, offset);
  if (!span || span->end - offset > sentence.n || span->end - offset > LABEL_BYTES_MAX * 2)
    return (gov_text){0};
  gov_text label = {sentence.z, span->end - offset};
  size_t at = label.n, colon = 0;
  if (at > 0 && colon_at(label, at - 1) == 1) colon = 1;
  if (at >= 3 && colon_at(label, at - 3) == 3) colon = 3;
  label.n -= colon;
  if (!colon && at > 1 && label.z[at - 1] == '.' && at < sentence.n && sentence.z[at] == ' ') {
    label.n--; /* "**Salvaguarda.** El jueves …" */
  } else if (!colon && at < sentence.n && sentence.z[at] == ' ' &&
             is_line_start(splitter, offset + at + 1)) {
    at++; /* "**Vorarbeiten**" on a line of its own */
  } else if (!colon) {
    size_t step = colon_at(sentence, at);
    if (!step) step = dash_at(sentence, at);
    if (!step) return (gov_text){0};
    at += step;
  }
  *value_start = at;
  return gov_trim(label);
}

/* "Owner: data team": at most five words before a colon that is followed by a space. */
static gov_text plain_label(gov_text sentence, size_t *value_start) {
  size_t words = 0, limit = LABEL_BYTES_MAX;
  if (sentence.n && (unsigned char)sentence.z[0] >= 0x80) limit *= 2; /* letters of several bytes */
  if (limit > sentence.n) limit = sentence.n;
  for (size_t at = 0; at < limit; at++) {
    if (at + 8 <= sentence.n) at += gov_letters_of_eight(sentence.z + at);
    if (at >= limit) break;
    char c = sentence.z[at];
    if (gov_is_alpha(c)) continue; /* mostly */
    size_t colon = colon_at(sentence, at);
    if (colon) {
      size_t behind = at + colon;
      if (!at || behind >= sentence.n) break;
      int spaced = gov_is_space(sentence.z[behind]) || gov_is_spaceless(sentence.z[behind]) ||
                   (at >= 3 && gov_is_spaceless(sentence.z[at - 3])); /* 手順:`x` */
      if (colon == 1 && !spaced) break;
      *value_start = behind;
      return gov_trim((gov_text){sentence.z, at});
    }
    if (c == ' ' && !colon_at(sentence, at + 1) && ++words > 4) break; /* "Sauvegarde :" */
    if (gov_is_any(c, ".,;!?\n|=")) break;
  }
  return (gov_text){0};
}

gov_text gov_sentence_label(gov_splitter *splitter, gov_text sentence, size_t *value_start) {
  gov_text label = bold_label(splitter, sentence, value_start);
  return label.n ? label : plain_label(sentence, value_start);
}

/* ---- heads and ends ---- */

int gov_take_box(gov_text *text) {
  static const struct {
    const char *sign;
    int checked;
  } boxes[] = {{"✅", 1}, {"☑", 1}, {"✔", 1},    {"⬜", 0},    {"☐", 0},
               {"□", 0}, {"🔲", 0}, {"[x] ", 1}, {"[X] ", 1}, {"[ ] ", 0}};
  if (!text->n || (*text->z != '[' && (unsigned char)*text->z < 0xE2)) return -1;
  for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
    size_t n = strlen(boxes[i].sign);
    if (text->n < n || memcmp(text->z, boxes[i].sign, n) != 0) continue;
    text->z += n;
    text->n -= n;
    if (text->n >= 3 && !memcmp(text->z, "️", 3)) text->z += 3, text->n -= 3;
    *text = gov_trim(*text);
    return boxes[i].checked;
  }
  return -1;
}

int gov_is_question(gov_text text) {
  text = gov_trim(text);
  while (text.n && gov_is_any(text.z[text.n - 1], "*_)\"' ")) text.n--;
  if (text.n && text.z[text.n - 1] == '?') return 1;
  static const char *const thai[] = {"ไหม", /* ไหม, มั้ย */
                                     "มั้ย"};
  if (!text.n || (unsigned char)text.z[text.n - 1] < 0x80) return 0;
  int told = gov_text_find(text, "ว่า") != NULL; /* "look whether it opens" asks nobody */
  for (size_t i = 0; i < sizeof thai / sizeof *thai && !told; i++)
    if (gov_text_ends(text, thai[i])) return 1;
  return text.n >= 3 && !memcmp(text.z + text.n - 3, "？", 3);
}

/* "ดังนี้", "以下のとおり対応する。", "如下": languages that introduce a list without a colon. */
static int ends_as_introduction(gov_text text) {
  static const char *const ends[] = {"ดังนี้", "ต่อไปนี้", "如下"};
  static const char *const words[] = {"以下の", "下記の", "次の手順"};
  if (!text.n || (unsigned char)text.z[text.n - 1] < 0x80) return 0;
  if (is_wide_stop(text.z + text.n - 3, 3)) text.n -= 3;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (gov_text_ends(text, ends[i])) return 1;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_find(text, words[i])) return 1;
  return 0;
}

int gov_introduces(gov_text text) {
  text = gov_trim(text);
  return text.n > 0 &&
         (colon_at(text, text.n - 1) == 1 || (text.n >= 3 && colon_at(text, text.n - 3) == 3) ||
          (text.n >= 6 && ends_as_introduction(text)));
}

gov_text gov_label_value(const gov_document *document, int32_t index) {
  const gov_sentence *first = gov_sentence_at(document, index);
  const char *end = first->text.z + first->text.n;
  for (size_t i = (size_t)index + 1; i < document->sentences.count; i++) {
    const gov_sentence *next = gov_sentence_at(document, (int32_t)i);
    if (next->block != first->block || next->label.z != first->label.z) break;
    end = next->text.z + next->text.n;
  }
  return (gov_text){first->value.z, (size_t)(end - first->value.z)};
}

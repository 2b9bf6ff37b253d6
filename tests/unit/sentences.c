/* sentences.c: each sentence knows where it stands: its line, section, item, cell, label, box. */
#include "read/prose/sentences.h"

#include "check.h"

static const char plan[] = "---\n"                                  /*  1 */
                           "spec_id: orders\n"                      /*  2 */
                           "backup: TBD\n"                          /*  3 */
                           "---\n"                                  /*  4 */
                           "# Move `orders`\n"                      /*  5 */
                           "\n"                                     /*  6 */
                           "**Owner:** data team\n"                 /*  7 */
                           "**Status:** draft\n"                    /*  8 */
                           "\n"                                     /*  9 */
                           "## Background\n"                        /* 10 */
                           "We ~~never~~ migrate, e.g. at night.\n" /* 11 */
                           "A second line. Is it safe?\n"           /* 12 */
                           "\n"                                     /* 13 */
                           "## Steps\n"                             /* 14 */
                           "Before you start:\n"                    /* 15 */
                           "\n"                                     /* 16 */
                           "1. Take a dump\n"                       /* 17 */
                           "   ```sh\n"                             /* 18 */
                           "   pg_dump -t orders \\\n"              /* 19 */
                           "     shop > x.dump\n"                   /* 20 */
                           "   ```\n"                               /* 21 */
                           "2. Load it\n"                           /* 22 */
                           "   - [x] counts\n"                      /* 23 */
                           "   - [ ] sums\n"                        /* 24 */
                           "- \xE2\xAC\x9C open box\n"              /* 25 */
                           "\n"                                     /* 26 */
                           "## Rollback plan\n"                     /* 27 */
                           "\n"                                     /* 28 */
                           "| Table | Rollback |\n"                 /* 29 */
                           "|-|-|\n"                                /* 30 */
                           "| orders | drop it |\n"                 /* 31 */
                           "| items | \xE2\x80\x94 |\n"             /* 32 */
                           "\n"                                     /* 33 */
                           "### Example\n"                          /* 34 */
                           "> quoted <bucket> text\n"               /* 35 */
                           "<!-- a\n"                               /* 36 */
                           "comment -->\n"                          /* 37 */
                           "\n"                                     /* 38 */
                           "数据已备份。请\n"                       /* 39 */
                           "确认。\n"                               /* 40 */
                           "\n"                                     /* 41 */
                           "**Backup**\n"                           /* 42 */
                           "\n"                                     /* 43 */
                           "Nightly dumps.\n";                      /* 44 */

/* The sentence with this text, or an empty one that fails every check. */
static gov_sentence find(const gov_document *document, const char *text) {
  for (size_t i = 0; i < document->sentences.count; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    if (gov_text_is(sentence->text, text)) return *sentence;
  }
  fprintf(stderr, "no sentence \"%s\"\n", text);
  check_failures++;
  return (gov_sentence){.position = ""};
}

static int is(gov_text text, const char *word) {
  return gov_text_is(text, word);
}

static void check_places(const gov_document *d) {
  gov_sentence s = find(d, "backup: TBD");
  CHECK(s.line == 3 && s.placeholder && s.section == 0 && is(s.label, "backup"));
  CHECK_TEXT(s.position, GOV_IN_FRONT_MATTER);
  CHECK((s.topics & GOV_TOPIC_BIT(BACKUP)) != 0);
  s = find(d, "Move orders");
  CHECK(s.line == 5 && s.span_count == 1 && is(d->title, "Move orders"));
  s = find(d, "Status: draft"); /* a header line of its own, though the paragraph goes on */
  CHECK(s.line == 8 && is(s.label, "Status") && is(s.value, "draft"));
  s = find(d, "We  migrate, e.g. at night."); /* struck text is taken back; "e.g." ends nothing */
  CHECK(s.line == 11 && s.standing == GOV_SECTION_BACKGROUND && !s.question);
  s = find(d, "Is it safe?");
  CHECK(s.line == 12 && s.question && s.last_of_block);
}

static void check_items(const gov_document *d) {
  gov_sentence lead = find(d, "Before you start:"), s = find(d, "Take a dump");
  CHECK_TEXT(s.position, GOV_IN_STEP);
  CHECK(s.number == 1 && s.depth == 1 && s.line == 17 && s.lead >= 0 && lead.line == 15);
  CHECK(gov_sentence_at(d, s.lead)->line == 15);
  gov_sentence code = find(d, "pg_dump -t orders shop > x.dump"); /* the lines are one command */
  CHECK_TEXT(code.position, GOV_IN_CODE);
  CHECK(code.line == 19 && code.code == GOV_CODE_COMMANDS && code.item == s.item &&
        code.number == 1);
  s = find(d, "counts");
  CHECK_TEXT(s.position, GOV_IN_TASK);
  CHECK(s.checked == 1 && s.depth == 2 && gov_sentence_at(d, s.parent)->line == 22);
  CHECK(find(d, "sums").checked == 0);
  s = find(d, "open box");
  CHECK(s.checked == 0 && s.line == 25 && s.parent < 0);
}

static void check_tables_and_rest(const gov_document *d) {
  gov_sentence s = find(d, "drop it");
  CHECK_TEXT(s.position, GOV_IN_TABLE);
  CHECK(is(s.header, "Rollback") && is(s.row_header, "orders") && s.row == 1 && s.column == 1);
  CHECK(s.line == 31 && (s.topics & GOV_TOPIC_BIT(ROLLBACK)) && s.phase == GOV_PHASE_UNDO);
  s = find(d, "\xE2\x80\x94");
  CHECK(s.placeholder && s.line == 32 && s.row == 2);
  s = find(d, "quoted <bucket> text"); /* no element of HTML: a blank to fill in */
  CHECK_TEXT(s.position, GOV_IN_QUOTE);
  CHECK(s.line == 35 && s.in_quote && (s.standing & GOV_SECTION_EXAMPLE));
  s = find(d, "请确认。"); /* no space where the line broke */
  CHECK(s.line == 39);
  s = find(d, "Nightly dumps.");
  const gov_section_info *section = gov_section_at(d, s.section);
  CHECK(section->level == 7 && section->topic == GOV_TOPIC_BACKUP &&
        is(section->heading, "Backup"));
  for (size_t i = 0; i < d->sentences.count; i++) {
    CHECK(!gov_text_find(gov_sentence_at(d, (int32_t)i)->text, "comment"));
  }
}

static void check_placeholders(void) {
  static const char *const blanks[] = {
      "TBD",       "TODO: write this", "...",           "{{name}}", "<name of the bucket>",
      "<a> / <b>", "[describe]",       "to be defined", "待定",     "未定",
      "ยังไม่กำหนด", "**TBD**",          "tbc.",          ""};
  static const char *const texts[] = {
      "pg_dump", "TODO list is moved, too", "[x] done", "[plan](plan.md)", "<https://example.org>",
      "none",    "see <bucket> for dumps",  "4 h"};
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
    if (!gov_is_placeholder(gov_text_of(blanks[i])))
      fprintf(stderr, "no placeholder: %s\n", blanks[i]);
    CHECK(gov_is_placeholder(gov_text_of(blanks[i])));
  }
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    if (gov_is_placeholder(gov_text_of(texts[i]))) fprintf(stderr, "placeholder: %s\n", texts[i]);
    CHECK(!gov_is_placeholder(gov_text_of(texts[i])));
  }
}

int main(void) {
  gov_facts facts;
  gov_facts_init(&facts);
  gov_source source = {"plan.md", "plan.md", GOV_KIND_PLAN, gov_text_of(plan)};
  gov_document document;
  gov_phrase_tables *phrases = gov_phrase_tables_new();
  CHECK(phrases && gov_document_read(&document, &source, phrases, &facts) == SQLITE_OK);
  check_places(&document);
  check_items(&document);
  check_tables_and_rest(&document);
  check_placeholders();
  gov_document_free(&document);
  gov_facts_free(&facts);
  gov_phrase_tables_free(phrases);
  return check_result();
}

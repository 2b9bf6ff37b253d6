/* model_prisma_tokens.h: Prisma's schema language as tokens. */
#ifndef GOV_MODEL_PRISMA_TOKENS_H
#define GOV_MODEL_PRISMA_TOKENS_H
#include "base/arena.h"
#include "base/text.h"

typedef enum prisma_kind {
  PRISMA_END,
  PRISMA_WORD,
  PRISMA_STRING,  /* text: inside the quotes */
  PRISMA_COMMENT, /* text: behind the slashes */
  PRISMA_LINE,    /* the end of a line outside parentheses and brackets */
  PRISMA_MARK     /* one byte; "@@" is one mark, too */
} prisma_kind;

typedef struct prisma_token {
  prisma_kind kind;
  gov_text text;
  int32_t line;
} prisma_token;

/* All tokens, PRISMA_END last. SQLITE_OK or SQLITE_NOMEM. *cut: the text has more than are read. */
int prisma_tokens(gov_text text, int32_t first_line, gov_list *tokens, int *cut);

#endif

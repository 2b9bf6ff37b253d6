/* model_blocks.h: data models in the code blocks of Markdown. */
#ifndef GOV_MODEL_BLOCKS_H
#define GOV_MODEL_BLOCKS_H
#include "read/models/model.h"
#include "read/prose/sentences.h"

/* Adds what SQL, Prisma and TypeScript blocks declare, but for those of examples and of what was
 * rejected. SQLITE_OK or SQLITE_NOMEM. */
int gov_model_blocks_read(gov_reading *reading, const gov_document *document);

#endif

/* model_prisma.h: Prisma schemas, in files of their own and in blocks of Markdown. */
#ifndef GOV_MODEL_PRISMA_H
#define GOV_MODEL_PRISMA_H
#include "read/models/model.h"

/* Adds the units and fields of the text, whose first line is first_line of the artifact. SQLITE_OK
 * or SQLITE_NOMEM. */
int gov_prisma_read(gov_reading *reading, gov_text text, int32_t first_line);

#endif

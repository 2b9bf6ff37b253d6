/* model_typescript.h: tables in TypeScript: Drizzle, TypeORM, and plain interfaces. */
#ifndef GOV_MODEL_TYPESCRIPT_H
#define GOV_MODEL_TYPESCRIPT_H
#include "read/models/model.h"

/* Adds the units and fields of the text, whose first line is first_line of the artifact.
 * interfaces: those that look like entities are units, too. SQLITE_OK or SQLITE_NOMEM. */
int gov_typescript_read(gov_reading *reading, gov_text text, int32_t first_line, int interfaces);

#endif

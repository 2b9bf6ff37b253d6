/* model_dbt.h: what dbt's property files and its manifest have in common. */
#ifndef GOV_MODEL_DBT_H
#define GOV_MODEL_DBT_H
#include "read/models/model.h"

/* Class, tags and owner from meta and tags, of the entry itself and of its config. */
void gov_dbt_mark(gov_reading *reading, gov_marks *marks, const gov_node *entry);
/* What a test or constraint of that name says of a column. */
void gov_dbt_hold(gov_field *row, gov_text word);

#endif

/* classes.h: data_class words of all vocabularies, by data/classes.tsv. */
#ifndef GOV_CLASSES_H
#define GOV_CLASSES_H
#include "base/text.h"

enum { GOV_CLASS_UNKNOWN, GOV_CLASS_LOW, GOV_CLASS_MEDIUM, GOV_CLASS_HIGH, GOV_CLASS_CRITICAL };

typedef struct gov_class {
  int level;     /* GOV_CLASS_… */
  int sensitive; /* 1: the word says so */
} gov_class;

/* A word of any vocabulary; a dotted one (user.contact.email) may be known by its beginning. 0:
 * unknown. */
int gov_class_find(gov_text word, gov_class *found);
/* The highest of words joined by ','; words nobody knows add nothing. 0: none known. */
int gov_class_of_tags(const char *tags, gov_class *found);
const char *gov_class_name(int level); /* "critical" … "unknown" */

#endif

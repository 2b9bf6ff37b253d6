/* lexicon_file.h: the file that --lexicon names. */
#ifndef GOV_LEXICON_FILE_H
#define GOV_LEXICON_FILE_H
#include "facts/facts.h"

/* The file's phrases as rows of added_phrases. YAML and JSON hold a list of maps (at the top or under
** `lexicon` or `phrases`); `phrase` may be a list. Other files are lines of tab-separated language,
** aspect, signal, phrase and value. What is none of these is a diagnostic with its line. SQLITE_OK or
** SQLITE_NOMEM. */
int gov_lexicon_file_read(gov_facts *facts, const char *path, gov_text bytes);

#endif

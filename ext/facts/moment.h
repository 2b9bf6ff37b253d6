/* moment.h: points in time as reports write them, and which of two came first. */
#ifndef GOV_MOMENT_H
#define GOV_MOMENT_H
#include "base/arena.h"
#include "base/text.h"
#include <stdint.h>

typedef struct gov_moment {
  int64_t seconds; /* since 1970, UTC; meaningless unless known */
  int known;
  int whole_day; /* only the day is known */
} gov_moment;

/* 2026-11-01, 2026-11-01T02:00:00.5+07:00, 2026/11/01 02:00, 20261101T020000Z, seconds or
** milliseconds since 1970. A year of the Buddhist era is taken as such. Without a zone: UTC. */
gov_moment gov_moment_of(const char *text);

/* -1: a before b; 1: after; 0: nobody can tell. */
int gov_moment_order(gov_moment a, gov_moment b);

/* 2026-11-01T02:00:00Z, or 2026-11-01 where only the day is known; NULL when unknown or out of
** memory. Texts of this form compare as the moments do, up to the length of the shorter. */
const char *gov_moment_text(gov_arena *arena, gov_moment moment);

/* The newest moment that stands in the text, dates without a time of day included, in whatever order
** day, month and year are written (facts/calendar.h); a date that may be two days is none. */
gov_moment gov_moment_newest(gov_text text);

#endif

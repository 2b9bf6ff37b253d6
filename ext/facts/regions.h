/* regions.h: where a place is. Looks up data/regions.tsv; what it does not know it does not guess.
 */
#ifndef GOV_REGIONS_H
#define GOV_REGIONS_H
#include "base/arena.h"
#include "base/text.h"

typedef struct gov_region {
  const char *kind;          /* region, country, area */
  const char *provider;      /* aws gcp azure oci alibaba; "" for countries and areas */
  const char *code;          /* eu-west-1, westeurope, DE, EU */
  const char *country;       /* ISO 3166; "" when it spans several */
  const char *jurisdictions; /* joined by ','; "" when unknown */
  const char *areas;         /* joined by ',' */
} gov_region;

/* The place called by code, name or zone (eu-west-1a), in any letter case; `alibaba/eu-west-1`
** names the provider. 1 found, 0 unknown. All text lives as long as the process. Costs some
** microseconds: cache it where rows are many. */
int gov_region_find(gov_text name, gov_region *found);

/* How places begin: a bit for three letters, cheap to ask before a place is looked for, and the rows of the data by their
** first byte, small and capital letters alike. Where heads are asked for, NULL takes longer and finds the same. */
enum { GOV_REGION_HEADS = 32768, GOV_REGION_ROWS = 512 };
typedef struct gov_region_heads {
  uint64_t bits[GOV_REGION_HEADS / 64];
  uint64_t rows[256][GOV_REGION_ROWS / 64]; /* what lies behind the last row is looked at always */
} gov_region_heads;
int gov_region_find_by(const gov_region_heads *heads, gov_text name, gov_region *found);
void gov_region_heads_open(gov_region_heads *heads);
int gov_region_may_begin(const gov_region_heads *heads, gov_text text);

/* The first place named in running text: place->z points into it. A code of two letters counts
** only in capitals, and only the few that are no words of English. 1 found, 0 none. */
int gov_region_in_text(const gov_region_heads *heads, gov_text text, gov_region *found,
                       gov_text *place);

/* The bytes of the place that running text starts with; 0 none. */
size_t gov_region_at_head(const gov_region_heads *heads, gov_text text, gov_region *found);

/* regions_host.c: the region that a host's name tells, of the host itself or of a URL. 1 found, 0 it tells none, -1 the text is no
** host. */
int gov_region_of_host(gov_text text, gov_region *found);

/* The one spelling of a place: eu-west-1, westeurope, DE, EU; alibaba/eu-west-1 where the bare code
** would be another country's. NULL: unknown, or out of memory. */
const char *gov_region_spelled(gov_arena *arena, const gov_region *region);
const char *gov_region_canonical(gov_arena *arena, gov_text name);

/* The place and all it lies in, joined by ','. NULL when out of memory. */
const char *gov_region_within(gov_arena *arena, const gov_region *region);

/* 1: the two share no jurisdiction, 0: they share one, -1: not known of one of them. */
int gov_regions_cross(const gov_region *from, const gov_region *to);

#endif

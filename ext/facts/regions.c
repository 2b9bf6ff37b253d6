/* regions.c: looking up data/regions.tsv by code, name and zone, and finding places in running
 * text. */
#include "facts/regions.h"

#include "embedded.h"

enum { KIND, PROVIDER, CODE, COUNTRY, JURISDICTIONS, AREAS, NAMES };
enum { LONGEST_PLACE = 48 }; /* bytes of the longest code or name, with room */

static void take(const gov_data_table *table, int row, gov_region *found) {
  *found = (gov_region){.kind = gov_data_cell(table, row, KIND),
                        .provider = gov_data_cell(table, row, PROVIDER),
                        .code = gov_data_cell(table, row, CODE),
                        .country = gov_data_cell(table, row, COUNTRY),
                        .jurisdictions = gov_data_cell(table, row, JURISDICTIONS),
                        .areas = gov_data_cell(table, row, AREAS)};
}

/* Is it one of the names separated by '|'? */
static int is_named(gov_text name, const char *names) {
  while (*names) {
    size_t n = strcspn(names, "|");
    if (n == name.n && gov_lower(names[0]) == gov_lower(name.z[0])) {
      size_t i = 1;
      while (i < n && gov_lower(names[i]) == gov_lower(name.z[i])) i++;
      if (i == n) return 1;
    }
    names += n + (names[n] == '|');
  }
  return 0;
}

/* May the row have a code or name that begins with the byte? */
static int may_begin_so(const gov_region_heads *heads, int row, char first) {
  if (!heads || row >= GOV_REGION_ROWS) return 1;
  return (int)(heads->rows[(unsigned char)gov_lower(first)][row / 64] >> row % 64 & 1);
}

static int find(const gov_region_heads *heads, gov_text name, gov_text provider,
                gov_region *found) {
  const gov_data_table *table = gov_data("regions");
  for (int row = 0; table && name.n && row < table->row_count; row++) {
    if (!may_begin_so(heads, row, *name.z)) continue;
    if (provider.n && !gov_text_is(provider, gov_data_cell(table, row, PROVIDER))) continue;
    if (!gov_text_is(name, gov_data_cell(table, row, CODE)) &&
        !is_named(name, gov_data_cell(table, row, NAMES)))
      continue;
    take(table, row, found);
    return 1;
  }
  return 0;
}

/* The region's code as providers spell it: no spaces ("West Europe"), '-' for '_'. 0 when it cannot
 * be one. */
static size_t as_code(gov_text name, char *code) {
  size_t n = 0;
  for (size_t i = 0; i < name.n; i++) {
    if (name.z[i] == ' ') continue;
    if (n == LONGEST_PLACE) return 0;
    code[n++] = name.z[i] == '_' ? '-' : name.z[i];
  }
  return n;
}

/* eu-west-1a is a zone of eu-west-1, europe-west1-b of europe-west1. */
static int find_zone(const gov_region_heads *heads, gov_text code, gov_text provider,
                     gov_region *found) {
  if (code.n < 4 || !gov_is_alpha(code.z[code.n - 1])) return 0;
  code.n--;
  if (code.z[code.n - 1] == '-') code.n--;
  return gov_is_digit(code.z[code.n - 1]) && find(heads, code, provider, found) && *found->provider;
}

int gov_region_find(gov_text name, gov_region *found) {
  return gov_region_find_by(NULL, name, found);
}

int gov_region_find_by(const gov_region_heads *heads, gov_text name, gov_region *found) {
  gov_text provider = {NULL, 0};
  name = gov_trim(name);
  const char *slash = name.n ? memchr(name.z, '/', name.n) : NULL;
  if (slash && name.n <= LONGEST_PLACE && find(heads, name, provider, found)) return 1; /* EU/EEA */
  if (slash) {
    provider = (gov_text){name.z, (size_t)(slash - name.z)};
    name = (gov_text){slash + 1, name.n - provider.n - 1};
  }
  char code[LONGEST_PLACE];
  if (!name.n) return 0;
  if (name.n <= LONGEST_PLACE && find(heads, name, provider, found)) return 1;
  gov_text spelled = {code, as_code(name, code)};
  return spelled.n &&
         (find(heads, spelled, provider, found) || find_zone(heads, spelled, provider, found));
}

static int is_capital_code(gov_text word) {
  static const char *const codes[] = {"EU", "EEA", "UK",  "US",  "USA",
                                      "GB", "UAE", "KSA", "PRC", "GCC"};
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
    if (strlen(codes[i]) == word.n && !memcmp(codes[i], word.z, word.n)) return 1;
  }
  return 0;
}

/* A letter of a script whose words stand together: Thai, Chinese, Japanese. */
static int is_spaceless(char c) {
  return (unsigned char)c >= 0xE0 && (unsigned char)c <= 0xEC;
}

/* Cyrillic, and Latin with marks. */
static int is_marked(char c) {
  return (unsigned char)c >= 0xC3 && (unsigned char)c <= 0xD4;
}

/* Does the place of n bytes at z end where a word ends? Thai has no spaces: any end will do there.
 */
static int ends_word(gov_text text, const char *z, size_t n) {
  const char *end = z + n;
  if ((unsigned char)z[0] >= 0x80 || end == text.z + text.n) return 1;
  return !(gov_is_alpha(*end) || gov_is_digit(*end) || *end == '_') &&
         !(*end == '-' && end + 1 < text.z + text.n && gov_is_digit(end[1]));
}

/* The next of the names, from `at` on, that begins with the byte; NULL: none. */
static const char *next_name(const char *names, const char *at, char first) {
  for (; (at = strchr(at, first)) != NULL; at++)
    if (at == names || at[-1] == '|') return at;
  return NULL;
}

static unsigned head_of(char first, char second, char third) {
  unsigned three = (unsigned char)gov_lower(first) |
                   (unsigned)(unsigned char)gov_lower(second) << 8 |
                   (unsigned)(unsigned char)gov_lower(third) << 16;
  return (three * 2654435761u) >> 17;
}

/* Anything may follow a name of two letters; there is none of one. */
static void put_head(gov_region_heads *heads, const char *name, size_t n) {
  for (int third = 0; n > 1 && third < 256; third++) {
    unsigned head = head_of(name[0], name[1], n > 2 ? name[2] : (char)third);
    heads->bits[head / 64] |= UINT64_C(1) << head % 64;
    if (n > 2) return;
  }
}

static void put_row(gov_region_heads *heads, int row, char first) {
  if (row < GOV_REGION_ROWS)
    heads->rows[(unsigned char)gov_lower(first)][row / 64] |= UINT64_C(1) << row % 64;
}

void gov_region_heads_open(gov_region_heads *heads) {
  const gov_data_table *table = gov_data("regions");
  memset(heads, 0, sizeof *heads);
  for (int row = 0; table && row < table->row_count; row++) {
    const char *code = gov_data_cell(table, row, CODE), *names = gov_data_cell(table, row, NAMES);
    size_t length = strlen(code); /* as longest_at weighs it */
    put_row(heads, row, *code);
    if (length > 4 || is_capital_code((gov_text){code, length})) put_head(heads, code, length);
    for (size_t n; *names; names += n + (names[n] == '|')) {
      n = strcspn(names, "|");
      put_head(heads, names, n);
      put_row(heads, row, *names);
    }
  }
}

int gov_region_may_begin(const gov_region_heads *heads, gov_text text) {
  if (text.n < 3) return 1;
  unsigned head = head_of(text.z[0], text.z[1], text.z[2]);
  return (int)(heads->bits[head / 64] >> head % 64 & 1);
}

/* The longest place that begins at z. Names of places are capitalised, in the data, too. */
static size_t longest_at(const gov_region_heads *heads, gov_text text, const char *z,
                         gov_region *found) {
  const gov_data_table *table = gov_data("regions");
  gov_text rest = {z, (size_t)(text.z + text.n - z)};
  size_t longest = 0;
  const char small = gov_lower(*z);
  for (int row = 0; table && row < table->row_count; row++) {
    if (!may_begin_so(heads, row, *z)) continue;
    const char *code = gov_data_cell(table, row, CODE), *names = gov_data_cell(table, row, NAMES);
    size_t n = gov_lower(*code) == small ? strlen(code) : 0;
    if (n > longest && gov_text_starts(rest, code) && ends_word(text, z, n) &&
        (n > 4 || is_capital_code((gov_text){z, n})))
      take(table, row, found), longest = n;
    if (gov_is_alpha(*z) && *z == small) continue;
    for (const char *name = names; (name = next_name(names, name, *z)) != NULL; name++) {
      n = strcspn(name, "|");
      gov_text head = {z, n};
      if (n <= longest || n > rest.n || !ends_word(text, z, n) || !is_named(head, name)) continue;
      if (n <= 3 && !is_spaceless(*z) && !is_capital_code(head) && memchr(head.z, '.', n) == NULL)
        continue;
      take(table, row, found), longest = n;
    }
  }
  return longest;
}

size_t gov_region_at_head(const gov_region_heads *heads, gov_text text, gov_region *found) {
  if (!text.n) return 0;
  if (!is_spaceless(*text.z) && !is_marked(*text.z) && !gov_is_alpha(*text.z)) return 0;
  return longest_at(heads, text, text.z, found);
}

int gov_region_in_text(const gov_region_heads *heads, gov_text text, gov_region *found,
                       gov_text *place) {
  for (size_t i = 0; i < text.n; i++) {
    char c = text.z[i];
    int inside = i && gov_is_word(text.z[i - 1]);
    int starts = is_spaceless(c) || (is_marked(c) && !inside) ||
                 (gov_is_alpha(c) && (!inside || (unsigned char)text.z[i - 1] >= 0x80));
    if (!starts || (i && text.z[i - 1] == '-')) continue;
    if (heads && !gov_region_may_begin(heads, (gov_text){text.z + i, text.n - i})) continue;
    size_t n = longest_at(heads, text, text.z + i, found);
    if (!n) continue;
    *place = (gov_text){text.z + i, n};
    return 1;
  }
  return 0;
}

const char *gov_region_spelled(gov_arena *arena, const gov_region *region) {
  gov_region bare;
  int same =
      gov_region_find(gov_text_of(region->code), &bare) && !strcmp(bare.country, region->country);
  return same ? region->code : gov_arena_printf(arena, "%s/%s", region->provider, region->code);
}

const char *gov_region_canonical(gov_arena *arena, gov_text name) {
  gov_region found;
  return gov_region_find(name, &found) ? gov_region_spelled(arena, &found) : NULL;
}

const char *gov_region_within(gov_arena *arena, const gov_region *region) {
  const char *const parts[] = {region->country, region->jurisdictions, region->areas};
  const char *within = region->code;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    if (!*parts[i] || !strcmp(parts[i], region->code)) continue;
    if (i && !strcmp(parts[i], parts[0])) continue;
    within = gov_arena_printf(arena, "%s,%s", within ? within : "", parts[i]);
  }
  return within;
}

int gov_regions_cross(const gov_region *from, const gov_region *to) {
  if (!*from->jurisdictions || !*to->jurisdictions) return -1;
  const char *list = from->jurisdictions;
  while (*list) {
    size_t n = strcspn(list, ",");
    for (const char *at = to->jurisdictions; *at;) {
      size_t m = strcspn(at, ",");
      if (n == m && !memcmp(list, at, n)) return 0;
      at += m + (at[m] == ',');
    }
    list += n + (list[n] == ',');
  }
  return 1;
}

/* regions_host.c: where a host lies, as far as its name says.
**
** A provider's host has the region's code for a label, or in one at a known place (s3-us-west-2): data/region_hosts.tsv.
** Of the labels the one next to the provider's domain counts, for those before it are the customer's to choose. Under any other
** domain a zone may be called after a region (db.eu-west-1.example.com); what a machine itself is called says nothing.
*/
#include "facts/regions.h"

#include "embedded.h"

enum { SUFFIX, PROVIDER, AROUND };
enum { LONGEST_LABEL = 63, LONGEST_HOST = 253 };

static int is_host_byte(char c) {
  return gov_is_alpha(c) || gov_is_digit(c) || c == '-' || c == '.' || c == '_';
}

/* The host of a URL, or of host[:port][/path]; n = 0: the text is no such thing. */
static gov_text host_in(gov_text text) {
  static const gov_text none = {"", 0};
  const char *scheme = gov_text_find(text, "://"), *end = text.z + text.n;
  const char *from = scheme ? scheme + 3 : text.z, *to;
  for (const char *at = from; at < end && !gov_is_any(*at, "/?#;, "); at++) {
    if (*at == '@') from = at + 1; /* behind a name and a password */
  }
  for (to = from; to < end && is_host_byte(*to);) to++;
  if (to < end && !gov_is_any(*to, ":/?#;,\\")) return none;
  gov_text host = {from, (size_t)(to - from)};
  while (host.n && host.z[host.n - 1] == '.') host.n--;
  const char *dot = gov_text_last(host, '.');
  if (!dot || host.n > LONGEST_HOST) return none;
  for (const char *at = dot + 1; at < host.z + host.n; at++) {
    if (!gov_is_alpha(*at)) return none; /* an address, a version */
  }
  return dot + 1 < host.z + host.n ? host : none;
}

/* The row whose suffix is the end of the name; -1. */
static int row_of(const gov_data_table *table, gov_text host, gov_text *rest) {
  for (int row = 0; table && row < table->row_count; row++) {
    const char *suffix = gov_data_cell(table, row, SUFFIX);
    size_t n = strlen(suffix);
    if (host.n <= n + 1 || host.z[host.n - n - 1] != '.' || !gov_text_ends(host, suffix)) continue;
    *rest = (gov_text){host.z, host.n - n - 1};
    return row;
  }
  return -1;
}

/* A region's code; West Europe is also written west-europe. */
static int find_code(gov_text code, const char *provider, gov_region *found) {
  char spelled[2 * LONGEST_LABEL + 2];
  size_t n = 0, at;
  if (code.n < 4 || code.n > LONGEST_LABEL) return 0;
  for (; *provider && provider[n] && n < LONGEST_LABEL; n++) spelled[n] = provider[n];
  if (n) spelled[n++] = '/';
  memcpy(spelled + n, code.z, code.n);
  if (gov_region_find((gov_text){spelled, n + code.n}, found) && !strcmp(found->kind, "region"))
    return 1;
  if (*provider && strcmp(provider, "azure") != 0) return 0;
  const gov_text azure = GOV_TEXT("azure/");
  memcpy(spelled, azure.z, azure.n);
  for (n = azure.n, at = 0; at < code.n; at++) {
    if (code.z[at] != '-') spelled[n++] = code.z[at];
  }
  return gov_region_find((gov_text){spelled, n}, found) && !strcmp(found->kind, "region");
}

/* The label without what stands around the code. */
static int find_around(gov_text label, const char *around, const char *provider,
                       gov_region *found) {
  for (const char *at = around; *at; at += *at == '|') {
    size_t n = strcspn(at, "|"), before = strcspn(at, "*|");
    size_t after = n > before ? n - before - 1 : 0;
    gov_text tail = {label.z + label.n - after, after};
    int fits = label.n > before + after && !memcmp(label.z, at, before) &&
               !memcmp(tail.z, at + before + 1, after);
    gov_text code = {label.z + before, fits ? label.n - before - after : 0};
    if (fits && find_code(code, provider, found)) return 1;
    at += n;
  }
  return 0;
}

/* The labels from the last to the first that may count. */
static int find_label(gov_text rest, int first_counts, const char *provider, const char *around,
                      gov_region *found) {
  for (const char *end = rest.z + rest.n; end > rest.z;) {
    const char *from = end;
    while (from > rest.z && from[-1] != '.') from--;
    gov_text label = {from, (size_t)(end - from)};
    if (from == rest.z && !first_counts) return 0;
    if (find_code(label, provider, found) || find_around(label, around, provider, found)) return 1;
    end = from > rest.z ? from - 1 : from;
  }
  return 0;
}

int gov_region_of_host(gov_text text, gov_region *found) {
  const gov_data_table *table = gov_data("region_hosts");
  gov_text host = host_in(text), rest;
  if (!host.n) return -1;
  int row = row_of(table, host, &rest);
  if (row >= 0)
    return find_label(rest, 1, gov_data_cell(table, row, PROVIDER),
                      gov_data_cell(table, row, AROUND), found);
  const char *dot = gov_text_last(host, '.');
  return find_label((gov_text){host.z, (size_t)(dot - host.z)}, 0, "", "", found);
}

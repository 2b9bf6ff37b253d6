/* markdown_text.c: HTML elements and entities that occur in Markdown. */
#include "read/documents/markdown_text.h"

#include <stdint.h>

static const struct {
  const char *name;
  uint32_t code;
} entities[] = {
    {"nbsp", ' '},      {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
    {"apos", '\''},     {"rarr", 0x2192},  {"larr", 0x2190},  {"ndash", 0x2013}, {"mdash", 0x2014},
    {"hellip", 0x2026}, {"rsquo", 0x2019}, {"lsquo", 0x2018}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
    {"middot", 0xB7},   {"bull", 0x2022},  {"ge", 0x2265},    {"le", 0x2264},    {"ne", 0x2260},
    {"times", 0xD7},    {"check", 0x2713}, {"emsp", ' '},     {"ensp", ' '},     {"thinsp", ' '},
    {"copy", 0xA9},     {"eacute", 0xE9},  {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},
    {"szlig", 0xDF},    {"Auml", 0xC4},    {"Ouml", 0xD6},    {"Uuml", 0xDC},    {"egrave", 0xE8},
};

static size_t numeric_entity(gov_text digits, char out[4]) {
  uint32_t code = 0;
  int hexadecimal = digits.n && gov_lower(digits.z[0]) == 'x';
  if (digits.n > 8) return 0;
  for (size_t i = (size_t)hexadecimal; i < digits.n; i++) {
    char c = gov_lower(digits.z[i]);
    uint32_t digit = gov_is_digit(c) ? (uint32_t)(c - '0') : (uint32_t)(c - 'a' + 10);
    if (digit >= (hexadecimal ? 16u : 10u)) return 0;
    code = code * (hexadecimal ? 16u : 10u) + digit;
  }
  return gov_utf8_put(code, out);
}

size_t gov_entity(gov_text entity, char out[4]) {
  if (entity.n < 3 || entity.z[0] != '&') return 0;
  gov_text name = {entity.z + 1, entity.n - 2};
  if (name.z[0] == '#') return numeric_entity((gov_text){name.z + 1, name.n - 1}, out);
  for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
    if (strlen(entities[i].name) == name.n && !memcmp(entities[i].name, name.z, name.n)) {
      return gov_utf8_put(entities[i].code, out);
    }
  }
  return 0;
}

/* Elements that occur in documents, sorted. Anything else between angle brackets is text. */
static const struct {
  const char *name;
  gov_tag kind;
} tags[] = {
    {"a", GOV_TAG_INLINE},      {"abbr", GOV_TAG_INLINE},      {"b", GOV_TAG_INLINE},
    {"big", GOV_TAG_INLINE},    {"blockquote", GOV_TAG_BREAK}, {"br", GOV_TAG_BREAK},
    {"button", GOV_TAG_INLINE}, {"caption", GOV_TAG_BREAK},    {"center", GOV_TAG_BREAK},
    {"code", GOV_TAG_INLINE},   {"dd", GOV_TAG_BREAK},         {"del", GOV_TAG_STRUCK},
    {"details", GOV_TAG_BREAK}, {"div", GOV_TAG_BREAK},        {"dl", GOV_TAG_BREAK},
    {"dt", GOV_TAG_BREAK},      {"em", GOV_TAG_INLINE},        {"figure", GOV_TAG_BREAK},
    {"font", GOV_TAG_INLINE},   {"h1", GOV_TAG_BREAK},         {"h2", GOV_TAG_BREAK},
    {"h3", GOV_TAG_BREAK},      {"h4", GOV_TAG_BREAK},         {"h5", GOV_TAG_BREAK},
    {"h6", GOV_TAG_BREAK},      {"hr", GOV_TAG_BREAK},         {"i", GOV_TAG_INLINE},
    {"iframe", GOV_TAG_BREAK},  {"img", GOV_TAG_INLINE},       {"input", GOV_TAG_INLINE},
    {"ins", GOV_TAG_INLINE},    {"kbd", GOV_TAG_INLINE},       {"li", GOV_TAG_BREAK},
    {"link", GOV_TAG_INLINE},   {"mark", GOV_TAG_INLINE},      {"meta", GOV_TAG_INLINE},
    {"ol", GOV_TAG_BREAK},      {"p", GOV_TAG_BREAK},          {"picture", GOV_TAG_INLINE},
    {"pre", GOV_TAG_BREAK},     {"s", GOV_TAG_STRUCK},         {"small", GOV_TAG_INLINE},
    {"source", GOV_TAG_INLINE}, {"span", GOV_TAG_INLINE},      {"strike", GOV_TAG_STRUCK},
    {"strong", GOV_TAG_INLINE}, {"sub", GOV_TAG_INLINE},       {"summary", GOV_TAG_BREAK},
    {"sup", GOV_TAG_INLINE},    {"svg", GOV_TAG_INLINE},       {"table", GOV_TAG_BREAK},
    {"tbody", GOV_TAG_BREAK},   {"td", GOV_TAG_BREAK},         {"tfoot", GOV_TAG_BREAK},
    {"th", GOV_TAG_BREAK},      {"thead", GOV_TAG_BREAK},      {"tr", GOV_TAG_BREAK},
    {"tt", GOV_TAG_INLINE},     {"u", GOV_TAG_INLINE},         {"ul", GOV_TAG_BREAK},
    {"video", GOV_TAG_INLINE},  {"wbr", GOV_TAG_INLINE},
};

static int compare(gov_text name, const char *word) {
  for (size_t i = 0; i < name.n; i++) {
    int order = (unsigned char)gov_lower(name.z[i]) - (unsigned char)word[i];
    if (order) return order;
  }
  return -(unsigned char)word[name.n];
}

gov_tag gov_tag_kind(gov_text tag) {
  if (tag.n < 3 || tag.z[0] != '<') return GOV_TAG_NONE;
  if (tag.z[1] == '!' || tag.z[1] == '?') return GOV_TAG_INLINE;
  size_t start = tag.z[1] == '/' ? 2 : 1, end = start;
  while (end < tag.n && (gov_is_alpha(tag.z[end]) || gov_is_digit(tag.z[end]))) end++;
  if (end < tag.n && !gov_is_space(tag.z[end]) && tag.z[end] != '>' && tag.z[end] != '/') {
    return GOV_TAG_NONE;
  }
  gov_text name = {tag.z + start, end - start};
  /* "<a short description>" is a blank to fill in, "<a href=…>" is not */
  if (name.n == 1 && start == 1 && tag.z[end] == ' ' && !memchr(tag.z, '=', tag.n)) {
    return GOV_TAG_NONE;
  }
  size_t low = 0, high = sizeof tags / sizeof *tags;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = compare(name, tags[middle].name);
    if (!order) return tags[middle].kind;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return GOV_TAG_NONE;
}

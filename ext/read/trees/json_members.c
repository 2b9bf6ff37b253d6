/* json_members.c: steps over the values of a JSON object. Nesting is counted, not followed. */
#include "read/trees/json_members.h"

static void skip_space(gov_json_members *m) {
  for (; m->at < m->end && (unsigned char)*m->at <= ' '; m->at++) m->line += *m->at == '\n';
}

/* At the opening quote; afterwards behind the closing one. */
static int skip_string(gov_json_members *m) {
  for (m->at++; m->at < m->end; m->at++) {
    if (*m->at == '"') return m->at++, 1;
    if (*m->at == '\\') m->at++;
  }
  m->at = m->end;
  return 0;
}

static int skip_value(gov_json_members *m) {
  int64_t depth = 0;
  while (m->at < m->end) {
    char c = *m->at;
    if (c == '"') {
      if (!skip_string(m)) return 0;
      if (!depth) return 1;
    } else if (c == '{' || c == '[') {
      depth++;
      m->at++;
    } else if (c == '}' || c == ']') {
      if (!depth) return 1;
      m->at++;
      if (!--depth) return 1;
    } else if (c == ',' && !depth) {
      return 1;
    } else {
      m->line += c == '\n';
      m->at++;
    }
  }
  return 0;
}

void gov_json_members_open(gov_json_members *members, gov_text text, int32_t line) {
  *members = (gov_json_members){.at = text.z, .end = text.z + text.n, .line = line};
  skip_space(members);
  if (members->at < members->end && *members->at == '{')
    members->at++;
  else
    members->broken = members->closed = 1;
}

int gov_json_member_next(gov_json_members *m, gov_json_member *member) {
  skip_space(m);
  if (m->at < m->end && *m->at == ',') m->at++;
  skip_space(m);
  if (m->closed) return 0;
  if (m->at < m->end && *m->at == '}') return m->closed = 1, 0;
  const char *from = m->at + 1;
  member->line = m->line;
  if (m->at >= m->end || *m->at != '"' || !skip_string(m)) return m->closed = m->broken = 1, 0;
  member->key = (gov_text){from, (size_t)(m->at - 1 - from)};
  skip_space(m);
  if (m->at < m->end && *m->at == ':') m->at++;
  skip_space(m);
  member->value_line = m->line;
  from = m->at;
  if (!skip_value(m)) m->broken = 1;
  member->value = gov_trim((gov_text){from, (size_t)(m->at - from)});
  return 1;
}

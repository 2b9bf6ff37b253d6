/* json_scan.c: the scalars of one JSON text, in one pass. */
#include "read/trees/json_scan.h"

#include "base/limits.h"

typedef struct scan {
  const char *at, *end;
  int depth;
  char opened[GOV_MAX_TREE_DEPTH + 1];
  gov_text keys[GOV_MAX_TREE_DEPTH + 1];
} scan;

static void skip_space(scan *state) {
  while (state->at < state->end && (unsigned char)*state->at <= ' ') state->at++;
}

/* At the opening quote; afterwards behind the closing one. */
static int take_string(scan *state, gov_text *text) {
  const char *from = ++state->at;
  for (;;) {
    const char *quote = memchr(state->at, '"', (size_t)(state->end - state->at));
    if (!quote) return 0;
    const char *back = quote;
    while (back > from && back[-1] == '\\') back--;
    state->at = quote + 1;
    if ((quote - back) % 2) continue; /* the quote is escaped */
    *text = (gov_text){from, (size_t)(quote - from)};
    return 1;
  }
}

static int take_word(scan *state, gov_text *text) {
  const char *from = state->at;
  while (state->at < state->end && !gov_is_any(*state->at, ",]} \t\r\n:\"[{")) state->at++;
  *text = (gov_text){from, (size_t)(state->at - from)};
  return text->n > 0;
}

/* Behind a value: closes what ends here. 0: the text is broken. */
static int after_value(scan *state, int *done) {
  for (;;) {
    skip_space(state);
    if (!state->depth) {
      *done = 1;
      return state->at == state->end;
    }
    if (state->at >= state->end) return 0;
    char c = *state->at++;
    if (c == ',') return 1;
    if (c != (state->opened[state->depth] == '{' ? '}' : ']')) return 0;
    state->depth--;
  }
}

static int take_key(scan *state) {
  skip_space(state);
  if (state->at >= state->end || *state->at != '"' ||
      !take_string(state, &state->keys[state->depth]))
    return 0;
  skip_space(state);
  if (state->at >= state->end || *state->at != ':') return 0;
  state->at++;
  return 1;
}

/* 1: a container was opened and is not empty; 2: a value is complete; 0: broken. */
static int take_value(scan *state, gov_json_visit visit, void *data) {
  gov_text value;
  skip_space(state);
  if (state->at >= state->end) return 0;
  char c = *state->at;
  if (c == '{' || c == '[') {
    if (state->depth == GOV_MAX_TREE_DEPTH) return 0;
    state->keys[state->depth + 1] = state->keys[state->depth];
    state->opened[++state->depth] = c;
    state->at++;
    skip_space(state);
    if (state->at >= state->end) return 0;
    if (*state->at != (c == '{' ? '}' : ']')) return 1;
    state->at++;
    state->depth--;
    return 2;
  }
  gov_scalar_kind kind = c == '"'                      ? GOV_SCALAR_STRING
                         : c == '-' || gov_is_digit(c) ? GOV_SCALAR_NUMBER
                                                       : GOV_SCALAR_WORD;
  if (!(c == '"' ? take_string(state, &value) : take_word(state, &value))) return 0;
  visit(data, state->keys[state->depth], state->depth, kind, value);
  return 2;
}

int gov_json_scan(gov_text text, gov_json_visit visit, void *data) {
  scan state = {.at = text.z, .end = text.z + text.n};
  int done = 0;
  state.keys[0] = (gov_text){"", 0};
  skip_space(&state);
  if (state.at >= state.end || (*state.at != '{' && *state.at != '[')) return 0;
  while (!done) {
    if (state.depth && state.opened[state.depth] == '{' && !take_key(&state)) return 0;
    int taken = take_value(&state, visit, data);
    if (!taken || (taken == 2 && !after_value(&state, &done))) return 0;
  }
  return 1;
}

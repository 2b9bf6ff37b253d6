/* lexicon_fold.c: text made comparable: one case, no accents, plain width, hyphens as spaces; and
** its tokens.
*/
#include "facts/lexicon.h"

void gov_folded_init(gov_folded *folded) {
  *folded = (gov_folded){.tokens = {.row_bytes = sizeof(gov_token)},
                         .hits = {.row_bytes = sizeof(gov_hit)},
                         .concepts = {.row_bytes = sizeof(gov_concept_hit)}};
}

void gov_folded_free(gov_folded *folded) {
  sqlite3_free(folded->text);
  gov_list_free(&folded->tokens);
  gov_list_free(&folded->hits);
  gov_list_free(&folded->concepts);
  gov_folded_init(folded);
}

/* Latin letters with marks, U+00C0 … U+017F, as plain ones; '.' where two letters are needed. */
static const char plain[] = "aaaaaa.ceeeeiiiidnooooo ouuuuyt."
                            "aaaaaa.ceeeeiiiidnooooo ouuuuyty"
                            "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"
                            "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* Decodes one character; a broken byte stands for itself. */
static uint32_t decode(const unsigned char *at, const unsigned char *end, unsigned *n) {
  static const unsigned char least[] = {0, 0, 2, 3, 4};
  unsigned lead = *at, length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  *n = 1;
  if (lead < 0x80 || length < least[2] || (size_t)(end - at) < length || lead > 0xF4) return lead;
  uint32_t code = lead & (0x7Fu >> length);
  for (unsigned i = 1; i < length; i++) {
    if ((at[i] & 0xC0) != 0x80) return lead;
    code = code << 6 | (at[i] & 0x3Fu);
  }
  *n = length;
  return code;
}

static unsigned encode(uint32_t code, char *out) {
  if (code < 0x80) return out[0] = (char)code, 1;
  if (code < 0x800) {
    out[0] = (char)(0xC0 | code >> 6), out[1] = (char)(0x80 | (code & 0x3F));
    return 2;
  }
  if (code < 0x10000) {
    out[0] = (char)(0xE0 | code >> 12), out[1] = (char)(0x80 | (code >> 6 & 0x3F));
    out[2] = (char)(0x80 | (code & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | code >> 18), out[1] = (char)(0x80 | (code >> 12 & 0x3F));
  out[2] = (char)(0x80 | (code >> 6 & 0x3F)), out[3] = (char)(0x80 | (code & 0x3F));
  return 4;
}

/* Punctuation of other scripts as ASCII; 0: none; ' ' for spaces; 1 for characters that vanish. */
static char fold_mark(uint32_t code) {
  switch (code) {
  case 0xA0:
  case 0x3000:
  case 0x2007:
  case 0x202F:
  case 0x2002:
  case 0x2003:
  case 0x2009:
  case 0x2010:
  case 0x2011:
  case 0x30FB: return ' ';
  case 0x2018:
  case 0x2019:
  case 0x02BC:
  case 0xB4: return '\'';
  case 0x201C:
  case 0x201D:
  case 0x201E:
  case 0xAB:
  case 0xBB:
  case 0x300C:
  case 0x300D:
  case 0x300E:
  case 0x300F: return '"';
  case 0x2012:
  case 0x2013:
  case 0x2014:
  case 0x2015:
  case 0x2026:
  case 0x2192:
  case 0x21D2:
  case 0xB7:
  case 0x2022: return ';';
  case 0x3001: return ',';
  case 0x3002: return '.';
  case 0x3010:
  case 0x3011: return '"';
  case 0xAD:
  case 0x200B:
  case 0x200C:
  case 0x200D:
  case 0xFEFF:
  case 0xFE0F:
  case 0x0301: return 1;
  default: break;
  }
  return code >= 0x300 && code < 0x370 ? 1 : 0;
}

/* Traditional Chinese characters of our subject as the simplified ones, by code. */
static const uint16_t simplified[][2] = {
    {0x4F86, 0x6765}, {0x500B, 0x4E2A}, {0x5011, 0x4EEC}, {0x5099, 0x5907}, {0x5132, 0x50A8},
    {0x5275, 0x521B}, {0x5283, 0x5212}, {0x52D5, 0x52A8}, {0x52D9, 0x52A1}, {0x5340, 0x533A},
    {0x555F, 0x542F}, {0x55AE, 0x5355}, {0x57F7, 0x6267}, {0x58D3, 0x538B}, {0x5BEB, 0x5199},
    {0x5C07, 0x5C06}, {0x5C0D, 0x5BF9}, {0x5C0E, 0x5BFC}, {0x5EAB, 0x5E93}, {0x5F8C, 0x540E},
    {0x5F9E, 0x4ECE}, {0x5FA9, 0x590D}, {0x614B, 0x6001}, {0x61C9, 0x5E94}, {0x63DB, 0x6362},
    {0x64C7, 0x62E9}, {0x64DA, 0x636E}, {0x6578, 0x6570}, {0x6642, 0x65F6}, {0x6703, 0x4F1A},
    {0x689D, 0x6761}, {0x696D, 0x4E1A}, {0x6A19, 0x6807}, {0x6A94, 0x6863}, {0x6AA2, 0x68C0},
    {0x6B0A, 0x6743}, {0x6B78, 0x5F52}, {0x6C92, 0x6CA1}, {0x6E2C, 0x6D4B}, {0x6EFE, 0x6EDA},
    {0x7121, 0x65E0}, {0x73FE, 0x73B0}, {0x74B0, 0x73AF}, {0x7522, 0x4EA7}, {0x7570, 0x5F02},
    {0x767C, 0x53D1}, {0x78BA, 0x786E}, {0x78BC, 0x7801}, {0x7C3D, 0x7B7E}, {0x7D00, 0x7EAA},
    {0x7D1A, 0x7EA7}, {0x7D42, 0x7EC8}, {0x7DAD, 0x7EF4}, {0x7DDA, 0x7EBF}, {0x7E2E, 0x7F29},
    {0x7E3D, 0x603B}, {0x7E8C, 0x7EED}, {0x8207, 0x4E0E}, {0x820A, 0x65E7}, {0x8655, 0x5904},
    {0x865F, 0x53F7}, {0x8A08, 0x8BA1}, {0x8A66, 0x8BD5}, {0x8A72, 0x8BE5}, {0x8A8D, 0x8BA4},
    {0x8AA4, 0x8BEF}, {0x8B49, 0x8BC1}, {0x8B70, 0x8BAE}, {0x8B77, 0x62A4}, {0x8B80, 0x8BFB},
    {0x8CC7, 0x8D44}, {0x8F49, 0x8F6C}, {0x9032, 0x8FDB}, {0x904B, 0x8FD0}, {0x904E, 0x8FC7},
    {0x9054, 0x8FBE}, {0x9077, 0x8FC1}, {0x9078, 0x9009}, {0x9084, 0x8FD8}, {0x9304, 0x5F55},
    {0x932F, 0x9519}, {0x9375, 0x952E}, {0x9580, 0x95E8}, {0x958B, 0x5F00}, {0x9593, 0x95F4},
    {0x95DC, 0x5173}, {0x96D9, 0x53CC}, {0x9805, 0x9879}, {0x9808, 0x987B}, {0x984C, 0x9898},
    {0x9A57, 0x9A8C}, {0x9EDE, 0x70B9}};

static uint32_t simplify(uint32_t code) {
  size_t low = 0, high = sizeof simplified / sizeof *simplified;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (simplified[middle][0] == code) return simplified[middle][1];
    if (simplified[middle][0] < code)
      low = middle + 1;
    else
      high = middle;
  }
  return code;
}

static uint32_t fold_letter(uint32_t code) {
  if (code >= 0x4E00 && code <= 0x9FFF) return simplify(code);
  if (code >= 0x410 && code <= 0x42F) return code + 0x20;
  if (code >= 0x400 && code <= 0x40F) code += 0x50;
  if (code == 0x451) return 0x435;
  if (code >= 0x391 && code <= 0x3A9) return code + 0x20;
  if (code >= 0x0E50 && code <= 0x0E59) return '0' + code - 0x0E50;
  if (code >= 0xFF01 && code <= 0xFF5E) return (uint32_t)gov_lower((char)(code - 0xFEE0));
  return code;
}

static int is_thai_mark(uint32_t code) {
  return code == 0x0E31 || (code >= 0x0E33 && code <= 0x0E3A) || (code >= 0x0E47 && code <= 0x0E4E);
}

static int has_no_spaces(uint32_t code) {
  return (code >= 0x0E00 && code < 0x0E80) || (code >= 0x3040 && code < 0x3100) ||
         (code >= 0x3400 && code < 0xA000) || (code >= 0xF900 && code < 0xFB00) || code >= 0x20000;
}

typedef struct fold_state {
  gov_folded *folded; /* its text and tokens have room for all that can come */
  gov_token *open;    /* the token being made; NULL between tokens */
  uint32_t source;
} fold_state;

static gov_token *start_token(fold_state *state, gov_token_kind kind) {
  gov_list *tokens = &state->folded->tokens;
  gov_token *token = (gov_token *)(void *)tokens->rows + tokens->count++;
  *token = (gov_token){
      .start = (uint32_t)state->folded->n, .source = state->source, .kind = (uint8_t)kind};
  return token;
}

static int may_join(const gov_token *open) {
  return open && (open->kind == GOV_TOKEN_WORD || open->kind == GOV_TOKEN_NUMBER);
}

static void put(fold_state *state, const char *bytes, unsigned n, gov_token_kind kind) {
  gov_folded *folded = state->folded;
  if (!may_join(state->open) || kind == GOV_TOKEN_MARK || kind == GOV_TOKEN_LETTER)
    state->open = start_token(state, kind);
  else if (kind == GOV_TOKEN_WORD)
    state->open->kind = GOV_TOKEN_WORD;
  state->open->key = 0; /* with what put_word cannot see */
  for (unsigned i = 0; i < n; i++) folded->text[folded->n++] = bytes[i];
  state->open->end = (uint32_t)folded->n;
}

static void put_space(fold_state *state) {
  gov_folded *folded = state->folded;
  if (folded->n && folded->text[folded->n - 1] != ' ') folded->text[folded->n++] = ' ';
  state->open = NULL;
}

/* A mark of a Thai vowel goes with the letter before it. */
static void put_thai_mark(fold_state *state, const char *bytes, unsigned n) {
  gov_folded *folded = state->folded;
  gov_token *last =
      folded->tokens.count ? gov_list_at(&folded->tokens, folded->tokens.count - 1) : NULL;
  if (!last || last->kind != GOV_TOKEN_LETTER || last->end != folded->n) {
    put(state, bytes, n, GOV_TOKEN_LETTER);
    return;
  }
  memcpy(folded->text + folded->n, bytes, n);
  folded->n += n;
  last->end = (uint32_t)folded->n;
}

/* What words are made of: the byte in lower case, or 0. A line is sixteen bytes of ASCII. */
/* clang-format off */
static const unsigned char word_bytes[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 0, 0, 0, 0, 0, 0,
    0, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0, 0, 0, 0, '_',
    0, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0, 0, 0, 0, 0,
};
/* clang-format on */

/* Of the first eight bytes and the length. */
uint16_t gov_word_key(const char *word, size_t n) {
  uint64_t eight = 0;
  memcpy(&eight, word, n < 8 ? n : 8);
  eight = (eight ^ n) * UINT64_C(0x9E3779B97F4A7C15);
  return (uint16_t)(eight >> 48 | 1);
}

/* The letters and digits from `at` on, which most of a text are; returns the first other byte. */
static const unsigned char *put_word(fold_state *state, const unsigned char *at,
                                     const unsigned char *end) {
  gov_folded *folded = state->folded;
  int starts = !may_join(state->open);
  if (starts) state->open = start_token(state, GOV_TOKEN_NUMBER);
  char *out = folded->text + folded->n;
  unsigned char byte, last = 0; /* every letter is greater than every digit */
  while (at < end && (byte = word_bytes[*at]) != 0) {
    last = byte > last ? byte : last;
    *out++ = (char)byte;
    at++;
  }
  if (last > '9') state->open->kind = GOV_TOKEN_WORD;
  folded->n = (size_t)(out - folded->text);
  state->open->end = (uint32_t)folded->n;
  if (starts)
    state->open->key =
        gov_word_key(folded->text + state->open->start, folded->n - state->open->start);
  return at;
}

static void put_ascii_mark(fold_state *state, const unsigned char *at, const unsigned char *start,
                           const unsigned char *end) {
  char c = (char)*at;
  int follows = at + 1 < end && gov_is_word((char)at[1]);
  if (c == '-') {
    int alone =
        at > start && gov_is_space((char)at[-1]) && at + 1 < end && gov_is_space((char)at[1]);
    c = ';';
    if (alone)
      put(state, &c, 1, GOV_TOKEN_MARK);
    else
      put_space(state);
  } else if (c == '\'' && state->open && state->open->kind == GOV_TOKEN_WORD && follows) {
    /* "don't" is one word; "l'ancien" two */
    int article = state->open->end - state->open->start <= 2;
    put(state, &c, 1, GOV_TOKEN_WORD);
    if (article) state->open = NULL;
  } else {
    put(state, &c, 1, GOV_TOKEN_MARK);
    state->open = NULL;
  }
}

static void put_other(fold_state *state, uint32_t code) {
  char out[4];
  char mark = fold_mark(code);
  if (mark == 1) return;
  if (mark == ' ') {
    put_space(state);
  } else if (mark) {
    put(state, &mark, 1, GOV_TOKEN_MARK);
    state->open = NULL;
  } else if (code >= 0xC0 && code < 0x180 && plain[code - 0xC0] != ' ') {
    char letter = plain[code - 0xC0];
    const char *two = code == 0xDF                   ? "ss"
                      : code == 0xC6 || code == 0xE6 ? "ae"
                      : code < 0x140                 ? "ij"
                                                     : "oe";
    if (letter == '.')
      put(state, two, 2, GOV_TOKEN_WORD);
    else
      put(state, &letter, 1, GOV_TOKEN_WORD);
  } else {
    code = fold_letter(code);
    unsigned n = encode(code, out);
    if (is_thai_mark(code))
      put_thai_mark(state, out, n);
    else if (has_no_spaces(code))
      put(state, out, n, GOV_TOKEN_LETTER);
    else if (code < 0x80 && !gov_is_word((char)code))
      put(state, out, n, GOV_TOKEN_MARK);
    else if (code < 0x80 && gov_is_digit((char)code))
      put(state, out, n, GOV_TOKEN_NUMBER);
    else if ((code >= 0x2000 && code < 0x3000) || code >= 0x10000)
      put(state, out, n, GOV_TOKEN_MARK);
    else
      put(state, out, n, GOV_TOKEN_WORD);
  }
}

/* Room for a text of n bytes: none becomes more than two bytes and one token. */
static int make_room(gov_folded *folded, size_t n) {
  if (folded->capacity < n * 2 + 8) {
    size_t capacity = n * 2 + 512;
    char *grown = sqlite3_realloc64(folded->text, capacity);
    if (!grown) return SQLITE_NOMEM;
    folded->text = grown;
    folded->capacity = capacity;
  }
  if (folded->tokens.capacity > n) return SQLITE_OK;
  return gov_list_reserve(&folded->tokens, n + n / 2 + 64);
}

int gov_fold(gov_folded *folded, gov_text text) {
  folded->n = 0;
  folded->tokens.count = folded->hits.count = 0;
  if (make_room(folded, text.n) != SQLITE_OK) return SQLITE_NOMEM;
  fold_state state = {.folded = folded};
  const unsigned char *start = (const unsigned char *)text.z, *end = start + text.n;
  uint32_t before = 0;
  for (const unsigned char *at = start; at < end;) {
    unsigned n = 1;
    state.source = (uint32_t)(at - start);
    if (word_bytes[*at]) {
      at = put_word(&state, at, end);
      continue;
    }
    if (gov_is_space((char)*at)) {
      put_space(&state);
    } else if (*at < 0x80) {
      put_ascii_mark(&state, at, start, end);
    } else {
      uint32_t code = decode(at, end, &n);
      /* Thai am written as two characters */
      if (code == 0x0E32 && before == 0x0E4D && folded->n >= 3) {
        memcpy(folded->text + folded->n - 3, "\xE0\xB8\xB3", 3);
      } else {
        put_other(&state, code);
      }
      before = code;
    }
    at += n;
  }
  return SQLITE_OK;
}

/* lexicon_fold.c: text made comparable: one case, no accents, plain width, hyphens as spaces; and
** its tokens.
*/
#include "facts/lexicon/lexicon.h"

void gov_folded_init(gov_folded *folded) {
  *folded = (gov_folded){.tokens = {.row_bytes = sizeof(gov_token)},
                         .hits = {.row_bytes = sizeof(gov_hit)},
                         .concepts = {.row_bytes = sizeof(gov_concept_hit)},
                         .matches = {.row_bytes = sizeof(gov_match)}};
}

void gov_folded_free(gov_folded *folded) {
  sqlite3_free(folded->text);
  gov_list_free(&folded->tokens);
  gov_list_free(&folded->hits);
  gov_list_free(&folded->concepts);
  gov_list_free(&folded->matches);
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
    {0x4E26, 0x5E76}, {0x4F48, 0x5E03}, {0x4F54, 0x5360}, {0x4F75, 0x5E76}, {0x4F86, 0x6765},
    {0x4FC2, 0x7CFB}, {0x5009, 0x4ED3}, {0x500B, 0x4E2A}, {0x5011, 0x4EEC}, {0x5074, 0x4FA7},
    {0x5099, 0x5907}, {0x50B3, 0x4F20}, {0x50B5, 0x503A}, {0x50B7, 0x4F24}, {0x50BE, 0x503E},
    {0x50C5, 0x4EC5}, {0x50F9, 0x4EF7}, {0x5100, 0x4EEA}, {0x5104, 0x4EBF}, {0x5118, 0x5C3D},
    {0x511F, 0x507F}, {0x512A, 0x4F18}, {0x5132, 0x50A8}, {0x5167, 0x5185}, {0x5169, 0x4E24},
    {0x518A, 0x518C}, {0x51C8, 0x51C0}, {0x51CD, 0x51BB}, {0x5225, 0x522B}, {0x522A, 0x5220},
    {0x5247, 0x5219}, {0x525B, 0x521A}, {0x5275, 0x521B}, {0x5283, 0x5212}, {0x5287, 0x5267},
    {0x52D5, 0x52A8}, {0x52D9, 0x52A1}, {0x52DD, 0x80DC}, {0x52DE, 0x52B3}, {0x52E2, 0x52BF},
    {0x532F, 0x6C47}, {0x5340, 0x533A}, {0x5354, 0x534F}, {0x5379, 0x6064}, {0x537B, 0x5374},
    {0x53B2, 0x5389}, {0x53C3, 0x53C2}, {0x5433, 0x5434}, {0x5442, 0x5415}, {0x54E1, 0x5458},
    {0x554F, 0x95EE}, {0x5553, 0x542F}, {0x555F, 0x542F}, {0x559A, 0x5524}, {0x55AA, 0x4E27},
    {0x55AE, 0x5355}, {0x55CE, 0x5417}, {0x5617, 0x5C1D}, {0x5674, 0x55B7}, {0x56B4, 0x4E25},
    {0x56D1, 0x5631}, {0x570B, 0x56FD}, {0x570D, 0x56F4}, {0x5716, 0x56FE}, {0x5718, 0x56E2},
    {0x57F7, 0x6267}, {0x5805, 0x575A}, {0x5831, 0x62A5}, {0x5834, 0x573A}, {0x584A, 0x5757},
    {0x589C, 0x5760}, {0x58D3, 0x538B}, {0x58D8, 0x5792}, {0x58DE, 0x574F}, {0x58FD, 0x5BFF},
    {0x5920, 0x591F}, {0x5922, 0x68A6}, {0x5967, 0x5965}, {0x5B6B, 0x5B59}, {0x5B78, 0x5B66},
    {0x5BE6, 0x5B9E}, {0x5BE7, 0x5B81}, {0x5BE9, 0x5BA1}, {0x5BEB, 0x5199}, {0x5BEC, 0x5BBD},
    {0x5BF6, 0x5B9D}, {0x5C07, 0x5C06}, {0x5C08, 0x4E13}, {0x5C0B, 0x5BFB}, {0x5C0D, 0x5BF9},
    {0x5C0E, 0x5BFC}, {0x5C46, 0x5C4A}, {0x5C62, 0x5C61}, {0x5C64, 0x5C42}, {0x5C6C, 0x5C5E},
    {0x5DBA, 0x5CAD}, {0x5E25, 0x5E05}, {0x5E2B, 0x5E08}, {0x5E33, 0x5E10}, {0x5E36, 0x5E26},
    {0x5E63, 0x5E01}, {0x5E7E, 0x51E0}, {0x5EAB, 0x5E93}, {0x5EE0, 0x5382}, {0x5EE2, 0x5E9F},
    {0x5EE3, 0x5E7F}, {0x5F37, 0x5F3A}, {0x5F48, 0x5F39}, {0x5F59, 0x6C47}, {0x5F65, 0x5F66},
    {0x5F8C, 0x540E}, {0x5F91, 0x5F84}, {0x5F9E, 0x4ECE}, {0x5FA9, 0x590D}, {0x5FB5, 0x5F81},
    {0x5FB9, 0x5F7B}, {0x60E1, 0x6076}, {0x614B, 0x6001}, {0x616E, 0x8651}, {0x6182, 0x5FE7},
    {0x6191, 0x51ED}, {0x61C9, 0x5E94}, {0x61F8, 0x60AC}, {0x6232, 0x620F}, {0x6236, 0x6237},
    {0x62CB, 0x629B}, {0x639B, 0x6302}, {0x63A1, 0x91C7}, {0x63DB, 0x6362}, {0x63EE, 0x6325},
    {0x640D, 0x635F}, {0x64A5, 0x62E8}, {0x64C1, 0x62E5}, {0x64C7, 0x62E9}, {0x64CA, 0x51FB},
    {0x64D4, 0x62C5}, {0x64DA, 0x636E}, {0x64EC, 0x62DF}, {0x64F4, 0x6269}, {0x64F7, 0x64B7},
    {0x64FE, 0x6270}, {0x6514, 0x62E6}, {0x651C, 0x643A}, {0x6557, 0x8D25}, {0x6558, 0x53D9},
    {0x6578, 0x6570}, {0x65B7, 0x65AD}, {0x65BC, 0x4E8E}, {0x6642, 0x65F6}, {0x66AB, 0x6682},
    {0x66C6, 0x5386}, {0x6703, 0x4F1A}, {0x6771, 0x4E1C}, {0x689D, 0x6761}, {0x68C4, 0x5F03},
    {0x68DF, 0x680B}, {0x696D, 0x4E1A}, {0x6975, 0x6781}, {0x69AE, 0x8363}, {0x69CB, 0x6784},
    {0x69CD, 0x67AA}, {0x6A19, 0x6807}, {0x6A1E, 0x67A2}, {0x6A23, 0x6837}, {0x6A39, 0x6811},
    {0x6A5F, 0x673A}, {0x6A6B, 0x6A2A}, {0x6A94, 0x6863}, {0x6AA2, 0x68C0}, {0x6AAF, 0x53F0},
    {0x6AC3, 0x67DC}, {0x6B04, 0x680F}, {0x6B0A, 0x6743}, {0x6B50, 0x6B27}, {0x6B77, 0x5386},
    {0x6B78, 0x5F52}, {0x6B98, 0x6B8B}, {0x6BC0, 0x6BC1}, {0x6C23, 0x6C14}, {0x6C59, 0x6C61},
    {0x6C7A, 0x51B3}, {0x6C92, 0x6CA1}, {0x6C96, 0x51B2}, {0x6CC1, 0x51B5}, {0x6DE8, 0x51C0},
    {0x6E2C, 0x6D4B}, {0x6E4A, 0x51D1}, {0x6E96, 0x51C6}, {0x6E9D, 0x6C9F}, {0x6EC5, 0x706D},
    {0x6EEF, 0x6EDE}, {0x6EF2, 0x6E17}, {0x6EFE, 0x6EDA}, {0x6EFF, 0x6EE1}, {0x6F32, 0x6DA8},
    {0x6F38, 0x6E10}, {0x6F70, 0x6E83}, {0x6FFE, 0x6EE4}, {0x700F, 0x6D4F}, {0x7051, 0x6D12},
    {0x7063, 0x6E7E}, {0x707D, 0x707E}, {0x70BA, 0x4E3A}, {0x70CF, 0x4E4C}, {0x7121, 0x65E0},
    {0x7149, 0x70BC}, {0x7169, 0x70E6}, {0x71B1, 0x70ED}, {0x7210, 0x7089}, {0x722D, 0x4E89},
    {0x7232, 0x4E3A}, {0x723E, 0x5C14}, {0x7246, 0x5899}, {0x727D, 0x7275}, {0x72C0, 0x72B6},
    {0x734E, 0x5956}, {0x7368, 0x72EC}, {0x7372, 0x83B7}, {0x737B, 0x732E}, {0x73FE, 0x73B0},
    {0x74B0, 0x73AF}, {0x7522, 0x4EA7}, {0x7562, 0x6BD5}, {0x7570, 0x5F02}, {0x7576, 0x5F53},
    {0x758A, 0x53E0}, {0x767C, 0x53D1}, {0x76BA, 0x76B1}, {0x76E1, 0x5C3D}, {0x76E3, 0x76D1},
    {0x76E4, 0x76D8}, {0x77AD, 0x4E86}, {0x77EF, 0x77EB}, {0x78BA, 0x786E}, {0x78BC, 0x7801},
    {0x790E, 0x7840}, {0x7A2E, 0x79CD}, {0x7A31, 0x79F0}, {0x7A4D, 0x79EF}, {0x7A69, 0x7A33},
    {0x7AAE, 0x7A77}, {0x7AF6, 0x7ADE}, {0x7B46, 0x7B14}, {0x7BC0, 0x8282}, {0x7BC4, 0x8303},
    {0x7C21, 0x7B80}, {0x7C3D, 0x7B7E}, {0x7C4C, 0x7B79}, {0x7C64, 0x7B7E}, {0x7CE7, 0x7CAE},
    {0x7CFE, 0x7EA0}, {0x7D00, 0x7EAA}, {0x7D04, 0x7EA6}, {0x7D05, 0x7EA2}, {0x7D0D, 0x7EB3},
    {0x7D14, 0x7EAF}, {0x7D19, 0x7EB8}, {0x7D1A, 0x7EA7}, {0x7D1B, 0x7EB7}, {0x7D30, 0x7EC6},
    {0x7D39, 0x7ECD}, {0x7D42, 0x7EC8}, {0x7D44, 0x7EC4}, {0x7D50, 0x7ED3}, {0x7D55, 0x7EDD},
    {0x7D5E, 0x7EDE}, {0x7D61, 0x7EDC}, {0x7D66, 0x7ED9}, {0x7D71, 0x7EDF}, {0x7D81, 0x7ED1},
    {0x7D93, 0x7ECF}, {0x7D9C, 0x7EFC}, {0x7DA0, 0x7EFF}, {0x7DAD, 0x7EF4}, {0x7DB2, 0x7F51},
    {0x7DCA, 0x7D27}, {0x7DD2, 0x7EEA}, {0x7DDA, 0x7EBF}, {0x7DE8, 0x7F16}, {0x7DE9, 0x7F13},
    {0x7DEF, 0x7EAC}, {0x7DF4, 0x7EC3}, {0x7E2B, 0x7F1D}, {0x7E2E, 0x7F29}, {0x7E31, 0x7EB5},
    {0x7E3D, 0x603B}, {0x7E54, 0x7EC7}, {0x7E5E, 0x7ED5}, {0x7E6A, 0x7ED8}, {0x7E7C, 0x7EE7},
    {0x7E8C, 0x7EED}, {0x7F70, 0x7F5A}, {0x7F85, 0x7F57}, {0x7FA9, 0x4E49}, {0x7FD2, 0x4E60},
    {0x806F, 0x8054}, {0x8072, 0x58F0}, {0x8077, 0x804C}, {0x807D, 0x542C}, {0x8085, 0x8083},
    {0x8108, 0x8109}, {0x812B, 0x8131}, {0x8166, 0x8111}, {0x8173, 0x811A}, {0x819A, 0x80A4},
    {0x81E8, 0x4E34}, {0x81FA, 0x53F0}, {0x8207, 0x4E0E}, {0x820A, 0x65E7}, {0x8216, 0x94FA},
    {0x8266, 0x8230}, {0x838A, 0x5E84}, {0x83EF, 0x534E}, {0x842C, 0x4E07}, {0x8449, 0x53F6},
    {0x84CB, 0x76D6}, {0x85CD, 0x84DD}, {0x8655, 0x5904}, {0x865B, 0x865A}, {0x865F, 0x53F7},
    {0x8667, 0x4E8F}, {0x87F2, 0x866B}, {0x8853, 0x672F}, {0x885B, 0x536B}, {0x885D, 0x51B2},
    {0x88CF, 0x91CC}, {0x88DC, 0x8865}, {0x88DD, 0x88C5}, {0x88E1, 0x91CC}, {0x88FD, 0x5236},
    {0x8907, 0x590D}, {0x8972, 0x88AD}, {0x898F, 0x89C4}, {0x8996, 0x89C6}, {0x89BA, 0x89C9},
    {0x89BD, 0x89C8}, {0x89C0, 0x89C2}, {0x89F8, 0x89E6}, {0x8A02, 0x8BA2}, {0x8A08, 0x8BA1},
    {0x8A0A, 0x8BAF}, {0x8A0E, 0x8BA8}, {0x8A13, 0x8BAD}, {0x8A17, 0x6258}, {0x8A18, 0x8BB0},
    {0x8A2A, 0x8BBF}, {0x8A2D, 0x8BBE}, {0x8A31, 0x8BB8}, {0x8A34, 0x8BC9}, {0x8A3A, 0x8BCA},
    {0x8A3B, 0x6CE8}, {0x8A50, 0x8BC8}, {0x8A55, 0x8BC4}, {0x8A62, 0x8BE2}, {0x8A66, 0x8BD5},
    {0x8A72, 0x8BE5}, {0x8A73, 0x8BE6}, {0x8A8C, 0x5FD7}, {0x8A8D, 0x8BA4}, {0x8A98, 0x8BF1},
    {0x8A9E, 0x8BED}, {0x8AA4, 0x8BEF}, {0x8AAA, 0x8BF4}, {0x8AB0, 0x8C01}, {0x8AB2, 0x8BFE},
    {0x8ABF, 0x8C03}, {0x8AC7, 0x8C08}, {0x8ACB, 0x8BF7}, {0x8AD6, 0x8BBA}, {0x8AEE, 0x54A8},
    {0x8AFE, 0x8BFA}, {0x8B02, 0x8C13}, {0x8B1D, 0x8C22}, {0x8B39, 0x8C28}, {0x8B49, 0x8BC1},
    {0x8B58, 0x8BC6}, {0x8B6F, 0x8BD1}, {0x8B70, 0x8BAE}, {0x8B77, 0x62A4}, {0x8B7D, 0x8A89},
    {0x8B80, 0x8BFB}, {0x8B8A, 0x53D8}, {0x8B93, 0x8BA9}, {0x8C9D, 0x8D1D}, {0x8CA0, 0x8D1F},
    {0x8CA1, 0x8D22}, {0x8CA2, 0x8D21}, {0x8CA7, 0x8D2B}, {0x8CA8, 0x8D27}, {0x8CA9, 0x8D29},
    {0x8CAB, 0x8D2F}, {0x8CAC, 0x8D23}, {0x8CB7, 0x4E70}, {0x8CBB, 0x8D39}, {0x8CBC, 0x8D34},
    {0x8CC0, 0x8D3A}, {0x8CC7, 0x8D44}, {0x8CD3, 0x5BBE}, {0x8CDE, 0x8D4F}, {0x8CE0, 0x8D54},
    {0x8CE3, 0x5356}, {0x8CE6, 0x8D4B}, {0x8CEA, 0x8D28}, {0x8CEC, 0x8D26}, {0x8CF4, 0x8D56},
    {0x8CFC, 0x8D2D}, {0x8D0A, 0x8D5E}, {0x8D0F, 0x8D62}, {0x8D95, 0x8D76}, {0x8DE1, 0x8FF9},
    {0x8E64, 0x8E2A}, {0x8ECC, 0x8F68}, {0x8ECD, 0x519B}, {0x8EDF, 0x8F6F}, {0x8EF8, 0x8F74},
    {0x8F03, 0x8F83}, {0x8F09, 0x8F7D}, {0x8F14, 0x8F85}, {0x8F15, 0x8F7B}, {0x8F29, 0x8F88},
    {0x8F2A, 0x8F6E}, {0x8F2F, 0x8F91}, {0x8F38, 0x8F93}, {0x8F44, 0x8F96}, {0x8F49, 0x8F6C},
    {0x8FA6, 0x529E}, {0x8FB2, 0x519C}, {0x8FF4, 0x56DE}, {0x9015, 0x5F84}, {0x9023, 0x8FDE},
    {0x9032, 0x8FDB}, {0x904B, 0x8FD0}, {0x904E, 0x8FC7}, {0x9054, 0x8FBE}, {0x9055, 0x8FDD},
    {0x9059, 0x9065}, {0x905E, 0x9012}, {0x9060, 0x8FDC}, {0x9069, 0x9002}, {0x9072, 0x8FDF},
    {0x9077, 0x8FC1}, {0x9078, 0x9009}, {0x907A, 0x9057}, {0x9084, 0x8FD8}, {0x908A, 0x8FB9},
    {0x908F, 0x903B}, {0x90F5, 0x90AE}, {0x9109, 0x4E61}, {0x9130, 0x90BB}, {0x91AB, 0x533B},
    {0x91CB, 0x91CA}, {0x91D0, 0x5398}, {0x91DD, 0x9488}, {0x9214, 0x949E}, {0x9264, 0x94A9},
    {0x9280, 0x94F6}, {0x929C, 0x8854}, {0x92B7, 0x9500}, {0x92EA, 0x94FA}, {0x92FC, 0x94A2},
    {0x9304, 0x5F55}, {0x9322, 0x94B1}, {0x932F, 0x9519}, {0x9375, 0x952E}, {0x937E, 0x949F},
    {0x9396, 0x9501}, {0x93AE, 0x9547}, {0x93C8, 0x94FE}, {0x93E1, 0x955C}, {0x9435, 0x94C1},
    {0x9451, 0x9274}, {0x9470, 0x94A5}, {0x9577, 0x957F}, {0x9580, 0x95E8}, {0x9583, 0x95EA},
    {0x9589, 0x95ED}, {0x958B, 0x5F00}, {0x9593, 0x95F4}, {0x95B1, 0x9605}, {0x95C6, 0x677F},
    {0x95CA, 0x9614}, {0x95DC, 0x5173}, {0x9663, 0x9635}, {0x9670, 0x9634}, {0x9673, 0x9648},
    {0x9678, 0x9646}, {0x967D, 0x9633}, {0x968A, 0x961F}, {0x968E, 0x9636}, {0x969B, 0x9645},
    {0x96A8, 0x968F}, {0x96AA, 0x9669}, {0x96B1, 0x9690}, {0x96D6, 0x867D}, {0x96D9, 0x53CC},
    {0x96DC, 0x6742}, {0x96DE, 0x9E21}, {0x96E2, 0x79BB}, {0x96E3, 0x96BE}, {0x96F2, 0x4E91},
    {0x96FB, 0x7535}, {0x9727, 0x96FE}, {0x9748, 0x7075}, {0x975C, 0x9759}, {0x97CC, 0x97E7},
    {0x97D3, 0x97E9}, {0x97FF, 0x54CD}, {0x9801, 0x9875}, {0x9802, 0x9876}, {0x9805, 0x9879},
    {0x9806, 0x987A}, {0x9808, 0x987B}, {0x9810, 0x9884}, {0x9813, 0x987F}, {0x9817, 0x9887},
    {0x9818, 0x9886}, {0x982D, 0x5934}, {0x983B, 0x9891}, {0x9846, 0x9897}, {0x984C, 0x9898},
    {0x984D, 0x989D}, {0x984F, 0x989C}, {0x9858, 0x613F}, {0x985E, 0x7C7B}, {0x9867, 0x987E},
    {0x986F, 0x663E}, {0x98A8, 0x98CE}, {0x98DB, 0x98DE}, {0x9918, 0x4F59}, {0x99AC, 0x9A6C},
    {0x99D0, 0x9A7B}, {0x9A19, 0x9A97}, {0x9A45, 0x9A71}, {0x9A57, 0x9A8C}, {0x9A5A, 0x60CA},
    {0x9A5F, 0x9AA4}, {0x9AD2, 0x810F}, {0x9AD4, 0x4F53}, {0x9B06, 0x677E}, {0x9B25, 0x6597},
    {0x9B27, 0x95F9}, {0x9B5A, 0x9C7C}, {0x9B6F, 0x9C81}, {0x9BAE, 0x9C9C}, {0x9CE5, 0x9E1F},
    {0x9E7D, 0x76D0}, {0x9E97, 0x4E3D}, {0x9EA5, 0x9EA6}, {0x9EBC, 0x4E48}, {0x9EC3, 0x9EC4},
    {0x9EDE, 0x70B9}, {0x9EE8, 0x515A}, {0x9F4A, 0x9F50}, {0x9F8D, 0x9F99}};

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

/* Neither letters nor digits: ASCII's, general punctuation and symbols, and what lies beyond the plane of letters. */
static int is_mark(uint32_t code) {
  return code < 0x80 ? !gov_is_word((char)code)
                     : (code >= 0x2000 && code < 0x3000) || code >= 0x10000;
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

/* The letters and digits from `at` on, which most of a text are; returns the first other byte. */
static const unsigned char *put_word(fold_state *state, const unsigned char *at,
                                     const unsigned char *end) {
  gov_folded *folded = state->folded;
  if (!may_join(state->open)) state->open = start_token(state, GOV_TOKEN_NUMBER);
  char *out = folded->text + folded->n;
  unsigned char byte, all = 0; /* letters have a bit that digits have not */
  if (end - at >= 8) {         /* there is room for eight bytes: see make_room */
    size_t letters = gov_letters_of_eight((const char *)at);
    uint64_t eight;
    memcpy(&eight, at, sizeof eight);
    eight |= UINT64_C(0x2020202020202020); /* in lower case; what is no letter is written over */
    memcpy(out, &eight, sizeof eight);
    all = letters ? 0x40 : 0;
    at += letters;
    out += letters;
  }
  while (at < end && (byte = word_bytes[*at]) != 0) {
    all |= byte;
    *out++ = (char)byte;
    at++;
  }
  if (all & 0x40) state->open->kind = GOV_TOKEN_WORD;
  folded->n = (size_t)(out - folded->text);
  state->open->end = (uint32_t)folded->n;
  return at;
}

static void put_mark(fold_state *state, char c) {
  gov_folded *folded = state->folded;
  gov_token *token = start_token(state, GOV_TOKEN_MARK);
  folded->text[folded->n++] = c;
  token->end = (uint32_t)folded->n;
  state->open = NULL;
}

static void put_ascii_mark(fold_state *state, const unsigned char *at, const unsigned char *start,
                           const unsigned char *end) {
  char c = (char)*at;
  int follows = at + 1 < end && gov_is_word((char)at[1]);
  if (c == '-') {
    int alone =
        at > start && gov_is_space((char)at[-1]) && at + 1 < end && gov_is_space((char)at[1]);
    if (alone)
      put_mark(state, ';');
    else
      put_space(state);
  } else if (c == '\'' && state->open && state->open->kind == GOV_TOKEN_WORD && follows) {
    /* "don't" is one word; "l'ancien" two */
    int article = state->open->end - state->open->start <= 2;
    put(state, &c, 1, GOV_TOKEN_WORD);
    if (article) state->open = NULL;
  } else {
    put_mark(state, c);
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
    else if (is_mark(code))
      put(state, out, n, GOV_TOKEN_MARK);
    else if (code < 0x80 && gov_is_digit((char)code))
      put(state, out, n, GOV_TOKEN_NUMBER);
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
  folded->matched = 0;
  if (make_room(folded, text.n) != SQLITE_OK) return SQLITE_NOMEM;
  fold_state state = {.folded = folded};
  const unsigned char *start = (const unsigned char *)text.z, *end = start + text.n;
  uint32_t before = 0;
  for (const unsigned char *at = start; at < end;) {
    unsigned n = 1;
    state.source = (uint32_t)(at - start);
    if (word_bytes[*at]) {
      at = put_word(&state, at, end);
      if (at == end || *at != ' ') continue;
      folded->text[folded->n++] = ' '; /* as mostly */
      state.open = NULL;
      at++;
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
        memcpy(folded->text + folded->n - 3, "ำ", 3);
      } else {
        put_other(&state, code);
      }
      before = code;
    }
    at += n;
  }
  folded->text[folded->n] = 0;
  return SQLITE_OK;
}

int gov_folded_keep(const gov_folded *folded, gov_arena *arena, gov_folded_kept *kept) {
  size_t token_bytes = folded->tokens.count * sizeof(gov_token);
  size_t match_bytes = folded->matches.count * sizeof(gov_match);
  char *room = gov_arena_take(arena, token_bytes + match_bytes + folded->n + 1);
  if (!room) return SQLITE_NOMEM;
  if (token_bytes) memcpy(room, folded->tokens.rows, token_bytes);
  if (match_bytes) memcpy(room + token_bytes, folded->matches.rows, match_bytes);
  memcpy(room + token_bytes + match_bytes, folded->text, folded->n + 1);
  *kept = (gov_folded_kept){.text = room + token_bytes + match_bytes,
                            .tokens = (const gov_token *)(const void *)room,
                            .matches = (const gov_match *)(const void *)(room + token_bytes),
                            .n = (uint32_t)folded->n,
                            .token_count = (uint32_t)folded->tokens.count,
                            .match_count = (uint32_t)folded->matches.count,
                            .matched = folded->matched};
  memcpy(kept->words, folded->words, sizeof kept->words);
  return SQLITE_OK;
}

int gov_folded_take(gov_folded *folded, const gov_folded_kept *kept) {
  folded->hits.count = folded->concepts.count = 0;
  folded->matched = 0;
  if (make_room(folded, kept->n) != SQLITE_OK ||
      gov_list_reserve(&folded->tokens, kept->token_count) != SQLITE_OK ||
      gov_list_reserve(&folded->matches, kept->match_count) != SQLITE_OK)
    return SQLITE_NOMEM;
  memcpy(folded->text, kept->text, kept->n + 1);
  folded->n = kept->n;
  if (kept->token_count)
    memcpy(folded->tokens.rows, kept->tokens, kept->token_count * sizeof(gov_token));
  if (kept->match_count)
    memcpy(folded->matches.rows, kept->matches, kept->match_count * sizeof(gov_match));
  folded->tokens.count = kept->token_count;
  folded->matches.count = kept->match_count;
  folded->matched = kept->matched;
  memcpy(folded->words, kept->words, sizeof folded->words);
  return SQLITE_OK;
}

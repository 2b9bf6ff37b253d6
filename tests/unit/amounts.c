/* amounts.c: which numbers are amounts of data, and which are rates, batches, samples, conditions
 * or machines. */
#include "read/prose/amounts.h"

#include "check.h"

typedef struct amount_case {
  const char *text;
  double rows, bytes; /* of the first amount; 0 0: none is stated */
} amount_case;

static const amount_case cases[] = {
    {"The table holds 1,200,000 rows.", 1200000, 0},
    {"users has 1.2 M rows", 1200000, 0},
    {"about 1.2M rows", 1200000, 0},
    {"450k documents", 450000, 0},
    {"3 lakh records", 300000, 0},
    {"12,50,000 rows", 1250000, 0},
    {"2 crore rows", 20000000, 0},
    {"5 million customer rows", 5000000, 0},
    {"120 GB of data", 0, 120e9},
    {"1.5TB", 0, 1.5e12},
    {"2 GiB", 0, 2147483648.0},
    {"1.200.000 Zeilen", 1200000, 0},
    {"3,5 Mio. Datensätze", 3500000, 0},
    {"12 millones de filas", 12000000, 0},
    {"1 200 000 lignes", 1200000, 0},
    {"4 milhões de linhas", 4000000, 0},
    {"2 млн строк", 2000000, 0},
    {"250 миллионов строк", 250000000, 0},
    {"10^9 rows", 1e9, 0},
    {"10⁹ rows", 1e9, 0},
    {"2.5 × 10^8 rows", 2.5e8, 0},
    {"3 x 10 pages and 12 rows", 12, 0},
    {"120万件", 1200000, 0},
    {"约 3.5 亿条记录", 350000000, 0},
    {"5000 万行", 50000000, 0},
    {"ประมาณ 5 ล้านแถว", 5000000, 0},
    {"๑๒๐๐๐ แถว", 12000, 0},
    {"2 พันล้าน รายการ", 2e9, 0},
    /* and what states no amount */
    {"5,000 rows per second", 0, 0},
    {"copies 10,000 rows/s", 0, 0},
    {"in batches of 10,000 rows", 0, 0},
    {"chunk size: 50000 rows", 0, 0},
    {"a random sample of 1,000 rows", 0, 0},
    {"if more than 100 rows differ", 0, 0},
    {"the first 100 rows", 0, 0},
    {"500 GB disk", 0, 0},
    {"a server with 64 GB RAM", 0, 0},
    {"throughput of 100 MB/s", 0, 0},
    {"at 80 MB per second", 0, 0},
    {"$1,200,000 rows of seats", 0, 0},
    {"takes 2 hours", 0, 0},
    {"PostgreSQL 15 and 3 nodes", 0, 0},
    {"version 1.2.3", 0, 0},
    {"ครั้งละ 1000 แถว", 0, 0},
    {"每批 5000 行", 0, 0},
    {"バッチサイズ 1000 件", 0, 0},
    {"12 people, 3 documents failed", 0, 0},
    {"table_120 rows", 0, 0},
    {"", 0, 0},
};

int main(void) {
  gov_arena arena = {0};
  gov_phrases words;
  CHECK(gov_amounts_open(&words, &arena) == SQLITE_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gov_amount amount;
    int found = gov_amount_next(&words, gov_text_of(cases[i].text), 0, &amount);
    double rows = found && !amount.bytes ? amount.number : 0;
    double bytes = found && amount.bytes ? amount.number : 0;
    int as_expected = rows == cases[i].rows && bytes == cases[i].bytes;
    if (!as_expected)
      fprintf(stderr, "\"%s\": %.0f rows, %.0f bytes\n", cases[i].text, rows, bytes);
    CHECK(as_expected);
  }
  gov_amount first, second;
  gov_text two = GOV_TEXT("orders: 40 M rows, items: 300 M rows");
  CHECK(gov_amount_next(&words, two, 0, &first) && first.number == 40e6);
  CHECK(gov_amount_next(&words, two, first.end, &second) && second.number == 300e6);
  gov_arena_free(&arena);
  return check_result();
}

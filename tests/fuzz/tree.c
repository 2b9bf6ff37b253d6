/* tree.c: any bytes as JSON, YAML and one JSON line; then as a policy, a registry and a contract.
 */
#include "read/trees/tree.h"
#include "read/readers.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void read_as(const gov_reader *reader, gov_kind kind, gov_text bytes) {
  gov_facts facts;
  gov_facts_init(&facts);
  gov_artifact artifact = {.path = "p.yaml"};
  gov_source source = {.path = "p.yaml", .name = "p.yaml", .kind = kind, .bytes = bytes};
  gov_reading reading = {
      .source = &source, .settings = &facts, .facts = &facts, .artifact = &artifact};
  reader->recognise(&source);
  gov_reader_read(reader, &reading, NULL);
  gov_facts_free(&facts);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
  char *text = sqlite3_malloc64(size + 1);
  if (!text) return 0;
  memcpy(text, data, size);
  text[size] = 0;
  gov_text bytes = {text, size};
  gov_facts facts;
  gov_facts_init(&facts);
  gov_tree tree;
  if (gov_tree_read(&tree, &facts, "a.json", bytes) == SQLITE_OK) gov_tree_free(&tree);
  tree = (gov_tree){0};
  gov_tree_line(&tree, bytes, 1);
  gov_tree_free(&tree);
  gov_facts_free(&facts);
  read_as(&gov_reader_policies, GOV_KIND_POLICY, bytes);
  read_as(&gov_reader_registry, GOV_KIND_REGISTRY, bytes);
  read_as(&gov_reader_odcs, GOV_KIND_MODEL, bytes);
  sqlite3_free(text);
  return 0;
}

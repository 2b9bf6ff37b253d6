/* tree.c: any bytes as JSON, YAML, HCL and one JSON line; then as a policy, a registry, a contract and
 * pipelines in Terraform. */
#include "read/trees/tree.h"
#include "read/readers.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void read_as(const gov_reader *reader, gov_kind kind, const char *name, gov_text bytes) {
  gov_facts facts;
  gov_facts_init(&facts);
  gov_artifact artifact = {.path = name};
  gov_source source = {.path = name, .name = name, .kind = kind, .bytes = bytes};
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
  read_as(&gov_reader_policies, GOV_KIND_POLICY, "p.yaml", bytes);
  read_as(&gov_reader_registry, GOV_KIND_REGISTRY, "p.yaml", bytes);
  read_as(&gov_reader_odcs, GOV_KIND_MODEL, "p.yaml", bytes);
  read_as(&gov_reader_pipeline_terraform, GOV_KIND_PIPELINE, "p.tf", bytes);
  read_as(&gov_reader_pipeline_terraform, GOV_KIND_PIPELINE, "p.tf.json", bytes);
  sqlite3_free(text);
  return 0;
}

/* spec_index.c: any bytes as a spec index, and as a repositories config. */
#include "read/spec_index.h"
#include "read/repos_config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *bytes = sqlite3_malloc64(size + 1);
  if (!bytes) return 0;
  if (size) memcpy(bytes, data, size);
  bytes[size] = 0;
  gov_facts facts;
  gov_facts_init(&facts);
  gov_spec_index index;
  gov_spec_index_read(&index, &facts, "SPEC_INDEX.json", (gov_text){bytes, size});
  gov_spec_index_free(&index);
  gov_list repos = {.row_bytes = sizeof(gov_repo)};
  gov_repos_config_read(&repos, &facts, "repos.yaml", (gov_text){bytes, size});
  gov_list_free(&repos);
  gov_facts_free(&facts);
  sqlite3_free(bytes);
  return 0;
}

/* replay.c: runs a fuzz target over every file of the folders given, and over each file cut and bent in a few ways, so that
** a machine without libFuzzer still replays the corpus and tries some thousand broken inputs. Deterministic. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MUTATIONS = 200, LARGEST = 1 << 20 };

static uint32_t next_random(uint32_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

static void mutate(const uint8_t *data, size_t size, uint32_t *state) {
  uint8_t *copy = malloc(size + 1);
  if (!copy) exit(2);
  memcpy(copy, data, size);
  size_t n = size;
  for (uint32_t edits = next_random(state) % 8 + 1; edits && n; edits--) {
    size_t at = next_random(state) % n;
    switch (next_random(state) % 4) {
    case 0: copy[at] = (uint8_t)next_random(state); break;
    case 1: copy[at] ^= (uint8_t)(1u << next_random(state) % 8); break;
    case 2: n = at; break;
    default: memmove(copy + at, copy + n / 2, n - (at > n / 2 ? at : n / 2)); break;
    }
  }
  LLVMFuzzerTestOneInput(copy, n);
  free(copy);
}

static int replay(const char *path, uint32_t *state) {
  FILE *file = fopen(path, "rb");
  uint8_t *data = malloc(LARGEST);
  if (!file || !data) {
    free(data);
    if (file) fclose(file);
    return 0;
  }
  size_t size = fread(data, 1, LARGEST, file);
  fclose(file);
  LLVMFuzzerTestOneInput(data, size);
  for (int i = 0; i < MUTATIONS; i++) mutate(data, size, state);
  free(data);
  return 1;
}

int main(int argument_count, char **arguments) {
  int replayed = 0;
  uint32_t state = 2463534242u;
  LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
  for (int i = 1; i < argument_count; i++) {
    struct dirent **entries = NULL;
    int count = scandir(arguments[i], &entries, NULL, alphasort);
    for (int k = 0; k < count; k++) {
      char path[4096];
      snprintf(path, sizeof path, "%s/%s", arguments[i], entries[k]->d_name);
      if (entries[k]->d_name[0] != '.') replayed += replay(path, &state);
      free(entries[k]);
    }
    free(entries);
  }
  printf("%d inputs replayed, %d variants of each\n", replayed, MUTATIONS);
  return replayed == 0; /* a target without a corpus tests nothing */
}

/* regions.c: places are found by code, name, zone and provider, and unknown ones are not guessed.
 */
#include "facts/regions.h"

#include "check.h"

static const char *country_of(const char *name) {
  gov_region found, same;
  gov_region_heads heads;
  gov_region_heads_open(&heads);
  int known = gov_region_find(gov_text_of(name), &found);
  CHECK(gov_region_find_by(&heads, gov_text_of(name), &same) == known);
  CHECK(!known || found.code == same.code);
  return known ? found.country : "?";
}

static const char *found_in(const char *sentence) {
  gov_region found;
  gov_text place;
  gov_region_heads heads;
  gov_region_heads_open(&heads);
  const char *code =
      gov_region_in_text(NULL, gov_text_of(sentence), &found, &place) ? found.code : "?";
  int same = gov_region_in_text(&heads, gov_text_of(sentence), &found, &place) == (*code != '?');
  return same ? code : "not found by how places begin";
}

int main(void) {
  static const char *const countries[][2] = {{"eu-west-1", "IE"},
                                             {"EU-WEST-1", "IE"},
                                             {"eu_west_1", "IE"},
                                             {"eu-west-1a", "IE"},
                                             {"europe-west1-b", "BE"},
                                             {"West Europe", "NL"},
                                             {"westeurope", "NL"},
                                             {"me-central-1", "AE"},
                                             {"alibaba/me-central-1", "SA"},
                                             {"me-central1", "QA"},
                                             {"ap-southeast-7", "TH"},
                                             {"uk-london-1", "GB"},
                                             {"Frankfurt", "DE"},
                                             {"ประเทศไทย", "TH"},
                                             {"UK", "GB"},
                                             {"United Kingdom", "GB"},
                                             {"EU", ""},
                                             {"EU/EEA", ""},
                                             {"eu-west-9", "?"},
                                             {"", "?"},
                                             {"eu-central", "?"},
                                             {"azure/eu-west-1", "?"},
                                             {"primary", "?"}};
  for (size_t i = 0; i < sizeof countries / sizeof *countries; i++) {
    CHECK_TEXT(country_of(countries[i][0]), countries[i][1]);
  }
  CHECK_TEXT(found_in("personal data must not leave the EEA."), "EEA");
  CHECK_TEXT(found_in("copied from eu-central-1 to us-east-1"), "eu-central-1");
  CHECK_TEXT(found_in("tell us in it at no cost, in de facto terms"), "?");
  CHECK_TEXT(found_in("kept in South Korea only"), "KR");
  CHECK_TEXT(found_in("ข้อมูลต้องอยู่ในประเทศไทยเท่านั้น"), "TH");
  CHECK_TEXT(found_in("an unknown eu-west-12 region"), "?");
  CHECK_TEXT(found_in("europeans and americans"), "?");
  return check_result();
}

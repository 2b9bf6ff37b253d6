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

/* "": a host that tells none; "no host" */
static const char *of_host(const char *text) {
  gov_region found;
  int told = gov_region_of_host(gov_text_of(text), &found);
  return told < 0 ? "no host" : told ? found.code : "";
}

static void hosts_say_where_they_lie(void) {
  static const char *const hosts[][2] = {
      {"mydb.cxyz.eu-west-3.rds.amazonaws.com", "eu-west-3"},
      {"bucket.s3-us-west-2.amazonaws.com", "us-west-2"},
      {"my-eu-west-1.s3.us-east-1.amazonaws.com", "us-east-1"},
      {"my-eu-west-1.s3.amazonaws.com", ""},
      {"aws-0-eu-central-1.pooler.supabase.com", "eu-central-1"},
      {"xy12345.west-europe.azure.snowflakecomputing.com", "westeurope"},
      {"xy1.eu-west-1.snowflakecomputing.com", "eu-west-1"},
      {"europe-west4-docker.pkg.dev", "europe-west4"},
      {"pgm-abc.pgsql.cn-hangzhou.rds.aliyuncs.com", "cn-hangzhou"},
      {"jdbc:postgresql://u:p@db.us-east-1.rds.amazonaws.com:5432/app", "us-east-1"},
      {"db.prod.eu-west-1.example.com", "eu-west-1"},
      {"eu-west-1.evil-not-region.corp", ""},
      {"postgres-eu-west-1.example.com", ""},
      {"10.2.3.4", "no host"},
      {"arn:aws:rds:eu-west-1:1:db", "no host"},
      {"proj:europe-west1:inst", "no host"},
      {"", "no host"}};
  for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
    CHECK_TEXT(of_host(hosts[i][0]), hosts[i][1]);
  }
}

int main(void) {
  hosts_say_where_they_lie();
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

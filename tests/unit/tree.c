/* tree.c: JSON, YAML and HCL trees: order, lines, scalars, limits, damage, and JSON one line at a time.
 */
#include "read/trees/tree.h"

#include "check.h"

static gov_facts facts;

static gov_tree read_text(const char *path, const char *text) {
  gov_tree tree;
  CHECK(gov_tree_read(&tree, &facts, path, gov_text_of(text)) == SQLITE_OK);
  return tree;
}

static void lines_of_json(void) {
  gov_tree tree =
      read_text("a.json", "{\"a\":\n 1.10,\n \"b\": [\n {\"c\":\nnull}, true,\"x\\n\"]}\n[2]");
  const gov_node *root = tree.documents;
  CHECK(root && root->kind == GOV_NODE_MAP && root->count == 2 && !tree.broken);
  const gov_node *a = gov_member_exact(root, "a"), *b = gov_member_exact(root, "b");
  CHECK(a->line == 1 && a->value_line == 2 && a->number == 1.1);
  CHECK_TEXT(a->text, "1.10");
  CHECK(b->line == 3 && b->count == 3 && b->first->line == 4);
  CHECK(b->first->first->line == 4 && b->first->first->value_line == 5);
  CHECK(gov_node_boolean(b->first->next) == 1);
  CHECK(root->next && root->next->line == 6 && root->next->first->number == 2);
  gov_tree_free(&tree);
}

static void lines_of_yaml(void) {
  gov_tree tree =
      read_text("a.yaml", "policies:\n  - id: X\n    country: NO\n    keep: ~\n    n: 007\n"
                          "---\n- &s one\n- *s\n- &m {k: v}\n- *m\n");
  const gov_node *policy = gov_node_first(gov_member(tree.documents, "rules|policies"));
  CHECK(policy && policy->line == 2 && policy->count == 4);
  CHECK_TEXT(gov_text_in(policy, "country"), "NO");
  CHECK(gov_node_boolean(gov_member(policy, "country")) == 0); /* asked as a boolean it is one */
  CHECK(!gov_text_in(policy, "keep") && gov_member(policy, "keep")->line == 4);
  CHECK(gov_node_integer(gov_member(policy, "n")) == 7);
  const gov_node *second = tree.documents->next;
  CHECK(second && second->line == 7 && second->count == 4);
  CHECK_TEXT(gov_node_text(second->first->next), "one");
  CHECK(second->first->next->next->next->kind == GOV_NODE_NULL); /* not followed */
  CHECK(!tree.broken);
  gov_tree_free(&tree);
}

/* Blocks nest by type and labels; what is no literal stays text in ${}; jsonencode is looked through. */
static void hcl_as_its_json(void) {
  gov_tree tree =
      read_text("a.tf", "# c\nresource \"t\" \"n\" {\n  a = [1, x.y[0], \"q\\\"r\",]\n"
                        "  b = jsonencode({ \"k-1\" : true, c = null })\n"
                        "  h = <<-E\n    {\"z\": 1}\n  E\n  e = v ? \"a}\" : [\n1]\n"
                        "  blk { i = 2 } // c\n  blk { i = \"${f(\"}\")}\" }\n  j = 5 + 1\n}\n");
  const gov_node *body =
      gov_member_exact(gov_member_exact(gov_member_exact(tree.documents, "resource"), "t"), "n");
  CHECK(!tree.broken && body && body->count == 7);
  const gov_node *a = gov_member_exact(body, "a");
  CHECK(a->count == 3 && a->line == 3 && gov_node_integer(a->first) == 1);
  CHECK_TEXT(gov_node_text(a->first->next), "${x.y[0]}");
  CHECK_TEXT(gov_node_text(a->first->next->next), "q\"r");
  const gov_node *b = gov_member_exact(body, "b");
  CHECK(b->kind == GOV_NODE_MAP && b->count == 2 &&
        gov_node_boolean(gov_member_exact(b, "k-1")) == 1);
  const gov_node *h = gov_member_exact(body, "h"), *e = gov_member_exact(body, "e");
  CHECK_TEXT(gov_node_text(h), "    {\"z\": 1}\n");
  CHECK(h->line == 5 && h->value_line == 6 && e->line == 8);
  CHECK_TEXT(gov_node_text(e), "${v ? \"a}\" : [\n1]}");
  const gov_node *last = gov_member_exact(body, "blk"), *j = gov_member_exact(body, "j");
  CHECK(last->line == 11);
  CHECK_TEXT(gov_text_in(last, "i"), "${f(\"}\")}");
  CHECK_TEXT(gov_node_text(j), "${5 + 1}");
  gov_tree_free(&tree);
}

/* Keys of an object that are expressions stay as they are written. */
static void hcl_made_keys(void) {
  gov_tree tree =
      read_text("a.tf", "m {\n  p = {\n    aws.west = aws\n    (each.value[\n\"k\"].n) = 1\n"
                        "    f(\"=%s\", v) = { x : 2 }, \"q r\" = 3\n  }\n}\n");
  const gov_node *p = gov_member_exact(gov_member_exact(tree.documents, "m"), "p");
  CHECK(!tree.broken && p && p->count == 4);
  CHECK_TEXT(gov_node_text(gov_member_exact(p, "aws.west")), "${aws}");
  CHECK(gov_node_integer(gov_member_exact(p, "(each.value[\n\"k\"].n)")) == 1);
  CHECK(gov_node_integer(gov_member_exact(gov_member_exact(p, "f(\"=%s\", v)"), "x")) == 2);
  CHECK(gov_member_exact(p, "q r")->line == 6);
  gov_tree_free(&tree);
}

/* What ends too early keeps what came before, and says where. */
static void hcl_damage(void) {
  static const char *const cut[] = {
      "a = 1\nb = \"x", "a = 1\nb {\nc = 1", "a = 1\nb = [1, 2", "a = 1\nb = <<E\nx\n",
      "a = 1\nb =",     "a = 1\nb = {c = }", "a = 1\n}",         "a = 1\n= 2"};
  for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
    gov_tree tree = read_text("a.tf", cut[i]);
    CHECK(tree.broken && gov_node_integer(gov_member_exact(tree.documents, "a")) == 1);
    gov_tree_free(&tree);
  }
  char deep[2001];
  memset(deep, '[', 2000);
  memcpy(deep, "a = ", 4);
  deep[2000] = 0;
  gov_tree tree = read_text("a.tf", deep);
  CHECK(tree.broken);
  gov_tree_free(&tree);
}

static void tolerant_names(void) {
  gov_tree tree =
      read_text("a.json", "{\"dataClass\":\"low\",\"data_class\":\"high\",\"Owner-Spec\":\"s\"}");
  CHECK_TEXT(gov_text_in(tree.documents, "data_class"), "high"); /* the last wins */
  CHECK_TEXT(gov_text_in(tree.documents, "nothing|owner spec"), "s");
  CHECK(!gov_text_in(tree.documents, "data_classes"));
  CHECK(!gov_text_in(NULL, "x") && gov_node_integer(NULL) == GOV_NULL &&
        gov_node_boolean(NULL) < 0);
  gov_tree_free(&tree);
}

static void damage_is_said(void) {
  size_t before = GOV_COUNT(&facts, diagnostics);
  gov_tree tree = read_text("a.json", "{\"a\": tr");
  CHECK(tree.broken && !tree.documents && GOV_COUNT(&facts, diagnostics) == before + 1);
  gov_tree_free(&tree);
  tree = read_text("a.yaml", "a: 1\nb: [1, 2\nc: 3\n");
  CHECK(tree.broken && gov_node_integer(gov_member(tree.documents, "a")) == 1);
  gov_tree_free(&tree);
  char deep[4001];
  memset(deep, '[', 4000);
  deep[4000] = 0;
  tree = read_text("a.json", deep);
  CHECK(tree.broken);
  gov_tree_free(&tree);
  tree = read_text("a.yaml", deep);
  CHECK(tree.broken);
  gov_tree_free(&tree);
  tree = read_text("a.yml", "{a: b}");
  CHECK(!tree.broken);
  CHECK_TEXT(gov_text_in(tree.documents, "a"), "b");
  gov_tree_free(&tree);
}

static void one_line_at_a_time(void) {
  gov_tree tree = {0};
  const gov_node *root = gov_tree_line(&tree, GOV_TEXT(" {\"n\": 12, \"s\": \"x\"} "), 77);
  CHECK(root && root->line == 77 && gov_node_integer(gov_member(root, "n")) == 12);
  CHECK(!gov_tree_line(&tree, GOV_TEXT("{\"n\": 12} x"), 78));
  CHECK(!gov_tree_line(&tree, GOV_TEXT(""), 79) && !gov_tree_line(&tree, GOV_TEXT("{"), 80));
  CHECK(gov_tree_line(&tree, GOV_TEXT("[1]"), 81) && !tree.arena.failed);
  gov_tree_free(&tree);
}

int main(void) {
  gov_facts_init(&facts);
  lines_of_json();
  lines_of_yaml();
  hcl_as_its_json();
  hcl_made_keys();
  hcl_damage();
  tolerant_names();
  damage_is_said();
  one_line_at_a_time();
  gov_facts_free(&facts);
  return check_result();
}

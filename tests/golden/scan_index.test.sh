#!/bin/sh
# scan_index.test.sh EXTENSION: the spec index in every shape met in the wild, with the defects real ones have. Expected
# rows are reasoned from the index in front of them.
set -eu
case $1 in /*) loadable=${1%.so} ;; *) loadable=$PWD/${1%.so} ;; esac
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

# scan NAME QUERY FLAG…: scans $tree/w and compares the query's rows with standard input.
scan() {
  name=$1 query=$2
  shift 2
  flags=
  for flag; do flags="$flags, '$flag'"; done
  cat >"$tree/expected"
  LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -init /dev/null -bail :memory: >"$tree/got" 2>&1 <<EOF || true
.load $loadable
.output $tree/summary
SELECT gov_scan('$tree/w'$flags);
.output
$query;
EOF
  diff -u "$tree/expected" "$tree/got" || { echo "scan_index: $name"; failed=1; }
}
specs="SELECT spec_id, title, category, path, repo, owner, status, in_scope, via FROM gov_specs WHERE spec_id <> 'workspace'"
odd="SELECT severity, code, line, message FROM gov_diagnostics
WHERE substr(code, 1, instr(code, '.')) IN ('index.', 'dependency.', 'spec.', 'path.', 'repos.')"
fresh() {
  rm -rf "$tree/w"
  mkdir -p "$tree/w/.spec" "$tree/w/.smartspec" "$tree/w/specs/core/a" "$tree/w/specs/core/b"
  for spec in a b; do
    echo "# Spec $spec" >"$tree/w/specs/core/$spec/spec.md"
    echo "# Tasks $spec" >"$tree/w/specs/core/$spec/tasks.md"
  done
}

# A: a list; paths are folders; totals, times and counts that lie; self, dangling and circular dependencies.
fresh
cat >"$tree/w/.smartspec/SPEC_INDEX.json" <<'E'
{"version": "1.0.0", "last_updated": "2025-12-02 02:19:12", "total_specs": 290, "public_specs_count": 1,
 "specs": [
  {"id": "core-a", "title": "A", "repo": "public", "category": "deprecated", "status": "active", "priority": "high",
   "dependencies": ["core-a", "core-b", "core"], "dependencies_count": 3, "path": "specs/core/a"},
  {"id": "core-b", "title": "B", "repo": "private", "status": "active", "dependencies": ["core-a"],
   "dependencies_count": 2, "path": "specs/specs/core/b"}]}
E
scan A "$specs; $odd" <<'E'
core-a|A|deprecated|specs/core/a/spec.md|public||active|1|all
core-b|B|||private||active|1|all
info|index.deprecated_place||a deprecated place; .spec/SPEC_INDEX.json is the canonical one
info|index.status_conflict|3|spec core-a is of category deprecated but status active
warning|index.count|5|spec core-b states 2 dependencies and lists 1
warning|index.count|1|the number of specs is stated as 290, but 2 are listed
info|index.timestamp|1|last_updated has no time zone, or is no ISO 8601 time
warning|dependency.self|4|spec core-a depends on itself
warning|dependency.dangling|4|spec core-a names core (depends_on), which the index does not list
warning|dependency.cycle||2 specs depend on each other in a circle: core-a, core-b
warning|index.path_missing|6|spec core-b: 'specs/specs/core/b' does not exist
warning|spec.not_in_index||the index does not list this spec; what its folder holds belongs to no spec
E

# B: a map of ids; documents named one by one; another repository that nobody gave.
fresh
mkdir "$tree/w/notes" && echo 'How we migrate the ledger table.' >"$tree/w/notes/ledger.md"
cat >"$tree/w/.spec/SPEC_INDEX.json" <<'E'
{"version": "1.0", "project_root": ".", "external_repos": {"shared": {"path": "../shared"}},
 "specs": {
  "core-a": {"spec_id": "core-a", "title": "A", "spec_path": "specs/core/a/spec.md", "tasks_path": "specs/core/a/tasks.md",
             "files": ["notes/ledger.md"], "external_files": ["@shared/x.md"], "dependencies": [], "status": "planned"},
  "core-b": {"spec_id": "core-c", "spec_path": "specs/core/b/spec.md"}}}
E
scan B "$specs; $odd; SELECT path, kind, spec_id FROM gov_artifacts WHERE kind IN ('spec', 'tasks', 'plan') ORDER BY path" <<'E'
core-a|A||specs/core/a/spec.md|||planned|1|all
core-b|||specs/core/b/spec.md||||1|all
warning|index.id_mismatch|5|the entry under core-b calls itself core-c; the first is taken
info|index.repo_not_given|1|repository shared at '../shared' is read only when --repos-config or --workspace-roots names it
warning|index.path_missing|4|spec core-a: 'x.md' does not exist
notes/ledger.md|plan|core-a
specs/core/a/spec.md|spec|core-a
specs/core/a/tasks.md|tasks|core-a
specs/core/b/spec.md|spec|core-b
specs/core/b/tasks.md|tasks|core-b
E

# C and D: placeholders, dependents, totals in a group, the owner as author.
fresh
cat >"$tree/w/SPEC_INDEX.json" <<'E'
{"version": "5.0", "last_updated": "2026-01-01T00:00:00Z", "stats": {"total_specs": 2, "active_specs": 2, "placeholder_specs": 1},
 "specs": [
  {"id": "core-a", "path": "specs/core/a/spec.md", "title": "A", "status": "active", "author": "team-a", "dependents": ["core-z"]},
  {"id": "core-z", "path": "TBD", "title": "[PLACEHOLDER - TO BE CREATED]", "repo": "unknown", "status": "placeholder",
   "metadata": {"author": "team-z"}, "dependencies": ["core-a"]}]}
E
scan CD "$specs; $odd; SELECT spec_id, depends_on, relation, line FROM gov_dependencies" <<'E'
core-a|A||specs/core/a/spec.md||team-a|active|1|all
core-z|[PLACEHOLDER - TO BE CREATED]|||unknown|team-z|placeholder|1|all
info|index.legacy_place||a legacy place; .spec/SPEC_INDEX.json is the canonical one
info|index.placeholder|4|spec core-z is a placeholder
warning|index.count|1|the number of active specs is stated as 2, but 1 are listed
warning|spec.not_in_index||the index does not list this spec; what its folder holds belongs to no spec
core-z|core-a|dependents|3
core-z|core-a|depends_on|5
E

# E: upper-case ids, a doubled extension, children. F: UI specs in a list of their own.
fresh
cat >"$tree/w/.spec/SPEC_INDEX.json" <<'E'
{"version": "6.3.5", "specs": [
  {"id": "SPEC-A", "title": "A", "status": "Active", "path": "specs/core/a/spec.md.md", "owner": "core", "child_specs": ["core-b"]},
  {"id": "core-b", "path": "specs/core/b/", "dependencies": []}],
 "ui_specs": [{"id": "ui-x", "title": "X"}], "statistics": {"total_specs": 2, "total_ui_specs": 1}}
E
scan EF "$specs; $odd; SELECT spec_id, depends_on, relation FROM gov_dependencies" <<'E'
SPEC-A|A||||core|Active|1|all
core-b|||specs/core/b/spec.md||||1|all
ui-x|X|ui|||||1|all
info|index.unusual_id|2|spec id SPEC-A is not of the form [a-z0-9_-], 3 to 64 characters
warning|index.path_missing|2|spec SPEC-A: 'specs/core/a/spec.md.md' does not exist
warning|spec.not_in_index||the index does not list this spec; what its folder holds belongs to no spec
SPEC-A|core-b|child
E

# G: nothing but the list. The chosen spec, what it needs, what needs it; nothing else.
fresh
cat >"$tree/w/.spec/SPEC_INDEX.json" <<'E'
{"specs": [
  {"id": "core-a", "repo": "public", "category": "core", "path": "specs/core/a", "dependencies": ["core-b"]},
  {"id": "core-b", "path": "specs/core/b", "dependencies": ["core-c"]}, {"id": "core-c"},
  {"id": "core-d", "dependencies": ["core-a"]}, {"id": "core-e", "dependencies": ["core-c"]}]}
E
scan G "SELECT spec_id, via FROM gov_specs WHERE in_scope" --spec-ids=core-a --include-dependencies <<'E'
core-a|flag
core-b|dependency
core-c|dependency
core-d|dependent
E
scan 'G, unknown repository' "$odd" --repos-config=repos.yaml --strict <<'E'
Runtime error near line 3: gov_scan: --repos-config: 'repos.yaml' cannot be read: No such file or directory
E
mkdir "$tree/w/other"
printf 'repos:\n  - {id: other, root: other, specs: [core-b, core-x]}\n  - {id: gone, root: ../gone}\n' >"$tree/w/repos.yaml"
scan 'G, repositories' "$odd; SELECT repo FROM gov_specs WHERE spec_id = 'core-b'" --repos-config=repos.yaml --strict <<'E'
warning|repos.missing|3|the root '../gone' of repository gone is no folder that can be read
warning|repos.unknown_spec|2|repository other names spec core-x, which the index does not list
error|index.unknown_repo||spec core-a lies in repository public, which --repos-config does not list
other
E

# H: the inventory serves where there is no index.
fresh
cat >"$tree/w/specs/spec-inventory.json" <<'E'
{"discovery_timestamp": "2026-01-01T00:00:00Z", "current_spec": "core-a", "total_specs_found": 1,
 "specs": [{"spec_id": "core-a", "path": "specs/core/a/spec.md", "status": "complete", "title": "A"}]}
E
scan H "$specs; $odd" <<'E'
core-a|A||specs/core/a/spec.md|||complete|1|all
info|index.inventory||there is no SPEC_INDEX.json: the inventory is read in its place
warning|spec.not_in_index||the index does not list this spec; what its folder holds belongs to no spec
E

# X: another tool's file of the same name is no index, and says so.
fresh
cat >"$tree/w/specs/SPEC_INDEX.json" <<'E'
{"spec_count": 1, "specs": [{"file": "specs/core/a/spec.md", "number": 1, "title": "A", "status": "draft"}]}
E
scan X "$specs; $odd; SELECT path, status, note FROM gov_artifacts WHERE kind = 'index'" <<'E'
info|index.older_place||an older place; .spec/SPEC_INDEX.json is the canonical one
warning|index.no_id|1|an entry without `id`, `spec_id` or key is passed over
warning|index.shape|1|none of its 1 entries has an id: this is no spec index
specs/SPEC_INDEX.json|skipped|no spec index
E
scan 'X, given' "SELECT 1" --index=specs/SPEC_INDEX.json <<'E'
Runtime error near line 3: gov_scan: the index 'specs/SPEC_INDEX.json' holds no spec with an id
E

# What cannot be parsed is an error; what leads out is not read; the canonical place wins over all others.
fresh
echo '{"specs": [{"id": "old-one"}]}' >"$tree/w/SPEC_INDEX.json"
echo '{"specs": [{"id": "core-a", "path": "../../../etc/hosts"}, {"id": "core-a"}, {"title": "B"}, "core-c"]}' >"$tree/w/.spec/SPEC_INDEX.json"
scan escape "$specs; $odd" <<'E'
core-a|||||||1|all
error|index.duplicate_id|1|spec core-a is listed twice; the first entry counts
warning|index.no_id|1|an entry without `id`, `spec_id` or key is passed over
warning|index.shape|1|an entry that is no object is passed over
warning|path.escapes|1|spec core-a: '../../../etc/hosts' leads out of the workspace and is not read
warning|spec.not_in_index||the index does not list this spec; what its folder holds belongs to no spec
warning|spec.not_in_index||the index does not list this spec; what its folder holds belongs to no spec
E
printf '{"specs": [{"id": "core-a"' >"$tree/w/.spec/SPEC_INDEX.json"
scan broken "SELECT 1" <<'E'
Runtime error near line 3: gov_scan: the index '.spec/SPEC_INDEX.json' cannot be parsed
E
exit $failed

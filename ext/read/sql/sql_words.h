/* sql_words.h: the words of SQL that the readers ask about, sorted; each is a number, found once by
** the tokenizer.
**
** L(c) opens the words that begin with letter c. Adding a word is adding it here, in order: a unit
** test checks the order.
*/
#ifndef GOV_SQL_WORDS_H
#define GOV_SQL_WORDS_H

// clang-format off
#define GOV_SQL_WORDS(L, X)                                                                       \
  L(a) X(abort) X(access) X(action) X(add) X(after) X(aggregate) X(algorithm) X(all) X(alter)     \
    X(always) X(analyze) X(and) X(any) X(array) X(as) X(asc) X(atomic) X(attach)                  \
    X(auto_increment) X(autoincrement)                                                            \
  L(b) X(before) X(begin) X(between) X(bigserial) X(binary) X(body) X(break) X(btree) X(bulk)     \
    X(by) X(bytea)                                                                                \
  L(c) X(call) X(cascade) X(cascaded) X(case) X(cast) X(catch) X(change) X(char) X(character)     \
    X(charset) X(check) X(checkpoint) X(citext) X(close) X(cluster) X(collate) X(collation)       \
    X(column) X(columns) X(comment) X(commit) X(committed) X(compression) X(computed)             \
    X(concurrently) X(configuration) X(conflict) X(constraint) X(constraints) X(continue)         \
    X(conversion) X(convert) X(copy) X(create) X(cross) X(current) X(current_date)                \
    X(current_time) X(current_timestamp) X(current_user) X(cursor) X(cycle)                       \
  L(d) X(data) X(database) X(databases) X(date) X(datetime2) X(datetimeoffset) X(dbo)             \
    X(deallocate) X(declare) X(default) X(deferrable) X(deferred) X(definer) X(delayed)           \
    X(delete) X(delimiter) X(desc) X(detach) X(dictionary) X(disable) X(discard) X(distinct)      \
    X(do) X(domain) X(double) X(drop)                                                             \
  L(e) X(each) X(else) X(elseif) X(elsif) X(enable) X(encoding) X(end) X(enforced) X(engine)      \
    X(enum) X(escape) X(event) X(except) X(exception) X(exchange) X(exclude) X(exclusive)         \
    X(exec) X(execute) X(exists) X(exit) X(explain) X(expression) X(extended) X(extension)        \
  L(f) X(false) X(fetch) X(file) X(first) X(following) X(for) X(force) X(foreach) X(foreign)      \
    X(foreign_key_checks) X(format) X(from) X(full) X(fulltext) X(function)                       \
  L(g) X(gen_random_uuid) X(generated) X(get) X(getdate) X(gin) X(gist) X(global) X(go) X(goto)   \
    X(grant) X(group)                                                                             \
  L(h) X(handler) X(hash) X(having) X(high_priority)                                              \
  L(i) X(identity) X(if) X(ignore) X(ilike) X(immediate) X(import) X(in) X(include) X(index)      \
    X(indexed) X(inherit) X(inherits) X(initially) X(inner) X(inplace) X(input) X(insert)         \
    X(instant) X(instead) X(intersect) X(into) X(invisible) X(invoker) X(is) X(isolation)         \
  L(j) X(join) X(jsonb)                                                                           \
  L(k) X(key) X(keys)                                                                             \
  L(l) X(language) X(large) X(lateral) X(leading) X(leave) X(left) X(level) X(like) X(limit)      \
    X(load) X(local) X(lock) X(lock_timeout) X(locked) X(logged) X(login) X(longtext) X(loop)     \
    X(low_priority)                                                                               \
  L(m) X(match) X(materialized) X(maxvalue) X(mediumint) X(mediumtext) X(merge) X(minvalue)       \
    X(mode) X(modify) X(move)                                                                     \
  L(n) X(names) X(national) X(natural) X(nclob) X(new) X(nextval) X(no) X(nocheck) X(none)        \
    X(not) X(nothing) X(notify) X(nowait) X(ntext) X(null) X(nulls) X(nvarchar)                   \
  L(o) X(object) X(of) X(off) X(offset) X(old) X(on) X(only) X(open) X(operator) X(optimize)      \
    X(option) X(or) X(order) X(others) X(out) X(outer) X(outfile) X(over) X(overlay) X(owned)     \
    X(owner)                                                                                      \
  L(p) X(package) X(parallel) X(parser) X(partition) X(partitions) X(perform) X(period)           \
    X(persisted) X(pg_catalog) X(plan) X(plpgsql) X(policy) X(pragma) X(precision) X(prepare)     \
    X(prepared) X(primary) X(print) X(privileges) X(proc) X(procedure) X(program) X(publication)  \
  L(q) X(quick)                                                                                   \
  L(r) X(raise) X(raiserror) X(range) X(read) X(reassign) X(rebuild) X(recursive) X(references)   \
    X(refresh) X(regclass) X(reindex) X(release) X(rename) X(repair) X(repeat) X(replace)         \
    X(replica) X(reset) X(restart) X(restrict) X(return) X(returning) X(returns) X(revoke)        \
    X(right) X(role) X(rollback) X(routine) X(row) X(rowid) X(rows) X(rule)                       \
  L(s) X(save) X(savepoint) X(schema) X(search_path) X(security) X(select) X(sequence)            \
    X(sequences) X(serial) X(serializable) X(server) X(session) X(set) X(setof) X(sets)           \
    X(setval) X(share) X(shared) X(similar) X(sleep) X(smalldatetime) X(smallserial) X(snapshot)  \
    X(some) X(source) X(sp_rename) X(spatial) X(sqlexception) X(sqlite_master)                    \
    X(sqlite_sequence) X(sqlwarning) X(start) X(statement) X(statement_timeout) X(statistics)     \
    X(stdin) X(stdout) X(storage) X(stored) X(strict) X(subscription) X(synonym) X(sysdate)       \
    X(system)                                                                                     \
  L(t) X(table) X(tables) X(tablespace) X(temp) X(temporary) X(text) X(then) X(throw) X(ties)     \
    X(time) X(timestamp) X(timestamptz) X(tinyint) X(tinytext) X(to) X(top) X(trailing) X(tran)   \
    X(transaction) X(trigger) X(true) X(truncate) X(trusted) X(try) X(tsvector) X(type)           \
  L(u) X(uncommitted) X(undo) X(union) X(unique) X(uniqueidentifier) X(unlock) X(unlogged)        \
    X(unnest) X(unsigned) X(until) X(update) X(use) X(user) X(using) X(uuid_generate_v4)          \
  L(v) X(vacuum) X(valid) X(validate) X(validation) X(value) X(values) X(varchar) X(varchar2)     \
    X(varying) X(verbose) X(view) X(virtual) X(visible) X(volatile)                               \
  L(w) X(wait) X(when) X(where) X(while) X(window) X(with) X(within) X(without) X(work) X(write)  \
  L(x) X(xml)                                                                                     \
  L(y) X(yes)                                                                                     \
  L(z) X(zerofill) X(zone)
// clang-format on

/* The first word of letter c has the number SQL_LETTER_c, that of letter `c + 1` ends its range. */
typedef enum gov_sql_word {
  SQL_NONE,
#define GOV_L(c)    SQL_LETTER_##c, SQL_BEFORE_##c = SQL_LETTER_##c - 1,
#define GOV_X(word) SQL_##word,
  GOV_SQL_WORDS(GOV_L, GOV_X)
#undef GOV_L
#undef GOV_X
      SQL_WORD_COUNT
} gov_sql_word;

#endif

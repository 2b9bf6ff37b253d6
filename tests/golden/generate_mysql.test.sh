#!/bin/sh
# generate_mysql.test.sh EXTENSION: how each kind of step is made in a MySQL draft, by MySQL 8.0's "Online DDL Operations": what is
# instant, what is in place, what copies the table. What the drafts do to rows is the business of tests/property.
set -eu
case $1 in /*) loadable=${1%.so} ;; *) loadable=$PWD/${1%.so} ;; esac
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0
mkdir -p "$tree/w/specs"
cd "$tree/w"
echo '# Spec' >specs/spec.md

generate() {
  LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -init /dev/null -bail :memory: 2>&1 <<E || true
.load $loadable
SELECT gov_generate('specs/spec.md', '--dialect=mysql', '--from-schema=a.sql', '--to-schema=b.sql'$1);
E
}
has() { case $2 in *"$3"*) ;; *) echo "generate_mysql: $1: no '$3' in: $2"; failed=1 ;; esac; }
lacks() { case $2 in *"$3"*) echo "generate_mysql: $1: '$3' in: $2"; failed=1 ;; esac; }

# step NAME FIRST SECOND EXPECTED: tables of the body given, and what the draft has to say.
step() {
  echo "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t ($2);" >a.sql
  echo "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t ($3);" >b.sql
  has "$1" "$(generate ", '--allow-destructive'")" "$4"
}
step 'a column' 'a int' 'a int, b int' 'ALTER TABLE `t` ADD COLUMN `b` int NULL, ALGORITHM=INSTANT'
step 'a column with a default' 'a int' 'a int, b int NOT NULL DEFAULT 3' 'ADD COLUMN `b` int NOT NULL DEFAULT 3, ALGORITHM=INSTANT'
step 'a default for each row' 'a int' 'a int, b char(36) DEFAULT (uuid())' 'DEFAULT (uuid()), ALGORITHM=COPY, LOCK=SHARED'
step 'a stored column' 'a int' 'a int, b int GENERATED ALWAYS AS (a + 1) STORED' 'STORED, ALGORITHM=COPY, LOCK=SHARED'
step 'a virtual column' 'a int' 'a int, b int GENERATED ALWAYS AS (a + 1) VIRTUAL' 'VIRTUAL, ALGORITHM=INSTANT'
step 'a default' 'a int' 'a int DEFAULT 3' 'MODIFY COLUMN `a` int NULL DEFAULT 3, ALGORITHM=INPLACE, LOCK=NONE'
step 'nothing lost by a change' 'a int COMMENT "x"' 'a int DEFAULT 3 COMMENT "x"' 'MODIFY COLUMN `a` int NULL DEFAULT 3 COMMENT "x"'
step 'required' 'a int' 'a int NOT NULL' 'MODIFY COLUMN `a` int NOT NULL, ALGORITHM=INPLACE, LOCK=NONE'
step 'no longer required' 'a int NOT NULL' 'a int' 'MODIFY COLUMN `a` int NULL, ALGORITHM=INPLACE, LOCK=NONE'
step 'a type' 'a int' 'a varchar(20)' "MODIFY COLUMN \`a\` varchar(20) NULL, ALGORITHM=COPY, LOCK=SHARED"
step 'a wider varchar' 'a varchar(20)' 'a varchar(60)' 'MODIFY COLUMN `a` varchar(60) NULL, ALGORITHM=INPLACE, LOCK=NONE'
step 'a varchar that needs a second length byte' 'a varchar(20)' 'a varchar(64)' 'MODIFY COLUMN `a` varchar(64) NULL, ALGORITHM=COPY'
step 'an enum that gains a value' "a enum('x')" "a enum('x', 'y')" ", ALGORITHM=INPLACE, LOCK=NONE"
step 'an enum that loses one' "a enum('x','y')" "a enum('y')" ', ALGORITHM=COPY, LOCK=SHARED'
step 'an index' 'a int' 'a int, KEY i (a)' 'ADD INDEX `i` (a), ALGORITHM=INPLACE, LOCK=NONE'
step 'a prefix' 'a text' 'a text, KEY i (a(10))' 'ADD INDEX `i` (a(10)), ALGORITHM=INPLACE, LOCK=NONE'
step 'a unique index' 'a int' 'a int UNIQUE' 'ADD UNIQUE INDEX `a` (`a`), ALGORITHM=INPLACE, LOCK=NONE'
step 'a full text index' 'a text' 'a text, FULLTEXT KEY i (a)' 'ADD FULLTEXT INDEX `i` (a), ALGORITHM=INPLACE, LOCK=SHARED'
step 'an index goes' 'a int, KEY i (a)' 'a int' 'DROP INDEX `i`, ALGORITHM=INPLACE, LOCK=NONE'
step 'another index of that name' 'a int, b int, KEY i (a)' 'a int, b int, KEY i (b)' 'DROP INDEX `i`, ADD INDEX `i` (b), ALGORITHM=INPLACE'
step 'a primary key' 'a int' 'a int PRIMARY KEY' 'ADD PRIMARY KEY (`a`), ALGORITHM=INPLACE, LOCK=NONE'
step 'another primary key' 'a int, b int, PRIMARY KEY (a)' 'a int, b int, PRIMARY KEY (b)' 'DROP PRIMARY KEY, ADD PRIMARY KEY (`b`), ALGORITHM=INPLACE'
step 'a counter comes with its key' 'a int' 'a int, n int AUTO_INCREMENT PRIMARY KEY' 'AUTO_INCREMENT, ADD PRIMARY KEY (`n`), ALGORITHM=INPLACE, LOCK=SHARED'
step 'a check' 'a int' 'a int, CONSTRAINT c CHECK (a > 0)' 'ADD CONSTRAINT `c` CHECK (a > 0), ALGORITHM=COPY, LOCK=SHARED'
step 'a reference' 'a int' 'a int, CONSTRAINT r FOREIGN KEY (a) REFERENCES p (id)' 'FOREIGN KEY (`a`) REFERENCES `p` (`id`), ALGORITHM=INPLACE, LOCK=NONE'
step 'and its rows are asked' 'a int' 'a int, CONSTRAINT r FOREIGN KEY (a) REFERENCES p (id)' "'t.a refers to rows that are not there'"
step 'a reference without a name goes' 'a int, FOREIGN KEY (a) REFERENCES p (id)' 'a int' "HAVING group_concat(column_name ORDER BY ordinal_position) = 'a'"
step 'a column goes' 'a int, b int' 'a int' 'RENAME COLUMN `b` TO `_gov_saved_b`, ALGORITHM=INPLACE, LOCK=NONE'
step 'a required column goes' 'a int, b int NOT NULL' 'a int' 'CHANGE COLUMN `b` `_gov_saved_b` int NULL'
step 'widths mean nothing' 'a int(11), b bool, c integer' 'a int, b tinyint(1), c int' 'The two schemas are equal'
step 'another name of a charset' 'a text CHARACTER SET utf8mb3 COLLATE utf8mb3_bin' 'a text COLLATE utf8_bin' 'The two schemas are equal'
step 'where a counter stands is data' 'a int) AUTO_INCREMENT=5 ENGINE=InnoDB; CREATE TABLE u (x int' \
  'a int) ENGINE=InnoDB AUTO_INCREMENT=9; CREATE TABLE u (x int' 'The two schemas are equal'

# What the draft says of itself.
step 'no transaction is claimed' 'a int' 'a int, b int' 'no statement here can be taken back by ROLLBACK'
step 'strict' 'a int' 'a int, b int' "SET SESSION sql_mode = 'STRICT_ALL_TABLES"
step 'asked first' 'a int' 'a int, b int' "NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 't' AND column_name = 'b')"
lacks 'MySQL has none' "$(generate '')" 'ADD COLUMN IF NOT EXISTS'
lacks 'DDL commits' "$(generate '')" 'BEGIN;'

# Names that would end a quote stay names, in both layers of them.
step 'hostile' 'a int' 'a int, `b``; DROP TABLE p; -- '"'"'\` int' 'ADD COLUMN `b``; DROP TABLE p; -- '"''"'\\` int NULL'

# What is not drafted is refused with the reason.
step 'generated otherwise' 'a int, b int AS (a + 1)' 'a int, b int AS (a + 2)' 't.b: a change of how a column is generated is not drafted for MySQL'
step 'a check nobody named' 'a int, CHECK (a > 0)' 'a int' 'a CHECK without a name goes'
exit $failed

#!/bin/sh
# generate_prisma.test.sh EXTENSION: a Prisma schema is the SQL that Prisma Migrate makes of it: equal to that SQL, written by hand.
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
SELECT gov_generate('specs/spec.md', '--dialect=$1', '--from-schema=$2', '--to-schema=$3');
E
}
has() { case $2 in *"$3"*) ;; *) echo "generate_prisma: $1: no '$3' in: $2"; failed=1 ;; esac; }

cat >models.txt <<'E'
enum Role {
  USER
  ADMIN @map("admin")
}
model User {
  id        Int      @id @default(autoincrement())
  email     String   @unique
  name      String?  @map("full_name") @db.VarChar(80)
  role      Role     @default(USER)
  createdAt DateTime @default(now()) @map("created_at") // a comment
  updatedAt DateTime @updatedAt
  score     Float    @default(-1.5)
  token     String   @default(uuid())
  posts     Post[]
  tags      Tag[]
  @@index([createdAt(sort: Desc), name], map: "by_date")
  @@map("users")
}
model Post {
  userId Int
  slug   String
  author User @relation(fields: [userId], references: [id], onDelete: Cascade)
  editorId Int?
  @@id([userId, slug])
  @@unique([slug, editorId])
}
model Tag {
  id    BigInt @id
  users User[]
}
E
schema() { printf 'datasource db {\n  provider = "%s"\n  url = env("X")\n}\ngenerator client {\n  provider = "x"\n}\n' "$1" | cat - models.txt; }
schema postgresql >p.prisma
schema mysql >m.prisma

cat >p.sql <<'E'
CREATE TYPE "Role" AS ENUM ('USER', 'admin');
CREATE TABLE "users" ("id" SERIAL NOT NULL, "email" TEXT NOT NULL, "full_name" VARCHAR(80), "role" "Role" NOT NULL DEFAULT 'USER',
  "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL,
  "score" DOUBLE PRECISION NOT NULL DEFAULT -1.5, "token" TEXT NOT NULL, CONSTRAINT "users_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Post" ("userId" INTEGER NOT NULL, "slug" TEXT NOT NULL, "editorId" INTEGER,
  CONSTRAINT "Post_pkey" PRIMARY KEY ("userId", "slug"));
CREATE TABLE "Tag" ("id" BIGINT NOT NULL, CONSTRAINT "Tag_pkey" PRIMARY KEY ("id"));
CREATE TABLE "_TagToUser" ("A" BIGINT NOT NULL, "B" INTEGER NOT NULL);
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");
CREATE INDEX "by_date" ON "users"("created_at" DESC, "full_name");
CREATE UNIQUE INDEX "Post_slug_editorId_key" ON "Post"("slug", "editorId");
CREATE UNIQUE INDEX "_TagToUser_AB_unique" ON "_TagToUser"("A", "B");
CREATE INDEX "_TagToUser_B_index" ON "_TagToUser"("B");
ALTER TABLE "Post" ADD CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_TagToUser" ADD CONSTRAINT "_TagToUser_A_fkey" FOREIGN KEY ("A") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_TagToUser" ADD CONSTRAINT "_TagToUser_B_fkey" FOREIGN KEY ("B") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
E
has 'PostgreSQL' "$(generate postgresql p.sql p.prisma)" 'The two schemas are equal'

cat >m.sql <<'E'
CREATE TABLE `users` (`id` INTEGER NOT NULL AUTO_INCREMENT, `email` VARCHAR(191) NOT NULL, `full_name` VARCHAR(80) NULL,
  `role` ENUM('USER', 'admin') NOT NULL DEFAULT 'USER', `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updatedAt` DATETIME(3) NOT NULL, `score` DOUBLE NOT NULL DEFAULT -1.5, `token` VARCHAR(191) NOT NULL,
  UNIQUE INDEX `users_email_key`(`email`), INDEX `by_date`(`created_at` DESC, `full_name`), PRIMARY KEY (`id`));
CREATE TABLE `Post` (`userId` INTEGER NOT NULL, `slug` VARCHAR(191) NOT NULL, `editorId` INTEGER NULL,
  UNIQUE INDEX `Post_slug_editorId_key`(`slug`, `editorId`), PRIMARY KEY (`userId`, `slug`));
CREATE TABLE `Tag` (`id` BIGINT NOT NULL, PRIMARY KEY (`id`));
CREATE TABLE `_TagToUser` (`A` BIGINT NOT NULL, `B` INTEGER NOT NULL,
  UNIQUE INDEX `_TagToUser_AB_unique`(`A`, `B`), INDEX `_TagToUser_B_index`(`B`));
ALTER TABLE `Post` ADD CONSTRAINT `Post_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE `_TagToUser` ADD CONSTRAINT `_TagToUser_A_fkey` FOREIGN KEY (`A`) REFERENCES `Tag`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE `_TagToUser` ADD CONSTRAINT `_TagToUser_B_fkey` FOREIGN KEY (`B`) REFERENCES `users`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;
E
has 'MySQL' "$(generate mysql m.sql m.prisma)" 'The two schemas are equal'

# SQLite has no enumerations of its own and keeps the references in the table.
printf 'datasource db {\n provider = "sqlite"\n}\nmodel A {\n id Int @id @default(autoincrement())\n b B? @relation(fields: [bId], references: [id])\n bId Int?\n at DateTime @default(now())\n}\nmodel B {\n id String @id\n as A[]\n}\n' >s.prisma
cat >s.sql <<'E'
CREATE TABLE "A" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "bId" INTEGER, "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "A_bId_fkey" FOREIGN KEY ("bId") REFERENCES "B" ("id") ON DELETE SET NULL ON UPDATE CASCADE);
CREATE TABLE "B" ("id" TEXT NOT NULL PRIMARY KEY);
E
has 'SQLite' "$(generate sqlite s.sql s.prisma)" 'The two schemas are equal'

# A schema of several files is one schema; the history beside it is not part of it.
mkdir -p prisma/schema/more prisma/migrations/20240101_init
printf 'datasource db {\n  provider = "postgresql"\n}\nmodel Tag {\n  id    BigInt @id\n  users User[]\n}\n' >prisma/schema/main.prisma
sed '/^model Tag/,$d' models.txt >prisma/schema/more/people.prisma
cp p.sql prisma/migrations/20240101_init/migration.sql
echo 'provider = "postgresql"' >prisma/migrations/migration_lock.toml
has 'a folder of Prisma files' "$(generate postgresql p.sql prisma/schema)" 'The two schemas are equal'
found() {
  LD_PRELOAD=${GOV_PRELOAD:-} sqlite3 -batch -init /dev/null -bail :memory: 2>&1 <<E || true
.load $loadable
SELECT gov_generate('specs/spec.md', '--dialect=postgresql');
E
}
has "Prisma's layout" "$(found)" 'From: prisma/migrations (Prisma'"'"'s history of migrations)'
has "Prisma's layout" "$(found)" 'To:   prisma/schema (the schema beside Prisma'"'"'s history)'
has "Prisma's layout" "$(found)" 'The two schemas are equal'
mkdir db && cp p.sql db/schema_v1.sql && cp p.sql db/schema_v2.sql
has 'two layouts' "$(found)" 'not clear from the files at hand: db/schema_v1.sql, db/schema_v2.sql, prisma/migrations, prisma/schema; say'
rm -r db
echo 'ALTER TABLE "users" ADD COLUMN "mood" TEXT;' >p_more.sql
mkdir prisma/migrations/20240102_mood && cp p_more.sql prisma/migrations/20240102_mood/migration.sql
has 'a history that went on' "$(found)" 'drop_column mood of users'
printf 'model Odd {\n  id Int @id\n  b Missing\n}\n' >prisma/schema/more/odd.prisma
has 'the line of the file' "$(generate postgresql p.sql prisma/schema)" 'prisma/schema/more/odd.prisma:3: a field of a type'

# What cannot be made SQL of is refused with its line.
has 'another dialect' "$(generate postgresql m.prisma m.prisma)" 'm.prisma:2: the data source is of another dialect'
printf 'datasource db {\n provider = "postgresql"\n}\nmodel A {\n id Int @id\n b Missing\n}\n' >odd.prisma
has 'a type nobody declares' "$(generate postgresql odd.prisma odd.prisma)" 'odd.prisma:6: a field of a type that the schema does not declare'
printf 'datasource db {\n provider = "mongodb"\n}\nmodel A {\n id Int @id\n}\n' >odd.prisma
has 'no SQL' "$(generate postgresql odd.prisma odd.prisma)" 'odd.prisma:2: the data source is of another dialect'
printf 'datasource db {\n provider = "postgresql"\n}\nmodel A {\n id Int @id\n' >odd.prisma
has 'never closed' "$(generate postgresql odd.prisma odd.prisma)" 'odd.prisma:4: a block is never closed'
exit $failed

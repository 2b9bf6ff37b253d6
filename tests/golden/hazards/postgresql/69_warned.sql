/*
  Warnings:

  - The values [GUEST] on the enum `Rank` will be removed. If these variants are still used in the database, this will fail.
  - You are about to alter the column `name` on the `Keeper` table. The data in that column could be lost. The data in that column will be cast from `Text` to `VarChar(50)`.

*/
ALTER TABLE "Keeper" ALTER COLUMN "rank" TYPE "Rank_new" USING ("rank"::text::"Rank_new"); -- expect: MH203 MH204 MH309
ALTER TABLE "Keeper" ALTER COLUMN "name" SET DATA TYPE VARCHAR(50); -- expect: MH203 MH204 MH309
ALTER TABLE "Keeper" ALTER COLUMN "title" SET DATA TYPE VARCHAR(50); -- expect: MH203 MH309

ALTER TABLE "PrismaUser" DROP COLUMN "name";

-- Before this there was nothing to go back to.
CREATE TABLE "Book" ("id" SERIAL PRIMARY KEY, "shelf" TEXT);
CREATE INDEX "Book_shelf_idx" ON "Book" ("shelf");
INSERT INTO "Book" ("shelf") VALUES ('first');

// As drizzle-kit pulls a default of '' from a database: the string does not end, the table does.
import { pgTable, serial, varchar } from "drizzle-orm/pg-core"

export const leads = pgTable("leads", {
  id: serial().primaryKey().notNull(),
  channel: varchar("channel", { length: 50 }).default('),
  phone: varchar({ length: 20 }).notNull(),
});

export const visits = pgTable("visits", {
  id: serial().primaryKey().notNull(),
});

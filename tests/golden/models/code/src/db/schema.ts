import { pgTable, pgSchema, serial, text, integer } from 'drizzle-orm/pg-core';
const billing = pgSchema('billing');
export const orgs = pgTable('organizations', {
  id: serial('id').primaryKey(),
  name: text('org_name').notNull().default('CANARY34'),
});
export const invoices = billing.table('invoices', {
  id: serial().primaryKey(),
  orgId: integer('org_id').notNull().references(() => orgs.id, { onDelete: 'cascade' }),
  number: text('number').unique().$default(() => 'CANARY35'),
}, (t) => [index('x').on(t.orgId)]);
export const logs = pgTable('logs', { id: serial('id'), ...timestamps });
const notATable = other('users', { id: 1 });

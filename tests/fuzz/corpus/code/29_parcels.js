export async function up(knex) {
  await knex.schema.alterTable('crates', (crate) => {
    crate.integer('rows').notNullable(); // expect: MH205 MH309
    crate.integer('shelf').notNullable().defaultTo(0); // expect: MH309
    crate.string('name', 40).notNullable().alter();
    crate.string('name', 20).notNullable().alter(); // expect: MH203 MH204
    crate.renameColumn('words', 'text'); // expect: MH202 MH309
    crate.unique(['name']); // expect: MH208 MH309
    crate.dropColumn('shelf'); // expect: MH309
    crate.dropColumns('text', 'id'); // expect: MH102 MH102 MH309 MH309
  });
}
export async function down(knex) {}

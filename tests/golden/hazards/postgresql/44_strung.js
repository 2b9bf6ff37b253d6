// What is strung behind a call belongs to it.
exports.up = async function (knex) {
  await knex.schema.alterTable('parcels', (t) => {
    t.foreign('sender').references('id').inTable('customers').onDelete('CASCADE'); // expect: MH108 MH304 MH305 MH309
    t.foreign('clerk').references('clerks.id'); // expect: MH304 MH305 MH309
  });
};

exports.down = async function (knex) {
  await knex.schema.alterTable('parcels', (t) => {
    t.dropForeign('sender');
    t.dropForeign('clerk');
  });
};

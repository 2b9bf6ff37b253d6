exports.up = async function (knex) {
  await knex('carts').del();
  await knex('carts').where({ id: 4 }).del();
  await knex('carts').update({ note: 'x' });
  await knex('carts').whereNull('note').update({ note: 'x' });
  await knex('app.carts').truncate();
  await knex('carts').insert([{ id: 1 }]);
  await knex('carts').select('id');
  await knex.schema.alterTable('carts', (t) => {
    t.integer('owner').references('id').inTable('owners').onDelete('CASCADE');
    t.integer('shop').references('shops.id');
    t.uuid('mark').defaultTo(knex.raw('gen_random_uuid()'));
  });
};
exports.down = async function (knex) {
  await knex('carts').where('id', 1).del();
};

exports.up = async function (knex) {
  await knex.schema.createTable('users', (t) => { t.increments('id'); t.string('email').notNullable(); });
  await knex.schema.alterTable('orders', (t) => { t.dropColumn('note'); t.integer('qty'); });
  await knex.raw(`UPDATE users SET email = '${x}'`);
};
exports.down = function (knex) { return knex.schema.dropTable('users'); };

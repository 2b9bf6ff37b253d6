exports.up = (knex) => knex.schema.createTable('knex_t', (t) => { t.string('email').defaultTo('CANARY-12'); });
exports.down = (knex) => knex.schema.dropTable('knex_t');

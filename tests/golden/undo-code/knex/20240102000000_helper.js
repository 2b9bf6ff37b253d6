const { fill, unfill } = require('../helpers');

exports.up = async function (knex) {
  await knex.schema.table('grants', (t) => { t.string('note'); });
};

// Something is undone here, and nobody can tell what.
exports.down = async function (knex) {
  await unfill(knex);
};

exports.up = async (knex) => { await knex.schema.dropTable('drafts'); };

exports.down = async (knex) => { console.log('not undone'); return Promise.resolve(); };

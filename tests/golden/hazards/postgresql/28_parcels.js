const up = (knex) => knex.schema.createTable('crates', (crate) => {
  crate.increments('id');
  crate.string('name', 40).notNullable();
  crate.text('words');
});
const down = () => Promise.resolve(true);

export { up, down };

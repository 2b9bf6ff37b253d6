// Sequelize names a table by an object; a bulk call without a condition is of every row.
module.exports = {
  up: async (queryInterface, Sequelize) => {
    await queryInterface.dropTable({ tableName: 'crates_old', schema: 'depot' }); // expect: MH101 MH309 MH402
    await queryInterface.bulkDelete('crates', null, {}); // expect: MH105 MH403
    await queryInterface.bulkDelete('crates', { state: 'gone' });
    await queryInterface.bulkUpdate('crates', { state: 'open' }, {}); // expect: MH106 MH503
    await queryInterface.addIndex('crates', ['code'], { unique: true }); // expect: MH208 MH301 MH309 MH402
  },
  down: async () => {},
};

module.exports = {
  up: async (queryInterface, Sequelize) => {
    await queryInterface.createTable('teams', { id: { type: Sequelize.INTEGER } });
  },
  down: async (queryInterface) => {
    await queryInterface.dropAllTables();
  },
};

module.exports = {
  up: (queryInterface, Sequelize) => queryInterface.sequelize.transaction(async () => {
    await queryInterface.changeColumn('carts', 'code', { type: Sequelize.STRING(20), allowNull: false });
    await queryInterface.changeColumn('carts', 'note', { type: Sequelize.TEXT, allowNull: false });
  }),
  down: (queryInterface, Sequelize) => queryInterface.sequelize.transaction(async () => {
    await queryInterface.changeColumn('carts', 'code', { type: Sequelize.STRING(40), allowNull: false });
  }),
};

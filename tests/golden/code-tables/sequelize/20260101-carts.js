module.exports = {
  up: async (queryInterface, Sequelize) => {
    await queryInterface.createTable('carts', {
      id: { type: Sequelize.INTEGER, primaryKey: true, autoIncrement: true },
      code: { type: Sequelize.STRING(40), allowNull: false, unique: true },
      owner_id: { type: Sequelize.INTEGER, references: { model: 'owners', key: 'id' } },
      note: Sequelize.TEXT,
      'made_on': { type: Sequelize.DATEONLY, defaultValue: Sequelize.literal('now()') },
    }, { charset: 'utf8' });
    await queryInterface.addIndex('carts', ['owner_id']);
  },
  down: async (queryInterface) => { await queryInterface.dropTable('carts'); },
};

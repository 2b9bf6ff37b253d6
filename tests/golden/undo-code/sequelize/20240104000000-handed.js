const { updateTitles } = require('../helpers');

module.exports = {
  up: async (queryInterface, Sequelize) => {
    await queryInterface.addColumn('teams', 'title', { type: Sequelize.STRING });
    // What it does with the connection is not told here: the column that goes again need not be all.
    await updateTitles(queryInterface.sequelize);
  },
  down: async (queryInterface) => {
    await queryInterface.removeColumn('teams', 'title');
  },
};

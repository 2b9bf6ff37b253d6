module.exports = {
  up: async (queryInterface, Sequelize) => {
    await queryInterface.addConstraint('teams', { fields: ['slug'], type: 'unique', name: 'teams_slug_key' });
  },
  down: async (queryInterface, Sequelize) => {
    await queryInterface.removeConstraint('teams', 'teams_slug_key');
  },
};

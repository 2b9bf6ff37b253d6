module.exports = {
  async up(queryInterface) {
    await Promise.all([Order.destroy({ where: {} })]);
  },
};

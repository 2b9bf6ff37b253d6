module.exports = {
  up: async (queryInterface) => {
    console.log('kept for its number');
    return Promise.resolve();
  },
};

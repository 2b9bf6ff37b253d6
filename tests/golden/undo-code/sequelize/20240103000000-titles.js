const { execSync } = require('child_process');

module.exports = {
  async up() {
    execSync('node build/scripts/titles.js', { stdio: 'inherit' });
  },

  async down() {
    // nothing
  },
};

export class Files implements MigrationInterface {
  async up(queryRunner) {
    await queryRunner.query(`
      CREATE TABLE \`files\` (
        \`id\` int AUTO_INCREMENT COMMENT 'a; b',
        PRIMARY KEY (\`id\`)
      )`);
  }
  async down(queryRunner) {
    await queryRunner.query("DROP TABLE `files`");
  }
}

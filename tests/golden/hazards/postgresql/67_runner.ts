import { MigrationInterface, QueryRunner, TableUnique } from 'typeorm';

export class Runner1700000000000 implements MigrationInterface {
  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumns('crates', ['width', 'height']); // expect: MH102 MH102 MH309
    await queryRunner.createUniqueConstraint('crates', new TableUnique({ name: 'u', columnNames: ['code'] })); // expect: MH208 MH309
    await queryRunner.createIndex('crates', new TableIndex({ columnNames: ['mail'], isUnique: true })); // expect: MH208 MH301 MH309 MH310
    await queryRunner.dropUniqueConstraint('crates', 'u'); // expect: MH107 MH309
  }
  public async down(queryRunner: QueryRunner): Promise<void> {}
}

import { MigrationInterface, QueryRunner, Table, TableColumn } from "typeorm";

export class Tags20260101 implements MigrationInterface {
  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(new Table({
      name: "tags",
      columns: [
        { name: "id", type: "int", isPrimary: true, isGenerated: true },
        { name: "label", type: "text" },
        new TableColumn({ name: "hint", type: "text", isNullable: true }),
      ],
    }));
    await queryRunner.addColumn("labels", new TableColumn({ name: "tag_id", type: "int" }));
    await queryRunner.addColumn("labels", new TableColumn({ name: "place", type: "int", isNullable: true }));
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn("labels", "place");
    await queryRunner.dropColumn("labels", "tag_id");
    await queryRunner.dropTable("tags");
  }
}

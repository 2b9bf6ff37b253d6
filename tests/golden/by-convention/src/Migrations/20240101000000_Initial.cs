using Microsoft.EntityFrameworkCore.Migrations;
public partial class Initial : Migration {
  protected override void Up(MigrationBuilder migrationBuilder) { migrationBuilder.DropTable(name: "Flights"); }
  protected override void Down(MigrationBuilder migrationBuilder) { }
}

from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.AlterModelTable(name="crate", table="depot_boxes"),  # expect: MH201 MH309
        migrations.AlterModelTable(name="shelf", table=None),
        migrations.RenameField("crate", "note", "remark"),  # expect: MH202 MH309
        migrations.RenameModel("Pallet", "Tray"),  # expect: MH201 MH309
        migrations.AddField("crate", "width", models.IntegerField()),  # expect: MH205 MH309
    ]

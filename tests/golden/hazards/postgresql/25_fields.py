from django.db import migrations, models

# What is altered is judged against what migration 24 made: help texts change no database.


class Migration(migrations.Migration):
    operations = [
        migrations.AlterField(model_name="parcel", name="title", field=models.CharField(max_length=80, help_text="x")),
        migrations.AlterField(model_name="parcel", name="sender", field=models.ForeignKey(on_delete=models.PROTECT, to="app.Person")),
        migrations.AlterField(model_name="parcel", name="title", field=models.CharField(max_length=120)),
        migrations.AlterField(model_name="parcel", name="title", field=models.CharField(max_length=40)),  # expect: MH203 MH204
        migrations.AlterField(model_name="parcel", name="note", field=models.TextField()),  # expect: MH206
        migrations.AlterField(model_name="parcel", name="weight", field=models.DecimalField(max_digits=8, decimal_places=1)),  # expect: MH203 MH204
        migrations.AlterField(model_name="unseen", name="note", field=models.CharField(max_length=3)),
        migrations.AddField(model_name="parcel", name="height", field=models.IntegerField()),  # expect: MH205 MH309
        migrations.AddField(model_name="parcel", name="width", field=models.IntegerField(null=True)),  # expect: MH309
        migrations.AddField(model_name="parcel", name="depth", field=models.IntegerField(default=0)),  # expect: MH205 MH309 MH309
        migrations.AddField(model_name="parcel", name="size", field=models.IntegerField(db_default=0)),  # expect: MH309
        migrations.AddField(model_name="parcel", name="routes", field=models.ManyToManyField(to="app.Route")),
        migrations.AlterUniqueTogether(name="parcel", unique_together={("title", "note")}),  # expect: MH208 MH309
        migrations.AlterUniqueTogether(name="parcel", unique_together=set()),  # expect: MH107 MH309
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name="Parcel")],
            database_operations=[migrations.RemoveField(model_name="parcel", name="weight")],  # expect: MH102 MH309
        ),
    ]

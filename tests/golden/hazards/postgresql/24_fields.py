from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(
            name="Parcel",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("title", models.CharField(max_length=80)),
                ("note", models.TextField(null=True)),
                ("weight", models.DecimalField(max_digits=8, decimal_places=2)),
                ("labels", models.ManyToManyField(to="app.Label")),
                ("sender", models.ForeignKey(on_delete=models.CASCADE, to="app.Person")),
            ],
        ),
    ]

from django.contrib.postgres.operations import RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0000_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(name="Revision", fields=[("id", models.AutoField(primary_key=True))]),
                migrations.RemoveField(model_name="product", name="old"),
            ],
            database_operations=[],
        ),
    ]

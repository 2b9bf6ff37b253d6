from django.contrib.postgres.operations import RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0000_initial")]

    # Many-to-many: no column of the table changes, and Django takes it back itself.
    operations = [
        migrations.AlterField(
            model_name="product",
            name="tags",
            field=models.ManyToManyField(blank=True, related_name="products", to="shop.tag"),
        ),
    ]

from django.contrib.postgres.operations import RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0000_initial")]

    atomic = False
    operations = [RemoveIndexConcurrently(model_name="product", name="product_title_gin")]

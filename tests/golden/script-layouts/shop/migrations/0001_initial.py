from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.AddField(model_name="order", name="note", field=models.TextField(default="CANARY-10")),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

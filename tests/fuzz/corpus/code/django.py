from django.db import migrations, models

class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name='Order', fields=[('id', models.AutoField(primary_key=True)), ('total', models.IntegerField())]),
        migrations.AddField(model_name='order', name='note', field=models.TextField(null=True)),
        migrations.RunPython(forwards, migrations.RunPython.noop),
        migrations.RunSQL("UPDATE shop_order SET total = 1", reverse_sql="UPDATE shop_order SET total = 0"),
    ]

from django.db import migrations, models


def wipe(apps, schema_editor):
    Crate = apps.get_model("depot", "Crate")
    Crate.objects.filter(state="gone").delete()
    Crate.objects.all().delete()
    apps.get_model("yard.Crate").objects.update(state="open")
    Crate.objects.first().delete()


def mend(apps, schema_editor):
    Crate = apps.get_model("depot", "Crate")
    Crate.objects.filter(state="gone").update(state="open")


class Migration(migrations.Migration):
    operations = [
        migrations.RunPython(wipe, migrations.RunPython.noop),  # expect: MH105 MH106 MH503
        migrations.RunPython(mend, migrations.RunPython.noop),
        migrations.RunPython(mend, wipe),
    ]

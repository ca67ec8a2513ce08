from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("upaya_paksa", "0008_jeda_batal")]

    operations = [
        migrations.AddField(
            model_name="segmen",
            name="diberikan",
            field=models.PositiveSmallIntegerField(null=True),
        ),
    ]

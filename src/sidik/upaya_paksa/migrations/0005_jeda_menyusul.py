from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("upaya_paksa", "0004_batal")]

    operations = [
        migrations.AddField(
            "jeda",
            "terlambat",
            models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
    ]

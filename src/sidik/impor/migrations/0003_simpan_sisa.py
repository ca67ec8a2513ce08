from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("impor", "0002_penanggung_jawab")]

    operations = [
        migrations.AddField(
            "impor", "simpan_sisa", models.BooleanField(default=False, db_default=False)
        ),
    ]

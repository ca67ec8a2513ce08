from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("upaya_paksa", "0006_tertangkap_tangan")]

    operations = [
        migrations.AddField(
            model_name="penahanan",
            name="alasan_tempat",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
    ]

"""A standing that a struck act had made is struck out with it; the row stays."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("perkara", "0018_batal_kesehatan")]
    operations = [
        migrations.AddField(
            model_name="riwayatstatus",
            name="batal_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="riwayatstatus",
            name="batal_alasan",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="riwayatstatus",
            name="batal_oleh",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
    ]

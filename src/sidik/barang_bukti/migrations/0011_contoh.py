from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("barang_bukti", "0010_tanpa_pemilik")]

    operations = [
        migrations.AddField("ujilab", "paket", models.PositiveIntegerField(null=True)),
        migrations.AddField(
            "ujilab",
            "alasan_contoh",
            models.CharField(max_length=300, blank=True, default="", db_default=""),
        ),
    ]

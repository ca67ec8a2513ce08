from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("prapenuntutan", "0002_cari")]

    operations = [
        migrations.AddField(
            "isiberkas",
            "jumlah",
            models.CharField(blank=True, db_default="", default="", max_length=120),
        ),
        migrations.AddField(
            "isiberkas",
            "keterangan",
            models.CharField(blank=True, db_default="", default="", max_length=160),
        ),
        migrations.AddField("isiberkas", "barang_id", models.UUIDField(null=True)),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("barang_bukti", "0007_kata_tersimpan")]

    operations = [
        migrations.AddField("barangbukti", "penyitaan_id", models.UUIDField(null=True)),
    ]

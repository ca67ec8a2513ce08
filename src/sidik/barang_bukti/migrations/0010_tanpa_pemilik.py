from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("barang_bukti", "0009_kembali_iptek")]

    operations = [
        migrations.AddField(
            "barangbukti", "tanpa_pemilik", models.BooleanField(default=False, db_default=False)
        ),
    ]

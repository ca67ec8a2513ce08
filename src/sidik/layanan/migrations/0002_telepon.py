from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("layanan", "0001_layanan")]
    operations = [
        migrations.AddIndex(
            model_name="akses",
            index=models.Index(fields=["telepon_index"], name="layanan_akses_telepon"),
        )
    ]

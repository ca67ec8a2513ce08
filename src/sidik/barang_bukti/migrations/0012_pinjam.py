from functools import partial

from django.db import migrations, models
from django.db.models import Q

_teks = partial(models.CharField, blank=True, default="", db_default="")


class Migration(migrations.Migration):
    dependencies = [("barang_bukti", "0011_contoh")]

    operations = [
        migrations.AddField("gerak", "instansi", _teks(max_length=160)),
        migrations.AddField("gerak", "keperluan", _teks(max_length=160)),
        migrations.AddField("gerak", "sampai", models.DateField(null=True)),
        migrations.AddField("barangbukti", "pinjam_oleh", _teks(max_length=300)),
        migrations.AddField("barangbukti", "pinjam_sampai", models.DateField(null=True)),
        migrations.AddIndex(
            "barangbukti",
            models.Index(
                fields=["pinjam_sampai"],
                condition=Q(pinjam_sampai__isnull=False),
                name="bb_pinjam_sampai",
            ),
        ),
    ]

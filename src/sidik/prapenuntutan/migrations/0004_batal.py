"""An SPDP that was written down wrongly is struck out: the row stays, its identity is free."""

from django.db import migrations, models

IDENTITAS = "prapenuntutan_satu_identitas_spdp"


def _text(size: int) -> "models.CharField[str, str]":
    return models.CharField(max_length=size, blank=True, default="", db_default="")


class Migration(migrations.Migration):
    dependencies = [("prapenuntutan", "0003_barang_buku")]

    operations = [
        migrations.AddField("spdp", "batal_at", models.DateTimeField(null=True)),
        migrations.AddField("spdp", "batal_alasan", _text(300)),
        migrations.AddField("spdp", "batal_oleh", _text(200)),
        migrations.RemoveConstraint("spdp", IDENTITAS),
        migrations.AddConstraint(
            "spdp",
            models.UniqueConstraint(
                fields=["nomor_key", "tanggal", "penerbit"],
                condition=models.Q(batal_at=None),
                name=IDENTITAS,
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("barang_bukti", "0004_sisa_lab")]

    operations = [
        migrations.RemoveConstraint(model_name="kaitanbb", name="bb_satu_kaitan"),
        migrations.AddField(
            model_name="kaitanbb",
            name="lepas_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="kaitanbb",
            name="lepas_alasan",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddConstraint(
            model_name="kaitanbb",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lepas_at", None)),
                fields=("bb", "keterlibatan"),
                name="bb_satu_kaitan",
            ),
        ),
    ]

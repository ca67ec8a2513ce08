"""An LP knows at whose counter it was taken; of those that lie here already it is looked up."""

from django.db import migrations, models

FILL = """
UPDATE perkara_laporanpolisi l SET loket = p.satuan_id
  FROM satuan_petugas p WHERE p.nrp = l.penerima_nrp AND p.node = l.node;
"""


class Migration(migrations.Migration):
    dependencies = [("perkara", "0016_draf_menjadi_lp"), ("satuan", "0001_satuan")]
    operations = [
        migrations.AddField(
            model_name="laporanpolisi",
            name="loket",
            field=models.CharField(blank=True, db_default="", default="", max_length=80),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]

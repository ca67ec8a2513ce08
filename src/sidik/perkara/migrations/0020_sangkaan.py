"""A person may be charged otherwise than his case; whom that concerns is found by article too.

The column is filled by its default, so no row is written anew; the index holds only the few.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("perkara", "0019_riwayat_batal")]
    operations = [
        migrations.AddField(
            model_name="keterlibatan",
            name="pasal_rinci",
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.AddIndex(
            model_name="keterlibatan",
            index=GinIndex(
                condition=models.Q(("pasal_rinci", []), _negated=True),
                fields=["pasal_rinci"],
                name="perkara_sangkaan_orang",
                opclasses=["jsonb_path_ops"],
            ),
        ),
    ]

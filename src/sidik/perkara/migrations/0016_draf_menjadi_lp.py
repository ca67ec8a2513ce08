"""A draft knows which LP came of it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("perkara", "0015_per_orang")]
    operations = [
        migrations.AddField(
            model_name="draf",
            name="lp",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="perkara.laporanpolisi",
            ),
        ),
    ]

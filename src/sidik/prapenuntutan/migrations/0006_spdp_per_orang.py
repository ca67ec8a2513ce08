"""An SPDP names its people, and each of them is told for himself."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Value


class Migration(migrations.Migration):
    dependencies = [("perkara", "0015_per_orang"), ("prapenuntutan", "0005_campur")]

    operations = [
        migrations.AddField(
            model_name="spdp",
            name="orang",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), db_default=Value("{}"), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="pengirimanspdp",
            name="keterlibatan",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="perkara.keterlibatan",
            ),
        ),
        migrations.AddField(
            model_name="pengirimanspdp",
            name="oleh",
            field=models.CharField(blank=True, db_default="", default="", max_length=160),
        ),
        migrations.RemoveConstraint(
            model_name="pengirimanspdp", name="prapenuntutan_satu_pihak_sekali"
        ),
        migrations.AddConstraint(
            model_name="pengirimanspdp",
            constraint=models.UniqueConstraint(
                condition=models.Q(("keterlibatan", None)),
                fields=("spdp", "pihak"),
                name="prapenuntutan_satu_pihak_sekali",
            ),
        ),
        migrations.AddConstraint(
            model_name="pengirimanspdp",
            constraint=models.UniqueConstraint(
                fields=("spdp", "pihak", "keterlibatan"), name="prapenuntutan_satu_orang_sekali"
            ),
        ),
    ]

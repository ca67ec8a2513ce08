"""A case is found by the number of a letter that a step names."""

from django.contrib.postgres.indexes import OpClass
from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [("perkara", "0020_sangkaan")]
    operations = [
        migrations.AddIndex(
            model_name="tindakan",
            index=models.Index(
                OpClass(Upper("nomor_surat"), name="text_pattern_ops"),
                condition=models.Q(("nomor_surat", ""), _negated=True),
                name="perkara_tindakan_surat",
            ),
        ),
    ]

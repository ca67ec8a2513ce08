"""A person or an act that was written down wrongly is struck out; the row stays.

The guards of the database count no struck row either: each gets one more condition, where it
stands.
"""

from django.db import migrations, models

COUNTS = """
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('perkara_urutan_dijaga'::regproc),
    'k.peran = ''pelapor''', 'k.batal_at IS NULL AND k.peran = ''pelapor''');
  EXECUTE replace(pg_get_functiondef('perkara_rehab_dijaga'::regproc),
    'AND k.status NOT IN', 'AND k.batal_at IS NULL AND k.status NOT IN');
END $$;
"""
COUNTED = """
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('perkara_urutan_dijaga'::regproc),
    'k.batal_at IS NULL AND k.peran', 'k.peran');
  EXECUTE replace(pg_get_functiondef('perkara_rehab_dijaga'::regproc),
    'AND k.batal_at IS NULL AND k.status', 'AND k.status');
END $$;
"""


def _text(size: int) -> "models.CharField[str, str]":
    return models.CharField(max_length=size, blank=True, default="", db_default="")


def _columns(model: str) -> list[migrations.AddField]:
    return [
        migrations.AddField(model, "batal_at", models.DateTimeField(null=True)),
        migrations.AddField(model, "batal_alasan", _text(300)),
        migrations.AddField(model, "batal_oleh", _text(200)),
    ]


class Migration(migrations.Migration):
    dependencies = [("perkara", "0012_rehab")]
    operations = [
        *_columns("keterlibatan"),
        *_columns("tindakan"),
        migrations.RunSQL(COUNTS, COUNTED),
    ]

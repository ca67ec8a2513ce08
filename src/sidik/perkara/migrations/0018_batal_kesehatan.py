"""A urine test and an assessment can be struck out; the guard of treatment forgets what was."""

from django.db import migrations, models

SAH = """
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('perkara_rehab_dijaga'::regproc),
    'ON k.id = a.keterlibatan_id', 'ON k.id = a.keterlibatan_id AND a.batal_at IS NULL');
END $$;
"""
SEMUA = """
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('perkara_rehab_dijaga'::regproc),
    'ON k.id = a.keterlibatan_id AND a.batal_at IS NULL', 'ON k.id = a.keterlibatan_id');
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("perkara", "0017_loket")]
    operations = [
        migrations.AddField(
            model_name="asesmen",
            name="batal_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="asesmen",
            name="batal_alasan",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="asesmen",
            name="batal_oleh",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="tesurine",
            name="batal_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="tesurine",
            name="batal_alasan",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="tesurine",
            name="batal_oleh",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.RunSQL(SAH, SEMUA),
    ]

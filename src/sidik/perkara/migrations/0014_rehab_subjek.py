"""The guard of the way out by treatment asks about those under investigation, and nobody else."""

from django.db import migrations

SUBJEK = """
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('perkara_rehab_dijaga'::regproc),
    'AND k.batal_at IS NULL AND',
    'AND k.peran IN (''terlapor'', ''tersangka'') AND k.batal_at IS NULL AND');
END $$;
"""
SEMUA = """
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('perkara_rehab_dijaga'::regproc),
    'AND k.peran IN (''terlapor'', ''tersangka'') AND k.batal_at IS NULL AND',
    'AND k.batal_at IS NULL AND');
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("perkara", "0013_batal")]
    operations = [migrations.RunSQL(SUBJEK, SEMUA)]

"""Caught in the act: the arrest, the search and the seizure come first, the LP/A afterwards.

How long before it they may lie is a number of law, which the use case asks. How the person stands
since his arrest only follows it: whether that was written down late is asked of the arrest.
"""

from django.db import migrations

_TANGAN = """
CREATE FUNCTION upaya_tertangkap_tangan(uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT tertangkap_tangan FROM perkara_perkara WHERE id = $1
$$;
CREATE OR REPLACE FUNCTION upaya_sesudah_lp() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lp_at timestamptz;
  baris jsonb := to_jsonb(NEW);
BEGIN
  SELECT min(dilaporkan_at) INTO lp_at FROM perkara_laporanpolisi WHERE perkara_id = NEW.perkara_id;
  IF NEW.mulai_at < lp_at AND NEW.terlambat = '' AND NOT (
    TG_TABLE_NAME = 'upaya_paksa_penangkapan'
    AND ((baris ->> 'tertangkap_tangan')::boolean OR upaya_tertangkap_tangan(NEW.perkara_id))
  ) THEN
    RAISE EXCEPTION 'upaya paksa mendahului laporan polisinya tanpa alasan'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'upaya_sesudah_lp';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION upaya_geledah_sita_sesudah_lp() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lp_at timestamptz;
BEGIN
  SELECT min(dilaporkan_at) INTO lp_at FROM perkara_laporanpolisi WHERE perkara_id = NEW.perkara_id;
  IF NEW.at < lp_at AND NEW.terlambat = ''
    AND NEW.mendesak NOT IN ('tertangkap_tangan', 'saat_ditangkap')
    AND NOT upaya_tertangkap_tangan(NEW.perkara_id) THEN
    RAISE EXCEPTION 'upaya paksa mendahului laporan polisinya tanpa alasan'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'upaya_geledah_sita_sesudah_lp';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER perkara_sesudah_lp ON perkara_riwayatstatus;
CREATE TRIGGER perkara_sesudah_lp BEFORE INSERT ON perkara_riwayatstatus
  FOR EACH ROW WHEN (NEW.status <> 'ditangkap') EXECUTE FUNCTION perkara_sesudah_lp('at');
"""


class Migration(migrations.Migration):
    dependencies = [("upaya_paksa", "0005_jeda_menyusul"), ("perkara", "0014_rehab_subjek")]
    operations = [migrations.RunSQL(_TANGAN, migrations.RunSQL.noop)]

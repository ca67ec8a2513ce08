"""The database guards the order of things and the authors of acts; names are found misspelt.

An act before the LP of its case needs the reason why it is written down late, and an act of the
team needs an officer who was on the order at that moment. A case from before orders were kept is
answered for by its investigator.
"""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

CREATE = """
CREATE FUNCTION perkara_tindakan_dijaga() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lp_at timestamptz;
BEGIN
  SELECT min(dilaporkan_at) INTO lp_at FROM perkara_laporanpolisi WHERE perkara_id = NEW.perkara_id;
  IF NEW.at < lp_at AND NEW.terlambat = '' THEN
    RAISE EXCEPTION 'tindakan mendahului laporan polisinya tanpa alasan'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'perkara_tindakan_sesudah_lp';
  END IF;
  IF NEW.sebagai = 'tim' AND NOT EXISTS (
    SELECT 1 FROM perkara_penugasan t
    WHERE t.perkara_id = NEW.perkara_id AND t.nrp = NEW.petugas_nrp
      AND (NEW.terlambat <> ''
           OR t.mulai_at <= NEW.at AND (t.selesai_at IS NULL OR t.selesai_at >= NEW.at))
  ) AND NOT EXISTS (
    SELECT 1 FROM perkara_perkara p JOIN satuan_petugas s ON s.id = p.penyidik_id
    WHERE p.id = NEW.perkara_id AND s.nrp = NEW.petugas_nrp
      AND NOT EXISTS (SELECT 1 FROM perkara_penugasan t WHERE t.perkara_id = p.id)
  ) THEN
    RAISE EXCEPTION 'petugas tidak tercantum dalam surat perintah perkara ini'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'perkara_tindakan_oleh_tim';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER perkara_tindakan_dijaga BEFORE INSERT ON perkara_tindakan
  FOR EACH ROW EXECUTE FUNCTION perkara_tindakan_dijaga();
CREATE INDEX perkara_orang_nama_mirip ON perkara_orang
  USING gin (lower(nama || ' ' || alias) gin_trgm_ops);
UPDATE perkara_perkara p SET tim = ARRAY[s.nrp]::varchar[]
  FROM satuan_petugas s WHERE s.id = p.penyidik_id AND p.tim = '{}';
"""
DROP = """
DROP INDEX perkara_orang_nama_mirip;
DROP FUNCTION perkara_tindakan_dijaga() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("perkara", "0002_dalam"), ("satuan", "0001_satuan")]
    operations = [TrigramExtension(), migrations.RunSQL(CREATE, DROP)]

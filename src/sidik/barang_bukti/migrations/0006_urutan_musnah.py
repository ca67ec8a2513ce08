from django.db import migrations

GUARD = """
-- A destruction follows the ruling that orders it, and for narcotics the sample that was set aside:
-- no reason excuses another order. What comes from another node was judged there.
CREATE FUNCTION bb_urutan_musnah() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  b barang_bukti_barangbukti;
  hari date;
BEGIN
  IF NEW.penetapan_id IS NULL
     OR EXISTS (SELECT 1 FROM sinkron_simpul WHERE kode = NEW.node) THEN RETURN NULL; END IF;
  SELECT * INTO b FROM barang_bukti_barangbukti WHERE id = NEW.bb_id;
  SELECT (NEW.at AT TIME ZONE s.zona)::date INTO hari
    FROM perkara_perkara p JOIN satuan_satuan s ON s.kode = p.satuan_id WHERE p.id = b.perkara_id;
  IF hari < (SELECT min(diterima) FROM barang_bukti_penetapan
             WHERE bb_id = b.id AND 'musnah' = ANY(peruntukan)) THEN
    RAISE EXCEPTION '% dimusnahkan sebelum penetapannya diterima', b.nomor
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bb_musnah_sesudah_penetapan';
  ELSIF b.golongan LIKE 'narkotika%' AND NEW.at < (
    SELECT min(at) FROM barang_bukti_gerak WHERE bb_id = b.id AND jenis = 'lab') THEN
    RAISE EXCEPTION '% dimusnahkan sebelum contohnya disisihkan', b.nomor
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bb_musnah_sesudah_contoh';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER bb_urutan_musnah AFTER INSERT ON barang_bukti_pemusnahan
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bb_urutan_musnah();
"""
UNDO = """
DROP TRIGGER bb_urutan_musnah ON barang_bukti_pemusnahan;
DROP FUNCTION bb_urutan_musnah();
"""


class Migration(migrations.Migration):
    dependencies = [("barang_bukti", "0005_kaitan_lepas")]

    operations = [migrations.RunSQL(GUARD, UNDO)]

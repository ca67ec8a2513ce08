"""The database guards the order of more things, for whoever writes past the use cases.

A step lies not on a day before the step that it follows, an SPDP not before its Sprin Sidik, a
letter to the reporter not before the first one (SP2HP A1), an order, a person's standing and a
request to the TAT not before the LP; each unless the row says why it is written down late.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION perkara_lp_at(uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT min(dilaporkan_at) FROM perkara_laporanpolisi WHERE perkara_id = $1
$$;
CREATE FUNCTION perkara_urutan_dijaga() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  zona text;
  lain timestamptz;
BEGIN
  IF NEW.terlambat <> '' THEN
    RETURN NEW;
  END IF;
  SELECT s.zona INTO zona FROM perkara_perkara p JOIN satuan_satuan s ON s.kode = p.satuan_id
    WHERE p.id = NEW.perkara_id;
  IF NEW.jenis = 'langkah' THEN
    SELECT max(t.at) INTO lain FROM perkara_tindakan t
      WHERE t.perkara_id = NEW.perkara_id AND t.jenis = 'langkah';
    IF (NEW.at AT TIME ZONE zona)::date < (lain AT TIME ZONE zona)::date THEN
      RAISE EXCEPTION 'langkah mendahului langkah sebelumnya tanpa alasan'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'perkara_langkah_berurutan';
    END IF;
  ELSIF NEW.jenis = 'spdp' THEN
    SELECT p.sidik_at INTO lain FROM perkara_perkara p WHERE p.id = NEW.perkara_id;
    IF (NEW.at AT TIME ZONE zona)::date < (lain AT TIME ZONE zona)::date THEN
      RAISE EXCEPTION 'SPDP mendahului Sprin Sidik tanpa alasan'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'perkara_spdp_sesudah_sidik';
    END IF;
  ELSIF NEW.jenis = 'kabar' AND NEW.tujuan IN ('sp2hp_lidik', 'sp2hp_sidik') THEN
    SELECT min(t.at) INTO lain FROM perkara_tindakan t
      WHERE t.perkara_id = NEW.perkara_id AND t.jenis = 'kabar' AND t.tujuan = 'sp2hp_a1';
    IF EXISTS (SELECT 1 FROM perkara_keterlibatan k
               WHERE k.perkara_id = NEW.perkara_id AND k.peran = 'pelapor')
       AND (lain IS NULL OR (NEW.at AT TIME ZONE zona)::date < (lain AT TIME ZONE zona)::date) THEN
      RAISE EXCEPTION 'SP2HP mendahului SP2HP A1 tanpa alasan'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'perkara_sp2hp_sesudah_a1';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER perkara_urutan_dijaga BEFORE INSERT ON perkara_tindakan
  FOR EACH ROW EXECUTE FUNCTION perkara_urutan_dijaga();

CREATE FUNCTION perkara_sesudah_lp() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  baris jsonb := to_jsonb(NEW);
  perkara uuid := baris ->> 'perkara_id';
BEGIN
  IF perkara IS NULL THEN
    SELECT k.perkara_id INTO perkara FROM perkara_keterlibatan k
      WHERE k.id = (baris ->> 'keterlibatan_id')::uuid;
  END IF;
  IF NEW.terlambat = '' AND (baris ->> TG_ARGV[0])::timestamptz < perkara_lp_at(perkara) THEN
    RAISE EXCEPTION 'mendahului laporan polisinya tanpa alasan'
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_sesudah_lp';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER perkara_sesudah_lp BEFORE INSERT ON perkara_penugasan
  FOR EACH ROW EXECUTE FUNCTION perkara_sesudah_lp('mulai_at');
CREATE TRIGGER perkara_sesudah_lp BEFORE INSERT ON perkara_riwayatstatus
  FOR EACH ROW EXECUTE FUNCTION perkara_sesudah_lp('at');
CREATE TRIGGER perkara_sesudah_lp BEFORE INSERT ON perkara_asesmen
  FOR EACH ROW EXECUTE FUNCTION perkara_sesudah_lp('diminta_at');
"""
DROP = """
DROP FUNCTION perkara_sesudah_lp() CASCADE;
DROP FUNCTION perkara_urutan_dijaga() CASCADE;
DROP FUNCTION perkara_lp_at(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("perkara", "0006_isian")]
    operations = [migrations.RunSQL(CREATE, DROP)]

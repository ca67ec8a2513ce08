"""The database guards the way out by treatment, for whoever writes past the use cases.

A case ends so only after a gelar about its ending was held, and where assessments were asked of
the TAT, after a result came and on a day when that gelar knew it. Assessments are health data and
do not travel: a copy of the case at the centre is asked for its gelar alone.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION perkara_rehab_dijaga() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  zona text;
  gelar date;
  diminta bigint;
  hasil date;
BEGIN
  SELECT s.zona INTO zona FROM perkara_perkara p JOIN satuan_satuan s ON s.kode = p.satuan_id
    WHERE p.id = NEW.perkara_id;
  SELECT max((t.at AT TIME ZONE zona)::date) INTO gelar FROM perkara_tindakan t
    WHERE t.perkara_id = NEW.perkara_id AND t.jenis = 'gelar' AND t.tujuan = 'henti';
  IF gelar IS NULL THEN
    RAISE EXCEPTION 'rehabilitasi tanpa gelar penyelesaian'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'perkara_rehab_tanpa_gelar';
  END IF;
  SELECT count(*), max((a.hasil_at AT TIME ZONE zona)::date) INTO diminta, hasil
    FROM perkara_asesmen a JOIN perkara_keterlibatan k ON k.id = a.keterlibatan_id
    WHERE k.perkara_id = NEW.perkara_id
      AND k.status NOT IN ('diversi', 'dihentikan', 'dilimpahkan', 'meninggal');
  IF diminta > 0 AND hasil IS NULL THEN
    RAISE EXCEPTION 'rehabilitasi sebelum hasil asesmen TAT'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'perkara_rehab_sesudah_tat';
  END IF;
  IF hasil > gelar THEN
    RAISE EXCEPTION 'gelar penyelesaian mendahului hasil asesmen TAT'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'perkara_rehab_digelar_sesudah_tat';
  END IF;
  IF NEW.terlambat = '' AND (NEW.at AT TIME ZONE zona)::date < gelar AND NOT EXISTS (
    SELECT 1 FROM perkara_tindakan t
    WHERE t.perkara_id = NEW.perkara_id AND t.jenis = 'gelar' AND t.tujuan = 'henti'
      AND (t.at AT TIME ZONE zona)::date <= (NEW.at AT TIME ZONE zona)::date
  ) THEN
    RAISE EXCEPTION 'rehabilitasi mendahului gelar penyelesaiannya tanpa alasan'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'perkara_rehab_sesudah_gelar';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER perkara_rehab_dijaga BEFORE INSERT ON perkara_tindakan
  FOR EACH ROW WHEN (NEW.jenis = 'langkah' AND NEW.tujuan = 'settle_rehabilitasi')
  EXECUTE FUNCTION perkara_rehab_dijaga();
"""
DROP = "DROP FUNCTION perkara_rehab_dijaga() CASCADE"


class Migration(migrations.Migration):
    dependencies = [("perkara", "0011_draf_menit")]
    operations = [migrations.RunSQL(CREATE, DROP)]

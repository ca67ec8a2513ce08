from django.db import migrations

# A late entry says that it was written down late, not that the world ran backwards.
GUARD = """
CREATE FUNCTION upaya_tahan_sesudah_tangkap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.keluar IS NULL AND EXISTS (
    SELECT 1 FROM upaya_paksa_penangkapan
    WHERE keterlibatan_id = NEW.keterlibatan_id AND mulai_at > NEW.mulai_at
  ) THEN
    RAISE EXCEPTION 'penahanan mendahului penangkapannya'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'upaya_tahan_sesudah_tangkap';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER upaya_tahan_sesudah_tangkap BEFORE INSERT ON upaya_paksa_penahanan
  FOR EACH ROW EXECUTE FUNCTION upaya_tahan_sesudah_tangkap();
"""
UNGUARD = "DROP FUNCTION upaya_tahan_sesudah_tangkap() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("upaya_paksa", "0002_izin")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]

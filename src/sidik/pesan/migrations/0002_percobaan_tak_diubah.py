"""An attempt once noted stays as it was noted: it is the proof of what went out and when."""

from django.db import migrations

CREATE = """
CREATE FUNCTION pesan_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'percobaan kirim hanya dapat ditambah' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER pesan_percobaan_tak_diubah BEFORE UPDATE OR DELETE ON pesan_percobaan
  FOR EACH ROW EXECUTE FUNCTION pesan_append_only();
"""
DROP = "DROP FUNCTION pesan_append_only() CASCADE"


class Migration(migrations.Migration):
    dependencies = [("pesan", "0001_pesan")]
    operations = [migrations.RunSQL(CREATE, DROP)]

"""A draft per window; an order counts from the minute in which it was given."""

from typing import Final

from django.db import migrations, models

JAGA: Final = """
CREATE OR REPLACE FUNCTION perkara_tindakan_dijaga() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lp_at timestamptz;
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
           OR date_trunc('minute', t.mulai_at) <= NEW.at
              AND (t.selesai_at IS NULL OR t.selesai_at >= NEW.at))
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
"""
KUNCI: Final = """
ALTER TABLE perkara_draf DROP CONSTRAINT perkara_draf_pkey;
ALTER TABLE perkara_draf ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY;
ALTER TABLE perkara_draf ALTER COLUMN id DROP DEFAULT;
CREATE INDEX perkara_draf_nrp ON perkara_draf (nrp);
"""


class Migration(migrations.Migration):
    dependencies = [("perkara", "0010_pemeriksaan")]

    operations = [
        migrations.RunSQL(JAGA, migrations.RunSQL.noop),
        migrations.RunSQL(
            KUNCI,
            state_operations=[
                migrations.DeleteModel("Draf"),
                migrations.CreateModel(
                    "Draf",
                    [
                        ("id", models.UUIDField(primary_key=True, serialize=False)),
                        ("nrp", models.CharField(db_index=True, max_length=18)),
                        ("isi", models.JSONField(default=dict)),
                        ("disimpan_at", models.DateTimeField()),
                    ],
                ),
            ],
        ),
    ]

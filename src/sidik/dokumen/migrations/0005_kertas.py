"""A paper names the orders on paper that it rests on; a first letter among them is one too."""

import django.contrib.postgres.fields
from django.db import migrations, models

JAGA = """
CREATE OR REPLACE FUNCTION dokumen_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'surat tidak dihapus: cabut dengan alasan';
  END IF;
  IF NEW.isi = '' THEN
    RETURN NEW;  -- the copy of another node's paper: its own node guards it
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.ditandatangani_at IS NOT NULL THEN
    IF ROW(
        NEW.isi, NEW.hash, NEW.nomor, NEW.tanggal, NEW.urut, NEW.ditandatangani_at,
        NEW.register, NEW.register_urut, NEW.tahun_register, NEW.jenis, NEW.subject, NEW.induk,
        NEW.satuan_id, NEW.kelas, NEW.penanda_nrp, NEW.penyusun_nrp, NEW.dari, NEW.susulan, NEW.kertas
      ) IS DISTINCT FROM ROW(
        OLD.isi, OLD.hash, OLD.nomor, OLD.tanggal, OLD.urut, OLD.ditandatangani_at,
        OLD.register, OLD.register_urut, OLD.tahun_register, OLD.jenis, OLD.subject, OLD.induk,
        OLD.satuan_id, OLD.kelas, OLD.penanda_nrp, OLD.penyusun_nrp, OLD.dari, OLD.susulan, OLD.kertas
      ) OR NEW.keadaan IN ('konsep', 'diajukan', 'paraf_kbo', 'paraf_kasat') THEN
      RAISE EXCEPTION 'surat yang sudah ditandatangani tidak berubah';
    END IF;
    IF NEW.keadaan = 'dicabut' AND OLD.keadaan <> 'dicabut' AND EXISTS (
        SELECT 1 FROM dokumen_dokumen s WHERE s.induk = NEW.induk AND s.jenis = 'spdp'
        AND s.dikirim_at IS NOT NULL AND s.keadaan IN ('dikirim', 'diterima', 'ditolak')
      ) THEN
      RAISE EXCEPTION 'SPDP sudah dikirim: surat perkara tidak dicabut lagi';
    END IF;
  ELSIF NEW.ditandatangani_at IS NOT NULL AND NEW.jenis LIKE 'sp2hp\\_%' AND NEW.jenis <> 'sp2hp_a1'
      AND NEW.susulan = '' AND NOT EXISTS (
        SELECT 1 FROM dokumen_dokumen a WHERE a.induk = NEW.induk AND a.jenis = 'sp2hp_a1'
        AND a.keadaan IN ('ditandatangani', 'dikirim', 'diterima')
        AND a.ditandatangani_at <= NEW.ditandatangani_at
      ) AND NOT EXISTS (
        SELECT 1 FROM unnest(NEW.kertas) k WHERE k LIKE 'sp2hp\\_a1 %'
      ) THEN
    RAISE EXCEPTION 'SP2HP mendahului SP2HP A1 tanpa alasan';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("dokumen", "0004_orang"),
    ]

    operations = [
        migrations.AddField(
            model_name="dokumen",
            name="kertas",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=200),
                db_default=models.Value("{}"),
                default=list,
                size=None,
            ),
        ),
        migrations.RunSQL(JAGA, migrations.RunSQL.noop),
    ]

"""Late papers say why; templates for one paper; the database guards more of what was signed.

A letter to the reporter follows the first one (SP2HP A1) unless it says why it comes late; once an
SPDP has gone out nothing signed in the case is withdrawn; the printed sheet never changes, and of
the steps on a paper's way only that one no longer counts.
"""

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
        NEW.satuan_id, NEW.kelas, NEW.penanda_nrp, NEW.penyusun_nrp, NEW.dari, NEW.susulan
      ) IS DISTINCT FROM ROW(
        OLD.isi, OLD.hash, OLD.nomor, OLD.tanggal, OLD.urut, OLD.ditandatangani_at,
        OLD.register, OLD.register_urut, OLD.tahun_register, OLD.jenis, OLD.subject, OLD.induk,
        OLD.satuan_id, OLD.kelas, OLD.penanda_nrp, OLD.penyusun_nrp, OLD.dari, OLD.susulan
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
      ) THEN
    RAISE EXCEPTION 'SP2HP mendahului SP2HP A1 tanpa alasan';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER dokumen_beku ON dokumen_dokumen;
CREATE TRIGGER dokumen_beku BEFORE INSERT OR UPDATE OR DELETE ON dokumen_dokumen
  FOR EACH ROW EXECUTE FUNCTION dokumen_beku();

CREATE FUNCTION dokumen_cetakan_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'cetakan surat yang ditandatangani tidak berubah';
END $$;
CREATE TRIGGER dokumen_cetakan_beku BEFORE UPDATE OR DELETE ON dokumen_cetakan
  FOR EACH ROW EXECUTE FUNCTION dokumen_cetakan_beku();

CREATE FUNCTION dokumen_paraf_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR ROW(NEW.dokumen_id, NEW.langkah, NEW.at, NEW.nrp, NEW.nama, NEW.pangkat,
      NEW.jabatan, NEW.alasan) IS DISTINCT FROM ROW(OLD.dokumen_id, OLD.langkah, OLD.at, OLD.nrp,
      OLD.nama, OLD.pangkat, OLD.jabatan, OLD.alasan) OR (OLD.gugur AND NOT NEW.gugur) THEN
    RAISE EXCEPTION 'langkah surat tidak diubah dan tidak dihapus';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dokumen_paraf_beku BEFORE UPDATE OR DELETE ON dokumen_paraf
  FOR EACH ROW EXECUTE FUNCTION dokumen_paraf_beku();
"""
LEPAS = """
DROP FUNCTION dokumen_paraf_beku() CASCADE;
DROP FUNCTION dokumen_cetakan_beku() CASCADE;
DROP TRIGGER dokumen_beku ON dokumen_dokumen;
CREATE TRIGGER dokumen_beku BEFORE UPDATE OR DELETE ON dokumen_dokumen
  FOR EACH ROW EXECUTE FUNCTION dokumen_beku();
"""


class Migration(migrations.Migration):
    dependencies = [("dokumen", "0002_mindik")]

    operations = [
        migrations.AddField(
            model_name="dokumen",
            name="susulan",
            field=models.CharField(blank=True, db_default="", default="", max_length=500),
        ),
        migrations.AddField(
            model_name="templat",
            name="jenis",
            field=models.CharField(blank=True, db_default="", default="", max_length=30),
        ),
        migrations.RunSQL(JAGA, LEPAS),
    ]

"""Names beside the unit whose case they are in: kept by the database, whoever writes.

New roles come one by one and thousands at once (old registers, another site's batch), and a
person may arrive after the role; so inserts are met by statement, changes by the row that changed.
"""

import django.db.models.deletion
from django.db import migrations, models

CREATE = """
CREATE FUNCTION perkara_catat_nama(kolom text, kunci uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($q$
    INSERT INTO perkara_namadicari (keterlibatan_id, perkara_id, orang_id, satuan_kode, kata)
    SELECT k.id, p.id, o.id, p.satuan_id, lower(o.nama || ' ' || o.alias)
    FROM perkara_keterlibatan k
    JOIN perkara_orang o ON o.id = k.orang_id
    JOIN perkara_perkara p ON p.id = k.perkara_id
    WHERE k.%I = ANY($1)
    ON CONFLICT (keterlibatan_id) DO UPDATE SET perkara_id = EXCLUDED.perkara_id,
      orang_id = EXCLUDED.orang_id, satuan_kode = EXCLUDED.satuan_kode, kata = EXCLUDED.kata
  $q$, kolom) USING kunci;
END $$;
CREATE FUNCTION perkara_nama_baru() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM perkara_catat_nama(TG_ARGV[0], ARRAY(SELECT id FROM baru));
  RETURN NULL;
END $$;
CREATE FUNCTION perkara_nama_berubah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM perkara_catat_nama(TG_ARGV[0], ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER perkara_nama_baru AFTER INSERT ON perkara_keterlibatan
  REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION perkara_nama_baru('id');
CREATE TRIGGER perkara_nama_baru AFTER INSERT ON perkara_orang
  REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION perkara_nama_baru('orang_id');
CREATE TRIGGER perkara_nama_baru AFTER INSERT ON perkara_perkara
  REFERENCING NEW TABLE AS baru FOR EACH STATEMENT
  EXECUTE FUNCTION perkara_nama_baru('perkara_id');
CREATE TRIGGER perkara_nama_berubah AFTER UPDATE ON perkara_keterlibatan FOR EACH ROW
  WHEN (OLD.orang_id <> NEW.orang_id OR OLD.perkara_id <> NEW.perkara_id)
  EXECUTE FUNCTION perkara_nama_berubah('id');
CREATE TRIGGER perkara_nama_berubah AFTER UPDATE ON perkara_orang FOR EACH ROW
  WHEN (OLD.nama <> NEW.nama OR OLD.alias <> NEW.alias)
  EXECUTE FUNCTION perkara_nama_berubah('orang_id');
CREATE TRIGGER perkara_nama_berubah AFTER UPDATE ON perkara_perkara FOR EACH ROW
  WHEN (OLD.satuan_id <> NEW.satuan_id)
  EXECUTE FUNCTION perkara_nama_berubah('perkara_id');
INSERT INTO perkara_namadicari (keterlibatan_id, perkara_id, orang_id, satuan_kode, kata)
  SELECT k.id, p.id, o.id, p.satuan_id, lower(o.nama || ' ' || o.alias)
  FROM perkara_keterlibatan k
  JOIN perkara_orang o ON o.id = k.orang_id
  JOIN perkara_perkara p ON p.id = k.perkara_id;
"""
DROP = """
DROP FUNCTION perkara_nama_baru() CASCADE;
DROP FUNCTION perkara_nama_berubah() CASCADE;
DROP FUNCTION perkara_catat_nama(text, uuid[]);
"""


class Migration(migrations.Migration):
    dependencies = [("perkara", "0008_tim_terbuka")]
    operations = [
        migrations.CreateModel(
            name="NamaDicari",
            fields=[
                (
                    "keterlibatan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="perkara.keterlibatan",
                    ),
                ),
                (
                    "perkara",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="perkara.perkara",
                    ),
                ),
                (
                    "orang",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="perkara.orang",
                    ),
                ),
                ("satuan_kode", models.CharField(max_length=80)),
                ("kata", models.TextField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["satuan_kode"],
                        include=("keterlibatan", "perkara", "kata"),
                        name="perkara_nama_di_satuan",
                        opclasses=["varchar_pattern_ops"],
                    )
                ],
            },
        ),
        migrations.RunSQL(CREATE, DROP),
    ]

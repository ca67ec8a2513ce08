from django.db import migrations, models

GUARD = """
CREATE OR REPLACE FUNCTION bb_alur(jenis text, OUT dari text, OUT ke text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT a.dari, a.ke FROM (VALUES
    ('masuk', NULL, 'sisa'), ('timbang_ulang', NULL, 'sisa'),
    ('lab', 'sisa', 'lab'), ('lab_kembali', 'lab', 'sisa'),
    ('sidang', 'sisa', 'sidang'), ('sidang_kembali', 'sidang', 'sisa'),
    ('iptek', 'sisa', 'iptek'), ('iptek_kembali', 'iptek', 'sisa'),
    ('musnah', 'sisa', 'musnah'), ('kembali', 'sisa', 'kembali'),
    ('pinjam', 'sisa', 'pinjam'), ('pinjam_kembali', 'pinjam', 'sisa'),
    ('pindah', 'sisa', 'sisa')
  ) AS a(nama, dari, ke) WHERE a.nama = jenis
$$;

CREATE OR REPLACE FUNCTION bb_periksa(bb_kunci uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  b barang_bukti_barangbukti;
  p barang_bukti_penetapan;
  l record;
  hitung bigint;
  asing boolean;
  salah record;
BEGIN
  SELECT * INTO b FROM barang_bukti_barangbukti WHERE id = bb_kunci;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT count(*) INTO hitung FROM barang_bukti_gerak WHERE bb_id = b.id;
  asing := EXISTS (SELECT 1 FROM sinkron_simpul WHERE kode = b.node);
  -- The centre receives the exhibit before its movements and judges when all have come.
  IF hitung < b.jumlah_gerak AND asing THEN RETURN; END IF;
  IF hitung <> b.jumlah_gerak
     OR hitung = 0 AND (b.netto_gram <> 0 OR b.netto_ml <> 0 OR b.netto_butir <> 0) THEN
    RAISE EXCEPTION 'saldo % berubah tanpa geraknya', b.nomor
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bb_saldo_dari_gerak';
  END IF;

  -- Each pot by each measure: its movements sum up to it, and at no moment was it below nought.
  SELECT s.wadah, s.ukuran, sum(s.beda) AS jumlah, min(s.jalan) AS terendah INTO salah
  FROM (
    SELECT w.wadah, u.ukuran, d.beda,
           sum(d.beda) OVER (PARTITION BY w.wadah, u.ukuran ORDER BY g.at, g.urut) AS jalan
    FROM barang_bukti_gerak g
    CROSS JOIN LATERAL bb_alur(g.jenis) a
    CROSS JOIN unnest(ARRAY['sisa','pinjam','lab','sidang','iptek','musnah','kembali']) w(wadah)
    CROSS JOIN LATERAL (VALUES ('gram', g.gram), ('ml', g.ml), ('butir', g.butir::numeric))
      u(ukuran, nilai)
    CROSS JOIN LATERAL (SELECT u.nilai * ((a.ke = w.wadah)::int
      - coalesce((a.dari = w.wadah)::int, 0)) AS beda) d
    WHERE g.bb_id = b.id
  ) s
  GROUP BY s.wadah, s.ukuran
  HAVING sum(s.beda) <> (to_jsonb(b) ->> (s.wadah || '_' || s.ukuran))::numeric
      OR min(s.jalan) < 0
  LIMIT 1;
  IF FOUND AND salah.terendah < 0 THEN
    RAISE EXCEPTION 'saldo % pada % pernah kurang dari nol', salah.wadah, b.nomor
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bb_saldo_sepanjang_waktu';
  ELSIF FOUND THEN
    RAISE EXCEPTION 'saldo % pada % tidak sama dengan jumlah geraknya', salah.wadah, b.nomor
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bb_saldo_dari_gerak';
  END IF;

  -- What happened before something already written down says so, and here also why.
  IF EXISTS (
    SELECT 1 FROM (
      SELECT g.at, g.menyusul, g.terlambat, max(g.at) OVER (
        ORDER BY g.urut ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS sebelum
      FROM barang_bukti_gerak g WHERE g.bb_id = b.id) t
    WHERE t.at < t.sebelum AND (NOT t.menyusul OR t.terlambat = '' AND NOT asing)
  ) THEN
    RAISE EXCEPTION 'gerak % mendahului yang sudah tercatat tanpa alasan', b.nomor
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bb_menyusul_beralasan';
  END IF;

  IF asing THEN RETURN; END IF;
  SELECT * INTO p FROM barang_bukti_penetapan WHERE bb_id = b.id
    ORDER BY diterima DESC, id DESC LIMIT 1;
  -- What came back unfit for use needs no ruling: as much of it as was destroyed without one.
  SELECT least(k.gram, m.gram) AS gram, least(k.ml, m.ml) AS ml, least(k.butir, m.butir) AS butir
    INTO l
  FROM (SELECT coalesce(sum(gram), 0) AS gram, coalesce(sum(ml), 0) AS ml,
          coalesce(sum(butir), 0) AS butir
        FROM barang_bukti_gerak WHERE bb_id = b.id
          AND jenis IN ('lab_kembali', 'iptek_kembali')) k
  CROSS JOIN (SELECT coalesce(sum(gram), 0) AS gram, coalesce(sum(ml), 0) AS ml,
          coalesce(sum(butir), 0) AS butir
        FROM barang_bukti_pemusnahan WHERE bb_id = b.id AND penetapan_id IS NULL) m;
  IF (b.jenis = 'zat' OR b.jenis = 'tanaman' AND p.id IS NOT NULL) AND (
    b.musnah_gram > coalesce(p.musnah_gram, 0) + l.gram
    OR b.musnah_ml > coalesce(p.musnah_ml, 0) + l.ml
    OR b.musnah_butir > coalesce(p.musnah_butir, 0) + l.butir
    OR b.iptek_gram > coalesce(p.iptek_gram + p.pelatihan_gram, 0)
    OR b.iptek_ml > coalesce(p.iptek_ml + p.pelatihan_ml, 0)
    OR b.iptek_butir > coalesce(p.iptek_butir + p.pelatihan_butir, 0)
  ) THEN
    RAISE EXCEPTION '% dipakai atau dimusnahkan melebihi penetapan status', b.nomor
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bb_menurut_penetapan';
  END IF;
END $$;
"""

JENIS = [
    "masuk",
    "timbang_ulang",
    "lab",
    "lab_kembali",
    "sidang",
    "sidang_kembali",
    "iptek",
    "iptek_kembali",
    "musnah",
    "kembali",
    "pinjam",
    "pinjam_kembali",
    "pindah",
]


class Migration(migrations.Migration):
    """What comes back from science goes into the store again, and needs no ruling to be destroyed.

    PP 40/2013 art. 26(2) and 27(3) letter c.
    """

    dependencies = [("barang_bukti", "0008_penyitaan")]

    operations = [
        migrations.RemoveConstraint(model_name="gerak", name="bb_gerak_dikenal"),
        migrations.AddConstraint(
            model_name="gerak",
            constraint=models.CheckConstraint(
                condition=models.Q(("jenis__in", JENIS)), name="bb_gerak_dikenal"
            ),
        ),
        migrations.RunSQL(GUARD),
    ]

"""People are settled one by one; the guard of treatment knows that such a one has left the case."""

from django.db import migrations, models

_LAMA = "('diversi', 'dihentikan', 'dilimpahkan', 'meninggal')"
_BARU = "('diversi', 'rj', 'dihentikan', 'dilimpahkan', 'meninggal')"
CHANGE = """
DO $do$
BEGIN
  EXECUTE replace(
    pg_get_functiondef('perkara_rehab_dijaga()'::regprocedure), $l$%s$l$, $b$%s$b$);
END $do$;
"""


class Migration(migrations.Migration):
    dependencies = [("perkara", "0014_rehab_subjek")]
    operations = [
        migrations.RunSQL(CHANGE % (_LAMA, _BARU), CHANGE % (_BARU, _LAMA)),
        migrations.AlterField(
            model_name="tindakan",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("gelar", "gelar"),
                    ("spdp", "spdp"),
                    ("langkah", "langkah"),
                    ("kabar", "kabar"),
                    ("diversi", "diversi"),
                    ("pemeriksaan", "pemeriksaan"),
                    ("salinan_bap", "salinan_bap"),
                    ("penyelesaian", "penyelesaian"),
                ],
                max_length=20,
            ),
        ),
    ]

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models
from django.db.models import F, Func, Q, Value


class Migration(migrations.Migration):
    dependencies = [("upaya_paksa", "0007_anak")]

    operations = [
        migrations.RemoveConstraint(model_name="jeda", name="upaya_jeda_tidak_bertumpuk"),
        migrations.AddField(
            model_name="jeda",
            name="batal_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="jeda",
            name="batal_alasan",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="jeda",
            name="batal_oleh",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddConstraint(
            model_name="jeda",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=Q(("batal_at", None)),
                expressions=[
                    (
                        Func(
                            F("mulai"),
                            F("sampai"),
                            Value("[)"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                    ("penahanan", "="),
                ],
                name="upaya_jeda_tidak_bertumpuk",
            ),
        ),
    ]

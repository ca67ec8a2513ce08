from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("impor", "0001_impor")]

    operations = [
        migrations.AddField(
            model_name="impor",
            name="jawab_nrp",
            field=models.CharField(blank=True, db_default="", default="", max_length=18),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("prapenuntutan", "0004_batal")]

    operations = [
        migrations.AddField(
            model_name="berkasperkara",
            name="campur",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
    ]

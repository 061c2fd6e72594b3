from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("petition", "0006_counted_when")]

    operations = [
        migrations.AlterField(
            model_name="petitionquestion",
            name="required",
            field=models.BooleanField(default=False, verbose_name="required"),
        ),
    ]

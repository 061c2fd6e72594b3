from django.db import migrations, models

import resources.models.languages


class Migration(migrations.Migration):

    dependencies = [
        ("resources", "0004_imports_with_columns"),
    ]

    operations = [
        migrations.AlterField(
            model_name="resourcepage",
            name="language",
            field=models.CharField(
                blank=True,
                help_text="Its name, such as “Spanish”, or its code. Left empty, it is the language of the page.",
                max_length=12,
                validators=[resources.models.languages.validate_language],
                verbose_name="language",
            ),
        ),
    ]

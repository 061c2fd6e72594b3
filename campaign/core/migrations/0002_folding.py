from django.db import migrations

from campaign.core.text.database_folding import drop_function, make_function


class Migration(migrations.Migration):
    """The function that folds names for searching, upon which other apps build indexes."""

    dependencies = [("core", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda _apps, schema_editor: make_function(schema_editor),
            lambda _apps, schema_editor: drop_function(schema_editor),
        )
    ]

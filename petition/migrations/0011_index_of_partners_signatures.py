from django.db import migrations, models

from campaign.core.migration_operations import AddIndexWithoutLock


class Migration(migrations.Migration):
    atomic = False  # CREATE INDEX CONCURRENTLY takes no transaction

    dependencies = [("petition", "0010_partners")]

    operations = [
        AddIndexWithoutLock(
            "signature",
            models.Index(condition=models.Q(door="keyed"), fields=["petition", "source"], name="signature_by_partner"),
        ),
    ]

from django.db import migrations, models

from campaign.runtime.database.migration_operations import AddIndexWithoutLock


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("petition", "0010_partners_are_one")]

    operations = [
        AddIndexWithoutLock(
            model_name="signature",
            index=models.Index(
                fields=["partner", "petition"],
                condition=models.Q(("partner__isnull", False)),
                name="signature_of_partner",
            ),
        ),
        AddIndexWithoutLock(
            model_name="signature",
            index=models.Index(
                fields=["referred_by"],
                condition=models.Q(("referred_by__isnull", False)),
                name="signature_referred",
            ),
        ),
    ]

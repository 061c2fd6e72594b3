from django.contrib.postgres.indexes import BrinIndex
from django.db import migrations

from campaign.runtime.database.migration_operations import AddPostgreSQLIndexWithoutLock


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("petition", "0005_facets_and_growth")]

    # The signatures of a day, to count what they have in common. An entry stands for some thousand rows, so it costs
    # signing next to nothing.
    operations = [
        AddPostgreSQLIndexWithoutLock(
            model_name="signature",
            index=BrinIndex(
                fields=["confirmed_at"],
                opclasses=["timestamptz_minmax_multi_ops"],
                autosummarize=True,
                name="signature_counted_when",
            ),
        ),
    ]

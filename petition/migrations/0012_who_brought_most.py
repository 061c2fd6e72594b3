from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("petition", "0011_index_whom_partners_brought")]

    operations = [
        migrations.AddField(
            model_name="petitionpage",
            name="show_partners",
            field=models.BooleanField(
                default=False,
                help_text=(
                    "On the petition’s page: the organizations that brought most people, ten at most. Only partners that "
                    "chose to show it, with ten or more people who confirmed their address; counted once a day."
                ),
                verbose_name="show who brought most",
            ),
        ),
    ]

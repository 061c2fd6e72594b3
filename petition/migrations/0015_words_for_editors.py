from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("petition", "0014_translated_petitions"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="accessrule",
            options={
                "verbose_name": "allowed or blocked sender",
                "verbose_name_plural": "allowed and blocked senders",
            },
        ),
        migrations.AlterField(
            model_name="petitionpage",
            name="default_country",
            field=models.CharField(
                blank=True,
                default="US",
                help_text="The signer can choose another one.",
                max_length=2,
                verbose_name="country chosen at first",
            ),
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models



class Migration(migrations.Migration):
    """Columns; the next one fills them from what stands in the older ones, and the one after takes those away."""

    dependencies = [
        ("core", "0004_translated_texts"),
        ("wagtailcore", "0098_apitoken"),
        ("petition", "0007_questions_may_be_left_open"),
    ]

    operations = [
        migrations.RenameField("partner", "source", "slug"),
        migrations.RenameField("signature", "partner", "partner_label"),
        migrations.RenameField("signature", "referred_by", "referred_label"),
        migrations.AddField(
            model_name="partner",
            name="site",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.site"
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="active",
            field=models.BooleanField(
                default=True,
                help_text=(
                    "If not, the partner’s page and links show the plain petition, and who comes by them isn’t counted "
                    "for it. Its keys work until they are revoked."
                ),
                verbose_name="active",
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The partner to which this one’s links lead, and with which it is counted.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="merged",
                to="petition.partner",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="website",
            field=models.URLField(
                blank=True, help_text="The partner’s logo and name link to it.", verbose_name="website"
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="logo",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown on the partner’s page. Left empty, its name is shown as text.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="core.campaignimage",
                verbose_name="logo",
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="welcome",
            field=models.CharField(
                blank=True,
                help_text="One or two sentences from the partner to its people, above the petition on its page.",
                max_length=300,
                verbose_name="words of welcome",
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="thanks",
            field=models.CharField(
                blank=True,
                help_text="One or two sentences from the partner to those who signed on its page.",
                max_length=300,
                verbose_name="words of thanks",
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="shows_count",
            field=models.BooleanField(
                default=False,
                help_text="From ten signatures with a confirmed address on, and up to the end of the day before.",
                verbose_name="show in public how many it brought",
            ),
        ),
        migrations.AlterField(
            model_name="partner",
            name="name",
            field=models.CharField(
                help_text="The organization, as signers know it.", max_length=200, verbose_name="name"
            ),
        ),
        migrations.AlterField(
            model_name="partner",
            name="petitions",
            field=models.ManyToManyField(
                blank=True,
                help_text=(
                    "The partner’s keys work for these petitions alone. Its page and links are for all of the site’s."
                ),
                related_name="partners",
                to="petition.petitionpage",
                verbose_name="petitions",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="partner",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="signatures",
                to="petition.partner",
                verbose_name="partner",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="referred_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="referred",
                to="petition.signature",
                verbose_name="shared by",
            ),
        ),
        migrations.CreateModel(
            name="PartnerTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("slot", models.PositiveSmallIntegerField(verbose_name="slot")),
                ("count", models.IntegerField(verbose_name="signatures")),
                (
                    "petition",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partner_tallies",
                        to="petition.petitionpage",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tallies", to="petition.partner"
                    ),
                ),
            ],
            options={
                "verbose_name": "signatures of a partner",
                "verbose_name_plural": "signatures by partner",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("petition", "partner", "day", "slot"), name="one_partner_tally_per_slot"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 0)), name="partner_tally_is_not_negative"
                    ),
                ],
            },
        ),
    ]

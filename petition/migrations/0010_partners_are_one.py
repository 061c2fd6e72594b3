import django.db.models.deletion
from django.db import migrations, models

import campaign.core.languages.site_pages


class Migration(migrations.Migration):
    dependencies = [("petition", "0009_fill_partners")]

    operations = [
        migrations.RemoveIndex("signature", "signature_by_partner"),
        migrations.RemoveField("signature", "partner_label"),
        migrations.RemoveField("signature", "referred_label"),
        migrations.AlterField(
            model_name="partner",
            name="site",
            field=models.ForeignKey(
                default=campaign.core.languages.site_pages.only_site_id,
                help_text="Whose petitions the partner brings people to.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wagtailcore.site",
                verbose_name="site",
            ),
        ),
        migrations.AlterField(
            model_name="partner",
            name="slug",
            field=models.SlugField(
                db_index=False,
                help_text=(
                    "Such as river-alliance: the partner’s page is the petition’s address with “with/river-alliance/” "
                    "after it, and links with “?partner=river-alliance” count for it too. It can’t be changed once the "
                    "partner is saved, so that links and codes which are printed stay good."
                ),
                max_length=60,
                verbose_name="name in links",
            ),
        ),
        migrations.AddConstraint(
            "partner", models.UniqueConstraint(fields=("site", "slug"), name="one_partner_per_slug")
        ),
        migrations.AddConstraint(
            "partner",
            models.CheckConstraint(
                condition=models.Q(("merged_into__isnull", True), ("active", False), _connector="OR"),
                name="merged_partner_is_inactive",
            ),
        ),
    ]

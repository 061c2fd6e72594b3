"""Lists of organizations on their way in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign.core.languages.site_pages import only_site_id
from campaign.imports.models import Import


class EndorserImport(Import):
    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("site"),
        default=only_site_id,
        editable=False,
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta(Import.Meta):
        verbose_name = _("import of endorsers")
        verbose_name_plural = _("imports of endorsers")

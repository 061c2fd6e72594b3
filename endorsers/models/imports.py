"""Lists of organizations on their way in."""

from django.utils.translation import gettext_lazy as _

from campaign.core.imports.models import Import


class EndorserImport(Import):
    class Meta(Import.Meta):
        verbose_name = _("import of endorsers")
        verbose_name_plural = _("imports of endorsers")

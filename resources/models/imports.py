"""Lists of resources on their way in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign.imports.models import Import


class ResourceImport(Import):
    library = models.ForeignKey(
        "resources.ResourceLibraryPage", editable=False, on_delete=models.CASCADE, related_name="+"
    )

    class Meta(Import.Meta):
        verbose_name = _("import of resources")
        verbose_name_plural = _("imports of resources")

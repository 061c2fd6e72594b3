"""That a site's campaign has ended, and the archives of its pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from campaign.imports.models import FileWork
from campaign.runtime.database.user_key import user_key


class ClosedCampaign(models.Model):
    """While it is there, the campaign of the site is over."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="closed_campaign")
    closed_at = models.DateTimeField(_("ended at"))
    closed_by = user_key(_("ended by"), blank=False)
    # Those that the end closed: opening again opens these, and none that was closed before.
    petitions = models.JSONField(_("petitions"), default=list, help_text=_("Their numbers."))
    endorsers_pages = models.JSONField(
        _("endorsers pages"), default=list, help_text=_("Their numbers: the end took the form off them.")
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("end of the campaign")
        verbose_name_plural = _("ends of campaigns")

    def __str__(self) -> str:
        return str(self.site)


class SiteArchive(FileWork):
    """A zip of a site's public pages. It names no signer, so nobody's erasure concerns it."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")

    class Meta(FileWork.Meta):
        verbose_name = _("archive")
        verbose_name_plural = _("archives")

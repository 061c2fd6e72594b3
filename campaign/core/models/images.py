"""Images with a credit, so that editors can name the photographer beside the picture."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image, SourceImageIOError

from campaign.core.media_failures import is_media_failure


class CampaignImage(AbstractImage):
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("The photographer or agency, shown beside the picture."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def create_rendition(self, filter: Filter) -> AbstractRendition:  # noqa: A002 - Wagtail's name for it
        with _failing_as_missing_files_do():
            return super().create_rendition(filter)

    def create_renditions(self, *filters: Filter) -> dict[Filter, AbstractRendition]:
        with _failing_as_missing_files_do():
            return super().create_renditions(*filters)


@contextmanager
def _failing_as_missing_files_do() -> Iterator[None]:
    """Whoever shows a picture goes on without it where its file is missing, and where files can't be reached too."""
    try:
        yield
    except Exception as error:
        if is_media_failure(error):
            raise SourceImageIOError(str(error)) from error
        raise


class CampaignRendition(AbstractRendition):
    image = models.ForeignKey(CampaignImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

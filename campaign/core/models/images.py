"""Images with a credit, so that editors can name the photographer beside the picture."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image, SourceImageIOError

from campaign.core.media.file_names import storable_name
from campaign.core.media.shapes import absolute
from campaign.core.models.cleaned_texts import CleanedTexts
from campaign.runtime.logs.rare_lines import RareLine

_not_shown = RareLine(logging.getLogger("campaign.media"), logging.WARNING)
# As previews of links want it; a drawing of shapes is none of these.
CARD = "fill-1200x630|format-jpeg"


class CampaignImage(CleanedTexts, AbstractImage):
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
        with self._failing_as_missing_files_do():
            return super().create_rendition(filter)

    def create_renditions(self, *filters: Filter) -> dict[Filter, AbstractRendition]:
        with self._failing_as_missing_files_do():
            return super().create_renditions(*filters)

    def rendition(self, spec: str) -> AbstractRendition | None:
        """The picture so, for whoever can show something else; None where it can't be made."""
        try:
            return self.get_rendition(spec)
        except SourceImageIOError:
            return None

    def card(self) -> AbstractRendition | None:
        """The picture for previews of links; None where none can be made, as of an SVG."""
        return None if self.is_svg() else self.rendition(CARD)

    def get_upload_to(self, filename: str) -> str:
        return super().get_upload_to(storable_name(filename, instead="image"))

    @contextmanager
    def _failing_as_missing_files_do(self) -> Iterator[None]:
        """A picture that can't be rendered, for whatever reason, is left out.

        A file that is gone, cut off or no picture, a drawing where pixels are asked for, a place of files that does not
        answer: one row with such a picture must not take down the list that it is in.
        """
        try:
            yield
        except DatabaseError:
            raise
        except Exception as error:
            _not_shown.say("Picture %s can't be shown: %s", self.pk, type(error).__name__)
            raise error if isinstance(error, SourceImageIOError) else SourceImageIOError(str(error)) from error


class CampaignRendition(AbstractRendition):
    image = models.ForeignKey(CampaignImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    @property
    def full_url(self) -> str:
        """On the site that was asked; Wagtail's is on the admin's."""
        return absolute(self.url)

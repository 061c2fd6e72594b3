"""Images: what they show, whose they are, and where their middle is."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image, SourceImageIOError

from campaign.core.media.file_names import storable_name
from campaign.core.media.licenses import SHOWN, TERMS, License
from campaign.core.media.shapes import absolute
from campaign.core.media.sizes import AVIF, CARD
from campaign.core.models.cleaned_texts import CleanedTexts

logger = logging.getLogger("campaign.media")


class CampaignImage(CleanedTexts, AbstractImage):
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made it, such as “Photo: Amara Example”. Shown with the picture."),
    )
    license = models.CharField(
        _("license"),
        max_length=16,
        choices=License,
        default=License.UNSAID,
        blank=True,
        help_text=_("What its maker allows. A public license is named with the picture, with a link to its terms."),
    )
    source_url = models.URLField(
        _("where it is from"),
        max_length=500,
        blank=True,
        help_text=_("The address of the original, to which the credit leads."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit", "license", "source_url")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self) -> str:
        """Its description; never its title, which is often a file's name."""
        return self.description

    @property
    def public_license(self) -> dict[str, str] | None:
        """``{"name", "url"}`` of a license that readers are told, else None."""
        if self.license not in SHOWN:
            return None
        return {"name": str(self.get_license_display()), "url": TERMS[License(self.license)]}

    @property
    def focal_center(self) -> tuple[float, float] | None:
        """The middle of what must stay in sight, each from 0 to 1; None where no editor marked it."""
        if not self.has_focal_point() or not self.width or not self.height:
            return None
        across, down = self.focal_point_x / self.width, self.focal_point_y / self.height
        return min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0)

    def has_avif_copies(self) -> bool:
        return len(self.find_existing_renditions(*map(Filter, AVIF))) == len(AVIF)

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
            logger.warning("Picture %s can't be shown: %s", self.pk, type(error).__name__)
            raise error if isinstance(error, SourceImageIOError) else SourceImageIOError(str(error)) from error


class CampaignRendition(AbstractRendition):
    image = models.ForeignKey(CampaignImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    @property
    def full_url(self) -> str:
        """On the site that was asked; Wagtail's is on the admin's."""
        return absolute(self.url)

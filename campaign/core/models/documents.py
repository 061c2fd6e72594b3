"""Documents: our own model from the start, since Wagtail's can't be exchanged later without a data migration."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document

from campaign.core.access.visibility import is_restricted_collection
from campaign.core.media.document_types import content_type_of
from campaign.core.media.file_names import storable_name
from campaign.core.models.cleaned_texts import CleanedTexts
from campaign.core.text.lists import listed


class CampaignDocument(CleanedTexts, AbstractDocument):
    """``text`` is what a reader program finds in the file, for the search; ``text_of`` the hash of that file.

    ``cover`` is its first page as a picture, of the file with the hash ``cover_of``.
    """

    text = models.TextField(_("text"), blank=True, editable=False)
    text_of = models.CharField(max_length=40, blank=True, editable=False)

    cover = models.ImageField(
        _("cover"), blank=True, editable=False, width_field="cover_width", height_field="cover_height"
    )
    cover_width = models.PositiveIntegerField(null=True, editable=False)
    cover_height = models.PositiveIntegerField(null=True, editable=False)
    cover_of = models.CharField(max_length=40, blank=True, editable=False)

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Refuse a file of a kind that is not taken; where a form has refused it, that has said why.

        Wagtail's own words repeat the name's ending, and its page for several files takes words for HTML.
        """
        if self.file and self.file_extension.lower() not in settings.WAGTAILDOCS_EXTENSIONS:
            words = _("Files of this kind are not taken. These are: %(endings)s.")
            raise ValidationError({"file": words % {"endings": listed(settings.WAGTAILDOCS_EXTENSIONS)}})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not self.file._committed:
            self.file.name = storable_name(self.file.name, instead="document")
        super().save(*args, **kwargs)

    @property
    def content_type(self) -> str:
        """By our own list: a server's list of types may lack some, and differs from the next server's."""
        return content_type_of(self.file_extension) or super().content_type

    @property
    def format_name(self) -> str:
        """The file's format as readers know it, such as ``PDF``."""
        return self.file_extension.upper()

    @property
    def is_public(self) -> bool:
        """False where its collection, or one above it, asks for a password, a login or a group."""
        return not is_restricted_collection(self.collection)

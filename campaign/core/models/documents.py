"""Documents: our own model from the start, since Wagtail's can't be exchanged later without a data migration."""

from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document


class CampaignDocument(AbstractDocument):
    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def format_name(self) -> str:
        """The file's format as readers know it, such as ``PDF``."""
        return self.file_extension.upper()

"""The admin's forms of pictures and documents: where no file can be stored, that is said beside the field."""

from pathlib import PurePath
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from campaign.core.documents.contents import is_what_it_is_called
from campaign.core.media_failures import is_media_failure

NOT_STORED = _("The place where files are kept does not take any now. Nothing was saved; try again in a few minutes.")


class _TryingTheStorage:
    """Stores a trial before the form says that all is well: after it, only an error page could tell of a failure."""

    def clean(self) -> dict:
        cleaned = super().clean()
        if "file" in self.changed_data and "file" not in self.errors:
            try:
                default_storage.delete(default_storage.save(f"trial-{uuid4()}.txt", ContentFile(b"trial")))
            except Exception as error:
                if not is_media_failure(error):
                    raise
                self.add_error("file", NOT_STORED)
        return cleaned


class ImageForm(_TryingTheStorage, BaseImageForm):
    pass


class DocumentForm(_TryingTheStorage, BaseDocumentForm):
    """Takes a file whose content is what its name says. Pictures are looked at by Wagtail itself."""

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        extension = PurePath(file.name).suffix[1:]
        if "file" in self.changed_data and not is_what_it_is_called(file, extension=extension):
            raise ValidationError(
                _("The name ends in .%(extension)s, but the file is of another kind. Save it in that format anew."),
                params={"extension": extension},
            )
        return file

"""The admin's forms of pictures and documents: where no file can be stored, that is said beside the field."""

from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from campaign.core.editing.rows import SharedRow
from campaign.core.media.document_contents import is_what_it_is_called
from campaign.core.media.failures import is_media_failure
from campaign.core.media.file_names import storable_name
from campaign.runtime.decoding import pictures
from campaign.runtime.decoding.apart import BusyError, DecodingError, RefusedError

NOT_STORED = _("The place where files are kept does not take any now. Nothing was saved; try again in a few minutes.")


MOVES = _(
    "This picture moves, and the site would show its first moment only. Save the moment that you want as a picture "
    "that stands still, or use a video."
)
NOT_READ = {
    pictures.BROKEN: _("This picture can't be read to its end: it may be cut off. Save or download it anew."),
    pictures.TOO_MANY_PIXELS: _("This picture has more than 64 million pixels. Save it smaller and choose it again."),
}
TOO_MUCH = _("This picture takes too long to read. Save it smaller and choose it again.")
BUSY = _("Too many pictures arrive at this moment. Wait a minute and try again.")


def check_picture(content: bytes) -> None:
    """Raises ValidationError, in words, for a picture that can't be shown or that would stand still."""
    try:
        moves = pictures.LOOK_AT.decoded(content) == pictures.MOVES
    except RefusedError as refusal:
        raise ValidationError(NOT_READ.get(refusal.code, NOT_READ[pictures.BROKEN]), code=refusal.code) from refusal
    except BusyError as error:
        raise ValidationError(BUSY, code="busy") from error
    except DecodingError as error:
        raise ValidationError(TOO_MUCH, code="too_much") from error
    if moves:
        raise ValidationError(MOVES, code="moves")


class _TryingTheStorage:
    """Stores a trial before the form says that all is well: after it, only an error page could tell of a failure.

    A file without a name gets one first, since its ending says what it is.
    """

    name_instead: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if file := self.files.get(self.add_prefix("file")):
            file.name = storable_name(file.name, instead=self.name_instead)

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


class PictureField(WagtailImageField):
    """Takes a picture that can be read to its end, and that stands still as the site will show it (A11, A13).

    Another process reads it before anything here does: what is cut off breaks in many ways.
    """

    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        is_drawing = bool(data) and PurePath(data.name or "").suffix.lower() == ".svg"
        if data and not is_drawing and data.size <= self.max_upload_size:
            data.seek(0)
            check_picture(data.read())
            data.seek(0)
        return super().to_python(data)


class ImageForm(SharedRow, _TryingTheStorage, BaseImageForm):
    name_instead = "image"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(label=field.label, required=field.required, widget=field.widget)
        if field := self.fields.get("description"):
            field.help_text = _("What the picture shows, for people who can’t see it. A page can say it differently.")


class DocumentForm(SharedRow, _TryingTheStorage, BaseDocumentForm):
    """Takes a file whose content is what its name says. Pictures are looked at by Wagtail itself."""

    name_instead = "document"

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        extension = PurePath(file.name).suffix[1:]
        if "file" in self.changed_data and not is_what_it_is_called(file, extension=extension):
            raise ValidationError(
                _("The name ends in .%(extension)s, but the file is of another kind. Save it in that format anew."),
                params={"extension": extension},
            )
        return file

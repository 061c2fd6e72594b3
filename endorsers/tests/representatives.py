"""Organizations and their representatives for tests: by the same verb as all others."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from endorsers.models import EndorsementContact
from endorsers.signing.confirming import confirm_endorsement
from endorsers.signing.submitting import Endorsement, submit_endorsement

ADD = "/endorsers/add/"
THANKS = "/endorsers/add/thanks/"
TYPED = {
    "name": "River Communities Network",
    "website": "https://www.rivers.example/",
    "scope": "local",
    "region": "Ohio",
    "quote": "A river is not a drain.",
    "contact_name": "Amara Example",
    "contact_role": "Director",
    "contact_email": "amara@rivers.example",
    "authorized": "on",
}


def typed(**changes: Any) -> dict[str, Any]:
    """What Amara types into the form, with changes; None leaves a field out."""
    return {name: value for name, value in (TYPED | changes).items() if value is not None}


def submitted(**changes: Any) -> EndorsementContact:
    """Amara, whose organization was just sent in and who has not confirmed."""
    values = {name: value for name, value in (TYPED | changes).items() if name != "authorized"}
    endorser = submit_endorsement(endorsement=Endorsement(**values), language="en")
    return EndorsementContact.objects.select_related("endorser").get(endorser=endorser)


def confirmed(**changes: Any) -> EndorsementContact:
    contact = submitted(**changes)
    confirm_endorsement(contact=contact)
    return EndorsementContact.objects.select_related("endorser").get(pk=contact.pk)


def shown(**changes: Any) -> EndorsementContact:
    """Amara, whose organization stands on the wall."""
    contact = confirmed(**changes)
    contact.endorser.get_latest_revision().publish()
    return EndorsementContact.objects.select_related("endorser").get(pk=contact.pk)


def picture(size: tuple[int, int] = (300, 120), kind: str = "PNG", mode: str = "RGBA", **options: Any) -> bytes:
    out = BytesIO()
    Image.new(mode, size, "navy").save(out, kind, **options)
    return out.getvalue()


def upload(data: bytes | None = None, name: str = "logo.png", content_type: str = "image/png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture() if data is None else data, content_type=content_type)

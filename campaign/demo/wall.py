"""Loads the endorsing organizations, each with a logo drawn from its name."""

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Collection

from campaign.core.models import CampaignImage
from campaign.demo.content.endorsers import FEATURED, NATIONAL, QUOTES, WAITING, WITHOUT_LOGO
from campaign.demo.content.local_endorsers import LOCAL
from campaign.demo.drawing.logos import logo
from campaign.demo.drawing.png import png
from campaign.demo.drawing.svg import svg
from campaign.demo.media import save_image
from campaign.demo.models import LoadedObject
from endorsers.models import EndorsementContact, Endorser
from endorsers.representatives.confirming import confirm_endorsement
from endorsers.submitting import Endorsement, submit_endorsement

# Most organizations send a vector file; each so many-th sends a bitmap (its font has few accents).
A_BITMAP_EACH = 6


def load_endorsers(*, collection: Collection) -> list[Endorser]:
    """Publish all organizations of the demo."""
    organizations = [(name, Endorser.Scope.NATIONAL, "") for name in NATIONAL]
    organizations += [(name, Endorser.Scope.LOCAL, state) for state, names in LOCAL.items() for name in names]
    endorsers = []
    for number, (name, scope, region) in enumerate(organizations):
        endorser = Endorser(
            name=name,
            website=f"https://{slugify(name)}.example/",
            scope=scope,
            region=region,
            quote=QUOTES.get(name, ""),
            featured=name in FEATURED,
            live=False,
        )
        if name not in WITHOUT_LOGO:
            endorser.logo = _logo(name, collection, as_bitmap=number % A_BITMAP_EACH == 0 and name.isascii())
        endorser.save()
        endorser.save_revision().publish()
        endorsers.append(endorser)
    LoadedObject.objects.remember(*endorsers)
    return endorsers


def submit_endorsements() -> list[Endorser]:
    """Send in the organizations that wait for an editor, by the door that the public uses. Nobody gets a mail."""
    with transaction.atomic():
        waiting = [submit_endorsement(endorsement=Endorsement(**values)) for values in WAITING]
        contacts = EndorsementContact.objects.filter(endorser__in=waiting)
        for contact in contacts.select_related("endorser"):
            confirm_endorsement(contact=contact)
        contacts.update(owed_mail="", mail_due_at=None)
    LoadedObject.objects.remember(*waiting)
    return waiting


def _logo(name: str, collection: Collection, *, as_bitmap: bool) -> CampaignImage:
    draw, ending = (png, "png") if as_bitmap else (svg, "svg")
    return save_image(
        collection=collection,
        title=f"{name} (logo)",
        description=f"Logo of {name}",
        file_name=f"demo-logo-{slugify(name)}.{ending}",
        content=draw(logo(name)),
    )

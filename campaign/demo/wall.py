"""Loads the endorsing organizations, each with a logo of its own."""

from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Collection, Site

from campaign.demo.content.endorsers import FEATURED, NATIONAL, QUOTES, WAITING, WITHOUT_LOGO
from campaign.demo.content.local_endorsers import LOCAL
from campaign.demo.media import FILES, save_image
from campaign.demo.models import LoadedObject
from endorsers.models import EndorsementContact, Endorser
from endorsers.signing.confirming import confirm_endorsement
from endorsers.signing.submitting import Endorsement, submit_endorsement


def load_endorsers(*, site: Site, collection: Collection) -> list[Endorser]:
    """Publish all organizations of the demo on the site."""
    organizations = [(name, Endorser.Scope.NATIONAL, "") for name in NATIONAL]
    organizations += [(name, Endorser.Scope.LOCAL, state) for state, names in LOCAL.items() for name in names]
    endorsers = []
    for name, scope, region in organizations:
        endorser = Endorser(
            site=site,
            name=name,
            website=f"https://{slugify(name)}.example/",
            scope=scope,
            region=region,
            quote=QUOTES.get(name, ""),
            featured=name in FEATURED,
            live=False,
        )
        if name not in WITHOUT_LOGO:
            endorser.logo = save_image(
                collection=collection,
                title=f"{name} (logo)",
                description=f"Logo of {name}",
                path=logo_of(name),
            )
        endorser.save()
        endorser.save_revision(log_action=True).publish()
        endorsers.append(endorser)
    LoadedObject.objects.remember(*endorsers)
    _give_representative(next(endorser for endorser in endorsers if endorser.quote))
    return endorsers


def _give_representative(endorser: Endorser) -> None:
    """Somebody who can ask for the link to the organization's own page, where its kit is. Nobody gets a mail."""
    address = f"amara@{slugify(endorser.name)}.example"
    EndorsementContact.objects.create(
        endorser=endorser,
        name="Amara Example",
        role="Director",
        email=address,
        canonical_email=address,
        confirmed_at=timezone.now(),
        may_show_logo=True,
        may_contact=True,
    )


def submit_endorsements() -> list[Endorser]:
    """Send in the organizations that wait for an editor, by the channel that the public uses. Nobody gets a mail."""
    with transaction.atomic():
        waiting = [submit_endorsement(endorsement=Endorsement(**values)) for values in WAITING]
        contacts = EndorsementContact.objects.filter(endorser__in=waiting)
        for contact in contacts.select_related("endorser"):
            confirm_endorsement(contact=contact)
        contacts.update(owed_mail="", mail_due_at=None)
    LoadedObject.objects.remember(*waiting)
    return waiting


def logo_of(name: str) -> Path:
    """The file of an organization's logo: most sent a vector file, some a bitmap."""
    return next((FILES / "logos").glob(f"{slugify(name)}.*"))

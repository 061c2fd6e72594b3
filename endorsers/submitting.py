"""An organization submits its endorsement: kept as a draft until an editor publishes it."""

from dataclasses import dataclass

from django.db import transaction

from endorsers.models import EndorsementContact, Endorser


@dataclass(frozen=True, kw_only=True)
class Endorsement:
    """Validated values of the public form or the API."""

    name: str
    scope: str
    contact_name: str
    contact_email: str
    website: str = ""
    region: str = ""
    quote: str = ""
    contact_role: str = ""


def submit_endorsement(*, endorsement: Endorsement) -> Endorser:
    """Write the endorser as a draft, and apart from it who speaks for it, in one transaction.

    Nothing is public before an editor publishes it: ``live`` is true by default in Wagtail, so it is
    said here.
    """
    with transaction.atomic():
        endorser = Endorser(
            name=endorsement.name,
            website=endorsement.website,
            scope=endorsement.scope,
            region=endorsement.region,
            quote=endorsement.quote,
            live=False,
            has_unpublished_changes=True,
        )
        endorser.save()
        endorser.save_revision()
        EndorsementContact.objects.create(
            endorser=endorser,
            name=endorsement.contact_name,
            role=endorsement.contact_role,
            email=endorsement.contact_email,
        )
    return endorser

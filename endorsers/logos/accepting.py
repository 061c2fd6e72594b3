"""Logos on their way: kept apart while they wait, a public picture once an editor publishes."""

from datetime import timedelta

from django.core import signing
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Collection, Revision

from campaign.core.models import CampaignImage
from campaign.runtime.registry import provides
from endorsers.logos.cleaning import CleanLogo
from endorsers.models import Endorser, PendingLogo

COLLECTION = "Endorser logos"
# So long the logo of a form that could not be taken waits for the next try.
KEPT_FOR = timedelta(hours=1)
# Logos of forms that nobody sent again, at most: the oldest go first.
MOST_UNSENT = 500

_signer = signing.TimestampSigner(sep=".", salt="endorsers.logos")


def keep(logo: CleanLogo, *, endorser: Endorser | None = None) -> PendingLogo:
    """Store a logo where no address leads to it."""
    kept = PendingLogo.objects.create(
        endorser=endorser,
        data=logo.data,
        content_type=logo.content_type,
        file_name=logo.file_name,
        size=len(logo.data),
        width=logo.width,
        height=logo.height,
    )
    if endorser is None:
        _keep_few_unsent()
    return kept


def token_of(logo: PendingLogo) -> str:
    """What a form carries in place of the file."""
    return _signer.sign(str(logo.pk))


def by_token(token: str) -> PendingLogo | None:
    """The logo of a form that is not sent yet; None for a wrong, used or old token."""
    try:
        pk = _signer.unsign(token, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    return PendingLogo.objects.filter(pk=pk, endorser=None).first()


@provides("endorsers.adopt_logo")
def adopt_logo(*, revision: Revision) -> CampaignImage | None:
    """Make the logo that a version brings a picture of the site, and that version's logo.

    Called where the version is published, in the same transaction; a version that waits for its time keeps the logo.
    None where it brings none. Older logos that wait for the same organization are forgotten.
    """
    draft = revision.as_object()
    if draft.new_logo is None or (draft.go_live_at and draft.go_live_at > timezone.now()):
        return None
    image = picture_of(draft.new_logo, title=draft.name)
    revision.content |= {"logo": image.pk, "new_logo": None}
    revision.save(update_fields=["content"])
    PendingLogo.objects.filter(endorser_id=draft.pk, pk__lte=draft.new_logo.pk).delete()
    return image


def picture_of(logo: PendingLogo | CleanLogo, *, title: str) -> CampaignImage:
    """A picture of the site, in the collection of logos, from a clean logo."""
    suffix = logo.file_name.rpartition(".")[2]
    file = ContentFile(bytes(logo.data), name=f"{slugify(title) or 'logo'}.{suffix}")
    image = CampaignImage(title=title, file=file, collection=collection(), width=logo.width, height=logo.height)
    image.file_size = len(logo.data)
    image.save()
    return image


def collection() -> Collection:
    """Where logos of endorsers are among the pictures; made when it is missing."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)


def forget_unsent() -> int:
    """Delete the logos of forms that nobody sent within the time; says how many."""
    unsent = PendingLogo.objects.filter(endorser=None, created_at__lt=timezone.now() - KEPT_FOR)
    return unsent.delete()[0]


def _keep_few_unsent() -> None:
    newest = PendingLogo.objects.filter(endorser=None).order_by("-pk").values_list("pk", flat=True)
    limit = newest[MOST_UNSENT : MOST_UNSENT + 1].first()
    if limit is not None:
        PendingLogo.objects.filter(endorser=None, pk__lte=limit).delete()

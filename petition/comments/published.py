"""The comments that the public reads: why people sign, in their own words. Every channel asks here."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from campaign.core.geography.countries import country_name
from campaign.runtime.registry import provides
from petition.comments.public_names import InvalidCursorError, NamesPage, page_of
from petition.models import PetitionPage, Signature
from petition.models.querysets import SignatureQuerySet

__all__ = ["InvalidCursorError", "Reason", "latest_comments", "page_of_comments", "public_comment", "reason_of"]

# On a petition's own page and in a landing page's section; of them so many that an editor chose.
SHOWN, FEATURED = 6, 3
PAGE = 20
State = Signature.CommentState


@dataclass(frozen=True)
class Reason:
    """A comment as the public reads it. ``name`` is empty for a writer who is not to be named; ``writer`` never is."""

    pk: int
    words: str
    name: str
    writer: str
    place: str
    signed_at: datetime
    featured: bool
    language: str

    @property
    def report_url(self) -> str:
        return reverse("signer:report", args=[self.pk])


def public_comments(petition: PetitionPage) -> SignatureQuerySet:
    """Of signatures whose words anybody may read; none where the petition shows no comments."""
    if not petition.pk or petition.comments_shown == PetitionPage.Comments.OFF:
        return Signature.objects.none()
    return Signature.objects.of(petition).with_public_comment()


def public_comment(petition: PetitionPage, signature: Signature) -> str:
    """The signature's words as far as anybody may read them; empty otherwise."""
    shown = petition.comments_shown != PetitionPage.Comments.OFF and signature.comment_is_public
    return signature.comment if shown else ""


@provides("petition.latest_comments")
def latest_comments(petition: PetitionPage, size: int = SHOWN) -> list[Reason]:
    """Those that an editor chose, then the newest others: one query, which reads no more rows the more there are."""
    comments, most = public_comments(petition).newest_first(), min(FEATURED, size)
    chosen, newest = comments.filter(comment_state=State.FEATURED)[:most], comments[:size]
    either = Q(pk__in=chosen.values("pk")) | Q(pk__in=newest.values("pk"))
    found = list(Signature.objects.filter(either).newest_first())
    first = [one for one in found if one.comment_state == State.FEATURED][:most]
    others = [one for one in found if one not in first]
    return [reason_of(petition, signature) for signature in (first + others)[:size]]


def page_of_comments(petition: PetitionPage, *, cursor: str = "", size: int = PAGE) -> NamesPage:
    """Comments that follow the cursor, newest first. Raises InvalidCursorError."""
    return page_of(public_comments(petition), cursor=cursor, size=size)


def reason_of(petition: PetitionPage, signature: Signature) -> Reason:
    """The comment with the name as far as its writer and the petition's editors want it shown."""
    name = signature.shown_name if signature.show_name and petition.show_recent_signers else ""
    country = country_name(signature.country) if signature.country else ""
    return Reason(
        pk=signature.pk,
        words=signature.comment,
        name=name,
        writer=name or _supporter(signature.region or country),
        place=signature.public_place,
        signed_at=signature.confirmed_at,  # type: ignore[arg-type]  # what counts has its time
        featured=signature.comment_state == State.FEATURED,
        language=signature.language,
    )


def _supporter(place: str) -> str:
    return _("A supporter from %(place)s") % {"place": place} if place else _("A supporter")

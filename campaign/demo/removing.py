"""Takes the demo out again: exactly what it loaded, and what can't stand without it."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Collection, Locale, ModelLogEntry, Page, PageLogEntry, Site

from campaign.core.models import CampaignDocument, CampaignImage, CampaignSettings, NavigationSettings
from campaign.demo.mailings import remove_mailings
from campaign.demo.models import LoadedObject
from campaign.demo.permission import require_demo_allowed
from campaign.demo.sites import show_empty_landing_page
from endorsers.models import Endorser
from petition.models import (
    ConsentText,
    InvalidationRun,
    Milestone,
    OfflineBatch,
    Partner,
    Signature,
    SignatureExport,
    SignatureImport,
    SignatureTally,
)
from resources.models import Topic

# What else protects its petition from being deleted.
PROTECTING = (
    ConsentText,
    InvalidationRun,
    Milestone,
    OfflineBatch,
    SignatureExport,
    SignatureImport,
    SignatureTally,
)


@dataclass(frozen=True)
class Removed:
    """What was taken away; ``kept`` names the demo's pages that stay, since pages of others are below them."""

    pages: int
    endorsers: int
    signatures: int
    kept: list[str]


def remove_demo() -> Removed | None:
    """Remove the demo, all or nothing; None where none is loaded.

    All signatures of the demo's petition go with it, the public's too: they can't stand without it.
    Pages that others made below the demo's stay, at their addresses.

    Raises DemoNotAllowedError where the settings do not allow the demo.
    """
    require_demo_allowed()
    with transaction.atomic():
        return _remove() if LoadedObject.objects.exists() else None


def _remove() -> Removed:
    loaded = LoadedObject.objects.all()
    remove_mailings()
    pages = loaded.still_there(Page)
    kept = _holding_pages_of_others(pages)
    _give_sites_another_page(pages, kept)
    doomed = pages.exclude(pk__in=[page.pk for page in kept])
    endorsers = loaded.still_there(Endorser)
    removed = Removed(
        pages=doomed.count(),
        endorsers=endorsers.count(),
        signatures=_delete_signatures(doomed),
        kept=[page.title for page in kept],
    )
    _delete_pages(doomed)
    _delete_endorsers(endorsers)
    _delete_media(loaded)
    # Somebody may have used them for more than the demo.
    loaded.still_there(SearchPromotion).delete()
    loaded.still_there(Query).filter(editors_picks=None).delete()
    loaded.still_there(Topic).filter(resources=None).delete()
    for model in (CampaignSettings, NavigationSettings, get_user_model()):
        loaded.still_there(model).delete()
    for locale in loaded.still_there(Locale):
        if not Page.objects.filter(locale=locale).exists():
            locale.delete()
    loaded.delete()
    return removed


def _holding_pages_of_others(pages: QuerySet[Page]) -> list[Page]:
    """The demo's pages, save the landing page, that have a page below them that is not the demo's."""
    keys = set(pages.values_list("pk", flat=True))
    return [page for page in pages.filter(depth__gt=2) if page.get_descendants().exclude(pk__in=keys).exists()]


def _give_sites_another_page(pages: QuerySet[Page], kept: list[Page]) -> None:
    """Put an empty landing page in the place of the demo's, with all below it that stays.

    A site whose page is deleted would be deleted with it.
    """
    staying = {page.pk for page in kept}
    for landing in pages.filter(depth=2):
        sites = Site.objects.filter(root_page=landing)
        children = [child for child in landing.get_children() if child.pk in staying or child not in pages]
        if not sites and not children:
            continue
        successor = show_empty_landing_page(sites)
        for child in children:
            child.move(successor, pos="last-child")


def _delete_signatures(pages: QuerySet[Page]) -> int:
    """Signatures protect their petition, so they go first; returns how many there were."""
    signatures = Signature.objects.filter(petition__in=pages)
    count = signatures.count()
    signatures.delete()
    for model in PROTECTING:
        model.objects.filter(petition__in=pages).delete()
    return count


def _delete_pages(pages: QuerySet[Page]) -> None:
    """Pages and what the audit log tells of them.

    Deleting a page takes all below it, so from the leaves up: then nothing but the demo's own is gone.
    """
    keys = list(pages.values_list("pk", flat=True))
    for page in pages.order_by("-depth", "-pk"):  # a petition after its translations, which are counted under it
        page.delete()
    PageLogEntry.objects.filter(page_id__in=keys).delete()


def _delete_endorsers(endorsers: QuerySet[Endorser]) -> None:
    keys = [str(key) for key in endorsers.values_list("pk", flat=True)]
    partners = list(endorsers.exclude(partner=None).values_list("partner", flat=True))
    endorsers.delete()
    Partner.objects.filter(pk__in=partners).delete()
    ModelLogEntry.objects.get_for_model(Endorser).filter(object_id__in=keys).delete()


def _delete_media(loaded: QuerySet) -> None:
    """Images, documents and their collection; what others put into the collection moves to the root one."""
    collections = loaded.still_there(Collection)
    for model in (CampaignImage, CampaignDocument):
        loaded.still_there(model).delete()
        model.objects.filter(collection__in=collections).update(collection=Collection.get_first_root_node())
    for collection in collections:
        for child in collection.get_children():
            child.move(collection.get_parent(), pos="last-child")
    collections.delete()

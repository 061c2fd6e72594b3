"""The one rule for whether the public may see a page."""

from typing import Any

from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import post_page_move

from campaign.runtime.cache.request_memory import forget, remember, remembered

_KEY = "paths of restricted pages"
_COLLECTIONS_KEY = "paths of restricted collections"


def is_public(page: Page | None) -> bool:
    """Whether the page is published and no restriction stands on it or above it."""
    return page is not None and page.live and not is_restricted(page)


def is_restricted(page: Page) -> bool:
    """Whether a restriction stands on the page or above it, or on a page that one of these is an alias of."""
    return page.path.startswith(restricted_paths())


def restricted_q() -> Q:
    """The pages that ``is_restricted`` says yes to."""
    restricted = Q(pk__in=[])
    for path in restricted_paths():
        restricted |= Q(path__startswith=path)
    return restricted


def restricted_paths() -> tuple[str, ...]:
    """The paths in the tree under which no page is public. A request asks once for all its pages."""
    return remembered(_KEY, _look_up)


def open_to_this_request(path: str) -> None:
    """Whoever asks has passed the restriction at this path of the tree: the pages below it are public to them.

    For the rest of the request, whose answer no cache keeps: it comes with a session.
    """
    remember(_KEY, tuple(restricted for restricted in restricted_paths() if restricted != path))


def is_restricted_collection(collection: Collection) -> bool:
    """Whether a restriction stands on the collection or above it."""
    return collection.path.startswith(remembered(_COLLECTIONS_KEY, _look_up_collections))


def _look_up_collections() -> tuple[str, ...]:
    return tuple(CollectionViewRestriction.objects.values_list("collection__path", flat=True))


def _look_up() -> tuple[str, ...]:
    # An alias is restricted as its source is, and a source may be an alias itself.
    restricted = PageViewRestriction.objects.values("page")
    family = Q(pk__in=restricted) | Q(alias_of__in=restricted) | Q(alias_of__alias_of__in=restricted)
    return tuple(Page.objects.filter(family).order_by().values_list("path", flat=True))


def _changed(**_facts: Any) -> None:
    forget(_KEY)
    forget(_COLLECTIONS_KEY)


for signal in (post_save, post_delete):
    for restriction in (PageViewRestriction, CollectionViewRestriction):
        signal.connect(_changed, sender=restriction, dispatch_uid="campaign.visibility")
post_page_move.connect(_changed, dispatch_uid="campaign.visibility")

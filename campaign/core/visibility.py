"""The one rule for whether the public may see a page."""

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import post_page_move

# Menus, lists and Wagtail itself ask for each page: within a request the answer is looked up once.
_kept = Local()


def is_public(page: Page | None) -> bool:
    """True where the page is published and no restriction stands on it or above it."""
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
    """The paths in the tree under which no page is public."""
    if not getattr(_kept, "in_request", False):
        return _look_up()
    if _kept.paths is None:
        _kept.paths = _look_up()
    return _kept.paths


def is_restricted_collection(collection: Collection) -> bool:
    """Whether a restriction stands on the collection or above it."""
    if not getattr(_kept, "in_request", False):
        return collection.path.startswith(_look_up_collections())
    if _kept.collection_paths is None:
        _kept.collection_paths = _look_up_collections()
    return collection.path.startswith(_kept.collection_paths)


def _look_up_collections() -> tuple[str, ...]:
    return tuple(CollectionViewRestriction.objects.values_list("collection__path", flat=True))


def _look_up() -> tuple[str, ...]:
    # An alias is restricted as its source is, and a source may be an alias itself.
    restricted = PageViewRestriction.objects.values("page")
    family = Q(pk__in=restricted) | Q(alias_of__in=restricted) | Q(alias_of__alias_of__in=restricted)
    return tuple(Page.objects.filter(family).order_by().values_list("path", flat=True))


@receiver(request_started, dispatch_uid="visibility_in_request")
def _begin(**kwargs: object) -> None:
    _kept.in_request, _kept.paths, _kept.collection_paths = True, None, None


@receiver(request_finished, dispatch_uid="visibility_after_request")
def _end(**kwargs: object) -> None:
    _kept.in_request = False


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="visibility_restricted")
@receiver([post_save, post_delete], sender=CollectionViewRestriction, dispatch_uid="visibility_collections")
@receiver(post_page_move, dispatch_uid="visibility_moved")
def _look_again(**kwargs: object) -> None:
    _kept.paths = _kept.collection_paths = None

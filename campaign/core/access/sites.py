"""On which sites somebody works: whose page permissions lie under one site's landing page sees nothing of another's.

The sites are those whose pages a group of the account may work on, in whichever language, and those that a group's
permission names (Wagtail's permissions by site, ``WORK_ON_SITES`` among them, which gives nothing else). Superusers,
who may work on the root page, and who has ``WORK_ON_SITES`` without a site, have all. An account to which neither pages
nor sites are given has none: its rights open nothing until somebody says where they hold (see ``second_site``). While
there is one site there is nothing to divide, and everybody works on it.
A model's permission given to a group holds on these sites alone, and so do the rules below.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet
from django.urls import ResolverMatch
from wagtail.models import GroupPagePermission, GroupSitePermission, Page, Site
from wagtail.permission_policies.sites import SitePermissionPolicy

from campaign.core.languages.site_pages import landings_by_site
from campaign.runtime.cache.request_memory import remembered

Rows = Callable[[User], QuerySet]
Narrowed = TypeVar("Narrowed", bound=QuerySet)

# The rights of its group hold on the site that is named with it; without a name on all, those to come too.
WORK_ON_SITES = "core.work_on_sites"

_rows: dict[type[Model], Rows] = {}
_shared: set[str] = set()


@dataclass(frozen=True)
class OwnSites:
    """The sites' numbers, and the tree's paths of their landing pages in all languages."""

    everything: bool = False
    pks: frozenset[int] = frozenset()
    landings: tuple[str, ...] = ()

    @property
    def only(self) -> int | None:
        """The site, where it is the only one."""
        return next(iter(self.pks)) if len(self.pks) == 1 and not self.everything else None


def own_sites(user: User) -> OwnSites:
    """Looked up once a request: six questions at most, none for a superuser, one where there is one site."""
    if user.is_superuser and user.is_active:
        return OwnSites(everything=True)
    return remembered(("own sites", user.pk), lambda: _own_sites(user))


def _own_sites(user: User) -> OwnSites:
    sites = Site.objects.order_by().values_list("pk", flat=True)
    if len(sites) < 2 or user.has_perm(WORK_ON_SITES):
        return OwnSites(everything=True)
    paths = set(GroupPagePermission.objects.filter(group__user=user.pk).values_list("page__path", flat=True))
    if any(len(path) == Page.steplen for path in paths):
        return OwnSites(everything=True)
    named = set(GroupSitePermission.objects.filter(group__user=user.pk).values_list("site_id", flat=True))
    landings = list(landings_by_site()) if paths or named else []
    pks = named | {site for site, path in landings if any(_overlap(path, own) for own in paths)}
    return OwnSites(pks=frozenset(pks), landings=tuple(path for site, path in landings if site in pks))


def _overlap(path: str, other: str) -> bool:
    """Whether one of the pages is the other one or above it."""
    return path.startswith(other) or other.startswith(path)


def sites_of(user: User) -> QuerySet[Site]:
    """The sites on which somebody works."""
    own = own_sites(user)
    return Site.objects.all() if own.everything else Site.objects.filter(pk__in=own.pks)


def rows_of_own_sites(rows: Narrowed, user: User, *, by: str = "site") -> Narrowed:
    """Those of the rows whose ``by``, a field that names a site, is one of the account's."""
    own = own_sites(user)
    return rows if own.everything else rows.filter(**{f"{by}__in": own.pks})


def pages_of_own_sites(pages: QuerySet, user: User) -> QuerySet:
    """Those of the pages that are on one of the account's sites."""
    own = own_sites(user)
    if own.everything:
        return pages
    here = Q(pk__in=())
    for path in own.landings:
        here |= Q(path__startswith=path)
    return pages.filter(here)


def belongs_to_sites(model: type[Model], rows: Rows) -> None:
    """Register which rows of a model somebody has: the admin's pages of all others are none (see ``sites_guard``)."""
    _rows[model] = rows


def for_the_whole_installation(*names: str) -> None:
    """Register views, by namespace or by name, of what all sites share: for those who work on all of them."""
    _shared.update(names)


def is_for_the_whole_installation(match: ResolverMatch | None) -> bool:
    return match is not None and (match.view_name in _shared or not _shared.isdisjoint(match.namespaces))


def own_rows(user: User, model: type[Model]) -> QuerySet:
    """The rows of the model that are of the account's sites; all of a model that belongs to none."""
    return _rows[model](user) if model in _rows else model._default_manager.all()


def is_divided(model: type[Model] | None) -> bool:
    return model in _rows


belongs_to_sites(Site, sites_of)
belongs_to_sites(Page, lambda user: pages_of_own_sites(Page.objects.all(), user))


class OwnSitesPolicy(SitePermissionPolicy):
    """For settings of a site: a permission for all sites holds on those where its account works."""

    def user_has_any_permission_for_instance(self, user: User, actions: Iterable[str], instance: Model) -> bool:
        site = instance.pk if isinstance(instance, Site) else getattr(instance, self.site_fk_field_name)
        may = super().user_has_any_permission_for_instance(user, actions, instance)
        own = own_sites(user)
        return may and (own.everything or site in own.pks)

    def sites_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[Site]:
        may = super().sites_user_has_any_permission_for(user, actions)
        own = own_sites(user)
        return may if own.everything else may.filter(pk__in=own.pks)

"""Which partner a name in a link means: a small table in each process, so that signing asks nothing for it."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from campaign.core.public_state.generation import when_changed
from petition.models import Partner, PetitionPage

# By site and slug.
_Directory = dict[tuple[int, str], int]


class _Kept:
    table: _Directory | None = None


def partner_named(slug: str, *, petition: PetitionPage, exactly: bool = False) -> int | None:
    """The number of the active partner of the petition's site; None for a name that means none there.

    A merged partner's name means the one that it became, and one that somebody typed in capitals, as from a poster,
    the same in small letters, but where it is asked for ``exactly``.
    """
    site = petition.get_url_parts() if slug else None
    if not site:
        return None
    known = directory()
    return known.get((site[0], slug)) or (None if exactly else known.get((site[0], slug.lower())))


def directory() -> _Directory:
    """The numbers of all active partners, and of those that merged ones became, by site and name in links."""
    table = _Kept.table
    if table is None:
        _Kept.table = table = _read()
    return table


@receiver([post_save, post_delete], sender=Partner)
@when_changed
def forget_directory(**_facts: object) -> None:
    """Read it again when it is asked for."""
    _Kept.table = None


def _read() -> _Directory:
    rows = list(Partner.objects.values_list("pk", "site_id", "slug", "active", "merged_into"))
    active = {pk for pk, _site, _slug, is_active, _into in rows if is_active}
    meant = {pk: pk if is_active else into for pk, _site, _slug, is_active, into in rows}
    return {(site, slug): meant[pk] for pk, site, slug, _active, _into in rows if meant[pk] in active}

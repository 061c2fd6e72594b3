"""A partner's page and links, made, changed and ended by code, such as for an organization that endorses."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Site

from campaign.core.models import CampaignImage
from petition.models import Partner

SLUG_LENGTH: int = Partner._meta.get_field("slug").max_length or 0


def present(
    *,
    partner: Partner | None = None,
    site: Site,
    name: str,
    slug: str = "",
    website: str = "",
    logo: CampaignImage | None = None,
    **words: Any,
) -> Partner:
    """Make the partner, or bring it up to date, and show it: from then on its page and links count for it.

    ``words``: ``welcome``, ``thanks`` (plain texts) and ``shows_count``; what is left out stays as it was. ``slug`` is
    for a new one; left empty, or taken on the site, one is made of the name. Raises ValidationError.
    """
    with transaction.atomic():
        partner = partner or Partner(site=site, slug=free_slug(slug or name, site=site))
        given = {"name": name, "website": website, "logo": logo, "active": True, "merged_into": None} | words
        for field, value in given.items():
            setattr(partner, field, value)
        partner.full_clean()
        partner.save()
    return partner


def rest(*, partner: Partner) -> None:
    """End the partner's page: its links show the plain petition. What it brought stays counted, its keys go on."""
    partner.active, partner.logo = False, None
    partner.save()


def merge(*, partner: Partner, into: Partner) -> None:
    """Let another partner stand for this one: its page and links lead there, and both are counted together."""
    with transaction.atomic():
        partner.merged.update(merged_into=into)
        partner.active, partner.merged_into = False, into
        partner.save()


def free_slug(words: str, *, site: Site) -> str:
    """A name for links that no partner of the site has."""
    base = slugify(words)[: SLUG_LENGTH - 5].strip("-") or "organization"
    taken = set(Partner.objects.filter(site=site, slug__startswith=base).values_list("slug", flat=True))
    return next(one for number in range(1, len(taken) + 2) if (one := base + f"-{number}" * (number > 1)) not in taken)

"""Who brought most to a petition, of those who show it."""

from dataclasses import dataclass

from campaign.runtime.registry import provides
from petition.models import Partner, PetitionPage
from petition.partners.counts import brought_by_each


@dataclass(frozen=True)
class Brought:
    partner: Partner
    count: int


@provides("petition.public_list")
def public_list(petition: PetitionPage) -> list[Brought]:
    """The active partners of the petition's site who show their number and brought ten or more, the most first."""
    site = petition.get_url_parts()
    partners = Partner.objects.filter(site=site[0], active=True, shows_count=True) if site else Partner.objects.none()
    shown = {partner.pk: partner for partner in partners}
    counts = brought_by_each(shown.values(), petition=petition) if shown else {}
    found = [Brought(shown[pk], count) for pk, count in counts.items()]
    return sorted(found, key=lambda one: (-one.count, one.partner.name))

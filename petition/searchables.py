"""Petitions, as the search finds them."""

from django.utils.translation import gettext_lazy as _

from campaign.core.searchables import Searchable, register
from petition.models import PetitionPage

register(
    Searchable(
        kind="petition",
        label=_("Petition"),
        queryset=lambda: PetitionPage.objects.live().public(),
        result=lambda petition: (petition.title, petition.url, petition.summary_text()),
    )
)

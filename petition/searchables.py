"""Petitions, as the search finds them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaign.core.searchables import register_pages
from petition.models import PetitionPage, PetitionUpdatePage

register_pages(PetitionPage, kind="petition", label=_("Petition"))
register_pages(PetitionUpdatePage, kind="update", label=pgettext_lazy("news", "Update"))

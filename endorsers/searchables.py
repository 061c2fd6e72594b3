"""Endorsers and their page, as the search finds them."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from campaign.core.languages.site_pages import here
from campaign.core.searchables import Searchable, register, register_pages
from endorsers.models import Endorser, EndorsersPage


def _results(endorsers: Sequence[Endorser]) -> list[tuple[str, str, str]]:
    page = here(EndorsersPage.objects.live().public()).first()
    return [(endorser.name, _address(endorser, page), _text(endorser)) for endorser in endorsers]


def _address(endorser: Endorser, page: EndorsersPage | None) -> str:
    """Its page; its own site, or the landing page, where the site has no endorsers page."""
    return page.organization_url(endorser.slug) if page else endorser.website or "/"


def _text(endorser: Endorser) -> str:
    place = endorser.region or str(endorser.get_scope_display())
    return f"{place}. {endorser.quote}" if endorser.quote else place


register(
    Searchable(
        kind="endorser",
        label=_("Endorsing organization"),
        queryset=Endorser.objects.public,
        results=_results,
        title_field="name",
    )
)
register_pages(EndorsersPage)

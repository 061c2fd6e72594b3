"""Endorsers, as the search finds them."""

from django.utils.translation import gettext_lazy as _

from campaign.core.searchables import Searchable, register
from endorsers.models import Endorser, EndorsersPage


def _result(endorser: Endorser) -> tuple[str, str, str]:
    page = EndorsersPage.objects.live().first()
    place = endorser.region or str(endorser.get_scope_display())
    text = f"{place}. {endorser.quote}" if endorser.quote else place
    return endorser.name, f"{page.url}#{endorser.anchor}" if page else endorser.website, text


register(
    Searchable(
        kind="endorser",
        label=_("Endorsing organization"),
        queryset=Endorser.objects.public,
        result=_result,
    )
)

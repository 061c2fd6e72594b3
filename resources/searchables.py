"""Resources, as the search finds them."""

from django.utils.translation import gettext_lazy as _

from campaign.core.searchables import Searchable, register
from resources.models import ResourcePage


def _result(resource: ResourcePage) -> tuple[str, str, str]:
    text = f"{resource.byline_text}, {resource.date_text}. {resource.summary_text()}"
    return resource.title, resource.url, text.strip()


register(
    Searchable(
        kind="resource",
        label=_("Resource"),
        queryset=lambda: ResourcePage.objects.published().prefetch_related("publishers"),
        result=_result,
    )
)

"""Plain pages and the FAQ, as the search finds them."""

from django.utils.translation import gettext_lazy as _

from campaign.core.searchables import Searchable, register
from home.models import ContentPage, FAQPage, HomePage

for kind, label, model in (
    ("faq", _("Questions and answers"), FAQPage),
    ("page", _("Page"), ContentPage),
    ("landing", _("Page"), HomePage),
):
    register(
        Searchable(
            kind=kind,
            label=label,
            queryset=lambda model=model: model.objects.live().public(),
            result=lambda page: (page.title, page.url, page.description_when_shared),
        )
    )

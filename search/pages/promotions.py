"""What editors chose to stand first for a query ("Promoted search results" in the admin)."""

from django.utils.translation import gettext as _
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from campaign.core.languages.site_pages import on_this_site
from campaign.core.searchables import Found

KIND = "promoted"


def promoted(text: str) -> list[Found]:
    """The editors' choices for exactly this query, in their order; pages only where the public may see them."""
    choices = list(
        SearchPromotion.objects.filter(query__query_string=normalise_query_string(text))
        .select_related("page")
        .order_by("sort_order", "pk")
    )
    chosen_pages = [choice.page_id for choice in choices if choice.page_id]
    pages = on_this_site(Page.objects.live().public())
    public = set(pages.filter(pk__in=chosen_pages).values_list("pk", flat=True)) if choices else ()
    return [
        Found(
            kind=KIND,
            kind_label=_("Recommended"),
            title=choice.title or choice.external_link_url,
            url=choice.page.url if choice.page else choice.external_link_url,
            text=choice.description,
        )
        for choice in choices
        if choice.page_id is None or choice.page_id in public
    ]

"""Share buttons, and the way of a visit's source from the address to the signature."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest

from campaign.core.models import BasePage
from campaign.core.sharing.links import carried, share_links, with_source
from campaign.core.sharing.mastodon import mastodon_page
from campaign.core.sharing.texts import share_words

register = template.Library()


@register.inclusion_tag("includes/share_buttons.html", takes_context=True)
def share_buttons(context: dict[str, Any], page: BasePage) -> dict[str, Any]:
    """Buttons that share ``page`` with the words of the site's settings.

    A view's ``shared_as`` goes on with the links, beside the source of this visit.
    """
    request = context.get("request")
    campaign = context["settings"]["core"]["CampaignSettings"] if "settings" in context else None
    source = carried(request.GET) if request is not None else {}
    return _buttons(page, request, campaign, source | context.get("shared_as", {}))


def _buttons(page: BasePage, request: HttpRequest | None, campaign: Any, source: dict[str, str]) -> dict[str, Any]:
    url, title = page.address_to_share(request, source), page.title_when_shared
    words = share_words(page, campaign)
    before_launch = getattr(request, "is_before_launch", False)  # these two would find nothing
    return {
        "page": page,
        "links": share_links(url=url, title=title, words=words),
        "title": title,
        "text": words.post("device"),
        "mastodon_text": words.post("mastodon"),
        "copy_url": with_source(url, "copy"),
        "device_url": with_source(url, "device"),
        "mastodon_page": "" if before_launch else mastodon_page(page, source),
        "has_code": page.pk and not before_launch,
        "qr_query": urlencode({"partner": source["partner"]}) if "partner" in source else "",
        "mastodon_url": with_source(url, "mastodon"),
    }

"""What a template asks of the launch."""

from typing import Any

from django import template
from wagtail.models import Site

from campaign.core.access.visibility import is_restricted
from campaign.setup.models import Closure

register = template.Library()


@register.simple_tag(takes_context=True)
def waits_for_launch(context: dict[str, Any]) -> bool:
    """Whether a stranger looks at a site that is not launched: its pages beside the tree then name nobody."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None or not is_restricted(site.root_page):
        return False
    is_closed = Closure.objects.filter(restriction__page=site.root_page).exists()
    user = getattr(request, "user", None)
    return is_closed and not (user and user.is_authenticated)

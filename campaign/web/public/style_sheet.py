"""The style sheet of the look of the site that was asked."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from campaign.core.languages.site_pages import current_site
from campaign.core.models import CampaignSettings
from campaign.core.theming.style_sheet import style_sheet, version

KEPT, KEPT_UNVERSIONED = 31_536_000, 60


@require_safe
def theme_style_sheet(request: HttpRequest) -> HttpResponse:
    """GET /theme.css?v=…: kept for ever at the address of its present version, for a minute at any other."""
    site = current_site()
    theme = CampaignSettings.for_site(site) if site else CampaignSettings()
    response = HttpResponse(style_sheet(theme), content_type="text/css; charset=utf-8")
    if request.GET.get("v") and request.GET["v"] == version(theme):
        patch_cache_control(response, public=True, max_age=KEPT, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=KEPT_UNVERSIONED)
    return response

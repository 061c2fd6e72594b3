"""QR codes of pages, to print on leaflets and posters."""

from io import BytesIO

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from wagtail.models import Page

from campaign.core.languages.site_pages import on_this_site
from campaign.core.models import BasePage
from campaign.core.sharing.links import carried, with_source
from campaign.core.text.cleaning import xml_text
from campaign.web.public.anonymous_pages import PAGE_MAX_AGE


@require_safe
def qr_code(request: HttpRequest, page_id: int) -> HttpResponse:
    """The page's address with ``utm_source=qr`` as SVG, black on white; 404 where the public may not see the page."""
    page = on_this_site(Page.objects.live().public()).filter(pk=page_id).specific().first()
    address = page.address_to_share(request, carried(request.GET)) if isinstance(page, BasePage) else ""
    if not address:
        raise Http404
    file = BytesIO()
    # Level M bears a scratch or a fold; four modules of white are what readers of codes need around it.
    code = segno.make(with_source(address, "qr"), error="m", micro=False)
    code.save(file, kind="svg", scale=10, border=4, dark="#000", light="#fff", title=xml_text(page.title), xmldecl=True)
    response = HttpResponse(file.getvalue(), content_type="image/svg+xml")
    name = slugify(page.slug) or "page"
    response.headers["Content-Disposition"] = f'inline; filename="qr-{name}.svg"'
    patch_cache_control(response, public=True, max_age=PAGE_MAX_AGE)
    return response

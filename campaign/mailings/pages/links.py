"""The links of mailings: counted for all together, and led on."""

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from campaign.mailings.models import MailingLink
from campaign.web.public.private_pages import SAFE, private


@private(SAFE)
def follow_link(request: HttpRequest, mailing: int, number: int) -> HttpResponse:
    """On to where an editor's link leads, and nowhere else. A HEAD, which programs send, counts nothing."""
    links = MailingLink.objects.filter(mailing=mailing, number=number)
    url = links.values_list("url", flat=True).first()
    if url is None:
        raise Http404
    if request.method == "GET":
        links.update(clicks=F("clicks") + 1)
    return redirect(url)

"""A signer's receipt in the public log, by the link in the mail of thanks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from campaign.core.pages.translations import in_language
from campaign.web.public.private_pages import SAFE, private
from petition.mails.links import Purpose
from petition.models import Signature
from petition.self_service.opening import by_link


@private(SAFE)
@by_link(Purpose.RECEIPT)
def receipt(request: HttpRequest, signature: Signature) -> HttpResponse:
    """Whoever else got the link learns from it whether somebody's signature counts, and no more."""
    context = {
        "signature": signature,
        "petition": in_language(signature.petition, get_language() or ""),
        "check_path": reverse("transparency", args=[signature.petition_id]),
    }
    return render(request, "petition/signer/receipt.html", context)

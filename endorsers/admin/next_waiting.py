"""After a decision comes the next organization that waits for one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from campaign.runtime.signed_in import SignedInRequest
from endorsers.models import Endorser


def open_the_next(request: SignedInRequest, instance: object) -> HttpResponse | None:
    """After approving, rejecting or asking for changes; None where nothing was decided or nobody waits any more."""
    if not isinstance(instance, Endorser) or "action-workflow-action" not in request.POST:
        return None
    following = Endorser.objects.waiting().on_sites_of(request.user).exclude(pk=instance.pk).order_by("pk").first()
    if following is None:
        return None
    list_url = reverse("endorsers_admin:list")
    words = _("This one waits too. Enough for now? Go back to the list.")
    messages.info(request, format_html('{} <a href="{}">{}</a>', words, list_url, _("All endorsers")))
    return redirect("endorsers_admin:edit", following.pk)

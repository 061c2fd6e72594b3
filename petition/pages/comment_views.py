"""All comments of a petition, page by page, and the page on which a reader reports one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from campaign.core.access.visibility import is_public
from campaign.core.pages.translations import in_language
from campaign.runtime.network.networks import client_network
from campaign.runtime.rate_limits import rate_limits
from campaign.runtime.rate_limits.rate_limits import Rate, RateLimitError
from campaign.runtime.registry import provides
from campaign.web.failures.responses import SeeOther
from campaign.web.forms.waiting import Wait
from campaign.web.public.posts import public_post
from campaign.web.public.private_pages import private
from petition.comments.published import InvalidCursorError, page_of_comments, public_comment, reason_of
from petition.comments.reporting import report_comment
from petition.models import PetitionPage, Signature

# Reports of one network: a person reads and reports a few, not hundreds.
BY_NETWORK = Rate(burst=10, sustained=40)


@provides("petition.reasons_page")
def reasons_page(request: HttpRequest, petition: PetitionPage) -> HttpResponse:
    """Comments, newest first; ``?before=`` leads to older ones. 404 where the petition shows none at all."""
    if petition.comments_shown == PetitionPage.Comments.OFF:
        raise Http404
    try:
        page = page_of_comments(petition, cursor=request.GET.get("before", "")[:200])
    except InvalidCursorError:
        return redirect(petition.get_url(request) + petition.reverse_subpage("reasons"))
    context = {
        "reasons": [reason_of(petition, signature) for signature in page.names],
        "next_cursor": page.next_cursor,
        "is_first": "before" not in request.GET,
        "canonical": petition.canonical_url(request) + petition.reverse_subpage("reasons"),
    }
    return petition.render(request, template="petition/reasons.html", context_overrides=context)


@private()
@public_post
def report_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The comment and one button, whose post reports it. The answer says nothing about other reports."""
    signature = Signature.objects.select_related("petition").filter(pk=pk).first()
    petition = _where_shown(signature) if signature else None
    if signature is None or petition is None:
        # It may have been taken away a moment ago: whoever reported it meant just that.
        status = 200 if request.GET.get("done") else 404
        return render(request, "petition/report_comment.html", {"done": status == 200, "gone": True}, status=status)
    reason = reason_of(petition, signature)
    context = {"reason": reason, "petition": in_language(petition, request.LANGUAGE_CODE)}
    if request.method != "POST":
        return render(request, "petition/report_comment.html", context | {"done": "done" in request.GET})
    network = client_network(request)
    try:
        rate_limits.check(what="report", who=network, rate=BY_NETWORK)
    except RateLimitError as error:
        wait = Wait.of(error)
        return wait.told_by(render(request, "petition/report_comment.html", context | {"too_many": wait}, status=429))
    report_comment(signature=signature, network_key=network)
    return SeeOther(f"{reason.report_url}?done=1")


def _where_shown(signature: Signature) -> PetitionPage | None:
    """The petition, or that translation of it, on which anybody may read the comment; None where it is on none."""
    original = signature.petition
    shown = (page for page in (original, *original.get_translations()) if is_public(page))
    return next((page for page in shown if public_comment(page, signature)), None)

"""Passwords that open a page, or a collection's documents: as Wagtail asks for them, with a limit on guessing.

Wrong ones alone are counted: any number of readers may share the right one and an office's network. A network that
opened the page within 90 days does not wait for what strangers from many networks use up together.
"""

from collections.abc import Callable
from contextlib import suppress

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import BaseViewRestriction, CollectionViewRestriction, Page, PageViewRestriction

from campaign.runtime.rate_limits import rate_limits
from campaign.runtime.rate_limits.rate_limits import Rate, RateLimitError
from campaign.web.accounts import guessing
from campaign.web.forms.waiting import Wait
from campaign.web.redirects.return_addresses import is_own_address

BY_NETWORK = Rate(burst=10, sustained=60)
# So wide that one stranger with a handful of networks keeps nobody out.
BY_STRANGERS = Rate(burst=100, sustained=1000)


class PasswordForm(PasswordViewRestrictionForm):
    """``retry_after``: the seconds to wait where too many wrong ones were tried, else 0."""

    retry_after = 0

    def __init__(self, *args: object, request: HttpRequest, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.name = f"{self.restriction._meta.label_lower}:{self.restriction.pk}"

    def clean_password(self) -> str:
        limits = self._limits()
        quotas = [quota for limit in limits for quota in rate_limits.quotas(**limit)]
        self.retry_after = max((quota.reset for quota in quotas if not quota.remaining), default=0)
        if self.retry_after:
            wait = Wait.for_seconds(self.retry_after)
            self.retry_after = wait.seconds
            words = _("Too many wrong passwords were tried. Try again in %(wait)s.")
            raise forms.ValidationError(words, params={"wait": wait.words})
        try:
            password = super().clean_password()
        except forms.ValidationError:
            for limit in limits:
                with suppress(RateLimitError):
                    rate_limits.check(**limit)
            raise
        guessing.remember(name=self.name, request=self.request)
        return password

    def _limits(self) -> list[dict]:
        network = guessing.network(self.request)
        limits = [{"what": "page-password", "who": f"{self.name}:{network}", "rate": BY_NETWORK}]
        if not guessing.is_known(name=self.name, request=self.request):
            limits.append({"what": "page-password", "who": self.name, "rate": BY_STRANGERS})
        return limits


def open_page(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Wagtail's ``authenticate_with_password`` for pages."""
    restriction = get_object_or_404(PageViewRestriction, pk=page_view_restriction_id)
    page = get_object_or_404(Page, pk=page_id).specific
    return _answer(
        request, restriction, lambda form: page.serve_password_required_response(request, form, request.path)
    )


def open_documents(request: HttpRequest, restriction_id: int) -> HttpResponse:
    """Wagtail's ``authenticate_with_password`` for documents."""
    restriction = get_object_or_404(CollectionViewRestriction, pk=restriction_id)
    return _answer(
        request,
        restriction,
        lambda form: TemplateResponse(
            request, "wagtaildocs/password_required.html", {"form": form, "action_url": request.path}
        ),
    )


def _answer(
    request: HttpRequest, restriction: BaseViewRestriction, show: Callable[[forms.Form], HttpResponse]
) -> HttpResponse:
    form = PasswordForm(request.POST if request.method == "POST" else None, instance=restriction, request=request)
    if form.is_valid():
        restriction.mark_as_passed(request)
        wanted = form.cleaned_data["return_url"]
        return redirect(wanted if is_own_address(wanted, request) else "/")
    response = show(form)
    if form.retry_after:
        response.status_code = 429
        response.headers["Retry-After"] = str(form.retry_after)
    return response

"""The pages behind “Languages” in the menu."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page

from campaign.admin.languages.making import MAY_TRANSLATE, make_missing, publish_ready
from campaign.admin.languages.other_parts import other_parts
from campaign.admin.languages.pages import counts, page_rows
from campaign.admin.menu import works_on_pages
from campaign.core.admin.titled_page import TitledPageMixin
from campaign.core.translating.comparing import standing_of
from campaign.core.translating.noting import settle
from campaign.core.translating.originals import original_of
from campaign.runtime.signed_in import SignedInRequest

PER_PAGE = 100


class _ForEditors(View):
    request: SignedInRequest

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not works_on_pages(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def locale(self) -> Locale:
        return get_object_or_404(Locale, language_code=self.kwargs["language"])


class LanguagesView(_ForEditors, WagtailAdminTemplateMixin, TemplateView):
    """All languages of the site, each with what it has."""

    template_name = "campaign_admin/languages.html"
    page_title = gettext_lazy("Languages")
    header_icon = "globe"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": reverse("languages"), "label": LanguagesView.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        adding = reverse("wagtaillocales:add") if user.has_perm("wagtailcore.add_locale") else ""
        return super().get_context_data(counts=counts(user), adding=adding, **kwargs)


class LanguageView(LanguagesView):
    """One language: its pages, those with the most to do first, and what stands beside them."""

    template_name = "campaign_admin/language.html"

    def get_page_title(self) -> str:
        return self.locale.get_display_name()

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        rows = list(page_rows(user, self.locale))
        return super().get_context_data(
            locale=self.locale,
            missing=sum(row.translation is None for row in rows),
            ready=sum(row.is_ready for row in rows),
            rows=Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p")),
            parts=list(other_parts(user, self.locale)),
            may_translate=user.has_perm(MAY_TRANSLATE),
            **kwargs,
        )


class MakeMissingView(_ForEditors):
    """One button: a draft of each page that the language lacks."""

    http_method_names = ["post"]

    def post(self, request: SignedInRequest, language: str) -> HttpResponse:
        if not request.user.has_perm(MAY_TRANSLATE):
            raise PermissionDenied
        made = len(make_missing(locale=self.locale, user=request.user))
        words = ngettext(
            "%(number)d draft is made. Write it in its language, then publish it.",
            "%(number)d drafts are made. Write each in its language, then publish it.",
            made,
        )
        messages.success(request, words % {"number": made})
        return redirect("language", language)


class PublishReadyView(_ForEditors):
    """One button: all drafts in which nothing is left to write."""

    http_method_names = ["post"]

    def post(self, request: SignedInRequest, language: str) -> HttpResponse:
        published = len(publish_ready(locale=self.locale, user=request.user))
        words = ngettext("%(number)d page is published.", "%(number)d pages are published.", published)
        messages.success(request, words % {"number": published})
        return redirect("language", language)


class _OfTranslation(_ForEditors):
    @cached_property
    def page(self) -> Page:
        page = get_object_or_404(Page, pk=self.kwargs["pk"]).specific
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page

    @cached_property
    def original(self) -> Page:
        original = original_of(self.page)
        if original is None:
            raise Http404
        return original


class SettleView(_OfTranslation):
    """“Right as it is”: for names that are alike in both languages, and where the original's change needs none here."""

    http_method_names = ["post"]

    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        """204; the panel beside the form says it."""
        if original_of(self.page) is None:
            raise Http404
        settle(translation=self.page, keys=request.POST.getlist("key"))
        return HttpResponse(status=HTTPStatus.NO_CONTENT)


class PublishHalfView(_OfTranslation, TitledPageMixin, TemplateView):
    """Asked before a translation goes live that is not whole; the editor's work is saved as a draft already."""

    template_name = "campaign_admin/publish_half.html"
    page_title = gettext_lazy("Not all is translated")
    header_icon = "globe"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        standing = standing_of(self.page, self.original)
        return super().get_context_data(page=self.page, original=self.original, standing=standing, **kwargs)

    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        draft = self.page.get_latest_revision()
        if draft is None or not self.page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        draft.publish(user=request.user)
        messages.success(request, _("Published: “%(page)s”.") % {"page": self.page.get_admin_display_title()})
        return redirect("wagtailadmin_pages:edit", pk)

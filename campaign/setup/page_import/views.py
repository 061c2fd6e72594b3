"""A page from elsewhere in the admin: its address or file, what was found on it, and what became of that."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from campaign.imports.file_views import RefreshedMixin
from campaign.imports.models import Import
from campaign.runtime.signed_in import SignedInRequest
from campaign.setup.beginning import can_begin
from campaign.setup.models import PageImport
from campaign.setup.page_import.opening import OpeningForm, open_page
from campaign.setup.page_import.places import Places
from campaign.setup.page_import.review import Review
from campaign.setup.page_import.taking import DRAFT, PUBLISHED, UNCHANGED, take_in
from campaign.setup.rights import may_begin
from home.starting import default_site

STATES = {
    PUBLISHED: gettext_lazy("published"),
    DRAFT: gettext_lazy("waits as a draft"),
    UNCHANGED: gettext_lazy("said so already"),
}


class BringingMixin(WagtailAdminTemplateMixin):
    """For those who may begin a campaign, on a site where one was begun."""

    page_title = gettext_lazy("Bring a page from elsewhere")
    header_icon = "download"

    def get_breadcrumbs_items(self) -> list[dict]:
        first = {"url": reverse("campaign_page_import"), "label": BringingMixin.page_title}
        own = [] if self.page_title == first["label"] else [{"url": "", "label": self.page_title}]
        return [*self.breadcrumbs_items, first, *own]

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_begin(request.user):
            raise PermissionDenied
        if can_begin(default_site()):
            messages.info(request, _("Begin your campaign first: what you bring goes into its pages."))
            return redirect("campaign_setup")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def page_import(self) -> PageImport:
        return get_object_or_404(PageImport.objects.filter(site=default_site()), pk=self.kwargs["pk"])


class OpenView(BringingMixin, FormView):
    request: SignedInRequest
    form_class = OpeningForm
    template_name = "setup/admin/page_import.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        earlier = PageImport.objects.filter(site=default_site()).select_related("created_by").defer("found", "made")
        return super().get_context_data(earlier=earlier[:10], **kwargs)

    def form_valid(self, form: OpeningForm) -> HttpResponse:
        opened = open_page(found=form.found, site=default_site(), by=self.request.user)
        return redirect("campaign_page_import_review", opened.pk)

    def form_invalid(self, form: OpeningForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)


class ReviewView(BringingMixin, TemplateView):
    """What was found. POST with ``do=check`` looks again, else takes in what is ticked."""

    request: SignedInRequest

    template_name = "setup/admin/page_import_review.html"
    page_title = gettext_lazy("What was found")

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if may_begin(request.user) and self.page_import.taken_at:
            return redirect("campaign_page_import_taken", self.page_import.pk)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def review(self) -> Review:
        data = self.request.POST if self.request.method == "POST" else None
        return Review(self.page_import, by=self.request.user, data=data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        review, left_out = self.review, self.page_import.found.get("left_out", {})
        sections = [
            ("headline", _("Headline and ask"), review.headline, 0),
            ("questions", _("Questions"), review.questions, left_out.get("questions", 0)),
            ("organizations", _("Organizations"), review.organizations, left_out.get("organizations", 0)),
            ("resources", _("Resources"), review.resources, left_out.get("resources", 0)),
            ("redirects", _("Old paths"), review.redirects, 0),
        ]
        return super().get_context_data(
            page_import=self.page_import,
            sections=[
                {"slug": slug, "name": name, "items": items, "left_out": more} for slug, name, items, more in sections
            ],
            review=review,
            **kwargs,
        )

    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        review = self.review
        if request.POST.get("do") == "check":
            return self.render_to_response(self.get_context_data())
        if not review.is_valid():
            number = len(review.wrong)
            words = ngettext(
                "%(number)d entry needs something first: it is open below. Mend it, or take its tick away.",
                "%(number)d entries need something first: they are open below. Mend them, or take their ticks away.",
                number,
            )
            messages.error(request, words % {"number": number})
            return self.render_to_response(self.get_context_data(), status=HTTPStatus.UNPROCESSABLE_ENTITY)
        if not review.taken:
            messages.warning(request, _("Nothing is ticked, so nothing was taken in."))
            return self.render_to_response(self.get_context_data())
        take_in(page_import=self.page_import, review=review, by=request.user)
        return redirect("campaign_page_import_taken", pk)


class TakenView(BringingMixin, RefreshedMixin, TemplateView):
    """What was made, with links, and what waits."""

    request: SignedInRequest

    template_name = "setup/admin/page_import_taken.html"
    page_title = gettext_lazy("What was taken in")

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if may_begin(request.user) and not self.page_import.taken_at:
            return redirect("campaign_page_import_review", self.page_import.pk)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def imports(self) -> list[dict[str, Any]]:
        own = self.page_import
        pairs = (
            (_("Organizations"), own.endorser_import, "endorsers_admin:import_result"),
            (_("Resources"), own.resource_import, "resource_imports:import_result"),
        )
        return [
            {"name": name, "import": begun, "url": reverse(page, args=[begun.pk])}
            for name, begun, page in pairs
            if begun
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page_import=self.page_import, lines=self._lines(), imports=self.imports, **kwargs
        )

    def _lines(self) -> list[dict[str, Any]]:
        places, made = Places(self.page_import.site, by=self.request.user), self.page_import.made
        headline, questions, redirects = (made.get(part, {}) for part in ("headline", "questions", "redirects"))
        states = (
            (_("Headline and ask"), places.landing, headline.get("landing")),
            (_("The words above the form"), places.petition, headline.get("petition")),
            (_added(questions.get("number", 0)), places.questions, questions.get("state")),
        )
        lines = [
            {"words": words, "state": STATES[state], "url": reverse("wagtailadmin_pages:edit", args=[page.pk])}
            for words, page, state in states
            if page and state in STATES and not (page == places.petition and state == UNCHANGED)
        ]
        if number := redirects.get("number"):
            words = ngettext("%(number)d old path", "%(number)d old paths", number) % {"number": number}
            lines.append({"words": words, "state": _("lead on"), "url": reverse("wagtailredirects:index")})
        return lines

    def files(self) -> list[Import]:
        return [entry["import"] for entry in self.imports]


def _added(number: int) -> str:
    return ngettext("%(number)d question", "%(number)d questions", number) % {"number": number}

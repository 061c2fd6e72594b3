"""The pages on which people find what to paste into another site: one for everybody, one for editors."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from campaign.runtime.registry import provides
from petition.embedding.pasting import PastingForm, pasting
from petition.models import PetitionPage


@provides("petition.embed_page")
def embed_page(request: HttpRequest, petition: PetitionPage) -> HttpResponse:
    """GET /petition/embed/: options by the query, the lines to copy and a preview."""
    context = _pasted(request, petition)
    return petition.render(request, template="petition/embed_page.html", context_overrides=context)


class EmbedView(WagtailAdminTemplateMixin, TemplateView):
    """The same for whoever may edit the petition, published or not."""

    template_name = "petition/admin/embed.html"
    page_title = gettext_lazy("Show on other sites")
    header_icon = "code"

    @cached_property
    def petition(self) -> PetitionPage:
        petition = get_object_or_404(PetitionPage, pk=self.kwargs["pk"])
        if not petition.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return petition

    def get_page_subtitle(self) -> str:
        return self.petition.title

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": _("Show on other sites")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(petition=self.petition, **_pasted(self.request, self.petition), **kwargs)


def _pasted(request: HttpRequest, petition: PetitionPage) -> dict[str, Any]:
    form = PastingForm(request.GET, growth=petition.show_growth)
    return {"pasting_form": form, "pasting": pasting(petition, form.chosen(), request)}

"""From a petition's update to a mail: a draft with its words, in all languages in which it is published."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, Site

from campaign.core.languages.language_prefix import language_of
from campaign.mailings.models import Mailing
from campaign.mailings.writing.drafting import draft_of_update
from campaign.runtime.signed_in import SignedInRequest
from petition.mails.update_words import words_of_update
from petition.models import PetitionUpdatePage

ADD = "mailings.add_mailing"


def update_buttons(page: Page, user: User) -> Iterator[Button]:
    """On an update's page, for whoever may write mailings."""
    if page.pk and user.has_perm(ADD) and isinstance(page.specific_deferred, PetitionUpdatePage):
        url = reverse("update_mailing", args=[page.pk])
        yield Button(_("Send by mail"), url=url, icon_name="mail", priority=62)


class UpdateMailingView(WagtailAdminTemplateMixin, TemplateView):
    """GET says what will be, and which mailings there are of this update; POST makes a draft."""

    model = PetitionUpdatePage
    template_name = "petition/admin/update_mailing.html"
    page_title = gettext_lazy("Send by mail")
    header_icon = "mail"
    _show_breadcrumbs = True
    request: SignedInRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(ADD):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def update(self) -> PetitionUpdatePage:
        return get_object_or_404(PetitionUpdatePage, pk=self.kwargs["pk"])

    @cached_property
    def languages(self) -> list[PetitionUpdatePage]:
        """The update itself first, and its published translations."""
        return [self.update, *self.update.get_translations().live().specific()]

    def get_page_subtitle(self) -> str:
        return self.update.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.update.pk])
        own = [{"url": edit, "label": self.update.title}, {"url": "", "label": _("Send by mail")}]
        return [*self.breadcrumbs_items, *own]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        numbers = [page.pk for page in self.languages]
        left_out = {block["type"] for page in self.languages for block in page.body.raw_data} & {"media", "table"}
        return super().get_context_data(
            update=self.update,
            languages=self.languages,
            mailings=Mailing.objects.filter(update__in=numbers),
            left_out=left_out,
            **kwargs,
        )

    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        site = self.update.get_site() or Site.objects.get(is_default_site=True)
        mailing = draft_of_update(
            update=self.update,
            site=site,
            texts={language_of(page): words_of_update(page) for page in self.languages},
            filters={"petitions": [self.update.petition.counted_id]},
            by=request.user,
        )
        messages.success(request, _("A draft with the update’s words. Look at it, and at who gets it."))
        return redirect("mailings_admin:edit", mailing.pk)

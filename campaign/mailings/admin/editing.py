"""Writing a mailing: drafts alone can be changed."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView

from campaign.core.editing.versions import AsksBeforeOverwritingSnippet
from campaign.core.text.numbers import whole_number
from campaign.mailings.models import Mailing


def check_url(mailing: Mailing) -> str:
    return reverse("mailings_admin:check", args=[mailing.pk])


class LeadsToTheCheckMixin:
    """What was saved says where it is looked through and sent."""

    def get_success_buttons(self) -> list[Any]:
        return [messages.button(check_url(self.object), _("Check and send")), *super().get_success_buttons()]


class MailingCreateView(LeadsToTheCheckMixin, CreateView):
    def get_initial_form_instance(self) -> Mailing:
        return Mailing(created_by=self.request.user)


class OnlyDraftsMixin:
    """What is scheduled or sent is shown by its report; its words are fixed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        mailing = Mailing.objects.filter(pk=whole_number(kwargs["pk"])).first()
        if mailing is not None and not mailing.is_open:
            return redirect("mailings_admin:report", mailing.pk)
        return super().dispatch(request, *args, **kwargs)


class MailingEditView(OnlyDraftsMixin, LeadsToTheCheckMixin, AsksBeforeOverwritingSnippet, EditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        button = Button(_("Check and send"), url=check_url(self.object), icon_name="mail", priority=1)
        return [button, *super().header_more_buttons]


class MailingDeleteView(OnlyDraftsMixin, DeleteView):
    pass

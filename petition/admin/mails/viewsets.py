"""The mails' words in the admin: written, previewed, and sent to oneself as a test."""

from dataclasses import dataclass
from typing import Any

from django.core.mail import get_connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import translation
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from campaign.mail import composing
from campaign.mail.words import mail_language
from campaign.web.accounts.rights.site_views import OwnChoicesMixin, OwnRowsMixin
from petition.mails.letters import sample_message
from petition.models import MailText, Signature
from petition.models.standard_words import OWN_WORDS

# To whom each goes, for editors: it goes out without their doing.
SENT_TO: dict[str, Promise] = {
    Signature.Mail.CONFIRM: gettext_lazy("to everybody who signs, where the petition counts only confirmed signatures"),
    Signature.Mail.CONFIRM_UPDATES: gettext_lazy(
        "to whoever asks for updates, where the petition wants their address confirmed"
    ),
    Signature.Mail.THANKS: gettext_lazy("to everybody whose signature counts, where the petition thanks by mail"),
    Signature.Mail.ALREADY_SIGNED: gettext_lazy("to whoever signs a second time with the same address"),
    Signature.Mail.COMMENT_HIDDEN: gettext_lazy(
        "to whoever wrote a comment that stood in public and was hidden, where the address is confirmed"
    ),
    Signature.Mail.OWN_PAGE: gettext_lazy("to whoever asks for the link to their own signature"),
}


@dataclass(frozen=True)
class StandardMail:
    """A mail that goes out in the platform's own words unless an editor wrote others."""

    kind: str
    name: str | Promise
    sent_to: str | Promise
    subject: str | Promise


class MailTextIndexView(OwnRowsMixin, IndexView):
    """What editors wrote, and under it what goes out by itself."""

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        standard = [
            StandardMail(kind, Signature.Mail(kind).label, SENT_TO[kind], words.subject)
            for kind, words in OWN_WORDS.items()
        ]
        return super().get_context_data(*args, standard_mails=standard, **kwargs)


class MailTextCreateView(OwnChoicesMixin, CreateView):
    """Starts with the platform's own words, so that an editor changes a good mail instead of facing none."""

    def get_initial_form_instance(self) -> MailText:
        kind = self.request.GET.get("kind", "")
        if kind not in OWN_WORDS:
            kind = Signature.Mail.CONFIRM.value
        text = MailText(kind=kind, language=mail_language(translation.get_language() or ""))
        with translation.override(text.language):
            text.subject, text.body = str(OWN_WORDS[kind].subject), str(OWN_WORDS[kind].body)
        return text


class MailTextEditView(OwnChoicesMixin, EditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        url = reverse(self.model.snippet_viewset.get_url_name("test"), args=[self.object.pk])
        return [*super().header_more_buttons, Button(_("Send me a test"), url=url, icon_name="mail", priority=5)]


class SendTestView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks, and sends the saved words with a made-up signer to the editor's own address."""

    model = MailText
    permission_required = "change"
    template_name = "petition/admin/send_test_mail.html"
    page_title = gettext_lazy("Send me a test")
    header_icon = "mail"
    _show_breadcrumbs = True
    index_url_name = None
    edit_url_name = ""

    @cached_property
    def text(self) -> MailText:
        return get_object_or_404(MailText, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"address": self.request.user.email}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": _("Mails")},
            {"url": reverse(self.edit_url_name, args=[self.text.pk]), "label": self.text.subject},
            {"url": "", "label": self.page_title},
        ]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.email:
            messages.error(request, _("Your account has no e-mail address. Add one in your profile."))
        else:
            try:
                self._send(self.text, request.user.email)
            except (OSError, ValueError):
                messages.error(request, _("The mail server did not take the test. Try again in a minute."))
            else:
                messages.success(request, _("The test is on its way to %(address)s.") % {"address": request.user.email})
        return redirect(self.edit_url_name, pk)

    @staticmethod
    def _send(text: MailText, to: str) -> None:
        with get_connection() as connection:
            composing.send(sample_message(text, to=to), connection=connection)


class MailTextViewSet(SnippetViewSet):
    model = MailText
    icon = "mail"
    menu_label = gettext_lazy("Mails")
    menu_order = 60
    add_to_admin_menu = True
    index_view_class = MailTextIndexView
    index_results_template_name = "petition/admin/mails_results.html"
    add_view_class = MailTextCreateView
    edit_view_class = MailTextEditView
    list_display = [
        TitleColumn("subject", label=gettext_lazy("Subject"), url_name="wagtailsnippets_petition_mailtext:edit"),
        Column("get_kind_display", label=gettext_lazy("Mail"), sort_key="kind"),
        Column("petition", label=gettext_lazy("Petition")),
        "language",
    ]
    list_filter = ["kind", "language"]
    search_fields = ["subject", "body"]
    search_backend_name = None
    ordering = ["kind", "language"]
    copy_view_enabled = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return MailText.objects.select_related("petition")

    def get_urlpatterns(self) -> list[URLPattern]:
        test = self.construct_view(SendTestView, edit_url_name=self.get_url_name("edit"))
        return [*super().get_urlpatterns(), path("test/<int:pk>/", test, name="test")]

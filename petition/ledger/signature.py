"""One signature in the admin: all that is known, and what a moderator may do with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from petition.ledger.listing import name_or_note
from petition.ledger.reading import note_reading
from petition.models import Signature
from petition.moderating import correct, reject, resend_confirmation, restore
from petition.signers.forms import OwnSignatureForm
from petition.signers.own_data import facts
from petition.withdrawing import erase, withdraw

State = Signature.State


@dataclass(frozen=True)
class Action:
    """What a moderator may do; ``warning`` is asked first where it can't be taken back."""

    name: str
    label: str | Promise
    verb: Callable[..., object]
    states: tuple[str, ...]
    done: str | Promise
    warning: str | Promise = ""

    def fits(self, signature: Signature) -> bool:
        return signature.state in self.states and signature.anonymized_at is None


ACTIONS = (
    Action(
        "resend",
        gettext_lazy("Send the confirmation mail again"),
        resend_confirmation,
        (State.PENDING,),
        gettext_lazy("The mail is on its way."),
    ),
    Action(
        "reject",
        gettext_lazy("Reject"),
        reject,
        (State.PENDING, State.CONFIRMED),
        gettext_lazy("The signature is set aside and does not count."),
    ),
    Action(
        "restore",
        gettext_lazy("Restore"),
        restore,
        (State.REJECTED,),
        gettext_lazy("The signature is restored."),
    ),
    Action(
        "withdraw",
        gettext_lazy("Withdraw"),
        withdraw,
        (State.PENDING, State.CONFIRMED),
        gettext_lazy("The signature is withdrawn."),
        gettext_lazy(
            "Do this when the signer asks for it. The signature no longer counts; only the signer can sign again."
        ),
    ),
    Action(
        "erase",
        gettext_lazy("Erase personal data"),
        erase,
        tuple(State.values),
        gettext_lazy("The signature is withdrawn and its personal data is gone."),
        gettext_lazy("The signature is withdrawn and name, address, place and comment are removed for ever."),
    ),
)


class OneSignatureMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    model = Signature
    header_icon = "edit"

    @cached_property
    def signature(self) -> Signature:
        return get_object_or_404(Signature.objects.select_related("petition", "consent_text"), pk=self.kwargs["pk"])

    @property
    def own_url(self) -> str:
        return reverse("signatures:inspect", args=[self.signature.pk])

    def get_page_subtitle(self) -> str:
        return name_or_note(self.signature)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("signatures:index"), "label": _("Signatures")},
            {"url": self.own_url, "label": self.get_page_subtitle(), "sublabel": self.get_page_title()},
        ]


class SignatureView(OneSignatureMixin, TemplateView):
    permission_required = "view"
    template_name = "petition/admin/signature.html"
    page_title = gettext_lazy("Signature")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note_reading(signature=self.signature, by=request.user)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_change = self.user_has_permission("change")
        actions = [action for action in ACTIONS if may_change and action.fits(self.signature)]
        return super().get_context_data(
            signature=self.signature,
            facts=facts(self.signature),
            events=self.signature.events.select_related("by"),
            actions=actions,
            may_correct=may_change and self.signature.anonymized_at is None,
            **kwargs,
        )


class ActionView(OneSignatureMixin, TemplateView):
    """POST does it; GET asks first where an action has a warning."""

    permission_required = "change"
    template_name = "petition/admin/signature_action.html"

    @cached_property
    def action(self) -> Action:
        for action in ACTIONS:
            if action.name == self.kwargs["action"]:
                return action
        raise Http404

    def get_page_title(self) -> str:
        return str(self.action.label)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"signature": self.signature, "action": self.action, "own_url": self.own_url}
        return super().get_context_data(**kwargs | context)

    def post(self, request: HttpRequest, pk: int, action: str) -> HttpResponse:
        fits = self.action.fits(self.signature)
        # What was done meanwhile by somebody else is told, and not done twice.
        if not fits or self.action.verb(signature=self.signature, by=request.user) is False:
            messages.warning(request, _("Nothing was changed: the signature is in another state by now."))
        else:
            messages.success(request, self.action.done)
        return redirect(self.own_url)


class CorrectView(OneSignatureMixin, TemplateView):
    """The signer's own form, with the rules of signing."""

    permission_required = "change"
    template_name = "petition/admin/signature_correct.html"
    page_title = gettext_lazy("Correct")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.signature.anonymized_at is not None:
            raise PermissionDenied
        kwargs.setdefault("form", OwnSignatureForm(signature=self.signature))
        return super().get_context_data(signature=self.signature, own_url=self.own_url, **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = OwnSignatureForm(request.POST, signature=self.signature)
        context = self.get_context_data(form=form)
        if not form.is_valid():
            return self.render_to_response(context, status=422)
        changed = correct(signature=self.signature, changes=form.changes(), by=request.user)
        messages.success(request, _("The signature is corrected.") if changed else _("Nothing was changed."))
        return redirect(self.own_url)

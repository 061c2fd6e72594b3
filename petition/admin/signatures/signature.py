"""One signature in the admin: all that is known, and what a moderator may do with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from campaign.runtime.signed_in import SignedInRequest
from campaign.web.forms.shown_digest import FIELD as SHOWN
from campaign.web.forms.shown_digest import ChangedMeanwhileError, digest
from petition.abuse.held import meaning_of
from petition.admin.mailings.signer import mails_of
from petition.admin.signatures.listing import name_or_note
from petition.admin.signatures.reading import note_reading
from petition.comments.reviewing import feature_comment, hide_comment, public_words, show_comment
from petition.models import Signature
from petition.moderation.moderating import correct, mark_minor, reject, resend_confirmation, restore
from petition.moderation.readdressing import correct_address
from petition.privacy.own_data import facts
from petition.privacy.shown_words import shown_words, words_of
from petition.self_service.forms import LinkForm, OwnSignatureForm
from petition.signing.withdrawing import erase, withdraw

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
    comment_in: tuple[str, ...] = ()

    def fits(self, signature: Signature) -> bool:
        if self.comment_in and signature.comment_state not in self.comment_in:
            return False
        return signature.state in self.states and signature.anonymized_at is None


ACTIONS = (
    Action(
        "show-comment",
        gettext_lazy("Let the comment through"),
        show_comment,
        (State.CONFIRMED,),
        gettext_lazy("The comment may be shown."),
        comment_in=("waiting", "reported", "hidden", "featured"),
    ),
    Action(
        "feature-comment",
        gettext_lazy("Show the comment first"),
        feature_comment,
        (State.CONFIRMED,),
        gettext_lazy("The comment is shown before the others."),
        comment_in=("waiting", "reported", "hidden", "shown"),
    ),
    Action(
        "hide-comment",
        gettext_lazy("Hide the comment"),
        hide_comment,
        tuple(State.values),
        gettext_lazy("The comment is hidden; the signature counts as before."),
        comment_in=("waiting", "reported", "shown", "featured"),
    ),
    Action(
        "minor",
        gettext_lazy("Mark as under 18"),
        mark_minor,
        (State.PENDING, State.CONFIRMED, State.REJECTED),
        gettext_lazy("Name and comment are not public any more, and no newsletters are sent."),
        gettext_lazy(
            "Their name and comment are not shown any more, and they get no newsletters. The signature counts."
        ),
    ),
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
        return get_object_or_404(
            Signature.objects.select_related("petition", "consent_text", "wording"), pk=self.kwargs["pk"]
        )

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

    def get(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note_reading(signature=self.signature, by=request.user)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_change = self.user_has_permission("change")
        actions = [action for action in ACTIONS if may_change and action.fits(self.signature)]
        return super().get_context_data(
            signature=self.signature,
            facts=facts(self.signature),
            held_because=meaning_of(self.signature.mark),
            events=self.signature.events.select_related("by"),
            actions=actions,
            may_correct=may_change and self.signature.anonymized_at is None,
            shown=digest(public_words(self.signature)),
            mails=mails_of(self.signature),
            may_lift=may_change,
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
        said = {"shown": request.POST.get(SHOWN, "")} if self.action.comment_in else {}
        try:
            # What was done meanwhile by somebody else is told, and not done twice.
            done = self.action.fits(self.signature) and (
                self.action.verb(signature=self.signature, by=request.user, **said) is not False
            )
        except ChangedMeanwhileError:
            words = _(
                "Nothing was changed: since you opened the page its writer said something else. Look at it again."
            )
            messages.warning(request, words)
            return redirect(self.own_url)
        if done:
            messages.success(request, self.action.done)
        else:
            messages.warning(request, _("Nothing was changed: the signature is in another state by now."))
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
        shown = digest(words_of(self.signature))
        return super().get_context_data(signature=self.signature, own_url=self.own_url, shown=shown, **kwargs)

    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        form = OwnSignatureForm(request.POST, signature=self.signature)
        context = self.get_context_data(form=form)
        if not form.is_valid():
            return self.render_to_response(context, status=422)
        try:
            changed = correct(
                signature=self.signature, changes=form.changes(), shown=request.POST.get(SHOWN), by=request.user
            )
        except ChangedMeanwhileError as error:
            lines = [line for line in shown_words(self.signature.with_held_words(), error.fields) if line.changed]
            return self.render_to_response(self.get_context_data(form=form, changed=lines), status=409)
        messages.success(request, _("The signature is corrected.") if changed else _("Nothing was changed."))
        return redirect(self.own_url)


class AddressView(OneSignatureMixin, TemplateView):
    """Another address for whoever mistyped theirs; its owner is asked to confirm by mail."""

    permission_required = "change"
    template_name = "petition/admin/signature_address.html"
    page_title = gettext_lazy("Correct the address")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.signature.anonymized_at is not None or self.signature.state == State.WITHDRAWN:
            raise PermissionDenied
        kwargs.setdefault("form", LinkForm(initial={"email": self.signature.email}))
        shown = digest({"email": self.signature.email})
        return super().get_context_data(signature=self.signature, own_url=self.own_url, shown=shown, **kwargs)

    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        form = LinkForm(request.POST)
        if form.is_valid():
            try:
                changed = correct_address(
                    signature=self.signature,
                    email=form.cleaned_data["email"],
                    shown=request.POST.get(SHOWN),
                    by=request.user,
                )
            except ValidationError as error:
                form.add_error("email", error)
            else:
                words = (
                    _("The address is corrected, and a mail is on its way to it.")
                    if changed
                    else _("Nothing was changed.")
                )
                messages.success(request, words)
                return redirect(self.own_url)
        return self.render_to_response(self.get_context_data(form=form), status=422)

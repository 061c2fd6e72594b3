"""Comments in the admin: a list to go through by the page, and one after the other."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from campaign.core.text.numbers import whole_number
from campaign.runtime.signed_in import SignedInRequest
from campaign.web.forms.shown_digest import FIELD as SHOWN
from campaign.web.forms.shown_digest import ChangedMeanwhileError, digest
from petition.admin.own_sites import of_own_petitions
from petition.admin.signatures.listing import petition_choices
from petition.comments import reviewing
from petition.models import CommentReason, Signature

PER_PAGE = 50
State = Signature.CommentState
# What the list can be narrowed to; the first is what waits for an editor.
QUEUES = {
    "review": (gettext_lazy("To look at"), reviewing.TO_REVIEW),
    "reported": (gettext_lazy("Reported"), None),
    "public": (gettext_lazy("Let through"), (State.SHOWN, State.FEATURED)),
    "hidden": (gettext_lazy("Hidden"), (State.HIDDEN,)),
}


def comments_to_review(user: User) -> QuerySet[Signature]:
    """Comments of those that count, which their writers want shown and which this editor is to look at."""
    return of_own_petitions(Signature.objects.confirmed(), user).filter(
        show_comment=True, comment_state__in=reviewing.TO_REVIEW
    )


class ReviewForm(forms.Form):
    """What is done with comments, and for which reason."""

    verb = forms.ChoiceField(choices=[(verb, verb) for verb in ("show", "feature", "hide")])
    reason = forms.ModelChoiceField(
        CommentReason.objects.all(),
        label=gettext_lazy("Reason to hide"),
        required=False,
        empty_label=gettext_lazy("no words of their own"),
    )

    def carry_out(self, signature: Signature, *, by: User) -> bool:
        """Do it; False where it was so already. Raises ChangedMeanwhileError for words that were not on the page."""
        said = {"signature": signature, "by": by, "shown": self.data.get(digest_field(signature), "")}
        if self.cleaned_data["verb"] == "hide":
            return reviewing.hide_comment(**said, reason=self.cleaned_data["reason"])
        if self.cleaned_data["verb"] == "feature":
            return reviewing.feature_comment(**said)
        return reviewing.show_comment(**said)


def digest_field(signature: Signature) -> str:
    """The name of the hidden field that says which words of the signature were on the page."""
    return f"{SHOWN}-{signature.pk}"


def with_digests(signatures: Iterable[Signature]) -> list[Signature]:
    """Each with the hidden field of its words: ``digest_field`` and ``digest``."""
    signatures = list(signatures)
    for signature in signatures:
        signature.digest_field = digest_field(signature)
        signature.digest = digest(reviewing.public_words(signature))
    return signatures


class CommentsMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    model = Signature
    permission_required = "change"
    header_icon = "openquote"

    def get_breadcrumbs_items(self) -> list[dict]:
        index = {"url": reverse("signatures:index"), "label": Signature._meta.verbose_name_plural.capitalize()}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def form(self) -> ReviewForm:
        return ReviewForm(self.request.POST or None, label_suffix="")

    def review(self, signatures: QuerySet[Signature]) -> bool:
        """Carry out what was posted and say so; False where it makes no sense."""
        if not self.form.is_valid():
            return False
        changed = others = 0
        for signature in signatures.select_related("petition"):
            try:
                changed += self.form.carry_out(signature, by=self.request.user)
            except ChangedMeanwhileError:
                others += 1
        if changed or not others:
            words = ngettext("%(count)d comment was changed.", "%(count)d comments were changed.", changed)
            messages.success(self.request, words % {"count": changed})
        if others:
            words = ngettext(
                "%(count)d comment was left as it is: since you opened the page its writer said something else. "
                "Look at it again.",
                "%(count)d comments were left as they are: since you opened the page their writers said something "
                "else. Look at them again.",
                others,
            )
            messages.warning(self.request, words % {"count": others})
        return True


class CommentsView(CommentsMixin, TemplateView):
    """``?queue=`` and ``?petition=`` narrow the list. POST does its verb with those that are ticked."""

    request: SignedInRequest

    template_name = "petition/admin/comments.html"
    page_title = gettext_lazy("Comments")

    @cached_property
    def queue(self) -> str:
        chosen = self.request.GET.get("queue", "")
        return chosen if chosen in QUEUES else next(iter(QUEUES))

    @cached_property
    def petition(self) -> int | None:
        return whole_number(self.request.GET.get("petition", ""))

    def comments(self) -> QuerySet[Signature]:
        comments = (
            of_own_petitions(Signature.objects.confirmed(), self.request.user)
            .filter(show_comment=True)
            .exclude(comment="")
        )
        states = QUEUES[self.queue][1]
        reported = Signature.objects.filter(comment_reports__isnull=False).values("pk")
        comments = comments.filter(comment_state__in=states) if states else comments.filter(pk__in=reported)
        if self.petition:
            comments = comments.filter(petition=self.petition)
        newest = self.queue in ("public", "hidden")
        return comments.order_by("-pk" if newest else "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        comments = self.comments().select_related("petition").annotate(reports=Count("comment_reports"))
        page = Paginator(comments, PER_PAGE).get_page(self.request.GET.get("page"))
        page.object_list = with_digests(page.object_list)  # type: ignore[assignment]  # a list of the same
        return super().get_context_data(
            comments=page,
            queues=[(key, label) for key, (label, _states) in QUEUES.items()],
            queue=self.queue,
            petitions=petition_choices(),
            petition=self.petition,
            form=self.form,
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        ticked = [pk for text in request.POST.getlist("id")[:PER_PAGE] if (pk := whole_number(text)) is not None]
        if ticked:
            self.review(self.comments().filter(pk__in=ticked))
        else:
            messages.warning(request, _("Nothing was changed: tick the comments that are meant first."))
        return redirect(request.get_full_path())


class NextCommentView(CommentsMixin, TemplateView):
    """The oldest comment that an editor is to look at, by itself; after each verb the next one. ``?after=`` skips."""

    request: SignedInRequest

    template_name = "petition/admin/comment_next.html"
    page_title = gettext_lazy("Comments, one by one")

    @cached_property
    def after(self) -> int:
        return whole_number(self.request.GET.get("after", "")) or 0

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = comments_to_review(self.request.user)
        ahead = waiting.filter(pk__gt=self.after).select_related("petition").order_by("pk")
        return super().get_context_data(
            signature=next(iter(with_digests(ahead.annotate(reports=Count("comment_reports"))[:1])), None),
            waiting=waiting.count(),
            form=self.form,
            **kwargs,
        )

    def post(self, request: SignedInRequest) -> HttpResponse:
        if (number := whole_number(request.POST.get("id", ""))) is not None:
            self.review(of_own_petitions(Signature.objects.confirmed(), request.user).filter(pk=number))
        return redirect(request.get_full_path())

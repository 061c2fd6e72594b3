"""Beside the moderation list: two entries side by side, a logo that waits, and a rejected entry taken up again."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from campaign.core.text.lists import listed
from campaign.core.text.numbers import whole_number
from campaign.runtime.signed_in import SignedInRequest
from endorsers.admin.columns import waiting_logo
from endorsers.models import Endorser, PendingLogo
from endorsers.moderation.duplicates import possible_duplicates
from endorsers.moderation.merging import PARTS, MergeError, merge
from endorsers.moderation.moderating import NotDecidableError, reconsider
from endorsers.moderation.states import moderation_state
from endorsers.wall.listing import with_logos

# The picture came from the public: it may show itself, and do nothing else.
PENDING_LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


class ModerationView(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    model = Endorser
    permission_required = "publish"
    header_icon = "group"
    index_url_name = ""
    edit_url_name = ""

    def get_breadcrumbs_items(self) -> list[dict]:
        index = {"url": reverse(self.index_url_name), "label": _("Endorsers")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    def endorser(self, key: int | str) -> Endorser:
        """Read with all that the views show of it."""
        return get_object_or_404(with_logos(Endorser.objects.on_sites_of(self.request.user).for_moderation()), pk=key)


class CompareView(ModerationView, TemplateView):
    """``?with=`` chooses the entry beside it, the first possible duplicate where it is left out.

    POST merges them: ``into`` is ``left`` or ``right``, and each part comes from the side that it names.
    """

    template_name = "endorsers/admin/compare.html"
    page_title = gettext_lazy("Compare and merge")

    @cached_property
    def left(self) -> Endorser:
        return self.endorser(self.kwargs["pk"])

    @cached_property
    def others(self) -> list[Endorser]:
        return list(possible_duplicates(self.left))

    @cached_property
    def right(self) -> Endorser | None:
        wanted = self.request.GET.get("with", "")
        if wanted:
            number = whole_number(wanted)
            if number is None or number == self.left.pk:
                raise Http404
            return self.endorser(number)
        return self.endorser(self.others[0].pk) if self.others else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sides = [_Side(name, entry) for name, entry in (("left", self.left), ("right", self.right)) if entry]
        rows = [_row(part, label, sides) for part, label in PARTS.items()]
        return super().get_context_data(
            sides=sides, rows=rows, others=self.others, edit_url_name=self.edit_url_name, **kwargs
        )

    def post(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        into, right = request.POST.get("into"), self.right
        if into not in ("left", "right") or right is None:
            raise Http404
        keep, drop = (self.left, right) if into == "left" else (right, self.left)
        take = {part for part in PARTS if request.POST.get(part, into) not in (into, "")}
        try:
            kept = merge(keep=keep, drop=drop, take=take, by=request.user)
        except MergeError as error:
            messages.error(request, str(error))
            return redirect(request.get_full_path())
        if kept.live and kept.has_unpublished_changes:
            words = _("Merged into “%(name)s”. It has an unpublished change: what was taken waits with it.")
        else:
            words = _("Merged into “%(name)s”.")
        messages.success(request, words % {"name": kept.name})
        return redirect(self.edit_url_name, kept.pk)


class _Side:
    """One of two entries as the page shows it: the newest version."""

    def __init__(self, name: str, endorser: Endorser) -> None:
        self.name, self.endorser = name, endorser
        self.draft = endorser.get_latest_revision_as_object() if endorser.latest_revision_id else endorser
        self.state = moderation_state(endorser).label
        self.contact = endorser.contact
        self.waiting_logo = waiting_logo(endorser)

    def value(self, part: str) -> Any:
        if part == "place":
            return listed([self.draft.get_scope_display(), self.draft.region])
        if part == "contact":
            return self.contact
        if part == "logo":
            return self.waiting_logo or self.draft.logo
        return getattr(self.draft, part)


def _row(part: str, label: str | Promise, sides: list[_Side]) -> dict[str, Any]:
    """A part with its value on each side, and from which side it comes unless the editor says otherwise."""
    values = [side.value(part) for side in sides]
    chosen = "right" if len(sides) == 2 and values[1] and not values[0] else ""
    if len(sides) == 2 and values[0] and not values[1]:
        chosen = "left"
    return {
        "part": part,
        "label": label,
        "cells": list(zip(sides, values, strict=True)),
        "chosen": chosen,
        "differs": len(values) == 2 and values[0] != values[1],
    }


class PendingLogoView(PermissionCheckedMixin, View):
    """A logo that nobody approved yet: for those who moderate, and for no cache."""

    model = Endorser
    opens = PendingLogo
    any_permission_required = ["change", "view", "publish"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        logo = get_object_or_404(PendingLogo.objects.exclude(endorser=None), pk=pk)
        return HttpResponse(
            bytes(logo.data),
            content_type=logo.content_type,
            headers={
                "Content-Security-Policy": PENDING_LOGO_POLICY,
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "private, no-store",
            },
        )


class ReconsiderView(ModerationView, TemplateView):
    """GET asks; POST takes a rejected endorsement up again."""

    template_name = "endorsers/admin/reconsider.html"
    page_title = gettext_lazy("Take up again")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        endorser = self.endorser(self.kwargs["pk"])
        return super().get_context_data(
            endorser=endorser, last=endorser.events.filter(kind="rejected").first(), **kwargs
        )

    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        endorser = self.endorser(pk)
        try:
            reconsider(endorser=endorser, by=request.user)
        except NotDecidableError:
            messages.error(request, _("“%(name)s” is not rejected.") % {"name": endorser.name})
        else:
            messages.success(request, _("“%(name)s” waits for a decision again.") % {"name": endorser.name})
        return redirect(self.edit_url_name, pk)

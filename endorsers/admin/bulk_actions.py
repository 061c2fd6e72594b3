"""Decisions on many endorsements at once, from the moderation list."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.functional import Promise, classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from campaign.core.text.numbers import whole_number
from endorsers.kit.reminding import NotRemindableError, remind, silent_endorsers
from endorsers.models import Endorser
from endorsers.models.querysets import EndorserQuerySet
from endorsers.models.review_tasks import MessageForm
from endorsers.moderation import moderating
from endorsers.moderation.states import ModerationState, moderation_state


class DecisionAction(SnippetBulkAction):
    """Decides on those of the chosen ones that wait for a decision; the others are named and left alone."""

    template_name = "endorsers/admin/bulk_decision.html"
    form_class = forms.Form
    on: tuple[ModerationState, ...] = (ModerationState.WAITING, ModerationState.ASKED, ModerationState.DRAFT)
    done: Promise  # words with the ``count`` of those decided on
    left: Promise = ngettext_lazy(
        "%(count)d had been decided on meanwhile.", "%(count)d had been decided on meanwhile.", "count"
    )

    @classproperty
    def models(cls) -> list[type]:  # noqa: N805
        return [Endorser]

    @classmethod
    def get_queryset(cls, model: type[Endorser], object_ids: Iterable) -> EndorserQuerySet:
        keys = [key for text in object_ids if (key := whole_number(text)) is not None]
        return Endorser.objects.filter(pk__in=keys).for_moderation().longest_waiting_first()

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> Any:
        """All that wait, and nothing that the editor does not see among them."""
        return Endorser.objects.waiting().on_sites_of(self.request.user).values_list("pk", flat=True)

    def check_perm(self, obj: Endorser) -> bool:
        allowed = self.permission_policy.user_has_permission(self.request.user, "publish")
        return allowed and moderation_state(obj) in self.on

    def get_execution_context(self) -> dict[str, Any]:
        message = self.cleaned_form.cleaned_data.get("comment", "")
        return super().get_execution_context() | {"user": self.request.user, "message": message}

    @classmethod
    def decide(cls, endorser: Endorser, *, by: User, message: str) -> None:
        raise NotImplementedError

    @classmethod
    def execute_action(
        cls, objects: list[Endorser], *, user: User, message: str = "", **kwargs: Any
    ) -> tuple[int, int]:
        decided = 0
        for endorser in objects:
            try:
                cls.decide(endorser, by=user, message=message)
            except moderating.NotDecidableError:  # another editor was faster
                continue
            decided += 1
        if decided < len(objects):
            late = len(objects) - decided
            messages.warning(kwargs["self"].request, cls.left % {"count": late})
        return decided, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return self.done % {"count": num_parent_objects}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            title=self.display_name, question=self.question, button=self.aria_label, **kwargs
        )


class ApproveAction(DecisionAction):
    display_name = aria_label = _("Approve and publish")
    action_type = "approve"
    question = _("These organizations will stand on the wall at once, and their representatives get a mail:")
    done = ngettext_lazy(
        "%(count)d endorsement approved and published.", "%(count)d endorsements approved and published.", "count"
    )
    action_priority = 10

    @classmethod
    def decide(cls, endorser: Endorser, *, by: User, message: str) -> None:
        moderating.approve(endorser=endorser, by=by)


class AskAction(DecisionAction):
    display_name = aria_label = _("Ask for changes")
    action_type = "ask_for_changes"
    question = _("The representatives of these organizations get your message, with a link to change their entry:")
    done = ngettext_lazy(
        "One organization was asked for changes.", "%(count)d organizations were asked for changes.", "count"
    )
    action_priority = 11
    form_class = MessageForm
    on: tuple[ModerationState, ...] = (ModerationState.WAITING,)

    @classmethod
    def decide(cls, endorser: Endorser, *, by: User, message: str) -> None:
        moderating.ask_for_changes(endorser=endorser, by=by, message=message)


class RejectAction(DecisionAction):
    display_name = aria_label = _("Reject")
    action_type = "reject"
    question = _("The representatives of these organizations get your reason by mail:")
    done = ngettext_lazy("%(count)d endorsement rejected.", "%(count)d endorsements rejected.", "count")
    action_priority = 12
    classes = {"serious"}
    form_class = MessageForm

    @classmethod
    def decide(cls, endorser: Endorser, *, by: User, message: str) -> None:
        moderating.reject(endorser=endorser, by=by, message=message)


class ReleaseAction(DecisionAction):
    display_name = aria_label = _("No robot: ask to confirm")
    action_type = "release"
    question = _("These organizations are no robots: their representatives get the mail that asks them to confirm:")
    done = ngettext_lazy(
        "One representative is asked by mail to confirm.",
        "%(count)d representatives are asked by mail to confirm.",
        "count",
    )
    action_priority = 13
    on = (ModerationState.HELD,)

    @classmethod
    def decide(cls, endorser: Endorser, *, by: User, message: str) -> None:
        moderating.release(endorser=endorser, by=by)

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> Any:
        return Endorser.objects.held().on_sites_of(self.request.user).values_list("pk", flat=True)


class RemindAction(DecisionAction):
    display_name = aria_label = _("Remind of the kit")
    action_type = "remind"
    question = _(
        "Nobody has signed by the links of these organizations yet. Their representatives get a mail about their kit, "
        "where they agreed to such mails and had none in the last 30 days:"
    )
    done = ngettext_lazy("One representative is reminded.", "%(count)d representatives are reminded.", "count")
    left = ngettext_lazy("%(count)d gets no reminder now.", "%(count)d get no reminder now.", "count")
    action_priority = 14
    on = (ModerationState.PUBLISHED,)

    @classmethod
    def decide(cls, endorser: Endorser, *, by: User, message: str) -> None:
        try:
            remind(endorser=endorser, by=by)
        except NotRemindableError as error:
            raise moderating.NotDecidableError from error

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> Any:
        """All that can be reminded, not only those of this page."""
        return silent_endorsers().on_sites_of(self.request.user).values_list("pk", flat=True)


ACTIONS = (ApproveAction, AskAction, RejectAction, ReleaseAction, RemindAction)

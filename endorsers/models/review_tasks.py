"""The step of Wagtail's workflow in which a group reviews endorsements."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, TaskState

from campaign.runtime.registry import provided


class MessageForm(forms.Form):
    """What the representative is told; the name of the field is the one that Wagtail keeps in the history."""

    comment = forms.CharField(
        label=_("Message to the representative"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("It is sent by mail, in your words."),
    )


class EndorsementReview(AbstractGroupApprovalTask):
    """A group approval with three outcomes. Each is one of the verbs of ``moderating``, so that Wagtail's own
    buttons, the moderation list and the dashboard lead to the same."""

    class Meta(AbstractGroupApprovalTask.Meta):
        verbose_name = _("review of endorsements")
        verbose_name_plural = _("reviews of endorsements")

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, str | Promise, bool]]:
        """Wagtail calls it ``reject`` when changes are asked for."""
        if not self.user_can_access_editor(obj, user):
            return []
        return [
            ("approve", _("Approve"), False),
            ("reject", _("Ask for changes"), True),
            ("decline", _("Reject"), True),
        ]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return TaskStateCommentForm if action == "approve" else MessageForm

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        form = self.get_form_for_action(action_name)(kwargs)
        if not form.is_valid():
            raise BadRequest("This decision needs a message.")
        verbs = {
            "approve": provided("endorsers.approve"),
            "reject": provided("endorsers.ask_for_changes"),
            "decline": provided("endorsers.reject"),
        }
        endorser = task_state.workflow_state.content_object
        verbs[action_name](endorser=endorser, by=user, message=form.cleaned_data["comment"])

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        """None for Wagtail's dashboard, which shows every one with a dozen queries: they have a list of their own."""
        return TaskState.objects.none()

    @classmethod
    def get_description(cls) -> str | Promise:
        return _("Members of the chosen groups approve an endorsement, ask for changes or reject it.")

"""Who is told of a review: the reviewers when a page waits for them, its author when it was decided.

In the place of Wagtail's own mails, of which a reviewer gets two, in the words of programmers, sent within the request.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Model, Q
from django.dispatch import Signal
from django.utils.translation import gettext as _
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState, WorkflowState
from wagtail.users.models import UserProfile

from campaign.mail.composing import Action, in_words
from campaign.mail.models import Notice
from campaign.mail.notices.letters import edit_action, writes
from campaign.mail.notices.owing import owe_notices, works_on


def take_the_place_of_wagtails_mails() -> None:
    """By Wagtail's own dispatch_uid, so that it makes no difference which of the two is connected first."""
    from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

    for signal, sender, uid, receiver in (
        (task_submitted, TaskState, "group_approval_task_submitted_email_notification", ask_reviewers),
        (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification", _tell_nobody),
        (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", tell_of_approval),
        (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", tell_of_rejection),
    ):
        _replace(signal, sender, receiver, uid)


def _replace(signal: Signal, sender: type, receiver: Callable[..., None], uid: str) -> None:
    signal.disconnect(sender=sender, dispatch_uid=uid)
    signal.connect(receiver, sender=sender, dispatch_uid=uid)


def ask_reviewers(instance: TaskState, user: User | None = None, **facts: Any) -> None:
    """Owe one mail to each who may decide, but not to whoever submitted it."""
    task = instance.task.specific
    if not isinstance(task, AbstractGroupApprovalTask):
        return
    about = instance.workflow_state.content_object
    may_decide = Q(groups__in=task.groups.all())
    if getattr(settings, "WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS", True):
        may_decide |= Q(is_superuser=True)
    reviewers = get_user_model()._default_manager.filter(may_decide, is_active=True).distinct()
    reviewers = reviewers.exclude(pk=user.pk) if user else reviewers
    wanted = [one for one in _who_want("submitted", reviewers) if works_on(one, about)]
    owe_notices(Notice.Mail.REVIEW, users=wanted, subject=instance.pk)


def _tell_nobody(**facts: Any) -> None:
    """The first task's submission tells the reviewers."""


def tell_of_approval(instance: WorkflowState, user: User | None = None, **facts: Any) -> None:
    _tell_author(Notice.Mail.APPROVED, instance, user)


def tell_of_rejection(instance: WorkflowState, user: User | None = None, **facts: Any) -> None:
    _tell_author(Notice.Mail.REJECTED, instance, user)


def _tell_author(kind: Notice.Mail, state: WorkflowState, by: User | None) -> None:
    author, task_state = state.requested_by, state.current_task_state
    if author is None or author == by or task_state is None:
        return
    owe_notices(kind, users=_who_want(kind.value, [author]), subject=task_state.pk)


def _who_want(what: str, users: Iterable[User]) -> list[User]:
    return [user for user in users if getattr(UserProfile.get_for_user(user), f"{what}_notifications")]


@writes(Notice.Mail.REVIEW)
def _review(notice: Notice) -> tuple[Model, str, list[str | Action]]:
    state = _task_state(notice)
    about, names = state.workflow_state.content_object, _names(state, state.workflow_state.requested_by)
    if state.workflow_state.requested_by:
        said = _("%(who)s asks you to look at “%(title)s” (%(kind)s) before it is public.") % names
    else:
        said = _("“%(title)s” (%(kind)s) waits for somebody to look at it before it is public.") % names
    parts = [
        said,
        *edit_action(_("Read it and decide"), about, notice.user),
        _("There you approve it, ask for changes, or change it yourself. The first one who decides, decides."),
    ]
    return about, _("To look at: “%(title)s”") % names, parts


@writes(Notice.Mail.APPROVED)
def _approved(notice: Notice) -> tuple[Model, str, list[str | Action]]:
    state = _task_state(notice)
    about, names = state.workflow_state.content_object, _names(state, state.finished_by)
    parts = [_("%(who)s approved “%(title)s”. Nothing is left for you to do.") % names, *_comment(state)]
    return about, _("Approved: “%(title)s”") % names, [*parts, *edit_action(_("Open it"), about, notice.user)]


@writes(Notice.Mail.REJECTED)
def _rejected(notice: Notice) -> tuple[Model, str, list[str | Action]]:
    state = _task_state(notice)
    about, names = state.workflow_state.content_object, _names(state, state.finished_by)
    parts = [
        _("%(who)s asks for changes to “%(title)s” before it is public.") % names,
        *_comment(state),
        *edit_action(_("Change it"), about, notice.user),
        _("Then submit it once more."),
    ]
    return about, _("Changes are asked for: “%(title)s”") % names, parts


def _task_state(notice: Notice) -> TaskState:
    state = TaskState.objects.filter(pk=notice.subject).select_related("workflow_state__requested_by").first()
    if state is None or state.workflow_state.content_object is None:
        raise ValueError("What the notice tells of is gone.")
    return state


def _names(state: TaskState, who: User | None) -> dict[str, str]:
    about = state.workflow_state.content_object
    title = about.specific.get_admin_display_title() if isinstance(about, Page) else str(about)
    kind = (about.specific_class or Page)._meta.verbose_name if isinstance(about, Page) else about._meta.verbose_name
    name = (who.get_full_name() or who.get_username()) if who else _("Somebody")
    return {"who": in_words(name), "title": in_words(title), "kind": str(kind)}


def _comment(state: TaskState) -> list[str]:
    words = state.specific.get_comment()
    return [_("In their words: “%(comment)s”") % {"comment": in_words(words)}] if words else []

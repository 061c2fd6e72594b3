"""Wagtail's own notices to editors: one that can't be sent does not undo what it is about."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.dispatch import Signal

logger = logging.getLogger("campaign.mail")


def bear_failing_notices() -> None:
    """Take the place of Wagtail's receivers of workflow signals, which run within the workflow's transaction.

    Wagtail bears a server that can't be reached, but not one that refuses the login: starting or deciding a
    workflow would be rolled back.
    """
    from wagtail.admin import signal_handlers
    from wagtail.models import TaskState, WorkflowState
    from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

    # By Wagtail's own dispatch_uid, so that it makes no difference which of the two is connected first.
    _replace(
        task_submitted,
        TaskState,
        signal_handlers.task_submission_email_notifier,
        "group_approval_task_submitted_email_notification",
    )
    for signal, notifier, event in (
        (workflow_submitted, signal_handlers.workflow_submission_email_notifier, "submitted"),
        (workflow_rejected, signal_handlers.workflow_rejection_email_notifier, "rejected"),
        (workflow_approved, signal_handlers.workflow_approval_email_notifier, "approved"),
    ):
        _replace(signal, WorkflowState, notifier, f"workflow_state_{event}_email_notification")


def _replace(signal: Signal, sender: type, notifier: Callable[..., bool], uid: str) -> None:
    signal.disconnect(sender=sender, dispatch_uid=uid)
    signal.connect(_bearing(notifier), sender=sender, dispatch_uid=uid, weak=False)


def _bearing(notifier: Callable[..., bool]) -> Callable[..., bool]:
    @wraps(type(notifier).__call__)
    def notify(**kwargs: Any) -> bool:
        try:
            return notifier(**kwargs)
        except OSError as error:  # of which smtplib's errors are kinds
            logger.warning("Editors were not told of a workflow's step by mail (%s).", type(error).__name__)
            return False

    return notify

"""The verbs: invite a colleague, and invite once more who did not answer."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Site

from campaign.invitations.models import Invitation
from campaign.mail.delivering.delivery import deliver_soon
from campaign.web.accounts.rights.rule import grantable_groups, may_change

OUTBOX = "invitations"
INVITED, INVITED_AGAIN = "campaign.invite", "campaign.invite_again"
LONGEST_USERNAME = 150


class BeyondRightsError(Exception):
    """The inviter would give rights that they do not have."""


class KnownAddressError(Exception):
    """There is an account with this address already."""


class AcceptedError(Exception):
    """The account has a password: a new one is set by its owner, under “Forgotten password?”."""


def has_account(email: str) -> bool:
    return get_user_model()._default_manager.filter(Q(email__iexact=email) | Q(username__iexact=email)).exists()


def invite(*, name: str, email: str, groups: Iterable[Group], site: Site, by: User) -> Invitation:
    """Make an account that nobody can enter yet, and owe its owner the mail with the link.

    Raises BeyondRightsError, KnownAddressError.
    """
    groups = list(groups)
    if not set(groups) <= set(grantable_groups(by)):
        raise BeyondRightsError
    first_name, _blank, last_name = name.partition(" ")
    users = get_user_model()._default_manager
    with transaction.atomic():
        if has_account(email):
            raise KnownAddressError
        try:
            with transaction.atomic():
                user = users.create_user(_username(email), email, first_name=first_name, last_name=last_name)
        except IntegrityError as error:  # of two who press the button at once, one does
            raise KnownAddressError from error
        user.groups.set(groups)
        invitation = Invitation(user=user, site=site)
        _owe(invitation, by=by, now=timezone.now())
        log(instance=user, action=INVITED, user=by, data={"groups": sorted(group.name for group in groups)})
        return invitation


def invite_again(*, invitation: Invitation, by: User) -> None:
    """Send the mail once more, with a link that lives from now on. Raises AcceptedError, BeyondRightsError."""
    if not may_change(by, invitation.user):
        raise BeyondRightsError
    with transaction.atomic():
        held = Invitation.objects.select_for_update(of=("self",)).select_related("user").get(pk=invitation.pk)
        if held.is_accepted:
            raise AcceptedError
        _owe(held, by=by, now=timezone.now())
        log(instance=held.user, action=INVITED_AGAIN, user=by)


def _owe(invitation: Invitation, *, by: User, now: datetime) -> None:
    invitation.invited_by, invitation.invited_at, invitation.failed_at = by, now, None
    invitation.owed_mail, invitation.mail_due_at, invitation.mail_attempts = Invitation.Mail.INVITATION, now, 0
    invitation.save()
    deliver_soon(OUTBOX)


def _username(email: str) -> str:
    """The address, without the letters that a user name may not have; with a number where another account has it."""
    wanted = re.sub(r"[^\w.@+-]", "-", email)[: LONGEST_USERNAME - 4]
    users, number, name = get_user_model()._default_manager, 2, wanted
    while users.filter(username__iexact=name).exists():
        name, number = f"{wanted}-{number}", number + 1
    return name

"""Who signed in, who failed to and who left, in the log: accounts by number, networks by their keyed hash."""

import logging
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Q
from django.dispatch import receiver
from django.http import HttpRequest

from campaign.runtime.network.networks import client_network

logger = logging.getLogger("campaign.accounts")


@receiver(user_logged_in)
def _signed_in(request: HttpRequest, user: User, **_facts: Any) -> None:
    logger.info("Signed in: account %s from %s", user.pk, client_network(request))


@receiver(user_logged_out)
def _signed_out(request: HttpRequest, user: User | None, **_facts: Any) -> None:
    if user is not None:
        logger.info("Signed out: account %s from %s", user.pk, client_network(request))


@receiver(user_login_failed)
def _wrong_password(credentials: dict[str, Any], request: HttpRequest | None = None, **_facts: Any) -> None:
    name = credentials.get("email") or credentials.get("username") or ""
    network = client_network(request) if request else "a program"
    logger.warning("Sign-in refused: %s, wrong password from %s", _account_named(name), network)


@receiver(authentication_failed)
def _wrong_code(request: HttpRequest, user: User, authenticator: Authenticator, **_facts: Any) -> None:
    network = client_network(request)
    logger.warning("Sign-in refused: account %s, wrong code (%s) from %s", user.pk, authenticator.type, network)


def _account_named(name: str) -> str:
    """By its number: what was typed may be a password in the wrong field."""
    users = get_user_model().objects.filter(Q(username__iexact=name) | Q(email__iexact=name))
    number = users.values_list("pk", flat=True).first()
    return "no such account" if number is None else f"account {number}"

"""The second step of signing in, asked of everybody who enters the admin where the settings say so."""

import time
from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from campaign.core.content_security import ADMIN_PATH

# What somebody who has not passed yet needs, to pass or to leave …
_OPEN = (
    "login/",
    "logout/",
    "reauthenticate/",
    "two-factor/authenticate/",
    "two-factor/reauthenticate/",
    "password_reset/",
    "jsi18n/",
    "sprite/",
)
# … and, where there is no step yet, to set it up.
_SETTING_UP = ("two-factor/totp/activate/",)


class SecondStepMiddleware:
    """Leads who has no second step to setting one up, and who has not passed it to passing it.

    The sign-in page asks for it by itself; this holds where a session came about in another way: by a
    page of Django's or Wagtail's own, before the rule was switched on, or before the step was set up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            _leads_to(request.path, _OPEN)
            or not request.path.startswith(ADMIN_PATH)
            or not request.user.is_authenticated
        ):
            return self.get_response(request)
        if _is_over(request):
            logout(request)
            return redirect_to_login(request.get_full_path())
        if is_mfa_enabled(request.user):
            # Whether or not the settings ask for it: who has a step is asked for it before anything changes it.
            if not passed_second_step(request):
                return redirect_to_login(request.get_full_path(), reverse("mfa_reauthenticate"))
        elif settings.REQUIRE_SECOND_STEP and not _leads_to(request.path, _SETTING_UP):
            return redirect("mfa_activate_totp")
        return self.get_response(request)


def passed_second_step(request: HttpRequest) -> bool:
    """Whether this session was opened with a code of the person's own."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def forget_second_step(*, user: AbstractBaseUser) -> bool:
    """Take away all of somebody's second steps, who lost their phone; whether there was one."""
    forgotten, _ = Authenticator.objects.filter(user=user).delete()
    return bool(forgotten)


@receiver(authenticator_added)
def count_setting_up_as_passing(request: HttpRequest, user: AbstractBaseUser, **kwargs) -> None:
    """Setting it up took a code from the app: the same proof that the step itself asks for."""
    record_authentication(request, user, method="mfa", type="totp")


def _is_over(request: HttpRequest) -> bool:
    """Whether the last proof of who this is was given longer ago than a session lives, however much it was used.

    Django counts a session's age from the last time that anything was written into it.
    """
    proofs = [record["at"] for record in get_authentication_records(request, request.user)]
    return bool(proofs) and time.time() - max(proofs) > settings.SESSION_COOKIE_AGE


def _leads_to(path: str, addresses: tuple[str, ...]) -> bool:
    return path.startswith(ADMIN_PATH) and path.removeprefix(ADMIN_PATH).startswith(addresses)

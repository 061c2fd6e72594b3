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
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from campaign.web.policy.content_security import ADMIN_PATH

# What somebody who has not passed yet needs, to pass or to leave …
_OPEN = (
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
_SIGN_IN = ("login/",)
# The addresses of both steps, by name.
_PASS, _SET_UP = "mfa_reauthenticate", "mfa_activate_totp"


class SecondStepMiddleware:
    """A session without the second step that its account must pass is nobody's, on every address.

    The sign-in page asks for the step by itself; this holds where a session came about in another way: by a page of
    Django's or Wagtail's own, before the rule was switched on, or before the step was set up. In the admin it leads
    to the step, or to setting one up; elsewhere (pages and documents that ask for a login, the APIs) there is nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(ADMIN_PATH):
            # Asked for when somebody asks: an anonymous page reads no session.
            user = request.user
            found = SimpleLazyObject(lambda: user if is_whole(request, user) else AnonymousUser())
            request.user = found  # type: ignore[assignment]  # it stands for either
            return self.get_response(request)
        if _leads_to(request.path, _OPEN) or not request.user.is_authenticated:
            return self.get_response(request)
        signing_in = _leads_to(request.path, _SIGN_IN)
        asked_for = request.GET.get("next", "") if signing_in else request.get_full_path()
        if _is_over(request, request.user):
            logout(request)
            return redirect_to_login(asked_for)
        step = _step_to_take(request, request.user)
        if step is None or (step == _SET_UP and _leads_to(request.path, _SETTING_UP)):
            return self.get_response(request)
        # Who signs in once more, as somebody else perhaps, is let; who only came here is led on.
        if signing_in and request.method == "POST":
            return self.get_response(request)
        return redirect(step) if step == _SET_UP else redirect_to_login(asked_for, reverse(step))


def is_whole(request: HttpRequest, user: User | AnonymousUser) -> bool:
    """Whether this session proves who its user is: signed in lately, with each step that the account must pass."""
    return user.is_authenticated and not _is_over(request, user) and _step_to_take(request, user) is None


def _step_to_take(request: HttpRequest, user: User) -> str | None:
    """The address, by name, of what this session lacks.

    Whether or not the settings ask for it: who has a step is asked for it before anything changes it.
    """
    if is_mfa_enabled(user):
        return None if passed_second_step(request, user) else _PASS
    return _SET_UP if settings.REQUIRE_SECOND_STEP else None


def passed_second_step(request: HttpRequest, user: User) -> bool:
    """Whether this session was opened with a code of the person's own."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, user))


def forget_second_step(*, user: User) -> bool:
    """Take away all of somebody's second steps, who lost their phone; whether there was one."""
    forgotten, _ = Authenticator.objects.filter(user=user).delete()
    return bool(forgotten)


@receiver(authenticator_added)
def count_setting_up_as_passing(request: HttpRequest, user: User, **kwargs) -> None:
    """Setting it up took a code from the app: the same proof that the step itself asks for."""
    record_authentication(request, user, method="mfa", type="totp")


def _is_over(request: HttpRequest, user: User) -> bool:
    """Whether the last proof of whoever this is was given longer ago than a session lives, however much it was used.

    Django counts a session's age from the last time that anything was written into it.
    """
    proofs = [record["at"] for record in get_authentication_records(request, user)]
    return bool(proofs) and time.time() - max(proofs) > settings.SESSION_COOKIE_AGE


def _leads_to(path: str, addresses: tuple[str, ...]) -> bool:
    return path.startswith(ADMIN_PATH) and path.removeprefix(ADMIN_PATH).startswith(addresses)

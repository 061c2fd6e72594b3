"""The addresses of signing in, before Wagtail's own: the same paths, with limits and a second step."""

from allauth.account.views import account_inactive, login, logout, reauthenticate
from allauth.decorators import rate_limit
from django.urls import include, path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import PasswordResetView

from .views import NewPasswordView, OwnAccountView, forget_second_step_of

urlpatterns = [
    path("login/", login, name="account_login"),
    path("logout/", logout, name="account_logout"),
    path("inactive/", account_inactive, name="account_inactive"),
    path("reauthenticate/", reauthenticate, name="account_reauthenticate"),
    path("two-factor/", include("allauth.mfa.urls")),
    path("two-factor/forget/<int:user_id>/", forget_second_step_of, name="forget_second_step"),
    path("account/", require_admin_access(OwnAccountView.as_view())),
    path("password_reset/", rate_limit(action="reset_password")(PasswordResetView.as_view())),
    path("password_reset/confirm/<uidb64>/<token>/", NewPasswordView.as_view()),
]

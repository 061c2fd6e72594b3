"""How editors sign in. The public has no accounts."""

from datetime import timedelta

from .environment import flag

# On in production: whoever reads the signers' data proves who they are twice (ASVS 5.0, 6.3.3).
REQUIRE_SECOND_STEP = flag("REQUIRE_SECOND_STEP", default=False)

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/admin/"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
PASSWORD_RESET_TIMEOUT = int(timedelta(hours=2).total_seconds())

ACCOUNT_ADAPTER = "campaign.web.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "campaign.web.accounts.forms.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = int(timedelta(minutes=15).total_seconds())
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    # "key" is an account as seen from one network; see accounts.guessing for many networks.
    "login_failed": "10/m/ip,60/h/ip,5/5m/key",
    "reset_password": "5/m/ip,20/h/ip",
}

MFA_ADAPTER = "campaign.web.accounts.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
# A phone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1

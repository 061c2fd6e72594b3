"""The sign-in form in the admin's words."""

from allauth.account.forms import LoginForm as AllauthLoginForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AllauthLoginForm):
    """A user name or an e-mail address, a password, and whether to stay signed in."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail address")
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "placeholder": ""}
        self.fields["password"].widget.attrs |= {"placeholder": ""}
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Stay signed in on this device")

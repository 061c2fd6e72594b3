"""Wagtail's and the sign-in library's forms of accounts: e-mail addresses are cleaned as everywhere (case S22)."""

from allauth.account.forms import LoginForm as AllauthLoginForm
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.forms.auth import PasswordResetForm

from campaign.core.text.cleaning import clean_address
from campaign.mail.addresses.mailboxes import LONGEST
from campaign.web.forms.typed_fields import AddressField


class LoginForm(AllauthLoginForm):
    """A user name or an e-mail address, a password, and whether to stay signed in."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail address")
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "placeholder": ""}
        self.fields["password"].widget.attrs |= {"placeholder": ""}
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Stay signed in on this device")

    def clean_login(self) -> str:
        return clean_address(super().clean_login())


class OwnAddressForm(NameEmailForm):
    """One's own name and address."""

    email = AddressField(label=_("E-mail address"), max_length=LONGEST)


class ForgottenPasswordForm(PasswordResetForm):
    """To which address the link to a new password goes."""

    email = AddressField(label=_("E-mail address"), max_length=LONGEST)

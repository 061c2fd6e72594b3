"""Whom to invite, and to what."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

from campaign.invitations.inviting import has_account
from campaign.invitations.rights_in_words import rights_of
from campaign.mail.addresses.mailboxes import LONGEST
from campaign.web.accounts.rights.rule import grantable_groups
from campaign.web.accounts.rights.users import BEYOND
from campaign.web.forms.typed_fields import AddressField, NameField


class GroupsField(forms.ModelMultipleChoiceField):
    """Each group with what it may do."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group: Group) -> str:
        return f"{group.name}: {rights_of(group)}"


class InvitationForm(forms.Form):
    name = NameField(
        label=_("Name"), max_length=150, help_text=_("As colleagues know them. Stands beside what they change.")
    )
    email = AddressField(
        label=_("E-mail address"),
        max_length=LONGEST,
        help_text=_("The invitation goes there; they sign in with it. One person, one address: do not share accounts."),
    )
    groups = GroupsField(
        label=_("What they may do"),
        queryset=Group.objects.none(),
        error_messages={"invalid_choice": BEYOND},
        help_text=_("One or more; rights add up. You can give what you have yourself, no more."),
    )

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inside = grantable_groups(actor).filter(permissions__codename="access_admin")
        self.fields["groups"].queryset = inside.distinct().order_by("name")

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if has_account(email):
            raise forms.ValidationError(_("There is an account with this address already. Look for it under Users."))
        return email

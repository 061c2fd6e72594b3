"""The list of accounts, with who was invited and has not come yet."""

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, HeaderButton

from campaign.invitations.models import Invitation
from campaign.invitations.views import may_invite
from campaign.web.accounts.rights import users


def invitation_of(user: User) -> Invitation | None:
    """The account's invitation, where it was not accepted yet."""
    found = getattr(user, "invitation", None)
    return found if found and not user.has_usable_password() else None


class InvitationColumn(Column):
    """Empty for those who have a password."""

    cell_template_name = "invitations/admin/invitation_cell.html"

    def get_value(self, instance: User) -> Invitation | None:
        return invitation_of(instance)


class IndexView(users.IndexView):
    """Invites, which is how colleagues come; an account with a password typed here is the other way."""

    @cached_property
    def columns(self) -> list[Column]:
        *columns, last_login = super().columns
        return [*columns, InvitationColumn("invitation", label=_("Invitation")), last_login]

    @cached_property
    def header_buttons(self) -> list[Button]:
        if not may_invite(self.request.user):
            return super().header_buttons
        return [
            HeaderButton(_("Invite"), url=reverse("invite_editor"), icon_name="mail", priority=0),
            *super().header_buttons,
        ]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("invitation")


class UserViewSet(users.UserViewSet):
    index_view_class = IndexView

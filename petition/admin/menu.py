"""The menu of signatures: each entry for those who may go there."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.urls import reverse, reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from campaign.runtime.signed_in import SignedInRequest
from petition.models import PetitionPage, Signature

# The admin's menu of operational records, to which each app adds its own.
OPERATIONS = "register_operations_menu_item"


def may(user: User, action: str) -> bool:
    return policy_registry.get_by_type(Signature).user_has_permission(user, action)


class SignatureMenuItem(MenuItem):
    """``action``: the right that it takes; empty for what every editor sees."""

    def __init__(self, *args: object, action: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.action = action

    def is_shown(self, request: SignedInRequest) -> bool:
        return not self.action or may(request.user, self.action)


def signature_menu() -> SubmenuMenuItem:
    def entry(label: str | Promise, view: str, icon: str, order: int, action: str = "") -> SignatureMenuItem:
        url = reverse_lazy(f"signatures:{view}")
        return SignatureMenuItem(label, url, name=f"signatures-{view}", icon_name=icon, order=order, action=action)

    entries = [
        entry(gettext_lazy("Counts"), "counts", "table", 10),
        SignatureMenuItem(
            gettext_lazy("Statistics"), reverse_lazy("statistics"), name="statistics", icon_name="chart", order=15
        ),
        entry(gettext_lazy("List"), "index", "edit", 20, "view"),
        entry(gettext_lazy("Comments"), "comments", "openquote", 25, "change"),
        entry(gettext_lazy("Deliver and export"), "export", "download", 30, "export"),
        entry(gettext_lazy("Import"), "import", "upload", 40, "import"),
    ]
    menu = Menu(items=entries)
    return SubmenuMenuItem(gettext_lazy("Signatures"), menu, name="signatures", icon_name="edit", order=20)


def petition_buttons(page: Page, user: User) -> Iterator[Button]:
    """From a petition's page to its signatures, and to what other sites paste in."""
    if not isinstance(page.specific_deferred, PetitionPage):
        return
    if page.permissions_for_user(user).can_edit():
        yield Button(
            _("Show on other sites"), url=reverse("petition_embed", args=[page.pk]), icon_name="code", priority=65
        )
    for label, view, icon, action in (
        (_("Signatures"), "index", "edit", "view"),
        (_("Deliver and export"), "export", "download", "export"),
    ):
        if may(user, action):
            yield Button(label, url=f"{reverse(f'signatures:{view}')}?petition={page.pk}", icon_name=icon, priority=60)

"""Who begins a campaign, and sees what is still to do."""

from django.contrib.auth.models import User
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy


def may_begin(user: User) -> bool:
    """Who may put a page at the root of the tree, and answers for the settings."""
    root = Page.get_first_root_node()
    may_add = root is not None and root.permissions_for_user(user).can_add_subpage()
    return may_add and user.has_perm("core.change_campaignsettings")


def may_see_checklist(user: User) -> bool:
    return PagePermissionPolicy().user_has_any_permission(user, ["add", "change", "publish"])

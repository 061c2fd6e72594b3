"""Rights on models of which only some actions exist."""

from django.contrib.auth.models import User
from wagtail.permission_policies import ModelPermissionPolicy


class ActionsPolicy(ModelPermissionPolicy):
    """Nobody may do what is not among ``actions``, not even an administrator."""

    actions: tuple[str, ...] = ()

    def user_has_permission(self, user: User, action: str) -> bool:
        return action in self.actions and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: User, actions: list[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

"""Wagtail's app of accounts and groups, with this site's views."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Takes the place of ``wagtail.users``."""

    user_viewset = "campaign.invitations.viewsets.UserViewSet"  # which extends rights.users
    group_viewset = "campaign.web.accounts.rights.groups.GroupViewSet"

    def ready(self) -> None:
        super().ready()
        from wagtail.users.views import api_tokens

        from .rights.rule import changeable

        by_wagtail = api_tokens.get_manageable_token_owners
        # Whoever has a token of an account can do what the account can; Wagtail has no setting for that.
        api_tokens.get_manageable_token_owners = lambda actor: by_wagtail(actor) & changeable(actor)

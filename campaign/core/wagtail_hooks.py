"""Registration with Wagtail's admin; what is registered lives in the modules named here."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail_modeladmin.options import modeladmin_register

from campaign.core.languages.addresses import only_in_its_language
from campaign.core.operating import admin as operating
from campaign.core.rich_text_links import LinkedPageHandler
from campaign.core.search_engines import say_what_is_hidden

modeladmin_register(operating.BackgroundTaskAdmin)

# First, so outermost: around the hook that asks for a page's password.
hooks.register("on_serve_page", say_what_is_hidden, order=-100)
hooks.register("on_serve_page", only_in_its_language, order=-90)


@hooks.register("register_rich_text_features", order=1)  # after Wagtail's own, in its place
def links_to_pages(features: FeatureRegistry) -> None:
    features.register_link_type(LinkedPageHandler)


@hooks.register("register_admin_urls")
def operating_urls() -> list:
    return operating.urls


@hooks.register("register_reports_menu_item")
def site_state_in_reports() -> MenuItem:
    return operating.site_state_menu_item


@hooks.register("register_account_menu_item")
def second_step_in_account(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("mfa_index"),
        "label": gettext("Second step of signing in"),
        "help_text": gettext("A code from your phone, and recovery codes"),
    }


@hooks.register("register_user_listing_buttons")
def forget_second_step_button(user: AbstractBaseUser, request_user: AbstractBaseUser) -> Iterator[Button]:
    if request_user.has_perm("auth.change_user"):
        url = reverse("forget_second_step", args=[user.pk])
        yield Button(_("Remove second step"), url=url, icon_name="key", priority=60)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        "campaign.forget_second_step", _("Remove second step"), _("Removed the second step of signing in")
    )

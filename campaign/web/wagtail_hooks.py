"""Registers accounts, fields and pages' hooks with Wagtail's admin."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db.models import EmailField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.choosers import EmailLinkChooserForm
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.views.collections import Edit as CollectionEditView
from wagtail.admin.widgets import Button
from wagtail.contrib.redirects.views import EditView as RedirectEditView
from wagtail.contrib.search_promotions.views.settings import EditView as PicksEditView
from wagtail.log_actions import LogActionRegistry
from wagtail.sites.forms import SiteForm
from wagtail.sites.views import SiteViewSet

from campaign.mail.addresses.mailboxes import LONGEST
from campaign.web.accounts import site_admin
from campaign.web.accounts.rights.site_menu import leave_out_languages, leave_out_what_is_refused
from campaign.web.accounts.rights.users import BULK_ACTIONS, may_open
from campaign.web.crawlers.search_engines import say_what_is_hidden
from campaign.web.forms.typed_fields import AddressField
from campaign.web.shared_forms import (
    FormOfSharedCollection,
    FormOfSharedPicks,
    FormOfSharedRedirect,
    FormOfSharedSite,
)

# An address that an editor pastes is cleaned like a signer's, in a link in a text too. See accounts/ for accounts.
register_form_field_override(EmailField, override={"form_class": AddressField})
EmailLinkChooserForm.base_fields["email_address"] = AddressField(max_length=LONGEST)


# First, so outermost: around the hook that asks for a page's password.
hooks.register("on_serve_page", say_what_is_hidden, order=-100)


for _menu in ("construct_main_menu", "construct_settings_menu", "construct_reports_menu"):
    hooks.register(_menu, leave_out_what_is_refused)
hooks.register("construct_settings_menu", leave_out_languages)


RedirectEditView.form_class = FormOfSharedRedirect
CollectionEditView.form_class = FormOfSharedCollection
PicksEditView.form_class = FormOfSharedPicks
SiteViewSet.get_form_class = lambda _self, for_update=False: FormOfSharedSite if for_update else SiteForm
SiteViewSet.add_view_class, SiteViewSet.delete_view_class = site_admin.CreateView, site_admin.DeleteView
hooks.register("register_log_actions", site_admin.register_log_messages)
hooks.register("before_delete_page", site_admin.keep_landing_pages)
hooks.register("before_bulk_action", site_admin.keep_landing_pages_in_bulk)


@hooks.register("register_group_permission_panel")
def work_places_of_a_group() -> type[site_admin.WorkPlacesForm]:
    return site_admin.WorkPlacesForm


@hooks.register("register_account_menu_item")
def second_step_in_account(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("mfa_index"),
        "label": gettext("Second step of signing in"),
        "help_text": gettext("A code from your phone, and recovery codes"),
    }


@hooks.register("register_user_listing_buttons")
def forget_second_step_button(user: User, request_user: User) -> Iterator[Button]:
    if request_user.has_perm("auth.change_user") and may_open(request_user, user):
        url = reverse("forget_second_step", args=[user.pk])
        yield Button(_("Remove second step"), url=url, icon_name="key", priority=60)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        "campaign.forget_second_step", _("Remove second step"), _("Removed the second step of signing in")
    )
    actions.register_action(
        "campaign.rights_refused", _("Refuse rights"), _("Was refused: would change rights beyond the own")
    )


# After Wagtail's own of the same names, in their place.
for _bulk_action in BULK_ACTIONS:
    hooks.register("register_bulk_action", _bulk_action, order=1)

"""Registers the state of the site with Wagtail's admin."""

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import modeladmin_register

from campaign.operations import site_state as operating

modeladmin_register(operating.BackgroundTaskAdmin)


@hooks.register("register_admin_urls")
def operating_urls() -> list:
    return operating.urls


@hooks.register("register_reports_menu_item")
def site_state_in_reports() -> MenuItem:
    return operating.site_state_menu_item

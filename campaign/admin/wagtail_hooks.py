"""Registers the admin's own: menu, first page, guide, listings, report of exports."""

import json

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet

from campaign.admin.account_notices import NoticeChoicePanel
from campaign.admin.content_checks import check_in_plain_words
from campaign.admin.dashboard.panels import panels_of_the_campaign
from campaign.admin.exports_report import ExportsReport, ExportsReportItem
from campaign.admin.guide import ChapterView, GuideView
from campaign.admin.languages import editing, views
from campaign.admin.listings import LISTINGS
from campaign.admin.menu import (
    OPERATIONS_SHOWN,
    campaign_settings_menu_item,
    in_campaign_order,
    landing_page_menu_item,
    languages_menu_item,
    operations_menu_item,
    reports_of_use,
)
from campaign.admin.open_pages import open_landing_page, open_questions, translate_landing_page
from campaign.admin.patterns import PatternsView
from campaign.admin.publishing import main_action_first, stay_on_the_page
from campaign.web.accounts.rights.site_menu import leave_out_what_is_refused
from petition.admin.menu import OPERATIONS

hooks.register("construct_main_menu", in_campaign_order)
hooks.register("construct_page_action_menu", main_action_first)
hooks.register("construct_snippet_action_menu", main_action_first)
hooks.register("before_publish_page", editing.ask_before_half)
hooks.register("after_create_page", stay_on_the_page)
hooks.register("after_edit_page", stay_on_the_page)
hooks.register("register_admin_menu_item", landing_page_menu_item)
hooks.register("construct_reports_menu", reports_of_use)
hooks.register(OPERATIONS_SHOWN, leave_out_what_is_refused)
hooks.register("register_admin_menu_item", languages_menu_item)
hooks.register("register_admin_menu_item", campaign_settings_menu_item)
hooks.register("register_admin_menu_item", operations_menu_item)
hooks.register("construct_wagtail_userbar", check_in_plain_words)
hooks.register("construct_homepage_panels", panels_of_the_campaign)


@hooks.register("register_admin_viewset")
def listings() -> list[PageListingViewSet]:
    return [listing() for listing in LISTINGS]


@hooks.register("register_admin_viewset")
def forms_of_pages() -> list[PageViewSet]:
    return editing.view_sets()


@hooks.register("register_admin_menu_item")
def menu_of_the_guide() -> MenuItem:
    return MenuItem(_("Guide"), reverse_lazy("guide"), name="guide", icon_name="help", order=10500)


@hooks.register(OPERATIONS)
def menu_of_exports() -> MenuItem:
    url = reverse_lazy("exports_report")
    return ExportsReportItem(_("Who read and exported"), url, name="exports-report", icon_name="history", order=100)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("landing-page/", open_landing_page, name="open_landing_page"),
        path("landing-page/translate/", translate_landing_page, name="translate_landing_page"),
        path("questions/", open_questions, name="open_questions"),
        path("languages/", views.LanguagesView.as_view(), name="languages"),
        path("languages/pages/<int:pk>/settle/", views.SettleView.as_view(), name="settle_translation"),
        path("languages/pages/<int:pk>/publish/", views.PublishHalfView.as_view(), name="publish_half"),
        path("languages/<slug:language>/", views.LanguageView.as_view(), name="language"),
        path("languages/<slug:language>/all/", views.MakeMissingView.as_view(), name="make_missing_translations"),
        path("languages/<slug:language>/publish/", views.PublishReadyView.as_view(), name="publish_ready_translations"),
        path("guide/", GuideView.as_view(), name="guide"),
        path("guide/blocks/", PatternsView.as_view(), name="guide_blocks"),
        path("guide/<slug:slug>/", ChapterView.as_view(), name="guide_chapter"),
        path("operations/exports/", ExportsReport.as_view(), name="exports_report"),
    ]


hooks.register("register_account_settings_panel", NoticeChoicePanel)


@hooks.register("register_icons")
def icons(registered: list[str]) -> list[str]:
    return [*registered, "campaign_admin/icons/chart.svg"]


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("campaign_admin/admin.css"))


@hooks.register("insert_editor_js")
def scripts_of_forms() -> SafeString:
    words = {"sections": _("Add a section"), "questions": _("Add a question")}
    words |= dict.fromkeys(("header", "header_button", "footer"), _("Add a link"))
    return format_html(
        '<script type="module" src="{}"></script><script type="module" src="{}"></script>'
        '<script type="module" src="{}" data-add-words="{}"></script>',
        static("campaign_admin/original.js"),
        static("campaign_admin/choosers.js"),
        static("campaign_admin/add_words.js"),
        json.dumps({path: str(said) for path, said in words.items()}),
    )

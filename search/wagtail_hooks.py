"""Registers the report of searches in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.admin.report import SearchedWordsView


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("wagtailsearchpromotions.add_searchpromotion")


@hooks.register("register_admin_urls")
def address_of_the_report() -> list[URLPattern]:
    return [path("reports/searched-words/", SearchedWordsView.as_view(), name="searched_words")]


@hooks.register("register_reports_menu_item")
def menu_of_the_report() -> MenuItem:
    url = reverse_lazy("searched_words")
    return ReportMenuItem(_("What people search for"), url, name="searched-words", icon_name="search", order=750)


@hooks.register("construct_reports_menu")
def leave_out_the_stock_report(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Wagtail's own "Search terms" reads a table that nothing writes here: that would be a write in each search."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]

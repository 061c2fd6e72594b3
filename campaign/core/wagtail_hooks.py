"""Registration with Wagtail's admin; what is registered lives in the modules named here."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from campaign.core.access.sites import WORK_ON_SITES, for_the_whole_installation, pages_of_own_sites
from campaign.core.admin import public_words
from campaign.core.languages.language_prefix import only_in_its_language
from campaign.core.pages.rich_text_links import LinkedPageHandler
from campaign.runtime.signed_in import SignedInRequest

hooks.register("on_serve_page", only_in_its_language, order=-90)


@hooks.register("register_rich_text_features", order=1)  # after Wagtail's own, in its place
def links_to_pages(features: FeatureRegistry) -> None:
    features.register_link_type(LinkedPageHandler)


# What all sites share: a redirect or a recommended result may be of any of them.
# Who gives a site another landing page says whose pages are whose.
for_the_whole_installation(
    "wagtailsites",
    "wagtailredirects",
    "wagtailsearchpromotions",
    # Words of the public pages, the languages, and who reviews what, are the same on all sites.
    "public_words_first",
    "public_words",
    "public_words_one",
    "wagtaillocales",
    "wagtailadmin_workflows",
    # The installation's own work.
    "site_state",
    "django_tasks_database_dbtaskresult_modeladmin_index",
    "django_tasks_database_dbtaskresult_modeladmin_inspect",
    # Wagtail's own, which read the rows of all.
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_results",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_reports:workflow_tasks_results",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:site_history_results",
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
    "wagtailsnippetchoosers_endorsers_endorser",
    "wagtailsnippetchoosers_petition_mailtext",
)


@hooks.register("register_permissions")
def right_to_work_on_all_sites() -> QuerySet[Permission]:
    app, codename = WORK_ON_SITES.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)


@hooks.register("construct_page_chooser_queryset")
def choose_pages_of_own_sites(pages: QuerySet[Page], request: SignedInRequest) -> QuerySet[Page]:
    return pages_of_own_sites(pages, request.user)


@hooks.register("register_admin_urls")
def public_words_urls() -> list:
    return public_words.urls


@hooks.register("register_settings_menu_item")
def public_words_in_settings() -> MenuItem:
    return public_words.menu_item

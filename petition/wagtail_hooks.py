"""Registers petitions' records in the admin, and keeps a signed petition from being deleted."""

from collections.abc import Iterator
from itertools import chain

from django.contrib.auth.models import Permission, User
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem, SubmenuMenuItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from campaign.core.access.sites import for_the_whole_installation
from petition.admin.abuse.trends_view import TrendsView
from petition.admin.abuse.viewsets import AccessRuleViewSet, InvalidationRunViewSet, RaisedLimitViewSet
from petition.admin.comment_reasons import comment_reasons
from petition.admin.log_messages import register_log_messages
from petition.admin.mailings.updates import UpdateMailingView, update_buttons
from petition.admin.mails.viewsets import MailTextViewSet
from petition.admin.menu import OPERATIONS, SignatureMenuItem, petition_buttons, signature_menu
from petition.admin.modeladmins import ExportAdmin, ImportAdmin, OfflineBatchAdmin
from petition.admin.page_protection import keep_signed_petitions, keep_signed_petitions_in_bulk
from petition.admin.partners.viewsets import PartnerViewSet
from petition.admin.signatures.bulk import BULK_ACTIONS
from petition.admin.signatures.reading import register_log_messages as register_readings
from petition.admin.signatures.viewsets import SignaturePolicy, SignatureViewSet
from petition.admin.statistics.view import StatisticsView
from petition.embedding.pages import EmbedView

# What all sites share: a network that is blocked is blocked for all of them.
for_the_whole_installation("access_rules", "comment_reasons")
register_snippet(MailTextViewSet)
offline_batches = OfflineBatchAdmin()
exports, imports = ExportAdmin(), ImportAdmin()
for records in (offline_batches, exports, imports):
    records.register_with_wagtail()
access_rules = AccessRuleViewSet()
invalidation_runs = InvalidationRunViewSet()
raised_limits = RaisedLimitViewSet()
partners = PartnerViewSet()

hooks.register("register_log_actions", register_log_messages)
hooks.register("register_log_actions", register_readings)
hooks.register("before_delete_page", keep_signed_petitions)
hooks.register("before_bulk_action", keep_signed_petitions_in_bulk)
for bulk_action in BULK_ACTIONS:
    hooks.register("register_bulk_action", bulk_action)


@hooks.register("register_admin_viewset")
def signatures_in_the_admin() -> SignatureViewSet:
    return SignatureViewSet()


@hooks.register("register_permissions")
def rights_on_signatures() -> QuerySet[Permission]:
    """Those that mean something: nobody adds or deletes a signature in the admin."""
    names = [f"{action}_signature" for action in SignaturePolicy.actions]
    return Permission.objects.filter(content_type__app_label="petition", codename__in=names)


@hooks.register("register_admin_menu_item")
def menu_of_signatures() -> SubmenuMenuItem:
    return signature_menu()


@hooks.register(OPERATIONS)
def menu_of_offline_batches() -> MenuItem:
    return offline_batches.get_menu_item()


@hooks.register(OPERATIONS)
def menu_of_exports() -> MenuItem:
    return exports.get_menu_item()


@hooks.register(OPERATIONS)
def menu_of_imports() -> MenuItem:
    return imports.get_menu_item()


@hooks.register("register_page_listing_more_buttons")
def buttons_in_the_page_list(page: Page, user: User, next_url: str | None = None) -> Iterator[Button]:
    return chain(petition_buttons(page, user), update_buttons(page, user))


@hooks.register("register_page_header_buttons")
def buttons_on_the_page(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    return chain(petition_buttons(page, user), update_buttons(page, user))


@hooks.register("register_admin_viewset")
def defence_in_the_admin() -> list[ModelViewSet]:
    return [access_rules, invalidation_runs, raised_limits, comment_reasons]


@hooks.register("register_admin_viewset")
def partners_in_the_admin() -> ModelViewSet:
    return partners


@hooks.register(OPERATIONS)
def menu_of_partners() -> MenuItem:
    return partners.get_menu_item(55)


@hooks.register(OPERATIONS)
def menu_of_access_rules() -> MenuItem:
    return access_rules.get_menu_item(60)


@hooks.register(OPERATIONS)
def menu_of_invalidation_runs() -> MenuItem:
    return invalidation_runs.get_menu_item(70)


@hooks.register(OPERATIONS)
def menu_of_raised_limits() -> MenuItem:
    return raised_limits.get_menu_item(75)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [
        path("reports/signing-trends/", TrendsView.as_view(), name="signing_trends"),
        path("statistics/", StatisticsView.as_view(), name="statistics"),
    ]


@hooks.register("register_admin_urls")
def embedding_urls() -> list[URLPattern]:
    return [path("petitions/<int:pk>/embed/", EmbedView.as_view(), name="petition_embed")]


@hooks.register("register_admin_urls")
def update_urls() -> list[URLPattern]:
    return [path("updates/<int:pk>/mail/", UpdateMailingView.as_view(), name="update_mailing")]


@hooks.register("register_reports_menu_item")
def menu_of_trends() -> MenuItem:
    url = reverse_lazy("signing_trends")
    return SignatureMenuItem(
        _("Trends of signing"), url, name="signing-trends", icon_name="warning", order=700, action="change"
    )

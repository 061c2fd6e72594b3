"""Registers petitions' records in the admin, and keeps a signed petition from being deleted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from petition.mail_viewsets import MailTextViewSet
from petition.models import Signature
from petition.resending import RESENT_TO_UNCONFIRMED
from petition.viewsets import SignatureViewSet

register_snippet(MailTextViewSet)


@hooks.register("register_admin_viewset")
def signatures_in_the_admin() -> SignatureViewSet:
    return SignatureViewSet()


@hooks.register("register_log_actions")
def log_of_resending(actions: LogActionRegistry) -> None:
    actions.register_action(
        RESENT_TO_UNCONFIRMED, _("Ask to confirm again"), _("Asked all who had not confirmed to confirm again")
    )


@hooks.register("before_delete_page")
def keep_signed_petitions(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer in words where the database would refuse, and before it counts millions of rows."""
    signed = Signature.objects.filter(petition__path__startswith=page.path)
    if not signed.exists():
        return None
    messages.error(request, _("This page can’t be deleted: people have signed it. Unpublish it instead."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_signed_petitions_in_bulk(
    request: HttpRequest, action_type: str, objects: list, action_class_instance: object
) -> HttpResponse | None:
    if action_type != "delete":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    signed = [page for page in pages if Signature.objects.filter(petition__path__startswith=page.path).exists()]
    if not signed:
        return None
    messages.error(
        request,
        ngettext(
            "One of these pages can’t be deleted: people have signed it. Unpublish it instead.",
            "%(count)d of these pages can’t be deleted: people have signed them. Unpublish them instead.",
            len(signed),
        )
        % {"count": len(signed)},
    )
    return redirect("wagtailadmin_explore", signed[0].get_parent().pk)

"""Entries of the menu that open one page, whichever it is on this site."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from wagtail.models import Locale, Page, Site

from campaign.admin.menu import works_on_pages
from campaign.runtime.signed_in import SignedInRequest
from home.models import FAQPage


def open_landing_page(request: SignedInRequest) -> HttpResponse:
    """To the form of the landing page of the site that is asked; to the list of pages where there is none to edit."""
    if not works_on_pages(request.user):
        raise PermissionDenied
    site = Site.find_for_request(request)
    page = site.root_page if site else None
    if page is None or not page.permissions_for_user(request.user).can_edit():
        return redirect("wagtailadmin_explore_root")
    return redirect("wagtailadmin_pages:edit", page.pk)


def translate_landing_page(request: SignedInRequest) -> HttpResponse:
    """To where the landing page, and with it all that is below, is translated; else to the list of languages."""
    site = Site.find_for_request(request)
    page = site.root_page if site else None
    if page is None or not request.user.has_perm("simple_translation.submit_translation"):
        raise PermissionDenied
    known = page.get_translations(inclusive=True).values("locale")
    if not Locale.objects.exclude(pk__in=known).exists():
        return redirect("wagtailadmin_explore", page.pk)
    return redirect("simple_translation:submit_page_translation", page.pk)


def open_questions(request: SignedInRequest) -> HttpResponse:
    """To the form of the only page of questions, but for its translations; to their list where there are several."""
    if not works_on_pages(request.user):
        raise PermissionDenied
    editable = [
        page
        for page in FAQPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)[:20]
        if _may_edit(request, page)
    ]
    if len(editable) == 1:
        return redirect("wagtailadmin_pages:edit", editable[0].pk)
    return redirect("question_pages:index")


def _may_edit(request: SignedInRequest, page: Page) -> bool:
    return page.permissions_for_user(request.user).can_edit()

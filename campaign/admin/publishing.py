"""How an editor publishes: by the main button, and then stays on the page, with words for what comes next."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page

from petition.models import PetitionPage, PetitionUpdatePage

# Wagtail's names, the most wanted first: who may approve or publish wants to.
MAIN_ACTIONS = ("approve", "action-publish", "action-submit")


def main_action_first(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Wagtail makes the first one the button, and hides the others behind its arrow."""
    by_name = {item.name: item for item in items}
    main = next((by_name[name] for name in MAIN_ACTIONS if name in by_name), None)
    if main:
        items.remove(main)
        items.insert(0, main)


def stay_on_the_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """After an action that Wagtail would leave the page by, unless it was opened from elsewhere, to come back there."""
    _say_schedule(request, page)
    if request.POST.get("next"):
        return None
    if "action-publish" in request.POST and _is_first_publication(page):
        links = format_html_join(" · ", '<a href="{}">{}</a>', _next_steps(page, by=request.user))
        messages.info(request, format_html("{} {}", _("What you may do next:"), links))
    return redirect("wagtailadmin_pages:edit", page.pk)


def _say_schedule(request: HttpRequest, page: Page) -> None:
    """That a time is set, in which time zone, and what it takes to hold."""
    now, is_published = timezone.now(), "action-publish" in request.POST
    zone = timezone.get_current_timezone_name().replace("_", " ")
    times = {
        "go_live_at": _("Set: the page is published by itself on %(time)s (%(zone)s)."),
        "expire_at": _("Set: the page is taken off the site by itself on %(time)s (%(zone)s)."),
        "closes_at": _("Set: the petition closes by itself on %(time)s (%(zone)s)."),
    }
    for name, words in times.items():
        at = getattr(page, name, None)
        holds = at == type(page).objects.filter(pk=page.pk).values_list(name, flat=True).first() if at else False
        if at is None or at <= now or (holds and not is_published):
            continue
        shown = date_format(timezone.localtime(at), "DATETIME_FORMAT")
        messages.info(request, words % {"time": shown, "zone": zone})
        if not is_published:
            messages.warning(request, _("This holds once you publish: until then it stands in the draft alone."))


def _is_first_publication(page: Page) -> bool:
    times = Page.objects.filter(pk=page.pk).values_list("first_published_at", "last_published_at").get()
    return times[0] is not None and times[0] == times[1]


def _next_steps(page: Page, *, by: User | AnonymousUser) -> Iterator[tuple[str, str]]:
    """Address and words of each."""
    site, petition = page.get_site(), page.specific
    if isinstance(petition, PetitionUpdatePage) and by.has_perm("mailings.add_mailing"):
        yield reverse("update_mailing", args=[page.pk]), _("mail it to those who asked for updates")
    menu = reverse("wagtailsettings:edit", args=["core", "navigationsettings", *([site.pk] if site else [])])
    yield menu, _("put it in the menu")
    if site and site.root_page_id != page.pk:
        yield reverse("wagtailadmin_pages:edit", args=[site.root_page_id]), _("show it on the landing page")
    if isinstance(petition, PetitionPage):
        yield petition.embed_url(), _("show it on other sites")
        yield reverse("signatures:index"), _("see who signs")

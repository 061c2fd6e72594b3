"""Loads the demo campaign into a site that has no content yet."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from campaign.demo.finding import promote
from campaign.demo.mailings import load_mailings
from campaign.demo.media import make_collection
from campaign.demo.models import LoadedObject
from campaign.demo.pages import PageLoader
from campaign.demo.people import make_editor, sign_petition
from campaign.demo.permission import require_demo_allowed
from campaign.demo.sites import follow_address, load_settings, serve_from
from campaign.demo.spanish import add_spanish
from campaign.demo.wall import load_endorsers, submit_endorsements
from campaign.runtime.database.advisory_lock import alone
from endorsers.models import Endorser
from home.starting import default_site, starting_page


@dataclass(frozen=True)
class Loaded:
    """What was loaded; ``made_editor`` is false where an account of that name was there before."""

    pages: int
    endorsers: int
    waiting_endorsers: int
    signatures: int
    made_editor: bool


def load_demo(*, now: datetime | None = None) -> Loaded | None:
    """Load the demo, all or nothing; None, and no content changed, where the site has content already.

    A demo that is there already follows the site's address, so that its links hold on another port.
    Raises DemoNotAllowedError where the settings do not allow the demo.
    """
    require_demo_allowed()
    with alone("load_demo"), transaction.atomic():
        if has_content():
            follow_address(default_site())
            return None
        return _load(now or timezone.now())


def has_content() -> bool:
    """True where the site holds a page or an endorser that a fresh installation does not have."""
    start = starting_page(default_site())
    pages = Page.objects.filter(depth__gt=1).exclude(pk=start.pk if start else None)
    return pages.exists() or Endorser.objects.exists()


def _load(now: datetime) -> Loaded:
    site = default_site()
    start = starting_page(site)
    editor = make_editor()
    collection = make_collection()
    pages = PageLoader(collection=collection, owner=editor).load(Page.get_first_root_node())
    serve_from(site, pages.home)
    if start:
        start.delete()
    promote(pages.petition)
    load_settings(site=site, pages=pages, collection=collection)
    add_spanish(editor=editor)
    endorsers = load_endorsers(site=site, collection=collection)
    waiting = submit_endorsements()
    signatures = sign_petition(petition=pages.petition, now=now)
    load_mailings(site=site, petition=pages.petition, by=editor, now=now)
    return Loaded(
        pages=LoadedObject.objects.still_there(Page).count(),
        endorsers=len(endorsers),
        waiting_endorsers=len(waiting),
        signatures=signatures,
        made_editor=editor is not None,
    )

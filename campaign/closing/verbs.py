"""The verbs: close a campaign, and open it again."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import linebreaks
from wagtail.log_actions import log
from wagtail.models import Site

from campaign.closing.models import ClosedCampaign
from campaign.core.languages.site_pages import of_site
from campaign.core.privacy.retention import removed_on
from campaign.runtime.database.advisory_lock import alone
from endorsers.pages.opening import close_form, open_form
from petition.closing import close_petition, open_petition
from petition.models import PetitionPage
from petition.privacy.retention import last_heard_of

ENDED, REOPENED = "campaign.end", "campaign.reopen"


def petitions_of(site: Site) -> QuerySet[PetitionPage]:
    """The site's petitions that hold signatures themselves and are published."""
    return of_site(PetitionPage.objects.live().originals(), site).order_by("path")


def close_campaign(*, site: Site, words: str, by: User | None, takes_organizations: bool = False) -> ClosedCampaign:
    """Close each open petition, with ``words`` (plain text) in place of its form. Ended already: nothing changes.

    The form for organizations closes too, unless it ``takes_organizations`` on.

    One that has passed its closing date counts as open: it gets the words too.
    """
    html = linebreaks(words, autoescape=True) if words else ""
    with alone("closing"), transaction.atomic():
        if already := ClosedCampaign.objects.filter(site=site).first():
            return already
        still_open = list(petitions_of(site).filter(state=PetitionPage.State.OPEN))
        dropped = sum(close_petition(petition=petition, words=html, by=by) for petition in still_open)
        petitions = [petition.pk for petition in still_open]
        pages = [] if takes_organizations else close_form(site=site, by=by)
        closed = ClosedCampaign.objects.create(
            site=site, closed_at=timezone.now(), closed_by=by, petitions=petitions, endorsers_pages=pages
        )
        log(instance=site.root_page.specific, action=ENDED, user=by, data={"petitions": petitions, "mails": dropped})
        return closed


def reopen_campaign(*, site: Site, by: User | None) -> bool:
    """Open what the end had closed; False where the campaign runs. Mails that were dropped do not come back."""
    with alone("closing"), transaction.atomic():
        closed = ClosedCampaign.objects.filter(site=site).first()
        if closed is None:
            return False
        for petition in PetitionPage.objects.filter(pk__in=closed.petitions, state=PetitionPage.State.CLOSED):
            open_petition(petition=petition, by=by)
        open_form(pages=closed.endorsers_pages, by=by)
        closed.delete()
        log(instance=site.root_page.specific, action=REOPENED, user=by)
        return True


def last_removal(site: Site) -> datetime | None:
    """When the last signer's name and address go; None where none are kept, or where they are kept for ever."""
    heard = last_heard_of(petitions_of(site))
    return removed_on(site, heard) if heard else None

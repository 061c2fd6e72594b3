"""The mail that a notice owes. What it says of a goal, its app says: each kind has one who writes it."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from campaign.core.models import CampaignSettings
from campaign.mail import composing
from campaign.mail.composing import Action, Letter
from campaign.mail.delivering import delivery
from campaign.mail.models import Notice
from campaign.mail.notices.owing import OUTBOX
from campaign.mail.sites import SiteUnknownError, campaign_of, campaign_of_site

# What it is about, and the mail without its frame; raises ValueError where there is nothing left to tell.
Writer = Callable[[Notice], tuple[Model, str, list[str | Action]]]

_writers: dict[str, Writer] = {}


def writes(kind: str) -> Callable[[Writer], Writer]:
    """Register who writes the mails of a kind: subject's object, subject line and parts, in the active language."""

    def register(writer: Writer) -> Writer:
        _writers[kind] = writer
        return writer

    return register


def edit_action(label: str, subject: Model, user: User) -> list[str | Action]:
    """The button to where the account edits it; none where it may not."""
    path = AdminURLFinder(user).get_edit_url(subject)
    return [Action(label, f"{settings.WAGTAILADMIN_BASE_URL}{path}")] if path else []


def message_to(notice: Notice) -> EmailMultiAlternatives:
    """In the language that the account has chosen. ValueError where there is no address, or nothing left to tell."""
    user = notice.user
    with translation.override(UserProfile.get_for_user(user).get_preferred_language()):
        about, subject, parts = _writers[notice.kind](notice)
        account = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_account')}#tab-notifications"
        letter = Letter(
            to=user.email,
            subject=subject,
            parts=parts,
            reason=_("You get this mail because of your work on the campaign’s website."),
            footer=[Action(_("Choose which mails you get"), account)],
            key=f"notice-{notice.pk}",
        )
        return composing.build(letter, campaign=_campaign_of(about))


def _campaign_of(about: Model) -> CampaignSettings:
    if isinstance(about, Page):
        return campaign_of(about)
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        raise SiteUnknownError("There is no default site.")
    return campaign_of_site(site)


def _rows() -> QuerySet[Notice]:
    return Notice.objects.select_related("user")


def _sent(notice: Notice, now: datetime) -> None:
    """The row stays: it is what makes it once."""


def _given_up(notice: Notice, now: datetime, why: str) -> None:
    """Nobody waits for it."""


delivery.register(delivery.Outbox(name=OUTBOX, rows=_rows, message_to=message_to, sent=_sent, given_up=_given_up))

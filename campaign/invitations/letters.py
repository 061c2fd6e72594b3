"""The mail to whoever is invited."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaign.core.languages.language_prefix import language_of
from campaign.invitations.inviting import OUTBOX
from campaign.invitations.models import Invitation
from campaign.invitations.rights_in_words import rights_in_words
from campaign.invitations.tokens import LIFETIME, path_of
from campaign.mail import composing
from campaign.mail.delivering import delivery
from campaign.mail.sites import campaign_of_site


def message_to(invitation: Invitation) -> EmailMultiAlternatives:
    """In the language of the site. ValueError for no address."""
    campaign = campaign_of_site(invitation.site)
    with translation.override(language_of(invitation.site.root_page)):
        return composing.build(_letter(invitation, campaign.words.organization_name), campaign=campaign)


def _letter(invitation: Invitation, organization: str) -> composing.Letter:
    user, site = invitation.user, invitation.site
    names = {
        "who": composing.in_words(_name_of_inviter(invitation)),
        "site": composing.in_words(site.site_name or organization or site.hostname),
    }
    days = ngettext("The link works for %(days)d day.", "The link works for %(days)d days.", LIFETIME.days)
    parts: list[str | composing.Action] = [
        _("%(who)s invites you to work on the website of %(site)s.") % names,
        "\n".join([_("You may:"), *rights_in_words(user.groups.all())]),
        composing.Action(_("Choose your password"), f"{settings.WAGTAILADMIN_BASE_URL}{path_of(user)}"),
        " ".join([days % {"days": LIFETIME.days}, _("After that, ask for another invitation.")]),
        _("Your user name is %(name)s; your e-mail address does as well.") % {"name": user.get_username()},
    ]
    if settings.REQUIRE_SECOND_STEP:
        parts.append(_("You will need a phone with an app that makes codes: the site asks for one at each sign-in."))
    return composing.Letter(
        to=user.email,
        subject=_("Your invitation to %(site)s") % names,
        parts=parts,
        reason=_(
            "You get this mail because %(who)s entered your address. Not meant for you? Leave it: without "
            "the link nobody can enter."
        )
        % names,
        key=f"invitation-{invitation.pk}-{int(invitation.invited_at.timestamp())}",
    )


def _name_of_inviter(invitation: Invitation) -> str:
    who = invitation.invited_by
    return (who.get_full_name() or who.get_username()) if who else _("An administrator")


def _rows() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("user", "site__root_page__locale", "invited_by")


def _sent(invitation: Invitation, now: datetime) -> None:
    """The row says when it was asked for; there is nothing more to note."""


def _given_up(invitation: Invitation, now: datetime, why: str) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(failed_at=now)


delivery.register(delivery.Outbox(name=OUTBOX, rows=_rows, message_to=message_to, sent=_sent, given_up=_given_up))

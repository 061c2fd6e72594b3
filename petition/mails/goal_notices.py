"""The mail to colleagues when a goal is reached."""

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from campaign.core.text.numbers import grouped
from campaign.mail.composing import Action, in_words
from campaign.mail.models import Notice
from campaign.mail.notices.letters import writes
from petition.models import PetitionPage


@writes(Notice.Mail.GOAL)
def goal_reached(notice: Notice) -> tuple[Model, str, list[str | Action]]:
    """``subject`` is the petition's number, ``number`` the goal. ValueError where the petition is gone."""
    petition = PetitionPage.objects.filter(pk=notice.subject).first()
    if petition is None:
        raise ValueError("The petition is gone.")
    names = {
        "title": in_words(petition.title),
        "goal": grouped(notice.number),
        "number": grouped(petition.signatures_counted),
    }
    parts: list[str | Action] = [
        _("“%(title)s” has reached its goal of %(goal)s. %(number)s have signed by now.") % names
    ]
    following = next((goal for goal in petition.goals if goal > petition.signatures_counted), None)
    if following:
        parts.append(_("The next goal is %(goal)s.") % {"goal": grouped(following)})
    else:
        parts.append(_("There is no further goal. Add one to the petition, and the bar goes on."))
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('statistics')}?petition={petition.pk}"
    parts.append(Action(_("See how it grew"), address))
    parts.append(_("A good moment to write to everybody who signed: an update with thanks, and what comes next."))
    return petition, _("Goal reached: %(goal)s for “%(title)s”") % names, parts

"""What a finding is about and who must act, for people who run a campaign and no server."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaign.runtime.findings import Finding, Level

# By the subject of the finding: its name, and what it does. What is not named here explains itself.
ABOUT: dict[str, tuple[Promise, Promise]] = {
    "Database": (_("Database"), _("keeps all pages and signatures")),
    "Migrations": (_("Migrations"), _("the database has the shape that this version of the program expects")),
    "Clock": (_("Clock"), _("all parts agree on the time")),
    "Cache": (_("Cache"), _("keeps pages ready, so that they come fast")),
    "Media": (_("Media"), _("keeps pictures and documents")),
    "Disk": (_("Disk"), _("room for pictures and documents")),
    "Mail server": (_("Mail server"), _("sends mails to signers and to you")),
    "Worker": (_("Worker"), _("does what takes longer, such as exports")),
    "Scheduler": (_("Scheduler"), _("does what recurs, such as publishing at a set time")),
    "Mails": (_("Mails"), _("mails leave soon after they are due")),
    "Networks": (_("Networks"), _("signers from different places are told apart")),
    "Public log": (_("Public log"), _("shows that no signature was slipped in or changed")),
    "Demo": (_("Demo"), _("the made-up campaign that shows what the site can do")),
}
STATES: dict[Level, Promise] = {
    Level.FINE: _("in order"),
    Level.WORTH_A_LOOK: _("look at it soon"),
    Level.BROKEN: _("broken now"),
}
NOBODY = _("nobody")
OPERATOR = _("the person who runs the server")


@dataclass(frozen=True)
class PlainFinding:
    """A finding with what it is about, its state and who must act. ``words`` are for that person."""

    subject: str | Promise
    about: str | Promise
    state: Promise
    is_fine: bool
    who: Promise
    words: str


def in_plain_words(finding: Finding) -> PlainFinding:
    is_fine = finding.level == Level.FINE
    subject, about = ABOUT.get(finding.subject, (finding.subject, ""))
    return PlainFinding(
        subject=subject,
        about=about,
        state=STATES[finding.level],
        is_fine=is_fine,
        who=NOBODY if is_fine else OPERATOR,
        words=finding.words,
    )

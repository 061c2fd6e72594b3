"""What the groups of the admin may do, in plain words: for whoever is invited, and for whoever chooses."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WORDS: dict[str, str | Promise] = {
    "Editors": gettext_lazy(
        "write and publish pages, with pictures and documents; change the words of mails, menus and the campaign’s "
        "settings. Signers’ names and addresses stay out of sight."
    ),
    "Signature managers": gettext_lazy(
        "read, correct and set aside signatures, enter those on paper, bring in and export lists, with "
        "signers’ names and addresses in sight."
    ),
    "Analysts": gettext_lazy("read the counts and how they change. Signers’ names and addresses stay out of sight."),
    "Administrators": gettext_lazy(
        "do all of the office’s work: pages, signatures, endorsing organizations, accounts of colleagues, settings, "
        "with signers’ names and addresses in sight."
    ),
    "Endorsement moderators": gettext_lazy(
        "decide which organizations are shown as endorsing, and correct what they sent."
    ),
    "Mailing writers": gettext_lazy("write mailings to those who asked for them, and hand them in to be sent."),
    "Mailing senders": gettext_lazy("write mailings and send them. Signers’ names and addresses stay out of sight."),
    "Moderators": gettext_lazy("review and publish pages that colleagues hand in."),
}


def rights_of(group: Group) -> str:
    """One group's rights, beginning with a verb; of a group of the site's own, its name."""
    known = WORDS.get(group.name)
    return str(known) if known else _("what the group “%(group)s” may do on this site.") % {"group": group.name}


def rights_in_words(groups: Iterable[Group]) -> list[str]:
    """A line for each group."""
    return [f"• {rights_of(group)}" for group in sorted(groups, key=lambda group: group.name)]

"""The texts of the kit: our own, which editors may write anew in each language on the endorsers page."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaign.mailings.writing.placeholders import faults


@dataclass(frozen=True)
class _Placeholders:
    """As the machine of the mailings takes them."""

    placeholders: dict[str, str | Promise]
    may_be_empty: tuple[str, ...] = ()


PLACEHOLDERS: dict[str, str | Promise] = {
    "organization": _("the organization’s name"),
    "campaign": _("who runs the campaign"),
    "petition": _("the petition’s title"),
    "link": _("the organization’s own link, by which people are counted"),
}
KIT_WORDS: dict[str, str | Promise] = {
    "call": _("{organization} asks you: sign with us."),
    "post": _("{organization} supports “{petition}”. Sign it with us: {link}"),
    "mail_subject": _("Will you sign this with us?"),
    "mail_body": _(
        "Hello,\n\n{organization} supports the petition “{petition}”. Signing it takes a minute, and each name "
        "counts:\n\n{link}\n\nPlease send it on to one more person."
    ),
    "newsletter": _(
        "{organization} supports the petition “{petition}” by {campaign}. Take a minute to sign it, and pass it on to "
        "your friends: {link}"
    ),
    "press": _(
        "{organization} has joined {campaign} and supports its petition “{petition}”. Everybody can read and sign it "
        "at {link}"
    ),
}


def kit_faults(text: str) -> list[str | Promise]:
    """What is wrong with the placeholders of an editor's text, in words."""
    return faults(text, _Placeholders(PLACEHOLDERS))

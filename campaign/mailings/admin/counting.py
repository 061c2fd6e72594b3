"""How many mailboxes get a mailing, as editors read it: by language, and who is left out and why."""

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from campaign.core.pages.translations import own_name
from campaign.mailings.audiences import LeftOut
from campaign.mailings.choosing.selecting import count
from campaign.mailings.models import Mailing


@dataclass(frozen=True)
class Line:
    words: str | Promise
    mailboxes: int


@dataclass(frozen=True)
class Numbers:
    """``languages``: who gets it, most first; ``left_out``: who does not, by the reason.

    ``unproven``: how many of those asked for updates and have not confirmed the address.
    """

    languages: list[Line]
    left_out: list[Line]
    unproven: int = 0

    @property
    def gets(self) -> int:
        return sum(line.mailboxes for line in self.languages)

    @property
    def left(self) -> int:
        return sum(line.mailboxes for line in self.left_out)


def numbers_of(mailing: Mailing) -> Numbers:
    languages: Counter[str] = Counter()
    left_out: Counter[LeftOut] = Counter()
    for found in count(mailing):
        if found.reason == LeftOut.NOBODY:
            languages[found.language] += found.mailboxes
        else:
            left_out[found.reason] += found.mailboxes
    return Numbers(
        [Line(own_name(code) if code else _("not known"), number) for code, number in languages.most_common()],
        [Line(reason.words, number) for reason, number in left_out.most_common()],
        left_out[LeftOut.UNCONFIRMED],
    )

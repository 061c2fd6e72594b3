"""How a petition grew, as other sites may show it: the curve and its numbers, in words too."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext

from campaign.core.charts.timeline import Timeline, curve
from campaign.core.text.numbers import grouped
from petition.counting.statistics import Growth, Span, growth, in_steps
from petition.models import PetitionPage

GROWTH = "growth"


@dataclass(frozen=True)
class GrowthOf:
    """What is shown of a petition, in the active language."""

    petition: PetitionPage
    days: list[Growth]

    @property
    def steps(self) -> list[Growth]:
        return list(reversed(in_steps(self.days)))

    @property
    def goal(self) -> int | None:
        return self.petition.progress.goal

    @cached_property
    def chart(self) -> Timeline | None:
        """None where nobody has signed yet."""
        words = gettext("Goal: %(goal)s") % {"goal": grouped(self.goal)} if self.goal else ""
        days = [(day.since, day.total) for day in self.days]
        return curve(days, goal=self.goal, goal_words=words) if days else None

    @property
    def said(self) -> str:
        """How many have signed; a call where nobody has yet."""
        number = self.petition.signatures_counted
        if self.petition.awaits_first:
            return gettext("Be the first to sign")
        words = ngettext("%(number)s person has signed", "%(number)s people have signed", number)
        return words % {"number": grouped(number)}

    @property
    def title(self) -> str:
        return gettext("How the number of signatures grew")

    @property
    def text(self) -> str:
        """The curve in words."""
        if not self.days:
            return gettext("Nobody has signed yet.")
        facts = {
            "first": date_format(self.days[0].since, "DATE_FORMAT"),
            "last": date_format(self.days[-1].since, "DATE_FORMAT"),
            "number": grouped(self.days[-1].total),
        }
        return gettext("From %(first)s to %(last)s, up to %(number)s.") % facts


def growth_of(petition: PetitionPage) -> GrowthOf:
    return GrowthOf(petition, growth([petition.counted_id], Span()))

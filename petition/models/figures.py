"""A petition's numbers: how many have signed it, its goals, and what is said of both."""

from collections.abc import Container, Sequence
from copy import copy
from typing import Self

from django.db import connection
from django.utils.functional import cached_property
from django.utils.translation import ngettext

from campaign.core.models import BasePage
from campaign.core.templatetags.campaign_numbers import count
from campaign.runtime.cache.request_memory import remembered
from petition.models.offline import OfflineBatch
from petition.models.progress import Progress, progress
from petition.models.tallies import SignatureTally


def counts_of(petition_id: int) -> tuple[int, int]:
    """The signatures made here and those on paper, of the petition that holds them."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [petition_id] * 2)
        online, on_paper = cursor.fetchone()
    return int(online), int(on_paper)


def _sum(rows: type[SignatureTally] | type[OfflineBatch]) -> str:
    return f"COALESCE((SELECT sum(count) FROM {rows._meta.db_table} WHERE petition_id = %s), 0)"


# Everybody who has just signed asks for it, and the ORM takes five times as long to put it into words.
_COUNTS = f"SELECT {_sum(SignatureTally)}, {_sum(OfflineBatch)}"


class PetitionFigures:
    """Of the petition that holds the signatures (``counted``), whichever of its languages is asked."""

    @classmethod
    def load_together(cls, pages: Sequence[BasePage], names: Container[str]) -> None:
        super().load_together(pages, names)
        if "signatures_counted" in names:
            online, on_paper = SignatureTally.objects.totals(pages), OfflineBatch.objects.totals(pages)
            for page in pages:
                page._counts = online[page.pk], on_paper[page.pk]
                page.signatures_counted = sum(page._counts)

    @cached_property
    def signatures_counted(self) -> int:
        """How many signatures count at this moment, those on paper included."""
        return self.signatures_online + self.signatures_offline

    @property
    def signatures_online(self) -> int:
        return self._counts[0]

    @property
    def signatures_offline(self) -> int:
        return self._counts[1]

    @cached_property
    def _counts(self) -> tuple[int, int]:
        """Signatures made here, and those on paper."""
        return counts_of(self.counted_id) if self.pk else (0, 0)

    def counted_anew(self) -> Self:
        """The same petition, which asks how many have signed when it is next asked itself."""
        anew = copy(self)
        for name in ("signatures_counted", "_counts"):
            vars(anew).pop(name, None)
        return anew

    @property
    def awaits_first(self) -> bool:
        """True where it can be signed and nobody has: a call to be the first says more than a nought."""
        return not self.signatures_counted and self.is_open()

    @property
    def progress(self) -> Progress:
        return progress(self.signatures_counted, self.goals)

    @cached_property
    def goals(self) -> list[int]:
        """The first goal and those that follow it, ascending; empty where there is none."""
        if not self.goal:
            return []
        counted = self.counted
        following = remembered(
            ("next goals", counted.pk or id(counted)), lambda: [goal.signatures for goal in counted.next_goals.all()]
        )
        return sorted({self.goal, *following})

    def text_when_shared(self) -> str:
        """The title, and how many have signed so far, on paper too."""
        if not self.signatures_counted:
            return self.title_when_shared
        words = ngettext("%(number)s person has signed", "%(number)s people have signed", self.signatures_counted)
        return f"{self.title_when_shared} – {words % {'number': count(self.signatures_counted)}}"

    def share_facts(self) -> dict[str, str]:
        return {"signatures": count(self.signatures_counted)}

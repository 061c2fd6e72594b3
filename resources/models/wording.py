"""How a resource is named in a sentence: its line under the title, its date and its citation."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaign.core.text.lists import listed
from campaign.core.text.numbers import grouped

NAMES_AT_MOST = 6


def in_words(names: list[str]) -> str:
    """The names as a list in a sentence: ``A, B and C``; of very many the first and the number of the others."""
    if len(names) < 2:
        return "".join(names)
    if len(names) > NAMES_AT_MOST:
        others = len(names) - NAMES_AT_MOST + 1
        first = listed(names[: NAMES_AT_MOST - 1])
        return ngettext("%(first)s and %(others)d other", "%(first)s and %(others)d others", others) % {
            "first": first,
            "others": others,
        }
    return _("%(first)s and %(last)s") % {"first": listed(names[:-1]), "last": names[-1]}


class ResourceWording:
    """For the resource page: what it says of itself, in the reader's language."""

    @property
    def byline_text(self) -> str:
        """The line under the title: an editor's own, or one of type, number of organizations and publishers."""
        if self.byline:
            return self.byline
        kind, publishers = str(self.get_kind_display()), in_words(self.publisher_names)
        by = _("%(kind)s by %(publishers)s")
        if self.signatories:
            by = _("%(kind)s, published by %(publishers)s")  # who published it is not all who signed it
            words = ngettext(
                "%(kind)s from %(number)s organization", "%(kind)s from %(number)s organizations", self.signatories
            )
            kind = words % {"kind": kind, "number": grouped(self.signatories)}
        return by % {"kind": kind, "publishers": publishers} if publishers else kind

    @property
    def citation(self) -> str:
        """Who, title, what, when and where, as plain text to copy; of a kind that every style can be made from."""
        publishers = in_words(self.publisher_names)
        where = self.link or self.canonical_url()
        facts = _("“%(title)s.” %(kind)s, %(date)s. %(address)s") % {
            "title": self.title.rstrip("."),
            "kind": self.get_kind_display(),
            "date": self.date_text,
            "address": where,
        }
        return f"{publishers}. {facts}" if publishers else facts

    @property
    def date_text(self) -> str:
        """The date to the precision known, in the reader's language."""
        formats = {"day": "DATE_FORMAT", "month": "YEAR_MONTH_FORMAT", "year": "Y"}
        return date_format(self.date, formats[self.date_precision])

    @property
    def date_iso(self) -> str:
        """The date as HTML's ``time`` element takes it: ``2025-12-04``, ``2025-12`` or ``2025``."""
        return self.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.date_precision]]

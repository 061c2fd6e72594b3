"""Two versions of a page side by side: only what differs, and empty where something is empty.

Wagtail compares; what is said here differs from it: it writes “None” for an empty date or number, and lists each of a
petition's questions, as moved too where only the counting of their places began elsewhere.
"""

from functools import partial
from typing import Any

from django.db import models
from django.utils.formats import localize
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin import compare
from wagtail.admin.panels import InlinePanel


class ValueComparison(compare.FieldComparison):
    """Of dates, times, numbers, and yes or no."""

    def htmldiff(self) -> SafeString:
        before, after = _in_words(self.val_a), _in_words(self.val_b)
        if not self.has_changed():
            return escape(before)
        changes = [("deletion", before), ("addition", after)]
        return compare.TextDiff([(kind, words) for kind, words in changes if words], separator=" ").to_html()


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(localize(value))


for kind in (models.DateField, models.TimeField, models.IntegerField, models.BooleanField):
    compare.register_comparison_class(kind, comparison_class=ValueComparison)


class ChangedChildren(compare.ChildRelationComparison):
    """Of the rows that Wagtail matched, those that differ or stand elsewhere among the rows that both versions have."""

    def get_child_comparisons(self) -> list[compare.ChildObjectComparison]:
        shown = self._matched()
        kept = [one for one in shown if one.obj_a and one.obj_b]
        if hasattr(self.field.related_model, "sort_order_field"):
            _count_places([one.obj_a for one in kept])
            _count_places([one.obj_b for one in kept])
        return [one for one in shown if one not in kept or one.has_changed() or one.get_position_change()]

    def has_changed(self) -> bool:
        return bool(self.get_child_comparisons())

    def _matched(self) -> list[compare.ChildObjectComparison]:
        """As Wagtail has them, and equal rows of two numbers: one that an older version brought back got a new one."""
        shown = super().get_child_comparisons()
        for gone in [one for one in shown if one.is_deletion()]:
            for place, new in enumerate(shown):
                both = self.get_child_comparison(gone.obj_a, new.obj_b)
                if new.is_addition() and not both.has_changed():
                    shown[place] = both
                    shown.remove(gone)
                    break
        return shown


def _count_places(rows: list[models.Model]) -> None:
    """From 0 on, in the order that editors gave them: what was added or taken away before a row moves nothing."""
    for place, row in enumerate(sorted(rows, key=lambda row: row.sort_order or 0)):
        row.sort_order = place


class ChildrenPanel(InlinePanel):
    """An inline panel whose versions are compared by ``ChangedChildren``."""

    class BoundPanel(InlinePanel.BoundPanel):
        def get_comparison(self) -> list:
            (comparison,) = super().get_comparison()
            return [partial(ChangedChildren, *comparison.args, **comparison.keywords)]

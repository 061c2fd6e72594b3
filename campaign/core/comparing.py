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


class ChildComparison(compare.ChildObjectComparison):
    """``moved``: by how many places, downwards if positive."""

    moved = 0

    def get_position_change(self) -> int:
        return self.moved


class ChangedChildren(compare.ChildRelationComparison):
    """Equal ones are the same whatever their numbers: a version that was never published knows none."""

    def get_mapping(self, objs_a: list, objs_b: list) -> tuple[dict, dict, list, list]:
        """As Wagtail's: which row of the first version is which of the second, and back; what is new; what is gone."""
        pairs = [(here, there) for here in range(len(objs_a)) for there in range(len(objs_b))]
        pairs.sort(key=lambda pair: self._difference(objs_a[pair[0]], objs_b[pair[1]]))
        forwards, backwards = {}, {}
        for here, there in pairs:
            if here not in forwards and there not in backwards and self._may_be_one(objs_a[here], objs_b[there]):
                forwards[here], backwards[there] = there, here
        added = [there for there in range(len(objs_b)) if there not in backwards]
        deleted = [here for here in range(len(objs_a)) if here not in forwards]
        return forwards, backwards, added, deleted

    def get_child_comparison(self, obj_a: models.Model | None, obj_b: models.Model | None) -> ChildComparison:
        return ChildComparison(self.field.related_model, self.field_comparisons, obj_a, obj_b)

    def get_child_comparisons(self) -> list[ChildComparison]:
        objs_a, objs_b = self._rows(self.val_a), self._rows(self.val_b)
        _forwards, backwards, added, deleted = self.get_mapping(objs_a, objs_b)
        kept = sorted(backwards.values())
        shown = []
        for place, there in enumerate(sorted(backwards)):
            comparison = self.get_child_comparison(objs_a[backwards[there]], objs_b[there])
            # Among those that stand in both: what was added or taken away before it moves nothing.
            comparison.moved = place - kept.index(backwards[there]) if self._is_ordered else 0
            shown.append(comparison)
        shown = [comparison for comparison in shown if comparison.moved or comparison.has_changed()]
        shown += [self.get_child_comparison(None, objs_b[there]) for there in added]
        return shown + [self.get_child_comparison(objs_a[here], None) for here in deleted]

    def has_changed(self) -> bool:
        return bool(self.get_child_comparisons())

    @property
    def _is_ordered(self) -> bool:
        """True where editors put them in order."""
        return hasattr(self.field.related_model, "sort_order_field")

    def _rows(self, relation: Any) -> list[models.Model]:
        rows = list(relation.all())
        return sorted(rows, key=lambda row: row.sort_order or 0) if self._is_ordered else rows

    def _difference(self, before: models.Model, after: models.Model) -> int:
        """In how many fields they differ; less than nothing for one row of the database."""
        if before.pk is not None and before.pk == after.pk:
            return -1
        return self.get_child_comparison(before, after).get_num_differences()

    def _may_be_one(self, before: models.Model, after: models.Model) -> bool:
        return before.pk is None or after.pk is None or self._difference(before, after) <= 0


class ChildrenPanel(InlinePanel):
    """An inline panel whose versions are compared by ``ChangedChildren``."""

    class BoundPanel(InlinePanel.BoundPanel):
        def get_comparison(self) -> list:
            (comparison,) = super().get_comparison()
            return [partial(ChangedChildren, *comparison.args, **comparison.keywords)]

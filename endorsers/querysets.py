"""Endorsers as adjectives."""

from django.db import models
from django.db.models.functions import Lower


class EndorserQuerySet(models.QuerySet):
    def public(self) -> "EndorserQuerySet":
        """Those that editors published."""
        return self.filter(live=True)

    def national(self) -> "EndorserQuerySet":
        return self.filter(scope="national")

    def local(self) -> "EndorserQuerySet":
        """Those of a state or a place."""
        return self.filter(scope="local")

    def in_region(self, region: str) -> "EndorserQuerySet":
        return self.filter(region__iexact=region)

    def named_like(self, words: str) -> "EndorserQuerySet":
        return self.filter(name__icontains=words)

    def in_wall_order(self) -> "EndorserQuerySet":
        """Featured ones first, then by the editors' numbers, then by name."""
        return self.order_by("-featured", "sort_order", Lower("name"), "pk")

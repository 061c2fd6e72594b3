"""Resources as adjectives."""

from wagtail.models import PageQuerySet


class ResourceQuerySet(PageQuerySet):
    def published(self) -> "ResourceQuerySet":
        """Those that anybody may read."""
        return self.live().public()

    def of_kind(self, kind: str) -> "ResourceQuerySet":
        return self.filter(kind=kind)

    def of_year(self, year: int) -> "ResourceQuerySet":
        return self.filter(date__year=year)

    def by_publisher(self, name: str) -> "ResourceQuerySet":
        return self.filter(publishers__name=name).distinct()

    def newest_first(self) -> "ResourceQuerySet":
        return self.order_by("-featured", "-date", "title", "pk")

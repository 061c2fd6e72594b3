"""Resources as adjectives."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from campaign.core.models.pages import BasePageQuerySet
from campaign.core.text.name_order import NameOrder

if TYPE_CHECKING:
    from resources.models import ResourcePage


class ResourceQuerySet(BasePageQuerySet):
    def published(self) -> "ResourceQuerySet":
        """Those that anybody may read."""
        return self.live().public()

    def with_documents(self) -> "ResourceQuerySet":
        """With their files' facts and covers, without the files' texts, which may be long."""
        facts = self.select_related("document__collection", "own_cover").defer("document__text")
        return facts.prefetch_related("own_cover__renditions")

    def of_kind(self, kind: str) -> "ResourceQuerySet":
        return self.filter(kind=kind)

    def of_year(self, year: int) -> "ResourceQuerySet":
        return self.filter(date__year=year)

    def by_publisher(self, name: str) -> "ResourceQuerySet":
        return self.filter(publishers__name=name).distinct()

    def about(self, slug: str) -> "ResourceQuerySet":
        """Those of a topic, by its slug."""
        return self.filter(topics__slug=slug)

    def in_language(self, code: str) -> "ResourceQuerySet":
        """Those that are themselves in the language, whatever that of their page is."""
        return self.filter(Q(language=code) | Q(language="", locale__language_code=code))

    def narrowed_by(self, chosen: Mapping[str, str]) -> "ResourceQuerySet":
        """Those that each chosen ``kind``, ``publisher``, ``topic`` and ``year`` lets through."""
        resources = self
        if "kind" in chosen:
            resources = resources.of_kind(chosen["kind"])
        if "publisher" in chosen:
            resources = resources.by_publisher(chosen["publisher"])
        if "year" in chosen:
            resources = resources.of_year(int(chosen["year"]))
        if "topic" in chosen:
            resources = resources.about(chosen["topic"])
        return resources

    def newest_first(self) -> "ResourceQuerySet":
        return self.order_by("-featured", "-date", NameOrder("title"), "pk")

    def by_date(self) -> "ResourceQuerySet":
        """The newest first, featured or not."""
        return self.order_by("-date", NameOrder("title"), "pk")

    def by_title(self) -> "ResourceQuerySet":
        return self.order_by(NameOrder("title"), "pk")

    def related_to(self, resource: "ResourcePage") -> "ResourceQuerySet":
        """Those that share a topic or a publisher, those that share most first; no translation of it."""
        topics = [topic.pk for topic in resource.topics.all()]
        publishers = resource.publisher_names
        if not topics and not publishers:
            return self.none()
        # Two joins of many rows each multiply, so each counts its own different ones.
        shared_topics = Count("topics", filter=Q(topics__in=topics), distinct=True)
        shared_publishers = Count("publishers__name", filter=Q(publishers__name__in=publishers), distinct=True)
        return (
            self.exclude(pk__in=self.translating(resource).values("pk"))
            .exclude(pk=resource.pk)
            .annotate(shared=shared_topics + shared_publishers)
            .filter(shared__gt=0)
            .order_by("-shared", "-date", "pk")
        )

    def translating(self, resource: "ResourcePage") -> "ResourceQuerySet":
        """The original and its other translations, whichever of them the resource is."""
        original = resource.translation_of_id or resource.pk
        family = Q(pk=original) | Q(translation_of=original) | Q(translation_of=resource.pk)
        return self.filter(family).exclude(pk=resource.pk).order_by("language", "title", "pk")

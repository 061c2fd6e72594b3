"""Resources and their library, as the search finds them."""

from collections.abc import Sequence

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.search import index

from campaign.core.documents.texts import text_kept
from campaign.core.languages.site_pages import here
from campaign.core.models import CampaignDocument
from campaign.core.searchables import Searchable, register, register_pages
from campaign.core.text.lists import listed
from resources.models import ResourceLibraryPage, ResourcePage, ResourcePublisher


def _results(resources: Sequence[ResourcePage]) -> list[tuple[str, str, str]]:
    return [
        (
            resource.title,
            resource.url,
            f"{listed([resource.byline_text, resource.date_text])}. {resource.description_when_shared}".strip(),
        )
        for resource in resources
    ]


register(
    Searchable(
        kind="resource",
        label=_("Resource"),
        queryset=lambda: (
            here(ResourcePage.objects.published())
            .select_related("document__collection")
            .prefetch_related("publishers", "topics__names")
        ),
        results=_results,
    )
)
register_pages(ResourceLibraryPage)


@receiver([post_save, post_delete], sender=ResourcePublisher)
def index_publishers(instance: ResourcePublisher, raw: bool = False, **kwargs: object) -> None:
    """A page is saved, and so indexed, before its publishers are: index it again with them."""
    resource = ResourcePage.objects.filter(pk=instance.resource_id).first()
    if resource and not raw:
        index.insert_or_update_object(resource)


@receiver(text_kept)
def index_text_of_document(document: CampaignDocument, **kwargs: object) -> None:
    for resource in ResourcePage.objects.filter(document=document):
        index.insert_or_update_object(resource)


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def index_restricted_documents(instance: CollectionViewRestriction, raw: bool = False, **kwargs: object) -> None:
    """What became private is found by its words no more."""
    collection = Collection.objects.filter(pk=instance.collection_id).first()
    if collection and not raw:
        inside = collection.get_descendants(inclusive=True)
        for resource in ResourcePage.objects.filter(document__collection__in=inside):
            index.insert_or_update_object(resource)

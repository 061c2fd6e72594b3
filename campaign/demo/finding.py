"""What leads through the demo: topics of its resources, and results that stand first in the search."""

from typing import Any, TypeVar

from django.db.models import Model
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from campaign.demo.content.promotions import PROMOTED_DESCRIPTION, PROMOTED_WORDS
from campaign.demo.content.topics import IN_SPANISH, TOPICS
from campaign.demo.models import LoadedObject
from resources.models import Topic, TopicName

Made = TypeVar("Made", bound=Model)


def make_topics() -> dict[str, Topic]:
    """The demo's topics by name; one that somebody made before is used and stays theirs."""
    topics = {name: _made_once(Topic, name=name) for name in TOPICS}
    for name, topic in topics.items():
        TopicName.objects.get_or_create(topic=topic, language="es", defaults={"name": IN_SPANISH[name]})
    return topics


def topics_of(slug: str, topics: dict[str, Topic]) -> list[Topic]:
    """Those of a resource."""
    return [topics[name] for name, slugs in TOPICS.items() if slug in slugs]


def promote(page: Page) -> None:
    """Show the page first where somebody searches for it in words that it hasn't."""
    for words in PROMOTED_WORDS:
        query = _made_once(Query, query_string=normalise_query_string(words))
        pick = SearchPromotion.objects.create(query=query, page=page, description=PROMOTED_DESCRIPTION, sort_order=0)
        LoadedObject.objects.remember(pick)


def _made_once(model: type[Made], **fields: Any) -> Made:
    made, is_new = model._default_manager.get_or_create(**fields)
    if is_new:
        LoadedObject.objects.remember(made)
    return made

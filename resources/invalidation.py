"""What of the library public pages show, beside its pages."""

from campaign.core.public_state.invalidation import invalidated_by
from resources.models import ResourcePublisher, Topic, TopicName

invalidated_by(ResourcePublisher, Topic, TopicName)

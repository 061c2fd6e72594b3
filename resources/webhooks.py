"""What changes of the library are told by webhook beside its pages."""

from campaign.webhooks.site_changes import tell_of
from resources.models import Topic

tell_of(Topic, "topic")

"""The library of reports, letters and other documents."""

from .imports import ResourceImport
from .library import ResourceLibraryPage
from .links import LinkCheck, VisitedHost
from .resources import ResourcePage, ResourcePublisher
from .topics import Topic, TopicName

__all__ = [
    "LinkCheck",
    "ResourceImport",
    "ResourceLibraryPage",
    "ResourcePage",
    "ResourcePublisher",
    "Topic",
    "TopicName",
    "VisitedHost",
]
